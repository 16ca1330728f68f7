import type { GraphQLResolveInfo } from 'graphql'
import { type HitState, hitMachine } from 'shared/machines/hit.ts'
import { actionsFrom } from 'shared/machines/machine.ts'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeHere, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { type Page, readCount, readList } from '../../core/listing.ts'
import { readBack, readOne } from '../../core/reading.ts'
import { Count, connection, Instant } from '../../core/types.ts'
import { Supplier } from '../suppliers/supplier.entity.ts'
import * as commands from './hit.commands.ts'
import { NameListVersion, ScreeningHit, ScreeningThresholds, SupplierHold } from './hit.entity.ts'
import { hitList, hitShape } from './hit.reading.ts'
import { adoptNameList, listedVersions } from './list-versions.ts'
import { HitSortEnum } from './screening.enums.ts'
import { DecideHitInput, HitFilter, SetThresholdsInput } from './screening.inputs.ts'
import { setThresholds, thresholdsOf } from './thresholds.ts'

const HitConnection = connection('ScreeningHit', () => ScreeningHit)

@Resolver(() => ScreeningHit)
export class ScreeningResolver {
  @Query(() => HitConnection)
  screeningHits(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('sort', () => HitSortEnum, { defaultValue: 'SINCE' }) sort: string,
    @Arg('filter', () => HitFilter, { nullable: true }) filter: HitFilter | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'hit.read')
    return readList(ctx, hitList, { first, after, sort, filter }, info)
  }

  @Query(() => Count)
  screeningHitsCount(@Arg('filter', () => HitFilter, { nullable: true }) filter: HitFilter | null, @Ctx() ctx: Context): Promise<Count> {
    authorizeReading(ctx, 'hit.read')
    return readCount(ctx, hitList, { filter })
  }

  @Query(() => ScreeningHit, { nullable: true })
  screeningHit(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'hit.read')
    return readOne(ctx, hitShape, id, info)
  }

  @Query(() => [NameListVersion], { description: 'The versions of all lists, at most 100, the newest loaded first' })
  nameListVersions(@Ctx() ctx: Context): Promise<Row[]> {
    authorizeHere(ctx, 'list.read')
    return listedVersions(ctx)
  }

  @Query(() => ScreeningThresholds)
  screeningThresholds(@Ctx() ctx: Context): Promise<Row> {
    authorizeHere(ctx, 'list.read')
    return thresholdsOf(ctx)
  }

  @Mutation(() => [NameListVersion], {
    description: 'Another version of a list is compared with from now on; the versions as they then are',
  })
  async adoptNameList(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Row[]> {
    await adoptNameList(ctx, id)
    return listedVersions(ctx)
  }

  @Mutation(() => ScreeningThresholds, { description: 'Names are looked at again at once' })
  setScreeningThresholds(@Arg('input', () => SetThresholdsInput) input: SetThresholdsInput, @Ctx() ctx: Context): Promise<Row> {
    return setThresholds(ctx, input)
  }

  @Mutation(() => ScreeningHit, { description: 'Not the same; remembered for these words of ours and theirs' })
  async clearHit(
    @Arg('input', () => DecideHitInput) input: DecideHitInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, hitShape, await commands.clearHit(ctx, input), info)
  }

  @Mutation(() => ScreeningHit, { description: 'Perhaps the same: something is asked first' })
  async suspectHit(
    @Arg('input', () => DecideHitInput) input: DecideHitInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, hitShape, await commands.suspectHit(ctx, input), info)
  }

  @Mutation(() => ScreeningHit, { description: 'The same: its supplier is put on HOLD at once' })
  async confirmHit(
    @Arg('input', () => DecideHitInput) input: DecideHitInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, hitShape, await commands.confirmHit(ctx, input), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() hit: Subject & { status: HitState }, @Ctx() ctx: Context): Action[] {
    return allowed(ctx, actionsFrom(hitMachine, hit.status), hit)
  }
}

/** What screening gives to a supplier. */
@Resolver(() => Supplier)
export class SupplierScreeningResolver {
  @FieldResolver(() => SupplierHold, { nullable: true })
  hold(@Root() supplier: Row): Row | null {
    return (supplier.hold as Row | null) ?? null
  }

  @FieldResolver(() => Instant, {
    nullable: true,
    description: 'When its name was compared with the lists last; null: never, or for others to see',
  })
  screenedAt(@Root() supplier: Row): Date | null {
    return (supplier.screenedAt as Date | null) ?? null
  }

  @FieldResolver(() => [ScreeningHit])
  hits(@Root() supplier: Row): Row[] {
    return (supplier.hits as Row[]) ?? []
  }
}
