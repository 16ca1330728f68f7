import { PgBoss } from 'pg-boss'
import type { EntityManager } from 'typeorm'
import { houseActor } from './core/actor.ts'
import type { Atomic } from './core/atomic.ts'
import type { Context } from './core/context.ts'
import type { Jobs } from './core/enqueue.ts'
import { mayWriteTo, noteArrival, noteRefusal, wasRefused } from './features/members/undeliverable.commands.ts'
import { jobs, longJobs, queues } from './jobs.ts'
import type { Log } from './platform/log.ts'
import { AddressRefused, type MailOrder } from './platform/mail.ts'

export interface Work {
  enqueue(db: EntityManager, queue: string, payload: object, startAfter?: Date): Promise<void>
  /** Starts doing what waits. */
  start(makeContext: () => Context, atomic: Atomic, send: (order: MailOrder) => Promise<void>): Promise<void>
  stop(): Promise<void>
}

interface Envelope<N extends keyof Jobs> {
  programmeId: string | null
  payload: Jobs[N]
}

type Long = keyof typeof longJobs
const isLong = (name: string): name is Long => Object.hasOwn(longJobs, name)
type Short = Exclude<keyof Jobs, Long>

/** Jobs in PostgreSQL: put in with the act that causes them, done after it, again if the worker died (heartbeat). */
export async function openWork(appUrl: string, log: Log): Promise<Work> {
  const boss = new PgBoss({
    connectionString: appUrl,
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    monitorIntervalSeconds: 2,
    superviseIntervalSeconds: 2,
    // How many wait is looked up so often; with many waiting, none waits for the next poll (`burstWhenReadyExceeds`).
    queueCacheIntervalSeconds: 2,
    max: 4,
  })
  boss.on('error', error => log.warn({ err: error }, 'jobs'))
  await boss.start()

  /** In steps, each a transaction of its own, in the name of whoever asked for it. */
  function performLong(name: Long, { programmeId, payload }: Envelope<Long>, makeContext: () => Context, atomic: Atomic): Promise<void> {
    const accountId = 'accountId' in payload ? payload.accountId : null
    return longJobs[name](
      act => {
        const ctx = Object.assign(makeContext(), programmeId && { actor: houseActor(programmeId, accountId) })
        return atomic.write(ctx, { name, fields: [name], request: null }, async () => {
          ctx.authorised = true
          return act(ctx)
        })
      },
      // Each is given what was put in for it.
      payload as never,
    )
  }

  async function perform<N extends Short>(
    name: N,
    envelope: Envelope<N>,
    makeContext: () => Context,
    atomic: Atomic,
    send: (order: MailOrder) => Promise<void>,
  ): Promise<void> {
    const ctx = makeContext()
    if (envelope.programmeId) ctx.actor = houseActor(envelope.programmeId)
    const { programmeId } = envelope
    const found = await atomic.write(ctx, { name, fields: [name], request: null }, async () => {
      ctx.authorised = true
      const order = await jobs[name](ctx, envelope.payload)
      if (!order || !programmeId) return { order, refused: false }
      return (await mayWriteTo(ctx, order.to)) ? { order, refused: await wasRefused(ctx, order.to) } : { order: null, refused: false }
    })
    if (!found.order) return
    const { to } = found.order
    // What is learnt of an address is noted in an act of its own: the mail cannot be unsent.
    const learn = (note: (ctx: Context) => Promise<void>): Promise<void> => {
      const later = Object.assign(makeContext(), programmeId && { actor: houseActor(programmeId) })
      return atomic.write(later, { name: 'mail', fields: ['mail'], request: null }, () => note(later))
    }
    try {
      await send(found.order)
    } catch (error) {
      if (!(error instanceof AddressRefused) || !programmeId) throw error
      log.warn({ job: name, answer: error.answer }, 'an address takes no mail')
      return learn(later => noteRefusal(later, to, error.answer))
    }
    if (found.refused) await learn(later => noteArrival(later, to))
  }

  return {
    async enqueue(db, queue, payload, startAfter) {
      const executeSql = async (text: string, values?: unknown[]) => {
        const result = await db.queryRunner?.query(text, values, true)
        return { rows: result?.records ?? [], rowCount: result?.affected ?? 0 }
      }
      await boss.send(queue, payload, { db: { executeSql }, ...(startAfter && { startAfter }) })
    },
    async start(makeContext, atomic, send) {
      for (const name of queues) {
        await boss.work<Envelope<typeof name>>(
          name,
          { pollingIntervalSeconds: 0.5, localConcurrency: 2, heartbeatRefreshSeconds: 4, burstWhenReadyExceeds: 4 },
          async ([job]) => {
            if (!job) return
            try {
              if (isLong(name)) await performLong(name, job.data as Envelope<Long>, makeContext, atomic)
              else await perform(name, job.data as Envelope<typeof name>, makeContext, atomic, send)
            } catch (error) {
              log.error({ job: name, id: job.id, err: error }, 'a job failed')
              throw error
            }
          },
        )
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000, close: true }),
  }
}
