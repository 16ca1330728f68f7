import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** Who a supplier is beside its name: official identifiers, former names, and what it is recognised by when somebody names it again. */
export class Identity1795392000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE suppliers
        ADD former_names text[] NOT NULL DEFAULT '{}',
        -- By which version of our rules its keys were made; 0: not yet. Who is on the register before the rules change is looked at anew.
        ADD keys_version integer NOT NULL DEFAULT 0;
      CREATE INDEX suppliers_keys ON suppliers (programme_id, keys_version);

      CREATE TABLE supplier_identifiers (
        supplier_id uuid NOT NULL REFERENCES suppliers,
        kind text NOT NULL CHECK (kind IN ('USCC', 'LEI', 'REGISTER')),
        value text NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        -- Typed by the house, or said by the supplier in an accepted answer.
        source text NOT NULL CHECK (source IN ('TYPED', 'ANSWERED')),
        PRIMARY KEY (supplier_id, kind, value)
      );
      CREATE INDEX supplier_identifiers_programme ON supplier_identifiers (programme_id);

      -- Equality is all that an index may serve behind row-level security: what is to be found is written down as keys.
      CREATE TABLE supplier_keys (
        supplier_id uuid NOT NULL REFERENCES suppliers,
        key text NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        PRIMARY KEY (supplier_id, key)
      );
      CREATE INDEX supplier_keys_key ON supplier_keys (programme_id, key);

      -- Two that look alike and are not one, as somebody has said; the smaller id stands first.
      CREATE TABLE supplier_distinctions (
        supplier_id uuid NOT NULL REFERENCES suppliers,
        other_id uuid NOT NULL REFERENCES suppliers CHECK (supplier_id < other_id),
        programme_id uuid NOT NULL REFERENCES programmes,
        said_by_id uuid NOT NULL REFERENCES accounts,
        at timestamptz NOT NULL,
        PRIMARY KEY (supplier_id, other_id)
      );
      CREATE INDEX supplier_distinctions_other ON supplier_distinctions (other_id);
      CREATE INDEX supplier_distinctions_programme ON supplier_distinctions (programme_id);
      CREATE INDEX supplier_distinctions_said_by ON supplier_distinctions (said_by_id);

      ${['supplier_identifiers', 'supplier_keys', 'supplier_distinctions'].map(wall).join('\n')}
      CREATE POLICY wall ON supplier_identifiers USING (${programme} AND ${reach});
      CREATE POLICY wall ON supplier_keys USING (${programme} AND ${reach} AND ${staff});
      CREATE POLICY wall ON supplier_distinctions USING (${programme} AND ${reach} AND ${staff});
      GRANT SELECT, INSERT, DELETE ON supplier_identifiers, supplier_keys TO headwater_app;
      GRANT SELECT, INSERT ON supplier_distinctions TO headwater_app;
      GRANT UPDATE ON supplier_identifiers TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE supplier_distinctions, supplier_keys, supplier_identifiers;
      ALTER TABLE suppliers DROP keys_version, DROP former_names
    `)
  }
}
