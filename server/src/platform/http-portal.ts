import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import express, { type Request, type RequestHandler, type Router } from 'express'
import { pageHeaders } from './http-headers.ts'
import { cookieOf, localeOf } from './http-locale.ts'
import { named } from './http-log.ts'

/** The built portal: its files, and its one page for every path that a person may open. */
export function servePortal(folder: string): Router {
  const router = express.Router()
  router.use(
    '/assets',
    named('/assets'),
    ofWorkers,
    precompressed(join(folder, 'assets')),
    express.static(join(folder, 'assets'), assetOptions),
  )
  router.get(/^\/[\w-]+\.(?:svg|png|ico|txt|webmanifest)$/, named('/file'), express.static(folder, { index: false, cacheControl: false }))
  router.get(/^[^.]*$/, named('/page'), page(folder))
  return router
}

/** A worker lives by the policy of its own file. That of the PDF viewer may load the decoders of scanned pictures, and nothing else. */
const ofWorkers: RequestHandler = (req, res, next) => {
  if (req.path.endsWith('.mjs')) res.set('content-security-policy', "default-src 'none'; script-src 'self'")
  next()
}

/** Names of assets hold the hash of their content: what was fetched once is never asked for again. */
const forever = 'public, max-age=31536000, immutable'
const assetOptions = {
  index: false,
  redirect: false,
  cacheControl: false,
  setHeaders: (res: { setHeader(name: string, value: string): void }) => res.setHeader('cache-control', forever),
}

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const

/** The build may have written `x.js.br` and `x.js.gz`: better compressed than anybody could while a person waits. */
const precompressed =
  (folder: string): RequestHandler =>
  async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    res.vary('accept-encoding')
    const encoding = await firstThere(folder, req)
    if (!encoding) return next()
    res.set({ 'content-encoding': encoding.name, 'cache-control': forever }).type(extname(req.path))
    res.sendFile(req.path + encoding.ending, { root: folder, cacheControl: false }, error => error && next(error))
  }

async function firstThere(folder: string, req: Request) {
  const path = normalize(req.path)
  if (path.includes('..') || encodings.some(({ ending }) => path.endsWith(ending))) return undefined
  for (const encoding of encodings) {
    if (req.acceptsEncodings(encoding.name) && (await exists(join(folder, path + encoding.ending)))) return encoding
  }
  return undefined
}

const exists = (file: string): Promise<boolean> =>
  access(file, constants.R_OK).then(
    () => true,
    () => false,
  )

const schemes = ['light', 'dark', 'auto']

/** `index.html` with what must stand in it before the first script runs: nonce, language, colours. */
const page =
  (folder: string): RequestHandler =>
  async (req, res, next) => {
    if (!req.accepts('html')) return next()
    const html = await readFile(join(folder, 'index.html'), 'utf8')
    const scheme = cookieOf(req, 'headwater-scheme') ?? ''
    const values = { __NONCE__: pageHeaders(res), __LANG__: localeOf(req), __SCHEME__: schemes.includes(scheme) ? scheme : 'auto' }
    res
      .vary('accept-language')
      .vary('cookie')
      .type('html')
      .send(Object.entries(values).reduce((text, [name, value]) => text.replaceAll(name, value), html))
  }
