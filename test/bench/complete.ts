import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { exampleAnswers } from 'server/seeds/kys-answers.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { questionsOf } from 'shared/questionnaires/template.ts'
import { company } from '../factories/kys.ts'
import { addPerson, type BenchProgramme, uuid, uuidSql } from './data.ts'

/** So many suppliers have answered the whole KYS: 7,000 × 146 are a million answers and a few more. */
export const complete = 7_000
/** People between whom the register is shared out; every eighth supplier is nobody's. */
const reviewers = 8

/** The whole KYS of a mine, as it stands in a round. */
export const completeRows = (): string => {
  const answers = exampleAnswers(kysTemplate, company('MINE'), () => randomUUID(), '2026-11-22')
  return JSON.stringify(
    questionsOf(kysTemplate).map(({ code }, place) => {
      const { status = 'EMPTY', value = null, reason = null, note = null } = answers.get(code) ?? {}
      return { question: code, place, status, value, reason, note, fileIds: [], files: [] }
    }),
  )
}

/** The complete response of a supplier, by the supplier's number. */
export const completeResponse = (p: number, supplier: number): string => uuid('response', p, supplier * 10 + 3)

/**
 * One real complete response, multiplied by PostgreSQL: answers, rounds, files, records, questions that wait, and who looks after whom.
 * False: it is there already.
 */
export async function makeComplete(db: pg.Client, p: number, { id }: BenchProgramme): Promise<boolean> {
  const template = uuid('template', p, 1)
  const { rowCount } = await db.query('SELECT 1 FROM templates WHERE id = $1', [template])
  if (rowCount) return false
  for (let at = 0; at < reviewers; at++) await addPerson(db, p, 950 + at, ['REVIEWER'], null)
  const me = uuid('account', p, 0)
  const rows = completeRows()
  const [supplier, response] = [uuidSql('supplier', p, 'i'), uuidSql('response', p, 'i * 10 + 3')]
  const every = `FROM generate_series(1, ${complete}) i`
  // Not in step with tiers and states, which go by eights.
  const share = `n * 31 / 7 % ${reviewers}`
  await db.query('BEGIN')
  await db.query(
    `INSERT INTO templates (id, programme_id, code, version, title, content, published_at) VALUES ($2, $1, 'KYS', 1, $3::jsonb->'title', $3, now())`,
    [id, template, JSON.stringify(kysTemplate)],
  )
  // The person who measures looks after the first eighth.
  await db.query(
    `UPDATE suppliers s SET reviewer_id = CASE ${share} WHEN 0 THEN $2::uuid WHEN 1 THEN NULL ELSE ${uuidSql('account', p, `950 + ${share}`)} END,
        materials = (ARRAY['{BAUXITE,ALUMINA}','{PRIMARY_ALUMINIUM}','{}'])[1 + n % 3]::text[]
      FROM (SELECT id, right(id::text, 12)::int AS n FROM suppliers WHERE programme_id = $1) x WHERE x.id = s.id`,
    [id, me],
  )
  await db.query(
    `INSERT INTO responses (id, programme_id, supplier_id, template_id, tier, required, answered, status, status_since, round, requested_by_id, requested_at, due_on, submitted_at, claimed_by_id, claimed_at, version)
      SELECT ${response}, $1, ${supplier}, $2, 'MINE', 140, 140, (ARRAY['SUBMITTED','IN_REVIEW','RETURNED','ACCEPTED','ACCEPTED'])[1 + i % 5], now() - i % 2000 * interval '20 minutes', 1 + (i % 3 = 0)::int, $3,
        now() - (i % 3000) * interval '1 hour', current_date + i % 120 - 40, now() - i % 2000 * interval '20 minutes', CASE WHEN i % 5 = 1 AND i % 2 = 0 THEN $3::uuid END, CASE WHEN i % 5 = 1 AND i % 2 = 0 THEN now() END, 1 ${every}`,
    [id, template, me],
  )
  await db.query(
    `INSERT INTO answers (id, programme_id, supplier_id, response_id, question, place, status, value, reason, note, saved_by_id, saved_at, version)
      SELECT gen_random_uuid(), $1, ${supplier}, ${response}, a.question, a.place, a.status, a.value, a.reason, a.note, $2, now(), 1
      ${every}, jsonb_to_recordset($3::jsonb) a (question text, place int, status text, value jsonb, reason text, note text)`,
    [id, me, rows],
  )
  await db.query(
    `INSERT INTO rounds (id, programme_id, supplier_id, response_id, number, submitted_by_id, submitted_at, answers, sha256)
      SELECT gen_random_uuid(), $1, ${supplier}, ${response}, n, $2, now(), $3::jsonb, 'bench' ${every}, generate_series(1, 1 + (i % 3 = 0)::int) n`,
    [id, me, rows],
  )
  await db.query(
    `INSERT INTO evidence_files (id, first_id, revision, state, scan, held_reasons, version, programme_id, supplier_id, name, type, size, sha256, kind, uploaded_by_id, uploaded_at)
      SELECT f, f, 1, 'CLEAN', 'CLEAN', '{}', 1, $1, supplier_id, name, 'application/pdf', 1000, f::text, 'BUSINESS_LICENCE', $2, at FROM (
        SELECT gen_random_uuid() AS f, ${supplier} AS supplier_id, (ARRAY['Licence','Guinea permit','矿业许可证','Rapport annuel','Assay'])[n] || ' ' || i || '.pdf' AS name, now() - i * interval '1 minute' AS at
        ${every}, generate_series(1, 5) n) x`,
    [id, me],
  )
  await db.query(
    `WITH made AS (INSERT INTO records (id, programme_id, supplier_id, type, status, identifier, name, country, details, proposed_at)
        SELECT gen_random_uuid(), $1, ${supplier}, (ARRAY['PARTY','SITE','PERMIT'])[n], 'PROPOSED', 'BENCH-' || i || '-' || n, (ARRAY['Guinea Holding','Delta quarry','矿业权'])[n] || ' ' || i, 'GN', '{}', now()
        ${every}, generate_series(1, 3) n RETURNING id, supplier_id, type, name)
      INSERT INTO record_mentions (response_id, question, row_id, programme_id, supplier_id, record_id, type, cells)
        SELECT r.id, 'KYS-B2', gen_random_uuid(), $1, m.supplier_id, m.id, m.type, jsonb_build_object('name', m.name) FROM made m JOIN responses r ON r.supplier_id = m.supplier_id AND r.template_id = $2`,
    [id, template],
  )
  await db.query(
    `INSERT INTO threads (response_id, question, programme_id, supplier_id, section, waits_for, since)
      SELECT ${response}, 'KYS-A3', $1, ${supplier}, 'A', CASE WHEN i % 2 = 0 THEN 'HOUSE' ELSE 'SUPPLIER' END, now() - i * interval '1 minute' ${every} WHERE i % 4 < 2`,
    [id],
  )
  await db.query('COMMIT')
  // Every supplier was written twice; a register that grew over years is not half empty.
  await db.query('VACUUM FULL suppliers')
  await db.query('VACUUM ANALYZE')
  await db.query('CHECKPOINT')
  return true
}
