/** Below this, a figure could point at a person (domain reference 9.6). */
export const leastShown = 5

/** Counts by name. null: fewer than are shown. */
export type Shown = Record<string, number | null>

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Could somebody who knows the sum work out what is hidden? One cell alone, or cells that must all be as full as they can be. */
const givesAway = (hidden: readonly number[]): boolean =>
  sum(hidden) > 0 && (hidden.length === 1 || sum(hidden) === hidden.length * (leastShown - 1))

/**
 * A breakdown whose sum is known. Small cells are hidden, empty ones too, since *nobody* says something as well; and as long as
 * the rest gives a hidden one away, the smallest that is shown is hidden with it.
 */
export function breakdown(counts: Readonly<Record<string, number>>): Shown {
  const cells = Object.entries(counts).sort((a, b) => a[1] - b[1])
  let hidden = cells.filter(([, count]) => count < leastShown).length
  while (hidden < cells.length && givesAway(cells.slice(0, hidden).map(([, count]) => count))) hidden++
  const kept = new Set(cells.slice(0, hidden).map(([name]) => name))
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, kept.has(name) ? null : count]))
}

/**
 * The same of names that are no closed list: to be named at all, a country needs enough cases. The others stand together, with as many
 * of the named ones as it takes for them to be enough: a name without a number would tell that there is one.
 */
export function breakdownOfMany(counts: Readonly<Record<string, number>>, rest = 'REST'): Shown {
  const named = Object.entries(counts)
    .filter(([, count]) => count >= leastShown)
    .sort((a, b) => b[1] - a[1])
  let others = sum(Object.values(counts)) - sum(named.map(([, count]) => count))
  while (others > 0 && others < leastShown && named.length > 0) others += named.pop()?.[1] ?? 0
  return { ...Object.fromEntries(named), [rest]: shown(others) }
}

/** What a number is made of, where that number itself is shown beside it or hidden: of a hidden one no part is shown, or their sum would be it. */
export const within = (whole: number | null | undefined, parts: Readonly<Record<string, number>>): Shown =>
  whole == null ? Object.fromEntries(Object.keys(parts).map(name => [name, null])) : breakdown(parts)

/** A figure that stands alone. */
export const shown = (count: number): number | null => (count < leastShown ? null : count)

/** How many of a known number: shown where neither they nor those that are left are few. */
export const shareOf = (count: number, whole: number): number | null =>
  whole < leastShown ? null : (breakdown({ those: count, others: whole - count }).those ?? null)

/** The middle of so many days; of few nothing is said. */
export function medianDays(days: readonly number[]): number | null {
  if (days.length < leastShown) return null
  const sorted = [...days].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
