import type { ClockSettings } from 'shared/rules/grievances/clocks.ts'
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { SetGrievancesInput } from './case.inputs.ts'
import { figuresOf, type FigureGroup as Group } from './figures.reading.ts'
import { setGrievances } from './settings.commands.ts'
import { grievanceSettings } from './settings.ts'

@ObjectType()
class FigureCell {
  @Field(() => String) key!: string
  @Field(() => Int, { nullable: true, description: 'Null: fewer than five, or hidden so that nobody can work it out' }) count!:
    | number
    | null
}

@ObjectType()
class FigureGroup {
  @Field(() => String, { description: 'channel, topic, country, admission, dismissal, result, remedy' }) name!: string
  @Field(() => [FigureCell]) cells!: FigureCell[]
}

@ObjectType({ description: 'Numbers for the yearly report, none of which points at a case: domain reference 9.7' })
class GrievanceFigures {
  @Field(() => Int) year!: number
  @Field(() => Int, { nullable: true }) received!: number | null
  @Field(() => [FigureGroup]) groups!: Group[]
  @Field(() => Int, { nullable: true }) appeals!: number | null
  @Field(() => Int, { nullable: true }) retaliation!: number | null
  @Field(() => Int, { nullable: true }) openOver90Days!: number | null
  @Field(() => Int, { nullable: true }) medianDaysToAcknowledge!: number | null
  @Field(() => Int, { nullable: true }) medianDaysToDecide!: number | null
}

@ObjectType({ description: 'How a programme takes grievances' })
class GrievanceSettings implements ClockSettings {
  @Field(() => String, { description: 'Where the public pages are: /speak/…' }) path!: string
  @Field(() => Int) acknowledgeWorkingDays!: number
  @Field(() => Int) admissibilityWorkingDays!: number
  @Field(() => Int) findingWorkingDays!: number
  @Field(() => Int) feedbackDays!: number
  @Field(() => Int) appealDays!: number
  @Field(() => Int) appealDecisionWorkingDays!: number
  @Field(() => Int) retaliationWorkingDays!: number
  @Field(() => Int) retentionYears!: number
  @Field(() => Int) version!: number
}

async function settingsOf(ctx: Context): Promise<GrievanceSettings> {
  const { clocks, retentionYears, version } = await grievanceSettings(ctx)
  const [programme] = await ctx.ask({ text: 'SELECT public_path AS path FROM programmes WHERE id = $1', values: [ctx.actor.programmeId] })
  return { ...clocks, retentionYears, version, path: String(programme?.path) }
}

/** What holds for all cases of a programme: its clocks, and its figures. */
@Resolver()
export class MechanismResolver {
  @Query(() => GrievanceSettings)
  grievanceSettings(@Ctx() ctx: Context): Promise<GrievanceSettings> {
    authorizeHere(ctx, 'grievanceSettings.read')
    return settingsOf(ctx)
  }

  @Query(() => GrievanceFigures, { description: 'Of the cases that came in a calendar year' })
  grievanceFigures(@Arg('year', () => Int) year: number, @Ctx() ctx: Context): Promise<GrievanceFigures> {
    authorizeHere(ctx, 'grievanceFigures.read')
    return figuresOf(ctx, year)
  }

  @Mutation(() => GrievanceSettings)
  async setGrievances(@Arg('input', () => SetGrievancesInput) input: SetGrievancesInput, @Ctx() ctx: Context): Promise<GrievanceSettings> {
    await setGrievances(ctx, input)
    return settingsOf(ctx)
  }
}
