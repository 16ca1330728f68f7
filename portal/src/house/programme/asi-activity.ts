import { type AsiActivity, asiActivities } from 'shared/words/lists.ts'

export const isAsiActivity = (text: string): text is AsiActivity => (asiActivities as readonly string[]).includes(text)
