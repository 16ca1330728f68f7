import { serialDay, typedDay } from 'shared/rules/typed-day.ts'
import { typedNumber } from 'shared/rules/typed-number.ts'
import { currencies } from 'shared/words/currencies.ts'
import type { CellIn, CellOut } from '../../../platform/sheets.ts'
import { restored } from '../../../platform/sheets.ts'
import type { Slot, SlotKind } from './slots.ts'
import { countryBehind, isCalled, type Speaking } from './speaking.ts'

/** One part of a value as a cell, and a cell as a part of a value. */

/** A cell as it was found. */
export interface Found {
  readonly cell: CellIn
  readonly isFormula: boolean
  readonly isPercent: boolean
}

export type FaultValues = Readonly<Record<string, string | number>>
export interface ReadPart {
  readonly value?: unknown
  /** A sentence below `workbook:fault`. */
  readonly fault?: string
  /** What is taken, and should be looked at. */
  readonly notice?: string
  readonly values?: FaultValues
}

const several = (locale: string): string => (locale === 'zh' ? '；' : '; ')
/** Programs without a calendar before 1900: earlier days go as words. */
const firstSerial = '1900-03-01'

const written: Record<SlotKind, (value: unknown, slot: Slot, speaking: Speaking) => CellOut | Date> = {
  text: value => String(value),
  code: value => String(value),
  number: value => (typeof value === 'number' ? value : String(value)),
  percent: value => (typeof value === 'number' ? value : String(value)),
  day: value => (typeof value === 'string' && value >= firstSerial ? new Date(`${value}T00:00:00Z`) : String(value)),
  yes: (value, _, { t }) => t(value === true ? 'words:yesNo.yes' : 'words:yesNo.no'),
  choice: (value, { options }, speaking) => speaking.label(options, String(value)),
  choices: (value, { options }, speaking) => listed(value, one => speaking.listLabel(options, one), speaking),
  country: (value, _, speaking) => speaking.country(String(value)),
  countries: (value, _, speaking) => listed(value, speaking.country, speaking),
  currency: value => String(value),
}

const listed = (value: unknown, say: (one: string) => string, { locale }: Speaking): string =>
  (Array.isArray(value) ? value : [value]).map(one => say(String(one))).join(several(locale))

/** A part of a value as it goes out; nothing leaves the cell empty. */
export const cellFor = (slot: Slot, value: unknown, speaking: Speaking): CellOut | Date =>
  value === undefined || value === null ? null : written[slot.kind](value, slot, speaking)

const isEmpty = (cell: CellIn): boolean => cell === null || (typeof cell === 'string' && restored(cell).trim() === '')
const lines = (text: string): string => text.replace(/\r\n?/g, '\n')
export const textOf = (cell: CellIn): string => (cell === null ? '' : lines(restored(String(cell))))

/** Does the cell still hold what went out? Programs store figures as text and text as figures, and turn ends of lines. */
export function isUntouched(out: CellOut | Date, cell: CellIn): boolean {
  if (out === null || out === '') return isEmpty(cell)
  if (out instanceof Date) return cell instanceof Date && cell.getTime() === out.getTime()
  if (typeof out === 'number') return typeof cell === 'number' && Math.abs(cell - out) <= Math.abs(out) * 1e-14
  return cell !== null && !(cell instanceof Date) && (textOf(cell) === lines(out) || textOf(cell).trim() === lines(out).trim())
}

const short = (cell: CellIn): string => textOf(cell).trim().slice(0, 60)
const errorValue = /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)$/
/** Beyond these figures a spreadsheet has already changed what was typed. */
const exactDigits = 999_999_999_999_999

function readText({ cell }: Found): ReadPart {
  if (cell instanceof Date) return { fault: 'textDate' }
  if (typeof cell === 'boolean') return { fault: 'textKind' }
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell) || Math.abs(cell) > exactDigits || /e/i.test(String(cell))) return { fault: 'textNumber' }
    return { value: String(cell), notice: 'textWasNumber', values: { found: String(cell) } }
  }
  const text = textOf(cell).trim()
  return text.includes('\0') || !text.isWellFormed() ? { fault: 'textSigns' } : { value: text }
}

