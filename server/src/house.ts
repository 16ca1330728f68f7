import { createHmac, randomBytes } from 'node:crypto'
import { maxFileBytes, maxSupplierBytes } from 'shared/words/lists.ts'
import { openWork, type Work } from './boss.ts'
import { consequences } from './consequences.ts'
import { nobody } from './core/actor.ts'
import { type Atomic, makeAtomic } from './core/atomic.ts'
import type { Ask, Context, EvidenceLimits, House, OpenMatters } from './core/context.ts'
import { type LimitSettings, makeLimits, usualLimits } from './core/limits.ts'
import { entities } from './data-source.ts'
import { openMatters } from './open-matters.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { openHeldFiles } from './platform/held-files.ts'
import { makeInspector } from './platform/inspection/inspector.ts'
import type { Log } from './platform/log.ts'
import type { Mailer } from './platform/mail.ts'
import type { Mode } from './platform/mode.ts'
import { closePdf } from './platform/pdf.ts'
import type { Scanner } from './platform/scanner.ts'
import type { Signer } from './platform/signing.ts'
import { Spool } from './platform/spool.ts'
import type { Storage } from './platform/storage.ts'
import { UploadLocks } from './platform/upload-locks.ts'

export interface HouseParts {
  readonly appUrl: string
  readonly mode: Mode
  readonly origin: string
  readonly storage: Storage
  /** Files on their way; on the same disk as the store, a finished one need not be copied. */
  readonly uploadFolder: string
  readonly scanner?: Scanner | null
  readonly evidenceLimits?: Partial<EvidenceLimits>
  readonly signer: Signer
  /** Made with the house, since the demonstration keeps its mails in the database. */
  readonly mailer: (database: Database) => Mailer
  readonly log: Log
  readonly now?: () => Date
  readonly limits?: LimitSettings
  readonly foundingCode?: string | null
  /** For tests: other matters that stand open. */
  readonly openMatters?: readonly OpenMatters[]
}

export interface OpenHouse {
  readonly house: House
  readonly atomic: Atomic
  readonly database: Database
  readonly work: Work
  context(given: Partial<Pick<Context, 'locale' | 'origin' | 'sessionHash' | 'sessionSecret' | 'idempotencyKey' | 'actor'>>): Context
  /** Does jobs until `close`. */
  startWork(): Promise<void>
  close(): Promise<void>
}

const usualEvidence: EvidenceLimits = { fileBytes: maxFileBytes, supplierBytes: maxSupplierBytes, unfinished: 100, unfinishedDays: 7 }

const notYet: Ask = () => Promise.reject(new Error('no operation has begun'))

/** Connects everything that the features need; HTTP stands in front of it, tests reach in beside it. */
export async function openHouse(parts: HouseParts): Promise<OpenHouse> {
  const { log } = parts
  const onError = (error: unknown): void => log.warn({ err: error }, 'database')
  const database = await openDatabase(parts.appUrl, entities, onError)
  const work = await openWork(parts.appUrl, log)
  const now = parts.now ?? (() => new Date())
  const caseFiles = await openHeldFiles(parts.scanner ?? null, log)
  const house: House = {
    mode: parts.mode,
    origin: parts.origin,
    now,
    storage: parts.storage,
    spool: new Spool(parts.uploadFolder),
    uploadLocks: new UploadLocks(parts.appUrl, onError),
    inspector: makeInspector(error => log.warn({ err: error }, 'inspection')),
    scanner: parts.scanner ?? null,
    evidenceLimits: { ...usualEvidence, ...parts.evidenceLimits },
    caseFiles: caseFiles.held,
    signer: parts.signer,
    mailer: parts.mailer(database),
    limits: makeLimits(database.pool, parts.limits ?? usualLimits),
    enqueue: work.enqueue,
    aside: (ctx, name, act) => {
      const own = context({ ...ctx, idempotencyKey: null })
      return atomic.write(own, { name, fields: [name], request: null }, () => act(own))
    },
    consequences,
    openMatters: parts.openMatters ?? openMatters,
    foundingCode: () => parts.foundingCode ?? null,
  }
  const atomic = makeAtomic(database, onError)
  const context: OpenHouse['context'] = given => ({
    house,
    actor: nobody,
    locale: 'en',
    origin: () => 'inside',
    sessionHash: null,
    sessionSecret: () => null,
    idempotencyKey: null,
    ...given,
    now,
    ask: notYet,
    db: undefined as never,
    authorised: false,
    history: [],
    afterwards: [],
  })
  return {
    house,
    atomic,
    database,
    work,
    context,
    startWork: () =>
      work.start(
        () => context({}),
        atomic,
        order => house.mailer.send(order),
      ),
    close: async () => {
      await work.stop()
      await closePdf()
      await house.inspector.close()
      await caseFiles.close()
      await house.uploadLocks.close()
      await database.close()
    },
  }
}

/** Where a request came from, as a key that lives as long as this process and an hour at most: no address is kept. */
export function originMarks(): (address: string) => string {
  let secret = randomBytes(32)
  let since = Date.now()
  return address => {
    if (Date.now() - since > 3_600_000) [secret, since] = [randomBytes(32), Date.now()]
    return createHmac('sha256', secret).update(address).digest('base64url').slice(0, 22)
  }
}
