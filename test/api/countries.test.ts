import fc from 'fast-check'
import { usualRule } from 'shared/rules/countries/country-rule.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerKys, company } from '../factories/kys.ts'
import { foundProgramme, handIn, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let smelter: TestSupplier
/** Reviews, and looks after the installation. */
let keeper: Person
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  keeper = await programme.join(['REVIEWER'])
  await asSuper(house.superUrl, 'UPDATE accounts SET installation_administrator = true WHERE id = $1', [keeper.accountId])
  smelter = await programme.makeSupplier('Smelter', { template: 'KYS', tier: 'SMELTER' })
  await answerKys(smelter, company('SMELTER'))
  await handIn(smelter)
  await settled()
}, 120_000)
afterAll(() => house?.close())

/** No run of this programme is under way. */
const settled = () =>
  until(async () => {
    const open = await asSuper(house.superUrl, 'SELECT 1 FROM country_runs WHERE programme_id = $1 AND finished_at IS NULL', [programme.id])
    return open.length === 0
  })

interface Check {
  id: string
  country: string
  role: string
  class: string
  holds: string
  dimensions: string[]
  status: string
  version: number
  stale: boolean
  suppliers: number
  reasoning: Record<'zh' | 'en' | 'fr', string>
  findings: { sign: string; state: string; edition: string | null; value: number | null }[]
  allowedActions: string[]
}
const list =
  '{ countryChecks(first: 100, filter: { past: false }) { nodes { id country region role class holds dimensions status version stale suppliers reasoning { zh en fr } findings allowedActions } } }'
const checks = async (by: Person = programme.reviewer): Promise<Check[]> => (await by.run(list)).countryChecks.nodes
const checkOf = async (country: string, role: string, by?: Person): Promise<Check> => {
  const found = (await checks(by)).find(one => one.country === country && one.role === role)
  if (!found) throw new Error(`nothing of ${country} as ${role}`)
  return found
}
const facts = (rest: object): string =>
  encodeURIComponent(
    JSON.stringify({
      source: 'CPI',
      year: 2024,
      title: 'CPI 2024',
      kind: 'TABLE',
      gotOn: '2026-11-01',
      licence: 'Tried',
      origin: 'Made by a test',
      ...rest,
    }),
  )
const send = async (by: Person, path: string, text: string) => by.post(path, Buffer.from(text))
const load = async (rest: object, text: string, more = '', by: Person = keeper) => {
  const response = await send(by, `/editions?facts=${facts(rest)}${more}`, text)
  return { status: response.status, ...((await response.json()) as { id: string; rule?: string; fields?: object }) }
}
const adopt = 'mutation ($id: ID!) { adoptCountryEdition(id: $id) { id inUse } }'

describe('Guinea, from what a smelter handed in and the editions that ship', () => {
  test('is high-risk for governance and human rights, not conflict-affected, and says so in three languages', async () => {
    const guinea = await checkOf('GN', 'ORIGIN')
    expect(guinea).toMatchObject({
      class: 'HIGH_RISK',
      holds: 'HIGH_RISK',
      dimensions: ['GOVERNANCE', 'HUMAN_RIGHTS'],
      status: 'COMPUTED',
      suppliers: 1,
    })
    expect(guinea.reasoning.zh).toContain('几内亚不属于冲突地区，属于治理和人权方面的高风险区域，启动强化尽责管理')
    expect(guinea.reasoning.en).toMatch(/^Guinea is not a conflict area; it is a high-risk area for governance and human rights/)
    expect(guinea.reasoning.fr).toMatch(
      /^Guinée\s: il ne s’agit pas d’une zone de conflit, mais d’une zone à haut risque \(gouvernance et droits humains\)\s; la diligence renforcée/,
    )
    expect(guinea.findings.find(one => one.sign === 'CPI_SCORE')).toMatchObject({
      edition: 'CPI 2023 (single figures)',
      value: 26,
      state: 'FIRED',
    })
    expect(guinea.findings.find(one => one.sign === 'EU_CONFLICT')).toMatchObject({ state: 'NO_EDITION' })
  })
  test('where nothing is raised and a list was never loaded, there is no no', async () => {
    expect(await checkOf('CN', 'SUPPLIER')).toMatchObject({ class: 'INSUFFICIENT_DATA' })
  })
})

