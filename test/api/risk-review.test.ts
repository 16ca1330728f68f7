import { checkFilterOf } from 'portal/src/review/countries/check-filter.ts'
import { dossierFilterOf } from 'portal/src/review/dossiers/dossier-filter.ts'
import { flagFilterOf } from 'portal/src/review/flags/flag-filter.ts'
import { incidentFilterOf } from 'portal/src/review/incidents/incident-filter.ts'
import { materialFilterOf } from 'portal/src/review/materials/material-filter.ts'
import { responseFilterOf } from 'portal/src/review/responses/response-filter.ts'
import {
  changePlaces,
  dossierPlace,
  flagPlace,
  hitPlace,
  materialPlace,
  type Place,
  supplierPlace,
  waitPlaces,
} from 'portal/src/review/risk-review/places.ts'
import { hitFilterOf } from 'portal/src/review/screening/hit-filter.ts'
import { supplierFilterOf } from 'portal/src/review/suppliers/supplier-filter.ts'
import { usualRule } from 'shared/rules/countries/country-rule.ts'
import type { RiskChange, RiskWait } from 'shared/words/risk-review.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeScreening } from '../access/screening.ts'
import { answerKys, company } from '../factories/kys.ts'
import { foundProgramme, handIn, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import type { Person } from '../support/person.ts'
import { remind } from '../support/reminding.ts'

let house: TestHouse
let programme: TestProgramme
let smelter: TestSupplier
let other: TestSupplier
let second: Person
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  second = await programme.join(['REVIEWER'])
  smelter = await programme.makeSupplier('Smelter', { template: 'KYS', tier: 'SMELTER' })
  other = await programme.makeSupplier('Other')
  await answerKys(smelter, company('SMELTER'))
  await handIn(smelter)
  await settled()
  const db = { query: (text: string, values: unknown[] = []) => asSuper(house.superUrl, text, values).then(rows => ({ rows })) }
  for (const { id } of [smelter, other]) await makeScreening(db, programme.id, id)
  await makeStory()
  await settled()
}, 120_000)
afterAll(() => house?.close())

/** No run of this programme is under way, nor one about to begin; nobody's names are being compared. */
const settled = () =>
  until(
    async () =>
      (
        await asSuper(
          house.superUrl,
          `SELECT 1 FROM country_runs WHERE programme_id = $1 AND finished_at IS NULL UNION ALL SELECT 1 FROM flag_runs WHERE programme_id = $1 AND finished_at IS NULL
            UNION ALL SELECT 1 FROM pgboss.job WHERE name = 'screen' AND state IN ('created', 'retry', 'active')`,
          [programme.id],
        )
      ).length === 0,
    30_000,
  )
const one = async (text: string, values: unknown[] = [programme.id]) => (await asSuper(house.superUrl, text, values))[0] ?? {}
const check = async (country: string) =>
  (await one(
    "SELECT id, version FROM country_checks WHERE programme_id = $1 AND country = $2 AND role = 'ORIGIN' AND superseded_at IS NULL",
    [programme.id, country],
  )) as { id: string; version: number }
const nextYear = `${new Date().getUTCFullYear() + 1}-06-30`

/** Something of every kind: a HOLD, an incident, a valid flag whose dossier is late, a proposed rule, and an override that holds. */
async function makeStory(): Promise<void> {
  const { reviewer } = programme
  const hit = await one("SELECT id, version FROM screening_hits WHERE supplier_id = $1 AND status = 'NEW'", [other.id])
  await reviewer.run('mutation ($input: DecideHitInput!) { confirmHit(input: $input) { id } }', {
    input: { ...hit, words: 'The same number' },
  })
  const flag = await one("SELECT id, version FROM red_flags WHERE supplier_id = $1 AND code = 'RF-L1' AND status = 'RAISED' LIMIT 1", [
    smelter.id,
  ])
  await reviewer.run('mutation ($input: AssessFlagInput!) { assessFlag(input: $input) { id } }', {
    input: { ...flag, verdict: 'VALID', words: 'Bauxite from Guinea' },
  })
  const part = await one("SELECT id, version FROM dossier_packages WHERE supplier_id = $1 AND kind = 'KYS'", [smelter.id])
  await reviewer.run('mutation ($input: PlanPackageInput!) { planPackage(input: $input) { id } }', {
    input: { ...part, dueOn: '2199-01-01' },
  })
  await asSuper(house.superUrl, 'UPDATE dossier_packages SET due_on = CURRENT_DATE - 3 WHERE id = $1', [part.id])
  await reviewer.run('mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { id } }', {
    input: { supplierId: smelter.id, kind: 'PROTEST', source: 'Radio', happenedOn: '2026-03-04', words: 'A road was blocked' },
  })
  await reviewer.run('mutation ($rule: JSON!, $words: String!) { proposeCountryRule(rule: $rule, words: $words) { id } }', {
    rule: { ...usualRule, thresholds: { ...usualRule.thresholds, cpiScore: usualRule.thresholds.cpiScore - 1 } },
    words: 'A little stricter',
  })
  // A flag of long ago, beside those of today.
  await asSuper(house.superUrl, "UPDATE red_flags SET raised_at = now() - interval '40 days' WHERE id = $1", [flag.id])
}

