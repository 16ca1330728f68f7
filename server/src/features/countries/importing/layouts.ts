import type { SourceKey } from 'shared/words/country-sources.ts'

/**
 * How publishers head their columns, as data: for each source, which headings carry the place and which a figure. `{year}` stands
 * for the edition's year. Whoever loads something else says which column is what, and that is remembered (table edition_mappings).
 */
export interface Layout {
  readonly code: readonly RegExp[]
  readonly country: readonly RegExp[]
  readonly region: readonly RegExp[]
  /** Rows of other years are left out, and counted. */
  readonly year: readonly RegExp[]
  readonly rank: readonly RegExp[]
  /** One column a figure. */
  readonly figures: Readonly<Record<string, readonly RegExp[]>>
  /** A table of conflicts: a country stands in several rows, a row may name several countries, and the gravest counts. */
  readonly combine?: 'MAX'
  /** One row a figure: which column names it, and what the publisher calls it. */
  readonly long?: {
    readonly key: readonly RegExp[]
    readonly keys: Readonly<Record<string, readonly RegExp[]>>
    readonly value: readonly RegExp[]
  }
}

const usual: Omit<Layout, 'figures'> = {
  code: [/^iso ?3$/, /^iso code$/, /^alpha ?3$/, /^country code$/, /^alpha ?2$/, /^iso ?2$/, /^iso3166( alpha)? ?[23]?$/, /^code$/],
  country: [
    /^country$/,
    /^country territory$/,
    /^country name$/,
    /^countryname$/,
    /^country or territory$/,
    /^jurisdiction$/,
    /^economy$/,
    /^国家$/,
    /^pays$/,
    /^location$/,
  ],
  region: [/^iso ?3166 ?2$/, /^region code$/],
  year: [/^year$/, /^edition$/],
  rank: [/^(global )?rank {year}$/, /^(global )?rank$/],
}

const of = (figures: Layout['figures'], more: Partial<Layout> = {}): Layout => ({ ...usual, ...more, figures })

const wgiKeys = {
  voice: [/^va(\.est)?$/, /^voice and accountability( estimate)?$/],
  stability: [/^pv(\.est)?$/, /^political stability( and absence of violence( terrorism)?)?( estimate)?$/],
  effectiveness: [/^ge(\.est)?$/, /^government effectiveness( estimate)?$/],
  regulation: [/^rq(\.est)?$/, /^regulatory quality( estimate)?$/],
  law: [/^rl(\.est)?$/, /^rule of law( estimate)?$/],
  corruption: [/^cc(\.est)?$/, /^control of corruption( estimate)?$/],
} as const

export const layouts: Readonly<Record<SourceKey, Layout>> = {
  HIIK: of(
    { intensity: [/^(max )?intensity( level)?$/, /^value$/] },
    { combine: 'MAX', code: [...usual.code, /^alpha ?3 list$/], country: [...usual.country, /^countries$/, /^parties$/, /^conflict$/] },
  ),
  EUC: of({ conflict: [/^conflict affected$/, /^conflict$/], highRisk: [/^high risk$/] }),
  DF: of({ covered: [/^covered$/, /^value$/] }),
  UNSC: of({ regime: [/^regime$/, /^listed$/, /^value$/] }),
  CPI: of({ score: [/^cpi score {year}$/, /^cpi {year} score$/, /^cpi score$/, /^score$/, /^value$/] }),
  FSI: of({
    total: [/^total$/, /^value$/],
    c1: [/^c1\b/],
    c2: [/^c2\b/],
    c3: [/^c3\b/],
    e1: [/^e1\b/],
    e2: [/^e2\b/],
    e3: [/^e3\b/],
    p1: [/^p1\b/],
    p2: [/^p2\b/],
    p3: [/^p3\b/],
    s1: [/^s1\b/],
    s2: [/^s2\b/],
    x1: [/^x1\b/],
  }),
  WGI: of(
    { ...wgiKeys },
    {
      long: {
        key: [/^indicator$/, /^series name$/, /^dimension$/],
        keys: wgiKeys,
        value: [/^estimate$/, /^{year} yr{year}$/, /^{year}$/, /^value$/],
      },
    },
  ),
  UCDP: of({ deaths: [/^deaths$/, /^best$/, /^value$/], events: [/^events$/] }),
  ACLED: of({ fatalities: [/^fatalities$/, /^value$/], events: [/^events$/] }),
  CW: of({ deteriorated: [/^deteriorated$/, /^value$/] }),
  GPI: of({ score: [/^overall score$/, /^score$/, /^{year}$/, /^value$/] }),
  FH: of({ score: [/^total$/, /^score$/, /^value$/] }),
  HDI: of({ index: [/^hdi( value)?$/, /^human development index( hdi)?( value)?$/, /^hdi {year}$/, /^value$/] }),
  EITI: of({ member: [/^member$/, /^status$/, /^value$/], validation: [/^validation score$/, /^overall score$/] }),
  DOL: of({ goods: [/^goods$/, /^value$/] }),
  TIP: of({ tier: [/^tier( {year})?$/, /^value$/] }),
  ITUC: of({ rating: [/^rating( {year})?$/, /^score$/, /^value$/] }),
  GSI: of({ prevalence: [/^(estimated )?prevalence/, /^value$/] }),
  FATF: of({ callForAction: [/^call for action$/], monitored: [/^(increased )?monitoring$/, /^monitored$/] }),
  BAML: of({ score: [/^(overall )?score$/, /^{year}$/, /^value$/] }),
  FCS: of({ listed: [/^listed$/, /^fcs$/, /^value$/] }),
}
