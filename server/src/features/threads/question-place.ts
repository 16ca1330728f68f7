import type { MessageSide } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'

/** Where a question stands in its questionnaire: the section that holds it. */
export async function sectionOf(ctx: Context, responseId: string, question: string): Promise<string | null> {
  const [row] = await ctx.ask({
    name: 'section-of-question',
    text: `SELECT s->>'code' AS section FROM responses r JOIN templates t ON t.id = r.template_id, jsonb_array_elements(t.content->'sections') s
      WHERE r.id = $1 AND EXISTS (SELECT 1 FROM jsonb_array_elements(s->'questions') q WHERE q->>'code' = $2)`,
    values: [responseId, question],
  })
  return row ? String(row.section) : null
}

/** The address that opens the very question: the supplier's form, or the reviewer's page. */
export const questionPath = (side: MessageSide, responseId: string, section: string, question: string): string =>
  side === 'SUPPLIER' ? `/responses/${responseId}?section=${section}#${question}` : `/responses/${responseId}/review#${question}`
