import { type HitAction, hitMachine } from 'shared/machines/hit.ts'
import { type DecideHit, decideHit, suspectHit as suspectSchema } from 'shared/schemas/screening.ts'
import type { Context } from '../../core/context.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { transition } from '../../core/transition.ts'
import { forgetClearance, rememberClearance } from './clearances.ts'
import { ScreeningHit } from './hit.entity.ts'

const decide =
  (action: HitAction, schema: typeof decideHit | typeof suspectSchema) =>
  async (ctx: Context, input: DecideHit): Promise<string> => {
    const { id, version, words } = parse(schema, input)
    const hit = await loadForUpdate(ctx, ScreeningHit, action, id, version)
    if (action === 'hit.clear') await rememberClearance(ctx, hit, words ?? '')
    else await forgetClearance(ctx, hit)
    await transition(ctx, ScreeningHit, hitMachine, hit, action, {
      words: words ?? null,
      changes: { reason: words ?? null, decidedById: ctx.actor.accountId },
      // For which words of ours and of theirs this was decided.
      data: { list: hit.list, entryKey: hit.entryKey, entryId: hit.entryId, subjectSha256: hit.subjectSha256, score: hit.score },
      audience: 'STAFF',
    })
    return hit.id
  }

export const clearHit = decide('hit.clear', decideHit)
export const suspectHit = decide('hit.suspect', suspectSchema)
export const confirmHit = decide('hit.confirm', decideHit)
