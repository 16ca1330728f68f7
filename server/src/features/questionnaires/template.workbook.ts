import { diffTemplates, type TemplateDifference } from 'shared/questionnaires/diff-templates.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import type { Locale } from 'shared/words/lists.ts'
import { authorizeHere, authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { contentOf, newestOf } from './template.commands.ts'
import { faultWords } from './template-sheets/cells.ts'
import { readTemplateWorkbook } from './template-sheets/from-sheets.ts'
import { templateWorkbook } from './template-sheets/to-sheets.ts'

/** A questionnaire as a spreadsheet that a person changes and sends back. */
export async function workbookOf(ctx: Context, id: string, locale: Locale): Promise<{ name: string; bytes: Buffer }> {
  authorizeReading(ctx, 'template.read')
  const [row] = await ctx.ask({
    text: 'SELECT version FROM templates WHERE id = $1 AND programme_id = $2',
    values: [id, ctx.actor.programmeId],
  })
  if (!row) throw new NotFound()
  const content = await contentOf(ctx, id)
  return { name: `${content.code} v${row.version}.xlsx`, bytes: await templateWorkbook(content, locale) }
}

interface ToldFault {
  readonly sheet: string
  readonly cell: string | null
  readonly column: string | null
  readonly message: string
}

/** What a spreadsheet would change. Nothing is kept: publishing is another act. */
export interface CheckedWorkbook {
  readonly template: Template | null
  readonly faults: readonly ToldFault[]
  /** The version it is compared with; none where the programme has no questionnaire of that code. */
  readonly present: { readonly id: string; readonly version: number } | null
  readonly difference: TemplateDifference | null
}

export async function checkWorkbook(ctx: Context, bytes: Buffer, locale: Locale): Promise<CheckedWorkbook> {
  authorizeHere(ctx, 'template.publish')
  const { template, faults } = await readTemplateWorkbook(bytes, locale)
  const told = faults.map(({ sheet, cell, column, ...fault }): ToldFault => ({ sheet, cell, column, message: faultWords(fault, locale) }))
  if (!template) return { template, faults: told, present: null, difference: null }
  const present = await newestOf(ctx, template.code)
  const difference = present && diffTemplates(await contentOf(ctx, present.id), template)
  return { template: { ...template, version: (present?.version ?? 0) + 1 }, faults: told, present, difference }
}
