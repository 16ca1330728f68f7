import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { exampleLicence } from 'server/seeds/licence.ts'
import { answersAgain } from './crash.ts'
import type { CrashHouse } from './crash-house.ts'
import { asSuper } from './house.ts'
import { Sender } from './tus.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const megabytes = 8

/** As the portal sends it, and nothing hears it: a part of the bytes is on its way when the server dies. */
async function sendPart(crash: CrashHouse, address: string, bytes: Buffer, share: number): Promise<void> {
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
    'content-length': bytes.length,
    'x-headwater-upload': '1',
    cookie: crash.supplier.signatory.cookie,
  }
  const sending = request(`${crash.house.url}${address}`, { method: 'PATCH', headers })
  sending.on('error', () => undefined).on('response', response => response.resume().on('error', () => undefined))
  await new Promise<void>(resolve => sending.write(bytes.subarray(0, Math.ceil(bytes.length * share)), () => resolve()))
}

export interface UploadRun {
  kills: number
  /** The database says "received", and the bytes are not there or are others. */
  broken: number
  /** Resumed where the disk says: there, once, with an equal hash. */
  whole: number
  /** Received before the server died. */
  receivedAlready: number
  /** What had to be sent again, of all bytes, in per cent. */
  sentAgain: number
}

/** Kills the server in the middle of an upload; resumed afterwards the file is whole. `share` 1: killed while it finishes. */
export async function killUploads(crash: CrashHouse, kills: number, share: number): Promise<UploadRun> {
  const run: UploadRun = { kills, broken: 0, whole: 0, receivedAlready: 0, sentAgain: 0 }
  const sender = new Sender(crash.supplier.signatory, crash.house.url)
  let server = await crash.start()
  let again = 0
  for (let kill = 0; kill < kills; kill++) {
    const bytes = Buffer.concat([exampleLicence(randomUUID()), randomBytes(megabytes * 1_000_000)])
    const address = await sender.address('licence.pdf', bytes.length)
    if (share < 1) await sendPart(crash, address, bytes, share)
    else {
      await sender.send(address, bytes)
      // The kill falls into inspecting, flushing, reading back, committing or tidying.
      sender.received(address).catch(() => undefined)
    }
    if (share < 1) await arrived(crash, address, bytes.length * share * 0.9)
    else await wait(Math.random() * 120)
    await server.kill()
    run.receivedAlready += (await received(crash, bytes)).length
    run.broken += await brokenFiles(crash)
    server = await crash.start()
    await answersAgain(crash.house.url)
    again += await resume(sender, address, bytes)
    const answer = await sender.received(address)
    const { sha256: told } = (await answer.json()) as { sha256: string }
    if (told === sha256(bytes) && (await received(crash, bytes)).length === 1) run.whole++
  }
  run.broken += await brokenFiles(crash)
  run.sentAgain = Math.round((again / (kills * megabytes * 1_000_000)) * 100)
  await server.kill()
  return run
}

/** The part is on the disk, or most of it: on a busy machine that takes a moment. */
async function arrived({ house }: CrashHouse, address: string, size: number): Promise<void> {
  const path = join(house.folder, 'files/uploads', address.split('/').at(-1) ?? '')
  for (let turn = 0; turn < 500; turn++) {
    if ((await stat(path)).size >= size) return
    await wait(10)
  }
  throw new Error('the part did not reach the disk')
}

/** Sends what is missing; gives how much that was. One that was received is not there to be sent to any more. */
async function resume(sender: Sender, address: string, bytes: Buffer): Promise<number> {
  const head = await sender.speak('HEAD', address)
  if (head.status === 404) return 0
  const offset = Number(head.headers.get('upload-offset'))
  if (offset < bytes.length) await sender.send(address, bytes.subarray(offset), offset)
  return bytes.length - offset
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

/** What is left beside the store when every upload has ended: nothing. */
export const leftovers = async ({ house }: CrashHouse): Promise<number> => {
  const there = await Promise.all(['unfinished', 'uploads'].map(name => readdir(join(house.folder, 'files', name)).catch(() => [])))
  return there.flat().length
}
