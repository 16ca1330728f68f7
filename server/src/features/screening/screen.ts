import { randomUUID } from 'node:crypto'
import { setImmediate as rest } from 'node:timers/promises'
import { type HitAction, hitMachine } from 'shared/machines/hit.ts'
import { type Judged, judgeHit, type Thresholds } from 'shared/rules/names/judge-hit.ts'
import type { Found } from 'shared/rules/names/name-index.ts'
import { prepareName } from 'shared/rules/names/prepare.ts'
import type { Context } from '../../core/context.ts'
import { enqueue, type Jobs } from '../../core/enqueue.ts'
import { note } from '../../core/history.ts'
import { recordState, transition } from '../../core/transition.ts'
import { clearanceFor } from './clearances.ts'
import { ScreeningHit } from './hit.entity.ts'
import { type IndexedEntry, indicesInUse, type ListIndex } from './list-index.ts'
import { takeIntoUse } from './list-versions.ts'
import { type Subject, subjectsOf } from './subjects.ts'
import { thresholdsOf } from './thresholds.ts'

interface Likely {
  readonly index: ListIndex
  readonly entry: IndexedEntry
  readonly judged: Judged
  readonly matchedName: string
  readonly why: object
}

const nameOnly = (found: Found | undefined) =>
  found
    ? { met: found.similarity.met, leftOver: found.similarity.leftOver, via: found.similarity.via, likeness: found.similarity.score }
    : null

/** Entries of a list whose name or number is like the subject's, each with its best name. */
function likelyOf(subject: Subject, index: ListIndex, thresholds: Thresholds): Likely[] {
  const best = new Map<string, Likely>()
  const consider = (entry: IndexedEntry, ownName: string, matchedName: string, found: Found | undefined): void => {
    const judged = judgeHit(found?.similarity.score ?? 0, entry.weak.has(matchedName), subject, entry, thresholds)
    if (!judged.band || (best.get(entry.id)?.judged.score ?? 0) >= judged.score) return
    best.set(entry.id, {
      index,
      entry,
      judged,
      matchedName,
      why: { ownName, name: nameOnly(found), supports: judged.supports, weak: entry.weak.has(matchedName) },
    })
  }
  for (const name of subject.names)
    for (const found of index.names.find(prepareName(name, subject.bearer), thresholds.review)) {
      const entry = index.entries.get(found.listed.entryId)
      if (entry) consider(entry, name, found.listed.name, found)
    }
  for (const number of subject.identifiers)
    for (const id of index.byIdentifier.get(number) ?? []) {
      const entry = index.entries.get(id)
      if (entry && !best.has(id)) consider(entry, subject.names[0] ?? '', number, undefined)
    }
  return [...best.values()]
}

const factsOf = ({ names, births, nationalities, identifiers }: Subject) => ({ names, births, nationalities, identifiers })
const keyOf = (hit: { supplierId: string; subjectId: string; list: string; entryKey: string }): string =>
  `${hit.supplierId} ${hit.subjectId} ${hit.list} ${hit.entryKey}`

async function raise(ctx: Context, subject: Subject, likely: Likely): Promise<void> {
  const id = randomUUID()
  const at = ctx.now()
  await ctx.db.insert(ScreeningHit, {
    id,
    programmeId: ctx.actor.programmeId ?? '',
    ...foundNow(subject, likely),
    status: 'NEW',
    statusSince: at,
    foundAt: at,
    reason: null,
    decidedById: null,
    version: 1,
  } as never)
  await recordState(ctx, 'screening_hits', { id, supplierId: subject.supplierId }, 'NEW', at)
  note(ctx, {
    action: 'hit.raise',
    subjectType: 'screening_hits',
    subjectId: id,
    supplierId: subject.supplierId,
    to: 'NEW',
    byRule: true,
    data: { list: likely.index.list, entryKey: likely.entry.key, name: likely.matchedName, score: likely.judged.score },
  })
}

const foundNow = (subject: Subject, { index, entry, judged, matchedName, why }: Likely) => ({
  supplierId: subject.supplierId,
  subjectType: subject.type,
  subjectId: subject.id,
  subjectName: subject.names[0] ?? '',
  subjectFacts: factsOf(subject) as unknown,
  subjectSha256: subject.sha256,
  list: index.list,
  entryKey: entry.key,
  entryId: entry.id,
  versionId: index.versionId,
  matchedName,
  score: judged.score,
  band: judged.band ?? 'REVIEW',
  why: why as unknown,
})

const move = (ctx: Context, hit: ScreeningHit, action: HitAction, words: string | null, changes: Partial<ScreeningHit>): Promise<void> =>
  transition(ctx, ScreeningHit, hitMachine, hit, action, {
    words,
    changes,
    audience: 'STAFF',
    data: { list: hit.list, entryKey: hit.entryKey },
  })

/**
 * A hit that is there already. What a person decided holds for these words of ours and theirs, and comes back with them; with other words
 * it is looked at anew (12.8). Nothing is cleared by itself.
 */
async function meetAgain(ctx: Context, hit: ScreeningHit, subject: Subject, likely: Likely): Promise<void> {
  const isSame = hit.subjectSha256 === subject.sha256 && hit.entryId === likely.entry.id
  if (isSame && hit.status !== 'LAPSED') return
  const changes = foundNow(subject, likely) as Partial<ScreeningHit>
  const isOpen = hit.status === 'POSSIBLE' || hit.status === 'CONFIRMED'
  const cleared = isOpen ? null : await clearanceFor(ctx, hit.id, likely.entry.id, subject.sha256)
  if (cleared) return move(ctx, hit, 'hit.remember', cleared.reason, { ...changes, ...cleared })
  if (hit.status === 'FALSE_POSITIVE' || hit.status === 'LAPSED')
    return move(ctx, hit, 'hit.renew', null, { ...changes, reason: null, decidedById: null })
  await ctx.db.update(ScreeningHit, { id: hit.id }, { ...changes, version: hit.version + 1 } as never)
}

