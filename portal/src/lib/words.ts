import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import type answers from 'shared/locales/en/answers.json'
import type atlas from 'shared/locales/en/atlas.json'
import type calendar from 'shared/locales/en/calendar.json'
import type caseguide from 'shared/locales/en/caseguide.json'
import type door from 'shared/locales/en/door.json'
import type errors from 'shared/locales/en/errors.json'
import type evidence from 'shared/locales/en/evidence.json'
import type flags from 'shared/locales/en/flags.json'
import type form from 'shared/locales/en/form.json'
import type grievances from 'shared/locales/en/grievances.json'
import type hearings from 'shared/locales/en/hearings.json'
import type imports from 'shared/locales/en/imports.json'
import type lists from 'shared/locales/en/lists.json'
import type mechanism from 'shared/locales/en/mechanism.json'
import type minerals from 'shared/locales/en/minerals.json'
import type portal from 'shared/locales/en/portal.json'
import type questionnaire from 'shared/locales/en/questionnaire.json'
import type receipts from 'shared/locales/en/receipts.json'
import type register from 'shared/locales/en/register.json'
import type review from 'shared/locales/en/review.json'
import type riskreview from 'shared/locales/en/riskreview.json'
import type screening from 'shared/locales/en/screening.json'
import type sheets from 'shared/locales/en/sheets.json'
import type speakUp from 'shared/locales/en/speak.json'
import type staff from 'shared/locales/en/staff.json'
import type talk from 'shared/locales/en/talk.json'
import type templates from 'shared/locales/en/templates.json'
import type waves from 'shared/locales/en/waves.json'
import type words from 'shared/locales/en/words.json'

import type workbook from 'shared/locales/en/workbook.json'

import type year from 'shared/locales/en/year.json'

import { type Locale, locales } from 'shared/words/lists.ts'
import { readCookie, writeCookie } from './cookies.ts'

interface Files {
  portal: typeof portal
  answers: typeof answers
  atlas: typeof atlas
  calendar: typeof calendar
  caseguide: typeof caseguide
  door: typeof door
  errors: typeof errors
  flags: typeof flags
  form: typeof form
  grievances: typeof grievances
  hearings: typeof hearings
  imports: typeof imports
  lists: typeof lists
  mechanism: typeof mechanism
  minerals: typeof minerals
  questionnaire: typeof questionnaire
  receipts: typeof receipts
  evidence: typeof evidence
  register: typeof register
  review: typeof review
  riskreview: typeof riskreview
  screening: typeof screening
  sheets: typeof sheets
  speak: typeof speakUp
  staff: typeof staff
  talk: typeof talk
  templates: typeof templates
  words: typeof words
  waves: typeof waves
  workbook: typeof workbook
  year: typeof year
}
/** `left_one` and `left_other` are one sentence to the caller, who asks for `left` and brings `count`. */
type Singular<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : K
type Path<T> = { [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Path<T[K]>}` }[keyof T & string]

/** Every sentence the portal can say; the English files are the list. What stands in `portal` needs no prefix. */
export type WordKey =
  | Path<Files['portal']>
  | `answers:${Path<Files['answers']>}`
  | `atlas:${Path<Files['atlas']>}`
  | `calendar:${Path<Files['calendar']>}`
  | `caseguide:${Path<Files['caseguide']>}`
  | `door:${Path<Files['door']>}`
  | `errors:${Path<Files['errors']>}`
  | `flags:${Path<Files['flags']>}`
  | `form:${Path<Files['form']>}`
  | `grievances:${Path<Files['grievances']>}`
  | `hearings:${Path<Files['hearings']>}`
  | `imports:${Path<Files['imports']>}`
  | `lists:${Path<Files['lists']>}`
  | `mechanism:${Path<Files['mechanism']>}`
  | `minerals:${Path<Files['minerals']>}`
  | `questionnaire:${Path<Files['questionnaire']>}`
  | `receipts:${Path<Files['receipts']>}`
  | `evidence:${Path<Files['evidence']>}`
  | `register:${Path<Files['register']>}`
  | `review:${Path<Files['review']>}`
  | `riskreview:${Path<Files['riskreview']>}`
  | `screening:${Path<Files['screening']>}`
  | `sheets:${Path<Files['sheets']>}`
  | `speak:${Path<Files['speak']>}`
  | `staff:${Path<Files['staff']>}`
  | `talk:${Path<Files['talk']>}`
  | `templates:${Path<Files['templates']>}`
  | `words:${Path<Files['words']>}`
  | `waves:${Path<Files['waves']>}`
  | `workbook:${Path<Files['workbook']>}`
  | `year:${Path<Files['year']>}`
export type Translate = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string
type Namespace = keyof Files
export interface WordFile {
  readonly default: Record<string, unknown>
}

/** What is said before and right after sign-in. The list of the others is not in the first script: a line of it for each file and language. */
const files = import.meta.glob<WordFile>('../../../shared/src/locales/*/{door,portal,words}.json')
const further = async () => (await import('./further-words.ts')).furtherWords
const cookie = 'headwater-language'
const wanted = new Set<Namespace>()

const isLocale = (text: string | undefined): text is Locale => (locales as readonly string[]).includes(text ?? '')
const ownLanguage = (): Locale => {
  const given = [readCookie(cookie), document.documentElement.lang, ...navigator.languages.map(tag => tag.slice(0, 2))]
  return given.find(isLocale) ?? 'en'
}

async function load(locale: Locale, namespace: Namespace): Promise<void> {
  if (i18next.hasResourceBundle(locale, namespace)) return
  const path = `../../../shared/src/locales/${locale}/${namespace}.json`
  const file = await (files[path] ?? (await further())[path])?.()
  if (file) i18next.addResourceBundle(locale, namespace, file.default)
}

/** Called before a page that speaks with these words is shown. */
export async function needWords(...namespaces: Namespace[]): Promise<void> {
  for (const namespace of namespaces) wanted.add(namespace)
  await Promise.all(namespaces.map(namespace => load(currentLocale(), namespace)))
}

/** For a page that is used without a line: the other languages come along while there is one. */
export async function fetchEveryLanguage(): Promise<void> {
  await Promise.all(locales.flatMap(locale => [...wanted].map(namespace => load(locale, namespace))))
}

export async function startWords(): Promise<void> {
  void i18next.init({
    lng: ownLanguage(),
    resources: {},
    initAsync: false,
    ns: [],
    defaultNS: 'portal',
    fallbackLng: false,
    interpolation: { escapeValue: false },
  })
  i18next.on('languageChanged', locale => {
    document.documentElement.lang = locale === 'zh' ? 'zh-Hans' : locale
  })
  document.documentElement.lang = currentLocale() === 'zh' ? 'zh-Hans' : currentLocale()
  await needWords('portal')
}

export const currentLocale = (): Locale => i18next.language as Locale

export async function speak(locale: Locale): Promise<void> {
  writeCookie(cookie, locale)
  if (locale === currentLocale()) return
  await Promise.all([...wanted].map(namespace => load(locale, namespace)))
  await i18next.changeLanguage(locale)
}

const subscribe = (listener: () => void): (() => void) => {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}

/** The sentences of the present language. Twenty lines of ours instead of react-i18next's 7 KB. */
export const t: Translate = (key, values) => i18next.t(key, { ...values })

export function useWords(): { t: Translate; locale: Locale } {
  const locale = useSyncExternalStore(subscribe, currentLocale)
  return { t, locale }
}

/** Is there such a sentence? For keys put together while running: an action from the history that is newer than this page. */
export const isWord = (key: string): key is WordKey => i18next.exists(key)
