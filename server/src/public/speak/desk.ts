import { LRUCache } from 'lru-cache'
import { speakFileLimits } from 'shared/words/grievances.ts'
import type { House } from '../../core/context.ts'
import { type HeldFiles, openHeldFiles } from '../../platform/held-files.ts'
import type { Log } from '../../platform/log.ts'
import { Spool } from '../../platform/spool.ts'
import { turns } from '../../platform/turns.ts'
import { tusDoor } from '../../platform/tus-door.ts'
import { type FormTokens, formTokens } from './form-token.ts'
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
  readonly beatMs: number
  readonly log: Log
  readonly folder: { readonly path: string; readonly inMemory: boolean }
  close(): Promise<void>
}

/** For tests: forms that may be young, proofs that are quick. */
export interface DeskOptions {
  readonly youngestMs?: number
  readonly bits?: number
  readonly beatMs?: number
}

/** Answers to a code leave on this beat. */
const usualBeatMs = 400

const halfHour = 1_800_000

export async function openDesk(house: House, log: Log, script: string | null, options: DeskOptions = {}): Promise<Desk> {
  const { held, folder, close } = await openHeldFiles(house.scanner, log)
  return {
    tokens: formTokens(options),
    held,
    receipts: new LRUCache<string, string>({ max: 5_000, ttl: halfHour }),
    speakTus: tusDoor({ path: uploadPath, spool: new Spool(folder.path), locks: house.uploadLocks, maxSize: speakFileLimits.fileBytes }),
    script,
    turn: turns(4),
    beatMs: options.beatMs ?? usualBeatMs,
    log,
    folder,
    close,
  }
}
