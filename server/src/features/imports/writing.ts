import { randomUUID } from 'node:crypto'
import { contactsToWrite, identifiersIn } from 'shared/imports/compare-supplier.ts'
import type { SupplierRead } from 'shared/imports/supplier-columns.ts'
import type { Context } from '../../core/context.ts'
import { inviteContact } from '../suppliers/supplier.commands.ts'
import type { Contact } from '../suppliers/supplier.entity.ts'
import { freshenKeys, writeKeys } from '../suppliers/supplier-keys.ts'

interface Writing {
  readonly supplierId: string
  readonly given: SupplierRead
}

const furtherTiers = ({ tier, furtherTiers: all = [] }: SupplierRead): string[] => all.filter(one => one !== tier)

/** Suppliers that are new, with everything that belongs to them, in as many statements for two hundred as for one. */
export async function createSuppliers(ctx: Context, creating: readonly Writing[]): Promise<void> {
  if (creating.length === 0) return
  const { programmeId } = ctx.actor
  const at = ctx.now()
  const suppliers = creating.map(({ supplierId, given }) => ({
    ...given,
    id: supplierId,
    furtherTiers: furtherTiers(given),
    changeId: randomUUID(),
  }))
  await ctx.ask({
    text: `INSERT INTO suppliers (id, programme_id, name, name_latin, country, tier, further_tiers, materials, reviewer_id, status, status_since, created_at, version)
      SELECT x.id, $2, x.name, x."nameLatin", x.country, x.tier, x."furtherTiers", coalesce(x.materials, '{}'), x."reviewerId", 'PROSPECT', $3, $3, 1
      FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, name text, "nameLatin" text, country text, tier text, "furtherTiers" text[], materials text[], "reviewerId" uuid)`,
    values: [JSON.stringify(suppliers), programmeId, at],
  })
  await ctx.ask({
    text: `INSERT INTO state_changes (id, programme_id, supplier_id, subject_type, subject_id, kind, value, effective_at, recorded_at)
      SELECT x."changeId", $2, x.id, 'suppliers', x.id, 'STATE', 'PROSPECT', $3, $3 FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, "changeId" uuid)`,
    values: [JSON.stringify(suppliers), programmeId, at],
  })
  await addIdentifiers(ctx, creating)
  await addContacts(
    ctx,
    creating.flatMap(({ supplierId, given }) => contactsToWrite(given, given.country ?? '').map(contact => ({ supplierId, ...contact }))),
  )
  const named = creating.map(({ supplierId, given }) => ({
    id: supplierId,
    names: [given.name, given.nameLatin].filter(name => name !== undefined),
    identifiers: identifiersIn(given),
  }))
  // Taking names apart is work for the processor: a few at a time, and others are answered in between.
  for (let at = 0; at < named.length; at += 20) await writeKeys(ctx, named.slice(at, at + 20))
}

const addIdentifiers = (ctx: Context, suppliers: readonly Writing[]): Promise<unknown> =>
  ctx.ask({
    text: `INSERT INTO supplier_identifiers (supplier_id, kind, value, programme_id, source)
      SELECT x."supplierId", x.kind, x.value, $2, 'TYPED' FROM jsonb_to_recordset($1::jsonb) AS x("supplierId" uuid, kind text, value text) ON CONFLICT DO NOTHING`,
    values: [
      JSON.stringify(suppliers.flatMap(({ supplierId, given }) => identifiersIn(given).map(one => ({ supplierId, ...one })))),
      ctx.actor.programmeId,
    ],
  })

interface NewContact {
  readonly supplierId: string
  readonly email: string
}

async function addContacts(ctx: Context, contacts: readonly NewContact[]): Promise<Contact[]> {
  if (contacts.length === 0) return []
  const rows = await ctx.ask({
    text: `INSERT INTO contacts (id, programme_id, supplier_id, name, email, phone, locale, signatory, version)
      SELECT gen_random_uuid(), $2, x."supplierId", x.name, x.email, x.phone, x.locale, x.signatory, 1
      FROM jsonb_to_recordset($1::jsonb) AS x("supplierId" uuid, name text, email text, phone text, locale text, signatory boolean)
      ON CONFLICT (supplier_id, email) DO NOTHING
      RETURNING id, supplier_id AS "supplierId", name, email, locale, signatory`,
    values: [JSON.stringify(contacts), ctx.actor.programmeId],
  })
  return rows as unknown as Contact[]
}

