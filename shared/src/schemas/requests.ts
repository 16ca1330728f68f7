import { z } from 'zod'
import { day, id, line, optionalText, text, version } from './fields.ts'

/** What becomes of requests after they went out, and waves of them. */
const ids = z
  .array(id)
  .min(1, 'nobodyChosen')
  .max(500, 'tooMany')
  .transform(given => [...new Set(given)])

export const createWave = z.object({
  name: line(120),
  templateId: id,
  dueOn: day,
  message: optionalText(2_000),
  supplierIds: ids,
})
export type CreateWave = z.input<typeof createWave>

export const remindResponses = z.object({ ids, words: optionalText(2_000) })
export type RemindResponses = z.input<typeof remindResponses>

export const extendResponses = z.object({ ids, dueOn: day, words: optionalText(2_000) })
export type ExtendResponses = z.input<typeof extendResponses>

export const recallResponse = z.object({ id, version, words: optionalText(2_000) })
export type RecallResponse = z.input<typeof recallResponse>

export const askAgain = z.object({ id, version, dueOn: day, words: optionalText(2_000) })
export type AskAgain = z.input<typeof askAgain>

/** No mail reaches this contact. */
export const markUndeliverable = z.object({ contactId: id, reason: text(500) })
export type MarkUndeliverable = z.input<typeof markUndeliverable>
