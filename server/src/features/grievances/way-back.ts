import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { GrievanceState } from 'shared/machines/grievance.ts'
import { parseReceiptCode, type ReceiptCode, secretLength, signsOf } from 'shared/rules/grievances/receipt-code.ts'
import { nobody } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import { authorizeEver } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { keysOfReceipt, unseal } from '../../platform/sealing.ts'
import { hold } from './case-keys.ts'

/** The secret part of a code, out of the random id of the form's act, which is kept nowhere: sent twice, the code is the same. */
export const secretOfAct = (actId: string): string =>
  signsOf(new Uint8Array(hkdfSync('sha256', actId.toLowerCase(), '', 'headwater receipt secret', 13)), secretLength)

/** The id of the case that an act files; from it nobody gets back to the act. */
export function caseIdOfAct(actId: string): string {
  const bytes = Buffer.from(hkdfSync('sha256', actId.toLowerCase(), '', 'headwater case id', 16))
  // A UUID of version 8: made in a way of our own (RFC 9562).
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export const newLocator = (): string => signsOf(randomBytes(4), 5)

export const aboutReceipt = (grievanceId: string): string => `headwater receipt of ${grievanceId}`

/** For codes that are none, and locators that nobody has: it takes as long to say no. */
const noCode: ReceiptCode = { locator: 'none', secret: '0'.repeat(secretLength) }
const noSalt = Buffer.alloc(16, 7)
const noVerifier = Buffer.alloc(32)

/** What a case has in clear, as its sender needs it. */
export interface OwnCase {
  readonly id: string
  readonly programmeId: string
  readonly status: GrievanceState
}

/**
 * Opens a case by the code of its receipt; from here on the operation is its sender. Null: it does not open anything, and why,
 * nobody can tell, neither by words nor by time.
 */
export async function openByCode(ctx: Context, typed: string): Promise<OwnCase | null> {
  const { programmeId } = ctx.actor
  await enter(ctx, nobody)
  authorizeEver(ctx, 'grievance.follow')
  const parsed = parseReceiptCode(typed)
  const { locator, secret } = parsed ?? noCode
  const receipt = await receiptOf(ctx, locator)
  const { verifier, key } = await keysOfReceipt(secret, (receipt?.salt as Buffer | undefined) ?? noSalt)
  const fits = timingSafeEqual(verifier, (receipt?.verifier as Buffer | undefined) ?? noVerifier)
  // On a programme's pages there are no cases of another.
  const isHere = programmeId === null || receipt?.programme_id === programmeId
  return parsed && receipt && fits && isHere ? openAsSender(ctx, receipt, key) : null
}

async function receiptOf(ctx: Context, locator: string): Promise<Row | null> {
  const look = (of: string) => ctx.ask({ text: `SELECT set_config('app.locator', $1, true)`, values: [of] })
  await look(locator)
  const [receipt] = await ctx.ask({
    text: 'SELECT programme_id, grievance_id, salt, verifier FROM grievance_receipts WHERE locator = $1',
    values: [locator],
  })
  await look('')
  return receipt ?? null
}

async function openAsSender(ctx: Context, receipt: Row, key: Buffer): Promise<OwnCase | null> {
  const id = String(receipt.grievance_id)
  await enter(ctx, { ...nobody, programmeId: String(receipt.programme_id), grievanceId: id })
  const [grievance] = await ctx.ask({
    text: `SELECT g.id, g.programme_id AS "programmeId", g.status, k.sealed FROM grievances g
      JOIN grievance_keys k ON k.grievance_id = g.id AND k.holder = 'RECEIPT' WHERE g.id = $1`,
    values: [id],
  })
  if (!grievance) return null
  const { sealed, ...own } = grievance
  hold(ctx, id, await unseal(key, sealed as Buffer, aboutReceipt(id)))
  return own as unknown as OwnCase
}
