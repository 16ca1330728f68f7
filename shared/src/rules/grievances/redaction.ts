interface Token {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly weight: number
}

/** So much in one go is nobody else's wording: five words, ten Chinese signs, or one long number. */
const ownWording = 10
const longNumber = /^\d{5,}$/

const weightOf = (text: string): number => (longNumber.test(text) ? ownWording : /^\p{Script=Han}$/u.test(text) ? 1 : 2)

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu)].map(found => {
    const word = found[0].normalize('NFKC').toLowerCase()
    return { text: word, from: found.index, to: found.index + found[0].length, weight: weightOf(word) }
  })

const joined = (tokens: readonly Token[]): string => ` ${tokens.map(token => token.text).join(' ')} `

/** How many tokens from a place on stand in the source in the same order. */
function runAt(tokens: readonly Token[], at: number, source: string): number {
  let length = 0
  while (at + length < tokens.length && source.includes(joined(tokens.slice(at, at + length + 1)))) length++
  return length
}

const weigh = (tokens: readonly Token[]): number => tokens.reduce((sum, token) => sum + token.weight, 0)

/**
 * What of a text is somebody's own wording, passage by passage: those who are accused would know the hand. A text that says the same in
 * other words is not found; whoever writes it has to think of that.
 */
export function repeatedFrom(text: string, told: readonly string[]): string[] {
  const tokens = tokensOf(text)
  const sources = told.map(one => joined(tokensOf(one)))
  const found: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const longest = Math.max(0, ...sources.map(source => runAt(tokens, at, source)))
    const run = tokens.slice(at, at + longest)
    if (weigh(run) < ownWording) continue
    found.push(text.slice(run[0]?.from, run.at(-1)?.to))
    at += longest - 1
  }
  return found
}
