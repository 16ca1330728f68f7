import type { Relation } from '../../words/grievances.ts'

/** What a sender told, as far as whoever compares may see it. */
export interface Told {
  readonly texts: readonly string[]
  readonly places: readonly string[]
  readonly files: readonly string[]
  readonly locator: string
  readonly relation: Relation | null
  readonly name: string | null
  readonly contact: string | null
}

interface SenderRecord {
  readonly value: unknown
  readonly files: readonly { readonly name: string }[]
}

/** Of what the form asks, and of what is written later, the fields with words of one’s own. */
const wordy = ['what', 'about', 'place', 'happened', 'affected', 'wanted', 'onBehalf', 'text']

/** From the records that came from the sender. */
export function toldBy(
  records: readonly SenderRecord[],
  { locator, name = null, contact = null }: { locator: string; name?: string | null; contact?: string | null },
): Told {
  const values = records.map(({ value }) => (value ?? {}) as Readonly<Record<string, unknown>>)
  const said = (fields: readonly string[]): string[] =>
    values.flatMap(value => fields.map(field => value[field])).filter((one): one is string => typeof one === 'string' && one !== '')
  const [relation] = said(['relation'])
  return {
    texts: said(wordy),
    places: said(['place']),
    files: records.flatMap(record => record.files.map(file => file.name)),
    relation: (relation as Relation | undefined) ?? null,
    ...{ locator, name, contact },
  }
}
