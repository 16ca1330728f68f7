import { compact } from './compact.ts'
import type { Stretch } from './same-signs.ts'

interface Token {
  readonly text: string
  /** A word counts two, a sign of a script without spaces one. */
  readonly weight: number
  /** What it tells of the hand that wrote it: words that everybody needs tell nothing. */
  readonly tells: number
}

/** Scripts that set no spaces between words: sign by sign. */
const sign = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
const isSign = new RegExp(`^${sign}`, 'u')
const tokens = new RegExp(`${sign}|(?:(?!${sign})[\\p{L}\\p{M}\\p{Default_Ignorable_Code_Point}])+|\\p{N}+`, 'gu')

const everybodys = new Set(
  `a an the of to in on at by for from with and or but not no is are was were be been has have had it its this that these those there they them their he she his her we us our you your i my me as if so who
  le la les l un une des de du d au aux a et ou mais ne n pas est sont etait ete a ont avait en dans sur par pour avec sans ce c cet cette ces il elle ils elles on nous vous leur leurs se s son sa ses notre nos votre vos qui que qu y je j mon ma mes plus`.split(
    /\s+/,
  ),
)

function tokenOf(text: string, found: string, from: number): Token {
  const word = compact(found).text
  if (isSign.test(found)) return { text: word, weight: 1, tells: 0.5 }
  // The l of l’eau is no word of its own.
  const elided = found.length === 1 && /^['’]\p{L}/u.test(text.slice(from + 1, from + 3))
  return { text: word, weight: elided ? 0 : 2, tells: everybodys.has(word) ? 0 : 1 }
}

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(tokens)].map(found => tokenOf(text, found[0], found.index)).filter(token => token.text !== '')

const sum = (run: readonly Token[], of: 'weight' | 'tells'): number => run.reduce((all, token) => all + token[of], 0)

/** Four words of which two tell something, six of any kind, eight signs. */
const isOwn = (run: readonly Token[]): boolean => sum(run, 'weight') >= 12 || (sum(run, 'weight') >= 8 && sum(run, 'tells') >= 2)

/** How many tokens from here on are enough to know the hand; null: there are not so many. */
function enough(told: readonly Token[], from: number): number | null {
  for (let count = 1; from + count <= told.length && count <= mostTokens; count++) if (isOwn(told.slice(from, from + count))) return count
  return null
}
/** Eight signs, or six words with what is elided before each. */
const mostTokens = 12

const signsOf = (run: readonly Token[]): string => run.map(one => one.text).join('')

/** A text that was told, and from each of its words on the signs that are enough to know the hand. */
interface Ready {
  readonly told: readonly Token[]
  readonly needles: readonly (string | null)[]
}
/** A letter is compared with every key that is pressed; what was told stays as it is. */
const known = new WeakMap<readonly string[], readonly Ready[]>()

function readied(texts: readonly string[]): readonly Ready[] {
  const ready = known.get(texts) ?? texts.map(readyFrom)
  known.set(texts, ready)
  return ready
}

function readyFrom(text: string): Ready {
  const told = tokensOf(text)
  const needles = told.map((_, start) => {
    const count = enough(told, start)
    return count === null ? null : signsOf(told.slice(start, start + count))
  })
  return { told, needles }
}

/** None that is enough is shorter than this. */
const least = 4
const beginnings = (signs: string): Set<string> => new Set(Array.from({ length: signs.length }, (_, at) => signs.slice(at, at + least)))

/**
 * What of a text is somebody’s own wording: those who are accused would know the hand. Signs are compared without what stands between
 * them, so that words set apart or drawn together are the same words. A text that says the same in other words is not found; whoever
 * writes it has to think of that.
 */
export function ownWords(text: string, told: readonly string[]): Stretch[] {
  const { text: signs, at } = compact(text)
  const begins = beginnings(signs)
  const found = readied(told).flatMap(one => repeated(signs, begins, one))
  return outermost(found).map(({ from, to }) => ({ from: at[from] ?? 0, to: endOf(text, at[to - 1] ?? 0) }))
}

const endOf = (text: string, last: number): number => last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)

/** Every run of one text that stands in another, each as long as it goes on. What was found once is not begun again in its midst. */
function repeated(signs: string, begins: ReadonlySet<string>, { told, needles }: Ready): Stretch[] {
  const found: Stretch[] = []
  for (let start = 0, past = 0; start < told.length; start = Math.max(start + 1, past)) {
    const needle = needles[start]
    if (!needle || !begins.has(needle.slice(0, least))) continue
    for (let from = signs.indexOf(needle); from >= 0; from = signs.indexOf(needle, found.at(-1)?.to)) {
      const run = goesOn(signs, from, told, start)
      found.push({ from, to: run.to })
      past = Math.max(past, run.next)
    }
  }
  return found
}

function goesOn(signs: string, from: number, told: readonly Token[], start: number): { to: number; next: number } {
  let [to, next] = [from, start]
  for (let token = told[next]; token && signs.startsWith(token.text, to); token = told[next]) {
    to += token.text.length
    next++
  }
  return { to, next }
}

/** None that lies in another. */
function outermost(all: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = []
  for (const one of all.toSorted((a, b) => a.from - b.from || b.to - a.to)) if (one.to > (kept.at(-1)?.to ?? -1)) kept.push(one)
  return kept
}
