import type { ResponseState } from 'shared/machines/response.ts'
import type { AcceptAnswers, AskFreshProof, JudgeAnswer, ReturnResponse, SaveAnswer, SubmitResponse } from 'shared/schemas/responses.ts'
import type { OpenCycle } from 'shared/schemas/suppliers.ts'
import type { AnswerState, Decision, RequestStage } from 'shared/words/lists.ts'
import { Field, ID, InputType, Int } from 'type-graphql'
import { AnswerStateEnum, DecisionEnum, enumeration, RequestStageEnum, ResponseStateEnum } from '../../core/enums.ts'
import { Day, Instant, Json } from '../../core/types.ts'

export const ResponseSort = enumeration('ResponseSort', ['DUE', 'WAITING', 'SUBMITTED'])

@InputType()
export class ResponseFilter {
  @Field(() => [ResponseStateEnum], { nullable: true }) status?: ResponseState[] | null
  @Field(() => ID, { nullable: true }) supplierId?: string | null
  @Field(() => [ID], { nullable: true, description: 'Just these; at most 1,000' }) ids?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'Still with the supplier after its day' }) overdue?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Of suppliers whom I look after or stand in for, and what I have in hand' })
  mine?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Of suppliers that nobody looks after' })
  nobodys?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Handed in again after a return' }) cameBack?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'The supplier wrote and waits for an answer' }) asks?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Asked more than seven days ago, and nothing answered' }) silent?: boolean | null
  @Field(() => Int, { nullable: true, description: 'With the supplier, due today or within so many days' }) dueWithin?: number | null
  @Field(() => Int, { nullable: true, description: 'Accepted, and the acceptance that holds now runs out today or within so many days' })
  runsOutWithin?: number | null
  @Field(() => Instant, { nullable: true, description: 'Handed in, the last time, after this instant' }) handedInSince?: Date | null
  @Field(() => ID, { nullable: true, description: 'Of this wave' }) waveId?: string | null
  @Field(() => RequestStageEnum, { nullable: true }) stage?: RequestStage | null
  @Field(() => Boolean, { nullable: true, description: 'Open, and some address of the supplier takes no mail' })
  undeliverable?: boolean | null
  @Field(() => String, { nullable: true, description: "Part of the supplier's name" }) search?: string | null
}

@InputType()
export class SaveAnswerInput implements SaveAnswer {
  @Field(() => ID) responseId!: string
  @Field(() => String) question!: string
  @Field(() => AnswerStateEnum) status!: AnswerState
  @Field(() => Json, { nullable: true, description: 'As the type of the question has it; files are lists of ids' }) value?: unknown
  @Field(() => String, { nullable: true, description: 'Why it does not apply or is not given' }) reason?: string | null
  @Field(() => String, { nullable: true, description: 'Explains the answer' }) note?: string | null
  @Field(() => [ID], { nullable: true, description: 'Evidence given beside the value' }) fileIds?: string[] | null
  @Field(() => Int, { description: "The answer's version that was seen when typing" }) version!: number
}

@InputType()
export class SubmitResponseInput implements SubmitResponse {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => Boolean, { description: 'The signatory declares that the answers are true' }) declaration!: boolean
}

@InputType()
export class JudgeAnswerInput implements JudgeAnswer {
  @Field(() => ID) responseId!: string
  @Field(() => String) question!: string
  @Field(() => DecisionEnum) decision!: Decision
  @Field(() => String, { nullable: true, description: 'What is to be corrected; needed to return' }) words?: string | null
}

@InputType()
export class AskFreshProofInput implements AskFreshProof {
  @Field(() => ID) responseId!: string
  @Field(() => String) question!: string
  @Field(() => String, { nullable: true }) words?: string | null
}

@InputType()
export class OpenCycleInput implements OpenCycle {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => Day) dueOn!: string
  @Field(() => String, { nullable: true }) message?: string | null
  @Field(() => ID, { nullable: true, description: 'Without one, the newest version of what was accepted' }) templateId?: string | null
}

@InputType()
export class AcceptAnswersInput implements AcceptAnswers {
  @Field(() => ID) responseId!: string
  @Field(() => [String]) questions!: string[]
}

@InputType()
export class ReturnResponseInput implements ReturnResponse {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => Day) dueOn!: string
  @Field(() => String, { nullable: true }) words?: string | null
}
