import { randomUUID } from 'node:crypto'
import { incidentMachine } from 'shared/machines/red-flag.ts'
import {
  type JudgeIncident,
  judgeIncident as judgeSchema,
  type RecordIncident,
  recordIncident as recordSchema,
} from 'shared/schemas/red-flags.ts'
import { asHouse } from '../../core/atomic.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { Invalid } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { idOrNone, isId } from '../../core/listing.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { recordState, transition } from '../../core/transition.ts'
import { programmeToday } from '../countries/programme-today.ts'
import { evaluateFlags } from './evaluating.ts'
import { Incident } from './incident.entity.ts'

async function checkSupplier(ctx: Context, supplierId: string | null): Promise<void> {
  if (!supplierId) return
  const known = await ctx.ask({
    text: 'SELECT 1 FROM suppliers WHERE id = $1 AND programme_id = $2 AND merged_into_id IS NULL',
    values: [supplierId, ctx.actor.programmeId],
  })
  if (known.length === 0) throw new Invalid({ supplierId: 'errors:field.unknownId' })
}

/** What a record is called, where it is a party or site of the programme, and of this supplier where one is named. */
async function recordNamed(ctx: Context, recordId: string | null, supplierId: string | null): Promise<Row | null> {
  if (!recordId) return null
  const [row] = await ctx.ask({
    text: `SELECT r.type, r.name, r.country FROM records r WHERE r.id = $1 AND r.programme_id = $2 AND r.type IN ('PARTY', 'SITE')
      AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM record_mentions m WHERE m.record_id = r.id AND m.supplier_id = $3))`,
    values: [recordId, ctx.actor.programmeId, supplierId],
  })
  if (!row) throw new Invalid({ recordId: 'errors:field.unknownId' })
  return row
}

/** The name stands in the incident's own words too: it stays readable to those who see no answers. */
const wordsOf = (record: Row | null, given: { place: string | null; party: string | null; country: string | null }) => ({
  place: given.place ?? (record?.type === 'SITE' ? String(record.name) : null),
  party: given.party ?? (record?.type === 'PARTY' ? String(record.name) : null),
  country: given.country ?? (record?.country ? String(record.country) : null),
})

/** Parties and sites that an incident may be about: those a supplier names, or those that are called so. */
export async function incidentSubjects(ctx: Context, supplierId: string | null, search: string): Promise<Row[]> {
  authorizeHere(ctx, 'incident.record')
  if (!isId(supplierId) && search.length < 2) return []
  return ctx.ask({
    name: 'incident-subjects',
    text: `SELECT r.id, r.type, r.name, r.country FROM records r WHERE r.programme_id = $1 AND r.type IN ('PARTY', 'SITE')
        AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM record_mentions m WHERE m.record_id = r.id AND m.supplier_id = $2))
        AND r.search LIKE $3 ORDER BY r.name, r.id LIMIT 100`,
    values: [ctx.actor.programmeId, idOrNone(supplierId), `%${search.toLowerCase().replace(/[\\%_]/g, sign => `\\${sign}`)}%`],
  })
}

/** What somebody learned from outside: written down first, judged after. */
export async function recordIncident(ctx: Context, input: RecordIncident): Promise<string> {
  authorizeHere(ctx, 'incident.record')
  const given = parse(recordSchema, input)
  await checkSupplier(ctx, given.supplierId)
  const record = await recordNamed(ctx, given.recordId, given.supplierId)
  if (given.happenedOn > (await programmeToday(ctx))) throw new Invalid({ happenedOn: 'errors:field.dayAhead' })
  const id = randomUUID()
  const at = ctx.now()
  await ctx.db.insert(Incident, {
    id,
    programmeId: ctx.actor.programmeId ?? '',
    ...given,
    ...wordsOf(record, given),
    status: 'REPORTED',
    statusSince: at,
    judgedWords: null,
    judgedById: null,
    recordedById: ctx.actor.accountId ?? '',
    recordedAt: at,
    version: 0,
  })
  await recordState(ctx, 'incidents', { id, supplierId: null }, 'REPORTED', at)
  note(ctx, {
    action: 'incident.record',
    subjectType: 'incidents',
    subjectId: id,
    supplierId: given.supplierId,
    to: 'REPORTED',
    data: given,
  })
  return id
}

/** Whether it matters, and why; what matters raises flags, what does not any more ends them. */
export async function judgeIncident(ctx: Context, input: JudgeIncident): Promise<string> {
  const { id, version, relevant, words } = parse(judgeSchema, input)
  const action = relevant ? 'incident.judgeRelevant' : 'incident.judgeIrrelevant'
  const incident = await loadForUpdate(ctx, Incident, action, id, version)
  await transition(ctx, Incident, incidentMachine, incident, action, {
    words,
    changes: { judgedWords: words, judgedById: ctx.actor.accountId },
    data: { kind: incident.kind },
    audience: 'STAFF',
  })
  await asHouse(ctx, async () => evaluateFlags(ctx, await concernedBy(ctx, incident)))
  return id
}

/** The supplier that an incident is about, and everybody who names its party or site. */
async function concernedBy(ctx: Context, { supplierId, recordId }: Incident): Promise<string[]> {
  const rows = await ctx.ask({
    text: 'SELECT DISTINCT supplier_id AS id FROM record_mentions WHERE programme_id = $1 AND record_id = $2',
    values: [ctx.actor.programmeId, recordId],
  })
  return [...new Set([...(supplierId ? [supplierId] : []), ...rows.map(row => String(row.id))])]
}
