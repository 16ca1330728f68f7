import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { figuresOf, type FigureGroup as Group } from './figures.reading.ts'
import {
  SetEmergencyInput,
  SetGrievancesInput,
  SetIntakeInput,
  SetOutsideBodiesInput,
  SetPublicPathInput,
  SetSpeakingInput,
} from './mechanism.inputs.ts'
import { GrievanceSettings, settingsOf } from './mechanism.reading.ts'
import * as commands from './settings.commands.ts'

@ObjectType()
class FigureCell {
  @Field(() => String) key!: string
  @Field(() => Int, { nullable: true, description: 'Null: fewer than five, or hidden so that nobody can work it out' }) count!:
    | number
    | null
}

@ObjectType()
class FigureGroup {
  @Field(() => String, { description: 'channel, topic, country, admission, dismissal, result, remedy, rootCause, changeMade' })
  name!: string
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

  @Mutation(() => GrievanceSettings, { description: 'The clocks, and for how long cases are kept' })
  async setGrievances(@Arg('input', () => SetGrievancesInput) input: SetGrievancesInput, @Ctx() ctx: Context): Promise<GrievanceSettings> {
    await commands.setGrievances(ctx, input)
    return settingsOf(ctx)
  }

  @Mutation(() => GrievanceSettings, { description: 'Open or closed, languages, and where else one is heard' })
  async setSpeaking(@Arg('input', () => SetSpeakingInput) input: SetSpeakingInput, @Ctx() ctx: Context): Promise<GrievanceSettings> {
    await commands.setSpeaking(ctx, input)
    return settingsOf(ctx)
  }

  @Mutation(() => GrievanceSettings, { description: 'What somebody in danger is told first' })
  async setEmergency(@Arg('input', () => SetEmergencyInput) input: SetEmergencyInput, @Ctx() ctx: Context): Promise<GrievanceSettings> {
    await commands.setEmergency(ctx, input)
    return settingsOf(ctx)
  }

  @Mutation(() => GrievanceSettings, { description: 'To whom else one can turn' })
  async setOutsideBodies(
    @Arg('input', () => SetOutsideBodiesInput) input: SetOutsideBodiesInput,
    @Ctx() ctx: Context,
  ): Promise<GrievanceSettings> {
    await commands.setOutsideBodies(ctx, input)
    return settingsOf(ctx)
  }

  @Mutation(() => GrievanceSettings, { description: 'Who gets new cases' })
  async setIntake(@Arg('input', () => SetIntakeInput) input: SetIntakeInput, @Ctx() ctx: Context): Promise<GrievanceSettings> {
    await commands.setIntake(ctx, input)
    return settingsOf(ctx)
  }

  @Mutation(() => GrievanceSettings, { description: 'The address of the public pages; the one before leads to it' })
  async setPublicPath(@Arg('input', () => SetPublicPathInput) input: SetPublicPathInput, @Ctx() ctx: Context): Promise<GrievanceSettings> {
    await commands.setPublicPath(ctx, input)
    return settingsOf(ctx)
  }
}