/** Suppliers that are known: what the file says is written, what it does not say stays. */
export async function updateSuppliers(
  ctx: Context,
  updating: readonly { supplierId: string | null; given: SupplierRead }[],
): Promise<void> {
  const suppliers = updating.flatMap(({ supplierId, given }) => (supplierId ? [{ supplierId, given }] : []))
  if (suppliers.length === 0) return
  const ids = suppliers.map(({ supplierId }) => supplierId)
  const rows = suppliers.map(({ supplierId, given }) => ({ ...given, id: supplierId }))
  await ctx.ask({
    text: `UPDATE suppliers s SET name = coalesce(x.name, s.name), name_latin = coalesce(x."nameLatin", s.name_latin), country = coalesce(x.country, s.country), tier = coalesce(x.tier, s.tier),
        further_tiers = array_remove(coalesce(x."furtherTiers", s.further_tiers), coalesce(x.tier, s.tier)), materials = coalesce(x.materials, s.materials),
        reviewer_id = coalesce(x."reviewerId", s.reviewer_id), version = s.version + 1
      FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, name text, "nameLatin" text, country text, tier text, "furtherTiers" text[], materials text[], "reviewerId" uuid)
      WHERE s.id = x.id AND s.programme_id = $2`,
    values: [JSON.stringify(rows), ctx.actor.programmeId],
  })
  await addIdentifiers(ctx, suppliers)
  await updateContacts(ctx, suppliers)
  await freshenKeys(ctx, ids)
}

async function updateContacts(ctx: Context, suppliers: readonly Writing[]): Promise<void> {
  const said = suppliers.flatMap(({ supplierId, given }) => given.contacts.map(contact => ({ supplierId, ...contact })))
  const changed = await ctx.ask({
    text: `UPDATE contacts c SET name = coalesce(x.name, c.name), phone = coalesce(x.phone, c.phone), locale = coalesce(x.locale, c.locale), signatory = coalesce(x.signatory, c.signatory), version = c.version + 1
      FROM jsonb_to_recordset($1::jsonb) AS x("supplierId" uuid, email text, name text, phone text, locale text, signatory boolean)
      WHERE c.supplier_id = x."supplierId" AND c.email = x.email AND c.left_at IS NULL
        AND (coalesce(x.name, c.name), coalesce(x.phone, c.phone), coalesce(x.locale, c.locale), coalesce(x.signatory, c.signatory)) IS DISTINCT FROM (c.name, c.phone, c.locale, c.signatory)
      RETURNING c.membership_id, c.signatory`,
    values: [JSON.stringify(said)],
  })
  const members = changed.filter(row => row.membership_id !== null)
  if (members.length > 0)
    await ctx.ask({
      text: `UPDATE memberships m SET roles = CASE WHEN x.signatory THEN ARRAY['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'] ELSE ARRAY['SUPPLIER_USER'] END, version = m.version + 1
        FROM jsonb_to_recordset($1::jsonb) AS x(membership_id uuid, signatory boolean) WHERE m.id = x.membership_id`,
      values: [JSON.stringify(members)],
    })
  await addMissing(ctx, suppliers)
}

/** Newcomers, with the invitation that a supplier's other contacts have had already. */
async function addMissing(ctx: Context, suppliers: readonly Writing[]): Promise<void> {
  const rows = await ctx.ask({
    text: "SELECT id, status, country, (SELECT coalesce(array_agg(email), '{}') FROM contacts c WHERE c.supplier_id = s.id) AS emails FROM suppliers s WHERE id = ANY ($1::uuid[])",
    values: [suppliers.map(({ supplierId }) => supplierId)],
  })
  const now = new Map(
    rows.map(row => [String(row.id), { status: String(row.status), country: String(row.country), emails: row.emails as string[] }]),
  )
  const missing = suppliers.flatMap(({ supplierId, given }) => {
    const { country, emails } = now.get(supplierId) ?? { country: '', emails: [] as string[] }
    // Of a newcomer beside others nobody has said that they may hand in.
    const contacts = contactsToWrite(given, country).map((one, at) => ({
      ...one,
      signatory: given.contacts[at]?.signatory ?? emails.length === 0,
    }))
    return contacts.filter(({ email }) => !emails.includes(email)).map(contact => ({ supplierId, ...contact }))
  })
  for (const contact of await addContacts(ctx, missing))
    if (now.get(contact.supplierId)?.status !== 'PROSPECT') await inviteContact(ctx, contact)
}
