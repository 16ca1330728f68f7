import { randomUUID } from 'node:crypto'
import type { UndeliverableSource } from 'shared/words/lists.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { notify } from '../../core/notify.ts'
import { UndeliverableAddress } from './undeliverable.entity.ts'

const open = async (ctx: Context, email: string): Promise<UndeliverableAddress | null> => {
  await oneAtATime(ctx, `address ${ctx.actor.programmeId} ${email}`)
  return ctx.db
    .createQueryBuilder(UndeliverableAddress, 'u')
    .where('u.programmeId = :programmeId AND u.email = :email AND u.clearedAt IS NULL', { programmeId: ctx.actor.programmeId, email })
    .getOne()
}

/** Whose address it is: a supplier's contact, or somebody who was invited. */
const ownersOf = (ctx: Context, email: string): Promise<Row[]> =>
  ctx.ask({
    text: `SELECT c.supplier_id AS "supplierId", s.name, s.reviewer_id AS "reviewerId" FROM contacts c JOIN suppliers s ON s.id = c.supplier_id WHERE c.programme_id = $1 AND c.email = $2
      UNION SELECT i.supplier_id, NULL, NULL FROM invitations i WHERE i.programme_id = $1 AND i.email = $2 AND i.supplier_id IS NULL`,
    values: [ctx.actor.programmeId, email],
  })

const supplierOf = (owners: readonly Row[]): string | null => {
  const known = owners.flatMap(({ supplierId }) => (supplierId ? [String(supplierId)] : []))
  return known.length === 1 ? (known[0] ?? null) : null
}

async function insert(ctx: Context, email: string, source: UndeliverableSource, words: string): Promise<string> {
  const id = randomUUID()
  const at = ctx.now()
  await ctx.db.insert(UndeliverableAddress, {
    id,
    programmeId: ctx.actor.programmeId ?? '',
    email,
    source,
    words,
    markedById: ctx.actor.accountId,
    since: at,
    lastAt: at,
    clearedAt: null,
    clearedById: null,
  })
  return id
}

const clear = (ctx: Context, id: string): Promise<unknown> =>
  ctx.db.update(UndeliverableAddress, { id }, { clearedAt: ctx.now(), clearedById: ctx.actor.accountId })

type Deed = 'address.mark' | 'address.unmark' | 'address.refuse' | 'address.accept'
const told = (ctx: Context, action: Deed, id: string, owners: readonly Row[], words: string | null, byRule = false): void =>
  note(ctx, { action, subjectType: 'undeliverable_addresses', subjectId: id, supplierId: supplierOf(owners), note: words, byRule })

/** A person knows that no mail arrives there: from now on none is sent. A mail server's word gives way to theirs. */
export async function markAddress(ctx: Context, email: string, reason: string): Promise<void> {
  const known = await open(ctx, email)
  if (known?.source === 'PERSON') throw new Refused('alreadyUndeliverable')
  if (known) await clear(ctx, known.id)
  told(ctx, 'address.mark', await insert(ctx, email, 'PERSON', reason), await ownersOf(ctx, email), reason)
}

export async function unmarkAddress(ctx: Context, email: string): Promise<void> {
  const known = await open(ctx, email)
  if (!known) throw new Refused('notUndeliverable')
  await clear(ctx, known.id)
  told(ctx, 'address.unmark', known.id, await ownersOf(ctx, email), null)
}

/** May a mail go there? What a mail server once refused is tried again; what a person marked is not. */
export async function mayWriteTo(ctx: Context, email: string): Promise<boolean> {
  const marked = await ctx.ask({
    text: `SELECT 1 FROM undeliverable_addresses WHERE programme_id = $1 AND email = $2 AND source = 'PERSON' AND cleared_at IS NULL`,
    values: [ctx.actor.programmeId, email.toLowerCase()],
  })
  return marked.length === 0
}

/** Did the mail server refuse it the last time? */
export async function wasRefused(ctx: Context, email: string): Promise<boolean> {
  const refused = await ctx.ask({
    text: `SELECT 1 FROM undeliverable_addresses WHERE programme_id = $1 AND email = $2 AND source = 'SERVER' AND cleared_at IS NULL`,
    values: [ctx.actor.programmeId, email.toLowerCase()],
  })
  return refused.length > 0
}

/** The mail server will never take mails for it: seen at the invitation, the contact and the queue until one arrives or a person says otherwise. */
export async function noteRefusal(ctx: Context, address: string, words: string): Promise<void> {
  const email = address.toLowerCase()
  authorizeHere(ctx, 'address.refuse')
  const known = await open(ctx, email)
  if (known) {
    await ctx.db.update(UndeliverableAddress, { id: known.id }, { lastAt: ctx.now(), ...(known.source === 'SERVER' && { words }) })
    return
  }
  const owners = await ownersOf(ctx, email)
  told(ctx, 'address.refuse', await insert(ctx, email, 'SERVER', words), owners, words, true)
  await tellWhoCares(ctx, email, owners)
}

/** Whoever invited the address, and whoever looks after the supplier. */
async function tellWhoCares(ctx: Context, email: string, owners: readonly Row[]): Promise<void> {
  const inviters = await ctx.ask({
    text: 'SELECT DISTINCT invited_by_id AS id FROM invitations WHERE programme_id = $1 AND email = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL',
    values: [ctx.actor.programmeId, email],
  })
  const people = [...inviters.map(({ id }) => id), ...owners.map(({ reviewerId }) => reviewerId)].flatMap(id => (id ? [String(id)] : []))
  const supplierId = supplierOf(owners)
  await notify(ctx, people, {
    key: 'mailRefused',
    values: { email },
    path: supplierId ? `/suppliers/${supplierId}` : '/members/invitations',
  })
}

/** A mail was taken after all. */
export async function noteArrival(ctx: Context, address: string): Promise<void> {
  const email = address.toLowerCase()
  authorizeHere(ctx, 'address.accept')
  const known = await open(ctx, email)
  if (known?.source !== 'SERVER') return
  await clear(ctx, known.id)
  told(ctx, 'address.accept', known.id, await ownersOf(ctx, email), null, true)
}
