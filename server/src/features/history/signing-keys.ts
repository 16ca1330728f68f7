import type { Context } from '../../core/context.ts'
import { type PublicJwk, thumbprint } from '../../platform/signing.ts'

/** A public key as a key set (RFC 7517) names it. */
export interface PublishedKey extends PublicJwk {
  kid: string
  alg: 'Ed25519'
  use: 'sig'
}

/** Writes down the key that signs here now: whatever it signs can be checked as long as this row stands, whichever key follows it. */
export async function rememberKey(ctx: Context): Promise<void> {
  const { signer } = ctx.house
  await ctx.ask({
    text: 'INSERT INTO signing_keys (kid, jwk, first_used_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    values: [signer.kid, JSON.stringify(signer.jwk), ctx.now()],
  })
}

/** Every key that ever signed here, the newest first. One that does not bear its own name is none. */
export async function publishedKeys(ctx: Context): Promise<{ keys: PublishedKey[] }> {
  const rows = await ctx.ask({ text: 'SELECT kid, jwk FROM signing_keys ORDER BY first_used_at DESC, kid' })
  const keys = rows.flatMap((row): PublishedKey[] => {
    const { kty, crv, x } = row.jwk as PublicJwk
    return thumbprint({ kty, crv, x }) === row.kid ? [{ kty, crv, x, kid: String(row.kid), alg: 'Ed25519', use: 'sig' }] : []
  })
  return { keys }
}
