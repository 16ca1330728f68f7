import type pg from 'pg'
import { tokenHash } from 'server/src/platform/signing.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'

/** A programme of the bench: a reviewer who is signed in, and some supplier's people who are. */
export interface BenchProgramme {
  readonly id: string
  readonly suppliers: number
  /** The session token of its reviewer. */
  readonly reviewer: string
}
export interface BenchSupplierUser {
  readonly token: string
  readonly responseId: string
}

export const uuid = (kind: keyof typeof kinds, programme: number, at: number | string): string =>
  `${String(kinds[kind]).padStart(8, '0')}-0000-4000-8${String(programme).padStart(3, '0')}-${String(at).padStart(12, '0')}`
/** The same id, written by PostgreSQL from a number in a column. */
export const uuidSql = (kind: keyof typeof kinds, programme: number, at: string): string =>
  `('${String(kinds[kind]).padStart(8, '0')}-0000-4000-8${String(programme).padStart(3, '0')}-' || lpad((${at})::text, 12, '0'))::uuid`

const kinds = {
  programme: 1,
  account: 2,
  membership: 3,
  template: 4,
  supplier: 5,
  contact: 6,
  response: 7,
  answer: 8,
  history: 9,
  change: 10,
}

const words = `ARRAY['Yunnan','Henan','Guinea','Bauxite','Alumina','Red River','Delta','Northern','Atlantic','Pearl','Summit','Harbour','Granite','Silver','Evergreen','Jade']`
const trades = `ARRAY['Mining','Refining','Smelting','Trading','Casting','Recycling','Logistics','Metals','Resources','Minerals']`
const chinese = `ARRAY['云南','河南','几内亚','铝土','氧化铝','红河','三角洲','北方','大西洋','明珠','高峰','港湾','花岗','银','长青','玉']`
const pick = (list: string, at: string): string => `(${list})[1 + (${at}) % array_length(${list}, 1)]`

/** Every third response of a supplier's is its second one; the history has one entry per supplier and per response. */
const bulk = (p: number, count: number): string => {
  const programme = `'${uuid('programme', p, 0)}'::uuid`
  const account = `'${uuid('account', p, 0)}'::uuid`
  const supplier = (at: string) => uuidSql('supplier', p, at)
  // Scattered, so that the order of the rows in the table is not the order of any list.
  const scattered = `(SELECT i, (i::bigint * 7919 % ${count})::int AS k FROM generate_series(1, ${count}) i)`
  return `
    INSERT INTO suppliers (id, programme_id, name, name_latin, country, tier, status, status_since, created_at, version)
      SELECT ${supplier('i')}, ${programme},
        CASE WHEN k % 4 = 0 THEN ${pick(chinese, 'k / 7')} || ${pick(chinese, 'k / 3')} || '矿业' || k ELSE ${pick(words, 'k / 5')} || ' ' || ${pick(words, 'k')} || ' ' || ${pick(trades, 'k / 11')} || ' ' || k END,
        CASE WHEN k % 4 = 0 THEN ${pick(words, 'k / 7')} || ' ' || ${pick(words, 'k / 3')} || ' Kuangye ' || k END,
        ${pick(`ARRAY['CN','GN','AU','BR','ID','IN','VN','MY','CD','FR']`, 'k / 13')}, ${pick(`ARRAY['MINE','REFINERY','SMELTER','CASTHOUSE','RECYCLER','TRADER','LOGISTICS','BROKER']`, 'k')},
        ${pick(`ARRAY['PROSPECT','INVITED','KYS_IN_PROGRESS','KYS_IN_PROGRESS','UNDER_REVIEW','APPROVED','ACTIVE','ACTIVE']`, 'k / 17')},
        now() - k * interval '5 minutes', now() - (k + 1000) * interval '7 minutes', 1 FROM ${scattered} x;
    INSERT INTO contacts (id, programme_id, supplier_id, name, email, phone, locale, signatory, version)
      SELECT ${uuidSql('contact', p, 'i * 10 + n')}, ${programme}, ${supplier('i')}, 'Contact ' || n || ' of ' || i, 'contact' || n || '@supplier' || i || '.example', '+86 871 ' || (60000000 + i), 'zh', n = 1, 1
      FROM generate_series(1, ${count}) i, generate_series(1, 3) n;
    INSERT INTO responses (id, programme_id, supplier_id, template_id, tier, required, answered, status, status_since, round, message, requested_by_id, requested_at, due_on, submitted_at, version)
      SELECT ${uuidSql('response', p, 'i * 10 + n')}, ${programme}, ${supplier('i')}, '${uuid('template', p, 0)}', 'SMELTER', 3, 2,
        ${pick(`ARRAY['DRAFT','SUBMITTED','IN_REVIEW','RETURNED','ACCEPTED']`, 'i / 3 + n')}, now() - i % 900 * interval '1 hour', 1, 'Please answer by the day named.', ${account},
        now() - (i % 900 + n * 1000) * interval '1 hour', current_date + (i % 200) - 60, CASE WHEN (i / 3 + n) % 5 IN (1, 2, 4) THEN now() - i % 900 * interval '1 hour' END, 1
      FROM generate_series(1, ${count}) i, generate_series(1, 2) n WHERE n = 1 OR i % 2 = 0;
    INSERT INTO answers (id, programme_id, supplier_id, response_id, question, place, status, value, reason, saved_by_id, saved_at, version)
      SELECT ${uuidSql('answer', p, 'i * 100 + n * 10 + q')}, ${programme}, ${supplier('i')}, ${uuidSql('response', p, 'i * 10 + n')},
        (ARRAY['KYS-A3','KYS-E1','KYS-I1'])[q], q, (ARRAY['NOT_APPLICABLE','EMPTY','ANSWERED'])[q], CASE WHEN q = 3 THEN 'true'::jsonb END, CASE WHEN q = 1 THEN 'Registered elsewhere' END, ${account}, now(), 1
      FROM generate_series(1, ${count}) i, generate_series(1, 2) n, generate_series(1, 3) q WHERE n = 1 OR i % 2 = 0;
    INSERT INTO state_changes (id, programme_id, supplier_id, subject_type, subject_id, kind, value, effective_at, recorded_at)
      SELECT ${uuidSql('change', p, 'i * 10 + n')}, ${programme}, ${supplier('i')}, 'suppliers', ${supplier('i')}, 'STATE', (ARRAY['PROSPECT','INVITED','KYS_IN_PROGRESS'])[n],
        now() - (400 - n * 100) * interval '1 day', now() - (400 - n * 100) * interval '1 day' FROM generate_series(1, ${count}) i, generate_series(1, 3) n;
    INSERT INTO history (id, programme_id, seq, prev, hash, action, subject_type, subject_id, supplier_id, audience, data, actor_id, by_rule, effective_at, recorded_at)
      SELECT ${uuidSql('history', p, 'i')}, ${programme}, i, 'bench ' || i - 1, 'bench ' || i, ${pick(`ARRAY['supplier.create','supplier.invite','response.submit','response.return']`, 'i')}, 'suppliers',
        ${supplier(`1 + i % ${count}`)}, ${supplier(`1 + i % ${count}`)}, 'ALL', '{}', ${account}, false, now() - interval '1 day', now() - interval '1 day' FROM generate_series(1, ${count * 2}) i;
    INSERT INTO history_heads VALUES (${programme}, ${count * 2}, 'bench ${count * 2}');`
}

