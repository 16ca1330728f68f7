import type { Locale } from 'shared/words/lists.ts'

/**
 * Reads a number as people write it: 1 234,5 · 1,234.5 · １２３. Null: not a number (yet). Where both signs stand, the later one is
 * the decimal; a single one is what the language makes of it.
 */
export function typedNumber(typed: string, locale: Locale): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s'’]/g, '')
    .replace(/[−–]/g, '-')
    .replace(/%$/, '')
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(text)) return null
  const plain = withPoint(text, locale)
  return plain !== null && /^-?\d*\.?\d*$/.test(plain) ? Number(plain) : null
}

const groups = (text: string, sign: '.' | ','): boolean => (sign === '.' ? /^-?\d{1,3}(\.\d{3})+$/ : /^-?\d{1,3}(,\d{3})+$/).test(text)

/** The same with a point before the decimals and nothing between the thousands. */
function withPoint(text: string, locale: Locale): string | null {
  const [commas, points] = [text.split(',').length - 1, text.split('.').length - 1]
  if (commas > 0 && points > 0) {
    const decimal = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.'
    const [whole = '', decimals = ''] = [text.slice(0, text.lastIndexOf(decimal)), text.slice(text.lastIndexOf(decimal) + 1)]
    return groups(whole, decimal === ',' ? '.' : ',') ? `${whole.replace(/[.,]/g, '')}.${decimals}` : null
  }
  if (commas > 1 || points > 1) return groups(text, commas > 1 ? ',' : '.') ? text.replace(/[.,]/g, '') : null
  if (commas === 1 && locale !== 'fr' && groups(text, ',')) return text.replace(',', '')
  return text.replace(',', '.')
}
