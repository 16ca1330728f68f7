import { useQuery } from '@apollo/client/react'
import { signKeys, signs } from 'shared/rules/countries/country-rule.ts'
import { type SourceKey, sourceOf } from 'shared/words/country-sources.ts'
import type { CountryPageQuery } from '../../gql/graphql.ts'
import { exact } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import css from './countries.module.css'
import { rulesPage } from './country-queries.ts'
import { type Figure, seriesOf } from './series-of.ts'
import { SmallChart } from './small-chart.tsx'

/** The figures of all editions: one small chart a source that counts, and a table of all of them behind. */
export function FiguresCard({ figures }: { figures: CountryPageQuery['countryFigures'] }) {
  const { t, locale } = useWords()
  const mayLoad = useMay('edition.load')
  const rules = useQuery(rulesPage, { skip: !useMay('rule.read') })
  if (figures.length === 0)
    return (
      <Empty title={t('atlas:figures.none')} action={mayLoad && <LinkButton to="/editions/load">{t('atlas:editions.load')}</LinkButton>}>
        {t('atlas:figures.noneWhy')}
      </Empty>
    )
  const inForce = rules.data?.countryRules.find(one => one.status === 'APPROVED')?.rule as
    | { thresholds?: Record<string, number> }
    | undefined
  const thresholdOf = (source: string, indicator: string): number | null => {
    const sign = signKeys.find(one => signs[one].source === source && signs[one].indicator === indicator && signs[one].threshold)
    return sign ? (inForce?.thresholds?.[signs[sign].threshold ?? ''] ?? null) : null
  }
  const rows = figures.map((one, at) => ({ ...one, at }))
  const label = (source: SourceKey, indicator: string): string => sourceOf(source).indicators[indicator]?.label[locale] ?? indicator
  return (
    <>
      <div className={css.charts}>
        {seriesOf(figures as readonly Figure[]).map(series => (
          <SmallChart
            key={`${series.source} ${series.indicator}`}
            series={series}
            threshold={thresholdOf(series.source, series.indicator)}
          />
        ))}
      </div>
      <details>
        <summary>{t('atlas:figures.table', { count: figures.length })}</summary>
        <DataTable
          caption={t('atlas:figures.title')}
          rows={rows}
          rowKey={row => String(row.at)}
          columns={[
            { key: 'edition', word: t('atlas:figures.edition'), cell: row => row.edition },
            { key: 'year', word: t('atlas:figures.year'), numeric: true, cell: row => row.year },
            { key: 'indicator', word: t('atlas:figures.indicator'), cell: row => label(row.source, row.indicator) },
            { key: 'region', word: t('atlas:figures.region'), tight: true, cell: row => row.region || t('atlas:figures.whole') },
            { key: 'value', word: t('atlas:finding.value'), numeric: true, cell: row => (row.value === null ? '–' : exact(row.value)) },
            { key: 'rank', word: t('atlas:finding.rank'), numeric: true, cell: row => row.rank ?? '–' },
            {
              key: 'use',
              word: t('atlas:figures.use'),
              tight: true,
              cell: row => row.inUse && <Badge tone="done">{t('atlas:editions.inUse')}</Badge>,
            },
          ]}
        />
      </details>
    </>
  )
}
