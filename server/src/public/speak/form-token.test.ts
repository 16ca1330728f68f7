import { createHash } from 'node:crypto'
import { proofText, provesWork } from 'shared/rules/proof-of-work.ts'
import { expect, test } from 'vitest'
import { formTokens } from './form-token.ts'

let clock = 1_800_000_000_000
const tokens = formTokens({ bits: 8, now: () => clock })

const solve = (challenge: string): string => {
  for (let guess = 0; ; guess++) if (provesWork(createHash('sha256').update(proofText(challenge, guess)).digest(), 8)) return String(guess)
}

test('a form that somebody has had open for a while is taken, with the id of its act', () => {
  const token = tokens.make()
  expect(tokens.read(token.text)).toEqual({ token, fault: 'early' })
  clock += 3_000
  expect(tokens.read(token.text)).toEqual({ token, fault: null })
})

test('a form lasts while its key is kept, and then comes back', () => {
  const token = tokens.make()
  clock += 3_600_000
  expect(tokens.read(token.text).token).toEqual(token)
  clock += 3_600_000
  expect(tokens.read(token.text)).toEqual({ token: null, fault: 'again' })
})

test('after a long night nothing of the day before is taken', () => {
  const token = tokens.make()
  clock += 12 * 3_600_000
  expect(tokens.read(token.text)).toEqual({ token: null, fault: 'again' })
})

test.each(['', 'x', 'undefined', `${'a'.repeat(36)}.zzz.${'b'.repeat(22)}`])('%j was not made here', text =>
  expect(tokens.read(text)).toEqual({ token: null, fault: 'again' }),
)

test('an altered form was not made here', () => {
  const { text } = tokens.make()
  clock += 10_000
  expect(tokens.read(text.replace(/^./, sign => (sign === 'a' ? 'b' : 'a'))).fault).toBe('again')
  expect(tokens.read(`${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`).fault).toBe('again')
})

test('work is proven for one form alone', () => {
  const [one, other] = [tokens.make(), tokens.make()]
  const proof = solve(one.text)
  expect(tokens.isProven(one, proof)).toBe(true)
  expect(tokens.isProven(other, proof)).toBe(solve(other.text) === proof)
  for (const nonsense of ['', '-1', '1e3', 'NaN', '9'.repeat(40)]) expect(tokens.isProven(one, nonsense)).toBe(false)
})
