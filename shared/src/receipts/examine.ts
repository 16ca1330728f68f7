import { type Manifest, places, readManifest, readSeal, safeName } from './archive.ts'
import { type Archive, digestOf, entryText, type Given, keysIn, piecesOf, type Sorted, sortGiven, type Text } from './given.ts'
import { type GrievanceClaim, handedInWith, openPaper } from './grievance.ts'
import { openJws } from './jws.ts'
import type { KeyRing } from './keys.ts'
import { openReceipt, type ReceiptClaim, type ReceiptFault, strangeAnswers } from './receipt.ts'
import { parseJson, sha256OfText, type Tools } from './tools.ts'

/** published: known from the installation, or given as such · brought: a key set among what was given · archive: out of the archive itself, which proves less */
export type KeySource = 'published' | 'brought' | 'archive'

export interface ReceiptFound {
  readonly name: string
  readonly fault: ReceiptFault | null
  readonly kid?: string | undefined
  readonly keyFrom: KeySource | null
  /** What it says; only if it holds. */
  readonly claim?: ReceiptClaim | undefined
}
/** The paper of somebody who handed in a grievance. */
export interface GrievanceFound {
  readonly name: string
  readonly fault: ReceiptFault | null
  readonly kid?: string | undefined
  readonly keyFrom: KeySource | null
  readonly claim?: GrievanceClaim | undefined
  /** The report in it is the one that was handed in. */
  readonly sameReport: boolean
  readonly salt: string
}
export interface FileFound {
  readonly name: string
  /** same: as it was handed in · reported: handed in with a grievance · altered: of this name, with other content · unknown: in no receipt · gone: in a receipt and not there · withheld: the same, as the archive says itself */
  readonly verdict: 'same' | 'reported' | 'altered' | 'unknown' | 'gone' | 'withheld'
  readonly sha256: string | null
  readonly questions: readonly string[]
  readonly rounds: readonly number[]
}
export interface AnswersFound {
  readonly name: string
  readonly round: number
  /** Empty: they are those of the receipt; null: the list as a whole is another one, or is not there. */
  readonly strange: readonly string[] | null
}
export interface PartFound {
  readonly name: string
  readonly verdict: 'altered' | 'gone' | 'foreign' | 'unreadable'
}
export interface ArchiveFound {
  readonly name: string
  readonly fault: 'broken' | 'noManifest' | 'sealBroken' | 'sealKey' | null
  /** How many parts agree with the manifest. */
  readonly sound: number
  /** Those that do not. */
  readonly parts: readonly PartFound[]
}

export interface Findings {
  readonly receipts: readonly ReceiptFound[]
  readonly grievances: readonly GrievanceFound[]
  readonly files: readonly FileFound[]
  readonly answers: readonly AnswersFound[]
  readonly archives: readonly ArchiveFound[]
  /** Everything that was given fits, and there is a receipt among it. */
  readonly holds: boolean
}

interface Ground {
  readonly keys: KeyRing
  readonly sources: ReadonlyMap<string, KeySource>
  readonly tools: Tools
  readonly progress: (bytes: number) => void
}

/** The keys to check with; what is known from elsewhere comes before what the archive says of itself. */
async function groundOf({ archives, keys: brought }: Sorted, published: KeyRing, tools: Tools): Promise<Pick<Ground, 'keys' | 'sources'>> {
  const keys = new Map<string, Uint8Array>()
  const sources = new Map<string, KeySource>()
  const add = (ring: KeyRing, from: KeySource): void => {
    for (const [kid, key] of ring)
      if (!keys.has(kid)) {
        keys.set(kid, key)
        sources.set(kid, from)
      }
  }
  add(published, 'published')
  add(brought, 'brought')
  for (const archive of archives) add(await keysIn(archive, tools), 'archive')
  return { keys, sources }
}

