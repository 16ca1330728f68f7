import type { FlagCause } from 'shared/rules/red-flags/facts.ts'
import { type SourceKey, sourceOf } from 'shared/words/country-sources.ts'
import type { Locale, LocalText } from 'shared/words/lists.ts'
import { packageKinds } from 'shared/words/red-flags.ts'
import type { Row } from './core/context.ts'
import {
  at,
  type Column,
  column,
  count,
  country,
  countryWord,
  type Export,
  plain,
  type Speaking,
  supplier,
  text,
  worded,
  wordedList,
  wordOr,
  yes,
} from './export-columns.ts'

const sourceTitle = (key: unknown, locale: Locale): string => sourceOf(key as SourceKey).title[locale]

const place = (cause: { country: string; region?: string }, locale: Locale): string =>
  `${countryWord(cause.country, locale)}${cause.region ? ` (${cause.region})` : ''}`
/** What raised a flag, in the words of its page. */
function causeWord(given: unknown, { say, locale }: Speaking): string {
  const cause = given as FlagCause
  const values: Readonly<Record<string, string | number>> = {
    ...('tonnes' in cause && { year: cause.year, tonnes: cause.tonnes, produced: cause.produced }),
    ...('dueOn' in cause && { day: cause.dueOn }),
    ...('country' in cause && { place: place(cause, locale) }),
    ...('role' in cause && { role: wordOr(say, 'flags:role', cause.role), class: wordOr(say, 'flags:class', cause.class) }),
    ...('material' in cause && { material: wordOr(say, 'flags:material', cause.material) }),
    ...('question' in cause && { question: cause.question }),
    ...('topic' in cause && { topic: wordOr(say, 'speak:topic', cause.topic) }),
  }
  return say(`flags:cause.${cause.kind}`, values)
}

const packageOf = (row: Row, kind: string): { status: string; owner: string | null; dueOn: string | null } | undefined =>
  (row.packages as { kind: string; status: string; owner: string | null; dueOn: string | null }[]).find(one => one.kind === kind)
const packages: readonly Column[] = packageKinds.map(kind =>
  column(`flags:packageKind.${kind}`, 28, (row, { say }) => {
    const one = packageOf(row, kind)
    return one ? [say(`flags:packageState.${one.status as 'TODO'}`), one.owner, one.dueOn].filter(Boolean).join(' · ') : null
  }),
)

const reasons: Readonly<Record<string, true>> = { ENTRY_GONE: true, NAME_GONE: true }
const reasonWord = ({ reason, listVersion, matchedName }: Row, { say }: Speaking): string | null =>
  reasons[String(reason)]
    ? say(reason === 'ENTRY_GONE' ? 'screening:hit.entryGone' : 'screening:hit.nameGone', {
        version: String(listVersion),
        name: String(matchedName),
      })
    : text(reason)

