import type { PreparedName } from 'shared/rules/names/prepare.ts'
import { identifierKey } from 'shared/rules/supplier-identifiers.ts'
import type { IdentifierKind } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import { keysVersion, nearKeys, preparedName, sameKeys } from './name-keys.ts'

export interface Identifier {
  readonly kind: IdentifierKind
  readonly value: string
}

export interface Named {
  readonly names: readonly string[]
  readonly identifiers: readonly Identifier[]
}

/** A name with its keys, each with the sign of what it is. */
export interface KeyedName {
  readonly name: string
  readonly prepared: PreparedName
  readonly same: readonly string[]
  readonly near: readonly string[]
}

export function keyedName(name: string): KeyedName {
  const prepared = preparedName(name)
  return { name, prepared, same: sameKeys(prepared).map(key => `=${key}`), near: nearKeys(prepared).map(key => `~${key}`) }
}

export const numberKey = (one: Identifier): string => `#${identifierKey(one)}`

/** Everything that somebody is found by. */
export const allKeys = (names: readonly KeyedName[], identifiers: readonly Identifier[]): string[] => [
  ...new Set([...identifiers.map(numberKey), ...names.flatMap(({ same, near }) => [...same, ...near])]),
]

export const keysOf = ({ names, identifiers }: Named): string[] => allKeys(names.map(keyedName), identifiers)

const named = (row: Row): Named => ({ names: row.names as string[], identifiers: row.identifiers as Identifier[] })

/** What suppliers are called and numbered, the former names too. `where` is about `s`. */
export const namedSuppliers = (
  where: string,
): string => `SELECT s.id, array_remove(array[s.name, s.name_latin] || s.former_names, NULL) AS names,
    (SELECT coalesce(json_agg(json_build_object('kind', i.kind, 'value', i.value)), '[]') FROM supplier_identifiers i WHERE i.supplier_id = s.id) AS identifiers
  FROM suppliers s WHERE s.programme_id = $1 AND ${where}`

/** Below and above, and not `<>`, which no index serves: asked for every few rows of an import. */
const isStale = (supplier: string): string => `(${supplier}keys_version < $2 OR ${supplier}keys_version > $2)`

/** Suppliers whose keys were made by other rules, or never. Few or none, except after a change of the rules. */
export async function staleSuppliers(ctx: Context): Promise<(Named & { id: string })[]> {
  const rows = await ctx.ask({ text: namedSuppliers(isStale('s.')), values: [ctx.actor.programmeId, keysVersion] })
  return rows.map(row => ({ id: String(row.id), ...named(row) }))
}

/** Makes the keys of these suppliers anew, in two statements however many there are. */
export async function writeKeys(ctx: Context, suppliers: readonly (Named & { id: string })[]): Promise<void> {
  if (suppliers.length === 0) return
  const keys = suppliers.flatMap(one => keysOf(one).map(key => ({ id: one.id, key })))
  const ids = suppliers.map(one => one.id)
  await ctx.ask({ text: 'DELETE FROM supplier_keys WHERE supplier_id = ANY ($1::uuid[])', values: [ids] })
  await ctx.ask({
    text: `INSERT INTO supplier_keys (supplier_id, key, programme_id) SELECT id, key, $1 FROM unnest($2::uuid[], $3::text[]) AS k(id, key)`,
    values: [ctx.actor.programmeId, keys.map(one => one.id), keys.map(one => one.key)],
  })
  await ctx.ask({ text: 'UPDATE suppliers SET keys_version = $2 WHERE id = ANY ($1::uuid[])', values: [ids, keysVersion] })
}

/**
 * After a change of names or numbers: the keys of these, and of whoever was never looked at. Whom somebody else is changing at this
 * moment is left to them: nobody waits here for a row while others wait for us.
 */
export async function freshenKeys(ctx: Context, changed: readonly string[]): Promise<void> {
  if (changed.length > 0) await ctx.ask({ text: 'UPDATE suppliers SET keys_version = 0 WHERE id = ANY ($1::uuid[])', values: [changed] })
  const { programmeId } = ctx.actor
  const free = await ctx.ask({
    text: `SELECT id FROM suppliers WHERE programme_id = $1 AND ${isStale('')} FOR NO KEY UPDATE SKIP LOCKED`,
    values: [programmeId, keysVersion],
  })
  if (free.length === 0) return
  const rows = await ctx.ask({ text: namedSuppliers('s.id = ANY ($2::uuid[])'), values: [programmeId, free.map(({ id }) => id)] })
  await writeKeys(
    ctx,
    rows.map(row => ({ id: String(row.id), ...named(row) })),
  )
}
