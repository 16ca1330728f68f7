import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const installation = `coalesce((SELECT current_setting('app.installation', true) = 'yes'), false)`
const walled = (table: string, policy = ''): string =>
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY; ${policy}`

const readBy = (table: string, who: string): string => `CREATE POLICY reads ON ${table} FOR SELECT USING (${who}); `
const writtenBy = (table: string, who: string): string => `CREATE POLICY writes ON ${table} FOR INSERT WITH CHECK (${who});`

/** Editions of what others publish about countries, a programme's rule over them, and what came of it for each place. */
export class Countries1795392000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Installation-wide, written by its administrator (domain reference 0.4). Inserted and never changed: nobody may update or delete.
      CREATE TABLE country_editions (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        year integer NOT NULL CHECK (year BETWEEN 1990 AND 2100),
        title text NOT NULL,
        publisher text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('COMPLETE_LIST', 'TABLE')),
        got_on date NOT NULL,
        licence text NOT NULL,
        -- Where it was got, or the citation of a value that was typed.
        origin text NOT NULL,
        file_name text,
        file_sha256 text,
        rows_read integer NOT NULL,
        rows_left_out jsonb NOT NULL,
        -- Typed by hand: it counts when a second person has confirmed it.
        typed boolean NOT NULL,
        loaded_by_id uuid REFERENCES accounts,
        loaded_at timestamptz NOT NULL
      );
      CREATE INDEX country_editions_source ON country_editions (source, year DESC, loaded_at DESC, id);
      CREATE INDEX country_editions_loaded ON country_editions (loaded_at DESC, id DESC);
      CREATE INDEX country_editions_loaded_by ON country_editions (loaded_by_id);
      CREATE UNIQUE INDEX country_editions_file ON country_editions (source, year, kind, file_sha256);
      CREATE TABLE edition_confirmations (
        edition_id uuid PRIMARY KEY REFERENCES country_editions,
        confirmed_by_id uuid NOT NULL REFERENCES accounts,
        confirmed_at timestamptz NOT NULL
      );
      CREATE INDEX edition_confirmations_by ON edition_confirmations (confirmed_by_id);
      CREATE TABLE country_values (
        edition_id uuid NOT NULL REFERENCES country_editions,
        country text NOT NULL,
        -- ISO 3166-2; '' for the whole country.
        region text NOT NULL,
        indicator text NOT NULL,
        value double precision,
        rank integer,
        PRIMARY KEY (edition_id, country, region, indicator)
      );
      CREATE INDEX country_values_country ON country_values (country, edition_id);
      -- Which column is what, of files whose headings somebody explained once.
      CREATE TABLE edition_mappings (
        source text NOT NULL,
        headings_sha256 text NOT NULL,
        mapping jsonb NOT NULL,
        said_by_id uuid NOT NULL REFERENCES accounts,
        said_at timestamptz NOT NULL,
        PRIMARY KEY (source, headings_sha256)
      );
      CREATE INDEX edition_mappings_said_by ON edition_mappings (said_by_id);
      ${['country_editions', 'country_values', 'edition_mappings'].map(table => walled(table, readBy(table, staff) + writtenBy(table, `${staff} AND ${installation}`))).join('\n')}
      -- The second person need not look after the installation.
      ${walled('edition_confirmations', readBy('edition_confirmations', staff) + writtenBy('edition_confirmations', staff))}
      -- Whoever explains a file anew explains it for all.
      CREATE POLICY changes ON edition_mappings FOR UPDATE USING (${staff} AND ${installation});
      GRANT SELECT, INSERT ON country_editions, edition_confirmations, country_values TO headwater_app;
      GRANT SELECT, INSERT, UPDATE ON edition_mappings TO headwater_app;

      -- Which edition of a source a programme uses; the newest row holds.
      CREATE TABLE programme_editions (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        source text NOT NULL,
        edition_id uuid NOT NULL REFERENCES country_editions,
        adopted_by_id uuid REFERENCES accounts,
        adopted_at timestamptz NOT NULL
      );
      CREATE INDEX programme_editions_source ON programme_editions (programme_id, source, adopted_at DESC, id);
      CREATE INDEX programme_editions_edition ON programme_editions (edition_id);
      CREATE INDEX programme_editions_adopted_by ON programme_editions (adopted_by_id);

      CREATE TABLE country_rules (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        number integer NOT NULL,
        rule jsonb NOT NULL,
        words text NOT NULL,
        status text NOT NULL CHECK (status IN ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
        status_since timestamptz NOT NULL,
        proposed_by_id uuid REFERENCES accounts,
        proposed_at timestamptz NOT NULL,
        decided_by_id uuid REFERENCES accounts,
        version integer NOT NULL,
        UNIQUE (programme_id, number)
      );
      CREATE UNIQUE INDEX country_rules_proposed ON country_rules (programme_id) WHERE status = 'PROPOSED';
      CREATE INDEX country_rules_proposed_by ON country_rules (proposed_by_id);
      CREATE INDEX country_rules_decided_by ON country_rules (decided_by_id);

      -- Where a supplier's chain touches the ground: found from its records and answers when they are handed in.
      CREATE TABLE supplier_locations (
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        country text NOT NULL,
        region text NOT NULL,
        role text NOT NULL,
        -- What said so: a question, or the supplier's own record.
        named_in text NOT NULL,
        PRIMARY KEY (supplier_id, country, region, role, named_in)
      );
      CREATE INDEX supplier_locations_place ON supplier_locations (programme_id, country, region, role, supplier_id);

      CREATE TABLE country_checks (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        country text NOT NULL,
        region text NOT NULL,
        role text NOT NULL,
        period integer NOT NULL,
        class text NOT NULL CHECK (class IN ('NOT_CAHRA', 'HIGH_RISK', 'CONFLICT_AFFECTED', 'INSUFFICIENT_DATA')),
        dimensions text[] NOT NULL,
        findings jsonb NOT NULL,
        missing text[] NOT NULL,
        rule_id uuid NOT NULL REFERENCES country_rules,
        -- SHA-256 of rule and findings: the same again is no new result.
        basis text NOT NULL,
        reasoning jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('COMPUTED', 'CONFIRMED', 'OVERRIDE_PROPOSED', 'OVERRIDDEN')),
        status_since timestamptz NOT NULL,
        computed_at timestamptz NOT NULL,
        -- The class that holds: the override's while it lasts.
        override_class text CHECK (override_class IN ('NOT_CAHRA', 'HIGH_RISK', 'CONFLICT_AFFECTED')),
        override_words text,
        override_ends_on date,
        override_by_id uuid REFERENCES accounts,
        decided_by_id uuid REFERENCES accounts,
        superseded_at timestamptz,
        version integer NOT NULL
      );
      CREATE UNIQUE INDEX country_checks_current ON country_checks (programme_id, country, region, role) WHERE superseded_at IS NULL;
      CREATE INDEX country_checks_story ON country_checks (programme_id, country, computed_at DESC, id);
      CREATE INDEX country_checks_rule ON country_checks (rule_id);
      CREATE INDEX country_checks_override_by ON country_checks (override_by_id);
      CREATE INDEX country_checks_decided_by ON country_checks (decided_by_id);

      -- One pass over all places, with what it changed.
      CREATE TABLE country_runs (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        cause text NOT NULL,
        asked_by_id uuid REFERENCES accounts,
        asked_at timestamptz NOT NULL,
        done integer NOT NULL,
        total integer NOT NULL,
        finished_at timestamptz,
        changes jsonb NOT NULL
      );
      CREATE INDEX country_runs_programme ON country_runs (programme_id, asked_at DESC, id);
      CREATE INDEX country_runs_asked_by ON country_runs (asked_by_id);

      -- What people collected about a country: the first package of enhanced due diligence.
      CREATE TABLE country_papers (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        country text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('GOVERNMENT', 'MEDIA', 'NGO', 'RESEARCH', 'OTHER')),
        title text NOT NULL,
        publisher text NOT NULL,
        published_on date NOT NULL,
        address text,
        words text NOT NULL,
        added_by_id uuid NOT NULL REFERENCES accounts,
        added_at timestamptz NOT NULL
      );
      CREATE INDEX country_papers_country ON country_papers (programme_id, country, published_on DESC, id);
      CREATE INDEX country_papers_added_by ON country_papers (added_by_id);

      ${['programme_editions', 'country_rules', 'country_checks', 'country_runs', 'country_papers']
        .map(table => walled(table, `CREATE POLICY wall ON ${table} USING (${programme} AND ${staff});`))
        .join('\n')}
      ${walled('supplier_locations', `CREATE POLICY wall ON supplier_locations USING (${programme} AND ${staff} AND ${reach});`)}
      GRANT SELECT, INSERT ON programme_editions TO headwater_app;
      GRANT SELECT, INSERT, UPDATE ON country_rules, country_checks, country_runs TO headwater_app;
      GRANT SELECT, INSERT, DELETE ON supplier_locations, country_papers TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE country_papers, country_runs, country_checks, supplier_locations, country_rules, programme_editions,
        edition_mappings, country_values, edition_confirmations, country_editions`)
  }
}
