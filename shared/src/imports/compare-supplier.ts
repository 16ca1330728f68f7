import type { IdentifierKind, Likeness, Locale, Material, Tier } from '../words/lists.ts'
import type { CellFault, ContactRead, SupplierRead } from './supplier-columns.ts'

/** A supplier as it stands on the register. */
export interface KnownSupplier {
  readonly id: string
  readonly name: string
  readonly nameLatin: string | null
  readonly country: string
  readonly tier: Tier
  readonly furtherTiers: readonly Tier[]
  readonly materials: readonly Material[]
  readonly reviewerId: string | null
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly value: string }[]
  readonly contacts: readonly {
    readonly email: string
    readonly name: string
    readonly phone: string | null
    readonly locale: Locale
    readonly signatory: boolean
    readonly hasLeft: boolean
  }[]
}

/** Why somebody on the register may be meant. */
export interface Match {
  readonly supplierId: string
  readonly name: string
  readonly likenesses: readonly Likeness[]
}

/** What would be another than it is; `before` is empty for what is added. */
export interface Change {
  readonly field: string
  readonly before: string
  readonly after: string
}

export const rowKinds = ['NEW', 'DUPLICATE', 'UNCHANGED', 'FAULT'] as const
export type RowKind = (typeof rowKinds)[number]

export interface Compared {
  readonly kind: RowKind
  readonly supplierId: string | null
  readonly sure: boolean
  readonly changes: readonly Change[]
  readonly faults: readonly CellFault[]
}

/** A supplier of the file, with what the register knows about it. */
export interface ToCompare {
  readonly given: SupplierRead
  readonly places: Readonly<Record<string, CellFault>>
  readonly fileFaults: readonly CellFault[]
  readonly matches: readonly Match[]
  /** Others of the same file that are called alike. */
  readonly alike: readonly unknown[]
  /** Where the first row stands. */
  readonly home: Pick<CellFault, 'sheet' | 'row'>
}

const codes = { uscc: 'USCC', lei: 'LEI', registerNumber: 'REGISTER' } as const
type CodeColumn = keyof typeof codes
const codeColumns = Object.keys(codes) as CodeColumn[]

/** The codes that are said, as the register keeps them. */
export const identifiersIn = (given: SupplierRead): { kind: IdentifierKind; value: string }[] =>
  codeColumns.flatMap(column => (given[column] ? [{ kind: codes[column], value: given[column] }] : []))

const has = (match: Match, likeness: Likeness): boolean => match.likenesses.includes(likeness)

/** Of one kind a company has one code: another one means another company. */
const hasOtherCode = (given: SupplierRead, { identifiers }: KnownSupplier): boolean =>
  (['uscc', 'lei'] as const).some(
    column => given[column] && identifiers.some(one => one.kind === codes[column] && one.value !== given[column]),
  )

/** Who is meant for certain: by a code, or as the only one of that name in that country. */
function targetOf({ given, matches }: ToCompare, known: ReadonlyMap<string, KnownSupplier>): KnownSupplier | null {
  const named = matches.filter(one => has(one, 'SAME_IDENTIFIER'))
  const candidates = (named.length > 0 ? named : matches.filter(one => has(one, 'SAME_NAME')))
    .flatMap(one => known.get(one.supplierId) ?? [])
    .filter(one => !hasOtherCode(given, one) && (named.length > 0 || !given.country || given.country === one.country))
  return candidates.length === 1 ? (candidates[0] ?? null) : null
}

/** Somebody who looks alike, for the person to decide about this one row. */
const likeliest = ({ given, matches }: ToCompare, known: ReadonlyMap<string, KnownSupplier>): KnownSupplier | null => {
  const all = matches.flatMap(one => known.get(one.supplierId) ?? []).filter(one => !hasOtherCode(given, one))
  return all.length === 1 ? (all[0] ?? null) : null
}

/** What is said and is not so yet; what is not said stays. */
export function changesTo(given: SupplierRead, known: KnownSupplier): Change[] {
  const plain = (['name', 'nameLatin', 'country', 'tier', 'reviewerId'] as const).flatMap((field): Change[] => {
    const value = given[field]
    return value === undefined || value === known[field] ? [] : [{ field, before: known[field] ?? '', after: value }]
  })
  const lists = (['furtherTiers', 'materials'] as const).flatMap((field): Change[] => {
    const value = (given[field] as readonly string[] | undefined)?.filter(one => one !== (given.tier ?? known.tier))
    const [before, after] = [known[field].toSorted().join('; '), value?.toSorted().join('; ')]
    return after === undefined || after === before ? [] : [{ field, before, after }]
  })
  const numbers = identifiersIn(given).flatMap(({ kind, value }): Change[] =>
    known.identifiers.some(one => one.kind === kind && one.value === value) ? [] : [{ field: kind, before: '', after: value }],
  )
  return [...plain, ...lists, ...numbers, ...given.contacts.flatMap(contact => contactChange(contact, known))]
}

