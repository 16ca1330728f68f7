import type { GrievanceState } from '../../machines/grievance.ts'
import { addDays, addWorkingDays, type Calendar, type Day, isWorkingDay } from '../days.ts'

/** By when what has to be done for whoever spoke (domain reference 9.3). Days are those of the programme's calendar and zone. */
export interface ClockSettings {
  readonly acknowledgeWorkingDays: number
  readonly admissibilityWorkingDays: number
  readonly findingWorkingDays: number
  readonly feedbackDays: number
  readonly appealDays: number
  readonly appealDecisionWorkingDays: number
  readonly retaliationWorkingDays: number
}

/** How far a programme may set each. What the law or 9.3 fixes can be made shorter and never longer; the time to appeal longer, never shorter. */
export const clockRanges: Record<keyof ClockSettings, { readonly usual: number; readonly least: number; readonly most: number }> = {
  acknowledgeWorkingDays: { usual: 5, least: 1, most: 5 },
  admissibilityWorkingDays: { usual: 10, least: 1, most: 10 },
  findingWorkingDays: { usual: 30, least: 5, most: 30 },
  // Directive (EU) 2019/1937, article 9: three months from the acknowledgement.
  feedbackDays: { usual: 90, least: 14, most: 90 },
  appealDays: { usual: 30, least: 30, most: 365 },
  appealDecisionWorkingDays: { usual: 30, least: 5, most: 30 },
  retaliationWorkingDays: { usual: 2, least: 1, most: 5 },
}

/** Whatever the calendar says, receipt is confirmed within a week (the same article). */
const longestUntilAcknowledged = 7

const usual = (name: keyof ClockSettings): number => clockRanges[name].usual
export const usualClocks: ClockSettings = {
  acknowledgeWorkingDays: usual('acknowledgeWorkingDays'),
  admissibilityWorkingDays: usual('admissibilityWorkingDays'),
  findingWorkingDays: usual('findingWorkingDays'),
  feedbackDays: usual('feedbackDays'),
  appealDays: usual('appealDays'),
  appealDecisionWorkingDays: usual('appealDecisionWorkingDays'),
  retaliationWorkingDays: usual('retaliationWorkingDays'),
}

export const clockNames = ['ACKNOWLEDGE', 'ADMISSIBILITY', 'FINDING', 'FEEDBACK', 'REMEDY', 'APPEAL_DECISION', 'RETALIATION'] as const
export type ClockName = (typeof clockNames)[number]

/** From the day on which the clock was stopped, which still counts, to the day on which it was set going; null: it stands still now. */
export interface Pause {
  readonly from: Day
  readonly to: Day | null
}

/** The days of a case that clocks look at. */
export interface CaseDays {
  readonly state: GrievanceState
  readonly received: Day
  readonly acknowledged: Day | null
  readonly admitted: Day | null
  readonly appealed: Day | null
  /** When what came of it was told for the first time: that was the feedback. */
  readonly told: Day | null
  /** What was agreed for the remedy. */
  readonly remedyDue: Day | null
  readonly retaliation: { readonly reported: Day; readonly answered: Day | null } | null
  readonly pauses: readonly Pause[]
}

export interface Deadline {
  readonly clock: ClockName
  readonly due: Day
  /** It stands still: the day moves on with every day that passes. */
  readonly paused: boolean
}

interface Reckoning {
  readonly days: CaseDays
  readonly clocks: ClockSettings
  readonly calendar: Calendar
  readonly today: Day
}

const isPaused = (day: Day, pauses: readonly Pause[], today: Day): boolean =>
  pauses.some(({ from, to }) => day > from && day <= (to ?? today))

/** The day on which so many working days have passed that were not paused. Gives up after ten years. */
function afterWorking(from: Day, count: number, { days, calendar, today }: Reckoning): Day {
  let day = from
  for (let left = count, tries = 0; left > 0 && tries < 3_653; tries++) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar) && !isPaused(day, days.pauses, today)) left--
  }
  return day
}

export const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

