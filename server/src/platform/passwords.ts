import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { turns } from './turns.ts'

/** Argon2id as RFC 9106 recommends for servers; about 110 ms each. */
const cost = { memory: 65_536, passes: 3, parallelism: 1, tagLength: 32 } as const

/** At most two hashes at once: each takes 64 MiB, and a flood of sign-ins must not take the machine. */
const inTurn = turns(2)

const tag = (password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        argon2(
          'argon2id',
          { message: password.normalize('NFKC'), nonce, memory, passes, parallelism: cost.parallelism, tagLength: cost.tagLength },
          (error, made) => (error ? reject(error) : resolve(Buffer.from(made))),
        )
      }),
  )

const unpadded = (data: Buffer): string => data.toString('base64').replace(/=+$/, '')

/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag`, as other tools read it too. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const made = await tag(password, salt, cost.memory, cost.passes)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(made)}`
}

const nobodysHash = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${unpadded(Buffer.alloc(16, 7))}$${unpadded(Buffer.alloc(32, 7))}`

/** Does the password fit? Without a hash (no such account) it takes the same time to say no. */
export async function fitsPassword(password: string, stored: string | null): Promise<boolean> {
  const [, memory, passes, salt, wanted] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(stored ?? nobodysHash) ?? []
  if (!memory || !passes || !salt || !wanted) throw new Error('a stored password hash is damaged')
  const made = await tag(password, Buffer.from(salt, 'base64'), Number(memory), Number(passes))
  return timingSafeEqual(made, Buffer.from(wanted, 'base64')) && stored !== null
}
