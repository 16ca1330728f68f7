import type { Context } from '../../core/context.ts'
import type { ScreeningHit } from './hit.entity.ts'

type Words = Pick<ScreeningHit, 'id' | 'entryId' | 'subjectSha256'>

/** A false positive is remembered for these words of ours and these of theirs (12.8), whatever either becomes meanwhile. */
export async function rememberClearance(ctx: Context, hit: ScreeningHit, words: string): Promise<void> {
  await ctx.ask({
    text: `INSERT INTO hit_clearances (hit_id, entry_id, subject_sha256, programme_id, supplier_id, words, cleared_by_id, cleared_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (hit_id, entry_id, subject_sha256) DO UPDATE SET words = EXCLUDED.words, cleared_by_id = EXCLUDED.cleared_by_id, cleared_at = EXCLUDED.cleared_at`,
    values: [hit.id, hit.entryId, hit.subjectSha256, hit.programmeId, hit.supplierId, words, ctx.actor.accountId, ctx.now()],
  })
}

/** Somebody has come to think otherwise. */
export async function forgetClearance(ctx: Context, { id, entryId, subjectSha256 }: Words): Promise<void> {
  await ctx.ask({
    text: 'DELETE FROM hit_clearances WHERE hit_id = $1 AND entry_id = $2 AND subject_sha256 = $3',
    values: [id, entryId, subjectSha256],
  })
}

/** What a person said when these very words were cleared; null: nobody has. */
export async function clearanceFor(
  ctx: Context,
  hitId: string,
  entryId: string,
  subjectSha256: string,
): Promise<{ reason: string; decidedById: string } | null> {
  const [row] = await ctx.ask({
    text: 'SELECT words, cleared_by_id FROM hit_clearances WHERE hit_id = $1 AND entry_id = $2 AND subject_sha256 = $3',
    values: [hitId, entryId, subjectSha256],
  })
  return row ? { reason: String(row.words), decidedById: String(row.cleared_by_id) } : null
}
