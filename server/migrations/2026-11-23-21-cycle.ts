import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const answers = `(SELECT current_setting('app.answers', true) = 'yes')`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** The next year: what was accepted the year before and is proposed, fresh proof that is asked for, and what runs out. */
export class Cycle1795392000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Written when a cycle opens, and never changed: whoever confirms or changes an answer does so in the answer itself.
      CREATE TABLE last_year_answers (
        response_id uuid NOT NULL REFERENCES responses,
        question text NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        -- As it was accepted: { status, value, reason, note, files }.
        before jsonb NOT NULL,
        -- As it may be confirmed; none: it has to be answered anew, and not_proposed says why.
        proposed jsonb,
        not_proposed text CHECK (not_proposed IN ('ASKED_OTHERWISE', 'DECLARED_ANEW', 'DOES_NOT_FIT', 'EVIDENCE_ENDS')),
        -- Files that prove nothing any more: [{ id, why }].
        left_out jsonb NOT NULL,
        -- Every file of either.
        file_ids uuid[] NOT NULL,
        PRIMARY KEY (response_id, question),
        CHECK ((proposed IS NULL) = (not_proposed IS NOT NULL))
      );
      CREATE INDEX last_year_answers_programme ON last_year_answers (programme_id);
      CREATE INDEX last_year_answers_supplier ON last_year_answers (supplier_id);

      ALTER TABLE judgements ADD fresh_proof boolean NOT NULL DEFAULT false;

      -- Each reminder of each last day goes out once: of an accepted response or of a file, by the id of either.
      CREATE TABLE running_out (
        subject_id uuid NOT NULL,
        last_day date NOT NULL,
        days integer NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        sent_at timestamptz NOT NULL,
        PRIMARY KEY (subject_id, last_day, days)
      );
      CREATE INDEX running_out_programme ON running_out (programme_id);
      CREATE INDEX running_out_supplier ON running_out (supplier_id);
      -- What was accepted when: by it is found what runs out.
      CREATE INDEX responses_accepted ON responses (programme_id, status_since, id) WHERE status = 'ACCEPTED';

      ${['last_year_answers', 'running_out'].map(wall).join('\n')}
      CREATE POLICY wall ON last_year_answers USING (${programme} AND ${reach} AND ${answers});
      CREATE POLICY wall ON running_out USING (${programme} AND ${reach} AND ${staff});
      GRANT SELECT, INSERT ON last_year_answers, running_out TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX responses_accepted;
      DROP TABLE running_out, last_year_answers;
      ALTER TABLE judgements DROP fresh_proof
    `)
  }
}
