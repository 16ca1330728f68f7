import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, ID, Info, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { idOrNone, type List, type Page, readList } from '../../core/listing.ts'
import { column, columns, nameOf, type Shape } from '../../core/shape.ts'
import { connection, Instant } from '../../core/types.ts'
import { SupplierName } from '../members/member.entity.ts'
import { supplierName } from '../members/member.reading.ts'

@ObjectType({ description: 'One act, chained by hash to the one before it' })
export class HistoryEntry {
  @Field(() => ID) readonly id!: string
  @Field(() => String, { description: "Its place in the programme's chain" }) readonly seq!: string
  @Field(() => String) readonly action!: string
  @Field(() => String) readonly subjectType!: string
  @Field(() => ID) readonly subjectId!: string
  @Field(() => SupplierName, { nullable: true }) readonly supplier!: SupplierName | null
  @Field(() => String, { nullable: true }) readonly from!: string | null
  @Field(() => String, { nullable: true }) readonly to!: string | null
  @Field(() => String, { nullable: true, description: 'The words of the person who acted' }) readonly note!: string | null
  @Field(() => String, { nullable: true, description: 'Null: the holder of a link, who has no account yet' }) readonly actor!: string | null
  @Field(() => Boolean, { description: "It followed by rule from the actor's deed" }) readonly byRule!: boolean
  @Field(() => Instant, { description: 'From when it holds' }) readonly effectiveAt!: Date
  @Field(() => Instant, { description: 'When we learnt of it' }) readonly recordedAt!: Date
  @Field(() => String, { description: "SHA-256 of the entry's canonical JSON, which holds the hash before it" }) readonly hash!: string
}

@ObjectType({
  description: 'A signed statement of how long the chain was and what its head was. Keep a copy elsewhere: it proves a later change',
})
export class Checkpoint {
  @Field(() => ID) readonly id!: string
  @Field(() => String) readonly seq!: string
  @Field(() => String) readonly head!: string
  @Field(() => Instant) readonly at!: Date
  @Field(() => String, { description: 'JWS, EdDSA with Ed25519' }) readonly jws!: string
  @Field(() => String, { description: 'RFC 7638 thumbprint of the key' }) readonly kid!: string
}

@InputType()
export class HistoryFilter {
  @Field(() => ID, { nullable: true }) subjectId?: string | null
  @Field(() => ID, { nullable: true }) supplierId?: string | null
  @Field(() => String, { nullable: true }) action?: string | null
}

const HistoryConnection = connection('History', () => HistoryEntry)
const CheckpointConnection = connection('Checkpoint', () => Checkpoint)

const historyShape: Shape = {
  table: 'history',
  read: 'history.read',
  fields: {
    ...columns('id', 'action', 'subjectType', 'subjectId', 'from', 'to', 'note', 'byRule', 'effectiveAt', 'recordedAt', 'hash'),
    seq: column(h => `${h}.seq::text`),
    actor: nameOf('actor_id'),
    supplier: supplierName,
  },
}

const given = (args: Record<string, unknown>): Record<string, unknown> => args.filter as Record<string, unknown>

const historyList: List = {
  shape: historyShape,
  sorts: { NEWEST: { sql: h => `${h}.seq`, type: 'bigint', descending: true } },
  filters: {
    subjectId: (h, bind) => `${h}.subject_id = ${bind((_, args) => idOrNone(given(args).subjectId))}::uuid`,
    // What happened to records that were merged into it is its story too.
    supplierId: (h, bind) => {
      const asked = `${bind((_, args) => idOrNone(given(args).supplierId))}::uuid`
      return `${h}.supplier_id = ANY (ARRAY(SELECT ${asked} UNION ALL SELECT s.id FROM suppliers s WHERE s.merged_into_id = ${asked}))`
    },
    action: (h, bind) => `${h}.action = ${bind((_, args) => given(args).action)}`,
  },
}

const checkpointList: List = {
  shape: {
    table: 'checkpoints',
    read: 'checkpoint.read',
    fields: { ...columns('id', 'head', 'at', 'jws', 'kid'), seq: column(c => `${c}.seq::text`) },
  },
  sorts: { NEWEST: { sql: c => `${c}.seq`, type: 'bigint', descending: true } },
}

@Resolver(() => HistoryEntry)
export class HistoryResolver {
  @Query(() => HistoryConnection)
  history(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => HistoryFilter, { nullable: true }) filter: HistoryFilter | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'history.read')
    return readList(ctx, historyList, { first, after, filter }, info)
  }

  @Query(() => CheckpointConnection)
  checkpoints(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'checkpoint.read')
    return readList(ctx, checkpointList, { first, after }, info)
  }
}
