import { createHash, generateKeyPairSync, sign as signBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { compactVerify, flattenedVerify, importJWK } from 'jose'
import { browserTools, verifyByHand } from 'portal/src/verify/tools.ts'
import { nodeTools } from 'server/src/platform/receipt-tools.ts'
import { makeSigner } from 'server/src/platform/signing.ts'
import { filePlaces, places, safeName } from 'shared/receipts/archive.ts'
import { fromBase64url, toBase64url } from 'shared/receipts/base64url.ts'
import { canonical } from 'shared/receipts/canonical.ts'
import { examine } from 'shared/receipts/examine.ts'
import type { Given } from 'shared/receipts/given.ts'
import { readKeys } from 'shared/receipts/keys.ts'
import { hashesOf, openReceipt, type ReceiptClaim, strangeAnswers } from 'shared/receipts/receipt.ts'
import type { Tools } from 'shared/receipts/tools.ts'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'

const digest = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const signer = makeSigner(Buffer.alloc(32, 3))
const other = makeSigner(Buffer.alloc(32, 4))
const keysJson = (...signers: (typeof signer)[]) => ({ keys: signers.map(({ kid, jwk }) => ({ ...jwk, kid, alg: 'Ed25519', use: 'sig' })) })
const ring = (...signers: (typeof signer)[]) => readKeys(keysJson(...signers), nodeTools) ?? new Map()

const licence = Buffer.from('the licence')
const report = Buffer.from('the report of the mine '.repeat(50))
const fileOf = (name: string, bytes: Buffer) => ({ id: name, name, type: 'text/plain', size: bytes.length, sha256: digest(bytes) })
const answers = [
  { question: 'KYS-A3', status: 'ANSWERED', value: '91350100M000100Y43', reason: null, note: null, fileIds: [], files: [] },
  { question: 'KYS-E1', status: 'ANSWERED', value: ['licence.pdf'], reason: null, files: [fileOf('licence.pdf', licence)] },
  { question: 'KYS-C3', status: 'ANSWERED', value: true, reason: null, file: fileOf('report.txt', report) },
]
const claim: ReceiptClaim = {
  format: 'headwater-receipt',
  version: 1,
  installation: 'https://headwater.example',
  programme: { id: 'p', name: '示范铝业', timeZone: 'Asia/Shanghai' },
  supplier: { id: 's', name: 'Bauxites de Boké' },
  questionnaire: { code: 'KYS', version: 1, title: { zh: '问卷', en: 'Questionnaire', fr: 'Questionnaire' } },
  responseId: 'r',
  roundId: 'o',
  round: 1,
  at: '2026-11-22T20:00:00.000Z',
  by: { id: 'a', name: 'Mariama Diallo' },
  ...hashesOf(answers, digest),
  history: { seq: 12, hash: digest('entry') },
}
const receipt = signer.signFlattened(claim)

const given = (name: string, content: string | Buffer): Given => {
  const bytes = Buffer.from(content)
  return { name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) }
}

async function zipOf(parts: Record<string, string | Buffer>, big = false): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(parts))
    zip.addBuffer(Buffer.from(bytes), name, { compress: name.endsWith('.txt'), forceZip64Format: big })
  zip.end({ forceZip64Format: big, comment: '' })
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

function archiveParts(by = signer): Record<string, string | Buffer> {
  const files = filePlaces([answers]).map(one => ({ ...one, bytes: one.sha256 === digest(licence) ? licence : report }))
  const papers: Record<string, string> = {
    [places.readme]: 'Read me. '.repeat(30),
    [places.keys]: JSON.stringify(keysJson(by)),
    [places.answers(1)]: canonical(answers),
    [places.receipt(1)]: by.signFlattened(claim),
  }
  const listed = [
    ...Object.entries(papers).map(([path, text]) => ({ path, sha256: digest(text), size: Buffer.byteLength(text) })),
    ...files.map(({ path, sha256, size, questions }) => ({ path, sha256, size, questions })),
  ]
  const manifest = JSON.stringify({ format: 'headwater-archive', version: 1, responseId: 'r', at: claim.at, files: listed, withheld: [] })
  return {
    ...papers,
    ...Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])),
    [places.manifest]: manifest,
    [places.seal]: by.signFlattened({ format: 'headwater-archive', version: 1, manifest: digest(manifest) }),
  }
}

