import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import { isEdgeCode } from './error-codes.ts'
import { runningRequest } from './log.ts'

type Plugin = ApolloServerPlugin<BaseContext>

export const namesOperation: Plugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operationName }) => {
      const request = runningRequest.getStore()
      if (request) request.operation = operationName ?? 'unnamed'
    },
  }),
}

const wellFormed = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE'])

/** GraphQL over HTTP: under `application/json` a well-formed request is answered with 200, errors in it or not. */
export const answers200: Plugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response, errors }) => {
      if (request.http?.headers.get('accept')?.includes('application/graphql-response+json')) return
      if (errors?.some(({ extensions }) => wellFormed.has(String(extensions.code)))) response.http.status = 200
    },
  }),
}

/** In production every request that does not fit gets one and the same sentence: their number would tell of the schema too. */
export const saysOnce: Plugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body } }) => {
      if (body.kind !== 'single') return
      const { errors } = body.singleResult
      if (errors?.every(({ extensions }) => isEdgeCode(extensions?.code))) body.singleResult.errors = errors.slice(0, 1)
    },
  }),
}
