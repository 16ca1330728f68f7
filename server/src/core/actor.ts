import { mayEver } from 'shared/policy/policy.ts'
import { isStaff, type MemberRole, type Role } from 'shared/policy/roles.ts'
import type { Actor } from 'shared/policy/scopes.ts'
import { dayIn } from 'shared/rules/days.ts'
import type { Locale } from 'shared/words/lists.ts'
import type { Row } from './context.ts'

/** Someone unknown is an actor too: no code has a branch "if nobody is signed in". */
export const nobody: Actor = {
  programmeId: null,
  accountId: null,
  membershipId: null,
  roles: ['PUBLIC'],
  supplierId: null,
  reach: [],
  installationAdministrator: false,
}

export interface Session {
  readonly account_id: string
  readonly locale: Locale
  readonly installation_administrator: boolean
  readonly membership_id: string | null
  readonly programme_id: string | null
  readonly roles: MemberRole[] | null
  readonly supplier_id: string | null
  readonly reach: string[] | null
  readonly valid_until: string | null
  readonly deactivated_at: Date | null
  readonly time_zone: string | null
  readonly created_at: Date
  readonly last_seen_at: Date
}

const minutes = 60_000
/** Idle sessions end: staff after 30 minutes, suppliers after 2 hours; every session after 12 hours. */
const idleLimit = (roles: readonly Role[]): number => (roles.some(isStaff) ? 30 : 120) * minutes
const longest = 12 * 60 * minutes

/** Has a membership come to its end: deactivated, or an auditor's last day over? */
const hasEnded = (session: Session, now: Date): boolean =>
  session.deactivated_at !== null || (session.valid_until !== null && dayIn(now, session.time_zone ?? 'UTC') > session.valid_until)

/** The actor of a session; null when the session is over. */
export function actorOf(session: Session, now: Date): Actor | null {
  const roles: readonly Role[] = session.roles ?? ['ACCOUNT']
  if (now.getTime() - session.last_seen_at.getTime() > idleLimit(roles) || now.getTime() - session.created_at.getTime() > longest)
    return null
  const account = { accountId: session.account_id, installationAdministrator: session.installation_administrator }
  if (!session.membership_id || hasEnded(session, now)) return { ...nobody, ...account, roles: ['ACCOUNT'] }
  return {
    ...account,
    programmeId: session.programme_id,
    membershipId: session.membership_id,
    roles,
    supplierId: session.supplier_id,
    reach: session.supplier_id ? [session.supplier_id, ...(session.reach ?? [])] : (session.reach ?? 'all'),
  }
}

/** Grievances: all of them for the house's own rule, their own for handlers, none for anybody else. */
const casesOf = (actor: Actor): string => {
  if (actor.roles.includes('RULE')) return 'all'
  return mayEver(actor, 'grievance.read') ? 'yes' : ''
}

/** What the database is told of an actor for its row-level security. */
export function settingsOf(actor: Actor): Record<string, string> {
  return {
    'app.programme': actor.programmeId ?? '',
    'app.account': actor.accountId ?? '',
    'app.staff': actor.roles.some(role => isStaff(role) || role === 'RULE') ? 'yes' : '',
    'app.reach_all': actor.reach === 'all' ? 'yes' : '',
    'app.reach': actor.reach === 'all' ? '' : `{${actor.reach.join(',')}}`,
    'app.installation': actor.installationAdministrator ? 'yes' : '',
    'app.answers': actor.roles.includes('RULE') || mayEver(actor, 'answer.read') ? 'yes' : '',
    'app.cases': casesOf(actor),
    'app.grievance': actor.grievanceId ?? '',
  }
}

/** The actor as which jobs and starting work act inside one programme. */
export const houseActor = (programmeId: string, accountId: string | null = null): Actor => ({
  ...nobody,
  programmeId,
  accountId,
  roles: ['RULE'],
  reach: 'all',
})

export const rowToSession = (row: Row): Session => row as unknown as Session
