import { randomUUID } from 'node:crypto'
import { supplierMachine } from 'shared/machines/supplier.ts'
import { id as idSchema, type Versioned, versioned } from 'shared/schemas/fields.ts'
import { type MarkUndeliverable, markUndeliverable as markSchema } from 'shared/schemas/requests.ts'
import {
  type AddContact,
  type AssignReviewer,
  addContact as addSchema,
  assignReviewer as assignSchema,
  type ContactGiven,
  type CreateSupplier,
  type contact as contactSchema,
  createSupplier as createSchema,
  type EditContact,
  type EditSupplier,
  editContact as editContactSchema,
  editSupplier as editSchema,
  type InviteSupplier,
  inviteSupplier as inviteSchema,
} from 'shared/schemas/suppliers.ts'
import type { Tier } from 'shared/words/lists.ts'
import { IsNull } from 'typeorm'
import type { z } from 'zod'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { Invalid, NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, oneAtATime, store } from '../../core/load-for-update.ts'
import { notify } from '../../core/notify.ts'
import { parse } from '../../core/parse.ts'
import { recordState, transition } from '../../core/transition.ts'
import { startRun } from '../countries/start-run.ts'
import { invite, withdrawPending } from '../members/invitations.ts'
import type { Invitation } from '../members/member.entity.ts'
import { markAddress, mayWriteTo, unmarkAddress } from '../members/undeliverable.commands.ts'
import { checkDueDay } from '../programmes/programme.commands.ts'
import { Contact, Supplier } from './supplier.entity.ts'
import { beginKys } from './supplier-moves.ts'
import { checkNotTwice, identifiersOf, writeRecord } from './supplier-record.ts'

const here = (ctx: Context): string => ctx.actor.programmeId ?? ''

/** Puts a supplier on the register, with the people we write to there. */
export async function createSupplier(ctx: Context, input: CreateSupplier): Promise<string> {
  const { contacts, identifiers, distinctFrom, ...profile } = parse(createSchema, input)
  authorizeHere(ctx, 'supplier.create')
  const id = randomUUID()
  const at = ctx.now()
  const named = { ...profile, identifiers: identifiers ?? [] }
  await checkNotTwice(ctx, { ...named, ref: id }, distinctFrom ?? [])
  await ctx.db.insert(Supplier, {
    ...profile,
    furtherTiers: further(profile) ?? [],
    materials: profile.materials ?? [],
    id,
    programmeId: here(ctx),
    status: 'PROSPECT',
    statusSince: at,
    createdAt: at,
    version: 1,
  })
  await ctx.db.insert(
    Contact,
    contacts.map(contact => newContact(ctx, id, contact)),
  )
  await writeRecord(ctx, id, { identifiers: named.identifiers, distinctFrom: distinctFrom ?? [] })
  await recordState(ctx, 'suppliers', { id, supplierId: id }, 'PROSPECT', at)
  note(ctx, {
    action: 'supplier.create',
    subjectType: 'suppliers',
    subjectId: id,
    supplierId: id,
    to: 'PROSPECT',
    data: {
      ...profile,
      ...(named.identifiers.length > 0 && { identifiers: named.identifiers }),
      ...(distinctFrom?.length && { distinctFrom }),
    },
  })
  await enqueue(ctx, 'screen', { supplierId: id, after: null })
  return id
}

/** What was merged into another is not changed any more. */
function mustStand({ status, name }: Supplier): void {
  if (status === 'MERGED') throw new Refused('mergeMerged', { supplier: name })
}

/** The main place in the chain is not named among the further ones. */
const further = ({ tier, furtherTiers }: { tier: Tier; furtherTiers?: readonly Tier[] | null }): Tier[] | undefined =>
  furtherTiers ? [...new Set(furtherTiers)].filter(one => one !== tier) : undefined

