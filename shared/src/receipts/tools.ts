/** SHA-256, fed piece by piece. */
export interface Hash {
  update(bytes: Uint8Array): unknown
  /** Lower-case hexadecimal, once. */
  hex(): string
}

/** What the checks need of the world: a browser and Node bring their own, nothing here asks a network, a clock or a disk. */
export interface Tools {
  newHash(): Hash
  /** Ed25519 (RFC 8032). */
  verify(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean>
  encode(text: string): Uint8Array
  /** Throws at bytes that are not UTF-8. */
  decode(bytes: Uint8Array): string
  /** Unpacks a raw deflate stream. */
  inflate(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
}

export function sha256(bytes: Uint8Array, tools: Tools): string {
  const hash = tools.newHash()
  hash.update(bytes)
  return hash.hex()
}

export const sha256OfText = (text: string, tools: Tools): string => sha256(tools.encode(text), tools)

/** JSON from a file that anybody may have written; undefined: it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
