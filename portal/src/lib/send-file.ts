import { Failure, failureFrom } from './failure.ts'
import { signInAgain } from './sign-in-again.ts'
import { currentLocale } from './words.ts'

async function post<T>(path: string, said: URLSearchParams, body: Blob): Promise<T> {
  const response = await fetch(`${path}?${said}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', 'x-headwater-upload': '1', 'x-headwater-language': currentLocale() },
    body,
  }).catch(() => {
    throw new Failure('AWAY')
  })
  const answer = (await response.json().catch(() => null)) as (T & { message?: string }) | null
  if (response.ok && answer) return answer
  throw answer?.message ? failureFrom({ message: answer.message, extensions: answer as never }) : new Failure('AWAY')
}

/** A publisher's file to one of our addresses beside GraphQL, with what is said about it; after a session that has ended, again. */
export async function sendFile<T>(path: string, said: Readonly<Record<string, string>>, body: Blob): Promise<T> {
  const given = new URLSearchParams(said)
  try {
    return await post<T>(path, given, body)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
    return post<T>(path, given, body)
  }
}
