import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { freePort } from 'server/src/platform/postgres/postmaster.ts'
import { createDatabase, dropDatabase, inDatabase } from 'server/src/platform/postgres/roles.ts'
import type { Urls } from 'server/src/platform/postgres.ts'
import { foundProgramme, type TestSupplier } from '../factories/programme.ts'
import { template } from './cluster.ts'
import { openHouseOn, type TestHouse } from './house.ts'
import type { Person } from './person.ts'
import { dataFolder, type ServerProcess, type ServerProcessOptions, startServerProcess } from './server-process.ts'

/** A database with a programme and its people, and a server before it that may be killed. */
export interface CrashHouse {
  readonly house: Pick<TestHouse, 'url' | 'superUrl' | 'appUrl' | 'folder'>
  readonly programmeId: string
  /** They may do everything that the writers do. */
  readonly people: Person[]
  /** With an open questionnaire, for files. */
  readonly supplier: TestSupplier
  start(rest?: Pick<ServerProcessOptions, 'mailMs'>): Promise<ServerProcess>
  close(): Promise<void>
}

export async function openCrashHouse(urls: Urls, file: string, writers = 8): Promise<CrashHouse> {
  const name = `crash_${randomUUID().replaceAll('-', '')}`
  await createDatabase(urls.superUrl, name, template)
  const [folder, port] = await Promise.all([dataFolder(), freePort()])
  const inside = await openHouseOn(urls, name, folder, {})
  const programme = await foundProgramme(inside)
  const people = await Promise.all(Array.from({ length: writers }, () => programme.join(['ADMINISTRATOR', 'REVIEWER'])))
  const supplier = await programme.makeSupplier()
  await inside.serving.close()
  const appUrl = inDatabase(urls.appUrl, name)
  const house = { ...inside, url: `http://127.0.0.1:${port}` }
  for (const person of [...people, supplier.signatory]) Object.assign(person, { house })
  return {
    house,
    supplier,
    programmeId: programme.id,
    people,
    start: rest => startServerProcess({ file, appUrl, folder, port, ...rest }),
    async close() {
      await dropDatabase(urls.superUrl, name)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
