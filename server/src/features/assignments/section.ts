import type { LocalText } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'

/** A section of the questionnaire that a response answers, by its code. */
export async function sectionTitle(ctx: Context, responseId: string, section: string): Promise<LocalText | null> {
  const [row] = await ctx.ask({
    name: 'section-title',
    text: `SELECT s->'title' AS title FROM responses r JOIN templates t ON t.id = r.template_id, jsonb_array_elements(t.content->'sections') s WHERE r.id = $1 AND s->>'code' = $2`,
    values: [responseId, section],
  })
  return row ? (row.title as LocalText) : null
}

export const sectionPath = (responseId: string, section: string): string => `/responses/${responseId}?section=${section}`
