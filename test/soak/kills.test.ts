import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CrashHouse, openCrashHouse } from '../support/crash-house.ts'
import { type CrashRun, killPostgres, killServer } from '../support/crash-runs.ts'
import { openOwnPostgres } from '../support/own-postgres.ts'
import { buildServerProcess } from '../support/server-process.ts'
import { killUploads, leftovers, type UploadRun } from '../support/upload-runs.ts'

/** The large numbers of trust, sections 3 and 4. The figures go beside this file, and from there into README. */
let built: Awaited<ReturnType<typeof buildServerProcess>>
let postgres: Awaited<ReturnType<typeof openOwnPostgres>>
interface Row {
  what: string
  kills: number
  figures: Record<string, number>
}
const rows: Row[] = []

beforeAll(async () => {
  built = await buildServerProcess()
  postgres = await openOwnPostgres()
})
afterAll(async () => {
  await postgres?.stop()
  await built?.remove()
  // A run of some of them keeps the others' figures.
  const file = join(import.meta.dirname, 'results.json')
  const earlier = JSON.parse(await readFile(file, 'utf8').catch(() => '{"rows":[]}')) as { rows: Row[] }
  const all = [...earlier.rows.filter(row => !rows.some(one => one.what === row.what)), ...rows]
  await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), rows: all }, null, 2)}\n`)
  const line = ({ what, kills, figures }: Row): string =>
    `| ${what} | ${kills} | ${Object.entries(figures)
      .map(([name, figure]) => `${figure} ${name}`)
      .join(', ')} |`
  await writeFile(join(import.meta.dirname, 'results.md'), `| Killed | Times | Found |\n|---|---|---|\n${all.map(line).join('\n')}\n`)
})

const withHouse = async <T>(act: (crash: CrashHouse) => Promise<T>): Promise<T> => {
  const crash = await openCrashHouse(postgres, built.file)
  try {
    return await act(crash)
  } finally {
    await crash.close()
  }
}

const nothingLost = { missing: 0, doubled: 0, withoutHistory: 0, withoutJob: 0, faults: 0, unsent: 0 }
const figuresOf = (run: CrashRun): Record<string, number> => ({
  acts: run.acts,
  'repeated after a break': run.repeated,
  missing: run.missing,
  doubled: run.doubled,
  'without history': run.withoutHistory,
  'without job': run.withoutJob,
  'mails unsent': run.unsent,
  'ms to answer again (median)': run.recoveries[Math.floor(run.recoveries.length / 2)] ?? 0,
  'ms at most': run.recoveries.at(-1) ?? 0,
})

test('the server is killed 50 times under eight writers', async () => {
  const run = await withHouse(crash => killServer(crash, 50))
  rows.push({ what: 'server, 8 writers', kills: run.kills, figures: figuresOf(run) })
  expect(run).toMatchObject(nothingLost)
})

test('PostgreSQL is killed 20 times under eight writers and one server', async () => {
  const run = await withHouse(crash => killPostgres(crash, postgres, 20))
  rows.push({ what: 'PostgreSQL, 8 writers', kills: run.kills, figures: figuresOf(run) })
  expect(run).toMatchObject({ ...nothingLost, sameServer: true })
  expect(run.recoveries.at(-1)).toBeLessThan(5_000)
})

test.each([
  ['at 5 % of an upload', 0.05],
  ['at 50 %', 0.5],
  ['at 95 %', 0.95],
  ['while the file is being finished', 1],
])('the server is killed 20 times %s', async (when, share) => {
  const { run, left } = await withHouse(async crash => ({
    run: (await killUploads(crash, 20, share)) satisfies UploadRun,
    left: await leftovers(crash),
  }))
  const figures = {
    'whole after resuming': run.whole,
    broken: run.broken,
    'received before the kill': run.receivedAlready,
    '% sent again': run.sentAgain,
    'unused parts left': left,
  }
  rows.push({ what: `server, ${when}`, kills: run.kills, figures })
  expect(run).toMatchObject({ whole: 20, broken: 0 })
})
