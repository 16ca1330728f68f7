import type { GrievanceAction } from 'shared/machines/grievance.ts'
import { dayIn } from 'shared/rules/days.ts'
import { maySaySolved } from 'shared/rules/grievances/sender-acts.ts'
import { mayAppeal } from 'shared/rules/grievances/steps.ts'
import {
  type AnswerSolved,
  appealAsSender as appealSchema,
  type SenderWords,
  answerSolved as solvedSchema,
  type WriteAsSender,
  withdrawAsSender as withdrawSchema,
  writeAsSender as writeSchema,
} from 'shared/schemas/file-grievance.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { announce } from '../../core/transition.ts'
import { clockwork, reckoned } from './case-clocks.ts'
import { moveCase, takeCase } from './cases.ts'
import type { GivenFile } from './files.ts'
import { Grievance } from './grievance.entity.ts'
import { sealRecord } from './records.ts'
import { openByCode } from './way-back.ts'

/**
 * What whoever holds the code does. Each opens the case with it first; `false`: it opens nothing. The record of the act comes before
 * what follows from it, so that an act sent twice ends at its own record.
 */

/** More words, more files. */
export async function writeAsSender(ctx: Context, code: string, input: WriteAsSender, files: readonly GivenFile[]): Promise<boolean> {
  const { id, text } = parse(writeSchema, input)
  const own = await openByCode(ctx, code)
  if (!own) return false
  const grievance = await takeCase(ctx, 'grievance.write', own.id)
  if (grievance.status === 'WITHDRAWN') throw new Refused('caseOver')
  if (!text && files.length === 0) throw new Invalid({ text: 'errors:field.required' })
  if (!(await sealRecord(ctx, grievance, 'MESSAGE', { text }, { id, files }))) return true
  note(ctx, { action: 'grievance.write', subjectType: 'grievances', subjectId: own.id, data: { files: files.length } })
  await announce(ctx, 'grievance.write', grievance)
  return true
}

/** Did it help? */
export async function answerSolved(ctx: Context, code: string, input: AnswerSolved): Promise<boolean> {
  const given = parse(solvedSchema, input)
  const own = await openByCode(ctx, code)
  if (!own) return false
  await keepSolved(ctx, await takeCase(ctx, 'grievance.answerSolved', own.id), given)
  return true
}

/** Whether it helped, in the sender's words, whoever typed them. */
export async function keepSolved(ctx: Context, grievance: Grievance, { id, solved, text }: AnswerSolved): Promise<void> {
  if (!maySaySolved(grievance.status)) throw new Refused('notYetDecided')
  if (!(await sealRecord(ctx, grievance, 'SOLVED', { solved, text }, { id }))) return
  await store(ctx, Grievance, grievance, { solved })
  note(ctx, { action: 'grievance.answerSolved', subjectType: 'grievances', subjectId: grievance.id, data: { solved } })
  await announce(ctx, 'grievance.answerSolved', grievance)
}

/** Another handler is to look at it again. */
export async function appealAsSender(ctx: Context, code: string, input: SenderWords): Promise<boolean> {
  const { id, text } = parse(appealSchema, input)
  const own = await openByCode(ctx, code)
  if (!own) return false
  await moveForSender(ctx, await takeCase(ctx, 'grievance.appeal', own.id), 'grievance.appeal', { id, text })
  return true
}

export async function withdrawAsSender(ctx: Context, code: string, input: SenderWords): Promise<boolean> {
  const { id, text } = parse(withdrawSchema, input)
  const own = await openByCode(ctx, code)
  if (!own) return false
  await moveForSender(ctx, await takeCase(ctx, 'grievance.withdraw', own.id), 'grievance.withdraw', { id, text })
  return true
}

const moves = {
  'grievance.appeal': { kind: 'APPEAL', to: 'APPEALED' },
  'grievance.withdraw': { kind: 'WITHDRAWAL', to: 'WITHDRAWN' },
} as const satisfies Partial<Record<GrievanceAction, object>>

/** The case goes where its sender wants it, with their words, whoever typed them. */
export async function moveForSender(
  ctx: Context,
  grievance: Grievance,
  action: keyof typeof moves,
  { id, text }: SenderWords,
): Promise<void> {
  const { kind, to } = moves[action]
  if (!(await sealRecord(ctx, grievance, kind, { text }, { id }))) return
  if (to === 'APPEALED' && !(await stillAppealable(ctx, grievance))) throw new Refused('appealOver')
  const news = to === 'APPEALED' ? { appealedAt: ctx.now() } : {}
  await moveCase(ctx, grievance, action, await reckoned(ctx, grievance, to, news))
}

/** Against what was decided, once, and until the window closes. */
export async function stillAppealable(ctx: Context, { status, decidedAt, appealedAt }: Grievance): Promise<boolean> {
  const { zone, today, clocks } = await clockwork(ctx)
  const on = (at: Date | null) => at && dayIn(at, zone)
  return mayAppeal({ state: status, told: on(decidedAt), appealed: on(appealedAt), today }, clocks)
}
