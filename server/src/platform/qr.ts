import encodeQR from 'qr'

/** The quiet edge that cameras need, in squares (ISO/IEC 18004). */
const edge = 4

/** Dark squares of a row as rectangles, one for those that touch. */
const runs = (row: readonly boolean[], y: number): string[] =>
  [
    ...row
      .map(dark => (dark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g),
  ].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)

/** A text as a QR code: one path over a field of so many squares. */
export function qrPath(text: string): { path: string; size: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: edge })
  return { path: rows.flatMap(runs).join(''), size: rows.length }
}
