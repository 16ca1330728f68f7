import type { SenderAct } from 'shared/rules/grievances/sender-acts.ts'
import type { StepName } from 'shared/rules/grievances/steps.ts'
import type { caseWordKinds, handlerChanges } from 'shared/schemas/cases.ts'
import type {
  AppealResult,
  ChangeMade,
  DismissalReason,
  OutsideBody,
  PauseReason,
  RemedyKind,
  RootCause,
  takenDown,
} from 'shared/words/cases.ts'
import type { Ongoing, Relation, Sharing, Solved, Topic } from 'shared/words/grievances.ts'
import type { Locale } from 'shared/words/lists.ts'
import { Field, ID, InputType } from 'type-graphql'
import { LocaleEnum } from '../../core/enums.ts'
import { Day, VersionedInput } from '../../core/types.ts'
import {
  AppealResultEnum,
  CaseGroupEnum,
  CaseWordKindEnum,
  ChangeMadeEnum,
  DismissalReasonEnum,
  GrievanceChannelEnum,
  GrievanceResultEnum,
  HandlerChangeEnum,
  OutsideBodyEnum,
  PauseReasonEnum,
  RemedyKindEnum,
  RootCauseEnum,
  SenderActEnum,
  SolvedEnum,
  StepNameEnum,
} from './case.enums.ts'

@InputType()
export class CaseFilter {
  @Field(() => CaseGroupEnum, { nullable: true }) group?: string | null
  @Field(() => [String], { nullable: true, description: 'shared/words/grievances.ts' }) topic?: string[] | null
  @Field(() => String, { nullable: true }) country?: string | null
  @Field(() => [GrievanceChannelEnum], { nullable: true }) channel?: string[] | null
}

@InputType({ description: 'A step and what it needs: shared/rules/grievances/steps.ts' })
export class TakeStepInput extends VersionedInput {
  @Field(() => StepNameEnum) step!: StepName
  @Field(() => String, { nullable: true }) words?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Of a letter to those concerned: what might point at the sender was looked at' })
  looked?: boolean | null
  @Field(() => DismissalReasonEnum, { nullable: true }) dismissedFor?: DismissalReason | null
  @Field(() => OutsideBodyEnum, { nullable: true }) referredTo?: OutsideBody | null
  @Field(() => GrievanceResultEnum, { nullable: true }) result?: 'SUBSTANTIATED' | 'PARTLY' | null
  @Field(() => ID, { nullable: true, description: 'Of whom a red flag is raised, without words or names' }) supplierId?: string | null
  @Field(() => RemedyKindEnum, { nullable: true }) remedyKind?: RemedyKind | null
  @Field(() => Day, { nullable: true }) remedyDueOn?: string | null
  @Field(() => AppealResultEnum, { nullable: true }) appealResult?: AppealResult | null
  @Field(() => RootCauseEnum, { nullable: true, description: 'Why it could happen; with `changeMade` needed to close what was found true' })
  rootCause?: RootCause | null
  @Field(() => ChangeMadeEnum, { nullable: true }) changeMade?: ChangeMade | null
  @Field(() => String, { nullable: true, description: 'What was learned, in words; handlers alone read it' }) learned?: string | null
  @Field(() => [ID], { nullable: true, description: 'Files that were laid ready: POST /sealed-files' }) files?: string[] | null
}

@InputType()
export class WriteInCaseInput {
  @Field(() => ID) id!: string
  @Field(() => CaseWordKindEnum) kind!: (typeof caseWordKinds)[number]
  @Field(() => String) words!: string
  @Field(() => [ID], { nullable: true, description: 'Files that were laid ready: POST /sealed-files' }) files?: string[] | null
}

@InputType({ description: 'For a sender who came by telephone, letter or in a meeting: shared/rules/grievances/sender-acts.ts' })
export class SpeakForSenderInput extends VersionedInput {
  @Field(() => SenderActEnum) act!: SenderAct
  @Field(() => SolvedEnum, { nullable: true }) solved?: Solved | null
  @Field(() => String, { description: 'The sender’s own' }) words!: string
  @Field(() => Boolean, { description: 'The sender wants it so' }) sure!: true
}

@InputType()
export class PauseCaseInput extends VersionedInput {
  @Field(() => PauseReasonEnum) reason!: PauseReason
  @Field(() => String) words!: string
}

@InputType()
export class KeepLongerInput extends VersionedInput {
  @Field(() => Day) until!: string
  @Field(() => String, { description: 'Which procedure still needs it; for handlers' }) words!: string
}

@InputType()
export class SeeToRetaliationInput extends VersionedInput {
  @Field(() => Boolean, { description: 'False: it is reported now. True: somebody has seen to what was reported' }) seenTo!: boolean
}

@InputType()
export class ChangeHandlersInput extends VersionedInput {
  @Field(() => ID) accountId!: string
  @Field(() => HandlerChangeEnum) change!: (typeof handlerChanges)[number]
}

@InputType()
export class AskIdentityInput {
  @Field(() => ID, { description: 'Of the case' }) id!: string
  @Field(() => String) words!: string
}

@InputType()
export class DecideIdentityInput extends VersionedInput {
  @Field(() => Boolean) granted!: boolean
  @Field(() => String, { nullable: true }) words?: string | null
}

@InputType({ description: 'What was said by telephone, in a letter or face to face, in the sender’s words' })
export class TakeDownGrievanceInput {
  @Field(() => ID, { description: 'Of the act: made anew by whoever enters it, never used again' }) id!: string
  @Field(() => GrievanceChannelEnum) channel!: (typeof takenDown)[number]
  @Field(() => LocaleEnum) language!: Locale
  @Field(() => String) what!: string
  @Field(() => String, { nullable: true }) about?: string | null
  @Field(() => Boolean) concernsUs!: boolean
  @Field(() => ID, { nullable: true }) departmentId?: string | null
  @Field(() => [ID], { description: 'Handlers whom it concerns' }) notFor!: string[]
  @Field(() => String, { nullable: true }) country?: string | null
  @Field(() => String, { nullable: true }) place?: string | null
  @Field(() => String, { nullable: true }) happened?: string | null
  @Field(() => String, { nullable: true }) topic?: Topic | null
  @Field(() => String, { nullable: true }) ongoing?: Ongoing | null
  @Field(() => String, { nullable: true }) affected?: string | null
  @Field(() => Boolean) danger!: boolean
  @Field(() => String, { nullable: true }) wanted?: string | null
  @Field(() => String, { nullable: true }) relation?: Relation | null
  @Field(() => String, { nullable: true }) onBehalf?: string | null
  @Field(() => Boolean) anonymous!: boolean
  @Field(() => String, { nullable: true }) name?: string | null
  @Field(() => String, { nullable: true }) contact?: string | null
  @Field(() => String, { nullable: true }) contactTime?: string | null
  @Field(() => String, { nullable: true }) sharing?: Sharing | null
  @Field(() => Boolean) agreed!: true
  @Field(() => [ID], { nullable: true, description: 'Files that were laid ready: POST /sealed-files' }) files?: string[] | null
}
