/**
 * The code that is the only way back to a case: five signs that may be known, and twenty that are the secret (100 bits), with a
 * last sign that finds a slip of the pen. Crockford's alphabet: no I, L, O, U.
 */
export interface ReceiptCode {
  readonly locator: string
  readonly secret: string
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const locatorLength = 5
export const secretLength = 20

/** As many signs as the bits are enough for, five bits each. */
export function signsOf(bytes: Uint8Array, count: number): string {
  let [bits, have, text] = [0, 0, '']
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0x1fff
    have += 8
    while (have >= 5 && text.length < count) {
      have -= 5
      text += alphabet.charAt((bits >> have) & 31)
    }
  }
  return text
}

/** The bytes that signs stand for; what is left over of the last sign is dropped. Null: a sign that is none of ours. */
export function bytesOf(signs: string): Uint8Array | null {
  const bytes: number[] = []
  let [bits, have] = [0, 0]
  for (const sign of signs) {
    const value = alphabet.indexOf(sign)
    if (value < 0) return null
    bits = ((bits << 5) | value) & 0x1fff
    have += 5
    if (have >= 8) {
      have -= 8
      bytes.push((bits >> have) & 255)
    }
  }
  return Uint8Array.from(bytes)
}

/** Luhn's sum in base 32: finds every single slip, and nearly every pair of signs that changed places. */
export function checkSign(signs: string): string {
  let sum = 0
  for (const [at, sign] of [...signs].reverse().entries()) {
    const value = alphabet.indexOf(sign)
    const weighed = at % 2 === 0 ? value * 2 : value
    sum += (weighed >> 5) + (weighed & 31)
  }
  return alphabet.charAt((32 - (sum % 32)) % 32)
}

/** As people type: small letters, spaces, other strokes, an O for a zero. */
export const tidySigns = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

const groups = (signs: string): string => signs.replace(/(.{5})(?=.{5})/g, '$1-')

/** `K7Q2M-3F8XW-ZT4RN-0JH6P-BQ5YD7`: the last group has one sign more, the check. */
export const writeReceiptCode = ({ locator, secret }: ReceiptCode): string => {
  const signs = locator + secret
  return groups(signs + checkSign(signs))
}

/** What was typed as a code; null: it cannot be one, a sign is wrong, missing or too many. */
export function parseReceiptCode(typed: string): ReceiptCode | null {
  const signs = tidySigns(typed.slice(0, 200))
  if (signs.length !== locatorLength + secretLength + 1 || [...signs].some(sign => !alphabet.includes(sign))) return null
  const body = signs.slice(0, -1)
  if (checkSign(body) !== signs.slice(-1)) return null
  return { locator: body.slice(0, locatorLength), secret: body.slice(locatorLength) }
}

/** What is asked for to make sure that the code was kept. */
export const lastGroup = (code: string): string => tidySigns(code).slice(-6)

/** A key on paper: 32 bytes as groups of five signs, with the check at the end. */
export const writePaperKey = (bytes: Uint8Array): string => {
  const signs = signsOf(Uint8Array.from([...bytes, 0]), 52)
  return (signs + checkSign(signs)).replace(/(.{5})(?=.)/g, '$1-')
}

export function parsePaperKey(typed: string): Uint8Array | null {
  const signs = tidySigns(typed.slice(0, 300))
  if (signs.length !== 53 || checkSign(signs.slice(0, -1)) !== signs.slice(-1)) return null
  const bytes = bytesOf(signs.slice(0, -1))
  return bytes && bytes.length === 32 ? bytes : null
}
