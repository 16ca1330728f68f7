import { spelledOut } from './letters.ts'
import { soundOf } from './sounds.ts'

// What Arabic and Hebrew writing tells of vowels: long ones stand, short ones do not, and some letters carry any.
const long = /[aoueiwyv]/
const carrier = /[`']/

/** "h" at the end is heard or not: Fatima, Fatimah. */
const marks = (word: string): string[] => {
  const letters = [...spelledOut(word)]
  return letters.map((letter, at) =>
    letter === 'h' && at === letters.length - 1 && at > 0 ? '?' : long.test(letter) ? 'V' : carrier.test(letter) ? '?' : letter,
  )
}

/** The sounds that a word without short vowels can stand for; at its ends a vowel that is not written is not spoken. */
function patternOf(word: string): RegExp {
  const parts = soundOf(marks(word).join(''))
    .replace(/([^V?])(?=[^V?])/g, '$1-')
    .replace(/\?*V[V?]*/g, '+')
    .replace(/\?+/g, '~')
  const inner = parts.replaceAll('-', 'V*').replaceAll('+', 'V+').replaceAll('~', 'V*')
  return new RegExp(`^${inner}$`)
}

const patterns = new Map<string, RegExp>()
const vowels = /[aeiou]+/g

/** Could this Latin word be the spoken form of one in Arabic or Hebrew letters? محمد is Muhammad, not Mohammadi. */
export function vowelsFit(word: string, form: string): boolean {
  const pattern = patterns.get(word) ?? patternOf(word)
  if (patterns.size > 20_000) patterns.clear()
  patterns.set(word, pattern)
  return pattern.test(soundOf(form).replace(vowels, 'V'))
}

export const showsVowels = (word: string): boolean => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(word)
