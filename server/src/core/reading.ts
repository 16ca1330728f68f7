import type { GraphQLResolveInfo } from 'graphql'
import type { Context, Row } from './context.ts'
import { type Filter, isId } from './listing.ts'
import type { Alias, Shape } from './shape.ts'
import { askerKind, Draft, finish, first, merged, once, run, selected, selectList, type Value, visible } from './statement.ts'

/** One record by its id, or null when it is not in sight. */
export async function readOne(ctx: Context, shape: Shape, id: string, info: GraphQLResolveInfo): Promise<Row | null> {
  if (!isId(id)) return null
  const statement = once(first(info), askerKind(ctx), () => {
    const draft = new Draft()
    const row = draft.alias()
    const fields = selectList(ctx, shape, merged(info.fieldNodes), info, row, draft)
    const asked = `${draft.bind((_, a) => a.id)}::uuid`
    return finish(
      draft,
      `SELECT ${fields} FROM ${shape.table} ${row} WHERE ${row}.id = ${shape.leadsTo?.(asked) ?? asked} AND ${visible(ctx, shape.read, row, draft)}`,
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

/** Rows that are found by something else than an id. */
export interface Part {
  readonly shape: Shape
  readonly where: Filter
  /** Tells parts of one place apart whose conditions differ. */
  readonly variant?: string
  /** For a few of many: which come first, and how many. A part of its own name, where one place of a document asks different ones. */
  readonly few?: { readonly name: string; readonly order: (row: Alias, bind: (value: Value) => string) => string; readonly most: number }
}

/** Rows that are found by what their place is, each with its `@id` unless a few of many are; they stand at `field` of the answer. */
export async function readParts(ctx: Context, part: Part, args: Row, info: GraphQLResolveInfo, field: string): Promise<Row[]> {
  const nodes = selected(merged(info.fieldNodes), info).get(field) ?? []
  const [node] = nodes
  if (!node) return []
  const { few } = part
  const statement = once(node, `${askerKind(ctx)}|${part.variant ?? few?.name ?? ''}`, () => {
    const draft = new Draft()
    const row = draft.alias()
    const bind = draft.bind.bind(draft)
    const fields = selectList(ctx, part.shape, merged(nodes), info, row, draft)
    const text = `SELECT ${fields}${few ? '' : `, ${row}.id AS "@id"`} FROM ${part.shape.table} ${row} WHERE ${part.where(row, bind)} AND ${visible(ctx, part.shape.read, row, draft)}`
    return finish(draft, few ? `${text} ORDER BY ${few.order(row, bind)} LIMIT ${few.most}` : text)
  })
  return run(ctx, statement, args)
}
