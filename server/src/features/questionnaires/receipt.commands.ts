import { createHash, randomUUID } from 'node:crypto'
import type { SinceLastYear } from 'shared/questionnaires/last-year.ts'
import { hashesOf, type ReceiptClaim, receiptFormat, receiptVersion } from 'shared/receipts/receipt.ts'
import type { Context, Row } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { rememberKey } from '../history/signing-keys.ts'
import type { Response, RoundAnswer } from './response.entity.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const iso = (value: unknown): string => (value instanceof Date ? value : new Date(String(value))).toISOString()

/** After a handing in. Its entry in the history is written last before the commit, so what speaks of it comes after. */
export const orderReceipt = (ctx: Context, { id, round }: Response): Promise<void> => enqueue(ctx, 'receipt', { responseId: id, round })

const facts = `SELECT o.id AS "roundId", o.programme_id AS "programmeId", o.supplier_id AS "supplierId", o.response_id AS "responseId", r.previous_id AS "previousId", o.number, o.submitted_at AS "submittedAt", o.answers, o.sha256,
    a.id AS "byId", a.name AS "byName", p.name AS programme, p.time_zone AS "timeZone", s.name AS supplier, t.code, t.version, t.title, h.seq::int AS seq, h.hash
  FROM rounds o JOIN responses r ON r.id = o.response_id JOIN templates t ON t.id = r.template_id JOIN programmes p ON p.id = o.programme_id JOIN suppliers s ON s.id = o.supplier_id
    JOIN accounts a ON a.id = o.submitted_by_id
    JOIN history h ON h.programme_id = o.programme_id AND h.subject_id = o.response_id AND h.action = 'response.submit' AND (h.data->>'round')::int = o.number
  WHERE o.response_id = $1 AND o.number = $2 AND NOT EXISTS (SELECT 1 FROM receipts x WHERE x.round_id = o.id)`

/** How many of the answers were confirmed, changed or new. */
function countsOf(answers: readonly RoundAnswer[]): { confirmed: number; changed: number; new: number } {
  const count = (wanted: SinceLastYear): number => answers.filter(one => one.fromLastYear === wanted).length
  return { confirmed: count('CONFIRMED'), changed: count('CHANGED'), new: count('NEW') }
}

function claimOf(row: Row, installation: string): ReceiptClaim {
  const hashes = hashesOf(row.answers as RoundAnswer[], digest)
  if (hashes.sha256 !== row.sha256) throw new Error(`round ${row.roundId} is not what was handed in`)
  return {
    format: receiptFormat,
    version: receiptVersion,
    installation,
    programme: { id: String(row.programmeId), name: String(row.programme), timeZone: String(row.timeZone) },
    supplier: { id: String(row.supplierId), name: String(row.supplier) },
    questionnaire: { code: String(row.code), version: Number(row.version), title: row.title as ReceiptClaim['questionnaire']['title'] },
    responseId: String(row.responseId),
    roundId: String(row.roundId),
    round: Number(row.number),
    at: iso(row.submittedAt),
    by: { id: String(row.byId), name: String(row.byName) },
    ...hashes,
    ...(row.previousId ? { lastYear: { responseId: String(row.previousId), ...countsOf(row.answers as RoundAnswer[]) } } : {}),
    history: { seq: Number(row.seq), hash: String(row.hash) },
  }
}

/** Signs the receipt of a round and keeps it, once: whoever comes second leaves the first as it is. */
export async function makeReceipt(ctx: Context, { responseId, round }: { responseId: string; round: number }): Promise<void> {
  ctx.authorised = true
  const { signer, origin } = ctx.house
  const [row] = await ctx.ask({ text: facts, values: [responseId, round] })
  if (!row) return
  const jws = signer.signFlattened(claimOf(row, origin))
  await rememberKey(ctx)
  await ctx.ask({
    text: `INSERT INTO receipts (id, programme_id, supplier_id, response_id, round_id, kid, jws, sha256, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (round_id) DO NOTHING`,
    values: [randomUUID(), row.programmeId, row.supplierId, row.responseId, row.roundId, signer.kid, jws, digest(jws), ctx.now()],
  })
}