/** The receipts that were given and those of the archives; one that is both is one. */
async function papersOf({ receipts, archives }: Sorted, tools: Tools): Promise<Text[]> {
  const papers = new Map(receipts.map(one => [one.text, one]))
  for (const archive of archives)
    for (const name of archive.entries.keys()) {
      const text = /^round-\d+\/receipt\.json$/.test(name) ? ((await entryText(archive, name, tools)) ?? '') : null
      if (text !== null && !papers.has(text)) papers.set(text, { name, text })
    }
  return [...papers.values()]
}

async function manifestOf(archive: Archive, tools: Tools): Promise<{ text: string; manifest: Manifest } | null> {
  const text = await entryText(archive, places.manifest, tools)
  const manifest = text === null ? null : readManifest(parseJson(text))
  return text !== null && manifest ? { text, manifest } : null
}

async function sealFault(archive: Archive, manifest: string, { keys, tools }: Ground): Promise<ArchiveFound['fault']> {
  const opened = await openJws((await entryText(archive, places.seal, tools)) ?? '', keys, tools)
  if (opened.fault === 'unknownKey') return 'sealKey'
  const seal = opened.fault === null ? readSeal(opened.payload) : null
  return seal?.manifest === sha256OfText(manifest, tools) ? null : 'sealBroken'
}

/** Does the archive hold what its manifest names, no more and no less? Every part is read once. */
async function lookInto(archive: Archive, { files }: Manifest, { tools, progress }: Ground) {
  const digests = new Map<string, string>()
  const parts: PartFound[] = []
  for (const { path, sha256, size } of files) {
    const entry = archive.entries.get(path)
    const digest = entry && (await digested(() => digestOf(entry.chunks(), tools, progress)))
    if (digest) digests.set(path, digest)
    if (!entry) parts.push({ name: path, verdict: 'gone' })
    else if (!digest) parts.push({ name: path, verdict: 'unreadable' })
    else if (digest !== sha256 || entry.size !== size) parts.push({ name: path, verdict: 'altered' })
  }
  const sound = files.length - parts.length
  const named = new Set<string>([places.manifest, places.seal, ...files.map(({ path }) => path)])
  for (const name of archive.entries.keys()) if (!named.has(name)) parts.push({ name, verdict: 'foreign' })
  return { digests, sound, parts }
}

async function digested(read: () => Promise<string>): Promise<string | null> {
  try {
    return await read()
  } catch {
    return null
  }
}

/** One file against all receipts that hold. */
function judged(name: string, digest: string, claims: readonly ReceiptClaim[]): FileFound {
  const base = name.split('/').at(-1) ?? name
  const of = (fits: (file: ReceiptClaim['files'][number]) => boolean) =>
    claims.flatMap(({ round, files }) => files.filter(fits).map(({ questions }) => ({ round, questions })))
  const same = of(file => file.sha256 === digest)
  const meant = same.length > 0 ? same : of(file => file.name === base || safeName(file.name) === base)
  return {
    name,
    verdict: same.length > 0 ? 'same' : meant.length > 0 ? 'altered' : 'unknown',
    sha256: digest,
    questions: [...new Set(meant.flatMap(({ questions }) => questions))],
    rounds: [...new Set(meant.map(({ round }) => round))],
  }
}

/** What the receipts promise of this response and the archive does not bring. */
const missing = (claims: readonly ReceiptClaim[], digests: ReadonlySet<string>, withheld: ReadonlySet<string>): FileFound[] =>
  claims.flatMap(({ round, files }) =>
    files
      .filter(({ sha256 }) => !digests.has(sha256))
      .map(
        ({ name, sha256, questions }): FileFound => ({
          name,
          verdict: withheld.has(sha256) ? 'withheld' : 'gone',
          sha256: null,
          questions,
          rounds: [round],
        }),
      ),
  )

async function answersOf(archive: Archive, claims: readonly ReceiptClaim[], tools: Tools): Promise<AnswersFound[]> {
  const found: AnswersFound[] = []
  for (const claim of claims) {
    const name = places.answers(claim.round)
    const text = await entryText(archive, name, tools)
    const strange = text === null ? null : strangeAnswers(claim, parseJson(text), part => sha256OfText(part, tools))
    found.push({ name, round: claim.round, strange })
  }
  return found
}

