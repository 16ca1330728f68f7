import type { GraphQLResolveInfo } from 'graphql'
import { actionsFrom } from 'shared/machines/machine.ts'
import { renewingStates, type SupplierState, supplierMachine } from 'shared/machines/supplier.ts'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { dayEnd, type Page, readCount, readList } from '../../core/listing.ts'
import { readBack, readOne, readParts } from '../../core/reading.ts'
import { Count, connection, Day, VersionedInput } from '../../core/types.ts'
import { possibleDuplicates, SupplierDuplicate } from './duplicate.reading.ts'
import { handOnSuppliers } from './hand-on.commands.ts'
import { mergeSuppliers } from './merge.commands.ts'
import { MergePreview, mergePreview } from './merge.reading.ts'
import { handOverContact } from './succession.commands.ts'
import * as commands from './supplier.commands.ts'
import { Supplier } from './supplier.entity.ts'
import {
  AddContactInput,
  AssignReviewerInput,
  CreateSupplierInput,
  EditContactInput,
  EditSupplierInput,
  HandOnSuppliersInput,
  HandOverContactInput,
  InviteSupplierInput,
  MarkUndeliverableInput,
  MergeSuppliersInput,
  RecogniseInput,
  SupplierFilter,
  SupplierSort,
} from './supplier.inputs.ts'
import { supplierList, supplierShape, suppliersNamed } from './supplier.reading.ts'

@ObjectType({ description: 'Somebody who reviews' })
class Reviewer {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => Day, { nullable: true, description: 'Is away today, until the end of this day' }) awayUntil!: string | null
  @Field(() => String, { nullable: true, description: 'Who stands in meanwhile' }) deputy!: string | null
}

@ObjectType()
class HandedOn {
  @Field(() => Int, { description: 'How many suppliers' }) count!: number
}

@ObjectType()
class AssignedSuppliers {
  @Field(() => [Supplier]) suppliers!: Supplier[]
}

/** What consequences.ts refuses while a HOLD stands, of what is offered at a supplier (0.4, HOLD). */
const refusedWhileHeld: readonly Action[] = ['supplier.invite', 'supplier.renew', 'supplier.startTrading']

const SupplierConnection = connection('Supplier', () => Supplier)

