import { likenessOf } from './likeness.ts'
import { tellingWords } from './name-keys.ts'
import { type Bearer, type Piece, type PreparedName, prepareName, type Reading } from './prepare.ts'
import { comparePrepared, initialsOf, leastAlike, type Similarity, scoreOf } from './similarity.ts'
import { WordOutlines } from './word-outlines.ts'

/** One name of a list's entry; an entry has several. */
export interface ListedName {
  readonly entryId: string
  readonly name: string
  readonly bearer?: Bearer | undefined
}

export interface Found {
  readonly listed: ListedName
  readonly similarity: Similarity
}

export interface NameIndex {
  readonly size: number
  /** The listed names at least so like this one, best first. */
  find(name: PreparedName, atLeast: number): Found[]
}

interface Posting {
  readonly name: number
  readonly weight: number
}

/** The same string with one letter left out, each in turn: two words one slip apart share such a string. */
const withoutOne = (text: string): string[] => Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1))

/** Where a word stands in the index, and where its likes are looked for. */
function slipKeys(word: Piece): string[] {
  const byConsonants = word.consonants.flatMap(one => (one.length >= 4 ? [one, ...withoutOne(one)] : one.length >= 2 ? [one] : []))
  const bySound = word.sounds.map(one => `~${one}`)
  // Few consonants with one left out tell too little: a slip is looked for in the letters.
  const byLetters = word.forms.flatMap(one => (one.length >= 3 ? [one, ...withoutOne(one)] : [])).map(one => `^${one}`)
  return [...new Set([...byConsonants, ...bySound, ...byLetters, ...(word.meaning ? [`=${word.meaning}`] : [])])]
}

const joinedKey = (piece: Piece): string | undefined => {
  const key = piece.consonants[0] ?? ''
  return key.length >= 2 ? key : piece.sounds[0]
}

class Multimap<K, V> {
  private readonly lists = new Map<K, V[]>()
  add(key: K, value: V): void {
    const list = this.lists.get(key)
    if (list) list.push(value)
    else this.lists.set(key, [value])
  }
  get(key: K): readonly V[] {
    return this.lists.get(key) ?? []
  }
}

interface Like {
  readonly word: number
  readonly score: number
}

const mostRemembered = 20_000

/** Finds listed names through the words they share; words are compared once and remembered, since many bear them. */
class WordIndex implements NameIndex {
  private readonly words: Piece[] = []
  private readonly wordIds = new Map<string, number>()
  private readonly byKey = new Multimap<string, number>()
  private readonly postings: Posting[][] = []
  private readonly byJoined = new Multimap<string, Posting>()
  private readonly byInitials = new Multimap<string, number>()
  private readonly alone = new Multimap<string, number>()
  /** The readings of all listed names, one after another: their name, and how much their telling words and the others weigh. */
  private readonly names: number[] = []
  private readonly telling: number[] = []
  private readonly others: number[] = []
  private readonly likes = new Map<string, readonly Like[]>()
  private readonly prepared = new Map<number, PreparedName>()
  private readonly listed: readonly ListedName[]
  private tally: Tally | undefined
  /** In which round each word was compared: several keys lead to it. */
  private readonly seen: number[] = []
  private readonly outlines = new WordOutlines()
  private round = 0

  constructor(listed: readonly ListedName[]) {
    this.listed = listed
    for (const [at, one] of listed.entries())
      for (const reading of prepareName(one.name, one.bearer).readings) this.add(at, reading, one.bearer)
  }

  get size(): number {
    return this.listed.length
  }

  private add(name: number, reading: Reading, bearer: Bearer | undefined): void {
    const at = this.names.push(name) - 1
    const telling = tellingWords(reading.words)
    this.telling.push(weigh(telling))
    this.others.push(weigh(reading.words) - weigh(telling))
    for (const word of telling) this.postings[this.wordId(word)]?.push({ name: at, weight: word.weight })
    for (const piece of reading.joined()) {
      const key = piece.to - piece.from <= 3 ? joinedKey(piece) : undefined
      if (key) this.byJoined.add(key, { name: at, weight: piece.weight })
    }
    if (bearer === 'person') return
    const [only] = telling
    if (telling.length === 1 && only) this.alone.add(only.text, at)
    for (const letters of initialKeys(reading)) this.byInitials.add(letters, at)
  }

  private wordId(word: Piece): number {
    const text = `${word.script} ${word.text} ${word.forms[0]}`
    const known = this.wordIds.get(text)
    if (known !== undefined) return known
    const id = this.words.push(word) - 1
    this.postings.push([])
    this.seen.push(0)
    this.outlines.add(word)
    this.wordIds.set(text, id)
    for (const key of slipKeys(word)) this.byKey.add(key, id)
    return id
  }

  private likesOf(word: Piece): readonly Like[] {
    const text = `${word.script} ${word.text} ${word.forms[0]} ${word.kind}`
    const known = this.likes.get(text)
    if (known) return known
    const likes: Like[] = []
    const outline = this.outlines.of(word)
    this.round++
    for (const key of slipKeys(word))
      for (const id of this.byKey.get(key)) {
        if (this.seen[id] === this.round) continue
        this.seen[id] = this.round
        if (outline && this.outlines.isFar(outline, id)) continue
        const score = likenessOf(word, this.words[id] as Piece).score
        if (score >= leastAlike) likes.push({ word: id, score })
      }
    if (this.likes.size > mostRemembered) this.likes.clear()
    this.likes.set(text, likes)
    return likes
  }

