import { Failure, failureFrom } from '../../lib/failure.ts'
import { signInAgain } from '../../lib/sign-in-again.ts'
import { currentLocale } from '../../lib/words.ts'

/** What a publisher's files would become; nothing of them is kept. */
export interface Preview {
  readonly list: 'UN' | 'OFAC' | 'EU'
  readonly version: string
  readonly rows: number
  readonly entries: number
  readonly names: number
  readonly faults: readonly {
    readonly kind: 'NO_NAME' | 'NO_KEY' | 'TWICE' | 'ORPHAN' | 'BROKEN_ROW'
    readonly file: string
    readonly row: number
    readonly said: string
  }[]
  readonly faultCount: number
  readonly before: {
    readonly version: string
    readonly same: number
    readonly changed: number
    readonly added: number
    readonly gone: number
  } | null
  readonly loadedAs: string | null
}

async function post<T>(path: string, files: readonly File[]): Promise<T> {
  const told = encodeURIComponent(JSON.stringify(files.map(({ name, size }) => ({ name, size }))))
  const response = await fetch(`${path}${path.includes('?') ? '&' : '?'}files=${told}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', 'x-headwater-upload': '1', 'x-headwater-language': currentLocale() },
    body: new Blob([...files]),
  }).catch(() => {
    throw new Failure('AWAY')
  })
  const body = (await response.json().catch(() => null)) as (T & { message?: string }) | null
  if (response.ok && body) return body
  throw body?.message ? failureFrom({ message: body.message, extensions: body as never }) : new Failure('AWAY')
}

async function withSession<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
    return act()
  }
}

export const previewList = (files: readonly File[]): Promise<Preview> => withSession(() => post<Preview>('/lists/preview', files))
export const loadList = ({ files, leaveOut }: { files: readonly File[]; leaveOut: boolean }): Promise<{ id: string }> =>
  withSession(() => post<{ id: string }>(`/lists${leaveOut ? '?leaveOut=yes' : ''}`, files))
