import type { ApolloClient } from '@apollo/client'
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useEffect, useMemo } from 'react'
import { graphql } from '../gql/gql.ts'
import type { QuestionThreadsQuery } from '../gql/graphql.ts'
import { useMay, useViewer } from '../lib/session.ts'
import { sideOf } from '../lib/side.ts'

const questionThreads = graphql(`
  query QuestionThreads($id: ID!) {
    response(id: $id) {
      id
      messages { id question words side author at unread }
      waitingThreads { question waitsFor since }
    }
  }
`)

type Found = NonNullable<QuestionThreadsQuery['response']>
export type Message = Found['messages'][number]
export type Side = Message['side']

export interface Threads {
  readonly of: (question: string) => readonly Message[]
  readonly waitsFor: (question: string) => Side | undefined
  /** Whose person reads this page. */
  readonly mine: Side
  readonly mayWrite: boolean
  /** Questions at which this side has to answer. */
  readonly askedAbout: ReadonlySet<string>
  /** Is anything talked about at all? */
  readonly any: boolean
  readonly refresh: () => Promise<unknown>
}

/** All threads of a response, asked once for all its questions and kept fresh while somebody looks. */
export function useThreads(responseId: string): Threads {
  const client = useApolloClient()
  const { data } = useQuery(questionThreads, { variables: { id: responseId }, fetchPolicy: 'cache-first' })
  const mine: Side = sideOf(useViewer()) === 'supplier' ? 'SUPPLIER' : 'HOUSE'
  const mayWrite = useMay('thread.write')
  useEffect(() => keepFresh(client, responseId), [client, responseId])
  const found = data?.response
  return useMemo(() => {
    const by = new Map<string, Message[]>()
    for (const message of found?.messages ?? []) by.set(message.question, [...(by.get(message.question) ?? []), message])
    const waiting = new Map((found?.waitingThreads ?? []).map(({ question, waitsFor }) => [question, waitsFor]))
    return {
      of: question => by.get(question) ?? none,
      waitsFor: question => waiting.get(question),
      mine,
      mayWrite,
      askedAbout: new Set([...waiting].filter(([, side]) => side === mine).map(([question]) => question)),
      any: by.size > 0,
      refresh: () => ask(client, responseId),
    }
  }, [found, mine, mayWrite, client, responseId])
}
const none: readonly Message[] = []

const ask = (client: ApolloClient, id: string): Promise<unknown> =>
  client.query({ query: questionThreads, variables: { id }, fetchPolicy: 'network-only' }).catch(() => undefined)

/** How many parts of a page look at a response's threads; the first to come starts asking, the last to go ends it. */
const lookers = new Map<string, { count: number; end: () => void }>()
const everyMs = 45_000

/** New words of the other side: when one comes back to the page, and every now and then while it is before one's eyes. */
function keepFresh(client: ApolloClient, id: string): () => void {
  const known = lookers.get(id)
  if (known) known.count += 1
  else lookers.set(id, { count: 1, end: begin(() => ask(client, id)) })
  return () => {
    const one = lookers.get(id)
    if (!one) return
    one.count -= 1
    if (one.count > 0) return
    lookers.delete(id)
    one.end()
  }
}

function begin(look: () => unknown): () => void {
  const whenSeen = (): void => {
    if (document.visibilityState === 'visible') look()
  }
  // What a visit before has left in the cache may be old.
  whenSeen()
  const timer = setInterval(whenSeen, everyMs)
  window.addEventListener('focus', whenSeen)
  window.addEventListener('online', whenSeen)
  return () => {
    clearInterval(timer)
    window.removeEventListener('focus', whenSeen)
    window.removeEventListener('online', whenSeen)
  }
}
