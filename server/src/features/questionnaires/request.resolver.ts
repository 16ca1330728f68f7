import type { GraphQLResolveInfo } from 'graphql'
import type { PassedOverReason } from 'shared/words/lists.ts'
import { Arg, Ctx, Field, ID, Info, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Context, Row } from '../../core/context.ts'
import { PassedOverReasonEnum } from '../../core/enums.ts'
import { readBack, readParts } from '../../core/reading.ts'
import { extendResponses } from './extend.commands.ts'
import type { Outcome } from './many-responses.ts'
import { askAgain, recallResponse } from './recall.commands.ts'
import { remindResponses } from './remind.commands.ts'
import { AskAgainInput, ExtendResponsesInput, RecallResponseInput, RemindResponsesInput } from './request.inputs.ts'
import { Response } from './response.entity.ts'
import { responseShape, responsesNamed } from './response.reading.ts'

@ObjectType({ description: 'A response that an act on many passed over, and why' })
class PassedOver {
  @Field(() => ID) id!: string
  @Field(() => PassedOverReasonEnum) reason!: PassedOverReason
}

@ObjectType({ description: 'What an act on many responses did' })
class ManyResponses {
  @Field(() => [Response]) responses!: Response[]
  @Field(() => [PassedOver]) passedOver!: PassedOver[]
}

const answerWith = async (ctx: Context, { done, passedOver }: Outcome, info: GraphQLResolveInfo): Promise<Row> => ({
  responses: await readParts(ctx, responsesNamed, { ids: done }, info, 'responses'),
  passedOver,
})

/** What becomes of a request after it went out. */
@Resolver(() => Response)
export class RequestResolver {
  @Mutation(() => ManyResponses, { description: 'Nobody is reminded twice within a day' })
  async remindResponses(
    @Arg('input', () => RemindResponsesInput) input: RemindResponsesInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return answerWith(ctx, await remindResponses(ctx, input), info)
  }

  @Mutation(() => ManyResponses, { description: 'Reminders follow the new date' })
  async extendResponses(
    @Arg('input', () => ExtendResponsesInput) input: ExtendResponsesInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return answerWith(ctx, await extendResponses(ctx, input), info)
  }

  @Mutation(() => Response, { description: 'Takes back what was sent by mistake, until something was handed in' })
  async recallResponse(
    @Arg('input', () => RecallResponseInput) input: RecallResponseInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await recallResponse(ctx, input), info)
  }

  @Mutation(() => Response, { description: 'Asks what was taken back once more; the answers of then are open again' })
  async askAgain(
    @Arg('input', () => AskAgainInput) input: AskAgainInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await askAgain(ctx, input), info)
  }
}
