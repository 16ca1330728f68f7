import type { MemberRole } from 'shared/policy/roles.ts'
import type { Locale } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import type { MailOrder } from '../../platform/mail.ts'
import { tokenHash } from '../../platform/signing.ts'

const person = (row: Row): { name: string; email: string } => ({ name: String(row.personName), email: String(row.personEmail) })

/** An invitation of staff, as its mail needs it. Null: it was withdrawn or accepted meanwhile. */
export async function staffInvitation(ctx: Context, { subjectId }: { subjectId: string }): Promise<MailOrder<'staffInvitation'> | null> {
  const [row] = await ctx.ask({
    text: `SELECT i.*, p.name AS programme, p.time_zone, a.name AS "personName", a.email AS "personEmail" FROM invitations i
      JOIN programmes p ON p.id = i.programme_id JOIN accounts a ON a.id = i.invited_by_id WHERE i.id = $1 AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL`,
    values: [subjectId],
  })
  if (!row) return null
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'staffInvitation',
    values: {
      name: String(row.name),
      path: `/invitation/${ctx.house.signer.token('invitation', subjectId)}`,
      programme: String(row.programme),
      timeZone: String(row.time_zone),
      inviter: person(row),
      roles: row.roles as MemberRole[],
      expiresAt: (row.expires_at as Date).toISOString(),
    },
  }
}

/** Tells the owner of an account that its password is new. */
export async function passwordChanged(ctx: Context, { subjectId }: { subjectId: string }): Promise<MailOrder<'passwordChanged'> | null> {
  const [row] = await ctx.ask({ text: 'SELECT name, email, locale, password_changed_at FROM accounts WHERE id = $1', values: [subjectId] })
  if (!row) return null
  const at = (row.password_changed_at as Date).toISOString()
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'passwordChanged',
    values: { name: String(row.name), path: '/forgotten', at, timeZone: 'UTC' },
  }
}

const resetMinutes = 60

/** Makes the reset and its mail, if there is such an account; run twice, it makes one and the same link. */
export async function passwordReset(
  ctx: Context,
  { id, email }: { id: string; email: string },
): Promise<MailOrder<'passwordReset'> | null> {
  const [account] = await ctx.ask({ text: 'SELECT id, name, email, locale FROM accounts WHERE email = $1', values: [email] })
  if (!account) return null
  const token = ctx.house.signer.token('passwordReset', id)
  await ctx.ask({
    text: 'INSERT INTO password_resets (id, account_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    values: [id, account.id, tokenHash(token), ctx.now(), new Date(ctx.now().getTime() + resetMinutes * 60_000)],
  })
  return {
    to: String(account.email),
    locale: account.locale as Locale,
    key: 'passwordReset',
    values: { name: String(account.name), path: `/reset/${token}` },
  }
}
