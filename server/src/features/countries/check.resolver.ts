import type { GraphQLResolveInfo } from 'graphql'
import { type CheckState, checkMachine, type RuleState, ruleMachine } from 'shared/machines/country-check.ts'
import { actionsFrom } from 'shared/machines/machine.ts'
import { countryRule } from 'shared/rules/countries/country-rule.ts'
import type { LocationClass, LocationRole } from 'shared/words/country-sources.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { type Page, readCount, readList } from '../../core/listing.ts'
import { parse } from '../../core/parse.ts'
import { readAll, readBack, readOne } from '../../core/reading.ts'
import { Count, connection, Day, Instant, Json } from '../../core/types.ts'
import * as checks from './check.commands.ts'
import { CountryCheck, CountryRule } from './country.entity.ts'
import { LocationClassEnum, LocationRoleEnum, PaperKindEnum } from './country.enums.ts'
import {
  AddPaperInput,
  ChangeFilter,
  CheckFilter,
  CheckSort,
  DecideInput,
  PaperFilter,
  ProposeOverrideInput,
  RewordCheckInput,
} from './country.inputs.ts'
import { changeList, checkList, checkShape, paperList, paperShape, ruleShape, runList, runShape } from './country.reading.ts'
import { type Flips, whatFlips } from './preview.ts'
import * as rules from './rule.commands.ts'
import { ruleInForce } from './rule-in-force.ts'
import { askRun } from './run.commands.ts'

@ObjectType({ description: 'A place that would be called otherwise' })
class CountryFlip {
  @Field(() => String) country!: string
  @Field(() => String) region!: string
  @Field(() => LocationRoleEnum) role!: LocationRole
  @Field(() => LocationClassEnum) from!: LocationClass
  @Field(() => LocationClassEnum) to!: LocationClass
  @Field(() => Int) suppliers!: number
}

@ObjectType({ description: 'What another rule or edition would change, before anything is saved' })
class CountryFlips {
  @Field(() => Int, { description: 'Places × roles that were looked at' }) places!: number
  @Field(() => Int) countries!: number
  @Field(() => Int) suppliers!: number
  @Field(() => [String]) materials!: string[]
  @Field(() => Int, { description: 'Suppliers whose enhanced due diligence would open' }) opens!: number
  @Field(() => Int, { description: 'Suppliers for whom it would no longer be called for' }) closes!: number
  @Field(() => Int, { description: 'Places that would be called otherwise' }) changed!: number
  @Field(() => [CountryFlip], { description: 'Of these at most 200, those that touch most suppliers' }) flips!: CountryFlip[]
}

@ObjectType({ description: 'One pass over all places' })
class CountryRun {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'EDITION, RULE, RECORD, OVERRIDE, YEAR or ASKED' }) cause!: string
  @Field(() => Instant) askedAt!: Date
  @Field(() => Int) done!: number
  @Field(() => Int) total!: number
  @Field(() => Int, { description: 'Places that are called otherwise than before: countryChanges' }) changed!: number
  @Field(() => Instant, { nullable: true }) finishedAt!: Date | null
  @Field(() => String, { nullable: true }) askedBy!: string | null
}

@ObjectType({ description: 'A place that a run called otherwise than before' })
class CountryChange {
  @Field(() => ID) id!: string
  @Field(() => String) country!: string
  @Field(() => String) region!: string
  @Field(() => LocationRoleEnum) role!: LocationRole
  @Field(() => LocationClassEnum, { nullable: true, description: 'Empty: the place is new' }) from!: LocationClass | null
  @Field(() => LocationClassEnum, { nullable: true, description: 'Empty: no chain touches it any more' }) to!: LocationClass | null
  @Field(() => Int) suppliers!: number
}

@ObjectType({ description: 'What people collected about a country' })
class CountryPaper {
  @Field(() => ID) id!: string
  @Field(() => String) country!: string
  @Field(() => PaperKindEnum) kind!: string
  @Field(() => String) title!: string
  @Field(() => String) publisher!: string
  @Field(() => Day) publishedOn!: string
  @Field(() => String, { nullable: true }) address!: string | null
  @Field(() => String) words!: string
  @Field(() => Instant) addedAt!: Date
  @Field(() => String) addedBy!: string
  @Field(() => Boolean, { nullable: true }) mine!: boolean | null
}

const CheckConnection = connection('CountryCheck', () => CountryCheck)
const RunConnection = connection('CountryRun', () => CountryRun)
const ChangeConnection = connection('CountryChange', () => CountryChange)
const PaperConnection = connection('CountryPaper', () => CountryPaper)

