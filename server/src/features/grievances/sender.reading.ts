import { type GrievanceState, grievanceMachine } from 'shared/machines/grievance.ts'
import { dayIn } from 'shared/rules/days.ts'
import type { ClockName, Deadline } from 'shared/rules/grievances/clocks.ts'
import { maySaySolved } from 'shared/rules/grievances/sender-acts.ts'
import { appealUntil } from 'shared/rules/grievances/steps.ts'
import type { GrievanceResult } from 'shared/words/cases.ts'
import type { Solved } from 'shared/words/grievances.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { type Clockwork, clockwork, deadlines } from './case-clocks.ts'
import { type FileFacts, type OpenFile, openFileOfSender } from './files.ts'
import type { Grievance } from './grievance.entity.ts'
import { type OpenedRecord, type RecordKind, readRecords } from './records.ts'
import { openByCode } from './way-back.ts'

type FileOfCase = Pick<FileFacts, 'id' | 'name' | 'type' | 'size'>

export interface MessageOfCase {
  readonly id: string
  readonly at: Date
  readonly from: 'SENDER' | 'HANDLER'
  /** The sender's, as a handler wrote it down: by telephone, from a letter, face to face. */
  readonly writtenDown: boolean
  readonly kind: RecordKind
  /** What it says; reports and receipts have more in `value`. */
  readonly text: string
  readonly value: Readonly<Record<string, unknown>>
  readonly files: readonly FileOfCase[]
}

/** A case as its sender sees it. */
export interface FollowedCase {
  readonly grievanceId: string
  readonly programmeId: string
  readonly locator: string
  readonly status: GrievanceState
  readonly statusSince: Date
  readonly filedAt: Date
  readonly timeZone: string
  readonly clock: ClockName | null
  readonly dueOn: string | null
  readonly deadlines: readonly Deadline[]
  /** Since this day it stands still; why, a message says. */
  readonly pausedSince: string | null
  /** The last day on which the sender may ask for a second look. */
  readonly appealUntil: string | null
  readonly decision: GrievanceResult | null
  readonly dismissedFor: string | null
  readonly referredTo: string | null
  readonly remedyKind: string | null
  readonly remedyDueOn: string | null
  readonly solved: Solved | null
  readonly messages: readonly MessageOfCase[]
  readonly files: readonly FileOfCase[]
  readonly may: { readonly write: boolean; readonly solved: boolean; readonly appeal: boolean; readonly withdraw: boolean }
}

const columns = `id, programme_id AS "programmeId", locator, status, status_since AS "statusSince", received_at AS "receivedAt", acknowledged_at AS "acknowledgedAt",
  admitted_at AS "admittedAt", decided_at AS "decidedAt", decision, dismissed_for AS "dismissedFor", referred_to AS "referredTo", remedy_kind AS "remedyKind",
  remedy_due_on::text AS "remedyDueOn", solved, appealed_at AS "appealedAt", retaliation_at AS "retaliationAt", retaliation_answered_at AS "retaliationAnsweredAt",
  pauses, clock, due_on::text AS "dueOn"`

/** Everything that the code opens. Null: it opens nothing. */
export async function followGrievance(ctx: Context, code: string): Promise<FollowedCase | null> {
  const own = await openByCode(ctx, code)
  if (!own) return null
  authorize(ctx, 'grievance.follow', own)
  const [row] = await ctx.ask({ text: `SELECT ${columns} FROM grievances WHERE id = $1`, values: [own.id] })
  const grievance = row as unknown as Grievance
  const work = await clockwork(ctx)
  const messages = (await readRecords(ctx, own)).map(messageOf)
  const facts = factsOf(grievance, work)
  return { ...facts, messages, files: messages.flatMap(one => one.files), may: mayOf(facts) }
}

const messageOf = ({ id, at, side, authorId, kind, value, files }: OpenedRecord): MessageOfCase => ({
  id,
  at,
  from: side === 'SENDER' ? 'SENDER' : 'HANDLER',
  writtenDown: side === 'SENDER' && authorId !== null,
  kind,
  text: String(value.text ?? value.what ?? ''),
  value,
  files: files.map(({ id: fileId, name, type, size }) => ({ id: fileId, name, type, size })),
})

const factsOf = (grievance: Grievance, work: Clockwork): Omit<FollowedCase, 'messages' | 'files' | 'may'> => ({
  grievanceId: grievance.id,
  programmeId: grievance.programmeId,
  locator: grievance.locator,
  status: grievance.status,
  statusSince: grievance.statusSince,
  filedAt: grievance.receivedAt,
  timeZone: work.zone,
  clock: grievance.clock,
  dueOn: grievance.dueOn,
  deadlines: deadlines(grievance, work),
  pausedSince: grievance.pauses.find(({ to }) => to === null)?.from ?? null,
  appealUntil: lastDayToAppeal(grievance, work),
  decision: grievance.decision,
  dismissedFor: grievance.dismissedFor,
  referredTo: grievance.referredTo,
  remedyKind: grievance.remedyKind,
  remedyDueOn: grievance.remedyDueOn,
  solved: grievance.solved,
})

function lastDayToAppeal({ status, decidedAt, appealedAt }: Grievance, { zone, today, clocks }: Clockwork): string | null {
  const on = (at: Date | null) => at && dayIn(at, zone)
  return appealUntil({ state: status, told: on(decidedAt), appealed: on(appealedAt), today }, clocks)
}

const mayOf = ({ status, appealUntil: until }: Pick<FollowedCase, 'status' | 'appealUntil'>): FollowedCase['may'] => ({
  write: status !== 'WITHDRAWN',
  solved: maySaySolved(status),
  appeal: until !== null,
  withdraw: 'grievance.withdraw' in grievanceMachine[status],
})

/** A file of the case, for its sender. Null: the code opens nothing. */
export async function readSenderFile(ctx: Context, code: string, fileId: string): Promise<OpenFile | null> {
  const own = await openByCode(ctx, code)
  if (!own) return null
  authorize(ctx, 'grievance.follow', own)
  return openFileOfSender(ctx, fileId)
}
