import type { GraphQLResolveInfo } from 'graphql'
import { actionsFrom } from 'shared/machines/machine.ts'
import {
  type DossierState,
  dossierMachine,
  type IncidentState,
  incidentMachine,
  type PackageState,
  packageMachine,
} from 'shared/machines/red-flag.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import { Arg, Ctx, Field, FieldResolver, Float, ID, Info, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { MaterialEnum } from '../../core/enums.ts'
import { type Page, readCount, readList } from '../../core/listing.ts'
import { readAll, readBack, readOne } from '../../core/reading.ts'
import { Count, connection, Instant, Json } from '../../core/types.ts'
import * as commands from './dossier.commands.ts'
import { Dossier, DossierPackage } from './dossier.entity.ts'
import { mineralTable } from './gathering.ts'
import * as incidents from './incident.commands.ts'
import { Incident, IncidentSubject } from './incident.entity.ts'
import { loadMineralTable } from './mineral.commands.ts'
import {
  AttachPaperInput,
  CloseDossierInput,
  DossierFilter,
  IncidentFilter,
  IncidentSort,
  JudgeIncidentInput,
  LoadMineralTableInput,
  MovePackageInput,
  PlanPackageInput,
  RecordIncidentInput,
} from './red-flag.inputs.ts'
import { dossierList, dossierShape, incidentList, incidentShape, mineralShape } from './red-flag.reading.ts'

@ObjectType({ description: 'What countries can produce, as somebody published it' })
class MineralTable {
  @Field(() => ID) id!: string
  @Field(() => String) title!: string
  @Field(() => Json, { description: 'country, material, reserves, production, transit' }) rows!: unknown
  @Field(() => Int) rowCount!: number
  @Field(() => String, { nullable: true, description: 'The file it came in; null: it came row by row' }) fileName!: string | null
  @Field(() => Instant) loadedAt!: Date
  @Field(() => String) loadedBy!: string
}

@ObjectType({ description: 'What a country can produce of a material, by the table that holds' })
class MineralRow {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2' }) country!: string
  @Field(() => MaterialEnum) material!: string
  @Field(() => Float, { nullable: true, description: 'Thousand tonnes; null: not told' }) reserves!: number | null
  @Field(() => Float, { nullable: true, description: 'Thousand tonnes a year; null: not told' }) production!: number | null
  @Field(() => Boolean, { description: 'Minerals from areas of conflict or high risk are known or suspected to pass through it' })
  transit!: boolean
}

const DossierConnection = connection('Dossier', () => Dossier)
const IncidentConnection = connection('Incident', () => Incident)

