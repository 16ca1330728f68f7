import type { IdentityState } from 'shared/words/cases.ts'
import type { Sharing } from 'shared/words/grievances.ts'
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { isId } from '../../core/listing.ts'
import { Instant } from '../../core/types.ts'
import { IdentityStateEnum } from './case.enums.ts'
import { AskIdentityInput, DecideIdentityInput } from './case.inputs.ts'
import { askIdentity, decideIdentity, readIdentity } from './identity.commands.ts'

@ObjectType({ description: 'That somebody wants to know who the sender is. Why is sealed, and opened with the case' })
class IdentityRequest {
  @Field(() => ID) id!: string
  @Field(() => IdentityStateEnum) status!: IdentityState
  @Field(() => String) askedBy!: string
  @Field(() => Instant) askedAt!: Date
  @Field(() => Boolean, { description: 'Whoever asks cannot decide' }) mine!: boolean
  @Field(() => ID, { nullable: true, description: 'The record that says why' }) reasonId!: string | null
  @Field(() => String, { nullable: true }) decidedBy!: string | null
  @Field(() => Instant, { nullable: true }) decidedAt!: Date | null
  @Field(() => Int) version!: number
}

@ObjectType({ description: 'Who the sender is, as far as they said' })
class SenderIdentity {
  @Field(() => String) name!: string
  @Field(() => String) contact!: string
  @Field(() => String) contactTime!: string
  @Field(() => String, { nullable: true, description: 'With whom it may be shared: shared/words/grievances.ts' }) sharing!: Sharing | null
}

/** A case that is not the reader's is not there. */
const isMine = async (ctx: Context, id: string): Promise<boolean> =>
  isId(id) &&
  (
    await ctx.ask({
      name: 'case-of-mine',
      text: 'SELECT 1 FROM grievances WHERE id = $1 AND programme_id = $2 AND $3 = ANY (handler_ids)',
      values: [id, ctx.actor.programmeId, ctx.actor.accountId],
    })
  ).length > 0

const requestsOf = (ctx: Context, id: string): Promise<Row[]> =>
  ctx.ask({
    name: 'identity-requests',
    text: `SELECT r.id, r.status, (SELECT a.name FROM accounts a WHERE a.id = r.asked_by_id) AS "askedBy", r.asked_at AS "askedAt", r.asked_by_id = $3 AS mine, r.reason_id AS "reasonId",
        (SELECT a.name FROM accounts a WHERE a.id = r.decided_by_id) AS "decidedBy", r.decided_at AS "decidedAt", r.version
      FROM identity_requests r JOIN grievances g ON g.id = r.grievance_id WHERE r.grievance_id = $1 AND r.programme_id = $2 AND $3 = ANY (g.handler_ids) ORDER BY r.asked_at DESC, r.id DESC LIMIT 100`,
    values: [id, ctx.actor.programmeId, ctx.actor.accountId],
  })

/** Who somebody is who spoke without saying it to everybody. */
@Resolver()
export class IdentityResolver {
  @Query(() => [IdentityRequest], { description: 'Of a case, the newest first' })
  async identityRequests(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Row[]> {
    authorizeReading(ctx, 'grievance.read')
    return isId(id) ? requestsOf(ctx, id) : []
  }

  @Query(() => SenderIdentity, { nullable: true, description: 'For whom it was released; that they read it is on record before they do' })
  async senderIdentity(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<SenderIdentity | null> {
    authorizeReading(ctx, 'grievance.read')
    return (await isMine(ctx, id)) ? ((await readIdentity(ctx, id)) as SenderIdentity | null) : null
  }

  @Mutation(() => ID, { description: 'With the reason; another handler decides' })
  askIdentity(@Arg('input', () => AskIdentityInput) input: AskIdentityInput, @Ctx() ctx: Context): Promise<string> {
    return askIdentity(ctx, input)
  }

  @Mutation(() => ID, { description: 'Yes or no to somebody else’s request, on record either way' })
  decideIdentity(@Arg('input', () => DecideIdentityInput) input: DecideIdentityInput, @Ctx() ctx: Context): Promise<string> {
    return decideIdentity(ctx, input)
  }
}