interface Cell {
  row: string
  column: string
  value: number
}
interface Review {
  changes: { since: string; lastVisit: string | null; lines: { kind: RiskChange; value: number }[] }
  waiting: { kind: RiskWait; value: number }[]
  suppliers: Cell[]
  flags: Cell[]
  dossiers: Cell[]
  hits: Cell[] | null
  materials: Cell[]
}
const cells = '{ row column value }'
const review = async (by: Person): Promise<Review> =>
  (
    await by.run(`{ riskReview { changes(days: 90) { since lastVisit lines { kind value } } waiting { kind value }
      suppliers ${cells} flags ${cells} dossiers ${cells} hits ${cells} materials ${cells} } }`)
  ).riskReview

/** The list behind an address: which query, and what its page makes of the address. */
const lists: Record<string, { type: string; count: string; filterOf: (params: URLSearchParams) => object }> = {
  '/suppliers': { type: 'SupplierFilter', count: 'suppliersCount', filterOf: supplierFilterOf },
  '/responses': { type: 'ResponseFilter', count: 'responsesCount', filterOf: responseFilterOf },
  '/screening': { type: 'HitFilter', count: 'screeningHitsCount', filterOf: hitFilterOf },
  '/flags': { type: 'RedFlagFilter', count: 'redFlagsCount', filterOf: flagFilterOf },
  '/dossiers': { type: 'DossierFilter', count: 'dossiersCount', filterOf: dossierFilterOf },
  '/incidents': { type: 'IncidentFilter', count: 'incidentsCount', filterOf: incidentFilterOf },
  '/countries': { type: 'CheckFilter', count: 'countryChecksCount', filterOf: checkFilterOf },
  '/materials': { type: 'IncomingMaterialFilter', count: 'incomingMaterialsCount', filterOf: materialFilterOf },
}

/** Follows a link as its page does, and counts what stands there. */
async function follow(by: Person, place: string): Promise<number> {
  const { pathname, searchParams } = new URL(place, 'http://here')
  if (pathname === '/country-rule') {
    const { countryRules } = await by.run('{ countryRules { status } }')
    return countryRules.filter((rule: { status: string }) => rule.status === 'PROPOSED').length
  }
  const list = lists[pathname]
  if (!list) throw new Error(`no list at ${place}`)
  const filter = list.filterOf(searchParams)
  // A filter that the page does not understand would show everything: each parameter must narrow something.
  expect([place, Object.keys(filter).length > 0]).toEqual([place, true])
  return (await by.run(`query ($filter: ${list.type}) { n: ${list.count}(filter: $filter) { value } }`, { filter })).n.value
}

/** Every number of an answer with the address it leads to. */
function numbersOf({ changes, waiting, suppliers, flags, dossiers, hits, materials }: Review): [string, number][] {
  const marks = (place: Place, drawn: readonly Cell[]): [string, number][] =>
    drawn.map(({ row, column, value }) => [place(row, column), value])
  return [
    ...changes.lines.map(({ kind, value }): [string, number] => [changePlaces[kind](changes.since), value]),
    ...waiting.map(({ kind, value }): [string, number] => [waitPlaces[kind], value]),
    ...marks(supplierPlace, suppliers),
    ...marks(flagPlace, flags),
    ...marks(dossierPlace, dossiers),
    ...marks(hitPlace, hits ?? []),
    ...marks(materialPlace, materials),
  ]
}

async function expectTrue(by: Person): Promise<Review> {
  const shown = await review(by)
  const numbers = numbersOf(shown)
  const followed: [string, number][] = []
  for (const [place] of numbers) followed.push([place, await follow(by, place)])
  expect(followed).toEqual(numbers)
  return shown
}
const sum = (drawn: readonly Cell[]): number => drawn.reduce((all, { value }) => all + value, 0)
const numberOf = (lines: readonly { kind: string; value: number }[], kind: string): number | undefined =>
  lines.find(line => line.kind === kind)?.value

