import { useQuery } from '@apollo/client/react'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { caseOpenings, caseRecords } from './case-queries.ts'

/** Who has read what of a case: written before it was shown to them. Asked once the case is read, so that whoever looks stands in it. */
export function CaseOpenings({ id }: { id: string }) {
  const { t } = useWords()
  const read = useQuery(caseRecords, { variables: { id }, fetchPolicy: 'cache-only' })
  const { data } = useQuery(caseOpenings, { variables: { id }, fetchPolicy: 'network-only', skip: !read.data })
  const openings = data?.caseOpenings ?? []
  return (
    <Card title={t('grievances:openings.title')}>
      <p className="soft small">{t('grievances:openings.lead')}</p>
      {data && openings.length === 0 && <p className="soft">{t('grievances:openings.none')}</p>}
      <Timeline happenings={openings.map(({ id: key, what, by, at }) => ({ key, what: t(`grievances:openings.${what}`), who: by, at }))} />
    </Card>
  )
}
