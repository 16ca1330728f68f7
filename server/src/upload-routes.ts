import { Metadata } from '@tus/server'
import type { Express, Request, RequestHandler, Response } from 'express'
import type { Context } from './core/context.ts'
import { Refused } from './core/errors.ts'
import { examine } from './features/evidence/examining.ts'
import * as uploads from './features/evidence/upload.commands.ts'
import { questionForFile } from './features/questionnaires/response.commands.ts'
import type { OpenHouse } from './house.ts'
import { tusDoor } from './platform/tus-door.ts'

type ContextOf = (req: Request, res: Response) => Promise<Context>

/** A header of our own: a form on a foreign page cannot send it. */
export const fromOurPage: RequestHandler = (req, res, next) =>
  req.get('x-headwater-upload') ? next() : void res.status(400).json({ code: 'BAD_REQUEST', message: 'x-headwater-upload' })

/** What the person's program says of the file (tus, Upload-Metadata). */
function announced(req: Request): { name: string; size: number; revisionOf: string | null; responseId?: string; question?: string } {
  const told = readMetadata(req.get('upload-metadata'))
  const size = fileSize(req)
  const { filename, revisionOf, responseId, question } = told
  return { name: filename ?? '', size, revisionOf: revisionOf || null, ...(responseId && { responseId, question: question ?? '' }) }
}

export function fileSize(req: Request): number {
  const size = Number(/^\d{1,15}$/.exec(req.get('upload-length') ?? '')?.[0] ?? Number.NaN)
  if (!Number.isFinite(size)) throw Object.assign(new Error('upload-length is missing'), { status: 400 })
  return size
}

export function readMetadata(header: string | undefined): Record<string, string | null> {
  try {
    return Metadata.parse(header)
  } catch {
    throw Object.assign(new Error('upload-metadata cannot be read'), { status: 400 })
  }
}

/**
 * Files in pieces, by the tus protocol: begun, sent, resumed, given up. Every verb is asked the policy before the protocol's
 * own code sees it; a finished upload is neither read nor removed by its address.
 */
export function addUploadRoutes(app: Express, { atomic, house }: OpenHouse, contextOf: ContextOf): void {
  const { spool, uploadLocks, evidenceLimits } = house
  const speakTus = tusDoor({ path: '/uploads', spool, locks: uploadLocks, maxSize: evidenceLimits.fileBytes })

  app.post('/uploads', fromOurPage, async (req, res) => {
    const ctx = await contextOf(req, res)
    const { responseId, question = '', ...file } = announced(req)
    const upload = await atomic.write(ctx, { name: 'beginUpload', fields: ['beginUpload'], request: null }, async () => {
      const asked = responseId ? await questionForFile(ctx, responseId, question) : null
      return uploads.beginUpload(ctx, asked?.supplierId ?? ctx.actor.supplierId, file)
    })
    await speakTus(req, res, upload)
  })

  app.get('/uploads', fromOurPage, async (req, res) => {
    const ctx = await contextOf(req, res)
    const open = await atomic.read(ctx, () => uploads.unfinishedUploads(ctx))
    res.json(await Promise.all(open.map(async ({ id, name, size }) => ({ id, name, size, offset: await spool.reached(id) }))))
  })

  const resume: RequestHandler = async (req, res) => {
    const ctx = await contextOf(req, res)
    const upload = await atomic.read(ctx, () => uploads.openUploadOf(ctx, String(req.params.id)))
    await speakTus(req, res, upload)
  }
  app.head('/uploads/:id', fromOurPage, resume)
  app.patch('/uploads/:id', fromOurPage, resume)

  app.delete('/uploads/:id', fromOurPage, async (req, res) => {
    const id = String(req.params.id)
    const ctx = await contextOf(req, res)
    await atomic.read(ctx, () => uploads.openUploadOf(ctx, id))
    await uploadLocks.while(id, async () => {
      const giving = await contextOf(req, res)
      await atomic.write(giving, { name: 'giveUpUpload', fields: ['giveUpUpload'], request: id }, () => uploads.giveUpUpload(giving, id))
      await spool.remove(id)
    })
    res.set('tus-resumable', '1.0.0').status(204).end()
  })

  app.post('/uploads/:id/received', fromOurPage, async (req, res) => {
    res.status(201).json(await receive(String(req.params.id), () => contextOf(req, res)))
  })

  /** What an upload has become so far. */
  async function ended(
    id: string,
    newContext: () => Promise<Context>,
  ): Promise<{ file: uploads.ReceivedFile | null; upload: uploads.Upload }> {
    const ctx = await newContext()
    return atomic.read(ctx, async () => {
      const upload = await uploads.uploadOf(ctx, id)
      return { file: await uploads.outcomeOf(ctx, upload), upload }
    })
  }

  /** Makes evidence of what came. Called again after a crash at any place it ends the same. */
  async function receive(id: string, newContext: () => Promise<Context>): Promise<uploads.ReceivedFile> {
    const { file } = await ended(id, newContext)
    if (!file) return uploadLocks.while(id, () => finish(id, newContext))
    // A process that was killed after the commit has left its bytes here; the store has them.
    await spool.remove(id)
    return file
  }

  async function finish(id: string, newContext: () => Promise<Context>): Promise<uploads.ReceivedFile> {
    const { file, upload } = await ended(id, newContext)
    if (file) return file
    const { name, size, programmeId } = upload
    const here = await spool.reached(id)
    if (here !== size) throw new Refused('uploadIncomplete', { here, size })
    try {
      const examined = await examine(house, programmeId, { path: spool.path(id), name, size, hash: await spool.hashOf(id, size) })
      const ctx = await newContext()
      const received = await atomic.write(ctx, { name: 'receiveUpload', fields: ['receiveUpload'], request: id }, () =>
        uploads.receiveUpload(ctx, id, examined),
      )
      await spool.remove(id)
      return received
    } catch (error) {
      if (error instanceof Refused && !forNow.has(error.message)) await refuse(id, error, newContext)
      throw error
    }
  }

  async function refuse(id: string, { extensions, facts }: Refused, newContext: () => Promise<Context>): Promise<void> {
    const ctx = await newContext()
    await atomic.write(ctx, { name: 'refuseUpload', fields: ['refuseUpload'], request: id }, () =>
      uploads.refuseUpload(ctx, id, String(extensions.rule), facts),
    )
    await spool.remove(id)
  }
}

/** These pass: the bytes stay, and the person tries again. */
const forNow = new Set(['errors:scannerAway', 'errors:storageFull', 'errors:uploadIncomplete', 'errors:uploadBusy'])
