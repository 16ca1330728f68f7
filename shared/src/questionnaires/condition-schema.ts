import { z } from 'zod'
import { tiers } from '../words/lists.ts'
import type { Condition } from './condition.ts'

const ref = z
  .string()
  .max(100)
  .regex(/^(?:[A-Z0-9]+-[A-Z0-9]+(?:\.[a-z][A-Za-z]*)*|\.[a-z][A-Za-z]*)$/)
const scalar = z.union([z.string().max(200), z.number(), z.boolean()])
const bound = z.union([z.number(), z.iso.date()])

/**
 * One operator and what it works on. The operator says which shape is to be tried: trying them all one after another kept
 * everybody waiting for a second where somebody sent a template full of conditions.
 */
export const condition: z.ZodType<Condition> = z.custom<Condition>(given => {
  if (typeof given !== 'object' || given === null) return false
  const [[operator, operand] = ['', undefined], ...others] = Object.entries(given)
  return others.length === 0 && operands.get(operator)?.safeParse(operand).success === true
})

const several = z.array(condition).min(1).max(20)
const operands: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['all', several],
  ['any', several],
  ['not', condition],
  ['answered', ref],
  ['equals', z.tuple([ref, scalar])],
  ['in', z.tuple([ref, z.array(scalar).min(1).max(50)])],
  ['gt', z.tuple([ref, bound])],
  ['lt', z.tuple([ref, bound])],
  ['tier', z.array(z.enum(tiers)).min(1)],
])
