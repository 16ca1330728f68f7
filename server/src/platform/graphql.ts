import { ApolloServer, type ApolloServerOptionsWithGateway, type BaseContext } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { expressMiddleware } from '@as-integrations/express5'
import type { Request, RequestHandler, Response } from 'express'
import type { GraphQLSchema } from 'graphql'
import { createExecutor, type Executor, type InOperation } from './executor.ts'
import { formatErrorWith } from './graphql-errors.ts'
import { documentLimits } from './graphql-limits.ts'
import { answers200, namesOperation, saysOnce } from './graphql-plugins.ts'
import type { Log } from './log.ts'
import type { Mode } from './mode.ts'

export interface GraphqlOptions<C extends BaseContext> {
  readonly schema: GraphQLSchema
  readonly mode: Mode
  readonly inOperation: InOperation<C>
  readonly log: Log
}

/** Apollo Server with our executor, started. */
export async function createGraphql<C extends BaseContext>(options: GraphqlOptions<C>): Promise<ApolloServer<C>> {
  const { schema, mode, log } = options
  const server = new ApolloServer<C>({
    gateway: gatewayTo(schema, createExecutor(schema, options.inOperation)),
    introspection: mode === 'demonstration',
    hideSchemaDetailsFromClientErrors: mode === 'production',
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: documentLimits.tokens },
    formatError: formatErrorWith(options),
    logger: { debug: text => log.debug(text), info: text => log.debug(text), warn: text => log.warn(text), error: text => log.error(text) },
    plugins: [
      namesOperation,
      answers200,
      ...(mode === 'production' ? [saysOnce] : []),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  })
  await server.start()
  return server
}

/** The last step of `/graphql`: everything before it has read and checked the body. */
export const serveGraphql = <C extends BaseContext>(
  server: ApolloServer<C>,
  contextOf: (req: Request, res: Response) => Promise<C>,
): RequestHandler => expressMiddleware(server, { context: ({ req, res }) => contextOf(req, res) })

/** An executor of one's own is something that Apollo Server 5 takes from a gateway only. */
const gatewayTo = <C>(schema: GraphQLSchema, executor: Executor<C>): ApolloServerOptionsWithGateway<BaseContext>['gateway'] => ({
  onSchemaLoadOrUpdate: callback => {
    callback({ apiSchema: schema, coreSupergraphSdl: '' })
    return () => undefined
  },
  // The gateway's types know nothing of our context; it is what `contextOf` gave.
  load: async () => ({ executor: execution => executor({ ...execution, context: execution.context as C }) }),
  stop: async () => undefined,
})
