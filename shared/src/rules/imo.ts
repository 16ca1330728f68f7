/** What is wrong with a ship's IMO number. Null: nothing. */
export type ImoFault = 'digits' | 'check'

/** Judges a ship's IMO number: seven digits, the last one the end of Σ first six × 7…2. Company numbers follow another rule. */
export function imoFault(number: string): ImoFault | null {
  if (!/^[0-9]{7}$/.test(number)) return 'digits'
  const sum = [...number.slice(0, 6)].reduce((total, digit, place) => total + Number(digit) * (7 - place), 0)
  return sum % 10 === Number(number.charAt(6)) ? null : 'check'
}

/** As people type it: with the letters IMO in front, spaces, full-width digits. */
export const tidyImo = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s.:-]/g, '')
    .replace(/^imo/i, '')
