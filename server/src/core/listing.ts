import type { GraphQLResolveInfo } from 'graphql'
import type { Day } from 'shared/rules/days.ts'
import type { Context, Row } from './context.ts'
import type { Alias, Shape } from './shape.ts'
import { askerKind, Draft, finish, first, merged, once, run, selected, selectList, type Value, visible } from './statement.ts'

/** A way to sort: one column, made unique by the id, so that a cursor marks one place. */
export interface Sort {
  readonly sql: (row: Alias) => string
  readonly type: 'text' | 'timestamptz' | 'date' | 'bigint'
  readonly descending?: boolean
}

/** A filter as SQL; `undefined` arguments are left out by `readList`. */
export type Filter = (row: Alias, bind: Bind) => string

export interface List {
  readonly shape: Shape
  readonly sorts: Readonly<Record<string, Sort>>
  readonly filters?: Readonly<Record<string, Filter>>
  /** What holds of every row that the list shows, whatever is asked. */
  readonly always?: (row: Alias) => string
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

const cursorOf = (value: unknown, id: unknown): string => Buffer.from(JSON.stringify([value, id])).toString('base64url')

export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** For a filter by an id: what is no id finds nothing. */
export const idOrNone = (value: unknown): string | null => (isId(value) ? value : null)

/** For a filter by some ids: of those that are ids, so many as one act takes at once. */
export const someIds = (values: unknown): string[] => (Array.isArray(values) ? values.filter(isId).slice(0, 1_000) : [])

export type Bind = (value: Value) => string

const programmeOf = (bind: Bind): string => `programmes p WHERE p.id = ${bind(ctx => ctx.actor.programmeId)}::uuid`
/** The programme's today, asked once: asked for every row, the overdue among 150,000 took 0.3 s. */
export const today = (bind: Bind): string => `(SELECT (now() AT TIME ZONE p.time_zone)::date FROM ${programmeOf(bind)})`
/** The instant at which a day began, so many days before the programme's today. */
export const daysAgo = (bind: Bind, days: number): string =>
  `(SELECT ((now() AT TIME ZONE p.time_zone)::date - ${days})::timestamp AT TIME ZONE p.time_zone FROM ${programmeOf(bind)})`

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
    const conditions = conditionsOf(ctx, list, args, row, draft)
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

/** What holds of the rows that are asked for: the walls, what the list always says, and its filters. */
const conditionsOf = (ctx: Context, list: List, args: Row, row: Alias, draft: Draft): string[] => [
  ...everRead(ctx, list, row, draft),
  ...given(list, args).map(name => list.filters?.[name]?.(row, draft.bind.bind(draft)) ?? 'true'),
]

const countedTo = 10_000

export interface Counted {
  value: number
  more: boolean
}

/** How many rows a list has, up to 10,000; beyond that only that there are more. */
export async function readCount(ctx: Context, list: List, args: Row): Promise<Counted> {
  if (isSearched(list, args)) return countTogether(ctx, list, args)
  const draft = new Draft()
  const row = draft.alias()
  const bind = draft.bind.bind(draft)
  const from = list.from?.(args, bind) ?? list.shape.table
  const conditions = conditionsOf(ctx, list, args, row, draft)
  const text = `SELECT count(*)::int AS value FROM (SELECT 1 FROM ${from} ${row} WHERE ${conditions.join(' AND ')} LIMIT ${countedTo + 1}) counted`
  if (given(list, args).length > 0) planForValues(ctx)
  const [counted] = await run(ctx, finish(draft, text), args)
  return capped(Number(counted?.value ?? 0))
}

const capped = (value: number): Counted => ({ value: Math.min(value, countedTo), more: value > countedTo })
const everRead = (ctx: Context, list: List, row: Alias, draft: Draft): string[] => [
  visible(ctx, list.shape.read, row, draft),
  ...(list.always ? [list.always(row)] : []),
]

interface Waiting {
  readonly args: Row
  readonly told: PromiseWithResolvers<Counted>
}
/** The counts of one operation that look for the same words in the same list. */
const together = new WeakMap<Context, Map<string, Waiting[]>>()

const searchOf = (args: Row): unknown => (args.filter as Row | null | undefined)?.search
const isSearched = (list: List, args: Row): boolean => list.filters?.search !== undefined && Boolean(searchOf(args)) && !args.dayEnd

/** Looking for words is the dear part of a count: a dozen chips looked for the same ones a dozen times, 0.4 s at 100,000 suppliers. */
function countTogether(ctx: Context, list: List, args: Row): Promise<Counted> {
  const told = Promise.withResolvers<Counted>()
  const waiting = together.get(ctx) ?? new Map<string, Waiting[]>()
  together.set(ctx, waiting)
  const key = JSON.stringify([list.shape.table, list.shape.read, searchOf(args)])
  const same = waiting.get(key)
  if (same) same.push({ args, told })
  else {
    const begun = [{ args, told }]
    waiting.set(key, begun)
    // What the operation asks besides is asked in this same turn.
    setImmediate(() => {
      waiting.delete(key)
      countAll(ctx, list, begun).then(
        counts => counts.forEach((count, at) => void begun[at]?.told.resolve(count)),
        error => begun.forEach(one => void one.told.reject(error)),
      )
    })
  }
  return told.promise
}

async function countAll(ctx: Context, list: List, waiting: readonly Waiting[]): Promise<Counted[]> {
  const draft = new Draft()
  const row = draft.alias()
  const bindFor =
    (args: Row) =>
    (value: Value): string =>
      draft.bind(asker => value(asker, args))
  const [first] = waiting
  if (!first) return []
  const search = list.filters?.search?.(row, bindFor(first.args)) ?? 'true'
  const counts = waiting.map(({ args }, at) => {
    const conditions = given(list, args).filter(name => name !== 'search')
    const all = conditions.map(name => list.filters?.[name]?.(row, bindFor(args)) ?? 'true')
    return `count(*) FILTER (WHERE ${['true', ...all].join(' AND ')})::int AS c${at}`
  })
  const text = `SELECT ${counts.join(', ')} FROM ${list.shape.table} ${row} WHERE ${[...everRead(ctx, list, row, draft), search].join(' AND ')}`
  planForValues(ctx)
  const [counted] = await run(ctx, finish(draft, text), {})
  return waiting.map((_, at) => capped(Number(counted?.[`c${at}`] ?? 0)))
}

/** What rows of a list are told apart by, when they are counted. */
export type Group = Filter
export interface Tally {
  readonly list: List
  /** One way or two. */
  readonly by: readonly [Group] | readonly [Group, Group]
  /** Where one row counts in several places: what it has many of, as `part`. */
  readonly join?: (row: Alias) => string
}

/** How many rows of a list there are of each kind: in one pass, through the walls and filters of the list itself, so that each number is that of the list. */
export async function readTally(ctx: Context, { list, by, join }: Tally, args: Row): Promise<Row[]> {
  const draft = new Draft()
  const row = draft.alias()
  const bind = draft.bind.bind(draft)
  const [first, second] = by.map(group => group(row, bind))
  const conditions = conditionsOf(ctx, list, args, row, draft)
  const text = `SELECT ${first} AS "row", ${second ?? 'NULL::text'} AS "column", count(*)::int AS value FROM ${list.from?.(args, bind) ?? list.shape.table} ${row} ${join?.(row) ?? ''}
    WHERE ${conditions.join(' AND ')} GROUP BY 1, 2`
  planForValues(ctx)
  return run(ctx, finish(draft, text), args)
}
