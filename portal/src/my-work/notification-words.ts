import { day, dayOf } from '../lib/format.ts'
import { isWord, useWords } from '../lib/words.ts'

const isDay = /^\d{4}-\d{2}-\d{2}$/
const isInstant = /^\d{4}-\d{2}-\d{2}T/

/** The server sends facts and the name of the sentence; dates and titles among the facts are written as the reader writes them. */
export function useNotificationWords(): (key: string, values: unknown) => string {
  const { t, locale } = useWords()
  return (key, values) => {
    const facts = Object.fromEntries(
      Object.entries((values ?? {}) as Record<string, string | number | Record<string, string>>).map(([name, value]) => {
        if (typeof value === 'object' && value !== null) return [name, String(Reflect.get(value, locale))]
        if (typeof value !== 'string') return [name, value]
        return [name, isDay.test(value) ? day(value) : isInstant.test(value) ? dayOf(value) : value]
      }),
    )
    const word = `words:notification.${key}`
    return isWord(word) ? t(word, facts) : t('notifications.unknown')
  }
}
