import type { AskAgain, ExtendResponses, RecallResponse, RemindResponses } from 'shared/schemas/requests.ts'
import { Field, ID, InputType, Int } from 'type-graphql'
import { Day } from '../../core/types.ts'

@InputType()
export class RemindResponsesInput implements RemindResponses {
  @Field(() => [ID], { description: 'At most 500' }) ids!: string[]
  @Field(() => String, { nullable: true, description: 'Words that stand in the mail' }) words?: string | null
}

@InputType()
export class ExtendResponsesInput implements ExtendResponses {
  @Field(() => [ID], { description: 'At most 500' }) ids!: string[]
  @Field(() => Day, { description: 'Later than the present one' }) dueOn!: string
  @Field(() => String, { nullable: true, description: 'Words that the supplier reads' }) words?: string | null
}

@InputType()
export class RecallResponseInput implements RecallResponse {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => String, { nullable: true, description: 'Why; the supplier reads it' }) words?: string | null
}

@InputType()
export class AskAgainInput implements AskAgain {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => Day) dueOn!: string
  @Field(() => String, { nullable: true, description: 'Words that stand with the request from now on' }) words?: string | null
}
