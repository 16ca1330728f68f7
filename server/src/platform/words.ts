import { createInstance } from 'i18next'
import enAtlas from 'shared/locales/en/atlas.json'
import enCalendar from 'shared/locales/en/calendar.json'
import enCountries from 'shared/locales/en/countries.json'
import enDocuments from 'shared/locales/en/documents.json'
import enErrors from 'shared/locales/en/errors.json'
import enFlags from 'shared/locales/en/flags.json'
import enGrievances from 'shared/locales/en/grievances.json'
import enHearings from 'shared/locales/en/hearings.json'
import enImports from 'shared/locales/en/imports.json'
import enMails from 'shared/locales/en/mails.json'
import enMechanism from 'shared/locales/en/mechanism.json'
import enQuestionnaire from 'shared/locales/en/questionnaire.json'
import enReceipts from 'shared/locales/en/receipts.json'
import enScreening from 'shared/locales/en/screening.json'
import enSheets from 'shared/locales/en/sheets.json'
import enSpeak from 'shared/locales/en/speak.json'
import enTemplates from 'shared/locales/en/templates.json'
import enWords from 'shared/locales/en/words.json'
import enWorkbook from 'shared/locales/en/workbook.json'
import enYearly from 'shared/locales/en/yearly.json'
import frAtlas from 'shared/locales/fr/atlas.json'
import frCalendar from 'shared/locales/fr/calendar.json'
import frCountries from 'shared/locales/fr/countries.json'
import frDocuments from 'shared/locales/fr/documents.json'
import frErrors from 'shared/locales/fr/errors.json'
import frFlags from 'shared/locales/fr/flags.json'
import frGrievances from 'shared/locales/fr/grievances.json'
import frHearings from 'shared/locales/fr/hearings.json'
import frImports from 'shared/locales/fr/imports.json'
import frMails from 'shared/locales/fr/mails.json'
import frMechanism from 'shared/locales/fr/mechanism.json'
import frQuestionnaire from 'shared/locales/fr/questionnaire.json'
import frReceipts from 'shared/locales/fr/receipts.json'
import frScreening from 'shared/locales/fr/screening.json'
import frSheets from 'shared/locales/fr/sheets.json'
import frSpeak from 'shared/locales/fr/speak.json'
import frTemplates from 'shared/locales/fr/templates.json'
import frWords from 'shared/locales/fr/words.json'
import frWorkbook from 'shared/locales/fr/workbook.json'
import frYearly from 'shared/locales/fr/yearly.json'
import zhAtlas from 'shared/locales/zh/atlas.json'
import zhCalendar from 'shared/locales/zh/calendar.json'
import zhCountries from 'shared/locales/zh/countries.json'
import zhDocuments from 'shared/locales/zh/documents.json'
import zhErrors from 'shared/locales/zh/errors.json'
import zhFlags from 'shared/locales/zh/flags.json'
import zhGrievances from 'shared/locales/zh/grievances.json'
import zhHearings from 'shared/locales/zh/hearings.json'
import zhImports from 'shared/locales/zh/imports.json'
import zhMails from 'shared/locales/zh/mails.json'
import zhMechanism from 'shared/locales/zh/mechanism.json'
import zhQuestionnaire from 'shared/locales/zh/questionnaire.json'
import zhReceipts from 'shared/locales/zh/receipts.json'
import zhScreening from 'shared/locales/zh/screening.json'
import zhSheets from 'shared/locales/zh/sheets.json'
import zhSpeak from 'shared/locales/zh/speak.json'
import zhTemplates from 'shared/locales/zh/templates.json'
import zhWords from 'shared/locales/zh/words.json'
import zhWorkbook from 'shared/locales/zh/workbook.json'
import zhYearly from 'shared/locales/zh/yearly.json'
import { type Locale, locales } from 'shared/words/lists.ts'

