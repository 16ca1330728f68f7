import type { Locale, LocalText } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import type { MailJob } from '../../core/enqueue.ts'
import { zoneOfCountry } from '../../platform/dates.ts'
import type { MailOrder, MailValues } from '../../platform/mail.ts'

/** Who a mail about a request is from: whoever asked, gave more time, or took it back. */
type Actor = 'requested_by_id' | 'extended_by_id' | 'recalled_by_id'

/**
 * A request and one reader of its supplier, with an account or with an invitation. `holds`: what must still be so when the mail is
 * written; otherwise it is not sent.
 */
async function requestFor(ctx: Context, { subjectId, accountId, invitationId, dueOn }: MailJob, by: Actor, holds: string) {
  const [row] = await ctx.ask({
    text: `SELECT p.name AS programme, p.time_zone AS "timeZone", s.name AS supplier, s.country, t.title, r.due_on::text AS "dueOn", r.extended_from::text AS "extendedFrom", r.required, r.message,
        r.extension_words AS "extensionWords", r.recall_words AS "recallWords", by_.name AS "personName", by_.email AS "personEmail",
        coalesce(a.name, i.name) AS name, coalesce(a.email, i.email) AS email, coalesce(a.locale, i.locale) AS locale, i.expires_at AS "expiresAt"
      FROM responses r JOIN programmes p ON p.id = r.programme_id JOIN suppliers s ON s.id = r.supplier_id JOIN templates t ON t.id = r.template_id JOIN accounts by_ ON by_.id = r.${by}
      LEFT JOIN accounts a ON a.id = $2 LEFT JOIN invitations i ON i.id = $3
      WHERE r.id = $1 AND ${holds} AND ($4::date IS NULL OR r.due_on = $4::date) AND (a.id IS NULL AND i.id IS NOT NULL
        OR EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.supplier_id = r.supplier_id AND m.deactivated_at IS NULL))`,
    values: [subjectId, accountId ?? null, invitationId ?? null, dueOn ?? null],
  })
  return row ?? null
}

type AboutRequest = 'requestOpened' | 'deadlineExtended' | 'requestRecalled'

/** What all of them say; where the button leads depends on whether the reader has joined. */
const letter =
  <K extends AboutRequest>(key: K, by: Actor, holds: string, more: (row: Row, ctx: Context) => Partial<MailValues[K]>) =>
  async (ctx: Context, job: MailJob): Promise<MailOrder<K> | null> => {
    const row = await requestFor(ctx, job, by, holds)
    if (!row) return null
    const { invitationId, subjectId } = job
    const common = {
      name: String(row.name),
      programme: String(row.programme),
      timeZone: String(row.timeZone),
      supplier: String(row.supplier),
      title: row.title as LocalText,
      by: { name: String(row.personName), email: String(row.personEmail) },
      path: invitationId ? `/invitation/${ctx.house.signer.token('invitation', invitationId)}` : `/responses/${subjectId}`,
    }
    return { to: String(row.email), locale: row.locale as Locale, key, values: { ...common, ...more(row, ctx) } as MailValues[K] }
  }

const due = (row: Row, ctx: Context) => ({ dueOn: String(row.dueOn), ownZone: zoneOfCountry(String(row.country), ctx.now()) })

/** Somebody who has joined already is asked something new. */
export const requestOpened = letter('requestOpened', 'requested_by_id', `r.status = 'DRAFT'`, (row, ctx) => ({
  ...due(row, ctx),
  questions: Number(row.required),
  message: row.message as string | null,
}))

export const deadlineExtended = letter('deadlineExtended', 'extended_by_id', `r.status IN ('DRAFT', 'RETURNED')`, (row, ctx) => ({
  ...due(row, ctx),
  before: String(row.extendedFrom),
  words: row.extensionWords as string | null,
  expiresAt: row.expiresAt instanceof Date ? row.expiresAt.toISOString() : null,
}))

export const requestRecalled = letter('requestRecalled', 'recalled_by_id', `r.status = 'WITHDRAWN'`, row => ({
  words: row.recallWords as string | null,
}))
