import { type DocumentNode, execute, type GraphQLSchema, getVariableValues, Kind, parse, validate } from 'graphql'
import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import type { Locale, LocalText } from 'shared/words/lists.ts'
import type { Atomic } from './core/atomic.ts'
import type { Context, Row } from './core/context.ts'
import { Invalid, Refused } from './core/errors.ts'
import { at, column, count, type Export, inside, plain, roles, supplier, text, within, worded, wordedList } from './export-columns.ts'
import { exportsOfCases } from './exports-of-cases.ts'
import { exportsOfRisk } from './exports-of-risk.ts'
import { type CellOut, neutral, writeWorkbook } from './platform/sheets.ts'
import { translator, type WordKey } from './platform/words.ts'

/**
 * Every list as a spreadsheet: what is filtered, in its order, read through the very query of the list, so that nobody gets a row
 * or a column by export that they would not see on the page.
 */

export const exportsByList: Readonly<Record<string, Export>> = {
  ...exportsOfRisk,
  ...exportsOfCases,
  suppliers: {
    document: `query ($after: String, $filter: SupplierFilter, $sort: SupplierSort, $asOf: LocalDate) { list: suppliers(first: 100, after: $after, filter: $filter, sort: $sort, asOf: $asOf) {
      nodes { id name nameLatin country tier furtherTiers materials status statusSince createdAt reviewer contacts { name email } latestResponse { status dueOn } } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      plain('supplier', 32, 'name'),
      plain('nameLatin', 32),
      worded('state', 18, 'supplierState', 'status'),
      at('since', 'statusSince'),
      worded('tier', 18, 'tier'),
      wordedList('furtherTiers', 24, 'words:tier'),
      wordedList('materials', 24, 'flags:material'),
      plain('country', 10),
      plain('reviewer', 20),
      column('contacts', 40, row =>
        text((row.contacts as { name: string; email: string }[]).map(one => `${one.name} <${one.email}>`).join(', ')),
      ),
      column('latest', 18, (row, { say }) => {
        const status = within(row, 'latestResponse', 'status')
        return status && say(`words:responseState.${status}` as WordKey)
      }),
      inside('due', 12, 'latestResponse', 'dueOn'),
      at('created', 'createdAt'),
    ],
  },
  responses: {
    document: `query ($after: String, $filter: ResponseFilter, $sort: ResponseSort, $asOf: LocalDate) { list: responses(first: 100, after: $after, filter: $filter, sort: $sort, asOf: $asOf) {
      nodes { id title { zh en fr } status statusSince round dueOn submittedAt required answered supplier { name } reviewer claimedBy } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      supplier,
      column('questionnaire', 28, (row, { locale }) => (row.title as LocalText)[locale]),
      worded('state', 18, 'responseState', 'status'),
      at('since', 'statusSince'),
      plain('due', 12, 'dueOn'),
      at('submitted', 'submittedAt'),
      count('round'),
      count('required'),
      count('answered'),
      plain('reviewer', 20),
      plain('inHand', 20, 'claimedBy'),
    ],
  },
  waves: {
    document: `query ($after: String, $search: String, $sort: WaveSort) { list: waves(first: 100, after: $after, search: $search, sort: $sort) {
      nodes { id name title { zh en fr } templateVersion dueOn asked handedIn accepted overdue createdAt createdBy } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      plain('wave', 32, 'name'),
      column('questionnaire', 28, (row, { locale }) => (row.title as LocalText)[locale]),
      count('templateVersion'),
      plain('due', 12, 'dueOn'),
      count('asked'),
      count('handedInCount', 'handedIn'),
      count('acceptedCount', 'accepted'),
      count('overdueCount', 'overdue'),
      at('created', 'createdAt'),
      plain('createdBy', 20),
    ],
  },
  evidenceFiles: {
    document: `query ($after: String, $filter: EvidenceFileFilter, $sort: EvidenceFileSort) { list: evidenceFiles(first: 100, after: $after, filter: $filter, sort: $sort) {
      nodes { id name kind number issuer issuedOn expiresOn size revision state uploadedAt uploadedBy sha256 supplier { name } } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      plain('file', 36, 'name'),
      supplier,
      column('kind', 28, (row, { locale }) =>
        row.kind ? (evidenceKinds[row.kind as keyof typeof evidenceKinds]?.[locale] ?? null) : null,
      ),
      plain('number', 18),
      plain('issuer', 24),
      plain('issuedOn', 12),
      plain('expiresOn', 12),
      worded('state', 16, 'evidenceState'),
      count('revision'),
      count('size'),
      at('uploaded', 'uploadedAt'),
      plain('uploadedBy', 20),
      plain('sha256', 66),
    ],
  },
  members: {
    document: `query ($after: String, $search: String) { list: members(first: 100, after: $after, search: $search) {
      nodes { id name email roles department { name } supplier { name } validUntil deactivatedAt lastSeenAt } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      plain('name', 20),
      plain('email', 30),
      roles,
      inside('department', 20, 'department'),
      supplier,
      plain('validUntil', 12),
      at('lastSeen', 'lastSeenAt'),
      at('deactivated', 'deactivatedAt'),
    ],
  },
  invitations: {
    document: `query ($after: String, $state: InvitationState, $supplierId: ID) { list: invitations(first: 100, after: $after, state: $state, supplierId: $supplierId) {
      nodes { id name email roles state supplier { name } invitedBy createdAt expiresAt acceptedAt } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      plain('name', 20),
      plain('email', 30),
      roles,
      supplier,
      worded('state', 16, 'invitationState'),
      plain('invitedBy', 20),
      at('sent', 'createdAt'),
      at('expires', 'expiresAt'),
      at('accepted', 'acceptedAt'),
    ],
  },
  absences: {
    document: `query ($after: String, $filter: AbsenceFilter) { list: absences(first: 100, after: $after, filter: $filter) {
      nodes { id person deputy firstDay lastDay } pageInfo { hasNextPage endCursor } } }`,
    columns: [plain('away', 20, 'person'), plain('firstDay', 12), plain('lastDay', 12), plain('deputy', 20)],
  },
  history: {
    document: `query ($after: String, $filter: HistoryFilter) { list: history(first: 100, after: $after, filter: $filter) {
      nodes { id seq action supplier { name } note actor byRule effectiveAt recordedAt from to hash } pageInfo { hasNextPage endCursor } } }`,
    columns: [
      count('seq'),
      column('what', 28, (row, { say }) => say(`words:action.${String(row.action)}` as WordKey)),
      supplier,
      column('who', 20, (row, { say }) => (row.byRule ? say('sheets:byRule') : text(row.actor))),
      at('when', 'effectiveAt'),
      at('recorded', 'recordedAt'),
      plain('from', 16),
      plain('to', 16),
      plain('words', 40, 'note'),
      plain('hash', 66),
    ],
  },
}

/** More rows than a person reads in a spreadsheet program; CSV has no bound. */
export const mostRows = 20_000

interface Answer {
  /** A table of numbers is no list: it comes whole. */
  readonly list: { nodes: Row[]; pageInfo?: { hasNextPage: boolean; endCursor: string | null } }
}

export interface Exporter {
  /** The rows as cells, a hundred at a time, each hundred asked with the rights of that moment. */
  rows(list: Export, given: Asked): AsyncGenerator<CellOut[][]>
  heading(list: Export, locale: Locale): string[]
}
export interface Asked {
  readonly contextOf: () => Promise<Context>
  readonly variables: Readonly<Record<string, unknown>>
  readonly locale: Locale
}

export function createExporter(schema: GraphQLSchema, atomic: Atomic): Exporter {
  const documents = new Map<Export, DocumentNode>()
  for (const list of Object.values(exportsByList)) {
    const document = parse(list.document)
    const faults = validate(schema, document)
    if (faults[0]) throw faults[0]
    documents.set(list, document)
  }
  /** The filters as the schema has them; anything else is refused before it is asked. */
  function checked(document: DocumentNode, variables: Readonly<Record<string, unknown>>): void {
    const [operation] = document.definitions
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('an export asks one query')
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
    if (errors) throw new Invalid({ variables: 'errors:field.other' })
  }

  const ask = (
    ctx: Context,
    document: DocumentNode,
    variableValues: Record<string, unknown>,
  ): Promise<{ answer: Answer; timeZone: string }> =>
    atomic.read(ctx, async () => {
      const { data, errors } = await execute({ schema, document, contextValue: ctx, variableValues })
      const [error] = errors ?? []
      if (error) throw error.originalError ?? error
      const [row] = await ctx.ask({ text: 'SELECT time_zone AS zone FROM programmes WHERE id = $1', values: [ctx.actor.programmeId] })
      return { answer: data as unknown as Answer, timeZone: String(row?.zone ?? 'UTC') }
    })

  async function* rows(list: Export, { contextOf, variables, locale }: Asked): AsyncGenerator<CellOut[][]> {
    const document = documents.get(list)
    if (!document) throw new Error('an export that is not known')
    checked(document, variables)
    const say = translator(locale)
    for (let after: string | null = null; ; ) {
      const { answer, timeZone } = await ask(await contextOf(), document, { ...variables, after })
      const { nodes, pageInfo }: Answer['list'] = answer.list
      yield nodes.map(row => list.columns.map(one => one.cell(row, { locale, timeZone, say })))
      if (!pageInfo?.hasNextPage) return
      after = pageInfo.endCursor
    }
  }
  return { rows, heading: (list, locale) => list.columns.map(one => translator(locale)(one.word)) }
}

/** RFC 4180, with the mark by which Excel in China knows UTF-8, and nothing that a program would run. */
export const csvLine = (cells: readonly CellOut[]): string => `${cells.map(csvCell).join(',')}\r\n`
const csvCell = (cell: CellOut): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = neutral(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
export const byteOrderMark = '\ufeff'

/** The whole list as a workbook; one that is too long is refused before anything is sent. */
export async function workbookOfList(name: string, list: Export, heading: string[], rows: AsyncGenerator<CellOut[][]>): Promise<Buffer> {
  const all: CellOut[][] = []
  for await (const some of rows) {
    all.push(...some)
    if (all.length > mostRows) throw new Refused('exportTooLong', { limit: mostRows })
  }
  return writeWorkbook([{ name, header: heading, rows: all, widths: list.columns.map(one => one.width), fixedColumns: 1 }])
}
