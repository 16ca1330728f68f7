import { createHash, createPublicKey, verify } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import type { Given } from 'shared/receipts/given.ts'
import type { Tools } from 'shared/receipts/tools.ts'

/** What the checks of receipts need, as Node has it. */
export const nodeTools: Tools = {
  newHash: () => {
    const hash = createHash('sha256')
    return { update: bytes => hash.update(bytes), hex: () => hash.digest('hex') }
  },
  verify: async (publicKey, signature, message) => {
    const x = Buffer.from(publicKey).toString('base64url')
    return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature)
  },
  encode: text => Buffer.from(text),
  decode: bytes => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
  // A fault before or in the unpacking ends it, and whoever reads learns of it there.
  inflate: packed => pipeline(Readable.from(packed), createInflateRaw(), () => undefined),
}

/** Files of this machine, read in pieces; `close` when the checks are over. */
export async function openGiven(paths: readonly string[]): Promise<{ given: Given[]; close: () => Promise<void> }> {
  const handles = await Promise.all(paths.map(async path => ({ path, handle: await open(path, 'r') })))
  const given = handles.map(async ({ path, handle }): Promise<Given> => {
    const { size } = await handle.stat()
    return {
      name: basename(path),
      size,
      read: async (start, end) => {
        const length = Math.max(0, Math.min(end, size) - start)
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, start)
        return buffer.subarray(0, bytesRead)
      },
    }
  })
  return {
    given: await Promise.all(given),
    close: async () => {
      for (const { handle } of handles) await handle.close()
    },
  }
}
