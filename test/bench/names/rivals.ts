import Fuse from 'fuse.js'
import type pg from 'pg'
import type { ListedName } from 'shared/rules/names/name-index.ts'

/** Another way to look a name up: the listed names most like it, each with a score from 0 to 1. */
export interface Rival {
  readonly name: string
  best(name: string): Promise<{ entryId: string; name: string; score: number }[]>
}

/** PostgreSQL's own: trigrams, by index, the nearest first. */
export async function trigrams(db: pg.Client, listed: readonly ListedName[]): Promise<Rival> {
  await db.query('CREATE TEMP TABLE listed_names (entry_id text, name text)')
  await db.query('INSERT INTO listed_names SELECT * FROM unnest($1::text[], $2::text[])', [
    listed.map(one => one.entryId),
    listed.map(one => one.name.toLowerCase()),
  ])
  await db.query('CREATE INDEX ON listed_names USING gist (name gist_trgm_ops(siglen=64)); ANALYZE listed_names')
  return {
    name: 'pg_trgm',
    async best(name) {
      const { rows } = await db.query<{ entry_id: string; name: string; score: number }>(
        'SELECT entry_id, name, 1 - (name <-> $1) AS score FROM listed_names ORDER BY name <-> $1 LIMIT 5',
        [name.toLowerCase()],
      )
      return rows.map(row => ({ entryId: row.entry_id, name: row.name, score: row.score }))
    },
  }
}

/** A library for fuzzy search, as its manual sets it up. */
export function fuse(listed: readonly ListedName[]): Rival {
  const index = new Fuse([...listed], { keys: ['name'], includeScore: true, threshold: 0.6, ignoreLocation: true })
  return {
    name: 'fuse.js',
    best: async name =>
      index.search(name, { limit: 5 }).map(({ item, score = 1 }) => ({ entryId: item.entryId, name: item.name, score: 1 - score })),
  }
}
