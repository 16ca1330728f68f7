import { z } from 'zod'
import { tiers } from '../words/lists.ts'
import type { Condition } from './condition.ts'

const ref = z
  .string()
  .max(100)
  .regex(/^(?:[A-Z0-9]+-[A-Z0-9]+(?:\.[a-z][A-Za-z]*)*|\.[a-z][A-Za-z]*)$/)
const scalar = z.union([z.string().max(200), z.number(), z.boolean()])
const bound = z.union([z.number(), z.iso.date()])

export const condition: z.ZodType<Condition> = z.lazy(() => {
  const several = z.array(condition).min(1).max(20)
  return z.union([
    z.strictObject({ all: several }),
    z.strictObject({ any: several }),
    z.strictObject({ not: condition }),
    z.strictObject({ answered: ref }),
    z.strictObject({ equals: z.tuple([ref, scalar]) }),
    z.strictObject({ in: z.tuple([ref, z.array(scalar).min(1).max(50)]) }),
    z.strictObject({ gt: z.tuple([ref, bound]) }),
    z.strictObject({ lt: z.tuple([ref, bound]) }),
    z.strictObject({ tier: z.array(z.enum(tiers)).min(1) }),
  ])
})
