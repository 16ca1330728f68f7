import { randomUUID } from 'node:crypto'
import { packageKinds } from 'shared/words/red-flags.ts'
import type { Context, Row } from '../../core/context.ts'
import { note } from '../../core/history.ts'

/**
 * What calls for enhanced due diligence: a flag that a person found valid, and origin or transit in an area of conflict or high risk at
 * once, without waiting for a person (domain reference 0.3, F-16: Guinea).
 */
const callsFor = (f: string): string =>
  `${f}.ended_at IS NULL AND (${f}.status IN ('VALID', 'EDD_OPEN') OR ${f}.code = 'RF-L1' AND ${f}.status = 'RAISED')`
/** What keeps one open. */
const keeps = (f: string): string => `${f}.ended_at IS NULL AND ${f}.status IN ('RAISED', 'VALID', 'EDD_OPEN')`

/** Opens the dossiers that are called for, and lets those lapse that nothing calls for any more. */
export async function keepDossiers(ctx: Context, supplierIds: readonly string[]): Promise<void> {
  await open(ctx, supplierIds)
  await lapse(ctx, supplierIds)
}

async function open(ctx: Context, supplierIds: readonly string[]): Promise<void> {
  const suppliers = await ctx.ask({
    text: `SELECT DISTINCT f.supplier_id AS "supplierId" FROM red_flags f WHERE f.programme_id = $1 AND f.supplier_id = ANY ($2) AND ${callsFor('f')}
        AND NOT EXISTS (SELECT 1 FROM dossiers d WHERE d.supplier_id = f.supplier_id AND d.status = 'OPEN')`,
    values: [ctx.actor.programmeId, supplierIds],
  })
  if (suppliers.length === 0) return
  const fresh = suppliers.map(({ supplierId }) => ({ id: randomUUID(), supplierId }))
  const values = [ctx.actor.programmeId, ctx.now(), JSON.stringify(fresh)]
  const from = 'jsonb_to_recordset($3) AS x(id uuid, "supplierId" uuid)'
  await ctx.ask({
    text: `INSERT INTO dossiers (id, programme_id, supplier_id, status, status_since, opened_at, version) SELECT x.id, $1, x."supplierId", 'OPEN', $2, $2, 0 FROM ${from}`,
    values,
  })
  await ctx.ask({
    text: `INSERT INTO dossier_packages (id, programme_id, supplier_id, dossier_id, kind, status, status_since, version)
      SELECT gen_random_uuid(), $1, x."supplierId", x.id, kind, 'TODO', $2, 0 FROM ${from} CROSS JOIN unnest($4::text[]) AS kind`,
    values: [...values, packageKinds],
  })
  tell(ctx, 'dossier.open', fresh, 'OPEN')
}

async function lapse(ctx: Context, supplierIds: readonly string[]): Promise<void> {
  const gone = await ctx.ask({
    text: `UPDATE dossiers d SET status = 'LAPSED', status_since = $3, version = version + 1 WHERE d.programme_id = $1 AND d.supplier_id = ANY ($2) AND d.status = 'OPEN'
        AND NOT EXISTS (SELECT 1 FROM red_flags f WHERE f.supplier_id = d.supplier_id AND ${keeps('f')}) RETURNING d.id, d.supplier_id AS "supplierId"`,
    values: [ctx.actor.programmeId, supplierIds, ctx.now()],
  })
  if (gone.length > 0) tell(ctx, 'dossier.lapse', gone, 'LAPSED')
}

const told = 50
function tell(ctx: Context, action: 'dossier.open' | 'dossier.lapse', dossiers: readonly Row[], to: string): void {
  const [first] = dossiers
  if (dossiers.length > told)
    note(ctx, {
      action,
      subjectType: 'dossiers',
      subjectId: String(first?.id),
      to,
      byRule: true,
      data: { dossiers: dossiers.map(one => one.id) },
    })
  else
    for (const { id, supplierId } of dossiers)
      note(ctx, { action, subjectType: 'dossiers', subjectId: String(id), supplierId: String(supplierId), to, byRule: true })
}
