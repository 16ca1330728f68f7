import { type Rhythm, rhythms, usualRhythm } from 'shared/rules/digest.ts'
import { Arg, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { z } from 'zod'
import { authorize, authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { RhythmEnum } from '../../core/enums.ts'
import { parse } from '../../core/parse.ts'

@ObjectType({ description: 'How often a person is told by mail of what waits' })
class Digest {
  @Field(() => RhythmEnum) rhythm!: Rhythm
}

const rhythmSchema = z.enum(rhythms)

@Resolver(() => Digest)
export class DigestResolver {
  @Query(() => Digest)
  async digest(@Ctx() ctx: Context): Promise<Digest> {
    authorizeReading(ctx, 'digest.read')
    const { programmeId, accountId } = ctx.actor
    const [row] = await ctx.ask({
      text: 'SELECT rhythm FROM digests WHERE programme_id = $1 AND account_id = $2',
      values: [programmeId, accountId],
    })
    return { rhythm: (row?.rhythm ?? usualRhythm) as Rhythm }
  }

  @Mutation(() => Digest)
  async setDigest(@Arg('rhythm', () => RhythmEnum) given: Rhythm, @Ctx() ctx: Context): Promise<Digest> {
    const rhythm = parse(rhythmSchema, given)
    const { programmeId, accountId } = ctx.actor
    authorize(ctx, 'digest.set', { programmeId, accountId })
    await ctx.ask({
      text: 'INSERT INTO digests (programme_id, account_id, rhythm) VALUES ($1, $2, $3) ON CONFLICT (programme_id, account_id) DO UPDATE SET rhythm = excluded.rhythm',
      values: [programmeId, accountId, rhythm],
    })
    return { rhythm }
  }
}
