import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
/** What is moved is every programme's: the owner of the tables looks past the walls while this runs, and nobody else is there. */
const open = 'ALTER TABLE country_runs NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY'
const close = 'ALTER TABLE country_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'

/**
 * What a run found otherwise stands in rows of its own. It stood in a column of the run, which each part wrote anew with all the parts
 * before it: of 100,000 places that was most of the work.
 */
export class CountryChanges1795392000046 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE country_changes (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        run_id uuid NOT NULL REFERENCES country_runs,
        country text NOT NULL,
        region text NOT NULL,
        role text NOT NULL,
        from_class text,
        to_class text,
        suppliers integer NOT NULL,
        -- The list's order as a column: behind row-level security an index over an expression is not used.
        place text NOT NULL GENERATED ALWAYS AS (country || ' ' || region || ' ' || role) STORED
      );
      ALTER TABLE country_runs
        ADD COLUMN changed integer NOT NULL DEFAULT 0,
        -- The last place that was looked at: a part that is begun twice is done once.
        ADD COLUMN reached text NOT NULL DEFAULT '';
      ${open};
      INSERT INTO country_changes (id, programme_id, run_id, country, region, role, from_class, to_class, suppliers)
        SELECT gen_random_uuid(), r.programme_id, r.id, x.country, x.region, x.role, x."from", x."to", coalesce(x.suppliers, 0)
        FROM country_runs r CROSS JOIN LATERAL jsonb_to_recordset(r.changes) AS x(country text, region text, role text, "from" text, "to" text, suppliers int);
      UPDATE country_runs SET changed = jsonb_array_length(changes);
      ${close};
      ALTER TABLE country_runs DROP COLUMN changes;
      CREATE INDEX country_changes_run ON country_changes (run_id, place, id);
      CREATE INDEX country_changes_programme ON country_changes (programme_id);
      ALTER TABLE country_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY wall ON country_changes USING (${programme} AND ${staff});
      GRANT SELECT, INSERT ON country_changes TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE country_runs ADD COLUMN changes jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE country_changes NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ${open};
      UPDATE country_runs r SET changes = c.changes FROM (
        SELECT run_id, jsonb_agg(jsonb_build_object('country', country, 'region', region, 'role', role, 'from', from_class, 'to', to_class, 'suppliers', suppliers) ORDER BY place) AS changes
        FROM country_changes GROUP BY run_id) c WHERE c.run_id = r.id;
      ${close};
      ALTER TABLE country_runs ALTER COLUMN changes DROP DEFAULT, DROP COLUMN changed, DROP COLUMN reached;
      DROP TABLE country_changes;
    `)
  }
}
