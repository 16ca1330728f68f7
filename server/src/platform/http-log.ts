import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import { localeOf } from './http-locale.ts'
import { type Log, type RunningRequest, runningRequest } from './log.ts'

/** One line a request, when it has ended: what was asked in which way, never by whom. */
export const logRequests =
  (log: Log): RequestHandler =>
  (req, res, next) => {
    const request: RunningRequest = { id: randomBytes(6).toString('hex'), locale: localeOf(req), refusals: new Set() }
    const began = performance.now()
    res.set('x-request-id', request.id)
    res.once('close', () => {
      const route = request.route ?? (typeof req.route?.path === 'string' ? req.route.path : 'unknown')
      const ms = Math.round((performance.now() - began) * 10) / 10
      const refusals = request.refusals.size > 0 ? [...request.refusals] : undefined
      log.info(
        {
          request: request.id,
          method: req.method,
          route,
          status: res.statusCode,
          ms,
          operation: request.operation,
          refusals,
          finished: res.writableFinished,
        },
        'request',
      )
    })
    runningRequest.run(request, next)
  }

/** What the log calls this route: for what Express has no pattern of its own. */
export const named =
  (route: string): RequestHandler =>
  (_req, _res, next) => {
    const request = runningRequest.getStore()
    if (request) request.route = route
    next()
  }
