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
  /** What was found at each place that a checkpoint names. */
  private readonly found: Map<number, string | null>

  constructor(
    programmeId: string,
    private readonly checkpoints: readonly CheckpointClaim[],
    beginning: (programmeId: string) => string = genesis,
  ) {
    this.prev = beginning(programmeId)
    this.found = new Map(checkpoints.map(claim => [claim.seq, null]))
  }

  next({ entry, hash }: StoredEntry): Fault | null {
    const { seq } = entry
    if (seq !== this.seq + 1) return { seq: this.seq + 1, what: 'gap' }
    if (entry.prev !== this.prev) return { seq, what: 'broken' }
    if (hashOf(entry) !== hash) return { seq, what: 'altered' }
    this.seq = seq
    this.prev = hash
    if (this.found.has(seq)) this.found.set(seq, hash)
    return null
  }

  /** At the end: does every signed checkpoint find its hash, is nothing cut off, and does the head row agree? */
  end(head: { seq: number; hash: string } | null): Fault | null {
    for (const claim of this.checkpoints.toSorted((a, b) => a.seq - b.seq)) {
      if (claim.seq > this.seq) return { seq: this.seq + 1, what: 'cut' }
      if (this.found.get(claim.seq) !== claim.head) return { seq: claim.seq, what: 'rewritten' }
    }
    return (head?.seq ?? 0) !== this.seq || (head && head.hash !== this.prev) ? { seq: this.seq, what: 'head' } : null
  }
}
