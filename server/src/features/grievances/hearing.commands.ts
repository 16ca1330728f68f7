import { dayIn } from 'shared/rules/days.ts'
import { type Versioned, versioned } from 'shared/schemas/fields.ts'
import { type AskSupplier, askSupplier as askSchema } from 'shared/schemas/hearings.ts'
import type { z } from 'zod'
import { asHouse } from '../../core/atomic.ts'
import { authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { checkSupplier } from './case.commands.ts'
import { type Clockwork, clockwork, endOfPause, reckon } from './case-clocks.ts'
import { moveCase, takeCase } from './cases.ts'
import { Grievance } from './grievance.entity.ts'
import { Hearing } from './hearing.entity.ts'
import { caseOf, layHearing, moveHearing, takeHearing, tellRecipients } from './hearings.ts'
import { sealRecord } from './records.ts'
import { refuseTraces } from './traces.ts'

type Given = z.output<typeof askSchema>

/** Asks people of a supplier for a comment. The first time it is the step of the case; while those concerned are heard, as often as needed. */
export async function askSupplier(ctx: Context, input: AskSupplier): Promise<string> {
  const given = parse(askSchema, input)
  const grievance = await takeCase(ctx, 'hearing.ask', given.id, given.version)
  const work = await clockwork(ctx)
  await check(ctx, given, work)
  const looked = await refuseTraces(ctx, grievance, given.words, given.looked)
  await hear(ctx, grievance, work)
  const recordId = await sealRecord(ctx, grievance, 'REDACTED', { text: given.words, supplierId: given.supplierId, looked })
  const hearing = await layHearing(ctx, grievance, { ...given, recordId })
  note(ctx, {
    ...{ action: 'hearing.ask', subjectType: 'grievances', subjectId: grievance.id },
    data: { hearingId: hearing.id, looked: looked.length > 0 },
  })
  await callUpon(ctx, hearing)
  return grievance.id
}

async function check(ctx: Context, { id, supplierId, recipientIds, dueOn }: Given, { today }: Clockwork): Promise<void> {
  if (dueOn < today) throw new Invalid({ dueOn: 'errors:field.dayPast' })
  await checkSupplier(ctx, supplierId)
  const known = await ctx.ask({
    text: 'SELECT account_id FROM memberships WHERE programme_id = $1 AND supplier_id = $2 AND deactivated_at IS NULL AND account_id = ANY ($3)',
    values: [ctx.actor.programmeId, supplierId, recipientIds],
  })
  if (known.length < new Set(recipientIds).size) throw new Invalid({ recipientIds: 'errors:field.unknownId' })
  const open = await ctx.ask({
    text: `SELECT 1 FROM hearings h JOIN hearing_cases c ON c.hearing_id = h.id WHERE c.grievance_id = $1 AND h.supplier_id = $2 AND h.status = 'ASKED'`,
    values: [id, supplierId],
  })
  if (open.length > 0) throw new Refused('hearingOpen')
}

async function hear(ctx: Context, grievance: Grievance, work: Clockwork): Promise<void> {
  // Whoever asks a second time must have seen the first.
  if (grievance.status === 'PARTIES_COMMENT') return store(ctx, Grievance, grievance, {})
  const changes = reckon(work, grievance, 'PARTIES_COMMENT', endOfPause(grievance, work))
  await moveCase(ctx, grievance, 'grievance.hearParties', changes)
}

/** In the product and by mail: that there is something to look at. */
async function callUpon(ctx: Context, hearing: Hearing, reminder?: string): Promise<void> {
  await tellRecipients(ctx, hearing, 'hearingAsked')
  for (const accountId of hearing.recipientIds)
    await enqueue(ctx, 'mail', { kind: 'hearingAsked', subjectId: hearing.id, accountId, ...(reminder && { reminder }) })
}

/** Reminds its recipients, once a day. */
export async function remindHearing(ctx: Context, input: Versioned): Promise<string> {
  const { grievance, hearing } = await taken(ctx, 'hearing.remind', input)
  if (hearing.status !== 'ASKED') throw new Refused('wrongState', { action: 'hearing.remind', from: hearing.status })
  const { zone, today } = await clockwork(ctx)
  const day = (at: Date | null) => at && dayIn(at, zone)
  if ([hearing.askedAt, hearing.remindedAt].some(at => day(at) === today)) throw new Refused('remindedToday')
  // Not a change that whoever answers would have to see first.
  await ctx.ask({ text: 'UPDATE hearings SET reminded_at = $2 WHERE id = $1', values: [hearing.id, ctx.now()] })
  note(ctx, { action: 'hearing.remind', subjectType: 'grievances', subjectId: grievance.id, data: { hearingId: hearing.id } })
  await callUpon(ctx, hearing, 'BY_HAND')
  return grievance.id
}

/** The comment is no longer asked for; the letter leaves the supplier’s sight. */
export async function withdrawHearing(ctx: Context, input: Versioned): Promise<string> {
  const { grievance, hearing } = await taken(ctx, 'hearing.withdraw', input)
  await moveHearing(ctx, hearing, grievance.id, 'hearing.withdraw', { letter: null })
  await tellRecipients(ctx, hearing, 'hearingClosed')
  return grievance.id
}

async function taken(
  ctx: Context,
  action: 'hearing.remind' | 'hearing.withdraw',
  input: Versioned,
): Promise<{ grievance: Grievance; hearing: Hearing }> {
  authorizeEver(ctx, action)
  const { id, version } = parse(versioned, input)
  const grievance = await takeCase(ctx, action, await caseOf(ctx, id))
  return { grievance, hearing: await takeHearing(ctx, id, grievance, version) }
}

/** With the decision every letter of the case is over, answered or not, and its words leave the database in clear. */
export async function closeHearings(ctx: Context, grievance: Grievance): Promise<void> {
  await asHouse(ctx, async () => {
    const open = await ctx.ask({
      text: 'SELECT h.id FROM hearings h JOIN hearing_cases c ON c.hearing_id = h.id WHERE c.grievance_id = $1 AND h.letter IS NOT NULL ORDER BY h.id',
      values: [grievance.id],
    })
    for (const { id } of open) await close(ctx, grievance, String(id))
  })
}

async function close(ctx: Context, grievance: Grievance, id: string): Promise<void> {
  const hearing = await takeHearing(ctx, id, grievance)
  if (hearing.status !== 'ASKED') return store(ctx, Hearing, hearing, { letter: null })
  await moveHearing(ctx, hearing, grievance.id, 'hearing.close', { letter: null })
  await tellRecipients(ctx, hearing, 'hearingClosed')
}

/**
 * Letters of cases that ended otherwise, once their day is over. A sender may have withdrawn because somebody found them: a letter that
 * went away at that moment would tell that somebody that they had the right one.
 */
export async function closeLeftHearings(ctx: Context): Promise<void> {
  const { today } = await clockwork(ctx)
  const left = await ctx.db
    .createQueryBuilder(Grievance, 'g')
    .where('g.programmeId = :programmeId', { programmeId: ctx.actor.programmeId })
    .andWhere("g.status IN ('WITHDRAWN', 'CLOSED', 'REFERRED')")
    .andWhere(
      'EXISTS (SELECT 1 FROM hearing_cases c JOIN hearings h ON h.id = c.hearing_id WHERE c.grievance_id = g.id AND h.letter IS NOT NULL AND h.due_on < :today)',
      { today },
    )
    .getMany()
  for (const grievance of left) await closeHearings(ctx, grievance)
}
