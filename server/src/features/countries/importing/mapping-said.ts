import { z } from 'zod'
import { keyText, type Mapping } from './read-table.ts'

const column = z.int().min(0).max(199)
const optional = column.nullable()

const schema = z.strictObject({
  sheet: z.string().max(200),
  headerRow: z.int().min(0).max(60_000),
  code: optional,
  country: optional,
  region: optional,
  year: optional,
  rank: optional,
  figures: z.record(z.string().max(40), column),
  long: z.strictObject({ key: column, value: column, keys: z.record(z.string().max(200), z.string().max(40)).optional() }).nullable(),
}) satisfies z.ZodType<Mapping>

/** Which column is what, as a person said it; anything else is none. Names of figures are kept as they are compared. */
export function mappingSaid(given: unknown): Mapping {
  const { long, ...rest } = schema.parse(given)
  const keys = long?.keys && Object.fromEntries(Object.entries(long.keys).map(([text, indicator]) => [keyText(text), indicator]))
  return { ...rest, long: long && { ...long, keys } }
}
