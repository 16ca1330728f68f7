import { allAt, type Cells, cellOf, isBlank, isCells, rowsIn } from 'shared/questionnaires/answer.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import type { LocalText } from 'shared/words/lists.ts'
import { units } from 'shared/words/units.ts'
import { countryName, day, exact, list, percent } from './format.ts'
import { currentLocale, type Translate } from './words.ts'

/** A text of a template. Templates travel in one language: while another is on its way, the one that is there is shown. */
export const sayIn = (text: LocalText | undefined): string => (text ? (text[currentLocale()] ?? Object.values(text)[0] ?? '') : '')

/** A question, or a column of one: what both need to be written out. */
export type Asked = Question | Field

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter(one => typeof one === 'string')

function numberText(value: unknown, unit?: keyof typeof units): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : ''
  if (unit === 'YEAR') return String(value)
  return unit ? `${exact(value)}\u00a0${sayIn(units[unit])}` : exact(value)
}

function moneyText(value: unknown): string {
  if (!isCells(value)) return ''
  return [numberText(value.amount), value.currency].filter(part => typeof part === 'string' && part !== '').join('\u00a0')
}

const country = (value: unknown): string[] => texts(value).filter(Boolean).map(countryName)

function placeText(value: unknown): string {
  if (!isCells(value)) return ''
  const point =
    typeof value.latitude === 'number' && typeof value.longitude === 'number' ? [exact(value.latitude), exact(value.longitude)] : []
  return [value.name, ...country(value.country), value.locode, point.join('; ')]
    .filter(part => typeof part === 'string' && part)
    .join(' · ')
}

const partyText = (value: unknown): string =>
  isCells(value)
    ? [value.name, ...country(value.country), value.identifier].filter(part => typeof part === 'string' && part).join(' · ')
    : ''

/** A value in one line, in the reader's language. Files by their number; rows by how many. */
export function valueText(asked: Asked, value: unknown, t: Translate): string {
  if (isBlank(value)) return ''
  switch (asked.type) {
    case 'TEXT':
    case 'LONG_TEXT':
      return String(value)
    case 'NUMBER':
      return numberText(value, asked.unit)
    case 'PERCENT':
      return typeof value === 'number' ? percent(value) : String(value)
    case 'MONEY':
      return moneyText(value)
    case 'DATE':
      return isDay(value) ? day(value) : String(value)
    case 'YES_NO':
      return t(value === true ? 'words:yesNo.yes' : 'words:yesNo.no')
    case 'SINGLE':
    case 'MULTIPLE':
      return list(texts(value).map(one => sayIn(asked.options.find(option => option.value === one)?.label) || one))
    case 'COUNTRY':
      return list(country(value))
    case 'PLACE':
      return placeText(value)
    case 'PARTY':
      return partyText(value)
    case 'FILE':
      return t('answers:value.files', { count: texts(value).length })
    case 'ROWS':
      return t('answers:value.rows', { count: rowsIn(value).length })
    case 'GROUP':
      return isCells(value) ? rowText(asked.fields, value, t) : ''
  }
}

/** A row in one line: what it is called first, then the rest as far as it fits. */
export const rowText = (fields: readonly Field[], cells: Cells, t: Translate): string =>
  fields
    .map(field => valueText(field, cellOf(cells, field.key), t))
    .filter(Boolean)
    .join(' · ')

/** The files a value names, wherever they stand in it. */
export const filesNamed = (asked: Asked, value: unknown): string[] => {
  if (asked.type === 'FILE') return texts(value)
  if (asked.type !== 'ROWS' && asked.type !== 'GROUP') return []
  return asked.fields.flatMap(field => allAt(value, [field.key]).flatMap(cell => filesNamed(field, cell)))
}