@Resolver(() => Dossier)
export class DossierResolver {
  @Query(() => DossierConnection, { description: 'The newest first' })
  dossiers(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => DossierFilter, { nullable: true }) filter: DossierFilter | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'dossier.read')
    return readList(ctx, dossierList, { first, after, filter, sort: 'OPENED' }, info)
  }

  @Query(() => Count)
  dossiersCount(@Arg('filter', () => DossierFilter, { nullable: true }) filter: DossierFilter | null, @Ctx() ctx: Context): Promise<Count> {
    authorizeReading(ctx, 'dossier.read')
    return readCount(ctx, dossierList, { filter })
  }

  @Query(() => Dossier, { nullable: true })
  dossier(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'dossier.read')
    return readOne(ctx, dossierShape, id, info)
  }

  @Mutation(() => Dossier, { description: 'Who sees to a package, and until when' })
  async planPackage(
    @Arg('input', () => PlanPackageInput) input: PlanPackageInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, dossierShape, await commands.planPackage(ctx, input), info)
  }

  @Mutation(() => Dossier)
  async movePackage(
    @Arg('input', () => MovePackageInput) input: MovePackageInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, dossierShape, await commands.movePackage(ctx, input), info)
  }

  @Mutation(() => Dossier, { description: 'Evidence of the supplier, or a paper about a country' })
  async attachPaper(
    @Arg('input', () => AttachPaperInput) input: AttachPaperInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, dossierShape, await commands.attachPaper(ctx, input), info)
  }

  @Mutation(() => Dossier, { description: 'The paper stays where it is; the package points at it no more' })
  async detachPaper(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, dossierShape, await commands.detachPaper(ctx, id), info)
  }

  @Mutation(() => Dossier, { description: 'Every package is done or not possible; its flags have had their due diligence' })
  async closeDossier(
    @Arg('input', () => CloseDossierInput) input: CloseDossierInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, dossierShape, await commands.closeDossier(ctx, input), info)
  }

  @Query(() => [MineralTable], { description: 'Every table that was loaded; the first holds' })
  mineralTables(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    authorizeReading(ctx, 'mineral.read')
    return readAll(ctx, mineralShape, m => `${m}.loaded_at DESC, ${m}.id DESC`, info)
  }

  @Query(() => [MineralRow], { description: 'The rows of the table that holds, by country; none where no table is loaded' })
  async mineralRows(@Ctx() ctx: Context): Promise<readonly Row[]> {
    authorizeReading(ctx, 'mineral.read')
    const rows = (await mineralTable(ctx)) ?? []
    return [...rows].sort((a, b) => (`${a.country} ${a.material}` < `${b.country} ${b.material}` ? -1 : 1)) as unknown as Row[]
  }

  @Mutation(() => MineralTable, { description: 'Every supplier is looked at by it, as a job' })
  async loadMineralTable(
    @Arg('input', () => LoadMineralTableInput) input: LoadMineralTableInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, mineralShape, await loadMineralTable(ctx, input), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() dossier: Subject & { status: DossierState }, @Ctx() ctx: Context): string[] {
    return allowed(ctx, actionsFrom(dossierMachine, dossier.status), dossier)
  }
}

@Resolver(() => DossierPackage)
export class DossierPackageResolver {
  @FieldResolver(() => [String])
  allowedActions(@Root() part: Subject & { status: PackageState; dossierOpen: boolean }, @Ctx() ctx: Context): string[] {
    if (!part.dossierOpen) return []
    return allowed(ctx, [...actionsFrom(packageMachine, part.status), 'package.plan', 'package.attach', 'package.detach'], part)
  }
}

@Resolver(() => Incident)
export class IncidentResolver {
  @Query(() => IncidentConnection, { description: 'The newest first' })
  incidents(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => IncidentFilter, { nullable: true }) filter: IncidentFilter | null,
    @Arg('sort', () => IncidentSort, { nullable: true }) sort: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'incident.read')
    return readList(ctx, incidentList, { first, after, filter, sort: sort ?? 'RECORDED' }, info)
  }

  @Query(() => Count)
  incidentsCount(
    @Arg('filter', () => IncidentFilter, { nullable: true }) filter: IncidentFilter | null,
    @Ctx() ctx: Context,
  ): Promise<Count> {
    authorizeReading(ctx, 'incident.read')
    return readCount(ctx, incidentList, { filter })
  }

  @Query(() => Incident, { nullable: true })
  incident(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'incident.read')
    return readOne(ctx, incidentShape, id, info)
  }

  @Query(() => [IncidentSubject], {
    description: 'Parties and sites that an incident may be about: those a supplier names, or those called so; at most a hundred',
  })
  incidentSubjects(
    @Arg('supplierId', () => ID, { nullable: true }) supplierId: string | null,
    @Arg('search', () => String, { defaultValue: '' }) search: string,
    @Ctx() ctx: Context,
  ): Promise<Row[]> {
    return incidents.incidentSubjects(ctx, supplierId, search.trim())
  }

  @Mutation(() => Incident)
  async recordIncident(
    @Arg('input', () => RecordIncidentInput) input: RecordIncidentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, incidentShape, await incidents.recordIncident(ctx, input), info)
  }

  @Mutation(() => Incident, { description: 'A relevant one raises a flag' })
  async judgeIncident(
    @Arg('input', () => JudgeIncidentInput) input: JudgeIncidentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, incidentShape, await incidents.judgeIncident(ctx, input), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() incident: Subject & { status: IncidentState }, @Ctx() ctx: Context): string[] {
    return allowed(ctx, actionsFrom(incidentMachine, incident.status), incident)
  }
}
