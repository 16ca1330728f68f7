import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerKys, company } from '../factories/kys.ts'
import { foundProgramme, handIn, judgedSupplier, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'

let house: TestHouse
let programme: TestProgramme
let smelter: TestSupplier
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  smelter = await programme.makeSupplier('Smelter', { template: 'KYS', tier: 'SMELTER' })
  await answerKys(smelter, company('SMELTER'))
  await handIn(smelter)
  await settled()
}, 120_000)
afterAll(() => house?.close())

/** No run of this programme is under way. */
const settled = () =>
  until(async () => {
    const open = await asSuper(
      house.superUrl,
      `SELECT 1 FROM country_runs WHERE programme_id = $1 AND finished_at IS NULL UNION ALL SELECT 1 FROM flag_runs WHERE programme_id = $1 AND finished_at IS NULL`,
      [programme.id],
    )
    return open.length === 0
  })

interface Flag {
  id: string
  code: string
  cause: { kind: string; country?: string; role?: string; incidentId?: string }
  status: string
  version: number
  dossierId: string | null
  checkId: string | null
  responseId: string | null
  endedAt: string | null
  allowedActions: string[]
}
interface Package {
  id: string
  kind: string
  status: string
  version: number
  owner: string | null
  dueOn: string | null
  papers: { id: string; title: string }[]
  allowedActions: string[]
}
const flagFields = 'id code cause status version dossierId checkId responseId endedAt allowedActions assessedWords'
const flags = async (filter: object = {}): Promise<Flag[]> =>
  (
    await programme.reviewer.run(`query ($filter: RedFlagFilter) { redFlags(first: 100, filter: $filter) { nodes { ${flagFields} } } }`, {
      filter,
    })
  ).redFlags.nodes
const guinea = async (role: string): Promise<Flag> => {
  const found = (await flags({ code: ['RF-L1'], ended: false })).find(one => one.cause.country === 'GN' && one.cause.role === role)
  if (!found) throw new Error(`no flag of Guinea as ${role}`)
  return found
}
const assess = 'mutation ($input: AssessFlagInput!) { assessFlag(input: $input) { id status version dossierId } }'
const packages =
  'id status version done countries countryPapers responseState flags { code } packages { id kind status version owner dueOn papers { id title } allowedActions } allowedActions'
const dossierOf = async (
  id: string,
): Promise<{ id: string; status: string; version: number; packages: Package[]; countries: string[]; responseState: string }> =>
  (await programme.reviewer.run(`query ($id: ID!) { dossier(id: $id) { ${packages} } }`, { id })).dossier
const record = 'mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { id status version } }'
const judge = 'mutation ($input: JudgeIncidentInput!) { judgeIncident(input: $input) { id status version } }'

describe('Guinea', () => {
  test('raises RF-L1 for the chain it touches and opens its dossier at once, with seven packages', async () => {
    const flag = await guinea('ORIGIN')
    expect(flag).toMatchObject({ status: 'RAISED', checkId: expect.any(String), dossierId: expect.any(String) })
    const dossier = await dossierOf(flag.dossierId ?? '')
    expect(dossier.packages.map(one => one.kind)).toEqual(['COUNTRY', 'KYS', 'CUSTODY', 'TDS', 'MAP', 'ASSESSMENT', 'RISK'])
    expect(dossier).toMatchObject({ status: 'OPEN', countries: expect.arrayContaining(['GN']), responseState: 'SUBMITTED' })
  })
  test('looked at again, the same raises once', async () => {
    const before = await flags()
    await programme.reviewer.run('mutation { runRedFlags { id } }')
    await settled()
    expect((await flags()).map(one => one.id)).toEqual(before.map(one => one.id))
    const { flagRuns } = await programme.reviewer.run('{ flagRuns(first: 1) { nodes { cause done total raised cleared finishedAt } } }')
    expect(flagRuns.nodes[0]).toMatchObject({ cause: 'ASKED', raised: 0, cleared: 0, done: 1, total: 1 })
  })
  test('what was looked at and not found is a result; what could not be looked at is another', async () => {
    const { flagCheck } = await programme.reviewer.run(
      'query ($id: ID!) { flagCheck(supplierId: $id) { checkedAt outcomes { code result missing } } }',
      {
        id: smelter.id,
      },
    )
    const of = (code: string) => flagCheck.outcomes.find((one: { code: string }) => one.code === code)
    expect(of('RF-L1').result).toBe('RAISED')
    expect(of('RF-L2')).toMatchObject({ result: 'NOT_CHECKED', missing: ['REFERENCE'] })
    expect(of('CCCMC-COURT').result).toBe('NONE')
  })
  test('every incoming material stands there with its class, flags and gap', async () => {
    const { incomingMaterials } = await programme.reviewer.run(
      '{ incomingMaterials { nodes { material class openFlags gap dossierId supplier { name } } } incomingMaterialsCount { value } }',
    )
    expect(incomingMaterials.nodes[0]).toMatchObject({ class: 'HIGH_RISK', openFlags: expect.any(Number), supplier: { name: 'Smelter' } })
  })
})

