import type { SayAtQuestion, ThreadPlace } from 'shared/schemas/talk.ts'
import { Field, ID, InputType } from 'type-graphql'

@InputType()
export class SayAtQuestionInput implements SayAtQuestion {
  @Field(() => ID) responseId!: string
  @Field(() => String) question!: string
  @Field(() => String) words!: string
}

@InputType()
export class ThreadPlaceInput implements ThreadPlace {
  @Field(() => ID) responseId!: string
  @Field(() => String) question!: string
}
