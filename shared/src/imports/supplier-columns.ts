import type { Locale, Material, Tier } from '../words/lists.ts'

/** What a spreadsheet of suppliers may say of one; each column is called by these keys in the hidden row of the form. */
export const plainColumns = [
  'name',
  'nameLatin',
  'country',
  'tier',
  'furtherTiers',
  'materials',
  'uscc',
  'lei',
  'registerNumber',
  'reviewer',
] as const
export type PlainColumn = (typeof plainColumns)[number]
/** Of a person at the supplier; there may be several such groups of columns, or several rows of one supplier. */
export const contactColumns = ['contactName', 'contactEmail', 'contactPhone', 'contactLanguage', 'contactSigns'] as const
export type ContactColumn = (typeof contactColumns)[number]
export type ColumnKey = PlainColumn | ContactColumn
/** Groups of contact columns that are known by number. */
export const contactGroups = 5

/** `contactEmail.2` */
export const columnAt = (key: ColumnKey, group: number): string => (isContactColumn(key) ? `${key}.${group}` : key)
export const isContactColumn = (key: string): key is ContactColumn => (contactColumns as readonly string[]).includes(key)

export type SheetCell = string | number | boolean | Date | null

export interface SheetRow {
  readonly number: number
  readonly cells: readonly SheetCell[]
}
/** A sheet as it came, with what of it is not simply a value. */
export interface SheetRead {
  readonly name: string
  readonly rows: readonly SheetRow[]
  /** `B7` */
  readonly formulas: readonly string[]
  /** `B7:C9` */
  readonly merged?: readonly string[]
  /** Numbers of rows that are not shown. */
  readonly hiddenRows?: readonly number[]
}

/** By what names, in all languages, columns and entries of lists are known: plain data, so that a thread can be given it. */
export interface Vocabulary {
  /** Plain name → `contactEmail.2`. */
  readonly columns: Readonly<Record<string, string>>
  readonly tiers: Readonly<Record<string, Tier>>
  readonly materials: Readonly<Record<string, Material>>
  readonly countries: Readonly<Record<string, string>>
  readonly languages: Readonly<Record<string, Locale>>
  readonly yes: readonly string[]
  readonly no: readonly string[]
  /** E-mail → account of whoever reviews; null: the person may not say who looks after a supplier. */
  readonly reviewers: Readonly<Record<string, string>> | null
}

/** A name as people and programs write it: no matter the case, the width, the space around. */
export const plainName = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

export interface ContactRead {
  readonly email: string
  readonly name?: string | undefined
  readonly phone?: string | undefined
  readonly locale?: Locale | undefined
  readonly signatory?: boolean | undefined
}

/** What is said of one supplier; what is not said is not there, and changes nothing of a supplier that is known. */
export interface SupplierRead {
  readonly name?: string | undefined
  readonly nameLatin?: string | undefined
  readonly country?: string | undefined
  readonly tier?: Tier | undefined
  readonly furtherTiers?: readonly Tier[] | undefined
  readonly materials?: readonly Material[] | undefined
  readonly uscc?: string | undefined
  readonly lei?: string | undefined
  readonly registerNumber?: string | undefined
  readonly reviewerId?: string | undefined
  readonly contacts: readonly ContactRead[]
}

/** What is wrong with a cell: where it is in the person's own file, which sentence, and its facts. */
export interface CellFault {
  readonly sheet: string
  readonly row: number
  /** From 0; null: the row as a whole. */
  readonly column: number | null
  /** The heading as the file has it. */
  readonly heading: string | null
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

export interface RowRead {
  readonly sheet: string
  readonly number: number
  readonly cells: readonly SheetCell[]
  readonly given: SupplierRead
  /** Where each said thing stands, so that a later fault can point to it. */
  readonly places: Readonly<Record<string, { readonly column: number; readonly heading: string | null }>>
  readonly faults: readonly CellFault[]
}
