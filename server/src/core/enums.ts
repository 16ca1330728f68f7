import { conditionStates } from 'shared/machines/condition.ts'
import { responseStates } from 'shared/machines/response.ts'
import { supplierStates } from 'shared/machines/supplier.ts'
import { memberRoles } from 'shared/policy/roles.ts'
import { recordTypes } from 'shared/questionnaires/field.ts'
import { leftOutReasons, notProposedReasons, sinceLastYear } from 'shared/questionnaires/last-year.ts'
import { rhythms } from 'shared/rules/digest.ts'
import { viewedLists } from 'shared/schemas/views.ts'
import { supplierClasses } from 'shared/words/country-sources.ts'
import {
  answerStates,
  assignmentStates,
  decisions,
  evidenceFileStates,
  identifierKinds,
  identifierSources,
  invitationStates,
  likenesses,
  locales,
  materials,
  messageSides,
  passedOverReasons,
  requestStages,
  tiers,
  undeliverableSources,
  waveObstacles,
  workKinds,
} from 'shared/words/lists.ts'
import { registerEnumType } from 'type-graphql'

/** A closed list as a GraphQL enumeration whose values are the words themselves. */
export function enumeration<T extends string>(name: string, values: readonly T[]): Record<T, T> {
  const type = Object.fromEntries(values.map(value => [value, value])) as Record<T, T>
  registerEnumType(type, { name })
  return type
}

export const Mode = enumeration('Mode', ['DEMONSTRATION', 'PRODUCTION'])
export const LocaleEnum = enumeration('Locale', locales)
export const TierEnum = enumeration('Tier', tiers)
export const MaterialEnum = enumeration('Material', materials)
export const IdentifierKindEnum = enumeration('IdentifierKind', identifierKinds)
export const IdentifierSourceEnum = enumeration('IdentifierSource', identifierSources)
export const LikenessEnum = enumeration('Likeness', likenesses)
export const MemberRoleEnum = enumeration('MemberRole', memberRoles)
export const SupplierClassEnum = enumeration('SupplierClass', supplierClasses)
export const SupplierStateEnum = enumeration('SupplierState', supplierStates)
export const ConditionStateEnum = enumeration('ConditionState', conditionStates)
export const RhythmEnum = enumeration('Rhythm', rhythms)
export const ResponseStateEnum = enumeration('ResponseState', responseStates)
export const AnswerStateEnum = enumeration('AnswerState', answerStates)
export const DecisionEnum = enumeration('Decision', decisions)
export const InvitationStateEnum = enumeration('InvitationState', invitationStates)
export const RecordTypeEnum = enumeration('RecordType', recordTypes)
export const MessageSideEnum = enumeration('MessageSide', messageSides)
export const AssignmentStateEnum = enumeration('AssignmentState', assignmentStates)
export const UndeliverableSourceEnum = enumeration('UndeliverableSource', undeliverableSources)
export const RequestStageEnum = enumeration('RequestStage', requestStages)
export const WaveObstacleEnum = enumeration('WaveObstacle', waveObstacles)
export const PassedOverReasonEnum = enumeration('PassedOverReason', passedOverReasons)
export const WorkKindEnum = enumeration('WorkKind', workKinds)
export const SinceLastYearEnum = enumeration('SinceLastYear', sinceLastYear)
export const NotProposedEnum = enumeration('NotProposed', notProposedReasons)
export const LeftOutReasonEnum = enumeration('LeftOutReason', leftOutReasons)
export const EvidenceFileStateEnum = enumeration('EvidenceFileState', evidenceFileStates)
export const ViewedListEnum = enumeration('ViewedList', viewedLists)
