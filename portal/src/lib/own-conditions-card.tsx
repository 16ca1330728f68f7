import { useQuery } from '@apollo/client/react'
import { graphql } from '../gql/gql.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { Until } from '../ui/when.tsx'
import { useWords } from './words.ts'

const ownConditions = graphql(`
  query OwnConditions($supplierId: ID!) { supplier(id: $supplierId) { id conditions { id responseId name words dueOn dueAt status settledWords } } }
`)

export interface Of {
  readonly responseId: string
  readonly supplierId: string
}

/** What is still to be done although the response has been accepted: named with it, or open from before or since. */
export function OwnConditionsCard({ responseId, supplierId }: Of) {
  const { t } = useWords()
  const { data } = useQuery(ownConditions, { variables: { supplierId }, fetchPolicy: 'cache-and-network' })
  const conditions = (data?.supplier?.conditions ?? []).filter(one => one.status === 'OPEN' || one.responseId === responseId)
  if (conditions.length === 0) return null
  return (
    <Card title={t('review:conditions.own')}>
      <Facts>
        {conditions.map(one => (
          <Fact key={one.id} word={one.name}>
            <p className="words">{one.words}</p>
            <Badge tone={one.status === 'OPEN' ? 'waiting' : 'done'}>{t(`words:conditionState.${one.status}`)}</Badge>{' '}
            {one.status === 'OPEN' && <Until day={one.dueOn} at={one.dueAt} />}
            {one.settledWords && <p className="words small">{one.settledWords}</p>}
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}
