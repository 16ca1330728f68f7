import { randomUUID } from 'node:crypto'
import type { BenchSupplierUser } from './data.ts'
import type { Ground } from './ground.ts'
import { percentile, post, round } from './load.ts'
import { requestOf } from './operations.ts'
import type { Figure } from './results.ts'

interface Answers {
  response: { answers: { question: string; version: number }[] }
}

/** One person saves again and again, without a pause between; how long each took. */
async function saveOften(url: string, { token, responseId }: BenchSupplierUser, times: number): Promise<number[]> {
  const { response } = await post<Answers>(url, token, requestOf('BenchAnswers', { id: responseId }))
  let version = response.answers.find(({ question }) => question === 'KYS-A3')?.version ?? 0
  const taken: number[] = []
  for (let at = 0; at < times; at++) {
    const input = { responseId, question: 'KYS-A3', status: 'NOT_APPLICABLE', reason: `Registered elsewhere ${randomUUID()}`, version }
    const began = performance.now()
    const { saveAnswer } = await post<{ saveAnswer: { answer: { version: number } } }>(
      url,
      token,
      requestOf('BenchSaveAnswer', { input }),
      {
        'idempotency-key': randomUUID(),
      },
    )
    taken.push(performance.now() - began)
    version = saveAnswer.answer.version
  }
  return taken
}

/** Twenty at once, each in a questionnaire of their own, on a PostgreSQL that waits for the disk. */
export async function measureSaving(ground: Ground, times = 40): Promise<Figure[]> {
  const ours = await ground.startOurs()
  try {
    await Promise.all(ground.users.map(user => saveOften(ours.url, user, 5)))
    const taken = (await Promise.all(ground.users.map(user => saveOften(ours.url, user, times)))).flat()
    const p95 = percentile(taken, 0.95)
    const said = `20 people without a pause, durable; half within ${round(percentile(taken, 0.5))} ms`
    return [{ name: 'saving one answer, 20 people at once, p95', value: round(p95), unit: 'ms', reach: '≤ 100', met: p95 <= 100, said }]
  } finally {
    await ours.stop()
  }
}
