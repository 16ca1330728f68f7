import { z } from 'zod'
import type { EvidenceKind } from '../words/evidence-kinds.ts'
import { evidenceKinds } from '../words/evidence-kinds.ts'
import type { LocalText } from '../words/lists.ts'
import type { Unit } from '../words/units.ts'
import { units } from '../words/units.ts'
import { condition } from './condition-schema.ts'

/** The parts questions are made of: what can be asked, and what is asked of an answer. */

const one = z.string().trim().min(1).max(2_000)
export const localText = z.strictObject({ zh: one, en: one, fr: one }) satisfies z.ZodType<LocalText>

const keysOf = <T extends string>(table: Record<T, unknown>): T[] => Object.keys(table) as T[]
export const evidenceKind = z.enum(keysOf<EvidenceKind>(evidenceKinds))
const unit = z.enum(keysOf<Unit>(units))

/** What a line of text may have to be, beyond words. */
export const textChecks = ['USCC', 'LEI', 'IMO', 'URL', 'EMAIL', 'HS', 'LOCODE', 'OWN_NAME'] as const
export type TextCheck = (typeof textChecks)[number]

/** Rows of these become records with their own id, matched by identifier (domain reference 0.4). */
export const recordTypes = ['PARTY', 'SITE', 'PERMIT', 'MATERIAL', 'CERTIFICATE'] as const
export type RecordType = (typeof recordTypes)[number]
/** The columns a record can't do without: what it is called or known by. */
export const recordKeys: Record<RecordType, readonly string[]> = {
  PARTY: ['name'],
  SITE: ['name', 'country'],
  PERMIT: ['number'],
  MATERIAL: ['material', 'hs'],
  CERTIFICATE: ['standard', 'number'],
}

export const needs = ['REQUIRED', 'IF_APPLICABLE', 'OPTIONAL'] as const
export type Need = (typeof needs)[number]

/** Required is the rule, so a question says only when it is something else. */
export const asked = {
  label: localText,
  help: localText.optional(),
  need: z.enum(needs).optional(),
  when: condition.optional(),
}

const options = z
  .array(z.strictObject({ value: z.string().regex(/^[A-Za-z0-9_]{1,60}$/), label: localText }))
  .min(2)
  .max(60)
const saying = z.enum(['YES', 'NO', 'ALWAYS'])

export const scalarShapes = {
  TEXT: {
    type: z.literal('TEXT'),
    check: z.enum(textChecks).optional(),
    pattern: z.string().max(100).optional(),
    maxLength: z.int().min(1).max(4_000).optional(),
  },
  LONG_TEXT: { type: z.literal('LONG_TEXT'), maxLength: z.int().min(1).max(20_000).optional() },
  NUMBER: {
    type: z.literal('NUMBER'),
    unit: unit.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().optional(),
  },
  MONEY: { type: z.literal('MONEY'), min: z.number().optional() },
  PERCENT: { type: z.literal('PERCENT'), min: z.number().optional(), max: z.number().optional() },
  DATE: { type: z.literal('DATE'), notFuture: z.boolean().optional() },
  /** `explain`: which answer needs words. `prove`: which needs a file, or words saying why there is none. */
  YES_NO: { type: z.literal('YES_NO'), explain: saying.optional(), prove: saying.optional() },
  SINGLE: { type: z.literal('SINGLE'), options },
  MULTIPLE: { type: z.literal('MULTIPLE'), options },
  COUNTRY: { type: z.literal('COUNTRY'), many: z.boolean().optional() },
  PLACE: { type: z.literal('PLACE') },
  PARTY: { type: z.literal('PARTY') },
  FILE: { type: z.literal('FILE') },
} as const

/** `cells` is the one word a field may not be called: it marks a row. */
const key = z.string().regex(/^(?!cells$)[a-z][A-Za-z]{0,39}$/)
const cell = { key, ...asked }

export const scalarField = z.discriminatedUnion('type', [
  z.strictObject({ ...cell, ...scalarShapes.TEXT }),
  z.strictObject({ ...cell, ...scalarShapes.LONG_TEXT }),
  z.strictObject({ ...cell, ...scalarShapes.NUMBER }),
  z.strictObject({ ...cell, ...scalarShapes.MONEY }),
  z.strictObject({ ...cell, ...scalarShapes.PERCENT }),
  z.strictObject({ ...cell, ...scalarShapes.DATE }),
  z.strictObject({ ...cell, ...scalarShapes.YES_NO }),
  z.strictObject({ ...cell, ...scalarShapes.SINGLE }),
  z.strictObject({ ...cell, ...scalarShapes.MULTIPLE }),
  z.strictObject({ ...cell, ...scalarShapes.COUNTRY }),
  z.strictObject({ ...cell, ...scalarShapes.PLACE }),
  z.strictObject({ ...cell, ...scalarShapes.PARTY }),
  z.strictObject({ ...cell, ...scalarShapes.FILE }),
])

/** Checks over several cells: down a column of rows, or across the fields of a group. */
export const check = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('SUM'),
    fields: z.array(key).min(1),
    equals: z.number().optional(),
    max: z.number().optional(),
    tolerance: z.number().min(0),
  }),
  /** The first is not after, or above, the second. */
  z.strictObject({ rule: z.literal('ORDER'), fields: z.tuple([key, key]) }),
  /** At least one row says yes there. */
  z.strictObject({ rule: z.literal('SOME'), fields: z.tuple([key]) }),
])
export type Check = z.infer<typeof check>

export const rowsShape = {
  type: z.literal('ROWS'),
  record: z.enum(recordTypes).optional(),
  fields: z.array(scalarField).min(1).max(30),
  minRows: z.int().min(0).max(500).optional(),
  maxRows: z.int().min(1).max(2_000).optional(),
  checks: z.array(check).optional(),
}
const rowsField = z.strictObject({ ...cell, ...rowsShape })

/** Several things asked in one question: a group is one row whose fields may themselves be rows. */
export const groupShape = {
  type: z.literal('GROUP'),
  fields: z
    .array(z.discriminatedUnion('type', [...scalarField.options, rowsField]))
    .min(1)
    .max(30),
  checks: z.array(check).optional(),
}

export type ScalarField = z.infer<typeof scalarField>
export type RowsField = z.infer<typeof rowsField>
export type Field = ScalarField | RowsField
export type RowsShape = Pick<RowsField, 'record' | 'fields' | 'minRows' | 'maxRows' | 'checks'>
