import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isAbstractType,
  isObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { compileDocument, compileSchema } from './compiled-document.ts'
import { rootFields } from './root-fields.ts'

export type OperationKind = 'query' | 'mutation'
export type Variables = Readonly<Record<string, unknown>>
/**
 * `fields`: the root fields it may run. `hash`: SHA-256 of the document's text; of a listed operation also its id.
 * `variables`: as sent, before coercion.
 */
export interface RunningOperation {
  readonly name: string | null
  readonly fields: readonly string[]
  readonly hash: string
  readonly variables: Variables
}
/** The whole execution of one operation happens inside `run`. Errors arrive as values: whoever sees them rolls back. */
export type InOperation<C> = (
  context: C,
  kind: OperationKind,
  operation: RunningOperation,
  run: () => Promise<ExecutionResult>,
) => Promise<ExecutionResult>

export interface Execution<C> {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode | undefined
  readonly operationName: string | null
  readonly queryHash: string
  readonly request: { readonly variables?: Record<string, unknown> }
  readonly context: C
}
export type Executor<C> = (execution: Execution<C>) => Promise<ExecutionResult>

/** 0.2 MB per compiled operation: more than this would be felt, fewer would compile the portal's own again and again. */
const compiledOperations = 200

/** graphql-jit as executor, with the cures that make its answers equal to those of graphql-js (a differential test holds it). */
export function createExecutor<C>(schema: GraphQLSchema, inOperation: InOperation<C>): Executor<C> {
  typesByName(schema)
  refuseSharedNames(schema)
  const forCompiler = compileSchema(schema)
  const cache = new LRUCache<string, Prepared>({ max: compiledOperations })
  const prepare = ({ queryHash, document, operationName }: Execution<C>, operation: OperationDefinitionNode): Prepared => {
    const key = `${queryHash} ${operationName ?? ''}`
    const known = cache.get(key)
    if (known) return known
    const prepared = { compiled: compileDocument(forCompiler, document, operationName), fields: rootFields(document, operation) }
    cache.set(key, prepared)
    return prepared
  }

  return async execution => {
    const { document, operation, operationName, queryHash, request, context } = execution
    const variables = request.variables ?? {}
    const byGraphqlJs = async () => execute({ schema, document, operationName, contextValue: context, variableValues: variables })
    if (!operation) return { errors: [new GraphQLError('The document has no operation of this name.')] }
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [notServed()] }
    const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 50 })
    if (errors) return { errors }
    const { compiled, fields } = prepare(execution, operation)
    const run = compiled ? async () => withTrueErrors(await compiled.query(undefined, context, coerced)) : byGraphqlJs
    try {
      return await inOperation(context, operation.operation, { name: operationName, fields, hash: queryHash, variables }, run)
    } catch (thrown) {
      return { data: null, errors: [asGraphqlError(thrown)] }
    }
  }
}

interface Prepared {
  readonly compiled: ReturnType<typeof compileDocument>
  readonly fields: readonly string[]
}

const notServed = () => new GraphQLError('Subscriptions are not served.', { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })

/**
 * Rows are plain objects that carry `__typename`. type-graphql asks for instances of classes, and asynchronously, which
 * graphql-jit does not wait for: every interface and union became null.
 */
function typesByName(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value: { __typename?: string } | undefined) => value?.__typename
    else if (isObjectType(type)) type.isTypeOf = undefined
  }
}

/** graphql-jit keeps resolvers by type name and field name written together: `Mail.boxName` and `Mailbox.Name` would be one. */
function refuseSharedNames(schema: GraphQLSchema): void {
  const seen = new Map<string, string>()
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.keys(type.getFields())) {
      const other = seen.get(type.name + field)
      if (other) throw new Error(`${other} and ${type.name}.${field} are one name to graphql-jit: rename one of them.`)
      seen.set(type.name + field, `${type.name}.${field}`)
    }
  }
}

/** graphql-jit's errors are of a class of its own, and lose the extensions of what was thrown. */
const withTrueErrors = (result: ExecutionResult): ExecutionResult =>
  result.errors?.length ? { data: result.data ?? null, errors: result.errors.map(trueError) } : result

const trueError = ({ message, originalError, path, extensions, locations }: GraphQLError): GraphQLError =>
  Object.defineProperty(new GraphQLError(String(message), { originalError, path, extensions }), 'locations', {
    value: locations,
    enumerable: true,
  })

const asGraphqlError = (thrown: unknown): GraphQLError =>
  thrown instanceof GraphQLError
    ? thrown
    : new GraphQLError('The operation failed.', { originalError: thrown instanceof Error ? thrown : new Error(String(thrown)) })