/**
 * What a list no longer holds closes its hits, with the reason: the entry has left it, or it has dropped the very name that was found
 * and keeps none like ours. What was confirmed is about the entry, whatever it is called. A HOLD stays until the committee lifts it.
 */
async function lapse(ctx: Context, hit: ScreeningHit, subject: Subject, index: ListIndex | undefined, met: boolean): Promise<void> {
  if (!index || hit.status === 'LAPSED') return
  const entry = index.byKey.get(hit.entryKey)
  const gone = (reason: string) => move(ctx, hit, 'hit.lapse', null, { versionId: index.versionId, reason })
  if (!entry) return gone('ENTRY_GONE')
  if (met || hit.status === 'CONFIRMED' || entry.id === hit.entryId || hit.subjectSha256 !== subject.sha256) return
  const [said] = await ctx.ask({ text: 'SELECT names FROM listed_entries WHERE id = $1', values: [entry.id] })
  const isNamed = ((said?.names ?? []) as { name: string }[]).some(({ name }) => name === hit.matchedName)
  if (!isNamed && !entry.identifiers.includes(hit.matchedName)) await gone('NAME_GONE')
}

async function screenSubjects(
  ctx: Context,
  subjects: readonly Subject[],
  indices: readonly ListIndex[],
  thresholds: Thresholds,
): Promise<void> {
  if (subjects.length === 0 || indices.length === 0) return
  const against = [...indices.map(index => index.versionId).sort(), thresholds.alert, thresholds.review].join(' ')
  const seen = await ctx.ask({
    text: `SELECT supplier_id || ' ' || subject_id AS id, sha256 FROM screened_subjects WHERE subject_id = ANY ($1) AND against = $2`,
    values: [subjects.map(subject => subject.id), against],
  })
  const known = new Map(seen.map(row => [String(row.id), String(row.sha256)]))
  const due = subjects.filter(subject => known.get(`${subject.supplierId} ${subject.id}`) !== subject.sha256)
  if (due.length === 0) return
  const hits = await ctx.db
    .createQueryBuilder(ScreeningHit, 'h')
    .setLock('for_no_key_update')
    .where('h.supplierId IN (:...suppliers)', { suppliers: [...new Set(due.map(one => one.supplierId))] })
    .andWhere('h.subjectId IN (:...ids)', { ids: due.map(one => one.id) })
    .orderBy('h.id')
    .getMany()
  const byKey = new Map(hits.map(hit => [keyOf(hit), hit]))
  const met = new Set<ScreeningHit>()
  for (const subject of due) {
    for (const index of indices)
      for (const likely of likelyOf(subject, index, thresholds)) {
        const hit = byKey.get(keyOf({ ...subject, subjectId: subject.id, list: index.list, entryKey: likely.entry.key }))
        if (hit) await meetAgain(ctx, hit, subject, likely)
        else await raise(ctx, subject, likely)
        if (hit) met.add(hit)
      }
    await rest()
  }
  const bySubject = new Map(due.map(subject => [`${subject.supplierId} ${subject.id}`, subject]))
  for (const hit of hits) {
    const subject = bySubject.get(`${hit.supplierId} ${hit.subjectId}`)
    const index = indices.find(one => one.list === hit.list)
    if (subject) await lapse(ctx, hit, subject, index, met.has(hit))
  }
  await ctx.ask({
    text: `INSERT INTO screened_subjects (subject_id, programme_id, supplier_id, sha256, against, screened_at)
      SELECT x.id, $1, x."supplierId", x.sha256, $3, $4 FROM jsonb_to_recordset($2) AS x(id uuid, "supplierId" uuid, sha256 text)
      ON CONFLICT (supplier_id, subject_id) DO UPDATE SET sha256 = EXCLUDED.sha256, against = EXCLUDED.against, screened_at = EXCLUDED.screened_at`,
    values: [
      ctx.actor.programmeId,
      JSON.stringify(due.map(({ id, supplierId, sha256 }) => ({ id, supplierId, sha256 }))),
      against,
      ctx.now(),
    ],
  })
}

const atOnce = 200

/** Looks at one supplier and its parties; or at all of the programme, some at a time, each part a job of its own that orders the next. */
export async function screen(ctx: Context, { supplierId, after, takes }: Jobs['screen']): Promise<void> {
  if (takes) await takeIntoUse(ctx, takes)
  const indices = await indicesInUse(ctx)
  if (indices.length === 0) return
  const thresholds = await thresholdsOf(ctx)
  if (supplierId) return screenSubjects(ctx, await subjectsOf(ctx, [supplierId]), indices, thresholds)
  const next = await ctx.ask({
    text: 'SELECT id FROM suppliers WHERE programme_id = $1 AND merged_into_id IS NULL AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT $3',
    values: [ctx.actor.programmeId, after, atOnce],
  })
  await screenSubjects(
    ctx,
    await subjectsOf(
      ctx,
      next.map(row => String(row.id)),
    ),
    indices,
    thresholds,
  )
  const last = next.at(-1)
  if (last && next.length === atOnce) await enqueue(ctx, 'screen', { supplierId: null, after: String(last.id) })
}
