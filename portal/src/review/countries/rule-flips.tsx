import { useQuery } from '@apollo/client/react'
import type { CountryRule } from 'shared/rules/countries/country-rule.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { flipsOf } from './country-queries.ts'
import { Flips } from './flips.tsx'

/** What a rule would change; nothing is kept. */
export function RuleFlips({ rule }: { rule: CountryRule }) {
  const { t } = useWords()
  const query = useQuery(flipsOf, { variables: { rule }, fetchPolicy: 'network-only' })
  return (
    <section aria-label={t('atlas:flips.title')}>
      <h3>{t('atlas:flips.title')}</h3>
      {query.data ? (
        <Flips of={query.data.countryFlips} />
      ) : query.error ? (
        <Notice tone="trouble" live>
          {query.error.message}
        </Notice>
      ) : (
        <Waiting />
      )}
    </section>
  )
}
