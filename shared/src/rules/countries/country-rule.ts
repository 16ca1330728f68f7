import { z } from 'zod'
import { type LocationRole, locationRoles, riskDimensions, type SourceKey, sourceKeys } from '../../words/country-sources.ts'

/**
 * When a figure raises a dimension. One row a sign; the thresholds are the programme's own (domain reference 4.4: no source gives
 * one for CPI, so every one of them is a setting, shown beside each result, and never law).
 */
export const signs = {
  HIIK_INTENSITY: { source: 'HIIK', indicator: 'intensity', dimension: 'CONFLICT', threshold: 'hiikIntensity', fires: 'FROM' },
  EU_CONFLICT: { source: 'EUC', indicator: 'conflict', dimension: 'CONFLICT', threshold: null, fires: 'LISTED' },
  DODD_FRANK: { source: 'DF', indicator: 'covered', dimension: 'CONFLICT', threshold: null, fires: 'LISTED' },
  UN_REGIME: { source: 'UNSC', indicator: 'regime', dimension: 'CONFLICT', threshold: null, fires: 'LISTED' },
  UN_SANCTIONS: { source: 'UNSC', indicator: 'regime', dimension: 'SANCTIONS', threshold: null, fires: 'LISTED' },
  CPI_SCORE: { source: 'CPI', indicator: 'score', dimension: 'GOVERNANCE', threshold: 'cpiScore', fires: 'BELOW' },
  FSI_TOTAL: { source: 'FSI', indicator: 'total', dimension: 'HUMAN_RIGHTS', threshold: 'fsiTotal', fires: 'FROM' },
  FSI_RIGHTS: { source: 'FSI', indicator: 'p3', dimension: 'HUMAN_RIGHTS', threshold: 'fsiRights', fires: 'FROM' },
  EU_HIGH_RISK: { source: 'EUC', indicator: 'highRisk', dimension: 'EU_HIGH_RISK', threshold: null, fires: 'LISTED' },
  DOL_GOODS: { source: 'DOL', indicator: 'goods', dimension: 'LABOUR', threshold: 'dolGoods', fires: 'FROM' },
  FATF_CALL: { source: 'FATF', indicator: 'callForAction', dimension: 'FINANCIAL', threshold: null, fires: 'LISTED' },
  FATF_MONITORED: { source: 'FATF', indicator: 'monitored', dimension: 'FINANCIAL', threshold: null, fires: 'LISTED' },
  BASEL_AML: { source: 'BAML', indicator: 'score', dimension: 'FINANCIAL', threshold: 'baselAml', fires: 'FROM' },
} as const satisfies Record<
  string,
  {
    source: SourceKey
    indicator: string
    dimension: (typeof riskDimensions)[number]
    threshold: string | null
    /** FROM: at the threshold and above. BELOW: under it. LISTED: in the list. */
    fires: 'FROM' | 'BELOW' | 'LISTED'
  }
>
export type Sign = keyof typeof signs
export const signKeys = Object.keys(signs) as Sign[]

export const thresholds = {
  /** T1: limited war. 3 catches crack-downs on protest as well. */
  hiikIntensity: { sign: 'HIIK_INTENSITY', usual: 4, min: 1, max: 5, step: 1 },
  /** T2: nobody's rule; 30, 40 and 50 are in use. 50 calls most of the world high-risk. */
  cpiScore: { sign: 'CPI_SCORE', usual: 40, min: 0, max: 100, step: 1 },
  /** T3: where the *alert* band begins. */
  fsiTotal: { sign: 'FSI_TOTAL', usual: 90, min: 0, max: 120, step: 0.1 },
  /** T4 */
  fsiRights: { sign: 'FSI_RIGHTS', usual: 7, min: 0, max: 10, step: 0.1 },
  dolGoods: { sign: 'DOL_GOODS', usual: 1, min: 1, max: 500, step: 1 },
  baselAml: { sign: 'BASEL_AML', usual: 6, min: 0, max: 10, step: 0.1 },
} as const satisfies Record<string, { sign: Sign; usual: number; min: number; max: number; step: number }>
export type Threshold = keyof typeof thresholds
export const thresholdKeys = Object.keys(thresholds) as Threshold[]

const threshold = (key: Threshold) =>
  z.number({ message: 'threshold' }).min(thresholds[key].min, 'threshold').max(thresholds[key].max, 'threshold')

/** What a programme decided about its decision. Versioned; a version holds once a second person has approved it. */
export const countryRule = z.strictObject({
  thresholds: z.strictObject({
    hiikIntensity: threshold('hiikIntensity'),
    cpiScore: threshold('cpiScore'),
    fsiTotal: threshold('fsiTotal'),
    fsiRights: threshold('fsiRights'),
    dolGoods: threshold('dolGoods'),
    baselAml: threshold('baselAml'),
  }),
  /** Without a value from one of these, nothing raised is not yet *no*. */
  required: z.array(z.enum(sourceKeys)).max(sourceKeys.length),
  /** Labour and finance are off unless the programme wants them. */
  dimensions: z.array(z.enum(riskDimensions)),
  roles: z.array(z.enum(locationRoles)),
})
export type CountryRule = z.infer<typeof countryRule>

const alwaysAsked: readonly LocationRole[] = ['ORIGIN', 'TRANSIT', 'SUPPLIER']

/** As ruled in domain reference 0.4, *Countries*; every figure of it is a programme's to change. */
export const usualRule: CountryRule = {
  thresholds: {
    hiikIntensity: thresholds.hiikIntensity.usual,
    cpiScore: thresholds.cpiScore.usual,
    fsiTotal: thresholds.fsiTotal.usual,
    fsiRights: thresholds.fsiRights.usual,
    dolGoods: thresholds.dolGoods.usual,
    baselAml: thresholds.baselAml.usual,
  },
  required: ['EUC', 'UNSC', 'DF', 'CPI', 'FSI'],
  dimensions: ['CONFLICT', 'SANCTIONS', 'GOVERNANCE', 'HUMAN_RIGHTS', 'EU_HIGH_RISK'],
  roles: [...alwaysAsked],
}
