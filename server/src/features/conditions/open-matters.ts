import type { Context, OpenMatter, OpenMatters } from '../../core/context.ts'

/**
 * What stands open about a supplier: the one place that is asked before it is approved (domain reference 0.4). Conditions are
 * the first source; valid flags and hits join the table in `server/src/open-matters.ts` with the features that know them.
 */
export async function whatStandsOpen(ctx: Context, supplierId: string): Promise<OpenMatter[]> {
  const found: OpenMatter[] = []
  for (const ask of ctx.house.openMatters) found.push(...(await ask(ctx, supplierId)))
  return found
}

/** Conditions that are neither fulfilled nor lifted. */
export const openConditions: OpenMatters = async (ctx, supplierId) => {
  const rows = await ctx.ask({
    text: `SELECT id, name FROM conditions WHERE programme_id = $1 AND supplier_id = $2 AND status = 'OPEN' ORDER BY due_on, id`,
    values: [ctx.actor.programmeId, supplierId],
  })
  return rows.map(({ id, name }) => ({ kind: 'CONDITION', id: String(id), name: String(name) }))
}
