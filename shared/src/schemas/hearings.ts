import { z } from 'zod'
import { files } from './cases.ts'
import { day, id, text, version } from './fields.ts'

/** A letter to a supplier. `looked`: a handler has looked at what might point at the sender, and says that it does not. */
export const askSupplier = z.object({
  id,
  version,
  words: text(10_000),
  looked: z.boolean().default(false),
  supplierId: id,
  recipientIds: z.array(id).min(1, 'nobodyChosen').max(20, 'tooMany'),
  dueOn: day,
})
export type AskSupplier = z.input<typeof askSupplier>

/** What the supplier says. `act`: made anew with the form; the same one twice is once. */
export const answerHearing = z.object({ id, act: id, words: text(20_000), files })
export type AnswerHearing = z.input<typeof answerHearing>

/** A letter before it is sent. */
export const letterDraft = z.object({ id, words: z.string().max(10_000, 'tooLong') })
export type LetterDraft = z.input<typeof letterDraft>
