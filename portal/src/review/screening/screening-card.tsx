import { Link } from 'react-router'
import { percent } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { When } from '../../ui/when.tsx'
import type { FullSupplier } from '../suppliers/supplier-fields.ts'
import { HitBadge } from './hit-badge.tsx'

/** HOLD stands beside the state: nothing new goes to this supplier until the committee has decided. */
export function HoldNotice({ supplier }: { supplier: FullSupplier }) {
  const { t } = useWords()
  const { hold } = supplier
  if (!hold) return null
  return (
    <Notice tone="trouble" title={t('screening:hold.title')}>
      {t('screening:hold.text')}{' '}
      <span className="soft">
        <When at={hold.since} />
      </span>
    </Notice>
  )
}

/** Names of this supplier and its parties that are like one on a list. */
export function ScreeningCard({ supplier }: { supplier: FullSupplier }) {
  const { t } = useWords()
  const mayRead = useMay('hit.read')
  if (!mayRead) return null
  return (
    <Card title={t('screening:card.title')}>
      {supplier.screenedAt && (
        <p className="soft small">
          {t('screening:card.compared')} <When at={supplier.screenedAt} />
        </p>
      )}
      {supplier.hits.length === 0 ? (
        <p className="soft">{t(supplier.screenedAt ? 'screening:card.none' : 'screening:card.never')}</p>
      ) : (
        <DataTable
          caption={t('screening:card.title')}
          rows={supplier.hits}
          rowKey={hit => hit.id}
          columns={[
            {
              key: 'subject',
              word: t('screening:hits.ours'),
              cell: hit => <Link to={`/screening/hits/${hit.id}`}>{hit.subjectName}</Link>,
            },
            {
              key: 'matched',
              word: t('screening:hits.theirs'),
              cell: hit => `${hit.matchedName} (${t(`screening:list.${hit.list}`)}, ${percent(hit.score * 100)})`,
            },
            { key: 'state', tight: true, word: t('screening:hits.state'), cell: hit => <HitBadge state={hit.status} /> },
          ]}
        />
      )}
    </Card>
  )
}
