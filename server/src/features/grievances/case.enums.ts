import { grievanceStates } from 'shared/machines/grievance.ts'
import { clockNames } from 'shared/rules/grievances/clocks.ts'
import { senderActNames } from 'shared/rules/grievances/sender-acts.ts'
import { stepNames } from 'shared/rules/grievances/steps.ts'
import { caseWordKinds, handlerChanges } from 'shared/schemas/cases.ts'
import {
  appealResults,
  changesMade,
  dismissalReasons,
  grievanceChannels,
  grievanceResults,
  identityStates,
  outsideBodies,
  pauseReasons,
  remedyKinds,
  rootCauses,
} from 'shared/words/cases.ts'
import { solvedAnswers, topics } from 'shared/words/grievances.ts'
import { enumeration } from '../../core/enums.ts'

export const GrievanceStateEnum = enumeration('GrievanceState', grievanceStates)
export const GrievanceChannelEnum = enumeration('GrievanceChannel', grievanceChannels)
export const GrievanceResultEnum = enumeration('GrievanceResult', grievanceResults)
export const DismissalReasonEnum = enumeration('DismissalReason', dismissalReasons)
export const OutsideBodyEnum = enumeration('OutsideBody', outsideBodies)
export const RemedyKindEnum = enumeration('RemedyKind', remedyKinds)
export const AppealResultEnum = enumeration('AppealResult', appealResults)
export const PauseReasonEnum = enumeration('PauseReason', pauseReasons)
export const SolvedEnum = enumeration('Solved', solvedAnswers)
export const IdentityStateEnum = enumeration('IdentityState', identityStates)
export const ClockNameEnum = enumeration('ClockName', clockNames)
export const StepNameEnum = enumeration('StepName', stepNames)
export const SenderActEnum = enumeration('SenderAct', senderActNames)
export const RootCauseEnum = enumeration('RootCause', rootCauses)
export const ChangeMadeEnum = enumeration('ChangeMade', changesMade)
export const CaseWordKindEnum = enumeration('CaseWordKind', caseWordKinds)
export const HandlerChangeEnum = enumeration('HandlerChange', handlerChanges)
export const CaseSort = enumeration('CaseSort', ['DUE', 'RECEIVED'])
export const CaseGroupEnum = enumeration('CaseGroup', ['OPEN', 'OVERDUE', 'RETALIATION', 'APPEALED', 'PAUSED', 'OVER', 'ENDING'])
/** Topics have a hyphen, which no enumeration may: they go as text, and a test holds the list. */
export const topicCodes: readonly string[] = topics
