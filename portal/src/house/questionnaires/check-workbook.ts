import type { TemplateDifference } from 'shared/questionnaires/diff-templates.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { Failure, failureFrom } from '../../lib/failure.ts'
import { signInAgain } from '../../lib/sign-in-again.ts'
import { currentLocale } from '../../lib/words.ts'

/** What the server says to a changed spreadsheet. Nothing of it is kept there. */
export interface Checked {
  readonly template: Template | null
  readonly faults: readonly {
    readonly sheet: string
    readonly cell: string | null
    readonly column: string | null
    readonly message: string
  }[]
  readonly present: { readonly id: string; readonly version: number } | null
  readonly difference: TemplateDifference | null
}

async function ask(file: File): Promise<Checked> {
  const response = await fetch('/templates/check', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', 'x-headwater-upload': '1', 'x-headwater-language': currentLocale() },
    body: file,
  }).catch(() => {
    throw new Failure('AWAY')
  })
  const body = (await response.json().catch(() => null)) as (Checked & { message?: string }) | null
  if (response.ok && body) return body
  throw body?.message ? failureFrom({ message: body.message, extensions: body as never }) : new Failure('AWAY')
}

export async function checkWorkbook(file: File): Promise<Checked> {
  try {
    return await ask(file)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
    return ask(file)
  }
}
