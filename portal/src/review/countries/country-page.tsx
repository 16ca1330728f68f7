import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { countries } from 'shared/words/countries.ts'
import { countryName } from '../../lib/format.ts'
import { useHashPlace } from '../../lib/use-hash-place.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { BeforeCard } from './before-card.tsx'
import { ClassBadge } from './class-badge.tsx'
import { countryPage } from './country-queries.ts'
import { FiguresCard } from './figures-card.tsx'
import { PapersCard } from './papers-card.tsx'
import { ResultCard } from './result-card.tsx'
import { TouchingCard } from './touching-card.tsx'
import { worstOf } from './worst-of.ts'

/** One country: the result in each role with its sources and reasons, its figures over the years, what people collected about it. */
export function CountryPage() {
  const { code = '' } = useParams()
  return (countries as readonly string[]).includes(code) ? <OneCountry key={code} code={code} /> : <NotFound />
}

function OneCountry({ code }: { code: string }) {
  const { t } = useWords()
  const query = useQuery(countryPage, {
    variables: { code, now: { country: code, past: false }, before: { country: code, past: true } },
  })
  useHashPlace(Boolean(query.data))
  return (
    <Loaded query={query}>
      {({ now, before, countryFigures }) => {
        const [mark] = worstOf(now.nodes.map(one => ({ ...one, country: code })))
        return (
          <Page
            title={countryName(code)}
            back={{ to: '/countries', word: t('nav.countries') }}
            badge={mark && <ClassBadge of={mark.holds} />}
            lead={t('atlas:country.lead', { code })}
          >
            {now.nodes.length === 0 && <Empty title={t('atlas:country.none')}>{t('atlas:country.noneWhy')}</Empty>}
            {now.nodes.map((check, at) => (
              <ResultCard key={check.id} check={check} open={at === 0} />
            ))}
            {now.nodes.length > 0 && <TouchingCard country={code} />}
            <Card title={t('atlas:figures.title')}>
              <FiguresCard figures={countryFigures} />
            </Card>
            <PapersCard country={code} />
            {before.nodes.length > 0 && <BeforeCard checks={before.nodes} />}
          </Page>
        )
      }}
    </Loaded>
  )
}
