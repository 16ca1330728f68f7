import type { Action } from 'shared/policy/policy.ts'
import { type ChangeHandlers, changeHandlers as schema } from 'shared/schemas/cases.ts'
import type { Context } from '../../core/context.ts'
import { note } from '../../core/history.ts'
import { parse } from '../../core/parse.ts'
import { takeCase } from './cases.ts'
import type { Grievance } from './grievance.entity.ts'
import { addHandler, excludePerson, removeHandler } from './handlers.commands.ts'

async function keepOut(ctx: Context, grievance: Grievance, accountId: string): Promise<void> {
  await excludePerson(ctx, grievance, accountId)
  note(ctx, { action: 'grievance.exclude', subjectType: 'grievances', subjectId: grievance.id, data: { accountId } })
}

type Change = (ctx: Context, grievance: Grievance, accountId: string) => Promise<void>
const changes: Record<ChangeHandlers['change'], { readonly action: Action; readonly act: Change }> = {
  ADD: { action: 'grievance.give', act: addHandler },
  REMOVE: { action: 'grievance.take', act: removeHandler },
  EXCLUDE: { action: 'grievance.exclude', act: keepOut },
}

/** Who holds the key of a case: one is added, taken away, or kept out for good. */
export async function changeHandlers(ctx: Context, input: ChangeHandlers): Promise<string> {
  const { id, version, accountId, change } = parse(schema, input)
  const { action, act } = changes[change]
  await act(ctx, await takeCase(ctx, action, id, version), accountId)
  return id
}
