import { graphql } from '../../gql/gql.ts'
import type { QuestionnairesQuery } from '../../gql/graphql.ts'

export const questionnaires = graphql(`
  query Questionnaires { templates { id code version title { zh en fr } publishedAt publishedBy inUse } }
`)
/** With all it says, in three languages: for whoever makes a new version of it. */
export const questionnaireContent = graphql(`
  query QuestionnaireContent($id: ID!) { template(id: $id) { id code version title { zh en fr } content } }
`)
export const publishTemplate = graphql(`
  mutation PublishTemplate($content: JSON!, $basedOn: ID) { publishTemplate(content: $content, basedOn: $basedOn) { id code version } }
`)

export type Listed = QuestionnairesQuery['templates'][number]

/** The versions of one questionnaire, the newest first. */
export const versionsOf = (all: readonly Listed[], code: string): Listed[] =>
  all.filter(one => one.code === code).toSorted((one, other) => other.version - one.version)

export const newestOfEach = (all: readonly Listed[]): Listed[] =>
  [...new Set(all.map(one => one.code))].flatMap(code => versionsOf(all, code).slice(0, 1))
