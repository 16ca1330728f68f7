import { ApolloProvider } from '@apollo/client/react'
import { type ReactNode, useState } from 'react'
import { makeClient } from '../lib/apollo.ts'

export function Data({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient)
  return <ApolloProvider client={client}>{children}</ApolloProvider>
}
