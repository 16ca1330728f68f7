import { isFailure } from '../lib/failure.ts'
import { signInAgain } from '../lib/sign-in-again.ts'
import { failureIn, uploadHeaders } from './upload-door.ts'

/** A file that lies ready: scanned, freed of what hides in it, kept in memory for an hour. */
export interface LaidFile {
  readonly id: string
  readonly name: string
  readonly size: number
  /** What was taken out, in a sentence. */
  readonly removed: string
}

interface Hearing {
  readonly onWay: (percent: number, stopped: boolean) => void
  readonly onWhole: () => void
}

const door = '/sealed-files'
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

async function lay(file: File, { onWay, onWhole }: Hearing): Promise<LaidFile> {
  const { Broken, sendPieces } = await import('./send-pieces.ts')
  const url = await sendPieces(file, { endpoint: door, headers: uploadHeaders(), onWay }).catch((error: unknown) => {
    throw error instanceof Broken ? failureIn(error.status, parsed(error.body)) : error
  })
  onWhole()
  const id = new URL(url, location.origin).pathname.split('/').at(-1) ?? ''
  const answer = await fetch(`${door}/${id}/received`, { method: 'POST', credentials: 'same-origin', headers: uploadHeaders() })
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw failureIn(answer.status, body)
  return body as LaidFile
}

/** Sends a file to where it is cleaned; after a session that has ended, again. */
export async function layReady(file: File, hearing: Hearing): Promise<LaidFile> {
  try {
    return await lay(file, hearing)
  } catch (error) {
    if (!isFailure(error, 'SIGNED_OUT') || !(await signInAgain())) throw error
    return lay(file, hearing)
  }
}

/** It is not wanted after all. Whatever becomes of the request, an hour later it is gone. */
export const takeBack = (id: string): void =>
  void fetch(`${door}/${id}`, {
    method: 'DELETE',
    credentials: 'same-origin',
    headers: { ...uploadHeaders(), 'tus-resumable': '1.0.0' },
  }).catch(() => undefined)
