import { createHash, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import { identifiersIn } from 'shared/imports/compare-supplier.ts'
import type { Context } from '../../core/context.ts'
import { enqueue, type Steps } from '../../core/enqueue.ts'
import { note } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { notify } from '../../core/notify.ts'
import { compareAll } from './comparing.ts'
import { comparisonOf, type Planned, plannedAfter, registerNow } from './plan.ts'
import { atATime } from './reading.ts'
import { createSuppliers, updateSuppliers } from './writing.ts'

interface Job {
  readonly importId: string
}

/** Somebody changed the register while the import was being written. */
class Overtaken extends Error {}

/**
 * Applies an import as it was previewed: in one transaction, with one entry in the history. If the register is no longer what the preview
 * was made from, it is compared again first, and a preview that comes out otherwise goes back to the person.
 */
export async function applyImport(steps: Steps, { importId }: Job): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    if (!(await isApplying(steps, importId))) return
    if (!(await isAsSeen(steps, importId))) return
    try {
      await steps(ctx => applyNow(ctx, importId, done => tellProgress(steps, importId, done)))
      return
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
    }
  }
  await giveBack(steps, importId)
}

const isApplying = (steps: Steps, importId: string): Promise<boolean> =>
  steps(
    async ctx =>
      (await ctx.ask({ text: `SELECT 1 FROM supplier_imports WHERE id = $1 AND state = 'APPLYING'`, values: [importId] })).length > 0,
  )

/** Does the preview hold still? */
async function isAsSeen(steps: Steps, importId: string): Promise<boolean> {
  const { now, compared, seen } = await steps(async ctx => {
    const [row] = await ctx.ask({ text: `SELECT facts->>'register' AS register FROM supplier_imports WHERE id = $1`, values: [importId] })
    return { now: await registerNow(ctx), compared: row?.register, seen: await comparisonOf(ctx, importId) }
  })
  if (now === compared) return true
  await compareAll(steps, importId, 'APPLYING')
  if ((await steps(ctx => comparisonOf(ctx, importId))) === seen) return true
  await giveBack(steps, importId)
  return false
}

const giveBack = (steps: Steps, importId: string) =>
  steps(ctx =>
    ctx.ask({
      text: `UPDATE supplier_imports SET state = 'READY', compared_again = true, version = version + 1 WHERE id = $1 AND state = 'APPLYING'`,
      values: [importId],
    }),
  )

/** In a transaction of its own: the page sees how far it is, though nothing is there yet. */
const tellProgress = (steps: Steps, importId: string, done: number) =>
  steps(ctx => ctx.ask({ text: 'UPDATE supplier_imports SET progress = $2 WHERE id = $1', values: [importId, done] }))

async function applyNow(ctx: Context, importId: string, progress: (done: number) => Promise<unknown>): Promise<void> {
  const before = await registerNow(ctx, importId)
  const counts = { created: 0, updated: 0, skipped: 0 }
  const lines: string[] = []
  const assigned = new Map<string, string[]>()
  let done = 0
  for (let some = await plannedAfter(ctx, importId, -1, atATime); some.length > 0; ) {
    const creating = some.filter(one => one.deed === 'CREATE').map(one => ({ ...one, supplierId: randomUUID() }))
    const updating = some.filter(one => one.deed === 'UPDATE')
    await createSuppliers(ctx, creating)
    await updateSuppliers(ctx, updating)
    await keepOutcomes(ctx, some, creating)
    for (const one of [...creating, ...updating])
      if (one.given.reviewerId) assigned.set(one.given.reviewerId, [...(assigned.get(one.given.reviewerId) ?? []), one.given.name ?? ''])
    lines.push(...creating.map(one => lineOf({ ...one, supplierId: null })), ...updating.map(lineOf))
    counts.created += creating.length
    counts.updated += updating.length
    counts.skipped += some.length - creating.length - updating.length
    done += some.length
    await progress(done)
    some = await plannedAfter(ctx, importId, some.at(-1)?.place ?? 0, atATime)
  }
  // Whoever writes down the same company at the same moment comes here before or after.
  await oneAtATime(ctx, `register ${ctx.actor.programmeId}`)
  if ((await registerNow(ctx, importId)) !== before) throw new Overtaken()
  await finish(ctx, importId, counts, hashOf(lines))
  // Names that came new or changed are compared with the lists.
  await enqueue(ctx, 'screen', { supplierId: null, after: null })
  for (const [reviewerId, names] of assigned)
    await notify(ctx, [reviewerId], {
      key: 'supplierAssigned',
      values: { count: names.length, supplier: names[0] },
      path: '/responses?mine=yes',
    })
}

/** One row of the canonical row set: what is said of which supplier. Ids that were made here have no part in it. */
const lineOf = ({ deed, supplierId, given }: Omit<Planned, 'id' | 'place'>): string =>
  canonicalize({ deed, supplierId, given, identifiers: identifiersIn(given) }) ?? ''

/** SHA-256 of the canonical JSON (RFC 8785) of the rows, by their own text and not by their place: any order of rows gives the same. */
export const hashOf = (lines: readonly string[]): string =>
  createHash('sha256')
    .update(`[${lines.toSorted().join(',')}]`)
    .digest('hex')

async function keepOutcomes(
  ctx: Context,
  some: readonly Planned[],
  creating: readonly { id: string; supplierId: string }[],
): Promise<void> {
  const made = new Map(creating.map(one => [one.id, one.supplierId]))
  const outcomes = { CREATE: 'CREATED', UPDATE: 'UPDATED', SKIP: 'SKIPPED' } as const
  const rows = some.map(({ id, deed, supplierId }) => ({ id, outcome: outcomes[deed], supplierId: made.get(id) ?? supplierId }))
  await ctx.ask({
    text: `UPDATE supplier_import_rows r SET outcome = x.outcome, supplier_id = x."supplierId" FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, outcome text, "supplierId" uuid) WHERE r.id = x.id`,
    values: [JSON.stringify(rows)],
  })
}

async function finish(
  ctx: Context,
  importId: string,
  counts: { created: number; updated: number; skipped: number },
  sha256: string,
): Promise<void> {
  const isChange = counts.created + counts.updated > 0
  const [row] = await ctx.ask({
    text: `UPDATE supplier_imports SET state = 'APPLIED', applied_at = $2, rows_sha256 = $3, created = $4, updated = $5, skipped = $6, version = version + 1
      WHERE id = $1 AND state = 'APPLYING' RETURNING file_name AS name, file_sha256 AS sha256`,
    values: [importId, ctx.now(), isChange ? sha256 : null, counts.created, counts.updated, counts.skipped],
  })
  if (!row) throw new Error(`import ${importId} is not being applied`)
  if (!isChange) return
  note(ctx, {
    action: 'supplier.import',
    subjectType: 'supplier_imports',
    subjectId: importId,
    data: { fileName: row.name, fileSha256: row.sha256, sha256, ...counts },
  })
}
