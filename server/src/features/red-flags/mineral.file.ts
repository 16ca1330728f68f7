import type { MineralRow } from 'shared/rules/red-flags/facts.ts'
import { locales, type Material, materials } from 'shared/words/lists.ts'
import { Refused } from '../../core/errors.ts'
import type { CellIn } from '../../platform/sheets.ts'
import { translator } from '../../platform/words.ts'
import { countryOfCode, countryOfName } from '../countries/importing/known-country.ts'
import { figureOf, type Grid, heading, shown } from '../countries/importing/read-table.ts'

type FigureColumn = 'reserves' | 'production' | 'transit'
type Column = 'code' | 'country' | 'material' | FigureColumn

/** How tables of what countries can produce head their columns, in the three languages. */
const headings: Readonly<Record<Column, RegExp>> = {
  code: /^(iso( ?3166)?( alpha)? ?[23]?( code)?|country code|国家代码|code( pays)?)$/,
  country: /^(country|countries|国家或地区|国家|国别|pays)(?!\p{L})/u,
  material: /^(material|mineral|commodity|物料|矿种|矿物|matière|minerai|substance)(?!\p{L})/u,
  reserves: /^(reserves?|储量|réserves?)(?!\p{L})/u,
  production: /^((mine |annual |yearly )?production|年?产量)(?!\p{L})/u,
  transit: /^((known )?transit|(known )?transit country|(已知|可疑)?(过境|途经)国?|(pays de )?transit)(?!\p{L})/u,
}
/** Without a unit in the heading, thousand tonnes are meant. */
const units: readonly (readonly [RegExp, number])[] = [
  [/(million tonnes|million tons|百万吨|millions? de tonnes|(?<!\p{L})mt(?!\p{L}))/u, 1_000],
  [/万吨/, 10],
  [/(thousand|kilotonnes?|千吨|milliers?|(?<!\p{L})kt(?!\p{L}))/u, 1],
  [/(tonnes|tons|吨|(?<!\p{L})t(?!\p{L}))/u, 0.001],
]
const factorOf = (text: string): number => units.find(([unit]) => unit.test(text))?.[1] ?? 1

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
const byName = new Map<string, Material>([
  ...materials.flatMap(code => [
    [plain(code), code] as const,
    ...locales.map(locale => [plain(translator(locale)(`flags:material.${code}`)), code] as const),
  ]),
  ['aluminium', 'PRIMARY_ALUMINIUM'],
  ['aluminum', 'PRIMARY_ALUMINIUM'],
  ['电解铝', 'PRIMARY_ALUMINIUM'],
  ['scrap', 'ALUMINIUM_SCRAP'],
])
const materialOf = (cell: CellIn): Material | null => byName.get(plain(shown(cell))) ?? null

export type MineralFaultKind = 'UNKNOWN_PLACE' | 'UNKNOWN_MATERIAL' | 'UNREADABLE' | 'TWICE'
/** These rows may be left out, by whoever says so; the others keep the file from being loaded. */
export const mayBeLeftOut: ReadonlySet<MineralFaultKind> = new Set(['UNKNOWN_PLACE', 'UNKNOWN_MATERIAL'])
export interface MineralFault {
  readonly row: number
  readonly kind: MineralFaultKind
  readonly text: string
}
export interface ReadMinerals {
  readonly rows: readonly MineralRow[]
  readonly faults: readonly MineralFault[]
  readonly rowsRead: number
  /** Footers, notes, repeated headings. */
  readonly passedOver: number
}

interface Found {
  readonly grid: Grid
  readonly headerRow: number
  readonly columns: ReadonlyMap<Column, { readonly at: number; readonly factor: number }>
}

/** Where the table begins: on whichever sheet, below whatever stands above it. */
function findColumns(grids: readonly Grid[]): Found {
  for (const grid of grids)
    for (const { number, cells } of grid.rows.slice(0, 40)) {
      const columns = new Map<Column, { at: number; factor: number }>()
      for (const [at, text] of cells.map(heading).entries()) {
        const column = (Object.keys(headings) as Column[]).find(one => !columns.has(one) && headings[one].test(text))
        if (column) columns.set(column, { at, factor: factorOf(text) })
      }
      const hasPlace = columns.has('code') || columns.has('country')
      const hasFigure = columns.has('reserves') || columns.has('production') || columns.has('transit')
      if (hasPlace && columns.has('material') && hasFigure) return { grid, headerRow: number, columns }
    }
  throw new Refused('mineralNoTable')
}

/** Nothing is guessed: a country or material that is not known, and a figure that is none, are named with their row. */
export function readMinerals(grids: readonly Grid[]): ReadMinerals {
  const { grid, headerRow, columns } = findColumns(grids)
  const body = grid.rows.filter(row => row.number > headerRow)
  const rows: MineralRow[] = []
  const faults: MineralFault[] = []
  const seen = new Set<string>()
  let passedOver = 0
  for (const { number, cells } of body) {
    const at = (column: Column): CellIn => cells[columns.get(column)?.at ?? -1] ?? null
    const told = [shown(at('code')), shown(at('country')), shown(at('material'))]
    const fault = (kind: MineralFaultKind, text: string): void => void faults.push({ row: number, kind, text: text.slice(0, 200) })
    const isHeading = [...columns].every(([column, { at: place }]) => headings[column].test(heading(cells[place] ?? null)))
    if (isHeading || shown(at('material')) === '' || (told[0] === '' && told[1] === '')) {
      passedOver += 1
      continue
    }
    const country =
      countryOfCode(told[0] ?? '') ?? countryOfName(told[1] ?? '') ?? countryOfCode(told[1] ?? '') ?? countryOfName(told[0] ?? '')
    const material = materialOf(at('material'))
    const reserves = amountOf(at('reserves'), columns.get('reserves')?.factor)
    const production = amountOf(at('production'), columns.get('production')?.factor)
    const transit = figureOf(at('transit'))
    const wrong = (
      [
        ['reserves', reserves],
        ['production', production],
        ['transit', transit],
      ] as const
    ).find(([, value]) => value === undefined)
    if (!country) fault('UNKNOWN_PLACE', told[1] || told[0] || '')
    else if (!material) fault('UNKNOWN_MATERIAL', told[2] ?? '')
    else if (wrong) fault('UNREADABLE', shown(at(wrong[0])))
    else if (seen.has(`${country} ${material}`)) fault('TWICE', `${told[1] || told[0]} ${told[2]}`)
    else {
      seen.add(`${country} ${material}`)
      rows.push({ country, material, reserves: reserves ?? null, production: production ?? null, transit: Boolean(transit) })
    }
  }
  return { rows, faults, rowsRead: body.length, passedOver }
}

/** In thousand tonnes; null: not told; undefined: no amount. */
function amountOf(cell: CellIn, factor = 1): number | null | undefined {
  const figure = figureOf(cell)
  if (figure === null || figure === undefined) return figure
  return figure < 0 || figure > 1e12 ? undefined : figure * factor
}
