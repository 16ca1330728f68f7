import { randomUUID } from 'node:crypto'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { wrapForPaper } from './recovery.commands.ts'

export const openedParts = ['CASE', 'FILE', 'IDENTITY'] as const
export type Opened = (typeof openedParts)[number]

export interface Opening {
  readonly id: string
  readonly by: string
  readonly what: Opened
  readonly at: Date
}

/** Who read what of a case, the newest first; of one that is not theirs a handler learns nothing. */
export async function openingsOf(ctx: Context, grievanceId: string): Promise<Opening[]> {
  const rows = await ctx.ask({
    name: 'case-openings',
    text: `SELECT o.id, (SELECT a.name FROM accounts a WHERE a.id = o.account_id) AS by, o.what, o.at FROM grievance_openings o
      JOIN grievances g ON g.id = o.grievance_id AND $2 = ANY (g.handler_ids) WHERE o.grievance_id = $1 ORDER BY o.at DESC, o.id DESC LIMIT 200`,
    values: [grievanceId, ctx.actor.accountId],
  })
  return rows as unknown as Opening[]
}

/** Whoever looks again within it has looked once. */
const quarterHour = 15 * 60_000

/**
 * That a handler reads: written in a transaction of its own, and there before the first word is sent, whatever becomes of the answer.
 */
export async function noteOpening(ctx: Context, grievanceId: string, what: Opened, fileId: string | null = null): Promise<void> {
  await ctx.house.aside(ctx, 'openCase', async own => {
    const [grievance] = await own.ask({
      text: 'SELECT programme_id AS "programmeId", handler_ids AS "handlerIds" FROM grievances WHERE id = $1',
      values: [grievanceId],
    })
    if (!grievance) throw new NotFound()
    authorize(own, 'grievance.read', { programmeId: String(grievance.programmeId), handlerIds: grievance.handlerIds as string[] })
    await own.ask({
      text: `INSERT INTO grievance_openings (id, programme_id, grievance_id, account_id, what, file_id, at)
        SELECT $1, $2, $3, $4, $5, $6, $7 WHERE NOT EXISTS (SELECT 1 FROM grievance_openings o WHERE o.grievance_id = $3 AND o.account_id = $4
          AND o.what = $5 AND o.file_id IS NOT DISTINCT FROM $6 AND o.at > $8)`,
      values: [
        randomUUID(),
        own.actor.programmeId,
        grievanceId,
        own.actor.accountId,
        what,
        fileId,
        own.now(),
        new Date(own.now().getTime() - quarterHour),
      ],
    })
    await wrapForPaper(own, grievanceId)
  })
}
