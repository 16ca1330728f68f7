import { type Action, actions, can, mayEver } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import type { Context } from './context.ts'
import { Denied, SignedOut } from './errors.ts'

/** To a person who is not signed in (any more) the next step is to sign in. */
const refusal = (ctx: Context): Denied | SignedOut => (ctx.actor.accountId === null ? new SignedOut() : new Denied())

/** Asks the policy about a record, once per act. */
export function authorize(ctx: Context, action: Action, subject: Subject): void {
  ctx.authorised = true
  if (!can(ctx.actor, action, subject)) throw refusal(ctx)
}

/** Asks about the actor's own programme, where no single record is meant. */
export const authorizeHere = (ctx: Context, action: Action): void => authorize(ctx, action, { programmeId: ctx.actor.programmeId })

/** Asks whether some role of the actor knows this action at all, before any record is looked for. */
export function authorizeEver(ctx: Context, action: Action): void {
  ctx.authorised = true
  if (!mayEver(ctx.actor, action)) throw refusal(ctx)
}

/** Asks whether a list is the actor's to read at all; how far it reaches, its rows tell. */
export const authorizeReading = authorizeEver

/** Actions that some role of the actor knows at all: the portal builds its navigation on it. */
export const mayDo = (ctx: Context): Action[] => actions.filter(action => mayEver(ctx.actor, action))

/** Those of the given actions that this actor may do to this record: the portal shows a button for each. */
export const allowed = (ctx: Context, candidates: readonly Action[], subject: Subject): Action[] =>
  candidates.filter(action => can(ctx.actor, action, subject))
