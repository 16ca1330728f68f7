import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  type OutputFormat,
} from 'mediabunny'
import { clean } from 'server/src/platform/cleaning/clean.ts'
import { makeCleaner } from 'server/src/platform/cleaning/cleaner.ts'
import { amrHead } from 'server/src/platform/cleaning/sound.ts'
import type { Cleaned } from 'server/src/platform/cleaning/verdict.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archive } from '../support/archive.ts'

/** Somebody whose name, place and machine stand hidden in every file here, in every way in which programs write them. */
const secret = 'Mariama-Kamsar'
const holds = (bytes: Uint8Array, text = secret): boolean => {
  const all = Buffer.from(bytes)
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text).swap16 && Buffer.from(text, 'utf16le').swap16()].some(form =>
    all.includes(form),
  )
}

const picture = (format: 'jpeg' | 'png' | 'webp' | 'tiff'): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#5a3' } })
    .withExif({ IFD0: { Artist: secret, Make: secret }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 39/1 0/1' } })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description dc:creator="${secret}" xmlns:dc="http://purl.org/dc/elements/1.1/"/></rdf:RDF></x:xmpmeta>`,
    )
    .toFormat(format)
    .toBuffer()

async function pdf(): Promise<Buffer> {
  const made = await PDFDocument.create()
  made.setAuthor(secret)
  made.setTitle(`Letter of ${secret}`)
  made.setProducer(`Machine of ${secret}`)
  const page = made.addPage([300, 200])
  page.drawText('What happened')
  page.drawImage(await made.embedJpg(await picture('jpeg')), { x: 10, y: 10 })
  page.node.set(PDFName.of('PieceInfo'), made.context.obj({ Editor: PDFString.of(secret) }))
  const note = made.context.register(
    made.context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [0, 0, 20, 20],
      T: PDFString.of(secret),
      Contents: PDFString.of('What somebody wrote here'),
    }),
  )
  page.node.set(PDFName.of('Annots'), made.context.obj([note]))
  made.catalog.set(
    PDFName.of('Metadata'),
    made.context.register(made.context.stream(`<x:xmpmeta>${secret}</x:xmpmeta>`, { Type: 'Metadata' })),
  )
  return Buffer.from(await made.save({ useObjectStreams: false }))
}

const relations = (...inside: string[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`

async function word(): Promise<Buffer> {
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
  return archive({
    '[Content_Types].xml': types,
    '_rels/.rels': relations(
      '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>',
      '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
    ),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="x"><dc:creator xmlns:dc="y">${secret}</dc:creator></cp:coreProperties>`,
    'word/document.xml': `<w:document xmlns:w="w"><w:body><w:p w:rsidR="00A1B2C3"><w:ins w:id="1" w:author="${secret}" w:date="2026-11-03T04:05:06Z"><w:r><w:t>What happened on 2026-11-01, date="kept"</w:t></w:r></w:ins></w:p></w:body></w:document>`,
    'word/comments.xml': `<w:comments xmlns:w="w"><w:comment w:id="0" w:author='${secret}' w:initials="MK" w:date="2026-11-03T04:05:06Z"/></w:comments>`,
    'word/people.xml': `<w15:people xmlns:w15="w"><w15:person w15:author="${secret}"/></w15:people>`,
    'word/media/image1.jpg': await picture('jpeg'),
  })
}

async function sound(format: OutputFormat, codec: 'aac' | 'opus'): Promise<Buffer> {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  output.setMetadataTags({ title: secret, artist: secret, comment: secret })
  await output.start()
  const description =
    codec === 'aac' ? Uint8Array.of(0x12, 0x10) : Uint8Array.of(...Buffer.from('OpusHead'), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0)
  const decoderConfig = {
    codec: codec === 'aac' ? 'mp4a.40.2' : 'opus',
    sampleRate: codec === 'aac' ? 44_100 : 48_000,
    numberOfChannels: codec === 'aac' ? 2 : 1,
    description,
  }
  for (let at = 0; at < 20; at++)
    await source.add(
      new EncodedPacket(Uint8Array.of(0xf8, 0xff, 0xfe, at), 'key', at * 0.02, 0.02),
      at === 0 ? { decoderConfig } : undefined,
    )
  await output.finalize()
  return Buffer.from(target.buffer ?? new ArrayBuffer(0))
}

/** Frames of silence with labels before and behind them. */
function mp3(): Buffer {
  const frame = Buffer.alloc(417)
  frame.writeUInt32BE(0xfffb9000)
  const label = Buffer.concat([Buffer.from('TPE1'), Buffer.from([0, 0, 0, secret.length + 1, 0, 0, 0]), Buffer.from(secret)])
  const head = Buffer.concat([Buffer.from('ID3'), Buffer.from([3, 0, 0, 0, 0, 0, label.length]), label])
  const tail = Buffer.alloc(128)
  tail.write(`TAG${secret}`)
  return Buffer.concat([head, ...Array.from({ length: 30 }, () => frame), tail])
}

function wav(): Buffer {
  const data = Buffer.alloc(800)
  const chunk = (name: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8)
    head.write(name)
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
  }
  const format = Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0])
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    chunk('fmt ', format),
    chunk('LIST', Buffer.concat([Buffer.from('INFO'), chunk('IART', Buffer.from(secret))])),
    chunk('data', data),
  ])
  return Buffer.concat([chunk('RIFF', body).subarray(0, 8), body])
}

const amr = (): Buffer =>
  Buffer.concat([Buffer.from(amrHead), ...Array.from({ length: 10 }, () => Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31, 7)]))])

const refusal = async (bytes: Buffer, name: string): Promise<string> =>
  clean(bytes, name).then(
    () => 'taken',
    (error: Error) => error.message,
  )

