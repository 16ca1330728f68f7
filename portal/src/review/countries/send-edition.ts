import type { EditionFactsInput } from 'shared/schemas/countries.ts'
import { Failure, failureFrom } from '../../lib/failure.ts'
import { signInAgain } from '../../lib/sign-in-again.ts'
import { currentLocale } from '../../lib/words.ts'

/** Which column is what, as a person says it. */
export interface ColumnMapping {
  readonly sheet: string
  readonly headerRow: number
  readonly code: number | null
  readonly country: number | null
  readonly region: number | null
  readonly year: number | null
  readonly rank: number | null
  readonly figures: Readonly<Record<string, number>>
  readonly long: { readonly key: number; readonly value: number } | null
}
interface Fault {
  readonly row: number
  readonly kind: 'UNKNOWN_PLACE' | 'UNREADABLE' | 'OUT_OF_RANGE' | 'TWICE'
  readonly text: string
}
export interface EditionPreview {
  readonly values: number
  readonly rowsRead: number
  readonly leftOut: number
  readonly countries: number
  readonly regions: number
  readonly mapping: ColumnMapping
  readonly headings: readonly string[]
  readonly sample: readonly { country: string; region: string; indicator: string; value: number | null; rank: number | null }[]
  readonly unknown: readonly Fault[]
  readonly faults: readonly Fault[]
  readonly counts: { readonly unknown: number; readonly faults: number }
  readonly before: { readonly title: string; readonly changed: number; readonly added: number; readonly gone: number } | null
  readonly loadedAs: string | null
}
export interface SentEdition {
  readonly facts: EditionFactsInput
  readonly file: File
  readonly mapping: ColumnMapping | null
  readonly leaveOut?: boolean
}

async function send<T>(path: string, { facts, file, mapping, leaveOut }: SentEdition): Promise<T> {
  const said = new URLSearchParams({
    facts: JSON.stringify(facts),
    ...(mapping && { mapping: JSON.stringify(mapping) }),
    ...(leaveOut && { leaveOut: 'yes' }),
  })
  const response = await fetch(`${path}?${said}`, {
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

/** After a session that has ended, again. */
async function twice<T>(path: string, sent: SentEdition): Promise<T> {
  try {
    return await send(path, sent)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
    return send(path, sent)
  }
}

export const previewEdition = (sent: SentEdition): Promise<EditionPreview> => twice('/editions/preview', sent)
export const loadEdition = (sent: SentEdition): Promise<{ id: string }> => twice('/editions', sent)
