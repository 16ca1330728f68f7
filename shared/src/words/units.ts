import type { LocalText } from './lists.ts'

/** Units in which a questionnaire asks for numbers. Tonnes follow UN/ECE Recommendation 20. */
export const units = {
  TNE: { zh: '吨', en: 't', fr: 't' },
  TNE_PER_YEAR: { zh: '吨/年', en: 't per year', fr: 't par an' },
  PERSON: { zh: '人', en: 'people', fr: 'personnes' },
  YEAR_OF_AGE: { zh: '岁', en: 'years of age', fr: 'ans' },
  YEAR: { zh: '年份', en: 'year', fr: 'année' },
  DAY: { zh: '天', en: 'days', fr: 'jours' },
  HECTARE: { zh: '公顷', en: 'ha', fr: 'ha' },
  SQUARE_KILOMETRE: { zh: '平方公里', en: 'km²', fr: 'km²' },
  CASE: { zh: '起', en: 'cases', fr: 'cas' },
} satisfies Record<string, LocalText>
export type Unit = keyof typeof units
