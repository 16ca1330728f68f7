import { randomUUID } from 'node:crypto'
import { dossierMachine, type PackageAction, packageMachine } from 'shared/machines/red-flag.ts'
import { id as idSchema } from 'shared/schemas/fields.ts'
import {
  type AttachPaper,
  attachPaper as attachSchema,
  type CloseDossier,
  closeDossier as closeSchema,
  type MovePackage,
  movePackage as moveSchema,
  type PlanPackage,
  planPackage as planSchema,
} from 'shared/schemas/red-flags.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { asRule, transition } from '../../core/transition.ts'
import { followConditions } from '../conditions/condition.commands.ts'
import { Dossier, DossierPackage } from './dossier.entity.ts'
import { move } from './flag.commands.ts'
import { RedFlag } from './red-flag.entity.ts'

/** Takes a package of a dossier that is open: what is closed is not worked on. */
async function take(
  ctx: Context,
  action: PackageAction | 'package.plan' | 'package.attach',
  id: string,
  version?: number,
): Promise<DossierPackage> {
  const taken = await loadForUpdate(ctx, DossierPackage, action, id, version)
  const open = await ctx.ask({ text: "SELECT 1 FROM dossiers WHERE id = $1 AND status = 'OPEN' FOR UPDATE", values: [taken.dossierId] })
  if (open.length === 0) throw new Refused('dossierOver')
  return taken
}

/** Who sees to a package, and until when. */
export async function planPackage(ctx: Context, input: PlanPackage): Promise<string> {
  const { id, version, ownerId, dueOn } = parse(planSchema, input)
  const taken = await take(ctx, 'package.plan', id, version)
  await checkOwner(ctx, ownerId)
  await store(ctx, DossierPackage, taken, { ownerId, dueOn })
  note(ctx, {
    action: 'package.plan',
    subjectType: 'dossier_packages',
    subjectId: id,
    supplierId: taken.supplierId,
    data: { package: taken.kind, ownerId, dueOn },
  })
  return taken.dossierId
}

async function checkOwner(ctx: Context, ownerId: string | null): Promise<void> {
  if (!ownerId) return
  const known = await ctx.ask({
    text: `SELECT 1 FROM memberships WHERE programme_id = $1 AND account_id = $2 AND supplier_id IS NULL AND deactivated_at IS NULL AND 'REVIEWER' = ANY (roles)`,
    values: [ctx.actor.programmeId, ownerId],
  })
  if (known.length === 0) throw new Invalid({ ownerId: 'errors:field.unknownId' })
}

const actionOf = {
  START: 'package.start',
  FINISH: 'package.finish',
  GIVE_UP: 'package.giveUp',
  REOPEN: 'package.reopen',
} as const satisfies Record<MovePackage['move'], PackageAction>

export async function movePackage(ctx: Context, input: MovePackage): Promise<string> {
  const { id, version, move: how, words } = parse(moveSchema, input)
  const taken = await take(ctx, actionOf[how], id, version)
  await transition(ctx, DossierPackage, packageMachine, taken, actionOf[how], {
    words: words || null,
    // Whoever begins it sees to it, unless somebody else does.
    changes: { words: words || null, ownerId: taken.ownerId ?? ctx.actor.accountId },
    data: { package: taken.kind },
    audience: 'STAFF',
  })
  return taken.dossierId
}

/** A paper that is there already is pointed at: evidence of the same supplier, or what was collected about a country. */
export async function attachPaper(ctx: Context, input: AttachPaper): Promise<string> {
  const { packageId, fileId, paperId } = parse(attachSchema, input)
  const taken = await take(ctx, 'package.attach', packageId)
  const known = fileId
    ? await ctx.ask({ text: 'SELECT name FROM evidence_files WHERE id = $1 AND supplier_id = $2', values: [fileId, taken.supplierId] })
    : await ctx.ask({
        text: 'SELECT title AS name FROM country_papers WHERE id = $1 AND programme_id = $2',
        values: [paperId, taken.programmeId],
      })
  if (known.length === 0) throw new Invalid({ [fileId ? 'fileId' : 'paperId']: 'errors:field.unknownId' })
  await ctx.ask({
    text: `INSERT INTO dossier_papers (id, programme_id, supplier_id, package_id, file_id, paper_id, added_by_id, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT DO NOTHING`,
    values: [randomUUID(), taken.programmeId, taken.supplierId, packageId, fileId ?? null, paperId ?? null, ctx.actor.accountId, ctx.now()],
  })
  note(ctx, {
    action: 'package.attach',
    subjectType: 'dossier_packages',
    subjectId: packageId,
    supplierId: taken.supplierId,
    data: { package: taken.kind, name: known[0]?.name, fileId, paperId },
  })
  return taken.dossierId
}

export async function detachPaper(ctx: Context, id: string): Promise<string> {
  authorizeEver(ctx, 'package.detach')
  const [row] = await ctx.ask({
    text: `SELECT p.supplier_id, p.package_id, p.file_id, p.paper_id, k.kind, k.dossier_id FROM dossier_papers p JOIN dossier_packages k ON k.id = p.package_id
      WHERE p.id = $1 AND p.programme_id = $2 FOR UPDATE OF p`,
    values: [parse(idSchema, id), ctx.actor.programmeId],
  })
  if (!row) throw new NotFound()
  authorize(ctx, 'package.detach', { programmeId: ctx.actor.programmeId, supplierId: String(row.supplier_id) })
  const open = await ctx.ask({ text: "SELECT 1 FROM dossiers WHERE id = $1 AND status = 'OPEN'", values: [row.dossier_id] })
  if (open.length === 0) throw new Refused('dossierOver')
  await ctx.ask({ text: 'DELETE FROM dossier_papers WHERE id = $1', values: [id] })
  note(ctx, {
    action: 'package.detach',
    subjectType: 'dossier_packages',
    subjectId: String(row.package_id),
    supplierId: String(row.supplier_id),
    data: { package: row.kind, fileId: row.file_id, paperId: row.paper_id },
  })
  return String(row.dossier_id)
}

/** Every package is done or cannot be: what came of it is said, and the flags behind it have had their due diligence. */
export async function closeDossier(ctx: Context, input: CloseDossier): Promise<string> {
  const { id, version, words } = parse(closeSchema, input)
  const dossier = await loadForUpdate(ctx, Dossier, 'dossier.close', id, version)
  const [row] = await ctx.ask({
    text: `SELECT (SELECT count(*)::int FROM dossier_packages k WHERE k.dossier_id = $1 AND k.status IN ('TODO', 'RUNNING')) AS left,
      (SELECT count(*)::int FROM red_flags f WHERE f.supplier_id = $2 AND f.status = 'RAISED' AND f.ended_at IS NULL) AS unjudged`,
    values: [id, dossier.supplierId],
  })
  if (Number(row?.left) > 0) throw new Refused('packagesLeft', { count: Number(row?.left) })
  if (Number(row?.unjudged) > 0) throw new Refused('flagsUnjudged', { count: Number(row?.unjudged) })
  await transition(ctx, Dossier, dossierMachine, dossier, 'dossier.close', {
    words,
    changes: { closedWords: words, closedById: ctx.actor.accountId },
    audience: 'STAFF',
  })
  const flags = await ctx.db.findBy(RedFlag, { programmeId: dossier.programmeId, supplierId: dossier.supplierId, status: 'EDD_OPEN' })
  await asRule(ctx, async () => {
    for (const flag of flags) await move(ctx, flag, 'flag.endDiligence', words)
  })
  await followConditions(ctx, dossier)
  return id
}
