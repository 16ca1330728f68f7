import { graphql } from '../../gql/gql.ts'
import type { CaseFieldsFragment, CaseQuery, CaseRecordsQuery, CasesQuery } from '../../gql/graphql.ts'

export const casesPage = graphql(`
  query Cases($after: String, $filter: CaseFilter, $sort: CaseSort) {
    cases(first: 50, after: $after, filter: $filter, sort: $sort) {
      nodes { id locator status topic country receivedAt clock dueOn pausedSince hearingDueOn retaliation forgetOn }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export const caseCounts = graphql(`
  query CaseCounts($open: CaseFilter, $overdue: CaseFilter, $retaliation: CaseFilter, $appealed: CaseFilter, $paused: CaseFilter, $over: CaseFilter, $ending: CaseFilter) {
    OPEN: casesCount(filter: $open) { value more }
    OVERDUE: casesCount(filter: $overdue) { value more }
    RETALIATION: casesCount(filter: $retaliation) { value more }
    APPEALED: casesCount(filter: $appealed) { value more }
    PAUSED: casesCount(filter: $paused) { value more }
    OVER: casesCount(filter: $over) { value more }
    ENDING: casesCount(filter: $ending) { value more }
  }
`)

export const caseFields = graphql(`
  fragment CaseFields on Case {
    id locator status statusSince channel topic country concernsUs department receivedAt acknowledgedAt decidedAt clock dueOn pausedSince
    retaliation retaliationAt retaliationAnsweredAt dismissedFor referredTo decision remedyKind remedyDueOn solved rootCause changeMade appealedAt forgetOn
    keptUntil remindedOn
    hasIdentity lead handlers { id name } version allowedActions
  }
`)
export const casePage = graphql(`
  query Case($id: ID!) {
    case(id: $id) { ...CaseFields }
    caseDeadlines(id: $id) { clock due paused }
    caseActs(id: $id) { id action from to actor byRule at }
  }
`)
export const caseOpenings = graphql(`
  query CaseOpenings($id: ID!) { caseOpenings(id: $id) { id by what at } }
`)
export const caseRecords = graphql(`
  query CaseRecords($id: ID!) {
    caseRecords(id: $id) { id kind bySender author shared at value files { id name type size } }
  }
`)
export const caseCandidates = graphql(`
  query CaseCandidates($id: ID!) { caseCandidates(id: $id) { id name } }
`)
export const suppliersToName = graphql(`
  query SuppliersToName($search: String!) { suppliersToName(search: $search) { id name } }
`)
export const takeStep = graphql(`
  mutation TakeStep($input: TakeStepInput!) { takeStep(input: $input) { ...CaseFields } }
`)
export const writeInCase = graphql(`
  mutation WriteInCase($input: WriteInCaseInput!) { writeInCase(input: $input) { ...CaseFields } }
`)
export const speakForSender = graphql(`
  mutation SpeakForSender($input: SpeakForSenderInput!) { speakForSender(input: $input) { ...CaseFields } }
`)
export const pauseCase = graphql(`
  mutation PauseCase($input: PauseCaseInput!) { pauseCase(input: $input) { ...CaseFields } }
`)
export const resumeCase = graphql(`
  mutation ResumeCase($input: VersionedInput!) { resumeCase(input: $input) { ...CaseFields } }
`)
export const keepLonger = graphql(`
  mutation KeepLonger($input: KeepLongerInput!) { keepLonger(input: $input) { ...CaseFields } }
`)
export const seeToRetaliation = graphql(`
  mutation SeeToRetaliation($input: SeeToRetaliationInput!) { seeToRetaliation(input: $input) { ...CaseFields } }
`)
export const changeHandlers = graphql(`
  mutation ChangeHandlers($input: ChangeHandlersInput!) { changeHandlers(input: $input) { ...CaseFields } }
`)

/** Asked again after every act: the case itself, what was written, what happened. */
export const afterAct = ['Case', 'CaseRecords', 'CaseHearings', 'CaseCandidates', 'Cases', 'CaseCounts', 'MyWork']

export type { CaseQuery }
export type ShownCase = CaseFieldsFragment
export type CaseRow = CasesQuery['cases']['nodes'][number]
export type ShownRecord = CaseRecordsQuery['caseRecords'][number]