describe('canonical JSON', () => {
  test.each([
    // RFC 8785, 3.2.2 and 3.2.3
    {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    },
    { '\u20ac': 'Euro Sign', '\r': 'CR', '\ufb33': 'Hebrew', '1': 'One', '\u{1f600}': 'Smile', '\u0080': 'Control', '\u00f6': 'o' },
    { b: undefined, a: [undefined, { z: 1, y: [] }], 矿: '铝', e: -0 },
    [],
    'text',
    null,
  ])('is written as the library writes it: %j', value => {
    expect(canonical(value)).toBe(canonicalize(value))
  })
  test.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { a: 1n }, () => 1])('%s has none', value => {
    expect(() => canonical(value)).toThrow()
  })
})

test('base64url: what Node writes and reads; a text with a bit too many is none', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = createHash('sha512').update(String(length)).digest().subarray(0, length)
    expect(toBase64url(bytes)).toBe(bytes.toString('base64url'))
    expect(fromBase64url(toBase64url(bytes))).toEqual(new Uint8Array(bytes))
  }
  for (const wrong of ['A', 'AB', 'AAB', 'AA==', 'A+AA', 'A/AA', 'AA A', 'é']) expect([wrong, fromBase64url(wrong)]).toEqual([wrong, null])
})

describe.each([
  ['Node', nodeTools],
  ['a browser', browserTools],
  ['a browser without Ed25519', { ...browserTools, verify: verifyByHand }],
] as [string, Tools][])('with the tools of %s', (_, tools) => {
  test('a receipt says who handed in what and when', async () => {
    expect(await openReceipt(receipt, ring(signer), tools)).toEqual({ fault: null, kid: signer.kid, claim })
  })

  test('another key, no key, a key under a foreign name', async () => {
    expect(await openReceipt(receipt, ring(other), tools)).toEqual({ fault: 'unknownKey', kid: signer.kid })
    expect(await openReceipt(receipt, new Map(), tools)).toMatchObject({ fault: 'unknownKey' })
    expect(readKeys({ keys: [{ ...other.jwk, kid: signer.kid }] }, tools)).toEqual(new Map())
    expect(readKeys({ keys: 'none' }, tools)).toBeNull()
  })

  test('a flipped bit in payload, header or signature is found', async () => {
    const bytes = Buffer.from(receipt)
    for (let at = 0; at < bytes.length; at += tools === nodeTools ? 1 : 37) {
      const bit = at % 8
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
      const { fault } = await openReceipt(flipped.toString('latin1'), ring(signer), tools)
      expect([at, bit, fault === null]).toEqual([at, bit, false])
    }
  })

  test('an archive fits its receipt, to the last part', async () => {
    for (const big of [false, true]) {
      const zip = await zipOf(archiveParts(), big)
      const found = await examine([given('receipt.json', receipt), given('all.zip', zip)], ring(signer), tools)
      expect(found.receipts).toMatchObject([{ fault: null, keyFrom: 'published', claim: { round: 1 } }])
      expect(found.files.map(({ name, verdict }) => [name, verdict])).toEqual([
        ['KYS-E1/licence.pdf', 'same'],
        ['KYS-C3/report.txt', 'same'],
      ])
      expect(found.answers).toEqual([{ name: 'round-1/answers.json', round: 1, strange: [] }])
      expect(found.archives).toEqual([{ name: 'all.zip', fault: null, sound: 6, parts: [] }])
      expect(found.holds).toBe(true)
    }
  })
})

test('every single bit of a receipt counts', async () => {
  const bytes = Buffer.from(receipt)
  const accepted: string[] = []
  for (let at = 0; at < bytes.length; at++)
    for (let bit = 0; bit < 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
      const { holds } = await examine([given('receipt.json', flipped)], ring(signer), nodeTools)
      if (holds) accepted.push(`${at}.${bit}`)
    }
  expect(accepted).toEqual([])
})

test('a flipped bit in any part of an archive is found', async () => {
  const parts = archiveParts()
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      const { holds } = await examine([given('all.zip', await zipOf({ ...parts, [name]: flipped }))], ring(signer), nodeTools)
      expect([name, at, holds]).toEqual([name, at, false])
    }
  }
})

