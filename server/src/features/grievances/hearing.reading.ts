import { dayIn } from 'shared/rules/days.ts'
import type { Context, Row } from '../../core/context.ts'
import { isId } from '../../core/listing.ts'
import { column, columns, nameOf, type Shape, told } from '../../core/shape.ts'
import { hearingFilesOf } from './hearing-files.ts'
import { answerKeyOf, openAnswer } from './hearing-keys.ts'
import { type OpenedRecord, openRecords } from './records.ts'

/** What a recipient sees: the letter as long as it is open, and what became of it. */
export const hearingShape: Shape = {
  table: 'hearings',
  read: 'hearing.read',
  fields: {
    ...columns('id', 'programmeId', 'supplierId', 'recipientIds', 'letter', 'status', 'statusSince', 'askedAt', 'answeredAt'),
    dueOn: column(h => `${h}.due_on::text`),
    dueAt: column(h => `(SELECT ((${h}.due_on + 1)::timestamp AT TIME ZONE p.time_zone) FROM programmes p WHERE p.id = ${h}.programme_id)`),
    programme: column(h => `(SELECT p.name FROM programmes p WHERE p.id = ${h}.programme_id)`),
    supplier: column(h => `(SELECT s.name FROM suppliers s WHERE s.id = ${h}.supplier_id)`),
    answeredBy: nameOf('answered_by_id'),
    allowedActions: told('id', 'programmeId', 'supplierId', 'recipientIds', 'status'),
  },
}

/** A case as far as whoever asks handles it. */
export async function ofMine(ctx: Context, id: string): Promise<{ id: string; locator: string } | null> {
  if (!isId(id)) return null
  const [grievance] = await ctx.ask({
    name: 'case-to-hear',
    text: 'SELECT id, locator FROM grievances WHERE id = $1 AND programme_id = $2 AND $3 = ANY (handler_ids) AND forgotten_at IS NULL',
    values: [id, ctx.actor.programmeId, ctx.actor.accountId],
  })
  return (grievance as { id: string; locator: string } | undefined) ?? null
}

const names = (ids: string): string =>
  `(SELECT coalesce(jsonb_agg(a.name ORDER BY a.name), '[]') FROM accounts a WHERE a.id = ANY (${ids}))`

/** Who was asked about a case, and what they said, the oldest first. It is opened like the rest of the case, and that stands on record. */
export async function hearingsOf(ctx: Context, id: string): Promise<Row[]> {
  if (!(await ofMine(ctx, id))) return []
  const rows = await ctx.ask({
    name: 'case-hearings',
    text: `SELECT h.id, h.status, h.due_on::text AS "dueOn", h.asked_at AS "askedAt", h.reminded_at AS "remindedAt", h.answered_at AS "answeredAt", h.status_since AS "statusSince", h.version,
        h.public_key AS "publicKey", h.answer_key AS "answerKey", h.answer, c.sealed, c.record_id AS "recordId", p.time_zone AS zone,
        (SELECT s.name FROM suppliers s WHERE s.id = h.supplier_id) AS supplier, ${names('h.recipient_ids')} AS recipients,
        (SELECT a.name FROM accounts a WHERE a.id = c.asked_by_id) AS "askedBy", (SELECT a.name FROM accounts a WHERE a.id = h.answered_by_id) AS "answeredBy"
      FROM hearing_cases c JOIN hearings h ON h.id = c.hearing_id JOIN programmes p ON p.id = h.programme_id WHERE c.grievance_id = $1 ORDER BY h.asked_at, h.id`,
    values: [id],
  })
  if (rows.length === 0) return []
  const letters = await openRecords(ctx, { id }, ['REDACTED'])
  return Promise.all(rows.map(row => opened(ctx, id, row, letters)))
}

async function opened(ctx: Context, grievanceId: string, row: Row, letters: readonly OpenedRecord[]): Promise<Row> {
  const letter = letters.find(one => one.id === row.recordId)?.value.text ?? ''
  const overdue = row.status === 'ASKED' && String(row.dueOn) < dayIn(ctx.now(), String(row.zone))
  if (!row.answer) return { ...row, letter, overdue, comment: null, files: [] }
  const key = await answerKeyOf(ctx, grievanceId, row)
  return { ...row, letter, overdue, comment: await openAnswer(key, row), files: await hearingFilesOf(ctx, String(row.id), key) }
}

/** Who of a supplier could be asked: whoever has come in, those who sign first. */
export async function peopleToHear(ctx: Context, id: string, supplierId: string): Promise<Row[]> {
  if (!isId(supplierId) || !(await ofMine(ctx, id))) return []
  return ctx.ask({
    name: 'people-to-hear',
    text: `SELECT a.id, a.name, 'SUPPLIER_SIGNATORY' = ANY (m.roles) AS signatory FROM memberships m JOIN accounts a ON a.id = m.account_id
      WHERE m.programme_id = $1 AND m.supplier_id = $2 AND m.deactivated_at IS NULL ORDER BY signatory DESC, a.name, a.id LIMIT 50`,
    values: [ctx.actor.programmeId, supplierId],
  })
}
