import type { Context } from '../../core/context.ts'

interface Pair {
  readonly survivorId: string
  readonly mergedId: string
}

/** $1: the survivor, $2: the merged record. One after the other; what a later step looks at, an earlier one has put right. */
const moves: readonly string[] = [
  // Who was merged before stands for the same.
  'UPDATE suppliers SET merged_into_id = $1 WHERE merged_into_id = $2',
  // A person who is a contact of both stays the survivor's, with the account that the other record knew.
  `UPDATE contacts k SET membership_id = coalesce(k.membership_id, g.membership_id), version = k.version + 1 FROM contacts g
    WHERE k.supplier_id = $1 AND g.supplier_id = $2 AND g.email = k.email AND k.membership_id IS NULL AND g.membership_id IS NOT NULL`,
  `UPDATE contacts g SET supplier_id = $1, version = version + 1 WHERE g.supplier_id = $2 AND NOT EXISTS (SELECT 1 FROM contacts k WHERE k.supplier_id = $1 AND k.email = g.email)`,
  `UPDATE invitations i SET supplier_id = $1, contact_id = coalesce((SELECT k.id FROM contacts k WHERE k.supplier_id = $1 AND k.email = i.email), i.contact_id) WHERE i.supplier_id = $2`,
  // Whoever is a member of both keeps the one membership; the rights are the same, or there would be no merge.
  `UPDATE contacts k SET membership_id = o.id FROM memberships g JOIN memberships o ON o.account_id = g.account_id AND o.programme_id = g.programme_id AND o.supplier_id = $1
    WHERE g.supplier_id = $2 AND k.membership_id = g.id`,
  `UPDATE memberships g SET deactivated_at = coalesce(g.deactivated_at, now()), version = version + 1
    WHERE g.supplier_id = $2 AND EXISTS (SELECT 1 FROM memberships o WHERE o.account_id = g.account_id AND o.supplier_id = $1)`,
  `UPDATE memberships g SET supplier_id = $1, version = version + 1
    WHERE g.supplier_id = $2 AND NOT EXISTS (SELECT 1 FROM memberships o WHERE o.account_id = g.account_id AND o.supplier_id = $1)`,
  'UPDATE responses SET supplier_id = $1, version = version + 1 WHERE supplier_id = $2',
  'UPDATE assignments SET supplier_id = $1, version = version + 1 WHERE supplier_id = $2',
  'UPDATE uploads SET supplier_id = $1 WHERE supplier_id = $2',
  'UPDATE evidence_files SET supplier_id = $1, version = version + 1 WHERE supplier_id = $2',
  'UPDATE conditions SET supplier_id = $1, version = version + 1 WHERE supplier_id = $2',
  'UPDATE incidents SET supplier_id = $1, version = version + 1 WHERE supplier_id = $2',
  `DELETE FROM declared_volumes g WHERE g.supplier_id = $2 AND EXISTS (SELECT 1 FROM declared_volumes k WHERE k.supplier_id = $1)`,
  'UPDATE declared_volumes SET supplier_id = $1 WHERE supplier_id = $2',
  // Where the chain touches the ground; the merged record's own seat goes with it.
  `INSERT INTO supplier_locations (programme_id, supplier_id, country, region, role, named_in)
    SELECT programme_id, $1, country, region, role, named_in FROM supplier_locations WHERE supplier_id = $2 AND named_in <> 'supplier' ON CONFLICT DO NOTHING`,
  'DELETE FROM supplier_locations WHERE supplier_id = $2 AND supplier_id <> $1',
  // What both had raised, and a second open dossier, stay under the merged record; the rest goes with the supplier.
  `UPDATE red_flags g SET supplier_id = $1, version = version + 1 WHERE g.supplier_id = $2
    AND NOT EXISTS (SELECT 1 FROM red_flags k WHERE k.supplier_id = $1 AND k.code = g.code AND k.cause_key = g.cause_key AND k.ended_at IS NULL)`,
  `UPDATE substantiated_subjects g SET supplier_id = $1 WHERE g.supplier_id = $2 AND NOT EXISTS (SELECT 1 FROM substantiated_subjects k WHERE k.supplier_id = $1 AND k.topic = g.topic)`,
  `UPDATE dossiers g SET supplier_id = $1, version = version + 1 WHERE g.supplier_id = $2
    AND NOT (g.status = 'OPEN' AND EXISTS (SELECT 1 FROM dossiers k WHERE k.supplier_id = $1 AND k.status = 'OPEN'))`,
  `UPDATE dossier_packages k SET supplier_id = d.supplier_id, version = k.version + 1 FROM dossiers d WHERE d.id = k.dossier_id AND d.supplier_id = $1 AND k.supplier_id = $2`,
  `UPDATE dossier_papers p SET supplier_id = k.supplier_id FROM dossier_packages k WHERE k.id = p.package_id AND k.supplier_id = $1 AND p.supplier_id = $2`,
  'UPDATE records SET supplier_id = $1 WHERE supplier_id = $2',
  // A hit, and the HOLD that came of one, go along: nobody gets out of them by being merged.
  // A party that both name may have a hit of each: what was confirmed of one is confirmed of both, and the second stays under the merged record.
  `UPDATE screening_hits k SET status = g.status, status_since = g.status_since, reason = g.reason, decided_by_id = g.decided_by_id, version = k.version + 1 FROM screening_hits g
    WHERE k.supplier_id = $1 AND g.supplier_id = $2 AND g.status = 'CONFIRMED' AND k.status <> 'CONFIRMED' AND (g.subject_id, g.list, g.entry_key) = (k.subject_id, k.list, k.entry_key)`,
  `UPDATE screening_hits g SET supplier_id = $1, version = version + 1 WHERE g.supplier_id = $2
    AND NOT EXISTS (SELECT 1 FROM screening_hits k WHERE k.supplier_id = $1 AND (g.subject_id, g.list, g.entry_key) = (k.subject_id, k.list, k.entry_key))`,
  'UPDATE hit_clearances c SET supplier_id = h.supplier_id FROM screening_hits h WHERE h.id = c.hit_id AND h.supplier_id = $1 AND c.supplier_id = $2',
  `UPDATE screened_subjects g SET supplier_id = $1 WHERE g.supplier_id = $2
    AND NOT EXISTS (SELECT 1 FROM screened_subjects k WHERE k.supplier_id = $1 AND k.subject_id = g.subject_id)`,
  'UPDATE supplier_holds SET supplier_id = $1 WHERE supplier_id = $2',
  'UPDATE record_mentions SET supplier_id = $1 WHERE supplier_id = $2',
  `DELETE FROM supplier_identifiers g WHERE g.supplier_id = $2 AND EXISTS (SELECT 1 FROM supplier_identifiers k WHERE k.supplier_id = $1 AND k.kind = g.kind AND k.value = g.value)`,
  'UPDATE supplier_identifiers SET supplier_id = $1 WHERE supplier_id = $2',
  'DELETE FROM supplier_keys WHERE supplier_id = $2 AND supplier_id <> $1',
  // What stays under the merged record is read by the survivor's people, and by auditors who look at either.
  `UPDATE memberships m SET reach = ${both('m')}, version = version + 1 WHERE m.supplier_id = $1 OR m.supplier_id IS NULL AND m.reach && array[$1, $2]::uuid[]`,
  `UPDATE invitations m SET reach = ${both('m')} WHERE m.supplier_id IS NULL AND m.accepted_at IS NULL AND m.reach && array[$1, $2]::uuid[]`,
]

/** Of a supplier's person the records merged into theirs; of an auditor both. */
function both(row: string): string {
  return `(SELECT array_agg(DISTINCT id) FROM (
    SELECT unnest(${row}.reach) AS id UNION SELECT s.id FROM suppliers s WHERE s.merged_into_id = $1 UNION SELECT $1::uuid WHERE ${row}.supplier_id IS NULL) reached)`
}

export async function moveEverything(ctx: Context, { survivorId, mergedId }: Pair): Promise<void> {
  for (const text of moves) {
    const takesBoth = text.includes('$2')
    await ctx.ask({ text, values: takesBoth ? [survivorId, mergedId] : [survivorId] })
  }
}

/** Records merged into a supplier: whoever joins it reads what stayed under them. */
export async function mergedInto(ctx: Context, supplierId: string): Promise<string[]> {
  const rows = await ctx.ask({ text: 'SELECT id FROM suppliers WHERE merged_into_id = $1 ORDER BY id', values: [supplierId] })
  return rows.map(row => String(row.id))
}
