import { GraphQLError } from 'graphql'

/** The refusals of `core/errors.ts`, and the HTTP status each has outside GraphQL. */
export const refusalStatus = {
  SIGNED_OUT: 401,
  DENIED: 403,
  NOT_FOUND: 404,
  REFUSED: 409,
  INVALID: 422,
  THROTTLED: 429,
} as const
export type RefusalCode = keyof typeof refusalStatus

/** What the edge itself answers when a request does not fit. */
const edgeCodes = [
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_NOT_LISTED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'TOO_LARGE',
] as const
export type EdgeCode = (typeof edgeCodes)[number]

export const isRefusalCode = (code: unknown): code is RefusalCode => typeof code === 'string' && Object.hasOwn(refusalStatus, code)
export const isEdgeCode = (code: unknown): code is EdgeCode => edgeCodes.some(known => known === code)

/** All that may leave the house beside the words. Libraries put the whole input into an error, a password too. */
const publicDetails = ['rule', 'facts', 'fields', 'retryAfterSeconds'] as const

export const publicExtensions = (extensions: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(publicDetails.filter(name => extensions[name] !== undefined).map(name => [name, extensions[name]]))

/** What was thrown, when it is one of ours. */
export function refusalOf(thrown: unknown): { code: RefusalCode; message: string; details: Record<string, unknown> } | undefined {
  if (!(thrown instanceof GraphQLError)) return undefined
  const { code, ...extensions } = thrown.extensions
  return isRefusalCode(code) ? { code, message: thrown.message, details: publicExtensions(extensions) } : undefined
}
