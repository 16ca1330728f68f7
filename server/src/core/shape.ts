import type { Action } from 'shared/policy/policy.ts'

/**
 * The one way of reading. A `Shape` says where the fields of a GraphQL type come from; `readList` (listing.ts) and `readOne` (reading.ts)
 * write ONE statement for what a query selects, related rows as JSON columns inside it. Every table that the statement
 * touches is narrowed by the policy (here) and by row-level security (in PostgreSQL).
 *
 * Measured: README, *Figures*.
 */
export interface Shape {
  readonly table: string
  /** Where an id leads that another record has taken over. */
  readonly leadsTo?: (id: string) => string
  /** Who may read its rows, and how far. */
  readonly read: Action
  /** GraphQL field → where it comes from. */
  readonly fields: Readonly<Record<string, Field>>
}

export type Alias = string
export type Field =
  /** An SQL expression over the row. */
  | { readonly kind: 'column'; readonly sql: (row: Alias) => string; readonly read?: Action }
  /** Related rows, as a JSON array, or the first of them, as a JSON object. */
  | {
      readonly kind: 'many' | 'one'
      readonly shape: () => Shape
      readonly on: (related: Alias, row: Alias) => string
      readonly order: (related: Alias) => string
    }
  /** Made by a field resolver from other columns. */
  | { readonly kind: 'told'; readonly from: readonly string[] }

const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** Columns that are called like their fields. */
export const columns = <N extends string>(...names: N[]): Record<N, Field> =>
  Object.fromEntries(names.map(name => [name, column(row => `${row}."${snake(name)}"`)])) as Record<N, Field>

/** `read`: a right that this column needs beside that of its row. */
export const column = (sql: (row: Alias) => string, read?: Action): Field => ({ kind: 'column', sql, ...(read && { read }) })
export const many = (shape: () => Shape, on: (related: Alias, row: Alias) => string, order: (related: Alias) => string): Field => ({
  kind: 'many',
  shape,
  on,
  order,
})
export const one = (
  shape: () => Shape,
  on: (related: Alias, row: Alias) => string,
  order: (related: Alias) => string = related => `${related}.id`,
): Field => ({ kind: 'one', shape, on, order })
export const told = (...from: string[]): Field => ({ kind: 'told', from })

/** The name of an account; people's names are no secret inside a record one may read. */
export const nameOf = (accountColumn: string): Field =>
  column(row => `(SELECT a.name FROM accounts a WHERE a.id = ${row}.${accountColumn})`)

/** Fields that a later feature gives to an earlier one's type; called where the schema is put together. */
export const extend = (shape: Shape, fields: Record<string, Field>): void => void Object.assign(shape.fields, fields)
