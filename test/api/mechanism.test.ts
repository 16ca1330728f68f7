import { type Locale, locales } from 'shared/words/lists.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { file, giveKey, makeHandler, said } from '../factories/handlers.ts'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import type { Person } from '../support/person.ts'
import { speaker } from '../support/speaker.ts'
import { Somebody } from '../support/speaking.ts'

let house: TestHouse
let programme: TestProgramme
let other: TestProgramme
let handler: Person
beforeAll(async () => {
  house = await openTestHouse({ parts: { speaking: { youngestMs: 0, bits: 8 } } })
  programme = await foundProgramme(house)
  other = await foundProgramme(house)
  handler = await giveKey(house, programme.id, programme.staff.GRIEVANCE_HANDLER)
}, 60_000)
afterAll(() => house?.close())

const fields = `path open troubles version intakeIds people { accountId vouched } outside { name { en } }`
interface Shown {
  path: string
  open: boolean
  troubles: string[]
  version: number
  intakeIds: string[] | null
  people: { accountId: string; vouched: boolean }[]
  outside: { name: { en: string } }[]
}
const look = async (): Promise<Shown> => (await handler.run(`{ grievanceSettings { ${fields} } }`)).grievanceSettings
const document = (act: string): string =>
  `mutation ($input: ${act.charAt(0).toUpperCase()}${act.slice(1)}Input!) { ${act}(input: $input) { ${fields} } }`
const input = async (change: object) => ({ input: { version: (await look()).version, ...change } })
const set = async (act: string, change: object): Promise<Shown> => (await handler.run(document(act), await input(change)))[act]
const faults = async (act: string, change: object, person = handler) =>
  Object.keys((await person.refusal(document(act), await input(change))).fields ?? {})

const pathOf = async ({ id }: TestProgramme): Promise<string> =>
  String((await asSuper(house.superUrl, 'SELECT public_path FROM programmes WHERE id = $1', [id]))[0]?.public_path)
const somebody = async (locale: Locale = 'en'): Promise<Somebody> => new Somebody(house.url, await pathOf(programme), locale)
const explained = async (locale: Locale = 'en') => (await (await somebody(locale)).get()).text

const say = speaker('en')
const nothing = { zh: '', en: '', fr: '' }
const speaking = { open: true, languages: ['zh', 'fr'], elsewhere: nothing, privacyContact: '' }
const office = { ...nothing, fr: 'Bureau du port, lundi' }

describe('open or closed', () => {
  test('closed pages say so and where else one is heard; a code still leads to its case', async () => {
    expect(await faults('setSpeaking', { ...speaking, open: false })).toEqual(['elsewhere.zh'])
    const { code } = await file(house, programme.id)
    await set('setSpeaking', { ...speaking, open: false, elsewhere: office })
    const by = await somebody()
    for (const page of ['', '/form', '/notice']) {
      const { title, text } = await by.get(page)
      expect([page, title]).toEqual([page, say('mechanism:public.closedTitle')])
      expect(text).toContain(office.fr)
    }
    const own = await by.press(await by.get('/back'), '/back', 'open', { fields: { code } })
    expect(own.title).toBe(say('speak:case.title'))
    await expect(file(house, programme.id)).rejects.toMatchObject({ extensions: { rule: 'speakClosed' } })
    await set('setSpeaking', speaking)
    expect((await by.hand({ what: said().what })).code).not.toBe('')
  })

  test('whoever asks is told in which languages they are answered, and whom to ask about what is kept', async () => {
    await set('setSpeaking', { ...speaking, languages: ['sus', 'fr'], privacyContact: 'Data office, +224 620 00 00' })
    expect(await explained()).toContain(say('mechanism:public.languages', { languages: 'French and Susu' }))
    expect(await explained('fr')).toContain('le français et le soussou')
    expect(await explained()).toContain('Data office, +224 620 00 00')
    expect(await faults('setSpeaking', { ...speaking, languages: [] })).toEqual(['languages'])
  })
})

test('what to do in danger is said in the words of the house where it has some', async () => {
  await set('setEmergency', { emergency: { ...nothing, fr: 'Appelez le 117.' } })
  expect(await explained('fr')).toContain('Appelez le 117.')
  expect(await explained('en')).toContain(say('speak:explain.danger'))
  const by = await somebody('fr')
  expect((await by.look({ what: said().what, danger: 'yes' })).text).toContain('Appelez le 117.')
})

test('bodies outside stand in the order that was chosen, in the reader’s language or another; until then the usual ones', async () => {
  expect(await explained()).toContain(say('mechanism:outside.asi.name'))
  const body = (zh: string, en: string) => ({ name: { ...nothing, zh, en }, address: { ...nothing, zh: '电话 12333' } })
  expect(await faults('setOutsideBodies', { bodies: [body('', '')] })).toEqual(['bodies.0.name.zh'])
  const { outside } = await set('setOutsideBodies', { bodies: [body('工会', 'Union'), body('劳动局', '')] })
  expect(outside.map(({ name }) => name.en)).toEqual(['Union', ''])
  expect(await explained()).toMatch(/Union 电话 12333.*劳动局/)
  await set('setOutsideBodies', { bodies: [] })
  expect(await explained()).not.toContain(say('speak:explain.outside'))
})

