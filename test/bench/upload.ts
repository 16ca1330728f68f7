import { createHash, randomBytes } from 'node:crypto'
import { glob, mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as rest } from 'node:timers/promises'
import { page, pdf, stream } from '../support/hostile.ts'
import type { Ground } from './ground.ts'
import { percentile, round } from './load.ts'
import { memoryOf, type Running, startNode } from './process.ts'
import type { Figure } from './results.ts'

const megabytes = 200
const turns = 10

/** A scan as a supplier sends it: one large picture in a PDF. Each time other bytes, so that nothing is there already. */
const aScan = (): Buffer => pdf([...page, stream('/Type /XObject /Subtype /Image /Width 1 /Height 1', randomBytes(megabytes * 1_000_000))])

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1 << 18) yield bytes.subarray(at, at + (1 << 18))
}

interface Answer {
  readonly status: number
  readonly location: string
  readonly body: string
}

async function say(method: string, url: string, headers: Record<string, string>, bytes?: Buffer): Promise<Answer> {
  const asked = request(url, { method, headers: { 'tus-resumable': '1.0.0', 'x-headwater-upload': '1', ...headers } })
  const answered = new Promise<Answer>((resolve, reject) => {
    asked.once('error', reject).once('response', response => {
      let body = ''
      response.on('data', part => {
        body += part
      })
      response.once('end', () => resolve({ status: response.statusCode ?? 0, location: String(response.headers.location), body }))
    })
  })
  if (bytes) await pipeline(pieces(bytes), asked)
  else asked.end()
  return answered
}

/** Milliseconds until all of it is there; with `received`: until it is evidence. */
async function send(url: string, bytes: Buffer, cookie: string, received: boolean): Promise<number> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const began = performance.now()
  const name = `filename ${Buffer.from('scan.pdf').toString('base64')}`
  const begun = await say('POST', `${url}/uploads`, { cookie, 'upload-length': String(bytes.length), 'upload-metadata': name })
  // Data that is kept between runs (BENCH_KEEP) reaches the quota of a supplier after a hundred files.
  if (begun.status !== 201) throw new Error(`${begun.status} ${begun.body}`)
  const address = `${url}${begun.location}`
  const headers = {
    cookie,
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
    'content-length': String(bytes.length),
  }
  const sent = await say('PATCH', address, headers, bytes)
  if (sent.status !== 204) throw new Error(`${sent.status} ${sent.body}`)
  if (received) {
    const answer = await say('POST', `${address}/received`, { cookie })
    if (answer.status !== 201 || JSON.parse(answer.body).sha256 !== sha256) throw new Error(`${answer.status} ${answer.body}`)
  }
  return performance.now() - began
}

/** The most that a process holds while something is done. */
async function mostMemory(running: Running, act: () => Promise<unknown>): Promise<number> {
  let most = 0
  const look = setInterval(() => void memoryOf(running.pid).then(mb => (most = Math.max(most, mb ?? 0))), 50)
  await act().finally(() => clearInterval(look))
  return most
}

/** Pairs alternate; what is compared is the time of each pair's two, file by file. */
export async function measureUpload(ground: Ground): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-bare-'))
  const bare = await startNode([join(import.meta.dirname, 'peers/bare-tus.mjs')], port => ({ PORT: String(port), FOLDER: folder }))
  const ours = await ground.startOurs()
  const [first] = ground.users
  const cookie = `headwater=${first?.token}`
  const times: { bare: number; ours: number }[] = []
  try {
    const most = await mostMemory(ours, async () => {
      for (let turn = 0; turn <= turns; turn++) {
        const bytes = aScan()
        const pair = { bare: 0, ours: 0 }
        const sendings = [
          async () => (pair.bare = await send(bare.url, bytes, cookie, false)),
          async () => (pair.ours = await send(ours.url, bytes, cookie, true)),
        ]
        // Whoever is first would wait for the sender, who still clears away what the new bytes were made of.
        await rest(1_500)
        // Who comes second finds the bytes warm and the disk busy: each is first in every other pair.
        for (const sending of turn % 2 ? sendings : sendings.reverse()) await sending()
        // The first warms both.
        if (turn > 0) times.push(pair)
        // Both files go: memory that is free again costs the next less than memory that the machine has yet to find.
        for (const name of await readdir(folder)) await rm(join(folder, name))
        const kept = `*/files/*/${createHash('sha256').update(bytes).digest('hex')}`
        for await (const name of glob(kept, { cwd: ground.files })) await rm(join(ground.files, name))
      }
    })
    const half = (values: number[]): number => percentile(values, 0.5)
    const ratio = half(times.map(pair => pair.bare / pair.ours))
    const said = `${Math.round(half(times.map(pair => pair.ours)))} ms; bare ${Math.round(half(times.map(pair => pair.bare)))} ms, neither hashed nor flushed`
    return [
      {
        name: `${megabytes} MB until received, hash included: ours ÷ bare @tus/server`,
        value: round(ratio, 2),
        unit: '×',
        reach: '≥ 0.7',
        met: ratio >= 0.7,
        said,
      },
      { name: `memory of Node, most while ${megabytes} MB come in`, value: Math.round(most), unit: 'MB', reach: '', met: null },
    ]
  } finally {
    await ours.stop()
    await bare.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
