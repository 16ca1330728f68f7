/**
 * Does a value nest deeper, or hold more, than anything we ask for? Asked before any schema reads it: a schema
 * follows the nesting with the stack. It walks without recursion and stops at the first excess.
 */
export function isTooDeep(value: unknown, levels: number, nodes = 100_000): boolean {
  let level: unknown[] = [value]
  for (let depth = 0, seen = 0; level.length > 0; depth++) {
    seen += level.length
    if (depth > levels || seen > nodes) return true
    level = level.flatMap(inside)
  }
  return false
}

const inside = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}
