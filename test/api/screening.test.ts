import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
}, 60_000)
afterAll(() => house.close())

const head = 'uid;celex;programKey;measure;schema;name;alias;weakAlias;previousName;nationality;birthDate;registrationNumber;imoNumber'
const listOf = (...rows: string[]): string => `${[head, ...rows].join('\n')}\n`
const wahmi = 'A1;3;EU-X;Asset freeze;Organization;Wahmi Shipping LLC;;;;;;;'
const vymyslov = 'A2;3;EU-X;Asset freeze;Person;VYMYSLOV Ruslan;Руслан Вымыслов;;;Namibia;1961;;'

const post = async (person: Person, path: string, text: string) => {
  const body = Buffer.from(text)
  const files = encodeURIComponent(JSON.stringify([{ name: 'list.csv', size: body.length }]))
  const response = await fetch(`${house.url}${path}${path.includes('?') ? '&' : '?'}files=${files}`, {
    method: 'POST',
    body,
    headers: { cookie: person.cookie, 'x-headwater-upload': '1', 'content-type': 'application/octet-stream' },
  })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}
/** Whoever runs the installation; the programme's administrator alone does not. */
async function installer(): Promise<Person> {
  await asSuper(house.superUrl, 'UPDATE accounts SET installation_administrator = true WHERE id = $1', [programme.administrator.accountId])
  return programme.administrator
}

const hitsQuery = `query ($filter: HitFilter) { screeningHits(filter: $filter, sort: SCORE) { nodes { id version status subjectName matchedName list listVersion score band why entry reason
  supplier allowedActions } } screeningHitsCount(filter: $filter) { value } }`
interface Hit {
  id: string
  version: number
  status: string
  subjectName: string
  matchedName: string
  band: string
  supplier: string
  reason: string | null
  why: { name: { met: object[] } }
  allowedActions: string[]
}
const hits = async (filter: object = {}): Promise<Hit[]> => (await programme.reviewer.run(hitsQuery, { filter })).screeningHits.nodes
const decide = (verb: string) => `mutation ($input: DecideHitInput!) { ${verb}(input: $input) { id status version reason } }`
const create = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }'
const contact = { name: 'A Person', email: 'person@invented.example', locale: 'en', signatory: true }
const given = (name: string) => ({ name, country: 'CN', tier: 'TRADER', contacts: [contact] })
const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined)

let supplierId: string
test('whoever is on a list is found when the list is loaded, and the hit says why', async () => {
  supplierId = (await programme.reviewer.run(create, { input: given('Wahmy Shipping Co., Ltd') })).createSupplier.id
  const person = await installer()
  const preview = await post(person, '/lists/preview', listOf(wahmi, vymyslov))
  expect(preview).toMatchObject({ status: 200, json: { list: 'EU', entries: 2, names: 3, faultCount: 0, before: null, loadedAs: null } })
  expect((await post(person, '/lists', listOf(wahmi, vymyslov))).status).toBe(201)

  const [hit] = await until(async () => only(await hits()) && (await hits()))
  expect(hit).toMatchObject({
    status: 'NEW',
    subjectName: 'Wahmy Shipping Co., Ltd',
    matchedName: 'Wahmi Shipping LLC',
    supplier: 'Wahmy Shipping Co., Ltd',
    entry: { regime: 'EU-X · Asset freeze' },
    allowedActions: ['hit.clear', 'hit.suspect', 'hit.confirm'],
  })
  expect(hit?.why.name.met).toContainEqual(expect.objectContaining({ left: 'Shipping', right: 'Shipping', means: 'equal' }))
})

test('a list is loaded whole or not at all: a row that cannot be read is named, and left out only by whoever says so', async () => {
  const broken = listOf(wahmi, 'A1;3;EU-X;Asset freeze;Person;Twice;;;;;;;', vymyslov)
  const person = await installer()
  const before = await asSuper(house.superUrl, 'SELECT count(*) FROM listed_entries')
  expect((await post(person, '/lists/preview', broken)).json).toMatchObject({
    faultCount: 1,
    faults: [{ kind: 'TWICE', row: 3, said: 'A1 Twice' }],
  })
  expect(await post(person, '/lists', broken)).toMatchObject({ status: 409 })
  expect(await post(person, '/lists', `${broken.slice(0, -30)}\u0000"`)).not.toMatchObject({ status: 201 })
  expect(await asSuper(house.superUrl, 'SELECT count(*) FROM listed_entries')).toEqual(before)
  // The same file is no new version; nobody but the installation's administrator loads; nobody without a session.
  expect(await post(person, '/lists', listOf(wahmi, vymyslov))).toMatchObject({ status: 409 })
  expect((await post(programme.reviewer, '/lists', listOf(wahmi))).status).toBe(403)
  expect((await post(programme.purchasing, '/lists/preview', listOf(wahmi))).status).toBe(403)
})

