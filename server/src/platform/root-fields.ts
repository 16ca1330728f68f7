import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

/** The names of an operation's root fields, those inside fragments too; conditions are taken as met. Validation has excluded circles. */
export function rootFields(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const fragments = new Map(
    document.definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [])),
  )
  const of = (set: SelectionSetNode | undefined): string[] =>
    set?.selections.flatMap(node => {
      if (node.kind === Kind.FIELD) return [node.name.value]
      return of(node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value))
    }) ?? []
  return [...new Set(of(operation.selectionSet))]
}
