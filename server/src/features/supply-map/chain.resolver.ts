import type { GraphQLResolveInfo } from 'graphql'
import type { LocationClass, LocationRole } from 'shared/words/country-sources.ts'
import { Arg, Ctx, Field, Float, ID, Info, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { type Page, readCount, readList } from '../../core/listing.ts'
import { Count, connection, Instant } from '../../core/types.ts'
import { LocationClassEnum, LocationRoleEnum } from '../countries/country.enums.ts'
import { SupplierName } from '../members/member.entity.ts'
import * as routes from './route.reading.ts'
import { siteList, siteMarks } from './site.reading.ts'

@ObjectType({ description: 'A country that some chain touches' })
class ChainCountry {
  @Field(() => String) country!: string
  @Field(() => LocationClassEnum, { description: 'The gravest that holds in any of its roles and regions' }) class!: LocationClass
  @Field(() => Int, { description: 'Suppliers whose chain touches it in any role' }) suppliers!: number
  @Field(() => Instant) computedAt!: Date
}

@ObjectType({ description: 'From one country to another, on the way from origin to the supplier’s seat' })
class ChainRoute {
  @Field(() => String) leaves!: string
  @Field(() => LocationRoleEnum) leavesAs!: LocationRole
  @Field(() => String) reaches!: string
  @Field(() => LocationRoleEnum) reachesAs!: LocationRole
  @Field(() => Int) suppliers!: number
  @Field(() => LocationClassEnum, { nullable: true, description: 'The graver of both ends, each in its role' }) class!: LocationClass | null
}

@ObjectType({ description: 'The gravest and busiest routes, and how many there are' })
class ChainRoutes {
  @Field(() => [ChainRoute]) routes!: ChainRoute[]
  @Field(() => Int) all!: number
}

@ObjectType({ description: 'A mine, plant, yard or port facility that a supplier named' })
class ChainSite {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) country!: string | null
  @Field(() => String, { nullable: true, description: 'As the question has it: MINE, REFINERY, PORT …' }) kind!: string | null
  @Field(() => Boolean, { description: 'A reviewer has accepted it' }) confirmed!: boolean
  @Field(() => Float, { nullable: true }) latitude!: number | null
  @Field(() => Float, { nullable: true }) longitude!: number | null
  @Field(() => LocationClassEnum, { nullable: true, description: 'The gravest that holds for its country' }) class!: LocationClass | null
  @Field(() => ID, { nullable: true, description: 'Where it is named' }) responseId!: string | null
  @Field(() => String, { nullable: true }) question!: string | null
  @Field(() => SupplierName, { nullable: true }) supplier!: SupplierName | null
}

@ObjectType({ description: 'Sites of a country that lie close to one another' })
class ChainSiteMark {
  @Field(() => String) country!: string
  @Field(() => String, { description: 'For the filter of chainSites' }) cell!: string
  @Field(() => Float, { nullable: true, description: 'Their middle; empty: nobody gave coordinates' }) latitude!: number | null
  @Field(() => Float, { nullable: true }) longitude!: number | null
  @Field(() => Int) sites!: number
  @Field(() => LocationClassEnum, { nullable: true }) class!: LocationClass | null
  @Field(() => String, { nullable: true, description: 'Of a single site' }) name!: string | null
}

@ObjectType({ description: 'The marks of a map; `shown` of `sites` stand in them' })
class ChainSiteMarks {
  @Field(() => [ChainSiteMark]) marks!: ChainSiteMark[]
  @Field(() => Int) sites!: number
  @Field(() => Int) shown!: number
}

const SiteConnection = connection('ChainSite', () => ChainSite)

@InputType()
class ChainSiteFilter {
  @Field(() => String, { nullable: true }) country?: string | null
  @Field(() => [LocationClassEnum], { nullable: true }) class?: LocationClass[] | null
  @Field(() => String, { nullable: true, description: 'Of a mark' }) cell?: string | null
}

/** More than a picture or a page of it shows. */
const mostRoutes = 500

@Resolver()
export class ChainResolver {
  @Query(() => [ChainCountry], { description: 'The gravest first; as many as there are countries' })
  chainCountries(@Ctx() ctx: Context): Promise<routes.ChainCountry[]> {
    authorizeReading(ctx, 'check.read')
    return routes.chainCountries(ctx)
  }

  @Query(() => ChainRoutes, { description: 'Of all chains, or those that leave or reach a country' })
  chainRoutes(
    @Arg('most', () => Int, { defaultValue: 100, description: 'At most 500' }) most: number,
    @Arg('country', () => String, { nullable: true }) country: string | null,
    @Ctx() ctx: Context,
  ): Promise<{ routes: routes.ChainRoute[]; all: number }> {
    authorizeReading(ctx, 'check.read')
    return routes.chainRoutes(ctx, country, Math.min(Math.max(most, 1), mostRoutes))
  }

  @Query(() => SiteConnection, { description: 'By name' })
  chainSites(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ChainSiteFilter, { nullable: true }) filter: ChainSiteFilter | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'site.read')
    return readList(ctx, siteList, { first, after, filter, sort: 'NAME' }, info)
  }

  @Query(() => Count)
  chainSitesCount(
    @Arg('filter', () => ChainSiteFilter, { nullable: true }) filter: ChainSiteFilter | null,
    @Ctx() ctx: Context,
  ): Promise<Count> {
    authorizeReading(ctx, 'site.read')
    return readCount(ctx, siteList, { filter })
  }

  @Query(() => ChainSiteMarks, { description: 'At most 400 marks, the gravest first' })
  chainSiteMarks(@Ctx() ctx: Context): ReturnType<typeof siteMarks> {
    authorizeReading(ctx, 'site.read')
    return siteMarks(ctx)
  }
}
