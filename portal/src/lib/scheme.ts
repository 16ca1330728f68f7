import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core'
import { readCookie, writeCookie } from './cookies.ts'

const cookie = 'headwater-scheme'
const isScheme = (text: string | undefined): text is MantineColorScheme => text === 'light' || text === 'dark' || text === 'auto'

/** Light or dark, in a cookie: the server writes it into the page, so that nothing flashes. */
export const schemeManager: MantineColorSchemeManager = {
  get: fallback => {
    const kept = readCookie(cookie)
    return isScheme(kept) ? kept : fallback
  },
  set: value => writeCookie(cookie, value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => writeCookie(cookie, 'auto'),
}
