import { z } from 'zod'
import { ongoingAnswers, relations, sharings, topics } from '../words/grievances.ts'
import { locales } from '../words/lists.ts'
import { country, id, text, textOrNone } from './fields.ts'

/** A choice that was not made comes as nothing at all, or as an empty text from a form without script. */
const choice = <T extends string>(choices: readonly T[]) =>
  z
    .union([z.enum(choices as readonly [T, ...T[]]), z.literal('')])
    .nullish()
    .transform(value => (value || null) as T | null)

const emptyIsNone = (value: unknown): unknown => (value === '' || value === undefined ? null : value)

/** A place on the map. */
export const pin = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
export type Pin = z.infer<typeof pin>

/** What somebody tells us (domain reference 9.5). Only what happened has to be said, in any language. */
export const grievanceReport = z.object({
  id,
  /** Of the page that the person read; the words may be in any. */
  language: z.enum(locales),
  what: text(20_000),
  about: textOrNone(1_000),
  concernsUs: z.boolean().default(false),
  departmentId: z.preprocess(emptyIsNone, id.nullable()),
  country: z.preprocess(emptyIsNone, country.nullable()),
  place: textOrNone(500),
  pin: pin.nullish().transform(value => value ?? null),
  happened: textOrNone(300),
  ongoing: choice(ongoingAnswers),
  topic: choice(topics),
  affected: textOrNone(500),
  danger: z.boolean().default(false),
  wanted: textOrNone(3_000),
  relation: choice(relations),
  /** For whom somebody speaks, and what gives them the right to. */
  onBehalf: textOrNone(1_000),
  anonymous: z.boolean().default(true),
  name: textOrNone(300),
  contact: textOrNone(500),
  contactTime: textOrNone(300),
  sharing: choice(sharings),
  agreed: z.literal(true, 'agree'),
})
export type GrievanceReport = z.output<typeof grievanceReport>
export type GrievanceReportInput = z.input<typeof grievanceReport>
