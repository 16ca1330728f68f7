import { houseActor } from 'server/src/core/actor.ts'
import { jobs } from 'server/src/jobs.ts'
import { asSuper, type TestHouse, until } from './house.ts'

/** An hour of Shanghai's day. */
export const shanghai = (day: string, hour: number): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * 3_600_000)

/** What the round of the clock does for a programme. */
export async function remind(house: TestHouse, programmeId: string): Promise<void> {
  const { open } = house.serving
  const ctx = open.context({ actor: houseActor(programmeId) })
  await open.atomic.write(ctx, { name: 'remind', fields: ['remind'], request: null }, async () => {
    ctx.authorised = true
    return jobs.remind(ctx, {})
  })
}

/** All that was to follow has followed. */
export const untilQuiet = (house: TestHouse) =>
  until(async () => (await asSuper(house.superUrl, `SELECT 1 FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`)).length === 0)
