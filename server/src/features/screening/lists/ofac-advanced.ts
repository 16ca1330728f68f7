import type { EntryKind } from 'shared/words/screening.ts'
import { type Birth, gather, type Identifier, type ListedName, type ListFile, type ReadList, said } from './listed-entry.ts'
import { all, type Element, one, readElements, textOf } from './read-xml.ts'

/**
 * The office's advanced XML says everything by number: what a number stands for, the tables at its beginning say. Papers, places, parties
 * and entries come one after another; they are put together when all have been read.
 */

/** Reference tables by their elements: number → what it stands for. */
const tables = [
  'AliasType',
  'NamePartType',
  'PartyType',
  'PartySubType',
  'FeatureType',
  'IDRegDocType',
  'Country',
  'AreaCode',
  'Script',
] as const
type Table = (typeof tables)[number]

interface Gathered {
  readonly words: Record<Table, Map<string, Element>>
  readonly papers: Map<string, Identifier[]>
  readonly places: Map<string, string>
  readonly parties: { element: Element; row: number }[]
  /** By profile. */
  readonly listed: Map<string, { on: string | null; regimes: string[] }>
  issued: string | null
}

const empty = (): Gathered => ({
  words: Object.fromEntries(tables.map(table => [table, new Map<string, Element>()])) as Gathered['words'],
  papers: new Map(),
  places: new Map(),
  parties: [],
  listed: new Map(),
  issued: null,
})

const attribute = (element: Element | undefined, name: string): string => element?.attributes[name] ?? ''
const wordOf = (gathered: Gathered, table: Table, id: string): string => said(gathered.words[table].get(id)?.text)

/** A country is told by its code where it has one. */
const countryOf = (gathered: Gathered, table: 'Country' | 'AreaCode', id: string): string => {
  const element = gathered.words[table].get(id)
  return said(attribute(element, 'ISO2') || attribute(element, 'Description') || element?.text)
}

const dayOf = (element: Element | undefined): string | null => {
  const [year, month, day] = ['Year', 'Month', 'Day'].map(part => said(textOf(element, part)))
  return year
    ? [year, month, day]
        .filter(Boolean)
        .map(part => String(part).padStart(2, '0'))
        .join('-')
    : null
}

/** Lines that look like papers and are notes. */
const isNote = /risk|website|email|gender|phone|note/i

type Take = (gathered: Gathered, element: Element, row: number) => void
const takes: Readonly<Record<string, Take>> = {
  DateOfIssue: (gathered, element) => {
    gathered.issued ??= dayOf(element)
  },
  IDRegDocument: (gathered, element) => {
    const kind = wordOf(gathered, 'IDRegDocType', attribute(element, 'IDRegDocTypeID'))
    const value = said(textOf(element, 'IDRegistrationNo')).replace(/^IMO\s*/i, '')
    const identity = attribute(element, 'IdentityID')
    if (value === '' || isNote.test(kind)) return
    const paper = { kind: /vessel registration/i.test(kind) ? 'IMO' : kind || 'document', value }
    gathered.papers.set(identity, [...(gathered.papers.get(identity) ?? []), paper])
  },
  Location: (gathered, element) => {
    const country = countryOf(gathered, 'Country', attribute(one(element, 'LocationCountry'), 'CountryID'))
    const area = countryOf(gathered, 'AreaCode', attribute(one(element, 'LocationAreaCode'), 'AreaCodeID'))
    if (country || area) gathered.places.set(attribute(element, 'ID'), country || area)
  },
  DistinctParty: (gathered, element, row) => {
    gathered.parties.push({ element, row })
  },
  SanctionsEntry: (gathered, element) => {
    const regimes = all(element, 'SanctionsMeasure').map(measure => said(textOf(measure, 'Comment')))
    const on = dayOf(one(one(element, 'EntryEvent'), 'Date'))
    const profile = attribute(element, 'ProfileID')
    const before = gathered.listed.get(profile)
    gathered.listed.set(profile, {
      on: before?.on ?? on,
      regimes: [...new Set([...(before?.regimes ?? []), ...regimes.filter(Boolean)])],
    })
  },
}

function kindOf(gathered: Gathered, profile: Element): EntryKind {
  const subType = gathered.words.PartySubType.get(attribute(profile, 'PartySubTypeID'))
  const words = `${said(subType?.text)} ${wordOf(gathered, 'PartyType', attribute(subType, 'PartyTypeID'))}`
  const kinds: readonly (readonly [RegExp, EntryKind])[] = [
    [/vessel/i, 'VESSEL'],
    [/aircraft/i, 'AIRCRAFT'],
    [/individual/i, 'PERSON'],
  ]
  return kinds.find(([pattern]) => pattern.test(words))?.[1] ?? 'COMPANY'
}

