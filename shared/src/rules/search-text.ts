/** More words than anybody remembers of a name. */
const mostWords = 6
const mostSigns = 200
/** A sign of a script without letters says as much as a short word. */
const saysMuch = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

export interface SearchText {
  /** All of these must be found, in any order. */
  readonly words: readonly string[]
  /** Where one of them is the code of a question: it, and the others, which then name a supplier. */
  readonly question: { readonly code: string; readonly others: readonly string[] } | null
}

const code = /^(?:[a-z]{2,10}-)?[a-q]\d{1,2}$/i

/** What somebody typed into the search, or null where it is too little to look for. */
export function searchText(typed: string): SearchText | null {
  const words = typed.normalize('NFC').slice(0, mostSigns).split(/\s+/).filter(Boolean).slice(0, mostWords)
  const whole = words.join('')
  if (whole.length < 2 && !saysMuch.test(whole)) return null
  const at = words.findIndex(word => code.test(word))
  const question = at >= 0 && words.length > 1 ? { code: String(words[at]).toUpperCase(), others: words.filter((_, i) => i !== at) } : null
  return { words, question }
}
