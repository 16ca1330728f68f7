import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import { afterAll, expect, test } from 'vitest'
import type { House } from '../../core/context.ts'
import { closePdf } from '../../platform/pdf.ts'
import { makeSigner } from '../../platform/signing.ts'
import { type ArchiveFacts, responseArchive } from './response.archive.ts'
import { exampleFacts } from './response.pdf.examples.ts'

afterAll(closePdf)

const piece = Buffer.alloc(1 << 20, 'ore')
const [fileSize, count] = [64, 8]
const digest = createHash('sha256')
for (let at = 0; at < fileSize; at++) digest.update(piece)
const sha256 = digest.digest('hex')

const files = Array.from({ length: count }, (_, at) => ({
  id: String(at),
  name: `${at}.pdf`,
  type: 'application/pdf',
  size: fileSize << 20,
  sha256,
}))
const facts = {
  programmeId: 'p',
  responseId: 'r',
  content: kysStart,
  rounds: [{ number: 1, answers: [{ question: 'KYS-E1', status: 'ANSWERED', files }] as never, jws: null, kid: null }],
  keys: [],
  held: [],
  response: exampleFacts,
  at: new Date('2026-11-22T20:00:00Z'),
} satisfies ArchiveFacts

function* pieces() {
  for (let at = 0; at < fileSize; at++) yield piece
}

let open = 0
const house = {
  origin: 'https://headwater.example',
  signer: makeSigner(Buffer.alloc(32, 1)),
  storage: {
    get: async () => {
      open += 1
      return Readable.from(pieces()).once('close', () => {
        open -= 1
      })
    },
  },
} as unknown as House

test('half a gigabyte is sent with a few megabytes in memory, one file open at a time', async () => {
  const { stream, close } = await responseArchive(house, facts, 'en')
  const before = process.memoryUsage()
  let [sent, most, mostOpen] = [0, 0, 0]
  for await (const chunk of stream) {
    sent += (chunk as Buffer).length
    const now = process.memoryUsage()
    most = Math.max(most, now.heapUsed + now.external - before.heapUsed - before.external)
    mostOpen = Math.max(mostOpen, open)
  }
  close()
  console.log(`${(sent / 2 ** 20).toFixed(0)} MB sent, ${(most / 2 ** 20).toFixed(1)} MB more in memory at most`)
  expect(sent).toBeGreaterThan(count * (fileSize << 20))
  expect(most).toBeLessThan(48 << 20)
  expect([mostOpen, open]).toEqual([1, 0])
})

test('whoever breaks off leaves no file open', async () => {
  const { stream, close } = await responseArchive(house, facts, 'en')
  for await (const chunk of stream) if ((chunk as Buffer).length > 0 && open > 0) break
  close()
  await new Promise(resolve => setImmediate(resolve))
  expect(open).toBe(0)
})
