import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerKys, company } from '../factories/kys.ts'
import { foundProgramme, handIn, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import type { Person } from '../support/person.ts'
import { remind } from '../support/reminding.ts'

let house: TestHouse
let programme: TestProgramme
let mine: TestSupplier
let trader: TestSupplier
const settled = () =>
  until(async () => {
    const open = await asSuper(house.superUrl, 'SELECT 1 FROM country_runs WHERE programme_id = $1 AND finished_at IS NULL', [programme.id])
    return open.length === 0
  })
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  mine = await programme.makeSupplier('Mine', { template: 'KYS', tier: 'MINE' })
  await answerKys(mine, company('MINE', { country: 'GN', uscc: undefined, place: { name: 'Pit', latitude: 10.9, longitude: -14.3 } }))
  await asSuper(house.superUrl, "UPDATE suppliers SET country = 'GN' WHERE id = $1", [mine.id])
  await handIn(mine)
  trader = await programme.makeSupplier('Trader', { template: 'KYS', tier: 'TRADER' })
  // Its bauxite is Australian; Guinea is where its ships are loaded.
  const mines = [{ name: 'Mine B', country: 'AU', region: 'QLD', operator: 'Operator B', permit: 'P-2', share: 100 }]
  await answerKys(trader, company('TRADER', { mines, place: { name: 'Desk', latitude: 31.2, longitude: 121.5 } }))
  await handIn(trader)
  await settled()
}, 180_000)
afterAll(() => house?.close())

interface Route {
  leaves: string
  leavesAs: string
  reaches: string
  reachesAs: string
  suppliers: number
  class: string
}
const world =
  '{ chainCountries { country class suppliers } chainRoutes { all routes { leaves leavesAs reaches reachesAs suppliers class } } }'
const found = async (by: Person, filter: object): Promise<{ id: string; name: string }[]> =>
  (await by.run('query ($filter: SupplierFilter) { suppliers(filter: $filter) { nodes { id name } } }', { filter })).suppliers.nodes

describe('the world view', () => {
  test('draws countries and routes by class, and each number is that of the list behind it', async () => {
    const { chainCountries, chainRoutes } = await programme.reviewer.run(world)
    const guinea = chainCountries.find((one: { country: string }) => one.country === 'GN')
    expect(guinea.class).toBe('HIGH_RISK')
    expect(guinea.suppliers).toBe((await found(programme.reviewer, { touches: 'GN' })).length)
    expect(chainRoutes.all).toBe(chainRoutes.routes.length)
    for (const { leaves, leavesAs, reaches, reachesAs, suppliers } of chainRoutes.routes as Route[]) {
      const along = await found(programme.reviewer, { along: `${leaves} ${leavesAs} ${reaches} ${reachesAs}` })
      expect([leaves, reaches, along.length]).toEqual([leaves, reaches, suppliers])
    }
    // What the mine sends through China does not come back to it; what the trader passes at its own seat is no stop of its own.
    const ways = (chainRoutes.routes as Route[]).map(one => `${one.leaves} ${one.leavesAs} ${one.reaches} ${one.reachesAs} ${one.class}`)
    expect(ways.sort()).toEqual(['AU ORIGIN GN TRANSIT HIGH_RISK', 'GN ORIGIN CN TRANSIT HIGH_RISK', 'GN TRANSIT CN SUPPLIER HIGH_RISK'])
  })

  test('of one country shows what leaves and reaches it', async () => {
    const of = async (country: string): Promise<Route[]> =>
      (
        await programme.reviewer.run('query ($country: String) { chainRoutes(country: $country) { routes { leaves reaches } } }', {
          country,
        })
      ).chainRoutes.routes
    expect((await of('GN')).every(one => one.leaves === 'GN' || one.reaches === 'GN')).toBe(true)
    expect((await of('GN')).length).toBeGreaterThan(0)
    expect(await of('FR')).toEqual([])
    expect(await of("' OR 1=1 --")).toEqual([])
  })

  test('finds suppliers by the role a place has in their chain, and by a region’s code', async () => {
    const names = async (touches: string) => (await found(programme.reviewer, { touches })).map(one => one.name).sort()
    expect(await names('GN ORIGIN')).toEqual(['Mine'])
    expect(await names('GN TRANSIT')).toEqual(['Mine', 'Trader'])
    expect(await names('GN SUPPLIER')).toEqual(['Mine'])
    expect(await names('GN- TRANSIT')).toEqual(['Mine', 'Trader'])
    expect(await names('GN-B ORIGIN')).toEqual([])
    expect(await names('')).toEqual([])
    expect(await found(programme.reviewer, { along: 'GN' })).toEqual([])
  })
})

