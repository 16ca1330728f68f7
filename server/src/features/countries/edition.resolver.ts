import type { GraphQLResolveInfo } from 'graphql'
import type { EditionKind, SourceKey } from 'shared/words/country-sources.ts'
import { Arg, Ctx, Field, Float, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { type Page, readCount, readList } from '../../core/listing.ts'
import { readBack, readOne } from '../../core/reading.ts'
import { Count, connection, Day, Instant, Json } from '../../core/types.ts'
import { EditionKindEnum, SourceKeyEnum } from './country.enums.ts'
import { EditionFilter, TypeValueInput } from './country.inputs.ts'
import { editionList, editionShape } from './country.reading.ts'
import * as editions from './edition.commands.ts'

@ObjectType({ description: 'What somebody published about countries, as it was got. It never changes' })
export class CountryEdition {
  @Field(() => ID) id!: string
  @Field(() => SourceKeyEnum) source!: SourceKey
  @Field(() => Int) year!: number
  @Field(() => String) title!: string
  @Field(() => String) publisher!: string
  @Field(() => EditionKindEnum, { description: 'COMPLETE_LIST: absent means not listed. TABLE: absent means no data' }) kind!: EditionKind
  @Field(() => Day) gotOn!: string
  @Field(() => String) licence!: string
  @Field(() => String, { description: 'Where it was got; the citation of a typed value' }) origin!: string
  @Field(() => String, { nullable: true }) fileName!: string | null
  @Field(() => String, { nullable: true }) fileSha256!: string | null
  @Field(() => Int) rowsRead!: number
  @Field(() => Json, { description: 'Rows about places nobody knows: { row, text }' }) leftOut!: unknown
  @Field(() => Boolean, { description: 'By hand; it counts when a second person has confirmed it' }) typed!: boolean
  @Field(() => Instant) loadedAt!: Date
  @Field(() => String, { nullable: true }) loadedBy!: string | null
  @Field(() => String, { nullable: true }) confirmedBy!: string | null
  @Field(() => Int) countries!: number
  @Field(() => Boolean, { nullable: true, description: 'The programme decides by it' }) inUse!: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'The asker could be the second person' }) mayConfirm!: boolean | null
}

@ObjectType({ description: 'One figure of one edition about a country' })
class CountryFigure {
  @Field(() => ID) editionId!: string
  @Field(() => SourceKeyEnum) source!: SourceKey
  @Field(() => String) edition!: string
  @Field(() => Int) year!: number
  @Field(() => Boolean, { description: 'The programme decides by it' }) inUse!: boolean
  @Field(() => String, { description: 'ISO 3166-2; empty: the whole country' }) region!: string
  @Field(() => String) indicator!: string
  @Field(() => Float, { nullable: true }) value!: number | null
  @Field(() => Int, { nullable: true }) rank!: number | null
}

const EditionConnection = connection('CountryEdition', () => CountryEdition)

@Resolver(() => CountryEdition)
export class EditionResolver {
  @Query(() => EditionConnection, { description: 'The newest loaded first' })
  countryEditions(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => EditionFilter, { nullable: true }) filter: EditionFilter | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'edition.read')
    return readList(ctx, editionList, { first, after, filter, sort: 'LOADED' }, info)
  }

  @Query(() => Count)
  countryEditionsCount(
    @Arg('filter', () => EditionFilter, { nullable: true }) filter: EditionFilter | null,
    @Ctx() ctx: Context,
  ): Promise<Count> {
    authorizeReading(ctx, 'edition.read')
    return readCount(ctx, editionList, { filter })
  }

  @Query(() => CountryEdition, { nullable: true })
  countryEdition(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'edition.read')
    return readOne(ctx, editionShape, id, info)
  }

  @Query(() => [CountryFigure], { description: 'Every figure of every edition about a country, at most 2,000, the newest year first' })
  countryFigures(@Arg('country', () => String) country: string, @Ctx() ctx: Context): Promise<Row[]> {
    authorizeReading(ctx, 'edition.read')
    return ctx.ask({
      name: 'country-figures',
      text: `SELECT e.id AS "editionId", e.source, e.title AS edition, e.year, v.region, v.indicator, v.value, v.rank,
          coalesce(e.id = (SELECT u.edition_id FROM programme_editions u WHERE u.programme_id = $2 AND u.source = e.source ORDER BY u.adopted_at DESC, u.id LIMIT 1), false) AS "inUse"
        FROM country_values v JOIN country_editions e ON e.id = v.edition_id
        WHERE v.country = $1 AND (NOT e.typed OR EXISTS (SELECT 1 FROM edition_confirmations c WHERE c.edition_id = e.id))
        ORDER BY e.source, e.year DESC, e.loaded_at DESC, v.region, v.indicator LIMIT 2000`,
      values: [country.slice(0, 2), ctx.actor.programmeId],
    })
  }

  @Mutation(() => CountryEdition, { description: 'One value with its citation; a second person confirms it' })
  async typeCountryValue(
    @Arg('input', () => TypeValueInput) input: TypeValueInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, editionShape, await editions.typeValue(ctx, input), info)
  }

  @Mutation(() => CountryEdition)
  async confirmCountryEdition(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, editionShape, await editions.confirmEdition(ctx, id), info)
  }

  @Mutation(() => CountryEdition, { description: 'The programme decides by it from now on; every place is looked at again' })
  async adoptCountryEdition(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, editionShape, await editions.adoptEdition(ctx, id), info)
  }
}
