import { z } from 'zod'
import { isTooDeep } from '../questionnaires/depth.ts'
import { fromBase64url } from './base64url.ts'
import { canonical } from './canonical.ts'
import { looksSigned, openJws } from './jws.ts'
import type { KeyRing } from './keys.ts'
import type { ReceiptFault } from './receipt.ts'
import type { Tools } from './tools.ts'

export const grievanceReceiptFormat = 'headwater-grievance-receipt'
export const grievanceReceiptVersion = 1

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const grievanceClaim = z.object({
  format: z.literal(grievanceReceiptFormat),
  version: z.literal(grievanceReceiptVersion),
  installation: z.string(),
  programme: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
  locator: z.string(),
  at: z.iso.datetime(),
  /** Of the canonical report, with the salt before it: without the salt nobody can try what it says. */
  report: hash,
  /** Of each file's SHA-256, as it is kept and as it was sent, with the salt before it. */
  files: z.array(z.object({ kept: hash, sent: hash.nullable() })),
})

/** What the receipt of a grievance says, signed by the installation: that it was handed in and when; not what. */
export type GrievanceClaim = z.infer<typeof grievanceClaim>

/** What the sender took away: the signed receipt, the salt, and what was handed in. */
export interface GrievancePaper {
  readonly receipt: unknown
  readonly salt: string
  readonly report: unknown
}

const paper = z.looseObject({ receipt: z.unknown(), salt: z.string(), report: z.unknown() })

/** Is it a sender's paper? Whether it holds is another question. */
export function readPaper(json: unknown): GrievancePaper | null {
  const read = paper.safeParse(json)
  return read.success && looksSigned(read.data.receipt) && !isTooDeep(read.data.report, 20) ? read.data : null
}

/** SHA-256 with the salt before a text. */
export function salted(salt: string, text: string, tools: Pick<Tools, 'newHash' | 'encode'>): string {
  const digest = tools.newHash()
  digest.update(fromBase64url(salt) ?? new Uint8Array())
  digest.update(tools.encode(text))
  return digest.hex()
}

export type OpenedPaper =
  | { readonly fault: ReceiptFault; readonly kid?: string | undefined; readonly claim?: undefined }
  | { readonly fault: null; readonly kid: string; readonly claim: GrievanceClaim; readonly sameReport: boolean }

/** What a paper says, if its signature holds, and whether the report in it is the one that was handed in. */
export async function openPaper({ receipt, salt, report }: GrievancePaper, keys: KeyRing, tools: Tools): Promise<OpenedPaper> {
  const opened = await openJws(JSON.stringify(receipt), keys, tools)
  if (opened.fault !== null) return opened
  const { kid, payload } = opened
  const claim = grievanceClaim.safeParse(payload)
  if (claim.success)
    return { fault: null, kid, claim: claim.data, sameReport: salted(salt, canonical(report), tools) === claim.data.report }
  const { format, version } = (payload ?? {}) as { format?: unknown; version?: unknown }
  const newer = format === grievanceReceiptFormat && typeof version === 'number' && version > grievanceReceiptVersion
  return { fault: newer ? 'newerVersion' : 'otherFormat', kid }
}

/** Was a file with this SHA-256 handed in with the report? */
export function handedInWith(claim: GrievanceClaim, salt: string, sha256: string, tools: Tools): boolean {
  const digest = salted(salt, sha256, tools)
  return claim.files.some(({ kept, sent }) => kept === digest || sent === digest)
}
