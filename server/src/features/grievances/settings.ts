import { type ClockSettings, usualClocks } from 'shared/rules/grievances/clocks.ts'
import { retentionRange } from 'shared/rules/grievances/retention.ts'
import type { AnswerLanguage } from 'shared/words/grievances.ts'
import { type Locale, type LocalText, locales } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'
import { translator, type WordKey } from '../../platform/words.ts'
import { type Holder, trustedHandlers } from '../members/handler-keys.ts'

/** A body outside the company that can be turned to. Where a language is missing it is empty, and another stands for it. */
export interface OutsideBodyText {
  readonly name: LocalText
  readonly address: LocalText
}

/** How a programme takes grievances; what nobody has set is as it is usual. */
export interface GrievanceSettings {
  readonly open: boolean
  /** In which its handlers answer by themselves. */
  readonly languages: readonly AnswerLanguage[]
  /** What to do in danger; empty: our usual sentence. */
  readonly emergency: LocalText
  /** Where else one is heard: an office, a telephone, a box. */
  readonly elsewhere: LocalText
  /** Who answers for what is kept of a person. */
  readonly privacyContact: string
  /** Null: the usual ones. */
  readonly outside: readonly OutsideBodyText[] | null
  readonly clocks: ClockSettings
  readonly retentionYears: number
  /** Who gets new cases; null: every handler. */
  readonly intakeIds: readonly string[] | null
  readonly setBy: string | null
  readonly setAt: Date | null
  readonly version: number
}

export const nothingSaid: LocalText = { zh: '', en: '', fr: '' }

const usual: GrievanceSettings = {
  open: true,
  languages: locales,
  emergency: nothingSaid,
  elsewhere: nothingSaid,
  privacyContact: '',
  outside: null,
  clocks: usualClocks,
  retentionYears: retentionRange.usual,
  intakeIds: null,
  setBy: null,
  setAt: null,
  version: 0,
}

const inEveryLanguage = (key: WordKey): LocalText =>
  Object.fromEntries(locales.map(locale => [locale, translator(locale)(key)])) as Record<Locale, string>

const usualBodies = ['cccmc', 'platform', 'asi', 'labour', 'police'] as const
/** Domain reference 9.2; the authorities are those of China and, elsewhere, of the place. */
export const usualOutside: readonly OutsideBodyText[] = usualBodies.map(one => ({
  name: inEveryLanguage(`mechanism:outside.${one}.name`),
  address: inEveryLanguage(`mechanism:outside.${one}.address`),
}))

/** Who gets new cases: those whose key somebody has vouched for, and of them whom the programme has named, if it has. */
export async function intakeHandlers(ctx: Context): Promise<Holder[]> {
  const { intakeIds } = await grievanceSettings(ctx)
  return (await trustedHandlers(ctx)).filter(one => intakeIds?.includes(one.accountId) ?? true)
}

export async function grievanceSettings(ctx: Context): Promise<GrievanceSettings> {
  const [row] = await ctx.ask({
    text: `SELECT open, languages, emergency, elsewhere, coalesce(privacy_contact, '') AS "privacyContact", outside, clocks, retention_years AS "retentionYears",
        intake_ids AS "intakeIds", (SELECT a.name FROM accounts a WHERE a.id = set_by_id) AS "setBy", set_at AS "setAt", version
      FROM grievance_settings WHERE programme_id = $1`,
    values: [ctx.actor.programmeId],
  })
  if (!row) return usual
  const given = row as unknown as GrievanceSettings
  return {
    ...given,
    emergency: { ...nothingSaid, ...given.emergency },
    elsewhere: { ...nothingSaid, ...given.elsewhere },
    clocks: { ...usualClocks, ...given.clocks },
  }
}