@Resolver(() => CountryCheck)
export class CountryCheckResolver {
  @Query(() => CheckConnection)
  countryChecks(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => CheckFilter, { nullable: true }) filter: CheckFilter | null,
    @Arg('sort', () => CheckSort, { nullable: true }) sort: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'check.read')
    return readList(ctx, checkList, { first, after, filter, sort: sort ?? 'PLACE' }, info)
  }

  @Query(() => Count)
  countryChecksCount(
    @Arg('filter', () => CheckFilter, { nullable: true }) filter: CheckFilter | null,
    @Ctx() ctx: Context,
  ): Promise<Count> {
    authorizeReading(ctx, 'check.read')
    return readCount(ctx, checkList, { filter })
  }

  @Query(() => CountryCheck, { nullable: true })
  countryCheck(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'check.read')
    return readOne(ctx, checkShape, id, info)
  }

  @Mutation(() => CountryCheck)
  async confirmCountryCheck(
    @Arg('input', () => DecideInput) input: DecideInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, checkShape, await checks.confirmCheck(ctx, input), info)
  }

  @Mutation(() => CountryCheck, { description: 'In either direction, with reason and last day; a second person agrees or not' })
  async proposeCountryOverride(
    @Arg('input', () => ProposeOverrideInput) input: ProposeOverrideInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, checkShape, await checks.proposeOverride(ctx, input), info)
  }

  @Mutation(() => CountryCheck)
  async approveCountryOverride(
    @Arg('input', () => DecideInput) input: DecideInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, checkShape, await checks.approveOverride(ctx, input), info)
  }

  @Mutation(() => CountryCheck)
  async rejectCountryOverride(
    @Arg('input', () => DecideInput) input: DecideInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, checkShape, await checks.rejectOverride(ctx, input), info)
  }

  @Mutation(() => CountryCheck)
  async endCountryOverride(
    @Arg('input', () => DecideInput) input: DecideInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, checkShape, await checks.endOverride(ctx, input), info)
  }

  @Mutation(() => CountryCheck, { description: 'The paragraph in a person’s own words; the history keeps what it was' })
  async rewordCountryCheck(
    @Arg('input', () => RewordCheckInput) input: RewordCheckInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, checkShape, await checks.rewordCheck(ctx, input), info)
  }

  @FieldResolver(() => [String])
  allowedActions(
    @Root() check: { id: string; programmeId: string; status: CheckState; accountId: string | null; supersededAt: Date | null },
    @Ctx() ctx: Context,
  ): string[] {
    return check.supersededAt ? [] : allowed(ctx, [...actionsFrom(checkMachine, check.status), 'check.reword'], check)
  }

  @Query(() => RunConnection, { description: 'The newest first' })
  countryRuns(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'check.read')
    return readList(ctx, runList, { first, after, sort: 'ASKED' }, info)
  }

  @Query(() => CountryRun, { nullable: true })
  countryRun(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'check.read')
    return readOne(ctx, runShape, id, info)
  }

  @Query(() => ChangeConnection, { description: 'What one run called otherwise, by place' })
  countryChanges(
    @Arg('filter', () => ChangeFilter) filter: ChangeFilter,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'check.read')
    return readList(ctx, changeList, { first, after, filter, sort: 'PLACE' }, info)
  }

  @Mutation(() => CountryRun, { description: 'Looks at every place again, as a job' })
  async runCountryChecks(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, runShape, await askRun(ctx), info)
  }
}

@Resolver(() => CountryRule)
export class CountryRuleResolver {
  @Query(() => [CountryRule], { description: 'Every version, the newest first' })
  countryRules(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    authorizeReading(ctx, 'rule.read')
    return readAll(ctx, ruleShape, r => `${r}.number DESC`, info)
  }

  @Query(() => CountryFlips, {
    description: 'Nothing is kept. A rule as proposeCountryRule takes it, or an edition as adoptCountryEdition does',
  })
  async countryFlips(
    @Arg('rule', () => Json, { nullable: true }) rule: unknown,
    @Arg('editionId', () => ID, { nullable: true }) editionId: string | null,
    @Ctx() ctx: Context,
  ): Promise<Flips> {
    authorizeReading(ctx, 'check.read')
    const now = await ruleInForce(ctx)
    if (!editionId) return whatFlips(ctx, now.content, { rule: rule ? parse(countryRule, rule) : now.content })
    const [edition] = await ctx.ask({ text: 'SELECT source FROM country_editions WHERE id::text = $1', values: [editionId] })
    if (!edition) throw new NotFound()
    return whatFlips(ctx, now.content, { edition: { source: edition.source as never, id: editionId } })
  }

  @Mutation(() => CountryRule, { description: 'shared/rules/countries/country-rule.ts; a second person approves' })
  async proposeCountryRule(
    @Arg('rule', () => Json) rule: unknown,
    @Arg('words', () => String) words: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, ruleShape, await rules.proposeRule(ctx, { rule: rule as never, words }), info)
  }

  @Mutation(() => CountryRule)
  async approveCountryRule(
    @Arg('input', () => DecideInput) input: DecideInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, ruleShape, await rules.approveRule(ctx, input), info)
  }

  @Mutation(() => CountryRule)
  async rejectCountryRule(
    @Arg('input', () => DecideInput) input: DecideInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, ruleShape, await rules.rejectRule(ctx, input), info)
  }

  @Mutation(() => CountryRule, { description: 'Whoever proposed it takes it back' })
  async withdrawCountryRule(
    @Arg('input', () => DecideInput) input: DecideInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, ruleShape, await rules.withdrawRule(ctx, input), info)
  }

  @FieldResolver(() => [String])
  allowedActions(
    @Root() rule: { id: string; programmeId: string; status: RuleState; accountId: string | null },
    @Ctx() ctx: Context,
  ): string[] {
    return allowed(ctx, actionsFrom(ruleMachine, rule.status), rule)
  }
}

@Resolver(() => CountryPaper)
export class CountryPaperResolver {
  @Query(() => PaperConnection, { description: 'The newest first' })
  countryPapers(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => PaperFilter) filter: PaperFilter,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'paper.read')
    return readList(ctx, paperList, { first, after, filter, sort: 'PUBLISHED' }, info)
  }

  @Mutation(() => CountryPaper)
  async addCountryPaper(
    @Arg('input', () => AddPaperInput) input: AddPaperInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, paperShape, await checks.addPaper(ctx, input), info)
  }

  @Mutation(() => Boolean, { description: 'Whoever added it takes it away' })
  async removeCountryPaper(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<boolean> {
    await checks.removePaper(ctx, id)
    return true
  }
}