describe('a flag', () => {
  test('is not dismissed without a reason, and not by two people at once', async () => {
    const flag = await guinea('TRANSIT').catch(() => guinea('ORIGIN'))
    const blank = programme.reviewer.run(assess, { input: { id: flag.id, version: flag.version, verdict: 'DISMISSED', words: ' ' } })
    await expect(blank).rejects.toMatchObject({ errors: [{ extensions: { code: 'INVALID', fields: { words: expect.any(String) } } }] })
    const stale = programme.reviewer.run(assess, { input: { id: flag.id, version: flag.version + 1, verdict: 'VALID', words: 'Seen' } })
    await expect(stale).rejects.toMatchObject({ errors: [{ extensions: { rule: 'changedMeanwhile' } }] })
  })
  test('found valid, has its due diligence open and keeps the supplier from being accepted without conditions', async () => {
    const flag = await guinea('ORIGIN')
    const { assessFlag } = await programme.reviewer.run(assess, {
      input: { id: flag.id, version: flag.version, verdict: 'VALID', words: 'Bauxite from Boké' },
    })
    expect(assessFlag).toMatchObject({ status: 'EDD_OPEN', dossierId: flag.dossierId })
  })
  test('stays in the history, which the supplier does not read', async () => {
    const read = '{ history(first: 100) { nodes { action note } } }'
    const { history } = await programme.reviewer.run(read)
    expect(history.nodes).toContainEqual({ action: 'flag.judgeValid', note: 'Bauxite from Boké' })
    const seen = (await smelter.signatory.run(read)).history.nodes.map((one: { action: string }) => one.action)
    expect(seen.filter((action: string) => /^(flag|dossier|incident|package)\./.test(action))).toEqual([])
  })
})

describe('an incident', () => {
  const facts = { kind: 'PROTEST', source: 'Local radio', happenedOn: '2026-03-04', words: 'A road was blocked for two days' }
  test('needs a supplier or a country, and a day that has been', async () => {
    await expect(programme.reviewer.run(record, { input: facts })).rejects.toMatchObject({
      errors: [{ extensions: { fields: { country: expect.any(String) } } }],
    })
    const ahead = programme.reviewer.run(record, { input: { ...facts, country: 'GN', happenedOn: '2198-01-01' } })
    await expect(ahead).rejects.toMatchObject({ errors: [{ extensions: { fields: { happenedOn: expect.any(String) } } }] })
  })
  test('found relevant raises its sign; found not relevant ends it, and both are kept', async () => {
    const { recordIncident } = await programme.reviewer.run(record, { input: { ...facts, supplierId: smelter.id } })
    const sign = async () => (await flags({ code: ['CCCMC-PROTEST'] })).find(one => one.cause.incidentId === recordIncident.id)
    expect(await sign()).toBeUndefined()
    const { judgeIncident } = await programme.reviewer.run(judge, {
      input: { id: recordIncident.id, version: recordIncident.version, relevant: true, words: 'At its own mine' },
    })
    expect(await sign()).toMatchObject({ status: 'RAISED', endedAt: null })
    await programme.reviewer.run(judge, {
      input: { id: recordIncident.id, version: judgeIncident.version, relevant: false, words: 'Another company of that name' },
    })
    expect(await sign()).toMatchObject({ status: 'CLEARED', endedAt: expect.any(String), allowedActions: [] })
  })
})

