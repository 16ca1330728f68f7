import type { EntryKind } from 'shared/words/screening.ts'
import { Refused } from '../../../core/errors.ts'
import { birthOf, each, gather, type ListedEntry, type ListFile, type ReadList, said } from './listed-entry.ts'
import { tableOf } from './read-text.ts'
import { all, type Element, one, readElements } from './read-xml.ts'

const kinds: Readonly<Record<string, EntryKind>> = { person: 'PERSON', p: 'PERSON', vessel: 'VESSEL', airplane: 'AIRCRAFT' }
const kindOf = (text: string): EntryKind => kinds[text.toLowerCase()] ?? 'COMPANY'

type Cells = Readonly<Record<string, string>>

/** The acts of the EU, a row an entry. A row that bans goods or ports names nobody. */
function entryOf(cell: Cells): ListedEntry {
  const name = (column: string, quality: 'STRONG' | 'WEAK' | 'FORMER') => each(cell[column]).map(one => ({ name: one, quality }))
  return {
    key: said(cell.uid),
    kind: kindOf(said(cell.schema)),
    names: [
      { name: said(cell.name), quality: 'MAIN' },
      ...name('alias', 'STRONG'),
      ...name('weakalias', 'WEAK'),
      ...name('previousname', 'FORMER'),
    ],
    // Freezes of assets stand beside bans of exports: which it is belongs to it.
    regime: [said(cell.programkey), said(cell.measure)].filter(Boolean).join(' · ') || null,
    listedOn: said(cell.startdate) || null,
    births: each(cell.birthdate).flatMap(text => birthOf(text)),
    nationalities: [...each(cell.nationality), ...each(cell.country)],
    identifiers: [
      ...each(cell.registrationnumber).map(value => ({ kind: 'registration', value })),
      ...each(cell.taxnumber).map(value => ({ kind: 'tax', value })),
      ...each(cell.imonumber).map(value => ({ kind: 'IMO', value })),
    ],
  }
}

/** The Commission's own export: a row a name, the entry's number first. */
function exported(rows: readonly { row: number; cell: Cells }[], gathered: ReturnType<typeof gather>): void {
  const entries = new Map<string, { row: number; entry: ListedEntry }>()
  for (const { row, cell } of rows) {
    const key = said(cell.entity_logicalid)
    if (key === '') {
      gathered.fault('NO_KEY', row, said(cell.namealias_wholename))
      continue
    }
    const before = entries.get(key)?.entry
    const name = said(cell.namealias_wholename)
    entries.set(key, {
      row: entries.get(key)?.row ?? row,
      entry: {
        key,
        kind: before?.kind ?? kindOf(said(cell.entity_subjecttype)),
        names: [
          ...(before?.names ?? []),
          ...(name ? [{ name, quality: before?.names.length ? ('STRONG' as const) : ('MAIN' as const) }] : []),
        ],
        regime: (before?.regime ?? said(cell.entity_regulation_programme)) || null,
        listedOn: (before?.listedOn ?? said(cell.entity_regulation_publicationdate)) || null,
        births: [...(before?.births ?? []), ...birthOf(cell.birthdate_birthdate || cell.birthdate_year)],
        nationalities: [...(before?.nationalities ?? []), said(cell.citizenship_countryiso2code)],
        identifiers: [
          ...(before?.identifiers ?? []),
          { kind: said(cell.identification_typecode) || 'document', value: said(cell.identification_number) },
        ],
      },
    })
  }
  for (const { row, entry } of entries.values()) gathered.add(row, entry)
}

export function readEuCsv(file: ListFile, text: string): ReadList {
  const [head, ...rows] = tableOf(text)
  const columns = head?.cells.map(cell => said(cell).toLowerCase()) ?? []
  const isExport = columns.includes('entity_logicalid') && columns.includes('namealias_wholename')
  if (!isExport && !(columns.includes('uid') && columns.includes('schema') && columns.includes('name'))) throw new Refused('listUnknown')
  const gathered = gather(file.name)
  const read = rows.map(({ row, cells }) => ({ row, cell: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) }))
  if (isExport) exported(read, gathered)
  else
    for (const { row, cell } of read) {
      if (Object.values(cell).filter(Boolean).length < 3) gathered.fault('BROKEN_ROW', row, said(cell.uid))
      else gathered.add(row, entryOf(cell))
    }
  return { list: 'EU', version: null, rows: rows.length, entries: [...gathered.entries.values()], faults: gathered.faults }
}

const attributes = (element: Element, tag: string) => all(element, tag).map(child => child.attributes)

function xmlEntry(element: Element): ListedEntry {
  const [regulation] = all(element, 'regulation')
  return {
    key: said(element.attributes.logicalId),
    kind: kindOf(said(one(element, 'subjectType')?.attributes.code)),
    names: attributes(element, 'nameAlias').map(({ wholeName, strong }, at) => ({
      name: said(wholeName),
      quality: at === 0 ? ('MAIN' as const) : strong === 'false' ? ('WEAK' as const) : ('STRONG' as const),
    })),
    regime: said(regulation?.attributes.programme) || null,
    listedOn: said(regulation?.attributes.publicationDate) || null,
    births: attributes(element, 'birthdate').flatMap(({ birthdate, year }) => birthOf(birthdate || year)),
    nationalities: attributes(element, 'citizenship').map(({ countryIso2Code }) => said(countryIso2Code)),
    identifiers: attributes(element, 'identification').map(({ identificationTypeCode, number }) => ({
      kind: said(identificationTypeCode) || 'document',
      value: said(number),
    })),
  }
}

export function readEuXml(file: ListFile, text: string): ReadList {
  const gathered = gather(file.name)
  let rows = 0
  const { root } = readElements(text, new Set(['sanctionEntity']), ({ element, row }) => {
    rows++
    gathered.add(row, xmlEntry(element))
  })
  return {
    list: 'EU',
    version: said(root?.attributes.generationDate).slice(0, 10) || null,
    rows,
    entries: [...gathered.entries.values()],
    faults: gathered.faults,
  }
}
