import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Day } from 'shared/rules/days.ts'

/** A day by which something has to be done. */
export interface Deadline {
  /** The same for ever, so that a calendar knows it again when its day or its words change. */
  readonly id: string
  /** Grows with each change. */
  readonly sequence: number
  readonly day: Day
  readonly summary: string
  readonly words: string
  readonly url: string
}

export interface CalendarFile {
  readonly name: string
  /** Whose ids these are: the installation's own host. */
  readonly host: string
  readonly now: Date
  readonly deadlines: readonly Deadline[]
}

/**
 * RFC 5545, with `ical-generator` for escaping and folding. A deadline is a day in the programme's zone and stays that day wherever it
 * is read (VALUE=DATE); the words say when it ends there.
 */
export function calendarText({ name, host, now, deadlines }: CalendarFile): string {
  const file = ical({
    name,
    prodId: { company: 'Headwater', product: 'Deadlines', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3_600,
  })
  for (const { id, sequence, day, summary, words, url } of deadlines)
    file.createEvent({
      id: `${id}@${host}`,
      sequence,
      stamp: now,
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      summary,
      description: words,
      url,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return file.toString()
}
