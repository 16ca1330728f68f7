import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const answers = `(SELECT current_setting('app.answers', true) = 'yes')`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const walled = (table: string, whose: string): string =>
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
   CREATE POLICY wall ON ${table} USING (${programme} AND ${staff}${whose});`

/** What is there already is looked at as its owner, past the walls. */
const opened = (tables: readonly string[]): string => tables.map(table => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;`).join(' ')
const closed = (tables: readonly string[]): string => tables.map(table => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`).join(' ')
const read = ['programmes', 'name_list_versions', 'screening_hits']
const narrowed = ['screening_hits', 'screened_subjects', 'incidents']

/**
 * Which version of a list a programme uses; a party that two suppliers name, screened for each of them; what was cleared, remembered for
 * its words; an incident about a party or site; how much suppliers say that comes from where.
 */
export class Remembering1795392000045 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${opened(read)}
      -- Which version of a list names are compared with: the newest row holds (domain reference 0.4).
      CREATE TABLE programme_name_lists (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        list text NOT NULL,
        version_id uuid NOT NULL REFERENCES name_list_versions,
        -- Nobody: by rule, with the version's loading or the programme's founding.
        adopted_by_id uuid REFERENCES accounts,
        adopted_at timestamptz NOT NULL
      );
      CREATE INDEX programme_name_lists_list ON programme_name_lists (programme_id, list, adopted_at DESC, id);
      CREATE INDEX programme_name_lists_version ON programme_name_lists (version_id);
      CREATE INDEX programme_name_lists_adopted_by ON programme_name_lists (adopted_by_id);
      INSERT INTO programme_name_lists (id, programme_id, list, version_id, adopted_at)
        SELECT gen_random_uuid(), p.id, v.list, v.id, now() FROM programmes p
        CROSS JOIN (SELECT DISTINCT ON (list) list, id FROM name_list_versions ORDER BY list, loaded_at DESC, id) v;
      ${walled('programme_name_lists', '')}
      GRANT SELECT, INSERT ON programme_name_lists TO headwater_app;

      -- A party may be named by several suppliers: each has a hit of its own on it.
      ALTER TABLE screening_hits DROP CONSTRAINT screening_hits_subject_id_list_entry_key_key;
      ALTER TABLE screening_hits ADD CONSTRAINT screening_hits_subject UNIQUE (supplier_id, subject_id, list, entry_key);
      DROP INDEX screening_hits_supplier;
      CREATE INDEX screening_hits_status ON screening_hits (programme_id, status, status_since DESC, id DESC);
      ALTER TABLE screened_subjects DROP CONSTRAINT screened_subjects_pkey;
      ALTER TABLE screened_subjects ADD PRIMARY KEY (supplier_id, subject_id);
      DROP INDEX screened_subjects_supplier;

      -- For which words of ours and theirs a hit was cleared (12.8): the same words later are cleared already.
      CREATE TABLE hit_clearances (
        hit_id uuid NOT NULL REFERENCES screening_hits,
        entry_id uuid NOT NULL REFERENCES listed_entries,
        subject_sha256 text NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        words text NOT NULL,
        cleared_by_id uuid NOT NULL REFERENCES accounts,
        cleared_at timestamptz NOT NULL,
        PRIMARY KEY (hit_id, entry_id, subject_sha256)
      );
      CREATE INDEX hit_clearances_entry ON hit_clearances (entry_id);
      CREATE INDEX hit_clearances_programme ON hit_clearances (programme_id);
      CREATE INDEX hit_clearances_supplier ON hit_clearances (supplier_id);
      CREATE INDEX hit_clearances_cleared_by ON hit_clearances (cleared_by_id);
      INSERT INTO hit_clearances (hit_id, entry_id, subject_sha256, programme_id, supplier_id, words, cleared_by_id, cleared_at)
        SELECT id, entry_id, subject_sha256, programme_id, supplier_id, coalesce(reason, ''), decided_by_id, status_since FROM screening_hits
        WHERE status = 'FALSE_POSITIVE' AND decided_by_id IS NOT NULL;
      ${walled('hit_clearances', ` AND ${reach} AND ${answers}`)}
      GRANT SELECT, INSERT, UPDATE, DELETE ON hit_clearances TO headwater_app;

      -- An incident may be about a party or a site that suppliers name; its name stands in the incident's own words too.
      ALTER TABLE incidents ADD record_id uuid REFERENCES records;
      ALTER TABLE incidents DROP CONSTRAINT incidents_check;
      ALTER TABLE incidents ADD CONSTRAINT incidents_about CHECK (supplier_id IS NOT NULL OR country IS NOT NULL OR record_id IS NOT NULL);
      CREATE INDEX incidents_record ON incidents (record_id);

      -- How much a supplier says that comes from a country in a year, as it handed it in last.
      CREATE TABLE declared_volumes (
        supplier_id uuid NOT NULL REFERENCES suppliers,
        country text NOT NULL,
        year integer NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        response_id uuid NOT NULL REFERENCES responses,
        tonnes double precision NOT NULL,
        PRIMARY KEY (supplier_id, country, year)
      );
      CREATE INDEX declared_volumes_programme ON declared_volumes (programme_id);
      CREATE INDEX declared_volumes_response ON declared_volumes (response_id);
      ${walled('declared_volumes', ` AND ${reach}`)}
      GRANT SELECT, INSERT, UPDATE, DELETE ON declared_volumes TO headwater_app;

      -- Which file a table of reserves came in; none: it came by the API.
      ALTER TABLE mineral_tables ADD file_name text, ADD file_sha256 text;
      ${closed(read)}
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${opened(narrowed)}
      ALTER TABLE mineral_tables DROP file_name, DROP file_sha256;
      DROP TABLE declared_volumes;
      ALTER TABLE incidents DROP CONSTRAINT incidents_about;
      DELETE FROM incidents WHERE supplier_id IS NULL AND country IS NULL;
      ALTER TABLE incidents DROP record_id;
      ALTER TABLE incidents ADD CONSTRAINT incidents_check CHECK (supplier_id IS NOT NULL OR country IS NOT NULL);
      DROP TABLE hit_clearances;
      -- What a second supplier's hit said of the same party has no place here.
      DELETE FROM screened_subjects s WHERE EXISTS (SELECT 1 FROM screened_subjects o WHERE o.subject_id = s.subject_id AND o.supplier_id < s.supplier_id);
      DELETE FROM screening_hits h WHERE EXISTS (SELECT 1 FROM screening_hits o
        WHERE (o.subject_id, o.list, o.entry_key) = (h.subject_id, h.list, h.entry_key) AND o.supplier_id < h.supplier_id);
      CREATE INDEX screened_subjects_supplier ON screened_subjects (supplier_id);
      ALTER TABLE screened_subjects DROP CONSTRAINT screened_subjects_pkey;
      ALTER TABLE screened_subjects ADD PRIMARY KEY (subject_id);
      DROP INDEX screening_hits_status;
      CREATE INDEX screening_hits_supplier ON screening_hits (supplier_id);
      ALTER TABLE screening_hits DROP CONSTRAINT screening_hits_subject;
      ALTER TABLE screening_hits ADD CONSTRAINT screening_hits_subject_id_list_entry_key_key UNIQUE (subject_id, list, entry_key);
      DROP TABLE programme_name_lists;
      ${closed(narrowed)}`)
  }
}
