/** What stands in an address, read for a filter: what does not belong there is no filter. */

/** Those of a comma's list that are words of ours. */
export const wordsIn = <T extends string>(params: URLSearchParams, name: string, words: readonly T[]): T[] =>
  (params.get(name) ?? '').split(',').filter((text): text is T => (words as readonly string[]).includes(text))

/** The one that is a word of ours. */
export const wordIn = <T extends string>(params: URLSearchParams, name: string, words: readonly T[]): T | undefined =>
  wordsIn(params, name, words)[0]

/** An instant, as the server takes it. */
export function instantIn(params: URLSearchParams, name: string): string | undefined {
  const at = new Date(params.get(name) ?? '')
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9_999 || at.getUTCFullYear() < 1_900 ? undefined : at.toISOString()
}

/** Leaves out of a filter what is not asked. */
export const asked = <T extends object>(filter: { [K in keyof T]?: T[K] | undefined }): T =>
  Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  ) as T
