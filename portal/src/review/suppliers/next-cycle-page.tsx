import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { graphql } from '../../gql/gql.ts'
import type { NextCyclePageQuery } from '../../gql/graphql.ts'
import { day } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { RequestForm } from './request-form.tsx'

const nextCyclePage = graphql(`
  query NextCyclePage($id: ID!) {
    supplier(id: $id) { id name version latestResponse { id status validUntil hasRunOut } }
    programme { id timeZone settings { version answerDays } }
  }
`)
const startNextCycle = graphql(`
  mutation StartNextCycle($input: OpenCycleInput!) { startNextCycle(input: $input) { ...SupplierFields } }
`)

type Props = { supplier: NonNullable<NextCyclePageQuery['supplier']>; programme: NextCyclePageQuery['programme'] }

/** Asks one accepted supplier for the next year: until when, and a word with it. */
function NextCycle({ supplier, programme }: Props) {
  const { t } = useWords()
  const starting = useCommand(startNextCycle, ['Story', 'MyWork', 'Supplier'])
  const place = `/suppliers/${supplier.id}`
  const until = supplier.latestResponse?.validUntil
  return (
    <Page narrow title={t('year:start.title', { supplier: supplier.name })} back={{ to: place, word: supplier.name }}>
      <Notice tone="moving">
        <p>{t('year:start.what')}</p>
        {until && <p>{t(supplier.latestResponse?.hasRunOut ? 'year:start.ranOut' : 'year:start.until', { day: day(until) })}</p>}
      </Notice>
      <RequestForm supplier={supplier} programme={programme} command={starting} word={t('year:start.send')} />
    </Page>
  )
}

export function NextCyclePage() {
  const { id = '' } = useParams()
  const query = useQuery(nextCyclePage, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded query={query}>
      {({ supplier, programme }) => (supplier ? <NextCycle supplier={supplier} programme={programme} /> : <NotFound />)}
    </Loaded>
  )
}
