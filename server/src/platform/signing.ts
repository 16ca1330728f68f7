import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import canonicalize from 'canonicalize'

/** A public key as the world may know it (RFC 8037). */
export interface PublicJwk {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
}

/** Signs what must be provable later, and makes the secrets that links carry. The key never leaves this object. */
export interface Signer {
  readonly kid: string
  readonly jwk: PublicJwk
  /** A compact JWS (EdDSA) over the canonical JSON of the payload. */
  sign(payload: object): string
  /** A flattened JWS (Ed25519, RFC 9864) over the canonical JSON of the payload, as text: the same payload, the same bytes. */
  signFlattened(payload: object): string
  /** A 256-bit token for one purpose and id; the same one each time, so that a mail sent twice carries one link. */
  token(purpose: 'invitation' | 'passwordReset' | 'draft' | 'evidence', id: string): string
}

const base64url = (data: string | Buffer): string => Buffer.from(data).toString('base64url')
/** PKCS#8 of an Ed25519 key is this prefix and the 32-byte seed (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

const keyOf = (seed: Buffer): KeyObject => createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })

/** RFC 7638 thumbprint: a key's own name. */
export const thumbprint = (jwk: PublicJwk): string =>
  createHash('sha256')
    .update(canonicalize({ crv: jwk.crv, kty: jwk.kty, x: jwk.x }) ?? '')
    .digest('base64url')

export function makeSigner(seed: Buffer): Signer {
  if (seed.length !== 32) throw new Error('the signing key must be 32 bytes')
  const key = keyOf(seed)
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  const jwk: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x: String(x) }
  const kid = thumbprint(jwk)
  const secret = createHmac('sha256', seed).update('headwater links').digest()
  const signed = (header: string, body: string): string => sign(null, Buffer.from(`${header}.${body}`), key).toString('base64url')
  return {
    kid,
    jwk,
    signFlattened: payload => {
      const header = base64url(JSON.stringify({ alg: 'Ed25519', kid }))
      const body = base64url(canonicalize(payload) ?? '')
      return JSON.stringify({ payload: body, protected: header, signature: signed(header, body) })
    },
    sign: payload => {
      const header = base64url(JSON.stringify({ alg: 'EdDSA', kid }))
      const body = base64url(canonicalize(payload) ?? '')
      return `${header}.${body}.${signed(header, body)}`
    },
    token: (purpose, id) => createHmac('sha256', secret).update(`${purpose}:${id}`).digest('base64url'),
  }
}

/** The payload of a JWS made by `sign`, or null when the signature does not hold under this key. */
export function openJws(jws: string, jwk: PublicJwk): unknown {
  const [head = '', body = '', signature = ''] = jws.split('.')
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
  const holds = verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))
  return holds ? JSON.parse(Buffer.from(body, 'base64url').toString()) : null
}

/** What is kept of a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
export const newToken = (): string => randomBytes(32).toString('base64url')

/** The key from the environment, or from a file outside the database that only the owner may read, made at the first start. */
export async function signingSeed(given: string | undefined, folder: string): Promise<Buffer> {
  if (given) return Buffer.from(given, 'base64url')
  const file = join(folder, 'signing-key')
  try {
    return Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    const seed = randomBytes(32)
    await writeFile(file, `${seed.toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    await chmod(file, 0o600)
    return seed
  }
}