function readNumber({ cell, isPercent }: Found, { locale }: Speaking, ofHundred: boolean): ReadPart {
  if (cell instanceof Date || typeof cell === 'boolean') return { fault: 'notNumber', values: { found: short(cell) } }
  if (typeof cell === 'number' && !Number.isFinite(cell)) return { fault: 'notNumber', values: { found: String(cell) } }
  // What shows as 12 % is stored as 0.12.
  if (typeof cell === 'number') return { value: ofHundred && isPercent ? Number((cell * 100).toPrecision(12)) : cell }
  const text = textOf(cell).trim()
  const value = typedNumber(ofHundred ? text.normalize('NFKC').replace(/\s*%$/, '') : text, locale)
  return value === null ? { fault: 'notNumber', values: { found: short(cell) } } : { value }
}

function readDay({ cell }: Found, { locale }: Speaking): ReadPart {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? { fault: 'notDay' } : { value: cell.toISOString().slice(0, 10) }
  if (typeof cell === 'boolean') return { fault: 'notDay', values: { found: short(cell) } }
  const eightFigures = typeof cell === 'number' && /^(1[6-9]|2[01])\d{6}$/.test(String(cell))
  const read = typeof cell === 'number' && !eightFigures ? serialDay(cell) : typedDay(textOf(cell), locale)
  return 'day' in read ? { value: read.day } : { fault: read.why, values: { found: short(cell) } }
}

function readYes({ cell }: Found): ReadPart {
  if (typeof cell === 'boolean') return { value: cell }
  const text = textOf(cell).trim()
  if (isCalled(text, 'words:yesNo.yes') || /^(true|vrai|y|o|x|✓|✔)$/i.test(text)) return { value: true }
  if (isCalled(text, 'words:yesNo.no') || /^(false|faux|n)$/i.test(text)) return { value: false }
  return { fault: 'notYes', values: { found: short(cell) } }
}

const oneOf = (value: string | undefined, cell: CellIn, fault: string): ReadPart =>
  value === undefined ? { fault, values: { found: short(cell) } } : { value }

function manyOf(cell: CellIn, read: (text: string) => string | undefined, fault: string): ReadPart {
  const texts = textOf(cell)
    .split(/[;；\n]/)
    .map(text => text.trim())
    .filter(Boolean)
  const whole = read(textOf(cell))
  const values = whole === undefined ? texts.map(read) : [whole]
  const wrong = texts[values.indexOf(undefined)]
  return wrong === undefined ? { value: [...new Set(values)] } : { fault, values: { found: wrong.slice(0, 60) } }
}

/** 、and commas part countries too, where no country's own name has one. */
const countriesIn = (cell: CellIn): CellIn =>
  countryBehind(textOf(cell)) === undefined && !/[;；\n]/.test(textOf(cell)) ? textOf(cell).replace(/[、,，]/g, ';') : cell

const asDate = (cell: CellIn): ReadPart | null => (cell instanceof Date ? { fault: 'textDate' } : null)
const read: Record<SlotKind, (found: Found, slot: Slot, speaking: Speaking) => ReadPart> = {
  text: readText,
  code: readText,
  number: (found, _, speaking) => readNumber(found, speaking, false),
  percent: (found, _, speaking) => readNumber(found, speaking, true),
  day: (found, _, speaking) => readDay(found, speaking),
  yes: readYes,
  choice: ({ cell }, { options }, speaking) => asDate(cell) ?? oneOf(speaking.optionBehind(options, textOf(cell)), cell, 'notInList'),
  choices: ({ cell }, { options }, speaking) => asDate(cell) ?? manyOf(cell, text => speaking.optionBehind(options, text), 'notInList'),
  country: ({ cell }) => oneOf(countryBehind(textOf(cell)), cell, 'notCountry'),
  countries: ({ cell }) => manyOf(countriesIn(cell), countryBehind, 'notCountry'),
  currency: ({ cell }) =>
    oneOf(
      currencies.find(code => code === textOf(cell).normalize('NFKC').trim().toUpperCase()),
      cell,
      'notCurrency',
    ),
}

/** What stands in a cell that somebody changed. An empty one is nothing. */
export function readPart(slot: Slot, found: Found, speaking: Speaking): ReadPart {
  if (found.isFormula) return { fault: 'formula' }
  if (isEmpty(found.cell)) return {}
  if (typeof found.cell === 'string' && errorValue.test(found.cell.trim()))
    return { fault: 'errorValue', values: { found: found.cell.trim() } }
  const part = read[slot.kind](found, slot, speaking)
  return slot.part.startsWith('=') && part.value === false ? {} : part
}
