import { createHash } from 'node:crypto'

/** In tests of rights no time is spent on Argon2: what a receipt code is worth, the tests of sealed cases show. */
export async function keysOfReceipt(secret: string, salt: Buffer): Promise<{ verifier: Buffer; key: Buffer }> {
  const made = createHash('sha512').update(secret).update(salt).digest()
  return { verifier: made.subarray(0, 32), key: made.subarray(32) }
}
