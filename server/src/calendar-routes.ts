import type { Express, Request, Response } from 'express'
import type { Context } from './core/context.ts'
import { isId } from './core/listing.ts'
import { calendarUnder } from './features/calendar-links/calendar-link.commands.ts'
import { deadlineOf } from './features/calendar-links/deadlines.ts'
import type { OpenHouse } from './house.ts'
import { attachment, sealed } from './platform/http-download.ts'
import { localeOf } from './platform/http-locale.ts'

const calendarFile = { ...sealed, 'content-type': 'text/calendar; charset=utf-8' }

/** Deadlines as calendars read them: under a person's secret address, without a session; and one of them to be taken along. */
export function addCalendarRoutes(
  app: Express,
  { atomic, context }: OpenHouse,
  contextOf: (req: Request, res: Response) => Promise<Context>,
): void {
  app.get('/calendar/:token.ics', async (req, res, next) => {
    const { token } = req.params
    if (!/^[\w-]{43}$/.test(token)) return next()
    const ctx = context({ locale: localeOf(req) })
    res.set({ ...calendarFile, 'x-robots-tag': 'noindex' }).send(await atomic.read(ctx, () => calendarUnder(ctx, token)))
  })

  app.get('/responses/:id.ics', async (req, res, next) => {
    const { id } = req.params
    if (!isId(id)) return next()
    const ctx = await contextOf(req, res)
    const { name, text } = await atomic.read(ctx, () => deadlineOf(ctx, id, localeOf(req)))
    res.set({ ...calendarFile, 'content-disposition': attachment(name) }).send(text)
  })
}
