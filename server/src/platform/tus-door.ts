import { Server as Tus } from '@tus/server'
import type { Request, Response } from 'express'
import { refusalOf } from './error-codes.ts'
import { refusalAnswer } from './http-errors.ts'
import type { Spool, SpooledUpload } from './spool.ts'
import type { UploadLocks } from './upload-locks.ts'

interface Door {
  readonly path: string
  readonly spool: Spool
  readonly locks: UploadLocks
  readonly maxSize: number
}

/** The protocol's server (tus) hears all but the body; that goes from the request to the disk (`Spool.write`). Whoever asks was authorised before. */
export function tusDoor({ path, spool, locks, maxSize }: Door): (req: Request, res: Response, upload: SpooledUpload) => Promise<void> {
  const tus = new Tus({
    path,
    datastore: spool,
    locker: locks,
    maxSize,
    relativeLocation: true,
    allowedOrigins: [],
    lockDrainTimeout: 500,
    namingFunction: () => spool.current.getStore()?.id ?? '',
    onResponseError: async (_req, error) => {
      const refusal = refusalOf(error)
      if (!refusal) return undefined
      const { code, message, details } = refusalAnswer(refusal, error)
      return { status_code: 422, body: JSON.stringify({ code, message, ...details }) }
    },
  })
  return async (req, res, upload) => {
    const { id } = upload
    const writing = { ...upload, body: req, stillHeld: () => locks.holds(id), stopped: () => locks.stopped(id) }
    const asked = new globalThis.Request(new URL(req.path, 'http://tus'), {
      method: req.method,
      headers: Object.entries(req.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] as [string, string]],
      ),
    })
    const answer = await spool.current.run(writing, () => tus.handleWeb(asked))
    res.status(answer.status).set(Object.fromEntries(answer.headers))
    res.end(await answer.text())
  }
}
