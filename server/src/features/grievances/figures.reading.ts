import type { GrievanceState } from 'shared/machines/grievance.ts'
import { breakdown, breakdownOfMany, medianDays, type Shown, shown } from 'shared/rules/grievances/figures.ts'
import { changesMade, dismissalReasons, grievanceChannels, grievanceResults, remedyKinds, rootCauses } from 'shared/words/cases.ts'
import { topics } from 'shared/words/grievances.ts'
import { houseActor } from '../../core/actor.ts'
import { peek } from '../../core/atomic.ts'
import type { Context, Row } from '../../core/context.ts'

export interface FigureGroup {
  readonly name: string
  readonly cells: { readonly key: string; readonly count: number | null }[]
}

/** Numbers for the yearly report (domain reference 9.7). null: fewer than are shown. */
export interface Figures {
  readonly year: number
  readonly received: number | null
  readonly groups: FigureGroup[]
  readonly appeals: number | null
  readonly retaliation: number | null
  readonly openOver90Days: number | null
  readonly medianDaysToAcknowledge: number | null
  readonly medianDaysToDecide: number | null
}

interface Told {
  readonly channel: string
  readonly topic: string | null
  readonly country: string | null
  readonly status: GrievanceState
  readonly admitted: boolean
  readonly dismissedFor: string | null
  readonly decision: string | null
  readonly remedyKind: string | null
  readonly rootCause: string | null
  readonly changeMade: string | null
  readonly appealed: boolean
  readonly retaliation: boolean
  readonly old: boolean
  readonly toAcknowledge: number | null
  readonly toDecide: number | null
}

/** Of all cases of the programme that came in a calendar year, whoever handles them. Whole years alone: of two ranges that differ by a day, the difference would tell. */
export async function figuresOf(ctx: Context, year: number): Promise<Figures> {
  const rows = await peek(ctx, houseActor(ctx.actor.programmeId ?? '', ctx.actor.accountId), {
    name: 'grievance-figures',
    text: `SELECT g.channel, g.topic, g.country, g.status, g.admitted_at IS NOT NULL AS admitted, g.dismissed_for AS "dismissedFor", g.decision, g.remedy_kind AS "remedyKind", g.root_cause AS "rootCause", g.change_made AS "changeMade",
        g.appealed_at IS NOT NULL AS appealed, g.retaliation_at IS NOT NULL AS retaliation,
        g.decided_at IS NULL AND g.status NOT IN ('CLOSED', 'WITHDRAWN', 'REFERRED') AND g.received_at < $3::timestamptz - interval '90 days' AS old,
        extract(epoch FROM g.acknowledged_at - g.received_at)::float8 / 86400 AS "toAcknowledge", extract(epoch FROM g.decided_at - g.received_at)::float8 / 86400 AS "toDecide"
      FROM grievances g JOIN programmes p ON p.id = g.programme_id WHERE g.programme_id = $1 AND extract(year FROM g.received_at AT TIME ZONE p.time_zone) = $2`,
    values: [ctx.actor.programmeId, year, ctx.now()],
  })
  return figures(year, rows as (Row & Told)[])
}

/** How often each value comes; those of a closed list are all named, so that none says by being there that it has a case. */
const counts = (values: readonly (string | null)[], all: readonly string[] = []): Record<string, number> => {
  const found: Record<string, number> = Object.fromEntries(all.map(value => [value, 0]))
  for (const value of values) if (value !== null) found[value] = (found[value] ?? 0) + 1
  return found
}
const days = (values: readonly (number | null)[]): number | null => {
  const middle = medianDays(values.filter(value => value !== null))
  return middle === null ? null : Math.round(middle)
}

const admissionOf = ({ admitted, dismissedFor }: Told): string => (admitted ? 'ADMITTED' : dismissedFor ? 'INADMISSIBLE' : 'NOT_YET')
const group = (name: string, counted: Shown): FigureGroup => ({
  name,
  cells: Object.entries(counted).map(([key, count]) => ({ key, count })),
})

function figures(year: number, told: readonly Told[]): Figures {
  const of = (name: string, all: readonly string[], pick: (one: Told) => string | null): FigureGroup =>
    group(name, breakdown(counts(told.map(pick), all)))
  const many = (holds: (one: Told) => boolean): number | null => shown(told.filter(holds).length)
  return {
    year,
    received: shown(told.length),
    groups: [
      of('channel', grievanceChannels, one => one.channel),
      of('topic', [...topics, 'NONE'], one => one.topic ?? 'NONE'),
      group('country', breakdownOfMany(counts(told.map(one => one.country ?? 'NONE')))),
      of('admission', ['ADMITTED', 'INADMISSIBLE', 'NOT_YET'], admissionOf),
      of('dismissal', dismissalReasons, one => one.dismissedFor),
      of('result', grievanceResults, one => one.decision),
      of('remedy', remedyKinds, one => one.remedyKind),
      of('rootCause', rootCauses, one => one.rootCause),
      of('changeMade', changesMade, one => one.changeMade),
    ],
    appeals: many(one => one.appealed),
    retaliation: many(one => one.retaliation),
    openOver90Days: many(one => one.old),
    medianDaysToAcknowledge: days(told.map(one => one.toAcknowledge)),
    medianDaysToDecide: days(told.map(one => one.toDecide)),
  }
}
