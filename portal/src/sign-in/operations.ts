import { graphql } from '../gql/gql.ts'

export const signIn = graphql(`
  mutation SignIn($input: SignInInput!) { signIn(input: $input) { ...ViewerFields } }
`)
export const chooseProgramme = graphql(`
  mutation ChooseProgramme($membershipId: ID!) { chooseProgramme(membershipId: $membershipId) { ...ViewerFields } }
`)
export const signOut = graphql(`
  mutation SignOut { signOut { ...ViewerFields } }
`)
