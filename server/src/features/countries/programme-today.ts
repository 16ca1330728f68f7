import { type Day, dayIn } from 'shared/rules/days.ts'
import type { Context } from '../../core/context.ts'

/** The day it is in the programme's time zone. */
export async function programmeToday(ctx: Context): Promise<Day> {
  const [row] = await ctx.ask({ text: 'SELECT time_zone AS zone FROM programmes WHERE id = $1', values: [ctx.actor.programmeId] })
  return dayIn(ctx.now(), String(row?.zone ?? 'UTC'))
}
