/**
 * Canonical JSON (RFC 8785): keys in the order of their UTF-16 units, no space between, numbers and texts as JavaScript writes them.
 * The same content gives the same text everywhere, so that it can be hashed. Plain data only; what is undefined is left out.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(one => canonical(one ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const there = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
    return `{${there.map(([key, one]) => `${scalar(key)}:${canonical(one)}`).join(',')}}`
  }
  return scalar(value)
}

function scalar(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a number that JSON does not know')
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('a text with half a sign')
  const text = JSON.stringify(value)
  if (text === undefined) throw new Error('not plain data')
  return text
}
