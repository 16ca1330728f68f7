import { randomBytes } from 'node:crypto'
import { withoutConflict } from 'shared/rules/grievances/conflict.ts'
import { writeReceiptCode } from 'shared/rules/grievances/receipt-code.ts'
import { type FileGrievance, fileGrievance as schema } from 'shared/schemas/file-grievance.ts'
import type { GrievanceReport } from 'shared/schemas/grievance-report.ts'
import type { GrievanceChannel } from 'shared/words/cases.ts'
import { houseActor, nobody } from '../../core/actor.ts'
import { enter, peek } from '../../core/atomic.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { parse } from '../../core/parse.ts'
import { announce } from '../../core/transition.ts'
import { keysOfReceipt, newKey, seal } from '../../platform/sealing.ts'
import { type Holder, handlersWithKeys } from '../members/handler-keys.ts'
import { reckoned } from './case-clocks.ts'
import { hold, layWrap, type RecoveryKey, recoveryKey, wrapForHandler, wrapForRecovery } from './case-keys.ts'
import type { GivenFile } from './files.ts'
import { Grievance } from './grievance.entity.ts'
import { paperText, type ReceiptPaper, saltOfAct, writeReceipt } from './grievance-receipt.ts'
import { readRecords, sealRecord } from './records.ts'
import { grievanceSettings, intakeHandlers } from './settings.ts'
import { aboutReceipt, caseIdOfAct, newLocator, openByCode, secretOfAct } from './way-back.ts'

export interface Filed {
  readonly grievanceId: string
  readonly locator: string
  readonly code: string
  /** The signed receipt with what it speaks of, as one file. */
  readonly receipt: string
}

/**
 * Takes a report: from anybody, or written down by a handler in the sender's words. It is sealed before it is kept. The same act
 * sent twice is one case, and gets the same code, for as long as a double click or a broken line may take.
 */
export async function fileGrievance(
  ctx: Context,
  programmeId: string,
  input: FileGrievance,
  files: readonly GivenFile[],
  channel: GrievanceChannel = 'ONLINE',
): Promise<Filed> {
  const given = parse(schema, input)
  const id = caseIdOfAct(given.id)
  await enter(ctx, { ...(ctx.actor.accountId ? ctx.actor : nobody), programmeId, grievanceId: id })
  authorize(ctx, 'grievance.file', { programmeId })
  const { open } = await grievanceSettings(ctx)
  if (!open && channel === 'ONLINE') throw new Refused('speakClosed')
  await checkDepartment(ctx, programmeId, given.departmentId)
  const readers = await readersOf(ctx, given)
  const grievance = await enterCase(ctx, id, given, channel, readers)
  return grievance ? sealCase(ctx, grievance, given, files, readers.handlers) : again(ctx, id, given.id)
}

async function checkDepartment(ctx: Context, programmeId: string, departmentId: string | null): Promise<void> {
  if (!departmentId) return
  const text = 'SELECT 1 FROM departments WHERE id = $1 AND programme_id = $2'
  if ((await peek(ctx, houseActor(programmeId), { text, values: [departmentId, programmeId] })).length === 0)
    throw new Invalid({ departmentId: 'errors:field.unknownId' })
}

interface Readers {
  readonly handlers: readonly Holder[]
  readonly excludedIds: readonly string[]
}

/**
 * Who gets it first: those who take cases in, but nobody whom it is about (0.4). Whoever handles cases and worked there holds off for
 * good, also one who takes none in: a change of department opens nothing.
 */
async function readersOf(
  ctx: Context,
  { concernsUs, departmentId, notFor }: GrievanceReport & { readonly notFor: readonly string[] },
): Promise<Readers> {
  const everybody = (await handlersWithKeys(ctx)).map(one => ({ ...one, departmentIds: one.departmentId ? [one.departmentId] : [] }))
  const fine = new Set(withoutConflict(everybody, { concernsUs, departmentId, excludedIds: notFor }).map(one => one.accountId))
  const handlers = (await intakeHandlers(ctx)).filter(one => fine.has(one.accountId))
  if (handlers.length === 0) throw new Refused('noHandler')
  return { handlers, excludedIds: everybody.map(one => one.accountId).filter(id => !fine.has(id)) }
}