test('a flipped bit in the ZIP file is found wherever content or a name stands', async () => {
  const parts = archiveParts()
  const zip = await zipOf(parts)
  const accepted: number[] = []
  for (let at = 0; at < zip.length; at += 3) {
    const flipped = Buffer.from(zip)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
    const found = await examine([given('all.zip', flipped)], ring(signer), nodeTools)
    if (found.holds) accepted.push(at)
  }
  const stands = Object.entries(parts).flatMap(([name, content]) => [
    [zip.indexOf(name), name.length],
    [zip.lastIndexOf(name), name.length],
    [zip.indexOf(content), Buffer.byteLength(content)],
  ])
  const inPlace = (at: number): boolean => stands.some(([from = -1, length = 0]) => from >= 0 && at >= from && at < from + length)
  // What is left are versions, dates, check sums and attributes of the entries.
  expect(accepted.filter(inPlace)).toEqual([])
  expect(accepted.length).toBeLessThan((Object.keys(parts).length * 60) / 3)
})

describe('what does not fit is said', () => {
  const look = async (...list: Given[]) => examine(list, ring(signer), nodeTools)

  test('files alone: same, altered, unknown', async () => {
    const found = await look(
      given('receipt.json', receipt),
      given('renamed.pdf', licence),
      given('report.txt', Buffer.concat([report, Buffer.from('.')])),
      given('holiday.jpg', 'sea'),
    )
    expect(found.files.map(({ name, verdict, questions, rounds }) => [name, verdict, questions, rounds])).toEqual([
      ['renamed.pdf', 'same', ['KYS-E1'], [1]],
      ['report.txt', 'altered', ['KYS-C3'], [1]],
      ['holiday.jpg', 'unknown', [], []],
    ])
    expect(found.holds).toBe(false)
  })

  test('without a receipt nothing is proven', async () => {
    expect(await look(given('licence.pdf', licence))).toMatchObject({ holds: false, receipts: [], files: [{ verdict: 'unknown' }] })
    expect(await look()).toMatchObject({ holds: false })
  })

  test('a receipt that is none, and one of a newer format', async () => {
    const { receipts } = await look(
      given('receipt-broken.json', '{"payload":'),
      given('other.json', signer.signFlattened({ format: 'something' })),
      given('newer.json', signer.signFlattened({ ...claim, version: 2 })),
    )
    expect(receipts.map(({ name, fault }) => [name, fault])).toEqual([
      ['receipt-broken.json', 'unreadable'],
      ['other.json', 'otherFormat'],
      ['newer.json', 'newerVersion'],
    ])
  })

  test('a part is missing, one came in, one was exchanged', async () => {
    const { [places.readme]: _, ...fewer } = archiveParts()
    const zip = await zipOf({ ...fewer, 'KYS-E1/licence.pdf': report, 'KYS-E1/second.pdf': 'new' })
    const { archives, files, holds } = await look(given('all.zip', zip))
    expect(archives[0]?.parts).toEqual([
      { name: 'README.txt', verdict: 'gone' },
      { name: 'KYS-E1/licence.pdf', verdict: 'altered' },
      { name: 'KYS-E1/second.pdf', verdict: 'foreign' },
    ])
    expect(files).toContainEqual(expect.objectContaining({ name: 'licence.pdf', verdict: 'gone' }))
    expect(holds).toBe(false)
  })

  test('an archive made anew by somebody else holds together under its own key, and is told to prove less', async () => {
    const zip = await zipOf(archiveParts(other))
    const found = await look(given('all.zip', zip))
    expect(found.receipts).toMatchObject([{ fault: null, keyFrom: 'archive' }])
    expect(await examine([given('all.zip', zip), given('keys.json', JSON.stringify(keysJson(other)))], new Map(), nodeTools)).toMatchObject(
      {
        receipts: [{ keyFrom: 'brought' }],
      },
    )
  })

  test('a changed answer is named', async () => {
    const changed = answers.map(one => (one.question === 'KYS-A3' ? { ...one, value: '91350100M000100Y44' } : one))
    expect(strangeAnswers(claim, changed, digest)).toEqual(['KYS-A3'])
    expect(strangeAnswers(claim, answers.slice(1), digest)).toEqual(['KYS-A3'])
    expect(strangeAnswers(claim, answers.toReversed(), digest)).toBeNull()
    expect(strangeAnswers(claim, { no: 'list' }, digest)).toBeNull()
    expect(strangeAnswers(claim, [null], digest)).toHaveLength(4)
    const { answers: found } = await look(given('all.zip', await zipOf({ ...archiveParts(), [places.answers(1)]: canonical(changed) })))
    expect(found).toMatchObject([{ strange: ['KYS-A3'] }])
  })

  test('a broken ZIP, one with two entries of one name, one that is evidence itself', async () => {
    const zip = await zipOf(archiveParts())
    const twice = new ZipFile()
    for (const name of [places.manifest, 'a', 'a']) twice.addBuffer(Buffer.from('{}'), name)
    twice.end()
    const pieces: Buffer[] = []
    for await (const one of twice.outputStream) pieces.push(one as Buffer)
    const { archives } = await look(given('cut.zip', zip.subarray(0, 900)), given('twice.zip', Buffer.concat(pieces)))
    expect(archives.map(({ name, fault }) => [name, fault])).toEqual([
      ['cut.zip', 'broken'],
      ['twice.zip', 'broken'],
    ])
    expect(await look(given('photos.zip', await zipOf({ 'a.txt': 'a' })))).toMatchObject({ archives: [], files: [{ verdict: 'unknown' }] })
  })

  test('an entry that would become larger than it tells is not unpacked to the end', async () => {
    const parts = archiveParts()
    const zip = await zipOf(parts)
    const at = zip.lastIndexOf('README.txt') - 46
    zip.writeUInt32LE(5, at + 24)
    const { archives } = await look(given('all.zip', zip))
    expect(archives[0]?.parts).toContainEqual({ name: 'README.txt', verdict: 'unreadable' })
  })
})

