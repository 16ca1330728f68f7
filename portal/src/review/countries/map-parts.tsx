import { geoDistance, geoInterpolate, geoNaturalEarth1, geoPath } from 'd3-geo'
import type { MouseEvent, ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import land from 'world-atlas/land-110m.json'
import css from './countries.module.css'
import { countryPoints } from './country-points.ts'

export const mapSize = { width: 960, height: 460 } as const
const topology = land as unknown as Topology<{ land: GeometryCollection }>
const outline = feature(topology, topology.objects.land)
const projection = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [mapSize.width - 4, mapSize.height + 50],
  ],
  outline,
)
const path = geoPath(projection)
export const landOutline = path(outline) ?? ''

export type Spot = readonly [longitude: number, latitude: number]
export const spotOf = (country: string): Spot | null => {
  const point = countryPoints.get(country)
  return point ? [point[0], point[1]] : null
}
export const drawnAt = (spot: Spot): readonly [number, number] | null => projection([...spot])

/** The shortest way over the globe, and a tip two thirds along it that says in which direction. */
export function wayBetween(from: Spot, to: Spot): { line: string; tip: string } | null {
  const line = path({ type: 'LineString', coordinates: [[...from], [...to]] })
  if (!line || geoDistance([...from], [...to]) === 0) return null
  const along = geoInterpolate([...from], [...to])
  const at = projection(along(0.64))
  const before = projection(along(0.62))
  if (!at || !before) return { line, tip: '' }
  const angle = (Math.atan2(at[1] - before[1], at[0] - before[0]) * 180) / Math.PI
  return { line, tip: `translate(${at[0].toFixed(1)} ${at[1].toFixed(1)}) rotate(${angle.toFixed(1)})` }
}

/** A mark is a link: by mouse, by keyboard, into a new tab. */
export function MapLink({ to, label, className, children }: { to: string; label: string; className: string; children: ReactNode }) {
  const navigate = useNavigate()
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    void navigate(to)
  }
  return (
    <a href={to} className={`${css.mark} ${className}`} aria-label={label} onClick={follow}>
      <title>{label}</title>
      {children}
    </a>
  )
}
