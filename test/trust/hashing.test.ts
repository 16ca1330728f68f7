import { afterEach, expect, test, vi } from 'vitest'

/** How many hashes run at this moment, and how many ran at most. */
const seen = vi.hoisted(() => ({ running: 0, most: 0 }))
vi.mock('node:crypto', async importOriginal => {
  const real = await importOriginal<typeof import('node:crypto')>()
  const argon2: typeof real.argon2 = (algorithm, parameters, done) => {
    seen.running++
    seen.most = Math.max(seen.most, seen.running)
    real.argon2(algorithm, parameters, (error, made) => {
      seen.running--
      done(error, made)
    })
  }
  return { ...real, argon2 }
})
afterEach(() => Object.assign(seen, { running: 0, most: 0 }))

test('however many sign in at once, two hashes run at a time, and each gets its answer', async () => {
  const { fitsPassword, hashPassword } = await import('server/src/platform/passwords.ts')
  const stored = await hashPassword('clear source clean stream')
  const tries = Array.from({ length: 10 }, (_, i) => fitsPassword(i % 2 ? 'clear source clean stream' : 'another', i === 4 ? null : stored))
  expect(await Promise.all(tries)).toEqual([false, true, false, true, false, true, false, true, false, true])
  expect(seen.most).toBe(2)
})

test('a hash that fails gives its turn back', async () => {
  const { fitsPassword, hashPassword } = await import('server/src/platform/passwords.ts')
  const damaged = '$argon2id$v=19$m=1,t=3,p=1$AAAA$AAAA'
  for (let i = 0; i < 4; i++) await expect(fitsPassword('x', damaged)).rejects.toThrow()
  expect(await fitsPassword('right', await hashPassword('right'))).toBe(true)
})

test('a password is the same in every way of writing its letters', async () => {
  const { fitsPassword, hashPassword } = await import('server/src/platform/passwords.ts')
  expect(await fitsPassword('caf\u00e9 et cr\u00e8me', await hashPassword('cafe\u0301 et cre\u0300me'))).toBe(true)
})