const acknowledgeBy = (all: Reckoning): Day =>
  earlier(
    addWorkingDays(all.days.received, all.clocks.acknowledgeWorkingDays, all.calendar),
    addDays(all.days.received, longestUntilAcknowledged),
  )

const admissibility = (all: Reckoning): Day => afterWorking(all.days.received, all.clocks.admissibilityWorkingDays, all)
const finding = (all: Reckoning): Day => afterWorking(all.days.admitted ?? all.days.received, all.clocks.findingWorkingDays, all)
/** Of the law: it runs on when the company's own clocks stand still. */
const feedback = (all: Reckoning): Day | null =>
  all.days.told ? null : addDays(all.days.acknowledged ?? acknowledgeBy(all), all.clocks.feedbackDays)
const appealDecision = (all: Reckoning): Day => afterWorking(all.days.appealed ?? all.today, all.clocks.appealDecisionWorkingDays, all)

const underWay: readonly ClockName[] = ['FINDING', 'FEEDBACK']
/** Which clocks run in which state. */
const running: Record<GrievanceState, readonly ClockName[]> = {
  RECEIVED: ['ACKNOWLEDGE'],
  ACKNOWLEDGED: ['ADMISSIBILITY', 'FEEDBACK'],
  TRIAGE: ['ADMISSIBILITY', 'FEEDBACK'],
  ADMITTED: underWay,
  INVESTIGATING: underWay,
  REOPENED: underWay,
  // The first finding is there; what is left is to tell the sender what comes of it.
  FINDINGS_DRAFT: ['FEEDBACK'],
  PARTIES_COMMENT: ['FEEDBACK'],
  DECIDED: [],
  REMEDY_RUNNING: ['REMEDY'],
  APPEALED: ['APPEAL_DECISION'],
  REVIEWED: [],
  INADMISSIBLE: [],
  REFERRED: [],
  CLOSED: [],
  WITHDRAWN: [],
}

const dueBy: Record<ClockName, (all: Reckoning) => Day | null> = {
  ACKNOWLEDGE: acknowledgeBy,
  ADMISSIBILITY: admissibility,
  FINDING: finding,
  FEEDBACK: feedback,
  REMEDY: ({ days }) => days.remedyDue,
  APPEAL_DECISION: appealDecision,
  RETALIATION: all =>
    all.days.retaliation && addWorkingDays(all.days.retaliation.reported, all.clocks.retaliationWorkingDays, all.calendar),
}

/** Confirming receipt, feedback by law, an agreed remedy and help against retaliation never stand still. */
export const canPause: ReadonlySet<ClockName> = new Set(['ADMISSIBILITY', 'FINDING', 'APPEAL_DECISION'])

/** What is due in a case and when, the next first. */
export function deadlinesOf(all: Reckoning): Deadline[] {
  const { days } = all
  const standsStill = days.pauses.some(({ to }) => to === null)
  const retaliation: ClockName[] = days.retaliation && !days.retaliation.answered && days.state !== 'WITHDRAWN' ? ['RETALIATION'] : []
  return [...retaliation, ...running[days.state]]
    .flatMap(clock => {
      const due = dueBy[clock](all)
      return due ? [{ clock, due, paused: standsStill && canPause.has(clock) }] : []
    })
    .sort((a, b) => a.due.localeCompare(b.due))
}

/** The deadline that an inbox sorts by: the next that does not stand still, else the next. */
export function nextDeadline(all: Reckoning): Deadline | null {
  const deadlines = deadlinesOf(all)
  return deadlines.find(one => !one.paused) ?? deadlines[0] ?? null
}

/** The last day on which the sender may appeal against what was told on a day. */
export const appealUntil = (toldOn: Day, clocks: ClockSettings): Day => addDays(toldOn, clocks.appealDays)

/** Does a programme's setting keep within its range? */
export const clockFits = (name: keyof ClockSettings, value: number): boolean =>
  Number.isInteger(value) && value >= clockRanges[name].least && value <= clockRanges[name].most
