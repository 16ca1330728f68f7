import type { ClockSettings } from 'shared/rules/grievances/clocks.ts'
import type { AnswerLanguage } from 'shared/words/grievances.ts'
import type { Locale, LocalText } from 'shared/words/lists.ts'
import { houseActor, nobody } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { departmentsOf } from './departments.ts'
import { programmeAt } from './public-path.ts'
import { grievanceSettings, intakeHandlers, type OutsideBodyText, usualOutside } from './settings.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** What the public pages of a programme say before anybody has said anything. */
export interface Place {
  readonly programmeId: string
  /** Where its pages are now, by whichever address they were found. */
  readonly path: string
  readonly name: string
  readonly locale: Locale
  readonly timeZone: string
  /** Something can be handed in: it is not closed, and somebody could read it. */
  readonly open: boolean
  /** Its handlers have closed it. */
  readonly closed: boolean
  readonly languages: readonly AnswerLanguage[]
  readonly emergency: LocalText
  readonly elsewhere: LocalText
  readonly privacyContact: string
  readonly outside: readonly OutsideBodyText[]
  readonly departments: readonly Named[]
  /** Who will read it, by name: nobody should have to guess (UNGP 31, *legitimate*). */
  readonly handlers: readonly Named[]
  readonly clocks: ClockSettings
  readonly retentionYears: number
}

/** Looks in as the house, and comes back as whoever it was. */
async function lookInto<T>(ctx: Context, programmeId: string, look: () => Promise<T>): Promise<T> {
  const asker = ctx.actor
  await enter(ctx, houseActor(programmeId))
  try {
    return await look()
  } finally {
    await enter(ctx, asker)
  }
}

/** The programme that has its public pages at this address, or had them there. */
export async function grievancePlace(ctx: Context, path: string): Promise<Place | null> {
  await enter(ctx, nobody)
  if (!/^[a-z0-9-]{1,60}$/.test(path)) return null
  const programmeId = await programmeAt(ctx, path)
  return programmeId ? lookInto(ctx, programmeId, () => placeOf(ctx, programmeId)) : null
}

async function placeOf(ctx: Context, programmeId: string): Promise<Place> {
  const [programme] = await ctx.ask({
    text: 'SELECT name, locale, time_zone AS "timeZone", public_path AS path FROM programmes WHERE id = $1',
    values: [programmeId],
  })
  const { open, languages, emergency, elsewhere, privacyContact, outside, clocks, retentionYears } = await grievanceSettings(ctx)
  const handlers = await intakeHandlers(ctx)
  return {
    programmeId,
    path: String(programme?.path),
    name: String(programme?.name),
    locale: programme?.locale as Locale,
    timeZone: String(programme?.timeZone),
    open: open && handlers.length > 0,
    closed: !open,
    departments: await departmentsOf(ctx),
    handlers: handlers.map(one => ({ id: one.accountId, name: one.name })),
    outside: outside ?? usualOutside,
    ...{ languages, emergency, elsewhere, privacyContact, clocks, retentionYears },
  }
}

/** Where there is one programme, its pages are found without an address; several are not told to the public. */
export async function openForGrievances(ctx: Context): Promise<{ path: string } | null> {
  const ids = await ctx.ask({ text: 'SELECT id FROM programme_ids LIMIT 2' })
  const [only] = ids
  if (!only || ids.length > 1) return null
  const id = String(only.id)
  const [row] = await lookInto(ctx, id, () => ctx.ask({ text: 'SELECT public_path AS path FROM programmes WHERE id = $1', values: [id] }))
  return row ? { path: String(row.path) } : null
}
