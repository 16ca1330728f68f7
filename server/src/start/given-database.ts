import pg from 'pg'
import { StartFault } from '../platform/start-words.ts'

type Variable = 'DATABASE_URL' | 'DATABASE_OWNER_URL' | 'DATABASE_BACKUP_URL'

/** Who signs in with this address. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username)

/** What may be shown of an address: never its password. */
function shown(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${decodeURIComponent(pathname)}`
}

/** The database's refusal, as a sentence. */
function databaseFault(error: unknown, url: string, variable: Variable): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException
  const values = { address: shown(url), variable, reason: message || code }
  if (code.startsWith('28')) return new StartFault('databaseRefused', values, { cause: error })
  if (code === '3D000') return new StartFault('databaseMissing', values, { cause: error })
  // Without a number of PostgreSQL's own, we never reached it; 57P03 is one that is still starting.
  if (!/^[0-9A-Z]{5}$/.test(code) || code === '57P03') return new StartFault('databaseUnreachable', values, { cause: error })
  return error
}

interface Facts {
  version: number
  name: string
  strong: boolean
}

async function ask(url: string, variable: Variable): Promise<Facts> {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await db.connect()
    const { rows } = await db.query<Facts>(`
      SELECT current_setting('server_version_num')::int / 10000 AS version, rolname AS name, rolsuper OR rolbypassrls AS strong
      FROM pg_roles WHERE rolname = current_user`)
    return rows[0] ?? { version: 0, name: '', strong: true }
  } catch (error) {
    throw databaseFault(error, url, variable)
  } finally {
    await db.end().catch(() => undefined)
  }
}

/** Can we work there? Asked before anything is served, and answered with what the operator has to mend. */
export async function checkDatabase(url: string, variable: Variable): Promise<void> {
  const { version, name, strong } = await ask(url, variable)
  if (version < 15) throw new StartFault('databaseTooOld', { address: shown(url), found: version })
  // Row-level security does not bind such a role.
  if (variable === 'DATABASE_URL' && strong) throw new StartFault('databaseRole', { role: name })
}
