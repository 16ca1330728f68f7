import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** Papers as programs write them, made of their objects: nothing here is more than the test needs. */
function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [place, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${place + 1} 0 obj\n`), Buffer.from(object as string, 'latin1'), Buffer.from('\nendobj\n')])
    offsets.push(at)
    at += part.length
    parts.push(part)
  }
  const lines = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`),
  )
  return Buffer.concat(parts)
}

const stream = (bytes: Buffer, dictionary = ''): Buffer =>
  Buffer.concat([Buffer.from(`<< /Length ${bytes.length} ${dictionary}>>\nstream\n`), bytes, Buffer.from('\nendstream')])

interface PaperOptions {
  readonly pages?: number
  /** Chinese, in a face that is named and not embedded, as many an office's program leaves it. */
  readonly chinese?: string
  /** Runs when a program opens the paper that lets it. */
  readonly script?: string
  /** A black field that came from a fax: its rows are packed by CCITT Group 4, as scanners do. */
  readonly scanned?: boolean
  /** Weight, so that sending takes its time: bytes that nothing compresses. */
  readonly weight?: number
}

/** A paper of one page or many: large Chinese signs, a line of Latin, a band of colour. */
export function paper({ pages = 1, chinese = '采矿许可证', script, scanned = false, weight = 0 }: PaperOptions = {}): Buffer {
  const objects: (string | Buffer)[] = [
    '',
    '',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  // In Group 4 a bit 1 says "as the row above", and above the first all is white; the colours are turned.
  const rows = 800
  const field = '/Type /XObject /Subtype /Image /Width 400 /Height 800 /BitsPerComponent 1 /ColorSpace /DeviceGray /Decode [1 0] '
  const packed = '/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 400 /Rows 800 /EndOfBlock false >> '
  if (scanned) objects.push(stream(Buffer.alloc(rows / 8, 0xff), field + packed))
  const image = scanned ? ` /XObject << /I1 ${objects.length} 0 R >>` : ''
  const codes = [...chinese].map(sign => (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')
  const kids: string[] = []
  for (let page = 1; page <= pages; page++) {
    const drawing = `BT /F1 48 Tf 60 700 Td <${codes}> Tj ET BT /F2 24 Tf 60 620 Td (Page ${page} of the report) Tj ET 0 0.4 0.5 rg 60 100 475 40 re f${scanned ? ' q 200 0 0 300 200 250 cm /I1 Do Q' : ''}`
    objects.push(stream(deflateSync(Buffer.from(drawing)), '/Filter /FlateDecode '))
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R /F2 6 0 R >>${image} >> >>`,
    )
    kids.push(`${objects.length} 0 R`)
  }
  if (weight > 0) objects.push(stream(randomBytes(weight)))
  const action = script ? ` /OpenAction << /S /JavaScript /JS (${script}) >>` : ''
  objects[0] = `<< /Type /Catalog /Pages 2 0 R${action} >>`
  objects[1] = `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`
  return pdfOf(objects)
}
