// Used by pdf-setter.mjs, which Node reads itself.

/** Signs that are not there to be seen, or that turn the direction of writing: a reader of a record must see that they stand there. */
const hidden = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** @param {number} sign */
const numbered = sign => `[U+${sign.toString(16).toUpperCase().padStart(4, '0')}]`

/**
 * The same data, with what cannot be drawn written as its number: `[U+202E]`.
 * @param {unknown} value
 * @param {ReadonlySet<number>} missing what the fonts lack
 * @returns {unknown}
 */
export function printable(value, missing) {
  if (typeof value === 'string') {
    const seen = value.toWellFormed().replace(hidden, sign => numbered(sign.codePointAt(0) ?? 0))
    return missing.size === 0
      ? seen
      : Array.from(seen, sign => (missing.has(sign.codePointAt(0) ?? 0) ? numbered(sign.codePointAt(0) ?? 0) : sign)).join('')
  }
  if (Array.isArray(value)) return value.map(one => printable(one, missing))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, printable(one, missing)]))
  return value
}

/**
 * The code points that Typst says it cannot draw. It writes the text as Rust does for debugging: the sign itself, or `\u{20bb7}`.
 * @param {string} complaint
 */
export function unprintableIn(complaint) {
  const texts = [...complaint.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gs)].map(([, text = '']) =>
    text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
  )
  // Our own replacement is ASCII: taking ASCII out would never end.
  return [...new Set(texts.flatMap(text => Array.from(text, sign => sign.codePointAt(0) ?? 0)))].filter(sign => sign > 0x7e)
}
