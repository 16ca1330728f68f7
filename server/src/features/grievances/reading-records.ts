import type { Context } from '../../core/context.ts'
import { isId } from '../../core/listing.ts'
import type { CaseRecord } from './case.types.ts'
import { openRecords } from './records.ts'

/** What a handler reads of a case of theirs; of any other there is nothing to read. */
export async function caseRecords(ctx: Context, id: string): Promise<CaseRecord[]> {
  if (!isId(id)) return []
  const [grievance] = await ctx.ask({
    name: 'case-to-read',
    text: 'SELECT id FROM grievances WHERE id = $1 AND programme_id = $2 AND $3 = ANY (handler_ids) AND forgotten_at IS NULL',
    values: [id, ctx.actor.programmeId, ctx.actor.accountId],
  })
  if (!grievance) return []
  const records = await openRecords(ctx, { id })
  return records.map(({ side, ...record }) => ({ ...record, bySender: side === 'SENDER', files: [...record.files] }))
}
