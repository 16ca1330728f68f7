import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import canonicalize from 'canonicalize'
import type { Template } from 'shared/questionnaires/template.ts'
import {
  archiveFormat,
  archiveVersion,
  type FilePlace,
  filePlaces,
  type Manifest,
  type Part,
  places,
  type Seal,
} from 'shared/receipts/archive.ts'
import { filesOfRound } from 'shared/receipts/receipt.ts'
import { type Locale, locales } from 'shared/words/lists.ts'
import { ZipFile } from 'yazl'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context, House } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { type Translate, translator } from '../../platform/words.ts'
import { noteOpenings } from '../evidence/openings.ts'
import { type PublishedKey, publishedKeys } from '../history/signing-keys.ts'
import { receiptPdf } from './receipt.pdf.ts'
import { claimIn, sectionCounts } from './receipt.reading.ts'
import type { RoundAnswer } from './response.entity.ts'
import { responseFactsOf } from './response.facts.ts'
import { type ResponseFacts, responsePdf } from './response.pdf.ts'

interface ArchivedRound {
  readonly number: number
  readonly answers: readonly RoundAnswer[]
  readonly jws: string | null
  readonly kid: string | null
}

/** All that the archive of a response is made of; the files themselves are read when they are sent. */
export interface ArchiveFacts {
  readonly programmeId: string
  readonly responseId: string
  readonly content: Template
  readonly rounds: readonly ArchivedRound[]
  readonly keys: readonly PublishedKey[]
  /** Files that are held back: in the archive stand their names and hashes alone. */
  readonly held: readonly { readonly id: string; readonly sha256: string }[]
  readonly response: ResponseFacts
  readonly at: Date
}

const statement = `SELECT r.programme_id AS "programmeId", r.supplier_id AS "supplierId", t.content,
    (SELECT json_agg(x ORDER BY x.number) FROM (SELECT o.number, o.answers, c.jws, c.kid FROM rounds o LEFT JOIN receipts c ON c.round_id = o.id WHERE o.response_id = r.id) x) AS rounds
  FROM responses r JOIN templates t ON t.id = r.template_id WHERE r.id = $1`

/** What was handed in with a response, for those who may take it along. */
export async function archiveFactsOf(ctx: Context, responseId: string): Promise<ArchiveFacts> {
  authorizeEver(ctx, 'response.download')
  const [row] = await ctx.ask({ text: statement, values: [responseId] })
  if (!row) throw new NotFound()
  const programmeId = String(row.programmeId)
  authorize(ctx, 'response.download', { programmeId, supplierId: String(row.supplierId) })
  if (!row.rounds) throw new Refused('nothingHandedIn')
  const rounds = row.rounds as ArchivedRound[]
  return {
    programmeId,
    responseId,
    content: row.content as Template,
    rounds,
    held: (await ctx.ask({
      text: "SELECT id, sha256 FROM evidence_files WHERE id = ANY ($1) AND state IN ('HELD', 'REFUSED')",
      values: [fileIdsOf(rounds)],
    })) as unknown as ArchiveFacts['held'],
    keys: (await publishedKeys(ctx)).keys,
    response: await responseFactsOf(ctx, responseId),
    at: ctx.now(),
  }
}

const fileIdsOf = (rounds: readonly ArchivedRound[]): string[] => rounds.flatMap(({ answers }) => filesOfRound(answers).map(({ id }) => id))

/** The same, with a note at every file that this person takes along. */
export async function takeAlong(ctx: Context, responseId: string): Promise<ArchiveFacts> {
  const facts = await archiveFactsOf(ctx, responseId)
  const held = new Set(facts.held.map(({ id }) => id))
  await noteOpenings(
    ctx,
    fileIdsOf(facts.rounds).filter(id => !held.has(id)),
  )
  return facts
}

/** The rounds whose receipts are still to be made. */
export const withoutReceipt = ({ rounds }: ArchiveFacts): number[] => rounds.filter(({ jws }) => !jws).map(({ number }) => number)

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The commands stand in README as well, and a test runs them. */
export const commands = {
  key: [
    `kid=$(jq -r .protected round-1/receipt.json | basenc --base64url -d 2>/dev/null | jq -r .kid)`,
    `x=$(jq -r --arg kid "$kid" '.keys[] | select(.kid == $kid) | .x' keys.json)`,
    `(printf '\\x30\\x2a\\x30\\x05\\x06\\x03\\x2b\\x65\\x70\\x03\\x21\\x00'; printf '%s=' "$x" | basenc --base64url -d) > key.der`,
  ],
  signature: [
    `jq -rj '.protected + "." + .payload' round-1/receipt.json > signed.txt`,
    `printf '%s==' "$(jq -r .signature round-1/receipt.json)" | basenc --base64url -d > signature.bin`,
    `openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -rawin -in signed.txt -sigfile signature.bin`,
  ],
  payload: [`jq -r .payload round-1/receipt.json | tr '_-' '/+' | base64 -di 2>/dev/null | jq .`],
  hash: ['sha256sum round-1/answers.json'],
} as const

const indented = (lines: readonly string[]): string[] => lines.map(line => `    ${line}`)

