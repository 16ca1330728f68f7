import { standingStates } from 'shared/machines/supplier.ts'
import { supplierClasses } from 'shared/words/country-sources.ts'
import { materials, tiers } from 'shared/words/lists.ts'
import type { SupplierFilter } from '../../gql/graphql.ts'
import { asked, instantIn, wordsIn } from '../../lib/address.ts'

/** What the register's address asks for, but for the states, which its chips count, and for whose they are. */
export const narrowedSuppliers = (params: URLSearchParams): SupplierFilter =>
  asked<SupplierFilter>({
    search: params.get('search') ?? '',
    touches: params.get('touches') ?? '',
    along: params.get('along') ?? '',
    tier: wordsIn(params, 'tier', tiers),
    material: wordsIn(params, 'material', materials),
    country: params.get('country') ?? '',
    class: wordsIn(params, 'class', supplierClasses),
    held: params.get('held') === 'yes' ? true : undefined,
    heldSince: instantIn(params, 'heldSince'),
  })

export const supplierFilterOf = (params: URLSearchParams): SupplierFilter => ({
  ...narrowedSuppliers(params),
  ...asked<SupplierFilter>({ status: wordsIn(params, 'state', standingStates) }),
})
