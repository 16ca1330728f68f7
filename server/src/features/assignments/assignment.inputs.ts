import type { HandOverSection } from 'shared/schemas/talk.ts'
import type { Locale } from 'shared/words/lists.ts'
import { Field, ID, InputType } from 'type-graphql'
import { LocaleEnum } from '../../core/enums.ts'

@InputType()
export class HandOverSectionInput implements HandOverSection {
  @Field(() => ID) responseId!: string
  @Field(() => String) section!: string
  @Field(() => String) email!: string
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) words?: string | null
  @Field(() => LocaleEnum, { nullable: true, description: 'How a newcomer is written to' }) locale?: Locale | null
}

@InputType()
export class AssignmentInput {
  @Field(() => ID) id!: string
}
