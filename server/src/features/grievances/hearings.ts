import { randomUUID } from 'node:crypto'
import { type HearingAction, hearingMachine } from 'shared/machines/hearing.ts'
import { asHouse } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { notify } from '../../core/notify.ts'
import { transition } from '../../core/transition.ts'
import { newPair } from '../../platform/sealing.ts'
import type { Grievance } from './grievance.entity.ts'
import { Hearing } from './hearing.entity.ts'
import { keepPrivate } from './hearing-keys.ts'

interface Letter {
  readonly words: string
  readonly supplierId: string
  readonly recipientIds: readonly string[]
  readonly dueOn: string
  /** The same words in the case. */
  readonly recordId: string | null
}

/** Lays a letter out for its recipients, with a pair of keys of its own: the half that opens what they answer is the case's. */
export async function layHearing(ctx: Context, grievance: Grievance, letter: Letter): Promise<Hearing> {
  const { publicKey, privateKey } = await newPair()
  const id = randomUUID()
  const at = ctx.now()
  const hearing = Object.assign(new Hearing(), {
    ...{ id, programmeId: grievance.programmeId, supplierId: letter.supplierId, recipientIds: [...letter.recipientIds] },
    ...{ letter: letter.words, dueOn: letter.dueOn, status: 'ASKED' as const, statusSince: at, askedAt: at, publicKey, version: 0 },
  })
  await ctx.db.insert(Hearing, hearing)
  await ctx.ask({
    text: `INSERT INTO hearing_cases (hearing_id, programme_id, grievance_id, asked_by_id, record_id, sealed) VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [
      ...[id, grievance.programmeId, grievance.id, ctx.actor.accountId, letter.recordId],
      await keepPrivate(ctx, grievance.id, id, privateKey),
    ],
  })
  return hearing
}

/** Of which case a letter is; for whoever may not know, it is none. */
export async function caseOf(ctx: Context, hearingId: string): Promise<string> {
  const [row] = await ctx.ask({ text: 'SELECT grievance_id FROM hearing_cases WHERE hearing_id = $1', values: [hearingId] })
  if (!row) throw new NotFound()
  return String(row.grievance_id)
}

/** Takes a letter to change it, for those who handle its case. */
export async function takeHearing(ctx: Context, id: string, grievance: Grievance, version?: number): Promise<Hearing> {
  const hearing = await ctx.db.createQueryBuilder(Hearing, 'h').setLock('for_no_key_update').where('h.id = :id', { id }).getOne()
  if (!hearing) throw new NotFound()
  if (version !== undefined && version !== hearing.version) throw new Refused('changedMeanwhile', { version: hearing.version })
  return Object.assign(hearing, { handlerIds: grievance.handlerIds })
}

/** Moves a letter along. It stands in the history of its case and nowhere else: any other would tell that there is one. */
export const moveHearing = (
  ctx: Context,
  hearing: Hearing,
  grievanceId: string,
  action: HearingAction,
  changes: Partial<Hearing>,
): Promise<void> =>
  transition(ctx, Hearing, hearingMachine, hearing, action, {
    changes,
    data: { hearingId: hearing.id },
    of: { subjectType: 'grievances', subjectId: grievanceId },
  })

/** Its recipients learn that there is something to look at, and nothing of what it is. */
export const tellRecipients = (ctx: Context, { id, recipientIds }: Hearing, key: 'hearingAsked' | 'hearingClosed'): Promise<void> =>
  asHouse(ctx, () => notify(ctx, recipientIds, { key, values: {}, path: `/hearings/${id}` }))
