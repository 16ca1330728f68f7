import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { genesis } from 'server/src/core/history.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { questionsOf } from 'shared/questionnaires/template.ts'
import { completeRows } from './complete.ts'
import { addPerson, addProgramme, uuid, uuidSql } from './data.ts'
import { asSuper, type Ground } from './ground.ts'
import { median, percentile, post, round } from './load.ts'
import { type OperationName, requestOf } from './operations.ts'
import { memoryOf } from './process.ts'
import type { Figure } from './results.ts'

const programme = 3
const suppliers = 200
/** Years each supplier was asked the whole KYS: 200 × 7 × 146 are 200,000 answers and a few more. */
const years = 7

/** The whole KYS of 200 suppliers over seven years; the newest is open for the first hundred and under review for the others. */
async function makeYears(db: pg.Client): Promise<void> {
  const id = uuid('programme', programme, 0)
  const template = uuid('template', programme, 0)
  const values = [id, template, completeRows(), uuid('account', programme, 0)]
  const supplier = uuidSql('supplier', programme, 'i')
  const response = uuidSql('response', programme, 'i * 10 + y')
  const every = `FROM generate_series(1, ${suppliers}) i, generate_series(1, ${years}) y`
  // Founding a programme writes its first entry.
  await db.query('INSERT INTO history_heads VALUES ($1, 0, $2)', [id, genesis(id)])
  await db.query(
    `INSERT INTO templates (id, programme_id, code, version, title, content, published_at) VALUES ($2, $1, 'KYS', 1, $3::jsonb->'title', $3, now())`,
    [id, template, JSON.stringify(kysTemplate)],
  )
  await db.query(
    `INSERT INTO suppliers (id, programme_id, name, country, tier, status, status_since, created_at, version)
      SELECT ${supplier}, $1, 'Mine ' || i, 'GN', 'MINE', CASE WHEN i <= 100 THEN 'KYS_IN_PROGRESS' ELSE 'UNDER_REVIEW' END, now(), now(), 1 FROM generate_series(1, ${suppliers}) i`,
    [id],
  )
  await db.query(
    `INSERT INTO responses (id, programme_id, supplier_id, template_id, tier, required, answered, status, status_since, round, requested_by_id, requested_at, due_on, submitted_at, version)
      SELECT ${response}, $1, ${supplier}, $2, 'MINE', 140, 140, CASE WHEN y < ${years} THEN 'ACCEPTED' WHEN i <= 100 THEN 'DRAFT' ELSE 'IN_REVIEW' END,
        now(), CASE WHEN y = ${years} AND i <= 100 THEN 0 ELSE 1 END, $3, now() - (${years} - y) * interval '1 year', current_date + 20, now() - (${years} - y) * interval '1 year', 1 ${every}`,
    [id, template, values[3]],
  )
  await db.query(
    `INSERT INTO answers (id, programme_id, supplier_id, response_id, question, place, status, value, reason, note, saved_by_id, saved_at, version)
      SELECT gen_random_uuid(), $1, ${supplier}, ${response}, a.question, a.place, a.status, a.value, a.reason, a.note, $2, now(), 1
      ${every}, jsonb_to_recordset($3::jsonb) a (question text, place int, status text, value jsonb, reason text, note text)`,
    [id, values[3], values[2]],
  )
  await db.query(
    `INSERT INTO rounds (id, programme_id, supplier_id, response_id, number, submitted_by_id, submitted_at, answers, sha256)
      SELECT gen_random_uuid(), $1, ${supplier}, ${response}, 1, $2, now(), $3::jsonb, 'bench' ${every} WHERE y < ${years} OR i > 100`,
    [id, values[3], values[2]],
  )
}

/** What one person asks for, over and over: the operation and how to fill it. */
type Turn = (at: number) => { operation: OperationName; variables: object; done?: (answer: never) => void }

interface Player {
  readonly token: string
  readonly turn: Turn
}

/** Opens the questionnaire, saves answers as they are typed, looks at what waits. */
function supplierPlayer(token: string, responseId: string): Player {
  const versions = new Map<string, number>()
  const codes = ['KYS-A3', 'KYS-A6', 'KYS-B1', 'KYS-I1']
  const open = { operation: 'BenchAnswers', variables: { id: responseId } } as const
  return {
    token,
    turn: at => {
      if (at === 0 || at % 40 === 0)
        return {
          ...open,
          operation: at === 0 ? 'BenchAnswers' : 'BenchResponse',
          done: ({ response }: { response: { answers: { question: string; version: number }[] } }) => {
            for (const { question, version } of response.answers) versions.set(question, version)
          },
        }
      if (at % 5 === 0) return { operation: 'BenchMyWork', variables: {} }
      const question = codes[at % codes.length] ?? ''
      const input = { responseId, question, status: 'NOT_APPLICABLE', reason: `Told elsewhere ${at}`, version: versions.get(question) ?? 0 }
      return {
        operation: 'BenchSaveAnswer',
        variables: { input },
        done: ({ saveAnswer }: { saveAnswer: { answer: { version: number } } }) => versions.set(question, saveAnswer.answer.version),
      }
    },
  }
}

