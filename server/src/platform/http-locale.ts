import { parseCookie } from 'cookie'
import type { Request } from 'express'
import { type Locale, locales } from 'shared/words/lists.ts'

/** English first: it is the answer when a browser names none, or none that we have. */
const offered = ['en', ...locales.filter(locale => locale !== 'en')]

const isLocale = (text: unknown): text is Locale => locales.some(locale => locale === text)

export const cookieOf = (req: Request, name: string): string | undefined => parseCookie(req.headers.cookie ?? '')[name]

/** What the page that asks is shown in, else what was chosen here before, else what the browser prefers. */
export function localeOf(req: Request): Locale {
  const chosen = [req.get('x-headwater-language'), cookieOf(req, 'headwater-language')].find(isLocale)
  if (chosen) return chosen
  const asked = req.acceptsLanguages(offered)
  return isLocale(asked) ? asked : 'en'
}
