import { createHash } from 'node:crypto'
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql'
import { type Action, scopesOf } from 'shared/policy/policy.ts'
import type { Where } from 'shared/policy/scopes.ts'
import type { Day } from 'shared/rules/days.ts'
import type { Context, Row } from './context.ts'

/**
 * The one way of reading. A `Shape` says where the fields of a GraphQL type come from; `readList` and `readOne`
 * write ONE statement for what a query selects, related rows as JSON columns inside it. Every table that the statement
 * touches is narrowed by the policy (here) and by row-level security (in PostgreSQL).
 *
 * Measured: README, *Figures*.
 */
export interface Shape {
  readonly table: string
  /** Who may read its rows, and how far. */
  readonly read: Action
  /** GraphQL field → where it comes from. */
  readonly fields: Readonly<Record<string, Field>>
}

type Alias = string
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

type Value = (ctx: Context, args: Row) => unknown

/** A statement under construction: its text, and how each parameter is found when it runs. */
class Draft {
  readonly values: Value[] = []
  private aliases = 0

  bind(value: Value): string {
    return `$${this.values.push(value)}`
  }

  alias(): Alias {
    return `t${this.aliases++}`
  }
}

const whereSql = (where: Where, row: Alias, draft: Draft, everything: boolean): string => {
  const reach = (column: string): string => (everything ? 'true' : `${row}.${column} = ANY (${draft.bind(ctx => ctx.actor.reach)}::uuid[])`)
  switch (where.kind) {
    case 'all':
      return 'true'
    case 'none':
      return 'false'
    case 'reach':
      return reach(where.column === 'id' ? 'id' : 'supplier_id')
    case 'account':
      return `${row}.account_id = ${draft.bind(ctx => ctx.actor.accountId)}::uuid`
    case 'house':
      return `${row}.supplier_id IS NULL`
    case 'ofSuppliers':
      return `${row}.supplier_id IS NOT NULL`
    case 'reachAndAudience':
      return `(${reach('supplier_id')} AND ${row}.audience = 'ALL')`
  }
}

/** The policy as a row condition: the actor's own programme, and what one of the roles reaches there. No role, no rows. */
export function visible(ctx: Context, action: Action, row: Alias, draft: Draft): string {
  const scopes = scopesOf(ctx.actor, action).map(scope => whereSql(scope.where, row, draft, ctx.actor.reach === 'all'))
  if (scopes.length === 0) return 'false'
  const own = `${row}.programme_id = ${draft.bind(c => c.actor.programmeId)}::uuid`
  return scopes.includes('true') ? own : `${own} AND (${scopes.join(' OR ')})`
}

/** The fields that a selection asks of a shape, fragments opened, aliases merged. */
function selected(selection: SelectionSetNode, info: GraphQLResolveInfo, found = new Map<string, FieldNode[]>()): Map<string, FieldNode[]> {
  for (const node of selection.selections) {
    if (node.kind === 'Field') found.set(node.name.value, [...(found.get(node.name.value) ?? []), node])
    else if (node.kind === 'InlineFragment') selected(node.selectionSet, info, found)
    else {
      const fragment = info.fragments[node.name.value]
      if (fragment) selected(fragment.selectionSet, info, found)
    }
  }
  return found
}

const merged = (nodes: readonly FieldNode[]): SelectionSetNode =>
  ({ kind: 'SelectionSet', selections: nodes.flatMap(node => node.selectionSet?.selections ?? []) }) as SelectionSetNode

/** The select list for what is asked of a shape. */
function selectList(ctx: Context, shape: Shape, selection: SelectionSetNode, info: GraphQLResolveInfo, row: Alias, draft: Draft): string {
  const list = new Map<string, string>()
  const add = (name: string, nodes: readonly FieldNode[]): void => {
    const field = shape.fields[name]
    if (!field || list.has(name)) return
    if (field.kind === 'told') for (const need of field.from) add(need, nodes)
    else if (field.kind === 'column') {
      const may = field.read === undefined || scopesOf(ctx.actor, field.read).length > 0
      list.set(name, `${may ? field.sql(row) : 'NULL'} AS "${name}"`)
    } else list.set(name, `${related(ctx, field, merged(nodes), info, row, draft)} AS "${name}"`)
  }
  for (const [name, nodes] of selected(selection, info)) add(name, nodes)
  return [...list.values()].join(', ') || 'true AS "nothing"'
}

