import type { GraphQLResolveInfo } from 'graphql'
import { actionsFrom } from 'shared/machines/machine.ts'
import { type FlagState, flagMachine } from 'shared/machines/red-flag.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import type { FlagResult, MissingFact } from 'shared/words/red-flags.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { isId, type Page, readCount, readList } from '../../core/listing.ts'
import { readBack, readOne } from '../../core/reading.ts'
import { Count, connection, Instant } from '../../core/types.ts'
import { SupplierName } from '../members/member.entity.ts'
import * as commands from './flag.commands.ts'
import { askFlagRun } from './flag-run.commands.ts'
import { materialList } from './material.reading.ts'
import { RedFlag } from './red-flag.entity.ts'
import { FlagResultEnum, MissingFactEnum } from './red-flag.enums.ts'
import { AssessFlagInput, FollowFlagInput, IncomingMaterialFilter, RedFlagFilter } from './red-flag.inputs.ts'
import { flagList, flagRunList, flagRunShape, flagShape } from './red-flag.reading.ts'

@ObjectType({ description: 'What one rule found about a supplier' })
class FlagOutcome {
  @Field(() => String) code!: string
  @Field(() => FlagResultEnum, { description: 'NONE: looked at, and there is none' }) result!: FlagResult
  @Field(() => [MissingFactEnum], { description: 'What was not there to look at' }) missing!: MissingFact[]
}

@ObjectType({ description: 'When a supplier was looked at last, and what every rule found' })
class FlagCheck {
  @Field(() => Instant) checkedAt!: Date
  @Field(() => [FlagOutcome]) outcomes!: FlagOutcome[]
}

@ObjectType({ description: 'One pass over all suppliers' })
class FlagRun {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'COUNTRIES, REFERENCE or ASKED' }) cause!: string
  @Field(() => Instant) askedAt!: Date
  @Field(() => String, { nullable: true }) askedBy!: string | null
  @Field(() => Int) done!: number
  @Field(() => Int) total!: number
  @Field(() => Int) raised!: number
  @Field(() => Int) cleared!: number
  @Field(() => Instant, { nullable: true }) finishedAt!: Date | null
}

@ObjectType({ description: 'A material of a supplier, with its current judgement or what is missing for one' })
class IncomingMaterial {
  @Field(() => ID) id!: string
  @Field(() => String, { nullable: true, description: 'A word of the list of materials, or of the questionnaire’s' }) material!:
    | string
    | null
  @Field(() => SupplierName) supplier!: SupplierName
  @Field(() => String, { nullable: true, description: 'The gravest class of its places of origin and transit' }) class!: string | null
  @Field(() => Int, { description: 'Neither dismissed nor cleared' }) openFlags!: number
  @Field(() => String, { nullable: true, description: 'MATERIAL, ORIGIN, CLASS or DATA is missing' }) gap!: string | null
  @Field(() => Instant, { nullable: true, description: 'When red flags were looked at last' }) checkedAt!: Date | null
  @Field(() => ID, { nullable: true }) dossierId!: string | null
}

const RedFlagConnection = connection('RedFlag', () => RedFlag)
const FlagRunConnection = connection('FlagRun', () => FlagRun)
const IncomingMaterialConnection = connection('IncomingMaterial', () => IncomingMaterial)

@Resolver(() => RedFlag)
export class RedFlagResolver {
  @Query(() => RedFlagConnection, { description: 'The newest first' })
  redFlags(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => RedFlagFilter, { nullable: true }) filter: RedFlagFilter | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'flag.read')
    return readList(ctx, flagList, { first, after, filter, sort: 'RAISED' }, info)
  }

  @Query(() => Count)
  redFlagsCount(@Arg('filter', () => RedFlagFilter, { nullable: true }) filter: RedFlagFilter | null, @Ctx() ctx: Context): Promise<Count> {
    authorizeReading(ctx, 'flag.read')
    return readCount(ctx, flagList, { filter })
  }

  @Query(() => RedFlag, { nullable: true })
  redFlag(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'flag.read')
    return readOne(ctx, flagShape, id, info)
  }

  @Query(() => FlagCheck, { nullable: true, description: 'Null: nobody has looked yet' })
  async flagCheck(@Arg('supplierId', () => ID) supplierId: string, @Ctx() ctx: Context): Promise<Row | null> {
    authorizeReading(ctx, 'flag.read')
    if (!isId(supplierId)) return null
    const [row] = await ctx.ask({
      name: 'flag-check',
      text: 'SELECT outcomes, checked_at AS "checkedAt" FROM flag_checks WHERE programme_id = $1 AND supplier_id = $2',
      values: [ctx.actor.programmeId, supplierId],
    })
    return row ?? null
  }

  @Query(() => FlagRunConnection, { description: 'The newest first' })
  flagRuns(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'flag.run')
    return readList(ctx, flagRunList, { first, after, sort: 'ASKED' }, info)
  }

  @Query(() => IncomingMaterialConnection, { description: 'Every material of every supplier (F-12), by the supplier’s name' })
  incomingMaterials(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => IncomingMaterialFilter, { nullable: true }) filter: IncomingMaterialFilter | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'flag.read')
    return readList(ctx, materialList, { first, after, filter, sort: 'NAME' }, info)
  }

  @Query(() => Count)
  incomingMaterialsCount(
    @Arg('filter', () => IncomingMaterialFilter, { nullable: true }) filter: IncomingMaterialFilter | null,
    @Ctx() ctx: Context,
  ): Promise<Count> {
    authorizeReading(ctx, 'flag.read')
    return readCount(ctx, materialList, { filter })
  }

  @Mutation(() => RedFlag, { description: 'Valid or dismissed, with the reason' })
  async assessFlag(
    @Arg('input', () => AssessFlagInput) input: AssessFlagInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, flagShape, await commands.assessFlag(ctx, input), info)
  }

  @Mutation(() => RedFlag, { description: 'After its due diligence: watched, or settled' })
  async followFlag(
    @Arg('input', () => FollowFlagInput) input: FollowFlagInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, flagShape, await commands.followFlag(ctx, input), info)
  }

  @Mutation(() => FlagRun, { description: 'Looks at all suppliers again, as a job' })
  async runRedFlags(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, flagRunShape, await askFlagRun(ctx), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() flag: Subject & { status: FlagState; endedAt: unknown }, @Ctx() ctx: Context): string[] {
    return flag.endedAt ? [] : allowed(ctx, actionsFrom(flagMachine, flag.status), flag)
  }
}
