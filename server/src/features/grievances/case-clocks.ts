import type { GrievanceState } from 'shared/machines/grievance.ts'
import { type Calendar, type Day, dayIn } from 'shared/rules/days.ts'
import { type CaseDays, type ClockSettings, type Deadline, deadlinesOf, nextDeadline, usualClocks } from 'shared/rules/grievances/clocks.ts'
import { forgetOn, retentionRange } from 'shared/rules/grievances/retention.ts'
import type { Context } from '../../core/context.ts'
import { calendar } from '../programmes/programme.commands.ts'
import type { Grievance } from './grievance.entity.ts'

/** What a programme has set about its grievances, as far as clocks go. */
export interface Clockwork {
  readonly clocks: ClockSettings
  readonly retentionYears: number
  readonly calendar: Calendar
  readonly zone: string
  readonly today: Day
}

export async function clockwork(ctx: Context): Promise<Clockwork> {
  const [row] = await ctx.ask({
    text: `SELECT p.time_zone AS zone, s.clocks, s.retention_years AS years FROM programmes p LEFT JOIN grievance_settings s ON s.programme_id = p.id WHERE p.id = $1`,
    values: [ctx.actor.programmeId],
  })
  const zone = String(row?.zone ?? 'UTC')
  return {
    clocks: { ...usualClocks, ...(row?.clocks as Partial<ClockSettings> | null) },
    retentionYears: Number(row?.years ?? retentionRange.usual),
    calendar: await calendar(ctx),
    zone,
    today: dayIn(ctx.now(), zone),
  }
}

const daysOf = (grievance: Grievance, state: GrievanceState, zone: string): CaseDays => {
  const on = (at: Date | null): Day | null => at && dayIn(at, zone)
  const reported = on(grievance.retaliationAt)
  return {
    state,
    received: dayIn(grievance.receivedAt, zone),
    acknowledged: on(grievance.acknowledgedAt),
    admitted: on(grievance.admittedAt),
    appealed: on(grievance.appealedAt),
    told: on(grievance.decidedAt),
    remedyDue: grievance.remedyDueOn,
    retaliation: reported ? { reported, answered: on(grievance.retaliationAnsweredAt) } : null,
    pauses: grievance.pauses,
  }
}

/** What is due in a case, the next first. */
export const deadlines = (grievance: Grievance, { clocks, calendar: days, zone, today }: Clockwork): Deadline[] =>
  deadlinesOf({ days: daysOf(grievance, grievance.status, zone), clocks, calendar: days, today })

/** What an act changes, and with it the day that the case waits for now: what was promised to the sender when a clock began. */
export function reckon(
  { clocks, calendar: days, zone, today, retentionYears }: Clockwork,
  grievance: Grievance,
  to: GrievanceState,
  changes: Partial<Grievance>,
): Partial<Grievance> {
  const next = nextDeadline({ days: daysOf({ ...grievance, ...changes }, to, zone), clocks, calendar: days, today })
  const since = to === grievance.status ? dayIn(grievance.statusSince, zone) : today
  return { ...changes, clock: next?.clock ?? null, dueOn: next?.due ?? null, forgetOn: forgetOn(to, since, retentionYears) }
}

export const reckoned = async (
  ctx: Context,
  grievance: Grievance,
  to: GrievanceState,
  changes: Partial<Grievance>,
): Promise<Partial<Grievance>> => reckon(await clockwork(ctx), grievance, to, changes)
