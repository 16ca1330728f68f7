import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { exampleAnswers } from 'server/seeds/kys-answers.ts'
import { tokenHash } from 'server/src/platform/signing.ts'
import type { Answers } from 'shared/questionnaires/answer.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { questionsOf } from 'shared/questionnaires/template.ts'
import { company } from '../factories/kys.ts'
import { asSuper, type Ground } from './ground.ts'
import { percentile, post, round } from './load.ts'
import { requestOf } from './operations.ts'
import type { Figure } from './results.ts'

const files = 40

export interface BenchResponse {
  readonly token: string
  readonly responseId: string
}

interface Made {
  readonly state: 'DRAFT' | 'RETURNED'
  readonly answers: (fileOf: () => string) => Answers
}

/** A mine that has answered everything, with forty files, handed in once and returned: the heaviest page a supplier opens. */
const complete: Made = {
  state: 'RETURNED',
  answers: fileOf => exampleAnswers(kysTemplate, company('MINE'), fileOf, '2026-11-22'),
}

/** A mine that was asked the whole KYS. */
export async function makeResponse(db: pg.Client, programmeId: string, { state, answers: given }: Made): Promise<BenchResponse> {
  const [supplierId, responseId, templateId, accountId, membershipId] = Array.from({ length: 5 }, () => randomUUID())
  const fileIds = Array.from({ length: files }, () => randomUUID())
  let taken = 0
  const answers = given(() => fileIds[taken++ % files] ?? '')
  const round = state === 'RETURNED' ? 1 : 0
  const token = `bench-complete-${responseId}`
  await db.query("INSERT INTO accounts VALUES ($1, $2, 'Signatory', '-', 'en', false, now(), now())", [
    accountId,
    `${accountId}@bench.example`,
  ])
  await db.query(
    "INSERT INTO suppliers (id, programme_id, name, country, tier, status, status_since, created_at, version) VALUES ($1, $2, 'Complete mine', 'GN', 'MINE', 'KYS_IN_PROGRESS', now(), now(), 1)",
    [supplierId, programmeId],
  )
  await db.query(
    "INSERT INTO memberships (id, programme_id, account_id, roles, supplier_id, created_at, version) VALUES ($1, $2, $3, '{SUPPLIER_USER,SUPPLIER_SIGNATORY}', $4, now(), 1)",
    [membershipId, programmeId, accountId, supplierId],
  )
  await db.query('INSERT INTO sessions VALUES ($1, $2, $3, $4, now(), now())', [tokenHash(token), accountId, membershipId, programmeId])
  await db.query(
    "INSERT INTO templates (id, programme_id, code, version, title, content, published_at) VALUES ($1, $2, 'KYS', $3, $4, $5, now())",
    [templateId, programmeId, Math.floor(Math.random() * 1e9), JSON.stringify(kysTemplate.title), JSON.stringify(kysTemplate)],
  )
  await db.query(
    `INSERT INTO responses (id, programme_id, supplier_id, template_id, tier, required, answered, status, status_since, round, requested_by_id, requested_at, due_on, submitted_at, version)
      VALUES ($1, $2, $3, $4, 'MINE', 140, 140, $6, now(), $7, $5, now(), current_date + 20, now(), 1)`,
    [responseId, programmeId, supplierId, templateId, accountId, state, round],
  )
  for (const id of fileIds)
    await db.query(
      "INSERT INTO evidence_files (id, first_id, revision, state, scan, held_reasons, version, programme_id, supplier_id, name, type, size, sha256, uploaded_by_id, uploaded_at) VALUES ($1, $1, 1, 'CLEAN', 'CLEAN', '{}', 1, $2, $3, 'paper.pdf', 'application/pdf', 1000, $4, $5, now())",
      [id, programmeId, supplierId, id, accountId],
    )
  for (const [place, { code }] of questionsOf(kysTemplate).entries()) {
    const answer = answers.get(code)
    const { rows } = await db.query(
      'INSERT INTO answers (id, programme_id, supplier_id, response_id, question, place, status, value, reason, note, file_ids, saved_by_id, saved_at, version) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now(), 1) RETURNING id',
      [
        ...[programmeId, supplierId, responseId, code, place, answer?.status ?? 'EMPTY'],
        ...[
          answer?.value === undefined ? null : JSON.stringify(answer.value),
          answer?.reason ?? null,
          answer?.note ?? null,
          answer?.files ?? [],
          accountId,
        ],
      ],
    )
    const used = fileIds.filter(id => JSON.stringify([answer?.value, answer?.files]).includes(id))
    for (const id of used) await db.query('INSERT INTO answer_files VALUES ($1, $2, $3, $4)', [rows[0].id, id, programmeId, supplierId])
    if (round > 0)
      await db.query(
        "INSERT INTO judgements (id, programme_id, supplier_id, response_id, question, round, decision, audience, judged_by_id, judged_at) VALUES (gen_random_uuid(), $1, $2, $3, $4, 1, $5, 'ALL', $6, now())",
        [programmeId, supplierId, responseId, code, place % 20 === 0 ? 'RETURNED' : 'ACCEPTED', accountId],
      )
  }
  await db.query('ANALYZE answers, answer_files, evidence_files, judgements')
  return { token, responseId: responseId ?? '' }
}

/** Opening a complete response: all sections, some 150 answers, forty files, asked as the portal asks. */
export async function measureResponse(ground: Ground, times = 200): Promise<Figure[]> {
  const { token, responseId } = await asSuper(ground.superUrl, db => makeResponse(db, ground.large.id, complete))
  const ours = await ground.startOurs()
  try {
    const body = requestOf('BenchResponse', { id: responseId })
    const taken: number[] = []
    let answers = 0
    for (let at = 0; at < times + 20; at++) {
      const began = performance.now()
      const { response } = await post<{ response: { answers: unknown[] } }>(ours.url, token, body)
      if (at >= 20) taken.push(performance.now() - began)
      answers = response.answers.length
    }
    const p95 = percentile(taken, 0.95)
    const said = `${answers} answers, ${files} files, beside 100,000 suppliers; half within ${round(percentile(taken, 0.5))} ms`
    return [{ name: 'opening a complete response, p95', value: round(p95), unit: 'ms', reach: '≤ 80', met: p95 <= 80, said }]
  } finally {
    await ours.stop()
  }
}
