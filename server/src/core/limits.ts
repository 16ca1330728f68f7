import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { Throttled } from './errors.ts'

/**
 * Brakes for whoever guesses. Delays come before blocks, and a block binds a place and an account together, so that
 * nobody can lock somebody else out. Keys are HMACs (`ctx.origin`), never addresses.
 */
export interface Limits {
  /** Before a password is looked at: refuses a place that has failed too often, slows an account that is under attack. */
  beforeTry(origin: string, account: string): Promise<void>
  failed(origin: string, account: string): Promise<void>
  succeeded(origin: string, account: string): Promise<void>
  /** One mail to one address per few minutes, many in all: no mailbox is flooded through us. */
  mayMail(origin: string, account: string): Promise<boolean>
}

export interface LimitSettings {
  /** Failures of one place at one account within 15 minutes before it must wait. */
  readonly pair: number
  /** Failures of one place at all accounts. */
  readonly origin: number
  /** Failures at one account from everywhere, after which each try waits. */
  readonly slowAfter: number
  readonly slowMs: number
}

export const usualLimits: LimitSettings = { pair: 5, origin: 60, slowAfter: 10, slowMs: 1_500 }

const quarterHour = 15 * 60

export function makeLimits(pool: Pool, settings: LimitSettings = usualLimits): Limits {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
      clearExpiredByTimeout: false,
    })
  const pair = limiter('pair', settings.pair, quarterHour)
  const origin = limiter('origin', settings.origin, quarterHour)
  const account = limiter('account', settings.slowAfter, quarterHour)
  const mail = limiter('mail', 3, quarterHour)
  const mails = limiter('mails', 20, quarterHour)

  const refuse = async (limit: RateLimiterPostgres, key: string): Promise<void> => {
    const state = await limit.get(key)
    if (state && state.consumedPoints >= limit.points) throw new Throttled(Math.ceil(state.msBeforeNext / 1000))
  }
  const count = (limit: RateLimiterPostgres, key: string): Promise<unknown> => limit.penalty(key)
  const takes = async (limit: RateLimiterPostgres, key: string): Promise<boolean> => {
    try {
      await limit.consume(key)
      return true
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return false
      throw refusal
    }
  }

  return {
    async beforeTry(from, to) {
      await refuse(pair, `${from}:${to}`)
      await refuse(origin, from)
      const attacked = await account.get(to)
      if (attacked && attacked.consumedPoints >= settings.slowAfter) await new Promise(resolve => setTimeout(resolve, settings.slowMs))
    },
    async failed(from, to) {
      await Promise.all([count(pair, `${from}:${to}`), count(origin, from), count(account, to)])
    },
    async succeeded(from, to) {
      await pair.delete(`${from}:${to}`)
    },
    mayMail: async (from, to) => (await takes(mail, to)) && (await takes(mails, from)),
  }
}
