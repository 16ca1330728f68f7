import { createRequire } from 'node:module'
import type * as IsoCountries from 'i18n-iso-countries'
import { countries } from 'shared/words/countries.ts'

const require = createRequire(import.meta.url)
const iso = require('i18n-iso-countries') as typeof IsoCountries
const languages = ['en', 'fr', 'zh', 'es', 'de'] as const

/**
 * What publishers call places besides their ISO names: former names, shortened and inverted forms. A name stands for one place or
 * it does not stand here: "Congo" alone, "Korea" alone are nobody's (domain reference 4.5).
 */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  BA: ['Bosnia', 'Bosnia-Herzegovina'],
  BN: ['Brunei'],
  BO: ['Bolivia'],
  BS: ['Bahamas, The'],
  CD: [
    'DR Congo',
    'D.R. Congo',
    'DRC',
    'Congo, DR',
    'Congo DR',
    'Congo, Dem. Rep.',
    'Congo, Democratic Republic',
    'Congo Democratic Republic',
    'Democratic Republic of Congo',
    'DR Congo (Zaire)',
    'Congo-Kinshasa',
    'Congo (Kinshasa)',
    'République démocratique du Congo',
    '刚果（金）',
    '刚果民主共和国',
  ],
  CF: ['Central African Rep.', 'CAR'],
  CG: ['Congo, Rep.', 'Congo Republic', 'Congo, Republic', 'Republic of the Congo', 'Republic of Congo', 'Congo-Brazzaville', '刚果（布）'],
  CI: ["Cote d'Ivoire", 'Ivory Coast'],
  CV: ['Cape Verde'],
  CZ: ['Czech Republic', 'Czechia'],
  EG: ['Egypt, Arab Rep.'],
  FM: ['Micronesia', 'Micronesia, Fed. Sts.'],
  GB: ['United Kingdom', 'UK', 'Great Britain'],
  GM: ['Gambia, The', 'The Gambia'],
  GW: ['Guinea Bissau', 'Guinée Bissau'],
  HK: ['Hong Kong', 'Hong Kong SAR, China', 'Hong Kong SAR'],
  IL: ['Israel and West Bank'],
  IR: ['Iran', 'Iran, Islamic Rep.'],
  KG: ['Kyrgyz Republic'],
  KN: ['St. Kitts and Nevis'],
  KP: [
    'North Korea',
    'Korea, North',
    'Korea North',
    'Korea, DPR',
    "Korea, Dem. People's Rep.",
    'DPRK',
    'Korea, Democratic People’s Republic of',
  ],
  KR: ['South Korea', 'Korea, South', 'Korea South', 'Korea, Rep.', 'Republic of Korea'],
  LA: ['Laos', 'Lao PDR'],
  LC: ['St. Lucia'],
  LY: ['Libya'],
  MD: ['Moldova'],
  MK: ['Macedonia', 'FYR Macedonia', 'North Macedonia', 'Macedonia, FYR'],
  MM: ['Burma', 'Myanmar (Burma)', 'Burma (Myanmar)'],
  MO: ['Macao', 'Macau', 'Macao SAR, China', 'Macau SAR, China'],
  PS: ['Palestine', 'West Bank and Gaza', 'Palestinian Territories', 'State of Palestine', 'Palestine, State of'],
  RU: ['Russia', 'Russia (Soviet Union)'],
  SK: ['Slovak Republic'],
  ST: ['Sao Tome & Principe', 'Sao Tome and Principe'],
  SY: ['Syria'],
  SZ: ['Swaziland', 'Kingdom of Eswatini (Swaziland)', 'Eswatini'],
  TL: ['Timor-Leste', 'East Timor', 'Timor Leste'],
  TR: ['Turkey', 'Türkiye', 'Turkiye'],
  TW: ['Taiwan', 'Taiwan, China', 'Chinese Taipei'],
  TZ: ['Tanzania'],
  US: ['United States', 'USA', 'United States of America'],
  VC: ['St. Vincent and the Grenadines'],
  VE: ['Venezuela', 'Venezuela, RB'],
  VN: ['Vietnam', 'Viet Nam'],
  XK: ['Kosovo'],
  YE: ['Yemen', 'Yemen, Rep.', 'Yemen (North Yemen)'],
  ZW: ['Zimbabwe (Rhodesia)'],
}

/** Letters and figures alone, without accents, case, and "the": as spreadsheets of ten publishers spell one name. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\bsaint\b/g, 'st')
    .replace(/\bthe\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const codes: readonly string[] = [...countries, 'XK']
const byCode = new Map<string, string>(
  codes.flatMap(code => {
    const three = code === 'XK' ? 'XKX' : iso.alpha2ToAlpha3(code)
    return [[code, code] as const, ...(three ? [[three, code] as const] : [])]
  }),
)
byCode.set('ROM', 'RO').set('ZAR', 'CD').set('TMP', 'TL').set('KSV', 'XK').set('WBG', 'PS')

const byName = new Map<string, string>()
for (const code of codes) {
  for (const language of languages) {
    const names = iso.getName(code, language, { select: 'all' }) ?? []
    for (const name of names) byName.set(plain(name), code)
    byName.set(plain(new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code), code)
  }
}
for (const [code, names] of Object.entries(alsoCalled)) for (const name of names) byName.set(plain(name), code)
for (const nobodys of ['congo', 'korea', 'coree', '']) byName.delete(nobodys)

/** ISO 3166-1 alpha-2 of a code, by itself: `NA` is Namibia, and `GIN` Guinea. */
export const countryOfCode = (text: string): string | null => byCode.get(text.trim().toUpperCase()) ?? null

/** ISO 3166-1 alpha-2 of a name in a publisher's spelling; whole names only. */
export const countryOfName = (text: string): string | null => byName.get(plain(text)) ?? null

/** ISO 3166-2, like `IN-CT`, of one of the known countries. */
export const regionOfCode = (text: string): { country: string; region: string } | null => {
  const [, country, part] = /^([A-Z]{2})-([A-Z0-9]{1,3})$/.exec(text.trim().toUpperCase()) ?? []
  return country && part && byCode.has(country) ? { country, region: `${country}-${part}` } : null
}
