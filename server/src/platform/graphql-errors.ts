import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type EdgeCode, isEdgeCode, isRefusalCode, publicExtensions } from './error-codes.ts'
import { wordsOf } from './http-errors.ts'
import { newIncident } from './incident.ts'
import { type Log, runningRequest } from './log.ts'
import type { Mode } from './mode.ts'
import { refusalInWords } from './refusal-words.ts'

/** Words of the edge about a request that does not fit. In production they name nothing of the schema. */
const edgeWords: Partial<Record<EdgeCode, 'errors:notListed' | 'errors:tooLarge'>> = {
  OPERATION_NOT_LISTED: 'errors:notListed',
  TOO_LARGE: 'errors:tooLarge',
}

/** Ours go out with their words; everything else becomes a number, and its words go into the log. */
export const formatErrorWith =
  (options: { mode: Mode; log: Log }) =>
  (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { code } = formatted.extensions ?? {}
    const request = runningRequest.getStore()
    if (isRefusalCode(code)) {
      request?.refusals.add(code)
      const { message, details } = refusalInWords(
        causeOf(thrown),
        formatted.message,
        publicExtensions(formatted.extensions ?? {}),
        request?.locale ?? 'en',
      )
      return { ...placeOf(formatted), message, extensions: { code, ...details } }
    }
    if (isEdgeCode(code)) {
      request?.refusals.add(code)
      if (options.mode === 'demonstration')
        return { ...placeOf(formatted), locations: formatted.locations, message: withoutEcho(formatted.message), extensions: { code } }
      return { message: wordsOf(edgeWords[code] ?? 'errors:malformed'), extensions: { code } }
    }
    const incident = newIncident()
    request?.refusals.add('INTERNAL_SERVER_ERROR')
    options.log.error({ incident, operation: request?.operation, path: formatted.path?.join('.'), err: causeOf(thrown) }, 'internal error')
    return {
      ...placeOf(formatted),
      message: wordsOf('errors:internal', { incident }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', incident },
    }
  }

const placeOf = ({ path }: GraphQLFormattedError): Pick<GraphQLFormattedError, 'path'> => (path ? { path } : {})

/** GraphQL wraps what was thrown, sometimes twice. */
const causeOf = (thrown: unknown): unknown =>
  thrown instanceof GraphQLError && thrown.originalError ? causeOf(thrown.originalError) : thrown

/** graphql-js quotes the whole value of a wrong variable. */
const withoutEcho = (message: string): string => message.replace(/ got invalid value [\s\S]*; (?=[A-Z])/, ' got an invalid value; ')