test('what was cleared stays cleared for these words, and is looked at anew with others', async () => {
  const [hit] = await hits()
  expect(await programme.reviewer.refusal(decide('clearHit'), { input: { id: hit?.id, version: hit?.version } })).toMatchObject({
    code: 'INVALID',
  })
  const { clearHit } = await programme.reviewer.run(decide('clearHit'), {
    input: { id: hit?.id, version: hit?.version, words: 'Another company: other country, other number.' },
  })
  expect(clearHit).toMatchObject({ status: 'FALSE_POSITIVE' })
  // Two at once: the second sees that somebody was faster.
  expect(
    await programme.reviewer.refusal(decide('confirmHit'), { input: { id: hit?.id, version: hit?.version, words: 'x' } }),
  ).toMatchObject({ rule: 'changedMeanwhile' })

  // The next version words it the same: nothing comes back.
  expect(
    (await post(await installer(), '/lists', listOf(wahmi, vymyslov, 'A3;3;EU-X;Asset freeze;Person;NOBODY Known;;;;;;;'))).status,
  ).toBe(201)
  await until(
    async () =>
      (
        await asSuper(
          house.superUrl,
          'SELECT 1 FROM screened_subjects s WHERE s.against LIKE (SELECT $1 || id::text || $1 FROM name_list_versions ORDER BY loaded_at DESC LIMIT 1)',
          ['%'],
        )
      ).length > 0,
  )
  expect((await hits()).map(one => one.status)).toEqual(['FALSE_POSITIVE'])

  // The supplier's own words change: it is looked at anew. With the old words again the decision is remembered.
  const rename = async (name: string): Promise<void> => {
    const { supplier } = await programme.reviewer.run('query ($id: ID!) { supplier(id: $id) { version } }', { id: supplierId })
    const input = { id: supplierId, version: supplier.version, name, country: 'CN', tier: 'TRADER' }
    await programme.reviewer.run('mutation ($input: EditSupplierInput!) { editSupplier(input: $input) { id } }', { input })
  }
  await rename('Wahmi Shipping Company')
  expect((await until(async () => only(await hits({ status: ['NEW'] })))).subjectName).toBe('Wahmi Shipping Company')
  await rename('Wahmy Shipping Co., Ltd')
  expect(await until(async () => only(await hits({ status: ['FALSE_POSITIVE'] })))).toMatchObject({
    subjectName: 'Wahmy Shipping Co., Ltd',
    reason: 'Another company: other country, other number.',
  })
  await rename('Wahmi Shipping Company')
  await until(async () => only(await hits({ status: ['NEW'] })))
})

test('a confirmed hit puts its supplier on HOLD and raises a red flag: no request, and purchasing sees the mark but not the hit', async () => {
  const [hit] = await hits()
  const { confirmHit } = await programme.reviewer.run(decide('confirmHit'), {
    input: { id: hit?.id, version: hit?.version, words: 'Same registration papers.' },
  })
  expect(confirmHit.status).toBe('CONFIRMED')
  const hold = 'query ($id: ID!) { supplier(id: $id) { hold { cause } hits { id } } }'
  expect((await programme.reviewer.run(hold, { id: supplierId })).supplier).toMatchObject({
    hold: { cause: 'HIT' },
    hits: [{ id: hit?.id }],
  })
  expect((await programme.purchasing.run(hold, { id: supplierId })).supplier).toMatchObject({ hold: { cause: 'HIT' }, hits: [] })
  const { redFlags } = await programme.reviewer.run(
    'query ($filter: RedFlagFilter) { redFlags(filter: $filter) { nodes { code status cause } } }',
    { filter: { supplierId } },
  )
  expect(redFlags.nodes).toEqual([{ code: 'RF-C1', status: 'RAISED', cause: { kind: 'HIT', hitId: hit?.id } }])
  const invite = 'mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id } }'
  const { templates } = await programme.purchasing.run('{ templates { id } }')
  const { supplier } = await programme.reviewer.run('query ($id: ID!) { supplier(id: $id) { version } }', { id: supplierId })
  expect(
    await programme.purchasing.refusal(invite, {
      input: { id: supplierId, version: supplier.version, templateId: templates[0].id, dueOn: '2027-12-31' },
    }),
  ).toMatchObject({ rule: 'supplierHeld' })
  expect(await asSuper(house.superUrl, "SELECT by_rule, audience FROM history WHERE action = 'hold.set'")).toEqual([
    { by_rule: true, audience: 'STAFF' },
  ])
})

