import { SaxesParser } from 'saxes'
import { Refused } from '../../../core/errors.ts'
import type { Grid } from './read-table.ts'

/**
 * Which country a regime's letters mean in the list's reference numbers, as in `CDi.001`; null: a regime about no country. GB is
 * Guinea-Bissau, neither Great Britain nor Guinea (domain reference 4.5).
 */
const regimes: Readonly<Record<string, string | null>> = {
  ...{ CD: 'CD', CF: 'CF', GB: 'GW', HT: 'HT', IQ: 'IQ', IR: 'IR', KP: 'KP', LB: 'LB', LY: 'LY', ML: 'ML' },
  ...{ SD: 'SD', SO: 'SO', SS: 'SS', TA: 'AF', YE: 'YE', QD: null, QE: null },
}

const header = ['code', 'country', 'regime']

/** The regimes that the Security Council's consolidated list (XML) names somebody under, as a table: a row a regime, with the line it first stands on. */
export function gridOfUnList(text: string): Grid {
  const parser = new SaxesParser({ position: true })
  const found = new Map<string, number>()
  let number: string | null = null
  parser.on('doctype', () => {
    throw new Refused('editionUnreadable')
  })
  parser.on('opentag', ({ name }) => {
    number = name === 'REFERENCE_NUMBER' ? '' : null
  })
  parser.on('text', more => {
    if (number !== null) number = (number + more).slice(0, 40)
  })
  parser.on('closetag', ({ name }) => {
    const [, letters] = name === 'REFERENCE_NUMBER' ? (/^\s*([A-Z]{2})[a-z]/.exec(number ?? '') ?? []) : []
    if (letters && !found.has(letters)) found.set(letters, parser.line)
    number = null
  })
  parser.on('error', () => {
    throw new Refused('editionUnreadable')
  })
  parser.write(text).close()
  // A new regime's letters are no ISO code: as a name that nobody knows, a person sees them.
  const rows = [...found].flatMap(([letters, line]) => {
    const country = letters in regimes ? regimes[letters] : undefined
    if (country === null) return []
    return [{ number: line, cells: country ? [country, null, 1] : [null, `UN ${letters}`, 1] }]
  })
  return { name: 'XML', rows: [{ number: 0, cells: header }, ...rows.sort((one, other) => one.number - other.number)] }
}
