import { dayIn } from 'shared/rules/days.ts'
import { keptAtMost } from 'shared/rules/grievances/retention.ts'
import { type KeepLonger, keepLonger as schema } from 'shared/schemas/cases.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { clockwork, reckon } from './case-clocks.ts'
import { takeCase } from './cases.ts'
import { Grievance } from './grievance.entity.ts'
import { sealRecord } from './records.ts'

/** Keeps a case beyond its time, for a procedure that still needs it. Which one is a note among handlers; before the new day they are reminded again. */
export async function keepLonger(ctx: Context, input: KeepLonger): Promise<string> {
  const { id, version, until, words } = parse(schema, input)
  const grievance = await takeCase(ctx, 'grievance.keep', id, version)
  const { forgetOn } = grievance
  if (!forgetOn) throw new Refused('caseNotOver')
  const work = await clockwork(ctx)
  const most = keptAtMost(dayIn(grievance.statusSince, work.zone), work.retentionYears, work.today)
  if (until <= forgetOn || until > most) throw new Invalid({ until: 'errors:field.keptTooLong' })
  await sealRecord(ctx, grievance, 'NOTE', { text: words, about: 'KEEPING', until })
  await store(ctx, Grievance, grievance, { ...reckon(work, grievance, grievance.status, { keptUntil: until }), remindedOn: null })
  note(ctx, { action: 'grievance.keep', subjectType: 'grievances', subjectId: id, data: { until } })
  return id
}