describe('what hides in a file is gone, and the file is still what it was', () => {
  const kept: readonly (readonly [string, () => Promise<Buffer> | Buffer, string, (clean: Cleaned) => Promise<unknown> | unknown])[] = [
    [
      'photo.jpg',
      () => picture('jpeg'),
      'image/jpeg',
      async ({ bytes }) => expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 60 }),
    ],
    [
      'photo.png',
      () => picture('png'),
      'image/png',
      async ({ bytes }) => expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', height: 40 }),
    ],
    [
      'photo.webp',
      () => picture('webp'),
      'image/webp',
      async ({ bytes }) => expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp' }),
    ],
    [
      'scan.tiff',
      () => picture('tiff'),
      'image/jpeg',
      async ({ bytes }) => expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg' }),
    ],
    ['letter.pdf', pdf, 'application/pdf', async ({ bytes }) => expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1)],
    [
      'letter.docx',
      word,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ({ bytes }) => expect(Buffer.from(bytes).includes('word/document.xml')).toBe(true),
    ],
    [
      'voice.m4a',
      () => sound(new Mp4OutputFormat(), 'aac'),
      'audio/mp4',
      ({ bytes }) => expect(Buffer.from(bytes).includes('mp4a')).toBe(true),
    ],
    [
      'voice.ogg',
      () => sound(new OggOutputFormat(), 'opus'),
      'audio/ogg',
      ({ bytes }) => expect(Buffer.from(bytes).includes('OpusHead')).toBe(true),
    ],
    ['voice.mp3', mp3, 'audio/mpeg', ({ bytes }) => expect(bytes.length).toBeGreaterThan(417 * 25)],
    ['voice.wav', wav, 'audio/wav', ({ bytes }) => expect(bytes.length).toBeGreaterThan(800)],
  ]
  test.each(kept)('%s', async (name, make, type, stillThere) => {
    const bytes = await make()
    expect(holds(bytes) || name.endsWith('.docx')).toBe(true)
    const cleaned = await clean(bytes, name)
    expect([cleaned.type, holds(cleaned.bytes)]).toEqual([type, false])
    await stillThere(cleaned)
    // What is clean stays as it is, or becomes clean again.
    expect(holds((await clean(Buffer.from(cleaned.bytes), name.replace(/tiff$/, 'jpg'))).bytes)).toBe(false)
  })

  test('in a Word file the words stay and the names and moments of its comments go', async () => {
    const { openArchive, Budget } = await import('server/src/platform/inspection/archive.ts')
    const { sourceOf } = await import('server/src/platform/inspection/verdict.ts')
    const { bytes, removed } = await clean(await word(), 'letter.docx')
    const parts = new Map<string, string>()
    for await (const part of openArchive(sourceOf(Buffer.from(bytes)), new Budget())) parts.set(part.name, part.bytes.toString('latin1'))
    expect([...parts.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/comments.xml',
      'word/document.xml',
      'word/media/image1.jpg',
    ])
    expect([...parts.values()].filter(part => part.includes(secret) || part.includes('docProps') || part.includes('04:05:06'))).toEqual([])
    expect(parts.get('word/document.xml')).toContain('What happened on 2026-11-01, date="kept"')
    expect(removed).toEqual(expect.arrayContaining(['author', 'comments', 'place']))
  })

  test('a recording of an old phone is taken as it is, for nothing hides in it', async () => {
    expect(Buffer.from((await clean(amr(), 'voice.amr')).bytes).equals(amr())).toBe(true)
    expect(await refusal(Buffer.concat([amr(), Buffer.from(secret)]), 'voice.amr')).toMatch(/hidden|broken/)
  })
})

describe('what cannot be cleaned is not taken, and why is said', () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
  const refused: readonly (readonly [string, () => Promise<Buffer> | Buffer, string])[] = [
    ['photo.heic', () => heic, 'heic'],
    ['all.zip', () => archive({ 'a.txt': 'a' }), 'archive'],
    ['page.html', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind'],
    ['tool.exe', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), 'active'],
    ['cut.jpg', async () => (await picture('jpeg')).subarray(0, 300), 'broken'],
    ['cut.pdf', async () => (await pdf()).subarray(0, 900), 'broken'],
    ['noise.mp3', () => Buffer.concat([Buffer.from('ID3'), Buffer.alloc(2_000, 3)]), 'broken'],
    ['empty.txt', () => Buffer.alloc(0), 'broken'],
    ['unknown.bin', () => Buffer.alloc(200, 0x81), 'kind'],
  ]
  test.each(refused)('%s', async (name, make, rule) => expect(await refusal(await make(), name)).toBe(rule))
})

describe('in a thread of its own', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headwater-cleaning-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('a file is cleaned beside where it lies; one that takes too long is refused', async () => {
    const path = join(folder, 'given')
    await writeFile(path, await picture('jpeg'))
    const cleaner = makeCleaner(() => undefined)
    const verdict = await cleaner.clean({ path, name: 'photo.jpg', to: `${path}.clean` })
    await cleaner.close()
    expect(verdict).toMatchObject({ verdict: 'CLEAN', type: 'image/jpeg', removed: expect.arrayContaining(['place']) })
    expect(holds(await readFile(`${path}.clean`))).toBe(false)
    const hasty = makeCleaner(() => undefined, { ms: 1, heapMb: 256, threads: 1, restsAfterMs: 100 })
    expect(await hasty.clean({ path, name: 'photo.jpg', to: `${path}.late` })).toEqual({ verdict: 'REFUSED', rule: 'broken' })
    await hasty.close()
  })
})
