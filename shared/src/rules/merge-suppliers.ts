import { type SupplierState, supplierStates } from '../machines/supplier.ts'

/** One of two records of a supplier, as far as merging looks at it. */
export interface MergeSide {
  readonly id: string
  readonly name: string
  readonly status: SupplierState
  /** Requests that are not accepted yet. */
  readonly open: number
  /** Conditions of an approval that are not met yet. */
  readonly conditions: number
}

export interface MergeFault {
  /** The key of its sentence below `errors`. */
  readonly rule: 'mergeItself' | 'mergeMerged' | 'mergeFurther' | 'mergeBothOpen' | 'mergeConditions' | 'mergePeople'
  readonly facts: Readonly<Record<string, string>>
}

/**
 * Why two records cannot become one, as they stand. The record that has gone further stays: its state was earned by acts of people, and
 * no merge gives or takes an approval. Of two open requests nobody but people can say which is to be answered; and nobody gains or loses
 * the right to hand in because two records were one: `people` are those whose rights differ.
 */
export function mergeFaults(survivor: MergeSide, merged: MergeSide, people: readonly string[]): MergeFault[] {
  if (survivor.id === merged.id) return [{ rule: 'mergeItself', facts: {} }]
  const gone = [survivor, merged].find(({ status }) => status === 'MERGED')
  if (gone) return [{ rule: 'mergeMerged', facts: { supplier: gone.name } }]
  const faults: MergeFault[] = []
  if (rank(merged) > rank(survivor)) faults.push({ rule: 'mergeFurther', facts: { supplier: merged.name } })
  if (survivor.open > 0 && merged.open > 0) faults.push({ rule: 'mergeBothOpen', facts: {} })
  if (merged.conditions > 0 && !bears.includes(survivor.status)) faults.push({ rule: 'mergeConditions', facts: { supplier: merged.name } })
  if (people.length > 0) faults.push({ rule: 'mergePeople', facts: { people: people.join(', ') } })
  return faults
}

/** Where conditions may stand open: an approval without any must not get some by a merge. */
const bears: readonly SupplierState[] = ['CONDITIONAL', 'ACTIVE']

const rank = ({ status }: MergeSide): number => supplierStates.indexOf(status)

/** Of two records, the one that had better stay: that has gone further; of equals, the first. */
export const further = <T extends Pick<MergeSide, 'status'>>(one: T, other: T): T =>
  supplierStates.indexOf(other.status) > supplierStates.indexOf(one.status) ? other : one
