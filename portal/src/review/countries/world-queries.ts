import { graphql } from '../../gql/gql.ts'

export const worldPage = graphql(`
  query CountryWorld {
    chainCountries { country class suppliers computedAt }
    chainRoutes(most: 500) { all routes { leaves leavesAs reaches reachesAs suppliers class } }
  }
`)
export const siteMarks = graphql(`
  query ChainSiteMarks { chainSiteMarks { sites shown marks { country cell latitude longitude sites class name } } }
`)
export const sitesPage = graphql(`
  query ChainSites($after: String, $filter: ChainSiteFilter) {
    chainSites(first: 50, after: $after, filter: $filter) {
      nodes { id name country kind confirmed latitude longitude class responseId question supplier { id name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export const siteCounts = graphql(`
  query ChainSiteCounts($affected: ChainSiteFilter, $risky: ChainSiteFilter, $unknown: ChainSiteFilter, $free: ChainSiteFilter) {
    CONFLICT_AFFECTED: chainSitesCount(filter: $affected) { value more }
    HIGH_RISK: chainSitesCount(filter: $risky) { value more }
    INSUFFICIENT_DATA: chainSitesCount(filter: $unknown) { value more }
    NOT_CAHRA: chainSitesCount(filter: $free) { value more }
  }
`)
export const touchingPage = graphql(`
  query CountryTouching($all: SupplierFilter, $origin: SupplierFilter, $transit: SupplierFilter, $seat: SupplierFilter, $code: String!) {
    suppliers(first: 10, filter: $all) { nodes { id name status tier materials } }
    ALL: suppliersCount(filter: $all) { value more }
    ORIGIN: suppliersCount(filter: $origin) { value more }
    TRANSIT: suppliersCount(filter: $transit) { value more }
    SUPPLIER: suppliersCount(filter: $seat) { value more }
    chainRoutes(most: 100, country: $code) { all routes { leaves leavesAs reaches reachesAs suppliers class } }
  }
`)
export const sitesIn = graphql(`
  query ChainSitesIn($filter: ChainSiteFilter) { chainSitesCount(filter: $filter) { value more } }
`)
