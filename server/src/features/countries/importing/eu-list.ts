import { z } from 'zod'
import { Refused } from '../../../core/errors.ts'
import type { CellIn } from '../../../platform/sheets.ts'
import type { Grid } from './read-table.ts'

const region = z.object({
  name: z.string().nullish(),
  code: z.string().nullish(),
  conflictAffected: z.boolean().nullish(),
  highRisk: z.boolean().nullish(),
})
const entry = z.object({
  countryName: z.string().nullish(),
  iso2: z.string().nullish(),
  iso3: z.string().nullish(),
  wholeCountry: z.boolean().nullish(),
  conflictAffected: z.boolean().nullish(),
  highRisk: z.boolean().nullish(),
  regions: z.array(region).max(2_000).nullish(),
})
const entries = z.array(entry).max(500)

/** Somewhere in the file stands one list of countries; what is around it differs from copy to copy. */
function listIn(json: unknown): z.infer<typeof entries> | null {
  const candidates = Array.isArray(json) ? [json] : typeof json === 'object' && json !== null ? Object.values(json) : []
  for (const one of candidates) {
    const found = Array.isArray(one) && one.length > 0 ? entries.safeParse(one) : null
    if (found?.success && found.data.every(each => each.iso2 || each.iso3 || each.countryName)) return found.data
  }
  return null
}

const header = ['country', 'alpha3', 'iso3166-2', 'conflict affected', 'high risk']

/**
 * The EU's list as its site gives it (JSON), as the table that its CSV form is: a row a region; a row without region where the whole
 * country is listed (domain reference 4.3, *EU list members*).
 */
export function gridOfEuList(text: string): Grid {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Refused('editionNotJson')
  }
  const list = listIn(json)
  if (!list) throw new Refused('editionNoTable')
  const rows: CellIn[][] = list.flatMap(one => {
    const regions = one.regions ?? []
    const place = [one.countryName ?? null, one.iso3 ?? one.iso2 ?? null]
    const whole = one.wholeCountry || regions.length === 0
    // A country that is listed as a whole carries what its regions carry, or is high-risk where nothing more is said.
    const marks = (of: { conflictAffected?: boolean | null; highRisk?: boolean | null }): CellIn[] => [
      of.conflictAffected ? 1 : 0,
      of.highRisk ? 1 : 0,
    ]
    const conflict = one.conflictAffected ?? regions.some(each => each.conflictAffected)
    const highRisk = one.highRisk ?? (!conflict || regions.some(each => each.highRisk))
    return [
      ...(whole ? [[...place, null, ...marks({ conflictAffected: conflict, highRisk })]] : []),
      ...regions.map(each => [...place, each.code ?? each.name ?? null, ...marks(each)]),
    ]
  })
  return { name: 'JSON', rows: [header, ...rows].map((cells, at) => ({ number: at + 1, cells })) }
}
