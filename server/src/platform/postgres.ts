import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { secret } from './data-folder.ts'
import { lockFolder } from './folder-lock.ts'
import { clusterExists, initialise } from './postgres/initialise.ts'
import { type Place, placeFor } from './postgres/place.ts'
import { clearOrphan, freePort, halt, launch, postmasterFile, type Say } from './postgres/postmaster.ts'
import { ensureDatabase, ensureRoles, type RolePasswords, roleNames } from './postgres/roles.ts'
import { StartFault } from './start-words.ts'

export interface Urls {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly backupUrl: string
  readonly superUrl: string
}

export interface Postgres extends Urls {
  /** PostgreSQL's process; another one after it fell and was started again. */
  pid(): number
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** The data folder. Secrets are kept here, and the data too unless we run as root. */
  readonly folder: string
  readonly say: Say
  /** Root only: where PostgreSQL's programs and data go. */
  readonly pgFolder?: string | null
  readonly settings?: Record<string, string>
}

/** Reachable from this machine only. Nothing of a statement but its text goes to the log: values may be a person's. */
const standing: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  log_checkpoints: 'off',
  log_parameter_max_length_on_error: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const makePasswords = (): RolePasswords => {
  const word = () => randomBytes(24).toString('base64url')
  return { super: word(), owner: word(), app: word(), backup: word() }
}

function urlsFor(port: number, passwords: RolePasswords): Urls {
  const url = (role: keyof RolePasswords) => `postgres://${roleNames[role]}:${passwords[role]}@127.0.0.1:${port}/headwater`
  return { ownerUrl: url('owner'), appUrl: url('app'), backupUrl: url('backup'), superUrl: url('super') }
}

/** Starts it again, on its port, whenever it ends without being asked to. */
function keepRunning(place: Place, port: number, settings: Record<string, string>, say: Say, first: ChildProcess) {
  let stopping = false
  let child = first
  let restart: Promise<void> = Promise.resolve()
  const again = async (): Promise<void> => {
    if (stopping) return
    say('databaseFell')
    while (!stopping) {
      try {
        watch(await launch(place, port, settings, say))
        say('databaseBack')
        return
      } catch {
        await wait(1_000)
      }
    }
  }
  const watch = (next: ChildProcess): void => {
    child = next
    child.once('exit', () => {
      restart = again()
    })
  }
  watch(first)
  return {
    pid: () => child.pid ?? 0,
    async stop() {
      stopping = true
      await restart
      if (child.pid && child.exitCode === null && child.signalCode === null) await halt(place, child.pid)
    },
  }
}

/** The PostgreSQL that comes with Headwater: made at the first start, found again at the next, put right after a hard stop. */
export async function openPostgres({ folder, say, pgFolder = null, settings: own = {} }: PostgresOptions): Promise<Postgres> {
  const place = await placeFor(folder, pgFolder)
  const settings = { ...standing, ...own }
  // Under root the data lies outside the data folder: two copies of one data folder must not share it.
  const release = place.as ? await lockFolder(join(place.cluster, '..')) : async () => undefined
  try {
    if (place.as) say('databaseElsewhere', { user: place.as.name, folder: place.cluster })
    const old = await clusterExists(place)
    if (old && !(await readFile(join(folder, 'secrets', 'database.json')).catch(() => null))) {
      throw new StartFault('secretsLost', { folder, file: join('secrets', 'database.json'), database: place.cluster })
    }
    const passwords = await secret(folder, 'database.json', makePasswords)
    if (old) await clearOrphan(place, say)
    else {
      say('firstStart', { folder: place.cluster })
      await initialise(place, passwords.super, own.fsync !== 'off')
    }
    const port = await freePort()
    const running = keepRunning(place, port, settings, say, await launch(place, port, settings, say))
    const urls = urlsFor(port, passwords)
    const stop = () => running.stop().finally(release)
    try {
      await ensureRoles(urls.superUrl, passwords)
      await ensureDatabase(urls.superUrl, 'headwater')
    } catch (error) {
      await stop()
      throw error
    }
    return { ...urls, pid: running.pid, stop }
  } catch (error) {
    await release()
    throw error
  }
}

/** The addresses of the PostgreSQL that another process of ours runs now, for tools beside a running server. Null: none runs. */
export async function runningPostgres(folder: string, pgFolder: string | null = null): Promise<Urls | null> {
  const place = await placeFor(folder, pgFolder)
  const file = await postmasterFile(place.cluster)
  const passwords = await readFile(join(folder, 'secrets', 'database.json'), 'utf8').catch(() => null)
  return file?.ready && passwords ? urlsFor(file.port, JSON.parse(passwords) as RolePasswords) : null
}
