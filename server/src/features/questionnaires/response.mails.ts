import type { Locale, LocalText } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import { zoneOfCountry } from '../../platform/dates.ts'
import type { MailOrder, MailValues } from '../../platform/mail.ts'

/** A mail about one round of a response to one account: what it says is what held then, however late it leaves. */
export interface ToAccount {
  readonly subjectId: string
  readonly accountId?: string
  readonly round?: number
}

const iso = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))

const common = `p.name AS programme, p.time_zone AS "timeZone", s.name AS supplier, t.title`
const joins = `JOIN programmes p ON p.id = r.programme_id JOIN suppliers s ON s.id = r.supplier_id JOIN templates t ON t.id = r.template_id`

const ofResponse = (row: Row) => ({
  programme: String(row.programme),
  timeZone: String(row.timeZone),
  supplier: String(row.supplier),
  title: row.title as LocalText,
})
const person = (row: Row) => ({ name: String(row.personName), email: String(row.personEmail) })

/** Invites a supplier's contact to the questionnaire. */
export async function supplierInvitation(
  ctx: Context,
  { subjectId }: { subjectId: string },
): Promise<MailOrder<'supplierInvitation'> | null> {
  const [row] = await ctx.ask({
    text: `SELECT ${common}, s.country, i.name, i.email, i.locale, i.words, i.expires_at, a.name AS "personName", a.email AS "personEmail", r.due_on::text AS "dueOn", r.message, r.required,
        before.name AS "beforeName", before.email AS "beforeEmail"
      FROM invitations i JOIN accounts a ON a.id = i.invited_by_id LEFT JOIN invitations before ON before.id = i.passed_on_from_id
      JOIN LATERAL (SELECT * FROM responses x WHERE x.supplier_id = i.supplier_id ORDER BY x.requested_at DESC LIMIT 1) r ON true ${joins}
      WHERE i.id = $1 AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL`,
    values: [subjectId],
  })
  if (!row) return null
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'supplierInvitation',
    values: {
      ...ofResponse(row),
      name: String(row.name),
      path: `/invitation/${ctx.house.signer.token('invitation', subjectId)}`,
      inviter: person(row),
      dueOn: String(row.dueOn),
      expiresAt: iso(row.expires_at),
      message: row.message as string | null,
      questions: Number(row.required),
      ownZone: zoneOfCountry(String(row.country), ctx.now()),
      passedOn: row.beforeName
        ? { by: { name: String(row.beforeName), email: String(row.beforeEmail) }, words: row.words as string | null }
        : null,
    },
  }
}

/** Under which it is accepted: those named with it, and those that stand open from before. */
const conditions = `(SELECT coalesce(json_agg(json_build_object('name', c.name, 'words', c.words, 'dueOn', c.due_on::text) ORDER BY c.due_on, c.id), '[]')
  FROM conditions c WHERE c.supplier_id = r.supplier_id AND (c.response_id = r.id OR c.status = 'OPEN'))`

/** A response with one of its rounds, and the account that is written to. */
async function responseFor(ctx: Context, { subjectId, accountId, round }: ToAccount): Promise<Row | null> {
  const [row] = await ctx.ask({
    text: `SELECT ${common}, o.number AS round, o.due_on::text AS "dueOn", o.return_words AS words, r.status_since AS since, o.submitted_at AS "submittedAt", o.sha256,
        to_.name AS "toName", to_.email AS "toEmail", to_.locale AS "toLocale", by_.name AS "submitterName", by_.email AS "submitterEmail",
        (SELECT count(*)::int FROM judgements j WHERE j.response_id = r.id AND j.round = o.number AND j.decision = 'RETURNED') AS count,
        ${conditions} AS conditions, reviewer.name AS "personName", reviewer.email AS "personEmail"
      FROM responses r ${joins} JOIN rounds o ON o.response_id = r.id AND o.number = coalesce($3, r.round) JOIN accounts to_ ON to_.id = $2 JOIN accounts by_ ON by_.id = o.submitted_by_id
      LEFT JOIN LATERAL (SELECT x.name, x.email FROM judgements j JOIN accounts x ON x.id = j.judged_by_id WHERE j.response_id = r.id AND j.round = o.number ORDER BY j.judged_at DESC LIMIT 1) reviewer ON true
      WHERE r.id = $1`,
    values: [subjectId, accountId ?? null, round ?? null],
  })
  return row ?? null
}

type AboutResponse = 'responseSubmitted' | 'roundReceived' | 'responseReturned' | 'responseAccepted'

/** A mail about a response: what all of them say, where its button leads, and what this one says besides. */
const letter =
  <K extends AboutResponse>(key: K, place: string, more: (row: Row) => Partial<MailValues[K]>) =>
  async (ctx: Context, told: ToAccount): Promise<MailOrder<K> | null> => {
    const row = await responseFor(ctx, told)
    if (!row) return null
    const common = { ...ofResponse(row), name: String(row.toName), path: `/responses/${told.subjectId}${place}`, round: Number(row.round) }
    return { to: String(row.toEmail), locale: row.toLocale as Locale, key, values: { ...common, ...more(row) } as MailValues[K] }
  }

export const responseSubmitted = letter('responseSubmitted', '/review', row => ({
  submittedBy: { name: String(row.submitterName), email: String(row.submitterEmail) },
  submittedAt: iso(row.submittedAt),
}))

export const roundReceived = letter('roundReceived', '', row => ({ receivedAt: iso(row.submittedAt), sha256: String(row.sha256) }))

export const responseReturned = letter('responseReturned', '', row => ({
  returnedBy: person(row),
  count: Number(row.count),
  words: row.words as string | null,
  dueOn: String(row.dueOn),
}))

export const responseAccepted = letter('responseAccepted', '', row => ({
  acceptedBy: person(row),
  acceptedAt: iso(row.since),
  conditions: row.conditions as MailValues['responseAccepted']['conditions'],
}))
