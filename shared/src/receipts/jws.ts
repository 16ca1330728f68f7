import { z } from 'zod'
import { fromBase64url } from './base64url.ts'
import type { KeyRing } from './keys.ts'
import { parseJson, type Tools } from './tools.ts'

/** A flattened JSON Web Signature (RFC 7515, 7.2.2). Nothing else may stand in it: what is not signed says nothing. */
const flattened = z.strictObject({ payload: z.string(), protected: z.string(), signature: z.string() })
const header = z.strictObject({ alg: z.literal('Ed25519'), kid: z.string() })

export type JwsFault = 'unreadable' | 'unknownKey' | 'badSignature'
export type OpenedJws =
  | { readonly fault: JwsFault; readonly kid?: string }
  | { readonly fault: null; readonly kid: string; readonly payload: unknown }

/** Is it written like one? Whether it holds is another question. */
export const looksSigned = (json: unknown): boolean => flattened.safeParse(json).success

function textOf(part: string, tools: Tools): unknown {
  const bytes = fromBase64url(part)
  if (!bytes) return undefined
  try {
    return parseJson(tools.decode(bytes))
  } catch {
    return undefined
  }
}

/** What a signed text says, if the signature holds under one of the keys. */
export async function openJws(text: string, keys: KeyRing, tools: Tools): Promise<OpenedJws> {
  const jws = flattened.safeParse(parseJson(text))
  if (!jws.success) return { fault: 'unreadable' }
  const named = header.safeParse(textOf(jws.data.protected, tools))
  const payload = textOf(jws.data.payload, tools)
  const signature = fromBase64url(jws.data.signature)
  if (!named.success || payload === undefined || signature?.length !== 64) return { fault: 'unreadable' }
  const { kid } = named.data
  const key = keys.get(kid)
  if (!key) return { fault: 'unknownKey', kid }
  const holds = await tools.verify(key, signature, tools.encode(`${jws.data.protected}.${jws.data.payload}`))
  return holds ? { fault: null, kid, payload } : { fault: 'badSignature', kid }
}
