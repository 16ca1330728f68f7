import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const answers = `(SELECT current_setting('app.answers', true) = 'yes')`
/** The person's own; the house's rules, which have no account, see all of the programme. */
const ownOrRule = `(account_id = (SELECT nullif(current_setting('app.account', true), '')::uuid)
  OR (SELECT current_setting('app.account', true) = '' AND current_setting('app.staff', true) = 'yes'))`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** Evidence in full: what a file is, which one it replaces, whether it waits for a decision, who opened it; and uploads under way. */
export class Evidence1795305600007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The owner has no programme: the wall steps aside for the change of shape.
      ALTER TABLE evidence_files NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE evidence_files
        ADD kind text,
        ADD number text,
        ADD issuer text,
        ADD issued_on date,
        ADD expires_on date,
        -- The first of a chain of revisions, and which one this replaces.
        ADD first_id uuid REFERENCES evidence_files,
        ADD revision integer NOT NULL DEFAULT 1,
        ADD revision_of_id uuid UNIQUE REFERENCES evidence_files,
        ADD state text NOT NULL DEFAULT 'NOT_SCANNED' CHECK (state IN ('CLEAN', 'NOT_SCANNED', 'HELD', 'REFUSED')),
        -- What the scanner said; what a released file goes back to.
        ADD scan text NOT NULL DEFAULT 'NOT_SCANNED' CHECK (scan IN ('CLEAN', 'NOT_SCANNED')),
        ADD held_reasons text[] NOT NULL DEFAULT '{}',
        ADD decided_by_id uuid REFERENCES accounts,
        ADD decided_at timestamptz,
        ADD decision_words text,
        ADD version integer NOT NULL DEFAULT 1;
      UPDATE evidence_files SET first_id = id;
      ALTER TABLE evidence_files
        ALTER first_id SET NOT NULL,
        ALTER revision DROP DEFAULT,
        ALTER state DROP DEFAULT,
        ALTER scan DROP DEFAULT,
        ALTER held_reasons DROP DEFAULT,
        ALTER version DROP DEFAULT,
        ADD search text NOT NULL GENERATED ALWAYS AS (lower(name || ' ' || coalesce(number, '') || ' ' || coalesce(issuer, ''))) STORED;
      CREATE INDEX evidence_files_first ON evidence_files (first_id, revision);
      CREATE INDEX evidence_files_decided_by ON evidence_files (decided_by_id);
      CREATE INDEX evidence_files_uploaded ON evidence_files (programme_id, uploaded_at DESC, id DESC);
      CREATE INDEX evidence_files_name ON evidence_files (programme_id, name, id);
      CREATE INDEX evidence_files_expires ON evidence_files (programme_id, coalesce(expires_on, '2199-12-31'), id);
      CREATE INDEX evidence_files_supplier_name ON evidence_files (supplier_id, name, id);
      CREATE INDEX evidence_files_supplier_expires ON evidence_files (supplier_id, coalesce(expires_on, '2199-12-31'), id);
      CREATE INDEX evidence_files_kind ON evidence_files (programme_id, kind, uploaded_at DESC, id DESC);
      CREATE INDEX evidence_files_state ON evidence_files (programme_id, state, uploaded_at DESC, id DESC);

      -- Written before content is sent; nobody can change or remove it.
      CREATE TABLE file_openings (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        file_id uuid NOT NULL REFERENCES evidence_files,
        account_id uuid NOT NULL REFERENCES accounts,
        at timestamptz NOT NULL
      );
      CREATE INDEX file_openings_programme ON file_openings (programme_id);
      CREATE INDEX file_openings_supplier ON file_openings (supplier_id);
      CREATE INDEX file_openings_file ON file_openings (file_id, at DESC);
      CREATE INDEX file_openings_account ON file_openings (account_id);

      -- Files on their way. How far one is, its bytes on disk say.
      CREATE TABLE uploads (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        account_id uuid NOT NULL REFERENCES accounts,
        name text NOT NULL,
        size bigint NOT NULL CHECK (size > 0),
        revision_of_id uuid REFERENCES evidence_files,
        created_at timestamptz NOT NULL,
        -- How it ended: as a file, or refused by a rule.
        file_id uuid REFERENCES evidence_files,
        refusal jsonb
      );
      CREATE INDEX uploads_programme ON uploads (programme_id, created_at);
      CREATE INDEX uploads_supplier ON uploads (supplier_id);
      CREATE INDEX uploads_account ON uploads (account_id);
      CREATE INDEX uploads_file ON uploads (file_id);
      CREATE INDEX uploads_revision_of ON uploads (revision_of_id);

      ${['evidence_files', 'file_openings', 'uploads'].map(wall).join('\n')}
      CREATE POLICY wall ON file_openings USING (${programme} AND ${reach} AND ${answers});
      -- A supplier's quota counts what colleagues are sending; to change it is its sender's alone.
      CREATE POLICY reads ON uploads FOR SELECT USING (${programme} AND ${reach} AND ${answers});
      CREATE POLICY adds ON uploads FOR INSERT WITH CHECK (${programme} AND ${reach} AND ${answers} AND ${ownOrRule});
      CREATE POLICY ends ON uploads FOR UPDATE USING (${programme} AND ${reach} AND ${answers} AND ${ownOrRule});
      CREATE POLICY forgets ON uploads FOR DELETE USING (${programme} AND ${reach} AND ${answers} AND ${ownOrRule});

      GRANT SELECT, INSERT ON file_openings TO headwater_app;
      GRANT SELECT, INSERT, DELETE, UPDATE (file_id, refusal) ON uploads TO headwater_app;
      GRANT UPDATE (kind, number, issuer, issued_on, expires_on, state, decided_by_id, decided_at, decision_words, version) ON evidence_files TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE uploads, file_openings;
      DROP INDEX evidence_files_uploaded, evidence_files_name, evidence_files_supplier_name;
      REVOKE UPDATE (kind, number, issuer, issued_on, expires_on, state, decided_by_id, decided_at, decision_words, version) ON evidence_files FROM headwater_app;
      ALTER TABLE evidence_files DROP search, DROP version, DROP decision_words, DROP decided_at, DROP decided_by_id, DROP held_reasons, DROP scan,
        DROP state, DROP revision_of_id, DROP revision, DROP first_id, DROP expires_on, DROP issued_on, DROP issuer, DROP number, DROP kind;
    `)
  }
}
