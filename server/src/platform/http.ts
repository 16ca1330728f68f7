import { createServer, type Server } from 'node:http'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { closeServer } from './close.ts'
import { jsonBody } from './http-body.ts'
import { errorHandler, unknownPath } from './http-errors.ts'
import { securityHeaders } from './http-headers.ts'
import { logRequests, named } from './http-log.ts'
import { servePortal } from './http-portal.ts'
import type { Log } from './log.ts'

export interface HttpOptions {
  /** Where people reach us, `https://…` behind a proxy that ends TLS. */
  readonly origin: string
  /** How many proxies stand before us: a number, so that nobody can write an address of their choice into a header. */
  readonly trustProxy: number
  readonly portalFolder: string
  /** Does the database answer? A refusal, an error and silence for two seconds are the same. */
  readonly ready: () => Promise<unknown>
  /** After the body is read: `listedOperations(…)`, then `serveGraphql(…)`. */
  readonly graphql: RequestHandler[]
  /** The features' own routes, before the portal takes every path that is left. */
  readonly routes?: (app: Express) => void
  readonly log: Log
}

export interface Http {
  readonly app: Express
  readonly server: Server
  /** Gives the port: 0 asks for any. */
  readonly listen: (port: number, host?: string) => Promise<number>
  /** `/ready` says no at once; running requests end within the bound. True: none had to be cut. */
  readonly close: (withinMs: number) => Promise<boolean>
}

export function createHttp(options: HttpOptions): Http {
  const { origin, trustProxy, portalFolder, graphql, routes, log } = options
  let closing = false
  const app = express()
  app.set('trust proxy', trustProxy).set('query parser', 'simple').set('etag', false).disable('x-powered-by')
  app.use(logRequests(log), securityHeaders(origin), compression())
  app.get('/health', (_req, res) => void res.json({ status: 'ok' }))
  app.get('/ready', async (_req, res) => {
    const ready = !closing && (await answersWithin(options.ready, 2000))
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'unavailable' })
  })
  app.all('/graphql', named('/graphql'), ...jsonBody, ...graphql)
  routes?.(app)
  app.use(['/api', '/files', '/graphql', '/health', '/ready', '/speak-files', '/uploads'], unknownPath)
  app.use(servePortal(portalFolder), unknownPath, errorHandler(log))

  // Ten minutes: evidence of 10 MB comes over slow lines too.
  const server = createServer({ requestTimeout: 600_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 }, app)
  return {
    app,
    server,
    listen: (port, host) => listen(server, port, host),
    close: withinMs => {
      closing = true
      return closeServer(server, withinMs)
    },
  }
}

const listen = (server: Server, port: number, host?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })

const answersWithin = (ask: () => Promise<unknown>, ms: number): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const bound = setTimeout(resolve, ms, false)
  Promise.resolve()
    .then(ask)
    .then(
      answer => resolve(answer !== false),
      () => resolve(false),
    )
  return promise.finally(() => clearTimeout(bound))
}
