import type { GraphQLResolveInfo } from 'graphql'
import { actionsFrom } from 'shared/machines/machine.ts'
import { type ResponseState, responseMachine } from 'shared/machines/response.ts'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { dayEnd, type Page, readCount, readList } from '../../core/listing.ts'
import { readBack, readOne, readParts } from '../../core/reading.ts'
import { Count, connection, Day, VersionedInput } from '../../core/types.ts'
import { Condition } from '../conditions/condition.entity.ts'
import { NewConditionInput } from '../conditions/condition.inputs.ts'
import { Supplier } from '../suppliers/supplier.entity.ts'
import * as answers from './answer.commands.ts'
import * as claims from './claim.commands.ts'
import * as commands from './response.commands.ts'
import { Answer, OtherResponse, Response, RoundAnswer, type RoundFile } from './response.entity.ts'
import {
  AcceptAnswersInput,
  AskFreshProofInput,
  JudgeAnswerInput,
  ResponseFilter,
  ResponseSort,
  ReturnResponseInput,
  SaveAnswerInput,
  SubmitResponseInput,
} from './response.inputs.ts'
import { answersAt, responseList, responseShape } from './response.reading.ts'

@ObjectType({ description: 'What a save did' })
class SavedAnswer {
  @Field(() => Answer) answer!: Answer
  @Field(() => [Answer], { description: 'Answers to questions that are no longer asked: emptied, and kept among their versions' })
  emptied!: Answer[]
  @Field(() => Int) required!: number
  @Field(() => Int) answered!: number
}

const ResponseConnection = connection('Response', () => Response)

@Resolver(() => Response)
export class ResponseResolver {
  @Query(() => ResponseConnection, { description: '`asOf`: with the states that held at the end of that day' })
  async responses(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ResponseFilter, { nullable: true }) filter: ResponseFilter | null,
    @Arg('sort', () => ResponseSort, { nullable: true }) sort: string | null,
    @Arg('asOf', () => Day, { nullable: true }) asOf: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'response.read')
    return readList(ctx, responseList, { first, after, filter, sort: sort ?? 'DUE', dayEnd: await dayEnd(ctx, asOf) }, info)
  }

  @Query(() => Count)
  async responsesCount(
    @Arg('filter', () => ResponseFilter, { nullable: true }) filter: ResponseFilter | null,
    @Arg('asOf', () => Day, { nullable: true }) asOf: string | null,
    @Ctx() ctx: Context,
  ): Promise<Count> {
    authorizeReading(ctx, 'response.read')
    return readCount(ctx, responseList, { filter, dayEnd: await dayEnd(ctx, asOf) })
  }

  @Query(() => Response, { nullable: true })
  response(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'response.read')
    return readOne(ctx, responseShape, id, info)
  }

  @Mutation(() => SavedAnswer)
  async saveAnswer(
    @Arg('input', () => SaveAnswerInput) input: SaveAnswerInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const { responseId, question, emptied, required, answered } = await answers.saveAnswer(ctx, input)
    const [answer] = await readParts(ctx, answersAt, { responseId, questions: [question] }, info, 'answer')
    const others = emptied.length > 0 ? await readParts(ctx, answersAt, { responseId, questions: emptied }, info, 'emptied') : []
    return { answer, emptied: others, required, answered }
  }

  @Mutation(() => Response)
  async submitResponse(
    @Arg('input', () => SubmitResponseInput) input: SubmitResponseInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.submitResponse(ctx, input), info)
  }

  @Mutation(() => Response)
  async takeUpResponse(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.takeUpResponse(ctx, input), info)
  }

  @Mutation(() => Response, { description: 'Takes the response up if nobody has' })
  async judgeAnswer(
    @Arg('input', () => JudgeAnswerInput) input: JudgeAnswerInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.judgeAnswer(ctx, input), info)
  }

  @Mutation(() => Response, { description: 'The answer goes back: the paper is to be given anew, whatever was answered' })
  async askFreshProof(
    @Arg('input', () => AskFreshProofInput) input: AskFreshProofInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.askFreshProof(ctx, input), info)
  }

  @Mutation(() => Response, { description: 'What has been judged already stays as it was judged' })
  async acceptAnswers(
    @Arg('input', () => AcceptAnswersInput) input: AcceptAnswersInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.acceptAnswers(ctx, input), info)
  }

  @Mutation(() => Response)
  async returnResponse(
    @Arg('input', () => ReturnResponseInput) input: ReturnResponseInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.returnResponse(ctx, input), info)
  }

  @Mutation(() => Response, { description: 'Conditions named with it make the supplier CONDITIONAL until they are met' })
  async acceptResponse(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Arg('conditions', () => [NewConditionInput], { nullable: true }) conditions: NewConditionInput[] | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.acceptResponse(ctx, { ...input, conditions }), info)
  }

  @Mutation(() => Response, { description: 'One reviewer at a time has it in hand; taking it over says so' })
  async claimResponse(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, responseShape, await claims.claimResponse(ctx, id), info)
  }

  @Mutation(() => Response)
  async releaseResponse(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, responseShape, await claims.releaseResponse(ctx, id), info)
  }

  @FieldResolver(() => [OtherResponse])
  others(@Root() response: { others: OtherResponse[] }): OtherResponse[] {
    return response.others
  }

  @FieldResolver(() => [Condition], { description: 'Named when it was accepted' })
  conditions(@Root() response: { conditions: Condition[] }): Condition[] {
    return response.conditions
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() response: Subject & { status: ResponseState }, @Ctx() ctx: Context): Action[] {
    const byState: Partial<Record<ResponseState, Action[]>> = {
      DRAFT: ['answer.save', 'response.remind', 'response.extend'],
      RETURNED: ['answer.save', 'response.remind', 'response.extend'],
      SUBMITTED: ['answer.judge', 'answer.askProof', 'response.claim', 'response.release'],
      IN_REVIEW: ['answer.judge', 'answer.askProof', 'response.claim', 'response.release'],
    }
    return allowed(ctx, [...actionsFrom(responseMachine, response.status), ...(byState[response.status] ?? [])], response)
  }
}

/** Rounds of the first version kept one file where today there are many. They stay as they were handed in. */
type KeptAnswer = RoundAnswer & { readonly file?: RoundFile | null }

@Resolver(() => RoundAnswer)
export class RoundAnswerResolver {
  @FieldResolver(() => [String])
  fileIds(@Root() { fileIds }: KeptAnswer): string[] {
    return fileIds ?? []
  }

  @FieldResolver()
  files(@Root() { files, file }: KeptAnswer): RoundFile[] {
    return files ?? (file ? [file] : [])
  }
}

/** What questionnaires give to a supplier. */
@Resolver(() => Supplier)
export class SupplierResponsesResolver {
  @FieldResolver(() => [Response])
  responses(@Root() supplier: { responses: Response[] }): Response[] {
    return supplier.responses
  }

  @FieldResolver(() => Response, { nullable: true })
  latestResponse(@Root() supplier: { latestResponse: Response | null }): Response | null {
    return supplier.latestResponse
  }
}
