import { type Details, Failure, failureFrom } from '../lib/failure.ts'
import { currentLocale } from '../lib/words.ts'
import type { ListedFile } from './received-file.ts'

export interface UnfinishedUpload {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly offset: number
}

/** A header of our own, which a form on a foreign page cannot send; and the language of whatever is refused. */
export const uploadHeaders = (): Record<string, string> => ({ 'x-headwater-upload': '1', 'x-headwater-language': currentLocale() })

/** How the doors beside GraphQL refuse: code, words in the person's language, the rule and its facts. */
interface Told extends Details {
  readonly code?: string
  readonly message: string
}

/** The server's words about a refusal, from the body of its answer; anything else means that nobody answered. */
export function failureIn(status: number, body: unknown): Failure {
  const told = typeof body === 'object' && body !== null && 'message' in body ? (body as Told) : undefined
  // First what was told: a rule refuses with 409 as well. Without words 409 and 423 are two lines at one upload, which passes.
  if (told) return failureFrom({ message: told.message, extensions: told })
  if (status === 401) return new Failure('SIGNED_OUT')
  if (status === 404 || status === 410) return new Failure('NOT_FOUND')
  return new Failure('AWAY')
}

async function ask(method: string, path: string): Promise<unknown> {
  const answer = await fetch(path, { method, credentials: 'same-origin', headers: uploadHeaders() }).catch(() => {
    throw new Failure('AWAY')
  })
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw failureIn(answer.status, body)
  return body
}

/** What this person has begun and not finished, wherever they did. */
export const unfinishedUploads = async (): Promise<UnfinishedUpload[]> => (await ask('GET', '/uploads')) as UnfinishedUpload[]

/** All bytes are there: hashed, told by its bytes, scanned, kept. Asked again, it answers the same. */
export const finishUpload = async (id: string): Promise<ListedFile> => (await ask('POST', `/uploads/${id}/received`)) as ListedFile

export const giveUp = (id: string): Promise<unknown> =>
  fetch(`/uploads/${id}`, { method: 'DELETE', credentials: 'same-origin', headers: { ...uploadHeaders(), 'tus-resumable': '1.0.0' } })
