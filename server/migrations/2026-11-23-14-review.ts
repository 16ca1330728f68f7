import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const answers = `(SELECT current_setting('app.answers', true) = 'yes')`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`

/** What reviewers write down for themselves, and the order in which responses wait for them. */
export class Review1795392000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE review_notes (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        response_id uuid NOT NULL REFERENCES responses,
        question text NOT NULL,
        words text NOT NULL,
        author_id uuid NOT NULL REFERENCES accounts,
        at timestamptz NOT NULL
      );
      CREATE INDEX review_notes_response ON review_notes (response_id, question, at, id);
      CREATE INDEX review_notes_programme ON review_notes (programme_id);
      CREATE INDEX review_notes_supplier ON review_notes (supplier_id);
      CREATE INDEX review_notes_author ON review_notes (author_id);
      ALTER TABLE review_notes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE review_notes FORCE ROW LEVEL SECURITY;
      -- Never a supplier's, whatever the code asks.
      CREATE POLICY wall ON review_notes USING (${programme} AND ${reach} AND ${answers} AND ${staff});
      GRANT SELECT, INSERT, DELETE ON review_notes TO headwater_app;

      -- Who has waited longest stands first.
      CREATE INDEX responses_waiting ON responses (programme_id, status_since, id);
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX responses_waiting; DROP TABLE review_notes')
  }
}
