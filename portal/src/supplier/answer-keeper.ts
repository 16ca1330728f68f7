import type { AnswerState } from 'shared/words/lists.ts'
import type { Draft } from '../lib/drafts.ts'
import { type Failure, isFailure } from '../lib/failure.ts'
import { sameValue } from '../lib/same-value.ts'
import { uuid } from '../lib/uuid.ts'

export interface Given {
  readonly status: AnswerState
  readonly value: unknown
  readonly reason: string | null
  readonly note: string | null
  readonly files: readonly string[]
}
export interface Stored extends Given {
  readonly version: number
  readonly savedBy?: string | null
}
export const emptyAnswer: Given = { status: 'EMPTY', value: null, reason: null, note: null, files: [] }

/**
 * saved · typing, soon sent · saving · kept here until the server answers · someone else has changed it · not taken, with words ·
 * not asked any more: kept here in case it is asked again
 */
export type Keeping = 'saved' | 'typing' | 'saving' | 'kept' | 'conflict' | 'refused' | 'notAsked'

export interface Entry {
  readonly given: Given
  readonly version: number
  readonly keeping: Keeping
  readonly words?: string
  readonly theirs?: Stored
  /** The draft could not be kept on this device. */
  readonly unkept?: boolean
}

/** What the server says to a save. */
export interface Landed {
  readonly answer: Stored
  /** What this answer made pointless. */
  readonly emptied: ReadonlyMap<string, number>
}

export interface Hands {
  /** Sends one answer. */
  readonly save: (question: string, given: Given, version: number, key: string) => Promise<Landed>
  /** What stands on the server now. */
  readonly ask: () => Promise<ReadonlyMap<string, Stored>>
  readonly keep: (question: string, draft: Pick<Draft, 'given' | 'version'>) => boolean
  readonly drop: (question: string) => void
  /** What of an answer can be sent while it is being written. */
  readonly part: (question: string, given: Given) => Given
  /** Is the question asked, as the answers stand here? */
  readonly isAsked: (question: string, all: ReadonlyMap<string, Entry>) => boolean
}

const pause = 600
/** Whoever types without a pause is not left unsaved for longer. */
const longest = 2_000
const retries = [3_000, 6_000, 12_000, 30_000]
const waits: ReadonlySet<Keeping> = new Set(['typing', 'kept'])
/** Nobody answered, or not now: the same is sent again later. */
const later = (error: Failure): boolean => ['AWAY', 'SIGNED_OUT', 'THROTTLED', 'INTERNAL_SERVER_ERROR'].includes(error.code)

export const sameAnswer = (one: Given, other: Given): boolean =>
  one.status === other.status &&
  (one.reason ?? '') === (other.reason ?? '') &&
  (one.note ?? '') === (other.note ?? '') &&
  sameValue(one.value, other.value) &&
  sameValue(one.files, other.files)

/** Not all that is stored: who saved it is not the answer. */
const givenOf = ({ status, value, reason, note, files }: Given): Given => ({ status, value, reason, note, files })

/**
 * Keeps what a person types: at once on the device, within a second on the server, and never over someone else's change.
 * One answer is on its way at a time, in the order of the template: what a question depends on is there before it.
 */
export class AnswerKeeper {
  private entries: ReadonlyMap<string, Entry>
  private readonly order: readonly string[]
  private readonly keys = new Map<string, { text: string; key: string }>()
  /** What was typed here at questions that an answer has hidden. */
  private readonly aside = new Map<string, Given>()
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | undefined
  private tries = 0
  private typingSince = 0
  private readonly hands: Hands

  /** `stored` in the order of the template. */
  constructor(stored: ReadonlyMap<string, Stored>, drafts: ReadonlyMap<string, Pick<Draft, 'given' | 'version'>>, hands: Hands) {
    this.hands = hands
    this.order = [...stored.keys()]
    this.entries = new Map(
      [...stored].map(([question, answer]) => [question, { given: givenOf(answer), version: answer.version, keeping: 'saved' as const }]),
    )
    for (const [question, draft] of drafts) this.takeUp(question, { ...emptyAnswer, ...(draft.given as Given) }, draft.version)
    if (drafts.size > 0) this.soon(0)
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
    if (sameAnswer(entry.given, given)) this.hands.drop(question)
    else this.entries = new Map(this.entries).set(question, { given, version, keeping: 'typing' })
  }

  type(question: string, given: Given): void {
    const entry = this.entries.get(question)
    if (!entry) return
    this.aside.delete(question)
    const unkept = !this.hands.keep(question, { given, version: entry.version })
    const keeping = entry.keeping === 'conflict' || entry.keeping === 'saving' ? entry.keeping : 'typing'
    this.set(question, { ...entry, given, unkept, words: undefined, keeping })
    this.tries = 0
    const now = Date.now()
    this.typingSince ||= now
    this.soon(Math.max(0, Math.min(pause, this.typingSince + longest - now)))
  }

  /** Questions that show again give back what was typed at them before they were hidden. */
  giveBack(isShown: (question: string) => boolean): void {
    for (const [question, given] of this.aside) {
      const entry = this.entries.get(question)
      if (!entry || !isShown(question)) continue
      this.aside.delete(question)
      if (entry.given.status === 'EMPTY') this.type(question, given)
    }
    for (const [question, entry] of this.entries)
      if (entry.keeping === 'notAsked' && isShown(question)) {
        this.set(question, { ...entry, keeping: 'typing', words: undefined })
        this.soon(pause)
      }
  }

