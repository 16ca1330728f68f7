import type { GraphQLResolveInfo } from 'graphql'
import { type HearingState, hearingMachine } from 'shared/machines/hearing.ts'
import { actionsFrom } from 'shared/machines/machine.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import type { Trace } from 'shared/rules/grievances/redaction.ts'
import { letterDraft } from 'shared/schemas/hearings.ts'
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { parse } from '../../core/parse.ts'
import { readBack, readOne } from '../../core/reading.ts'
import { VersionedInput } from '../../core/types.ts'
import { caseShape } from './case.reading.ts'
import { Case } from './case.types.ts'
import { askSupplier, remindHearing, withdrawHearing } from './hearing.commands.ts'
import { hearingShape, hearingsOf, ofMine, peopleToHear } from './hearing.reading.ts'
import { AnswerHearingInput, AskSupplierInput, CaseHearing, Hearing, HearingPerson, LetterTrace } from './hearing.types.ts'
import { answerHearing } from './hearing-answer.commands.ts'
import { openRecords } from './records.ts'
import { tracesIn } from './traces.ts'

/** Suppliers are asked what they say to it: the handler’s side, and the supplier’s. */
@Resolver(() => Hearing)
export class HearingResolver {
  @Query(() => [CaseHearing], {
    description: 'Who was asked about a case and what they said. That somebody read it is on record before they do',
  })
  caseHearings(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Row[]> {
    authorizeReading(ctx, 'grievance.read')
    return hearingsOf(ctx, id)
  }

  @Query(() => [HearingPerson], { description: 'People of a supplier who could be asked, those who sign first' })
  peopleToHear(
    @Arg('id', () => ID, { description: 'Of the case' }) id: string,
    @Arg('supplierId', () => ID) supplierId: string,
    @Ctx() ctx: Context,
  ): Promise<Row[]> {
    authorizeReading(ctx, 'hearing.ask')
    return peopleToHear(ctx, id, supplierId)
  }

  @Query(() => [LetterTrace], {
    description: 'What in a letter could lead to the sender, compared with all that the reader may see of them',
  })
  async letterTraces(@Arg('id', () => ID) id: string, @Arg('words', () => String) words: string, @Ctx() ctx: Context): Promise<Trace[]> {
    authorizeReading(ctx, 'hearing.ask')
    const grievance = await ofMine(ctx, id)
    if (!grievance) return []
    const draft = parse(letterDraft, { id, words })
    return tracesIn(ctx, grievance, draft.words, await openRecords(ctx, grievance))
  }

  @Query(() => Hearing, { nullable: true, description: 'A letter to oneself' })
  hearing(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'hearing.read')
    return readOne(ctx, hearingShape, id, info)
  }

  @Mutation(() => Case, { description: 'Asks people of a supplier for a comment; the first time it is a step of the case' })
  async askSupplier(
    @Arg('input', () => AskSupplierInput) input: AskSupplierInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await askSupplier(ctx, input), info)
  }

  @Mutation(() => Case, { description: 'Reminds whom the letter is for, once a day' })
  async remindHearing(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await remindHearing(ctx, input), info)
  }

  @Mutation(() => Case, { description: 'The comment is no longer asked for' })
  async withdrawHearing(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, caseShape, await withdrawHearing(ctx, input), info)
  }

  @Mutation(() => Hearing, { description: 'Sealed for the handlers; whoever sends it does not read it again' })
  async answerHearing(
    @Arg('input', () => AnswerHearingInput) input: AnswerHearingInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, hearingShape, await answerHearing(ctx, input), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() one: Subject & { status: HearingState }, @Ctx() ctx: Context): string[] {
    return allowed(ctx, actionsFrom(hearingMachine, one.status), one)
  }
}