test('an incident about a party raises its sign for everybody who names it', async () => {
  const subjects = async (variables: object) =>
    (
      await programme.reviewer.run(
        'query ($supplierId: ID, $search: String!) { incidentSubjects(supplierId: $supplierId, search: $search) { id type name } }',
        {
          search: '',
          ...variables,
        },
      )
    ).incidentSubjects as { id: string; type: string; name: string }[]
  const own = await subjects({ supplierId: smelter.id })
  const party = own.find(one => one.type === 'PARTY')
  expect(own.map(one => one.type)).toEqual(expect.arrayContaining(['PARTY', 'SITE']))
  expect(await subjects({ search: party?.name.slice(0, 6).toUpperCase() })).toContainEqual(party)
  expect(await subjects({})).toEqual([])
  const facts = { kind: 'COURT_CASE', source: 'A court', happenedOn: '2026-03-04', words: 'A case was opened', recordId: party?.id }
  const { recordIncident } = await programme.reviewer.run(
    'mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { id version party record { name } } }',
    { input: facts },
  )
  expect(recordIncident).toMatchObject({ party: party?.name, record: { name: party?.name } })
  await programme.reviewer.run(judge, {
    input: { id: recordIncident.id, version: recordIncident.version, relevant: true, words: 'The same company' },
  })
  const raised = (await flags({ code: ['CCCMC-COURT'] })).find(one => one.cause.incidentId === recordIncident.id)
  expect(raised).toMatchObject({ status: 'RAISED', endedAt: null })
  // Of another house nothing can be named.
  const other = await foundProgramme(house)
  expect(await other.reviewer.refusal(record, { input: facts })).toMatchObject({ fields: { recordId: expect.any(String) } })
})

test('deadlines that go by twice are a sign; what the lots would show is not called passed', async () => {
  await asSuper(
    house.superUrl,
    `INSERT INTO reminders (response_id, due_on, kind, programme_id, supplier_id, sent_at)
      SELECT id, due_on - n, 'SEVEN_AFTER', programme_id, supplier_id, now() FROM responses, generate_series(30, 60, 30) n WHERE id = $1`,
    [smelter.responseId],
  )
  await programme.reviewer.run('mutation { runRedFlags { id } }')
  await settled()
  const [delay] = await flags({ code: ['RF-C4'], ended: false, supplierId: smelter.id })
  expect(delay?.cause).toMatchObject({ kind: 'DELAY', responseId: smelter.responseId })
  const { flagCheck } = await programme.reviewer.run('query ($id: ID!) { flagCheck(supplierId: $id) { outcomes { code missing } } }', {
    id: smelter.id,
  })
  expect(
    flagCheck.outcomes.filter((one: { missing: string[] }) => one.missing.includes('LOTS')).map((one: { code: string }) => one.code),
  ).toEqual(['RF-C2', 'RF-C5'])
})