const localText = (text: string): string => JSON.stringify({ zh: text, en: text, fr: text })

export async function addPerson(db: pg.Client, p: number, at: number, roles: string[], supplierId: string | null): Promise<string> {
  const token = `bench-${p}-${at}-${roles.join('-')}`
  const [account, membership, programme] = [uuid('account', p, at), uuid('membership', p, at), uuid('programme', p, 0)]
  await db.query('INSERT INTO accounts VALUES ($1, $2, $3, $4, $5, false, now(), now()) ON CONFLICT DO NOTHING', [
    account,
    `${token.toLowerCase()}@bench.example`,
    `Person ${at}`,
    '-',
    'en',
  ])
  await db.query(
    'INSERT INTO memberships (id, programme_id, account_id, roles, supplier_id, created_at, version) VALUES ($1, $2, $3, $4, $5, now(), 1) ON CONFLICT DO NOTHING',
    [membership, programme, account, roles, supplierId],
  )
  await db.query(
    'INSERT INTO sessions VALUES ($1, $2, $3, $4, now(), now()) ON CONFLICT (token_hash) DO UPDATE SET created_at = now(), last_seen_at = now()',
    [tokenHash(token), account, membership, programme],
  )
  return token
}

/** False: it is there already. */
export async function addProgramme(db: pg.Client, p: number, suppliers: number): Promise<boolean> {
  const id = uuid('programme', p, 0)
  const { rowCount } = await db.query(
    `INSERT INTO programmes VALUES ($1, $1, 'Programme of ' || $2, 'Site', 'Area', 'Aluminium', 'SMELTER', 'ALUMINIUM_SMELTING', 'Asia/Shanghai', 'en', now(), 1) ON CONFLICT DO NOTHING`,
    [id, String(suppliers)],
  )
  await db.query('INSERT INTO programme_ids VALUES ($1) ON CONFLICT DO NOTHING', [id])
  return rowCount === 1
}

/** Writes a programme past the walls, as the bench's superuser; a second call only signs its reviewer in again. */
export async function makeProgramme(db: pg.Client, p: number, suppliers: number): Promise<BenchProgramme> {
  const id = uuid('programme', p, 0)
  const isNew = await addProgramme(db, p, suppliers)
  const reviewer = await addPerson(db, p, 0, ['REVIEWER'], null)
  if (isNew) {
    await db.query(
      `INSERT INTO templates (id, programme_id, code, version, title, content, published_at) VALUES ($1, $2, 'KYS-START', 1, $3, $4, now())`,
      [uuid('template', p, 0), id, localText('Know your supplier'), JSON.stringify(kysStart)],
    )
    await db.query(bulk(p, suppliers))
  }
  return { id, suppliers, reviewer }
}

/** One person each of so many suppliers, whose questionnaire is open. */
export async function makeSupplierUsers(db: pg.Client, p: number, count: number): Promise<BenchSupplierUser[]> {
  const users: BenchSupplierUser[] = []
  for (let at = 1; at <= count; at++) {
    const responseId = uuid('response', p, `${at}1`)
    await db.query(`UPDATE responses SET status = 'DRAFT' WHERE id = $1`, [responseId])
    users.push({ token: await addPerson(db, p, at, ['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'], uuid('supplier', p, at)), responseId })
  }
  return users
}
