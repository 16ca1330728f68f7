import { z } from 'zod'
import { tiers } from '../words/lists.ts'
import { condition } from './condition-schema.ts'
import { asked, evidenceKind, groupShape, localText, rowsShape, scalarShapes } from './field.ts'

/** A questionnaire as data: what is asked, of whom, when, and what an answer has to be. KYS today, assessments later. */

const code = z.string().regex(/^[A-Z0-9]{1,12}-[A-Z0-9]{1,12}$/)
const forTiers = z.array(z.enum(tiers)).min(1).optional()

/** What an answer handed in sets off further down: red flags, Annex II risks and CCCMC warning signs by their code, and work for the reviewer. */
export const signals = [
  'EDD',
  'PEP',
  'REASSESS',
  'RF-S1',
  'RF-S2',
  'RF-C4',
  'RF-C5',
  'AII-A2',
  'AII-A3',
  'AII-B',
  'AII-C',
  'AII-D',
  'CCCMC-PERMIT',
  'CCCMC-MEDIA',
  'CCCMC-ACCIDENT',
  'CCCMC-PROTEST',
  'CCCMC-COURT',
  'CCCMC-AREA',
] as const
export type Signal = (typeof signals)[number]

const posed = {
  code,
  ...asked,
  /** Which roles receive it; all that receive the section where nothing is said. */
  tiers: forTiers,
  /** The core of domain reference 5.2 rule 1: to decline it takes a note beside the reason. */
  core: z.boolean().optional(),
  evidence: z.array(evidenceKind).optional(),
  raises: z.array(z.strictObject({ signal: z.enum(signals), when: condition })).optional(),
}

export const question = z.discriminatedUnion('type', [
  z.strictObject({ ...posed, ...scalarShapes.TEXT }),
  z.strictObject({ ...posed, ...scalarShapes.LONG_TEXT }),
  z.strictObject({ ...posed, ...scalarShapes.NUMBER }),
  z.strictObject({ ...posed, ...scalarShapes.MONEY }),
  z.strictObject({ ...posed, ...scalarShapes.PERCENT }),
  z.strictObject({ ...posed, ...scalarShapes.DATE }),
  z.strictObject({ ...posed, ...scalarShapes.YES_NO }),
  z.strictObject({ ...posed, ...scalarShapes.SINGLE }),
  z.strictObject({ ...posed, ...scalarShapes.MULTIPLE }),
  z.strictObject({ ...posed, ...scalarShapes.COUNTRY }),
  z.strictObject({ ...posed, ...scalarShapes.PLACE }),
  z.strictObject({ ...posed, ...scalarShapes.PARTY }),
  z.strictObject({ ...posed, ...scalarShapes.FILE }),
  z.strictObject({ ...posed, ...rowsShape }),
  z.strictObject({ ...posed, ...groupShape }),
])
export type Question = z.infer<typeof question>
export type QuestionType = Question['type']

export const section = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{1,12}$/),
  title: localText,
  tiers: forTiers,
  questions: z.array(question).min(1).max(200),
})
export type Section = z.infer<typeof section>

/** Far above any questionnaire people answer. */
const maxQuestions = 800

export const template = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]{1,20}$/),
  version: z.int().min(1),
  title: localText,
  /** The question whose answer names further roles of the supplier (KYS-B1): they add sections, and never take one away. */
  rolesFrom: code.optional(),
  /** Thresholds a programme may set; texts name them as {{placeholders}}. None of them is law. */
  settings: z.record(z.string().regex(/^[a-z][A-Za-z]{0,39}$/), z.number()),
  sections: z
    .array(section)
    .min(1)
    .max(60)
    .refine(sections => sections.reduce((sum, one) => sum + one.questions.length, 0) <= maxQuestions, 'tooManyQuestions'),
})
export type Template = z.infer<typeof template>

export const questionsOf = (template: Template): Question[] => template.sections.flatMap(section => section.questions)
