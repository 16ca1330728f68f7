import { createHash, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { ListCode } from 'shared/words/screening.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { newestVersions, takeIntoUse } from './list-versions.ts'
import type { ListedEntry, ListFile, ReadList } from './lists/listed-entry.ts'
import { readList } from './lists/read-list.ts'

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')
const hashed = (entry: ListedEntry) => ({ ...entry, sha256: sha256(canonicalize(entry) ?? '') })

/** What a list's files would become; nothing is kept. */
export interface ListPreview {
  readonly list: ListCode
  readonly version: string
  readonly rows: number
  readonly entries: number
  readonly names: number
  readonly faults: ReadList['faults']
  /** Against the newest version before it. */
  readonly before: { version: string; same: number; changed: number; added: number; gone: number } | null
  /** The same files, loaded already. */
  readonly loadedAs: string | null
}

const today = (ctx: Context): string => ctx.now().toISOString().slice(0, 10)
const fileHash = (files: readonly ListFile[]): string =>
  sha256(
    files
      .map(file => sha256(file.bytes))
      .sort()
      .join(' '),
  )

async function differenceTo(ctx: Context, read: ReadList): Promise<ListPreview['before']> {
  const newest = (await newestVersions(ctx)).find(one => one.list === read.list)
  if (!newest) return null
  const known = await ctx.ask({
    text: 'SELECT e.key, e.sha256 FROM name_list_entries n JOIN listed_entries e ON e.id = n.entry_id WHERE n.version_id = $1',
    values: [newest.id],
  })
  const before = new Map(known.map(one => [String(one.key), String(one.sha256)]))
  const now = read.entries.map(hashed)
  const same = now.filter(one => before.get(one.key) === one.sha256).length
  const met = now.filter(one => before.has(one.key)).length
  return { version: String(newest.version), same, changed: met - same, added: now.length - met, gone: before.size - met }
}

export async function previewList(ctx: Context, files: readonly ListFile[]): Promise<ListPreview> {
  authorizeHere(ctx, 'list.load')
  return previewOf(ctx, files, readList(files))
}

async function previewOf(ctx: Context, files: readonly ListFile[], read: ReadList): Promise<ListPreview> {
  const [same] = await ctx.ask({
    text: 'SELECT version FROM name_list_versions WHERE list = $1 AND sha256 = $2',
    values: [read.list, fileHash(files)],
  })
  return {
    list: read.list,
    version: read.version ?? today(ctx),
    rows: read.rows,
    entries: read.entries.length,
    names: read.entries.reduce((sum, entry) => sum + entry.names.length, 0),
    faults: read.faults,
    before: await differenceTo(ctx, read),
    loadedAs: same ? String(same.version) : null,
  }
}

const atOnce = 2_000

/** Loads a list, whole or not at all; rows that could not be read are left out only where a person has said so. Every programme looks anew. */
export async function loadList(ctx: Context, files: readonly ListFile[], leaveOut: boolean): Promise<string> {
  authorizeHere(ctx, 'list.load')
  const read = readList(files)
  if (read.faults.length > 0 && !leaveOut) throw new Refused('listFaults', { count: read.faults.length })
  if (read.entries.length === 0) throw new Refused('listEmpty')
  await oneAtATime(ctx, `list ${read.list}`)
  const preview = await previewOf(ctx, files, read)
  if (preview.loadedAs) throw new Refused('listLoadedAlready', { version: preview.loadedAs })
  const id = randomUUID()
  await ctx.ask({
    text: `INSERT INTO name_list_versions (id, list, version, files, sha256, entries, names, left_out, loaded_by_id, loaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      id,
      read.list,
      preview.version,
      JSON.stringify(files.map(file => ({ name: file.name, sha256: sha256(file.bytes), size: file.bytes.length }))),
      fileHash(files),
      preview.entries,
      preview.names,
      JSON.stringify(read.faults),
      ctx.actor.accountId,
      ctx.now(),
    ],
  })
  const entries = read.entries.map(entry => ({ id: randomUUID(), ...hashed(entry) }))
  for (let at = 0; at < entries.length; at += atOnce) await keep(ctx, id, read.list, entries.slice(at, at + atOnce))
  note(ctx, {
    action: 'list.load',
    subjectType: 'name_list_versions',
    subjectId: id,
    data: { list: read.list, version: preview.version, sha256: fileHash(files), entries: preview.entries, leftOut: read.faults.length },
  })
  await takeIntoUse(ctx, id)
  await lookAnew(ctx, id)
  return id
}

async function keep(ctx: Context, versionId: string, list: ListCode, entries: readonly object[]): Promise<void> {
  const rows = JSON.stringify(entries)
  await ctx.ask({
    text: `INSERT INTO listed_entries (id, list, key, sha256, kind, names, regime, listed_on, births, nationalities, identifiers)
      SELECT x.id, $2, x.key, x.sha256, x.kind, x.names, x.regime, x."listedOn", x.births, x.nationalities, x.identifiers
      FROM jsonb_to_recordset($1) AS x(id uuid, key text, sha256 text, kind text, names jsonb, regime text, "listedOn" text, births jsonb, nationalities text[], identifiers jsonb)
      ON CONFLICT DO NOTHING`,
    values: [rows, list],
  })
  await ctx.ask({
    text: `INSERT INTO name_list_entries (version_id, entry_id) SELECT $2, e.id FROM jsonb_to_recordset($1) AS x(key text, sha256 text)
      JOIN listed_entries e ON e.list = $3 AND e.key = x.key AND e.sha256 = x.sha256`,
    values: [rows, versionId, list],
  })
}

/** A list is the installation's: every programme of it takes the version into use and looks at its names again. */
async function lookAnew(ctx: Context, versionId: string): Promise<void> {
  const programmes = await ctx.ask({ text: 'SELECT id FROM programme_ids' })
  for (const { id } of programmes)
    await ctx.house.enqueue(ctx.db, 'screen', { programmeId: id, payload: { supplierId: null, after: null, takes: versionId } })
}
