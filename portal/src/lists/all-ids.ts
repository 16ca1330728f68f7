import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client'

interface Page {
  readonly nodes: readonly string[]
  readonly next: string | null
}

/** Every id of a list as it is filtered, page by page. */
export async function allIds<T, V extends OperationVariables>(
  client: ApolloClient,
  query: TypedDocumentNode<T, V>,
  variables: Omit<V, 'after'>,
  pageOf: (data: T) => Page,
): Promise<string[]> {
  const all: string[] = []
  for (let after: string | null = null; ; ) {
    const { data } = await client.query<T>({ query, variables: { ...variables, after }, fetchPolicy: 'no-cache' })
    if (!data) throw new Error('a list without an answer')
    const { nodes, next } = pageOf(data)
    all.push(...nodes)
    if (!next) return all
    after = next
  }
}
