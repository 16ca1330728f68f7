import { argon2, hkdfSync, randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import canonicalize from 'canonicalize'
import type Sodium from 'libsodium-wrappers'
import { turns } from './turns.ts'

/**
 * What keeps grievances closed: libsodium's sealed boxes (X25519), XChaCha20-Poly1305 and secretstream, Node's Argon2id and HKDF.
 * Nothing here knows who may do what. The library comes when the first secret does.
 */
let coming: Promise<typeof Sodium> | undefined
async function sodium(): Promise<typeof Sodium> {
  coming ??= import('libsodium-wrappers').then(async ({ default: library }) => {
    await library.ready
    return library
  })
  return coming
}

/** Another key, another context or altered bytes: which of them, nobody can tell. */
export class DoesNotOpen extends Error {}

export const newKey = (): Buffer => randomBytes(32)

/** A key for one purpose out of a secret that has enough bits of its own. */
export const keyFrom = (secret: Uint8Array | string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `headwater ${purpose}`, 32))

const nonceBytes = 24

/** Seals under a key; `about` says what it is and whose, and opens nothing else. */
export async function seal(key: Uint8Array, clear: Uint8Array, about: string): Promise<Buffer> {
  const library = await sodium()
  const nonce = randomBytes(nonceBytes)
  return Buffer.concat([nonce, library.crypto_aead_xchacha20poly1305_ietf_encrypt(clear, about, null, nonce, key)])
}

export async function unseal(key: Uint8Array, sealed: Uint8Array, about: string): Promise<Buffer> {
  const library = await sodium()
  try {
    const [nonce, body] = [sealed.subarray(0, nonceBytes), sealed.subarray(nonceBytes)]
    return Buffer.from(library.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, about, nonce, key))
  } catch {
    throw new DoesNotOpen('sealed bytes do not open')
  }
}

/** Texts are filled up to steps of this size: their length would tell a yes from a no. */
const step = 256

export async function sealValue(key: Uint8Array, value: unknown, about: string): Promise<Buffer> {
  return seal(key, (await sodium()).pad(Buffer.from(canonicalize(value) ?? 'null'), step), about)
}

export async function unsealValue(key: Uint8Array, sealed: Uint8Array, about: string): Promise<unknown> {
  const clear = (await sodium()).unpad(await unseal(key, sealed, about), step)
  return JSON.parse(Buffer.from(clear).toString()) as unknown
}

export interface KeyPair {
  readonly publicKey: Buffer
  readonly privateKey: Buffer
}

export async function newPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = (await sodium()).crypto_box_keypair()
  return { publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) }
}

/** The pair that a private half belongs to. */
export async function pairOf(privateKey: Uint8Array): Promise<KeyPair> {
  const publicKey = (await sodium()).crypto_scalarmult_base(privateKey)
  return { publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) }
}

/** For whoever holds the private half, by nobody in particular. */
export const sealFor = async (publicKey: Uint8Array, clear: Uint8Array): Promise<Buffer> =>
  Buffer.from((await sodium()).crypto_box_seal(clear, publicKey))

export async function unsealWith({ publicKey, privateKey }: KeyPair, sealed: Uint8Array): Promise<Buffer> {
  const library = await sodium()
  try {
    return Buffer.from(library.crypto_box_seal_open(sealed, publicKey, privateKey))
  } catch {
    throw new DoesNotOpen('a sealed box does not open')
  }
}

// ---- from what people know

const inTurn = turns(2)

const slowly = (secret: string, salt: Buffer, cost: { memory: number; passes: number; tagLength: number }): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', { message: secret.normalize('NFKC'), nonce: salt, parallelism: 1, ...cost }, (error, made) =>
          error ? reject(error) : resolve(Buffer.from(made)),
        )
      }),
  )

/** A key from a password, as slow as a sign-in, and with a salt of its own: the stored hash of the password tells nothing of it. */
export const keyOfPassword = (password: string, salt: Buffer): Promise<Buffer> =>
  slowly(password, salt, { memory: 65_536, passes: 3, tagLength: 32 })

/** From the secret of a receipt code: what proves it, which is stored, and what opens the case, which is not. */
export async function keysOfReceipt(secret: string, salt: Buffer): Promise<{ verifier: Buffer; key: Buffer }> {
  const made = await slowly(secret, salt, { memory: 19_456, passes: 2, tagLength: 64 })
  return { verifier: made.subarray(0, 32), key: made.subarray(32) }
}

// ---- files

const block = 65_536

/** Cuts a stream into blocks; the last is always shorter than the others, and may be empty. */
async function* blocksOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  let rest = Buffer.alloc(0)
  for await (const part of source) {
    rest = rest.length > 0 ? Buffer.concat([rest, part]) : Buffer.from(part)
    let from = 0
    for (; rest.length - from >= block; from += block) yield { bytes: rest.subarray(from, from + block), last: false }
    rest = rest.subarray(from)
  }
  yield { bytes: rest, last: true }
}

/** Sealed piece by piece, filled up to whole pieces: the length tells 64 KB and no more of what it is. */
export async function* sealedStream(source: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  const library = await sodium()
  const { state, header } = library.crypto_secretstream_xchacha20poly1305_init_push(key)
  yield Buffer.from(header)
  const { crypto_secretstream_xchacha20poly1305_TAG_FINAL: end, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: more } = library
  for await (const { bytes, last } of blocksOf(source)) {
    const clear = last ? library.pad(bytes, block) : bytes
    yield Buffer.from(library.crypto_secretstream_xchacha20poly1305_push(state, clear, null, last ? end : more))
  }
}

/** A stream that was cut off, altered or put together anew ends in `DoesNotOpen`. */
export async function* openedStream(source: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  const library = await sodium()
  const { crypto_secretstream_xchacha20poly1305_HEADERBYTES: head, crypto_secretstream_xchacha20poly1305_ABYTES: tag } = library
  const { crypto_secretstream_xchacha20poly1305_TAG_FINAL: end } = library
  let rest = Buffer.alloc(0)
  let state: ReturnType<typeof library.crypto_secretstream_xchacha20poly1305_init_pull> | undefined
  let ended = false
  for await (const part of source) {
    rest = Buffer.concat([rest, part])
    if (!state) {
      if (rest.length < head) continue
      state = library.crypto_secretstream_xchacha20poly1305_init_pull(rest.subarray(0, head), key)
      rest = rest.subarray(head)
    }
    for (; rest.length >= block + tag; rest = rest.subarray(block + tag)) {
      const piece = library.crypto_secretstream_xchacha20poly1305_pull(state, rest.subarray(0, block + tag), null)
      if (!piece || ended) throw new DoesNotOpen('a sealed file does not open')
      ended = piece.tag === end
      yield Buffer.from(ended ? library.unpad(piece.message, block) : piece.message)
    }
  }
  if (!ended || rest.length > 0) throw new DoesNotOpen('a sealed file is cut off')
}

/** Seals a file beside: `to` holds nothing that could be read without the key. */
export async function sealFile(from: string, to: string, key: Uint8Array): Promise<void> {
  const source = await open(from, 'r')
  const target = await open(to, 'wx', 0o600)
  try {
    for await (const piece of sealedStream(source.createReadStream({ autoClose: false, highWaterMark: block }), key))
      await target.write(piece)
    await target.sync()
  } finally {
    await target.close()
    await source.close()
  }
}

export const openFile = (sealed: Readable, key: Uint8Array): Readable => Readable.from(openedStream(sealed, key), { objectMode: false })
