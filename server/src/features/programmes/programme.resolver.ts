import type { GraphQLResolveInfo } from 'graphql'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { readAll, readBack } from '../../core/reading.ts'
import { Day } from '../../core/types.ts'
import * as commands from './programme.commands.ts'
import { Programme, ProgrammeSettings } from './programme.entity.ts'
import { CalendarDayInput, EditProgrammeInput, SetProgrammeInput } from './programme.inputs.ts'
import { programmeShape, settingsShape } from './programme.reading.ts'

const actions: readonly Action[] = ['programme.edit', 'programme.set', 'programme.setCalendar']

@Resolver(() => Programme)
export class ProgrammeResolver {
  @Query(() => Programme)
  programme(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    authorizeReading(ctx, 'programme.read')
    return readBack(ctx, programmeShape, ctx.actor.programmeId ?? '', info)
  }

  @Query(() => [ProgrammeSettings])
  programmeSettingsVersions(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    authorizeReading(ctx, 'programme.set')
    return readAll(ctx, settingsShape, settings => `${settings}.version DESC`, info)
  }

  @Mutation(() => Programme)
  async editProgramme(
    @Arg('input', () => EditProgrammeInput) input: EditProgrammeInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, programmeShape, await commands.editProgramme(ctx, input), info)
  }

  @Mutation(() => Programme)
  async setProgramme(
    @Arg('input', () => SetProgrammeInput) input: SetProgrammeInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, programmeShape, await commands.setProgramme(ctx, input), info)
  }

  @Mutation(() => Programme)
  async setCalendarDay(
    @Arg('input', () => CalendarDayInput) input: CalendarDayInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, programmeShape, await commands.setCalendarDay(ctx, input), info)
  }

  @Mutation(() => Programme)
  async removeCalendarDay(@Arg('day', () => Day) day: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, programmeShape, await commands.removeCalendarDay(ctx, day), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() programme: Subject, @Ctx() ctx: Context): Action[] {
    return allowed(ctx, actions, programme)
  }
}
