import { type SetGrievances, setGrievances as setSchema } from 'shared/schemas/cases.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { grievanceSettings } from './settings.ts'

/** The clocks of a programme, each within what law and mechanism allow. What has begun keeps the day that was promised. */
export async function setGrievances(ctx: Context, input: SetGrievances): Promise<void> {
  const { version, retentionYears, ...clocks } = parse(setSchema, input)
  authorizeHere(ctx, 'grievanceSettings.set')
  const { programmeId } = ctx.actor
  await oneAtATime(ctx, `grievance settings ${programmeId}`)
  const now = await grievanceSettings(ctx)
  if (now.version !== version) throw new Refused('changedMeanwhile', { version: now.version })
  await ctx.ask({
    text: `INSERT INTO grievance_settings (programme_id, open, languages, emergency, outside, clocks, retention_years, intake_ids, set_by_id, set_at, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (programme_id) DO UPDATE SET clocks = excluded.clocks, retention_years = excluded.retention_years, set_by_id = excluded.set_by_id,
        set_at = excluded.set_at, version = excluded.version`,
    values: [
      programmeId,
      now.open,
      now.languages,
      JSON.stringify(now.emergency),
      JSON.stringify(now.outside),
      JSON.stringify(clocks),
      retentionYears,
      now.intakeIds,
      ctx.actor.accountId,
      ctx.now(),
      version + 1,
    ],
  })
  note(ctx, {
    action: 'grievanceSettings.set',
    subjectType: 'grievance_settings',
    subjectId: programmeId ?? '',
    data: { ...clocks, retentionYears },
  })
}
