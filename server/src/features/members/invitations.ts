import { randomUUID } from 'node:crypto'
import type { MemberRole } from 'shared/policy/roles.ts'
import { isStaff } from 'shared/policy/roles.ts'
import type { Locale } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { notify } from '../../core/notify.ts'
import { tokenHash } from '../../platform/signing.ts'
import { Invitation } from './member.entity.ts'

/** An invitation can be accepted for so long. */
const hours = 72

export interface Invitee {
  readonly email: string
  readonly name: string
  readonly roles: MemberRole[]
  readonly locale: Locale
  readonly departmentId?: string | null
  readonly supplierId?: string | null
  readonly contactId?: string | null
  readonly reachIds?: string[] | null
  readonly validUntil?: string | null
  /** Who invites, where that is not whoever acts: an invitation passed on stays the first one's. */
  readonly invitedById?: string
  readonly passedOnFromId?: string
  readonly words?: string | null
}

/** `ownMail`: whoever invites writes the mail themselves. */
interface Manner {
  readonly ownMail?: boolean
}

/**
 * Writes an invitation and its mail. The link's token is made from the id when the mail is written,
 * so that neither database nor job ever holds it.
 */
export async function invite(ctx: Context, invitee: Invitee, { ownMail = false }: Manner = {}): Promise<Invitation> {
  const id = randomUUID()
  const at = ctx.now()
  const invitation = ctx.db.create(Invitation, {
    departmentId: null,
    supplierId: null,
    contactId: null,
    reachIds: null,
    validUntil: null,
    acceptedAt: null,
    withdrawnAt: null,
    passedOnAt: null,
    passedOnFromId: null,
    recalledResponseId: null,
    words: null,
    ...invitee,
    id,
    programmeId: ctx.actor.programmeId ?? '',
    tokenHash: tokenHash(ctx.house.signer.token('invitation', id)),
    invitedById: invitee.invitedById ?? ctx.actor.accountId ?? '',
    createdAt: at,
    expiresAt: new Date(at.getTime() + hours * 3_600_000),
  })
  await ctx.db.insert(Invitation, invitation)
  if (!ownMail) await enqueue(ctx, 'mail', { kind: invitee.roles.some(isStaff) ? 'staffInvitation' : 'supplierInvitation', subjectId: id })
  return invitation
}

/** Ends every pending invitation of an address, since a newer one takes their place. */
export async function withdrawPending(ctx: Context, email: string, supplierId: string | null): Promise<void> {
  await ctx.ask({
    text: `UPDATE invitations SET withdrawn_at = $1 WHERE programme_id = $2 AND email = $3 AND supplier_id IS NOT DISTINCT FROM $4::uuid AND accepted_at IS NULL AND withdrawn_at IS NULL`,
    values: [ctx.now(), ctx.actor.programmeId, email, supplierId],
  })
}

/** Whoever invited learns that it was accepted. */
export async function tellInviter(ctx: Context, { invitedById, name, supplierId }: Invitation): Promise<void> {
  await notify(ctx, [invitedById], {
    key: 'invitationAccepted',
    values: { name },
    path: supplierId ? `/suppliers/${supplierId}` : '/members',
  })
}
