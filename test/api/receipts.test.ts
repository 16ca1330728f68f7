import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { commands } from 'server/src/features/questionnaires/response.archive.ts'
import { nodeTools } from 'server/src/platform/receipt-tools.ts'
import { examine } from 'shared/receipts/examine.ts'
import type { Given } from 'shared/receipts/given.ts'
import { readKeys } from 'shared/receipts/keys.ts'
import { openReceipt } from 'shared/receipts/receipt.ts'
import { openZip } from 'shared/receipts/zip.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, judge, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openHouseOn, openTestHouse, type TestHouse, until } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let supplier: TestSupplier
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  supplier = await programme.makeSupplier('Bauxites de “Boké” / 博凯')
  await answerAll(supplier)
  await handIn(supplier)
})
afterAll(() => house.close())

const roundsOf = async (person: Person, id = supplier.responseId) =>
  (await person.run('query ($id: ID!) { response(id: $id) { rounds { id number sha256 receipt { id kid sha256 } } } }', { id })).response
    .rounds as {
    id: string
    number: number
    sha256: string
    receipt: { id: string; kid: string; sha256: string } | null
  }[]
const firstRound = async (of = supplier): Promise<string> => (await roundsOf(of.signatory, of.responseId))[0]?.id ?? ''
const bytesOf = async (person: Person, path: string): Promise<Buffer> => {
  const response = await person.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return Buffer.from(await response.arrayBuffer())
}
const publishedKeys = async (of = house) => (await fetch(`${of.url}/.well-known/headwater-keys.json`)).json()
const ringOf = async (of = house) => readKeys(await publishedKeys(of), nodeTools) ?? new Map()
const digest = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
const given = (name: string, bytes: Buffer): Given => ({ name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) })

async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const entries = (await openZip(given('', bytes), nodeTools.inflate, nodeTools.decode)) ?? []
  const parts = new Map<string, Buffer>()
  for (const entry of entries) {
    const pieces: Uint8Array[] = []
    for await (const piece of entry.chunks()) pieces.push(piece)
    parts.set(entry.name, Buffer.concat(pieces))
  }
  return parts
}

