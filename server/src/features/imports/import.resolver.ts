import type { GraphQLResolveInfo } from 'graphql'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import type { ChooseForRow, ChooseUsually, ImportState, RowChoice, UsualChoice } from 'shared/schemas/imports.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, InputType, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { idOrNone, type Page, readList } from '../../core/listing.ts'
import { readBack, readOne } from '../../core/reading.ts'
import { connection, VersionedInput } from '../../core/types.ts'
import { faultsIn, refusalWords } from './fault-words.ts'
import * as commands from './import.commands.ts'
import {
  ImportFacts,
  ImportFault,
  RowChoiceEnum,
  RowKindEnum,
  SupplierImport,
  SupplierImportRow,
  UsualChoiceEnum,
} from './import.entity.ts'
import { importList, importShape, rowList, rowShape } from './import.reading.ts'

const SupplierImportConnection = connection('SupplierImport', () => SupplierImport)
const SupplierImportRowConnection = connection('SupplierImportRow', () => SupplierImportRow)

@InputType()
class ChooseUsuallyInput implements ChooseUsually {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => UsualChoiceEnum) choice!: UsualChoice
}

@InputType()
class ChooseForRowInput implements ChooseForRow {
  @Field(() => ID) id!: string
  @Field(() => RowChoiceEnum, { nullable: true, description: 'null: as for all' }) choice?: RowChoice | null
}

@Resolver(() => SupplierImport)
export class SupplierImportResolver {
  @Query(() => SupplierImportConnection, { description: 'Spreadsheets of suppliers, newest first' })
  supplierImports(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'import.read')
    return readList(ctx, importList, { first, after, sort: 'UPLOADED' }, info)
  }

  @Query(() => SupplierImport, { nullable: true })
  supplierImport(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'import.read')
    return readOne(ctx, importShape, id, info)
  }

  @Query(() => SupplierImportRowConnection, { description: 'The suppliers of a file, in the order of its rows' })
  supplierImportRows(
    @Arg('importId', () => ID) importId: string,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('kind', () => RowKindEnum, { nullable: true }) kind: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'import.read')
    const filter = { importId: idOrNone(importId), ...(kind && { kind }) }
    return readList(ctx, rowList, { first, after, filter, sort: 'PLACE' }, info)
  }

  @Mutation(() => SupplierImport, { description: 'What becomes of duplicates about which nothing of their own is chosen' })
  async chooseForDuplicates(
    @Arg('input', () => ChooseUsuallyInput) input: ChooseUsuallyInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, importShape, await commands.chooseUsually(ctx, input), info)
  }

  @Mutation(() => SupplierImportRow, { description: 'What becomes of one duplicate' })
  async chooseForImportRow(
    @Arg('input', () => ChooseForRowInput) input: ChooseForRowInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, rowShape, await commands.chooseForRow(ctx, input), info)
  }

  @Mutation(() => SupplierImport, { description: 'Puts on the register what the preview shows: all of it, or nothing' })
  async applySupplierImport(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, importShape, await commands.applyImport(ctx, input), info)
  }

  @Mutation(() => SupplierImport, { description: 'Gives up a file that was not applied' })
  async discardSupplierImport(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, importShape, await commands.discardImport(ctx, input), info)
  }

  @FieldResolver(() => ImportFacts)
  found(@Root() { facts }: { facts: Partial<ImportFacts> }): ImportFacts {
    return { rows: facts.rows ?? 0, hiddenRows: facts.hiddenRows ?? 0, ignored: facts.ignored ?? [] }
  }

  @FieldResolver(() => String, { nullable: true })
  refusal(@Root() { refusal }: { refusal: string | null }, @Ctx() ctx: Context): string | null {
    return refusal && refusalWords(refusal, ctx.locale)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() one: Subject & { state: ImportState }, @Ctx() ctx: Context): Action[] {
    const steps: Partial<Record<ImportState, Action[]>> = {
      READY: ['supplier.import', 'import.stage'],
      READING: ['import.stage'],
      COMPARING: ['import.stage'],
    }
    return allowed(ctx, steps[one.state] ?? [], one)
  }
}

@Resolver(() => SupplierImportRow)
export class SupplierImportRowResolver {
  @FieldResolver(() => [ImportFault], { description: 'What is wrong, by cell' })
  wrong(@Root() { faults }: { faults: Parameters<typeof faultsIn>[0] }, @Ctx() ctx: Context): ImportFault[] {
    return faultsIn(faults, ctx.locale)
  }

  @FieldResolver(() => [RowChoiceEnum])
  choices(@Root() row: Parameters<typeof commands.choicesFor>[0]): RowChoice[] {
    return commands.choicesFor(row)
  }
}
