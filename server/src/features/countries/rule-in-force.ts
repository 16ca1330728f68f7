import type { CountryRule as Content } from 'shared/rules/countries/country-rule.ts'
import type { Context } from '../../core/context.ts'

/** The rule that holds: the newest that was approved. */
export async function ruleInForce(ctx: Context): Promise<{ id: string; number: number; content: Content }> {
  const [row] = await ctx.ask({
    text: `SELECT id, number, rule FROM country_rules WHERE programme_id = $1 AND status = 'APPROVED' ORDER BY number DESC LIMIT 1`,
    values: [ctx.actor.programmeId],
  })
  if (!row) throw new Error('a programme without a rule for countries')
  return { id: String(row.id), number: Number(row.number), content: row.rule as Content }
}