const newContact = (ctx: Context, supplierId: string, contact: z.output<typeof contactSchema>) => ({
  ...contact,
  id: randomUUID(),
  programmeId: here(ctx),
  supplierId,
  membershipId: null,
  leftAt: null,
  successorId: null,
  version: 1,
})

export async function editSupplier(ctx: Context, input: EditSupplier): Promise<string> {
  const { id, version, identifiers, distinctFrom, furtherTiers, materials, ...profile } = parse(editSchema, input)
  const supplier = await loadForUpdate(ctx, Supplier, 'supplier.edit', id, version)
  mustStand(supplier)
  const numbers = identifiers ?? (await identifiersOf(ctx, id))
  const candidate = { ...profile, ref: id, supplierId: id, identifiers: numbers, formerNames: supplier.formerNames }
  await checkNotTwice(ctx, candidate, distinctFrom ?? [])
  const changes = {
    ...profile,
    furtherTiers: further({ tier: profile.tier, furtherTiers: furtherTiers ?? supplier.furtherTiers }) ?? [],
    materials: materials ?? supplier.materials,
  }
  const moved = changes.country !== supplier.country || changes.tier !== supplier.tier
  await store(ctx, Supplier, supplier, changes)
  await writeRecord(ctx, id, { identifiers: identifiers ?? undefined, distinctFrom: distinctFrom ?? [] })
  note(ctx, {
    action: 'supplier.edit',
    subjectType: 'suppliers',
    subjectId: id,
    supplierId: id,
    data: { ...changes, identifiers: numbers, ...(distinctFrom?.length && { distinctFrom }) },
  })
  // Its seat, and a mine's origin, is another place now.
  if (moved) await startRun(ctx, 'RECORD')
  await enqueue(ctx, 'screen', { supplierId: id, after: null })
  return id
}

/** Adds a contact; a supplier that was invited already has the newcomer invited too. */
export async function addContact(ctx: Context, input: AddContact): Promise<string> {
  const { supplierId, contact } = parse(addSchema, input)
  const supplier = await loadForUpdate(ctx, Supplier, 'contact.add', supplierId)
  mustStand(supplier)
  await oneAtATime(ctx, `contacts ${supplierId}`)
  const known = await ctx.db.findOneBy(Contact, { supplierId, email: contact.email })
  if (known && !known.leftAt) throw new Refused('contactTwice')
  // Whoever had left comes back as the same contact.
  const added = known ?? newContact(ctx, supplierId, contact)
  if (known) await store(ctx, Contact, known, { ...contact, leftAt: null, successorId: null })
  else await ctx.db.insert(Contact, added)
  if (supplier.status !== 'PROSPECT') await inviteContact(ctx, added)
  note(ctx, { action: 'contact.add', subjectType: 'contacts', subjectId: added.id, supplierId, data: { signatory: contact.signatory } })
  return supplierId
}

export async function editContact(ctx: Context, input: EditContact): Promise<string> {
  const { id, version, contact: given } = parse(editContactSchema, input)
  const contact = await loadForUpdate(ctx, Contact, 'contact.edit', id, version)
  await oneAtATime(ctx, `contacts ${contact.supplierId}`)
  if (contact.leftAt) throw new Refused('contactLeft', { name: contact.name })
  if (contact.membershipId && contact.email !== given.email) throw new Refused('contactHasAccount')
  if (contact.email !== given.email && (await ctx.db.existsBy(Contact, { supplierId: contact.supplierId, email: given.email })))
    throw new Refused('contactTwice')
  const { email: before } = contact
  await store(ctx, Contact, contact, given)
  // A link that went to a wrong address stops working, and the right one gets its own.
  if (before !== given.email && (await isInvited(ctx, id))) {
    await withdrawPending(ctx, before, contact.supplierId)
    await inviteContact(ctx, contact)
  }
  if (contact.membershipId) {
    await ctx.ask({
      text: 'UPDATE memberships SET roles = $2, version = version + 1 WHERE id = $1',
      values: [contact.membershipId, rolesOf(given)],
    })
  }
  note(ctx, {
    action: 'contact.edit',
    subjectType: 'contacts',
    subjectId: id,
    supplierId: contact.supplierId,
    data: { signatory: given.signatory },
  })
  return contact.supplierId
}

