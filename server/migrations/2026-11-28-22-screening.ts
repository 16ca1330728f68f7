import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const answers = `(SELECT current_setting('app.answers', true) = 'yes')`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const installation = `coalesce((SELECT current_setting('app.installation', true) = 'yes'), false)`
const walled = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`
const lists = ['name_list_versions', 'listed_entries', 'name_list_entries']

/** Lists of names as they were published, and the hits that our parties' names have on them. */
export class Screening1795392000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Installation-wide, written by its administrator (domain reference 0.4). Inserted and never changed.
      CREATE TABLE name_list_versions (
        id uuid PRIMARY KEY,
        list text NOT NULL CHECK (list IN ('UN', 'OFAC', 'EU')),
        -- The publisher's own day of it; where the file does not say, the day it was loaded.
        version text NOT NULL,
        files jsonb NOT NULL,
        sha256 text NOT NULL,
        entries integer NOT NULL,
        names integer NOT NULL,
        -- Rows that could not be read and were left out by whoever loaded the rest.
        left_out jsonb NOT NULL,
        loaded_by_id uuid REFERENCES accounts,
        loaded_at timestamptz NOT NULL
      );
      CREATE INDEX name_list_versions_list ON name_list_versions (list, loaded_at DESC, id);
      CREATE INDEX name_list_versions_loaded ON name_list_versions (loaded_at DESC, id DESC);
      CREATE INDEX name_list_versions_loaded_by ON name_list_versions (loaded_by_id);
      -- An entry as it was worded: the same words in the next version are the same row, so that what was decided about it holds.
      CREATE TABLE listed_entries (
        id uuid PRIMARY KEY,
        list text NOT NULL,
        key text NOT NULL,
        sha256 text NOT NULL,
        kind text NOT NULL,
        names jsonb NOT NULL,
        regime text,
        listed_on text,
        births jsonb NOT NULL,
        nationalities text[] NOT NULL,
        identifiers jsonb NOT NULL,
        UNIQUE (list, key, sha256)
      );
      CREATE TABLE name_list_entries (
        version_id uuid NOT NULL REFERENCES name_list_versions,
        entry_id uuid NOT NULL REFERENCES listed_entries,
        PRIMARY KEY (version_id, entry_id)
      );
      CREATE INDEX name_list_entries_entry ON name_list_entries (entry_id);
      ${lists.map(walled).join('\n')}
      ${lists.map(table => `CREATE POLICY reads ON ${table} FOR SELECT USING (${staff}); CREATE POLICY writes ON ${table} FOR INSERT WITH CHECK (${staff} AND ${installation});`).join('\n')}
      GRANT SELECT, INSERT ON ${lists.join(', ')} TO headwater_app;

      -- From which likeness on; the newest row holds.
      CREATE TABLE screening_thresholds (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        alert double precision NOT NULL,
        review double precision NOT NULL,
        set_by_id uuid NOT NULL REFERENCES accounts,
        set_at timestamptz NOT NULL
      );
      CREATE INDEX screening_thresholds_programme ON screening_thresholds (programme_id, set_at DESC, id);
      CREATE INDEX screening_thresholds_set_by ON screening_thresholds (set_by_id);
      ${walled('screening_thresholds')}
      CREATE POLICY wall ON screening_thresholds USING (${programme} AND ${staff});
      GRANT SELECT, INSERT ON screening_thresholds TO headwater_app;

      -- What was compared when: our words and the lists' versions, by their hashes.
      CREATE TABLE screened_subjects (
        subject_id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        sha256 text NOT NULL,
        against text NOT NULL,
        screened_at timestamptz NOT NULL
      );
      CREATE INDEX screened_subjects_programme ON screened_subjects (programme_id);
      CREATE INDEX screened_subjects_supplier ON screened_subjects (supplier_id);
      ${walled('screened_subjects')}
      CREATE POLICY wall ON screened_subjects USING (${programme} AND ${reach} AND ${staff});
      GRANT SELECT, INSERT, UPDATE ON screened_subjects TO headwater_app;

      CREATE TABLE screening_hits (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        -- The supplier itself, or a party named in its answers.
        subject_type text NOT NULL CHECK (subject_type IN ('SUPPLIER', 'RECORD')),
        subject_id uuid NOT NULL,
        subject_name text NOT NULL,
        subject_facts jsonb NOT NULL,
        subject_sha256 text NOT NULL,
        list text NOT NULL,
        entry_key text NOT NULL,
        entry_id uuid NOT NULL REFERENCES listed_entries,
        version_id uuid NOT NULL REFERENCES name_list_versions,
        matched_name text NOT NULL,
        score double precision NOT NULL,
        band text NOT NULL CHECK (band IN ('ALERT', 'REVIEW')),
        why jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('NEW', 'POSSIBLE', 'CONFIRMED', 'FALSE_POSITIVE', 'LAPSED')),
        status_since timestamptz NOT NULL,
        found_at timestamptz NOT NULL,
        reason text,
        decided_by_id uuid REFERENCES accounts,
        version integer NOT NULL,
        UNIQUE (subject_id, list, entry_key)
      );
      CREATE INDEX screening_hits_waiting ON screening_hits (programme_id, status_since DESC, id DESC);
      CREATE INDEX screening_hits_score ON screening_hits (programme_id, (round((score * 1000)::numeric)::bigint) DESC, id DESC);
      CREATE INDEX screening_hits_supplier ON screening_hits (supplier_id);
      CREATE INDEX screening_hits_entry ON screening_hits (entry_id);
      CREATE INDEX screening_hits_version ON screening_hits (version_id);
      CREATE INDEX screening_hits_decided_by ON screening_hits (decided_by_id);
      ${walled('screening_hits')}
      -- Never a supplier's, whatever the code asks.
      CREATE POLICY wall ON screening_hits USING (${programme} AND ${reach} AND ${answers} AND ${staff});
      GRANT SELECT, INSERT, UPDATE ON screening_hits TO headwater_app;

      -- HOLD stands beside the state (0.4): no new lots, no new request, no approval.
      CREATE TABLE supplier_holds (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        cause text NOT NULL CHECK (cause IN ('HIT')),
        cause_id uuid NOT NULL,
        since timestamptz NOT NULL,
        lifted_at timestamptz,
        UNIQUE (cause_id)
      );
      CREATE INDEX supplier_holds_supplier ON supplier_holds (supplier_id);
      CREATE INDEX supplier_holds_programme ON supplier_holds (programme_id);
      ${walled('supplier_holds')}
      CREATE POLICY wall ON supplier_holds USING (${programme} AND ${reach} AND ${staff});
      GRANT SELECT, INSERT, UPDATE ON supplier_holds TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE supplier_holds, screening_hits, screened_subjects, screening_thresholds, name_list_entries, listed_entries, name_list_versions',
    )
  }
}
