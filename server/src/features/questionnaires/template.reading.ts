import { fillTexts } from 'shared/questionnaires/fill-text.ts'
import type { Locale } from 'shared/words/lists.ts'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { column, columns, nameOf, type Shape } from '../../core/shape.ts'
import { contentOf } from './template.commands.ts'

export const templateShape: Shape = {
  table: 'templates',
  read: 'template.read',
  fields: {
    ...columns('id', 'code', 'version', 'title', 'content', 'publishedAt'),
    publishedBy: nameOf('published_by_id'),
    inUse: column(t => `(SELECT count(*)::int FROM responses r WHERE r.template_id = ${t}.id AND r.status <> 'ACCEPTED')`),
  },
}

/** A template as a page shows it: with the texts of one language only, their thresholds filled in. It never changes. */
export async function templateIn(ctx: Context, id: string, locale: Locale): Promise<unknown> {
  authorizeReading(ctx, 'template.read')
  const [row] = await ctx.ask({ text: 'SELECT 1 FROM templates WHERE id = $1 AND programme_id = $2', values: [id, ctx.actor.programmeId] })
  if (!row) throw new NotFound()
  return fillTexts(await contentOf(ctx, id), locale)
}
