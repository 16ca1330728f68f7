import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql'
import type { Context, Row } from '../../core/context.ts'
import { readBack } from '../../core/reading.ts'
import { Response } from '../questionnaires/response.entity.ts'
import { responseShape } from '../questionnaires/response.reading.ts'
import * as commands from './message.commands.ts'
import { Message, WaitingThread } from './message.entity.ts'
import { SayAtQuestionInput, ThreadPlaceInput } from './message.inputs.ts'
import { messageShape } from './message.reading.ts'

@Resolver(() => Message)
export class MessageResolver {
  @Mutation(() => Message, { description: 'Also before anything was handed in' })
  async sayAtQuestion(
    @Arg('input', () => SayAtQuestionInput) input: SayAtQuestionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, messageShape, await commands.sayAtQuestion(ctx, input), info)
  }

  @Mutation(() => Response, { description: 'The last word needs no answer' })
  async settleThread(
    @Arg('input', () => ThreadPlaceInput) input: ThreadPlaceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.settleThread(ctx, input), info)
  }

  @Mutation(() => Response, { description: 'What was said up to now is read by whoever asks' })
  async readThread(
    @Arg('input', () => ThreadPlaceInput) input: ThreadPlaceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.readThread(ctx, input), info)
  }
}

/** What threads give to a response. */
@Resolver(() => Response)
export class ResponseThreadsResolver {
  @FieldResolver(() => [Message])
  messages(@Root() response: { messages: Message[] }): Message[] {
    return response.messages
  }

  @FieldResolver(() => [WaitingThread])
  waitingThreads(@Root() response: { waitingThreads: WaitingThread[] }): WaitingThread[] {
    return response.waitingThreads
  }
}
