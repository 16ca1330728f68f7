import { diffTemplates } from 'shared/questionnaires/diff-templates.ts'
import type { Context } from '../../core/context.ts'
import { contentOf } from './template.commands.ts'

export interface CycleBefore {
  readonly responseId: string
  readonly acceptedAt: Date
  readonly templateVersion: number
  readonly added: string[]
  readonly changed: string[]
  readonly removed: number
}

/** What somebody who reads words would notice; thresholds and order are not spoken of. */
const noticed = new Set(['label', 'help', 'type', 'fields', 'options', 'many', 'unit', 'need', 'evidence'])

/** The year before, and how the questionnaire differs since. Null in the first year. */
export async function lastCycle(
  ctx: Context,
  { previousId, templateId }: { previousId: string | null; templateId: string },
): Promise<CycleBefore | null> {
  if (!previousId) return null
  const [row] = await ctx.ask({
    name: 'last-cycle',
    text: 'SELECT r.status_since AS at, r.template_id AS template, t.version FROM responses r JOIN templates t ON t.id = r.template_id WHERE r.id = $1',
    values: [previousId],
  })
  if (!row) return null
  const [before, now] = [await contentOf(ctx, String(row.template)), await contentOf(ctx, templateId)]
  const { added, changed, removed } = diffTemplates(before, now)
  return {
    responseId: previousId,
    acceptedAt: row.at as Date,
    templateVersion: Number(row.version),
    added: [...added],
    changed: changed.filter(one => one.parts.some(part => noticed.has(part))).map(one => one.code),
    removed: removed.length,
  }
}
