import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { entities, migrations, ownerSource } from 'server/src/data-source.ts'
import { createDatabase, dropDatabase, inDatabase } from 'server/src/platform/postgres/roles.ts'
import { parseTemplate } from 'shared/questionnaires/parse-template.ts'
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
  'grievance_settings',
  'former_public_paths',
  'handler_keys',
  'handler_vouchers',
  'handler_key_locks',
  'session_handler_keys',
  'grievance_recovery_keys',
  'grievance_receipts',
  'grievance_keys',
  'grievance_records',
  'grievance_files',
  'grievance_openings',
  'identity_requests',
  'case_history',
  'case_history_heads',
  'case_checkpoints',
  'risk_review_visits',
  'country_changes',
  'country_editions',
  'country_papers',
  'country_runs',
  'country_values',
  'edition_confirmations',
  'edition_mappings',
  'programme_editions',
  'supplier_locations',
  'listed_entries',
  'name_list_entries',
  'name_list_versions',
  'screened_subjects',
  'screening_thresholds',
  'programme_name_lists',
  'hit_clearances',
  'declared_volumes',
  'supplier_holds',
  'answer_signals',
  'dossier_papers',
  'flag_checks',
  'substantiated_subjects',
  'flag_runs',
  'mineral_tables',
  'calendar_links',
  'digests',
  'hearing_cases',
  'hearing_files',
  'last_year_answers',
  'running_out',
  'answer_files',
  'answer_versions',
  'record_mentions',
  'records',
  'answer_files',
  'checkpoints',
  'file_openings',
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
  'record_mentions',
  'records',
  'reminders',
  'receipts',
  'sessions',
  'signing_keys',
  'supplier_import_rows',
  'state_changes',
  'supplier_distinctions',
  'supplier_identifiers',
  'supplier_keys',
  'thread_reads',
  'threads',
  'uploads',
]

/** Columns that the database makes for itself. */
const withoutField = ['evidence_files.search', 'suppliers.search']

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

  test('of the first version every question, answer and file is there after the engine came', async () => {
    while ((await first('SELECT count(*) FROM migrations'))[0] !== '5') await source.undoLastMigration()
    const [programme, account, supplier, template, response, file, answer] = Array.from({ length: 7 }, () => randomUUID())
    const words = { zh: '甲', en: 'A', fr: 'B' }
    const asked = [
      { code: 'KYS-A3', type: 'TEXT', required: true, check: 'USCC', label: words, help: words, example: words },
      { code: 'KYS-E1', type: 'FILE', required: false, check: null, label: words, help: words, example: null },
    ]
    await db.query("INSERT INTO accounts VALUES ($1, 'a@b.example', 'A', '-', 'en', false, now(), now())", [account])
    await db.query(
      "INSERT INTO programmes VALUES ($1, $1, 'P', 'S', 'A', 'B', 'SMELTER', 'ALUMINIUM_SMELTING', 'Asia/Shanghai', 'en', now(), 1)",
      [programme],
    )
    await db.query(
      "INSERT INTO suppliers (id, programme_id, name, country, tier, status, status_since, created_at, version) VALUES ($1, $2, 'S', 'CN', 'TRADER', 'INVITED', now(), now(), 1)",
      [supplier, programme],
    )
    await db.query(
      "INSERT INTO templates (id, programme_id, code, version, title, questions, published_at) VALUES ($1, $2, 'KYS-START', 1, $3, $4, now())",
      [template, programme, JSON.stringify(words), JSON.stringify(asked)],
    )
    await db.query(
      "INSERT INTO responses (id, programme_id, supplier_id, template_id, status, status_since, round, requested_by_id, requested_at, due_on, version) VALUES ($1, $2, $3, $4, 'DRAFT', now(), 0, $5, now(), current_date, 1)",
      [response, programme, supplier, template, account],
    )
    await db.query(
      "INSERT INTO evidence_files (id, programme_id, supplier_id, name, type, size, sha256, uploaded_by_id, uploaded_at) VALUES ($1, $2, $3, 'licence.pdf', 'application/pdf', 10, 'abc', $4, now())",
      [...[file, programme, supplier, account]],
    )
    await db.query(
      "INSERT INTO answers (id, programme_id, supplier_id, response_id, question, place, status, value, file_id, version) VALUES ($1, $2, $3, $4, 'KYS-E1', 2, 'ANSWERED', to_jsonb($5::text), $5::uuid, 1)",
      [answer, programme, supplier, response, file],
    )
    await source.runMigrations()
    const { rows } = await db.query('SELECT content FROM templates WHERE id = $1', [template])
    expect(parseTemplate(rows[0].content)).toMatchObject({ faults: [] })
    expect(rows[0].content.sections[0].questions).toEqual([
      { code: 'KYS-A3', type: 'TEXT', check: 'USCC', label: words, help: words },
      { code: 'KYS-E1', type: 'FILE', need: 'OPTIONAL', label: words, help: words },
    ])
    const kept = await db.query('SELECT a.value, u.file_id FROM answers a JOIN answer_files u ON u.answer_id = a.id WHERE a.id = $1', [
      answer,
    ])
    expect(kept.rows).toEqual([{ value: [file], file_id: file }])
    expect((await db.query('SELECT tier, required, answered FROM responses')).rows).toEqual([{ tier: 'TRADER', required: 1, answered: 1 }])
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
      'double precision': 'float8',
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
  'case_history.subject_id',
  'case_history.supplier_id',
  'history.subject_id',
  'history.supplier_id',
  'programmes.programme_id',
  'record_mentions.row_id',
  'running_out.subject_id',
  'screened_subjects.subject_id',
  'screening_hits.subject_id',
  'state_changes.subject_id',
  'state_changes.supplier_id',
  'supplier_holds.cause_id',
]
