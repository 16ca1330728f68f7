import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** Under which conditions a supplier is approved. */
export class Conditions1795392000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE conditions (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        -- With whose acceptance it was named; none: later.
        response_id uuid REFERENCES responses,
        name text NOT NULL,
        words text NOT NULL,
        due_on date NOT NULL,
        owner_id uuid NOT NULL REFERENCES accounts,
        status text NOT NULL CHECK (status IN ('OPEN', 'FULFILLED', 'LIFTED')),
        status_since timestamptz NOT NULL,
        named_by_id uuid NOT NULL REFERENCES accounts,
        named_at timestamptz NOT NULL,
        settled_by_id uuid REFERENCES accounts,
        settled_words text,
        version integer NOT NULL,
        CHECK ((status = 'OPEN') = (settled_by_id IS NULL))
      );
      CREATE INDEX conditions_supplier ON conditions (supplier_id, due_on, id);
      CREATE INDEX conditions_response ON conditions (response_id);
      CREATE INDEX conditions_owner ON conditions (owner_id);
      CREATE INDEX conditions_named_by ON conditions (named_by_id);
      CREATE INDEX conditions_settled_by ON conditions (settled_by_id);
      -- What a person has to see to stands on their first page.
      CREATE INDEX conditions_due ON conditions (programme_id, owner_id, due_on);

      ${wall('conditions')}
      CREATE POLICY reads ON conditions FOR SELECT USING (${programme} AND ${reach});
      CREATE POLICY adds ON conditions FOR INSERT WITH CHECK (${programme} AND ${reach} AND ${staff});
      CREATE POLICY changes ON conditions FOR UPDATE USING (${programme} AND ${reach} AND ${staff});
      GRANT SELECT, INSERT, UPDATE ON conditions TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE conditions')
  }
}
