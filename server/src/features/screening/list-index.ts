import type { Known } from 'shared/rules/names/judge-hit.ts'
import { indexNames, type NameIndex } from 'shared/rules/names/name-index.ts'
import type { Bearer } from 'shared/rules/names/prepare.ts'
import { countries } from 'shared/words/countries.ts'
import type { EntryKind, ListCode } from 'shared/words/screening.ts'
import type { Context, Row } from '../../core/context.ts'
import { versionsInUse } from './list-versions.ts'
import type { Birth, Identifier, ListedName } from './lists/listed-entry.ts'

export interface IndexedEntry extends Known {
  readonly id: string
  readonly key: string
  readonly weak: ReadonlySet<string>
}

/** One version of a list, ready to be looked up in. */
export interface ListIndex {
  readonly versionId: string
  readonly list: ListCode
  readonly names: NameIndex
  readonly entries: ReadonlyMap<string, IndexedEntry>
  /** By the publisher's number. */
  readonly byKey: ReadonlyMap<string, IndexedEntry>
  readonly byIdentifier: ReadonlyMap<string, readonly string[]>
}

const bearers: Readonly<Record<EntryKind, Bearer>> = { PERSON: 'person', COMPANY: 'company', VESSEL: 'company', AIRCRAFT: 'company' }

/** Numbers are compared without what stands between their signs, and a ship's without the letters IMO; four signs are no number. */
export const plainIdentifier = (value: string): string =>
  value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^IMO(?=\d{7}$)/, '')
export const isTelling = (identifier: string): boolean => identifier.length >= 6 && /\d{4}/.test(identifier)

const named = (['en', 'fr', 'zh'] as const).map(locale => new Intl.DisplayNames(locale, { type: 'region' }))
const byName = new Map(countries.flatMap(code => named.map((names): [string, string] => [(names.of(code) ?? code).toLowerCase(), code])))
/** A country's code, where its name is one we know; otherwise as the list says it. */
export const nationOf = (said: string): string => (/^[A-Z]{2}$/.test(said) ? said : (byName.get(said.toLowerCase()) ?? said.toLowerCase()))

function entryOf(row: Row): IndexedEntry {
  const identifiers = (row.identifiers as Identifier[]).map(one => plainIdentifier(one.value)).filter(isTelling)
  return {
    id: String(row.id),
    key: String(row.key),
    births: row.births as Birth[],
    nationalities: (row.nationalities as string[]).map(nationOf),
    identifiers,
    weak: new Set((row.names as ListedName[]).filter(one => one.quality === 'WEAK').map(one => one.name)),
  }
}

async function makeIndex(ctx: Context, versionId: string, list: ListCode): Promise<ListIndex> {
  const rows = await ctx.ask({
    text: `SELECT e.id, e.key, e.kind, e.names, e.births, e.nationalities, e.identifiers FROM name_list_entries n JOIN listed_entries e ON e.id = n.entry_id WHERE n.version_id = $1`,
    values: [versionId],
  })
  const entries = new Map(rows.map(row => [String(row.id), entryOf(row)]))
  const byIdentifier = new Map<string, string[]>()
  for (const { id, identifiers } of entries.values())
    for (const one of identifiers) byIdentifier.set(one, [...(byIdentifier.get(one) ?? []), id])
  const names = indexNames(
    rows.flatMap(row =>
      (row.names as ListedName[]).map(({ name }) => ({ entryId: String(row.id), name, bearer: bearers[row.kind as EntryKind] })),
    ),
  )
  const byKey = new Map([...entries.values()].map(entry => [entry.key, entry]))
  return { versionId, list, names, entries, byKey, byIdentifier }
}

/** Made once per version and kept in memory while it is used; one that nobody asked for in ten minutes is let go. */
const kept = new Map<string, { readonly made: Promise<ListIndex>; usedAt: number }>()
const keptFor = 600_000
let forgetting: NodeJS.Timeout | undefined

function forgetOld(): void {
  const now = performance.now()
  for (const [id, { usedAt }] of kept) if (now - usedAt >= keptFor) kept.delete(id)
  clearTimeout(forgetting)
  if (kept.size > 0) forgetting = setTimeout(forgetOld, keptFor).unref()
}

function indexOf(ctx: Context, id: string, list: ListCode): Promise<ListIndex> {
  const made = kept.get(id)?.made ?? makeIndex(ctx, id, list)
  kept.set(id, { made, usedAt: performance.now() })
  made.catch(() => kept.delete(id))
  return made
}

/** The versions that this programme compares names with. */
export async function indicesInUse(ctx: Context): Promise<ListIndex[]> {
  const found: ListIndex[] = []
  for (const { id, list } of await versionsInUse(ctx)) found.push(await indexOf(ctx, String(id), list as ListCode))
  forgetOld()
  return found
}
