/** Letters that sound alike in the spellings of one name, longest first. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|sch|sh|ch|zh|cz|^x/g, 'š'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/kh|ck|q/g, 'k'],
  [/gh/g, 'g'],
  [/dj|dzh/g, 'j'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ts|tz/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/ou|oo|uu/g, 'u'],
  [/ee|ie|ei|ey|ii/g, 'i'],
  [/aa|ae/g, 'a'],
  [/[ow]/g, 'u'],
  [/[ey]/g, 'i'],
  [/v/g, 'u'],
  [/z/g, 's'],
  [/(.)\1+/g, '$1'],
  [/(?<=..)h$/g, ''],
]
const remembered = new Map<string, string>()

/** How a word sounds, roughly: Mohamed and Muhammad differ in one vowel. */
export function soundOf(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const sound = alike.reduce((sounding, [letters, sign]) => sounding.replace(letters, sign), word)
  if (remembered.size > 50_000) remembered.clear()
  remembered.set(word, sound)
  return sound
}

/** The consonants of a word: what Arabic, Hebrew or Thai writing shows of it. */
export const consonantsOf = (word: string): string =>
  soundOf(word)
    .replace(/[aeiou]/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=.)h$/, '')
