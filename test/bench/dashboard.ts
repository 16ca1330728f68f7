import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import type pg from 'pg'
import { usualRule } from 'shared/rules/countries/country-rule.ts'
import { type BenchProgramme, uuidSql } from './data.ts'
import { asSuper, type Ground } from './ground.ts'
import { pageRequests } from './listed.ts'
import { latencies, percentile, post, round } from './load.ts'
import type { Figure } from './results.ts'

/** Results of the countries' rule that the programme keeps: those that hold, and what held before, over the years. */
const results = 500_000
const places = 5_400
/** Places that each supplier's chain touches. */
const touched = 5

/** Flags, dossiers, hits, holds, places and results of a register of 100,000, written by PostgreSQL. False: they are there already. */
async function makeRisks(db: pg.Client, p: number, { id, suppliers }: BenchProgramme): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM supplier_locations WHERE programme_id = $1 LIMIT 1', [id])
  if (rowCount) return false
  const supplier = (at: string): string => uuidSql('supplier', p, at)
  const every = `generate_series(1, ${suppliers}) i`
  const rule = randomUUID()
  const version = randomUUID()
  await db.query('BEGIN')
  await db.query(
    `INSERT INTO country_rules (id, programme_id, number, rule, words, status, status_since, proposed_at, version) VALUES ($1, $2, 1, $3, '', 'APPROVED', now(), now(), 0)`,
    [rule, id, JSON.stringify(usualRule)],
  )
  // Half of all places in ten countries, as chains lie.
  const place = (k: string): string =>
    `chr(65 + (${k}) % 26) || chr(65 + (${k}) / 26 % 20) AS country, 'X-' || lpad((${k} / 520)::text, 3, '0') AS region, (ARRAY['ORIGIN','TRANSIT','SUPPLIER'])[1 + (${k}) % 3] AS role`
  await db.query(
    `INSERT INTO supplier_locations (programme_id, supplier_id, country, region, role, named_in)
      SELECT $1, ${supplier('i')}, x.country, x.region, x.role, 'KYS-B2' FROM ${every}, generate_series(1, ${touched}) n,
        LATERAL (SELECT ${place('k')} FROM (SELECT ((i::bigint * 7919 + n * 104729) % ${places})::int AS k) y) x ON CONFLICT DO NOTHING`,
    [id],
  )
  await db.query(
    `INSERT INTO country_checks (id, programme_id, country, region, role, period, class, dimensions, findings, missing, rule_id, basis, reasoning, status, status_since, computed_at, superseded_at, version)
      SELECT gen_random_uuid(), $1, x.country, x.region, x.role, 2026, (ARRAY['NOT_CAHRA','NOT_CAHRA','NOT_CAHRA','INSUFFICIENT_DATA','NOT_CAHRA','NOT_CAHRA','HIGH_RISK','NOT_CAHRA','NOT_CAHRA','CONFLICT_AFFECTED'])[1 + (k / 7 + age) % 10], '{}', '[]', '{}', $2, k || '-' || age,
        '{"zh":"","en":"","fr":""}', CASE WHEN age = 0 AND k % 9 = 0 THEN 'CONFIRMED' ELSE 'COMPUTED' END, now() - age * interval '20 days', now() - age * interval '20 days', CASE WHEN age > 0 THEN now() - (age - 1) * interval '20 days' END, 0
      FROM generate_series(0, ${places - 1}) k, generate_series(0, ${Math.ceil(results / places) - 1}) age, LATERAL (SELECT ${place('k')}) x`,
    [id, rule],
  )
  await db.query(
    `INSERT INTO red_flags (id, programme_id, supplier_id, code, cause_key, cause, status, status_since, raised_at, version)
      SELECT gen_random_uuid(), $1, ${supplier('i')}, (ARRAY['RF-L1','RF-L1','RF-S2','RF-C1','RF-C4','CCCMC-PERMIT','CCCMC-MEDIA'])[1 + (i + n) % 7], 'bench ' || n, '{"kind":"HIT"}',
        (ARRAY['RAISED','EDD_OPEN','DISMISSED','CLEARED','MONITORED'])[1 + (i / 3 + n) % 5], now() - i % 400 * interval '1 day', now() - i % 400 * interval '1 day', 0 FROM ${every}, generate_series(1, 2) n WHERE i % 3 = 0`,
    [id],
  )
  await db.query(
    `INSERT INTO dossiers (id, programme_id, supplier_id, status, status_since, opened_at, version)
      SELECT gen_random_uuid(), $1, ${supplier('i')}, CASE WHEN i % 10 = 0 THEN 'OPEN' ELSE 'CLOSED' END, now() - i % 300 * interval '1 day', now() - i % 300 * interval '1 day', 0 FROM ${every} WHERE i % 5 = 0`,
    [id],
  )
  await db.query(
    `INSERT INTO dossier_packages (id, programme_id, supplier_id, dossier_id, kind, status, status_since, due_on, version)
      SELECT gen_random_uuid(), d.programme_id, d.supplier_id, d.id, kind, (ARRAY['TODO','RUNNING','DONE','NOT_POSSIBLE'])[1 + (hashtext(d.id::text) & 7) % 4], now(), current_date + (hashtext(kind || d.id) & 255) - 100, 0
      FROM dossiers d, unnest(ARRAY['COUNTRY','KYS','CUSTODY','TDS','MAP','ASSESSMENT','RISK']) kind WHERE d.programme_id = $1`,
    [id],
  )
  await db.query(
    `INSERT INTO name_list_versions (id, list, version, files, sha256, entries, names, left_out, loaded_at) VALUES ($1, 'EU', 'bench', '[]', '', 1, 1, '[]', now())`,
    [version],
  )
  await db.query(
    `INSERT INTO listed_entries (id, list, key, sha256, kind, names, births, nationalities, identifiers) VALUES ($1, 'EU', 'bench', '', 'COMPANY', '[]', '[]', '{}', '[]')`,
    [version],
  )
  await db.query(
    `INSERT INTO screening_hits (id, programme_id, supplier_id, subject_type, subject_id, subject_name, subject_facts, subject_sha256, list, entry_key, entry_id, version_id, matched_name, score, band, why, status, status_since, found_at, version)
      SELECT gen_random_uuid(), $1, ${supplier('i')}, 'SUPPLIER', ${supplier('i')}, '', '{}', '', (ARRAY['UN','OFAC','EU'])[1 + i % 3], 'bench', $2, $2, '', 0.9, 'REVIEW', '{}',
        (ARRAY['NEW','FALSE_POSITIVE','FALSE_POSITIVE','POSSIBLE','LAPSED','CONFIRMED'])[1 + i / 2 % 6], now() - i % 300 * interval '1 day', now() - i % 400 * interval '1 day', 1 FROM ${every} WHERE i % 2 = 0`,
    [id, version],
  )
  await db.query(
    `INSERT INTO supplier_holds (id, programme_id, supplier_id, cause, cause_id, since) SELECT gen_random_uuid(), $1, h.supplier_id, 'HIT', h.id, h.status_since FROM screening_hits h WHERE h.programme_id = $1 AND h.status = 'CONFIRMED'`,
    [id],
  )
  // What the programme's own acts keep beside each supplier (features/countries/kept-classes.ts).
  const ranks = `ARRAY['NOT_JUDGED','NOT_CAHRA','INSUFFICIENT_DATA','HIGH_RISK','CONFLICT_AFFECTED']`
  await db.query(
    `UPDATE suppliers s SET place_class = x.c, chain_class = x.c, origin_known = x.o, materials = CASE WHEN right(s.id::text, 1) < '3' THEN '{}' ELSE '{BAUXITE,ALUMINA}' END::text[] FROM (
        SELECT l.supplier_id, (${ranks})[coalesce(max(array_position(${ranks}, c.class)), 1)] AS c, bool_or(l.role = 'ORIGIN') AS o FROM supplier_locations l
        LEFT JOIN country_checks c ON c.programme_id = l.programme_id AND c.superseded_at IS NULL AND (c.country, c.region, c.role) = (l.country, l.region, l.role)
        WHERE l.programme_id = $1 GROUP BY 1) x WHERE x.supplier_id = s.id`,
    [id],
  )
  await db.query('COMMIT')
  // Every supplier was written twice; a register that grew over years is not half empty.
  await db.query('VACUUM FULL suppliers')
  await db.query('VACUUM ANALYZE')
  await db.query('CHECKPOINT')
  return true
}

