import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import type { EntityTarget, ObjectLiteral } from 'typeorm'
import { authorize, authorizeEver } from './authorize.ts'
import type { Context } from './context.ts'
import { NotFound, Refused } from './errors.ts'

export interface Versioned extends ObjectLiteral, Subject {
  id: string
  programmeId: string
  version: number
}

/**
 * Takes a record to change it: from the actor's programme, locked until the commit, with the right asked.
 * `version` is the one the person saw; another one means that somebody was faster. Whoever may never do this to any record
 * learns that before one is looked for: no lock is taken for them, which an auditor's read-only transaction could not take.
 * The lock keeps other changes away and lets rows be written that only refer to the record: a receipt that waited for its supplier
 * while whoever had the supplier waited for the receipt's response ended as a deadlock. `alone` keeps those away too.
 */
export async function loadForUpdate<T extends Versioned>(
  ctx: Context,
  entity: EntityTarget<T>,
  action: Action,
  id: string,
  version?: number,
  alone = false,
): Promise<T> {
  authorizeEver(ctx, action)
  const record = await ctx.db
    .createQueryBuilder(entity, 'r')
    .setLock(alone ? 'pessimistic_write' : 'for_no_key_update')
    .where('r.id = :id AND r.programmeId = :programmeId', { id, programmeId: ctx.actor.programmeId })
    .getOne()
  if (!record) throw new NotFound()
  authorize(ctx, action, record)
  if (version !== undefined && version !== record.version) throw new Refused('changedMeanwhile', { version: record.version })
  return record
}

/**
 * One after another, until the commit: for what is checked first and done then, where no row can be locked because there is none yet.
 * `about` names what must not be done twice at once.
 */
export async function oneAtATime(ctx: Context, about: string): Promise<void> {
  await ctx.ask({ text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', values: [about] })
}

/** Writes a changed record, once: the row is locked, and still the version is compared. */
export async function store<T extends Versioned>(ctx: Context, entity: EntityTarget<T>, record: T, changes: Partial<T>): Promise<void> {
  const seen = record.version
  Object.assign(record, changes, { version: seen + 1 })
  const done = await ctx.db
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: seen + 1 } as never)
    .where('id = :id AND version = :seen', { id: record.id, seen })
    .execute()
  if (done.affected !== 1) throw new Refused('changedMeanwhile', { version: seen })
}
