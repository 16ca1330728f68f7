import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { Throttled } from './errors.ts'

/**
 * Brakes for whoever guesses. Delays come before blocks, and a block binds a place and an account together, so that
 * nobody can lock somebody else out. Keys are HMACs (`ctx.origin()`) and hashes, never addresses.
 */
export interface Limits {
  /**
   * Before a password is looked at: refuses a place that has failed too often.
   * The try counts from here on, so that a hundred at once are no way around; `succeeded` takes it back.
   */
  beforeTry(origin: string, account: string): Promise<void>
  /** How many milliseconds the refusal is to wait: an account that is under attack answers its guessers slowly, and its owner at once. */
  failed(origin: string, account: string): Promise<number>
  succeeded(origin: string, account: string): Promise<void>
  /** One mail to one address per few minutes, many in all: no mailbox is flooded through us. */
  mayMail(origin: string, account: string): Promise<boolean>
  /** Before somebody who speaks up is heard without a proof of work: so many from one line in ten minutes. */
  beforeFiling(origin: string): Promise<void>
  /** Before a receipt code is looked at; the right one takes its try back. */
  beforeCode(origin: string): Promise<void>
  codeFits(origin: string): Promise<void>
}

export interface LimitSettings {
  /** Failures of one place at one account within 15 minutes before it must wait. */
  readonly pair: number
  /** Failures of one place at all accounts. */
  readonly origin: number
  /** Failures at one account from everywhere, after which each try waits. */
  readonly slowAfter: number
  readonly slowMs: number
  /** Reports of one line within ten minutes: a mine's people may share one, a robot's thousand must not get through. */
  readonly filings?: number
  /** Wrong codes of one line within ten minutes. */
  readonly codes?: number
}

export const usualLimits: LimitSettings = { pair: 5, origin: 60, slowAfter: 10, slowMs: 1_500, filings: 36, codes: 60 }
const tenMinutes = 10 * 60

const quarterHour = 15 * 60

/** What was typed as an address is somebody's, and may be longer than a key. */
const keyOf = (account: string): string => createHash('sha256').update(account).digest('base64url')

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
  const filings = limiter('filings', settings.filings ?? 36, tenMinutes)
  const codes = limiter('codes', settings.codes ?? 60, tenMinutes)

  const count = async (limit: RateLimiterPostgres, key: string): Promise<void> => {
    try {
      await limit.consume(key)
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw new Throttled(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
      throw refusal
    }
  }
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
      await count(pair, `${from}:${keyOf(to)}`)
      await count(origin, from)
    },
    async failed(_, to) {
      const { consumedPoints } = await account.penalty(keyOf(to))
      return consumedPoints > settings.slowAfter ? settings.slowMs : 0
    },
    async succeeded(from, to) {
      await Promise.all([pair.delete(`${from}:${keyOf(to)}`), origin.reward(from)])
    },
    beforeFiling: from => count(filings, from),
    beforeCode: from => count(codes, from),
    codeFits: async from => void (await codes.reward(from)),
    mayMail: async (from, to) => (await takes(mail, keyOf(to))) && (await takes(mails, from)),
  }
}
