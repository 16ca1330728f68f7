import { type FlagAction, flagMachine, openFlagStates } from 'shared/machines/red-flag.ts'
import { type AssessFlag, assessFlag as assessSchema, type FollowFlag, followFlag as followSchema } from 'shared/schemas/red-flags.ts'
import type { Context, OpenMatters } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { asRule, transition } from '../../core/transition.ts'
import { followConditions } from '../conditions/condition.commands.ts'
import { keepDossiers } from './keeping-dossiers.ts'
import { RedFlag } from './red-flag.entity.ts'

const verdicts = { VALID: 'flag.judgeValid', DISMISSED: 'flag.dismiss' } as const satisfies Record<string, FlagAction>

/** A reviewer says whether a flag is valid, with the reason. A valid one opens its due diligence and asks for conditions (0.4). */
export async function assessFlag(ctx: Context, input: AssessFlag): Promise<string> {
  const { id, version, verdict, words } = parse(assessSchema, input)
  const flag = await loadForUpdate(ctx, RedFlag, verdicts[verdict], id, version)
  if (flag.endedAt) throw new Refused('flagEnded')
  await move(ctx, flag, verdicts[verdict], words, { assessedWords: words, assessedById: ctx.actor.accountId, assessedAt: ctx.now() })
  await keepDossiers(ctx, [flag.supplierId])
  if (verdict === 'VALID') await asRule(ctx, () => move(ctx, flag, 'flag.openDiligence', null))
  await followConditions(ctx, flag)
  return id
}

const follows = { MONITORED: 'flag.monitor', CLEARED: 'flag.settle' } as const satisfies Record<string, FlagAction>

/** After its due diligence: it is watched, or it is settled. */
export async function followFlag(ctx: Context, input: FollowFlag): Promise<string> {
  const { id, version, to, words } = parse(followSchema, input)
  const flag = await loadForUpdate(ctx, RedFlag, follows[to], id, version)
  await move(ctx, flag, follows[to], words, { settledWords: words })
  return id
}

export const move = (
  ctx: Context,
  flag: RedFlag,
  action: FlagAction,
  words: string | null,
  changes: Partial<RedFlag> = {},
): Promise<void> =>
  transition(ctx, RedFlag, flagMachine, flag, action, {
    words,
    changes,
    data: { code: flag.code, cause: flag.causeKey },
    audience: 'STAFF',
  })

/** Valid flags whose due diligence is not done keep a supplier from being approved without conditions. */
export const openFlags: OpenMatters = async (ctx, supplierId) => {
  const rows = await ctx.ask({
    text: 'SELECT id, code FROM red_flags WHERE programme_id = $1 AND supplier_id = $2 AND status = ANY ($3) AND ended_at IS NULL ORDER BY code, id',
    values: [ctx.actor.programmeId, supplierId, openFlagStates],
  })
  return rows.map(({ id, code }) => ({ kind: 'FLAG', id: String(id), name: String(code) }))
}
