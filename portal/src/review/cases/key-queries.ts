import { graphql } from '../../gql/gql.ts'

export const caseKeys = graphql(`
  query CaseKeys {
    caseKeys { unlocked vouched lost recoveryMadeAt recoveryMadeBy departmentsWithoutReader handlers { accountId name hasKey vouched lost } }
  }
`)
export const unlockCases = graphql(`
  mutation UnlockCases($password: String!) { unlockCases(password: $password) }
`)
export const vouchForHandler = graphql(`
  mutation VouchForHandler($accountId: ID!) { vouchForHandler(accountId: $accountId) }
`)
export const regiveCases = graphql(`
  mutation RegiveCases($accountId: ID!) { regiveCases(accountId: $accountId) }
`)
export const makeRecoveryKey = graphql(`
  mutation MakeRecoveryKey($old: String, $lost: Boolean!) { makeRecoveryKey(old: $old, lost: $lost) }
`)
export const openWithPaper = graphql(`
  mutation UseRecoveryKey($paper: String!) { useRecoveryKey(paper: $paper) }
`)
