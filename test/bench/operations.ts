import { createHash } from 'node:crypto'

/** Operations of the bench, listed beside the portal's. */
const bodies = {
  BenchSuppliers:
    'query BenchSuppliers($filter: SupplierFilter, $sort: SupplierSort, $asOf: LocalDate, $after: String) { suppliers(first: 50, filter: $filter, sort: $sort, asOf: $asOf, after: $after) { nodes { id name country tier status contacts { id name email } latestResponse { id status dueOn } } pageInfo { hasNextPage endCursor } } }',
  BenchCount: 'query BenchCount($filter: SupplierFilter, $asOf: LocalDate) { suppliersCount(filter: $filter, asOf: $asOf) { value more } }',
  BenchResponses:
    'query BenchResponses($filter: ResponseFilter, $sort: ResponseSort) { responses(first: 50, filter: $filter, sort: $sort) { nodes { id status dueOn submittedAt supplier { id name } } pageInfo { hasNextPage endCursor } } }',
  BenchResponsesCount: 'query BenchResponsesCount($filter: ResponseFilter) { responsesCount(filter: $filter) { value more } }',
  BenchSearch: `query BenchSearch($text: String!) { search(text: $text) { suppliers { id name nameLatin country status } records { id type name country mentions responseId question supplier { id name } }
    files { id name kind state supplier { id name } } questions { question label { zh en fr } templateId } answers { responseId question label { zh en fr } value reason note supplier { id name } } } }`,
  BenchHistory:
    'query BenchHistory($filter: HistoryFilter) { history(first: 50, filter: $filter) { nodes { id seq action actor supplier { id name } recordedAt note } pageInfo { hasNextPage endCursor } } }',
  BenchAnswers: 'query BenchAnswers($id: ID!) { response(id: $id) { id answers { question version } } }',
  BenchResponse: `query BenchResponse($id: ID!) { response(id: $id) { id status statusSince round tier required answered templateId title { zh en fr } message requestedAt requestedBy dueOn dueAt returnWords submittedAt version allowedActions
    supplier { id name } answers { question status value reason note fileIds version savedAt savedBy files { id name type size uploadedAt uploadedBy } }
    records { question rowId recordId type } judgements { question round decision words judgedAt judgedBy } rounds { id number submittedAt submittedBy returnedAt returnWords } } }`,
  BenchImport:
    'query BenchImport($id: ID!) { supplierImport(id: $id) { id version state created counts { new duplicates undecided faults } } }',
  BenchChoose:
    'mutation BenchChoose($input: ChooseUsuallyInput!) { chooseForDuplicates(input: $input) { id version counts { new duplicates undecided } } }',
  BenchApply: 'mutation BenchApply($input: VersionedInput!) { applySupplierImport(input: $input) { id state } }',
  BenchRun: 'mutation BenchRun { runCountryChecks { id } }',
  BenchRunState: 'query BenchRunState($id: ID!) { countryRun(id: $id) { id done total finishedAt } }',
  BenchMyWork: 'query BenchMyWork { myWork { kind subjectId subject dueAt since detail } }',
  BenchReview: `query BenchReview($id: ID!) { response(id: $id) { id status round tier required answered templateId submittedAt version allowedActions supplier { id name }
    judgements { question round decision words judgedAt judgedBy } rounds { id number submittedAt submittedBy answers { question status value reason note fileIds files { id name } } } } }`,
  BenchJudge:
    'mutation BenchJudge($input: JudgeAnswerInput!) { judgeAnswer(input: $input) { id status judgements { question round decision words judgedAt } } }',
  BenchSaveAnswer:
    'mutation BenchSaveAnswer($input: SaveAnswerInput!) { saveAnswer(input: $input) { answer { question status value reason version savedAt savedBy } required answered } }',
}

export type OperationName = keyof typeof bodies

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** As they stand in a manifest. */
export const listed = Object.fromEntries(
  Object.entries(bodies).map(([name, body]) => [name, { id: hash(body), name, type: body.slice(0, body.indexOf(' ')), body }]),
)

/** The request's body, as the portal would send it. */
export const requestOf = (operationName: OperationName, variables: object = {}): string =>
  JSON.stringify({ operationName, variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash(bodies[operationName]) } } })
