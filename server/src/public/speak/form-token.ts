import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { proofBits, proofText, provesWork } from 'shared/rules/proof-of-work.ts'

/** What a form carries so that a robot has to have opened it, a while ago and here. Its id is that of the act. */
export interface FormToken {
  readonly id: string
  readonly text: string
}

export type TokenFault = 'again' | 'early'

export interface FormTokens {
  make(): FormToken
  /** The token of a form that came back: none where it is not ours or too old; too young to have been typed is said beside it. */
  read(text: string): { token: FormToken | null; fault: TokenFault | null }
  /** Has a computer worked for this token? */
  isProven(token: FormToken, proof: string): boolean
}

const hour = 3_600_000

/** Keys are in memory alone: a new one every hour, one earlier is kept. What was signed before a start comes back as too old. */
export function formTokens({ youngestMs = 3_000, bits = proofBits, now = () => Date.now() } = {}): FormTokens {
  let [key, earlier] = [randomBytes(32), randomBytes(32)]
  let since = now()
  const renew = (): void => {
    if (now() - since < hour) return
    earlier = now() - since < 2 * hour ? key : randomBytes(32)
    key = randomBytes(32)
    since = now()
  }
  const mark = (text: string, under: Buffer): string => createHmac('sha256', under).update(text).digest('base64url').slice(0, 22)
  const same = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

  return {
    make() {
      renew()
      const id = randomUUID()
      const body = `${id}.${now().toString(36)}`
      return { id, text: `${body}.${mark(body, key)}` }
    },
    read(text) {
      renew()
      const [, body = '', id = '', at = '', given = ''] = /^(([0-9a-f-]{36})\.([0-9a-z]{1,12}))\.([\w-]{22})$/.exec(text) ?? []
      const ours = given !== '' && [key, earlier].some(under => same(given, mark(body, under)))
      if (!ours) return { token: null, fault: 'again' }
      return { token: { id, text }, fault: now() - Number.parseInt(at, 36) < youngestMs ? 'early' : null }
    },
    isProven: ({ text }, proof) => {
      const guess = /^\d{1,12}$/.test(proof) ? Number(proof) : -1
      return guess >= 0 && provesWork(createHash('sha256').update(proofText(text, guess)).digest(), bits)
    },
  }
}
