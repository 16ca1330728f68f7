import type { Locale, LocalText } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import { zoneOfCountry } from '../../platform/dates.ts'
import type { MailOrder } from '../../platform/mail.ts'
import { Invitation } from '../members/member.entity.ts'
import { pendingInvitation } from '../suppliers/colleagues.ts'
import { sectionPath } from './section.ts'

/** A section in a colleague's hands, the questionnaire it belongs to, the colleague's account if there is one, and who handed it over. */
const statement = `SELECT x.id, x.response_id AS "responseId", x.supplier_id AS "supplierId", x.section, x.words, x.email, coalesce(a.name, x.name) AS name, a.id AS "accountId",
    coalesce(a.locale, (SELECT c.locale FROM contacts c WHERE c.supplier_id = x.supplier_id AND c.email = x.email), by_.locale) AS locale,
    EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.supplier_id = x.supplier_id AND m.deactivated_at IS NULL) AS joined,
    by_.name AS "byName", by_.email AS "byEmail", by_.locale AS "byLocale", p.name AS programme, p.time_zone AS "timeZone", s.name AS supplier, s.country, t.title, r.due_on::text AS "dueOn",
    (SELECT o->'title' FROM jsonb_array_elements(t.content->'sections') o WHERE o->>'code' = x.section) AS "sectionTitle"
  FROM assignments x JOIN responses r ON r.id = x.response_id JOIN programmes p ON p.id = r.programme_id JOIN suppliers s ON s.id = x.supplier_id JOIN templates t ON t.id = r.template_id
  JOIN accounts by_ ON by_.id = x.by_id LEFT JOIN accounts a ON a.email = x.email WHERE x.id = $1`

const ofSection = (row: Row) => ({
  programme: String(row.programme),
  timeZone: String(row.timeZone),
  supplier: String(row.supplier),
  title: row.title as LocalText,
  section: String(row.section),
  sectionTitle: row.sectionTitle as LocalText,
})

/** To the colleague: into the section, or, where there is no account yet, through an invitation. Null: taken back or finished meanwhile. */
export async function sectionHandedOver(
  ctx: Context,
  { subjectId }: { subjectId: string },
): Promise<MailOrder<'sectionHandedOver'> | null> {
  const [row] = await ctx.ask({ text: `${statement} AND x.done_at IS NULL AND x.taken_back_at IS NULL`, values: [subjectId] })
  if (!row) return null
  const door = row.joined ? null : await doorOf(ctx, row)
  if (!row.joined && !door) return null
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'sectionHandedOver',
    values: {
      ...ofSection(row),
      name: String(row.name),
      by: { name: String(row.byName), email: String(row.byEmail) },
      path: door?.path ?? sectionPath(String(row.responseId), String(row.section)),
      expiresAt: door?.expiresAt ?? null,
      dueOn: String(row.dueOn),
      ownZone: zoneOfCountry(String(row.country), ctx.now()),
      words: row.words as string | null,
    },
  }
}

async function doorOf(ctx: Context, { email, supplierId }: Row): Promise<{ path: string; expiresAt: string } | null> {
  const id = await pendingInvitation(ctx, String(email), String(supplierId))
  if (!id) return null
  const { expiresAt } = await ctx.db.findOneByOrFail(Invitation, { id })
  return { path: `/invitation/${ctx.house.signer.token('invitation', id)}`, expiresAt: expiresAt.toISOString() }
}

/** To whoever handed it over. */
export async function sectionFinished(ctx: Context, { subjectId }: { subjectId: string }): Promise<MailOrder<'sectionFinished'> | null> {
  const [row] = await ctx.ask({ text: `${statement} AND x.done_at IS NOT NULL`, values: [subjectId] })
  if (!row) return null
  return {
    to: String(row.byEmail),
    locale: row.byLocale as Locale,
    key: 'sectionFinished',
    values: {
      ...ofSection(row),
      name: String(row.byName),
      by: { name: String(row.name), email: String(row.email) },
      path: sectionPath(String(row.responseId), String(row.section)),
    },
  }
}
