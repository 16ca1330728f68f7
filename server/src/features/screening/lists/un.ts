import { birthOf, each, gather, type ListedEntry, type ListedName, type ListFile, type ReadList, said } from './listed-entry.ts'
import { all, type Element, readElements, textOf } from './read-xml.ts'

const qualities: Readonly<Record<string, ListedName['quality']>> = { good: 'STRONG', low: 'WEAK', 'a.k.a.': 'STRONG', 'f.k.a.': 'FORMER' }

/** Several aliases may sit in one, split by "; "; empty elements are common. */
const aliases = (element: Element, tag: string): ListedName[] =>
  all(element, tag).flatMap(alias =>
    each(textOf(alias, 'ALIAS_NAME')).map(name => ({ name, quality: qualities[said(textOf(alias, 'QUALITY')).toLowerCase()] ?? 'STRONG' })),
  )

const values = (element: Element, tag: string): string[] =>
  all(element, tag).flatMap(holder => all(holder, 'VALUE').map(value => said(value.text)))

const births = (element: Element) =>
  all(element, 'INDIVIDUAL_DATE_OF_BIRTH').flatMap(birth =>
    said(textOf(birth, 'TYPE_OF_DATE')).toUpperCase() === 'BETWEEN'
      ? birthOf(textOf(birth, 'FROM_YEAR'), textOf(birth, 'TO_YEAR'))
      : birthOf(textOf(birth, 'DATE') || textOf(birth, 'YEAR')),
  )

const papers = (element: Element) =>
  all(element, 'INDIVIDUAL_DOCUMENT').map(paper => ({
    kind: said(textOf(paper, 'TYPE_OF_DOCUMENT')) || 'document',
    value: said(textOf(paper, 'NUMBER')),
  }))

/** The list's own shortenings of regimes: "GB" is Guinea-Bissau here (domain reference 12.8). */
const regimes: Readonly<Record<string, string>> = {
  GB: 'Guinea-Bissau',
  CAR: 'Central African Republic',
  DRC: 'Democratic Republic of the Congo',
}

function entryOf(element: Element): ListedEntry {
  const isPerson = element.name === 'INDIVIDUAL'
  const name = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
    .map(tag => said(textOf(element, tag)))
    .filter(Boolean)
    .join(' ')
  const regime = said(textOf(element, 'UN_LIST_TYPE'))
  return {
    key: said(textOf(element, 'DATAID')),
    kind: isPerson ? 'PERSON' : 'COMPANY',
    names: [
      { name, quality: 'MAIN' },
      { name: said(textOf(element, 'NAME_ORIGINAL_SCRIPT')), quality: 'ORIGINAL' },
      ...aliases(element, isPerson ? 'INDIVIDUAL_ALIAS' : 'ENTITY_ALIAS'),
    ],
    regime: (regimes[regime] ?? regime) || null,
    listedOn: said(textOf(element, 'LISTED_ON')).slice(0, 10) || null,
    births: births(element),
    nationalities: values(element, 'NATIONALITY'),
    identifiers: [{ kind: 'UN', value: said(textOf(element, 'REFERENCE_NUMBER')) }, ...papers(element)],
  }
}

const records = new Set(['INDIVIDUAL', 'ENTITY'])

/** The United Nations Security Council's consolidated list. */
export function readUn(file: ListFile, text: string): ReadList {
  const gathered = gather(file.name)
  let rows = 0
  const { root } = readElements(text, records, ({ element, row }) => {
    rows++
    gathered.add(row, entryOf(element))
  })
  return {
    list: 'UN',
    version: said(root?.attributes.dateGenerated).slice(0, 10) || null,
    rows,
    entries: [...gathered.entries.values()],
    faults: gathered.faults,
  }
}
