import type { ClockSettings } from 'shared/rules/grievances/clocks.ts'
import type { Locale, LocalText } from 'shared/words/lists.ts'
import { houseActor, nobody } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { grievanceSettings, intakeHandlers, type OutsideBodyText } from './settings.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** What the public pages of a programme say before anybody has said anything. */
export interface Place {
  readonly programmeId: string
  readonly path: string
  readonly name: string
  readonly locale: Locale
  readonly timeZone: string
  /** Somebody could read what is handed in. */
  readonly open: boolean
  readonly languages: readonly Locale[]
  readonly emergency: LocalText | null
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

/** The programme that has its public pages at this address. */
export async function grievancePlace(ctx: Context, path: string): Promise<Place | null> {
  await enter(ctx, nobody)
  if (!/^[a-z0-9-]{1,60}$/.test(path)) return null
  await ctx.ask({ text: `SELECT set_config('app.public_path', $1, true)`, values: [path] })
  const [programme] = await ctx.ask({
    text: 'SELECT id, name, locale, time_zone AS "timeZone" FROM programmes WHERE public_path = $1',
    values: [path],
  })
  if (!programme) return null
  const programmeId = String(programme.id)
  return lookInto(ctx, programmeId, async () => {
    const { open, intakeIds: _, version: __, ...settings } = await grievanceSettings(ctx)
    const handlers = await intakeHandlers(ctx)
    const departments = await ctx.ask({
      text: 'SELECT id, name FROM departments WHERE programme_id = $1 ORDER BY name',
      values: [programmeId],
    })
    return {
      programmeId,
      path,
      name: String(programme.name),
      locale: programme.locale as Locale,
      timeZone: String(programme.timeZone),
      open: open && handlers.length > 0,
      departments: departments as unknown as Named[],
      handlers: handlers.map(one => ({ id: one.accountId, name: one.name })),
      ...settings,
    }
  })
}

/** Where there is one programme, its pages are found without an address; several are not told to the public. */
export async function openForGrievances(ctx: Context): Promise<{ id: string; name: string; path: string }[]> {
  const ids = await ctx.ask({ text: 'SELECT id FROM programme_ids LIMIT 2' })
  const [only] = ids
  if (!only || ids.length > 1) return []
  const id = String(only.id)
  const [row] = await lookInto(ctx, id, () =>
    ctx.ask({ text: 'SELECT name, public_path AS path FROM programmes WHERE id = $1', values: [id] }),
  )
  return row ? [{ id, name: String(row.name), path: String(row.path) }] : []
}
