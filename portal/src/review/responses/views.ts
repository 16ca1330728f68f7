import type { ResponseFilter, ResponseSort } from '../../gql/graphql.ts'

/** The queue, as a reviewer thinks of it. */
export const views = {
  waiting: { status: ['SUBMITTED', 'IN_REVIEW'] },
  overdue: { overdue: true },
  returned: { status: ['RETURNED'] },
  open: { status: ['DRAFT'] },
  accepted: { status: ['ACCEPTED'] },
  all: {},
} satisfies Record<string, ResponseFilter>

export type View = keyof typeof views
export const isView = (text: string): text is View => text in views

export const sorts: readonly ResponseSort[] = ['DUE', 'SUBMITTED']
export const isSort = (text: string): text is ResponseSort => (sorts as readonly string[]).includes(text)
