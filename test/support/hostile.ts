import { deflateRawSync, deflateSync } from 'node:zlib'

/** Files made to deceive, byte by byte: no library makes them. */
const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc32 = (bytes: Buffer): number => {
  let c = 0xffffffff
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

export interface ZipPart {
  readonly name: string
  readonly bytes?: Buffer | string
  readonly stored?: boolean
  /** Unix mode in the directory: 0o120777 is a link. */
  readonly mode?: number
  readonly encrypted?: boolean
  /** What the directory claims of its length. */
  readonly claims?: number
  /** The name before the file itself, if another than in the directory. */
  readonly localName?: string
}

/** A ZIP as the parts say, lies included. `before`: bytes in front of it. */
export function zip(
  parts: readonly ZipPart[],
  { before = Buffer.alloc(0), comment = '' }: { before?: Buffer; comment?: string } = {},
): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = before.length
  for (const { name, bytes = '', stored = false, mode, encrypted = false, claims, localName = name } of parts) {
    const plain = Buffer.from(bytes)
    const packed = stored ? plain : deflateRawSync(plain)
    const head = (signature: number, nameLength: number): Buffer => {
      const fixed = Buffer.alloc(signature === 0x04034b50 ? 30 : 46)
      const gap = signature === 0x04034b50 ? 0 : 2
      fixed.writeUInt32LE(signature, 0)
      if (gap) fixed.writeUInt16LE(0x031e, 4)
      fixed.writeUInt16LE(20, 4 + gap)
      fixed.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), 6 + gap)
      fixed.writeUInt16LE(stored ? 0 : 8, 8 + gap)
      fixed.writeUInt32LE(crc32(plain), 14 + gap)
      fixed.writeUInt32LE(packed.length, 18 + gap)
      fixed.writeUInt32LE(claims ?? plain.length, 22 + gap)
      fixed.writeUInt16LE(nameLength, 26 + gap)
      return fixed
    }
    const local = Buffer.concat([head(0x04034b50, Buffer.byteLength(localName)), Buffer.from(localName), packed])
    const entry = head(0x02014b50, Buffer.byteLength(name))
    entry.writeUInt32LE(((mode ?? 0o100644) << 16) >>> 0, 38)
    entry.writeUInt32LE(at, 42)
    directory.push(Buffer.concat([entry, Buffer.from(name)]))
    files.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([before, ...files, list, end, Buffer.from(comment)])
}

const office = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  docm: ['word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  pptx: ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
} as const

/** A small Office file with more parts. */
export function officeFile(kind: keyof typeof office, more: readonly ZipPart[] = []): Buffer {
  const [part, type] = office[kind]
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`
  return zip([
    { name: '[Content_Types].xml', bytes: types },
    { name: part, bytes: '<?xml version="1.0"?><document>Text</document>' },
    ...more,
  ])
}

const relation = (type: string, target: string, mode = 'External'): string =>
  `<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/>`
export const relations = (type: string, target: string, mode?: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation(type, target, mode)}</Relationships>`

/** A PDF of these objects; the first is the catalogue. `trailer`: more of it. */
export function pdf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  let at = 9
  const places = objects.map((object, index) => {
    const place = at
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
    parts.push(part)
    at += part.length
    return place
  })
  const table = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(end)])
}

export const stream = (dictionary: string, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')])

/** Objects packed into a stream, as PDF 1.5 has it. */
export const objectStream = (
  objects: string,
  filter = '/FlateDecode',
  packed: Buffer = deflateSync(Buffer.from(`1 0 ${objects}`)),
): Buffer => stream(`/Type /ObjStm /N 1 /First 4 /Filter ${filter}`, packed)

export const page = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'] as const

/** An OLE container: its first sector, and a name as its directory has it. */
export const compound = (...names: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...names.map(name => Buffer.from(name.padEnd(32, '\0'), 'utf16le')),
    Buffer.alloc(512),
  ])

/** One white point. */
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC', 'base64')
export const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(64, 1),
  Buffer.from('ffd9', 'hex'),
])
