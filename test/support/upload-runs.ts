import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { exampleLicence } from 'server/seeds/licence.ts'
import { answersAgain } from './crash.ts'
import type { CrashHouse } from './crash-house.ts'
import { asSuper } from './house.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const megabytes = 8

/** As the portal sends it, and nothing hears it: `share` of the bytes are on their way when the server dies. */
async function beginUpload(crash: CrashHouse, bytes: Buffer, key: string, share: number): Promise<void> {
  const { signatory, responseId } = crash.supplier
  const path = `/files?${new URLSearchParams({ responseId, question: 'KYS-E1' })}`
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
    'x-file-name': 'licence.pdf',
    'x-headwater-upload': '1',
    'idempotency-key': key,
    cookie: signatory.cookie,
  }
  const sending = request(`${crash.house.url}${path}`, { method: 'POST', headers })
  sending.on('error', () => undefined).on('response', response => response.resume().on('error', () => undefined))
  const part = bytes.subarray(0, Math.ceil(bytes.length * share))
  await new Promise<void>(resolve => sending.write(part, () => resolve()))
  if (share === 1) sending.end()
}

export interface UploadRun {
  kills: number
  /** The database says "received", and the bytes are not there or are others. */
  broken: number
  /** Sent again under the same key: there, once, with an equal hash. */
  whole: number
  /** Received before the server died. */
  receivedAlready: number
}

/** Kills the server in the middle of an upload; afterwards the file is whole or not there, and sent again it is whole. */
export async function killUploads(crash: CrashHouse, kills: number, share: number): Promise<UploadRun> {
  const { signatory, responseId } = crash.supplier
  const run: UploadRun = { kills, broken: 0, whole: 0, receivedAlready: 0 }
  let server = await crash.start()
  for (let kill = 0; kill < kills; kill++) {
    const bytes = Buffer.concat([exampleLicence(randomUUID()), randomBytes(megabytes * 1_000_000)])
    const key = randomUUID()
    await beginUpload(crash, bytes, key, share)
    // All of it sent: the kill falls into reading, hashing, flushing, reading back or committing.
    await wait(share === 1 ? Math.random() * 150 : 20)
    await server.kill()
    run.receivedAlready += (await received(crash, bytes)).length
    run.broken += await brokenFiles(crash)
    server = await crash.start()
    await answersAgain(crash.house.url)
    const again = await signatory.upload(responseId, 'KYS-E1', 'licence.pdf', bytes, { 'idempotency-key': key })
    const { sha256: told } = (await again.json()) as { sha256: string }
    if (told === sha256(bytes) && (await received(crash, bytes)).length === 1) run.whole++
  }
  run.broken += await brokenFiles(crash)
  await server.kill()
  return run
}

const received = ({ house }: CrashHouse, bytes: Buffer) =>
  asSuper(house.superUrl, 'SELECT id FROM evidence_files WHERE sha256 = $1', [sha256(bytes)])

/** Files that the database knows and that the store does not give back as they were. */
async function brokenFiles({ house, programmeId }: CrashHouse): Promise<number> {
  const rows = await asSuper(house.superUrl, 'SELECT DISTINCT sha256 FROM evidence_files')
  let broken = 0
  for (const row of rows) {
    const hash = String(row.sha256)
    const bytes = await readFile(join(house.folder, 'files', programmeId, 'files', hash.slice(0, 2), hash)).catch(() => Buffer.alloc(0))
    if (sha256(bytes) !== hash) broken++
  }
  return broken
}

/** What a kill in the middle of writing leaves: parts of files that nobody asks for, swept after an hour. */
export const leftovers = async ({ house }: CrashHouse): Promise<number> =>
  (await readdir(join(house.folder, 'files/unfinished')).catch(() => [])).length
