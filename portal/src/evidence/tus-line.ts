import { DetailedError, Upload } from 'tus-js-client'
import { Failure } from '../lib/failure.ts'
import { firstChunk, nextChunk } from './pace.ts'
import { failureIn, uploadHeaders } from './upload-door.ts'

interface Order {
  readonly file: File
  /** Begun before: goes on where the server stands. */
  readonly id: string | undefined
  readonly metadata: Readonly<Record<string, string>>
  readonly onId: (id: string) => void
  readonly onProgress: (sent: number) => void
  readonly onWhole: () => void
  readonly onBroken: (failure: Failure) => void
}
export interface Line {
  readonly stop: () => void
}

/** Nothing has moved for so long: the line is dead, whatever the browser believes. */
const patience = 45_000

/** Sends one file by tus, in requests as large as the line bears. Trying again is decided by whoever ordered it. */
export function openLine(order: Order): Line {
  let begunAt = performance.now()
  let silence: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => {
    clearTimeout(silence)
    void upload.abort()
  }
  const heard = (): void => {
    clearTimeout(silence)
    silence = setTimeout(() => {
      stop()
      order.onBroken(new Failure('AWAY'))
    }, patience)
  }

  const upload: Upload = new Upload(order.file, {
    // Never both: an upload that can't be found again must not silently begin anew while the password is asked for.
    ...(order.id ? { uploadUrl: `/uploads/${order.id}` } : { endpoint: '/uploads' }),
    chunkSize: firstChunk,
    retryDelays: null,
    // What belongs where is remembered by us, with the question it answers.
    storeFingerprintForResuming: false,
    metadata: order.metadata,
    headers: uploadHeaders(),
    onBeforeRequest: () => {
      begunAt = performance.now()
      heard()
    },
    onUploadUrlAvailable: () => {
      if (order.id || !upload.url) return
      const id = new URL(upload.url, location.origin).pathname.split('/').at(-1) ?? ''
      // By path: behind a proxy the server may not know its own address.
      upload.url = `/uploads/${id}`
      order.onId(id)
    },
    onProgress: sent => {
      heard()
      order.onProgress(sent)
    },
    onChunkComplete: chunk => {
      if (chunk >= (upload.options.chunkSize ?? 0)) upload.options.chunkSize = nextChunk(chunk, performance.now() - begunAt)
    },
    onSuccess: () => {
      clearTimeout(silence)
      order.onWhole()
    },
    onError: error => {
      clearTimeout(silence)
      order.onBroken(failureOf(error))
    },
  })
  upload.start()
  return { stop }
}

function failureOf(error: Error): Failure {
  const answer = error instanceof DetailedError ? error.originalResponse : null
  if (!answer) return new Failure('AWAY')
  try {
    return failureIn(answer.getStatus(), JSON.parse(answer.getBody()))
  } catch {
    return failureIn(answer.getStatus(), null)
  }
}
