import type { ToneName } from 'shared/identity/tokens.ts'
import type { WordKey } from '../lib/words.ts'

interface Urgency {
  readonly tone: ToneName
  readonly word: WordKey
  readonly days: number
}

const dayLong = 86_400_000

/** A date ends at 24:00 of its day, an instant that belongs to the next day already. */
export const lastDay = (dueAt: string): string => new Date(Date.parse(dueAt) - 1).toISOString()

/** How near the end is, in words a person plans by. */
export function urgency(dueAt: string, now: number): Urgency {
  const left = Date.parse(dueAt) - now
  if (left <= 0) return { tone: 'trouble', word: 'due.over', days: Math.max(1, Math.ceil(-left / dayLong)) }
  if (left <= dayLong) return { tone: 'trouble', word: 'due.today', days: 0 }
  const days = Math.floor(left / dayLong)
  return { tone: days <= 7 ? 'waiting' : 'resting', word: 'due.left', days }
}

/** What has a date comes first, the nearest on top; then what waits longest. */
export const urgentFirst = <T extends { dueAt?: string | null; since: string }>(items: readonly T[]): T[] =>
  items.toSorted((one, other) => {
    if (one.dueAt && other.dueAt) return one.dueAt.localeCompare(other.dueAt)
    if (one.dueAt || other.dueAt) return one.dueAt ? -1 : 1
    return one.since.localeCompare(other.since)
  })