/** The row of a case; null: it is there already. A locator that somebody has is drawn again. */
async function enterCase(
  ctx: Context,
  id: string,
  given: GrievanceReport,
  channel: GrievanceChannel,
  { handlers, excludedIds }: Readers,
): Promise<Grievance | null> {
  const handlerIds = handlers.map(one => one.accountId)
  const fresh = ctx.db.create(Grievance, {
    id,
    programmeId: ctx.actor.programmeId ?? '',
    status: 'RECEIVED',
    statusSince: ctx.now(),
    channel,
    topic: given.topic,
    country: given.country,
    concernsUs: given.concernsUs,
    departmentId: given.concernsUs ? given.departmentId : null,
    handlerIds,
    custodianIds: handlerIds,
    excludedIds: [...excludedIds],
    filedById: ctx.actor.accountId,
    receivedAt: ctx.now(),
    pauses: [],
    version: 0,
  })
  Object.assign(fresh, await reckoned(ctx, fresh, 'RECEIVED', {}))
  for (let tries = 0; tries < 5; tries++) {
    fresh.locator = newLocator()
    const done = await ctx.db
      .createQueryBuilder()
      .insert()
      .into(Grievance)
      .values(fresh as never)
      .orIgnore()
      .returning('id')
      .execute()
    if ((done.raw as Row[]).length > 0) return fresh
    if ((await ctx.ask({ text: 'SELECT 1 FROM grievances WHERE id = $1', values: [id] })).length > 0) return null
  }
  throw new Error('five locators in a row were taken')
}

async function sealCase(
  ctx: Context,
  grievance: Grievance,
  given: GrievanceReport & { readonly id: string },
  files: readonly GivenFile[],
  handlers: readonly Holder[],
): Promise<Filed> {
  const secret = secretOfAct(given.id)
  await layKeys(ctx, grievance, secret, handlers, await recoveryKey(ctx))
  const { id: _, notFor: __, name, contact, contactTime, ...report } = given as typeof given & { notFor?: unknown }
  await sealRecord(ctx, grievance, 'REPORT', report, { files })
  if (name || contact) await sealRecord(ctx, grievance, 'IDENTITY', { name, contact, contactTime, sharing: report.sharing })
  const paper = await writeReceipt(ctx, grievance, report, files, saltOfAct(given.id))
  await sealRecord(ctx, grievance, 'RECEIPT', paper)
  note(ctx, {
    action: 'grievance.file',
    subjectType: 'grievances',
    subjectId: grievance.id,
    to: 'RECEIVED',
    data: { channel: grievance.channel, topic: grievance.topic, country: grievance.country, concernsUs: grievance.concernsUs },
  })
  await announce(ctx, 'grievance.file', grievance)
  return filed(grievance, secret, paper)
}

const filed = ({ id, locator }: Pick<Grievance, 'id' | 'locator'>, secret: string, paper: ReceiptPaper): Filed => ({
  grievanceId: id,
  locator,
  code: writeReceiptCode({ locator, secret }),
  receipt: paperText(paper),
})

/** The keys of the case and of the sender's identity, for each who may open them. */
async function layKeys(
  ctx: Context,
  { id, locator, programmeId }: Grievance,
  secret: string,
  handlers: readonly Holder[],
  recovery: RecoveryKey | null,
): Promise<void> {
  const keys = { CASE: newKey(), IDENTITY: newKey() }
  const salt = randomBytes(16)
  const { verifier, key } = await keysOfReceipt(secret, salt)
  await ctx.ask({
    text: 'INSERT INTO grievance_receipts (locator, programme_id, grievance_id, salt, verifier) VALUES ($1, $2, $3, $4, $5)',
    values: [locator, programmeId, id, salt, verifier],
  })
  await layWrap(ctx, id, 'CASE', { holder: 'RECEIPT', sealed: await seal(key, keys.CASE, aboutReceipt(id)) })
  for (const opens of ['CASE', 'IDENTITY'] as const) {
    hold(ctx, id, keys[opens], opens)
    for (const handler of handlers) await wrapForHandler(ctx, id, opens, keys[opens], handler)
    if (recovery) await wrapForRecovery(ctx, id, opens, keys[opens], recovery)
  }
}

/** The act was done before: its files are sealed, and need not be ready again. */
export async function wasFiled(ctx: Context, programmeId: string, actId: string): Promise<boolean> {
  const text = 'SELECT 1 FROM grievances WHERE id = $1'
  return (await peek(ctx, houseActor(programmeId), { text, values: [caseIdOfAct(actId)] })).length > 0
}

/** A double click, or a line that broke before the code arrived. Later, whoever finds the form on a device must not get the code. */
const againWithin = 30 * 60_000

async function again(ctx: Context, id: string, actId: string): Promise<Filed> {
  const [row] = await ctx.ask({ text: 'SELECT locator, received_at FROM grievances WHERE id = $1', values: [id] })
  if (!row || ctx.now().getTime() - (row.received_at as Date).getTime() > againWithin) throw new Refused('grievanceAlready')
  const grievance = { id, locator: String(row.locator) }
  const secret = secretOfAct(actId)
  const person = ctx.actor
  if (!(await openByCode(ctx, writeReceiptCode({ ...grievance, secret })))) throw new Refused('grievanceAlready')
  const [paper] = await readRecords(ctx, grievance, ['RECEIPT'])
  await enter(ctx, person)
  if (!paper) throw new Refused('grievanceAlready')
  return filed(grievance, secret, paper.value as unknown as ReceiptPaper)
}
