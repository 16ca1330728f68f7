import { z } from 'zod'
import { filesOfRound, type HandedIn } from './receipt.ts'

export const archiveFormat = 'headwater-archive'
export const archiveVersion = 1

/** Where the parts of an archive lie. */
export const places = {
  readme: 'README.txt',
  manifest: 'manifest.json',
  /** Signs the manifest's hash, so that a change in the manifest itself is seen too. */
  seal: 'manifest.signature.json',
  keys: 'keys.json',
  response: 'response.pdf',
  answers: (round: number) => `round-${round}/answers.json`,
  receipt: (round: number) => `round-${round}/receipt.json`,
  receiptPdf: (round: number) => `round-${round}/receipt.pdf`,
} as const

const part = z.object({
  path: z.string(),
  sha256: z.string(),
  size: z.number(),
  /** What a file answers, over all rounds; nothing for what the house wrote itself. */
  questions: z.array(z.string()).optional(),
})
const manifestShape = z.object({
  format: z.literal(archiveFormat),
  version: z.literal(archiveVersion),
  responseId: z.string(),
  at: z.string(),
  files: z.array(part).max(100_000),
  /** Handed in, and held back by the check for harmful files when the archive was made. */
  withheld: z.array(z.object({ sha256: z.string(), questions: z.array(z.string()) })),
})
const sealShape = z.object({ format: z.literal(archiveFormat), version: z.literal(archiveVersion), manifest: z.string() })

export type Part = z.infer<typeof part>
export type Manifest = z.infer<typeof manifestShape>
export type Seal = z.infer<typeof sealShape>

export const readManifest = (json: unknown): Manifest | null => manifestShape.safeParse(json).data ?? null
export const readSeal = (json: unknown): Seal | null => sealShape.safeParse(json).data ?? null

/** Names that some systems keep for themselves. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** In bytes of UTF-8; most disks take 255, and a number may follow. */
const longest = 200

const width = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

function fitted(text: string, room: number): string {
  let [left, kept] = [room, '']
  for (const sign of text) {
    left -= width(sign)
    if (left < 0) return kept
    kept += sign
  }
  return kept
}

/**
 * A name that every system can write and no path can hide in: what separates folders, means something to a system, steers the direction
 * of writing or cannot be seen becomes a line; the rest stays as it was called.
 */
export function safeName(given: string): string {
  const plain = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\p{C}\p{Z}/\\:*?"<>|\ufffd]/gu, sign => (sign === ' ' ? sign : '_'))
    .replace(/^[. ]+|^(?=-)/, start => (start ? '' : '_'))
    .replace(/[. ]+$/, '')
  const safe = reserved.test(plain) ? `_${plain}` : plain || '_'
  const ending = /\.\w{1,8}$/.exec(safe)?.[0] ?? ''
  return fitted(safe.slice(0, safe.length - ending.length), longest - ending.length) + ending
}

/** The same name a second time: `licence (2).pdf`. */
const numbered = (name: string, number: number): string => {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`
}

export interface FilePlace {
  readonly path: string
  readonly sha256: string
  readonly size: number
  readonly questions: string[]
}

/** Every file of all rounds once, below the first question that it answers. Names that differ in capitals alone are the same on many disks. */
export function filePlaces(rounds: readonly (readonly HandedIn[])[]): FilePlace[] {
  const bySha = new Map<string, { name: string; size: number; sha256: string; questions: string[] }>()
  for (const answers of rounds)
    for (const { name, size, sha256, questions } of filesOfRound(answers)) {
      const key = `${sha256} ${name}`
      const known = bySha.get(key) ?? { name, size, sha256, questions: [] }
      bySha.set(key, { ...known, questions: [...new Set([...known.questions, ...questions])] })
    }
  const taken = new Set<string>()
  return [...bySha.values()].map(({ name, size, sha256, questions }) => {
    const folder = safeName(questions[0] ?? '_')
    const safe = safeName(name)
    let path = `${folder}/${safe}`
    for (let number = 2; taken.has(path.toLowerCase()); number++) path = `${folder}/${numbered(safe, number)}`
    taken.add(path.toLowerCase())
    return { path, sha256, size, questions }
  })
}