test('who takes cases in is chosen among those with a known key; one handler alone is warned of', async () => {
  expect(await look()).toMatchObject({ troubles: ['ONE_HANDLER'], intakeIds: null })
  const keyless = await programme.join(['GRIEVANCE_HANDLER'])
  expect(await faults('setIntake', { accountIds: [keyless.accountId] })).toEqual(['accountIds'])
  expect(await faults('setIntake', { accountIds: [] })).toEqual(['accountIds'])
  const second = await makeHandler(house, programme)
  const { troubles, intakeIds } = await set('setIntake', { accountIds: [second.accountId] })
  expect([troubles, intakeIds]).toEqual([[], [second.accountId]])
  const { grievanceId } = await file(house, programme.id)
  const query = 'query ($id: ID!) { case(id: $id) { id } }'
  expect((await handler.run(query, { id: grievanceId })).case).toBeNull()
  expect((await second.run(query, { id: grievanceId })).case).toEqual({ id: grievanceId })
  await asSuper(house.superUrl, 'UPDATE memberships SET deactivated_at = now() WHERE account_id = $1', [second.accountId])
  expect((await look()).troubles).toEqual(['NO_READER'])
  expect((await (await somebody()).get()).title).toBe(say('speak:closed.title'))
  await set('setIntake', { accountIds: null })
})

test('an appeal against the only handler waits, its clock running, until a second one can decide it', async () => {
  const only = await giveKey(house, other.id, other.staff.GRIEVANCE_HANDLER)
  const { grievanceId: id, code } = await file(house, other.id)
  const shown = 'id version status clock dueOn allowedActions'
  const seen = async (person: Person) => (await person.run(`query ($id: ID!) { case(id: $id) { ${shown} } }`, { id })).case
  const take = async (person: Person, step: string, more = {}) =>
    person.run('mutation ($input: TakeStepInput!) { takeStep(input: $input) { id } }', {
      input: { id, version: (await seen(person)).version, step, words: 'Because', ...more },
    })
  await take(only, 'ACKNOWLEDGE')
  await take(only, 'TRIAGE')
  await take(only, 'DISMISS', { dismissedFor: 'OTHER' })
  const by = new Somebody(house.url, await pathOf(other))
  const own = await by.press(await by.get('/back'), '/back', 'open', { fields: { code } })
  await by.press(own, '/back/appeal', '', { fields: { appealText: 'Look again' } })

  const candidates = 'query ($id: ID!) { caseCandidates(id: $id) { id } }'
  const stuck = await seen(only)
  expect(stuck).toMatchObject({ status: 'APPEALED', clock: 'APPEAL_DECISION', dueOn: expect.any(String) })
  expect(stuck.allowedActions).not.toContain('grievance.review')
  expect((await only.run(candidates, { id })).caseCandidates).toEqual([])

  const second = await makeHandler(house, other)
  expect((await only.run(candidates, { id })).caseCandidates).toEqual([{ id: second.accountId }])
  await only.run('mutation ($input: ChangeHandlersInput!) { changeHandlers(input: $input) { id } }', {
    input: { id, version: stuck.version, accountId: second.accountId, change: 'ADD' },
  })
  await take(second, 'REVIEW', { appealResult: 'UPHELD' })
  expect(await seen(second)).toMatchObject({ status: 'REVIEWED', clock: null })
})

describe('the public address', () => {
  test('is one’s own, also after one has left it: what was printed leads on', async () => {
    const before = await pathOf(programme)
    const taken = await pathOf(other)
    expect(await faults('setPublicPath', { path: 'a--b' })).toEqual(['path'])
    expect(await faults('setPublicPath', { path: taken })).toEqual(['path'])
    const form = await (await somebody()).look({ what: 'Typed before it moved' })
    const path = `well-${before.slice(0, 6)}`
    expect((await set('setPublicPath', { path: ` ${path.toUpperCase()}` })).path).toBe(path)
    const old = await fetch(`${house.url}/speak/${before}/form?lang=fr`, { redirect: 'manual' })
    expect([old.status, old.headers.get('location')]).toEqual([302, `/speak/${path}/form?lang=fr`])
    const late = new Somebody(house.url, before)
    expect((await late.press(form, '/form', 'send')).code).not.toBe('')

    const theirs = await giveKey(house, other.id, other.staff.GRIEVANCE_HANDLER)
    const stolen = await theirs.refusal(document('setPublicPath'), { input: { version: 0, path: before } })
    expect(stolen.fields).toHaveProperty('path')
    expect((await set('setPublicPath', { path: before })).path).toBe(before)
    expect((await fetch(`${house.url}/speak/${path}`, { redirect: 'manual' })).headers.get('location')).toBe(`/speak/${before}`)
  })

  test('hangs on a notice in every language, as text and for a camera', async () => {
    const { html, text, title } = await (await somebody('zh')).get('/notice')
    expect(title).toBe(speaker('zh')('mechanism:poster.page'))
    for (const locale of locales) expect(text).toContain(speaker(locale)('mechanism:poster.title'))
    expect(text).toContain(`/speak/${await pathOf(programme)}`)
    expect([/<svg class="qr"[^>]*>.*<path d="M/.test(html), Buffer.byteLength(html) <= 30_000]).toEqual([true, true])
  })
})

test('two at once: the second is told, and what nobody but a handler may set stays', async () => {
  const { version } = await look()
  const change = { input: { version, emergency: nothing } }
  await handler.run(document('setEmergency'), change)
  expect(await handler.refusal(document('setEmergency'), change)).toMatchObject({ rule: 'changedMeanwhile' })
  expect(await programme.administrator.refusal(document('setIntake'), { input: { version, accountIds: null } })).toMatchObject({
    code: 'DENIED',
  })
})

test('the history names the part and no word of it', async () => {
  await set('setSpeaking', { ...speaking, privacyContact: 'Words that stay here' })
  const rows = await asSuper(
    house.superUrl,
    "SELECT data::text, note FROM history WHERE programme_id = $1 AND action = 'grievanceSettings.set' ORDER BY seq",
    [programme.id],
  )
  expect(rows.at(-1)).toMatchObject({ note: null, data: expect.stringContaining('SPEAKING') })
  expect(JSON.stringify(rows)).not.toMatch(/Words that stay|Union|117|Bureau/)
})
