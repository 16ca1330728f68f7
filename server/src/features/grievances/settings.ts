import { type ClockSettings, usualClocks } from 'shared/rules/grievances/clocks.ts'
import { retentionRange } from 'shared/rules/grievances/retention.ts'
import { type Locale, type LocalText, locales } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'
import { type Holder, trustedHandlers } from '../members/handler-keys.ts'

/** A body outside the company that can be turned to. */
export interface OutsideBodyText {
  readonly name: string
  readonly address: string
}

/** How a programme takes grievances; what nobody has set is as it is usual. */
export interface GrievanceSettings {
  readonly open: boolean
  readonly languages: readonly Locale[]
  readonly emergency: LocalText | null
  readonly outside: readonly OutsideBodyText[]
  readonly clocks: ClockSettings
  readonly retentionYears: number
  /** Who gets new cases; null: every handler. */
  readonly intakeIds: readonly string[] | null
  readonly version: number
}

const usual: GrievanceSettings = {
  open: true,
  languages: locales,
  emergency: null,
  outside: [],
  clocks: usualClocks,
  retentionYears: retentionRange.usual,
  intakeIds: null,
  version: 0,
}

/** Who gets new cases: those whose key somebody has vouched for, and of them whom the programme has named, if it has. */
export async function intakeHandlers(ctx: Context): Promise<Holder[]> {
  const { intakeIds } = await grievanceSettings(ctx)
  return (await trustedHandlers(ctx)).filter(one => intakeIds?.includes(one.accountId) ?? true)
}

export async function grievanceSettings(ctx: Context): Promise<GrievanceSettings> {
  const [row] = await ctx.ask({
    text: `SELECT open, languages, emergency, outside, clocks, retention_years AS "retentionYears", intake_ids AS "intakeIds", version
      FROM grievance_settings WHERE programme_id = $1`,
    values: [ctx.actor.programmeId],
  })
  if (!row) return usual
  const given = row as unknown as GrievanceSettings
  return { ...given, clocks: { ...usualClocks, ...given.clocks } }
}
