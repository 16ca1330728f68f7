import { identifierKinds } from 'shared/words/lists.ts'
import type { IdentifierKind, Locale, Material, Tier } from '../../gql/graphql.ts'

const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim()

const isKind = (typed: string): typed is IdentifierKind => (identifierKinds as readonly string[]).includes(typed)

/** As many as stand in the form; one that was left empty is none. */
function identifiersFrom(data: FormData): { kind: IdentifierKind; value: string }[] {
  const given: { kind: IdentifierKind; value: string }[] = []
  for (let at = 0; data.has(`identifiers.${at}.value`); at++) {
    const kind = text(data, `identifiers.${at}.kind`)
    const value = text(data, `identifiers.${at}.value`)
    if (isKind(kind) && value) given.push({ kind, value })
  }
  return given
}

/** The choices of a list come from the list; the server and the shared schema hold to it. */
export const profileFrom = (data: FormData) => ({
  name: text(data, 'name'),
  nameLatin: text(data, 'nameLatin') || null,
  country: text(data, 'country'),
  tier: text(data, 'tier') as Tier,
  furtherTiers: data.getAll('furtherTiers').map(String) as Tier[],
  materials: data.getAll('materials').map(String) as Material[],
  identifiers: identifiersFrom(data),
})

export const contactFrom = (data: FormData, under: string) => ({
  name: text(data, `${under}name`),
  email: text(data, `${under}email`),
  phone: text(data, `${under}phone`) || null,
  locale: text(data, `${under}locale`) as Locale,
  signatory: data.has(`${under}signatory`),
})
