import { Failure, failureFrom } from '../../lib/failure.ts'
import { signInAgain } from '../../lib/sign-in-again.ts'
import { currentLocale } from '../../lib/words.ts'

/** A filled workbook goes to the server: to see what it would change, and to change it. */

export interface Told {
  readonly sheet: string
  readonly cell: string | null
  readonly column: string | null
  readonly message: string
}
export interface Change {
  readonly question: string
  readonly label: string
  readonly lines: readonly { readonly what: string; readonly before: string; readonly after: string }[]
  readonly more: number
  /** Somebody changed the answer since the workbook was taken along. */
  readonly isConflict: boolean
  readonly savedBy: string | null
}
export interface Checked {
  readonly older: { readonly title: string; readonly version: number; readonly day: string } | null
  readonly mark: string
  readonly changes: readonly Change[]
  readonly emptied: readonly { readonly question: string; readonly label: string }[]
  readonly faults: readonly Told[]
  readonly notices: readonly Told[]
}
export interface Applied {
  readonly saved: number
  readonly emptied: number
  readonly required: number
  readonly answered: number
}

async function send<T>(path: string, file: File): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', 'x-headwater-upload': '1', 'x-headwater-language': currentLocale() },
    body: file,
  }).catch(() => {
    throw new Failure('AWAY')
  })
  const body = (await response.json().catch(() => null)) as (T & { message?: string }) | null
  if (response.ok && body) return body
  throw body?.message ? failureFrom({ message: body.message, extensions: body as never }) : new Failure('AWAY')
}

async function post<T>(path: string, file: File): Promise<T> {
  try {
    return await send<T>(path, file)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
    return send<T>(path, file)
  }
}

export interface Sheet {
  readonly responseId: string
  readonly file: File
  /** Of another questionnaire: what fits is taken over. */
  readonly isOlder: boolean
}

const asked = ({ isOlder }: Sheet, rest: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({ ...rest, ...(isOlder ? { older: 'yes' } : {}) })

export const checkSheet = (sheet: Sheet): Promise<Checked> => post(`/responses/${sheet.responseId}/sheet/check?${asked(sheet)}`, sheet.file)

export const applySheet = (sheet: Sheet, mark: string, taken: readonly string[]): Promise<Applied> =>
  post(`/responses/${sheet.responseId}/sheet/apply?${asked(sheet, { mark, take: taken.join(',') })}`, sheet.file)