describe('every number is that of the list it leads to', () => {
  test('for a reviewer, with something of every kind', async () => {
    const shown = await expectTrue(programme.reviewer)
    const empty = [...shown.changes.lines, ...shown.waiting].filter(line => line.value === 0).map(line => line.kind)
    expect(empty.sort()).toEqual(['CLASSES_CHANGED', 'DOSSIERS_CLOSED', 'HITS_IN_DOUBT', 'OVERRIDES_PROPOSED', 'OVERRIDES_TO_AGREE'])
    // The pictures leave nothing out.
    expect(sum(shown.suppliers)).toBe(
      await follow(programme.reviewer, '/suppliers?state=PROSPECT,INVITED,KYS_IN_PROGRESS,UNDER_REVIEW,CONDITIONAL,APPROVED,ACTIVE'),
    )
    expect(sum(shown.flags)).toBe(await follow(programme.reviewer, '/flags?state=STANDING'))
    expect(sum(shown.hits ?? [])).toBe(2)
    expect(sum(shown.dossiers)).toBe(7 * (await follow(programme.reviewer, '/dossiers?state=OPEN')))
    expect(new Set(shown.flags.map(mark => mark.column))).toEqual(new Set(['WEEK', 'QUARTER']))
    expect(shown.suppliers).toContainEqual({ row: 'HIGH_RISK', column: 'INVITED', value: 1 })
  })
  test('for the committee, who sees no hits', async () => {
    const shown = await expectTrue(programme.staff.COMMITTEE_CHAIR)
    expect(shown.hits).toBeNull()
    expect(shown.waiting.map(line => line.kind)).not.toContain('HITS_TO_JUDGE')
    expect(sum(shown.suppliers)).toBe(2)
  })
  test('for auditors, of all suppliers or of one', async () => {
    expect(sum((await expectTrue(programme.auditor)).suppliers)).toBe(2)
    const ofOne = await programme.join(['AUDITOR'], { reachIds: [smelter.id] })
    const shown = await expectTrue(ofOne)
    expect([sum(shown.suppliers), sum(shown.hits ?? []), numberOf(shown.waiting, 'SUPPLIERS_HELD')]).toEqual([1, 1, 0])
  })
  test('and for nobody else', async () => {
    for (const by of [programme.purchasing, programme.administrator, smelter.signatory])
      expect(await by.refusal('{ riskReview { waiting { kind } } }')).toMatchObject({ code: 'DENIED' })
    // Nor does a supplier learn what its places are called by asking for itself.
    const asked =
      '{ suppliersCount { value } high: suppliersCount(filter: { class: [HIGH_RISK] }) { value } held: suppliersCount(filter: { held: true }) { value } }'
    expect(await smelter.signatory.run(asked)).toEqual({ suppliersCount: { value: 1 }, high: { value: 0 }, held: { value: 0 } })
  })
})

describe('another class', () => {
  const decide = 'mutation ($input: DecideInput!) { x: VERB(input: $input) { id version } }'
  test('proposed waits for a second person, on the risk review and on My work, not on that of whoever proposed it', async () => {
    await programme.reviewer.run('mutation ($input: ProposeOverrideInput!) { proposeCountryOverride(input: $input) { id } }', {
      input: { ...(await check('GN')), class: 'CONFLICT_AFFECTED', words: 'New reports', endsOn: nextYear },
    })
    const shown = await expectTrue(second)
    expect([numberOf(shown.waiting, 'OVERRIDES_TO_AGREE'), numberOf(shown.changes.lines, 'OVERRIDES_PROPOSED')]).toEqual([1, 1])
    const kinds = async (by: Person) =>
      (await by.run('{ myWork { kind subject } }')).myWork.filter((item: { kind: string }) => item.kind.startsWith('AGREE'))
    expect(await kinds(second)).toEqual([
      { kind: 'AGREE_OVERRIDE', subject: 'GN' },
      { kind: 'AGREE_RULE', subject: 'A little stricter' },
    ])
    expect(await kinds(programme.staff.COMMITTEE_MEMBER)).toHaveLength(2)
    expect(await kinds(programme.reviewer)).toEqual([])
    // An administrator agrees to rules and not to classes.
    expect((await kinds(programme.administrator)).map((item: { kind: string }) => item.kind)).toEqual(['AGREE_RULE'])
  })
  test('agreed to, counts at once: for the supplier, for its material, and as what has changed', async () => {
    // What holds was called otherwise since before anybody looked: the results are made a day old.
    await asSuper(house.superUrl, "UPDATE country_checks SET computed_at = computed_at - interval '100 days' WHERE programme_id = $1", [
      programme.id,
    ])
    await second.run(decide.replace('VERB', 'approveCountryOverride'), { input: await check('GN') })
    // Flags are looked at again meanwhile: another class is another cause.
    await settled()
    const shown = await expectTrue(second)
    expect(numberOf(shown.changes.lines, 'CLASSES_CHANGED')).toBe(1)
    expect(shown.suppliers).toContainEqual({ row: 'CONFLICT_AFFECTED', column: 'INVITED', value: 1 })
    expect(shown.materials.map(mark => mark.column)).toContain('CONFLICT_AFFECTED')
  })
  test('is over with its last day: the place is judged again and counts as it is', async () => {
    await asSuper(
      house.superUrl,
      "UPDATE country_checks SET override_ends_on = CURRENT_DATE - 2 WHERE programme_id = $1 AND status = 'OVERRIDDEN'",
      [programme.id],
    )
    await remind(house, programme.id)
    await settled()
    const shown = await expectTrue(second)
    expect(shown.suppliers).toContainEqual({ row: 'HIGH_RISK', column: 'INVITED', value: 1 })
  })
})

