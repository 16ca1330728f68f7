import { randomUUID } from 'node:crypto'
import { id as idSchema } from 'shared/schemas/fields.ts'
import { houseActor } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'

/** The newest version of each list that is loaded, whoever uses it. */
export const newestVersions = (ctx: Context): Promise<Row[]> =>
  ctx.ask({ text: 'SELECT DISTINCT ON (list) id, list, version, sha256 FROM name_list_versions ORDER BY list, loaded_at DESC, id' })

/** Which version of each list the programme compares names with: the newest row of its own (domain reference 0.4). */
export const versionsInUse = (ctx: Context): Promise<Row[]> =>
  ctx.ask({
    text: `SELECT u.version_id AS id, u.list FROM (
        SELECT DISTINCT ON (list) list, version_id FROM programme_name_lists WHERE programme_id = $1 ORDER BY list, adopted_at DESC, id) u ORDER BY u.list`,
    values: [ctx.actor.programmeId],
  })

/**
 * A list counts from the day it is published: a version that is loaded is taken into use at once, by rule, in every programme. It is
 * taken once; one that somebody went back from, or that a newer one has overtaken meanwhile, is left.
 */
export async function takeIntoUse(ctx: Context, versionId: string): Promise<void> {
  const version = (await newestVersions(ctx)).find(({ id }) => String(id) === versionId)
  const taken = await ctx.ask({
    text: 'SELECT 1 FROM programme_name_lists WHERE programme_id = $1 AND version_id = $2 LIMIT 1',
    values: [ctx.actor.programmeId, versionId],
  })
  if (!version || taken.length > 0) return
  await keep(ctx, version, null)
  note(ctx, { ...entryOf(version), byRule: true })
}

const entryOf = (version: Row) => ({
  action: 'list.adopt' as const,
  subjectType: 'name_list_versions',
  subjectId: String(version.id),
  data: { list: version.list, version: version.version },
})

async function keep(ctx: Context, version: Row, adoptedById: string | null): Promise<void> {
  await ctx.ask({
    text: 'INSERT INTO programme_name_lists (id, programme_id, list, version_id, adopted_by_id, adopted_at) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [randomUUID(), ctx.actor.programmeId, version.list, version.id, adoptedById, ctx.now()],
  })
}

/** A person goes back to an earlier version, or on to a later one; every name is compared again. The next that is loaded is taken again. */
export async function adoptNameList(ctx: Context, id: string): Promise<string> {
  authorizeHere(ctx, 'list.adopt')
  const [version] = await ctx.ask({ text: 'SELECT id, list, version FROM name_list_versions WHERE id = $1', values: [parse(idSchema, id)] })
  if (!version) throw new NotFound()
  await oneAtATime(ctx, `list ${ctx.actor.programmeId} ${version.list}`)
  if ((await versionsInUse(ctx)).some(used => used.id === version.id)) throw new Refused('listInUse')
  await keep(ctx, version, ctx.actor.accountId)
  note(ctx, entryOf(version))
  await enqueue(ctx, 'screen', { supplierId: null, after: null })
  return String(version.id)
}

/** A new programme begins with the newest version of every list. */
export async function takeNewestLists(ctx: Context, programme: { id: string }): Promise<void> {
  const person = ctx.actor
  await enter(ctx, houseActor(programme.id))
  try {
    for (const version of await newestVersions(ctx)) await keep(ctx, version, null)
  } finally {
    await enter(ctx, person)
  }
}

/** The versions of all lists, at most a hundred, the newest loaded first; of those that the programme has used, since when and by whom. */
export const listedVersions = (ctx: Context): Promise<Row[]> =>
  ctx.ask({
    name: 'name-list-versions',
    text: `SELECT v.id, v.list, v.version, v.files, v.entries, v.names, v.left_out AS "leftOut", v.loaded_at AS "loadedAt",
        (SELECT a.name FROM accounts a WHERE a.id = v.loaded_by_id) AS "loadedBy", u.adopted_at AS "adoptedAt", (SELECT a.name FROM accounts a WHERE a.id = u.adopted_by_id) AS "adoptedBy",
        coalesce(v.id = (SELECT n.version_id FROM programme_name_lists n WHERE n.programme_id = $1 AND n.list = v.list ORDER BY n.adopted_at DESC, n.id LIMIT 1), false) AS current
      FROM name_list_versions v LEFT JOIN LATERAL (SELECT n.adopted_at, n.adopted_by_id FROM programme_name_lists n
        WHERE n.programme_id = $1 AND n.version_id = v.id ORDER BY n.adopted_at DESC, n.id LIMIT 1) u ON true
      ORDER BY v.loaded_at DESC, v.id DESC LIMIT 100`,
    values: [ctx.actor.programmeId],
  })