  find(name: PreparedName, atLeast: number): Found[] {
    const candidates = new Set<number>()
    for (const reading of name.readings)
      for (const at of this.candidates(reading, atLeast, name.bearer)) candidates.add(this.names[at] ?? 0)
    const found: Found[] = []
    for (const at of candidates) {
      const listed = this.listed[at] as ListedName
      const similarity = comparePrepared(name, this.preparedOf(at, listed))
      if (similarity.score >= atLeast) found.push({ listed, similarity })
    }
    return found.sort((a, b) => b.similarity.score - a.similarity.score)
  }

  private preparedOf(at: number, listed: ListedName): PreparedName {
    const known = this.prepared.get(at)
    if (known) return known
    const prepared = prepareName(listed.name, listed.bearer)
    if (this.prepared.size > mostRemembered) this.prepared.clear()
    this.prepared.set(at, prepared)
    return prepared
  }

  /** Readings of listed names that could reach the score, were everything but telling words equal. */
  private candidates(reading: Reading, atLeast: number, bearer: Bearer | undefined): number[] {
    const telling = tellingWords(reading.words)
    const own = weigh(reading.words)
    this.tally ??= new Tally(this.names.length)
    const tally = this.tally.begin()
    for (const word of telling) {
      for (const { word: id, score } of this.likesOf(word))
        for (const { name, weight } of this.postings[id] ?? []) tally.meet(name, score * word.weight, score * weight)
      tally.nextWord()
      const key = word.kind === 'name' ? joinedKey(word) : undefined
      if (key) for (const { name, weight } of this.byJoined.get(key)) tally.meet(name, word.weight, weight)
      tally.nextWord()
    }
    for (const piece of reading.joined()) {
      const key = piece.to - piece.from <= 3 ? joinedKey(piece) : undefined
      if (!key) continue
      for (const id of this.byKey.get(key)) for (const { name, weight } of this.postings[id] ?? []) tally.meet(name, piece.weight, weight)
      tally.nextWord()
    }
    const rest = own - weigh(telling)
    const able: number[] = []
    for (const at of tally.met) {
      const others = this.others[at] ?? 0
      // A slip in a word of the trade makes a telling word of it: either side's others may be what it meets.
      const left = Math.min(1, ((tally.left[at] ?? 0) + rest + others) / own)
      const right = Math.min(1, ((tally.right[at] ?? 0) + rest + others) / ((this.telling[at] ?? 0) + others))
      const bound = scoreOf(left, right)
      if (bound >= atLeast) able.push(at)
    }
    return bearer === 'person' ? able : [...able, ...this.shortened(reading, telling)]
  }

  private shortened(reading: Reading, telling: readonly Piece[]): number[] {
    const [only] = telling
    const short = telling.length === 1 && only ? this.byInitials.get(only.text) : []
    return [...short, ...initialKeys(reading).flatMap(letters => this.alone.get(letters))]
  }
}

const weigh = (words: readonly Piece[]): number => words.reduce((sum, word) => sum + word.weight, 0)

/** The first letters a name may be shortened to. */
function initialKeys({ words }: Reading): string[] {
  const full = words.filter(word => word.kind !== 'particle' && word.kind !== 'title' && word.kind !== 'small')
  const named = full.filter(word => word.kind !== 'legal')
  if (named.length < 2) return []
  return [
    ...new Set(
      [named, full].flatMap(some => [3, 4, 5, 6].filter(length => length <= some.length).map(length => initialsOf(some.slice(0, length)))),
    ),
  ]
}

/**
 * What each listed name could have in common with the one looked for; of several likes of one word the best counts. One for all
 * lookups, in plain arrays by place: a thousand bear a common name, and an object for each, each time, was a third of the work.
 */
class Tally {
  /** The places met in this lookup. */
  readonly met: number[] = []
  readonly left: Float64Array
  readonly right: Float64Array
  private readonly best: Float64Array
  /** The word that met a place last; words are numbered on through all lookups. */
  private readonly lastWord: Int32Array
  private word = 0
  private began = 0

  constructor(size: number) {
    this.left = new Float64Array(size)
    this.right = new Float64Array(size)
    this.best = new Float64Array(size)
    this.lastWord = new Int32Array(size)
  }

  begin(): this {
    this.met.length = 0
    // Numbers that would no longer fit begin anew.
    if (this.word > 2_000_000_000) {
      this.lastWord.fill(0)
      this.word = 0
    }
    this.began = ++this.word
    return this
  }

  meet(at: number, left: number, right: number): void {
    const last = this.lastWord[at] as number
    if (last < this.began) {
      this.met.push(at)
      this.left[at] = left
      this.right[at] = right
    } else {
      this.right[at] = (this.right[at] as number) + right
      const more = last === this.word ? left - (this.best[at] as number) : left
      if (more <= 0) return
      this.left[at] = (this.left[at] as number) + more
    }
    this.best[at] = left
    this.lastWord[at] = this.word
  }

  nextWord(): void {
    this.word++
  }
}

/** An index over a list's names, held in memory. */
export const indexNames = (listed: readonly ListedName[]): NameIndex => new WordIndex(listed)
