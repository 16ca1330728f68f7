/** Signs that turn the direction of writing: in a name they can make one address look like another. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(turning, '')
    .trim()

const manyLines = (text: string): string =>
  text
    .replace(/\r\n?|\p{Zl}|\p{Zp}/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(turning, '')
    .trim()

/** What people write to each other in several lines; all else stands in one. */
const severalLines = new Set(['message', 'words'])

const tidyOne = (value: unknown, name: string): unknown => {
  if (typeof value === 'string') return severalLines.has(name) ? manyLines(value) : oneLine(value)
  if (Array.isArray(value)) return value.map(one => tidyOne(one, name))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidyOne(one, key)]))
  return value
}

/** The same values without a sign that could end a line of a header, or hide what a name says. */
export const tidy = <T>(values: T): T => tidyOne(values, '') as T
