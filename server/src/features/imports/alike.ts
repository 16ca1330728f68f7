import type { SupplierGroup } from 'shared/imports/group-suppliers.ts'
import { areSimilar } from '../suppliers/name-keys.ts'
import { type KeyedName, keyedName } from '../suppliers/supplier-keys.ts'

/** Another supplier of the same file that is called alike. */
export interface Alike {
  readonly sheet: string
  readonly row: number
  readonly name: string
}

/** Names that so many share say nothing. */
const commonplace = 20

/** Each name is taken apart once. */
const taken = new Map<string, KeyedName>()
function keyed(name: string): KeyedName {
  const known = taken.get(name) ?? keyedName(name)
  taken.set(name, known)
  return known
}

/** By what two rows are one supplier, apart from codes. */
export const nameKey = (name: string): string => keyed(name).same[0] ?? name

const namesOf = ({ given }: SupplierGroup): string[] => [given.name, given.nameLatin].filter(name => name !== undefined)
export const firstOf = ({ rows }: SupplierGroup): { sheet: string; number: number } =>
  rows.reduce((first, row) => (row.number < first.number ? row : first), rows[0] ?? { sheet: '', number: 0, cells: [] })

/** For each supplier of a file the others that are called the same, or nearly the same in the same country, and have no other code. */
export function alikeIn(groups: readonly SupplierGroup[]): Map<SupplierGroup, Alike[]> {
  const byKey = new Map<string, SupplierGroup[]>()
  for (const group of groups)
    for (const name of namesOf(group)) {
      const { same, near } = keyed(name)
      for (const key of new Set([...same, ...near])) {
        const sharing = byKey.get(key)
        if (sharing) sharing.push(group)
        else byKey.set(key, [group])
      }
    }
  const found = new Map<SupplierGroup, Set<SupplierGroup>>()
  for (const [key, sharing] of byKey) {
    if (sharing.length < 2 || sharing.length > commonplace) continue
    for (const one of sharing)
      for (const other of sharing)
        if (one !== other && !areTold(one, other) && (key.startsWith('=') || areNear(one, other)))
          found.set(one, (found.get(one) ?? new Set()).add(other))
  }
  return new Map(
    [...found].map(([one, others]) => [
      one,
      [...others]
        .map(told)
        .sort((a, b) => a.row - b.row)
        .slice(0, 5),
    ]),
  )
}

const told = (group: SupplierGroup): Alike => ({ sheet: firstOf(group).sheet, row: firstOf(group).number, name: namesOf(group)[0] ?? '' })

/** Two codes of one kind are two companies, however alike their names. */
const areTold = ({ given: one }: SupplierGroup, { given: other }: SupplierGroup): boolean =>
  (['uscc', 'lei'] as const).some(code => one[code] && other[code] && one[code] !== other[code])

const areNear = (one: SupplierGroup, other: SupplierGroup): boolean =>
  one.given.country === other.given.country &&
  namesOf(one).some(name => namesOf(other).some(another => areSimilar(keyed(name).prepared, keyed(another).prepared)))
