import { setGrievances as clocksSchema, type SetGrievances } from 'shared/schemas/cases.ts'
import {
  setEmergency as emergencySchema,
  setIntake as intakeSchema,
  setOutsideBodies as outsideSchema,
  setPublicPath as pathSchema,
  type SetEmergency,
  type SetIntake,
  type SetOutsideBodies,
  type SetPublicPath,
  type SetSpeaking,
  setSpeaking as speakingSchema,
} from 'shared/schemas/mechanism.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { trustedHandlers } from '../members/handler-keys.ts'
import { publicPathNow, takePublicPath } from './public-path.ts'
import { type GrievanceSettings, grievanceSettings } from './settings.ts'

type Part = 'CLOCKS' | 'SPEAKING' | 'EMERGENCY' | 'OUTSIDE' | 'INTAKE' | 'PATH'
type Codes = Readonly<Record<string, string | number | boolean>>

/** One part of the settings changes, the others stand. What was written is not in the history: which part, and codes. */
async function change(ctx: Context, version: number, part: Part, changes: Partial<GrievanceSettings>, codes: Codes = {}): Promise<void> {
  authorizeHere(ctx, 'grievanceSettings.set')
  const { programmeId, accountId } = ctx.actor
  // Whom an administrator has just made a handler must not close the pages, or choose whose friends read what comes.
  if (!(await trustedHandlers(ctx)).some(one => one.accountId === accountId)) throw new Refused('handlerNotVouched')
  await oneAtATime(ctx, `grievance settings ${programmeId}`)
  const now = await grievanceSettings(ctx)
  if (now.version !== version) throw new Refused('changedMeanwhile', { version: now.version })
  await write(ctx, { ...now, ...changes, version: version + 1 })
  note(ctx, {
    action: 'grievanceSettings.set',
    subjectType: 'grievance_settings',
    subjectId: programmeId ?? '',
    data: { part, ...codes },
  })
}

const write = (ctx: Context, to: GrievanceSettings): Promise<unknown> =>
  ctx.ask({
    text: `INSERT INTO grievance_settings (programme_id, open, languages, emergency, elsewhere, privacy_contact, outside, clocks, retention_years, intake_ids,
        set_by_id, set_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      ON CONFLICT (programme_id) DO UPDATE SET open = excluded.open, languages = excluded.languages, emergency = excluded.emergency,
        elsewhere = excluded.elsewhere, privacy_contact = excluded.privacy_contact, outside = excluded.outside, clocks = excluded.clocks,
        retention_years = excluded.retention_years, intake_ids = excluded.intake_ids, set_by_id = excluded.set_by_id, set_at = excluded.set_at,
        version = excluded.version`,
    values: [
      ctx.actor.programmeId,
      to.open,
      to.languages,
      JSON.stringify(to.emergency),
      JSON.stringify(to.elsewhere),
      to.privacyContact,
      to.outside && JSON.stringify(to.outside),
      JSON.stringify(to.clocks),
      to.retentionYears,
      to.intakeIds,
      ctx.actor.accountId,
      ctx.now(),
      to.version,
    ],
  })

/** The clocks of a programme, each within what law and mechanism allow. What has begun keeps the day that was promised. */
export async function setGrievances(ctx: Context, input: SetGrievances): Promise<void> {
  const { version, retentionYears, ...clocks } = parse(clocksSchema, input)
  await change(ctx, version, 'CLOCKS', { clocks, retentionYears }, { ...clocks, retentionYears })
}

/** Open or closed, in which languages one is answered, and where else one is heard. */
export async function setSpeaking(ctx: Context, input: SetSpeaking): Promise<void> {
  const { version, ...speaking } = parse(speakingSchema, input)
  await change(ctx, version, 'SPEAKING', speaking, { open: speaking.open, languages: speaking.languages.join(' ') })
}

/** What somebody in danger is told first. */
export async function setEmergency(ctx: Context, input: SetEmergency): Promise<void> {
  const { version, emergency } = parse(emergencySchema, input)
  await change(ctx, version, 'EMERGENCY', { emergency })
}

/** To whom else one can turn. */
export async function setOutsideBodies(ctx: Context, input: SetOutsideBodies): Promise<void> {
  const { version, bodies } = parse(outsideSchema, input)
  await change(ctx, version, 'OUTSIDE', { outside: bodies }, { count: bodies.length })
}

/** Who gets new cases. Cases that are there stay with whoever handles them. */
export async function setIntake(ctx: Context, input: SetIntake): Promise<void> {
  const { version, accountIds } = parse(intakeSchema, input)
  authorizeHere(ctx, 'grievanceSettings.set')
  const trusted = new Set((await trustedHandlers(ctx)).map(one => one.accountId))
  if (accountIds?.some(one => !trusted.has(one))) throw new Invalid({ accountIds: 'errors:field.readerWithoutKey' })
  const intakeIds = accountIds && [...new Set(accountIds)]
  await change(ctx, version, 'INTAKE', { intakeIds }, { count: intakeIds?.length ?? trusted.size, all: intakeIds === null })
}

/** Another address of the public pages. The one before leads here as long as the programme is there. */
export async function setPublicPath(ctx: Context, input: SetPublicPath): Promise<void> {
  const { version, path } = parse(pathSchema, input)
  await change(ctx, version, 'PATH', {})
  if (path !== (await publicPathNow(ctx))) await takePublicPath(ctx, path)
}
