import { openGrievanceStates } from 'shared/machines/grievance.ts'
import { type CountedCase, figureGroups, yearlyFigures } from 'shared/rules/grievances/yearly-figures.ts'
import { houseActor } from '../../core/actor.ts'
import { peek } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'

/** A line of a table of figures. null: fewer than are shown. */
export interface Figure {
  readonly group: string
  readonly key: string
  readonly count: number | null
}

/** What waits for a decision, on the case or on an appeal. */
const undecided = openGrievanceStates
  .filter(state => !['DECIDED', 'REMEDY_RUNNING', 'REVIEWED'].includes(state))
  .map(state => `'${state}'`)
  .join(', ')

/**
 * Of all cases of the programme that came in a calendar year, whoever handles them. Whole years alone: of two ranges that differ by a day,
 * the difference would tell. As long as the year runs, whoever is kept out of a case does not count it: one more than their inbox has
 * would tell them of it.
 */
export async function figuresOf(ctx: Context, year: number): Promise<Figure[]> {
  const rows = await peek(ctx, houseActor(ctx.actor.programmeId ?? '', ctx.actor.accountId), {
    name: 'grievance-figures',
    text: `SELECT g.channel, g.topic, g.country, g.admitted_at IS NOT NULL AS admitted, g.dismissed_for AS "dismissedFor", g.decision, g.remedy_kind AS "remedyKind", g.root_cause AS "rootCause", g.change_made AS "changeMade",
        g.appealed_at IS NOT NULL AS appealed, g.retaliation_at IS NOT NULL AS retaliation,
        g.status IN (${undecided}) AND g.received_at < $3::timestamptz - interval '90 days' AS old,
        extract(epoch FROM g.acknowledged_at - g.received_at)::float8 / 86400 AS "toAcknowledge", extract(epoch FROM g.decided_at - g.received_at)::float8 / 86400 AS "toDecide"
      FROM grievances g JOIN programmes p ON p.id = g.programme_id WHERE g.programme_id = $1 AND extract(year FROM g.received_at AT TIME ZONE p.time_zone) = $2
        AND NOT (extract(year FROM $3::timestamptz AT TIME ZONE p.time_zone) = $2 AND $4 = ANY (g.excluded_ids))`,
    values: [ctx.actor.programmeId, year, ctx.now(), ctx.actor.accountId],
  })
  const figures = yearlyFigures(rows as unknown as CountedCase[])
  return figureGroups.flatMap(group => Object.entries(figures[group]).map(([key, count]) => ({ group, key, count })))
}
