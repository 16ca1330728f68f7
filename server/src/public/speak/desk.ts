import { statfs } from 'node:fs/promises'
import { LRUCache } from 'lru-cache'
import { speakFileLimits } from 'shared/words/grievances.ts'
import type { House } from '../../core/context.ts'
import { makeCleaner } from '../../platform/cleaning/cleaner.ts'
import type { Log } from '../../platform/log.ts'
import { openMemoryFolder } from '../../platform/memory-folder.ts'
import { Spool } from '../../platform/spool.ts'
import { turns } from '../../platform/turns.ts'
import { tusDoor } from '../../platform/tus-door.ts'
import { type FormTokens, formTokens } from './form-token.ts'
import { HeldFiles } from './held-files.ts'
import { uploadPath } from './look.ts'

/** What lies on the desk while people speak: all of it in memory, none of it for long. */
export interface Desk {
  readonly tokens: FormTokens
  readonly held: HeldFiles
  /** Signed receipts by the form they belong to, until they were saved, half an hour at most. */
  readonly receipts: LRUCache<string, string>
  readonly speakTus: ReturnType<typeof tusDoor>
  /** The address of our script; null: the portal was not built, and the pages do without. */
  readonly script: string | null
  /** Those who hand in wait here, however many they are, and not for a connection to the database, which gives up after seconds. */
  readonly turn: ReturnType<typeof turns>
  readonly log: Log
  readonly folder: { readonly path: string; readonly inMemory: boolean }
  close(): Promise<void>
}

/** For tests: forms that may be young, proofs that are quick. */
export interface DeskOptions {
  readonly youngestMs?: number
  readonly bits?: number
}

const hour = 3_600_000
const mostInMemory = 1_000_000_000

/** A quarter of what is free, so that a full folder takes no memory that the house needs. */
async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return Math.min(mostInMemory, Math.floor((bavail * bsize) / 4))
}

export async function openDesk(house: House, log: Log, script: string | null, options: DeskOptions = {}): Promise<Desk> {
  const folder = await openMemoryFolder()
  const cleaner = makeCleaner(error => log.warn({ cleaning: error instanceof Error ? error.name : 'unknown' }, 'cleaning'))
  const spool = new Spool(folder.path)
  const held = new HeldFiles({
    folder: folder.path,
    cleaner,
    scanner: house.scanner,
    mostBytes: await roomIn(folder.path),
    keptMs: hour,
  })
  return {
    tokens: formTokens(options),
    held,
    receipts: new LRUCache<string, string>({ max: 5_000, ttl: hour / 2 }),
    speakTus: tusDoor({ path: uploadPath, spool, locks: house.uploadLocks, maxSize: speakFileLimits.fileBytes }),
    script,
    turn: turns(4),
    log,
    folder,
    close: async () => {
      await cleaner.close()
      await folder.close()
    },
  }
}
