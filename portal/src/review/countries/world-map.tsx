import { geoNaturalEarth1, geoPath } from 'd3-geo'
import { useNavigate } from 'react-router'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import land from 'world-atlas/land-110m.json'
import { countryName, list } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { toneShapes } from '../../ui/badge.tsx'
import { classTones } from './class-badge.tsx'
import css from './countries.module.css'
import { countryPoints } from './country-points.ts'
import type { CountryMark } from './worst-of.ts'

const width = 960
const height = 460
const topology = land as unknown as Topology<{ land: GeometryCollection }>
const outline = feature(topology, topology.objects.land)
const projection = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [width - 4, height + 50],
  ],
  outline,
)
const drawn = geoPath(projection)(outline) ?? ''

/** Land alone: no border is drawn, so that none is taken for ours. Each mark leads to its country. */
export function WorldMap({ marks }: { marks: readonly CountryMark[] }) {
  const { t } = useWords()
  const names = list(marks.map(one => countryName(one.country)))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset
    <svg className={css.map} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('atlas:world.describe', { names })}>
      <path className={css.land} d={drawn} />
      {marks.map(mark => (
        <Mark key={mark.country} mark={mark} />
      ))}
    </svg>
  )
}

function Mark({ mark: { country, holds } }: { mark: CountryMark }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const point = countryPoints.get(country)
  const at = point && projection([...point])
  if (!at) return null
  const tone = classTones[holds]
  const name = countryName(country)
  const to = `/countries/${country}`
  return (
    <a
      href={to}
      className={`${css.mark} ${css[tone]}`}
      aria-label={`${name}: ${t(`atlas:class.${holds}`)}`}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        void navigate(to)
      }}
    >
      <title>{`${name}: ${t(`atlas:class.${holds}`)}`}</title>
      <circle className={css.disc} cx={at[0]} cy={at[1]} r={12} />
      <g transform={`translate(${at[0] - 8.4} ${at[1] - 8.4}) scale(1.4)`}>{toneShapes[tone]}</g>
      <text className={css.name} x={at[0]} y={at[1] + 27} textAnchor="middle">
        {name}
      </text>
    </a>
  )
}
