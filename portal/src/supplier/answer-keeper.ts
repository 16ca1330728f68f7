import type { AnswerState } from 'shared/words/lists.ts'
import type { Draft } from '../lib/drafts.ts'
import { isFailure } from '../lib/failure.ts'
import { uuid } from '../lib/uuid.ts'

export interface Given {
  readonly status: AnswerState
  readonly value: unknown
  readonly reason: string | null
}
export interface Stored extends Given {
  readonly version: number
  readonly savedBy?: string | null
}
/** saved · typing, soon sent · saving · kept here until the server answers · someone else has changed it · not taken, with words */
export type Keeping = 'saved' | 'typing' | 'saving' | 'kept' | 'conflict' | 'refused'

export interface Entry {
  readonly given: Given
  readonly version: number
  readonly keeping: Keeping
  readonly words?: string
  readonly theirs?: Stored
  /** The draft could not be kept on this device. */
  readonly unkept?: boolean
}

interface Hands {
  /** Sends one answer; gives the version it now has. */
  readonly save: (question: string, given: Given, version: number, key: string) => Promise<number>
  /** What stands on the server now. */
  readonly ask: (question: string) => Promise<Stored>
  readonly keep: (question: string, draft: Pick<Draft, 'given' | 'version'>) => boolean
  readonly drop: (question: string) => void
}

const pause = 600
const retries = [3_000, 6_000, 12_000, 30_000]

const same = (one: Given, other: Given): boolean =>
  one.status === other.status && JSON.stringify(one.value) === JSON.stringify(other.value) && (one.reason ?? '') === (other.reason ?? '')

/**
 * Keeps what a person types: at once on the device, within a second on the server, and never over someone else's change.
 * One answer is on its way at a time; what is typed meanwhile follows.
 */
export class AnswerKeeper {
  private entries: ReadonlyMap<string, Entry>
  private readonly keys = new Map<string, { text: string; key: string }>()
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly tries = new Map<string, number>()
  private readonly listeners = new Set<() => void>()
  private readonly hands: Hands

  constructor(stored: ReadonlyMap<string, Stored>, drafts: ReadonlyMap<string, Pick<Draft, 'given' | 'version'>>, hands: Hands) {
    this.hands = hands
    // Not all that is stored: who saved it is not the answer, and the server takes no answer with more in it.
    this.entries = new Map(
      [...stored].map(([question, { status, value, reason, version }]) => [
        question,
        { given: { status, value, reason }, version, keeping: 'saved' as const },
      ]),
    )
    for (const [question, draft] of drafts) this.takeUp(question, draft.given as Given, draft.version)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly all = (): ReadonlyMap<string, Entry> => this.entries

  /** A draft from before: of a session that ended, of a page that was closed. */
  private takeUp(question: string, given: Given, version: number): void {
    const entry = this.entries.get(question)
    if (!entry) return
    if (same(entry.given, given)) {
      this.hands.drop(question)
      return
    }
    this.set(question, { given, version, keeping: 'typing' })
    this.later(question, 0)
  }

  type(question: string, given: Given): void {
    const entry = this.entries.get(question)
    if (!entry) return
    const unkept = !this.hands.keep(question, { given, version: entry.version })
    const conflict = entry.keeping === 'conflict'
    this.set(question, {
      ...entry,
      given,
      unkept,
      words: undefined,
      keeping: conflict ? 'conflict' : entry.keeping === 'saving' ? 'saving' : 'typing',
    })
    this.tries.delete(question)
    if (!conflict) this.later(question, pause)
  }

  /** Back online, or about to hand in: everything that waits goes now. Resolves when nothing is on its way. */
  async flush(): Promise<void> {
    await Promise.all(
      [...this.entries]
        .filter(([, entry]) => entry.keeping === 'typing' || entry.keeping === 'kept')
        .map(([question]) => this.send(question)),
    )
  }

  keepMine(question: string): Promise<void> {
    const entry = this.entries.get(question)
    if (!entry?.theirs) return Promise.resolve()
    const version = entry.theirs.version
    const unkept = !this.hands.keep(question, { given: entry.given, version })
    this.set(question, { given: entry.given, version, keeping: 'typing', unkept })
    return this.send(question)
  }

  takeTheirs(question: string): void {
    const theirs = this.entries.get(question)?.theirs
    if (!theirs) return
    this.hands.drop(question)
    this.set(question, {
      given: { status: theirs.status, value: theirs.value, reason: theirs.reason },
      version: theirs.version,
      keeping: 'saved',
    })
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
  }

  private later(question: string, wait: number): void {
    clearTimeout(this.timers.get(question))
    this.timers.set(
      question,
      setTimeout(() => void this.send(question), wait),
    )
  }

  private async send(question: string): Promise<void> {
    const entry = this.entries.get(question)
    if (!entry || entry.keeping === 'saving' || entry.keeping === 'conflict') return
    clearTimeout(this.timers.get(question))
    const { given, version } = entry
    this.set(question, { ...entry, keeping: 'saving' })
    try {
      const saved = await this.hands.save(question, given, version, this.keyFor(question, given, version))
      this.landed(question, given, saved)
    } catch (error) {
      await this.failed(question, error)
    }
  }

  private landed(question: string, sent: Given, version: number): void {
    const entry = this.entries.get(question)
    if (!entry) return
    this.tries.delete(question)
    if (same(entry.given, sent)) {
      this.hands.drop(question)
      this.set(question, { given: entry.given, version, keeping: 'saved' })
      return
    }
    this.hands.keep(question, { given: entry.given, version })
    this.set(question, { ...entry, version, keeping: 'typing' })
    this.later(question, 0)
  }

  private async failed(question: string, error: unknown): Promise<void> {
    const entry = this.entries.get(question)
    if (!entry) return
    if (isFailure(error, 'REFUSED') && error.details.rule === 'changedMeanwhile') {
      const theirs = await this.hands.ask(question).catch(() => undefined)
      if (!theirs) return this.retry(question, entry)
      if (same(theirs, entry.given)) return this.landed(question, entry.given, theirs.version)
      return this.set(question, { ...entry, keeping: 'conflict', theirs })
    }
    if (isFailure(error) && !['AWAY', 'SIGNED_OUT', 'THROTTLED', 'INTERNAL_SERVER_ERROR'].includes(error.code)) {
      const [words = error.message] = Object.values(error.details.fields ?? {})
      return this.set(question, { ...entry, keeping: 'refused', words })
    }
    this.retry(question, entry)
  }

  private retry(question: string, entry: Entry): void {
    const tried = this.tries.get(question) ?? 0
    this.tries.set(question, tried + 1)
    this.set(question, { ...entry, keeping: 'kept' })
    this.later(question, retries[Math.min(tried, retries.length - 1)] ?? pause)
  }

  /** The same wish keeps its key, however often it is tried. */
  private keyFor(question: string, given: Given, version: number): string {
    const text = JSON.stringify([given, version])
    const known = this.keys.get(question)
    if (known?.text === text) return known.key
    const key = uuid()
    this.keys.set(question, { text, key })
    return key
  }

  private set(question: string, entry: Entry): void {
    this.entries = new Map(this.entries).set(question, entry)
    for (const listener of this.listeners) listener()
  }
}
