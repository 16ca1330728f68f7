import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { entities, migrations, ownerSource } from 'server/src/data-source.ts'
import { createDatabase, dropDatabase, inDatabase } from 'server/src/platform/postgres/roles.ts'
import { DataSource } from 'typeorm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

const name = `test_${randomUUID().replaceAll('-', '')}`
let db: pg.Client
let source: DataSource
beforeAll(async () => {
  const { superUrl, ownerUrl } = inject('postgres')
  await createDatabase(superUrl, name)
  db = new pg.Client({ connectionString: inDatabase(superUrl, name) })
  await db.connect()
  source = await ownerSource(inDatabase(ownerUrl, name)).initialize()
})
afterAll(async () => {
  await source?.destroy()
  await db?.end()
  await dropDatabase(inject('postgres').superUrl, name)
})

const first = async (text: string): Promise<string[]> => (await db.query({ text, rowMode: 'array' })).rows.map(([one]) => String(one))
const things = () =>
  first(`SELECT c.relkind::text || ' ' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname NOT LIKE 'migrations%' AND c.relname NOT LIKE 'PK\\_%' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    UNION ALL SELECT 'function ' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`)

/** Columns that no entity names: they are read and written by SQL of their own. */
const withoutEntity = [
  'answer_versions',
  'checkpoints',
  'history',
  'history_heads',
  'installation',
  'mails',
  'messages',
  'notifications',
  'operations',
  'password_resets',
  'programme_ids',
  'rate_limits',
  'reminders',
  'sessions',
  'signing_keys',
  'state_changes',
  'thread_reads',
  'threads',
]

/** Columns that the database makes for itself. */
const withoutField = ['suppliers.search']

describe('migrations, in their order', () => {
  test('go up on an empty database, down to nothing, and up again to the same', async () => {
    const before = await things()
    await source.runMigrations()
    const up = await things()
    expect(up.length).toBeGreaterThan(migrations.length)
    for (let at = 0; at < migrations.length; at++) await source.undoLastMigration()
    expect(await things()).toEqual(before)
    await source.runMigrations()
    expect(await things()).toEqual(up)
  })

  test('make the columns that the entities name, and no others', async () => {
    const meta = new DataSource({
      type: 'postgres',
      url: inDatabase(inject('postgres').ownerUrl, name),
      entities: entities as never,
      synchronize: false,
    })
    await meta.initialize()
    const { rows } = await db.query(
      "SELECT table_name, column_name, udt_name, is_nullable = 'YES' AS nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1, 2",
    )
    const inDatabaseNow = rows
      .filter(row => !withoutEntity.includes(row.table_name) && !withoutField.includes(`${row.table_name}.${row.column_name}`))
      .map(row => `${row.table_name}.${row.column_name} ${row.udt_name}${row.nullable ? ' null' : ''}`)
    const alias: Record<string, string> = {
      int: 'int4',
      integer: 'int4',
      boolean: 'bool',
      smallint: 'int2',
      bigint: 'int8',
      'timestamp with time zone': 'timestamptz',
    }
    const named = meta.entityMetadatas.flatMap(entity =>
      entity.columns.map(column => {
        const type = meta.driver.normalizeType(column)
        return `${entity.tableName}.${column.databaseName} ${column.isArray ? '_' : ''}${alias[type] ?? type}${column.isNullable ? ' null' : ''}`
      }),
    )
    await meta.destroy()
    expect(named.sort()).toEqual(inDatabaseNow.sort())
  })

  test('leave no foreign key without an index that begins with it, and no `_id` of a table without a foreign key', async () => {
    const unindexed =
      await first(`SELECT c.conrelid::regclass || '.' || a.attname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.contype = 'f' AND n.nspname = 'public' AND array_length(c.conkey, 1) = 1
        AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1] AND i.indpred IS NULL) ORDER BY 1`)
    expect(unindexed).toEqual([])
    const loose =
      await first(`SELECT t.table_name || '.' || t.column_name FROM information_schema.columns t WHERE t.table_schema = 'public' AND t.column_name LIKE '%\\_id'
      AND NOT EXISTS (SELECT 1 FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) WHERE c.contype = 'f' AND c.conrelid = t.table_name::regclass AND a.attname = t.column_name) ORDER BY 1`)
    expect(loose).toEqual(pointsAtMany)
  })
})

/** These point at rows of several tables, at their own id, or at what the history keeps by name. */
const pointsAtMany = [
  'history.subject_id',
  'history.supplier_id',
  'programmes.programme_id',
  'state_changes.subject_id',
  'state_changes.supplier_id',
]
