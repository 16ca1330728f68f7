import { supplierMachine } from 'shared/machines/supplier.ts'
import { type MergeFault, mergeFaults } from 'shared/rules/merge-suppliers.ts'
import { type MergeSuppliers, mergeSuppliers as schema } from 'shared/schemas/suppliers.ts'
import { asHouse } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { loadForUpdate, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { transition } from '../../core/transition.ts'
import { keepClasses } from '../countries/kept-classes.ts'
import { startRun } from '../countries/start-run.ts'
import { moveEverything } from './merge-moves.ts'
import { Supplier } from './supplier.entity.ts'
import { freshenKeys } from './supplier-keys.ts'

/**
 * Two records that are one supplier become one. What is alive (people, questionnaires, files, records) goes to the survivor; what was
 * written down once (receipts, messages, openings, history) stays word for word where it is and is read with it. Every address of the
 * merged record leads to the survivor from now on.
 */
export async function mergeSuppliers(ctx: Context, input: MergeSuppliers): Promise<string> {
  const { survivorId, survivorVersion, mergedId, mergedVersion, words } = parse(schema, input)
  const versions = new Map([
    [survivorId, survivorVersion],
    [mergedId, mergedVersion],
  ])
  // In one order, whichever of the two stays: two people who merge the same pair do not wait for each other in a circle.
  const taken = new Map<string, Supplier>()
  // Nothing may be on its way that refers to them: it would stay behind.
  for (const id of [survivorId, mergedId].sort())
    taken.set(id, await loadForUpdate(ctx, Supplier, 'supplier.merge', id, versions.get(id), true))
  const [survivor, merged] = [taken.get(survivorId), taken.get(mergedId)]
  if (!survivor || !merged) throw new NotFound()
  const [fault] = await faultsOfMerge(ctx, survivor, merged)
  if (fault) throw new Refused(fault.rule, fault.facts)
  await store(ctx, Supplier, survivor, whatItTakes(survivor, merged))
  await transition(ctx, Supplier, supplierMachine, merged, 'supplier.merge', {
    words,
    changes: { mergedIntoId: survivorId, mergedAt: ctx.now() },
    data: { into: survivorId, name: merged.name },
  })
  // By rule, as nobody: the walls let no person of the house touch what suppliers hand to each other or have on its way.
  await asHouse(
    ctx,
    async () => {
      await moveEverything(ctx, { survivorId, mergedId })
      await keepClasses(ctx, [survivorId, mergedId])
    },
    null,
  )
  await freshenKeys(ctx, [survivorId])
  await startRun(ctx, 'RECORD')
  await enqueue(ctx, 'screen', { supplierId: survivorId, after: null })
  return survivorId
}

type Pair = Pick<Supplier, 'id' | 'name' | 'status'>

/** What stands against it, as things are now. */
export async function faultsOfMerge(ctx: Context, survivor: Pair, merged: Pair): Promise<MergeFault[]> {
  const ids = [survivor.id, merged.id]
  const rows = await ctx.ask({
    text: `SELECT s.id, (SELECT count(*) FROM responses r WHERE r.supplier_id = s.id AND r.status NOT IN ('ACCEPTED', 'WITHDRAWN'))::int AS open,
        (SELECT count(*) FROM conditions c WHERE c.supplier_id = s.id AND c.status = 'OPEN')::int AS conditions FROM suppliers s WHERE s.id = ANY ($1::uuid[])`,
    values: [ids],
  })
  const side = (one: Pair) => {
    const found = rows.find(row => row.id === one.id)
    return { ...one, open: Number(found?.open ?? 0), conditions: Number(found?.conditions ?? 0) }
  }
  return mergeFaults(side(survivor), side(merged), await peopleInConflict(ctx, ids))
}

/** People of both whose right to hand in differs: as members, or as contacts who have not joined yet. */
async function peopleInConflict(ctx: Context, ids: readonly string[]): Promise<string[]> {
  const rows = await ctx.ask({
    text: `SELECT min(name) AS name FROM (
        SELECT a.email, a.name, m.supplier_id, 'SUPPLIER_SIGNATORY' = ANY (m.roles) AS signs FROM memberships m JOIN accounts a ON a.id = m.account_id
          WHERE m.supplier_id = ANY ($1::uuid[]) AND m.deactivated_at IS NULL
        UNION ALL SELECT c.email, c.name, c.supplier_id, c.signatory FROM contacts c WHERE c.supplier_id = ANY ($1::uuid[]) AND c.left_at IS NULL) people
      GROUP BY email HAVING count(DISTINCT supplier_id) = 2 AND count(DISTINCT signs) = 2 ORDER BY 1`,
    values: [ids],
  })
  return rows.map(row => String(row.name))
}

/** The survivor keeps what it says of itself, and gains what the other adds. */
function whatItTakes(survivor: Supplier, merged: Supplier): Partial<Supplier> {
  const own = [survivor.name, survivor.nameLatin]
  const names = [...survivor.formerNames, merged.name, ...(merged.nameLatin ? [merged.nameLatin] : []), ...merged.formerNames]
  const tiers = [...survivor.furtherTiers, merged.tier, ...merged.furtherTiers]
  return {
    nameLatin: survivor.nameLatin ?? merged.nameLatin,
    formerNames: [...new Set(names)].filter(name => !own.includes(name)),
    furtherTiers: [...new Set(tiers)].filter(tier => tier !== survivor.tier),
    materials: [...new Set([...survivor.materials, ...merged.materials])],
    reviewerId: survivor.reviewerId ?? merged.reviewerId,
  }
}