  /** Back online, or about to hand in: everything that waits goes now. Resolves when nothing is on its way. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    await this.running
    await this.sendAll()
  }

  /** Someone else may have been here: what stands on the server is taken over where nothing was typed. */
  async refresh(): Promise<void> {
    const stored = await this.hands.ask().catch(() => undefined)
    for (const [question, answer] of stored ?? []) {
      const entry = this.entries.get(question)
      if (entry?.keeping === 'saved' && answer.version > entry.version && sameAnswer(entry.given, this.hands.part(question, entry.given)))
        this.set(question, { given: givenOf(answer), version: answer.version, keeping: 'saved' })
    }
  }

  keepMine(question: string): Promise<void> {
    const entry = this.entries.get(question)
    if (!entry?.theirs) return Promise.resolve()
    const { version } = entry.theirs
    const unkept = !this.hands.keep(question, { given: entry.given, version })
    this.set(question, { given: entry.given, version, keeping: 'typing', unkept })
    return this.flush()
  }

  takeTheirs(question: string): void {
    const theirs = this.entries.get(question)?.theirs
    if (!theirs) return
    this.hands.drop(question)
    this.set(question, { given: givenOf(theirs), version: theirs.version, keeping: 'saved' })
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private soon(wait: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.sendAll(), wait)
  }

  private sendAll(): Promise<void> {
    this.typingSince = 0
    this.running ??= this.sendInOrder().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  /** What is typed meanwhile follows in the next round; without an answer from the server the rest stays here. */
  private async sendInOrder(): Promise<void> {
    for (const question of this.order) {
      const entry = this.entries.get(question)
      if (!entry || !waits.has(entry.keeping)) continue
      if (!this.hands.isAsked(question, this.entries)) this.set(question, { ...entry, keeping: 'notAsked' })
      else if (!(await this.send(question, entry))) return this.keepAll()
    }
    this.tries = 0
    if ([...this.entries.values()].some(entry => entry.keeping === 'typing')) this.soon(pause)
  }

  /** Nothing can be sent now. */
  private keepAll(): void {
    for (const [question, entry] of this.entries) if (entry.keeping === 'typing') this.set(question, { ...entry, keeping: 'kept' })
    this.soon(retries[Math.min(this.tries, retries.length - 1)] ?? pause)
    this.tries++
  }

  /** False: the server does not answer. */
  private async send(question: string, entry: Entry): Promise<boolean> {
    const { given, version } = entry
    const part = this.hands.part(question, given)
    this.set(question, { ...entry, keeping: 'saving' })
    try {
      this.landed(question, given, part, await this.hands.save(question, part, version, this.keyFor(question, part, version)))
      return true
    } catch (error) {
      return await this.failed(question, error)
    }
  }

  private landed(question: string, sent: Given, part: Given, { answer, emptied }: Landed): void {
    const entry = this.entries.get(question)
    if (!entry) return
    if (entry.given !== sent) {
      const unkept = !this.hands.keep(question, { given: entry.given, version: answer.version })
      this.set(question, { ...entry, version: answer.version, unkept, keeping: 'typing' })
    } else if (sameAnswer(sent, part)) {
      this.hands.drop(question)
      // The server may have added to it: the records that rows became.
      this.set(question, { given: sameAnswer(sent, answer) ? sent : givenOf(answer), version: answer.version, keeping: 'saved' })
    } else {
      // What could not be sent yet stays on the device.
      const unkept = !this.hands.keep(question, { given: sent, version: answer.version })
      this.set(question, { given: sent, version: answer.version, keeping: 'saved', unkept })
    }
    for (const [hidden, version] of emptied) this.empty(hidden, version)
  }

  private empty(question: string, version: number): void {
    const entry = this.entries.get(question)
    if (!entry) return
    if (entry.given.status !== 'EMPTY') this.aside.set(question, entry.given)
    this.hands.drop(question)
    this.set(question, { given: emptyAnswer, version, keeping: 'saved' })
  }

  private async failed(question: string, error: unknown): Promise<boolean> {
    const entry = this.entries.get(question)
    if (!entry) return true
    const wait = (): boolean => {
      this.set(question, { ...entry, keeping: 'kept' })
      return false
    }
    if (!isFailure(error) || later(error)) return wait()
    if (error.code === 'REFUSED' && (error.details.rule === 'changedMeanwhile' || error.details.rule === 'notAsked')) {
      const stored = await this.hands.ask().catch(() => undefined)
      if (!stored) return wait()
      return error.details.rule === 'notAsked' ? this.notAsked(question, error, stored) : this.changed(question, stored.get(question))
    }
    const [words = error.message] = Object.values(error.details.fields ?? {})
    this.set(question, { ...entry, keeping: 'refused', words })
    return true
  }

  private changed(question: string, theirs: Stored | undefined): boolean {
    const entry = this.entries.get(question)
    if (!entry || !theirs) return true
    if (!sameAnswer(theirs, this.hands.part(question, entry.given))) this.set(question, { ...entry, keeping: 'conflict', theirs })
    else this.landed(question, entry.given, this.hands.part(question, entry.given), { answer: theirs, emptied: new Map() })
    return true
  }

  /** Another answer, perhaps a colleague's, has hidden the question: what was typed stays here, and the others are seen as they are. */
  private notAsked(question: string, error: Failure, stored: ReadonlyMap<string, Stored>): boolean {
    const entry = this.entries.get(question)
    if (entry)
      this.set(question, { ...entry, version: stored.get(question)?.version ?? entry.version, keeping: 'notAsked', words: error.message })
    for (const [other, answer] of stored) {
      const known = this.entries.get(other)
      if (known?.keeping === 'saved' && answer.version > known.version)
        this.set(other, { given: givenOf(answer), version: answer.version, keeping: 'saved' })
    }
    return true
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
