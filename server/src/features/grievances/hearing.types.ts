import { type HearingState, hearingStates } from 'shared/machines/hearing.ts'
import { type TraceKind, traceKinds } from 'shared/rules/grievances/redaction.ts'
import type { AnswerHearing, AskSupplier } from 'shared/schemas/hearings.ts'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { enumeration } from '../../core/enums.ts'
import { Day, Instant, VersionedInput } from '../../core/types.ts'
import { CaseFile } from './case.types.ts'

const HearingStateEnum = enumeration('HearingState', hearingStates)
const TraceKindEnum = enumeration('TraceKind', traceKinds)

@ObjectType({ description: 'A letter to a supplier about a case, and what came back: for the handlers of the case' })
export class CaseHearing {
  @Field(() => ID) id!: string
  @Field(() => String) supplier!: string
  @Field(() => [String], { description: 'Whom the letter is for, by name' }) recipients!: string[]
  @Field(() => String) letter!: string
  @Field(() => Day) dueOn!: string
  @Field(() => Boolean) overdue!: boolean
  @Field(() => HearingStateEnum) status!: HearingState
  @Field(() => Instant) statusSince!: Date
  @Field(() => String) askedBy!: string
  @Field(() => Instant) askedAt!: Date
  @Field(() => Instant, { nullable: true }) remindedAt!: Date | null
  @Field(() => Instant, { nullable: true }) answeredAt!: Date | null
  @Field(() => String, { nullable: true }) answeredBy!: string | null
  @Field(() => String, { nullable: true, description: 'Opened with the key of the case' }) comment!: string | null
  @Field(() => [CaseFile], { description: 'What came with the comment' }) files!: CaseFile[]
  @Field(() => Int) version!: number
}

@ObjectType({ description: 'Somebody of a supplier who could be asked for a comment' })
export class HearingPerson {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => Boolean) signatory!: boolean
}

@ObjectType({ description: 'A place in a letter that could lead to the sender: shared/rules/grievances/redaction.ts' })
export class LetterTrace {
  @Field(() => TraceKindEnum) kind!: TraceKind
  @Field(() => Int) from!: number
  @Field(() => Int) to!: number
}

@ObjectType({ description: 'What a supplier is asked to comment on: for the people whom it is for' })
export class Hearing {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'Who asks' }) programme!: string
  @Field(() => String) supplier!: string
  @Field(() => String, { nullable: true, description: 'Null: it is over' }) letter!: string | null
  @Field(() => Day) dueOn!: string
  @Field(() => Instant, { description: 'The end of that day at the house' }) dueAt!: Date
  @Field(() => HearingStateEnum) status!: HearingState
  @Field(() => Instant) statusSince!: Date
  @Field(() => Instant) askedAt!: Date
  @Field(() => Instant, { nullable: true }) answeredAt!: Date | null
  @Field(() => String, { nullable: true }) answeredBy!: string | null
  @Field(() => [String]) allowedActions!: string[]
}

@InputType()
export class AskSupplierInput extends VersionedInput implements AskSupplier {
  @Field(() => String) words!: string
  @Field(() => Boolean, { nullable: true, description: 'A handler has looked at what might point at the sender' }) looked?: boolean
  @Field(() => ID) supplierId!: string
  @Field(() => [ID]) recipientIds!: string[]
  @Field(() => Day) dueOn!: string
}

@InputType()
export class AnswerHearingInput implements AnswerHearing {
  @Field(() => ID) id!: string
  @Field(() => ID, { description: 'Of the act: made anew with the form, the same one twice is once' }) act!: string
  @Field(() => String) words!: string
  @Field(() => [ID], { nullable: true, description: 'Laid ready at /sealed-files' }) files?: string[] | null
}
