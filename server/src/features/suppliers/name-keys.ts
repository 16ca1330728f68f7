import { keysOf as likeKeys } from 'shared/rules/names/name-keys.ts'
import { type Piece, type PreparedName, prepareName } from 'shared/rules/names/prepare.ts'
import { comparePrepared } from 'shared/rules/names/similarity.ts'

/** Taken apart once, compared often. */
export const preparedName = (name: string): PreparedName => prepareName(name, 'company')

/** To be raised whenever the keys of a name change: every supplier's are then made anew. */
export const keysVersion = 2

/** Legal forms, "group" and little words tell no two companies apart. */
const tells = ({ kind, meaning }: Piece): boolean => kind !== 'legal' && kind !== 'particle' && meaning !== 'group'

/** Equal for names that are the same in all but writing: `Nan Shan Aluminum` and `NANSHAN ALUMINIUM Ltd`. */
export function sameKeys({ typed, readings }: PreparedName): string[] {
  const words = readings[0]?.words ?? []
  const own = words.filter(tells)
  const parts = (own.length > 0 ? own : words).map(({ meaning, text }) => meaning ?? text)
  const bare = parts.length > 0 ? parts : [typed.trim()]
  return [...new Set([bare.join(''), [...bare].sort().join('')])]
}

/** Shared by names worth comparing, in whatever script. */
export const nearKeys = likeKeys

/** From here on two names are worth a person's look. */
const alike = 0.85

const numbersIn = ({ readings }: PreparedName): string =>
  (readings[0]?.words ?? []).flatMap(({ kind, text }) => (kind === 'number' ? [text] : [])).join(' ')

/** The first and the second works of a company are siblings and no slip of the pen. */
const areSiblings = (one: PreparedName, other: PreparedName): boolean => {
  const [a, b] = [numbersIn(one), numbersIn(other)]
  return a !== '' && b !== '' && a !== b
}

export const areSimilar = (one: PreparedName, other: PreparedName): boolean =>
  !areSiblings(one, other) && comparePrepared(one, other).score >= alike
