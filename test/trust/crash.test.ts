import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { answerAll, handIn } from '../factories/programme.ts'
import { type CrashHouse, openCrashHouse } from '../support/crash-house.ts'
import { killPostgres, killServer } from '../support/crash-runs.ts'
import { asSuper, until } from '../support/house.ts'
import { openOwnPostgres } from '../support/own-postgres.ts'
import { buildServerProcess } from '../support/server-process.ts'

let built: Awaited<ReturnType<typeof buildServerProcess>>
beforeAll(async () => {
  built = await buildServerProcess()
})
afterAll(() => built?.remove())

const nothingLost = { missing: 0, doubled: 0, withoutHistory: 0, withoutJob: 0, faults: 0, unsent: 0 }
const patient = { timeout: 90_000 }

describe('a server that is killed', () => {
  let crash: CrashHouse
  beforeAll(async () => {
    crash = await openCrashHouse(inject('postgres'), built.file)
  })
  afterAll(() => crash?.close())

  test('ten times in the middle of eight people’s work: nothing is missing, nothing doubled', patient, async () => {
    const run = await killServer(crash, 10)
    console.log('server killed', JSON.stringify(run))
    expect(run).toMatchObject({ ...nothingLost, kills: 10 })
    expect(run.acts).toBeGreaterThan(50)
    expect(run.repeated).toBeGreaterThan(5)
  })

  test('in the middle of a mail: another process sends it soon', patient, async () => {
    const first = await crash.start({ mailMs: 60_000 })
    const [person] = crash.people
    const email = 'killed-in-the-middle@crash.example'
    await person?.run('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }', {
      input: { name: 'New', email, roles: ['REVIEWER'], locale: 'en' },
    })
    const jobs = () => asSuper(crash.house.superUrl, `SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state = 'active'`)
    await until(async () => (await jobs()).length === 1)
    await first.kill()
    const began = performance.now()
    const second = await crash.start()
    await until(async () => (await asSuper(crash.house.superUrl, 'SELECT 1 FROM mails WHERE to_address = $1', [email])).length > 0, 30_000)
    const seconds = (performance.now() - began) / 1_000
    await second.kill()
    console.log(`a killed worker's job was done after ${seconds.toFixed(1)} s`)
    expect(seconds).toBeLessThan(20)
  })

  test('after a handing in was committed and before its receipt was made: another process makes it', patient, async () => {
    const { supplier, house } = crash
    const first = await crash.start()
    await answerAll(supplier)
    await handIn(supplier)
    await first.kill()
    const receipts = () => asSuper(house.superUrl, 'SELECT kid FROM receipts WHERE response_id = $1', [supplier.responseId])
    // The queue is looked at twice a second: now and then the first process was faster.
    console.log(`receipts when the server was killed: ${(await receipts()).length}`)
    const second = await crash.start()
    await until(async () => (await receipts()).length === 1, 30_000)
    await second.kill()
  })
})

describe('a PostgreSQL that is killed', () => {
  test('three times under the same server: nothing is lost, and it answers again within five seconds', patient, async () => {
    const postgres = await openOwnPostgres()
    try {
      const crash = await openCrashHouse(postgres, built.file)
      const run = await killPostgres(crash, postgres, 3)
      console.log('PostgreSQL killed', JSON.stringify(run))
      expect(run).toMatchObject({ ...nothingLost, kills: 3, sameServer: true })
      expect(Math.max(...run.recoveries)).toBeLessThan(5_000)
    } finally {
      await postgres.stop()
    }
  })
})
