import anyAscii from 'any-ascii'

const longest = 40

/** The address of a programme's public pages, from its name: short enough to be read out on the telephone. Null: the name gives none. */
export function publicPathOf(name: string): string | null {
  const path = anyAscii(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  return path.length >= 3 ? path : null
}
