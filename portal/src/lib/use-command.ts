import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { type Command, useIntention } from './use-intention.ts'

/** A mutation behind a form or a button; the lists named in `refetch` are asked again afterwards. */
export function useCommand<T, V extends OperationVariables>(
  mutation: TypedDocumentNode<T, V>,
  refetch: readonly string[] = [],
): Command<T, V> {
  const client = useApolloClient()
  return useIntention(async (variables: V, key) => {
    const { data } = await client.mutate<T>({ mutation, variables, context: { key }, refetchQueries: [...refetch] })
    return data as T
  })
}
