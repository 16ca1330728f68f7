import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'
import { passedLimit } from './graphql-limits.ts'
import { answerError, wordsOf } from './http-errors.ts'
import type { Mode } from './mode.ts'

export interface ListedOperation {
  readonly name: string
  readonly type: string
  readonly body: string
}

/** The operations of the portal, by the SHA-256 of their text. A `Map`: to a plain object `__proto__` would be a known hash. */
export function readListedOperations(portalFolder: string): ReadonlyMap<string, ListedOperation> {
  const file = join(portalFolder, 'manifest.json')
  if (!existsSync(file)) return new Map()
  const { operations } = JSON.parse(readFileSync(file, 'utf8')) as { operations: (ListedOperation & { id: string })[] }
  return new Map(operations.map(({ id, name, type, body }) => [id, { name, type, body }]))
}

/** Stands before Apollo. Production runs what is listed and nothing else; the demonstration takes free-form documents too, within limits. */
export function listedOperations(portalFolder: string, mode: Mode): RequestHandler {
  const listed = readListedOperations(portalFolder)
  if (mode === 'production' && listed.size === 0) throw new Error(`No listed operations in ${portalFolder}: the portal has not been built.`)
  return mode === 'production' ? onlyListed(listed) : listedOrFree(listed)
}

type Listed = ReadonlyMap<string, ListedOperation>

const onlyListed =
  (listed: Listed): RequestHandler =>
  (req, res, next) => {
    if (req.method !== 'POST')
      return void answerError(req, res.set('allow', 'POST'), { status: 405, code: 'BAD_REQUEST', message: wordsOf('errors:notListed') })
    const operation = 'query' in fieldsOf(req) ? undefined : askedFor(listed, req)
    if (!operation) return refuse(req, res)
    run(req, operation)
    next()
  }

const listedOrFree =
  (listed: Listed): RequestHandler =>
  (req, res, next) => {
    const { query, operationName, variables } = fieldsOf(req)
    const hash = hashOf(req)
    if (hash !== undefined && query === undefined) {
      const operation = askedFor(listed, req)
      if (!operation) return refuse(req, res)
      run(req, operation)
      return next()
    }
    const text = req.method === 'GET' ? req.query.query : query
    if (hash !== undefined) {
      if (typeof text !== 'string' || createHash('sha256').update(text).digest('hex') !== hash) return refuse(req, res)
      req.body = { query: text, operationName: operationName ?? null, variables: variables ?? null }
    }
    if (typeof text === 'string' && passedLimit(text))
      return void answerError(req, res, { status: 400, code: 'TOO_LARGE', message: wordsOf('errors:tooLarge') })
    next()
  }

/** The listed operation whose hash is sent, if everything else that is sent agrees with it. */
function askedFor(listed: Listed, req: Request): ListedOperation | undefined {
  const { operationName } = fieldsOf(req)
  const operation = listed.get(hashOf(req) ?? '')
  return operation && (operationName === undefined || operationName === null || operationName === operation.name) ? operation : undefined
}

const run = (req: Request, { body, name }: ListedOperation): void => {
  req.body = { query: body, operationName: name, variables: fieldsOf(req).variables ?? null }
}

const refuse = (req: Request, res: Response): void =>
  answerError(req, res, { status: 400, code: 'OPERATION_NOT_LISTED', message: wordsOf('errors:notListed') })

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

const fieldsOf = (req: Request): Record<string, unknown> => recordOf(req.body)

function hashOf(req: Request): string | undefined {
  const { version, sha256Hash } = recordOf(recordOf(fieldsOf(req).extensions).persistedQuery)
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : undefined
}
