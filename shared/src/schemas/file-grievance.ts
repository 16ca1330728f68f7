import { z } from 'zod'
import { id } from './fields.ts'
import { grievanceReport } from './grievance-report.ts'

/** A report, and who of those that would read it must not. `id` is of the act and random: the code of the receipt is made from it. */
export const fileGrievance = grievanceReport.extend({ notFor: z.array(id).max(100, 'tooMany').default([]) })
export type FileGrievance = z.input<typeof fileGrievance>

const words = z.string().transform(text => text.normalize('NFC').trim())
const someWords = words.pipe(z.string().min(1, 'required').max(20_000, 'tooLong'))
const perhapsWords = words.pipe(z.string().max(20_000, 'tooLong'))

/** What a sender does with a code in hand. `id` is of the act: sent twice it is done once. */
export const writeAsSender = z.object({ id, text: perhapsWords })
export type WriteAsSender = z.input<typeof writeAsSender>
export const appealAsSender = z.object({ id, text: someWords })
export const withdrawAsSender = z.object({ id, text: perhapsWords })
export type SenderWords = z.input<typeof withdrawAsSender>
export const answerSolved = z.object({ id, solved: z.enum(['YES', 'PARTLY', 'NO']), text: perhapsWords })
export type AnswerSolved = z.input<typeof answerSolved>
