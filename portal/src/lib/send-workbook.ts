import { Failure, failureFrom } from './failure.ts'
import { signInAgain } from './sign-in-again.ts'
import { currentLocale } from './words.ts'

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

/** A workbook goes to the server, which answers what it makes of it. Whose session ended signs in and need not choose the file again. */
export async function sendWorkbook<T>(path: string, file: File): Promise<T> {
  try {
    return await send<T>(path, file)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
    return send<T>(path, file)
  }
}
