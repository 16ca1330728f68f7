import { randomUUID } from 'node:crypto'
import type { Locale } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'
import { note } from '../../core/history.ts'
import { Contact } from './supplier.entity.ts'

/**
 * Where an address stands in the programme, as seen from one supplier: it takes part there, its access was ended, it belongs to
 * somebody else (another supplier, the house), or nobody knows it. To be asked with the house's eyes.
 */
export type Standing = 'MEMBER' | 'WITHDRAWN' | 'ELSEWHERE' | 'NEW'

export async function standingOf(ctx: Context, email: string, supplierId: string): Promise<Standing> {
  const [row] = await ctx.ask({
    text: `SELECT bool_or(supplier_id = $3 AND active) AS member, bool_or(supplier_id IS DISTINCT FROM $3 AND active) AS elsewhere, bool_or(supplier_id = $3 AND NOT active) AS withdrawn FROM (
        SELECT m.supplier_id, m.deactivated_at IS NULL AS active FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE m.programme_id = $1 AND a.email = $2
        UNION ALL SELECT i.supplier_id, true FROM invitations i WHERE i.programme_id = $1 AND i.email = $2 AND i.supplier_id IS DISTINCT FROM $3
          AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > $4) known`,
    values: [ctx.actor.programmeId, email, supplierId, ctx.now()],
  })
  if (row?.member) return 'MEMBER'
  if (row?.elsewhere) return 'ELSEWHERE'
  return row?.withdrawn ? 'WITHDRAWN' : 'NEW'
}

interface Colleague {
  readonly supplierId: string
  readonly email: string
  readonly name: string
  readonly locale: Locale
  readonly signatory: boolean
}

/** The contact of this address; a new one where there is none. */
export async function contactOf(ctx: Context, colleague: Colleague): Promise<Contact> {
  const { supplierId, email } = colleague
  const known = await ctx.db.findOneBy(Contact, { supplierId, email })
  if (known) return known
  const contact = ctx.db.create(Contact, {
    ...colleague,
    id: randomUUID(),
    programmeId: ctx.actor.programmeId ?? '',
    phone: null,
    membershipId: null,
    leftAt: null,
    successorId: null,
    version: 1,
  })
  await ctx.db.insert(Contact, contact)
  note(ctx, { action: 'contact.add', subjectType: 'contacts', subjectId: contact.id, supplierId, data: { signatory: contact.signatory } })
  return contact
}

/** An invitation of this supplier's to the address that is still open, if there is one. */
export async function pendingInvitation(ctx: Context, email: string, supplierId: string): Promise<string | null> {
  const [row] = await ctx.ask({
    text: `SELECT id FROM invitations WHERE programme_id = $1 AND email = $2 AND supplier_id = $3 AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > $4
      ORDER BY created_at DESC LIMIT 1`,
    values: [ctx.actor.programmeId, email, supplierId, ctx.now()],
  })
  return row ? String(row.id) : null
}