const resources = {
  zh: {
    words: zhWords,
    atlas: zhAtlas,
    calendar: zhCalendar,
    errors: zhErrors,
    flags: zhFlags,
    grievances: zhGrievances,
    screening: zhScreening,
    imports: zhImports,
    hearings: zhHearings,
    mails: zhMails,
    mechanism: zhMechanism,
    countries: zhCountries,
    documents: zhDocuments,
    receipts: zhReceipts,
    speak: zhSpeak,
    templates: zhTemplates,
    sheets: zhSheets,
    yearly: zhYearly,
    questionnaire: zhQuestionnaire,
    workbook: zhWorkbook,
  },
  en: {
    words: enWords,
    atlas: enAtlas,
    calendar: enCalendar,
    errors: enErrors,
    flags: enFlags,
    grievances: enGrievances,
    screening: enScreening,
    imports: enImports,
    hearings: enHearings,
    mails: enMails,
    mechanism: enMechanism,
    countries: enCountries,
    documents: enDocuments,
    receipts: enReceipts,
    speak: enSpeak,
    templates: enTemplates,
    sheets: enSheets,
    yearly: enYearly,
    questionnaire: enQuestionnaire,
    workbook: enWorkbook,
  },
  fr: {
    words: frWords,
    atlas: frAtlas,
    calendar: frCalendar,
    errors: frErrors,
    flags: frFlags,
    grievances: frGrievances,
    screening: frScreening,
    imports: frImports,
    hearings: frHearings,
    mails: frMails,
    mechanism: frMechanism,
    countries: frCountries,
    documents: frDocuments,
    receipts: frReceipts,
    speak: frSpeak,
    templates: frTemplates,
    sheets: frSheets,
    yearly: frYearly,
    questionnaire: frQuestionnaire,
    workbook: frWorkbook,
  },
} satisfies Record<Locale, unknown>

/** `round_one` and `round_other` are one sentence to the caller, who asks for `round` and brings `count`. */
type Singular<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : K
type Path<T> = { [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Path<T[K]>}` }[keyof T & string]
type English = (typeof resources)['en']
/** Every sentence the server can say: `errors:wrongState`, `mails:passwordReset.subject`. The English files are the list. */
export type WordKey = { [N in keyof English & string]: `${N}:${Path<English[N]>}` }[keyof English & string]

export type WordValues = Readonly<Record<string, string | number>>
export type Translate = (key: WordKey, values?: WordValues) => string

/** Built once; the sentences are part of the program, so nothing is read later. Whoever writes HTML escapes there. */
const i18n = createInstance()
void i18n.init({
  resources,
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  ns: Object.keys(resources.en),
  defaultNS: 'words',
  keySeparator: '.',
  nsSeparator: ':',
  interpolation: { escapeValue: false },
})

const fixed = Object.fromEntries(locales.map(locale => [locale, i18n.getFixedT(locale)]))

/** Where a value begins and ends inside a sentence; private signs that no value keeps. */
const [begins, ends] = ['\ue000', '\ue001']
const bounded = (values: WordValues): WordValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? begins + value.replace(/[\ue000\ue001]/g, '') + ends : value,
    ]),
  )

/** A gap between Chinese and Latin signs where a value meets the sentence; a name itself is left as it is written. */
const spaced = (sentence: string): string =>
  sentence
    .replace(/(?<=\p{Script=Han})\ue000(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d])\ue001(?=\p{Script=Han})/gu, ' ')
    .replace(/[\ue000\ue001]/g, '')

/** The sentences in one language: `translator('zh')('errors:wrongState', facts)`. */
export const translator =
  (locale: Locale): Translate =>
  (key, values = {}) => {
    const say = (given: WordValues): string => fixed[locale]?.(key, { ...given }) ?? key
    return locale === 'zh' ? spaced(say(bounded(values))) : say(values)
  }

/** Is there such a sentence? For keys that are put together while the program runs: the name of a rule, of a state. */
export const isWordKey = (key: string): key is WordKey => i18n.exists(key, { lng: 'en' }) || i18n.exists(key, { lng: 'en', count: 2 })
