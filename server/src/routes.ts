import type { Express, Request, Response } from 'express'
import express from 'express'
import type { GraphQLSchema } from 'graphql'
import { locales } from 'shared/words/lists.ts'
import { addCalendarRoutes } from './calendar-routes.ts'
import { addCaseRoutes } from './case-routes.ts'
import type { Context } from './core/context.ts'
import { addEditionRoutes } from './edition-routes.ts'
import { addExportRoutes } from './export-routes.ts'
import { responseFactsOf } from './features/questionnaires/response.facts.ts'
import { responsePdf } from './features/questionnaires/response.pdf.ts'
import { templateIn } from './features/questionnaires/template.reading.ts'
import { checkWorkbook, workbookOf } from './features/questionnaires/template.workbook.ts'
import { mailOf } from './features/work/mailbox.resolver.ts'
import { addFileRoutes } from './file-routes.ts'
import type { OpenHouse } from './house.ts'
import { addImportRoutes } from './import-routes.ts'
import { addListRoutes } from './list-routes.ts'
import { addMineralRoutes } from './mineral-routes.ts'
import { attachment, sealed } from './platform/http-download.ts'
import { localeOf } from './platform/http-locale.ts'
import { workbookLimits } from './platform/sheets.ts'
import { addReceiptRoutes } from './receipt-routes.ts'
import { addResponseSheetRoutes } from './response-sheet-routes.ts'
import { addUploadRoutes, fromOurPage } from './upload-routes.ts'

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const pageOfMail = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-top-navigation-by-user-activation",
}

/** What travels beside GraphQL: files, documents, the demonstration's mails. The same policy is asked as everywhere. */
export function addRoutes(
  app: Express,
  open: OpenHouse,
  schema: GraphQLSchema,
  contextOf: (req: Request, res: Response) => Promise<Context>,
): void {
  const { atomic } = open
  addExportRoutes(app, open, schema, contextOf)
  addImportRoutes(app, open, contextOf)
  addEditionRoutes(app, open, contextOf)
  addCalendarRoutes(app, open, contextOf)
  addListRoutes(app, open, contextOf)
  addMineralRoutes(app, open, contextOf)
  addReceiptRoutes(app, open, contextOf)
  addResponseSheetRoutes(app, open, contextOf)
  addUploadRoutes(app, open, contextOf)
  addFileRoutes(app, open, contextOf)
  addCaseRoutes(app, open, contextOf)

  app.get('/responses/:id.pdf', async (req, res, next) => {
    const { id } = req.params
    if (!isId(id)) return next()
    const ctx = await contextOf(req, res)
    const facts = await atomic.read(ctx, () => responseFactsOf(ctx, id))
    const pdf = await responsePdf(facts, localeOf(req))
    res
      .set({
        ...sealed,
        'content-type': 'application/pdf',
        'content-disposition': attachment(`${facts.supplier} ${facts.title[localeOf(req)]}.pdf`),
      })
      .send(pdf)
  })

  /** Never changes, so a browser that has it never asks again: much for a thin line. */
  app.get('/templates/:id.json', async (req, res, next) => {
    const { id } = req.params
    const locale = locales.find(one => one === req.query.lang)
    if (!isId(id) || !locale) return next()
    const ctx = await contextOf(req, res)
    const template = await atomic.read(ctx, () => templateIn(ctx, id, locale))
    res.set('cache-control', 'private, max-age=31536000, immutable').json(template)
  })

  app.get('/templates/:id.xlsx', async (req, res, next) => {
    const { id } = req.params
    if (!isId(id)) return next()
    const ctx = await contextOf(req, res)
    const locale = locales.find(one => one === req.query.lang) ?? localeOf(req)
    const { name, bytes } = await atomic.read(ctx, () => workbookOf(ctx, id, locale))
    res.set({ ...sealed, 'content-type': workbookType, 'content-disposition': attachment(name) }).send(bytes)
  })

  /** Says what a changed spreadsheet would do; nothing is kept. One byte more than is taken, so that our own sentence is said. */
  app.post('/templates/check', fromOurPage, express.raw({ type: () => true, limit: workbookLimits.sent + 1 }), async (req, res) => {
    const ctx = await contextOf(req, res)
    const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
    res.set('cache-control', 'no-store').json(await atomic.read(ctx, () => checkWorkbook(ctx, bytes, localeOf(req))))
  })

  app.get('/mailbox/:id', async (req, res, next) => {
    const { id } = req.params
    if (!isId(id)) return next()
    const ctx = await contextOf(req, res)
    res.set({ ...pageOfMail, 'content-type': 'text/html; charset=utf-8' }).send(await atomic.read(ctx, () => mailOf(ctx, id)))
  })
}