test('enhanced due diligence opens for every chain with Guinea as origin, and for every one with Guinea as transit alone', async () => {
  const of = (id: string) =>
    programme.reviewer.run(
      'query ($id: ID!) { dossiers(filter: { supplierId: $id }) { nodes { status } } redFlags(filter: { supplierId: $id, code: ["RF-L1"] }) { nodes { cause dossierId } } }',
      { id },
    )
  const roles = { [mine.id]: 'ORIGIN', [trader.id]: 'TRANSIT' }
  for (const [id, role] of Object.entries(roles)) {
    const { dossiers, redFlags } = await until(async () => {
      const found = await of(id)
      return found.dossiers.nodes.length > 0 && found
    })
    expect(dossiers.nodes).toEqual([{ status: 'OPEN' }])
    expect(redFlags.nodes).toContainEqual({ cause: expect.objectContaining({ country: 'GN', role }), dossierId: expect.any(String) })
  }
})

describe('sites', () => {
  const sites =
    'query ($filter: ChainSiteFilter) { chainSites(first: 100, filter: $filter) { nodes { name kind country class latitude longitude confirmed supplier { name } } } chainSitesCount(filter: $filter) { value } }'
  const marks = '{ chainSiteMarks { sites shown marks { country cell latitude longitude sites class name } } }'

  test('stand where suppliers said, or with their country; marks lead to as many rows as they say', async () => {
    const { chainSites } = await programme.reviewer.run(sites)
    expect(chainSites.nodes).toContainEqual({
      ...{ name: 'Pit', kind: 'MINE', country: 'GN', class: 'HIGH_RISK', latitude: 10.9, longitude: -14.3, confirmed: false },
      supplier: { name: 'Mine' },
    })
    const { chainSiteMarks } = await programme.reviewer.run(marks)
    expect(chainSiteMarks.sites).toBe(chainSites.nodes.length)
    expect(chainSiteMarks.shown).toBe(chainSiteMarks.sites)
    for (const { country, cell, sites: many } of chainSiteMarks.marks) {
      const behind = await programme.reviewer.run(sites, { filter: { country, cell } })
      expect([country, cell, behind.chainSitesCount.value]).toEqual([country, cell, many])
    }
    expect(
      chainSiteMarks.marks.some((one: { cell: string; latitude: number | null }) => one.cell === 'none' && one.latitude === null),
    ).toBe(true)
    const risky = await programme.reviewer.run(sites, { filter: { class: ['HIGH_RISK'] } })
    expect(risky.chainSites.nodes.every((one: { country: string }) => one.country === 'GN')).toBe(true)
  })

  test('many of them are few marks', async () => {
    await asSuper(
      house.superUrl,
      `WITH site AS (INSERT INTO records (id, programme_id, supplier_id, type, status, name, country, details, proposed_at)
          SELECT gen_random_uuid(), $1, $2, 'SITE', 'PROPOSED', 'Pit ' || i, 'GN', jsonb_build_object('latitude', 10 + (i % 100) / 1000.0, 'longitude', -14), now() FROM generate_series(1, 3000) i RETURNING id)
        INSERT INTO record_mentions (response_id, question, row_id, programme_id, supplier_id, record_id, type, cells)
        SELECT $3, 'KYS-B2', gen_random_uuid(), $1, $2, id, 'SITE', '{}' FROM site`,
      [programme.id, mine.id, mine.responseId],
    )
    const { chainSiteMarks } = await programme.reviewer.run(marks)
    expect(chainSiteMarks.sites).toBeGreaterThan(3_000)
    expect(chainSiteMarks.marks.length).toBeLessThan(20)
  })

  test('are part of answers: who reads none sees none', async () => {
    for (const person of [programme.purchasing, programme.administrator, mine.signatory])
      expect(await person.refusal(marks)).toMatchObject({ code: 'DENIED' })
    const other = await foundProgramme(house)
    expect((await other.reviewer.run(marks)).chainSiteMarks).toEqual({ sites: 0, shown: 0, marks: [] })
    expect((await other.reviewer.run(world)).chainRoutes).toEqual({ all: 0, routes: [] })
  })
})

