import type { GrievanceState } from 'shared/machines/grievance.ts'
import type { ClockName } from 'shared/rules/grievances/clocks.ts'
import type {
  ChangeMade,
  DismissalReason,
  GrievanceChannel,
  GrievanceResult,
  OutsideBody,
  RemedyKind,
  RootCause,
} from 'shared/words/cases.ts'
import type { Solved } from 'shared/words/grievances.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connection, Day, Instant, Json } from '../../core/types.ts'
import {
  ChangeMadeEnum,
  ClockNameEnum,
  DismissalReasonEnum,
  GrievanceChannelEnum,
  GrievanceResultEnum,
  GrievanceStateEnum,
  OutsideBodyEnum,
  RemedyKindEnum,
  RootCauseEnum,
  SolvedEnum,
} from './case.enums.ts'

@ObjectType({ description: 'A handler, by name' })
export class CasePerson {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
}

@ObjectType({ description: 'A supplier by its name and nothing more, for a decision that concerns one' })
export class NamedSupplier {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
}

@ObjectType({ description: 'A grievance, as far as it lies in clear: domain reference 9' })
export class Case {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'The public part of the receipt code' }) locator!: string
  @Field(() => GrievanceStateEnum) status!: GrievanceState
  @Field(() => Instant) statusSince!: Date
  @Field(() => GrievanceChannelEnum) channel!: GrievanceChannel
  @Field(() => String, { nullable: true, description: 'shared/words/grievances.ts' }) topic!: string | null
  @Field(() => String, { nullable: true }) country!: string | null
  @Field(() => Boolean, { description: 'About our own company' }) concernsUs!: boolean
  @Field(() => String, { nullable: true }) department!: string | null
  @Field(() => Instant) receivedAt!: Date
  @Field(() => Instant, { nullable: true }) acknowledgedAt!: Date | null
  @Field(() => Instant, { nullable: true }) decidedAt!: Date | null
  @Field(() => ClockNameEnum, { nullable: true, description: 'Which clock runs out next' }) clock!: ClockName | null
  @Field(() => Day, { nullable: true }) dueOn!: string | null
  @Field(() => Day, { nullable: true, description: 'Since when its clock stands still' }) pausedSince!: string | null
  @Field(() => Day, { nullable: true, description: 'Until when a supplier has time for a comment that has not come yet' }) hearingDueOn!:
    | string
    | null
  @Field(() => Boolean, { description: 'Somebody suffers for having spoken, and nobody has seen to it yet' }) retaliation!: boolean
  @Field(() => Instant, { nullable: true }) retaliationAt!: Date | null
  @Field(() => Instant, { nullable: true }) retaliationAnsweredAt!: Date | null
  @Field(() => DismissalReasonEnum, { nullable: true }) dismissedFor!: DismissalReason | null
  @Field(() => OutsideBodyEnum, { nullable: true }) referredTo!: OutsideBody | null
  @Field(() => GrievanceResultEnum, { nullable: true }) decision!: GrievanceResult | null
  @Field(() => RemedyKindEnum, { nullable: true }) remedyKind!: RemedyKind | null
  @Field(() => Day, { nullable: true }) remedyDueOn!: string | null
  @Field(() => SolvedEnum, { nullable: true, description: 'What the sender says' }) solved!: Solved | null
  @Field(() => RootCauseEnum, { nullable: true, description: 'Why it could happen, once it was closed' }) rootCause!: RootCause | null
  @Field(() => ChangeMadeEnum, { nullable: true, description: 'What is different now' }) changeMade!: ChangeMade | null
  @Field(() => Instant, { nullable: true }) appealedAt!: Date | null
  @Field(() => Day, { nullable: true, description: 'When its keys are destroyed' }) forgetOn!: string | null
  @Field(() => Day, { nullable: true, description: 'Kept beyond its time, for a procedure' }) keptUntil!: string | null
  @Field(() => Day, { nullable: true, description: 'When handlers were reminded that it ends' }) remindedOn!: string | null
  @Field(() => Boolean, { description: 'The sender left a name, which is sealed apart' }) hasIdentity!: boolean
  @Field(() => String, { nullable: true, description: 'Who confirmed receipt' }) lead!: string | null
  @Field(() => [CasePerson]) handlers!: CasePerson[]
  @Field(() => Int) version!: number
}
export const CaseConnection = connection('Case', () => Case)

@ObjectType({ description: 'A file of a case' })
export class CaseFile {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => String) type!: string
  @Field(() => Int) size!: number
}

@ObjectType({ description: 'Something that was said or written in a case' })
export class CaseRecord {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'REPORT, MESSAGE, NOTE, FINDINGS …' }) kind!: string
  @Field(() => Boolean) bySender!: boolean
  @Field(() => String, { nullable: true }) author!: string | null
  @Field(() => Boolean, { description: 'The sender reads it too' }) shared!: boolean
  @Field(() => Instant) at!: Date
  @Field(() => Json, { description: 'A text, or what the form asked: shared/schemas/grievance-report.ts' }) value!: unknown
  @Field(() => [CaseFile]) files!: CaseFile[]
}

@ObjectType({ description: 'One act in a case: chained apart from the programme’s history, so that no gap tells of it' })
export class CaseAct {
  @Field(() => ID) id!: string
  @Field(() => String) action!: string
  @Field(() => String, { nullable: true }) from!: string | null
  @Field(() => String, { nullable: true }) to!: string | null
  @Field(() => String, { nullable: true, description: 'Null: the sender' }) actor!: string | null
  @Field(() => Boolean) byRule!: boolean
  @Field(() => Instant) at!: Date
}

@ObjectType()
export class CaseDeadline {
  @Field(() => ClockNameEnum) clock!: ClockName
  @Field(() => Day) due!: string
  @Field(() => Boolean, { description: 'It stands still: the day moves on with every day that passes' }) paused!: boolean
}
