import type { Locale } from 'shared/words/lists.ts'
import type { Translate } from '../../platform/words.ts'

/** How a page is said and drawn for whoever asks; nothing in it says who that is. */
export interface Look {
  readonly locale: Locale
  readonly say: Translate
  /** Of its one style element. */
  readonly nonce: string
  /** Our own small script, where the portal was built; pages are whole without it. */
  readonly script: string | null
  /** Where the pages of this programme begin: `/speak/shifan`. */
  readonly base: string
  /** Whose pages they are. */
  readonly name: string
}

export const languageTags: Record<Locale, string> = { zh: 'zh-Hans', en: 'en', fr: 'fr' }
/** Days are written as in Britain. */
export const dateTags: Record<Locale, string> = { ...languageTags, en: 'en-GB' }
export const languageNames: Record<Locale, string> = { zh: '中文', en: 'English', fr: 'Français' }

/** A page of weather that nobody wonders about, in the language that is read here. */
export const awayTo: Record<Locale, string> = {
  zh: 'https://www.weather.com.cn/',
  en: 'https://www.bbc.co.uk/weather',
  fr: 'https://meteofrance.com/',
}

/** Where our script sends files in pieces. */
export const uploadPath = '/speak-files'
