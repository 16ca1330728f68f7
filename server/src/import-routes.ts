import type { Express, Request, Response } from 'express'
import express from 'express'
import { locales } from 'shared/words/lists.ts'
import type { Context } from './core/context.ts'
import { stageImport } from './features/imports/import.commands.ts'
import { rowsToCorrect, supplierForm } from './features/imports/import.workbook.ts'
import { importLimits } from './features/imports/limits.ts'
import type { OpenHouse } from './house.ts'
import { attachment, sealed } from './platform/http-download.ts'
import { localeOf } from './platform/http-locale.ts'
import { fromOurPage } from './upload-routes.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const languageOf = (req: Request) => locales.find(one => one === req.query.lang) ?? localeOf(req)

/** A name as a header can carry it: percent-encoded; what cannot be decoded is taken as it came. */
function nameIn(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    return header
  }
}

/** Spreadsheets of suppliers: the empty form, a file to be read, the rows to correct. */
export function addImportRoutes(app: Express, { atomic }: OpenHouse, contextOf: (req: Request, res: Response) => Promise<Context>): void {
  app.get('/imports/suppliers.xlsx', async (req, res) => {
    const ctx = await contextOf(req, res)
    const { name, bytes } = await atomic.read(ctx, () => supplierForm(ctx, languageOf(req)))
    res.set({ ...sealed, 'content-type': workbookType, 'content-disposition': attachment(name) }).send(bytes)
  })

  /** One byte more than is taken, so that our own sentence is said. */
  app.post('/imports/suppliers', fromOurPage, express.raw({ type: () => true, limit: importLimits.sent + 1 }), async (req, res) => {
    const ctx = await contextOf(req, res)
    const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
    const name = nameIn(req.get('x-headwater-file') ?? '')
    const staged = await atomic.write(ctx, { name: 'stageImport', fields: ['stageImport'], request: null }, () =>
      stageImport(ctx, name, bytes),
    )
    res.set('cache-control', 'no-store').status(201).json(staged)
  })

  app.get('/imports/:id/to-correct.xlsx', async (req, res) => {
    const ctx = await contextOf(req, res)
    const { name, bytes } = await atomic.read(ctx, () => rowsToCorrect(ctx, req.params.id, languageOf(req)))
    res.set({ ...sealed, 'content-type': workbookType, 'content-disposition': attachment(name) }).send(bytes)
  })
}
