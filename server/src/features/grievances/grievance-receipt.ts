import { createHash, hkdfSync } from 'node:crypto'
import { canonical } from 'shared/receipts/canonical.ts'
import { type GrievanceClaim, grievanceReceiptFormat, grievanceReceiptVersion } from 'shared/receipts/grievance.ts'
import type { Context } from '../../core/context.ts'
import { hashFile } from '../../platform/storage.ts'
import { rememberKey } from '../history/signing-keys.ts'
import type { GivenFile } from './files.ts'
import type { Grievance } from './grievance.entity.ts'

/** What the sender takes away: the signed receipt, and with it what it speaks of and the salt without which nobody can compare. */
export interface ReceiptPaper {
  readonly receipt: unknown
  readonly salt: string
  readonly report: object
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly sentSha256: string | null }[]
}

/** The same each time the same act is sent, and kept nowhere. */
export const saltOfAct = (actId: string): Buffer => Buffer.from(hkdfSync('sha256', actId.toLowerCase(), '', 'headwater receipt salt', 32))

/** Of a text with the salt before it: whoever has a paper of ours, or guesses at the words, cannot try them on a receipt. */
const salted = (salt: Buffer, text: string): string => createHash('sha256').update(salt).update(text).digest('hex')

/** Signs what was handed in, for the case that it is ignored: when, to whom, and hashes that tell nothing without the salt. */
export async function writeReceipt(
  ctx: Context,
  grievance: Grievance,
  report: object,
  given: readonly GivenFile[],
  salt: Buffer,
): Promise<ReceiptPaper> {
  const [programme] = await ctx.ask({ text: 'SELECT name, time_zone FROM programmes WHERE id = $1', values: [grievance.programmeId] })
  const hashes = given.map(async ({ name, path, sentSha256 }) => ({ name, sha256: await hashFile(path), sentSha256: sentSha256 ?? null }))
  const files = await Promise.all(hashes)
  const claim: GrievanceClaim = {
    format: grievanceReceiptFormat,
    version: grievanceReceiptVersion,
    installation: ctx.house.origin,
    programme: { id: grievance.programmeId, name: String(programme?.name), timeZone: String(programme?.time_zone) },
    locator: grievance.locator,
    at: grievance.receivedAt.toISOString(),
    report: salted(salt, canonical(report)),
    files: files.map(({ sha256, sentSha256 }) => ({ kept: salted(salt, sha256), sent: sentSha256 && salted(salt, sentSha256) })),
  }
  await rememberKey(ctx)
  return { receipt: JSON.parse(ctx.house.signer.signFlattened(claim)) as unknown, salt: salt.toString('base64url'), report, files }
}

/** As one file, that people can look into; the same paper is the same text. */
export const paperText = (paper: ReceiptPaper): string => `${JSON.stringify(JSON.parse(canonical(paper)), null, 2)}\n`
