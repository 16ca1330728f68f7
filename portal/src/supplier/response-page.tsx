import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { Loaded, NotFound } from '../ui/trouble.tsx'
import { HandedIn } from './handed-in.tsx'
import { Questionnaire } from './questionnaire.tsx'

const ownResponse = graphql(`
  query OwnResponse($id: ID!) { response(id: $id) { ...ResponseFields } }
`)

/** The questionnaire while it can be answered; after handing in, what was said and what became of it. */
export function ResponsePage() {
  const { id = '' } = useParams()
  // Never from the cache at first: an answer typed upon an old version would look like someone else's change.
  const query = useQuery(ownResponse, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded query={query}>
      {({ response }) => {
        if (!response) return <NotFound />
        return response.allowedActions.includes('answer.save') ? (
          <Questionnaire key={response.id} response={response} refresh={query.refetch} />
        ) : (
          <HandedIn response={response} />
        )
      }}
    </Loaded>
  )
}
