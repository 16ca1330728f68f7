import { randomUUID } from 'node:crypto'
import { type HandOverContact, handOverContact as schema } from 'shared/schemas/suppliers.ts'
import { IsNull, Not } from 'typeorm'
import { asHouse } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, oneAtATime, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { announce } from '../../core/transition.ts'
import { withdrawPending } from '../members/invitations.ts'
import { pendingInvitation } from './colleagues.ts'
import type { PassedOn } from './pass-on.commands.ts'
import { inviteContact, rolesOf } from './supplier.commands.ts'
import { Contact, Supplier } from './supplier.entity.ts'

type Given = ReturnType<typeof schema.parse>

/**
 * A contact leaves and somebody takes over: the one's access and links end, the other is invited if need be, and the sections in the
 * one's hands pass to the other. Both stand on the page; the past is not rewritten.
 */
export async function handOverContact(ctx: Context, input: HandOverContact): Promise<string> {
  const given = parse(schema, input)
  const leaver = await loadForUpdate(ctx, Contact, 'contact.handOver', given.id, given.version)
  const { supplierId } = leaver
  await oneAtATime(ctx, `contacts ${supplierId}`)
  await checkHandOver(ctx, leaver, given)
  const successor = await successorOf(ctx, supplierId, given)
  await store(ctx, Contact, leaver, { leftAt: ctx.now(), successorId: successor.id })
  await endAccess(ctx, leaver)
  const invitationId = await bringIn(ctx, successor)
  note(ctx, {
    action: 'contact.handOver',
    subjectType: 'contacts',
    subjectId: leaver.id,
    supplierId,
    audience: 'ALL',
    note: given.words,
    data: { successorId: successor.id, signatory: successor.signatory },
  })
  const told: PassedOn = { supplierId, from: leaver.email, to: { email: successor.email, name: successor.name, invitationId } }
  // Who of a supplier answers what, nobody of the house decides: the rule carries it from the one to the other.
  await asHouse(ctx, () => announce(ctx, 'contact.handOver', told), null)
  return supplierId
}

/** Somebody must be left who may hand in. */
async function checkHandOver(ctx: Context, leaver: Contact, { successor }: Given): Promise<void> {
  if (leaver.leftAt) throw new Refused('contactLeft', { name: leaver.name })
  if (successor.email === leaver.email) throw new Refused('handOverToItself')
  if (!leaver.signatory || successor.signatory) return
  const others = await ctx.db.existsBy(Contact, { supplierId: leaver.supplierId, signatory: true, leftAt: IsNull(), id: Not(leaver.id) })
  if (!others) throw new Refused('noSignatory')
}

/** A contact of this address who is there already, with the rights of both; otherwise a new one. */
async function successorOf(ctx: Context, supplierId: string, { successor }: Given): Promise<Contact> {
  const known = await ctx.db.findOneBy(Contact, { supplierId, email: successor.email })
  if (known) {
    await store(ctx, Contact, known, { signatory: known.signatory || successor.signatory, leftAt: null, successorId: null })
    return known
  }
  const contact = ctx.db.create(Contact, {
    ...successor,
    id: randomUUID(),
    programmeId: ctx.actor.programmeId ?? '',
    supplierId,
    membershipId: null,
    leftAt: null,
    successorId: null,
    version: 1,
  })
  await ctx.db.insert(Contact, contact)
  return contact
}

async function endAccess(ctx: Context, { email, supplierId, membershipId }: Contact): Promise<void> {
  await withdrawPending(ctx, email, supplierId)
  if (!membershipId) return
  await ctx.ask({
    text: 'UPDATE memberships SET deactivated_at = $2, version = version + 1 WHERE id = $1 AND deactivated_at IS NULL',
    values: [membershipId, ctx.now()],
  })
}

/** Whoever takes part already gets the rights at once; somebody new, or who had left, an invitation, once the supplier was invited itself. */
async function bringIn(ctx: Context, successor: Contact): Promise<string | null> {
  const [member] = await ctx.ask({
    text: 'UPDATE memberships SET roles = $2, version = version + 1 WHERE id = $1 AND deactivated_at IS NULL RETURNING id',
    values: [successor.membershipId, rolesOf(successor)],
  })
  if (member) return null
  const supplier = await ctx.db.findOneByOrFail(Supplier, { id: successor.supplierId })
  if (supplier.status === 'PROSPECT') return null
  const open = await pendingInvitation(ctx, successor.email, successor.supplierId)
  return open ?? inviteContact(ctx, successor)
}
