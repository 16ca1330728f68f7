import pg from 'pg'

/** Passwords of the four roles of one cluster. */
export interface RolePasswords {
  readonly super: string
  readonly owner: string
  readonly app: string
  readonly backup: string
}

export const roleNames = { super: 'headwater_super', owner: 'headwater_owner', app: 'headwater_app', backup: 'headwater_backup' } as const

/** What each role is (trust, 1). None may make databases or roles; only the backup reads past the walls, and it only reads. */
const attributes = {
  owner: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS',
  app: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS',
  backup: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS',
} as const

/** All of them trusted by PostgreSQL: whoever may CREATE in a database may add them. */
const extensions = ['citext', 'pg_trgm', 'unaccent', 'btree_gist', 'pgcrypto', 'fuzzystrmatch']

export async function connected<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}

/** The same server, another database. */
export function inDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(name)}`
  return changed.href
}

/** Twice is once: a first start that was cut between two roles goes on here. */
export const ensureRoles = (superUrl: string, passwords: RolePasswords): Promise<void> =>
  connected(inDatabase(superUrl, 'postgres'), async db => {
    const { rows } = await db.query<{ rolname: string }>('SELECT rolname FROM pg_roles')
    const known = new Set(rows.map(row => row.rolname))
    for (const role of ['owner', 'app', 'backup'] as const) {
      if (known.has(roleNames[role])) continue
      await db.query(`CREATE ROLE ${roleNames[role]} ${attributes[role]} PASSWORD ${db.escapeLiteral(passwords[role])}`)
    }
    await db.query(`ALTER ROLE ${roleNames.backup} SET default_transaction_read_only = on`)
  })

const databaseExists = (superUrl: string, name: string): Promise<boolean> =>
  connected(
    inDatabase(superUrl, 'postgres'),
    async db => (await db.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1,
  )

export const addExtensions = (url: string): Promise<void> =>
  connected(url, async db => {
    await db.query(extensions.map(name => `CREATE EXTENSION IF NOT EXISTS ${name}`).join(';'))
  })

/** Only our roles may enter. */
const closeToOthers = (superUrl: string, name: string): Promise<void> =>
  connected(inDatabase(superUrl, name), async db => {
    const database = db.escapeIdentifier(name)
    await db.query(
      `REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database} TO ${roleNames.app}, ${roleNames.backup}`,
    )
  })

/** A database that belongs to the owner's role. From a template it takes tables and extensions; nobody may be connected to that. */
export async function createDatabase(superUrl: string, name: string, template?: string): Promise<void> {
  await connected(inDatabase(superUrl, 'postgres'), async db => {
    const from = template ? ` TEMPLATE ${db.escapeIdentifier(template)}` : ''
    await db.query(`CREATE DATABASE ${db.escapeIdentifier(name)} OWNER ${roleNames.owner}${from}`)
  })
  await closeToOthers(superUrl, name)
  if (!template) await addExtensions(inDatabase(superUrl, name))
}

/** The product's own database; what an interrupted first start left out is added. */
export async function ensureDatabase(superUrl: string, name: string): Promise<void> {
  if (!(await databaseExists(superUrl, name))) return createDatabase(superUrl, name)
  await closeToOthers(superUrl, name)
  await addExtensions(inDatabase(superUrl, name))
}

export const dropDatabase = (superUrl: string, name: string): Promise<void> =>
  connected(inDatabase(superUrl, 'postgres'), async db => {
    await db.query(`DROP DATABASE IF EXISTS ${db.escapeIdentifier(name)} WITH (FORCE)`)
  })
