import { type CellFault, plainName, type SheetCell } from './supplier-columns.ts'

export type Fault = Pick<CellFault, 'key' | 'values'>
export type ReadCell<T> = { readonly value?: T | undefined; readonly fault?: Fault }

const fault = (key: string, values: Fault['values'] = {}): { fault: Fault } => ({ fault: { key, values } })
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text).replace(/\p{Cc}/gu, '�')

const errorValue = /^#(REF|N\/A|NAME|VALUE|DIV\/0|NULL|NUM|SPILL|CALC)[!?]?$/
/** Digits that a spreadsheet program keeps of a number; what is longer was rounded before it came here. */
const exactDigits = 15

/** One line of text; a number is taken as it is shown, a date or a yes is none. */
export function textOf(cell: SheetCell, max: number): ReadCell<string> {
  if (cell === null) return {}
  if (cell instanceof Date) return fault('date')
  if (typeof cell === 'boolean') return fault('kind')
  if (typeof cell === 'number')
    return Number.isSafeInteger(cell) && String(cell).length <= exactDigits ? { value: String(cell) } : fault('rounded')
  const text = withoutApostrophe(cell).normalize('NFC').trim()
  if (text === '') return {}
  if (errorValue.test(text)) return fault('error', { found: text })
  if (text.length > max) return fault('long', { max })
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return fault('oneLine')
  // Signs that turn the direction of writing show a reader another name than the one that is stored.
  if (!text.isWellFormed() || /[\u202a-\u202e\u2066-\u2069]/.test(text)) return fault('signs')
  return { value: text }
}

/** As our own exports neutralise what a program would run (trust 3). */
const withoutApostrophe = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

/** Several in one cell: with semicolons, ideographic commas or lines between. */
function severalOf(cell: SheetCell, max: number): ReadCell<string[]> {
  const parts = typeof cell === 'string' ? cell.split(/[;；、\n]/) : [cell]
  const read = parts.map(part => textOf(part, max))
  const broken = read.find(one => one.fault)
  if (broken?.fault) return { fault: broken.fault }
  const values = [...new Set(read.flatMap(one => one.value ?? []))].sort()
  if (values.length > 50) return fault('many', { max: 50 })
  return values.length > 0 ? { value: values } : {}
}

/** One of a list, by its name in any of the languages. */
export function chosenOf<T>(cell: SheetCell, list: Readonly<Record<string, T>>): ReadCell<T> {
  const { value: text, fault: broken } = textOf(cell, 200)
  if (broken || text === undefined) return broken ? { fault: broken } : {}
  const name = plainName(text)
  return Object.hasOwn(list, name) ? { value: list[name] } : fault('notInList', { found: shown(text) })
}

export function severalChosenOf<T extends string>(cell: SheetCell, list: Readonly<Record<string, T>>): ReadCell<T[]> {
  const { value: texts, fault: broken } = severalOf(cell, 200)
  if (broken || texts === undefined) return broken ? { fault: broken } : {}
  const unknown = texts.find(text => !Object.hasOwn(list, plainName(text)))
  if (unknown !== undefined) return fault('notInList', { found: shown(unknown) })
  return { value: [...new Set(texts.flatMap(text => list[plainName(text)] ?? []))].sort() }
}

export function yesOrNoOf(cell: SheetCell, yes: readonly string[], no: readonly string[]): ReadCell<boolean> {
  if (typeof cell === 'boolean') return { value: cell }
  const { value: text, fault: broken } = textOf(cell, 200)
  if (broken || text === undefined) return broken ? { fault: broken } : {}
  const name = plainName(text)
  if (yes.includes(name)) return { value: true }
  return no.includes(name) ? { value: false } : fault('yesNo', { found: shown(text) })
}

/** Full-width letters and spaces are typing, not meaning. */
export function codeOf(cell: SheetCell, check: (code: string) => string | null): ReadCell<string> {
  const { value: text, fault: broken } = textOf(cell, 100)
  if (broken || text === undefined) return broken ? { fault: broken } : {}
  const code = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  const wrong = check(code)
  return wrong ? fault(wrong, { found: shown(text) }) : { value: code }
}

export function emailOf(cell: SheetCell, isEmail: (text: string) => boolean): ReadCell<string> {
  const { value: text, fault: broken } = textOf(cell, 254)
  if (broken || text === undefined) return broken ? { fault: broken } : {}
  const email = text.normalize('NFKC').toLowerCase()
  return isEmail(email) ? { value: email } : fault('email', { found: shown(text) })
}
