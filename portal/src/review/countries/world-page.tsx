import { useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { countryName, dayOf, number } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ClassBadge, classes } from './class-badge.tsx'
import css from './countries.module.css'
import { worldPage } from './country-queries.ts'
import { CountryTabs } from './country-tabs.tsx'
import { useWhole } from './use-whole.ts'
import { worstOf } from './worst-of.ts'

/** The outline of the land weighs more than the page: it comes when somebody looks at it. */
const WorldMap = lazy(async () => ({ default: (await import('./world-map.tsx')).WorldMap }))

/** The countries of our chains on the map, coloured by class; the same as a table. */
export function WorldPage() {
  const { t } = useWords()
  const query = useQuery(worldPage, { variables: { filter: { past: false } } })
  const whole = useWhole(query.data?.countryChecks, after => query.fetchMore({ variables: { after } }))
  return (
    <Loaded query={query}>
      {({ countryChecks: { nodes } }) => {
        const marks = worstOf(nodes)
        const newest =
          nodes
            .map(one => one.computedAt)
            .sort()
            .at(-1) ?? ''
        return (
          <Page title={t('atlas:world.title')} lead={t('atlas:world.lead')}>
            <CountryTabs />
            {marks.length === 0 ? (
              <Empty title={t('atlas:list.empty')}>{t('atlas:list.emptyWhy')}</Empty>
            ) : (
              <>
                <figure className={css.figure}>
                  <Suspense fallback={<Waiting />}>
                    <WorldMap marks={marks} />
                  </Suspense>
                  <ul className={css.legend} aria-label={t('atlas:world.legend')}>
                    {classes.map(one => (
                      <li key={one}>
                        <ClassBadge of={one} />
                      </li>
                    ))}
                  </ul>
                  <figcaption className="soft small">
                    {t('atlas:world.source', { day: dayOf(newest) })} {!whole && t('atlas:world.coming')}
                  </figcaption>
                </figure>
                <DataTable
                  caption={t('atlas:world.table')}
                  rows={[...marks].reverse()}
                  rowKey={row => row.country}
                  columns={[
                    {
                      key: 'place',
                      word: t('atlas:list.place'),
                      cell: row => <Link to={`/countries/${row.country}`}>{countryName(row.country)}</Link>,
                    },
                    { key: 'class', word: t('atlas:world.gravest'), tight: true, cell: row => <ClassBadge of={row.holds} /> },
                    { key: 'suppliers', word: t('atlas:world.suppliers'), numeric: true, cell: row => number(row.suppliers) },
                  ]}
                />
              </>
            )}
          </Page>
        )
      }}
    </Loaded>
  )
}
