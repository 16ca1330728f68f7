import { likenessOf, type Means } from './likeness.ts'
import { type Piece, type PreparedName, prepareName, type Reading, type Via } from './prepare.ts'

/** One word (or some written together) of either name that met its like. */
export interface Met {
  readonly left: string
  readonly right: string
  readonly means: Means
  /** Words that are apart on one side and together on the other. */
  readonly joined: boolean
  readonly score: number
}

export interface Similarity {
  /** 0: nothing in common; 1: the same name. */
  readonly score: number
  readonly met: readonly Met[]
  readonly leftOver: { readonly left: readonly string[]; readonly right: readonly string[] }
  /** How signs of Han were read, where that mattered. */
  readonly via: readonly [Via, Via]
}

interface Pair {
  readonly left: Piece
  readonly right: Piece
  readonly means: Means
  readonly score: number
  readonly gain: number
}

/** Below this two words are two words. */
export const leastAlike = 0.7

/** Words written together have to fit better: "Aw-Mohamed" is not a slip for "Mohamed". */
const leastJoined = 0.85

const pairOf = (left: Piece, right: Piece, least = leastAlike): Pair | undefined => {
  const { score, means } = likenessOf(left, right)
  return score < least ? undefined : { left, right, means, score, gain: score * (left.weight + right.weight) }
}

function* candidates(a: Reading, b: Reading): Generator<Pair> {
  for (const left of a.words)
    for (const right of b.words) {
      const pair = pairOf(left, right)
      if (pair) yield pair
    }
  for (const left of a.joined())
    for (const right of b.words) {
      const pair = couldBe(left, right) ? pairOf(left, right, leastJoined) : undefined
      if (pair) yield pair
    }
  for (const right of b.joined())
    for (const left of a.words) {
      const pair = couldBe(right, left) ? pairOf(left, right, leastJoined) : undefined
      if (pair) yield pair
    }
}
// Most neighbours are no word of the other name: a look at the length spares the comparison.
const couldBe = (joined: Piece, word: Piece): boolean => {
  const long = word.forms[0]?.length ?? 0
  const own = joined.forms[0]?.length ?? 0
  return (
    long >= 4 &&
    (word.script === 'consonants' || joined.script === 'consonants' || Math.abs(long - own) <= Math.max(2, long / 4)) &&
    word.kind !== 'legal'
  )
}

const bits = (piece: Piece): number => ((1 << piece.to) - 1) & ~((1 << piece.from) - 1)

/** The pairs that stand together: best first, no word twice. */
function settle(pairs: readonly Pair[]): Pair[] {
  const settled: Pair[] = []
  let left = 0
  let right = 0
  for (const pair of [...pairs].sort((x, y) => y.gain - x.gain)) {
    if (left & bits(pair.left) || right & bits(pair.right)) continue
    left |= bits(pair.left)
    right |= bits(pair.right)
    settled.push(pair)
  }
  return settled
}

const weightOf = (words: readonly Piece[]): number => words.reduce((sum, word) => sum + word.weight, 0)

/** How much of a name has met its like. */
const covered = (pairs: readonly Pair[], side: 'left' | 'right', whole: number): number =>
  whole === 0 ? 0 : pairs.reduce((sum, pair) => sum + pair.score * pair[side].weight, 0) / whole

const round = (score: number): number => Math.round(score * 1000) / 1000
const unmet = (words: readonly Piece[], pairs: readonly Pair[], side: 'left' | 'right'): string[] =>
  words.filter(word => !pairs.some(pair => bits(pair[side]) & bits(word))).map(word => word.typed)

// What one name has and the other lacks counts more than what both share: a part of a name is not the name.
const lesser = 0.65
export const scoreOf = (one: number, other: number): number => lesser * Math.min(one, other) + (1 - lesser) * Math.max(one, other)

export const initialsOf = (words: readonly Piece[]): string => words.map(word => (word.forms[0] ?? '')[0] ?? '').join('')
const initialsWorth = 0.82

/** One word made of the other name's first letters: "SMB" for "Société Minière de Boké". */
function byInitials(short: Reading, long: Reading): Piece | undefined {
  const own = short.words.filter(word => word.weight >= 0.3)
  const letters = own[0]?.script === 'latin' ? own[0].text : ''
  if (own.length !== 1 || letters.length < 3 || letters.length > 6) return undefined
  const full = long.words.filter(word => word.kind !== 'particle' && word.kind !== 'title' && word.kind !== 'small')
  const named = full.filter(word => word.kind !== 'legal')
  const begins = (words: readonly Piece[]): boolean =>
    words.length >= letters.length && initialsOf(words.slice(0, letters.length)) === letters
  return named.length >= 2 && (begins(named) || begins(full)) ? own[0] : undefined
}

function compareInitials(a: Reading, b: Reading): Similarity | undefined {
  const left = byInitials(a, b)
  const right = left ? undefined : byInitials(b, a)
  if (!left && !right) return undefined
  const whole = (words: readonly Piece[]): string => words.map(word => word.typed).join(' ')
  const met: Met = {
    left: left?.typed ?? whole(a.words),
    right: right?.typed ?? whole(b.words),
    means: 'initials',
    joined: true,
    score: initialsWorth,
  }
  return { score: initialsWorth, met: [met], leftOver: { left: [], right: [] }, via: [a.via, b.via] }
}

function compareReadings(a: Reading, b: Reading): Similarity {
  const pairs = settle([...candidates(a, b)])
  const sides = [covered(pairs, 'left', weightOf(a.words)), covered(pairs, 'right', weightOf(b.words))] as const
  return {
    score: round(Math.min(1, scoreOf(...sides))),
    met: pairs.map(({ left, right, means, score }) => ({
      left: left.typed,
      right: right.typed,
      means,
      joined: left.to - left.from !== right.to - right.from,
      score: round(score),
    })),
    leftOver: { left: unmet(a.words, pairs, 'left'), right: unmet(b.words, pairs, 'right') },
    via: [a.via, b.via],
  }
}

// A person is not a company; yet lists and forms mistake one for the other, and companies bear their owner's name.
const otherBearer = 0.9
const asBorne = (a: PreparedName, b: PreparedName, similarity: Similarity): Similarity =>
  a.bearer && b.bearer && a.bearer !== b.bearer ? { ...similarity, score: round(similarity.score * otherBearer) } : similarity

/** How alike two names are, in the reading that fits best. */
export function comparePrepared(a: PreparedName, b: PreparedName): Similarity {
  let best: Similarity | undefined
  for (const left of a.readings)
    for (const right of b.readings) {
      const spelt = compareReadings(left, right)
      const shortened =
        a.bearer === 'person' || b.bearer === 'person' || spelt.score >= initialsWorth ? undefined : compareInitials(left, right)
      const similarity = shortened ?? spelt
      if (!best || similarity.score > best.score) best = similarity
    }
  if (best) return asBorne(a, b, best)
  return { score: 0, met: [], leftOver: { left: [a.typed], right: [b.typed] }, via: ['written', 'written'] }
}

/** How alike two names are, and why: which word met which, by what means, what was left over. */
export const similarity = (a: string, b: string): Similarity => comparePrepared(prepareName(a), prepareName(b))
