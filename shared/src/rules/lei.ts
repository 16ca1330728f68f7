/** What is wrong with a legal entity identifier. Null: nothing. */
export type LeiFault = 'length' | 'letters' | 'check'

/** ISO 7064 mod 97-10: A=10 … Z=35, and the whole number leaves the same rest whether it is read at once or sign by sign. */
const mod97 = (code: string): number => [...code].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0)

/** Judges an LEI (ISO 17442): 18 letters or digits and two check digits. */
export function leiFault(code: string): LeiFault | null {
  if (code.length !== 20) return 'length'
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(code)) return 'letters'
  return mod97(code) === 1 ? null : 'check'
}
