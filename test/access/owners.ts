import type { Actor } from 'shared/policy/scopes.ts'
import type { Person } from '../support/person.ts'

/** Suppliers a and b belong to programme one, c to programme two. */
export const places = ['a', 'b', 'c'] as const
export type Place = (typeof places)[number]
/** The programmes: what belongs to the house and to no supplier. */
export const homes = ['one', 'two'] as const
export type Home = (typeof homes)[number]
/** To whom a record belongs. */
export type Owner = Place | Home
export const homeOf = (owner: Owner): Home => (owner === 'a' || owner === 'b' || owner === 'one' ? 'one' : 'two')
export const isPlace = (owner: Owner): owner is Place => owner !== 'one' && owner !== 'two'

/** What of an owner's can be pointed at. */
export interface Ids {
  readonly programmeId: string
  /** Of a supplier; empty for a programme. */
  readonly supplierId: string
  readonly responseId: string
  readonly roundId: string
  readonly contactId: string
  readonly fileId: string
  /** A section of the supplier's response in a colleague's hands, and the colleague's account. */
  readonly assignmentId: string
  readonly assigneeId: string
  /** What a reviewer wrote down. */
  readonly noteId: string
  /** One that is open; another was met. */
  readonly conditionId: string
  readonly hitId: string
  readonly departmentId: string
  /** Of a programme: somebody is away who is none of those that ask; and what they keep for themselves. */
  readonly absenceId: string
  readonly viewId: string
  /** Of a programme. */
  readonly templateId: string
  readonly waveId: string
  /** A file of suppliers that waits for a decision, and a duplicate in it. */
  readonly importId: string
  readonly importRowId: string
  /** A result for a place, a run that found it, and what others published. */
  readonly checkId: string
  readonly runId: string
  readonly editionId: string
  /** Of a supplier: a flag, an incident and a dossier. */
  readonly flagId: string
  readonly incidentId: string
  readonly dossierId: string
  /** Of a programme: a case, and a handler of it who is none of those that ask. */
  readonly caseId: string
  /** What its sender was given. */
  readonly caseCode: string
  readonly handlerId: string
  /** Who may read the case: the programme's handler, and that colleague. */
  readonly handlerIds: readonly string[]
  readonly caseFileId: string
  /** Of a supplier: a letter about the case of its programme, and whom it is for. */
  readonly hearingId: string
  readonly recipientIds: readonly string[]
  /** Pending; of a supplier's contact, or of staff. */
  readonly invitationId: string
  /** Of a supplier's person, or of a grievance handler. */
  readonly membershipId: string
}

/** Somebody who asks, and who the policy takes them for. */
export interface Asker {
  readonly key: string
  readonly person: Person
  readonly actor: Actor
  /** Where the markers of their own account come from. */
  readonly account: Owner | 'nobody'
  readonly membershipOwner: Owner
}