test('an entry that leaves its list closes its hit with the reason; the HOLD stays until the committee lifts it', async () => {
  expect((await post(await installer(), '/lists', listOf(vymyslov))).status).toBe(201)
  const lapsed = await until(async () => only(await hits({ status: ['LAPSED'] })))
  expect(lapsed).toMatchObject({ reason: 'ENTRY_GONE', allowedActions: [] })
  expect(
    (await programme.reviewer.run('query ($id: ID!) { supplier(id: $id) { hold { cause } } }', { id: supplierId })).supplier.hold,
  ).not.toBeNull()
})

test('which version a programme uses is its own: it goes back to an earlier one, and on again with the next that is loaded', async () => {
  const versions = async () =>
    (await programme.reviewer.run('{ nameListVersions { id entries current adoptedBy } }')).nameListVersions as {
      id: string
      entries: number
      current: boolean
      adoptedBy: string | null
    }[]
  const adopt = 'mutation ($id: ID!) { adoptNameList(id: $id) { id } }'
  const [newest, former] = await versions()
  expect([newest, former]).toMatchObject([
    { entries: 1, current: true, adoptedBy: null },
    { entries: 3, current: false },
  ])
  expect(await programme.reviewer.refusal(adopt, { id: newest?.id })).toMatchObject({ rule: 'listInUse' })
  await programme.reviewer.run(adopt, { id: former?.id })
  expect(await versions()).toMatchObject([{ current: false }, { current: true, adoptedBy: 'REVIEWER person' }, {}])
  // The entry is on that version: it has to be judged again.
  const [hit] = await until(async () => only(await hits({ status: ['NEW'] })) && (await hits({ status: ['NEW'] })))
  expect(hit).toMatchObject({ matchedName: 'Wahmi Shipping LLC', reason: null })
  // The publisher corrects the entry: its number stays, the name that was found is gone, and nothing like ours is left.
  expect((await post(await installer(), '/lists', listOf(wahmi.replace('Wahmi Shipping LLC', 'Zebra Holdings'), vymyslov))).status).toBe(
    201,
  )
  expect(await until(async () => only(await hits({ status: ['LAPSED'] })))).toMatchObject({ id: hit?.id, reason: 'NAME_GONE' })
  expect((await versions())[0]).toMatchObject({ entries: 2, current: true, adoptedBy: null })
})

