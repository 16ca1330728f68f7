import { z } from 'zod'
import { email, id, line, locale, optionalText, text } from './fields.ts'

const question = z.string().max(40)

export const sayAtQuestion = z.object({ responseId: id, question, words: text(4_000) })
export type SayAtQuestion = z.input<typeof sayAtQuestion>

/** One thread: a question of a response. */
export const threadPlace = z.object({ responseId: id, question })
export type ThreadPlace = z.input<typeof threadPlace>

/** `locale`: the language the colleague is written to, where they have no account yet. */
export const handOverSection = z.object({
  responseId: id,
  section: z.string().max(20),
  email,
  name: line(100),
  words: optionalText(2_000),
  locale: locale.nullish(),
})
export type HandOverSection = z.input<typeof handOverSection>

export const assignmentId = z.object({ id })
export type AssignmentId = z.input<typeof assignmentId>

export const passOnInvitation = z.object({
  token: z.string().min(20).max(100),
  name: line(100),
  email,
  words: optionalText(2_000),
  locale,
})
export type PassOnInvitation = z.input<typeof passOnInvitation>
