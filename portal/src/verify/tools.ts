import * as ed25519 from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type { Given } from 'shared/receipts/given.ts'
import type { Tools } from 'shared/receipts/tools.ts'

// The browser's own functions take a whole message at once, and only over TLS: what they lack is worked out here.
ed25519.hashes.sha512 = sha512

type Verify = Tools['verify']

/** Without the browser's help: for those that know no Ed25519, and for pages that came without TLS. */
export const verifyByHand: Verify = async (publicKey, signature, message) => {
  try {
    return ed25519.verify(signature, message, publicKey)
  } catch {
    return false
  }
}

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/** By the browser where it can; its refusal to know the algorithm is not a verdict. */
export const verifySignature: Verify = async (publicKey, signature, message) => {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto }
  const key = await subtle?.importKey('raw', own(publicKey), 'Ed25519', false, ['verify']).catch(() => undefined)
  return key && subtle ? subtle.verify('Ed25519', key, own(signature), own(message)) : verifyByHand(publicKey, signature, message)
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

async function* inflate(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const from = packed[Symbol.asyncIterator]()
  const stream = new ReadableStream<BufferSource>({
    pull: async to => {
      const { done, value } = await from.next()
      if (done) to.close()
      else to.enqueue(own(value))
    },
  })
  const reader = stream.pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value
}

export const browserTools: Tools = {
  newHash: () => {
    const hash = sha256.create()
    return { update: bytes => hash.update(bytes), hex: () => hex(hash.digest()) }
  },
  verify: verifySignature,
  encode: text => new TextEncoder().encode(text),
  decode: bytes => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
  inflate,
}

/** A file that somebody chose; it is read here and goes nowhere. */
export const givenOf = (file: File): Given => ({
  name: file.name,
  size: file.size,
  read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
})
