import { addDays, type Day } from 'shared/rules/days.ts'
import { reminderDays, retentionOf } from 'shared/rules/grievances/retention.ts'
import type { Context } from '../../core/context.ts'
import { note } from '../../core/history.ts'
import { store } from '../../core/load-for-update.ts'
import { notify } from '../../core/notify.ts'
import { clockwork } from './case-clocks.ts'
import { forgetCase } from './forgetting.ts'
import { Grievance } from './grievance.entity.ts'

/** So many at once: what is left has its turn an hour later. */
const atOnce = 50

/** Cases whose time is nearly over: their handlers are reminded, and thirty days later the keys are destroyed. As the house. */
export async function keepCasesNoLonger(ctx: Context): Promise<void> {
  const { today } = await clockwork(ctx)
  for (const grievance of await nearTheirEnd(ctx, today)) await endOf(ctx, grievance, today)
}

const nearTheirEnd = (ctx: Context, today: Day): Promise<Grievance[]> =>
  ctx.db
    .createQueryBuilder(Grievance, 'g')
    .setLock('for_no_key_update')
    .setOnLocked('skip_locked')
    .where('g.programmeId = :programmeId AND g.forgottenAt IS NULL AND g.forgetOn <= :soon', {
      programmeId: ctx.actor.programmeId,
      soon: addDays(today, reminderDays),
    })
    // Whoever was reminded lately has still time.
    .andWhere('(g.remindedOn IS NULL OR g.remindedOn <= :long)', { long: addDays(today, -reminderDays) })
    .orderBy('g.forgetOn')
    .limit(atOnce)
    .getMany()

async function endOf(ctx: Context, grievance: Grievance, today: Day): Promise<void> {
  if (!grievance.forgetOn) return
  const now = retentionOf(grievance.forgetOn, today, grievance.remindedOn)
  if (now === 'FORGOTTEN') return forgetCase(ctx, grievance)
  if (now !== 'REMINDED') return
  await store(ctx, Grievance, grievance, { remindedOn: today })
  note(ctx, { action: 'grievance.remind', subjectType: 'grievances', subjectId: grievance.id, byRule: true })
  await notify(ctx, grievance.handlerIds, { key: 'caseEnds', values: {}, path: `/cases/${grievance.id}` })
}