describe('after a handing in', () => {
  test('there is a receipt: it says who, when, what and where in the history, and holds under the published key', async () => {
    const [round] = await until(async () => {
      const rounds = await roundsOf(supplier.signatory)
      return rounds[0]?.receipt && rounds
    })
    const text = await bytesOf(supplier.signatory, `/receipts/${round?.id}.json`)
    expect(digest(text)).toBe(round?.receipt?.sha256)
    const { fault, claim } = await openReceipt(text.toString(), await ringOf(), nodeTools)
    expect(fault).toBeNull()
    expect(claim).toMatchObject({
      installation: 'http://localhost:4000',
      programme: { id: programme.id, timeZone: 'Asia/Shanghai' },
      supplier: { id: supplier.id, name: supplier.name },
      questionnaire: { code: 'KYS-START' },
      responseId: supplier.responseId,
      round: 1,
      by: { name: 'SUPPLIER_USER SUPPLIER_SIGNATORY person' },
      sha256: round?.sha256,
      files: [{ name: 'licence.pdf', questions: ['KYS-E1'] }],
    })
    expect(Object.keys(claim?.answers ?? {}).sort()).toEqual(['KYS-A3', 'KYS-E1', 'KYS-I1'])
    const [entry] = await asSuper(
      house.superUrl,
      "SELECT seq::int AS seq, hash FROM history WHERE subject_id = $1 AND action = 'response.submit'",
      [supplier.responseId],
    )
    expect(claim?.history).toEqual(entry)
  })

  test('the same bytes ever after, whoever asks', async () => {
    const path = `/receipts/${await firstRound()}`
    const [own, colleague, staff] = await Promise.all(
      [supplier.signatory, supplier.user, programme.reviewer].map(one => bytesOf(one, `${path}.json`)),
    )
    expect(own?.equals(colleague ?? Buffer.alloc(0))).toBe(true)
    expect(own?.equals(staff ?? Buffer.alloc(0))).toBe(true)
    const pdf = await bytesOf(supplier.signatory, `${path}.pdf?zone=Africa/Conakry`)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await bytesOf(programme.auditor, `${path}.pdf?zone=Africa/Conakry`)).equals(pdf)).toBe(true)
    expect((await bytesOf(supplier.signatory, `${path}.pdf?zone=Nowhere/There`)).length).toBeGreaterThan(10_000)
  })

  test('another supplier, purchasing, a stranger and another programme get nothing', async () => {
    const other = await programme.makeSupplier()
    const elsewhere = await foundProgramme(house)
    const round = await firstRound()
    const paths = [`/receipts/${round}.json`, `/receipts/${round}.pdf`, `/responses/${supplier.responseId}.zip`]
    for (const path of paths) {
      expect((await other.signatory.get(path)).status).toBe(404)
      expect((await elsewhere.reviewer.get(path)).status).toBe(404)
      expect((await programme.purchasing.get(path)).status).toBe(403)
      expect((await programme.administrator.get(path)).status).toBe(403)
      expect((await fetch(house.url + path)).status).toBe(401)
    }
    expect((await supplier.signatory.get('/receipts/00000000-0000-4000-8000-000000000000.json')).status).toBe(404)
    expect((await other.signatory.get(`/responses/${other.responseId}.zip`)).status).toBe(409)
  })

  test('a receipt that was asked for before its job ran is made then, by an auditor too, and stays', async () => {
    const late = await programme.makeSupplier()
    await answerAll(late)
    await handIn(late)
    const round = await firstRound(late)
    await until(async () => (await roundsOf(late.signatory, late.responseId))[0]?.receipt)
    await asSuper(house.superUrl, 'DELETE FROM receipts WHERE round_id = $1', [round])
    const [first, second] = await Promise.all([programme.auditor, late.user].map(one => bytesOf(one, `/receipts/${round}.json`)))
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true)
    expect(await asSuper(house.superUrl, 'SELECT count(*)::int AS n FROM receipts WHERE round_id = $1', [round])).toEqual([{ n: 1 }])
  })

  test('what was altered in the database after the handing in is not signed', async () => {
    const altered = await programme.makeSupplier()
    await answerAll(altered)
    await handIn(altered)
    const round = await firstRound(altered)
    await until(async () => (await roundsOf(altered.signatory, altered.responseId))[0]?.receipt)
    await asSuper(house.superUrl, "UPDATE rounds SET answers = jsonb_set(answers, '{0,reason}', '\"else\"') WHERE id = $1", [round])
    await asSuper(house.superUrl, 'DELETE FROM receipts WHERE round_id = $1', [round])
    expect((await altered.signatory.get(`/receipts/${round}.json`)).status).toBe(500)
  })
})

