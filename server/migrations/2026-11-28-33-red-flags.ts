import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
/** No supplier reads or writes any of it: what the house suspects is the house's. */
const walled = (table: string, whose: string): string =>
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
   CREATE POLICY wall ON ${table} USING (${programme} AND ${staff}${whose});`

/** Red flags with what raised them, incidents, and the dossiers of enhanced due diligence that valid flags open. */
export class RedFlags1795392000033 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE incidents (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid REFERENCES suppliers,
        country text,
        place text,
        -- Named besides: an owner, a mine, a forwarder.
        party text,
        kind text NOT NULL CHECK (kind IN ('ADVERSE_MEDIA', 'ACCIDENT', 'PROTEST', 'COURT_CASE', 'NGO_REPORT', 'OTHER')),
        source text NOT NULL,
        address text,
        happened_on date NOT NULL,
        words text NOT NULL,
        status text NOT NULL CHECK (status IN ('REPORTED', 'RELEVANT', 'NOT_RELEVANT')),
        status_since timestamptz NOT NULL,
        judged_words text,
        judged_by_id uuid REFERENCES accounts,
        recorded_by_id uuid NOT NULL REFERENCES accounts,
        recorded_at timestamptz NOT NULL,
        version integer NOT NULL,
        CHECK (supplier_id IS NOT NULL OR country IS NOT NULL)
      );
      CREATE INDEX incidents_recorded ON incidents (programme_id, recorded_at DESC, id DESC);
      CREATE INDEX incidents_happened ON incidents (programme_id, happened_on DESC, id DESC);
      CREATE INDEX incidents_status ON incidents (programme_id, status, recorded_at DESC, id DESC);
      CREATE INDEX incidents_supplier ON incidents (supplier_id, status);
      CREATE INDEX incidents_judged_by ON incidents (judged_by_id);
      CREATE INDEX incidents_recorded_by ON incidents (recorded_by_id);

      -- What the answers handed in last say to each sign that their questions look at; read once, when they are handed in.
      CREATE TABLE answer_signals (
        supplier_id uuid NOT NULL REFERENCES suppliers,
        question text NOT NULL,
        signal text NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        response_id uuid NOT NULL REFERENCES responses,
        state text NOT NULL CHECK (state IN ('YES', 'NO', 'NOT_SAID')),
        PRIMARY KEY (supplier_id, question, signal)
      );
      CREATE INDEX answer_signals_programme ON answer_signals (programme_id);
      CREATE INDEX answer_signals_response ON answer_signals (response_id);

      CREATE TABLE red_flags (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        code text NOT NULL,
        -- Tells causes apart: the same raises once.
        cause_key text NOT NULL,
        cause jsonb NOT NULL,
        incident_id uuid REFERENCES incidents,
        status text NOT NULL CHECK (status IN ('RAISED', 'VALID', 'DISMISSED', 'EDD_OPEN', 'EDD_DONE', 'MONITORED', 'CLEARED')),
        status_since timestamptz NOT NULL,
        raised_at timestamptz NOT NULL,
        assessed_words text,
        assessed_by_id uuid REFERENCES accounts,
        assessed_at timestamptz,
        -- What raised it holds no longer.
        ended_at timestamptz,
        settled_words text,
        version integer NOT NULL
      );
      CREATE UNIQUE INDEX red_flags_cause ON red_flags (supplier_id, code, cause_key) WHERE ended_at IS NULL;
      CREATE INDEX red_flags_raised ON red_flags (programme_id, raised_at DESC, id DESC);
      CREATE INDEX red_flags_status ON red_flags (programme_id, status, raised_at DESC, id DESC);
      CREATE INDEX red_flags_code ON red_flags (programme_id, code, raised_at DESC, id DESC);
      CREATE INDEX red_flags_supplier ON red_flags (supplier_id, status);
      CREATE INDEX red_flags_incident ON red_flags (incident_id);
      CREATE INDEX red_flags_assessed_by ON red_flags (assessed_by_id);

      -- When a supplier was looked at last, and what each rule found: that there is none is a result too.
      CREATE TABLE flag_checks (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL UNIQUE REFERENCES suppliers,
        outcomes jsonb NOT NULL,
        checked_at timestamptz NOT NULL
      );
      CREATE INDEX flag_checks_programme ON flag_checks (programme_id);

      -- One pass over all suppliers.
      CREATE TABLE flag_runs (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        cause text NOT NULL CHECK (cause IN ('COUNTRIES', 'REFERENCE', 'ASKED')),
        asked_by_id uuid REFERENCES accounts,
        asked_at timestamptz NOT NULL,
        done integer NOT NULL,
        total integer NOT NULL,
        raised integer NOT NULL,
        cleared integer NOT NULL,
        finished_at timestamptz
      );
      CREATE INDEX flag_runs_programme ON flag_runs (programme_id, asked_at DESC, id DESC);
      CREATE INDEX flag_runs_asked_by ON flag_runs (asked_by_id);

      -- What countries can produce, as somebody published it; the newest holds, and none is ever changed.
      CREATE TABLE mineral_tables (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        title text NOT NULL,
        rows jsonb NOT NULL,
        loaded_by_id uuid NOT NULL REFERENCES accounts,
        loaded_at timestamptz NOT NULL
      );
      CREATE INDEX mineral_tables_programme ON mineral_tables (programme_id, loaded_at DESC, id DESC);
      CREATE INDEX mineral_tables_loaded_by ON mineral_tables (loaded_by_id);

      CREATE TABLE dossiers (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        status text NOT NULL CHECK (status IN ('OPEN', 'CLOSED', 'LAPSED')),
        status_since timestamptz NOT NULL,
        opened_at timestamptz NOT NULL,
        closed_words text,
        closed_by_id uuid REFERENCES accounts,
        version integer NOT NULL
      );
      CREATE UNIQUE INDEX dossiers_open ON dossiers (supplier_id) WHERE status = 'OPEN';
      CREATE INDEX dossiers_supplier ON dossiers (supplier_id, opened_at DESC);
      CREATE INDEX dossiers_opened ON dossiers (programme_id, opened_at DESC, id DESC);
      CREATE INDEX dossiers_status ON dossiers (programme_id, status, opened_at DESC, id DESC);
      CREATE INDEX dossiers_closed_by ON dossiers (closed_by_id);

      CREATE TABLE dossier_packages (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        dossier_id uuid NOT NULL REFERENCES dossiers,
        kind text NOT NULL CHECK (kind IN ('COUNTRY', 'KYS', 'CUSTODY', 'TDS', 'MAP', 'ASSESSMENT', 'RISK')),
        status text NOT NULL CHECK (status IN ('TODO', 'RUNNING', 'DONE', 'NOT_POSSIBLE')),
        status_since timestamptz NOT NULL,
        words text,
        owner_id uuid REFERENCES accounts,
        due_on date,
        version integer NOT NULL,
        UNIQUE (dossier_id, kind)
      );
      CREATE INDEX dossier_packages_programme ON dossier_packages (programme_id, owner_id, due_on);
      CREATE INDEX dossier_packages_supplier ON dossier_packages (supplier_id);
      CREATE INDEX dossier_packages_owner ON dossier_packages (owner_id);

      -- Evidence of the supplier, or what was collected about a country.
      CREATE TABLE dossier_papers (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        package_id uuid NOT NULL REFERENCES dossier_packages,
        file_id uuid REFERENCES evidence_files,
        paper_id uuid REFERENCES country_papers ON DELETE CASCADE,
        added_by_id uuid NOT NULL REFERENCES accounts,
        added_at timestamptz NOT NULL,
        CHECK ((file_id IS NULL) <> (paper_id IS NULL))
      );
      CREATE UNIQUE INDEX dossier_papers_once ON dossier_papers (package_id, coalesce(file_id, paper_id));
      CREATE INDEX dossier_papers_programme ON dossier_papers (programme_id);
      CREATE INDEX dossier_papers_supplier ON dossier_papers (supplier_id);
      CREATE INDEX dossier_papers_file ON dossier_papers (file_id);
      CREATE INDEX dossier_papers_paper ON dossier_papers (paper_id);
      CREATE INDEX dossier_papers_added_by ON dossier_papers (added_by_id);

      ${walled('incidents', ` AND (supplier_id IS NULL OR ${reach})`)}
      ${['answer_signals', 'red_flags', 'flag_checks', 'dossiers', 'dossier_packages', 'dossier_papers'].map(table => walled(table, ` AND ${reach}`)).join('\n')}
      ${['flag_runs', 'mineral_tables'].map(table => walled(table, '')).join('\n')}
      GRANT SELECT, INSERT, UPDATE ON incidents, red_flags, flag_checks, flag_runs, dossiers, dossier_packages TO headwater_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON answer_signals TO headwater_app;
      GRANT SELECT, INSERT ON mineral_tables TO headwater_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON dossier_papers TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE dossier_papers, dossier_packages, dossiers, mineral_tables, flag_runs, flag_checks, red_flags, answer_signals, incidents',
    )
  }
}