function related(
  ctx: Context,
  field: Extract<Field, { kind: 'many' | 'one' }>,
  selection: SelectionSetNode,
  info: GraphQLResolveInfo,
  row: Alias,
  draft: Draft,
): string {
  const shape = field.shape()
  const inner = draft.alias()
  const list = selectList(ctx, shape, selection, info, inner, draft)
  const from = `SELECT ${list} FROM ${shape.table} ${inner} WHERE ${field.on(inner, row)} AND ${visible(ctx, shape.read, inner, draft)} ORDER BY ${field.order(inner)}`
  return field.kind === 'many'
    ? `(SELECT coalesce(json_agg(x), '[]') FROM (${from}) x)`
    : `(SELECT row_to_json(x) FROM (${from} LIMIT 1) x)`
}

// ---- lists

/** A way to sort: one column, made unique by the id, so that a cursor marks one place. */
export interface Sort {
  readonly sql: (row: Alias) => string
  readonly type: 'text' | 'timestamptz' | 'date' | 'bigint'
  readonly descending?: boolean
}

/** A filter as SQL; `undefined` arguments are left out by `readList`. */
export type Filter = (row: Alias, bind: (value: Value) => string) => string

export interface List {
  readonly shape: Shape
  readonly sorts: Readonly<Record<string, Sort>>
  readonly filters?: Readonly<Record<string, Filter>>
  /** A table to read instead, for a list as of a past day. */
  readonly from?: (args: Row, bind: (value: Value) => string) => string | null
}

/** A list as of the end of a past day (`dayEnd`): records that were there then, with the state that held (0.4, *Time*). */
export const asOfDay =
  (table: string, columnNames: readonly string[]): List['from'] =>
  (args, bind) =>
    args.dayEnd
      ? `(SELECT ${columnNames.map(name => `r.${name}`).join(', ')}, c.value AS status, c.effective_at AS status_since FROM ${table} r
          CROSS JOIN LATERAL (SELECT value, effective_at FROM state_changes c
            WHERE c.programme_id = r.programme_id AND c.subject_id = r.id AND c.kind = 'STATE' AND c.effective_at < ${bind((_, given) => given.dayEnd)}::timestamptz
            ORDER BY c.effective_at DESC, c.recorded_at DESC LIMIT 1) c${everHeld(args, bind)})`
      : null

/** Whoever holds a state on some day held it at some time: spares looking at the last state of all the others. */
const everHeld = (args: Row, bind: (value: Value) => string): string => {
  const asked = (row: Row): unknown => (row.filter as Row | null)?.status
  if (!asked(args)) return ''
  return ` WHERE EXISTS (SELECT 1 FROM state_changes e WHERE e.programme_id = r.programme_id AND e.subject_id = r.id AND e.kind = 'STATE'
            AND e.value = ANY (${bind((_, given) => asked(given))}))`
}

/** The instant at which a day is over in the actor's programme. */
export async function dayEnd(ctx: Context, asOf: Day | null): Promise<string | null> {
  if (!asOf) return null
  const [row] = await ctx.ask({
    name: 'day-end',
    text: 'SELECT (($2::date + 1)::timestamp AT TIME ZONE p.time_zone)::text AS at FROM programmes p WHERE p.id = $1',
    values: [ctx.actor.programmeId, asOf],
  })
  return String(row?.at)
}

