import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { type Candidate, findDuplicates, isSure } from './duplicates.ts'
import { freshenKeys, type Identifier } from './supplier-keys.ts'

/**
 * Refuses somebody who stands on the register already by name or number, unless the person has seen those and said that this is another.
 * Two people who write down the same company at the same moment come here one after the other.
 */
export async function checkNotTwice(ctx: Context, candidate: Candidate, distinctFrom: readonly string[]): Promise<void> {
  await oneAtATime(ctx, `register ${ctx.actor.programmeId}`)
  const found = (await findDuplicates(ctx, [candidate])).get(candidate.ref) ?? []
  const unseen = found.filter(one => isSure(one) && !distinctFrom.includes(one.supplierId))
  if (unseen.length > 0) throw new Refused('supplierTwice', { suppliers: unseen.map(one => one.supplierId) })
}

export const identifiersOf = async (ctx: Context, supplierId: string): Promise<Identifier[]> =>
  (await ctx.ask({
    text: 'SELECT kind, value FROM supplier_identifiers WHERE supplier_id = $1 ORDER BY kind, value',
    values: [supplierId],
  })) as unknown as Identifier[]

/** The identifiers as they stand now; one that the supplier gave itself stays the supplier's word. */
export async function writeIdentifiers(ctx: Context, supplierId: string, identifiers: readonly Identifier[]): Promise<void> {
  const values = [supplierId, JSON.stringify(identifiers), ctx.actor.programmeId]
  const given = 'jsonb_to_recordset($2) AS x(kind text, value text)'
  await ctx.ask({
    text: `DELETE FROM supplier_identifiers i WHERE i.supplier_id = $1 AND i.programme_id = $3 AND NOT EXISTS (SELECT 1 FROM ${given} WHERE x.kind = i.kind AND x.value = i.value)`,
    values,
  })
  await ctx.ask({
    text: `INSERT INTO supplier_identifiers (supplier_id, kind, value, programme_id, source) SELECT DISTINCT $1::uuid, x.kind, x.value, $3::uuid, 'TYPED' FROM ${given} ON CONFLICT DO NOTHING`,
    values,
  })
}

/** These look alike and are others: nobody is asked about them again. */
export async function tellApart(ctx: Context, supplierId: string, others: readonly string[]): Promise<void> {
  if (others.length === 0) return
  await ctx.ask({
    text: `INSERT INTO supplier_distinctions (supplier_id, other_id, programme_id, said_by_id, at)
      SELECT least($1::uuid, s.id), greatest($1::uuid, s.id), $2, $3, $4 FROM suppliers s WHERE s.programme_id = $2 AND s.id = ANY ($5::uuid[]) AND s.id <> $1::uuid ON CONFLICT DO NOTHING`,
    values: [supplierId, ctx.actor.programmeId, ctx.actor.accountId, ctx.now(), others],
  })
}

/** What belongs to a supplier's record beside its row. */
export async function writeRecord(
  ctx: Context,
  supplierId: string,
  { identifiers, distinctFrom }: { identifiers: readonly Identifier[] | undefined; distinctFrom: readonly string[] },
): Promise<void> {
  if (identifiers) await writeIdentifiers(ctx, supplierId, identifiers)
  await tellApart(ctx, supplierId, distinctFrom)
  await freshenKeys(ctx, [supplierId])
}
