import { distance, spelledAlike } from './distance.ts'
import type { Piece } from './prepare.ts'
import { showsVowels, vowelsFit } from './vowel-pattern.ts'

/** By what means two words met. */
export type Means = 'equal' | 'reading' | 'meaning' | 'spelling' | 'sound' | 'consonants' | 'initial' | 'initials'

export interface Likeness {
  readonly score: number
  readonly means: Means
}

const none: Likeness = { score: 0, means: 'spelling' }
const equal: Likeness = { score: 1, means: 'equal' }
const better = (a: Likeness, b: Likeness): Likeness => (b.score > a.score ? b : a)

/** What an equal reading is worth: one pinyin stands for many signs, a Cyrillic spelling for one name. */
const readingWorth = (piece: Piece): number => (piece.script === 'han' ? 0.9 : piece.script === 'latin' ? 1 : 0.97)

/** Equal consonants tell the more, the more there are. */
const consonantWorth = [0, 0.82, 0.86, 0.9, 0.93] as const
const worthOf = (length: number): number => consonantWorth[Math.min(length, consonantWorth.length - 1)] ?? 0

const spoken = (a: Piece, b: Piece): boolean =>
  showsVowels(a.text) && !showsVowels(b.text)
    ? b.forms.some(form => vowelsFit(a.text, form))
    : !showsVowels(b.text) || a.forms.some(form => vowelsFit(b.text, form))

function byConsonants(a: Piece, b: Piece): Likeness {
  let best = none
  for (const left of a.consonants)
    for (const right of b.consonants) {
      if (left === right && spoken(a, b)) best = better(best, { score: worthOf(left.length), means: 'consonants' })
      else if (left !== right && Math.min(left.length, right.length) >= 4 && distance(left, right, 1) === 1)
        best = better(best, { score: 0.78, means: 'consonants' })
    }
  return best
}

const shortest = 3
// A syllable of Chinese or Korean that differs in one letter is another one.
const longSyllables = 6
const bySyllable = (piece: Piece): boolean => piece.script === 'han' || piece.script === 'hangul'
function bySpelling(a: Piece, b: Piece, least: number): Likeness {
  const worth = Math.min(readingWorth(a), readingWorth(b))
  const means: Means = worth === 1 ? 'spelling' : 'reading'
  let best = none
  for (const [at, left] of a.forms.entries())
    for (const [to, right] of b.forms.entries()) {
      if (left === right) return { score: worth, means: worth === 1 ? 'equal' : 'reading' }
      if (Math.min(left.length, right.length) < (bySyllable(a) || bySyllable(b) ? longSyllables : shortest)) continue
      // A slip in the first letter is rarer than one further on.
      const slip = left[0] === right[0] ? 0 : 0.04
      best = better(best, { score: (spelledAlike(left, right, least, a.letters[at], b.letters[to]) - slip) * worth, means })
    }
  return best
}

export const leastSound = 0.8
function bySound(a: Piece, b: Piece): Likeness {
  if (bySyllable(a) || bySyllable(b)) return none
  const worth = Math.min(readingWorth(a), readingWorth(b))
  let best = none
  for (const [at, left] of a.sounds.entries())
    for (const [to, right] of b.sounds.entries()) {
      if (Math.min(left.length, right.length) < 2) continue
      const alike = left === right ? 0.96 : spelledAlike(left, right, leastSound, a.soundLetters[at], b.soundLetters[to]) * 0.95
      if (alike >= leastSound) best = better(best, { score: alike * worth, means: 'sound' })
    }
  return best
}

// Vowels are heard and written differently; three consonants in one order hardly by chance.
// Below this, letters in common are chance; with the same consonants the vowels may differ.
const leastSpelt = 0.66
const leastShared = 0.5
function shareConsonants(a: Piece, b: Piece): boolean {
  for (const one of a.consonants) if (one.length >= 3 && b.consonants.includes(one)) return true
  return false
}
function withConsonants(likeness: Likeness): Likeness {
  return likeness.score < 0.93 && likeness.score > 0.5
    ? { score: likeness.score + (0.95 - likeness.score) * 0.4, means: 'sound' }
    : likeness
}

const isNative = (piece: Piece): boolean => piece.script !== 'latin'

/** Two names in one writing other than Latin are compared in it: two Chinese names that sound alike are two names. */
function inOwnWriting(a: Piece, b: Piece): Likeness {
  if (a.text === b.text) return equal
  const score = spelledAlike(a.text, b.text, leastSpelt)
  return a.script === 'han' || a.text.length < 4 || b.text.length < 4 ? none : { score, means: 'spelling' }
}

/** How alike two words are, from 0 to 1, and by what means. */
export function likenessOf(a: Piece, b: Piece): Likeness {
  if (a.kind === 'number' || b.kind === 'number') return a.forms[0] === b.forms[0] ? equal : none
  if (a.meaning !== undefined && a.meaning === b.meaning) return a.text === b.text ? equal : { score: 0.97, means: 'meaning' }
  if (isNative(a) && a.script === b.script) return inOwnWriting(a, b)
  if (a.kind === 'initial' || b.kind === 'initial') return byInitial(a, b)
  const share = !bySyllable(a) && !bySyllable(b) && shareConsonants(a, b)
  const spelt = better(bySpelling(a, b, share ? leastShared : leastSpelt), bySound(a, b))
  if (spelt.score >= 0.96) return spelt
  if (a.script === 'consonants' || b.script === 'consonants') return better(spelt, byConsonants(a, b))
  return share ? withConsonants(spelt) : spelt
}

function byInitial(a: Piece, b: Piece): Likeness {
  const first = (piece: Piece): string => (piece.forms[0] ?? '')[0] ?? ''
  if (first(a) !== first(b)) return none
  return a.forms[0] === b.forms[0] ? equal : { score: 0.85, means: 'initial' }
}
