import type { Locale } from '../words/lists.ts'

/** A group of three after each sign: 1,234,567. */
const groupedBy = (sign: string): RegExp => new RegExp(`^\\d{1,3}(?:\\${sign}\\d{3})+$`)

/** Whether a lone comma parts the fraction: always to the French; to others where no thousands can be meant. */
const isFraction = (digits: string, locale: Locale): boolean => locale === 'fr' || !groupedBy(',').test(digits)

/** The same digits with a point for the fraction and nothing between thousands. Null: it could be read in two ways, or in none. */
function pointed(digits: string, locale: Locale): string | null {
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')]
  if (comma < 0) return digits.split('.').length > 2 ? (groupedBy('.').test(digits) ? digits.replaceAll('.', '') : null) : digits
  if (point < 0) {
    if (digits.split(',').length > 2) return groupedBy(',').test(digits) ? digits.replaceAll(',', '') : null
    return isFraction(digits, locale) ? digits.replace(',', '.') : digits.replace(',', '')
  }
  // Both stand there: the last parts the fraction, the other the thousands before it.
  const [thousands, fraction] = comma > point ? ['.', ','] : [',', '.']
  const [whole = '', rest = '', more] = digits.split(fraction)
  return more === undefined && groupedBy(thousands).test(whole) ? `${whole.replaceAll(thousands, '')}.${rest}` : null
}

/**
 * A number as people type it (domain reference 12.11): 1,234.5 and 1 234,5 and １２３４. Null: not a number. What can be read in two
 * ways is read as people of that language mean it.
 */
export function typedNumber(text: string, locale: Locale): number | null {
  const tidy = text
    .normalize('NFKC')
    .trim()
    .replace(/[−‒–]/g, '-')
    .replace(/(?<=\d)[\s'’_](?=\d{3}(?!\d))/g, '')
  const [, sign = '', digits = '', exponent = ''] = /^([+-]?)\s?([\d.,]+)(e[+-]?\d{1,3})?$/i.exec(tidy) ?? []
  if (!/\d/.test(digits)) return null
  const plain = pointed(digits, locale)
  const number = plain === null || !/^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number.NaN : Number(`${sign}${plain}${exponent}`)
  return Number.isFinite(number) ? number + 0 : null
}
