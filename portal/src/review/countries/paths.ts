import type { LocationRole } from 'shared/words/country-sources.ts'

export interface Leg {
  readonly leaves: string
  readonly leavesAs: LocationRole
  readonly reaches: string
  readonly reachesAs: LocationRole
}

/** Each mark leads to the list behind it. */
export const suppliersAlong = ({ leaves, leavesAs, reaches, reachesAs }: Leg): string =>
  `/suppliers?${new URLSearchParams({ along: `${leaves} ${leavesAs} ${reaches} ${reachesAs}` })}`
export const suppliersTouching = (country: string, role?: LocationRole, region?: string): string =>
  `/suppliers?${new URLSearchParams({ touches: role ? `${region || (region === '' ? `${country}-` : country)} ${role}` : country })}`
export const sitesPath = (country: string, cell?: string): string =>
  `/countries/sites?${new URLSearchParams({ country, ...(cell && { cell }) })}`
