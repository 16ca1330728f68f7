import { z } from 'zod'
import { isTooDeep } from '../questionnaires/depth.ts'
import { canonical } from './canonical.ts'
import { type JwsFault, openJws } from './jws.ts'
import type { KeyRing } from './keys.ts'
import type { Tools } from './tools.ts'

export const receiptFormat = 'headwater-receipt'
export const receiptVersion = 1

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const localText = z.object({ zh: z.string(), en: z.string(), fr: z.string() })

const receiptClaim = z.object({
  format: z.literal(receiptFormat),
  version: z.literal(receiptVersion),
  /** Where it was handed in. */
  installation: z.string(),
  programme: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
  supplier: z.object({ id: z.string(), name: z.string() }),
  questionnaire: z.object({ code: z.string(), version: z.number(), title: localText }),
  responseId: z.string(),
  roundId: z.string(),
  round: z.number(),
  at: z.iso.datetime(),
  by: z.object({ id: z.string(), name: z.string() }),
  /** Question → SHA-256 of its canonical answer. */
  answers: z.record(z.string(), hash),
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number(), sha256: hash, questions: z.array(z.string()) })),
  /** SHA-256 of the canonical list of all answers. */
  sha256: hash,
  /** From the second year on: how the answers stand to those that were accepted the year before. Older receipts have none. */
  lastYear: z.object({ responseId: z.string(), confirmed: z.number(), changed: z.number(), new: z.number() }).optional(),
  /** Where the handing in stands in the programme's chained history. */
  history: z.object({ seq: z.number(), hash }),
})

/** What a receipt says, signed by the installation. */
export type ReceiptClaim = z.infer<typeof receiptClaim>
export type ReceiptFile = ReceiptClaim['files'][number]

/** An answer of a round, as far as a receipt looks into it. Rounds of the first days hold one `file` instead of `files`. */
export interface HandedIn {
  readonly question: string
  readonly file?: GivenFile | null
  readonly files?: readonly GivenFile[] | null
}
export interface GivenFile {
  readonly id: string
  readonly name: string
  readonly type?: string
  readonly size: number
  readonly sha256: string
}

export const filesOf = ({ file, files }: HandedIn): readonly GivenFile[] => files ?? (file ? [file] : [])

/** Every file of a round once, with the questions that it answers. */
export function filesOfRound(answers: readonly HandedIn[]): ReceiptFile[] {
  const byId = new Map<string, ReceiptFile>()
  for (const answer of answers)
    for (const { id, name, size, sha256 } of filesOf(answer)) {
      const known = byId.get(id) ?? { id, name, size, sha256, questions: [] }
      byId.set(id, { ...known, questions: [...new Set([...known.questions, answer.question])] })
    }
  return [...byId.values()]
}

/** What stands in a receipt of these answers; `digest` gives the SHA-256 of a text. */
export const hashesOf = (
  answers: readonly HandedIn[],
  digest: (text: string) => string,
): Pick<ReceiptClaim, 'answers' | 'files' | 'sha256'> => ({
  answers: Object.fromEntries(answers.map(answer => [answer.question, digest(canonical(answer))])),
  files: filesOfRound(answers),
  sha256: digest(canonical(answers)),
})

export type ReceiptFault = JwsFault | 'otherFormat' | 'newerVersion'
export type OpenedReceipt =
  | { readonly fault: ReceiptFault; readonly kid?: string; readonly claim?: undefined }
  | { readonly fault: null; readonly kid: string; readonly claim: ReceiptClaim }

/** What a receipt says, if it holds. */
export async function openReceipt(text: string, keys: KeyRing, tools: Tools): Promise<OpenedReceipt> {
  const opened = await openJws(text, keys, tools)
  if (opened.fault !== null) return opened
  const { kid, payload } = opened
  if (isTooDeep(payload, 6)) return { fault: 'otherFormat', kid }
  const claim = receiptClaim.safeParse(payload)
  if (claim.success) return { fault: null, kid, claim: claim.data }
  const { format, version } = (payload ?? {}) as { format?: unknown; version?: unknown }
  const newer = format === receiptFormat && typeof version === 'number' && version > receiptVersion
  return { fault: newer ? 'newerVersion' : 'otherFormat', kid }
}

/** The questions whose answers are not those of the receipt; `null`: the list as a whole is another one. */
export function strangeAnswers(claim: ReceiptClaim, answers: unknown, digest: (text: string) => string): string[] | null {
  if (!Array.isArray(answers) || isTooDeep(answers, 64, 2_000_000)) return null
  const told = new Map(answers.map(one => [String((one as HandedIn | null)?.question), digest(canonical(one))]))
  const questions = new Set([...Object.keys(claim.answers), ...told.keys()])
  const strange = [...questions].filter(question => claim.answers[question] !== told.get(question))
  if (strange.length > 0) return strange
  return digest(canonical(answers)) === claim.sha256 ? [] : null
}
