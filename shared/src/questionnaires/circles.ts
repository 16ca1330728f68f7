/** A name, and the names it looks at. */
export type Looks = readonly [string, readonly string[]]

/** The circles among names that look at names, each once, as the path that comes back to where it began. */
export function circlesIn(looks: readonly Looks[]): string[][] {
  const seenFrom = new Map(looks)
  const done = new Set<string>()
  const found: string[][] = []
  const path: string[] = []
  const follow = (name: string): void => {
    if (path.includes(name)) {
      found.push([...path.slice(path.indexOf(name)), name])
      return
    }
    if (done.has(name)) return
    path.push(name)
    for (const next of seenFrom.get(name) ?? []) follow(next)
    path.pop()
    done.add(name)
  }
  for (const name of seenFrom.keys()) follow(name)
  return found
}

/** How many names stand in the longest chain from one. Only where there are no circles. */
export function chainLengths(looks: readonly Looks[]): (name: string) => number {
  const seenFrom = new Map(looks)
  const known = new Map<string, number>()
  return function lengthFrom(name: string): number {
    const length = known.get(name) ?? 1 + Math.max(0, ...(seenFrom.get(name) ?? []).map(lengthFrom))
    known.set(name, length)
    return length
  }
}
