import { randomUUID } from 'node:crypto'
import { type AskIdentity, asking, type DecideIdentity, deciding } from 'shared/schemas/identity.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { parse } from '../../core/parse.ts'
import { handlersWithKeys } from '../members/handler-keys.ts'
import { caseKey, wrapForHandler } from './case-keys.ts'
import { takeCase } from './cases.ts'
import type { Grievance } from './grievance.entity.ts'
import { noteOpening } from './openings.ts'
import { readIdentityRecord, sealRecord } from './records.ts'

/** Asks to learn who the sender is. Why is sealed with the rest of the case. */
export async function askIdentity(ctx: Context, input: AskIdentity): Promise<string> {
  const { id, words } = parse(asking, input)
  const grievance = await takeCase(ctx, 'identity.ask', id)
  const known = await ctx.ask({ text: `SELECT 1 FROM grievance_records WHERE grievance_id = $1 AND kind = 'IDENTITY'`, values: [id] })
  if (known.length === 0) throw new Refused('senderUnknown')
  const asked = await ctx.ask({
    text: `SELECT 1 FROM identity_requests WHERE grievance_id = $1 AND asked_by_id = $2 AND status IN ('ASKED', 'GRANTED')`,
    values: [id, ctx.actor.accountId],
  })
  if (asked.length > 0) throw new Refused('identityAsked')
  const requestId = randomUUID()
  const reasonId = await sealRecord(ctx, grievance, 'REASON', { text: words, about: 'IDENTITY' }, { shared: false })
  await ctx.ask({
    text: `INSERT INTO identity_requests (id, programme_id, grievance_id, status, asked_by_id, asked_at, reason_id, version)
      VALUES ($1, $2, $3, 'ASKED', $4, $5, $6, 0)`,
    values: [requestId, ctx.actor.programmeId, id, ctx.actor.accountId, ctx.now(), reasonId],
  })
  note(ctx, { action: 'identity.ask', subjectType: 'grievances', subjectId: id, data: { requestId } })
  return requestId
}

/** Another handler, one of those who hold the key, says yes or no. A yes hands the key to whoever asked. */
export async function decideIdentity(ctx: Context, input: DecideIdentity): Promise<string> {
  const { id, version, granted, words } = parse(deciding, input)
  const request = await requestOf(ctx, id)
  const grievance = await takeCase(ctx, 'identity.answer', String(request.grievance_id))
  if (request.asked_by_id === ctx.actor.accountId) throw new Refused('ownRequest')
  if (request.status !== 'ASKED' || request.version !== version) throw new Refused('changedMeanwhile', { version: Number(request.version) })
  if (granted) await release(ctx, grievance, String(request.asked_by_id))
  const answerId = words ? await sealRecord(ctx, grievance, 'REASON', { text: words, about: 'IDENTITY', granted }, { shared: false }) : null
  await ctx.ask({
    text: 'UPDATE identity_requests SET status = $2, decided_by_id = $3, decided_at = $4, answer_id = $5, version = version + 1 WHERE id = $1',
    values: [id, granted ? 'GRANTED' : 'REFUSED', ctx.actor.accountId, ctx.now(), answerId],
  })
  note(ctx, { action: 'identity.answer', subjectType: 'grievances', subjectId: grievance.id, data: { requestId: id, granted } })
  return grievance.id
}

async function requestOf(ctx: Context, id: string): Promise<Row> {
  // No lock for whoever may never do this: an auditor's transaction could not take one.
  authorizeEver(ctx, 'identity.answer')
  const [request] = await ctx.ask({
    text: 'SELECT grievance_id, asked_by_id, status, version FROM identity_requests WHERE id = $1 FOR UPDATE',
    values: [id],
  })
  if (!request) throw new NotFound()
  return request
}

/** Who keeps the key of the identity needs none; for anybody else it is wrapped now. */
async function release(ctx: Context, grievance: Grievance, askerId: string): Promise<void> {
  if (grievance.custodianIds.includes(askerId)) return
  if (!grievance.custodianIds.includes(ctx.actor.accountId ?? '')) throw new Refused('notCustodian')
  const key = await caseKey(ctx, grievance.id, 'IDENTITY')
  const asker = (await handlersWithKeys(ctx)).find(one => one.accountId === askerId)
  if (!asker || !grievance.handlerIds.includes(askerId)) throw new Refused('handlerWithoutKey')
  await ctx.ask({
    text: `DELETE FROM grievance_keys WHERE grievance_id = $1 AND account_id = $2 AND opens = 'IDENTITY'`,
    values: [grievance.id, askerId],
  })
  await wrapForHandler(ctx, grievance.id, 'IDENTITY', key, asker)
}

/** Who the sender is, for a handler whose request was granted; that it was looked at stands on record first. */
export async function readIdentity(ctx: Context, grievanceId: string): Promise<Readonly<Record<string, unknown>> | null> {
  const [grievance] = await ctx.ask({
    text: `SELECT g.programme_id AS "programmeId", g.handler_ids AS "handlerIds", EXISTS (SELECT 1 FROM identity_requests r
        WHERE r.grievance_id = g.id AND r.asked_by_id = $2 AND r.status = 'GRANTED') AS granted FROM grievances g WHERE g.id = $1`,
    values: [grievanceId, ctx.actor.accountId],
  })
  if (!grievance) throw new NotFound()
  authorize(ctx, 'identity.read', { programmeId: String(grievance.programmeId), handlerIds: grievance.handlerIds as string[] })
  if (grievance.granted !== true) throw new Refused('identityClosed')
  await noteOpening(ctx, grievanceId, 'IDENTITY')
  return readIdentityRecord(ctx, { id: grievanceId })
}
