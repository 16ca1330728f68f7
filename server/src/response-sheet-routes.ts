import type { Express, Request, Response } from 'express'
import express from 'express'
import { locales } from 'shared/words/lists.ts'
import type { Context } from './core/context.ts'
import { answerSheetLimits } from './features/questionnaires/answer-sheets/layout.ts'
import * as workbook from './features/questionnaires/response.workbook.ts'
import type { OpenHouse } from './house.ts'
import { attachment, sealed } from './platform/http-download.ts'
import { localeOf } from './platform/http-locale.ts'
import { fromOurPage } from './upload-routes.ts'

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Codes of questions, in the address: `KYS-A1,KYS-B2`. */
const codesIn = (given: unknown): Set<string> =>
  new Set(
    String(given ?? '')
      .split(',')
      .filter(Boolean),
  )

/** A response as a spreadsheet: out, looked at when it comes back, applied. The file is read before any transaction begins. */
export function addResponseSheetRoutes(
  app: Express,
  { atomic }: OpenHouse,
  contextOf: (req: Request, res: Response) => Promise<Context>,
): void {
  app.get('/responses/:id.xlsx', async (req, res, next) => {
    const { id } = req.params
    if (!isId(id)) return next()
    const ctx = await contextOf(req, res)
    const locale = locales.find(one => one === req.query.lang) ?? localeOf(req)
    const { name, out } = await atomic.read(ctx, () => workbook.responseToTakeAlong(ctx, id, locale))
    const bytes = await workbook.answerWorkbook(out)
    res.set({ ...sealed, 'content-type': workbookType, 'content-disposition': attachment(name) }).send(bytes)
  })

  const body = express.raw({ type: () => true, limit: answerSheetLimits.sent + 1 })
  async function received(req: Request, res: Response, id: string): Promise<workbook.BroughtBack> {
    const ctx = await contextOf(req, res)
    await atomic.read(ctx, () => workbook.mayBringBack(ctx, id))
    return workbook.broughtBack(Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0))
  }

  /** Says what a filled workbook would change; nothing is kept. */
  app.post('/responses/:id/sheet/check', fromOurPage, body, async (req, res, next) => {
    const id = String(req.params.id)
    if (!isId(id)) return next()
    const brought = await received(req, res, id)
    const ctx = await contextOf(req, res)
    const asked = { brought, isTakeover: req.query.older === 'yes', locale: localeOf(req) }
    res.set('cache-control', 'no-store').json(await atomic.read(ctx, () => workbook.checkAnswers(ctx, id, asked)))
  })

  app.post('/responses/:id/sheet/apply', fromOurPage, body, async (req, res, next) => {
    const id = String(req.params.id)
    if (!isId(id)) return next()
    const brought = await received(req, res, id)
    const ctx = await contextOf(req, res)
    const { mark, take, older } = req.query
    const asked = { brought, isTakeover: older === 'yes', taken: codesIn(take), locale: localeOf(req) }
    const request = { id, sha256: brought.sha256, mark: String(mark ?? ''), take: [...asked.taken], older: asked.isTakeover }
    const applied = await atomic.write(ctx, { name: 'applyAnswers', fields: ['applyAnswers'], request }, () =>
      workbook.applyAnswers(ctx, id, request.mark, asked),
    )
    res.set('cache-control', 'no-store').json(applied)
  })
}
