import type { FlagPlace, MineralRow, SupplierFacts } from 'shared/rules/red-flags/facts.ts'
import type { Context, Row } from '../../core/context.ts'
import { holds } from '../countries/country.reading.ts'

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
const incidentsOf = `SELECT supplier_id, id, kind FROM incidents WHERE programme_id = $1 AND supplier_id = ANY ($2) AND status = 'RELEVANT' ORDER BY 1, 2`
const hitsOf = `SELECT supplier_id, id FROM screening_hits WHERE programme_id = $1 AND supplier_id = ANY ($2) AND status = 'CONFIRMED' ORDER BY 1, 2`
const materialsOf = `SELECT id AS supplier_id, materials FROM suppliers WHERE programme_id = $1 AND id = ANY ($2)`

/** All that the rules look at, of many suppliers in six statements. */
export async function gatherFacts(ctx: Context, supplierIds: readonly string[]): Promise<ReadonlyMap<string, SupplierFacts>> {
  const values = [ctx.actor.programmeId, supplierIds]
  const reference = await mineralTable(ctx)
  const places = bySupplier(await ctx.ask({ text: placesOf, values }))
  const signals = bySupplier(await ctx.ask({ text: signalsOf, values }))
  const incidents = bySupplier(await ctx.ask({ text: incidentsOf, values }))
  const hits = bySupplier(await ctx.ask({ text: hitsOf, values }))
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