/** What the page of the risk review asks, in its own documents: the first picture alone, each of the others, and all as they are asked. */
export async function measureDashboard(ground: Ground, times = Number(process.env.BENCH_TIMES ?? 40)): Promise<Figure[]> {
  const { large } = ground
  const began = performance.now()
  if (await asSuper(ground.superUrl, db => makeRisks(db, 1, large))) console.log(`laid in ${round((performance.now() - began) / 1_000)} s`)
  const request = await pageRequests()
  const ours = await ground.startOurs()
  const ask = (operation: string, variables: object = {}) => post(ours.url, large.reviewer, request(operation, variables))
  const taken = async (asked: () => Promise<unknown>): Promise<number> => {
    await latencies(4, asked)
    return percentile(await latencies(times, asked), 0.95)
  }
  const at = `at ${large.suppliers.toLocaleString('en')} suppliers and ${results.toLocaleString('en')} results`
  const figure = (name: string, value: number, reach: number | null, said: string): Figure => ({
    name: `risk review ${at}: ${name}`,
    value: round(value),
    unit: 'ms',
    reach: reach === null ? '' : `≤ ${reach}`,
    met: reach === null ? null : value <= reach,
    said: `${said}; load of the machine ${round(loadavg()[0] ?? 0)}`,
  })
  try {
    const first = await taken(() => ask('RiskSuppliers'))
    const others: [string, number][] = [
      ['what changed and waits', await taken(() => ask('RiskLines', { days: 30 }))],
      ['flags, dossiers, hits', await taken(() => ask('RiskPictures'))],
      ['incoming material', await taken(() => ask('RiskMaterials'))],
    ]
    const whole = await taken(async () => {
      await ask('RiskSuppliers')
      await Promise.all([ask('RiskLines', { days: 30 }), ask('RiskPictures'), ask('RiskMaterials')])
    })
    return [
      figure('first picture, p95', first, 100, 'suppliers by class and state, through HTTP as the page asks'),
      figure('the whole page, p95', whole, null, `alone: ${others.map(([name, ms]) => `${name} ${round(ms)}`).join(', ')}`),
    ]
  } finally {
    await ours.stop()
  }
}
