import { countryName, day } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { When } from '../../ui/when.tsx'
import { ReviewerOf } from './reviewer-of.tsx'
import type { FullSupplier } from './supplier-fields.ts'

/** What is known of a supplier. */
export function SupplierFacts({ supplier }: { supplier: FullSupplier }) {
  const { t } = useWords()
  const none = <span className="soft">{t('register:facts.none')}</span>
  const { tier, furtherTiers, materials, identifiers, formerNames, merged } = supplier
  return (
    <Card title={t('staff:supplier.facts')}>
      <Facts>
        <Fact word={t('staff:supplier.tier')}>{[tier, ...furtherTiers].map(one => t(`words:tier.${one}`)).join(' · ')}</Fact>
        <Fact word={t('staff:supplier.country')}>{countryName(supplier.country)}</Fact>
        <Fact word={t('register:facts.materials')}>
          {materials.length > 0 ? materials.map(one => t(`register:material.${one}`)).join(' · ') : none}
        </Fact>
        <Fact word={t('register:facts.identifiers')}>
          {identifiers.length === 0 && none}
          {identifiers.map(one => (
            <div key={`${one.kind} ${one.value}`}>
              {one.value}{' '}
              <span className="soft small">
                {t(`register:identifier.${one.kind}`)}
                {one.source === 'ANSWERED' && ` · ${t('register:facts.said')}`}
              </span>
            </div>
          ))}
        </Fact>
        {formerNames.length > 0 && <Fact word={t('register:facts.formerNames')}>{formerNames.join(' · ')}</Fact>}
        {merged.length > 0 && (
          <Fact word={t('register:facts.merged')}>
            {merged.map(one => (
              <div key={one.id}>{t('register:merge.ledHere', { name: one.name, day: day(one.mergedAt.slice(0, 10)) })}</div>
            ))}
          </Fact>
        )}
        <Fact word={t('staff:supplier.reviewer')}>
          <ReviewerOf supplier={supplier} />
        </Fact>
        <Fact word={t('staff:supplier.since')}>
          <When at={supplier.statusSince} />
        </Fact>
        <Fact word={t('staff:supplier.created')}>
          <When at={supplier.createdAt} />
        </Fact>
      </Facts>
    </Card>
  )
}
