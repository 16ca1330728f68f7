import type { Tier } from '../words/lists.ts'

export type Scalar = string | number | boolean

/** What a condition looks at: an answer (`KYS-F2`), a part of it (`KYS-A7.country`), or a neighbour in the same row (`.kind`). */
export type Ref = string

/** When something is asked or raised, as data. A list or a column meets `equals`, `in`, `gt` and `lt` when one of its members does. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { answered: Ref }
  | { equals: [Ref, Scalar] }
  | { in: [Ref, Scalar[]] }
  | { gt: [Ref, number | string] }
  | { lt: [Ref, number | string] }
  | { tier: Tier[] }

/** What conditions may know. */
export interface Reader {
  answered(ref: Ref): boolean
  values(ref: Ref): readonly Scalar[]
  tiers: ReadonlySet<Tier>
}

/** Numbers stand beside numbers, days beside days; anything else can't be compared and is neither more nor less. */
const comparable = (one: Scalar, other: Scalar): boolean => typeof one === typeof other && typeof one !== 'boolean'

export function holds(condition: Condition, reader: Reader): boolean {
  if ('all' in condition) return condition.all.every(one => holds(one, reader))
  if ('any' in condition) return condition.any.some(one => holds(one, reader))
  if ('not' in condition) return !holds(condition.not, reader)
  if ('answered' in condition) return reader.answered(condition.answered)
  if ('tier' in condition) return condition.tier.some(tier => reader.tiers.has(tier))
  const [test, ref] = comparison(condition)
  return reader.values(ref).some(test)
}

type Comparison = Extract<Condition, { equals: unknown } | { in: unknown } | { gt: unknown } | { lt: unknown }>

function comparison(condition: Comparison): [(value: Scalar) => boolean, Ref] {
  if ('equals' in condition) return [value => value === condition.equals[1], condition.equals[0]]
  if ('in' in condition) return [value => condition.in[1].includes(value), condition.in[0]]
  if ('gt' in condition) return [value => comparable(value, condition.gt[1]) && value > condition.gt[1], condition.gt[0]]
  return [value => comparable(value, condition.lt[1]) && value < condition.lt[1], condition.lt[0]]
}

export interface Mention {
  readonly ref: Ref
  /** The values it is compared with; none where it is only asked whether it is answered. */
  readonly against: readonly Scalar[]
  readonly operator: 'answered' | 'equals' | 'in' | 'gt' | 'lt' | 'tier'
}

/** Everything a condition looks at; of the supplier's tier, without a reference. */
export function mentions(condition: Condition): Mention[] {
  if ('all' in condition) return condition.all.flatMap(mentions)
  if ('any' in condition) return condition.any.flatMap(mentions)
  if ('not' in condition) return mentions(condition.not)
  if ('answered' in condition) return [{ ref: condition.answered, against: [], operator: 'answered' }]
  if ('equals' in condition) return [{ ref: condition.equals[0], against: [condition.equals[1]], operator: 'equals' }]
  if ('in' in condition) return [{ ref: condition.in[0], against: condition.in[1], operator: 'in' }]
  if ('gt' in condition) return [{ ref: condition.gt[0], against: [condition.gt[1]], operator: 'gt' }]
  if ('lt' in condition) return [{ ref: condition.lt[0], against: [condition.lt[1]], operator: 'lt' }]
  return [{ ref: '', against: condition.tier, operator: 'tier' }]
}
