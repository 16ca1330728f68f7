import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
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

/** What holds for all cases of a programme. */
@Resolver()
export class MechanismResolver {
  @Query(() => GrievanceSettings)
  grievanceSettings(@Ctx() ctx: Context): Promise<GrievanceSettings> {
    authorizeHere(ctx, 'grievanceSettings.read')
    return settingsOf(ctx)
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
