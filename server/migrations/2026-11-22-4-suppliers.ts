import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = (column: string): string => `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR ${column} = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** Who supplies us, and whom we write to there. */
export class Suppliers1795305600004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE suppliers (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        name text NOT NULL,
        name_latin text,
        country text NOT NULL,
        tier text NOT NULL,
        status text NOT NULL,
        status_since timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        version integer NOT NULL,
        -- What a search looks through. Lowered here once: behind row-level security no search may use an index, and ILIKE lowers every row anew.
        search text NOT NULL GENERATED ALWAYS AS (lower(name || ' ' || coalesce(name_latin, ''))) STORED
      );
      CREATE INDEX suppliers_name ON suppliers (programme_id, name, id);
      CREATE INDEX suppliers_since ON suppliers (programme_id, status_since DESC, id DESC);
      CREATE INDEX suppliers_created ON suppliers (programme_id, created_at DESC, id DESC);
      CREATE INDEX suppliers_status ON suppliers (programme_id, status, name, id);

      CREATE TABLE contacts (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        name text NOT NULL,
        email text NOT NULL,
        phone text,
        locale text NOT NULL CHECK (locale IN ('zh', 'en', 'fr')),
        signatory boolean NOT NULL,
        membership_id uuid REFERENCES memberships,
        version integer NOT NULL,
        UNIQUE (supplier_id, email)
      );
      CREATE INDEX contacts_programme ON contacts (programme_id);
      CREATE INDEX contacts_membership ON contacts (membership_id);

      ALTER TABLE memberships ADD FOREIGN KEY (supplier_id) REFERENCES suppliers;
      ALTER TABLE invitations ADD FOREIGN KEY (supplier_id) REFERENCES suppliers;
      ALTER TABLE invitations ADD FOREIGN KEY (contact_id) REFERENCES contacts;

      ${['suppliers', 'contacts'].map(wall).join('\n')}
      CREATE POLICY wall ON suppliers USING (${programme} AND ${reach('id')});
      CREATE POLICY wall ON contacts USING (${programme} AND ${reach('supplier_id')});

      GRANT SELECT, INSERT, UPDATE ON suppliers, contacts TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE invitations DROP CONSTRAINT invitations_contact_id_fkey, DROP CONSTRAINT invitations_supplier_id_fkey;
      ALTER TABLE memberships DROP CONSTRAINT memberships_supplier_id_fkey;
      DROP TABLE contacts, suppliers
    `)
  }
}
