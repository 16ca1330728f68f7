import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { ClientBase } from 'pg'
import { mayEver } from 'shared/policy/policy.ts'
import type { Actor } from 'shared/policy/scopes.ts'
import type { EntityManager, QueryRunner } from 'typeorm'
import type { Database } from '../platform/database.ts'
import { actorOf, houseActor, nobody, rowToSession, settingsOf } from './actor.ts'
import type { Ask, Context, Row } from './context.ts'
import { Refused } from './errors.ts'
import { writeHistory } from './history.ts'

/** What an operation is called and what it was given; its hash tells a repeat from a reused key. */
export interface Operation {
  readonly name: string
  /** The root fields it runs. */
  readonly fields: readonly string[]
  readonly request: unknown
}

/** Mutations about one's own session and reading marks; that one opened a file is noted of an auditor too. An auditor's other transactions are read-only in the database too. */
const ownAffairs = new Set([
  'foundProgramme',
  'signIn',
  'signOut',
  'chooseProgramme',
  'setLanguage',
  'changePassword',
  'markNotificationsRead',
  'noteRiskReviewVisit',
  'openEvidence',
  'downloadResponse',
  'acceptInvitation',
  'passOnInvitation',
  'askPasswordReset',
  'resetPassword',
  // A secret that is shown once must not lie among the answers kept for repeats.
  'renewCalendarLink',
  'makeRecoveryKey',
  'useRecoveryKey',
  'unlockCases',
  'takeDownGrievance',
  // What a supplier says of a case could be guessed at from the hash that is kept of a request.
  'answerHearing',
])

/** After these somebody else asks. They stand alone, so that no act is judged as one person's and written as another's. */
const changesWhoAsks = ['foundProgramme', 'signIn', 'signOut', 'chooseProgramme', 'acceptInvitation', 'passOnInvitation']

const settings = Object.keys(settingsOf(nobody))
const tellWalls = {
  name: 'tell-walls',
  text: `SELECT ${settings.map((name, at) => `set_config('${name}', $${at + 1}, true)`).join(', ')}`,
}

/** Tells the database who acts, for this transaction only (`set_config(…, true)`). */
export const tell = (ask: Ask, actor: Actor): Promise<unknown> => ask({ ...tellWalls, values: Object.values(settingsOf(actor)) })

/** From here on the operation acts as somebody else: after signing in, founding, accepting. */
export async function enter(ctx: Context, actor: Actor): Promise<void> {
  ctx.actor = actor
  await tell(ctx.ask, actor)
}

/**
 * One look through another actor's eyes: a holder of an invitation at the programme that invites. The three statements are
 * sent in one breath, so that nothing of the same operation can come between them.
 */
export async function peek(ctx: Context, actor: Actor, statement: Parameters<Ask>[0]): Promise<Row[]> {
  const sent = [tell(ctx.ask, actor), ctx.ask(statement), tell(ctx.ask, ctx.actor)] as const
  const [, rows] = await Promise.all(sent)
  return rows
}

/**
 * A step that the house takes because a person's act asks for it: a supplier's colleague is invited, which the walls let no
 * supplier do. Whatever becomes of the step, what comes after it is the person's own again.
 */
export async function asHouse<T>(ctx: Context, step: () => Promise<T>, accountId = ctx.actor.accountId): Promise<T> {
  const person = ctx.actor
  if (!person.programmeId) throw new Error('a house without a programme')
  await enter(ctx, houseActor(person.programmeId, accountId))
  try {
    return await step()
  } finally {
    ctx.actor = person
    // In a transaction that has failed nothing is asked any more, and this cannot be told: the first fault is the one to hear of.
    await tell(ctx.ask, person).catch(() => undefined)
  }
}

const noCommands = new Proxy({} as EntityManager, {
  get: () => {
    throw new Error('a query cannot change anything: ctx.db belongs to commands')
  },
})

export interface Atomic {
  /** One read-only transaction. */
  read<T>(ctx: Context, run: () => Promise<T>): Promise<T>
  /** One transaction: idempotency key, change, history and jobs together, or nothing. `failed` tells whether a result is to be rolled back. */
  write<T>(ctx: Context, operation: Operation, run: () => Promise<T>, failed?: (result: T) => boolean): Promise<T>
  /** Many acts of many people in one transaction: the demonstration's story is told whole or not at all. */
  together<T>(run: (step: <U>(ctx: Context, act: () => Promise<U>) => Promise<U>) => Promise<T>): Promise<T>
}

