import type { Express, Request, Response } from 'express'
import express from 'express'
import type { EditionFactsInput } from 'shared/schemas/countries.ts'
import type { Context } from './core/context.ts'
import { Invalid } from './core/errors.ts'
import { columnsIn, loadEdition, previewEdition } from './features/countries/edition.commands.ts'
import { editionLimits } from './features/countries/edition.file.ts'
import { mappingSaid } from './features/countries/importing/mapping-said.ts'
import type { OpenHouse } from './house.ts'
import { fromOurPage } from './upload-routes.ts'

/** What a request says about its file, beside the bytes: `?facts={…}&mapping={…}&leaveOut=yes`. */
function saidBeside(req: Request): { facts: EditionFactsInput; said: ReturnType<typeof mappingSaid> | null; leaveOut: boolean } {
  try {
    const { facts, mapping, leaveOut } = req.query
    return {
      facts: JSON.parse(String(facts)) as EditionFactsInput,
      said: mapping ? mappingSaid(JSON.parse(String(mapping))) : null,
      leaveOut: leaveOut === 'yes',
    }
  } catch {
    throw new Invalid({ facts: 'errors:field.other' })
  }
}

/** A publisher's file: what it would become, and taking it. The bytes travel beside GraphQL, under the same policy. */
export function addEditionRoutes(app: Express, { atomic }: OpenHouse, contextOf: (req: Request, res: Response) => Promise<Context>): void {
  const raw = express.raw({ type: () => true, limit: editionLimits.bytes + 1 })
  const bytesOf = (req: Request): Buffer => (Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0))

  app.post('/editions/preview', fromOurPage, raw, async (req, res) => {
    const ctx = await contextOf(req, res)
    const { facts, said } = saidBeside(req)
    const preview = await atomic.read(ctx, () => previewEdition(ctx, facts, bytesOf(req), said))
    const { table, ...rest } = preview
    res.set('cache-control', 'no-store').json({
      ...rest,
      values: table.values.length,
      rowsRead: table.rowsRead,
      leftOut: table.leftOut,
      mapping: table.mapping,
      headings: table.headings,
      sample: table.values.slice(0, 12),
      unknown: rest.unknown.slice(0, 200),
      faults: rest.faults.slice(0, 200),
      counts: { unknown: rest.unknown.length, faults: rest.faults.length },
    })
  })

  app.post('/editions/columns', fromOurPage, raw, async (req, res) => {
    const ctx = await contextOf(req, res)
    const { facts } = saidBeside(req)
    const columns = await atomic.read(ctx, () => columnsIn(ctx, facts, bytesOf(req)))
    res.set('cache-control', 'no-store').json({ columns })
  })

  app.post('/editions', fromOurPage, raw, async (req, res) => {
    const ctx = await contextOf(req, res)
    const { facts, said, leaveOut } = saidBeside(req)
    const bytes = bytesOf(req)
    const id = await atomic.write(ctx, { name: 'loadEdition', fields: ['loadEdition'], request: null }, () =>
      loadEdition(ctx, facts, bytes, { said, leaveOut }),
    )
    res.status(201).json({ id })
  })
}