/** No mail reaches a contact, as somebody knows; and that it does after all. */
export async function markUndeliverable(ctx: Context, input: MarkUndeliverable): Promise<string> {
  const { contactId, reason } = parse(markSchema, input)
  const contact = await loadForUpdate(ctx, Contact, 'address.mark', contactId)
  await markAddress(ctx, contact.email, reason)
  return contact.supplierId
}

export async function unmarkUndeliverable(ctx: Context, contactId: string): Promise<string> {
  const contact = await loadForUpdate(ctx, Contact, 'address.unmark', parse(idSchema, contactId))
  await unmarkAddress(ctx, contact.email)
  return contact.supplierId
}

const isInvited = async (ctx: Context, contactId: string): Promise<boolean> =>
  (await ctx.ask({ text: 'SELECT 1 FROM invitations WHERE contact_id = $1 LIMIT 1', values: [contactId] })).length > 0

export const rolesOf = (contact: Pick<ContactGiven, 'signatory'>): ('SUPPLIER_USER' | 'SUPPLIER_SIGNATORY')[] =>
  contact.signatory ? ['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'] : ['SUPPLIER_USER']

/** A link for somebody at a supplier, as one of theirs. */
export async function inviteContact(
  ctx: Context,
  contact: Pick<Contact, 'id' | 'email' | 'name' | 'locale' | 'supplierId' | 'signatory'>,
): Promise<string> {
  const { id } = await invite(ctx, {
    email: contact.email,
    name: contact.name,
    locale: contact.locale,
    roles: rolesOf(contact),
    supplierId: contact.supplierId,
    contactId: contact.id,
  })
  return id
}

/** Invites every contact; what is asked of them follows (consequences). */
export async function inviteSupplier(ctx: Context, input: InviteSupplier): Promise<string> {
  const { id, version, dueOn, message, templateId } = parse(inviteSchema, input)
  const supplier = await loadForUpdate(ctx, Supplier, 'supplier.invite', id, version)
  await checkDueDay(ctx, dueOn)
  const contacts = await ctx.db.findBy(Contact, { supplierId: id, leftAt: IsNull() })
  if (!contacts.some(contact => contact.signatory)) throw new Refused('noSignatory')
  await transition(ctx, Supplier, supplierMachine, supplier, 'supplier.invite', {
    words: message,
    data: { dueOn, ...(templateId && { templateId }) },
  })
  await askContacts(ctx, supplier)
  return id
}

/**
 * Everybody there learns of a request: whoever has not joined yet is invited, with a link that takes the place of an older one. Who has
 * joined is told by the request itself, and then the supplier has begun already. What a person marked as undeliverable is left out.
 */
export async function askContacts(ctx: Context, { id, programmeId }: Supplier): Promise<void> {
  const contacts = await ctx.db.findBy(Contact, { supplierId: id })
  const joined = await ctx.ask({
    text: `SELECT a.email FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE m.programme_id = $1 AND m.supplier_id = $2 AND m.deactivated_at IS NULL`,
    values: [programmeId, id],
  })
  const there = new Set(joined.map(({ email }) => String(email)))
  for (const contact of contacts.filter(({ email }) => !there.has(email))) {
    if (!(await mayWriteTo(ctx, contact.email))) continue
    await withdrawPending(ctx, contact.email, id)
    await inviteContact(ctx, contact)
  }
  if (joined.length > 0) await beginKys(ctx, { supplierId: id })
}

/** Accounts of the programme's people who review. */
const isReviewer = `SELECT m.account_id FROM memberships m WHERE m.programme_id = $1 AND m.supplier_id IS NULL AND m.deactivated_at IS NULL AND 'REVIEWER' = ANY (m.roles)`