test('a party that a supplier names in its answers is screened on entry', async () => {
  const kys = await programme.makeSupplier('Honest Metals', { template: 'KYS', tier: 'TRADER' })
  const cells = { name: 'Руслан Вымыслов', title: 'Director', nationality: ['NA'], bornOn: '1961-05-05' }
  await kys.user.run('mutation ($input: SaveAnswerInput!) { saveAnswer(input: $input) { answer { version } } }', {
    input: { responseId: kys.responseId, question: 'KYS-D2', status: 'ANSWERED', value: [{ id: randomUUID(), cells }], version: 0 },
  })
  const hit = await until(async () => only(await hits({ status: ['NEW'] })))
  expect(hit).toMatchObject({
    subjectName: 'Руслан Вымыслов',
    band: 'ALERT',
    why: { supports: expect.arrayContaining([{ fact: 'birth', agrees: true }]) },
  })
  // Whoever a question asks for by itself is a party too; so is a ship, by its number.
  const say = (question: string, value: unknown) =>
    kys.user.run('mutation ($input: SaveAnswerInput!) { saveAnswer(input: $input) { answer { version } } }', {
      input: { responseId: kys.responseId, question, status: 'ANSWERED', value, version: 0 },
    })
  await say('KYS-D1', { name: 'Nobody Inparticular', country: 'CN' })
  await say('KYS-G4', [
    { id: randomUUID(), cells: { name: 'Honest Line', country: 'CN', role: 'LINE', vessel: 'Quiet Sea', imo: 'IMO 9074729' } },
  ])
  const ship = 'S1;3;EU-X;Asset freeze;Vessel;Flying Pretender;;;;;;;9074729'
  const person = 'P1;3;EU-X;Asset freeze;Person;NOBODY Inparticular;;;;;;;'
  expect((await post(await installer(), '/lists', listOf(vymyslov, ship, person))).status).toBe(201)
  const more = await until(async () => ((await hits({ status: ['NEW'] })).length === 3 ? hits({ status: ['NEW'] }) : undefined))
  expect(more.map(one => one.subjectName).sort()).toEqual(['Honest Line', 'Nobody Inparticular', 'Руслан Вымыслов'])
  expect(more.find(one => one.subjectName === 'Honest Line')).toMatchObject({
    band: 'ALERT',
    matchedName: '9074729',
    why: { supports: expect.arrayContaining([{ fact: 'identifier', agrees: true }]) },
  })
  // Another supplier that names the same party by the same number has a hit of its own.
  const party = { id: randomUUID(), cells: { name: 'Forwarder', country: 'CN', identifier: '91350100M000100Y43', role: 'OTHER' } }
  await say('KYS-G1', [party])
  const second = await programme.makeSupplier('Second Metals', { template: 'KYS', tier: 'TRADER' })
  await second.user.run('mutation ($input: SaveAnswerInput!) { saveAnswer(input: $input) { answer { version } } }', {
    input: {
      ...{ responseId: second.responseId, question: 'KYS-G1', status: 'ANSWERED', version: 0 },
      value: [{ ...party, id: randomUUID(), cells: { ...party.cells, name: 'Forwarder Trading' } }],
    },
  })
  const forwarder = 'F1;3;EU-X;Asset freeze;Organization;Quite Another Name;;;;;;91350100M000100Y43;'
  expect((await post(await installer(), '/lists', listOf(vymyslov, ship, person, forwarder))).status).toBe(201)
  const both = await until(async () => {
    const found = (await hits({ status: ['NEW'] })).filter(one => one.matchedName === '91350100M000100Y43')
    return found.length === 2 ? found : undefined
  })
  expect(both.map(one => one.supplier).sort()).toEqual(['Honest Metals', 'Second Metals'])
  // Nothing of it reaches the supplier.
  const seen = await kys.signatory.send(
    'query ($id: ID!) { supplier(id: $id) { hold { cause } hits { id } } screeningHits { nodes { id } } }',
    { id: kys.id },
  )
  expect(JSON.stringify(seen)).not.toContain(hit.id)
  expect(await kys.signatory.refusal('{ screeningHits { nodes { id } } }')).toMatchObject({ code: 'DENIED' })
})

test('what was confirmed of one record of a supplier is confirmed of the other when they become one', async () => {
  const [one, other] = [
    (await programme.reviewer.run(create, { input: given('Twin Alumina Works') })).createSupplier,
    (await programme.reviewer.run(create, { input: given('Zenith Ore Partners') })).createSupplier,
  ]
  const known = `SELECT gen_random_uuid(), programme_id, $1, subject_type, subject_id, subject_name, subject_facts, subject_sha256, list, entry_key, entry_id, version_id, matched_name, score, band, why, $2, now(), now(), $3, 1
    FROM screening_hits WHERE list = 'EU' AND entry_key = 'S1' ORDER BY id LIMIT 1`
  const columns =
    'id, programme_id, supplier_id, subject_type, subject_id, subject_name, subject_facts, subject_sha256, list, entry_key, entry_id, version_id, matched_name, score, band, why, status, status_since, found_at, reason, version'
  const put = (supplierIdOf: string, status: string, reason: string | null) =>
    asSuper(house.superUrl, `INSERT INTO screening_hits (${columns}) ${known}`, [supplierIdOf, status, reason])
  await put(one.id, 'NEW', null)
  await put(other.id, 'CONFIRMED', 'The same ship')
  await programme.reviewer.run('mutation ($input: MergeSuppliersInput!) { mergeSuppliers(input: $input) { id } }', {
    input: { survivorId: one.id, survivorVersion: one.version, mergedId: other.id, mergedVersion: other.version, words: 'One company' },
  })
  expect(await hits({ supplierId: one.id })).toMatchObject([{ status: 'CONFIRMED', reason: 'The same ship' }])
})

test('limits are the programme’s, each with its day and person; a lower one is below the higher', async () => {
  const set = 'mutation ($input: SetThresholdsInput!) { setScreeningThresholds(input: $input) { alert review setBy } }'
  expect(await programme.administrator.refusal(set, { input: { alert: 0.8, review: 0.9 } })).toMatchObject({ code: 'INVALID' })
  expect((await programme.administrator.run(set, { input: { alert: 0.95, review: 0.85 } })).setScreeningThresholds).toMatchObject({
    alert: 0.95,
    review: 0.85,
  })
  expect(await programme.reviewer.refusal(set, { input: { alert: 0.95, review: 0.85 } })).toMatchObject({ code: 'DENIED' })
})
