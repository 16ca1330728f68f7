import { setTimeout as wait } from 'node:timers/promises'
import { ERRORS, type Lock, type Locker } from '@tus/server'
import pg from 'pg'
import { Refused } from '../core/errors.ts'

interface Held {
  /** Asks whoever holds it to let go: somebody else came for the same upload, so the old line is dead. */
  cancel: () => void
  /** It has not let go in time. */
  readonly stopped: AbortSignal
  lost: boolean
}

const channel = 'headwater_uploads'
const key = `hashtextextended('upload ' || $1, 0)`

/**
 * One writer per upload, over all processes: advisory locks of PostgreSQL on one connection. A process that dies loses its
 * connection and with it its locks; one that loses its connection is told at once and stops writing.
 */
export class UploadLocks implements Locker {
  private readonly held = new Map<string, Held>()
  private connecting: Promise<pg.Client> | null = null

  constructor(
    private readonly url: string,
    private readonly onError: (error: unknown) => void,
    /** How long one waits for another to let go. */
    private readonly patienceMs = 15_000,
  ) {}

  newLock(id: string): Lock {
    return { lock: (signal, cancel) => this.take(id, signal, () => void cancel()), unlock: () => this.release(id) }
  }

  /** Does this process hold it still? */
  holds(id: string): boolean {
    const held = this.held.get(id)
    return held !== undefined && !held.lost
  }

  /** Fires when whoever holds it has to stop. */
  stopped(id: string): AbortSignal | undefined {
    return this.held.get(id)?.stopped
  }

  /** For what is no request of the protocol: finishing an upload, giving it up. */
  async while<T>(id: string, act: () => Promise<T>): Promise<T> {
    try {
      await this.take(id, new AbortController().signal, () => undefined)
    } catch (error) {
      throw error === ERRORS.ERR_LOCK_TIMEOUT ? new Refused('uploadBusy') : error
    }
    try {
      return await act()
    } finally {
      await this.release(id)
    }
  }

  async close(): Promise<void> {
    const client = await this.connecting?.catch(() => null)
    this.connecting = null
    await client?.end()
  }

  private async take(id: string, signal: AbortSignal, cancel: () => void): Promise<void> {
    const until = Date.now() + this.patienceMs
    for (;;) {
      if (signal.aborted) throw ERRORS.ABORTED
      const here = this.held.get(id)
      if (here) here.cancel()
      else if (await this.tryTake(id, signal, cancel)) return
      if (Date.now() > until) throw ERRORS.ERR_LOCK_TIMEOUT
      await wait(25)
    }
  }

  private async tryTake(id: string, stopped: AbortSignal, cancel: () => void): Promise<boolean> {
    const mine: Held = { cancel, stopped, lost: false }
    // Taken here before PostgreSQL is asked: to it, all of this process is one.
    this.held.set(id, mine)
    let taken = false
    try {
      const client = await this.client()
      const { rows } = await client.query(`SELECT pg_try_advisory_lock(${key}) AS yes`, [id])
      taken = rows[0]?.yes === true && !mine.lost
      if (!taken) await client.query('SELECT pg_notify($1, $2)', [channel, id])
    } finally {
      if (!taken) this.held.delete(id)
    }
    return taken
  }

  private async release(id: string): Promise<void> {
    const held = this.held.get(id)
    try {
      if (held && !held.lost) await (await this.client()).query(`SELECT pg_advisory_unlock(${key})`, [id])
    } catch (error) {
      // With the connection the lock went too.
      this.onError(error)
    } finally {
      this.held.delete(id)
    }
  }

  private client(): Promise<pg.Client> {
    this.connecting ??= this.connect().catch(error => {
      this.connecting = null
      throw error
    })
    return this.connecting
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000, keepAlive: true })
    const gone = (): void => {
      this.connecting = null
      for (const held of this.held.values()) {
        held.lost = true
        held.cancel()
      }
    }
    client.on('error', this.onError).once('end', gone)
    client.on('notification', ({ payload }) => this.held.get(payload ?? '')?.cancel())
    await client.connect()
    await client.query(`LISTEN ${channel}`)
    return client
  }
}
