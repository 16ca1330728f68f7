import { createHash, randomUUID } from 'node:crypto'
import { openFlagStates } from 'shared/machines/red-flag.ts'
import { type FlagCause, type FlagOutcome, keyOfCause } from 'shared/rules/red-flags/facts.ts'
import { flagOutcomes } from 'shared/rules/red-flags/flag-outcomes.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { note } from '../../core/history.ts'
import { followConditions } from '../conditions/condition.commands.ts'
import { gatherFacts } from './gathering.ts'
import { keepDossiers } from './keeping-dossiers.ts'

interface Raised {
  readonly id: string
  readonly supplierId: string
  readonly code: string
  readonly key: string
  readonly cause: FlagCause
  readonly incidentId: string | null
}

/**
 * Looks at some suppliers again: raises what now holds, ends what holds no longer, and notes what was found for every rule, absence
 * too. However many suppliers, the statements are the same few.
 */
export async function evaluateFlags(ctx: Context, supplierIds: readonly string[]): Promise<{ raised: number; cleared: number }> {
  authorizeHere(ctx, 'flag.raise')
  if (supplierIds.length === 0) return { raised: 0, cleared: 0 }
  // One after another for each supplier: two acts that raise the same find it raised once.
  await ctx.ask({
    text: 'SELECT id FROM suppliers WHERE programme_id = $1 AND id = ANY ($2) ORDER BY id FOR NO KEY UPDATE',
    values: [ctx.actor.programmeId, supplierIds],
  })
  const facts = await gatherFacts(ctx, supplierIds)
  const outcomes = new Map([...facts].map(([id, known]) => [id, flagOutcomes(known)]))
  const now = wanted(outcomes)
  const before = await ctx.ask({
    text: `SELECT id, supplier_id AS "supplierId", code, cause_key AS key, status FROM red_flags WHERE programme_id = $1 AND supplier_id = ANY ($2) AND ended_at IS NULL`,
    values: [ctx.actor.programmeId, supplierIds],
  })
  const known = new Set(before.map(keyOf))
  const stillThere = new Set(now.map(keyOf))
  const fresh = now.filter(one => !known.has(keyOf(one)))
  const gone = before.filter(one => !stillThere.has(keyOf(one)))
  await raise(ctx, fresh)
  await clear(ctx, gone)
  await noteChecks(ctx, outcomes)
  await keepDossiers(ctx, supplierIds)
  for (const supplierId of new Set(gone.filter(wasOpen).map(one => String(one.supplierId)))) await followConditions(ctx, { supplierId })
  return { raised: fresh.length, cleared: gone.length }
}

const keyOf = (one: Raised | Row): string => `${String(one.supplierId)} ${String(one.code)} ${String(one.key)}`
const wasOpen = (row: Row): boolean => (openFlagStates as readonly unknown[]).includes(row.status)

const wanted = (outcomes: ReadonlyMap<string, readonly FlagOutcome[]>): Raised[] => {
  const found = new Map<string, Raised>()
  for (const [supplierId, all] of outcomes)
    for (const { code, causes } of all)
      for (const cause of causes) {
        const one = {
          id: randomUUID(),
          supplierId,
          code,
          key: keyOfCause(cause),
          cause,
          incidentId: cause.kind === 'INCIDENT' ? cause.incidentId : null,
        }
        if (!found.has(keyOf(one))) found.set(keyOf(one), one)
      }
  return [...found.values()]
}

async function raise(ctx: Context, fresh: readonly Raised[]): Promise<void> {
  if (fresh.length === 0) return
  const values = [ctx.actor.programmeId, ctx.now(), JSON.stringify(fresh)]
  await ctx.ask({
    text: `INSERT INTO red_flags (id, programme_id, supplier_id, code, cause_key, cause, incident_id, status, status_since, raised_at, version)
      SELECT x.id, $1, x."supplierId", x.code, x.key, x.cause, x."incidentId", 'RAISED', $2, $2, 0
      FROM jsonb_to_recordset($3) AS x(id uuid, "supplierId" uuid, code text, key text, cause jsonb, "incidentId" uuid)`,
    values,
  })
  await states(
    ctx,
    fresh.map(one => one.id),
    'RAISED',
  )
  tell(ctx, 'flag.raise', fresh, 'RAISED')
}

/** What raised them holds no longer. What a person dismissed or settled stays so; it would be raised anew. */
async function clear(ctx: Context, gone: readonly Row[]): Promise<void> {
  if (gone.length === 0) return
  await ctx.ask({
    text: `UPDATE red_flags SET ended_at = $2, version = version + 1,
        status_since = CASE WHEN status IN ('DISMISSED', 'CLEARED') THEN status_since ELSE $2 END,
        status = CASE WHEN status = 'DISMISSED' THEN status ELSE 'CLEARED' END
      WHERE id = ANY ($1)`,
    values: [gone.map(one => one.id), ctx.now()],
  })
  const moved = gone.filter(one => one.status !== 'DISMISSED' && one.status !== 'CLEARED')
  await states(
    ctx,
    moved.map(one => String(one.id)),
    'CLEARED',
  )
  tell(ctx, 'flag.clear', gone, 'CLEARED')
}

async function states(ctx: Context, ids: readonly string[], value: string): Promise<void> {
  await ctx.ask({
    text: `INSERT INTO state_changes (id, programme_id, supplier_id, subject_type, subject_id, kind, value, effective_at, recorded_at)
      SELECT gen_random_uuid(), $1, NULL, 'red_flags', id, 'STATE', $2, $3, $3 FROM unnest($4::uuid[]) AS id`,
    values: [ctx.actor.programmeId, value, ctx.now(), ids],
  })
}

/** So many have an entry each; more are one entry with the hash of its rows (trust 4). */
const told = 50
function tell(ctx: Context, action: 'flag.raise' | 'flag.clear', flags: readonly (Raised | Row)[], to: string): void {
  if (flags.length <= told)
    for (const one of flags)
      note(ctx, {
        action,
        subjectType: 'red_flags',
        subjectId: String(one.id),
        supplierId: String(one.supplierId),
        to,
        byRule: true,
        data: { code: one.code, cause: one.key },
      })
  else
    note(ctx, {
      action,
      subjectType: 'red_flags',
      subjectId: String(flags[0]?.id),
      to,
      byRule: true,
      data: { flags: flags.length, sha256: createHash('sha256').update(JSON.stringify(flags)).digest('hex') },
    })
}

async function noteChecks(ctx: Context, outcomes: ReadonlyMap<string, readonly FlagOutcome[]>): Promise<void> {
  const rows = [...outcomes].map(([supplierId, all]) => ({
    supplierId,
    outcomes: all.map(({ code, result, missing }) => ({ code, result, missing })),
  }))
  await ctx.ask({
    text: `INSERT INTO flag_checks (id, programme_id, supplier_id, outcomes, checked_at)
      SELECT gen_random_uuid(), $1, x."supplierId", x.outcomes, $2 FROM jsonb_to_recordset($3) AS x("supplierId" uuid, outcomes jsonb)
      ON CONFLICT (supplier_id) DO UPDATE SET outcomes = EXCLUDED.outcomes, checked_at = EXCLUDED.checked_at`,
    values: [ctx.actor.programmeId, ctx.now(), JSON.stringify(rows)],
  })
}
