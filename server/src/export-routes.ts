import { once } from 'node:events'
import type { Express, Request, Response } from 'express'
import type { GraphQLSchema } from 'graphql'
import { locales } from 'shared/words/lists.ts'
import type { Context } from './core/context.ts'
import { Invalid } from './core/errors.ts'
import { byteOrderMark, createExporter, csvLine, exportsByList, workbookOfList } from './exports.ts'
import type { OpenHouse } from './house.ts'
import { attachment, sealed } from './platform/http-download.ts'
import { localeOf } from './platform/http-locale.ts'
import { translator, type WordKey } from './platform/words.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

function variablesOf(given: unknown): Record<string, unknown> {
  try {
    const variables: unknown = JSON.parse(String(given ?? '{}'))
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables)) return variables as Record<string, unknown>
  } catch {}
  throw new Invalid({ variables: 'errors:field.other' })
}

/** `/exports/suppliers.xlsx?variables={…}`: a list as it is filtered and sorted on the page. */
export function addExportRoutes(
  app: Express,
  { atomic }: OpenHouse,
  schema: GraphQLSchema,
  contextOf: (req: Request, res: Response) => Promise<Context>,
): void {
  const exporter = createExporter(schema, atomic)
  app.get('/exports/:list.:format', async (req, res, next) => {
    const { list: name, format } = req.params
    const list = Object.hasOwn(exportsByList, name) ? exportsByList[name] : undefined
    if (!list || (format !== 'xlsx' && format !== 'csv')) return next()
    const locale = locales.find(one => one === req.query.lang) ?? localeOf(req)
    const title = translator(locale)(`sheets:list.${name}` as WordKey)
    const rows = exporter.rows(list, { contextOf: () => contextOf(req, res), variables: variablesOf(req.query.variables), locale })
    const heading = exporter.heading(list, locale)
    const headers = { ...sealed, 'content-type': types[format], 'content-disposition': attachment(`${title}.${format}`) }
    if (format === 'xlsx') {
      const bytes = await workbookOfList(title, list, heading, rows)
      res.set(headers).send(bytes)
      return
    }
    // The first page is asked before anything is said: a refusal is a refusal and not half a file.
    const first = await rows.next()
    res.set(headers)
    res.write(byteOrderMark + csvLine(heading))
    for (let part = first; !part.done; part = await rows.next())
      if (!res.write(part.value.map(csvLine).join(''))) await Promise.race([once(res, 'drain'), once(res, 'close')])
    res.end()
  })
}
