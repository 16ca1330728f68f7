import { countries } from 'shared/words/countries.ts'
import { identifierKinds, locales, materials, tiers } from 'shared/words/lists.ts'
import { countryName } from './format.ts'
import { currentLocale, type Translate } from './words.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

export const countryChoices = (): Choice[] =>
  countries
    .map(code => ({ value: code, label: countryName(code) }))
    .sort((one, other) => one.label.localeCompare(other.label, currentLocale()))

export const tierChoices = (t: Translate): Choice[] => tiers.map(tier => ({ value: tier, label: t(`words:tier.${tier}`) }))

export const materialChoices = (t: Translate): Choice[] => materials.map(one => ({ value: one, label: t(`register:material.${one}`) }))
export const identifierChoices = (t: Translate): Choice[] =>
  identifierKinds.map(kind => ({ value: kind, label: t(`register:identifier.${kind}`) }))

const own = { zh: '中文', en: 'English', fr: 'Français' }
export const localeChoices = (): Choice[] => locales.map(locale => ({ value: locale, label: own[locale] }))
export const localeName = (locale: keyof typeof own): string => own[locale]

export const zoneChoices = (): Choice[] =>
  Intl.supportedValuesOf('timeZone').map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))

/** 1 is Monday. */
export const weekdayChoices = (): Choice[] => {
  const names = new Intl.DateTimeFormat(currentLocale(), { weekday: 'long', timeZone: 'UTC' })
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, at) => ({ value: String(at + 1), label: names.format(Date.UTC(2024, 0, at + 1)) }))
}
