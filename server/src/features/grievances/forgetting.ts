import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { note } from '../../core/history.ts'
import { store } from '../../core/load-for-update.ts'
import { Grievance } from './grievance.entity.ts'

/** In the order in which they may go. With the keys gone, what a backup may still hold of the rest is noise. */
const sealedTables = ['grievance_keys', 'grievance_receipts', 'grievance_files', 'grievance_records']

/** Who and where, in clear; what is left is a number for the yearly report. */
const nameless: Partial<Grievance> = {
  departmentId: null,
  handlerIds: [],
  custodianIds: [],
  excludedIds: [],
  leadId: null,
  filedById: null,
  decidedById: null,
  reviewedById: null,
  clock: null,
  dueOn: null,
  forgetOn: null,
}

/** Forgets a case, as the house: its keys are destroyed, then all that they opened. Its files go with a job, after the commit. */
export async function forgetCase(ctx: Context, grievance: Grievance): Promise<void> {
  const files = await ctx.ask({
    text: 'SELECT place FROM grievance_files WHERE grievance_id = $1 UNION ALL SELECT f.place FROM hearing_files f JOIN hearing_cases c ON c.hearing_id = f.hearing_id WHERE c.grievance_id = $1',
    values: [grievance.id],
  })
  await ctx.ask({
    text: 'DELETE FROM hearings WHERE id IN (SELECT hearing_id FROM hearing_cases WHERE grievance_id = $1)',
    values: [grievance.id],
  })
  for (const table of sealedTables) await ctx.ask({ text: `DELETE FROM ${table} WHERE grievance_id = $1`, values: [grievance.id] })
  await store(ctx, Grievance, grievance, { ...nameless, forgottenAt: ctx.now() })
  note(ctx, { action: 'grievance.forget', subjectType: 'grievances', subjectId: grievance.id, byRule: true })
  if (files.length > 0) await enqueue(ctx, 'removeSealed', { places: files.map(one => String(one.place)) })
}

/** Of what the job was told, only what no case holds any more. */
export async function removeSealed(ctx: Context, { places }: { places: readonly string[] }): Promise<void> {
  ctx.authorised = true
  const { programmeId } = ctx.actor
  const held = await ctx.ask({
    text: 'SELECT place FROM grievance_files WHERE place = ANY ($1) UNION ALL SELECT place FROM hearing_files WHERE place = ANY ($1)',
    values: [places],
  })
  const free = places.filter(place => !held.some(one => one.place === place))
  for (const place of free) await ctx.house.storage.remove(programmeId ?? '', place)
}
