import { join } from 'node:path'
import pg from 'pg'
import type { ChainedEntry } from './core/history.ts'
import type { CheckpointClaim } from './features/history/checkpoints.ts'
import { ChainCheck, type Fault, type StoredEntry } from './features/history/verify-chain.ts'
import { openJws, type PublicJwk } from './platform/signing.ts'
import { folderStorage, type Storage } from './platform/storage.ts'
import './platform/database.ts'

export interface Verdict {
  programmeId: string
  entries: number
  checkpoints: number
  fault: Fault | null
}

const size = 1_000
const inProgramme = `SELECT set_config('app.programme', $1, false), set_config('app.staff', 'yes', false), set_config('app.reach_all', 'yes', false)`

const iso = (value: unknown): string => (value instanceof Date ? value : new Date(String(value))).toISOString()

const stored = (row: Record<string, unknown>): StoredEntry => {
  const { hash, effectiveAt, recordedAt, ...rest } = row
  return { hash: String(hash), entry: { ...rest, effectiveAt: iso(effectiveAt), recordedAt: iso(recordedAt) } as ChainedEntry }
}

/** Signed checkpoints of the database and of the files beside the evidence; a claim whose signature fails counts as a fault. */
async function claims(
  db: pg.Client,
  storage: Storage,
  programmeId: string,
  copies: readonly string[],
): Promise<{ claims: CheckpointClaim[]; fault: Fault | null }> {
  const { rows: keys } = await db.query<{ kid: string; jwk: PublicJwk }>('SELECT kid, jwk FROM signing_keys')
  const { rows } = await db.query<{ seq: number; jws: string }>('SELECT seq, jws FROM checkpoints WHERE programme_id = $1 ORDER BY seq', [
    programmeId,
  ])
  const files = await storage.texts(programmeId, 'checkpoints')
  const found: CheckpointClaim[] = []
  for (const jws of [...rows.map(row => row.jws), ...files, ...copies]) {
    const header = JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }
    const key = keys.find(one => one.kid === header.kid)
    const claim = key && (openJws(jws, key.jwk) as CheckpointClaim | null)
    if (!claim) return { claims: [], fault: { seq: rows.find(row => row.jws === jws)?.seq ?? 0, what: 'signature' } }
    if (claim.programmeId === programmeId) found.push(claim)
  }
  return { claims: found, fault: null }
}

async function verifyProgramme(db: pg.Client, storage: Storage, programmeId: string, copies: readonly string[]): Promise<Verdict> {
  await db.query(inProgramme, [programmeId])
  const { claims: signed, fault } = await claims(db, storage, programmeId, copies)
  const verdict = { programmeId, entries: 0, checkpoints: signed.length }
  if (fault) return { ...verdict, fault }
  const check = new ChainCheck(programmeId, signed)
  for (let after = 0; ; after += size) {
    const { rows } = await db.query(
      `SELECT id, programme_id AS "programmeId", seq, prev, hash, action, subject_type AS "subjectType", subject_id AS "subjectId", supplier_id AS "supplierId", audience, "from", "to", note, data,
        actor_id AS "actorId", by_rule AS "byRule", effective_at AS "effectiveAt", recorded_at AS "recordedAt" FROM history WHERE programme_id = $1 ORDER BY seq LIMIT $2 OFFSET $3`,
      [programmeId, size, after],
    )
    for (const row of rows) {
      const broken = check.next(stored(row))
      if (broken) return { ...verdict, fault: broken }
      verdict.entries++
    }
    if (rows.length < size) break
  }
  const { rows: heads } = await db.query('SELECT seq, hash FROM history_heads WHERE programme_id = $1', [programmeId])
  return { ...verdict, fault: check.end(heads[0] ?? null) }
}

/** Follows every programme's chain and compares it with the signed checkpoints; `copies` are checkpoints that somebody kept elsewhere. */
export async function verifyAll(appUrl: string, storage: Storage, copies: readonly string[] = []): Promise<Verdict[]> {
  const db = new pg.Client({ connectionString: appUrl })
  await db.connect()
  try {
    const { rows } = await db.query<{ id: string }>('SELECT id FROM programme_ids ORDER BY id')
    const verdicts: Verdict[] = []
    for (const { id } of rows) verdicts.push(await verifyProgramme(db, storage, id, copies))
    return verdicts
  } finally {
    await db.end()
  }
}

/** The evidence store of an installation, as `npm run verify` finds it. */
export const evidenceOf = (data: string): Storage => folderStorage(join(data, 'files'))
