import type { Action } from 'shared/policy/policy.ts'
import type { Actor } from 'shared/policy/scopes.ts'
import type { Locale } from 'shared/words/lists.ts'
import type { EntityManager } from 'typeorm'
import type { HeldFiles } from '../platform/held-files.ts'
import type { Inspector } from '../platform/inspection/inspector.ts'
import type { Mailer } from '../platform/mail.ts'
import type { Mode } from '../platform/mode.ts'
import type { Scanner } from '../platform/scanner.ts'
import type { Signer } from '../platform/signing.ts'
import type { Spool } from '../platform/spool.ts'
import type { Storage } from '../platform/storage.ts'
import type { UploadLocks } from '../platform/upload-locks.ts'
import type { HistoryDraft } from './history.ts'
import type { Limits } from './limits.ts'

/** A row as PostgreSQL gives it. */
export type Row = Record<string, unknown>

/** Runs one statement inside the operation's transaction. */
export type Ask = (statement: { name?: string; text: string; values?: unknown[] }) => Promise<Row[]>

/** How much evidence is taken. */
export interface EvidenceLimits {
  readonly fileBytes: number
  readonly supplierBytes: number
  /** Files of one person that are on their way at once. */
  readonly unfinished: number
  /** After so many days an upload that was not finished is forgotten. */
  readonly unfinishedDays: number
}

/** What the whole house shares; made once at start. */
export interface House {
  readonly mode: Mode
  readonly origin: string
  readonly now: () => Date
  readonly storage: Storage
  /** Where files lie while they are on their way, and who writes to which. */
  readonly spool: Spool
  readonly uploadLocks: UploadLocks
  readonly inspector: Inspector
  /** null: files are marked as not scanned. */
  readonly scanner: Scanner | null
  readonly evidenceLimits: EvidenceLimits
  /** Files that handlers are about to lay beside a case: in memory, clean, for an hour. */
  readonly caseFiles: HeldFiles
  readonly signer: Signer
  readonly mailer: Mailer
  readonly limits: Limits
  /** Puts a job into the transaction that `db` runs in. */
  readonly enqueue: (db: EntityManager, queue: string, payload: object, startAfter?: Date) => Promise<void>
  readonly consequences: Consequences
  /** A short transaction of its own, as the same person: what must be on record before the operation answers. */
  readonly aside: <T>(ctx: Context, name: string, act: (ctx: Context) => Promise<T>) => Promise<T>
  /** What keeps a supplier from being approved without conditions, by who knows of it. */
  readonly openMatters: readonly OpenMatters[]
  /** The code that founds the first programme; null once there is one. */
  readonly foundingCode: () => string | null
}

/** After this action, that follows, in the same transaction. */
export type Follow = (ctx: Context, record: never, act: Act) => Promise<void>
/** What the person said and set with an act. */
export interface Act {
  readonly words: string | null
  readonly data: Readonly<Record<string, unknown>>
}
export type Consequences = Partial<Record<Action, readonly Follow[]>>

/** Something that stands open about a supplier. A condition is one; a valid flag or hit asks for at least one (0.4). */
export interface OpenMatter {
  readonly kind: 'CONDITION' | 'FLAG' | 'HIT'
  readonly id: string
  readonly name: string
}
export type OpenMatters = (ctx: Context, supplierId: string) => Promise<OpenMatter[]>

/** Everything one operation knows: who asks, in which transaction, at what time. */
export interface Context {
  readonly house: House
  actor: Actor
  readonly locale: Locale
  /** A mark of where the request came from, keyed with a secret of this process; no address is kept. */
  readonly origin: () => string
  /** SHA-256 of the session's token; null: not signed in. */
  sessionHash: string | null
  /** The token itself, as the browser sent it or is about to get it: it opens a handler's key, and is kept nowhere. */
  readonly sessionSecret: () => string | null
  /** Set when an operation signs in or out: what the cookie becomes. */
  newSession?: string | null
  /** How long the answer waits, after the transaction has ended: for whoever guesses passwords. */
  answerAfterMs?: number
  readonly idempotencyKey: string | null
  now: () => Date
  ask: Ask
  /** For commands; a query has none and fails. */
  db: EntityManager
  /** Somebody asked the policy: nothing is committed otherwise. */
  authorised: boolean
  readonly history: HistoryDraft[]
  /** What is done once the act stands, and never when it does not. */
  readonly afterwards: (() => Promise<void>)[]
}
