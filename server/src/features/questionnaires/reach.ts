import { In } from 'typeorm'
import type { Context } from '../../core/context.ts'
import { invite } from '../members/invitations.ts'
import { Invitation } from '../members/member.entity.ts'
import { mayWriteTo } from '../members/undeliverable.commands.ts'

/** Who of a supplier a mail about its request reaches: by an account, or by an invitation that still works. */
export interface Reached {
  readonly accountIds: readonly string[]
  readonly invitationIds: readonly string[]
  /** There is somebody, and a person has marked every address. */
  readonly marked: boolean
}

/** Of several suppliers at once. */
export async function reachedOf(ctx: Context, supplierIds: readonly string[]): Promise<Map<string, Reached>> {
  const values = [ctx.actor.programmeId, supplierIds, ctx.now()]
  const free = (email: string): string =>
    `NOT EXISTS (SELECT 1 FROM undeliverable_addresses u WHERE u.programme_id = $1 AND u.email = ${email} AND u.source = 'PERSON' AND u.cleared_at IS NULL)`
  const rows = await ctx.ask({
    text: `SELECT s.id, ARRAY(SELECT m.account_id FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE m.programme_id = $1 AND m.supplier_id = s.id AND m.deactivated_at IS NULL AND ${free('a.email')}) AS accounts,
        ARRAY(SELECT i.id FROM invitations i WHERE i.programme_id = $1 AND i.supplier_id = s.id AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > $3 AND ${free('i.email')}) AS invitations,
        EXISTS (SELECT 1 FROM contacts c WHERE c.supplier_id = s.id) AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.supplier_id = s.id AND ${free('c.email')}) AS marked
      FROM suppliers s WHERE s.programme_id = $1 AND s.id = ANY ($2::uuid[])`,
    values,
  })
  return new Map(
    rows.map(row => [
      String(row.id),
      { accountIds: row.accounts as string[], invitationIds: row.invitations as string[], marked: row.marked === true },
    ]),
  )
}

/**
 * Whoever was invited and let the link run out gets a new one; the mail that brings it is the caller's. The old link stops working.
 * Invitations of people who could be reached otherwise stay as they are.
 */
export async function renewInvitations(ctx: Context, supplierId: string): Promise<string[]> {
  const old = await ctx.db
    .createQueryBuilder(Invitation, 'i')
    .where('i.programmeId = :programmeId AND i.supplierId = :supplierId AND i.acceptedAt IS NULL AND i.withdrawnAt IS NULL', {
      programmeId: ctx.actor.programmeId,
      supplierId,
    })
    .andWhere('i.expiresAt <= :now', { now: ctx.now() })
    .andWhere(
      'NOT EXISTS (SELECT 1 FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE m.supplier_id = i.supplier_id AND a.email = i.email AND m.deactivated_at IS NULL)',
    )
    .orderBy('i.createdAt')
    .setLock('for_no_key_update')
    .getMany()
  const renewed: string[] = []
  for (const one of new Map(old.map(found => [found.email, found])).values()) {
    const { email, name, roles, locale, contactId } = one
    if (!(await mayWriteTo(ctx, email))) continue
    renewed.push((await invite(ctx, { email, name, roles, locale, supplierId, contactId }, { ownMail: true })).id)
  }
  if (old.length > 0) await ctx.db.update(Invitation, { id: In(old.map(({ id }) => id)) }, { withdrawnAt: ctx.now() })
  return renewed
}
