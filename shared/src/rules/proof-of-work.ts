/**
 * A proof that a computer has worked for a while: a number that, behind the challenge, gives a hash with so many zero bits in
 * front. Found in about 2^bits tries, checked in one. The hash is handed in: browsers without TLS have none of their own.
 */
export const proofBits = 18

/** What is hashed, in bytes: challenges are ASCII. */
export const proofText = (challenge: string, guess: number): string => `${challenge}:${guess}`

/** How many bits are zero before the first that is not. */
export function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24
    bits += 8
  }
  return bits
}

export const provesWork = (hash: Uint8Array, bits = proofBits): boolean => leadingZeroBits(hash) >= bits