describe('time goes by', () => {
  const look = 'SELECT cause FROM country_runs WHERE programme_id = $1 ORDER BY asked_at DESC LIMIT 1'
  const lookedAgain = async (): Promise<string> => {
    await remind(house, programme.id)
    await settled()
    return String((await asSuper(house.superUrl, look, [programme.id]))[0]?.cause)
  }
  test('where nothing has changed, nothing is looked at again', async () => {
    const before = await asSuper(house.superUrl, 'SELECT count(*)::int AS n FROM country_runs WHERE programme_id = $1', [programme.id])
    await remind(house, programme.id)
    expect(await asSuper(house.superUrl, 'SELECT count(*)::int AS n FROM country_runs WHERE programme_id = $1', [programme.id])).toEqual(
      before,
    )
  })
  test('a supplier that has moved is found in its new country', async () => {
    await asSuper(house.superUrl, "UPDATE suppliers SET country = 'SG' WHERE id = $1", [trader.id])
    expect(await lookedAgain()).toBe('RECORD')
    expect((await found(programme.reviewer, { touches: 'SG SUPPLIER' })).map(one => one.name)).toEqual(['Trader'])
  })
  test('an override whose last day has passed ends, and what was computed holds again', async () => {
    await asSuper(
      house.superUrl,
      "UPDATE country_checks SET status = 'OVERRIDDEN', override_class = 'NOT_CAHRA', override_words = 'x', override_ends_on = current_date - 2 WHERE programme_id = $1 AND country = 'GN' AND role = 'ORIGIN' AND superseded_at IS NULL",
      [programme.id],
    )
    expect(await lookedAgain()).toBe('OVERRIDE')
    const [row] = await asSuper(
      house.superUrl,
      "SELECT status, class FROM country_checks WHERE programme_id = $1 AND country = 'GN' AND role = 'ORIGIN' AND superseded_at IS NULL",
      [programme.id],
    )
    expect(row).toEqual({ status: 'COMPUTED', class: 'HIGH_RISK' })
  })
  test('in a new year every place is judged anew', async () => {
    await asSuper(house.superUrl, "UPDATE country_runs SET asked_at = asked_at - interval '370 days' WHERE programme_id = $1", [
      programme.id,
    ])
    await asSuper(
      house.superUrl,
      "UPDATE country_checks SET period = period - 1, computed_at = computed_at - interval '370 days' WHERE programme_id = $1",
      [programme.id],
    )
    // Whatever else is older than the last run is called for, too: the year is what is left when it has been settled.
    await asSuper(house.superUrl, "UPDATE programme_editions SET adopted_at = adopted_at - interval '400 days' WHERE programme_id = $1", [
      programme.id,
    ])
    await asSuper(house.superUrl, "UPDATE country_rules SET status_since = status_since - interval '400 days' WHERE programme_id = $1", [
      programme.id,
    ])
    expect(await lookedAgain()).toBe('YEAR')
    const rows = await asSuper(
      house.superUrl,
      'SELECT DISTINCT period FROM country_checks WHERE programme_id = $1 AND superseded_at IS NULL',
      [programme.id],
    )
    expect(rows).toEqual([{ period: new Date().getUTCFullYear() }])
  })
})