test('the suppliers whose chain touches a country are found by it, whatever their seat', async () => {
  const touching = async (touches: string) =>
    (
      await programme.reviewer.run('query ($touches: String) { suppliers(filter: { touches: $touches }) { nodes { id } } }', { touches })
    ).suppliers.nodes.map((one: { id: string }) => one.id)
  expect(await touching('GN')).toEqual([smelter.id])
  expect(await touching('CD')).toEqual([])
})

describe('an edition', () => {
  const csv = 'Country,ISO3,Score,Rank\nGuinea,GIN,28,133\nChina,CHN,43,76\nNamibia,NAM,49,59\n'

  test('is shown before it is loaded, with what would change', async () => {
    const response = await send(keeper, `/editions/preview?facts=${facts({})}`, `${csv}Atlantis,,10,1\nMali,MLI,many,2\n`)
    expect(await response.json()).toMatchObject({
      values: 3,
      countries: 3,
      before: { title: 'CPI 2023 (single figures)', changed: 2, added: 1, gone: 3 },
      unknown: [{ row: 5, text: 'Atlantis' }],
      faults: [{ row: 6, kind: 'UNREADABLE', text: 'many' }],
      sample: [{ country: 'GN', indicator: 'score', value: 28, rank: 133 }, {}, {}],
    })
  })

  test('is loaded whole or not at all', async () => {
    expect(await load({}, `${csv}Mali,MLI,many,2\n`)).toMatchObject({ status: 409, rule: 'editionFaults' })
    expect(await load({}, `${csv}Atlantis,,10,1\n`)).toMatchObject({ rule: 'editionUnknown' })
    expect(await load({}, 'nothing\nto see\n')).toMatchObject({ rule: 'editionNoTable' })
    expect(await load({ year: 1500 }, csv)).toMatchObject({ fields: { year: expect.any(String) } })
    const [left] = await asSuper(house.superUrl, "SELECT count(*)::int AS n FROM country_editions WHERE title = 'CPI 2024'")
    expect(left?.n).toBe(0)
  })

  test('is the installation’s: only its administrator loads one, whatever else they are', async () => {
    expect(await load({}, csv, '', programme.reviewer)).toMatchObject({ status: 403 })
    expect(await load({}, csv, '', programme.administrator)).toMatchObject({ status: 403 })
  })

  test('changes nothing until it is taken into use; before, what would flip is shown', async () => {
    const { id } = await load({}, `${csv}Atlantis,,10,1\n`, '&leaveOut=yes')
    expect(await load({}, `${csv}Atlantis,,10,1\n`, '&leaveOut=yes')).toMatchObject({ rule: 'editionTwice' })
    const flips = 'query ($id: ID!) { countryFlips(editionId: $id) { places suppliers flips { country from to } } }'
    expect((await programme.reviewer.run(flips, { id })).countryFlips).toMatchObject({ suppliers: 0, flips: [] })
    expect((await checkOf('GN', 'ORIGIN')).findings.find(one => one.sign === 'CPI_SCORE')?.value).toBe(26)
    await programme.reviewer.run(adopt, { id })
    await settled()
    const guinea = await checkOf('GN', 'ORIGIN')
    expect(guinea.findings.find(one => one.sign === 'CPI_SCORE')).toMatchObject({ edition: 'CPI 2024', value: 28 })
    expect(guinea).toMatchObject({ class: 'HIGH_RISK', stale: false })
    // What held before is still there, on the edition it was judged by.
    const past = await programme.reviewer.run(
      '{ countryChecks(first: 10, filter: { past: true, country: "GN", role: ORIGIN }) { nodes { findings } } }',
    )
    expect(JSON.stringify(past)).toContain('CPI 2023 (single figures)')
  })

  test('damaged at random it is loaded whole or refused with a reason, and never half', async () => {
    const whole = Buffer.from(`\ufeff${csv}Mali;x\nCôte d'Ivoire,CIV,40,87\n`)
    const inside = async () =>
      (
        await asSuper(
          house.superUrl,
          "SELECT e.id, (SELECT count(*)::int FROM country_values v WHERE v.edition_id = e.id) AS values FROM country_editions e WHERE e.source = 'GPI'",
        )
      ).map(one => [one.id, one.values])
    const of = { source: 'GPI', title: 'Damaged' }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), async damages => {
        const bytes = Buffer.from(whole)
        for (const [at, byte] of damages) bytes[at] = byte
        const before = await inside()
        const seen = await keeper.post(`/editions/preview?facts=${facts(of)}`, bytes)
        const shown = (await seen.json()) as { values?: number; counts?: { faults: number } }
        const loaded = await keeper.post(`/editions?facts=${facts(of)}&leaveOut=yes`, bytes)
        const { id } = (await loaded.json()) as { id?: string }
        const added = (await inside()).filter(([known]) => !before.some(([one]) => one === known))
        expect([200, 409]).toContain(seen.status)
        if (loaded.status === 201) expect([added, shown.counts?.faults]).toEqual([[[id, shown.values]], 0])
        else expect([loaded.status, added]).toEqual([409, []])
      }),
      { numRuns: 40 },
    )
  })

  test('with a row a figure is loaded once somebody has said which name means what; next year’s file of that shape needs no word', async () => {
    const rows = (year: number, score: number): string =>
      `Indicator,Nation,When,Amount\nPeace ${year},Guinea,${year},${score}\nOther,Guinea,${year},9\n`
    const first = { source: 'GPI', year: 2023, title: 'GPI 2023' }
    expect(await load(first, rows(2023, 2.4))).toMatchObject({ rule: 'editionNoTable' })
    const columns = await (await send(keeper, `/editions/columns?facts=${facts(first)}`, rows(2023, 2.4))).json()
    expect(columns).toMatchObject({ columns: [{ texts: { 0: ['Indicator', 'Peace 2023', 'Other'] } }] })
    const mapping = {
      ...{ sheet: 'CSV', headerRow: 1, code: null, country: 1, region: null, year: 2, rank: null, figures: {} },
      long: { key: 0, value: 3, keys: { 'Peace 2023': 'score' } },
    }
    const said = `&mapping=${encodeURIComponent(JSON.stringify(mapping))}`
    expect(await load(first, rows(2023, 2.4), said)).toMatchObject({ status: 201 })
    expect(await load({ ...first, year: 2024, title: 'GPI 2024' }, rows(2024, 2.5))).toMatchObject({ status: 201 })
    const { countryFigures } = await keeper.run('{ countryFigures(country: "GN") { edition indicator value } }')
    expect(countryFigures).toContainEqual({ edition: 'GPI 2024', indicator: 'score', value: 2.5 })
    expect((await send(programme.reviewer, `/editions/columns?facts=${facts(first)}`, rows(2023, 2.4))).status).toBe(403)
  })

  test('nobody changes what was loaded, not even by SQL of the app', async () => {
    const rights = await asSuper(
      house.superUrl,
      "SELECT privilege_type FROM information_schema.table_privileges WHERE grantee = 'headwater_app' AND table_name IN ('country_editions', 'country_values') ORDER BY 1",
    )
    expect([...new Set(rights.map(one => one.privilege_type))]).toEqual(['INSERT', 'SELECT'])
  })
})

