import type { GrievanceState } from 'shared/machines/grievance.ts'
import { type Calendar, type Day, dayIn } from 'shared/rules/days.ts'
import { type CaseDays, type ClockSettings, type Deadline, deadlinesOf, nextDeadline } from 'shared/rules/grievances/clocks.ts'
import { forgetOn } from 'shared/rules/grievances/retention.ts'
import type { Context } from '../../core/context.ts'
import type { Grievance } from './grievance.entity.ts'
import { grievanceSettings } from './settings.ts'

/** What a programme has set about its grievances, as far as clocks go. */
export interface Clockwork {
  readonly clocks: ClockSettings
  readonly retentionYears: number
  readonly calendar: Calendar
  readonly zone: string
  readonly today: Day
}

/** Days that are worked. Asked by SQL, since readers reckon deadlines too. */
async function workingDays(ctx: Context): Promise<Calendar> {
  const values = [ctx.actor.programmeId]
  const [settings] = await ctx.ask({
    text: 'SELECT weekend FROM programme_settings WHERE programme_id = $1 ORDER BY version DESC LIMIT 1',
    values,
  })
  const named = await ctx.ask({ text: 'SELECT day::text, works FROM calendar_days WHERE programme_id = $1', values })
  return {
    weekend: (settings?.weekend ?? []) as number[],
    named: new Map(named.map(({ day, works }) => [String(day), works === true])),
  }
}

export async function clockwork(ctx: Context): Promise<Clockwork> {
  const [programme] = await ctx.ask({ text: 'SELECT time_zone AS zone FROM programmes WHERE id = $1', values: [ctx.actor.programmeId] })
  const zone = String(programme?.zone ?? 'UTC')
  const { clocks, retentionYears } = await grievanceSettings(ctx)
  return { clocks, retentionYears, calendar: await workingDays(ctx), zone, today: dayIn(ctx.now(), zone) }
}

/** The columns that clocks look at. */
type Timed = Pick<
  Grievance,
  | 'receivedAt'
  | 'acknowledgedAt'
  | 'admittedAt'
  | 'appealedAt'
  | 'decidedAt'
  | 'remedyDueOn'
  | 'retaliationAt'
  | 'retaliationAnsweredAt'
  | 'pauses'
>

const daysOf = (grievance: Timed, state: GrievanceState, zone: string): CaseDays => {
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

/** What an act changes, and with it the day that the case waits for now: what was promised to the sender when a clock began. */
export function reckon(
  { clocks, calendar, zone, today, retentionYears }: Clockwork,
  grievance: Grievance,
  to: GrievanceState,
  changes: Partial<Grievance>,
): Partial<Grievance> {
  const next = nextDeadline({ days: daysOf({ ...grievance, ...changes }, to, zone), clocks, calendar, today })
  const since = to === grievance.status ? dayIn(grievance.statusSince, zone) : today
  const ends = forgetOn(to, since, retentionYears, changes.keptUntil ?? grievance.keptUntil)
  return { ...changes, clock: next?.clock ?? null, dueOn: next?.due ?? null, forgetOn: ends, ...(ends === null && { remindedOn: null }) }
}

export const reckoned = async (
  ctx: Context,
  grievance: Grievance,
  to: GrievanceState,
  changes: Partial<Grievance>,
): Promise<Partial<Grievance>> => reckon(await clockwork(ctx), grievance, to, changes)

/** Whoever goes on lets the clock run. */
export const endOfPause = ({ pauses }: Grievance, { today }: Clockwork): Partial<Grievance> => ({
  pauses: pauses.map(pause => ({ ...pause, to: pause.to ?? today })),
})

type WithState = Timed & Pick<Grievance, 'status'>

/** What is due in a case, the next first. */
export const deadlines = (grievance: WithState, { clocks, calendar, zone, today }: Clockwork): Deadline[] =>
  deadlinesOf({ days: daysOf(grievance, grievance.status, zone), clocks, calendar, today })

/** The same by its id, for a handler; empty where it is not theirs. */
export async function deadlinesOfMine(ctx: Context, id: string): Promise<Deadline[]> {
  const [row] = await ctx.ask({
    name: 'case-days',
    text: `SELECT status, received_at AS "receivedAt", acknowledged_at AS "acknowledgedAt", admitted_at AS "admittedAt", appealed_at AS "appealedAt", decided_at AS "decidedAt",
        remedy_due_on::text AS "remedyDueOn", retaliation_at AS "retaliationAt", retaliation_answered_at AS "retaliationAnsweredAt", pauses
      FROM grievances WHERE id = $1 AND programme_id = $2 AND $3 = ANY (handler_ids)`,
    values: [id, ctx.actor.programmeId, ctx.actor.accountId],
  })
  return row ? deadlines(row as unknown as WithState, await clockwork(ctx)) : []
}
