import { createHash } from 'node:crypto'
import { type ExecutionResult, execute, type GraphQLSchema, getOperationAST, parse } from 'graphql'
import { createExecutor } from 'server/src/platform/executor.ts'
import { inOrder } from './fake-answers.ts'

/** One operation by graphql-js and by ours. */
export function bothExecutors(schema: GraphQLSchema) {
  const ours = createExecutor<object>(schema, (_context, _kind, _operation, run) => run())
  return async (text: string, variables: Record<string, unknown>): Promise<{ theirs: ExecutionResult; ours: ExecutionResult }> => {
    const document = parse(text)
    const operation = getOperationAST(document) ?? undefined
    const queryHash = createHash('sha256').update(text).digest('hex')
    return {
      theirs: await execute({ schema, document, variableValues: variables, contextValue: {} }),
      ours: await ours({
        document,
        operation,
        operationName: operation?.name?.value ?? null,
        queryHash,
        request: { variables },
        context: {},
      }),
    }
  }
}

/** The data alone, for comparison: prototypes and the order of names do not count. */
export const dataOf = ({ data }: ExecutionResult): string => inOrder(data)
