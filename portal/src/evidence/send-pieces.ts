import { Upload } from 'tus-js-client'

/** The door said no, or something between says nothing at all (`status` 0). */
export class Broken extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super('the file was not taken')
  }
}

/** How long is waited before each try, in milliseconds: some minutes in all, then the person has to choose again. */
export const pauses = [1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000, 60_000] as const

interface Order {
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  /** How far it is; `stopped`: the line broke, and it goes on by itself. */
  readonly onWay: (percent: number, stopped: boolean) => void
}

/** Sends one file in pieces; a line that breaks goes on where it was. Nothing of it is remembered on this device. Gives back its address. */
export function sendPieces(file: File, { endpoint, headers, onWay }: Order): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint,
      headers,
      metadata: { filename: file.name },
      chunkSize: 256 * 1024,
      retryDelays: [...pauses],
      storeFingerprintForResuming: false,
      removeFingerprintOnSuccess: true,
      onShouldRetry: error => {
        const status = error.originalResponse?.getStatus() ?? 0
        if (status >= 400 && status < 500 && status !== 409 && status !== 423) return false
        onWay(-1, true)
        return true
      },
      onProgress: (sent, all) => onWay(Math.floor((sent / all) * 100), false),
      onSuccess: () => resolve(upload.url ?? ''),
      onError: error => {
        const answer = 'originalResponse' in error ? error.originalResponse : null
        // Without any line one waits for it, however long that takes.
        if (!answer && !navigator.onLine) addEventListener('online', () => upload.start(), { once: true })
        else reject(new Broken(answer?.getStatus() ?? 0, answer?.getBody() ?? ''))
      },
    })
    upload.start()
  })
}