/** Looks through lists, opens a response, judges its answers one by one. */
function reviewerPlayer(token: string, responses: readonly string[]): Player {
  const codes = questionsOf(kysTemplate).map(question => question.code)
  return {
    token,
    turn: at => {
      const responseId = responses[Math.floor(at / 40) % responses.length] ?? ''
      if (at % 40 === 0) return { operation: 'BenchReview', variables: { id: responseId } }
      if (at % 10 === 1) return { operation: 'BenchResponses', variables: { filter: { status: ['IN_REVIEW'] } } }
      if (at % 10 === 2) return { operation: 'BenchSuppliers', variables: { filter: { search: `mine ${at % 200}` } } }
      if (at % 10 === 3) return { operation: 'BenchHistory', variables: {} }
      const input = { responseId, question: codes[at % codes.length], decision: 'ACCEPTED' }
      return { operation: 'BenchJudge', variables: { input } }
    },
  }
}

const committeePlayer = (token: string): Player => ({
  token,
  turn: at => {
    if (at % 3 === 0) return { operation: 'BenchSuppliers', variables: { sort: 'STATE_SINCE' } }
    if (at % 3 === 1) return { operation: 'BenchCount', variables: {} }
    return { operation: 'BenchMyWork', variables: {} }
  },
})

async function makePlayers(db: pg.Client): Promise<Player[]> {
  const newest = (at: number): string => uuid('response', programme, at * 10 + years)
  const players: Player[] = []
  for (let at = 1; at <= 10; at++) {
    const token = await addPerson(db, programme, at, ['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'], uuid('supplier', programme, at))
    players.push(supplierPlayer(token, newest(at)))
  }
  for (let at = 11; at <= 18; at++) {
    const token = await addPerson(db, programme, at, ['REVIEWER'], null)
    players.push(
      reviewerPlayer(
        token,
        Array.from({ length: 12 }, (_, k) => newest(101 + (at - 11) * 12 + k)),
      ),
    )
  }
  for (let at = 19; at <= 20; at++) players.push(committeePlayer(await addPerson(db, programme, at, ['COMMITTEE_MEMBER'], null)))
  return players
}

interface Heard {
  readonly taken: number[]
  readonly failed: string[]
}

async function play(url: string, { token, turn }: Player, until: number, heard: Heard): Promise<void> {
  for (let at = 0; performance.now() < until; at++) {
    const { operation, variables, done } = turn(at)
    const began = performance.now()
    try {
      const answer = await post<never>(url, token, requestOf(operation, variables), { 'idempotency-key': randomUUID() })
      done?.(answer)
    } catch (error) {
      heard.failed.push(`${operation}: ${String(error).slice(0, 400)}`)
    }
    heard.taken.push(performance.now() - began)
  }
}

/** Twenty people at their work at once, without a pause between two requests, for ten minutes. `BENCH_MIXED_SECONDS` for a shorter look. */
export async function measureMixed(ground: Ground): Promise<Figure[]> {
  const seconds = Number(process.env.BENCH_MIXED_SECONDS ?? 600)
  const players = await asSuper(ground.superUrl, async db => {
    await db.query('BEGIN')
    const isNew = await addProgramme(db, programme, suppliers)
    await addPerson(db, programme, 0, ['REVIEWER'], null)
    if (isNew) await makeYears(db)
    await db.query('COMMIT')
    await db.query('VACUUM ANALYZE')
    return makePlayers(db)
  })
  const ours = await ground.startOurs()
  try {
    const warm: Heard = { taken: [], failed: [] }
    await Promise.all(players.map(player => play(ours.url, player, performance.now() + 15_000, warm)))
    const memory: number[] = []
    const watching = setInterval(async () => memory.push((await memoryOf(ours.pid)) ?? Number.NaN), 1_000)
    const heard: Heard = { taken: [], failed: [] }
    const began = performance.now()
    await Promise.all(players.map(player => play(ours.url, player, began + seconds * 1_000, heard)))
    const perSecond = (heard.taken.length - heard.failed.length) / ((performance.now() - began) / 1_000)
    clearInterval(watching)
    const failed = [...warm.failed, ...heard.failed]
    if (failed.length > 0) console.error([...new Set(failed)].slice(0, 5))
    const part = Math.max(1, Math.floor(memory.length / 10))
    const [first, last] = [median(memory.slice(0, part)), median(memory.slice(-part))]
    const more = (last / first - 1) * 100
    const p95 = percentile(heard.taken, 0.95)
    const name = 'twenty people at once, 200 suppliers, 200,000 answers'
    return [
      {
        name: `${name}: requests`,
        value: round(perSecond, 0),
        unit: 'a second',
        reach: '≥ 200',
        met: perSecond >= 200,
        said: `10 suppliers, 8 reviewers, 2 of the committee, no pauses, ${seconds} s, durable, walls on`,
      },
      {
        name: `${name}: p95`,
        value: round(p95),
        unit: 'ms',
        reach: '≤ 150',
        met: p95 <= 150,
        said: `half within ${round(median(heard.taken))} ms`,
      },
      {
        name: `${name}: errors`,
        value: failed.length,
        unit: `of ${heard.taken.length + warm.taken.length}`,
        reach: '0',
        met: failed.length === 0,
      },
      {
        name: `${name}: memory, last tenth against first`,
        value: round(more),
        unit: '%',
        reach: '≤ 10',
        met: more <= 10,
        said: `${round(first, 0)} MB, ${round(last, 0)} MB`,
      },
    ]
  } finally {
    await ours.stop()
  }
}
