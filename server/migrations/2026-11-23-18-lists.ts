import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const mine = `account_id = (SELECT nullif(current_setting('app.account', true), '')::uuid)`

/** How people keep their lists, how records are found by name, and that nobody is away twice on one day. */
export class Lists1795392000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A list as somebody left it: its filters, order and columns, as they stand in the address bar.
      CREATE TABLE saved_views (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        account_id uuid NOT NULL REFERENCES accounts,
        list text NOT NULL,
        name text NOT NULL,
        address text NOT NULL,
        shared boolean NOT NULL,
        created_at timestamptz NOT NULL,
        version integer NOT NULL,
        UNIQUE (programme_id, account_id, list, name)
      );
      CREATE INDEX saved_views_list ON saved_views (programme_id, list, name, id);
      CREATE INDEX saved_views_account ON saved_views (account_id);
      ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY;
      ALTER TABLE saved_views FORCE ROW LEVEL SECURITY;
      -- One's own; what the house shares, the house sees and no supplier.
      CREATE POLICY wall ON saved_views USING (${programme} AND (${mine} OR (shared AND ${staff})));
      GRANT SELECT, INSERT, UPDATE, DELETE ON saved_views TO headwater_app;

      ALTER TABLE absences ADD CONSTRAINT absences_once
        EXCLUDE USING gist (programme_id WITH =, account_id WITH =, daterange(first_day, last_day, '[]') WITH &&);

      -- As for suppliers: lowered once, since behind the walls no search may use an index.
      ALTER TABLE records NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE records ADD search text NOT NULL GENERATED ALWAYS AS (lower(name || ' ' || coalesce(identifier, ''))) STORED;
      ALTER TABLE records ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE records DROP search;
      ALTER TABLE absences DROP CONSTRAINT absences_once;
      DROP TABLE saved_views
    `)
  }
}
