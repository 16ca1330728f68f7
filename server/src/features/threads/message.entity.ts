import type { MessageSide } from 'shared/words/lists.ts'
import { Field, ID, ObjectType } from 'type-graphql'
import { MessageSideEnum } from '../../core/enums.ts'
import { Instant } from '../../core/types.ts'

@ObjectType({ description: 'Something said at a question, by the supplier or by the house. What was said stays said' })
export class Message {
  @Field(() => ID) readonly id!: string
  @Field(() => String) readonly question!: string
  @Field(() => String) readonly words!: string
  @Field(() => MessageSideEnum) readonly side!: MessageSide
  @Field(() => String) readonly author!: string
  @Field(() => Instant) readonly at!: Date
  @Field(() => Boolean, { description: "The other side's, and not read yet by whoever asks" }) readonly unread!: boolean
}

@ObjectType({ description: 'A thread at a question in which one side is waited for' })
export class WaitingThread {
  @Field(() => String) readonly question!: string
  @Field(() => MessageSideEnum) readonly waitsFor!: MessageSide
  @Field(() => Instant) readonly since!: Date
}
