/** Closed lists of how a grievance is handled; those of the form stand in grievances.ts. Their labels stand in locales/…/grievances.json. */

/** How it came: through the public pages, or taken down by staff in the sender's words. */
export const grievanceChannels = ['ONLINE', 'PHONE', 'LETTER', 'MEETING', 'MAIL'] as const
export type GrievanceChannel = (typeof grievanceChannels)[number]
export const takenDown = ['PHONE', 'LETTER', 'MEETING', 'MAIL'] as const

/** Why a grievance is not looked into (9.2); each can be appealed. */
export const dismissalReasons = ['NOT_OUR_CHAIN', 'NOTHING_TO_GO_ON', 'MALICIOUS', 'ALREADY_DECIDED', 'OTHER'] as const
export type DismissalReason = (typeof dismissalReasons)[number]

/** Bodies outside the company that can be asked (9.2). */
export const outsideBodies = [
  'CCCMC_MEDIATION',
  'MINERALS_GRIEVANCE_PLATFORM',
  'ASI_COMPLAINTS',
  'LABOUR_AUTHORITY',
  'POLICE',
  'OTHER',
] as const
export type OutsideBody = (typeof outsideBodies)[number]

export const grievanceResults = ['SUBSTANTIATED', 'PARTLY', 'UNFOUNDED'] as const
/** Of which something follows. */
export const founded = ['SUBSTANTIATED', 'PARTLY'] as const
export type GrievanceResult = (typeof grievanceResults)[number]

/** What makes good (UNGP 25: apology, restitution, rehabilitation, compensation, sanctions, guarantees of non-repetition). */
export const remedyKinds = ['APOLOGY', 'RESTITUTION', 'REHABILITATION', 'COMPENSATION', 'SANCTION', 'NON_REPETITION', 'OTHER'] as const
export type RemedyKind = (typeof remedyKinds)[number]

/** Why the clock stands still; the sender is told. */
export const pauseReasons = ['WAITING_FOR_SENDER', 'WAITING_FOR_EXPERT', 'OUTSIDE_PROCEEDING', 'NO_ACCESS', 'SAFETY', 'OTHER'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** Whether the decision held when another handler looked at it. */
export const appealResults = ['UPHELD', 'CHANGED'] as const
export type AppealResult = (typeof appealResults)[number]

export const identityStates = ['ASKED', 'GRANTED', 'REFUSED'] as const
export type IdentityState = (typeof identityStates)[number]

/** Why it could happen: what a programme learns from a case (9.1, 9.7). */
export const rootCauses = [
  'NO_RULE',
  'RULE_NOT_KEPT',
  'SUPPLIER_UNWATCHED',
  'NOT_TRAINED',
  'SITE_UNFIT',
  'PRESSURE',
  'NOT_ASKED',
  'UNKNOWN',
  'OTHER',
] as const
export type RootCause = (typeof rootCauses)[number]

/** What is different now, so that it does not happen again. */
export const changesMade = ['RULE', 'CONTRACT', 'SUPPLIER', 'SITE', 'TRAINING', 'OVERSIGHT', 'PEOPLE', 'DIALOGUE', 'NONE', 'OTHER'] as const
export type ChangeMade = (typeof changesMade)[number]
