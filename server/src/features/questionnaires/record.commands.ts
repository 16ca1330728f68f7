import { createHash, randomUUID } from 'node:crypto'
import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import { type Mention, recordsIn } from 'shared/questionnaires/records-in.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import { houseActor } from '../../core/actor.ts'
import { peek } from '../../core/atomic.ts'
import type { Context, Row } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { isId } from '../../core/listing.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import type { Response } from './response.entity.ts'

interface Place {
  readonly responseId: string
  readonly programmeId: string
  readonly supplierId: string
}

/** Types of questions whose answers may name something. */
const naming: ReadonlySet<Question['type']> = new Set<Question['type']>(['ROWS', 'GROUP', 'PARTY'])

/** A party that stands in no row of its own has an id made of its place: the same in every year, another for every supplier. */
function placeId(supplierId: string, place: string): string {
  if (isId(place)) return place
  const hash = createHash('sha256').update(`${supplierId} ${place}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const known = (row: Row) => ({ rowId: String(row.rowId), recordId: String(row.recordId), cells: JSON.stringify(row.cells) })

/**
 * Rows that name a party, site, permit, material or certificate become records: proposed when they are typed, matched to an existing
 * one by identifier, and the same record ever after (0.4). What the answer no longer says is no longer mentioned.
 */
export async function proposeRecords(ctx: Context, place: Place, asked: Question, given: GivenAnswer): Promise<void> {
  if (!naming.has(asked.type)) return
  const mentions = recordsIn(asked, given).map(one => ({ ...one, rowId: placeId(place.supplierId, one.rowId) }))
  const rows = await ctx.ask({
    name: 'record-mentions',
    text: 'SELECT row_id AS "rowId", record_id AS "recordId", cells FROM record_mentions WHERE response_id = $1 AND question = $2',
    values: [place.responseId, asked.code],
  })
  const before = new Map(rows.map(row => [String(row.rowId), known(row)]))
  const lastYear = await namedLastYear(ctx, place, asked)
  const gone = [...before.keys()].filter(rowId => !mentions.some(one => one.rowId === rowId))
  if (gone.length > 0)
    await ctx.ask({
      text: 'DELETE FROM record_mentions WHERE response_id = $1 AND question = $2 AND row_id = ANY ($3)',
      values: [place.responseId, asked.code, gone],
    })
  const changed = mentions.filter(one => !sameCells(before.get(one.rowId)?.cells, one))
  if (changed.length === 0) return
  const found = await matches(ctx, place, changed)
  const kept = await own(
    ctx,
    place,
    changed.flatMap(one => before.get(one.rowId)?.recordId ?? []),
  )
  const fresh: Row[] = []
  const told = changed.map(one => {
    const matched = one.identifier ? found.get(keyOf(one)) : undefined
    const earlier = before.get(one.rowId)?.recordId
    const recordId = matched ?? (earlier && kept.has(earlier) ? earlier : (sameAs(lastYear.get(one.rowId), one) ?? randomUUID()))
    if (!matched && one.identifier) found.set(keyOf(one), recordId)
    fresh.push({ id: recordId, type: one.type, identifier: one.identifier, name: one.name, country: one.country, details: one.cells })
    return { rowId: one.rowId, recordId, type: one.type, cells: one.cells }
  })
  await keepRecords(ctx, place, [...new Map(fresh.map(one => [String(one.id), one])).values()])
  await ctx.ask({
    text: `INSERT INTO record_mentions (response_id, question, row_id, programme_id, supplier_id, record_id, type, cells)
      SELECT $1, $2, x."rowId", $3, $4, x."recordId", x.type, x.cells FROM jsonb_to_recordset($5) AS x("rowId" uuid, "recordId" uuid, type text, cells jsonb)
      ON CONFLICT (response_id, question, row_id) DO UPDATE SET record_id = EXCLUDED.record_id, type = EXCLUDED.type, cells = EXCLUDED.cells`,
    values: [place.responseId, asked.code, place.programmeId, place.supplierId, JSON.stringify(told)],
  })
  // Every party is screened on entry and on change.
  if (changed.some(one => one.type === 'PARTY')) await enqueue(ctx, 'screen', { supplierId: place.supplierId, after: null })
}

interface Named {
  readonly recordId: string
  readonly identifier: string | null
  readonly name: string
  readonly country: string | null
}

/** What the rows of last year's answer became: a row that comes again and names the same stays the same record, confirmed or not. */
async function namedLastYear(ctx: Context, place: Place, asked: Question): Promise<ReadonlyMap<string, Named>> {
  const rows = await ctx.ask({
    name: 'records-of-last-year',
    text: `SELECT m.row_id AS "rowId", m.record_id AS "recordId", x.identifier, x.name, x.country FROM responses r
      JOIN record_mentions m ON m.response_id = r.previous_id AND m.question = $2 JOIN records x ON x.id = m.record_id WHERE r.id = $1`,
    values: [place.responseId, asked.code],
  })
  return new Map(rows.map(row => [String(row.rowId), row as unknown as Named]))
}

const sameAs = (known: Named | undefined, { identifier, name, country }: Mention): string | undefined =>
  known && known.name === name && known.country === country && (identifier ?? known.identifier) === known.identifier
    ? known.recordId
    : undefined

const keyOf = (one: Pick<Mention, 'type' | 'identifier'>): string => `${one.type} ${one.identifier}`
/** jsonb orders keys its own way: compared without order. */
const sorted = (cells: object): string => JSON.stringify(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)))
const sameCells = (before: string | undefined, { cells }: Mention): boolean =>
  before !== undefined && sorted(JSON.parse(before)) === sorted(cells)

/** Records of the programme with these identifiers, whoever named them first: only their ids come out of here. */
async function matches(ctx: Context, place: Place, mentions: readonly Mention[]): Promise<Map<string, string>> {
  const wanted = mentions.filter(one => one.identifier !== null)
  if (wanted.length === 0) return new Map()
  for (const key of [...new Set(wanted.map(keyOf))].sort()) await oneAtATime(ctx, `record ${place.programmeId} ${key}`)
  const rows = await peek(
    ctx,
    { ...houseActor(place.programmeId), accountId: ctx.actor.accountId },
    {
      text: `SELECT id, type, identifier FROM records WHERE programme_id = $1 AND (type, identifier) IN (SELECT x.type, x.identifier FROM jsonb_to_recordset($2) AS x(type text, identifier text))`,
      values: [place.programmeId, JSON.stringify(wanted.map(({ type, identifier }) => ({ type, identifier })))],
    },
  )
  return new Map(rows.map(row => [`${row.type} ${row.identifier}`, String(row.id)]))
}

/**
 * Which of these records may follow what is typed: those that nobody else names. A row that names another company from now on
 * must not carry along the record that it shared, nor change it under the others.
 */
async function own(ctx: Context, place: Place, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await peek(
    ctx,
    { ...houseActor(place.programmeId), accountId: ctx.actor.accountId },
    {
      text: `SELECT r.id FROM records r WHERE r.id = ANY ($1) AND r.supplier_id = $2 AND r.status = 'PROPOSED'
        AND NOT EXISTS (SELECT 1 FROM record_mentions m WHERE m.record_id = r.id AND m.supplier_id <> $2)`,
      values: [ids, place.supplierId],
    },
  )
  return new Set(rows.map(row => String(row.id)))
}

/** New ones are proposed; a proposed one of one's own follows what one types. What is confirmed, or another's, stays as it is. */
async function keepRecords(ctx: Context, place: Place, records: readonly Row[]): Promise<void> {
  const values = [place.programmeId, place.supplierId, JSON.stringify(records), ctx.now()]
  await ctx.ask({
    text: `UPDATE records r SET identifier = coalesce(x.identifier, r.identifier), name = x.name, country = x.country, details = x.details
      FROM jsonb_to_recordset($3) AS x(id uuid, type text, identifier text, name text, country text, details jsonb)
      WHERE r.id = x.id AND r.programme_id = $1 AND r.supplier_id = $2 AND r.status = 'PROPOSED' AND $4::timestamptz IS NOT NULL`,
    values,
  })
  await ctx.ask({
    text: `INSERT INTO records (id, programme_id, supplier_id, type, status, identifier, name, country, details, proposed_at)
      SELECT x.id, $1, $2, x.type, 'PROPOSED', x.identifier, x.name, x.country, x.details, $4 FROM jsonb_to_recordset($3) AS x(id uuid, type text, identifier text, name text, country text, details jsonb)
      ON CONFLICT DO NOTHING`,
    values,
  })
}

/** What the reviewer accepts is confirmed as the supplier last told it, this year as in the first; another supplier's record stays as it is. */
export async function confirmRecords(ctx: Context, response: Response): Promise<void> {
  await ctx.ask({
    text: `UPDATE records r SET status = 'CONFIRMED', confirmed_at = $2, details = m.cells FROM record_mentions m
      WHERE m.response_id = $1 AND m.record_id = r.id AND (r.status = 'PROPOSED' OR r.supplier_id = $3)`,
    values: [response.id, ctx.now(), response.supplierId],
  })
}
