import { pipeline } from 'node:stream/promises'
import type { Express, Request, RequestHandler, Response } from 'express'
import { speakFileLimits } from 'shared/words/grievances.ts'
import type { Context } from './core/context.ts'
import { NotFound } from './core/errors.ts'
import { openFile } from './features/grievances/files.ts'
import { authorizeLaying, openHearingFile } from './features/grievances/hearing-files.ts'
import type { OpenHouse } from './house.ts'
import { NotTaken } from './platform/held-files.ts'
import { attachment, sealed } from './platform/http-download.ts'
import { localeOf } from './platform/http-locale.ts'
import { Spool } from './platform/spool.ts'
import { tusDoor } from './platform/tus-door.ts'
import { translator, type WordKey } from './platform/words.ts'
import { notTakenWords, removedWords } from './public/speak/file-faults.ts'
import type { Look } from './public/speak/look.ts'
import { fileSize, fromOurPage, readMetadata } from './upload-routes.ts'

type ContextOf = (req: Request, res: Response) => Promise<Context>

/** A file of a case, for its handlers: opened while it is sent, after it stands on record that they asked. */
export function addCaseRoutes(app: Express, open: OpenHouse, contextOf: ContextOf): void {
  const { atomic } = open
  app.get('/cases/files/:id', async (req, res) => {
    const ctx = await contextOf(req, res)
    const { name, type, body } = await atomic.read(
      ctx,
      async () => (await openHearingFile(ctx, req.params.id)) ?? openFile(ctx, req.params.id),
    )
    res.set({ ...sealed, 'content-type': type, 'content-disposition': attachment(name) })
    await pipeline(body, res)
  })

  addFileDoor(app, open, contextOf)
}

const door = '/sealed-files'

/** As the public pages say it, but for what would send a handler back with a code. */
const ownWords: Readonly<Record<string, WordKey>> = { room: 'errors:caseFileRoom', scannerAway: 'errors:scannerAway' }
function whyNot(look: Pick<Look, 'say'>, error: NotTaken): string {
  const own = ownWords[error.rule]
  return own ? look.say(own) : notTakenWords(look, error)
}

/**
 * Files that a handler is about to lay beside a case, or a supplier beside a comment, in pieces (tus). They lie in memory, are scanned and freed of metadata, and are
 * sealed by the act that names them; an hour later they are gone. A file of somebody else is not there.
 */
function addFileDoor(app: Express, { atomic, house }: OpenHouse, contextOf: ContextOf): void {
  const { caseFiles, uploadLocks } = house
  const tus = tusDoor({ path: door, spool: new Spool(caseFiles.folder), locks: uploadLocks, maxSize: speakFileLimits.fileBytes })

  /** Whoever may lay files ready, by their account. */
  const layerOf = async (req: Request, res: Response): Promise<string> => {
    const ctx = await contextOf(req, res)
    return atomic.read(ctx, async () => {
      await authorizeLaying(ctx)
      return ctx.actor.accountId ?? ''
    })
  }
  const own = async (req: Request, res: Response): Promise<string> => {
    const id = String(req.params.id)
    if (!caseFiles.isOf(id, await layerOf(req, res))) throw new NotFound()
    return id
  }
  const lookOf = (req: Request) => ({ say: translator(localeOf(req)), locale: localeOf(req) })
  const orWhy =
    (answer: (req: Request, res: Response) => Promise<unknown>): RequestHandler =>
    async (req, res) => {
      try {
        await answer(req, res)
      } catch (error) {
        if (!(error instanceof NotTaken)) throw error
        res.status(422).json({ code: 'REFUSED', rule: error.rule, message: whyNot(lookOf(req), error) })
      }
    }

  app.post(
    door,
    fromOurPage,
    orWhy(async (req, res) => {
      const accountId = await layerOf(req, res)
      const { filename } = readMetadata(req.get('upload-metadata'))
      await tus(req, res, caseFiles.begin((filename ?? '').slice(0, 200), fileSize(req), accountId))
    }),
  )
  const resume: RequestHandler = async (req, res) => {
    const coming = caseFiles.comingAs(await own(req, res))
    if (!coming) throw new NotFound()
    await tus(req, res, coming)
  }
  app.head(`${door}/:id`, fromOurPage, resume)
  app.patch(`${door}/:id`, fromOurPage, resume)
  app.delete(`${door}/:id`, fromOurPage, async (req, res) => {
    await caseFiles.forget(await own(req, res))
    res.set('tus-resumable', '1.0.0').status(204).end()
  })
  app.post(
    `${door}/:id/received`,
    fromOurPage,
    orWhy(async (req, res) => {
      const { id, name, size, removed } = await caseFiles.receive(await own(req, res))
      res.status(201).json({ id, name, size, removed: removedWords(lookOf(req), removed) })
    }),
  )
}