/** The parts of a name as one reads them: what is a surname stands last, whatever the order in the file. */
function nameOf(gathered: Gathered, documented: Element, groups: ReadonlyMap<string, string>): { name: string; isLatin: boolean } {
  const parts = all(documented, 'DocumentedNamePart').flatMap(part => all(part, 'NamePartValue'))
  const isLast = (part: Element) =>
    /last|surname/i.test(wordOf(gathered, 'NamePartType', groups.get(attribute(part, 'NamePartGroupID')) ?? ''))
  const inOrder = [...parts.filter(part => !isLast(part)), ...parts.filter(isLast)]
  const script = wordOf(gathered, 'Script', attribute(parts[0], 'ScriptID'))
  return {
    name: inOrder
      .map(part => said(part.text))
      .filter(Boolean)
      .join(' '),
    isLatin: script === '' || /latin/i.test(script),
  }
}

function namesOf(gathered: Gathered, identity: Element): ListedName[] {
  const groups = new Map(
    all(one(identity, 'NamePartGroups'), 'MasterNamePartGroup')
      .flatMap(master => all(master, 'NamePartGroup'))
      .map((group): [string, string] => [attribute(group, 'ID'), attribute(group, 'NamePartTypeID')]),
  )
  const aliases = all(identity, 'Alias')
  const isMain = (alias: Element) => attribute(alias, 'Primary') === 'true'
  return [...aliases.filter(isMain), ...aliases.filter(alias => !isMain(alias))].flatMap(alias => {
    const kind = wordOf(gathered, 'AliasType', attribute(alias, 'AliasTypeID'))
    return all(alias, 'DocumentedName').map((documented): ListedName => {
      const { name, isLatin } = nameOf(gathered, documented, groups)
      if (attribute(alias, 'LowQuality') === 'true') return { name, quality: 'WEAK' }
      if (!isLatin) return { name, quality: 'ORIGINAL' }
      return { name, quality: isMain(alias) ? 'MAIN' : /^f\.?k\.?a/i.test(kind) ? 'FORMER' : 'STRONG' }
    })
  })
}

const featuresOf = (gathered: Gathered, profile: Element, called: RegExp): Element[] =>
  all(profile, 'Feature')
    .filter(feature => called.test(wordOf(gathered, 'FeatureType', attribute(feature, 'FeatureTypeID'))))
    .flatMap(feature => all(feature, 'FeatureVersion'))

const yearIn = (element: Element | undefined, ...path: string[]): number => {
  const at = path.reduce((found, name) => one(found, name), element)
  return Number(said(textOf(at, 'Year')))
}

const birthsOf = (gathered: Gathered, profile: Element): Birth[] =>
  featuresOf(gathered, profile, /^birth ?date$/i).flatMap(version =>
    all(version, 'DatePeriod').flatMap(period => {
      const from = yearIn(period, 'Start', 'From')
      const to = yearIn(period, 'End', 'To') || yearIn(period, 'End', 'From') || from
      return from ? [{ from: Math.min(from, to), to: Math.max(from, to) }] : []
    }),
  )

const nationalitiesOf = (gathered: Gathered, profile: Element): string[] =>
  featuresOf(gathered, profile, /nationality|citizenship/i).flatMap(version =>
    all(version, 'VersionLocation').map(place => gathered.places.get(attribute(place, 'LocationID')) ?? ''),
  )

function entryOf(gathered: Gathered, party: Element, profile: Element) {
  const identities = all(profile, 'Identity')
  const listed = gathered.listed.get(attribute(profile, 'ID'))
  return {
    key: attribute(party, 'FixedRef') || attribute(profile, 'ID'),
    kind: kindOf(gathered, profile),
    names: identities.flatMap(identity => namesOf(gathered, identity)),
    regime: listed?.regimes.join(', ') || null,
    listedOn: listed?.on ?? null,
    births: birthsOf(gathered, profile),
    nationalities: nationalitiesOf(gathered, profile),
    identifiers: identities.flatMap(identity => gathered.papers.get(attribute(identity, 'ID')) ?? []),
  }
}

const wanted = new Set<string>([...tables, ...Object.keys(takes)])

/** `sdn_advanced.xml` and its like of the Office of Foreign Assets Control. The number of an entry is that of the other files. */
export function readOfacAdvanced(file: ListFile, text: string): ReadList {
  const gathered = empty()
  readElements(text, wanted, ({ element, row }) => {
    const { name } = element
    if (takes[name]) takes[name](gathered, element, row)
    else gathered.words[name as Table].set(attribute(element, 'ID'), element)
  })
  const read = gather(file.name)
  for (const { element, row } of gathered.parties) {
    const [profile] = all(element, 'Profile')
    if (profile) read.add(row, entryOf(gathered, element, profile))
    else read.fault('BROKEN_ROW', row, attribute(element, 'FixedRef'))
  }
  return {
    list: 'OFAC',
    version: gathered.issued,
    rows: gathered.parties.length,
    entries: [...read.entries.values()],
    faults: read.faults,
  }
}
