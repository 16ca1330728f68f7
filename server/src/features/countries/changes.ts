import type { LocationClass } from 'shared/words/country-sources.ts'
import type { Context } from '../../core/context.ts'

/** What a run found otherwise than before. */
export interface Change {
  readonly country: string
  readonly region: string
  readonly role: string
  readonly from: LocationClass | null
  readonly to: LocationClass | null
  readonly suppliers: number
}

/** Rows of their own, added once: what stands there is not touched again, however many parts a run has. */
export async function writeChanges(ctx: Context, runId: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  await ctx.ask({
    text: `INSERT INTO country_changes (id, programme_id, run_id, country, region, role, from_class, to_class, suppliers)
      SELECT gen_random_uuid(), $1, $2, x.country, x.region, x.role, x."from", x."to", x.suppliers
      FROM jsonb_to_recordset($3) AS x(country text, region text, role text, "from" text, "to" text, suppliers int)`,
    values: [ctx.actor.programmeId, runId, JSON.stringify(changes)],
  })
}
