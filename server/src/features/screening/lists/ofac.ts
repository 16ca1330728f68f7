import type { EntryKind } from 'shared/words/screening.ts'
import { Refused } from '../../../core/errors.ts'
import {
  type Birth,
  birthOf,
  gather,
  type Identifier,
  type ListedEntry,
  type ListedName,
  type ListFile,
  type ReadList,
  said,
} from './listed-entry.ts'
import { type TableRow, tableOf } from './read-text.ts'
import { all, type Element, one, readElements, textOf } from './read-xml.ts'

const kinds: Readonly<Record<string, EntryKind>> = { individual: 'PERSON', entity: 'COMPANY', vessel: 'VESSEL', aircraft: 'AIRCRAFT' }
const kindOf = (text: string): EntryKind => kinds[text.toLowerCase()] ?? 'COMPANY'

/** Numbers and births stand in the remarks, in the office's own shorthand. */
const birthsIn = (remarks: string): Birth[] => [...remarks.matchAll(/\b(?:alt\. )?DOB ([^;.]+)/g)].flatMap(([, text]) => birthOf(text))
const nationalitiesIn = (remarks: string): string[] =>
  [...remarks.matchAll(/\b(?:nationality|citizen) ([A-Za-z ,'()-]+?)(?=[;.]|$)/g)].map(([, text]) => said(text))
const numbered =
  /\b(Passport|Tax ID No\.|Registration Number|Registration ID|Vessel Registration Identification IMO|IMO|National ID No\.|Unified Social Credit Code \(USCC\)|Company Number|Identification Number) ([A-Z0-9][A-Z0-9/-]{3,})/g
const identifiersIn = (remarks: string): Identifier[] =>
  [...remarks.matchAll(numbered)].map(([, kind = '', value = '']) => ({
    kind: /IMO/.test(kind) ? 'IMO' : kind.replace(/ No\.$/, ''),
    value,
  }))

const nameTypes: Readonly<Record<string, ListedName['quality']>> = { fka: 'FORMER', 'f.k.a.': 'FORMER' }

/** A weak alias stands in quotation marks in the remarks of the entry; in `alt.csv` it is not marked. */
const weakIn = (remarks: string): ListedName[] =>
  [...remarks.matchAll(/a\.k\.a\. '([^']+)'/g)].map(([, name = '']) => ({ name: said(name), quality: 'WEAK' }))

function sdnEntry({ cells }: TableRow): ListedEntry {
  const [key, name, kind, programme, , , , , , , , remarks] = cells.map(said)
  return {
    key: key ?? '',
    kind: kindOf(kind ?? ''),
    names: [{ name: name ?? '', quality: 'MAIN' }, ...weakIn(remarks ?? '')],
    regime: programme || null,
    listedOn: null,
    births: birthsIn(remarks ?? ''),
    nationalities: nationalitiesIn(remarks ?? ''),
    identifiers: identifiersIn(remarks ?? ''),
  }
}

type Part = 'sdn' | 'alt' | 'add'
/** The files have no headings: by how many cells a row has. */
const partOf = (rows: readonly TableRow[]): Part | undefined => {
  const [first] = rows
  const cells = first?.cells.length ?? 0
  if (cells >= 11) return 'sdn'
  if (cells === 5 && /^(aka|fka|nka)$/i.test(said(first?.cells[2]))) return 'alt'
  return cells === 6 || cells === 5 ? 'add' : undefined
}

/** Names and numbers of the entries, and their further names; addresses are not compared, but have to belong to an entry too. */
function joinCsv(files: readonly { file: ListFile; text: string }[]): ReadList {
  const tables = files.map(({ file, text }) => ({ file, rows: tableOf(text) }))
  const parts = new Map(tables.map(table => [partOf(table.rows), table]))
  const sdn = parts.get('sdn')
  if (!sdn || parts.has(undefined) || parts.size < tables.length) throw new Refused('listUnknown')
  const gathered = gather(sdn.file.name)
  for (const row of sdn.rows) {
    if (row.cells.length < 4) gathered.fault('BROKEN_ROW', row.row, row.cells.join(', '))
    else gathered.add(row.row, sdnEntry(row))
  }
  const faults = [...gathered.faults]
  for (const part of ['alt', 'add'] as const) {
    const table = parts.get(part)
    const of = gather(table?.file.name ?? part)
    for (const { row, cells } of table?.rows ?? []) {
      const key = said(cells[0])
      const entry = gathered.entries.get(key)
      if (!entry) of.fault('ORPHAN', row, `${key} ${said(cells[3])}`)
      else if (part === 'alt')
        gathered.entries.set(key, withName(entry, { name: said(cells[3]), quality: nameTypes[said(cells[2]).toLowerCase()] ?? 'STRONG' }))
    }
    faults.push(...of.faults)
  }
  return {
    list: 'OFAC',
    version: null,
    rows: tables.reduce((sum, table) => sum + table.rows.length, 0),
    entries: [...gathered.entries.values()],
    faults,
  }
}

/** A name that the remarks call weak stays weak. */
const withName = (entry: ListedEntry, name: ListedName): ListedEntry =>
  name.name === '' || entry.names.some(known => known.name.toLowerCase() === name.name.toLowerCase())
    ? entry
    : { ...entry, names: [...entry.names, name] }

const personal = (element: Element): string =>
  [textOf(element, 'firstName'), textOf(element, 'lastName')].map(said).filter(Boolean).join(' ')
const items = (element: Element, list: string, item: string): Element[] => all(one(element, list), item)

/** Lines that look like numbers and are notes. */
const isNote = /risk|website|email|gender|secondary|determination|phone|note/i

function xmlEntry(element: Element): ListedEntry {
  return {
    key: said(textOf(element, 'uid')),
    kind: kindOf(said(textOf(element, 'sdnType'))),
    names: [
      { name: personal(element), quality: 'MAIN' },
      ...items(element, 'akaList', 'aka').map(
        (aka): ListedName => ({
          name: personal(aka),
          quality:
            said(textOf(aka, 'category')).toLowerCase() === 'weak'
              ? 'WEAK'
              : (nameTypes[said(textOf(aka, 'type')).toLowerCase()] ?? 'STRONG'),
        }),
      ),
    ],
    regime:
      items(element, 'programList', 'program')
        .map(program => said(program.text))
        .filter(Boolean)
        .join(', ') || null,
    listedOn: null,
    births: items(element, 'dateOfBirthList', 'dateOfBirthItem').flatMap(birth => birthOf(textOf(birth, 'dateOfBirth'))),
    nationalities: [...items(element, 'nationalityList', 'nationality'), ...items(element, 'citizenshipList', 'citizenship')].map(nation =>
      said(textOf(nation, 'country')),
    ),
    identifiers: items(element, 'idList', 'id')
      .filter(id => !isNote.test(textOf(id, 'idType')))
      .map(id => {
        const kind = said(textOf(id, 'idType'))
        return { kind: /IMO|vessel registration/i.test(kind) ? 'IMO' : kind, value: said(textOf(id, 'idNumber')).replace(/^IMO\s*/i, '') }
      }),
  }
}

const records = new Set(['sdnEntry', 'publshInformation'])

export function readOfacXml(file: ListFile, text: string): ReadList {
  const gathered = gather(file.name)
  let version = ''
  let rows = 0
  readElements(text, records, ({ element, row }) => {
    if (element.name === 'publshInformation') version = said(textOf(element, 'Publish_Date'))
    else {
      rows++
      gathered.add(row, xmlEntry(element))
    }
  })
  return { list: 'OFAC', version: version || null, rows, entries: [...gathered.entries.values()], faults: gathered.faults }
}

/** The Office of Foreign Assets Control's files `sdn`, `alt` and `add`; the first is needed. */
export const readOfacCsv = joinCsv
