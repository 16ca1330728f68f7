import type { TypedDocumentNode } from '@apollo/client'
import { Failure, failureFrom } from './failure.ts'
import { idOf } from './listed.ts'
import { signInAgain } from './sign-in-again.ts'
import { uuid } from './uuid.ts'
import { currentLocale } from './words.ts'

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
}

async function ask(operationName: string, variables: unknown, key: string): Promise<unknown> {
  const answer = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, 'x-headwater-language': currentLocale() },
    body: JSON.stringify({ operationName, variables, extensions: { persistedQuery: { version: 1, sha256Hash: idOf(operationName) } } }),
  })
    .then(response => response.json() as Promise<Answer>)
    .catch(() => {
      throw new Failure('AWAY')
    })
  const [error] = answer.errors ?? []
  if (error) throw failureFrom(error)
  return answer.data
}

/**
 * The one way to the server. When the session has ended it asks for the password and then sends the same again,
 * under the same idempotency key, so that nothing typed is lost and nothing is done twice.
 */
export async function sendByName(operationName: string, variables: unknown, key = uuid()): Promise<unknown> {
  try {
    return await ask(operationName, variables, key)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
    return ask(operationName, variables, key)
  }
}

/** For the pages before sign-in, which do without Apollo. */
export async function send<T, V>(document: TypedDocumentNode<T, V>, variables: V, key?: string): Promise<T> {
  const [definition] = document.definitions
  const name = definition && 'name' in definition ? definition.name?.value : undefined
  return (await sendByName(name ?? '', variables, key)) as T
}
