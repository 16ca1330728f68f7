import type { Finding, FindingState, Judgement } from 'shared/rules/countries/judge-location.ts'
import { sourceOf } from 'shared/words/country-sources.ts'
import { type Locale, type LocalText, locales } from 'shared/words/lists.ts'
import { translator, type WordKey } from '../../platform/words.ts'

/** Made once per language: made anew for every figure, they took most of a run over all places. */
const formats = Object.fromEntries(
  locales.map(locale => [
    locale,
    {
      figure: new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }),
      country: new Intl.DisplayNames([locale], { type: 'region' }),
      list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    },
  ]),
) as Record<Locale, { figure: Intl.NumberFormat; country: Intl.DisplayNames; list: Intl.ListFormat }>

/** How a figure is written in a sentence of that language. */
const figure = (value: number, locale: Locale): string => formats[locale].figure.format(value)

const placeName = (country: string, region: string, locale: Locale): string => {
  const name = formats[locale].country.of(country) ?? country
  return region ? `${name} (${region})` : name
}

const clauses: Record<FindingState, WordKey | null> = {
  FIRED: 'countries:clause.fired',
  CLEAR: 'countries:clause.clear',
  NOT_LISTED: 'countries:clause.notListed',
  IN_PART: 'countries:clause.inPart',
  NO_DATA: 'countries:clause.noData',
  NO_EDITION: 'countries:clause.noEdition',
}

function clause(one: Finding, locale: Locale): string {
  const say = translator(locale)
  const { title } = sourceOf(one.source)
  const listed = one.threshold === null
  const key =
    one.state === 'FIRED' && listed
      ? 'countries:clause.listed'
      : one.state === 'CLEAR' && listed
        ? 'countries:clause.notListed'
        : clauses[one.state]
  if (!key) return ''
  return say(key, {
    source: one.edition ?? title[locale],
    indicator: say(`countries:sign.${one.sign}` as WordKey),
    value: one.value === null ? '' : figure(one.value, locale),
    threshold: one.threshold === null ? '' : figure(one.threshold, locale),
    rank: one.rank === null ? '' : say('countries:clause.rank', { rank: one.rank }),
  })
}

interface Place {
  readonly country: string
  readonly region: string
}

/** The class in a sentence: the one a yearly report prints (domain reference 4.6). */
function verdict(place: Place, judgement: Judgement, locale: Locale): string {
  const say = translator(locale)
  const join = (parts: readonly string[]): string => formats[locale].list.format(parts)
  const raised = judgement.dimensions.filter(one => one !== 'CONFLICT' && one !== 'SANCTIONS')
  return say(`countries:verdict.${judgement.class}` as WordKey, {
    place: placeName(place.country, place.region, locale),
    dimensions: join(raised.map(one => say(`countries:dimension.${one}` as WordKey))),
    sources: join(judgement.missing.map(one => sourceOf(one).title[locale])),
  })
}

/** What raised it, then what did not, then what is without data: each source once. */
function grounds({ findings }: Judgement, locale: Locale): string[] {
  const told = (states: readonly FindingState[]): string[] =>
    [...new Set(findings.filter(one => states.includes(one.state)).map(one => clause(one, locale)))].filter(Boolean)
  return [...told(['FIRED']), ...told(['CLEAR', 'NOT_LISTED']), ...told(['IN_PART', 'NO_DATA', 'NO_EDITION'])]
}

const inAll = <T>(write: (locale: Locale) => T): Record<Locale, T> =>
  Object.fromEntries(locales.map(locale => [locale, write(locale)])) as Record<Locale, T>

/**
 * Writes the paragraph that says why, made from the facts alone. Places with the same findings share their grounds: a country's five
 * hundred regions would say them five hundred times, and saying is most of a run's work. `basis` tells which findings they are.
 */
export function reasoner(): (place: Place, judgement: Judgement, basis: string) => LocalText {
  const known = new Map<string, Record<Locale, string[]>>()
  return (place, judgement, basis) => {
    const of = known.get(basis) ?? inAll(locale => grounds(judgement, locale))
    known.set(basis, of)
    return inAll(locale => [verdict(place, judgement, locale), ...of[locale]].join(locale === 'zh' ? '' : ' '))
  }
}
