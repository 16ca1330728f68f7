import { runningOutDays } from 'shared/rules/validity.ts'
import type { ResponseFilter, ResponseSort } from '../../gql/graphql.ts'

/** The queue, as a reviewer thinks of it: what to do now, what to keep an eye on, everything else. */
export const views = {
  waiting: { status: ['SUBMITTED', 'IN_REVIEW'] },
  back: { cameBack: true },
  asks: { asks: true },
  soon: { dueWithin: 7 },
  overdue: { overdue: true },
  silent: { silent: true },
  undeliverable: { undeliverable: true },
  returned: { status: ['RETURNED'] },
  open: { status: ['DRAFT'] },
  accepted: { status: ['ACCEPTED'] },
  runsOut: { runsOutWithin: runningOutDays[0] },
  all: {},
} satisfies Record<string, ResponseFilter>

export type View = keyof typeof views
export const isView = (text: string): text is View => text in views

export const sorts: readonly ResponseSort[] = ['WAITING', 'DUE', 'SUBMITTED']
export const isSort = (text: string): text is ResponseSort => (sorts as readonly string[]).includes(text)
/** What waits for us, and what was accepted longest ago: whoever has waited longest. What is with suppliers: what is due first. */
export const usualSort = (view: View): ResponseSort => (view === 'waiting' || view === 'back' || view === 'runsOut' ? 'WAITING' : 'DUE')
