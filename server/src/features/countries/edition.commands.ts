import { randomUUID } from 'node:crypto'
import { type EditionFactsInput, editionFacts, type TypedValueInput, typedValue } from 'shared/schemas/countries.ts'
import { id as idSchema } from 'shared/schemas/fields.ts'
import { type SourceKey, sourceOf } from 'shared/words/country-sources.ts'
import type { z } from 'zod'
import { authorize, authorizeEver, authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { besideEdition } from './called-for.ts'
import { gridsOf, sha256 } from './edition.file.ts'
import { columnsOf, type SheetColumns } from './importing/columns-of.ts'
import { regionOfCode } from './importing/known-country.ts'
import { findMapping, type Mapping, type ReadTable, readTable, type TableFault, withoutYear } from './importing/read-table.ts'
import { startRun } from './start-run.ts'

/** What a file would become, before anything is kept. */
export interface EditionPreview {
  readonly facts: z.output<typeof editionFacts>
  readonly sha256: string
  readonly table: ReadTable
  readonly countries: number
  readonly regions: number
  /** Places that nobody knows by that name: they may be left out, by whoever says so. */
  readonly unknown: readonly TableFault[]
  /** What keeps the file from being loaded. */
  readonly faults: readonly TableFault[]
  /** Against the newest edition of the source before it. */
  readonly before: { readonly title: string; readonly changed: number; readonly added: number; readonly gone: number } | null
  /** The same file, loaded already. */
  readonly loadedAs: string | null
}

const keyOf = (one: { country: string; region: string; indicator: string }): string => `${one.country} ${one.region} ${one.indicator}`

async function rememberedMapping(ctx: Context, source: SourceKey, headings: string): Promise<Mapping | null> {
  const [row] = await ctx.ask({
    text: 'SELECT mapping FROM edition_mappings WHERE source = $1 AND headings_sha256 = $2',
    values: [source, headings],
  })
  return row ? (row.mapping as Mapping) : null
}

/** Which file this is, by its first rows: the same publisher's next file has the same headings. */
const headingsOf = (grids: Awaited<ReturnType<typeof gridsOf>>): string =>
  sha256(JSON.stringify(grids.map(one => [withoutYear(one.name), one.rows[0]?.cells.map(cell => withoutYear(String(cell ?? '')))])))

/** A file's first rows, for a person to say which column is what. */
export async function columnsIn(ctx: Context, given: EditionFactsInput, bytes: Buffer): Promise<SheetColumns[]> {
  authorizeHere(ctx, 'edition.load')
  return columnsOf(await gridsOf(parse(editionFacts, given).source, bytes))
}

/** Reads a file and says what it holds; nothing is kept. `said`: which column is what, where a person had to say it. */
export async function previewEdition(ctx: Context, given: EditionFactsInput, bytes: Buffer, said: Mapping | null): Promise<EditionPreview> {
  authorizeHere(ctx, 'edition.load')
  return read(ctx, parse(editionFacts, given), bytes, said)
}

async function read(ctx: Context, facts: z.output<typeof editionFacts>, bytes: Buffer, said: Mapping | null): Promise<EditionPreview> {
  const grids = await gridsOf(facts.source, bytes)
  const mapping = said ?? (await rememberedMapping(ctx, facts.source, headingsOf(grids))) ?? findMapping(facts.source, facts.year, grids)
  if (!mapping) throw new Refused('editionNoTable', { columns: columnsOf(grids) })
  const table = readTable(facts.source, facts.year, grids, mapping)
  const unknown = table.faults.filter(one => one.kind === 'UNKNOWN_PLACE')
  const [same] = await ctx.ask({
    text: 'SELECT title FROM country_editions WHERE source = $1 AND year = $2 AND kind = $3 AND file_sha256 = $4',
    values: [facts.source, facts.year, facts.kind, sha256(bytes)],
  })
  return {
    facts,
    sha256: sha256(bytes),
    table,
    countries: new Set(table.values.map(one => one.country)).size,
    regions: new Set(table.values.flatMap(one => one.region || [])).size,
    unknown,
    faults: table.faults.filter(one => one.kind !== 'UNKNOWN_PLACE'),
    before: await differenceTo(ctx, facts, table),
    loadedAs: same ? String(same.title) : null,
  }
}

async function differenceTo(ctx: Context, { source }: { source: SourceKey }, { values }: ReadTable): Promise<EditionPreview['before']> {
  const [edition] = await ctx.ask({
    text: 'SELECT id, title FROM country_editions WHERE source = $1 AND NOT typed ORDER BY year DESC, loaded_at DESC LIMIT 1',
    values: [source],
  })
  if (!edition) return null
  const rows = await ctx.ask({
    text: 'SELECT country, region, indicator, value FROM country_values WHERE edition_id = $1',
    values: [edition.id],
  })
  const old = new Map(rows.map(row => [keyOf(row as never), row.value === null ? null : Number(row.value)]))
  const now = new Set(values.map(keyOf))
  return {
    title: String(edition.title),
    changed: values.filter(one => old.has(keyOf(one)) && old.get(keyOf(one)) !== one.value).length,
    added: values.filter(one => !old.has(keyOf(one))).length,
    gone: [...old.keys()].filter(key => !now.has(key)).length,
  }
}

/**
 * Loads a file as an edition, whole or not at all. `leaveOut`: rows about places nobody knows may stay out, because a person has
 * seen them. Refused: faults (`editionFaults`), unknown places that nobody let go (`editionUnknown`), the same file again.
 */
export async function loadEdition(
  ctx: Context,
  given: EditionFactsInput,
  bytes: Buffer,
  { said, leaveOut }: { said: Mapping | null; leaveOut: boolean },
): Promise<string> {
  authorizeHere(ctx, 'edition.load')
  const facts = parse(editionFacts, given)
  await oneAtATime(ctx, `edition ${facts.source}`)
  const preview = await read(ctx, facts, bytes, said)
  if (preview.loadedAs) throw new Refused('editionTwice', { title: preview.loadedAs })
  if (preview.faults.length > 0) throw new Refused('editionFaults', { count: preview.faults.length, faults: preview.faults.slice(0, 50) })
  if (preview.unknown.length > 0 && !leaveOut) throw new Refused('editionUnknown', { count: preview.unknown.length })
  if (preview.table.values.length === 0) throw new Refused('editionEmpty')
  const id = await insertEdition(ctx, facts, {
    fileName: given.fileName ?? null,
    sha256: preview.sha256,
    rowsRead: preview.table.rowsRead,
    leftOut: preview.unknown.map(({ row, text }) => ({ row, text })),
    typed: false,
    values: preview.table.values,
  })
  if (said)
    await ctx.ask({
      text: `INSERT INTO edition_mappings (source, headings_sha256, mapping, said_by_id, said_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (source, headings_sha256) DO UPDATE SET mapping = EXCLUDED.mapping, said_by_id = EXCLUDED.said_by_id, said_at = EXCLUDED.said_at`,
      values: [facts.source, headingsOf(await gridsOf(facts.source, bytes)), JSON.stringify(said), ctx.actor.accountId, ctx.now()],
    })
  note(ctx, {
    action: 'edition.load',
    subjectType: 'country_editions',
    subjectId: id,
    data: { source: facts.source, year: facts.year, title: facts.title, sha256: preview.sha256, values: preview.table.values.length },
  })
  return id
}

export interface EditionContent {
  readonly fileName: string | null
  readonly sha256: string | null
  readonly rowsRead: number
  readonly leftOut: readonly { row: number; text: string }[]
  readonly typed: boolean
  readonly values: readonly { country: string; region: string; indicator: string; value: number | null; rank: number | null }[]
}

export async function insertEdition(ctx: Context, facts: z.output<typeof editionFacts>, content: EditionContent): Promise<string> {
  const id = randomUUID()
  await ctx.ask({
    text: `INSERT INTO country_editions (id, source, year, title, publisher, kind, got_on, licence, origin, file_name, file_sha256, rows_read, rows_left_out, typed, loaded_by_id, loaded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    values: [
      id,
      facts.source,
      facts.year,
      facts.title,
      sourceOf(facts.source).publisher,
      facts.kind,
      facts.gotOn,
      facts.licence,
      facts.origin,
      content.fileName,
      content.sha256,
      content.rowsRead,
      JSON.stringify(content.leftOut),
      content.typed,
      ctx.actor.accountId,
      ctx.now(),
    ],
  })
  await ctx.ask({
    text: `INSERT INTO country_values (edition_id, country, region, indicator, value, rank)
      SELECT $1, x.country, x.region, x.indicator, x.value, x.rank
      FROM jsonb_to_recordset($2) AS x(country text, region text, indicator text, value double precision, rank integer)`,
    values: [id, JSON.stringify(content.values)],
  })
  return id
}

/** One value, typed with its citation. It counts when a second person has confirmed it. */
export async function typeValue(ctx: Context, input: TypedValueInput): Promise<string> {
  authorizeHere(ctx, 'edition.load')
  const { country, region, indicator, value, rank, ...facts } = parse(typedValue, input)
  const scale = sourceOf(facts.source).indicators[indicator]
  if (!scale) throw new Invalid({ indicator: 'errors:field.other' })
  if (value < scale.min || value > scale.max) throw new Invalid({ value: 'errors:field.beyondScale' })
  if (region && regionOfCode(region)?.country !== country) throw new Invalid({ region: 'errors:field.region' })
  const id = await insertEdition(
    ctx,
    { ...facts, kind: 'TABLE', fileName: null },
    {
      fileName: null,
      sha256: null,
      rowsRead: 1,
      leftOut: [],
      typed: true,
      values: [{ country, region: region ?? '', indicator, value, rank: rank ?? null }],
    },
  )
  note(ctx, {
    action: 'edition.load',
    subjectType: 'country_editions',
    subjectId: id,
    data: { source: facts.source, country, indicator, value, rank, origin: facts.origin },
  })
  return id
}

/** A second person has compared the typed value with what it cites. */
export async function confirmEdition(ctx: Context, id: string): Promise<string> {
  authorizeEver(ctx, 'edition.confirm')
  const [edition] = await ctx.ask({
    text: 'SELECT id, typed, loaded_by_id, source FROM country_editions WHERE id = $1',
    values: [parse(idSchema, id)],
  })
  if (!edition) throw new NotFound()
  authorize(ctx, 'edition.confirm', { programmeId: ctx.actor.programmeId, accountId: String(edition.loaded_by_id) })
  if (!edition.typed) throw new Refused('editionNotTyped')
  const done = await ctx.ask({
    text: 'INSERT INTO edition_confirmations (edition_id, confirmed_by_id, confirmed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING edition_id',
    values: [id, ctx.actor.accountId, ctx.now()],
  })
  if (done.length === 0) throw new Refused('editionConfirmed')
  note(ctx, { action: 'edition.confirm', subjectType: 'country_editions', subjectId: id })
  // Beside an edition in use it counts at once; other programmes come to it by the clock.
  if (await counts(ctx, id)) await startRun(ctx, 'EDITION')
  return id
}

const counts = async (ctx: Context, id: string): Promise<boolean> =>
  (
    await ctx.ask({
      text: `SELECT 1 FROM country_editions t WHERE t.id = $2 AND ${besideEdition('t', '$1')}`,
      values: [ctx.actor.programmeId, id],
    })
  ).length > 0

/** From now on the programme decides by this edition; every place is looked at again. */
export async function adoptEdition(ctx: Context, id: string): Promise<string> {
  authorizeHere(ctx, 'edition.adopt')
  const [edition] = await ctx.ask({
    text: `SELECT e.source, e.title, e.typed AND c.edition_id IS NULL AS unconfirmed FROM country_editions e
      LEFT JOIN edition_confirmations c ON c.edition_id = e.id WHERE e.id = $1`,
    values: [parse(idSchema, id)],
  })
  if (!edition) throw new NotFound()
  if (edition.unconfirmed) throw new Refused('editionUnconfirmed')
  await adopt(ctx, String(edition.source), id)
  note(ctx, {
    action: 'edition.adopt',
    subjectType: 'country_editions',
    subjectId: id,
    data: { source: edition.source, title: edition.title },
  })
  await startRun(ctx, 'EDITION')
  return id
}

export const adopt = (ctx: Context, source: string, editionId: string): Promise<unknown> =>
  ctx.ask({
    text: 'INSERT INTO programme_editions (id, programme_id, source, edition_id, adopted_by_id, adopted_at) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [randomUUID(), ctx.actor.programmeId, source, editionId, ctx.actor.accountId, ctx.now()],
  })
