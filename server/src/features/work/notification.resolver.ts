import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorize, authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { type List, type Page, readList } from '../../core/listing.ts'
import { columns } from '../../core/shape.ts'
import { connection, Instant, Json } from '../../core/types.ts'

@ObjectType({ description: 'Something the person was told; `key` names a sentence below `words:notification`' })
export class Notification {
  @Field(() => ID) readonly id!: string
  @Field(() => String) readonly key!: string
  @Field(() => Json) readonly values!: unknown
  @Field(() => String, { description: 'Where to go' }) readonly path!: string
  @Field(() => Instant) readonly createdAt!: Date
  @Field(() => Instant, { nullable: true }) readonly readAt!: Date | null
}

const NotificationConnection = connection('Notification', () => Notification)

const notificationList: List = {
  shape: { table: 'notifications', read: 'notification.read', fields: columns('id', 'key', 'values', 'path', 'createdAt', 'readAt') },
  sorts: { NEWEST: { sql: n => `${n}.created_at`, type: 'timestamptz', descending: true } },
}

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection)
  notifications(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'notification.read')
    return readList(ctx, notificationList, { first, after }, info)
  }

  @Mutation(() => Boolean)
  async markNotificationsRead(@Ctx() ctx: Context): Promise<boolean> {
    const { programmeId, accountId } = ctx.actor
    authorize(ctx, 'notification.mark', { programmeId, accountId })
    await ctx.ask({
      text: 'UPDATE notifications SET read_at = $3 WHERE programme_id = $1 AND account_id = $2 AND read_at IS NULL',
      values: [programmeId, accountId, ctx.now()],
    })
    return true
  }
}
