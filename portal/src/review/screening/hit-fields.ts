import { graphql } from '../../gql/gql.ts'
import type { HitFieldsFragment } from '../../gql/graphql.ts'

export const hitFields = graphql(`
  fragment HitFields on ScreeningHit {
    id supplierId subjectType subjectName subjectFacts list entryKey matchedName score band why status statusSince foundAt reason decidedBy version supplier entry listVersion allowedActions
  }
`)
export type Hit = HitFieldsFragment

export interface Met {
  readonly left: string
  readonly right: string
  readonly means: 'equal' | 'reading' | 'meaning' | 'spelling' | 'sound' | 'consonants' | 'initial' | 'initials'
  readonly joined: boolean
  readonly score: number
}

/** Why it is a hit, as the server found it. */
export interface Why {
  readonly ownName?: string
  readonly name?: {
    readonly met: readonly Met[]
    readonly leftOver: { readonly left: readonly string[]; readonly right: readonly string[] }
    readonly likeness: number
  } | null
  readonly supports?: readonly { readonly fact: 'identifier' | 'birth' | 'nationality'; readonly agrees: boolean }[]
  readonly weak?: boolean
}

interface Birth {
  readonly from: number
  readonly to: number
}

/** What is known of ours. */
export interface OwnFacts {
  readonly names?: readonly string[]
  readonly births?: readonly Birth[]
  readonly nationalities?: readonly string[]
  readonly identifiers?: readonly string[]
}

/** What the list says. */
export interface Entry {
  readonly kind?: string
  readonly names?: readonly { readonly name: string; readonly quality: 'MAIN' | 'ORIGINAL' | 'STRONG' | 'FORMER' | 'WEAK' }[]
  readonly regime?: string | null
  readonly listedOn?: string | null
  readonly births?: readonly Birth[]
  readonly nationalities?: readonly string[]
  readonly identifiers?: readonly { readonly kind: string; readonly value: string }[]
}

export const whyOf = (hit: Hit): Why => (hit.why ?? {}) as Why
export const ownFactsOf = (hit: Hit): OwnFacts => (hit.subjectFacts ?? {}) as OwnFacts
export const entryOf = (hit: Hit): Entry => (hit.entry ?? {}) as Entry
export const yearsOf = (births: readonly Birth[] = []): string =>
  births.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
