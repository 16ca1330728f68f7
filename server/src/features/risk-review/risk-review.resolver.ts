import { mayEver } from 'shared/policy/policy.ts'
import { firstLookDays, lookBackDays, type RiskChange, type RiskWait, riskChanges, riskWaits } from 'shared/words/risk-review.ts'
import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { enumeration } from '../../core/enums.ts'
import { Instant } from '../../core/types.ts'
import { whatChanged, whatWaitsForAll } from './risk-lines.ts'
import { countPicture, dossierPicture, flagPicture, hitPicture, materialPicture, supplierPicture } from './risk-pictures.ts'
import { lastVisitEnd, noteVisit } from './visit.commands.ts'

const RiskChangeEnum = enumeration('RiskChangeKind', riskChanges)
const RiskWaitEnum = enumeration('RiskWaitKind', riskWaits)

@ObjectType({ description: 'How many rows of a list are of one kind; codes, as the list’s filters take them' })
class RiskCell {
  @Field(() => String) row!: string
  @Field(() => String) column!: string
  @Field(() => Int) value!: number
}

@ObjectType({ description: 'How many of a list are news. `more`: over 10,000, counted no further' })
class RiskChangeLine {
  @Field(() => RiskChangeEnum) kind!: RiskChange
  @Field(() => Int) value!: number
  @Field(() => Boolean) more!: boolean
}

@ObjectType({ description: 'What happened since an instant' })
class RiskChanges {
  @Field(() => Instant) since!: Date
  @Field(() => Instant, { nullable: true, description: 'Where the person’s visit before this one ended' }) lastVisit!: Date | null
  @Field(() => [RiskChangeLine]) lines!: RiskChangeLine[]
}

@ObjectType({ description: 'How many of a list wait for somebody of the house. `more`: over 10,000, counted no further' })
class RiskWaitLine {
  @Field(() => RiskWaitEnum) kind!: RiskWait
  @Field(() => Int) value!: number
  @Field(() => Boolean) more!: boolean
}

@ObjectType({ description: 'What changed, what waits, and where everything stands; each number is that of a list' })
class RiskReview {
  @Field(() => RiskChanges) changes!: RiskChanges
  @Field(() => [RiskWaitLine]) waiting!: RiskWaitLine[]
  @Field(() => [RiskCell], { description: 'Row: the gravest class of its places. Column: state' }) suppliers!: RiskCell[]
  @Field(() => [RiskCell], { description: 'Neither dismissed nor cleared. Row: code. Column: age' }) flags!: RiskCell[]
  @Field(() => [RiskCell], { description: 'Open dossiers. Row: package. Column: its state' }) dossiers!: RiskCell[]
  @Field(() => [RiskCell], { nullable: true, description: 'Row: list. Column: state. Null: not for these roles' }) hits!: RiskCell[] | null
  @Field(() => [RiskCell], { description: 'Row: material. Column: judgement or gap' }) materials!: RiskCell[]
}

const day = 86_400_000

@Resolver(() => RiskReview)
export class RiskReviewResolver {
  @Query(() => RiskReview)
  riskReview(@Ctx() ctx: Context): Row {
    authorizeReading(ctx, 'riskReview.read')
    return {}
  }

  @Mutation(() => Boolean, { description: 'The person is here: what is news next time begins where this visit ends' })
  async noteRiskReviewVisit(@Ctx() ctx: Context): Promise<boolean> {
    await noteVisit(ctx)
    return true
  }

  @FieldResolver(() => RiskChanges)
  async changes(
    @Arg('days', () => Int, { nullable: true, description: 'So many days back: 7, 30 or 90; left out, since one’s last visit' })
    days: number | null,
    @Ctx() ctx: Context,
  ): Promise<Row> {
    const lastVisit = await lastVisitEnd(ctx)
    const back = lookBackDays.find(one => one === days)
    const since = (!back && lastVisit) || new Date(ctx.now().getTime() - (back ?? firstLookDays) * day)
    return { since, lastVisit, lines: await whatChanged(ctx, since) }
  }

  @FieldResolver(() => [RiskWaitLine])
  waiting(@Ctx() ctx: Context): Promise<Row[]> {
    return whatWaitsForAll(ctx)
  }

  @FieldResolver(() => [RiskCell])
  suppliers(@Ctx() ctx: Context): Promise<Row[]> {
    return countPicture(ctx, supplierPicture)
  }

  @FieldResolver(() => [RiskCell])
  flags(@Ctx() ctx: Context): Promise<Row[]> {
    return countPicture(ctx, flagPicture)
  }

  @FieldResolver(() => [RiskCell])
  dossiers(@Ctx() ctx: Context): Promise<Row[]> {
    return countPicture(ctx, dossierPicture)
  }

  @FieldResolver(() => [RiskCell], { nullable: true })
  async hits(@Ctx() ctx: Context): Promise<Row[] | null> {
    return mayEver(ctx.actor, 'hit.read') ? countPicture(ctx, hitPicture) : null
  }

  @FieldResolver(() => [RiskCell])
  materials(@Ctx() ctx: Context): Promise<Row[]> {
    return countPicture(ctx, materialPicture)
  }
}
