import type { WorkKind } from 'shared/words/lists.ts'
import { Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { WorkKindEnum } from '../../core/enums.ts'
import { Instant, LocalText } from '../../core/types.ts'
import { whatWaits } from './work.reading.ts'

@ObjectType({ description: 'Something that waits for the person who asks' })
export class WorkItem {
  @Field(() => WorkKindEnum) kind!: WorkKind
  @Field(() => ID) subjectId!: string
  @Field(() => String, { description: "Whose it is: the supplier's name, or the address of an invitation" }) subject!: string
  @Field(() => LocalText, { nullable: true, description: 'What is asked, where a supplier has to answer' }) title!: LocalText | null
  @Field(() => Instant, { nullable: true }) dueAt!: Date | null
  @Field(() => Instant) since!: Date
  @Field(() => String, { nullable: true }) detail!: string | null
  @Field(() => String, { nullable: true, description: 'Where in the questionnaire' }) section!: string | null
  @Field(() => String, { nullable: true, description: 'Who asks' }) requestedBy!: string | null
  @Field(() => Int, { nullable: true, description: 'Questions that need an answer' }) required!: number | null
  @Field(() => Int, { nullable: true, description: 'Of these, answered' }) answered!: number | null
  @Field(() => Boolean, { nullable: true, description: "Another year's: last year's answers are proposed" }) yearly!: boolean | null
}

@Resolver(() => WorkItem)
export class WorkResolver {
  @Query(() => [WorkItem], { description: 'At most 100 of a kind, what is due first on top' })
  async myWork(@Ctx() ctx: Context): Promise<Row[]> {
    authorizeReading(ctx, 'work.read')
    return whatWaits(ctx)
  }
}
