import { z } from 'zod'
import { day, id, line, optionalText, text, version } from './fields.ts'

/** What a supplier is approved under: what it is called, what is to be done, until when, and who of the house sees to it. */
export const newCondition = z.object({ name: line(120), words: text(2_000), dueOn: day, ownerId: id.nullish() })
export type NewCondition = z.input<typeof newCondition>

export const newConditions = z.array(newCondition).max(20, 'tooLong').nullish()

export const nameCondition = newCondition.extend({ supplierId: id })
export type NameCondition = z.input<typeof nameCondition>

/** Fulfilled: how one knows. Lifted: why it no longer matters, which has to be said. */
export const fulfilCondition = z.object({ id, version, words: optionalText(2_000) })
export const liftCondition = z.object({ id, version, words: text(2_000) })
export type SettleCondition = { id: string; version: number; words?: string | null }
