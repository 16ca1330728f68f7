import type { EditionKind, SourceKey } from 'shared/words/country-sources.ts'

/**
 * What ships (0.4, *Countries*): law and plain fact (Dodd-Frank's countries, UN regimes), open data with attribution for thirty countries
 * of the aluminium chain (WGI, UCDP), and single cited figures of CPI and FSI for the countries of the demonstration. Nothing else may.
 */

export interface StarterEdition {
  readonly source: SourceKey
  readonly year: number
  readonly title: string
  readonly kind?: EditionKind
  readonly gotOn: string
  readonly licence: string
  readonly origin: string
  readonly values: readonly { country: string; region: string; indicator: string; value: number; rank: number | null }[]
}

const one = (country: string, indicator: string, value: number, rank: number | null = null) => ({
  country,
  region: '',
  indicator,
  value,
  rank,
})
const listed = (indicator: string, countries: readonly string[]) => countries.map(country => one(country, indicator, 1))

/** The DR Congo and the nine that adjoin it: Dodd-Frank Act §1502(e)(1). */
const doddFrank = ['CD', 'AO', 'BI', 'CF', 'CG', 'RW', 'SS', 'TZ', 'UG', 'ZM']
/** Countries with a regime of the UN Security Council; Guinea-Bissau bears the list's letters GB (domain reference 4.5). */
const unRegimes = ['AF', 'IQ', 'CD', 'SD', 'KP', 'LY', 'GW', 'CF', 'YE', 'SS', 'HT', 'SO', 'IR', 'LB']

const wgiOrder = ['voice', 'stability', 'effectiveness', 'regulation', 'law', 'corruption'] as const
/** Estimates of the Worldwide Governance Indicators for 2023, in the order of `wgiOrder`; World Bank, CC BY 4.0. */
const wgi2023 = {
  GN: [-1.15, -0.88, -0.91, -1.08, -1.11, -0.9],
  AU: [1.51, 0.92, 1.59, 1.94, 1.52, 1.78],
  CN: [-1.5, -0.51, 0.68, -0.36, -0.04, -0.01],
  BR: [0.38, -0.41, -0.55, -0.3, -0.31, -0.5],
  IN: [0.09, -0.64, 0.48, -0.14, 0.19, -0.37],
  ID: [0.14, -0.4, 0.58, 0.3, -0.15, -0.49],
  JM: [0.56, 0.38, 0.41, 0.1, -0.17, -0.11],
  GH: [0.41, -0.02, -0.09, -0.18, -0.1, -0.1],
  SL: [-0.3, -0.24, -1.16, -1.06, -0.83, -0.57],
  VN: [-1.24, -0.04, 0.13, -0.38, -0.09, -0.42],
  MY: [0.09, 0.17, 0.88, 0.66, 0.57, 0.3],
  GY: [0.15, -0.06, -0.29, -0.56, -0.34, -0.38],
  SR: [0.35, 0.41, -0.97, -0.73, -0.06, -0.4],
  KZ: [-1.0, -0.27, 0.15, 0.07, -0.45, -0.27],
  RU: [-1.29, -1.13, -0.71, -1.12, -1.19, -1.1],
  SA: [-1.42, -0.21, 0.8, 0.52, 0.41, 0.54],
  AE: [-1.09, 0.68, 1.6, 1.04, 0.88, 1.07],
  BH: [-1.38, -0.37, 0.7, 1.08, 0.47, 0.18],
  IE: [1.48, 0.9, 1.59, 1.75, 1.63, 1.58],
  ES: [1.19, 0.29, 0.75, 0.69, 0.82, 0.63],
  GR: [1.01, 0.24, 0.15, 0.58, 0.21, 0.1],
  TR: [-0.86, -1.01, -0.25, -0.23, -0.51, -0.5],
  CA: [1.48, 0.82, 1.52, 1.64, 1.47, 1.67],
  NO: [1.78, 0.89, 1.8, 1.6, 1.83, 2.11],
  IS: [1.45, 1.21, 1.56, 1.28, 1.72, 1.55],
  MZ: [-0.59, -1.27, -0.72, -0.71, -1.03, -0.83],
  ZA: [0.74, -0.67, -0.26, -0.22, 0.09, -0.28],
  CM: [-1.07, -1.4, -0.91, -0.91, -1.04, -1.16],
  SG: [-0.07, 1.42, 2.32, 2.31, 1.75, 2.04],
  CD: [-1.21, -2.04, -1.69, -1.41, -1.67, -1.48],
} as const
/** Deaths in organised violence in 2023, best estimate, UCDP GED 24.1; 0: no event of the year there. CC BY 4.0. */
const ucdp2023 = {
  GN: 0,
  AU: 0,
  CN: 1,
  BR: 2458,
  IN: 403,
  ID: 89,
  JM: 0,
  GH: 15,
  SL: 0,
  VN: 0,
  MY: 0,
  GY: 0,
  SR: 0,
  KZ: 0,
  RU: 204,
  SA: 9,
  AE: 0,
  BH: 0,
  IE: 0,
  ES: 2,
  GR: 0,
  TR: 99,
  CA: 0,
  NO: 0,
  IS: 0,
  MZ: 271,
  ZA: 5,
  CM: 638,
  SG: 0,
  CD: 3757,
} as const