test('a flag found valid makes acceptance ask for conditions; one that was dismissed does not', async () => {
  const accept =
    'mutation ($input: VersionedInput!, $conditions: [NewConditionInput!]) { acceptResponse(input: $input, conditions: $conditions) { status } }'
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const condition = { name: 'Report on the dust', words: 'Send what was measured this year.', dueOn: inAMonth }
  const facts = { kind: 'PROTEST', source: 'Local radio', happenedOn: '2026-03-04', words: 'The road was blocked' }
  const accepted = async (verdict: 'VALID' | 'DISMISSED', conditions?: object[]): Promise<string> => {
    const { supplier, input } = await judgedSupplier(house, programme)
    const { recordIncident } = await programme.reviewer.run(record, { input: { ...facts, supplierId: supplier.id } })
    await programme.reviewer.run(judge, {
      input: { id: recordIncident.id, version: recordIncident.version, relevant: true, words: 'At its mine' },
    })
    const [flag] = await flags({ supplierId: supplier.id, code: ['CCCMC-PROTEST'] })
    await programme.reviewer.run(assess, { input: { id: flag?.id, version: flag?.version, verdict, words: 'Looked into' } })
    if (verdict === 'VALID') expect(await programme.reviewer.refusal(accept, { input })).toMatchObject({ rule: 'conditionsNeeded' })
    await programme.reviewer.run(accept, { input, conditions })
    return (await programme.reviewer.run('query ($id: ID!) { supplier(id: $id) { status } }', { id: supplier.id })).supplier.status
  }
  expect(await accepted('DISMISSED')).toBe('APPROVED')
  expect(await accepted('VALID', [condition])).toBe('CONDITIONAL')
})

describe('a dossier', () => {
  const move = `mutation ($input: MovePackageInput!) { movePackage(input: $input) { ${packages} } }`
  const close = 'mutation ($input: CloseDossierInput!) { closeDossier(input: $input) { status flags { status } } }'
  test('is worked package by package and closed when none is left; its flags have had their due diligence', async () => {
    const flag = await guinea('ORIGIN')
    let dossier = await dossierOf(flag.dossierId ?? '')
    const [country, kys] = dossier.packages
    await programme.reviewer.run('mutation ($input: PlanPackageInput!) { planPackage(input: $input) { id } }', {
      input: { id: country?.id, version: country?.version, ownerId: programme.reviewer.accountId, dueOn: '2199-01-01' },
    })
    const { myWork } = await programme.reviewer.run('{ myWork { kind subjectId } }')
    expect(myWork).toContainEqual({ kind: 'WORK_PACKAGE', subjectId: dossier.id })
    const { addCountryPaper } = await programme.reviewer.run(
      'mutation ($input: AddPaperInput!) { addCountryPaper(input: $input) { id } }',
      {
        input: { country: 'GN', kind: 'NGO', title: 'Report', publisher: 'Somebody', publishedOn: '2026-01-01', words: 'Read' },
      },
    )
    const attach = 'mutation ($input: AttachPaperInput!) { attachPaper(input: $input) { packages { kind papers { title } } } }'
    await programme.reviewer.run(attach, { input: { packageId: country?.id, paperId: addCountryPaper.id } })
    const { attachPaper } = await programme.reviewer.run(attach, { input: { packageId: country?.id, paperId: addCountryPaper.id } })
    expect(attachPaper.packages[0].papers).toEqual([{ title: 'Report' }])
    const early = programme.reviewer.run(close, { input: { id: dossier.id, version: dossier.version, words: 'Done' } })
    await expect(early).rejects.toMatchObject({ errors: [{ extensions: { rule: 'packagesLeft' } }] })
    const silent = programme.reviewer.run(move, { input: { id: kys?.id, version: kys?.version, move: 'GIVE_UP' } })
    await expect(silent).rejects.toMatchObject({ errors: [{ extensions: { fields: { words: expect.any(String) } } }] })
    dossier = await dossierOf(dossier.id)
    for (const one of dossier.packages)
      await programme.reviewer.run(move, {
        input: { id: one.id, version: one.version, move: one.kind === 'TDS' ? 'GIVE_UP' : 'FINISH', words: 'Looked at' },
      })
    for (const one of await flags({ status: ['RAISED'], ended: false }))
      await programme.reviewer.run(assess, {
        input: { id: one.id, version: one.version, verdict: 'DISMISSED', words: 'Passing through only' },
      })
    dossier = await dossierOf(dossier.id)
    const { closeDossier } = await programme.reviewer.run(close, {
      input: { id: dossier.id, version: dossier.version, words: 'Minor risk' },
    })
    expect(closeDossier).toEqual({ status: 'CLOSED', flags: [{ status: 'EDD_DONE' }] })
    const [done] = await flags({ status: ['EDD_DONE'] })
    const { followFlag } = await programme.reviewer.run('mutation ($input: FollowFlagInput!) { followFlag(input: $input) { status } }', {
      input: { id: done?.id, version: done?.version, to: 'MONITORED', words: 'Looked at each half-year' },
    })
    expect(followFlag.status).toBe('MONITORED')
    const over = programme.reviewer.run(move, { input: { id: kys?.id, version: 1, move: 'REOPEN', words: 'Again' } })
    await expect(over).rejects.toMatchObject({ errors: [{ extensions: { rule: 'dossierOver' } }] })
  })
})