describe('names in an archive', () => {
  test.each([
    ['营业执照（清晰版）.pdf', '营业执照（清晰版）.pdf'],
    ['Permis d’exploitation\u00a0: n°\u202f4.pdf', 'Permis d’exploitation _ n° 4.pdf'],
    ['-rf.pdf', '_-rf.pdf'],
    ['a\nb\u2028c\u200bd.pdf', 'a_b_c_d.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a\\b:c*?"<>|.pdf', 'a_b_c______.pdf'],
    ['evil\u202efdp.exe', 'evil_fdp.exe'],
    ['CON.pdf', '_CON.pdf'],
    ['...', '_'],
    ['trailing. ', 'trailing'],
    ['Extrait du registre — Boké.pdf', 'Extrait du registre — Boké.pdf'],
    ['\ud800.pdf', '_.pdf'],
    [`${'矿'.repeat(300)}.pdf`, `${'矿'.repeat(65)}.pdf`],
  ])('%j becomes %j', (name, safe) => expect(safeName(name)).toBe(safe))

  test('two files of one name lie beside each other; the same file in two rounds lies there once', () => {
    const one = (name: string, bytes: string, question: string) => ({ question, files: [fileOf(name, Buffer.from(bytes))] })
    const found = filePlaces([[one('Licence.pdf', 'a', 'KYS-E1'), one('licence.pdf', 'b', 'KYS-E1')], [one('Licence.pdf', 'a', 'KYS-E2')]])
    expect(found.map(({ path, questions }) => [path, questions])).toEqual([
      ['KYS-E1/Licence.pdf', ['KYS-E1', 'KYS-E2']],
      ['KYS-E1/licence (2).pdf', ['KYS-E1']],
    ])
  })
})

describe('others check it with what they have', () => {
  test('jose', async () => {
    const key = await importJWK({ ...signer.jwk, alg: 'Ed25519' })
    const { payload } = await flattenedVerify(JSON.parse(receipt), key)
    expect(Buffer.from(payload).toString()).toBe(canonicalize(claim))
    // Checkpoints are written as before.
    expect((await compactVerify(signer.sign({ a: 1 }), await importJWK({ ...signer.jwk, alg: 'EdDSA' }))).payload).toBeTruthy()
  })

  test('a receipt of another maker, written by the book, is read here', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const { x } = publicKey.export({ format: 'jwk' })
    const kid = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
    const header = Buffer.from(JSON.stringify({ kid, alg: 'Ed25519' })).toString('base64url')
    const body = Buffer.from(JSON.stringify(claim)).toString('base64url')
    const signature = signBytes(null, Buffer.from(`${header}.${body}`), privateKey).toString('base64url')
    const keys = readKeys({ keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid }] }, nodeTools) ?? new Map()
    const opened = await openReceipt(JSON.stringify({ protected: header, signature, payload: body }), keys, nodeTools)
    expect(opened.fault).toBeNull()
  })
})