export const starterEditions: readonly StarterEdition[] = [
  {
    source: 'DF',
    year: 2012,
    title: 'Dodd-Frank §1502 covered countries',
    gotOn: '2026-11-28',
    licence: 'US law, public domain',
    origin: 'Dodd-Frank Act §1502(e)(1); 17 CFR 240.13p-1',
    values: listed('covered', doddFrank),
  },
  {
    source: 'UNSC',
    year: 2026,
    title: 'UN Security Council regimes 2026',
    gotOn: '2026-11-28',
    licence: 'Plain fact',
    origin: 'UN Security Council Consolidated List, February 2026, and resolution 1636 (Lebanon, no names listed)',
    values: listed('regime', unRegimes),
  },
  {
    source: 'WGI',
    year: 2023,
    title: 'WGI 2023 (thirty countries)',
    gotOn: '2026-11-28',
    licence: 'CC BY 4.0, World Bank',
    origin: 'World Bank, Worldwide Governance Indicators, data year 2023',
    values: Object.entries(wgi2023).flatMap(([country, figures]) => figures.map((value, at) => one(country, wgiOrder[at] ?? '', value))),
  },
  {
    source: 'UCDP',
    year: 2023,
    title: 'UCDP GED 24.1, 2023 (thirty countries)',
    gotOn: '2026-11-28',
    licence: 'CC BY 4.0, Uppsala Conflict Data Program',
    origin: 'UCDP Georeferenced Event Dataset 24.1, best estimates by country and year',
    values: Object.entries(ucdp2023).map(([country, deaths]) => one(country, 'deaths', deaths)),
  },
  {
    source: 'CPI',
    year: 2023,
    title: 'CPI 2023 (single figures)',
    gotOn: '2026-11-28',
    licence: 'Single figures, cited; the whole edition: CC BY-ND 4.0',
    origin: 'Transparency International, Corruption Perceptions Index 2023, published January 2024',
    values: [
      one('GN', 'score', 26, 141),
      one('CN', 'score', 42, 76),
      one('SG', 'score', 83, 5),
      one('AU', 'score', 75, 14),
      one('BR', 'score', 36, 104),
    ],
  },
  {
    source: 'FSI',
    year: 2023,
    title: 'FSI 2023 (single figures)',
    gotOn: '2026-11-28',
    licence: 'Single figures, cited; the whole edition: © Fund for Peace',
    origin: 'Fund for Peace, Fragile States Index 2023: totals, and indicator P3 for Guinea',
    values: [
      one('GN', 'total', 98.5, 14),
      one('GN', 'p3', 7.3),
      one('CN', 'total', 65.1, 102),
      one('SG', 'total', 25.5, 165),
      one('AU', 'total', 22, 168),
      one('BR', 'total', 74.5, 71),
    ],
  },
]
