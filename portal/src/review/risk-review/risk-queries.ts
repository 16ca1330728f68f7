import { graphql } from '../../gql/gql.ts'

/** The first picture comes first; the others, which look at more, once it is there. */
export const riskSuppliers = graphql(`
  query RiskSuppliers { riskReview { suppliers { row column value } } }
`)
export const riskLines = graphql(`
  query RiskLines($days: Int) {
    riskReview { changes(days: $days) { since lastVisit lines { kind value more } } waiting { kind value more } }
  }
`)
export const riskPictures = graphql(`
  query RiskPictures { riskReview { flags { row column value } dossiers { row column value } hits { row column value } } }
`)
export const riskMaterials = graphql(`
  query RiskMaterials { riskReview { materials { row column value } } }
`)
export const noteVisit = graphql(`
  mutation NoteRiskReviewVisit { noteRiskReviewVisit }
`)
