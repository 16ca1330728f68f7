import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const answers = `(SELECT current_setting('app.answers', true) = 'yes')`
const staff = `(SELECT current_setting('app.staff', true) = 'yes')`

/** The signed receipt of each handing in: written once, by the house, and never changed. */
export class Receipts1795305600009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE receipts (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        response_id uuid NOT NULL REFERENCES responses,
        round_id uuid NOT NULL UNIQUE REFERENCES rounds,
        kid text NOT NULL REFERENCES signing_keys,
        -- The file as it is given out, to the byte, and its SHA-256.
        jws text NOT NULL,
        sha256 text NOT NULL,
        made_at timestamptz NOT NULL
      );
      CREATE INDEX receipts_programme ON receipts (programme_id);
      CREATE INDEX receipts_supplier ON receipts (supplier_id);
      CREATE INDEX receipts_response ON receipts (response_id);
      CREATE INDEX receipts_kid ON receipts (kid);
      ALTER TABLE receipts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE receipts FORCE ROW LEVEL SECURITY;
      CREATE POLICY reads ON receipts FOR SELECT USING (${programme} AND ${reach} AND ${answers});
      CREATE POLICY adds ON receipts FOR INSERT WITH CHECK (${programme} AND ${reach} AND ${answers} AND ${staff});
      GRANT SELECT, INSERT ON receipts TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE receipts')
  }
}
