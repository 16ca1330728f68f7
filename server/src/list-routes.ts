import type { Express, Request, Response } from 'express'
import express from 'express'
import { z } from 'zod'
import type { Context } from './core/context.ts'
import { Invalid } from './core/errors.ts'
import { loadList, previewList } from './features/screening/list.commands.ts'
import type { ListFile } from './features/screening/lists/listed-entry.ts'
import { listLimits } from './features/screening/lists/read-list.ts'
import type { OpenHouse } from './house.ts'
import { fromOurPage } from './upload-routes.ts'

const told = z
  .array(z.object({ name: z.string().min(1).max(200), size: z.int().min(0) }))
  .min(1)
  .max(listLimits.files)

/** Which bytes are which file: `?files=[{"name":"sdn.csv","size":1234}, …]`, the files one behind the other in the body. */
function filesIn(req: Request): ListFile[] {
  const body: Buffer = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
  let parsed: z.infer<typeof told>
  try {
    parsed = told.parse(JSON.parse(String(req.query.files)))
  } catch {
    throw new Invalid({ files: 'errors:field.other' })
  }
  if (parsed.reduce((sum, one) => sum + one.size, 0) !== body.length) throw new Invalid({ files: 'errors:field.other' })
  let at = 0
  return parsed.map(({ name, size }) => {
    const bytes = body.subarray(at, at + size)
    at += size
    return { name, bytes }
  })
}

const shown = 200

/** A publisher's list of names: what it would become, and taking it. The bytes travel beside GraphQL, under the same policy. */
export function addListRoutes(app: Express, { atomic }: OpenHouse, contextOf: (req: Request, res: Response) => Promise<Context>): void {
  const raw = express.raw({ type: () => true, limit: listLimits.bytes + 1 })

  app.post('/lists/preview', fromOurPage, raw, async (req, res) => {
    const ctx = await contextOf(req, res)
    const { faults, ...preview } = await atomic.read(ctx, () => previewList(ctx, filesIn(req)))
    res.set('cache-control', 'no-store').json({ ...preview, faults: faults.slice(0, shown), faultCount: faults.length })
  })

  app.post('/lists', fromOurPage, raw, async (req, res) => {
    const ctx = await contextOf(req, res)
    const files = filesIn(req)
    const id = await atomic.write(ctx, { name: 'loadList', fields: ['loadList'], request: null }, () =>
      loadList(ctx, files, req.query.leaveOut === 'yes'),
    )
    res.status(201).json({ id })
  })
}
