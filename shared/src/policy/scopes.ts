import type { Role } from './roles.ts'

/** Which suppliers' records a person reaches: all of the programme, or the named ones. */
export type Reach = 'all' | readonly string[]

/** Who asks. */
export interface Actor {
  readonly programmeId: string | null
  readonly accountId: string | null
  readonly membershipId: string | null
  readonly roles: readonly Role[]
  /** The supplier a supplier's member works for. */
  readonly supplierId: string | null
  readonly reach: Reach
  /** Runs this installation: may found programmes. */
  readonly installationAdministrator: boolean
  /** The grievance whose receipt code was shown: whoever holds it is its sender. */
  readonly grievanceId?: string | null
}

/** What is asked about. A record brings what its scope looks at; more does no harm. */
export interface Subject {
  readonly programmeId: string | null
  readonly id?: string
  readonly supplierId?: string | null
  readonly accountId?: string | null
  readonly audience?: string
  /** What a person keeps and lets the others of the house use. */
  readonly shared?: boolean
  /** The accounts that hold the key of a grievance. */
  readonly handlerIds?: readonly string[]
  /** The people of a supplier whom a letter is for. */
  readonly recipientIds?: readonly string[]
  /** Who decided on it. */
  readonly decidedById?: string | null
  /** How a grievance came: through the public pages, or taken down by a handler. */
  readonly channel?: string
}

/** One row condition of a list, as data; `server/core/reading.ts` writes it as SQL. */
export type Where =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'reach'; readonly column: 'id' | 'supplierId' }
  | { readonly kind: 'account' }
  | { readonly kind: 'accountOrShared' }
  | { readonly kind: 'house' }
  | { readonly kind: 'ofSuppliers' }
  | { readonly kind: 'reachAndAudience' }
  | { readonly kind: 'handled' }
  | { readonly kind: 'recipient' }

/** A scope answers twice: for one record, for a list. */
export interface Scope {
  holds(actor: Actor, subject: Subject): boolean
  readonly where: Where
}

const reaches = (actor: Actor, supplierId: string | null | undefined): boolean =>
  actor.reach === 'all' || (supplierId != null && actor.reach.includes(supplierId))

export const scopes = {
  /** Every record of the programme. */
  programme: { holds: () => true, where: { kind: 'all' } },
  /** The supplier record itself, where the person reaches it. */
  self: { holds: (actor, subject) => reaches(actor, subject.id), where: { kind: 'reach', column: 'id' } },
  /** Records of a supplier the person reaches. */
  own: { holds: (actor, subject) => reaches(actor, subject.supplierId), where: { kind: 'reach', column: 'supplierId' } },
  /** Records of the person's own account. */
  account: { holds: (actor, subject) => actor.accountId !== null && actor.accountId === subject.accountId, where: { kind: 'account' } },
  /** Records of the person's own account, and what others share. */
  accountOrShared: {
    holds: (actor, subject) => subject.shared === true || (actor.accountId !== null && actor.accountId === subject.accountId),
    where: { kind: 'accountOrShared' },
  },
  /** Records that concern no supplier. */
  house: { holds: (_, subject) => subject.supplierId == null, where: { kind: 'house' } },
  /** Records that concern some supplier, and not the house. */
  ofSuppliers: { holds: (_, subject) => subject.supplierId != null, where: { kind: 'ofSuppliers' } },
  /** What a supplier may know of its own records: entries meant for everyone. */
  ownShared: {
    holds: (actor, subject) => reaches(actor, subject.supplierId) && subject.audience === 'ALL',
    where: { kind: 'reachAndAudience' },
  },
  /** Grievances of which the person holds a key. */
  handled: {
    holds: (actor, subject) => actor.accountId !== null && (subject.handlerIds ?? []).includes(actor.accountId),
    where: { kind: 'handled' },
  },
  /** The same, where somebody else decided. */
  otherHandler: {
    holds: (actor, subject) =>
      actor.accountId !== null && (subject.handlerIds ?? []).includes(actor.accountId) && subject.decidedById !== actor.accountId,
    where: { kind: 'handled' },
  },
  /** Letters to a supplier that the person works for, and of which they are a recipient. */
  recipient: {
    holds: (actor, subject) =>
      reaches(actor, subject.supplierId) && actor.accountId !== null && (subject.recipientIds ?? []).includes(actor.accountId),
    where: { kind: 'recipient' },
  },
  /** Grievances of which the person holds a key, where the sender has no screen of their own: it came by telephone, letter or in a meeting. */
  spokenFor: {
    holds: (actor, subject) =>
      actor.accountId !== null &&
      (subject.handlerIds ?? []).includes(actor.accountId) &&
      subject.channel !== undefined &&
      subject.channel !== 'ONLINE',
    where: { kind: 'handled' },
  },
  /** The one grievance whose code was shown. */
  receipt: { holds: (actor, subject) => actor.grievanceId != null && actor.grievanceId === subject.id, where: { kind: 'none' } },
  /** Somebody else's proposal: the second person. */
  notProposer: { holds: (actor, subject) => actor.accountId !== null && actor.accountId !== subject.accountId, where: { kind: 'all' } },
  /** What belongs to the installation: its administrator's alone. */
  installation: { holds: actor => actor.installationAdministrator, where: { kind: 'none' } },
  /** Not about a record of a programme: signing in, founding, one's own account. */
  anyone: { holds: () => true, where: { kind: 'all' } },
} satisfies Record<string, Scope>

export type ScopeName = keyof typeof scopes
