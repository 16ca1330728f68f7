import { pipeline } from 'node:stream/promises'
import type { Express, Request, Response } from 'express'
import type { Context } from './core/context.ts'
import { openFile } from './features/grievances/files.ts'
import type { OpenHouse } from './house.ts'
import { attachment, sealed } from './platform/http-download.ts'

/** A file of a case, for its handlers: opened while it is sent, after it stands on record that they asked. */
export function addCaseRoutes(app: Express, { atomic }: OpenHouse, contextOf: (req: Request, res: Response) => Promise<Context>): void {
  app.get('/cases/files/:id', async (req, res) => {
    const ctx = await contextOf(req, res)
    const { name, type, body } = await atomic.read(ctx, () => openFile(ctx, req.params.id))
    res.set({ ...sealed, 'content-type': type, 'content-disposition': attachment(name) })
    await pipeline(body, res)
  })
}
