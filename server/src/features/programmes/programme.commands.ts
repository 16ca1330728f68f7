import { addDays, type Calendar, type Day, dayIn } from 'shared/rules/days.ts'
import {
  type CalendarDay as CalendarDayGiven,
  calendarDay as calendarDaySchema,
  type EditProgramme,
  editProgramme as editSchema,
  type SetProgramme,
  setProgramme as setSchema,
} from 'shared/schemas/programmes.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { CalendarDay, Programme, ProgrammeSettings } from './programme.entity.ts'

const here = (ctx: Context): string => ctx.actor.programmeId ?? ''
const ofProgramme = (ctx: Context) => ({ subjectType: 'programmes', subjectId: here(ctx) })

/** Changes the profile: what the yearly report says of the company itself. */
export async function editProgramme(ctx: Context, input: EditProgramme): Promise<string> {
  const { version, ...profile } = parse(editSchema, input)
  const programme = await loadForUpdate(ctx, Programme, 'programme.edit', here(ctx), version)
  await store(ctx, Programme, programme, profile)
  note(ctx, { action: 'programme.edit', ...ofProgramme(ctx), data: profile })
  return programme.id
}

/** Sets times and weekend, as a new version. */
export async function setProgramme(ctx: Context, input: SetProgramme): Promise<string> {
  const { version, ...given } = parse(setSchema, input)
  const programme = await loadForUpdate(ctx, Programme, 'programme.set', here(ctx))
  const current = await currentSettings(ctx)
  if (current.version !== version) throw new Refused('changedMeanwhile', { version: current.version })
  const at = ctx.now()
  await ctx.db.insert(ProgrammeSettings, {
    ...given,
    programmeId: programme.id,
    version: version + 1,
    takesEffectAt: at,
    recordedAt: at,
    setById: ctx.actor.accountId ?? '',
  })
  note(ctx, { action: 'programme.set', ...ofProgramme(ctx), data: given })
  return programme.id
}

/** Names a day that is not worked, or a weekend day that is. */
export async function setCalendarDay(ctx: Context, input: CalendarDayGiven): Promise<string> {
  const given = parse(calendarDaySchema, input)
  authorizeHere(ctx, 'programme.setCalendar')
  await ctx.db.upsert(CalendarDay, { ...given, programmeId: here(ctx) }, ['programmeId', 'day'])
  note(ctx, { action: 'programme.setCalendar', ...ofProgramme(ctx), data: given })
  return here(ctx)
}

export async function removeCalendarDay(ctx: Context, day: Day): Promise<string> {
  const given = parse(calendarDaySchema.pick({ day: true }), { day })
  authorizeHere(ctx, 'programme.setCalendar')
  await ctx.db.delete(CalendarDay, { ...given, programmeId: here(ctx) })
  note(ctx, { action: 'programme.setCalendar', ...ofProgramme(ctx), data: { ...given, removed: true } })
  return here(ctx)
}

export async function currentSettings(ctx: Context): Promise<ProgrammeSettings> {
  return ctx.db.findOneOrFail(ProgrammeSettings, { where: { programmeId: here(ctx) }, order: { version: 'DESC' } })
}

export const currentProgramme = (ctx: Context): Promise<Programme> => ctx.db.findOneByOrFail(Programme, { id: here(ctx) })

/** The programme's working days, for clocks that count in them. */
export async function calendar(ctx: Context): Promise<Calendar> {
  const { weekend } = await currentSettings(ctx)
  const days = await ctx.db.findBy(CalendarDay, { programmeId: here(ctx) })
  return { weekend, named: new Map(days.map(one => [one.day, one.works])) }
}

/** A date a supplier is given: today there or later, and within two years. */
export async function checkDueDay(ctx: Context, day: Day): Promise<void> {
  const { timeZone } = await currentProgramme(ctx)
  const today = dayIn(ctx.now(), timeZone)
  if (day < today || day > addDays(today, 731)) throw new Refused('duePast', { today })
}
