import type { Decision } from 'shared/words/lists.ts'

export interface Wish {
  readonly question: string
  readonly decision: Decision
  readonly words: string | null
}

/** What could not be kept, with those behind it that were not tried. */
export interface Broken {
  readonly wish: Wish
  readonly why: unknown
  readonly dropped: readonly Wish[]
}

/**
 * Decisions in the order in which they were made. They are sent one after another while the person goes on: nobody waits for
 * the line between two answers. One that fails stops the line; it and whatever stood behind it count as not decided.
 */
export class DecisionLine {
  readonly #waiting: Wish[] = []
  #sending = false
  #broken: Broken | null = null
  readonly #send: (wish: Wish) => Promise<unknown>
  readonly #changed: () => void

  constructor(send: (wish: Wish) => Promise<unknown>, changed: () => void) {
    this.#send = send
    this.#changed = changed
  }

  get waiting(): readonly Wish[] {
    return this.#waiting
  }

  get broken(): Broken | null {
    return this.#broken
  }

  /** What was wished last for a question and is not kept yet. */
  wished = (question: string): Wish | undefined => this.#waiting.findLast(one => one.question === question)

  decide(wish: Wish): void {
    this.#broken = null
    this.#waiting.push(wish)
    this.#changed()
    void this.#run()
  }

  clear(): void {
    this.#broken = null
    this.#changed()
  }

  async #run(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    for (let wish = this.#waiting[0]; wish; wish = this.#waiting[0]) {
      try {
        await this.#send(wish)
        this.#waiting.shift()
      } catch (why) {
        const [, ...dropped] = this.#waiting.splice(0)
        this.#broken = { wish, why, dropped }
      }
      this.#changed()
    }
    this.#sending = false
  }
}
