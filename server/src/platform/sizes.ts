import type { Locale } from 'shared/words/lists.ts'
import { tags } from './dates.ts'

/** 640 kB, 1.2 MB, 1,2 Mo. */
export function sizeWords(bytes: number, locale: Locale): string {
  const [unit, scale] = bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const)
  const amount = Math.max(bytes / scale, 0.1)
  return new Intl.NumberFormat(tags[locale], { style: 'unit', unit, maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount)
}