describe('a value typed by hand', () => {
  const input = {
    source: 'FSI',
    year: 2023,
    title: 'FSI 2023, Sierra Leone',
    gotOn: '2026-11-01',
    licence: 'Single figure, cited',
    origin: 'Fund for Peace, p. 7',
    country: 'SL',
    indicator: 'total',
    value: 83.4,
  }
  const type = 'mutation ($input: TypeValueInput!) { typeCountryValue(input: $input) { id typed confirmedBy mayConfirm } }'
  const confirm = 'mutation ($id: ID!) { confirmCountryEdition(id: $id) { id confirmedBy } }'

  test('counts when a second person has confirmed it', async () => {
    const { typeCountryValue } = await keeper.run(type, { input })
    expect(typeCountryValue).toMatchObject({ typed: true, confirmedBy: null, mayConfirm: false })
    const figures = 'query { countryFigures(country: "SL") { source value } }'
    const known = async () => (await keeper.run(figures)).countryFigures.filter((one: { source: string }) => one.source === 'FSI')
    expect(await known()).toEqual([])
    expect(await programme.reviewer.refusal(adopt, { id: typeCountryValue.id })).toMatchObject({ rule: 'editionUnconfirmed' })
    expect(await keeper.refusal(confirm, { id: typeCountryValue.id })).toMatchObject({ code: 'DENIED' })
    await programme.reviewer.run(confirm, { id: typeCountryValue.id })
    expect(await known()).toEqual([{ source: 'FSI', value: 83.4 }])
    // It stands beside the edition in use from now on, and all places are looked at by it.
    await settled()
    const { countryRuns } = await programme.reviewer.run('{ countryRuns(first: 1) { nodes { cause } } }')
    expect(countryRuns.nodes).toEqual([{ cause: 'EDITION' }])
    expect(await programme.reviewer.refusal(confirm, { id: typeCountryValue.id })).toMatchObject({ rule: 'editionConfirmed' })
  })

  test('outside the source’s scale is refused at its field', async () => {
    expect(await keeper.refusal(type, { input: { ...input, value: 121 } })).toMatchObject({ fields: { value: expect.any(String) } })
    expect(await keeper.refusal(type, { input: { ...input, indicator: 'none' } })).toMatchObject({
      fields: { indicator: expect.any(String) },
    })
  })
})

