import { Link } from 'react-router'
import { countryName } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { SupplierBadge } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import type { FullSupplier } from './supplier-fields.ts'

/** One of the two records, as far as one has to see it to know whether they are one. */
export function MergeSide({ title, supplier }: { title: string; supplier: FullSupplier }) {
  const { t } = useWords()
  const { identifiers, contacts, tier, furtherTiers } = supplier
  return (
    <Card title={title}>
      <p>
        <Link to={`/suppliers/${supplier.id}`}>{supplier.name}</Link> <SupplierBadge state={supplier.status} />
      </p>
      <Facts>
        {supplier.nameLatin && <Fact word={t('staff:supplier.nameLatin')}>{supplier.nameLatin}</Fact>}
        <Fact word={t('staff:supplier.country')}>{countryName(supplier.country)}</Fact>
        <Fact word={t('staff:supplier.tier')}>{[tier, ...furtherTiers].map(one => t(`words:tier.${one}`)).join(' · ')}</Fact>
        <Fact word={t('register:facts.identifiers')}>
          {identifiers.length > 0 ? identifiers.map(one => one.value).join(' · ') : t('register:facts.none')}
        </Fact>
        <Fact word={t('staff:contacts.title')}>{contacts.map(one => `${one.name}, ${one.email}`).join(' · ') || '–'}</Fact>
        <Fact word={t('staff:supplier.created')}>
          <When at={supplier.createdAt} />
        </Fact>
      </Facts>
    </Card>
  )
}
