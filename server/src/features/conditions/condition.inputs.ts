import type { NameCondition, NewCondition, SettleCondition } from 'shared/schemas/conditions.ts'
import { Field, ID, InputType, Int } from 'type-graphql'
import { Day } from '../../core/types.ts'

@InputType()
export class NewConditionInput implements NewCondition {
  @Field(() => String) name!: string
  @Field(() => String, { description: 'What is to be done. Purchasing and the supplier read it too' }) words!: string
  @Field(() => Day) dueOn!: string
  @Field(() => ID, { nullable: true, description: 'Which reviewer sees to it; by default whoever names it' }) ownerId?: string | null
}

@InputType()
export class NameConditionInput extends NewConditionInput implements NameCondition {
  @Field(() => ID) supplierId!: string
}

@InputType()
export class SettleConditionInput implements SettleCondition {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => String, { nullable: true }) words?: string | null
}