describe('the programme’s rule', () => {
  const propose =
    'mutation ($rule: JSON!, $words: String!) { proposeCountryRule(rule: $rule, words: $words) { id version status allowedActions } }'
  const strict = { ...usualRule, thresholds: { ...usualRule.thresholds, cpiScore: 50 } }
  const flips =
    'query ($rule: JSON) { countryFlips(rule: $rule) { places countries suppliers opens closes flips { country role from to suppliers } } }'

  test('shows what another threshold would flip before it is saved: at 50, the buyer’s own country too', async () => {
    const { countryFlips } = await programme.reviewer.run(flips, { rule: strict })
    expect(countryFlips.flips).toContainEqual({ country: 'CN', role: 'SUPPLIER', from: 'INSUFFICIENT_DATA', to: 'HIGH_RISK', suppliers: 1 })
    expect(await programme.purchasing.run(flips, { rule: strict })).toBeTruthy()
    expect(await smelter.signatory.refusal(flips, { rule: strict })).toMatchObject({ code: 'DENIED' })
  })

  test('holds once a second person has approved it, and every place is judged anew', async () => {
    const { proposeCountryRule: proposed } = await programme.reviewer.run(propose, { rule: strict, words: 'The committee asked for it.' })
    expect(proposed).toMatchObject({ status: 'PROPOSED', allowedActions: ['rule.withdraw'] })
    expect(await programme.administrator.refusal(propose, { rule: strict, words: 'Again.' })).toMatchObject({ rule: 'ruleWaits' })
    const approve = 'mutation ($input: DecideInput!) { approveCountryRule(input: $input) { status decidedBy } }'
    const input = { id: proposed.id, version: proposed.version }
    expect(await programme.reviewer.refusal(approve, { input })).toMatchObject({ code: 'DENIED' })
    await programme.staff.COMMITTEE_CHAIR.run(approve, { input })
    await settled()
    expect(await checkOf('CN', 'SUPPLIER')).toMatchObject({ class: 'HIGH_RISK', dimensions: ['GOVERNANCE'] })
    const { countryRuns } = await programme.reviewer.run('{ countryRuns(first: 1) { nodes { id cause done total changed finishedAt } } }')
    expect(countryRuns.nodes[0].cause).toBe('RULE')
    const { countryChanges } = await programme.reviewer.run(
      'query ($filter: ChangeFilter!) { countryChanges(filter: $filter) { nodes { country role from to suppliers } } }',
      { filter: { runId: countryRuns.nodes[0].id } },
    )
    expect(countryChanges.nodes).toContainEqual({
      country: 'CN',
      role: 'SUPPLIER',
      from: 'INSUFFICIENT_DATA',
      to: 'HIGH_RISK',
      suppliers: 1,
    })
    expect(countryChanges.nodes).toHaveLength(countryRuns.nodes[0].changed)
    expect(countryRuns.nodes[0].done).toBe(countryRuns.nodes[0].total)
  })

  test('a threshold outside its scale, or the same rule again, is refused', async () => {
    const odd = { ...usualRule, thresholds: { ...usualRule.thresholds, cpiScore: 101 } }
    expect(await programme.reviewer.refusal(propose, { rule: odd, words: 'x' })).toMatchObject({ code: 'INVALID' })
    expect(await programme.reviewer.refusal(propose, { rule: strict, words: 'x' })).toMatchObject({ rule: 'ruleSame' })
  })
})

