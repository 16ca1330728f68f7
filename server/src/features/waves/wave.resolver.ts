import type { GraphQLResolveInfo } from 'graphql'
import type { WaveObstacle } from 'shared/words/lists.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { WaveObstacleEnum } from '../../core/enums.ts'
import { isId, type Page, readList } from '../../core/listing.ts'
import { readOne, readParts } from '../../core/reading.ts'
import { connection } from '../../core/types.ts'
import { Response } from '../questionnaires/response.entity.ts'
import { SupplierFilter } from '../suppliers/supplier.inputs.ts'
import * as commands from './wave.commands.ts'
import { Wave, WaveCandidate, WaveName } from './wave.entity.ts'
import { CreateWaveInput, WaveSort } from './wave.inputs.ts'
import { candidates, mostAtOnce, waveList, waveNamed, waveShape } from './wave.reading.ts'

@ObjectType({ description: 'A supplier that a wave did not ask, and why' })
class LeftOutSupplier {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => WaveObstacleEnum) obstacle!: WaveObstacle
}

@ObjectType()
class CreatedWave {
  @Field(() => Wave) wave!: Wave
  @Field(() => [LeftOutSupplier], { description: 'Who could not be asked any more when it was sent' }) leftOut!: LeftOutSupplier[]
}

@ObjectType({ description: 'Whom a wave could ask' })
class WaveCandidates {
  @Field(() => [WaveCandidate], { description: 'By name; at most 500' }) suppliers!: WaveCandidate[]
  @Field(() => Boolean, { description: 'More fit than are named here' }) more!: boolean
}

const WaveConnection = connection('Wave', () => Wave)

@Resolver(() => Wave)
export class WaveResolver {
  @Query(() => WaveConnection)
  waves(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('sort', () => WaveSort, { nullable: true }) sort: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'wave.read')
    return readList(ctx, waveList, { first, after, filter: { search: search || null }, sort: sort ?? 'CREATED' }, info)
  }

  @Query(() => Wave, { nullable: true })
  wave(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'wave.read')
    return readOne(ctx, waveShape, id, info)
  }

  @Query(() => WaveCandidates, {
    description: 'Who would get a wave, who cannot and why: by the filters of the register, or these suppliers',
  })
  async waveCandidates(
    @Arg('filter', () => SupplierFilter, { nullable: true }) filter: SupplierFilter | null,
    @Arg('ids', () => [ID], { nullable: true }) ids: string[] | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    authorizeReading(ctx, 'wave.create')
    const given = filter ?? {}
    const names = Object.keys(given).filter(name => given[name as keyof SupplierFilter] != null)
    const found = await readParts(ctx, candidates(names, ids != null), { filter: given, ids: (ids ?? []).filter(isId) }, info, 'suppliers')
    const inOrder = found.toSorted((one, other) => (String(one.name) < String(other.name) ? -1 : 1))
    return { suppliers: inOrder.slice(0, mostAtOnce), more: inOrder.length > mostAtOnce }
  }

  @Mutation(() => CreatedWave, { description: 'All get their request, or none' })
  async createWave(
    @Arg('input', () => CreateWaveInput) input: CreateWaveInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const { id, leftOut } = await commands.createWave(ctx, input)
    const [wave] = await readParts(ctx, waveNamed, { id }, info, 'wave')
    return { wave, leftOut }
  }
}

/** What waves give to a response. */
@Resolver(() => Response)
export class ResponseWaveResolver {
  @FieldResolver(() => WaveName, { nullable: true, description: 'The wave by which it was asked' })
  wave(@Root() response: { wave: WaveName | null }): WaveName | null {
    return response.wave
  }
}
