import { createHash } from 'node:crypto'
import { type HandOnSuppliers, handOnSuppliers as schema } from 'shared/schemas/suppliers.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Act, Context, Row } from '../../core/context.ts'
import { Invalid } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { notify } from '../../core/notify.ts'
import { parse } from '../../core/parse.ts'
import { checkReviewer } from './supplier.commands.ts'

/** So many stand each with its own entry in the history; more are one entry with the hash of all, and nobody waits behind it. */
const eachTold = 1_000

function told(ctx: Context, fromId: string, reviewerId: string | null, rows: readonly Row[]): void {
  const ids = rows.map(({ id }) => String(id)).sort()
  if (ids.length <= eachTold)
    for (const id of ids)
      note(ctx, { action: 'supplier.assign', subjectType: 'suppliers', subjectId: id, supplierId: id, data: { reviewerId, fromId } })
  else
    note(ctx, {
      action: 'supplier.assign',
      subjectType: 'accounts',
      subjectId: fromId,
      data: { reviewerId, fromId, count: ids.length, sha256: createHash('sha256').update(ids.join('\n')).digest('hex') },
    })
}

async function handOn(ctx: Context, fromId: string, toId: string | null): Promise<number> {
  await checkReviewer(ctx, toId, 'toId')
  const rows = await ctx.ask({
    text: 'UPDATE suppliers SET reviewer_id = $3, version = version + 1 WHERE programme_id = $1 AND reviewer_id = $2 RETURNING id, name',
    values: [ctx.actor.programmeId, fromId, toId],
  })
  told(ctx, fromId, toId, rows)
  if (toId && rows.length > 0)
    await notify(ctx, [toId], {
      key: 'supplierAssigned',
      values: { count: rows.length, supplier: rows[0]?.name },
      path: '/responses?mine=yes',
    })
  return rows.length
}

/** All that one person looks after goes to another, or to nobody. */
export async function handOnSuppliers(ctx: Context, input: HandOnSuppliers): Promise<number> {
  const { fromId, toId } = parse(schema, input)
  authorizeHere(ctx, 'supplier.assign')
  if (fromId === toId) throw new Invalid({ toId: 'errors:field.samePerson' })
  return handOn(ctx, fromId, toId)
}

/** Somebody has left: whom they looked after goes to whoever was named, or waits for somebody. */
export async function handOnOfLeaving(
  ctx: Context,
  member: { accountId: string; supplierId: string | null },
  { data }: Act,
): Promise<void> {
  if (!member.supplierId) await handOn(ctx, member.accountId, typeof data.successorId === 'string' ? data.successorId : null)
}
