import { graphql } from '../../gql/gql.ts'

export const checkFields = graphql(`
  fragment CheckFields on CountryCheck {
    id country region role period class holds dimensions findings missing reasoning { zh en fr } status statusSince computedAt
    overrideClass overrideWords overrideEndsOn overrideBy decidedBy ruleNumber stale suppliers supersededAt version allowedActions
  }
`)
export const checksPage = graphql(`
  query CountryChecks($after: String, $filter: CheckFilter, $sort: CountryCheckSort) {
    countryChecks(first: 50, after: $after, filter: $filter, sort: $sort) {
      nodes { id country region role holds dimensions status stale suppliers computedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export const checkCounts = graphql(`
  query CountryCheckCounts($affected: CheckFilter, $risky: CheckFilter, $unknown: CheckFilter, $free: CheckFilter) {
    CONFLICT_AFFECTED: countryChecksCount(filter: $affected) { value more }
    HIGH_RISK: countryChecksCount(filter: $risky) { value more }
    INSUFFICIENT_DATA: countryChecksCount(filter: $unknown) { value more }
    NOT_CAHRA: countryChecksCount(filter: $free) { value more }
  }
`)
export const countryPage = graphql(`
  query CountryPage($now: CheckFilter, $before: CheckFilter, $code: String!) {
    now: countryChecks(first: 100, filter: $now) { nodes { ...CheckFields } }
    before: countryChecks(first: 50, filter: $before, sort: COMPUTED) {
      nodes { id region role class holds status computedAt supersededAt reasoning { zh en fr } }
    }
    countryFigures(country: $code) { editionId source edition year inUse region indicator value rank }
  }
`)
export const papersOf = graphql(`
  query CountryPapers($after: String, $filter: PaperFilter!) {
    countryPapers(first: 20, after: $after, filter: $filter) {
      nodes { id kind title publisher publishedOn address words addedAt addedBy mine }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export const addPaper = graphql(`
  mutation AddCountryPaper($input: AddPaperInput!) { addCountryPaper(input: $input) { id } }
`)
export const removePaper = graphql(`
  mutation RemoveCountryPaper($id: ID!) { removeCountryPaper(id: $id) }
`)

export const confirmCheck = graphql(`
  mutation ConfirmCountryCheck($input: DecideInput!) { confirmCountryCheck(input: $input) { ...CheckFields } }
`)
export const rewordCheck = graphql(`
  mutation RewordCountryCheck($input: RewordCheckInput!) { rewordCountryCheck(input: $input) { ...CheckFields } }
`)
export const proposeOverride = graphql(`
  mutation ProposeCountryOverride($input: ProposeOverrideInput!) { proposeCountryOverride(input: $input) { ...CheckFields } }
`)
export const approveOverride = graphql(`
  mutation ApproveCountryOverride($input: DecideInput!) { approveCountryOverride(input: $input) { ...CheckFields } }
`)
export const rejectOverride = graphql(`
  mutation RejectCountryOverride($input: DecideInput!) { rejectCountryOverride(input: $input) { ...CheckFields } }
`)
export const endOverride = graphql(`
  mutation EndCountryOverride($input: DecideInput!) { endCountryOverride(input: $input) { ...CheckFields } }
`)

export const latestRun = graphql(`
  query CountryRuns { countryRuns(first: 1) { nodes { id cause askedAt done total changed finishedAt askedBy } } }
`)
export const changesOf = graphql(`
  query CountryChanges($after: String, $filter: ChangeFilter!) {
    countryChanges(first: 50, after: $after, filter: $filter) {
      nodes { id country region role from to suppliers }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export const runChecks = graphql(`
  mutation RunCountryChecks { runCountryChecks { id } }
`)

export const editionFields = graphql(`
  fragment EditionFields on CountryEdition {
    id source year title publisher kind gotOn licence origin fileName fileSha256 rowsRead leftOut typed loadedAt loadedBy confirmedBy countries inUse mayConfirm
  }
`)
export const editionsPage = graphql(`
  query CountryEditions($after: String, $filter: EditionFilter) {
    countryEditions(first: 100, after: $after, filter: $filter) {
      nodes { ...EditionFields }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export const editionPage = graphql(`
  query CountryEdition($id: ID!) { countryEdition(id: $id) { ...EditionFields } }
`)
export const adoptEdition = graphql(`
  mutation AdoptCountryEdition($id: ID!) { adoptCountryEdition(id: $id) { ...EditionFields } }
`)
export const confirmEdition = graphql(`
  mutation ConfirmCountryEdition($id: ID!) { confirmCountryEdition(id: $id) { ...EditionFields } }
`)
export const typeValue = graphql(`
  mutation TypeCountryValue($input: TypeValueInput!) { typeCountryValue(input: $input) { id } }
`)
export const flipsOf = graphql(`
  query CountryFlips($rule: JSON, $editionId: ID) {
    countryFlips(rule: $rule, editionId: $editionId) {
      places countries suppliers materials opens closes changed flips { country region role from to suppliers }
    }
  }
`)

export const rulesPage = graphql(`
  query CountryRules { countryRules { id number rule words status statusSince proposedAt proposedBy decidedBy version allowedActions } }
`)
export const proposeRule = graphql(`
  mutation ProposeCountryRule($rule: JSON!, $words: String!) { proposeCountryRule(rule: $rule, words: $words) { id } }
`)
export const approveRule = graphql(`
  mutation ApproveCountryRule($input: DecideInput!) { approveCountryRule(input: $input) { id } }
`)
export const rejectRule = graphql(`
  mutation RejectCountryRule($input: DecideInput!) { rejectCountryRule(input: $input) { id } }
`)
export const withdrawRule = graphql(`
  mutation WithdrawCountryRule($input: DecideInput!) { withdrawCountryRule(input: $input) { id } }
`)
