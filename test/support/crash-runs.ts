import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { folderStorage } from 'server/src/platform/storage.ts'
import { verifyAll } from 'server/src/verify/verify-all.ts'
import { answersAgain, type Losses, losses, startWriters } from './crash.ts'
import type { CrashHouse } from './crash-house.ts'
import { asSuper, until } from './house.ts'

export interface CrashRun extends Losses {
  kills: number
  /** Of the history, followed by `npm run verify`. */
  faults: number
  /** Mails that never came. */
  unsent: number
  /** How long until it answered again, longest last. */
  recoveries: number[]
}

/** A moment of work, never the same length: the kill has to fall anywhere in an act. On a busy machine it lasts until something was done. */
async function someWork({ done }: Pick<ReturnType<typeof startWriters>, 'done'>): Promise<void> {
  const before = done.length
  await wait(150 + Math.random() * 350)
  await until(async () => done.length >= before + 6, 20_000)
}

async function judge(crash: CrashHouse, kills: number, recoveries: number[], done: Parameters<typeof losses>[1]): Promise<CrashRun> {
  const { house } = crash
  const found = await losses(house, done)
  const verdicts = await verifyAll(house.appUrl, folderStorage(join(house.folder, 'files')))
  const invitations = done.filter(act => act.kind === 'invitation').map(act => act.mark)
  const sent = async (): Promise<number> =>
    Number(
      (await asSuper(house.superUrl, 'SELECT count(DISTINCT to_address) AS n FROM mails WHERE to_address = ANY ($1)', [invitations]))[0]?.n,
    )
  await until(async () => (await sent()) === invitations.length, 20_000 + 500 * invitations.length).catch(() => undefined)
  return {
    ...found,
    kills,
    faults: verdicts.filter(({ fault }) => fault).length,
    unsent: invitations.length - (await sent()),
    recoveries: recoveries.map(Math.round).sort((a, b) => a - b),
  }
}

/** Kills the server again and again under people who work and repeat what was not answered. */
export async function killServer(crash: CrashHouse, kills: number): Promise<CrashRun> {
  let server = await crash.start()
  const writers = startWriters(crash.people)
  const recoveries: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    await someWork(writers)
    await server.kill()
    const began = performance.now()
    server = await crash.start()
    await answersAgain(crash.house.url)
    recoveries.push(performance.now() - began)
  }
  await someWork(writers)
  const run = await judge(crash, kills, recoveries, await writers.stop())
  await server.kill()
  return run
}

export interface OwnPostgres {
  pid(): number
  /** Resolves when it takes connections again. */
  back(): Promise<void>
}

/** Kills PostgreSQL; the server stays as it is, and has to find its way back by itself. */
export async function killPostgres(crash: CrashHouse, postgres: OwnPostgres, kills: number): Promise<CrashRun & { sameServer: boolean }> {
  const server = await crash.start()
  const writers = startWriters(crash.people)
  const recoveries: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    await someWork(writers)
    const before = postgres.pid()
    const back = postgres.back()
    process.kill(before, 'SIGKILL')
    await back
    recoveries.push(await answersAgain(crash.house.url))
  }
  await someWork(writers)
  const run = await judge(crash, kills, recoveries, await writers.stop())
  const sameServer = await answersAgain(crash.house.url).then(
    () => true,
    () => false,
  )
  const said = server.output()
  await server.kill()
  if (!sameServer) throw new Error(said.slice(-3_000))
  return { ...run, sameServer }
}
