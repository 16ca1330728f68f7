import type { GraphQLResolveInfo } from 'graphql'
import type { GrievanceState } from 'shared/machines/grievance.ts'
import { grievanceMachine } from 'shared/machines/grievance.ts'
import { actionsFrom } from 'shared/machines/machine.ts'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { isId, type Page, readCount, readList } from '../../core/listing.ts'
import { readBack, readOne } from '../../core/reading.ts'
import { Count, VersionedInput } from '../../core/types.ts'
import * as commands from './case.commands.ts'
import { CaseSort } from './case.enums.ts'
import {
  CaseFilter,
  ChangeHandlersInput,
  KeepLongerInput,
  PauseCaseInput,
  SeeToRetaliationInput,
  SpeakForSenderInput,
  TakeStepInput,
  WriteInCaseInput,
} from './case.inputs.ts'
import { acts, candidates, caseList, caseShape, suppliersToName } from './case.reading.ts'
import { Case, CaseAct, CaseConnection, CaseDeadline, CasePerson, CaseRecord, NamedSupplier } from './case.types.ts'
import { deadlinesOfMine } from './case-clocks.ts'
import { changeHandlers } from './changing-handlers.ts'
import { keepLonger } from './keeping.commands.ts'
import { caseRecords } from './reading-records.ts'
import { speakForSender } from './speaking-for.commands.ts'

const beside: readonly Action[] = [
  'grievance.answerSolved',
  'grievance.write',
  'grievance.remark',
  'grievance.pause',
  'grievance.resume',
  'grievance.retaliation',
  'grievance.keep',
  'grievance.give',
  'grievance.take',
  'grievance.exclude',
  'identity.ask',
  'identity.answer',
  'hearing.ask',
  'hearing.remind',
  'hearing.withdraw',
]

@Resolver(() => Case)
export class CaseResolver {
  @Query(() => CaseConnection, { description: 'One’s own, by the nearest deadline. Nobody else’s exist' })
  cases(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => CaseFilter, { nullable: true }) filter: CaseFilter | null,
    @Arg('sort', () => CaseSort, { nullable: true }) sort: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'grievance.read')
    return readList(ctx, caseList, { first, after, filter, sort: sort ?? 'DUE' }, info)
  }

  @Query(() => Count)
  casesCount(@Arg('filter', () => CaseFilter, { nullable: true }) filter: CaseFilter | null, @Ctx() ctx: Context): Promise<Count> {
    authorizeReading(ctx, 'grievance.read')
    return readCount(ctx, caseList, { filter })
  }

  @Query(() => Case, { nullable: true, description: 'What of a case lies in clear' })
  case(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'grievance.read')
    return readOne(ctx, caseShape, id, info)
  }

  @Query(() => [CaseRecord], {
    description: 'What was said and written, the oldest first. That somebody read it is on record before they do',
  })
  caseRecords(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<CaseRecord[]> {
    authorizeReading(ctx, 'grievance.read')
    return caseRecords(ctx, id)
  }

  @Query(() => [CaseAct], { description: 'What happened to it, the newest first' })
  async caseActs(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Row[]> {
    authorizeReading(ctx, 'grievance.read')
    return isId(id) ? acts(ctx, id) : []
  }

  @Query(() => [CaseDeadline], { description: 'What is due, the next first' })
  async caseDeadlines(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<CaseDeadline[]> {
    authorizeReading(ctx, 'grievance.read')
    return isId(id) ? deadlinesOfMine(ctx, id) : []
  }

  @Query(() => [CasePerson], { description: 'Who could be added: outside the department concerned, not kept out, with a key' })
  async caseCandidates(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Row[]> {
    authorizeReading(ctx, 'grievance.give')
    return isId(id) ? candidates(ctx, id) : []
  }

  @Query(() => [NamedSupplier], { description: 'Suppliers by a part of their name, for a decision that concerns one; twenty at most' })
  async suppliersToName(@Arg('search', () => String) search: string, @Ctx() ctx: Context): Promise<Row[]> {
    authorizeReading(ctx, 'grievance.substantiate')
    return suppliersToName(ctx, search)
  }

  @Mutation(() => Case, { description: 'One step on: what is said with it is sealed, and told to the sender where it is meant for them' })
  async takeStep(
    @Arg('input', () => TakeStepInput) input: TakeStepInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await commands.takeStep(ctx, input), info)
  }

  @Mutation(() => Case, { description: 'To the sender, among handlers, or what one of those concerned said' })
  async writeInCase(
    @Arg('input', () => WriteInCaseInput) input: WriteInCaseInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await commands.writeInCase(ctx, input), info)
  }

  @Mutation(() => Case, {
    description: 'What a sender without a screen wants: that it be over, that it be looked at again, or whether it helped',
  })
  async speakForSender(
    @Arg('input', () => SpeakForSenderInput) input: SpeakForSenderInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await speakForSender(ctx, input), info)
  }

  @Mutation(() => Case, { description: 'Stops the clocks that may stand still, and tells the sender why' })
  async pauseCase(
    @Arg('input', () => PauseCaseInput) input: PauseCaseInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await commands.pauseCase(ctx, input), info)
  }

  @Mutation(() => Case)
  async resumeCase(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await commands.resumeCase(ctx, input), info)
  }

  @Mutation(() => Case, { description: 'Keeps a case that is over beyond its time: two years from today at most' })
  async keepLonger(
    @Arg('input', () => KeepLongerInput) input: KeepLongerInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await keepLonger(ctx, input), info)
  }

  @Mutation(() => Case, { description: 'Somebody suffers for having spoken, or somebody has seen to it' })
  async seeToRetaliation(
    @Arg('input', () => SeeToRetaliationInput) input: SeeToRetaliationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await commands.seeToRetaliation(ctx, input), info)
  }

  @Mutation(() => Case, {
    nullable: true,
    description: 'Adds a handler, takes one away, or keeps one out for good. Null: one has left the case oneself',
  })
  async changeHandlers(
    @Arg('input', () => ChangeHandlersInput) input: ChangeHandlersInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row | null> {
    return readOne(ctx, caseShape, await changeHandlers(ctx, input), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() one: Subject & { status: GrievanceState }, @Ctx() ctx: Context): string[] {
    return allowed(ctx, [...actionsFrom(grievanceMachine, one.status), ...beside], one)
  }
}
