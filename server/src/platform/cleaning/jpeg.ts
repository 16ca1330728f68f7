import { Unclean } from './verdict.ts'

const keeps = (marker: number, body: Buffer): boolean =>
  // JFIF, colour profiles and Adobe's colour mark change how a picture looks; all other segments of programs tell of it.
  marker === 0xe0
    ? body.toString('latin1', 0, 4) === 'JFIF'
    : marker === 0xe2
      ? body.toString('latin1', 0, 11) === 'ICC_PROFILE'
      : marker === 0xee || !((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)

/** Where the bits of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw new Unclean('broken')
}

/**
 * A JPEG without what programs and cameras wrote beside the picture, and without what lies behind its end. The picture itself stays
 * bit by bit: for pictures inside PDF, which must keep their size and colours.
 */
export function bareJpeg(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) !== 0xffd8) throw new Unclean('broken')
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw new Unclean('broken')
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) return Buffer.concat([...parts, bytes.subarray(at, at + 2)])
    const length = bytes.readUInt16BE(at + 2)
    const end = marker === 0xda ? endOfScan(bytes, at + 2 + length) : at + 2 + length
    if (marker === 0xda || keeps(marker, bytes.subarray(at + 4, at + 2 + length))) parts.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat([...parts, Buffer.from([0xff, 0xd9])])
}
