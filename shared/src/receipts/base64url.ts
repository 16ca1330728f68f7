const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const worth = new Map([...signs].map((sign, at) => [sign, at]))

/** The bytes behind a base64url text (RFC 4648, 5); null: it is none. Bits that no byte uses must be 0, so that one content has one text. */
export function fromBase64url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let [held, bits, at] = [0, 0, 0]
  for (const sign of text) {
    const value = worth.get(sign)
    if (value === undefined) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return bits < 6 && (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

export function toBase64url(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += signs.charAt((held >> bits) & 63)
    }
  }
  return bits > 0 ? text + signs.charAt((held << (6 - bits)) & 63) : text
}
