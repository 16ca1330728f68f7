import type { Locale, Tier } from '../../gql/graphql.ts'

const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim()

/** The choices of a list come from the list; the server and the shared schema hold to it. */
export const profileFrom = (data: FormData) => ({
  name: text(data, 'name'),
  nameLatin: text(data, 'nameLatin') || null,
  country: text(data, 'country'),
  tier: text(data, 'tier') as Tier,
})

export const contactFrom = (data: FormData, under: string) => ({
  name: text(data, `${under}name`),
  email: text(data, `${under}email`),
  phone: text(data, `${under}phone`) || null,
  locale: text(data, `${under}locale`) as Locale,
  signatory: data.has(`${under}signatory`),
})