@Resolver(() => Supplier)
export class SupplierResolver {
  @Query(() => SupplierConnection, { description: '`asOf`: with the states that held at the end of that day' })
  async suppliers(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => SupplierFilter, { nullable: true }) filter: SupplierFilter | null,
    @Arg('sort', () => SupplierSort, { nullable: true }) sort: string | null,
    @Arg('asOf', () => Day, { nullable: true }) asOf: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'supplier.read')
    return readList(ctx, supplierList, { first, after, filter, sort: sort ?? 'NAME', dayEnd: await dayEnd(ctx, asOf) }, info)
  }

  @Query(() => Count)
  async suppliersCount(
    @Arg('filter', () => SupplierFilter, { nullable: true }) filter: SupplierFilter | null,
    @Arg('asOf', () => Day, { nullable: true }) asOf: string | null,
    @Ctx() ctx: Context,
  ): Promise<Count> {
    authorizeReading(ctx, 'supplier.read')
    return readCount(ctx, supplierList, { filter, dayEnd: await dayEnd(ctx, asOf) })
  }

  @Query(() => Supplier, { nullable: true })
  supplier(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'supplier.read')
    return readOne(ctx, supplierShape, id, info)
  }

  @Query(() => [SupplierDuplicate], { description: 'Suppliers on the register that this may be, by numbers and names; the surest first' })
  async possibleDuplicates(
    @Arg('input', () => RecogniseInput) input: RecogniseInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    return possibleDuplicates(ctx, input, info)
  }

  @Mutation(() => Supplier)
  async createSupplier(
    @Arg('input', () => CreateSupplierInput) input: CreateSupplierInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.createSupplier(ctx, input), info)
  }

  @Mutation(() => Supplier)
  async editSupplier(
    @Arg('input', () => EditSupplierInput) input: EditSupplierInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.editSupplier(ctx, input), info)
  }

  @Mutation(() => Supplier)
  async addContact(
    @Arg('input', () => AddContactInput) input: AddContactInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.addContact(ctx, input), info)
  }

  @Mutation(() => Supplier)
  async editContact(
    @Arg('input', () => EditContactInput) input: EditContactInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.editContact(ctx, input), info)
  }

  @Mutation(() => Supplier, { description: 'From now on no mail is sent to this contact' })
  async markUndeliverable(
    @Arg('input', () => MarkUndeliverableInput) input: MarkUndeliverableInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.markUndeliverable(ctx, input), info)
  }

  @Mutation(() => Supplier, { description: 'Mails are sent there again' })
  async unmarkUndeliverable(
    @Arg('contactId', () => ID) contactId: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.unmarkUndeliverable(ctx, contactId), info)
  }

  @Mutation(() => Supplier, {
    description: 'Somebody leaves, somebody else takes over: access ends here and begins there, open sections move',
  })
  async handOverContact(
    @Arg('input', () => HandOverContactInput) input: HandOverContactInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await handOverContact(ctx, input), info)
  }

  @Query(() => MergePreview, { nullable: true, description: 'What merging two records would move, and what stands against it' })
  async mergePreview(
    @Arg('survivorId', () => ID) survivorId: string,
    @Arg('mergedId', () => ID) mergedId: string,
    @Ctx() ctx: Context,
  ): Promise<MergePreview | null> {
    return mergePreview(ctx, survivorId, mergedId)
  }

  @Mutation(() => Supplier, { description: 'Two records that are one supplier become one' })
  async mergeSuppliers(
    @Arg('input', () => MergeSuppliersInput) input: MergeSuppliersInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await mergeSuppliers(ctx, input), info)
  }

  @Mutation(() => Supplier)
  async inviteSupplier(
    @Arg('input', () => InviteSupplierInput) input: InviteSupplierInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.inviteSupplier(ctx, input), info)
  }

  @Mutation(() => Supplier)
  async startTrading(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.startTrading(ctx, input), info)
  }

  @Query(() => [Reviewer], { description: 'Who could look after a supplier' })
  reviewers(@Ctx() ctx: Context): Promise<Row[]> {
    authorizeReading(ctx, 'reviewer.read')
    return commands.reviewers(ctx)
  }

  @Mutation(() => AssignedSuppliers, { description: 'Who looks after them from now on; whoever gets them learns of it' })
  async assignReviewer(
    @Arg('input', () => AssignReviewerInput) input: AssignReviewerInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const ids = await commands.assignReviewer(ctx, input)
    return { suppliers: await readParts(ctx, suppliersNamed, { ids }, info, 'suppliers') }
  }

  @Mutation(() => HandedOn, { description: 'All that one person looks after, to another or to nobody' })
  async handOnSuppliers(@Arg('input', () => HandOnSuppliersInput) input: HandOnSuppliersInput, @Ctx() ctx: Context): Promise<HandedOn> {
    return { count: await handOnSuppliers(ctx, input) }
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() supplier: Subject & { status: SupplierState; held: boolean }, @Ctx() ctx: Context): Action[] {
    const always: Action[] = [
      'supplier.edit',
      'supplier.assign',
      'contact.add',
      'contact.edit',
      'contact.handOver',
      'address.mark',
      'address.unmark',
    ]
    const renews: Action[] = renewingStates.includes(supplier.status) ? ['supplier.renew'] : []
    // What was merged into another is looked at, and no more.
    if (supplier.status === 'MERGED') return []
    const possible = [...actionsFrom(supplierMachine, supplier.status), ...renews, ...always]
    return allowed(ctx, supplier.held ? possible.filter(action => !refusedWhileHeld.includes(action)) : possible, supplier)
  }
}
