import { stepsBetween } from './distance.ts'
import { leastSound } from './likeness.ts'
import type { Piece } from './prepare.ts'
import { leastAlike } from './similarity.ts'

/** What can be told of a word at a glance. */
interface Outline {
  readonly length: number
  readonly letters: number
  readonly soundLength: number
  readonly soundLetters: number
  /** Words with the same number, other than 0, have the same three consonants or more. */
  readonly consonants: number
}

// How far two words may be from each other and still be alike (likeness.ts): by letters, with the same consonants, by sound.
const farther = 1 - leastAlike + 1e-9
const withSame = (0.95 * 0.4 + 0.6 - leastAlike) / 0.6 + 1e-9
const bySound = 1 - leastSound / 0.95 + 1e-9

/**
 * The outlines of an index's words, in plain arrays: nearly all words that share a key are far apart, and a look at their length and
 * letters says so without touching them.
 */
export class WordOutlines {
  private readonly numbers = new Map<string, number>()
  private readonly known: boolean[] = []
  private readonly length: number[] = []
  private readonly letters: number[] = []
  private readonly soundLength: number[] = []
  private readonly soundLetters: number[] = []
  private readonly consonants: number[] = []

  /** Of the next word. */
  add(word: Piece): void {
    const outline = this.of(word)
    this.known.push(outline !== undefined)
    this.length.push(outline?.length ?? 0)
    this.letters.push(outline?.letters ?? 0)
    this.soundLength.push(outline?.soundLength ?? 0)
    this.soundLetters.push(outline?.soundLetters ?? 0)
    this.consonants.push(outline?.consonants ?? 0)
  }

  /** Of a word in Latin letters with one spelling; a word that meets others by what it means, or by its first letter, has none. */
  of({ script, kind, meaning, forms, sounds, letters, soundLetters, consonants }: Piece): Outline | undefined {
    const [form, sound] = [forms[0], sounds[0]]
    if (script !== 'latin' || kind === 'number' || kind === 'initial' || meaning !== undefined) return undefined
    if (forms.length !== 1 || sounds.length !== 1 || form === undefined || sound === undefined) return undefined
    const shared = consonants[0] ?? ''
    return {
      length: form.length,
      letters: letters[0] ?? 0,
      soundLength: sound.length,
      soundLetters: soundLetters[0] ?? 0,
      consonants: shared.length >= 3 ? this.numberOf(shared) : 0,
    }
  }

  private numberOf(consonants: string): number {
    const number = this.numbers.get(consonants) ?? this.numbers.size + 1
    this.numbers.set(consonants, number)
    return number
  }

  /** True: the word at this place cannot be like that one. */
  isFar(word: Outline, at: number): boolean {
    if (!this.known[at]) return false
    const length = this.length[at] as number
    const steps = leastSteps(word.length, length, word.letters, this.letters[at] as number)
    const longer = Math.max(word.length, length)
    if (steps <= longer * farther) return false
    if (word.consonants !== 0 && word.consonants === this.consonants[at] && steps <= longer * withSame) return false
    const sound = this.soundLength[at] as number
    return (
      leastSteps(word.soundLength, sound, word.soundLetters, this.soundLetters[at] as number) > Math.max(word.soundLength, sound) * bySound
    )
  }
}

/** At least so many letters have to be added, dropped or changed. */
const leastSteps = (one: number, other: number, letters: number, others: number): number =>
  Math.max(Math.abs(one - other), stepsBetween(letters, others))
