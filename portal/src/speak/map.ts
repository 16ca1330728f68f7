import { geoEquirectangular, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import land from 'world-atlas/land-110m.json'

const topology = land as unknown as Topology<{ land: GeometryCollection }>
/** One unit is one degree, so that a place on the picture is a place on the earth. */
const projection = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([180, 90])
  .precision(0.3)

const svg = 'http://www.w3.org/2000/svg'
const draw = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const element = document.createElementNS(svg, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

/** From the whole world to some hundred kilometres, one step with each tap. */
const widths = [360, 90, 24]

interface Pin {
  readonly lat: number
  readonly lon: number
}

function slider(label: string, most: number): { line: HTMLElement; field: HTMLInputElement } {
  const field = Object.assign(document.createElement('input'), {
    type: 'range',
    min: String(-most),
    max: String(most),
    step: '0.05',
    value: '0',
  })
  const line = Object.assign(document.createElement('label'), { textContent: label })
  line.append(field)
  return { line, field }
}

/** A picture of the land to lay a pin on; by finger, mouse or the two sliders. No map of anybody else is asked for. */
export function showMap(place: HTMLElement, field: HTMLInputElement): void {
  const { help = '', north = '', east = '', none = '', at = '' } = place.dataset
  const picture = draw('svg', { 'aria-hidden': 'true' })
  const mark = draw('circle', { r: '0' })
  picture.append(draw('path', { d: geoPath(projection).digits(1)(feature(topology, topology.objects.land)) ?? '' }), mark)
  const [lat, lon] = [slider(north, 90), slider(east, 180)]
  const words = document.createElement('p')
  words.setAttribute('role', 'status')
  const away = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: none, hidden: true })
  let closeness = 0

  const show = (pin: Pin | null): void => {
    const width = widths[closeness] ?? 360
    const [x, y] = pin ? [pin.lon + 180, 90 - pin.lat] : [180, 90]
    const left = Math.min(Math.max(x - width / 2, 0), 360 - width)
    const top = Math.min(Math.max(y - width / 4, 0), 180 - width / 2)
    picture.setAttribute('viewBox', `${left} ${top} ${width} ${width / 2}`)
    for (const [name, value] of Object.entries({ cx: x, cy: y, r: pin ? width / 70 : 0, 'stroke-width': width / 300 }))
      mark.setAttribute(name, String(value))
    field.value = pin ? `${pin.lat.toFixed(2)},${pin.lon.toFixed(2)}` : ''
    words.textContent = pin ? at.replace('@lat', pin.lat.toFixed(2)).replace('@lon', pin.lon.toFixed(2)) : help
    away.hidden = pin === null
    lat.field.value = String(pin?.lat ?? 0)
    lon.field.value = String(pin?.lon ?? 0)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  picture.addEventListener('click', event => {
    const box = picture.getBoundingClientRect()
    const [left = 0, top = 0, width = 360] = (picture.getAttribute('viewBox') ?? '').split(' ').map(Number)
    const x = left + ((event.clientX - box.left) / box.width) * width
    const y = top + ((event.clientY - box.top) / box.height) * (width / 2)
    closeness = Math.min(closeness + 1, widths.length - 1)
    show({ lat: Math.round((90 - y) * 100) / 100, lon: Math.round((x - 180) * 100) / 100 })
  })
  const slide = (): void => show({ lat: Number(lat.field.value), lon: Number(lon.field.value) })
  lat.field.addEventListener('input', slide)
  lon.field.addEventListener('input', slide)
  away.addEventListener('click', () => {
    closeness = 0
    show(null)
    lat.field.focus()
  })
  place.classList.add('map')
  place.replaceChildren(picture, lat.line, lon.line, words, away)
  const [given, other] = field.value.split(',').map(Number)
  show(given !== undefined && other !== undefined ? { lat: given, lon: other } : null)
}
