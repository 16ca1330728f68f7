import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { addDays, type Day } from 'shared/rules/days.ts'
import type { EvidenceKind } from 'shared/words/evidence-kinds.ts'
import type { Context } from '../src/core/context.ts'
import { receiveFile } from '../src/features/evidence/evidence.commands.ts'
import type { EvidenceFile } from '../src/features/evidence/evidence-file.entity.ts'
import { exampleLicence } from './licence.ts'

/** One file of the story, as its supplier hands it in and describes it. */
export interface ExampleFile {
  /** By which a later one names the one it replaces. */
  readonly key: string
  readonly name: string
  readonly bytes: Buffer
  readonly kind: EvidenceKind
  readonly number?: string
  readonly issuer?: string
  readonly issuedOn?: Day
  readonly expiresOn?: Day
  readonly replaces?: string
}

const chunk = (type: string, bytes: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), bytes])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(bytes.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A picture of a hillside under a sky, drawn from nothing, so that a preview has something to show. */
export function examplePicture(width = 640, height = 400): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const ridge = height * (0.55 + 0.08 * Math.sin(x / 70) + 0.04 * Math.sin(x / 23))
      const depth = y / height
      rows.set(
        y < ridge ? [150 + 60 * depth, 185 + 40 * depth, 215] : [150 - 50 * depth, 95 - 25 * depth, 60 - 10 * depth],
        y * (1 + width * 3) + 1 + x * 3,
      )
    }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** A table of one sheet that carries a macro's container: it is held, and holds no macro that could run. */
export function exampleMacroTable(): Buffer {
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
  const book = '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'
  return packed({ '[Content_Types].xml': types, 'xl/workbook.xml': book, 'xl/vbaProject.bin': 'example, no macro' })
}

/** The least of a ZIP. */
function packed(parts: Record<string, string>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const bytes = deflateRawSync(Buffer.from(text))
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(text), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(Buffer.byteLength(text), 18)
    common.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const file = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name), bytes])
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, place, Buffer.from(name)]))
    files.push(file)
    at += file.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.set([0x50, 0x4b, 5, 6])
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, list, end])
}

/** A form that calculates by a script: held, too. */
function exampleForm(company: string): Buffer {
  const script = '9 0 obj\n<< /S /JavaScript /JS (this.calculateNow\\(\\);) >>\nendobj\n'
  return Buffer.concat([exampleLicence(`${company} form`), Buffer.from(script)])
}

/** Evidence in every state that a library can show. What our rules refuse is never kept, so it is not among them. */
export function exampleFiles(company: string, today: Day): ExampleFile[] {
  const paper = (words: string): Buffer => exampleLicence(`${company} ${words}`)
  return [
    {
      ...{ key: 'title', name: 'mining-title-2021.pdf', bytes: paper('mining title 2021'), kind: 'MINING_TITLE' },
      ...{ number: 'EX-2021-0142', issuer: 'Example mining registry', issuedOn: addDays(today, -1_900), expiresOn: addDays(today, -70) },
    },
    {
      ...{ key: 'titleRenewed', name: 'mining-title-2026.pdf', bytes: paper('mining title 2026'), kind: 'MINING_TITLE', replaces: 'title' },
      ...{ number: 'EX-2026-0017', issuer: 'Example mining registry', issuedOn: addDays(today, -60), expiresOn: addDays(today, 1_765) },
    },
    {
      ...{ key: 'water', name: 'water-permit.pdf', bytes: paper('water permit'), kind: 'WATER_PERMIT', number: 'W-889' },
      ...{ issuer: 'Example water office', issuedOn: addDays(today, -700), expiresOn: addDays(today, 24) },
    },
    {
      ...{ key: 'explosives', name: 'explosives-permit.pdf', bytes: paper('explosives permit'), kind: 'EXPLOSIVES_PERMIT', number: 'X-31' },
      ...{ issuer: 'Example ministry', issuedOn: addDays(today, -400), expiresOn: addDays(today, -35) },
    },
    { key: 'photo', name: 'pit-photo.png', bytes: examplePicture(), kind: 'REHABILITATION_PLAN' },
    { key: 'macros', name: 'production-2026.xlsm', bytes: exampleMacroTable(), kind: 'PRODUCTION_RECORD' },
    { key: 'form', name: 'declaration-form.pdf', bytes: exampleForm(company), kind: 'DECLARATION' },
  ]
}

/** Hands them all in, as a person of the supplier; gives the files by their key. */
export async function handInExampleFiles(
  ctx: Context,
  supplierId: string,
  company: string,
  today: Day,
): Promise<Map<string, EvidenceFile>> {
  const files = new Map<string, EvidenceFile>()
  for (const { key, replaces, ...given } of exampleFiles(company, today)) {
    const older = replaces ? files.get(replaces) : undefined
    files.set(key, await receiveFile(ctx, supplierId, { ...given, ...(older && { revisionOf: older.id }) }))
  }
  return files
}
