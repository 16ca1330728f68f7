import { asHouse } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { notify } from '../../core/notify.ts'
import type { Grievance } from './grievance.entity.ts'

/** Handlers learn that something waits, and nothing of what it is: the sentence has no facts, and mails count (domain reference 9.6). */
export const tellHandlers = (ctx: Context, { handlerIds }: Grievance): Promise<void> =>
  asHouse(ctx, () => notify(ctx, handlerIds, { key: 'casesWait', values: {}, path: '/cases' }))
