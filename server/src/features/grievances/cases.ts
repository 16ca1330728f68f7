import { type GrievanceAction, grievanceMachine } from 'shared/machines/grievance.ts'
import type { Action } from 'shared/policy/policy.ts'
import type { Context } from '../../core/context.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { transition } from '../../core/transition.ts'
import { caseKey } from './case-keys.ts'
import { Grievance } from './grievance.entity.ts'

/** Takes a case to act in it, with its key: by the code that was shown, or by the handler's own. */
export async function takeCase(ctx: Context, action: Action, id: string, version?: number): Promise<Grievance> {
  const grievance = await loadForUpdate(ctx, Grievance, action, id, version)
  await caseKey(ctx, id)
  return grievance
}

/** Moves a case along its life cycle. What is noted of it are codes; the words lie sealed. */
export const moveCase = (
  ctx: Context,
  grievance: Grievance,
  action: GrievanceAction,
  changes: Partial<Grievance> = {},
  data: Record<string, unknown> = {},
): Promise<void> => transition(ctx, Grievance, grievanceMachine, grievance, action, { changes, data })
