import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** For documents written outside the portal. The introspection of a usual client fits, an attack by shape does not. */
export const documentLimits = {
  tokens: 4000,
  depth: 16,
  fields: 1000,
  breadth: 100,
  repetition: 10,
  aliases: 50,
  rootFields: 20,
  fragments: 50,
}
type Limit = keyof typeof documentLimits

/** The first limit a text passes. A text that cannot be parsed is left to the server, which says so. */
export function passedLimit(query: string): Limit | undefined {
  try {
    return shapeLimit(parse(query, { noLocation: true, maxTokens: documentLimits.tokens }))
  } catch (error) {
    // Not GraphQL's own complaint: the stack was too small for so much nesting.
    if (!(error instanceof GraphQLError)) return 'depth'
    return error.message.includes(`${documentLimits.tokens} tokens`) ? 'tokens' : undefined
  }
}

/** Depth and fields with every fragment spread out, without spreading it: each fragment is measured once. */
interface Size {
  readonly depth: number
  readonly fields: number
  readonly aliases: number
}
const nothing: Size = { depth: 0, fields: 0, aliases: 0 }

function shapeLimit(document: DocumentNode): Limit | undefined {
  const fragments = new Map(document.definitions.filter(isFragment).map(node => [node.name.value, node]))
  if (fragments.size > documentLimits.fragments) return 'fragments'
  if (selectionSets(document).some(isRepetitive)) return 'repetition'
  if (selectionSets(document).some(set => set.selections.length > documentLimits.breadth)) return 'breadth'

  const sizeOf = measure(fragments)
  for (const operation of document.definitions.filter(isOperation)) {
    const { depth, fields, aliases } = sizeOf(operation.selectionSet)
    if (depth > documentLimits.depth) return 'depth'
    if (fields > documentLimits.fields) return 'fields'
    if (aliases > documentLimits.aliases) return 'aliases'
    if (operation.selectionSet.selections.length > documentLimits.rootFields) return 'rootFields'
  }
  return undefined
}

function measure(fragments: ReadonlyMap<string, FragmentDefinitionNode>): (set: SelectionSetNode) => Size {
  const known = new Map<string, Size>()
  const ofFragment = (name: string): Size => {
    const measured = known.get(name)
    if (measured) return measured
    // While it is being measured it counts as nothing: a circle ends, and validation refuses it by its own rule.
    known.set(name, nothing)
    const fragment = fragments.get(name)
    const size = fragment ? ofSet(fragment.selectionSet) : nothing
    known.set(name, size)
    return size
  }
  const ofSelection = (node: SelectionNode): Size => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value)
    const inner = node.selectionSet ? ofSet(node.selectionSet) : nothing
    if (node.kind === Kind.INLINE_FRAGMENT) return { ...inner, depth: inner.depth + 1 }
    return { depth: inner.depth + 1, fields: inner.fields + 1, aliases: inner.aliases + (node.alias ? 1 : 0) }
  }
  const ofSet = (set: SelectionSetNode): Size =>
    set.selections
      .map(ofSelection)
      .reduce(
        (sum, size) => ({ depth: Math.max(sum.depth, size.depth), fields: sum.fields + size.fields, aliases: sum.aliases + size.aliases }),
        nothing,
      )
  return ofSet
}

/** All selection sets of a document, without recursion: depth is what is in question. */
function selectionSets(document: DocumentNode): SelectionSetNode[] {
  const found: SelectionSetNode[] = []
  const waiting = document.definitions.filter(node => isOperation(node) || isFragment(node)).map(node => node.selectionSet)
  for (let set = waiting.pop(); set; set = waiting.pop()) {
    found.push(set)
    for (const node of set.selections) if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) waiting.push(node.selectionSet)
  }
  return found
}

/** Comparing fields of one name with each other costs the square of their number. */
function isRepetitive({ selections }: SelectionSetNode): boolean {
  const times = new Map<string, number>()
  for (const node of selections) {
    const name =
      node.kind === Kind.INLINE_FRAGMENT ? '' : node.kind === Kind.FIELD ? (node.alias ?? node.name).value : `...${node.name.value}`
    const count = (times.get(name) ?? 0) + 1 + (node.directives?.length ?? 0) / 2
    if (count > documentLimits.repetition) return true
    times.set(name, count)
  }
  return false
}

const isFragment = (node: { kind: string }): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION
const isOperation = (node: { kind: string }): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION
