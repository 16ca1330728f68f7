import { createHash } from 'node:crypto'
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql'
import { type Action, scopesOf } from 'shared/policy/policy.ts'
import type { Where } from 'shared/policy/scopes.ts'
import type { Context, Row } from './context.ts'
import type { Alias, Field, Shape } from './shape.ts'

export type Value = (ctx: Context, args: Row) => unknown

/** A statement under construction: its text, and how each parameter is found when it runs. */
export class Draft {
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
    case 'accountOrShared':
      return `(${row}.shared OR ${row}.account_id = ${draft.bind(ctx => ctx.actor.accountId)}::uuid)`
    case 'house':
      return `${row}.supplier_id IS NULL`
    case 'ofSuppliers':
      return `${row}.supplier_id IS NOT NULL`
    case 'handled':
      return `${draft.bind(ctx => ctx.actor.accountId)}::uuid = ANY (${row}.handler_ids)`
    case 'recipient':
      return `(${reach('supplier_id')} AND ${draft.bind(ctx => ctx.actor.accountId)}::uuid = ANY (${row}.recipient_ids))`
    case 'reachAndAudience':
      return `(${reach('supplier_id')} AND ${row}.audience = 'ALL')`
  }
}

/** The policy as a row condition: the actor's own programme, and what one of the roles reaches there. No role, no rows. */
export function visible(ctx: Context, action: Action, row: Alias, draft: Draft): string {
  const wheres = scopesOf(ctx.actor, action).map(scope => scope.where)
  if (wheres.length === 0) return 'false'
  const own = `${row}.programme_id = ${draft.bind(c => c.actor.programmeId)}::uuid`
  // One role sees all: what another role's condition would bind stands nowhere then, and PostgreSQL refuses a value without a place.
  if (wheres.some(({ kind }) => kind === 'all')) return own
  const scopes = wheres.map(where => whereSql(where, row, draft, ctx.actor.reach === 'all'))
  return scopes.includes('true') ? own : `${own} AND (${scopes.join(' OR ')})`
}

/** The fields that a selection asks of a shape, fragments opened, aliases merged. */
export function selected(
  selection: SelectionSetNode,
  info: GraphQLResolveInfo,
  found = new Map<string, FieldNode[]>(),
): Map<string, FieldNode[]> {
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

export const merged = (nodes: readonly FieldNode[]): SelectionSetNode =>
  ({ kind: 'SelectionSet', selections: nodes.flatMap(node => node.selectionSet?.selections ?? []) }) as SelectionSetNode

/** The select list for what is asked of a shape. */
export function selectList(
  ctx: Context,
  shape: Shape,
  selection: SelectionSetNode,
  info: GraphQLResolveInfo,
  row: Alias,
  draft: Draft,
): string {
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

export interface Statement {
  name: string
  text: string
  values: Value[]
}

export const finish = (draft: Draft, text: string): Statement => ({
  name: createHash('sha1').update(text).digest('base64url'),
  text,
  values: draft.values,
})

export const run = (ctx: Context, statement: Statement, args: Row): Promise<Row[]> =>
  ctx.ask({ name: statement.name, text: statement.text, values: statement.values.map(value => value(ctx, args)) })

/** Statements are written once per place in a document and per kind of asker. */
const written = new WeakMap<object, Map<string, Statement>>()

export function once(key: object, variant: string, write: () => Statement): Statement {
  const known = written.get(key) ?? new Map<string, Statement>()
  written.set(key, known)
  const statement = known.get(variant) ?? write()
  known.set(variant, statement)
  return statement
}

export const askerKind = (ctx: Context): string => `${ctx.actor.roles.join()}|${ctx.actor.reach === 'all'}`

export const first = (info: GraphQLResolveInfo): FieldNode => {
  const [node] = info.fieldNodes
  if (!node) throw new Error('a resolver without a field')
  return node
}
