import type { Context } from '../../core/context.ts'
import type { List } from '../../core/listing.ts'
import { column, columns, type Shape } from '../../core/shape.ts'
import { classAt, gravestOf, gravityOf } from '../countries/gravity.ts'
import { supplierName } from '../members/member.reading.ts'

/** A figure of a row as the supplier gave it; anything else than a number within its scale is none. */
const degrees = (r: string, key: 'latitude' | 'longitude', most: number): string =>
  `(CASE WHEN jsonb_typeof(${r}.details->'${key}') = 'number' AND abs((${r}.details->>'${key}')::numeric) <= ${most} THEN (${r}.details->>'${key}')::double precision END)`
const latitude = (r: string): string => degrees(r, 'latitude', 90)
const longitude = (r: string): string => degrees(r, 'longitude', 180)
const isPlaced = (r: string): string => `(${latitude(r)} IS NOT NULL AND ${longitude(r)} IS NOT NULL)`

/** Sites of a country within so many degrees are one mark. */
const cellDegrees = 4
const cellOf = (r: string): string =>
  `(CASE WHEN ${isPlaced(r)} THEN floor(${latitude(r)} / ${cellDegrees})::int || ':' || floor(${longitude(r)} / ${cellDegrees})::int ELSE 'none' END)`

const firstMention = (r: string, field: string): string =>
  `(SELECT m.${field} FROM record_mentions m WHERE m.record_id = ${r}.id ORDER BY m.response_id, m.question, m.row_id LIMIT 1)`
/** What nobody names any more was a slip of typing. */
const isNamed = (r: string): string => `${r}.type = 'SITE' AND EXISTS (SELECT 1 FROM record_mentions n WHERE n.record_id = ${r}.id)`

export const siteShape: Shape = {
  table: 'records',
  read: 'site.read',
  fields: {
    ...columns('id', 'name', 'country'),
    // A list of mines has no column for the kind, nor one of yards.
    kind: column(
      r =>
        `coalesce(${r}.details->>'kind', CASE ${firstMention(r, 'question')} WHEN 'KYS-F3' THEN 'MINE' WHEN 'KYS-G6' THEN 'STORAGE' END)`,
    ),
    confirmed: column(r => `(${r}.status = 'CONFIRMED')`),
    latitude: column(r => `(CASE WHEN ${isPlaced(r)} THEN ${latitude(r)} END)`),
    longitude: column(r => `(CASE WHEN ${isPlaced(r)} THEN ${longitude(r)} END)`),
    class: column(r => gravestOf(`${r}.programme_id`, `${r}.country`)),
    responseId: column(r => firstMention(r, 'response_id')),
    question: column(r => firstMention(r, 'question')),
    supplier: supplierName,
  },
}

type Given = { country: string; class: string[]; cell: string }
const given = (args: Record<string, unknown>): Given => args.filter as Given

export const siteList: List = {
  shape: siteShape,
  always: isNamed,
  sorts: { NAME: { sql: r => `${r}.name`, type: 'text' } },
  filters: {
    country: (r, bind) => `${r}.country = ${bind((_, args) => given(args).country)}`,
    class: (r, bind) => `${gravestOf(`${r}.programme_id`, `${r}.country`)} = ANY (${bind((_, args) => given(args).class)})`,
    cell: (r, bind) => `${cellOf(r)} = ${bind((_, args) => given(args).cell)}`,
  },
}

/** More marks than this nobody tells apart; what is left out is counted, and stands in the list. */
const mostMarks = 400

export interface SiteMark {
  readonly country: string
  readonly cell: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly sites: number
  readonly class: string | null
  readonly name: string | null
}

/** The sites as marks of a map: those of a country that lie close to one another are one, those without coordinates one a country. */
export async function siteMarks(ctx: Context): Promise<{ marks: SiteMark[]; sites: number; shown: number }> {
  const rows = await ctx.ask({
    name: 'site-marks',
    text: `WITH site AS MATERIALIZED (
        SELECT r.name, r.country, ${cellOf('r')} AS cell, ${latitude('r')} AS latitude, ${longitude('r')} AS longitude
        FROM records r WHERE r.programme_id = $1 AND r.country IS NOT NULL AND ${isNamed('r')}),
      graves AS (SELECT c.country, max(${gravityOf('c')}) AS gravity FROM country_checks c WHERE c.programme_id = $1 AND c.superseded_at IS NULL GROUP BY c.country)
      SELECT s.country, s.cell, CASE WHEN s.cell <> 'none' THEN avg(s.latitude) END AS latitude, CASE WHEN s.cell <> 'none' THEN avg(s.longitude) END AS longitude,
        count(*)::int AS sites, ${classAt('g.gravity')} AS class, CASE WHEN count(*) = 1 THEN min(s.name) END AS name, sum(count(*)) OVER ()::int AS "all"
      FROM site s LEFT JOIN graves g ON g.country = s.country
      GROUP BY s.country, s.cell, g.gravity ORDER BY g.gravity DESC NULLS LAST, count(*) DESC, s.country, s.cell LIMIT ${mostMarks}`,
    values: [ctx.actor.programmeId],
  })
  const marks = rows.map(({ all: _, ...mark }) => mark) as unknown as SiteMark[]
  return { marks, sites: Number(rows[0]?.all ?? 0), shown: marks.reduce((sum, { sites }) => sum + sites, 0) }
}
