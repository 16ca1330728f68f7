import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import { useWords } from '../../lib/words.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { views } from './views.ts'

const nextUp = graphql(`
  query NextUp($filter: ResponseFilter) {
    responses(first: 50, filter: $filter, sort: WAITING) { nodes { id claimedById supplier { id name } } }
  }
`)

/** After one response the next: whoever has waited longest and is in nobody's hands. */
export function NextUp({ after }: { after: string }) {
  const { t } = useWords()
  const { data } = useQuery(nextUp, { variables: { filter: views.waiting }, fetchPolicy: 'network-only' })
  if (!data) return null
  const next = data.responses.nodes.find(one => one.id !== after && one.claimedById === null)
  return next ? (
    <LinkButton to={`/responses/${next.id}/review`} mt="xs">
      {t('staff:review.nextUp', { supplier: next.supplier.name })}
    </LinkButton>
  ) : (
    <>
      <p>{t('staff:review.queueEmpty')}</p>
      <LinkButton to="/responses" variant="default" size="sm" mt="xs">
        {t('staff:review.toQueue')}
      </LinkButton>
    </>
  )
}
