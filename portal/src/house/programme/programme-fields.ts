import { graphql } from '../../gql/gql.ts'

export const programmeFields = graphql(`
  fragment ProgrammeFields on Programme {
    id name site area products tier asiActivity timeZone locale version allowedActions
    settings { version answerDays correctionDays weekend takesEffectAt setBy }
    nonWorkingDays { day name works }
  }
`)
export const programmePage = graphql(`
  query ProgrammePage { programme { ...ProgrammeFields } }
`)
/** Only for those who set them. */
export const settingsVersions = graphql(`
  query SettingsVersions { programmeSettingsVersions { version answerDays correctionDays weekend takesEffectAt setBy } }
`)
