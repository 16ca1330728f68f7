import { type ChainedEntry, genesis, hashOf } from '../../core/history.ts'
import type { CheckpointClaim } from './checkpoints.ts'

/** The first thing that does not fit in a programme's history; null: all of it holds. */
export type Fault = { seq: number; what: 'gap' | 'altered' | 'broken' | 'head' | 'cut' | 'rewritten' | 'signature' }

export interface StoredEntry {
  entry: ChainedEntry
  hash: string
}

/** Follows the chain entry by entry: numbered without gaps, each hash right, each holding the one before. */
export class ChainCheck {
  private seq = 0
  private prev: string
  private readonly hashes = new Map<number, string>()

  constructor(
    programmeId: string,
    private readonly checkpoints: readonly CheckpointClaim[],
  ) {
    this.prev = genesis(programmeId)
  }

  next({ entry, hash }: StoredEntry): Fault | null {
    const { seq } = entry
    if (seq !== this.seq + 1) return { seq: this.seq + 1, what: 'gap' }
    if (entry.prev !== this.prev) return { seq, what: 'broken' }
    if (hashOf(entry) !== hash) return { seq, what: 'altered' }
    this.seq = seq
    this.prev = hash
    if (this.checkpoints.some(claim => claim.seq === seq)) this.hashes.set(seq, hash)
    return null
  }

  /** At the end: does the head row agree, is nothing cut off, and does every signed checkpoint find its hash? */
  end(head: { seq: number; hash: string } | null): Fault | null {
    if ((head?.seq ?? 0) !== this.seq || (head && head.hash !== this.prev)) return { seq: this.seq, what: 'head' }
    for (const claim of this.checkpoints) {
      if (claim.seq > this.seq) return { seq: this.seq + 1, what: 'cut' }
      if (this.hashes.get(claim.seq) !== claim.head) return { seq: claim.seq, what: 'rewritten' }
    }
    return null
  }
}