export function makeAtomic(database: Database, onError: (error: unknown) => void): Atomic {
  /** Finds out who asks, and tells the walls. */
  async function identify(ctx: Context): Promise<void> {
    if (!ctx.sessionHash) {
      if (ctx.actor !== nobody) await tell(ctx.ask, ctx.actor)
      return
    }
    const [row] = await ctx.ask({ name: 'enter-session', text: 'SELECT * FROM enter_session($1)', values: [ctx.sessionHash] })
    const session = row && rowToSession(row)
    const actor = session && actorOf(session, ctx.now())
    if (!session || !actor) {
      ctx.sessionHash = null
      return
    }
    ctx.actor = actor
    if (ctx.now().getTime() - session.last_seen_at.getTime() > 60_000) touch(ctx.sessionHash, ctx.now())
  }

  /** The session was used. Not worth a person's waiting, nor an error. */
  function touch(sessionHash: string, now: Date): void {
    database.pool.query('UPDATE sessions SET last_seen_at = $2 WHERE token_hash = $1', [sessionHash, now]).catch(onError)
  }

  async function read<T>(ctx: Context, run: () => Promise<T>): Promise<T> {
    const client = await database.pool.connect()
    // A connection that breaks while it is ours speaks to us alone: unheard, it would end the process.
    client.on('error', onError)
    const sent: Promise<unknown>[] = []
    // Nothing waits for BEGIN: what follows goes out in the same packet, and an answer that fails fails them all.
    let ended = false
    const ask: Ask = statement => {
      // A resolver that goes on after its operation has answered must not speak in somebody else's transaction.
      if (ended) return Promise.reject(new Error('the operation has ended'))
      sendTogether(client)
      const answer = client.query(statement).then(result => result.rows)
      sent.push(answer)
      return answer
    }
    const begun = ask({ text: 'BEGIN READ ONLY' })
    begun.catch(() => undefined)
    try {
      ctx.ask = ask
      ctx.db = noCommands
      await identify(ctx)
      const told = tell(ask, ctx.actor)
      told.catch(() => undefined)
      const result = await run()
      await told
      return result
    } finally {
      ask({ text: 'COMMIT' }).catch(onError)
      ended = true
      // The answer to the person does not wait for the commit of a reading; the connection does.
      void Promise.allSettled(sent).then(results => {
        client.off('error', onError)
        client.release(results.some(one => one.status === 'rejected' && isConnectionFault(one.reason)))
      })
    }
  }

  async function write<T>(
    ctx: Context,
    operation: Operation,
    run: () => Promise<T>,
    failed: (result: T) => boolean = () => false,
  ): Promise<T> {
    if (operation.fields.length > 1 && operation.fields.some(field => changesWhoAsks.includes(field))) throw new Refused('standsAlone')
    const runner = database.commands.createQueryRunner()
    await runner.connect()
    try {
      await runner.startTransaction()
      ctx.db = runner.manager
      ctx.ask = await asker(runner)
      await identify(ctx)
      // Goes out with what follows; a fault in it fails that too.
      const told = tell(ctx.ask, ctx.actor)
      told.catch(() => undefined)
      const looksOnly =
        ctx.actor.roles.length > 0 &&
        ctx.actor.roles.every(role => role === 'AUDITOR') &&
        !operation.fields.every(field => ownAffairs.has(field))
      if (looksOnly) await ctx.ask({ text: 'SET TRANSACTION READ ONLY' })
      const key = looksOnly ? null : idempotencyKey(ctx, operation)
      const earlier = key && (await takeKey(ctx, key, operation))
      await told
      if (earlier) {
        await runner.rollbackTransaction()
        return earlier.answer as T
      }
      const result = await run()
      if (failed(result)) {
        await runner.rollbackTransaction()
        return result
      }
      if (!ctx.authorised) throw new Error(`${operation.name} did not ask the policy`)
      await writeHistory(ctx)
      if (key)
        await ctx.ask({
          name: 'keep-answer',
          text: 'UPDATE operations SET answer = $3 WHERE key = $1 AND account_id = $2',
          values: [key, ctx.actor.accountId, JSON.stringify(result)],
        })
      await runner.commitTransaction()
      for (const act of ctx.afterwards) await act().catch(onError)
      return result
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(onError)
      throw error
    } finally {
      await runner.release()
    }
  }

  async function together<T>(run: (step: <U>(ctx: Context, act: () => Promise<U>) => Promise<U>) => Promise<T>): Promise<T> {
    return database.commands.transaction(async manager => {
      const { queryRunner } = manager
      if (!queryRunner) throw new Error('a transaction without a runner')
      const ask = await asker(queryRunner)
      return run(async (ctx, act) => {
        Object.assign(ctx, { db: manager, ask })
        await tell(ask, ctx.actor)
        const result = await act()
        await writeHistory(ctx)
        return result
      })
    })
  }

  return { read, write, together }
}

/** The very connection that TypeORM's manager uses; statements keep the order in which they are asked. */
async function asker(runner: QueryRunner): Promise<Ask> {
  const client = (await runner.connect()) as ClientBase
  return async statement => (await client.query(statement)).rows
}

/** What is asked in one turn leaves in one packet, BEGIN with the question who asks, the walls with the list: three writes instead of five. */
function sendTogether(client: ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const isConnectionFault = (error: unknown): boolean => !(error instanceof Error && 'severity' in error && error.severity === 'ERROR')

/** Only acts inside a programme keep their answer; signing in and out do not. */
const idempotencyKey = (ctx: Context, operation: Operation): string | null =>
  ctx.idempotencyKey && ctx.actor.programmeId && !operation.fields.some(field => ownAffairs.has(field)) ? ctx.idempotencyKey : null

/** What a handler wrote about a case could be guessed at from its hash: theirs is mixed with what no database holds. */
const saltOf = (ctx: Context): string | null => (mayEver(ctx.actor, 'grievance.read') ? ctx.sessionSecret() : null)

/** Takes the key for this transaction; a repeat waits for the first and gets its answer, if the person's rights are the same. */
async function takeKey(ctx: Context, key: string, operation: Operation): Promise<{ answer: unknown } | null> {
  const requestHash = createHash('sha256')
    .update(JSON.stringify([operation.name, operation.request, ctx.actor.membershipId, ctx.actor.roles, ctx.actor.reach, saltOf(ctx)]))
    .digest('hex')
  const { programmeId, accountId } = ctx.actor
  const taken = await ctx.ask({
    name: 'take-key',
    text: 'INSERT INTO operations (programme_id, account_id, key, request_hash, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING key',
    values: [programmeId, accountId, key, requestHash, ctx.now()],
  })
  if (taken.length > 0) return null
  const [first] = await ctx.ask({
    text: 'SELECT request_hash, answer FROM operations WHERE key = $1 AND account_id = $2',
    values: [key, accountId],
  })
  if (!first || first.request_hash !== requestHash) throw new Refused('keyReused')
  return { answer: first.answer }
}
