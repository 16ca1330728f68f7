import { useEffect, useRef } from 'react'
import type { LocationClass } from 'shared/words/country-sources.ts'
import type { ChainSiteMarksQuery, CountryWorldQuery } from '../../gql/graphql.ts'
import { countryName, number } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { toneShapes } from '../../ui/badge.tsx'
import tones from '../../ui/tones.module.css'
import { classTones } from './class-badge.tsx'
import css from './countries.module.css'
import { drawnAt, landOutline, MapLink, mapSize, spotOf, wayBetween } from './map-parts.tsx'
import { sitesPath, suppliersAlong } from './paths.ts'
import { routeWords } from './routes-table.tsx'

export type WorldCountry = CountryWorldQuery['chainCountries'][number]
export type WorldRoute = CountryWorldQuery['chainRoutes']['routes'][number]
export type WorldSite = ChainSiteMarksQuery['chainSiteMarks']['marks'][number]

/** More lines than this are a tangle; the table holds the rest. */
export const mostLines = 60
/** The gravest bear their names; of the others one learns it by pointing, by key, and in the table. */
const mostNames = 30

interface Props {
  readonly countries: readonly WorldCountry[]
  readonly routes: readonly WorldRoute[]
  readonly sites: readonly WorldSite[]
}

/** Land alone: no border is drawn, so that none is taken for ours. Lines below, countries above them, sites on top; each leads to what is behind it. */
export function WorldMap({ countries, routes, sites }: Props) {
  const { t } = useWords()
  const frame = useRef<HTMLElement>(null)
  // Where it is narrower than the map: begin where our chains are, and not in the Pacific.
  useEffect(() => {
    const shown = frame.current
    const middles = countries.flatMap(({ country }) => drawnAt(spotOf(country) ?? [0, 0])?.[0] ?? [])
    if (!shown || shown.scrollWidth <= shown.clientWidth || middles.length === 0) return
    const middle = middles.reduce((sum, one) => sum + one, 0) / middles.length
    shown.scrollLeft = (middle / mapSize.width) * shown.scrollWidth - shown.clientWidth / 2
  }, [countries])
  const described = t('atlas:world.describe', {
    countries: number(countries.length),
    sites: number(sites.reduce((sum, one) => sum + one.sites, 0)),
    routes: number(routes.length),
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={css.world} ref={frame} tabIndex={0} aria-label={t('atlas:world.frame')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg className={css.map} viewBox={`0 0 ${mapSize.width} ${mapSize.height}`} role="group" aria-label={described}>
        <path className={css.land} d={landOutline} />
        {[...routes.slice(0, mostLines)].reverse().map(route => (
          <RouteLine key={`${route.leaves} ${route.leavesAs} ${route.reaches} ${route.reachesAs}`} route={route} />
        ))}
        {countries.map((one, at) => <CountryDisc key={one.country} mark={one} named={at < mostNames} />).reverse()}
        {[...sites].reverse().map(site => (
          <SiteSquare key={`${site.country} ${site.cell}`} site={site} />
        ))}
      </svg>
    </section>
  )
}

const toneOf = (kind: LocationClass | null | undefined) => classTones[kind ?? 'INSUFFICIENT_DATA']

function CountryDisc({ mark: { country, class: holds, suppliers }, named }: { mark: WorldCountry; named: boolean }) {
  const { t } = useWords()
  const spot = spotOf(country)
  const at = spot && drawnAt(spot)
  if (!at) return null
  const tone = classTones[holds]
  const name = countryName(country)
  return (
    <MapLink
      to={`/countries/${country}`}
      className={tones[tone] ?? ''}
      label={`${name}: ${t(`atlas:class.${holds}`)}, ${t('atlas:result.suppliers', { count: suppliers })}`}
    >
      <circle className={css.disc} cx={at[0]} cy={at[1]} r={12} />
      <g transform={`translate(${at[0] - 8.4} ${at[1] - 8.4}) scale(1.4)`}>{toneShapes[tone]}</g>
      <text className={named ? css.name : css.nameOnDemand} x={at[0]} y={at[1] + 27} textAnchor="middle">
        {name}
      </text>
    </MapLink>
  )
}

/** Where the site lies; without coordinates, beside its country's disc. */
function SiteSquare({ site: { country, cell, latitude, longitude, sites, class: holds, name } }: { site: WorldSite }) {
  const { t } = useWords()
  const placed = typeof latitude === 'number' && typeof longitude === 'number'
  const spot = placed ? ([longitude, latitude] as const) : spotOf(country)
  const at = spot && drawnAt(spot)
  if (!at) return null
  const [x, y] = placed ? at : [at[0] + 16, at[1] - 14]
  const what = name ?? t('atlas:sites.count', { count: sites })
  const where = placed ? countryName(country) : t('atlas:sites.unplaced', { country: countryName(country) })
  return (
    <MapLink
      to={sitesPath(country, cell)}
      className={tones[toneOf(holds)] ?? ''}
      label={`${what}, ${where}${holds ? `: ${t(`atlas:class.${holds}`)}` : ''}`}
    >
      <rect className={css.disc} x={x - 7} y={y - 7} width={14} height={14} rx={2} strokeDasharray={placed ? undefined : '2 2'} />
      {sites === 1 ? (
        <g transform={`translate(${x - 4.8} ${y - 4.8}) scale(0.8)`}>{toneShapes[toneOf(holds)]}</g>
      ) : (
        <text className={css.many} x={x} y={y + 3.5} textAnchor="middle">
          {sites > 99 ? '99+' : sites}
        </text>
      )}
    </MapLink>
  )
}

/** The graver the class, the stronger the line: told apart without colour, too. */
function RouteLine({ route }: { route: WorldRoute }) {
  const { t } = useWords()
  const from = spotOf(route.leaves)
  const to = spotOf(route.reaches)
  const way = from && to && wayBetween(from, to)
  if (!way) return null
  return (
    <MapLink to={suppliersAlong(route)} className={`${css.route} ${tones[toneOf(route.class)]}`} label={routeWords(t, route)}>
      <path className={css.reach} d={way.line} />
      <path className={`${css.way} ${css[`way-${route.class ?? 'INSUFFICIENT_DATA'}`] ?? ''}`} d={way.line} />
      {way.tip && <path className={css.tip} d="M-5 -4.500L5 0L-5 4.500z" transform={way.tip} />}
    </MapLink>
  )
}
