import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { type Notice, notify } from '../../core/notify.ts'
import type { Assignment } from './assignment.entity.ts'
import { sectionPath } from './section.ts'

async function tellInside(ctx: Context, assignment: Assignment, accountId: unknown, key: Notice['key'], path: string): Promise<void> {
  if (typeof accountId !== 'string') return
  const [row] = await ctx.ask({
    text: `SELECT t.title, (SELECT a.name FROM accounts a WHERE a.id = $2) AS by FROM responses r JOIN templates t ON t.id = r.template_id WHERE r.id = $1`,
    values: [assignment.responseId, ctx.actor.accountId],
  })
  await notify(ctx, [accountId], { key, values: { title: row?.title, section: assignment.section, by: row?.by }, path })
}

async function assigneeOf(ctx: Context, { email, supplierId }: Assignment): Promise<unknown> {
  const [row] = await ctx.ask({
    text: 'SELECT m.account_id AS id FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE a.email = $1 AND m.supplier_id = $2 AND m.deactivated_at IS NULL',
    values: [email, supplierId],
  })
  return row?.id
}

/** The colleague learns of it by mail, whether there is an account yet or not. */
export async function tellHandedOver(ctx: Context, assignment: Assignment): Promise<void> {
  const path = sectionPath(assignment.responseId, assignment.section)
  await tellInside(ctx, assignment, await assigneeOf(ctx, assignment), 'sectionHandedOver', path)
  await enqueue(ctx, 'mail', { kind: 'sectionHandedOver', subjectId: assignment.id })
}

export async function tellFinished(ctx: Context, assignment: Assignment): Promise<void> {
  await tellInside(ctx, assignment, assignment.byId, 'sectionFinished', sectionPath(assignment.responseId, assignment.section))
  await enqueue(ctx, 'mail', { kind: 'sectionFinished', subjectId: assignment.id })
}

/** Who had it finds a sentence inside; nothing is to be done, so no mail. */
export const tellTakenBack = async (ctx: Context, assignment: Assignment): Promise<void> =>
  tellInside(ctx, assignment, await assigneeOf(ctx, assignment), 'sectionTakenBack', `/responses/${assignment.responseId}`)
