import type { z } from 'zod'
import type { Faults } from '../ui/form-context.ts'
import { isWord, t } from './words.ts'

/** Looks at an input with the schema the server uses, and says what is wrong in the same words. */
export function faultsOf(schema: z.ZodType, input: unknown): Faults {
  const { error } = schema.safeParse(input)
  const faults = (error?.issues ?? []).map(({ path, message }): [string, string] => {
    const key = `errors:field.${message}`
    return [path.join('.'), isWord(key) ? t(key) : t('errors:field.other')]
  })
  // The first fault of a field is enough.
  return Object.fromEntries(faults.reverse())
}