describe('a result', () => {
  const confirm = 'mutation ($input: DecideInput!) { confirmCountryCheck(input: $input) { status decidedBy } }'
  const override = 'mutation ($input: ProposeOverrideInput!) { proposeCountryOverride(input: $input) { id status version holds } }'
  const approve = 'mutation ($input: DecideInput!) { approveCountryOverride(input: $input) { id status version holds class } }'
  const nextYear = `${new Date().getUTCFullYear() + 1}-06-30`

  test('is confirmed by a person, once', async () => {
    const { id, version } = await checkOf('GN', 'ORIGIN')
    expect((await programme.reviewer.run(confirm, { input: { id, version } })).confirmCountryCheck).toMatchObject({ status: 'CONFIRMED' })
    expect(await programme.reviewer.refusal(confirm, { input: { id, version } })).toMatchObject({ rule: 'changedMeanwhile' })
  })

  test('is overridden with reason, second person and last day, and holds again what was computed when that is over', async () => {
    const { id, version } = await checkOf('CN', 'SUPPLIER')
    const input = { id, version, class: 'NOT_CAHRA', words: 'The seat’s city publishes its own audits.', endsOn: nextYear }
    expect(await programme.reviewer.refusal(override, { input: { ...input, endsOn: '2020-01-01' } })).toMatchObject({
      fields: { endsOn: expect.any(String) },
    })
    expect(await programme.reviewer.refusal(override, { input: { ...input, class: 'HIGH_RISK' } })).toMatchObject({
      fields: { class: expect.any(String) },
    })
    const { proposeCountryOverride: proposed } = await programme.reviewer.run(override, { input })
    expect(proposed).toMatchObject({ status: 'OVERRIDE_PROPOSED', holds: 'HIGH_RISK' })
    expect(await programme.reviewer.refusal(approve, { input: { id, version: proposed.version } })).toMatchObject({ code: 'DENIED' })
    const second = await programme.join(['REVIEWER'])
    const { approveCountryOverride } = await second.run(approve, { input: { id, version: proposed.version } })
    expect(approveCountryOverride).toMatchObject({ status: 'OVERRIDDEN', class: 'HIGH_RISK', holds: 'NOT_CAHRA' })

    // What would flip is told from what holds: while this override stands, a rule that changes nothing about it flips nothing here.
    const flips = 'query ($rule: JSON) { countryFlips(rule: $rule) { changed flips { country role from to } } }'
    const stricter = { ...usualRule, thresholds: { ...usualRule.thresholds, cpiScore: 60 } }
    const atSeat = (rule: object) =>
      programme.reviewer
        .run(flips, { rule })
        .then(({ countryFlips }) => countryFlips.flips.find((one: Check) => one.country === 'CN' && one.role === 'SUPPLIER'))
    expect(await atSeat(stricter)).toBeUndefined()
    expect(await atSeat(usualRule)).toMatchObject({ from: 'NOT_CAHRA', to: 'INSUFFICIENT_DATA' })

    await asSuper(house.superUrl, 'UPDATE country_checks SET override_ends_on = current_date - 2 WHERE id = $1', [id])
    expect(await checkOf('CN', 'SUPPLIER')).toMatchObject({ holds: 'HIGH_RISK', stale: true })
    await programme.reviewer.run('mutation { runCountryChecks { id } }')
    await settled()
    expect(await checkOf('CN', 'SUPPLIER')).toMatchObject({ status: 'COMPUTED', holds: 'HIGH_RISK', stale: false })
  })

  test('gives its paragraph in a person’s own words, and the history keeps the old', async () => {
    const { id, version } = await checkOf('GN', 'ORIGIN')
    const reword = 'mutation ($input: RewordCheckInput!) { rewordCountryCheck(input: $input) { reasoning { zh en fr } } }'
    const own = { zh: '自己的话', en: 'Our own words', fr: 'Nos mots' }
    expect((await programme.reviewer.run(reword, { input: { id, version, ...own } })).rewordCountryCheck.reasoning).toEqual(own)
    const [entry] = await asSuper(
      house.superUrl,
      "SELECT data::text AS data FROM history WHERE action = 'check.reword' AND subject_id = $1",
      [id],
    )
    expect(entry?.data).toContain('high-risk area')
  })

  test('looked at again without a change, stays the same result', async () => {
    const before = (await checks()).map(one => one.id).sort()
    await programme.reviewer.run('mutation { runCountryChecks { id } }')
    await settled()
    expect((await checks()).map(one => one.id).sort()).toEqual(before)
  })

  test('is nobody else’s: another programme, a supplier, a handler of grievances see none', async () => {
    const other = await foundProgramme(house)
    expect((await other.reviewer.run(list)).countryChecks.nodes).toEqual([])
    for (const person of [smelter.signatory, programme.staff.GRIEVANCE_HANDLER])
      expect(await person.refusal(list)).toMatchObject({ code: 'DENIED' })
  })
})