export interface Page {
  nodes: Row[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

const given = (list: List, args: Row): string[] => {
  const filter = (args.filter ?? {}) as Row
  return Object.keys(list.filters ?? {}).filter(name => filter[name] !== undefined && filter[name] !== null)
}

interface Statement {
  name: string
  text: string
  values: Value[]
}

const finish = (draft: Draft, text: string): Statement => ({
  name: createHash('sha1').update(text).digest('base64url'),
  text,
  values: draft.values,
})

const run = (ctx: Context, statement: Statement, args: Row): Promise<Row[]> =>
  ctx.ask({ name: statement.name, text: statement.text, values: statement.values.map(value => value(ctx, args)) })

/** Statements are written once per place in a document and per kind of asker. */
const written = new WeakMap<object, Map<string, Statement>>()

function once(key: object, variant: string, write: () => Statement): Statement {
  const known = written.get(key) ?? new Map<string, Statement>()
  written.set(key, known)
  const statement = known.get(variant) ?? write()
  known.set(variant, statement)
  return statement
}

const askerKind = (ctx: Context): string => `${ctx.actor.roles.join()}|${ctx.actor.reach === 'all'}`

const first = (info: GraphQLResolveInfo): FieldNode => {
  const [node] = info.fieldNodes
  if (!node) throw new Error('a resolver without a field')
  return node
}

const cursorOf = (value: unknown, id: unknown): string => Buffer.from(JSON.stringify([value, id])).toString('base64url')

export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** For a filter by an id: what is no id finds nothing. */
export const idOrNone = (value: unknown): string | null => (isId(value) ? value : null)

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Does a cursor's value fit the column it is compared with? PostgreSQL would answer a wrong one with an error. */
const fitsSort: Record<Sort['type'], (value: string) => boolean> = {
  text: value => !value.includes('\0'),
  bigint: value => /^\d{1,15}$/.test(value),
  date: value => /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value),
  timestamptz: value =>
    value === '-infinity' ||
    (/^\d{4}-\d\d-\d\d ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/.test(value) && isDay(value.slice(0, 10))),
}

/** The place a cursor marks; a foreign or broken one is no place. */
function placeOf(cursor: unknown, sort: Sort): [string, string] | null {
  try {
    const place = JSON.parse(Buffer.from(String(cursor), 'base64url').toString()) as unknown
    if (!Array.isArray(place) || place.length !== 2) return null
    const [value, id] = place as unknown[]
    return typeof value === 'string' && fitsSort[sort.type](value) && isId(id) ? [value, id] : null
  } catch {
    return null
  }
}

/** One page of a list: at most 100 rows, from a cursor on, and whether there are more. */
export async function readList(ctx: Context, list: List, args: Row, info: GraphQLResolveInfo): Promise<Page> {
  const size = Math.min(Math.max(Number(args.first ?? 50), 1), 100)
  const sortName = String(args.sort ?? Object.keys(list.sorts)[0])
  const sort = list.sorts[sortName]
  if (!sort) throw new Error(`unknown sort ${sortName}`)
  const place = args.after ? placeOf(args.after, sort) : null
  const filters = given(list, args)
  // Written into the statement, not bound: PostgreSQL plans a known bound better than an unknown one.
  const limit = size <= 50 ? 51 : 101
  const variant = [askerKind(ctx), sortName, place !== null, ...filters, Boolean(args.dayEnd), limit].join('|')
  const statement = once(first(info), variant, () => {
    const draft = new Draft()
    const row = draft.alias()
    const bind = draft.bind.bind(draft)
    const nodes = selected(merged(info.fieldNodes), info).get('nodes') ?? []
    const order = sort.descending ? 'DESC' : 'ASC'
    const fields = selectList(ctx, list.shape, merged(nodes), info, row, draft)
    const conditions = [visible(ctx, list.shape.read, row, draft), ...filters.map(name => list.filters?.[name]?.(row, bind) ?? 'true')]
    if (place) {
      const value = bind((_, a) => placeOf(a.after, sort)?.[0])
      const id = bind((_, a) => placeOf(a.after, sort)?.[1])
      conditions.push(`(${sort.sql(row)}, ${row}.id) ${sort.descending ? '<' : '>'} (${value}::${sort.type}, ${id}::uuid)`)
    }
    const text = `SELECT ${fields}, ${sort.sql(row)}::text AS "@sort", ${row}.id AS "@id" FROM ${list.from?.(args, bind) ?? list.shape.table} ${row}
      WHERE ${conditions.join(' AND ')} ORDER BY ${sort.sql(row)} ${order}, ${row}.id ${order} LIMIT ${limit}`
    return finish(draft, text)
  })
  if (filters.length > 0) planForValues(ctx)
  const rows = await run(ctx, statement, args)
  const nodes = rows.slice(0, size)
  const last = nodes.at(-1)
  return { nodes, pageInfo: { hasNextPage: rows.length > size, endCursor: last ? cursorOf(last['@sort'], last['@id']) : null } }
}

/**
 * The reading connections keep one plan per statement (platform/database.ts): planning was a fifth of the list's time in PostgreSQL.
 * A filter is planned for its values: what a rare state needs is wrong for a common one.
 */
function planForValues(ctx: Context): void {
  const told = ctx.ask({ name: 'plan-for-values', text: `SELECT set_config('plan_cache_mode', 'force_custom_plan', true)` })
  // If it fails, so does the statement behind it, which is waited for.
  told.catch(() => undefined)
}

const countedTo = 10_000

/** How many rows a list has, up to 10,000; beyond that only that there are more. */
export async function readCount(ctx: Context, list: List, args: Row): Promise<{ value: number; more: boolean }> {
  const draft = new Draft()
  const row = draft.alias()
  const bind = draft.bind.bind(draft)
  const from = list.from?.(args, bind) ?? list.shape.table
  const conditions = [
    visible(ctx, list.shape.read, row, draft),
    ...given(list, args).map(name => list.filters?.[name]?.(row, bind) ?? 'true'),
  ]
  const text = `SELECT count(*)::int AS value FROM (SELECT 1 FROM ${from} ${row} WHERE ${conditions.join(' AND ')} LIMIT ${countedTo + 1}) counted`
  if (given(list, args).length > 0) planForValues(ctx)
  const [counted] = await run(ctx, finish(draft, text), args)
  const value = Number(counted?.value ?? 0)
  return { value: Math.min(value, countedTo), more: value > countedTo }
}

/** One record by its id, or null when it is not in sight. */
export async function readOne(ctx: Context, shape: Shape, id: string, info: GraphQLResolveInfo): Promise<Row | null> {
  if (!isId(id)) return null
  const statement = once(first(info), askerKind(ctx), () => {
    const draft = new Draft()
    const row = draft.alias()
    const fields = selectList(ctx, shape, merged(info.fieldNodes), info, row, draft)
    return finish(
      draft,
      `SELECT ${fields} FROM ${shape.table} ${row} WHERE ${row}.id = ${draft.bind((_, a) => a.id)}::uuid AND ${visible(ctx, shape.read, row, draft)}`,
    )
  })
  const [found] = await run(ctx, statement, { id })
  return found ?? null
}

/** All rows of a shape, for short lists that are no pages (departments, calendar days). At most 1,000. */
export async function readAll(ctx: Context, shape: Shape, order: (row: Alias) => string, info: GraphQLResolveInfo): Promise<Row[]> {
  const statement = once(first(info), askerKind(ctx), () => {
    const draft = new Draft()
    const row = draft.alias()
    return finish(
      draft,
      `SELECT ${selectList(ctx, shape, merged(info.fieldNodes), info, row, draft)} FROM ${shape.table} ${row} WHERE ${visible(ctx, shape.read, row, draft)} ORDER BY ${order(row)} LIMIT 1000`,
    )
  })
  return run(ctx, statement, {})
}

/** The record that a command has just changed, as the mutation's answer. */
export async function readBack(ctx: Context, shape: Shape, id: string, info: GraphQLResolveInfo): Promise<Row> {
  const row = await readOne(ctx, shape, id, info)
  if (!row) throw new Error(`${shape.table} ${id} was changed by someone who may not read it`)
  return row
}

/** A row that is found by something else than an id. */
export interface Part {
  readonly shape: Shape
  readonly where: Filter
}

/** The row that a command has just changed, found by what its place is. */
export async function readPart(ctx: Context, part: Part, args: Row, info: GraphQLResolveInfo): Promise<Row> {
  const statement = once(first(info), askerKind(ctx), () => {
    const draft = new Draft()
    const row = draft.alias()
    const fields = selectList(ctx, part.shape, merged(info.fieldNodes), info, row, draft)
    return finish(
      draft,
      `SELECT ${fields} FROM ${part.shape.table} ${row} WHERE ${part.where(row, draft.bind.bind(draft))} AND ${visible(ctx, part.shape.read, row, draft)}`,
    )
  })
  const [found] = await run(ctx, statement, args)
  if (!found) throw new Error(`a row of ${part.shape.table} was changed by someone who may not read it`)
  return found
}

/** Fields that a later feature gives to an earlier one's type; called where the schema is put together. */
export const extend = (shape: Shape, fields: Record<string, Field>): void => void Object.assign(shape.fields, fields)
