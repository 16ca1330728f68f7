import { graphql } from '../../gql/gql.ts'

export const grievanceFigures = graphql(`
  query GrievanceFigures($year: Int!) {
    grievanceFigures(year: $year) {
      year received appeals retaliation openOver90Days medianDaysToAcknowledge medianDaysToDecide groups { name cells { key count } }
    }
  }
`)
export const settingsFields = graphql(`
  fragment GrievanceSettingsFields on GrievanceSettings {
    path acknowledgeWorkingDays admissibilityWorkingDays findingWorkingDays feedbackDays appealDays appealDecisionWorkingDays
    retaliationWorkingDays retentionYears version
  }
`)
export const grievanceSettings = graphql(`
  query GrievanceSettings { grievanceSettings { ...GrievanceSettingsFields } }
`)
export const setGrievances = graphql(`
  mutation SetGrievances($input: SetGrievancesInput!) { setGrievances(input: $input) { ...GrievanceSettingsFields } }
`)
