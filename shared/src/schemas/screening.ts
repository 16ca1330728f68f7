import { z } from 'zod'
import { id, optionalText, text, version } from './fields.ts'

/** Not the same: why has to be said. Possible: what is asked now. The same: how one knows. */
export const decideHit = z.object({ id, version, words: text(2_000) })
export const suspectHit = z.object({ id, version, words: optionalText(2_000) })
export type DecideHit = { id: string; version: number; words?: string | null }

const score = z.number('scoreRange').min(0.7, 'scoreRange').max(1, 'scoreRange')
/** From which likeness on a name is worth a look, and from which it is most likely the same. */
export const setThresholds = z
  .object({ alert: score, review: score })
  .refine(({ alert, review }) => review < alert, { path: ['review'], message: 'reviewBelowAlert' })
export type SetThresholds = z.input<typeof setThresholds>
