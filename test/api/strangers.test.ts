import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { file, makeHandler, said } from '../factories/handlers.ts'
import { foundProgramme, knownPassword, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let handler: Person
beforeAll(async () => {
  house = await openTestHouse({})
  programme = await foundProgramme(house)
  handler = await makeHandler(house, programme)
}, 60_000)
afterAll(() => house?.close())

test('whoever gives up a file by an address of their own making removes nothing of ours', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bystander-'))
  const path = join(folder, 'key')
  await writeFile(path, 'mine')
  for (const up of ['..%2f'.repeat(8), '..%2F'.repeat(12), '']) {
    await fetch(`${house.url}/speak-files/${up}${encodeURIComponent(path.slice(1))}`, {
      method: 'DELETE',
      headers: { 'x-headwater-upload': '1' },
    })
  }
  expect(await readFile(path, 'utf8')).toBe('mine')
  await rm(folder, { recursive: true })
})

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }'
const comesIn = (person: Person) => person.run(signIn, { input: { email: person.email, password: knownPassword } })
const takeStep = 'mutation ($input: TakeStepInput!) { takeStep(input: $input) { version } }'

describe('an administrator who wants to read', () => {
  const emptied = async (recoverable: boolean): Promise<{ puppet: Person; paper: string; programme: TestProgramme }> => {
    const ours = await foundProgramme(house)
    const only = await makeHandler(house, ours)
    const paper = recoverable ? (await only.run('mutation { makeRecoveryKey }')).makeRecoveryKey : ''
    const [member] = await asSuper(house.superUrl, 'SELECT id, version FROM memberships WHERE account_id = $1', [only.accountId])
    await ours.administrator.run('mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { id } }', {
      input: { ...member, roles: ['REVIEWER'] },
    })
    // The handlers of the factory have no key; the one of the administrator’s making is the first to come in.
    const puppet = await ours.join(['GRIEVANCE_HANDLER'])
    await comesIn(puppet)
    return { puppet, paper, programme: ours }
  }
  const vouched = async (person: Person): Promise<boolean> => (await person.run('{ caseKeys { vouched } }')).caseKeys.vouched

  test('gains nothing by taking the role from all handlers and naming one: only the paper says whose a key is then', async () => {
    const { puppet, paper, programme: ours } = await emptied(true)
    expect(await vouched(puppet)).toBe(false)
    await expect(file(house, ours.id)).rejects.toMatchObject({ extensions: { rule: 'noHandler' } })
    await puppet.run('mutation ($paper: String!) { useRecoveryKey(paper: $paper) }', { paper })
    expect(await vouched(puppet)).toBe(true)
  })

  test('where there is no paper the next one begins anew, since nobody could ever say it', async () => {
    const { puppet } = await emptied(false)
    expect(await vouched(puppet)).toBe(true)
  })

  test('changes nothing of how grievances are taken through a handler for whom nobody has vouched', async () => {
    const puppet = await programme.join(['GRIEVANCE_HANDLER'])
    await comesIn(puppet)
    const input = { version: 0, open: false, languages: ['en'], elsewhere: { zh: 'x', en: 'x', fr: 'x' }, privacyContact: '' }
    const close = 'mutation ($input: SetSpeakingInput!) { setSpeaking(input: $input) { open } }'
    expect(await puppet.refusal(close, { input })).toMatchObject({ rule: 'handlerNotVouched' })
    expect((await handler.run('{ grievanceSettings { open } }')).grievanceSettings.open).toBe(true)
  })
})

test('the history of flags, which everybody of the house reads, does not say who decided the case', async () => {
  const { id: supplierId } = await programme.makeSupplier()
  const { grievanceId: id } = await file(house, programme.id, said({ topic: 'T2-E5' }))
  const steps = [
    ['ACKNOWLEDGE'],
    ['TRIAGE'],
    ['ADMIT'],
    ['INVESTIGATE'],
    ['DRAFT_FINDINGS'],
    ['SUBSTANTIATE', { result: 'PARTLY', supplierId }],
  ] as const
  let version = 0
  for (const [step, rest] of steps)
    ({ version } = (await handler.run(takeStep, { input: { id, version, step, words: 'It is so.', ...rest } })).takeStep)
  const acts = await asSuper(
    house.superUrl,
    `SELECT action, actor_id FROM history WHERE supplier_id = $1 AND by_rule AND recorded_at > now() - interval '1 minute'`,
    [supplierId],
  )
  expect(acts).toContainEqual({ action: 'flag.raise', actor_id: null })
  expect(acts.map(act => act.actor_id)).not.toContain(handler.accountId)
})

describe('a handler who is kept out of a case', () => {
  test('does not learn of it from the figures of the running year', async () => {
    const out = await makeHandler(house, programme)
    for (let at = 0; at < 6; at++) await file(house, programme.id, said({ notFor: [out.accountId] }))
    const year = new Date().getFullYear()
    const received = async (person: Person): Promise<number | null> =>
      (
        await person.run('query ($year: Int!) { grievanceFigures(year: $year) { rows { key count } } }', { year })
      ).grievanceFigures.rows.find((row: { key: string }) => row.key === 'received').count
    expect(await received(handler)).toBeGreaterThanOrEqual(6)
    expect(await received(out)).toBe(null)
  })

  test('is not let in by another department, even one who takes no new cases in', async () => {
    const [department] = await asSuper(
      house.superUrl,
      `INSERT INTO departments (id, programme_id, name) VALUES (gen_random_uuid(), $1, 'Purchasing of ore') RETURNING id`,
      [programme.id],
    )
    const buyer = await makeHandler(house, programme, { departmentId: String(department?.id) })
    const { version } = (await handler.run('{ grievanceSettings { version } }')).grievanceSettings
    await handler.run('mutation ($input: SetIntakeInput!) { setIntake(input: $input) { version } }', {
      input: { version, accountIds: [handler.accountId] },
    })
    const { grievanceId: id } = await file(house, programme.id, said({ concernsUs: true, departmentId: String(department?.id) }))
    await asSuper(house.superUrl, 'UPDATE memberships SET department_id = NULL WHERE account_id = $1', [buyer.accountId])
    const add = { input: { id, version: 0, accountId: buyer.accountId, change: 'ADD' } }
    expect(await handler.refusal('mutation ($input: ChangeHandlersInput!) { changeHandlers(input: $input) { id } }', add)).toMatchObject({
      rule: 'handlerInConflict',
    })
  })
})

test('an address that was printed once and is typed in capitals leads on, and not in a circle', async () => {
  const settings = (await handler.run('{ grievanceSettings { path version } }')).grievanceSettings
  await handler.run('mutation ($input: SetPublicPathInput!) { setPublicPath(input: $input) { path } }', {
    input: { version: settings.version, path: `${settings.path}-new` },
  })
  const answer = await fetch(`${house.url}/SPEAK/${settings.path}/form`)
  expect([answer.status, new URL(answer.url).pathname]).toEqual([200, `/speak/${settings.path}-new/form`])
})

test('files of one byte by the hundred are not taken from one line', async () => {
  const begin = async (): Promise<number> =>
    (
      await fetch(`${house.url}/speak-files`, {
        method: 'POST',
        headers: { 'x-headwater-upload': '1', 'tus-resumable': '1.0.0', 'upload-length': '1', 'upload-metadata': 'filename YQ==' },
      })
    ).status
  const statuses = await Promise.all(Array.from({ length: 510 }, begin))
  expect(statuses.filter(status => status === 201)).toHaveLength(500)
  expect(statuses).toContain(422)
})