/** Countries, hits, red flags and what comes of them: in words, and beside a country's name its code. */
export const exportsOfRisk: Readonly<Record<string, Export>> = {
  screeningHits: {
    document: `query ($after: String, $sort: HitSort, $filter: HitFilter) { list: screeningHits(first: 100, after: $after, sort: $sort, filter: $filter) {
      nodes { id subjectName subjectType supplier matchedName list listVersion entryKey score band status statusSince foundAt reason decidedBy } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      plain('ourName', 32, 'subjectName'),
      plain('supplier', 32),
      worded('what', 24, 'screening:subject', 'subjectType'),
      plain('listedName', 32, 'matchedName'),
      worded('listName', 40, 'screening:publisher', 'list'),
      plain('listVersion', 14),
      plain('entry', 14, 'entryKey'),
      column('likeness', 10, row => Math.round(Number(row.score) * 1_000) / 10),
      worded('band', 20, 'screening:band'),
      worded('state', 18, 'screening:state', 'status'),
      at('since', 'statusSince'),
      at('found', 'foundAt'),
      column('words', 50, reasonWord),
      plain('by', 20, 'decidedBy'),
    ],
  },
  redFlags: {
    document: `query ($after: String, $filter: RedFlagFilter) { list: redFlags(first: 100, after: $after, filter: $filter) {
      nodes { id code cause status statusSince raisedAt assessedWords assessedBy supplier { name } } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      plain('flag', 16, 'code'),
      column('meaning', 40, (row, { say }) => wordOr(say, 'flags:code', row.code)),
      supplier,
      worded('state', 18, 'flags:flagState', 'status'),
      at('since', 'statusSince'),
      column('cause', 50, (row, speaking) => causeWord(row.cause, speaking)),
      at('raised', 'raisedAt'),
      plain('words', 40, 'assessedWords'),
      plain('by', 20, 'assessedBy'),
    ],
  },
  dossiers: {
    document: `query ($after: String, $filter: DossierFilter) { list: dossiers(first: 100, after: $after, filter: $filter) {
      nodes { id status statusSince openedAt done countries closedWords closedBy supplier { name } flags { code } packages { kind status owner dueOn } } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      supplier,
      worded('state', 14, 'flags:dossierState', 'status'),
      at('since', 'statusSince'),
      at('opened', 'openedAt'),
      column('openFlags', 24, row => [...new Set((row.flags as { code: string }[]).map(({ code }) => code))].join(', ')),
      column('countryNames', 30, (row, { locale }) => (row.countries as string[]).map(one => countryWord(one, locale)).join(', ')),
      count('packagesDone', 'done'),
      ...packages,
      plain('words', 50, 'closedWords'),
      plain('by', 20, 'closedBy'),
    ],
  },
  incidents: {
    document: `query ($after: String, $filter: IncidentFilter, $sort: IncidentSort) { list: incidents(first: 100, after: $after, filter: $filter, sort: $sort) {
      nodes { id kind status happenedOn country place party source address words judgedWords judgedBy recordedBy recordedAt supplier { name } } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      worded('kind', 20, 'flags:incidentKind'),
      worded('state', 16, 'flags:incidentState', 'status'),
      plain('happened', 12, 'happenedOn'),
      supplier,
      country,
      plain('place', 24),
      plain('party', 28),
      plain('source', 28),
      plain('address', 40),
      plain('told', 60, 'words'),
      plain('words', 50, 'judgedWords'),
      plain('by', 20, 'judgedBy'),
      at('recorded', 'recordedAt'),
      plain('recordedBy', 20),
    ],
  },
  incomingMaterials: {
    document: `query ($after: String, $filter: IncomingMaterialFilter) { list: incomingMaterials(first: 100, after: $after, filter: $filter) {
      nodes { id material class openFlags gap checkedAt supplier { name } } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      supplier,
      column('material', 20, (row, { say }) => (row.material ? wordOr(say, 'flags:material', row.material) : null)),
      worded('class', 24, 'flags:class'),
      column('gap', 20, (row, { say }) => wordOr(say, 'flags:gap', row.gap ?? 'NONE')),
      count('openFlags'),
      at('checked', 'checkedAt'),
    ],
  },
  countryChecks: {
    document: `query ($after: String, $filter: CheckFilter, $sort: CountryCheckSort) { list: countryChecks(first: 100, after: $after, filter: $filter, sort: $sort) {
      nodes { id country region role period holds class dimensions missing status statusSince computedAt stale suppliers ruleNumber overrideWords overrideEndsOn overrideBy decidedBy reasoning { zh en fr } } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      country,
      plain('country', 10),
      plain('region', 10),
      worded('role', 18, 'atlas:role'),
      count('period'),
      worded('heldClass', 22, 'atlas:class', 'holds'),
      worded('computedClass', 22, 'atlas:class', 'class'),
      wordedList('dimensions', 36, 'atlas:dimension'),
      column('withoutData', 40, (row, { locale }) => (row.missing as string[]).map(key => sourceTitle(key, locale)).join(', ')),
      worded('state', 20, 'atlas:state', 'status'),
      at('since', 'statusSince'),
      at('computed', 'computedAt'),
      yes('stale'),
      count('suppliers'),
      count('rule', 'ruleNumber'),
      plain('words', 40, 'overrideWords'),
      plain('lastDay', 12, 'overrideEndsOn'),
      plain('proposedBy', 20, 'overrideBy'),
      plain('decidedBy', 20),
      column('reasons', 80, (row, { locale }) => (row.reasoning as LocalText)[locale]),
    ],
  },
  countryEditions: {
    document: `query ($after: String, $filter: EditionFilter) { list: countryEditions(first: 100, after: $after, filter: $filter) {
      nodes { id source year title publisher kind gotOn licence origin fileName fileSha256 rowsRead countries typed inUse loadedAt loadedBy confirmedBy } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      column('source', 40, (row, { locale }) => sourceTitle(row.source, locale)),
      count('year'),
      plain('title', 36),
      plain('publisher', 28),
      worded('kind', 40, 'atlas:kind'),
      plain('gotOn', 12),
      plain('licence', 30),
      plain('origin', 40),
      plain('file', 30, 'fileName'),
      plain('sha256', 66, 'fileSha256'),
      count('rows', 'rowsRead'),
      count('countries'),
      yes('inUse'),
      at('loaded', 'loadedAt'),
      plain('loadedBy', 20),
      plain('confirmedBy', 20),
    ],
  },
  countryPapers: {
    document: `query ($after: String, $filter: PaperFilter!) { list: countryPapers(first: 100, after: $after, filter: $filter) {
      nodes { id country kind title publisher publishedOn address words addedAt addedBy } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      plain('title', 40),
      country,
      worded('kind', 30, 'atlas:papers.kind'),
      plain('publisher', 28),
      plain('publishedOn', 12),
      plain('address', 50),
      plain('words', 60),
      at('added', 'addedAt'),
      plain('addedBy', 20),
    ],
  },
  countryRuns: {
    document: `query ($after: String) { list: countryRuns(first: 100, after: $after) {
      nodes { id cause askedAt done total changed finishedAt askedBy } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      at('when', 'askedAt'),
      worded('because', 24, 'atlas:run.cause', 'cause'),
      plain('who', 20, 'askedBy'),
      count('done'),
      count('total'),
      count('changed'),
      at('finished', 'finishedAt'),
    ],
  },
  countryChanges: {
    document: `query ($after: String, $filter: ChangeFilter!) { list: countryChanges(first: 100, after: $after, filter: $filter) {
      nodes { id country region role from to suppliers } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      country,
      plain('country', 10),
      plain('region', 10),
      worded('role', 18, 'atlas:role'),
      worded('from', 22, 'atlas:class'),
      worded('to', 22, 'atlas:class'),
      count('suppliers'),
    ],
  },
  chainSites: {
    document: `query ($after: String, $filter: ChainSiteFilter) { list: chainSites(first: 100, after: $after, filter: $filter) {
      nodes { id name kind country class latitude longitude confirmed supplier { name } } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      plain('site', 32, 'name'),
      column('siteKind', 20, (row, { say }) => (row.kind ? wordOr(say, 'atlas:sites.kind', row.kind) : null)),
      country,
      worded('heldClass', 22, 'atlas:class', 'class'),
      supplier,
      column('latitude', 12, row => (row.latitude as number | null) ?? null),
      column('longitude', 12, row => (row.longitude as number | null) ?? null),
      column('state', 24, (row, { say }) => say(row.confirmed ? 'atlas:sites.confirmed' : 'atlas:sites.named')),
    ],
  },
}
