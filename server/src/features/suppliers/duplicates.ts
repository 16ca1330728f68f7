import { setImmediate } from 'node:timers/promises'
import type { IdentifierKind, Likeness } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'
import { areSimilar } from './name-keys.ts'
import { allKeys, type Identifier, type KeyedName, keyedName, keysOf, namedSuppliers, numberKey, staleSuppliers } from './supplier-keys.ts'

/** Somebody who may be on the register already: a supplier being created or edited, a row of a spreadsheet. */
export interface Candidate {
  /** By which its answer is found again; any text. */
  readonly ref: string
  readonly name: string
  readonly nameLatin?: string | null
  readonly country?: string | null
  readonly identifiers?: readonly Identifier[]
  readonly formerNames?: readonly string[]
  /** The supplier it is already: never its own duplicate. */
  readonly supplierId?: string
}

export interface Reason {
  readonly likeness: Likeness
  /** The name or number of the supplier on the register that is meant. */
  readonly value: string
  readonly identifier: IdentifierKind | null
}

export interface Duplicate {
  readonly supplierId: string
  readonly reasons: readonly Reason[]
}

/** Keys that so many share say nothing: half of a mining town begins with its name. */
const commonplace = 60

interface Known {
  readonly id: string
  readonly names: readonly KeyedName[]
  readonly identifiers: readonly Identifier[]
  readonly country: string
}

/** A candidate with its names taken apart. */
interface Asked extends Candidate {
  readonly names: readonly KeyedName[]
  readonly keys: readonly string[]
}

/**
 * Who on the register each candidate may be, by identifiers and by names in any script; the surest first. Four statements, be it one
 * candidate or twenty thousand. Pairs that somebody has said are two are left out, and so are merged records.
 */
export async function findDuplicates(ctx: Context, candidates: readonly Candidate[]): Promise<Map<string, Duplicate[]>> {
  const asked: Asked[] = []
  for await (const one of inTurns(candidates)) {
    const names = namesOf(one).map(keyedName)
    asked.push({ ...one, names, keys: allKeys(names, one.identifiers ?? []) })
  }
  const byKey = await suppliersByKey(ctx, [...new Set(asked.flatMap(one => one.keys))])
  const known = await suppliersKnown(ctx, [...new Set([...byKey.values()].flat())])
  const apart = await toldApart(ctx, candidates)
  const answer = new Map<string, Duplicate[]>()
  for await (const one of inTurns(asked)) {
    const found = [...new Set(one.keys.flatMap(key => byKey.get(key) ?? []))].flatMap(id => {
      const supplier = known.get(id)
      if (!supplier || id === one.supplierId || apart.has(`${one.supplierId} ${id}`)) return []
      const reasons = reasonsFor(one, supplier)
      return reasons.length > 0 ? [{ supplierId: id, reasons }] : []
    })
    if (found.length > 0) answer.set(one.ref, found.sort(bySureness))
  }
  return answer
}

/** Many are gone through in turns: between them others are answered. */
async function* inTurns<T>(all: readonly T[]): AsyncGenerator<T> {
  for (const [at, one] of all.entries()) {
    if (at % 20 === 19) await setImmediate()
    yield one
  }
}

const namesOf = ({ name, nameLatin, formerNames }: Candidate): string[] => [name, ...(nameLatin ? [nameLatin] : []), ...(formerNames ?? [])]

const sureness: Record<Likeness, number> = { SAME_IDENTIFIER: 0, SAME_NAME: 1, SIMILAR_NAME: 2 }
const surest = ({ reasons }: Duplicate): number => Math.min(...reasons.map(({ likeness }) => sureness[likeness]))
const bySureness = (one: Duplicate, other: Duplicate): number => surest(one) - surest(other) || (one.supplierId < other.supplierId ? -1 : 1)

/** Does the same official number, or the same name, stand there? Then creating another is a choice that somebody has to make. */
export const isSure = (one: Duplicate): boolean => surest(one) < sureness.SIMILAR_NAME

/** Suppliers by each key that says something; those that have no keys yet are compared as they are. */
async function suppliersByKey(ctx: Context, keys: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await ctx.ask({
    text: `SELECT k.key, array_agg(k.supplier_id) AS ids FROM supplier_keys k WHERE k.programme_id = $1 AND k.key = ANY ($2)
      GROUP BY k.key HAVING count(*) <= ${commonplace} OR left(k.key, 1) IN ('#', '=')`,
    values: [ctx.actor.programmeId, keys],
  })
  const found = new Map(rows.map(row => [String(row.key), row.ids as string[]]))
  const wanted = new Set(keys)
  for (const one of await staleSuppliers(ctx))
    for (const key of keysOf(one)) if (wanted.has(key)) found.set(key, [...(found.get(key) ?? []), one.id])
  return found
}

async function suppliersKnown(ctx: Context, ids: readonly string[]): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.ask({
    text: `SELECT x.*, s.country FROM (${namedSuppliers('s.id = ANY ($2::uuid[]) AND s.merged_into_id IS NULL')}) x JOIN suppliers s ON s.id = x.id`,
    values: [ctx.actor.programmeId, ids],
  })
  const known = new Map<string, Known>()
  for await (const row of inTurns(rows)) {
    const names = (row.names as string[]).map(keyedName)
    known.set(String(row.id), { id: String(row.id), names, identifiers: row.identifiers as Identifier[], country: String(row.country) })
  }
  return known
}

/** Pairs of suppliers that somebody has looked at and told apart, both ways round. */
async function toldApart(ctx: Context, candidates: readonly Candidate[]): Promise<Set<string>> {
  const ids = candidates.flatMap(one => one.supplierId ?? [])
  if (ids.length === 0) return new Set()
  const rows = await ctx.ask({
    text: 'SELECT supplier_id AS one, other_id AS other FROM supplier_distinctions WHERE programme_id = $1 AND (supplier_id = ANY ($2::uuid[]) OR other_id = ANY ($2::uuid[]))',
    values: [ctx.actor.programmeId, ids],
  })
  return new Set(rows.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]))
}

function reasonsFor(one: Asked, supplier: Known): Reason[] {
  const keys = new Set(one.keys)
  const shares = (among: readonly string[]): boolean => among.some(key => keys.has(key))
  const numbers = supplier.identifiers.flatMap((number): Reason[] =>
    keys.has(numberKey(number)) ? [{ likeness: 'SAME_IDENTIFIER', value: number.value, identifier: number.kind }] : [],
  )
  const same = supplier.names.find(name => shares(name.same))
  if (same) return [...numbers, { likeness: 'SAME_NAME', value: same.name, identifier: null }]
  if (one.country && one.country !== supplier.country) return numbers
  const similar = supplier.names.find(name => shares(name.near) && one.names.some(given => areSimilar(given.prepared, name.prepared)))
  return similar ? [...numbers, { likeness: 'SIMILAR_NAME', value: similar.name, identifier: null }] : numbers
}
