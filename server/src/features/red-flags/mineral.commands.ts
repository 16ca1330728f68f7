import { createHash, randomUUID } from 'node:crypto'
import type { MineralRow } from 'shared/rules/red-flags/facts.ts'
import {
  type LoadMineralTable,
  loadMineralTable as loadSchema,
  type MineralFacts,
  mineralFacts,
  mostMineralRows,
} from 'shared/schemas/red-flags.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { tablesIn } from '../countries/edition.file.ts'
import { startFlagRun } from './flag-run.commands.ts'
import { type MineralFault, mayBeLeftOut, readMinerals } from './mineral.file.ts'

const sha256 = (given: Buffer | string): string => createHash('sha256').update(given).digest('hex')

interface File {
  readonly name: string
  readonly sha256: string
}

/** Inserted and never changed, and every supplier is looked at by it. */
async function insertTable(ctx: Context, title: string, rows: readonly MineralRow[], file: File | null): Promise<string> {
  const id = randomUUID()
  const text = JSON.stringify(rows)
  await ctx.ask({
    text: 'INSERT INTO mineral_tables (id, programme_id, title, rows, file_name, file_sha256, loaded_by_id, loaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [id, ctx.actor.programmeId, title, text, file?.name, file?.sha256, ctx.actor.accountId, ctx.now()],
  })
  note(ctx, {
    action: 'mineral.load',
    subjectType: 'mineral_tables',
    subjectId: id,
    data: { title, rows: rows.length, sha256: sha256(text), ...(file && { file: file.name, fileSha256: file.sha256 }) },
  })
  await startFlagRun(ctx, 'REFERENCE')
  return id
}

/** A table of what countries can produce, row by row. */
export async function loadMineralTable(ctx: Context, input: LoadMineralTable): Promise<string> {
  authorizeHere(ctx, 'mineral.load')
  const { title, rows } = parse(loadSchema, input)
  return insertTable(ctx, title, rows, null)
}

/** What a file would become, before anything is kept. */
export interface MineralPreview {
  readonly rows: readonly MineralRow[]
  readonly rowsRead: number
  readonly passedOver: number
  /** Places and materials that nobody knows by that name: they may be left out, by whoever says so. */
  readonly unknown: readonly MineralFault[]
  /** What keeps the file from being loaded. */
  readonly faults: readonly MineralFault[]
  /** Against the table that holds now. */
  readonly before: { readonly title: string; readonly changed: number; readonly added: number; readonly gone: number } | null
  /** The same file, loaded already. */
  readonly loadedAs: string | null
}

const keyOf = ({ country, material }: MineralRow): string => `${country} ${material}`
const saysOf = ({ reserves, production, transit }: MineralRow): string => `${reserves} ${production} ${transit}`

async function differenceTo(ctx: Context, rows: readonly MineralRow[]): Promise<MineralPreview['before']> {
  const [newest] = await ctx.ask({
    text: 'SELECT title, rows FROM mineral_tables WHERE programme_id = $1 ORDER BY loaded_at DESC, id DESC LIMIT 1',
    values: [ctx.actor.programmeId],
  })
  if (!newest) return null
  const old = new Map((newest.rows as MineralRow[]).map(row => [keyOf(row), saysOf(row)]))
  const now = new Set(rows.map(keyOf))
  return {
    title: String(newest.title),
    changed: rows.filter(row => old.has(keyOf(row)) && old.get(keyOf(row)) !== saysOf(row)).length,
    added: rows.filter(row => !old.has(keyOf(row))).length,
    gone: [...old.keys()].filter(key => !now.has(key)).length,
  }
}

async function read(ctx: Context, bytes: Buffer): Promise<MineralPreview> {
  const { rows, faults, rowsRead, passedOver } = readMinerals(await tablesIn(bytes))
  const [same] = await ctx.ask({
    text: 'SELECT title FROM mineral_tables WHERE programme_id = $1 AND file_sha256 = $2 LIMIT 1',
    values: [ctx.actor.programmeId, sha256(bytes)],
  })
  return {
    rows,
    rowsRead,
    passedOver,
    unknown: faults.filter(one => mayBeLeftOut.has(one.kind)),
    faults: faults.filter(one => !mayBeLeftOut.has(one.kind)),
    before: await differenceTo(ctx, rows),
    loadedAs: same ? String(same.title) : null,
  }
}

/** Reads a file and says what it holds; nothing is kept. */
export async function previewMinerals(ctx: Context, bytes: Buffer): Promise<MineralPreview> {
  authorizeHere(ctx, 'mineral.load')
  return read(ctx, bytes)
}

/** Loads a file, whole or not at all. `leaveOut`: rows about what nobody knows may stay out, because a person has seen them. */
export async function loadMinerals(ctx: Context, given: MineralFacts, bytes: Buffer, leaveOut: boolean): Promise<string> {
  authorizeHere(ctx, 'mineral.load')
  const { title, fileName } = parse(mineralFacts, given)
  await oneAtATime(ctx, `minerals ${ctx.actor.programmeId}`)
  const { rows, faults, unknown, loadedAs } = await read(ctx, bytes)
  if (loadedAs) throw new Refused('editionTwice', { title: loadedAs })
  if (faults.length > 0) throw new Refused('mineralFaults', { count: faults.length })
  if (unknown.length > 0 && !leaveOut) throw new Refused('mineralUnknown', { count: unknown.length })
  if (rows.length === 0) throw new Refused('mineralEmpty')
  if (rows.length > mostMineralRows) throw new Refused('mineralTooLong', { limit: mostMineralRows })
  return insertTable(ctx, title, rows, { name: fileName, sha256: sha256(bytes) })
}
