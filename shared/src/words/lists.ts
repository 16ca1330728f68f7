/** Closed lists of the trade. Their labels stand in locales/…/words.json. */
export const locales = ['zh', 'en', 'fr'] as const
export type Locale = (typeof locales)[number]
/** A text in the three languages of the product. */
export type LocalText = Record<Locale, string>

/** Place in the aluminium chain (domain reference, sections 5.2 and 0.4). */
export const tiers = ['MINE', 'REFINERY', 'SMELTER', 'CASTHOUSE', 'RECYCLER', 'TRADER', 'LOGISTICS', 'BROKER'] as const
export type Tier = (typeof tiers)[number]

/** What a supplier delivers, along the aluminium chain. */
export const materials = [
  'BAUXITE',
  'ALUMINA',
  'PRIMARY_ALUMINIUM',
  'ALUMINIUM_ALLOY',
  'SECONDARY_ALUMINIUM',
  'ALUMINIUM_SCRAP',
  'ANODES',
  'OTHER',
] as const
export type Material = (typeof materials)[number]

/** Official numbers of a company: 统一社会信用代码, LEI, the number in another register. */
export const identifierKinds = ['USCC', 'LEI', 'REGISTER'] as const
export type IdentifierKind = (typeof identifierKinds)[number]
/** Typed by the house, or said by the supplier in an accepted answer. */
export const identifierSources = ['TYPED', 'ANSWERED'] as const
export type IdentifierSource = (typeof identifierSources)[number]

/** Why two suppliers may be one. */
export const likenesses = ['SAME_IDENTIFIER', 'SAME_NAME', 'SIMILAR_NAME'] as const
export type Likeness = (typeof likenesses)[number]

/** Supply-chain activities in the sense of ASI (domain reference 3.3). */
export const asiActivities = [
  'BAUXITE_MINING',
  'ALUMINA_REFINING',
  'ALUMINIUM_SMELTING',
  'REMELTING_REFINING',
  'CASTHOUSE',
  'SEMI_FABRICATION',
  'MATERIAL_CONVERSION',
  'OTHER_MANUFACTURING',
] as const
export type AsiActivity = (typeof asiActivities)[number]

/** State of an answer (domain reference 5.2, 0.4). */
export const answerStates = ['EMPTY', 'ANSWERED', 'NOT_APPLICABLE', 'REFUSED'] as const
export type AnswerState = (typeof answerStates)[number]

export const decisions = ['ACCEPTED', 'RETURNED'] as const
export type Decision = (typeof decisions)[number]

/** A reflection of dates, computed and never stored. */
export const invitationStates = ['PENDING', 'ACCEPTED', 'EXPIRED', 'WITHDRAWN', 'PASSED_ON', 'REFUSED', 'UNDELIVERABLE'] as const
export type InvitationState = (typeof invitationStates)[number]

/** Who says that no mail reaches an address: the mail server, or a person. */
export const undeliverableSources = ['SERVER', 'PERSON'] as const
export type UndeliverableSource = (typeof undeliverableSources)[number]

/** How far a request has come. Each response of a wave is in just one of them; told, never stored. */
export const requestStages = ['INVITED', 'JOINED', 'BEGUN', 'HANDED_IN', 'RETURNED', 'ACCEPTED', 'WITHDRAWN'] as const
export type RequestStage = (typeof requestStages)[number]

/** Why a supplier cannot be asked by a wave. */
export const waveObstacles = ['HELD', 'NO_CONTACT', 'NO_SIGNATORY', 'OPEN_RESPONSE', 'UNDELIVERABLE'] as const
export type WaveObstacle = (typeof waveObstacles)[number]

/** Why an act on many responses passed one over. */
export const passedOverReasons = ['NOT_OPEN', 'REMINDED', 'UNDELIVERABLE', 'NOBODY', 'NOT_LATER', 'HANDED_IN'] as const
export type PassedOverReason = (typeof passedOverReasons)[number]

/** What may wait for a person on *My work*. */
export const workKinds = [
  'CORRECT_RESPONSE',
  'ANSWER_SECTION',
  'ANSWER_REQUEST',
  'ANSWER_MESSAGE',
  'ANSWER_HEARING',
  'REVIEW_RESPONSE',
  'SEE_TO_CONDITION',
  'JUDGE_HIT',
  'ASSESS_FLAG',
  'WORK_PACKAGE',
  'JUDGE_INCIDENT',
  'AGREE_OVERRIDE',
  'AGREE_RULE',
  'HANDLE_CASE',
  'INVITATION_EXPIRED',
  'ADDRESS_UNDELIVERABLE',
  'INVITE_SUPPLIER',
  'START_TRADING',
  'INVITE_STAFF',
] as const
export type WorkKind = (typeof workKinds)[number]

/** The two sides of a thread at a question. */
export const messageSides = ['SUPPLIER', 'HOUSE'] as const
export type MessageSide = (typeof messageSides)[number]

/** A section in a colleague's hands: waits for the colleague to join, is with them, was finished, was taken back. Told, never stored. */
export const assignmentStates = ['PENDING', 'ACCEPTED', 'DONE', 'TAKEN_BACK'] as const
export type AssignmentState = (typeof assignmentStates)[number]

/** Who may read an entry of the history: the programme's staff alone, or its supplier too. */
export const audiences = ['STAFF', 'ALL'] as const
/** CASE: of a grievance, for its handlers alone; those entries are chained by themselves. */
export type Audience = (typeof audiences)[number] | 'CASE'

/** File kinds that are taken, by what their bytes say, and the ending each is known by. */
export const fileTypes = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/tiff': 'tif',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/zip': 'zip',
  'text/csv': 'csv',
  'text/plain': 'txt',
} as const
export type FileType = keyof typeof fileTypes
/** One file. */
export const maxFileBytes = 500 * 1024 * 1024
/** All files of one supplier together, those still on their way included. */
export const maxSupplierBytes = 20 * 1024 * 1024 * 1024

/** State of a file: looked at by the scanner, not looked at, waiting for a reviewer's decision, refused by a reviewer. */
export const evidenceFileStates = ['CLEAN', 'NOT_SCANNED', 'HELD', 'REFUSED'] as const
export type EvidenceFileState = (typeof evidenceFileStates)[number]

/** Why a file waits for a reviewer (trust, section 3). */
export const heldReasons = [
  'MACRO',
  'REMOTE_TEMPLATE',
  'EXTERNAL_LINK',
  'EMBEDDED_OBJECT',
  'PDF_SCRIPT',
  'PDF_LAUNCH',
  'PDF_ATTACHMENT',
  'PDF_ENCRYPTED',
  'PDF_UNREADABLE',
  'ARCHIVE_ACTIVE',
  'ARCHIVE_UNREADABLE',
  'NOT_SCANNABLE',
] as const
export type HeldReason = (typeof heldReasons)[number]
