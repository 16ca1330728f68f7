import { graphql } from '../../gql/gql.ts'
import type { GrievanceSettingsFieldsFragment } from '../../gql/graphql.ts'

export const grievanceFigures = graphql(`
  query GrievanceFigures($year: Int!) {
    grievanceFigures(year: $year) { year rows { group key count } }
  }
`)

/** How grievances are taken, whole: each part changes some of it. */
export type Settings = GrievanceSettingsFieldsFragment

export const settingsFields = graphql(`
  fragment GrievanceSettingsFields on GrievanceSettings {
    path open troubles languages emergency { zh en fr } elsewhere { zh en fr } privacyContact
    outside { name { zh en fr } address { zh en fr } }
    intakeIds people { accountId name departmentId hasKey vouched } departments { id name }
    acknowledgeWorkingDays admissibilityWorkingDays findingWorkingDays feedbackDays appealDays appealDecisionWorkingDays
    retaliationWorkingDays retentionYears setBy setAt version
  }
`)
export const grievanceSettings = graphql(`
  query GrievanceSettings { grievanceSettings { ...GrievanceSettingsFields } }
`)
export const setGrievances = graphql(`
  mutation SetGrievances($input: SetGrievancesInput!) { setGrievances(input: $input) { ...GrievanceSettingsFields } }
`)
export const setSpeaking = graphql(`
  mutation SetSpeaking($input: SetSpeakingInput!) { setSpeaking(input: $input) { ...GrievanceSettingsFields } }
`)
export const setEmergency = graphql(`
  mutation SetEmergency($input: SetEmergencyInput!) { setEmergency(input: $input) { ...GrievanceSettingsFields } }
`)
export const setOutsideBodies = graphql(`
  mutation SetOutsideBodies($input: SetOutsideBodiesInput!) { setOutsideBodies(input: $input) { ...GrievanceSettingsFields } }
`)
export const setIntake = graphql(`
  mutation SetIntake($input: SetIntakeInput!) { setIntake(input: $input) { ...GrievanceSettingsFields } }
`)
export const setPublicPath = graphql(`
  mutation SetPublicPath($input: SetPublicPathInput!) { setPublicPath(input: $input) { ...GrievanceSettingsFields } }
`)
