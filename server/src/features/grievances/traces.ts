import { findTraces, isRefused, type Trace, type TraceKind } from 'shared/rules/grievances/redaction.ts'
import { toldBy } from 'shared/rules/grievances/told.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import type { OfCase } from './case-keys.ts'
import { type OpenedRecord, readIdentityRecord, readRecords } from './records.ts'

interface Located extends OfCase {
  readonly locator: string
}

/** What in a letter could lead to the sender. `records`: those of the case, opened. */
export async function tracesIn(ctx: Context, grievance: Located, words: string, records: readonly OpenedRecord[]): Promise<Trace[]> {
  const senders = records.filter(one => one.side === 'SENDER')
  return findTraces(words, toldBy(senders, { locator: grievance.locator, ...(await nameIfKnown(ctx, grievance)) }))
}

/** Name and contact, for whom they were released: whoever may not see them must not find them out by trying either. */
async function nameIfKnown(ctx: Context, grievance: OfCase): Promise<{ name?: string; contact?: string }> {
  const granted = await ctx.ask({
    text: "SELECT 1 FROM identity_requests WHERE grievance_id = $1 AND asked_by_id = $2 AND status = 'GRANTED'",
    values: [grievance.id, ctx.actor.accountId],
  })
  if (granted.length === 0) return {}
  try {
    return ((await readIdentityRecord(ctx, grievance)) ?? {}) as { name?: string; contact?: string }
  } catch (error) {
    // Their key went with a password: they do not know it any more.
    if (error instanceof Refused) return {}
    throw error
  }
}

/**
 * Own words, names and contact never go to those concerned; dates, places and figures only when a handler has looked at them. Gives what
 * was looked at, for the record.
 */
export async function refuseTraces(ctx: Context, grievance: Located, words: string, looked: boolean): Promise<TraceKind[]> {
  const traces = await tracesIn(ctx, grievance, words, await readRecords(ctx, grievance))
  if (traces.some(isRefused)) throw new Invalid({ words: 'errors:field.sendersWords' })
  if (traces.length > 0 && !looked) throw new Invalid({ looked: 'errors:field.lookedAt' })
  return [...new Set(traces.map(trace => trace.kind))]
}