test('a table of reserves comes in a file: looked at first, loaded whole or not at all, and RF-L2 and RF-L3 are checked by it', async () => {
  const table = [
    'Country,Material,Reserves,Production,Known transit',
    ...['Bauxite', 'Alumina', 'Primary aluminium', 'Aluminium alloy'].map(one => `Guinea,${one},7400,97,yes`),
  ]
  const bytes = (rows: readonly string[]) => Buffer.from(`${rows.join('\n')}\n`)
  const facts = encodeURIComponent(JSON.stringify({ title: 'Made by a test, 2026', fileName: 'table.csv' }))
  const answer = async (path: string, body: Buffer, by = programme.reviewer) => {
    const response = await by.post(path, body)
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }
  const odd = [...table, 'Atlantis,Bauxite,1,1,no']
  expect(await answer('/minerals/preview', bytes(odd))).toMatchObject({
    status: 200,
    json: { rows: 4, before: null, counts: { unknown: 1, faults: 0 }, unknown: [{ row: 6, kind: 'UNKNOWN_PLACE', text: 'Atlantis' }] },
  })
  expect(await answer(`/minerals?facts=${facts}`, bytes(odd))).toMatchObject({ status: 409, json: { rule: 'mineralUnknown' } })
  expect((await answer(`/minerals?facts=${facts}`, bytes(table), programme.purchasing)).status).toBe(403)
  expect(await answer(`/minerals?facts=%7B%22title%22%3A%22%20%22%7D`, bytes(table))).toMatchObject({ status: 422, json: { fields: {} } })
  expect((await programme.reviewer.run('{ mineralTables { id } }')).mineralTables).toEqual([])
  expect((await answer(`/minerals?facts=${facts}&leaveOut=yes`, bytes(odd))).status).toBe(201)
  expect(await answer(`/minerals?facts=${facts}&leaveOut=yes`, bytes(odd))).toMatchObject({ status: 409, json: { rule: 'editionTwice' } })
  await settled()
  expect((await flags({ code: ['RF-L3'], ended: false })).length).toBeGreaterThan(0)
  const { mineralRows, mineralTables } = await programme.reviewer.run(
    '{ mineralRows { country material reserves transit } mineralTables { title rowCount fileName } }',
  )
  expect(mineralRows).toContainEqual({ country: 'GN', material: 'BAUXITE', reserves: 7_400, transit: true })
  expect(mineralTables).toEqual([{ title: 'Made by a test, 2026', rowCount: 4, fileName: 'table.csv' }])
  // What the next would change is told before it is loaded.
  expect(
    (await answer('/minerals/preview', bytes(table.map(row => row.replace('Guinea,Bauxite,7400', 'Guinea,Bauxite,7500')).slice(0, 4))))
      .json,
  ).toMatchObject({
    before: { title: 'Made by a test, 2026', changed: 1, added: 0, gone: 1 },
  })
})
