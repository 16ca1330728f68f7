import {
  type ASTNode,
  BREAK,
  type DirectiveNode,
  type DocumentNode,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  OperationTypeNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'

/** Variables reach the compiled function already coerced by graphql-js, so it must not look at them again. */
const coercedAlready = new GraphQLScalarType({ name: 'HeadwaterCoerced', serialize: value => value, parseValue: value => value })

/** The schema with the pass-through scalar. Only graphql-jit sees it; the types themselves are the same objects. */
export function compileSchema(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig()
  return new GraphQLSchema({ ...config, types: [...config.types, coercedAlready], assumeValid: true })
}

/** Undefined: graphql-jit would answer this document wrongly, or cannot compile it; graphql-js executes it. */
export function compileDocument(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): CompiledQuery | undefined {
  if (forGraphqlJs(document)) return undefined
  const compiled = compileQuery(schema, withoutVariableTypes(document), operationName ?? undefined, { disablingCapturingStackErrors: true })
  return isCompiledQuery(compiled) ? compiled : undefined
}

const conditional = (node: { readonly directives?: readonly DirectiveNode[] | undefined }): boolean =>
  node.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include') ?? false

/**
 * What graphql-jit 0.8.9 gets wrong: conditions on anything that has children, variables inside a literal, and several mutations in
 * one (after one with a wrong argument the others do not run). Introspection is left to graphql-js too, because the compiled schema
 * knows one scalar more than the true one.
 */
function forGraphqlJs(document: DocumentNode): boolean {
  let found = false
  const stopIf = (wrong: boolean) => {
    if (!wrong) return undefined
    found = true
    return BREAK
  }
  visit(document, {
    OperationDefinition: node => stopIf(node.operation === OperationTypeNode.MUTATION && node.selectionSet.selections.length > 1),
    Field: node =>
      stopIf(node.name.value === '__schema' || node.name.value === '__type' || (node.selectionSet !== undefined && conditional(node))),
    FragmentSpread: node => stopIf(conditional(node)),
    InlineFragment: node => stopIf(conditional(node)),
    ListValue: node => stopIf(node.values.some(isVariable)),
    ObjectField: node => stopIf(isVariable(node.value)),
  })
  return found
}

const isVariable = (node: ASTNode): boolean => node.kind === Kind.VARIABLE

/** Only the definitions change: the field nodes stay the same objects, so that caches keyed by node keep working. */
const withoutVariableTypes = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map(definition =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, variableDefinitions: definition.variableDefinitions?.map(withoutType) }
      : definition,
  ),
})

const withoutType = ({ variable }: VariableDefinitionNode): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: coercedAlready.name } },
})
