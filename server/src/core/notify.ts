import { randomUUID } from 'node:crypto'
import type { Context } from './context.ts'

/** What a person is told of inside the product: the key of a sentence, its facts, and where to go. */
export interface Notice {
  readonly key:
    | 'responseSubmitted'
    | 'responseReturned'
    | 'responseAccepted'
    | 'invitationAccepted'
    | 'invitationPassedOn'
    | 'messageFromSupplier'
    | 'messageFromHouse'
    | 'sectionHandedOver'
    | 'sectionFinished'
    | 'sectionTakenBack'
    | 'requestReminder'
    | 'requestOpened'
    | 'requestRecalled'
    | 'deadlineExtended'
    | 'mailRefused'
    | 'responseTakenOver'
    | 'supplierAssigned'
    | 'nextCycleAsked'
    | 'acceptanceRunningOut'
    | 'documentsRunningOut'
    | 'conditionNamed'
    | 'standInAsked'
    | 'casesWait'
    | 'caseEnds'
    | 'hearingAsked'
    | 'hearingClosed'
    | 'hearingAnswered'
  readonly values: Readonly<Record<string, unknown>>
  readonly path: string
}

/** Tells each of these accounts, in the transaction of the act. Nobody is told of what they did themselves. */
export async function notify(ctx: Context, accountIds: readonly string[], notice: Notice): Promise<void> {
  const others = [...new Set(accountIds)].filter(id => id !== ctx.actor.accountId)
  if (others.length === 0) return
  await ctx.ask({
    text: `INSERT INTO notifications (id, programme_id, account_id, key, values, path, created_at)
      SELECT id, $3, account, $4, $5, $6, $7 FROM unnest($1::uuid[], $2::uuid[]) AS told(id, account)`,
    values: [
      others.map(() => randomUUID()),
      others,
      ctx.actor.programmeId,
      notice.key,
      JSON.stringify(notice.values),
      notice.path,
      ctx.now(),
    ],
  })
}

/** The accounts of the programme's active staff who hold a role. */
export async function staffWith(ctx: Context, role: string): Promise<string[]> {
  const rows = await ctx.ask({
    text: 'SELECT account_id FROM memberships WHERE programme_id = $1 AND supplier_id IS NULL AND deactivated_at IS NULL AND $2 = ANY (roles)',
    values: [ctx.actor.programmeId, role],
  })
  return rows.map(row => String(row.account_id))
}

/** The accounts of a supplier's active people. */
export async function peopleOf(ctx: Context, supplierId: string): Promise<string[]> {
  const rows = await ctx.ask({
    text: 'SELECT account_id FROM memberships WHERE programme_id = $1 AND supplier_id = $2 AND deactivated_at IS NULL',
    values: [ctx.actor.programmeId, supplierId],
  })
  return rows.map(row => String(row.account_id))
}