/** Who is away today, until when, and who stands in. */
const awayToday = `SELECT b.last_day::text AS until, (SELECT d.name FROM accounts d WHERE d.id = b.deputy_id) AS deputy FROM absences b
  WHERE b.programme_id = $1 AND b.account_id = a.id AND (SELECT (now() AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = $1) BETWEEN b.first_day AND b.last_day LIMIT 1`

/** Who could look after a supplier. */
export const reviewers = (ctx: Context): Promise<Row[]> =>
  ctx.ask({
    text: `SELECT a.id, a.name, b.until AS "awayUntil", b.deputy FROM accounts a LEFT JOIN LATERAL (${awayToday}) b ON true WHERE a.id IN (${isReviewer}) ORDER BY a.name, a.id`,
    values: [ctx.actor.programmeId],
  })

/** Whoever is to look after suppliers reviews; nobody at all is a choice too. */
export async function checkReviewer(ctx: Context, reviewerId: string | null, field: string): Promise<void> {
  if (!reviewerId) return
  const known = await ctx.ask({ text: `${isReviewer} AND m.account_id = $2`, values: [here(ctx), reviewerId] })
  if (known.length === 0) throw new Invalid({ [field]: 'errors:field.unknownId' })
}

/** Hands suppliers to a reviewer, or to nobody; what is unchanged leaves no trace. Whoever gets them learns of it once. */
export async function assignReviewer(ctx: Context, input: AssignReviewer): Promise<string[]> {
  const { supplierIds, reviewerId } = parse(assignSchema, input)
  authorizeHere(ctx, 'supplier.assign')
  await checkReviewer(ctx, reviewerId, 'reviewerId')
  const asked = [...new Set(supplierIds)]
  const there = await ctx.ask({
    text: 'SELECT 1 FROM suppliers WHERE programme_id = $1 AND id = ANY ($2::uuid[])',
    values: [here(ctx), asked],
  })
  if (there.length < asked.length) throw new NotFound()
  const rows = await ctx.ask({
    text: `UPDATE suppliers SET reviewer_id = $3, version = version + 1 WHERE programme_id = $1 AND id = ANY ($2::uuid[]) AND status <> 'MERGED' AND reviewer_id IS DISTINCT FROM $3::uuid RETURNING id, name`,
    values: [here(ctx), supplierIds, reviewerId],
  })
  for (const { id } of rows)
    note(ctx, { action: 'supplier.assign', subjectType: 'suppliers', subjectId: String(id), supplierId: String(id), data: { reviewerId } })
  if (reviewerId && rows.length > 0)
    await notify(ctx, [reviewerId], {
      key: 'supplierAssigned',
      values: { count: rows.length, supplier: rows[0]?.name },
      path: rows.length === 1 ? `/suppliers/${String(rows[0]?.id)}` : '/responses?mine=yes',
    })
  return supplierIds
}

/** Purchasing begins to buy from an approved supplier (0.4, *Questionnaire*). */
export async function startTrading(ctx: Context, input: Versioned): Promise<string> {
  const { id, version } = parse(versioned, input)
  const supplier = await loadForUpdate(ctx, Supplier, 'supplier.startTrading', id, version)
  await transition(ctx, Supplier, supplierMachine, supplier, 'supplier.startTrading')
  return id
}

/** A supplier's own person is tied to the contact that was invited. */
export async function tieContact(ctx: Context, invitation: Invitation & { membershipId: string }): Promise<void> {
  if (invitation.contactId)
    await ctx.ask({ text: 'UPDATE contacts SET membership_id = $2 WHERE id = $1', values: [invitation.contactId, invitation.membershipId] })
  // What stayed under records merged into the supplier is theirs to read too.
  if (invitation.supplierId)
    await ctx.ask({
      text: 'UPDATE memberships SET reach = (SELECT array_agg(s.id) FROM suppliers s WHERE s.merged_into_id = $2) WHERE id = $1',
      values: [invitation.membershipId, invitation.supplierId],
    })
}
