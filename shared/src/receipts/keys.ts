import { z } from 'zod'
import { fromBase64url, toBase64url } from './base64url.ts'
import { canonical } from './canonical.ts'
import type { Tools } from './tools.ts'

const publicKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() })
const keySet = z.object({ keys: z.array(z.unknown()).max(10_000) })

/** Public keys by their names, as a key set (RFC 7517) gives them. */
export type KeyRing = ReadonlyMap<string, Uint8Array>

const hexBytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))

/** RFC 7638: a key's name is the fingerprint of the key, so that none can be put in another one's place. */
export function thumbprint(x: string, { newHash, encode }: Pick<Tools, 'newHash' | 'encode'>): string {
  const hash = newHash()
  hash.update(encode(canonical({ crv: 'Ed25519', kty: 'OKP', x })))
  return toBase64url(hexBytes(hash.hex()))
}

/** The keys of a set that bear their own names; null: it is no key set. */
export function readKeys(json: unknown, tools: Tools): KeyRing | null {
  const set = keySet.safeParse(json)
  if (!set.success) return null
  const ring = new Map<string, Uint8Array>()
  for (const one of set.data.keys) {
    const key = publicKey.safeParse(one)
    const bytes = key.success ? fromBase64url(key.data.x) : null
    if (key.success && bytes?.length === 32 && thumbprint(key.data.x, tools) === key.data.kid) ring.set(key.data.kid, bytes)
  }
  return ring
}
