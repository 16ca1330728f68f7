import type { Express, Request, Response } from 'express'
import express from 'express'
import type { MineralFacts } from 'shared/schemas/red-flags.ts'
import type { Context } from './core/context.ts'
import { Invalid } from './core/errors.ts'
import { editionLimits } from './features/countries/edition.file.ts'
import { loadMinerals, previewMinerals } from './features/red-flags/mineral.commands.ts'
import type { OpenHouse } from './house.ts'
import { fromOurPage } from './upload-routes.ts'

function factsOf(req: Request): MineralFacts {
  try {
    return JSON.parse(String(req.query.facts)) as MineralFacts
  } catch {
    throw new Invalid({ facts: 'errors:field.other' })
  }
}

const shown = 200

/** A table of reserves, production and transit: what a file would become, and taking it. */
export function addMineralRoutes(app: Express, { atomic }: OpenHouse, contextOf: (req: Request, res: Response) => Promise<Context>): void {
  const raw = express.raw({ type: () => true, limit: editionLimits.bytes + 1 })
  const bytesOf = (req: Request): Buffer => (Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0))

  app.post('/minerals/preview', fromOurPage, raw, async (req, res) => {
    const ctx = await contextOf(req, res)
    const { rows, unknown, faults, ...rest } = await atomic.read(ctx, () => previewMinerals(ctx, bytesOf(req)))
    res.set('cache-control', 'no-store').json({
      ...rest,
      rows: rows.length,
      countries: new Set(rows.map(row => row.country)).size,
      sample: rows.slice(0, 12),
      unknown: unknown.slice(0, shown),
      faults: faults.slice(0, shown),
      counts: { unknown: unknown.length, faults: faults.length },
    })
  })

  app.post('/minerals', fromOurPage, raw, async (req, res) => {
    const ctx = await contextOf(req, res)
    const id = await atomic.write(ctx, { name: 'loadMinerals', fields: ['loadMinerals'], request: null }, () =>
      loadMinerals(ctx, factsOf(req), bytesOf(req), req.query.leaveOut === 'yes'),
    )
    res.status(201).json({ id })
  })
}
