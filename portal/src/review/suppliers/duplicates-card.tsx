import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DuplicateList } from './duplicate-list.tsx'
import { possibleDuplicates } from './duplicates.ts'
import type { FullSupplier } from './supplier-fields.ts'

/** Records that may be this supplier, for those who may say so. Nothing where there are none. */
export function DuplicatesCard({ supplier }: { supplier: FullSupplier }) {
  const { t } = useWords()
  const { id, name, nameLatin, country, identifiers, allowedActions } = supplier
  const input = { supplierId: id, name, nameLatin, country, identifiers: identifiers.map(one => ({ kind: one.kind, value: one.value })) }
  const { data } = useQuery(possibleDuplicates, {
    variables: { input },
    skip: !useMay('duplicate.read'),
    fetchPolicy: 'cache-and-network',
  })
  const found = data?.possibleDuplicates ?? []
  if (found.length === 0) return null
  return (
    <Card title={t('register:twice.card')}>
      <p className="soft">{t('register:twice.cardText')}</p>
      <DuplicateList
        duplicates={found}
        action={({ supplier: other }) =>
          allowedActions.includes('supplier.merge') && (
            <Link to={`/suppliers/${id}/merge/${other.id}`} className="small on-screen">
              {t('register:twice.compare')}
              <span className="unseen"> {other.name}</span>
            </Link>
          )
        }
      />
    </Card>
  )
}