test('what is kept of a supplier’s places is what its places say', async () => {
  const wrong = await asSuper(
    house.superUrl,
    `SELECT s.name FROM suppliers s WHERE s.programme_id = $1 AND s.place_class <> coalesce((SELECT c.class FROM supplier_locations l JOIN country_checks c
        ON (c.programme_id, c.country, c.region, c.role) = (l.programme_id, l.country, l.region, l.role) AND c.superseded_at IS NULL WHERE l.supplier_id = s.id
        ORDER BY array_position(ARRAY['NOT_CAHRA', 'INSUFFICIENT_DATA', 'HIGH_RISK', 'CONFLICT_AFFECTED'], c.class) DESC LIMIT 1), 'NOT_JUDGED')`,
    [programme.id],
  )
  expect(wrong).toEqual([])
})

test('what is news begins where the visit before ended', async () => {
  const since = async () =>
    (await second.run('{ riskReview { changes { since lastVisit lines { kind value } } } }')).riskReview.changes as Review['changes']
  const visit = () => second.run('mutation { noteRiskReviewVisit }')
  expect((await since()).lastVisit).toBeNull()
  await visit()
  await visit()
  // Still the first visit.
  expect((await since()).lastVisit).toBeNull()
  await asSuper(house.superUrl, "UPDATE risk_review_visits SET seen_at = now() - interval '31 minutes' WHERE account_id = $1", [
    second.accountId,
  ])
  const before = await since()
  expect(before.lastVisit).not.toBeNull()
  expect(before.since).toBe(before.lastVisit)
  await visit()
  expect((await since()).since).toBe(before.since)
  // Of others nothing is known, and an auditor keeps a mark of their own too.
  await programme.auditor.run('mutation { noteRiskReviewVisit }')
  expect((await asSuper(house.superUrl, 'SELECT account_id FROM risk_review_visits')).map(row => row.account_id).sort()).toEqual(
    [second.accountId, programme.auditor.accountId].sort(),
  )
})

test('while a HOLD stands, nothing is offered that it forbids', async () => {
  const { supplier } = await programme.purchasing.run('query ($id: ID!) { supplier(id: $id) { status allowedActions hold { since } } }', {
    id: other.id,
  })
  expect(supplier.hold).not.toBeNull()
  const free = await programme.purchasing.run(
    'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id allowedActions } }',
    {
      input: {
        name: 'Free',
        country: 'CN',
        tier: 'TRADER',
        contacts: [{ name: 'A', email: 'a@free.example', locale: 'en', signatory: true }],
      },
    },
  )
  expect(free.createSupplier.allowedActions).toContain('supplier.invite')
  await asSuper(
    house.superUrl,
    "INSERT INTO supplier_holds (id, programme_id, supplier_id, cause, cause_id, since) VALUES (gen_random_uuid(), $1, $2, 'HIT', gen_random_uuid(), now())",
    [programme.id, free.createSupplier.id],
  )
  const { supplier: held } = await programme.purchasing.run('query ($id: ID!) { supplier(id: $id) { allowedActions } }', {
    id: free.createSupplier.id,
  })
  expect(held.allowedActions).not.toContain('supplier.invite')
  expect(held.allowedActions).toContain('supplier.edit')
})
