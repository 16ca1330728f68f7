import { useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { countryName, dayOf, number } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Chips } from '../../ui/chips.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ClassBadge, classes } from './class-badge.tsx'
import css from './countries.module.css'
import { CountryTabs } from './country-tabs.tsx'
import { sitesPath, suppliersTouching } from './paths.ts'
import { RoutesTable } from './routes-table.tsx'
import type { WorldCountry, WorldRoute, WorldSite } from './world-map.tsx'
import { siteMarks, worldPage } from './world-queries.ts'

/** The outline of the land weighs more than the page: it comes when somebody looks at it. */
const WorldMap = lazy(async () => ({ default: (await import('./world-map.tsx')).WorldMap }))
const layers = ['countries', 'sites', 'routes'] as const
type Layer = (typeof layers)[number]
/** As many lines as the map draws (world-map.tsx, which is not here yet). */
const mostLines = 60

/** Our countries, sites and routes on the map, by class; the same as tables. */
export function WorldPage() {
  const { t } = useWords()
  const maySites = useMay('site.read')
  const query = useQuery(worldPage)
  const sites = useQuery(siteMarks, { skip: !maySites })
  const marks = sites.data?.chainSiteMarks
  return (
    <Loaded query={query}>
      {({ chainCountries, chainRoutes }) => (
        <Page title={t('atlas:world.title')} lead={t('atlas:world.lead')}>
          <CountryTabs />
          {chainCountries.length === 0 ? (
            <Empty title={t('atlas:list.empty')}>{t('atlas:list.emptyWhy')}</Empty>
          ) : (
            <>
              <Picture countries={chainCountries} routes={chainRoutes.routes} sites={marks?.marks ?? []} maySites={maySites} />
              {marks && marks.shown < marks.sites && (
                <p className="soft small">{t('atlas:sites.cut', { shown: number(marks.shown), all: number(marks.sites) })}</p>
              )}
              <h2>{t('atlas:world.table')}</h2>
              <Countries countries={chainCountries} sites={maySites ? (marks?.marks ?? []) : null} />
              <h2>{t('atlas:routes.title')}</h2>
              <p className="soft small">{t('atlas:routes.how')}</p>
              {chainRoutes.routes.length > 0 ? (
                <RoutesTable routes={chainRoutes.routes} all={chainRoutes.all} />
              ) : (
                <Empty title={t('atlas:routes.none')}>{t('atlas:routes.noneWhy')}</Empty>
              )}
            </>
          )}
        </Page>
      )}
    </Loaded>
  )
}

interface Drawn {
  readonly countries: readonly WorldCountry[]
  readonly routes: readonly WorldRoute[]
  readonly sites: readonly WorldSite[]
}

function Picture({ maySites, ...drawn }: Drawn & { maySites: boolean }) {
  const { t } = useWords()
  const [hiddenText, setHidden] = useUrlParam('hide')
  const hidden = hiddenText.split(',')
  const counts: Record<Layer, number> = {
    countries: drawn.countries.length,
    sites: drawn.sites.reduce((sum, one) => sum + one.sites, 0),
    routes: drawn.routes.length,
  }
  const offered = layers.filter(one => one !== 'sites' || maySites)
  const shows = (layer: Layer): boolean => !hidden.includes(layer)
  const toggle = (layer: string): void => setHidden(offered.filter(one => (one === layer ? shows(one) : !shows(one))).join(','))
  const newest =
    drawn.countries
      .map(one => one.computedAt)
      .sort()
      .at(-1) ?? ''
  return (
    <figure className={css.figure}>
      <Chips
        label={t('atlas:world.layers')}
        chosen={offered.filter(shows)}
        onToggle={toggle}
        chips={offered.map(one => ({ key: one, word: t(`atlas:world.layer.${one}`), count: number(counts[one]) }))}
      />
      <Suspense fallback={<Waiting />}>
        <WorldMap
          countries={shows('countries') ? drawn.countries : []}
          routes={shows('routes') ? drawn.routes : []}
          sites={shows('sites') ? drawn.sites : []}
        />
      </Suspense>
      <ul className={css.legend} aria-label={t('atlas:world.legend')}>
        {classes.map(one => (
          <li key={one}>
            <ClassBadge of={one} />
          </li>
        ))}
      </ul>
      <figcaption className="soft small">
        {t('atlas:world.signs')} {maySites ? t('atlas:world.unplaced') : t('atlas:world.noSites')}{' '}
        {drawn.routes.length > mostLines && t('atlas:routes.drawn', { shown: number(mostLines), all: number(drawn.routes.length) })}{' '}
        {t('atlas:world.source', { day: dayOf(newest) })}
      </figcaption>
    </figure>
  )
}

/** What the map shows of countries and sites, as rows. */
function Countries({ countries, sites }: { countries: readonly WorldCountry[]; sites: readonly WorldSite[] | null }) {
  const { t } = useWords()
  const sitesIn = (country: string): number => (sites ?? []).filter(one => one.country === country).reduce((sum, one) => sum + one.sites, 0)
  return (
    <DataTable
      caption={t('atlas:world.table')}
      rows={countries}
      rowKey={row => row.country}
      columns={[
        {
          key: 'place',
          word: t('atlas:list.place'),
          cell: row => <Link to={`/countries/${row.country}`}>{countryName(row.country)}</Link>,
        },
        { key: 'class', word: t('atlas:world.gravest'), tight: true, cell: row => <ClassBadge of={row.class} /> },
        {
          key: 'suppliers',
          word: t('atlas:list.suppliers'),
          numeric: true,
          cell: row => <Link to={suppliersTouching(row.country)}>{number(row.suppliers)}</Link>,
        },
        ...(sites
          ? [
              {
                key: 'sites',
                word: t('atlas:sites.title'),
                numeric: true,
                cell: (row: WorldCountry) => {
                  const many = sitesIn(row.country)
                  return many > 0 ? <Link to={sitesPath(row.country)}>{number(many)}</Link> : '–'
                },
              },
            ]
          : []),
      ]}
    />
  )
}
