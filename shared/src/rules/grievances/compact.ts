import { folded, type Stretch } from './same-signs.ts'

/** A text without what people set between signs, and where each sign of it stands. */
export interface Compact {
  readonly text: string
  readonly at: readonly number[]
}

const kept = /[\p{L}\p{N}]/u

export function compact(text: string): Compact {
  const signs: string[] = []
  const at: number[] = []
  for (const found of text.matchAll(/./gsu))
    for (const sign of folded(found[0])) {
      if (!kept.test(sign)) continue
      signs.push(sign)
      // An index for every unit of the text, so that places can be counted in either.
      for (let unit = 0; unit < sign.length; unit++) at.push(found.index)
    }
  return { text: signs.join(''), at }
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /^[\p{L}\p{N}]$/u.test(sign) && !/\p{Script=Han}/u.test(sign)

/** Wherever something stands in a text, however it is set; never as a part of a longer word. */
export function standsIn(text: string, { text: signs, at }: Compact, needle: string): Stretch[] {
  const found: Stretch[] = []
  if (needle === '') return found
  for (let place = signs.indexOf(needle); place >= 0; place = signs.indexOf(needle, place + needle.length)) {
    const from = at[place] ?? 0
    const last = at[place + needle.length - 1] ?? from
    const to = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
    const partOfWord = (isLetter(text[from - 1]) && isLetter(text[from])) || (isLetter(text[to]) && isLetter(text[to - 1]))
    if (!partOfWord) found.push({ from, to })
  }
  return found
}
