import type { TypedDocumentNode } from '@apollo/client'
import { send } from './send.ts'
import { type Command, useIntention } from './use-intention.ts'

/** The same as useCommand for the pages before sign-in, which do without Apollo. */
export const useSend = <T, V>(document: TypedDocumentNode<T, V>): Command<T, V> =>
  useIntention((variables: V, key) => send(document, variables, key))
