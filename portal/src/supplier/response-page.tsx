import { useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { useTemplate } from '../lib/template.ts'
import { needWords } from '../lib/words.ts'
import { Loaded, NotFound } from '../ui/trouble.tsx'
import { Waiting } from '../ui/waiting.tsx'
import type { OwnResponse } from './own-response.ts'
import { Questionnaire } from './questionnaire.tsx'

/** What has been handed in is looked at later: it does not make the questionnaire heavier. */
const HandedIn = lazy(async () => ({ default: (await import('./handed-in.tsx')).HandedIn }))

const ownResponse = graphql(`
  query OwnResponse($id: ID!) { response(id: $id) { ...OwnResponseFields } }
`)

/** Rare, so it comes when it is wanted, with its own words. */
const Withdrawn = lazy(async () => ({ default: (await Promise.all([import('./withdrawn.tsx'), needWords('waves')]))[0].Withdrawn }))

/** The questionnaire while it can be answered; after handing in, what was said and what became of it. */
export function ResponsePage() {
  const { id = '' } = useParams()
  // Never from the cache at first: an answer typed upon an old version would look like someone else's change.
  const query = useQuery(ownResponse, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded query={query}>
      {({ response }) => (response ? <WithTemplate response={response} refresh={query.refetch} /> : <NotFound />)}
    </Loaded>
  )
}

interface Props {
  readonly response: OwnResponse
  readonly refresh: () => Promise<{ data?: { response?: OwnResponse | null } }>
}

function WithTemplate({ response, refresh }: Props) {
  const query = useTemplate(response.templateId)
  return (
    <Loaded query={query}>
      {template =>
        response.allowedActions.includes('answer.save') ? (
          <Questionnaire key={response.id} response={response} template={template} refresh={refresh} />
        ) : response.status === 'WITHDRAWN' ? (
          <Withdrawn response={response} template={template} />
        ) : (
          <Suspense fallback={<Waiting />}>
            <HandedIn response={response} template={template} />
          </Suspense>
        )
      }
    </Loaded>
  )
}
