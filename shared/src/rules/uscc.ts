const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

const weighted = (text: string, letters: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * letters.indexOf(text.charAt(place)), 0)

/** What is wrong with a unified social credit code. Null: nothing. */
export type UsccFault = 'length' | 'letters' | 'organisationCheck' | 'check'

/**
 * Judges a 统一社会信用代码: 18 characters, check characters at 17 (GB 11714) and 18 (GB 32100-2015).
 * Codes of every registering department are taken, letters in positions 1 to 8 included.
 */
export function usccFault(code: string): UsccFault | null {
  if (code.length !== 18) return 'length'
  if ([...code].some(letter => !alphabet.includes(letter))) return 'letters'
  const weights = Array.from({ length: 17 }, (_, place) => 3 ** place % 31)
  if (alphabet.charAt((31 - (weighted(code, alphabet, weights) % 31)) % 31) !== code.charAt(17)) return 'check'
  const rest = 11 - (weighted(code.slice(8, 16), organisationAlphabet, organisationWeights) % 11)
  const expected = rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
  return expected === code.charAt(16) ? null : 'organisationCheck'
}

/** As people type it: spaces, small and full-width letters. */
export const tidyUscc = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
