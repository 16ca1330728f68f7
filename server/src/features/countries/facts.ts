import type { CountryValue, EditionFacts, Editions } from 'shared/rules/countries/judge-location.ts'
import type { EditionKind, SourceKey } from 'shared/words/country-sources.ts'
import type { Context, Row } from '../../core/context.ts'

/** Source → the edition that is tried instead of the one in use: for previews. */
export type Instead = Partial<Record<SourceKey, string>>

interface InUse {
  readonly id: string
  readonly source: SourceKey
  readonly title: string
  readonly year: number
  readonly kind: EditionKind
  /** Confirmed values that were typed beside it, for the same source and year. */
  readonly beside: boolean
}

/** The editions the programme decides by, the newest choice of each source, and what was typed beside them. */
async function inUse(ctx: Context, instead: Instead): Promise<InUse[]> {
  const rows = await ctx.ask({
    text: `WITH chosen AS (
        SELECT DISTINCT ON (p.source) p.source, coalesce(i.edition_id, p.edition_id) AS edition_id
        FROM (SELECT source, edition_id, adopted_at FROM programme_editions WHERE programme_id = $1
          UNION ALL SELECT key, value::uuid, 'infinity' FROM jsonb_each_text($2)) p
        LEFT JOIN LATERAL (SELECT value::uuid AS edition_id FROM jsonb_each_text($2) WHERE key = p.source) i ON true
        ORDER BY p.source, p.adopted_at DESC)
      SELECT e.id, e.source, e.title, e.year, e.kind, false AS beside FROM chosen c JOIN country_editions e ON e.id = c.edition_id
      UNION ALL
      SELECT t.id, t.source, t.title, t.year, t.kind, true FROM chosen c JOIN country_editions e ON e.id = c.edition_id
        JOIN country_editions t ON t.source = e.source AND t.year = e.year AND t.typed AND t.id <> e.id
        JOIN edition_confirmations f ON f.edition_id = t.id`,
    values: [ctx.actor.programmeId, JSON.stringify(instead)],
  })
  return rows as unknown as InUse[]
}

const figureIn = (row: Row, edition: InUse): CountryValue => ({
  region: String(row.region),
  indicator: String(row.indicator),
  value: row.value === null ? null : Number(row.value),
  rank: row.rank === null ? null : Number(row.rank),
  ...(edition.beside && { from: { id: edition.id, title: edition.title, year: edition.year } }),
})

/** What the editions in use say of each of these countries, in two statements however many there are. */
export async function editionsFor(
  ctx: Context,
  countries: readonly string[],
  instead: Instead = {},
): Promise<ReadonlyMap<string, Editions>> {
  const editions = await inUse(ctx, instead)
  const rows = await ctx.ask({
    text: 'SELECT edition_id, country, region, indicator, value, rank FROM country_values WHERE edition_id = ANY ($1) AND country = ANY ($2)',
    values: [editions.map(one => one.id), countries],
  })
  const byPlace = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.edition_id} ${row.country}`
    byPlace.set(key, [...(byPlace.get(key) ?? []), row])
  }
  const factsOf = (country: string): Editions => {
    const facts: Partial<Record<SourceKey, EditionFacts>> = {}
    for (const edition of editions.filter(one => !one.beside)) {
      const own = (byPlace.get(`${edition.id} ${country}`) ?? []).map(row => figureIn(row, edition))
      const known = new Set(own.filter(one => one.value !== null).map(one => `${one.region} ${one.indicator}`))
      const typed = editions
        .filter(one => one.beside && one.source === edition.source)
        .flatMap(one => (byPlace.get(`${one.id} ${country}`) ?? []).map(row => figureIn(row, one)))
        .filter(one => !known.has(`${one.region} ${one.indicator}`))
      const { id, title, year, kind } = edition
      facts[edition.source] = { id, title, year, kind, values: [...typed, ...own] }
    }
    return facts
  }
  return new Map(countries.map(country => [country, factsOf(country)]))
}
