import { originAndOwnership } from 'shared/rules/red-flags/answer-signals.ts'
import type { FlagPlace, MineralRow, SupplierFacts } from 'shared/rules/red-flags/facts.ts'
import type { Context, Row } from '../../core/context.ts'
import { holds } from '../countries/country.reading.ts'
import { programmeToday } from '../countries/programme-today.ts'

/** The table of what countries can produce that holds: the newest. */
export async function mineralTable(ctx: Context): Promise<readonly MineralRow[] | null> {
  const [row] = await ctx.ask({
    text: 'SELECT rows FROM mineral_tables WHERE programme_id = $1 ORDER BY loaded_at DESC, id DESC LIMIT 1',
    values: [ctx.actor.programmeId],
  })
  return (row?.rows as MineralRow[] | undefined) ?? null
}

const placesOf = `SELECT l.supplier_id, l.country, l.region, l.role, l.named_in AS "namedIn", ${holds('c')} AS class
  FROM supplier_locations l LEFT JOIN country_checks c ON c.programme_id = l.programme_id AND c.superseded_at IS NULL
    AND (c.country, c.region, c.role) = (l.country, l.region, l.role)
  WHERE l.programme_id = $1 AND l.supplier_id = ANY ($2) AND l.role IN ('ORIGIN', 'TRANSIT') ORDER BY 1, 2, 3, 4, 5`
const signalsOf =
  'SELECT supplier_id, question, signal, state FROM answer_signals WHERE programme_id = $1 AND supplier_id = ANY ($2) ORDER BY 1, 2, 3'
/** About the supplier itself, or about a party or site that it names. */
const incidentsOf = `SELECT supplier_id, id, kind FROM incidents WHERE programme_id = $1 AND supplier_id = ANY ($2) AND status = 'RELEVANT'
  UNION SELECT m.supplier_id, i.id, i.kind FROM incidents i JOIN record_mentions m ON m.record_id = i.record_id
    WHERE i.programme_id = $1 AND i.status = 'RELEVANT' AND m.supplier_id = ANY ($2) ORDER BY 1, 2`
const hitsOf = `SELECT supplier_id, id FROM screening_hits WHERE programme_id = $1 AND supplier_id = ANY ($2) AND status = 'CONFIRMED' ORDER BY 1, 2`
const volumesOf =
  'SELECT supplier_id, country, year, tonnes FROM declared_volumes WHERE programme_id = $1 AND supplier_id = ANY ($2) ORDER BY 1, 2, 3'
/** Deadlines that were a week over when the last reminder left, of questionnaires that ask for origin or ownership; two years back. */
const missedOf = `SELECT r.supplier_id, m.response_id AS "responseId", m.due_on::text AS "dueOn" FROM responses r JOIN reminders m ON m.response_id = r.id
  WHERE r.programme_id = $1 AND r.supplier_id = ANY ($2) AND r.status <> 'WITHDRAWN' AND m.kind = 'SEVEN_AFTER' AND m.due_on > $3::date - interval '2 years'
    AND EXISTS (SELECT 1 FROM answers a WHERE a.response_id = r.id AND a.question = ANY ($4)) ORDER BY 1, 3, 2`
const grievancesOf =
  'SELECT supplier_id, topic FROM substantiated_subjects WHERE programme_id = $1 AND supplier_id = ANY ($2) ORDER BY 1, 2'
const materialsOf = `SELECT id AS supplier_id, materials FROM suppliers WHERE programme_id = $1 AND id = ANY ($2)`

/** All that the rules look at, of many suppliers in a few statements. */
export async function gatherFacts(ctx: Context, supplierIds: readonly string[]): Promise<ReadonlyMap<string, SupplierFacts>> {
  const values = [ctx.actor.programmeId, supplierIds]
  const reference = await mineralTable(ctx)
  const places = bySupplier(await ctx.ask({ text: placesOf, values }))
  const signals = bySupplier(await ctx.ask({ text: signalsOf, values }))
  const incidents = bySupplier(await ctx.ask({ text: incidentsOf, values }))
  const hits = bySupplier(await ctx.ask({ text: hitsOf, values }))
  const volumes = bySupplier(await ctx.ask({ text: volumesOf, values }))
  const missed = bySupplier(await ctx.ask({ text: missedOf, values: [...values, await programmeToday(ctx), originAndOwnership] }))
  const grievances = bySupplier(await ctx.ask({ text: grievancesOf, values }))
  const materials = bySupplier(await ctx.ask({ text: materialsOf, values }))
  return new Map(
    supplierIds.map(id => [
      id,
      {
        places: (places.get(id) ?? []) as unknown as FlagPlace[],
        materials: (materials.get(id)?.[0]?.materials ?? []) as string[],
        answers: (signals.get(id) ?? null) as SupplierFacts['answers'],
        incidents: (incidents.get(id) ?? []) as unknown as SupplierFacts['incidents'],
        hits: (hits.get(id) ?? []) as unknown as SupplierFacts['hits'],
        volumes: (volumes.get(id) ?? []) as unknown as SupplierFacts['volumes'],
        missed: (missed.get(id) ?? []) as unknown as SupplierFacts['missed'],
        grievances: (grievances.get(id) ?? []) as unknown as SupplierFacts['grievances'],
        reference,
      },
    ]),
  )
}

function bySupplier(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const { supplier_id, ...row } of rows) {
    const some = found.get(String(supplier_id))
    if (some) some.push(row)
    else found.set(String(supplier_id), [row])
  }
  return found
}
