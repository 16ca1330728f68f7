import { type AnswerHearing, answerHearing as schema } from 'shared/schemas/hearings.ts'
import { asHouse } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { notify } from '../../core/notify.ts'
import { parse } from '../../core/parse.ts'
import { newKey } from '../../platform/sealing.ts'
import { Hearing } from './hearing.entity.ts'
import { keepHearingFiles } from './hearing-files.ts'
import { sealAnswer } from './hearing-keys.ts'
import { caseOf, moveHearing } from './hearings.ts'
import { readyFiles } from './ready-files.ts'

/** A supplier’s comment. From here on only the handlers of the case read it, whoever wrote it included. */
export async function answerHearing(ctx: Context, input: AnswerHearing): Promise<string> {
  const { id, act, words, files } = parse(schema, input)
  const hearing = await loadForUpdate(ctx, Hearing, 'hearing.answer', id)
  if (hearing.act === act) return id
  if (hearing.status !== 'ASKED') throw new Refused('hearingOver')
  const grievanceId = await asHouse(ctx, () => caseOf(ctx, id))
  const key = newKey()
  await keepHearingFiles(ctx, id, key, readyFiles(ctx, files))
  await moveHearing(ctx, hearing, grievanceId, 'hearing.answer', {
    ...(await sealAnswer(hearing, key, { text: words })),
    ...{ act, answeredAt: ctx.now(), answeredById: ctx.actor.accountId },
  })
  return id
}

/** Its handlers learn that something has come. */
export const tellOfAnswer = (ctx: Context, { id }: Hearing): Promise<void> =>
  asHouse(ctx, async () => {
    const grievanceId = await caseOf(ctx, id)
    const [grievance] = await ctx.ask({ text: 'SELECT handler_ids FROM grievances WHERE id = $1', values: [grievanceId] })
    await notify(ctx, grievance?.handler_ids as string[], { key: 'hearingAnswered', values: {}, path: `/cases/${grievanceId}` })
  })
