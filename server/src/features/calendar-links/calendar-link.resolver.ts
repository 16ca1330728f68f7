import { Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { Instant } from '../../core/types.ts'
import * as commands from './calendar-link.commands.ts'

@ObjectType({ description: "A secret address under which a calendar reads a person's deadlines" })
class CalendarLink {
  @Field(() => Instant) createdAt!: Date
  @Field(() => String, { nullable: true, description: 'Only when it has just been made: afterwards nobody knows it but its person' })
  url!: string | null
}

@Resolver(() => CalendarLink)
export class CalendarLinkResolver {
  @Query(() => CalendarLink, { nullable: true, description: 'Null: there is none' })
  async calendarLink(@Ctx() ctx: Context): Promise<Row | null> {
    authorizeReading(ctx, 'calendarLink.read')
    const [row] = await ctx.ask({
      text: 'SELECT created_at AS "createdAt" FROM calendar_links WHERE programme_id = $1 AND account_id = $2',
      values: [ctx.actor.programmeId, ctx.actor.accountId],
    })
    return row ? { ...row, url: null } : null
  }

  @Mutation(() => CalendarLink, { description: 'The address before leads nowhere from then on' })
  renewCalendarLink(@Ctx() ctx: Context): Promise<CalendarLink> {
    return commands.renewCalendarLink(ctx)
  }

  @Mutation(() => Boolean)
  switchOffCalendarLink(@Ctx() ctx: Context): Promise<boolean> {
    return commands.switchOffCalendarLink(ctx)
  }
}