function contactChange(given: ContactRead, { contacts }: KnownSupplier): Change[] {
  const known = contacts.find(one => one.email === given.email)
  const words = (one: Partial<ContactRead>): string => [one.name, `<${given.email}>`, one.phone].filter(Boolean).join(' ')
  if (!known) return [{ field: 'contact', before: '', after: words(given) }]
  // Who has left is not written to: a list from before would offer the same change for ever.
  if (known.hasLeft) return []
  const isSame = (['name', 'phone', 'locale', 'signatory'] as const).every(part => given[part] === undefined || given[part] === known[part])
  if (isSame) return []
  const before = { ...known, phone: known.phone ?? undefined }
  return [{ field: 'contact', before: words(before), after: words({ ...before, ...stated(given) }) }]
}

const stated = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>

/** What a supplier that is new has to say; of one that is known, new contacts. */
function missingIn(one: ToCompare, known: KnownSupplier | null): CellFault[] {
  const { given, places, home } = one
  const at = (name: string, key: string): CellFault => ({ column: null, heading: null, ...home, ...places[name], key, values: {} })
  const newContacts = given.contacts.filter(({ email }) => !known?.contacts.some(contact => contact.email === email))
  const unnamed = newContacts.filter(({ name }) => name === undefined).map(() => at('contactEmail.1', 'missing.contactName'))
  if (known) return unnamed
  const needed = (['name', 'country', 'tier'] as const).filter(key => given[key] === undefined)
  return [
    ...needed.map(key => at('name', `missing.${key}`)),
    ...(given.contacts.length === 0 ? [at('name', 'missing.contact')] : []),
    ...unnamed,
  ]
}

/** What a supplier of the file is to the register. The same answer whatever order the rows stand in. */
export function compareSupplier(one: ToCompare, known: ReadonlyMap<string, KnownSupplier>): Compared {
  const none = { supplierId: null, sure: false, changes: [], faults: [] }
  if (one.fileFaults.length > 0) return { ...none, kind: 'FAULT', faults: one.fileFaults }
  const coded = new Set(one.matches.filter(match => has(match, 'SAME_IDENTIFIER')).map(({ supplierId }) => supplierId))
  if (coded.size > 1) {
    const place = one.places.uscc ?? one.places.lei ?? one.places.registerNumber
    return { ...none, kind: 'FAULT', faults: [{ column: null, heading: null, ...one.home, ...place, key: 'twoSuppliers', values: {} }] }
  }
  const certain = targetOf(one, known)
  const target = certain ?? likeliest(one, known)
  const faults = missingIn(one, certain)
  if (faults.length > 0) return { ...none, kind: 'FAULT', faults }
  if (one.matches.length === 0 && one.alike.length === 0) return { ...none, kind: 'NEW' }
  const changes = target ? changesTo(one.given, target) : []
  const told = { supplierId: target?.id ?? null, sure: certain !== null, changes, faults: [] }
  return { ...told, kind: certain && changes.length === 0 ? 'UNCHANGED' : 'DUPLICATE' }
}

/** What people in a country read best, where the file does not say. */
const spoken: Readonly<Record<Locale, string>> = {
  zh: 'CN HK MO TW',
  fr: 'FR GN SN CI ML BF NE CM CD CG GA TG BJ MG MA TN DZ TD CF DJ MR BI KM',
  en: '',
}
export const localeOfCountry = (country: string): Locale =>
  (Object.keys(spoken) as Locale[]).find(locale => spoken[locale].split(' ').includes(country)) ?? 'en'

/** Who may hand in, where the file does not say: the only person named, and nobody of several. */
export const contactsToWrite = (given: SupplierRead, country: string): Required<ContactRead>[] =>
  given.contacts.map(one => ({
    email: one.email,
    name: one.name ?? '',
    phone: one.phone,
    locale: one.locale ?? localeOfCountry(country),
    signatory: one.signatory ?? given.contacts.length === 1,
  })) as Required<ContactRead>[]
