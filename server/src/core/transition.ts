import { randomUUID } from 'node:crypto'
import { type Machine, next } from 'shared/machines/machine.ts'
import type { Action } from 'shared/policy/policy.ts'
import type { Role } from 'shared/policy/roles.ts'
import type { Audience } from 'shared/words/lists.ts'
import type { EntityTarget } from 'typeorm'
import { authorize } from './authorize.ts'
import type { Act, Context } from './context.ts'
import { Refused } from './errors.ts'
import { note, standsInCase } from './history.ts'
import { store, type Versioned } from './load-for-update.ts'

export interface Stateful<S extends string> extends Versioned {
  status: S
  statusSince: Date
}

export interface Move<T> {
  /** Words of the person who acts; the history keeps them. */
  readonly words?: string | null
  /** What changes besides the state. */
  readonly changes?: Partial<T>
  readonly data?: Record<string, unknown>
  /** Who may know of it; by default both sides. */
  readonly audience?: Audience
  /** In whose history it stands, where that is another record's: a hearing is part of its case. */
  readonly of?: { readonly subjectType: string; readonly subjectId: string }
}

/** Notes from when a state holds, and when we learnt of it: lists can be asked as of a past day (0.4, *Time*). */
export async function recordState(
  ctx: Context,
  table: string,
  subject: { id: string; supplierId: string | null },
  value: string,
  effectiveAt: Date,
): Promise<void> {
  await ctx.ask({
    text: `INSERT INTO state_changes (id, programme_id, supplier_id, subject_type, subject_id, kind, value, effective_at, recorded_at) VALUES ($1, $2, $3, $4, $5, 'STATE', $6, $7, $8)`,
    values: [randomUUID(), ctx.actor.programmeId, subject.supplierId, table, subject.id, value, effectiveAt, ctx.now()],
  })
}

/** Tells everything that must follow an act, in the same transaction. */
export async function announce<T>(ctx: Context, action: Action, record: T, act: Act = { words: null, data: {} }): Promise<void> {
  for (const follow of ctx.house.consequences[action] ?? []) await follow(ctx, record as never, act)
}

/** The one way to change a state: permission, legality, history, consequences. */
export async function transition<S extends string, A extends Action, T extends Stateful<S>>(
  ctx: Context,
  entity: EntityTarget<T>,
  machine: Machine<S, A>,
  record: T,
  action: A,
  move: Move<T> = {},
): Promise<void> {
  authorize(ctx, action, record)
  const from = record.status
  const to = next(machine, from, action)
  if (!to) throw new Refused('wrongState', { action, from })
  const at = ctx.now()
  const table = ctx.db.connection.getMetadata(entity).tableName
  const supplierId = table === 'suppliers' ? record.id : (record.supplierId ?? null)
  await store(ctx, entity, record, { ...move.changes, status: to, statusSince: at } as Partial<T>)
  const subject = { subjectType: table, subjectId: record.id, ...move.of }
  // Everybody of the house can ask for the states of a past day.
  if (!standsInCase(subject.subjectType)) await recordState(ctx, table, { id: record.id, supplierId }, to, at)
  note(ctx, {
    action,
    ...subject,
    supplierId,
    audience: move.audience ?? 'ALL',
    from,
    to,
    note: move.words ?? null,
    data: move.data ?? {},
    byRule: ctx.actor.roles.includes('RULE'),
    effectiveAt: at,
  })
  await announce(ctx, action, record, { words: move.words ?? null, data: move.data ?? {} })
}

/** Acts as the house's own rule: for consequences, which no person may ask for. The person whose act caused it stays named. */
export async function asRule<T>(ctx: Context, act: () => Promise<T>): Promise<T> {
  const person = ctx.actor
  const roles: readonly Role[] = ['RULE']
  ctx.actor = { ...person, roles }
  try {
    return await act()
  } finally {
    ctx.actor = person
  }
}