function readmeIn(t: Translate, { content, response }: ArchiveFacts, locale: Locale, origin: string, folder: string): string[] {
  const { supplier, programme, title } = response
  const shown = { supplier, programme, title: title[locale], code: content.code, version: content.version }
  return [
    t('receipts:archive.title', shown),
    '',
    t('receipts:archive.what'),
    '',
    `- ${t('receipts:archive.answers')}`,
    `- ${t('receipts:archive.receipt')}`,
    `- ${t('receipts:archive.files', { folder })}`,
    `- ${t('receipts:archive.response')}`,
    `- ${t('receipts:archive.manifest')}`,
    `- ${t('receipts:archive.keys', { address: `${origin}/.well-known/headwater-keys.json` })}`,
    '',
    t('receipts:archive.page', { address: `${origin}/verify` }),
    '',
    t('receipts:archive.command'),
    t('receipts:archive.commandKey'),
    ...indented(commands.key),
    t('receipts:archive.commandSignature'),
    ...indented(commands.signature),
    t('receipts:archive.commandPayload'),
    ...indented(commands.payload),
    t('receipts:archive.commandHash'),
    ...indented(commands.hash),
  ]
}

const readme = (facts: ArchiveFacts, origin: string, files: readonly FilePlace[]): string => {
  const folder = files[0]?.path.split('/')[0] ?? 'KYS-C3'
  const each = locales.map(locale => readmeIn(translator(locale), facts, locale, origin, folder).join('\r\n'))
  // With a mark in front, old editors read it as what it is.
  return `\ufeff${each.join(`\r\n\r\n${'-'.repeat(72)}\r\n\r\n`)}\r\n`
}

/** What the house writes itself: small, and made before the first byte leaves. */
async function papers(house: House, facts: ArchiveFacts, locale: Locale, files: readonly FilePlace[]): Promise<Map<string, Buffer>> {
  const made = new Map<string, Buffer>()
  made.set(places.readme, Buffer.from(readme(facts, house.origin, files)))
  made.set(places.keys, Buffer.from(`${JSON.stringify({ keys: facts.keys }, null, 2)}\n`))
  made.set(places.response, await responsePdf(facts.response, locale))
  for (const { number, answers, jws, kid } of facts.rounds) {
    made.set(places.answers(number), Buffer.from(canonicalize(answers) ?? ''))
    if (!jws || !kid) continue
    const receipt = { claim: claimIn(jws), kid, sections: sectionCounts(facts.content, answers), readerZone: null }
    made.set(places.receipt(number), Buffer.from(jws))
    made.set(places.receiptPdf(number), await receiptPdf(receipt, locale))
  }
  return made
}

function manifestOf(
  facts: ArchiveFacts,
  made: ReadonlyMap<string, Buffer>,
  files: readonly FilePlace[],
  withheld: readonly FilePlace[],
): Buffer {
  const own = [...made].map(([path, bytes]): Part => ({ path, sha256: digest(bytes), size: bytes.length }))
  const manifest: Manifest = {
    format: archiveFormat,
    version: archiveVersion,
    responseId: facts.responseId,
    at: facts.at.toISOString(),
    files: [...own, ...files],
    withheld: withheld.map(({ sha256, questions }) => ({ sha256, questions })),
  }
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
}

/** What shrinks when it is packed; pictures, PDF and office files are packed already. */
const shrinks = (path: string): boolean => /\.(txt|csv|json|xml|html?|bmp|tiff?)$/i.test(path)

/**
 * Everything that a supplier handed in with a response, as a ZIP that is written while it is sent: papers first, then file after file
 * out of the store. However large it is, one piece of one file is in memory at a time.
 */
export async function responseArchive(house: House, facts: ArchiveFacts, locale: Locale): Promise<{ stream: Readable; close: () => void }> {
  const held = new Set(facts.held.map(({ sha256 }) => sha256))
  const all = filePlaces(facts.rounds.map(({ answers }) => answers))
  const files = all.filter(({ sha256 }) => !held.has(sha256))
  const made = await papers(house, facts, locale, files)
  const manifest = manifestOf(
    facts,
    made,
    files,
    all.filter(({ sha256 }) => held.has(sha256)),
  )
  const seal: Seal = { format: archiveFormat, version: archiveVersion, manifest: digest(manifest) }
  made.set(places.manifest, manifest)
  made.set(places.seal, Buffer.from(house.signer.signFlattened(seal)))

  const zip = new ZipFile()
  const stream = zip.outputStream as Readable
  const mtime = facts.at
  let current: Readable | undefined
  zip.on('error', error => stream.destroy(error instanceof Error ? error : new Error(String(error))))
  for (const [path, bytes] of made) zip.addBuffer(bytes, path, { mtime, compress: shrinks(path) })
  for (const { path, sha256, size } of files)
    zip.addReadStreamLazy(path, { mtime, size, compress: shrinks(path) }, give => {
      house.storage.get(facts.programmeId, sha256).then(
        bytes => {
          current = bytes
          if (stream.destroyed) return void bytes.destroy()
          // The library does not listen: unheard, a disk that fails would end the process.
          bytes.on('error', error => zip.emit('error', error))
          give(null, bytes)
        },
        error => give(error, null as never),
      )
    })
  zip.end()
  // Whoever breaks off leaves no file open.
  return { stream, close: () => current?.destroy() }
}
