import { compareSupplier, identifiersIn, type KnownSupplier, type Match, type ToCompare } from 'shared/imports/compare-supplier.ts'
import type { CellFault, SupplierRead } from 'shared/imports/supplier-columns.ts'
import type { Context, Row } from '../../core/context.ts'
import type { Steps } from '../../core/enqueue.ts'
import { type Duplicate, findDuplicates } from '../suppliers/duplicates.ts'
import { registerNow } from './plan.ts'
import { atATime, gently } from './reading.ts'

/** Compares every row of an import with the register as it is now, some at a time. */
export async function compareAll(steps: Steps, importId: string, state = 'COMPARING'): Promise<void> {
  await steps(async ctx => {
    const facts = JSON.stringify({ register: await registerNow(ctx) })
    await ctx.ask({
      text: 'UPDATE supplier_imports SET state = $2, progress = 0, facts = facts || $3 WHERE id = $1',
      values: [importId, state, facts],
    })
  })
  for (let place: number | null = -1; place !== null; ) {
    const after: number = place
    place = await gently(() => steps(ctx => compareSome(ctx, importId, after)))
  }
}

/** The place reached; null: there are no more. */
async function compareSome(ctx: Context, importId: string, after: number): Promise<number | null> {
  const rows = await ctx.ask({
    text: `SELECT id, place, sheet, "row", name, given, places, file_faults AS "fileFaults", alike FROM supplier_import_rows
      WHERE import_id = $1 AND place > $2 ORDER BY place LIMIT ${atATime}`,
    values: [importId, after],
  })
  const last = rows.at(-1)
  if (!last) return null
  const sound = rows.filter(row => (row.fileFaults as unknown[]).length === 0)
  const found = await findDuplicates(ctx, sound.map(candidate))
  const known = await knownSuppliers(ctx, [...new Set([...found.values()].flat().map(one => one.supplierId))])
  const compared = rows.map(row => {
    const matches = matchesOf(found.get(String(row.id)) ?? [], known)
    const home = { sheet: String(row.sheet), row: Number(row.row) }
    return { id: row.id, matches, ...compareSupplier({ ...toCompare(row), matches, home }, known) }
  })
  await ctx.ask({ text: keepCompared, values: [JSON.stringify(compared)] })
  await ctx.ask({ text: 'UPDATE supplier_imports SET progress = progress + $2 WHERE id = $1', values: [importId, rows.length] })
  return Number(last.place)
}

const candidate = (row: Row) => {
  const given = row.given as SupplierRead
  return {
    ref: String(row.id),
    name: given.name ?? '',
    nameLatin: given.nameLatin ?? null,
    country: given.country ?? null,
    identifiers: identifiersIn(given),
  }
}

const toCompare = (row: Row): Pick<ToCompare, 'given' | 'places' | 'fileFaults' | 'alike'> => ({
  given: row.given as SupplierRead,
  places: row.places as Record<string, CellFault>,
  fileFaults: row.fileFaults as CellFault[],
  alike: row.alike as unknown[],
})

/** The surest few; in an order that does not change. */
const matchesOf = (found: readonly Duplicate[], known: ReadonlyMap<string, KnownSupplier>): Match[] =>
  found.slice(0, 5).map(({ supplierId, reasons }) => ({
    supplierId,
    name: known.get(supplierId)?.name ?? '',
    likenesses: [...new Set(reasons.map(({ likeness }) => likeness))],
  }))

const keepCompared = `UPDATE supplier_import_rows r SET kind = x.kind, supplier_id = x."supplierId", sure = x.sure, changes = x.changes, faults = x.faults, matches = x.matches
  FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, kind text, "supplierId" uuid, sure boolean, changes jsonb, faults jsonb, matches jsonb) WHERE r.id = x.id`

/** What the register says of these suppliers, in one statement. */
export async function knownSuppliers(ctx: Context, ids: readonly string[]): Promise<Map<string, KnownSupplier>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.ask({
    text: `SELECT s.id, s.name, s.name_latin AS "nameLatin", s.country, s.tier, s.further_tiers AS "furtherTiers", s.materials, s.reviewer_id AS "reviewerId",
        (SELECT coalesce(json_agg(json_build_object('kind', i.kind, 'value', i.value)), '[]') FROM supplier_identifiers i WHERE i.supplier_id = s.id) AS identifiers,
        (SELECT coalesce(json_agg(json_build_object('email', c.email, 'name', c.name, 'phone', c.phone, 'locale', c.locale, 'signatory', c.signatory, 'hasLeft', c.left_at IS NOT NULL)), '[]') FROM contacts c WHERE c.supplier_id = s.id) AS contacts
      FROM suppliers s WHERE s.programme_id = $1 AND s.id = ANY ($2::uuid[])`,
    values: [ctx.actor.programmeId, ids],
  })
  return new Map(rows.map(row => [String(row.id), row as unknown as KnownSupplier]))
}
