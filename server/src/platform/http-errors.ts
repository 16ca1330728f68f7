import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { type EdgeCode, type RefusalCode, refusalOf, refusalStatus } from './error-codes.ts'
import { newIncident } from './incident.ts'
import { type Log, runningRequest } from './log.ts'
import { refusalInWords } from './refusal-words.ts'
import { translator, type WordKey, type WordValues } from './words.ts'

interface Answer {
  readonly status: number
  readonly code: EdgeCode | RefusalCode | 'INTERNAL_SERVER_ERROR'
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** The sentence in the language of whoever asks. */
export const wordsOf = (key: WordKey, values?: WordValues): string => translator(runningRequest.getStore()?.locale ?? 'en')(key, values)

/** An error outside Apollo. `/graphql` answers in GraphQL's form, everything else as the contract says: `{ code, message, … }`. */
export function answerError(req: Request, res: Response, { status, code, message, details }: Answer): void {
  runningRequest.getStore()?.refusals.add(code)
  const asGraphql = req.originalUrl.split('?')[0] === '/graphql'
  res.status(status).json(asGraphql ? { errors: [{ message, extensions: { code, ...details } }] } : { code, message, ...details })
}

type Told = NonNullable<ReturnType<typeof refusalOf>>

/** One of our refusals, in the language of whoever asks. */
export const refusalAnswer = (refusal: Told, thrown: unknown) => ({
  status: refusalStatus[refusal.code],
  code: refusal.code,
  ...refusalInWords(thrown, refusal.message, refusal.details, runningRequest.getStore()?.locale ?? 'en'),
})

export const unknownPath: RequestHandler = (req, res) =>
  answerError(req, res, { status: 404, code: 'NOT_FOUND', message: wordsOf('errors:notFound') })

/** The end of every chain: our refusals with their words, what cannot be read as such, and all else as a number. Never a stack. */
export const errorHandler =
  (log: Log): ErrorRequestHandler =>
  (thrown, req, res, _next) => {
    if (res.headersSent || res.destroyed) return abandon(log, thrown, res)
    const refusal = refusalOf(thrown)
    if (refusal) {
      const { retryAfterSeconds } = refusal.details
      if (typeof retryAfterSeconds === 'number') res.set('retry-after', String(Math.ceil(retryAfterSeconds)))
      return answerError(req, res, refusalAnswer(refusal, thrown))
    }
    const status = statusOf(thrown)
    if (status === 413) return answerError(req, res, { status, code: 'TOO_LARGE', message: wordsOf('errors:tooLarge') })
    if (status) return answerError(req, res, { status, code: 'BAD_REQUEST', message: wordsOf('errors:malformed') })
    const incident = newIncident()
    log.error({ incident, err: thrown }, 'internal error')
    answerError(req, res, {
      status: 500,
      code: 'INTERNAL_SERVER_ERROR',
      message: wordsOf('errors:internal', { incident }),
      details: { incident },
    })
  }

/** Half an answer is on its way: the only honest end is a broken connection. */
function abandon(log: Log, thrown: unknown, res: Response): void {
  log.warn({ err: thrown }, 'answer broken off')
  res.destroy()
}

/** Express and its body readers say by `status` that the request is at fault. */
function statusOf(thrown: unknown): number | undefined {
  const status = thrown instanceof Error && 'status' in thrown ? thrown.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined
}