describe('everything as a ZIP', () => {
  test('holds answers, files, receipts and keys, and fits its receipts', async () => {
    const zip = await bytesOf(supplier.signatory, `/responses/${supplier.responseId}.zip`)
    const receipt = await bytesOf(supplier.signatory, `/receipts/${await firstRound()}.json`)
    const found = await examine([given('receipt.json', receipt), given('all.zip', zip)], await ringOf(), nodeTools)
    expect(found).toMatchObject({
      holds: true,
      receipts: [{ keyFrom: 'published' }],
      files: [{ name: 'KYS-E1/licence.pdf', verdict: 'same' }],
      archives: [{ fault: null, parts: [] }],
    })
    const parts = await unzipped(zip)
    expect([...parts.keys()].sort()).toEqual([
      'KYS-E1/licence.pdf',
      'README.txt',
      'keys.json',
      'manifest.json',
      'manifest.signature.json',
      'response.pdf',
      'round-1/answers.json',
      'round-1/receipt.json',
      'round-1/receipt.pdf',
    ])
    expect(parts.get('round-1/receipt.json')?.equals(receipt)).toBe(true)
    const readme = parts.get('README.txt')?.toString() ?? ''
    for (const words of ['http://localhost:4000/verify', '压缩包', 'archive', 'Cette archive']) expect(readme).toContain(words)
    expect(readme).not.toMatch(/receipts:|{{/)
  })

  test('a flipped bit in a file, in an answer, in the receipt: each is found', async () => {
    const zip = await bytesOf(supplier.signatory, `/responses/${supplier.responseId}.zip`)
    const keys = await ringOf()
    const parts = await unzipped(zip)
    const file = parts.get('KYS-E1/licence.pdf') ?? Buffer.alloc(0)
    const at = zip.indexOf(file)
    const flipped = Buffer.from(zip)
    flipped[at + 100] = (flipped[at + 100] ?? 0) ^ 4
    expect(await examine([given('all.zip', flipped)], keys, nodeTools)).toMatchObject({
      holds: false,
      files: [{ verdict: 'altered', questions: ['KYS-E1'] }, { verdict: 'gone' }],
      archives: [{ parts: [{ name: 'KYS-E1/licence.pdf', verdict: 'altered' }] }],
    })
    const receipt = parts.get('round-1/receipt.json') ?? Buffer.alloc(0)
    receipt[200] = (receipt[200] ?? 0) ^ 1
    expect((await examine([given('receipt.json', receipt)], keys, nodeTools)).holds).toBe(false)
  })

  test('a second round brings the old file, the new one, and both receipts', async () => {
    const twice = await programme.makeSupplier('Twice')
    await answerAll(twice)
    await handIn(twice)
    const { reviewer } = programme
    for (const [question, decision] of [
      ['KYS-A3', 'ACCEPTED'],
      ['KYS-I1', 'ACCEPTED'],
    ])
      await reviewer.run(judge, { input: { responseId: twice.responseId, question, decision } })
    const { judgeAnswer } = await reviewer.run(judge, {
      input: { responseId: twice.responseId, question: 'KYS-E1', decision: 'RETURNED', words: 'The date cannot be read.' },
    })
    await reviewer.run('mutation ($input: ReturnResponseInput!) { returnResponse(input: $input) { status } }', {
      input: { id: twice.responseId, version: judgeAnswer.version, dueOn: new Date(Date.now() + 9e8).toISOString().slice(0, 10) },
    })
    const { exampleLicence } = await import('server/seeds/licence.ts')
    const upload = await twice.user.upload(twice.responseId, 'KYS-E1', '../licence.pdf', exampleLicence('clear'))
    const { id } = (await upload.json()) as { id: string }
    const { response } = await twice.user.run('query ($id: ID!) { response(id: $id) { answers { question version } } }', {
      id: twice.responseId,
    })
    const { version } = response.answers.find((one: { question: string }) => one.question === 'KYS-E1')
    await twice.user.run('mutation ($input: SaveAnswerInput!) { saveAnswer(input: $input) { answer { question } } }', {
      input: { responseId: twice.responseId, question: 'KYS-E1', status: 'ANSWERED', value: [id], version },
    })
    await handIn(twice)
    const zip = await bytesOf(reviewer, `/responses/${twice.responseId}.zip`)
    const found = await examine([given('all.zip', zip)], await ringOf(), nodeTools)
    expect(found.holds).toBe(true)
    expect(found.receipts.map(({ claim }) => claim?.round)).toEqual([1, 2])
    expect(found.files).toHaveLength(2)
    expect(found.files.every(({ name }) => /^KYS-E1\/[^/]*licence[^/]*\.pdf$/.test(name))).toBe(true)
  })

  test('whoever takes it along is noted at every file; what is held back stays behind, and the archive says so', async () => {
    const held = await programme.makeSupplier('Held')
    await answerAll(held)
    await handIn(held)
    const openings = () =>
      asSuper(house.superUrl, 'SELECT o.account_id AS by FROM file_openings o WHERE o.supplier_id = $1 ORDER BY o.at', [held.id])
    await bytesOf(programme.auditor, `/responses/${held.responseId}.zip`)
    await bytesOf(held.user, `/responses/${held.responseId}.zip`)
    expect(await openings()).toEqual([{ by: programme.auditor.accountId }, { by: held.user.accountId }])
    await asSuper(house.superUrl, "UPDATE evidence_files SET state = 'HELD' WHERE supplier_id = $1", [held.id])
    const zip = await bytesOf(programme.reviewer, `/responses/${held.responseId}.zip`)
    expect(await openings()).toHaveLength(2)
    expect([...(await unzipped(zip)).keys()].filter(name => name.startsWith('KYS'))).toEqual([])
    expect(await examine([given('all.zip', zip)], await ringOf(), nodeTools)).toMatchObject({
      holds: true,
      files: [{ name: 'licence.pdf', verdict: 'withheld', questions: ['KYS-E1'] }],
    })
  })

  test('a file that cannot be read breaks the download off, and nothing else', async () => {
    const lost = await programme.makeSupplier()
    await answerAll(lost)
    await handIn(lost)
    await until(async () => (await roundsOf(lost.user, lost.responseId))[0]?.receipt)
    await asSuper(house.superUrl, "UPDATE rounds SET answers = jsonb_set(answers, '{1,files,0,sha256}', '\"..\"') WHERE response_id = $1", [
      lost.responseId,
    ])
    const response = await lost.user.get(`/responses/${lost.responseId}.zip`)
    expect(response.status).toBe(200)
    await expect(response.arrayBuffer()).rejects.toThrow()
    expect((await fetch(`${house.url}/ready`)).status).toBe(200)
  })

  test('the commands of README check it without any software of ours', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'headwater-receipt-'))
    const parts = await unzipped(await bytesOf(supplier.signatory, `/responses/${supplier.responseId}.zip`))
    for (const [path, bytes] of parts) {
      if (!/^(round-1\/|keys)/.test(path)) continue
      await promisify(execFile)('mkdir', ['-p', join(folder, 'round-1')])
      await writeFile(join(folder, path), bytes)
    }
    const run = (lines: readonly string[]) => promisify(execFile)('bash', ['-c', lines.join('\n')], { cwd: folder })
    try {
      const handbook = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8')
      for (const line of Object.values(commands).flat()) expect(handbook).toContain(line)
      expect((await run([...commands.key, ...commands.signature])).stdout).toContain('Signature Verified Successfully')
      const payload = JSON.parse((await run(commands.payload)).stdout)
      expect((await run(commands.hash)).stdout).toContain(payload.sha256)
      await writeFile(
        join(folder, 'round-1/receipt.json'),
        (parts.get('round-1/receipt.json') ?? '').toString().replace('"payload":"eyJ', '"payload":"eyK'),
      )
      await expect(run([...commands.key, ...commands.signature])).rejects.toThrow()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('keys', () => {
  test('are published for everybody, and for pages of others', async () => {
    const response = await fetch(`${house.url}/.well-known/headwater-keys.json`)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const { keys } = (await response.json()) as { keys: Record<string, string>[] }
    expect(keys).toMatchObject([{ kty: 'OKP', crv: 'Ed25519', alg: 'Ed25519', use: 'sig', kid: house.serving.open.house.signer.kid }])
    expect(keys[0]).not.toHaveProperty('d')
  })

  test('after a change of key old receipts hold under the keys published then, and new ones under the new key', async () => {
    const round = await firstRound()
    const old = await bytesOf(supplier.signatory, `/receipts/${round}.json`)
    const urls = { superUrl: house.superUrl, ownerUrl: house.ownerUrl, appUrl: house.appUrl } as Parameters<typeof openHouseOn>[0]
    const later = await openHouseOn(urls, new URL(house.appUrl).pathname.slice(1), house.folder, { signingKey: Buffer.alloc(32, 9) })
    try {
      const { kid } = later.serving.open.house.signer
      const keys = (await publishedKeys(later)) as { keys: { kid: string }[] }
      expect(keys.keys.map(one => one.kid).sort()).toEqual([kid, house.serving.open.house.signer.kid].sort())
      const ring = await ringOf(later)
      expect((await openReceipt(old.toString(), ring, nodeTools)).fault).toBeNull()
      await asSuper(house.superUrl, 'DELETE FROM receipts WHERE round_id = $1', [round])
      const response = await fetch(`${later.url}/receipts/${round}.json`, { headers: { cookie: supplier.signatory.cookie } })
      expect(await openReceipt(await response.text(), ring, nodeTools)).toMatchObject({ fault: null, kid })
    } finally {
      await later.serving.close()
    }
  })

  test('a key that stands in another one’s place is not published', async () => {
    await asSuper(house.superUrl, 'INSERT INTO signing_keys VALUES ($1, $2, now())', [
      'A'.repeat(43),
      JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }),
    ])
    const { keys } = (await publishedKeys()) as { keys: { kid: string }[] }
    expect(keys.map(one => one.kid)).not.toContain('A'.repeat(43))
  })
})
