import { Failure, failureFrom } from './failure.ts'
import type { GivenFile } from './response-fields.ts'
import { signInAgain } from './sign-in-again.ts'
import { uuid } from './uuid.ts'
import { currentLocale } from './words.ts'

interface Order {
  readonly responseId: string
  readonly question: string
  readonly file: File
  readonly onProgress: (percent: number) => void
}

export interface Upload {
  readonly done: Promise<GivenFile>
  readonly stop: () => void
}

/** XMLHttpRequest, because fetch does not tell how far an upload has come. */
export function upload(order: Order): Upload {
  const key = uuid()
  let request = new XMLHttpRequest()
  let stopped = false

  const attempt = (): Promise<GivenFile> =>
    new Promise((resolve, reject) => {
      request = new XMLHttpRequest()
      request.open('POST', `/files?${new URLSearchParams({ responseId: order.responseId, question: order.question })}`)
      request.setRequestHeader('content-type', order.file.type || 'application/octet-stream')
      request.setRequestHeader('x-file-name', encodeURIComponent(order.file.name))
      request.setRequestHeader('x-headwater-upload', '1')
      request.setRequestHeader('x-headwater-language', currentLocale())
      request.setRequestHeader('idempotency-key', key)
      request.responseType = 'json'
      request.upload.onprogress = event => order.onProgress(event.lengthComputable ? Math.round((event.loaded / event.total) * 100) : 0)
      request.onload = () => {
        const body = request.response as ({ code?: string; message?: string } & GivenFile) | null
        if (request.status === 201 && body) resolve(body)
        else reject(body?.message ? failureFrom({ message: body.message, extensions: body as never }) : new Failure('AWAY'))
      }
      request.onerror = () => reject(new Failure('AWAY'))
      request.onabort = () => reject(new DOMException('Stopped', 'AbortError'))
      request.send(order.file)
    })

  const done = attempt().catch(async (error: unknown) => {
    if (stopped || !(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
    return attempt()
  })
  return {
    done,
    stop: () => {
      stopped = true
      request.abort()
    },
  }
}
