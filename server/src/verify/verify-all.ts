import pg from 'pg'
import { type Chain, type ChainedEntry, chains } from '../core/history.ts'
import { isId } from '../core/listing.ts'
import type { CheckpointClaim } from '../features/history/checkpoints.ts'
import { ChainCheck, type Fault, type StoredEntry } from '../features/history/verify-chain.ts'
import { openJws, type PublicJwk, thumbprint } from '../platform/signing.ts'
import type { Storage } from '../platform/storage.ts'
import '../platform/database.ts'

export interface Verdict {
  programmeId: string
  /** Empty where the programme itself is gone. */
  name: string
  /** Which of its chains: its history, or that of its cases. */
  chain: Chain['name']
  entries: number
  checkpoints: number
  fault: Fault | null
}

/** What is known from outside the database. */
export interface Outside {
  /** Checkpoints that somebody kept elsewhere. */
  readonly copies?: readonly string[]
  /** The installation's own key: it holds whatever stands in the database's list of keys. */
  readonly ownKey?: PublicJwk | null
}

/** Of which programme it speaks; undefined: it is no checkpoint. */
export function programmeOf(jws: string): string | undefined {
  const { programmeId } = part(jws, 1)
  return isId(programmeId) ? programmeId : undefined
}

type Keys = ReadonlyMap<string, PublicJwk>

const part = (jws: string, at: number): Record<string, unknown> => {
  try {
    return JSON.parse(Buffer.from(jws.split('.')[at] ?? '', 'base64url').toString()) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** A kid is the fingerprint of its key: a key that was put in another one's place is none. */
async function keysOf(db: pg.Client, ownKey: PublicJwk | null): Promise<Keys> {
  const { rows } = await db.query<{ kid: string; jwk: PublicJwk }>('SELECT kid, jwk FROM signing_keys')
  const sound = rows.filter(({ kid, jwk }) => thumbprint(jwk) === kid).map(({ kid, jwk }): [string, PublicJwk] => [kid, jwk])
  return new Map(ownKey ? [...sound, [thumbprint(ownKey), ownKey]] : sound)
}

function claimOf(jws: string, keys: Keys): CheckpointClaim | null {
  const key = keys.get(String(part(jws, 0).kid))
  return key ? (openJws(jws, key) as CheckpointClaim | null) : null
}

const size = 1_000
const select = ({
  entries,
}: Chain): string => `SELECT id, programme_id AS "programmeId", seq, prev, hash, action, subject_type AS "subjectType", subject_id AS "subjectId", supplier_id AS "supplierId", audience,
  "from", "to", note, data, actor_id AS "actorId", by_rule AS "byRule", effective_at AS "effectiveAt", recorded_at AS "recordedAt"
  FROM ${entries} WHERE programme_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`

const iso = (value: unknown): string => (value instanceof Date ? value : new Date(String(value))).toISOString()

const stored = (row: Record<string, unknown>): StoredEntry => {
  const { hash, effectiveAt, recordedAt, ...rest } = row
  return { hash: String(hash), entry: { ...rest, effectiveAt: iso(effectiveAt), recordedAt: iso(recordedAt) } as ChainedEntry }
}

/** Entry after entry, a thousand at a time. */
async function followChain(
  db: pg.Client,
  chain: Chain,
  programmeId: string,
  check: ChainCheck,
): Promise<{ entries: number; fault: Fault | null }> {
  let entries = 0
  for (let after = -1; ; ) {
    const { rows } = await db.query<Record<string, unknown>>(select(chain), [programmeId, after, size])
    for (const row of rows) {
      const fault = check.next(stored(row))
      if (fault) return { entries, fault }
      entries++
      after = Number(row.seq)
    }
    if (rows.length < size) break
  }
  const { rows: heads } = await db.query(`SELECT seq, hash FROM ${chain.heads} WHERE programme_id = $1`, [programmeId])
  return { entries, fault: check.end(heads[0] ?? null) }
}

const isOf = (chain: Chain, claim: { readonly chain?: unknown }): boolean => (claim.chain === 'CASES') === (chain.name === 'CASES')

async function verifyProgramme(db: pg.Client, keys: Keys, chain: Chain, programmeId: string, outside: readonly string[]): Promise<Verdict> {
  const walls = `SELECT set_config('app.programme', $1, true), set_config('app.staff', 'yes', true), set_config('app.reach_all', 'yes', true), set_config('app.cases', 'all', true)`
  await db.query(walls, [programmeId])
  const { rows: programmes } = await db.query<{ name: string }>('SELECT name FROM programmes WHERE id = $1', [programmeId])
  const { rows } = await db.query<{ jws: string }>(`SELECT jws FROM ${chain.checkpoints} WHERE programme_id = $1 ORDER BY seq`, [
    programmeId,
  ])
  const claims = new Map<string, CheckpointClaim>()
  const verdict = { programmeId, name: programmes[0]?.name ?? '', chain: chain.name, entries: 0, checkpoints: 0 }
  for (const jws of [...rows.map(row => row.jws), ...outside.filter(one => isOf(chain, part(one, 1)))]) {
    const claim = claimOf(jws, keys)
    if (!claim) return { ...verdict, fault: { seq: Number(part(jws, 1).seq) || 0, what: 'signature' } }
    if (claim.programmeId === programmeId && isOf(chain, claim)) claims.set(`${claim.seq} ${claim.head}`, claim)
  }
  const signed = [...claims.values()]
  const followed = await followChain(db, chain, programmeId, new ChainCheck(programmeId, signed, chain.genesis))
  return { ...verdict, ...followed, checkpoints: new Set(signed.map(claim => claim.seq)).size }
}

/**
 * Follows every programme's chain and compares it with the signed checkpoints, those of the database, those beside the evidence and
 * those that somebody kept elsewhere. It sees one moment of the database, so that a server at work beside it does not confuse it;
 * the files are read before, since a younger one would speak of entries that this moment does not hold.
 */
export async function verifyAll(appUrl: string, storage: Storage, { copies = [], ownKey = null }: Outside = {}): Promise<Verdict[]> {
  const db = new pg.Client({ connectionString: appUrl })
  await db.connect()
  try {
    const { rows: known } = await db.query<{ id: string }>('SELECT id FROM programme_ids ORDER BY id')
    const ids = new Set([...known.map(({ id }) => id), ...copies.map(programmeOf).filter(id => id !== undefined)])
    const verdicts: Verdict[] = []
    for (const id of ids) {
      const files = (await Promise.all(chains.map(({ folder }) => storage.texts(id, folder)))).flat()
      await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
      const mine = copies.filter(jws => programmeOf(jws) === id)
      const keys = await keysOf(db, ownKey)
      for (const chain of chains) verdicts.push(await verifyProgramme(db, keys, chain, id, [...files, ...mine]))
      await db.query('COMMIT')
    }
    // Where nobody has spoken yet, of cases there is nothing to say.
    return verdicts.filter(({ chain, entries, checkpoints, fault }) => chain === 'PROGRAMME' || entries > 0 || checkpoints > 0 || fault)
  } finally {
    await db.end()
  }
}
