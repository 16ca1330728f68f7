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
import type { Context } from '../../core/context.ts'
import { Invalid } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { recordState, transition } from '../../core/transition.ts'
import { programmeToday } from '../countries/run.commands.ts'
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

/** What somebody learned from outside: written down first, judged after. */
export async function recordIncident(ctx: Context, input: RecordIncident): Promise<string> {
  authorizeHere(ctx, 'incident.record')
  const given = parse(recordSchema, input)
  await checkSupplier(ctx, given.supplierId)
  if (given.happenedOn > (await programmeToday(ctx))) throw new Invalid({ happenedOn: 'errors:field.dayAhead' })
  const id = randomUUID()
  const at = ctx.now()
  await ctx.db.insert(Incident, {
    id,
    programmeId: ctx.actor.programmeId ?? '',
    ...given,
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
  const { supplierId } = incident
  if (supplierId) await asHouse(ctx, () => evaluateFlags(ctx, [supplierId]))
  return id
}
