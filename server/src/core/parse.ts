import type { z } from 'zod'
import { Invalid } from './errors.ts'

/** Messages of our schemas are keys below `errors:field`; zod's own sentences are not shown to anybody. */
const keyOf = (message: string): string => (/^[a-zA-Z]{2,40}$/.test(message) ? `errors:field.${message}` : 'errors:field.other')

/** Believes an input from here on, or says which fields are wrong. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new Invalid(Object.fromEntries(result.error.issues.map(issue => [issue.path.join('.'), keyOf(issue.message)])))
}
