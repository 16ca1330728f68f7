/** A stretch of a text. */
export interface Stretch {
  readonly from: number
  readonly to: number
}
interface Token extends Stretch {
  readonly text: string
  /** A word counts two, a sign of a script without spaces one. */
  readonly weight: number
  /** What it tells of the hand that wrote it: words that everybody needs tell nothing. */
  readonly tells: number
}

/** Scripts that set no spaces between words: sign by sign. */
const sign = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
const isSign = new RegExp(`^${sign}`, 'u')
const tokens = new RegExp(`${sign}|(?:(?!${sign})[\\p{L}\\p{M}])+|\\p{N}+`, 'gu')

/** Case, accents and width aside. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const everybodys = new Set(
  `a an the of to in on at by for from with and or but not no is are was were be been has have had it its this that these those there they them their he she his her we us our you your i my me as if so who
  le la les l un une des de du d au aux a et ou mais ne n pas est sont etait ete a ont avait en dans sur par pour avec sans ce c cet cette ces il elle ils elles on nous vous leur leurs se s son sa ses notre nos votre vos qui que qu y je j mon ma mes plus`.split(
    /\s+/,
  ),
)

function tokenOf(text: string, found: string, from: number): Token {
  const to = from + found.length
  const word = folded(found)
  if (isSign.test(found)) return { text: word, from, to, weight: 1, tells: 0.5 }
  // The l of l’eau is no word of its own.
  const elided = found.length === 1 && /^['’]\p{L}/u.test(text.slice(to, to + 2))
  return { text: word, from, to, weight: elided ? 0 : 2, tells: everybodys.has(word) ? 0 : 1 }
}

const tokensOf = (text: string): Token[] => [...text.matchAll(tokens)].map(found => tokenOf(text, found[0], found.index))

const sum = (run: readonly Token[], of: 'weight' | 'tells'): number => run.reduce((all, token) => all + token[of], 0)

/** Four words of which two tell something, six of any kind, eight signs. */
const isOwn = (run: readonly Token[]): boolean => sum(run, 'weight') >= 12 || (sum(run, 'weight') >= 8 && sum(run, 'tells') >= 2)

/** Where each word stands in what was told. */
type Index = ReadonlyMap<string, readonly (readonly [source: number, at: number])[]>

function indexOf(sources: readonly (readonly Token[])[]): Index {
  const index = new Map<string, (readonly [number, number])[]>()
  for (const [source, list] of sources.entries())
    for (const [at, { text }] of list.entries()) index.set(text, [...(index.get(text) ?? []), [source, at]])
  return index
}

/** How far two texts go on alike. */
function alike(text: readonly Token[], from: number, source: readonly Token[], at: number): number {
  let length = 0
  while (from + length < text.length && text[from + length]?.text === source[at + length]?.text) length++
  return length
}

/**
 * What of a text is somebody’s own wording: those who are accused would know the hand. A text that says the same in other words is not
 * found; whoever writes it has to think of that.
 */
export function ownWords(text: string, told: readonly string[]): Stretch[] {
  const own = tokensOf(text)
  const sources = told.map(tokensOf)
  const index = indexOf(sources)
  const found: Stretch[] = []
  for (let at = 0; at < own.length; at++) {
    const places = index.get(own[at]?.text ?? '') ?? []
    const longest = places.reduce((most, [source, place]) => Math.max(most, alike(own, at, sources[source] ?? [], place)), 0)
    const run = own.slice(at, at + longest)
    const [first] = run
    const last = run.at(-1)
    if (!first || !last || !isOwn(run)) continue
    found.push({ from: first.from, to: last.to })
    at += longest - 1
  }
  return found
}