test('papers about a country are collected, found by country, and taken away by whoever added them', async () => {
  const add = 'mutation ($input: AddPaperInput!) { addCountryPaper(input: $input) { id mine } }'
  const input = {
    country: 'GN',
    kind: 'NGO',
    title: 'Water near the mines',
    publisher: 'An organisation',
    publishedOn: '2025-05-01',
    address: 'https://example.org/a',
    words: 'Two wells ran dry.',
  }
  const { addCountryPaper } = await programme.reviewer.run(add, { input })
  expect(addCountryPaper.mine).toBe(true)
  expect(await programme.reviewer.refusal(add, { input: { ...input, address: 'javascript:alert(1)' } })).toMatchObject({
    fields: { address: expect.any(String) },
  })
  const papers = 'query { countryPapers(first: 10, filter: { country: "GN" }) { nodes { title mine } } }'
  expect((await programme.auditor.run(papers)).countryPapers.nodes).toEqual([{ title: input.title, mine: null }])
  const remove = 'mutation ($id: ID!) { removeCountryPaper(id: $id) }'
  const other = await programme.join(['REVIEWER'])
  expect(await other.refusal(remove, { id: addCountryPaper.id })).toMatchObject({ code: 'DENIED' })
  await programme.reviewer.run(remove, { id: addCountryPaper.id })
  expect((await programme.reviewer.run(papers)).countryPapers.nodes).toEqual([])
})