type OfArchive = Pick<Findings, 'files' | 'answers'> & { readonly archive: ArchiveFound }

async function examineArchive(archive: Archive, claims: readonly ReceiptClaim[], ground: Ground): Promise<OfArchive> {
  const { name } = archive
  const read = await manifestOf(archive, ground.tools)
  if (!read) return { archive: { name, fault: 'noManifest', sound: 0, parts: [] }, files: [], answers: [] }
  const { digests, sound, parts } = await lookInto(archive, read.manifest, ground)
  const own = claims.filter(({ responseId }) => responseId === read.manifest.responseId)
  const evidence = read.manifest.files.flatMap(({ path, questions }) => (questions ? [path] : []))
  const withheld = new Set(read.manifest.withheld.map(({ sha256 }) => sha256))
  const present = evidence.flatMap(path => judgedAt(path, digests, own))
  return {
    archive: { name, fault: await sealFault(archive, read.text, ground), sound, parts },
    files: [...present, ...missing(own, new Set(digests.values()), withheld)],
    answers: await answersOf(archive, own, ground.tools),
  }
}

const judgedAt = (path: string, digests: ReadonlyMap<string, string>, claims: readonly ReceiptClaim[]): FileFound[] => {
  const digest = digests.get(path)
  return digest ? [judged(path, digest, claims)] : []
}

/**
 * Checks everything that was given against everything else: receipts under the keys, archives under their manifests, files and answers
 * under the receipts. `published` are the keys known from elsewhere.
 */
export async function examine(
  given: readonly Given[],
  published: KeyRing,
  tools: Tools,
  progress: (bytes: number) => void = () => undefined,
): Promise<Findings> {
  const sorted = await sortGiven(given, tools)
  const ground: Ground = { ...(await groundOf(sorted, published, tools)), tools, progress }
  const receipts: ReceiptFound[] = []
  for (const { name, text } of await papersOf(sorted, tools)) {
    const opened = await openReceipt(text, ground.keys, tools)
    receipts.push({ name, ...opened, keyFrom: ground.sources.get(opened.kid ?? '') ?? null })
  }
  const claims = receipts.flatMap(({ claim }) => claim ?? [])
  const grievances: GrievanceFound[] = []
  for (const { name, paper } of sorted.papers) {
    const opened = await openPaper(paper, ground.keys, tools)
    const keyFrom = ground.sources.get(opened.kid ?? '') ?? null
    grievances.push({ sameReport: false, ...opened, name, keyFrom, salt: paper.salt })
  }

  const archives: ArchiveFound[] = sorted.brokenArchives.map(name => ({ name, fault: 'broken', sound: 0, parts: [] }))
  const files: FileFound[] = []
  const answers: AnswersFound[] = []
  for (const archive of sorted.archives) {
    const of = await examineArchive(archive, claims, ground)
    archives.push(of.archive)
    files.push(...of.files)
    answers.push(...of.answers)
  }
  for (const one of sorted.files) {
    const digest = await digestOf(piecesOf(one), tools, progress)
    files.push(reported(one.name, digest, grievances, tools) ?? judged(one.name, digest, claims))
  }
  const found = { receipts, grievances, files, answers, archives }
  return { ...found, holds: holds(found) }
}

const reported = (name: string, sha256: string, grievances: readonly GrievanceFound[], tools: Tools): FileFound | null =>
  grievances.some(({ claim, salt }) => claim && handedInWith(claim, salt, sha256, tools))
    ? { name, verdict: 'reported', sha256, questions: [], rounds: [] }
    : null

const fits: readonly FileFound['verdict'][] = ['same', 'reported', 'withheld']

const holds = ({ receipts, grievances, files, answers, archives }: Omit<Findings, 'holds'>): boolean =>
  receipts.length + grievances.length > 0 &&
  receipts.every(({ fault }) => fault === null) &&
  grievances.every(({ fault, sameReport }) => fault === null && sameReport) &&
  files.every(({ verdict }) => fits.includes(verdict)) &&
  answers.every(({ strange }) => strange?.length === 0) &&
  archives.every(({ fault, parts }) => fault === null && parts.length === 0)
