import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`

/** What a substantiated case leaves for the judgement of suppliers: about whom, and on which subject. Neither the case nor a word of it. */
export class Substantiated1795392000049 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE substantiated_subjects (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        -- A code of the list of subjects; OTHER where the sender named none.
        topic text NOT NULL
      );
      CREATE UNIQUE INDEX substantiated_subjects_once ON substantiated_subjects (supplier_id, topic);
      CREATE INDEX substantiated_subjects_programme ON substantiated_subjects (programme_id);
      ALTER TABLE substantiated_subjects ENABLE ROW LEVEL SECURITY;
      ALTER TABLE substantiated_subjects FORCE ROW LEVEL SECURITY;
      CREATE POLICY wall ON substantiated_subjects USING (${programme} AND ${staff} AND ${reach});
      GRANT SELECT, INSERT, UPDATE ON substantiated_subjects TO headwater_app;

      -- A handler's inbox: by deadline, what has none last.
      CREATE INDEX grievances_next ON grievances (programme_id, (coalesce(due_on, DATE '2199-12-31')), id);
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX grievances_next; DROP TABLE substantiated_subjects')
  }
}
