import { z } from 'zod'
import { id, optionalText, text, versioned } from './fields.ts'

/** That somebody wants to learn who the sender is, and why. */
export const asking = z.object({ id, words: text(2_000) })
export type AskIdentity = z.input<typeof asking>
export const deciding = versioned.extend({ granted: z.boolean(), words: optionalText(2_000) })
export type DecideIdentity = z.input<typeof deciding>
