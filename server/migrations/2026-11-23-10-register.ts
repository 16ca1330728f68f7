import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const staff = `(SELECT current_setting('app.staff', true) = 'yes')`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** Many suppliers, looked after by several people: who does what for whom, in waves and from year to year. */
export class Register1795392000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE suppliers
        ADD further_tiers text[] NOT NULL DEFAULT '{}',
        ADD materials text[] NOT NULL DEFAULT '{}',
        -- Who looks after this supplier; none: nobody yet.
        ADD reviewer_id uuid REFERENCES accounts,
        -- Two that turned out to be one: the old address leads to the survivor.
        ADD merged_into_id uuid REFERENCES suppliers,
        ADD merged_at timestamptz;
      CREATE INDEX suppliers_reviewer ON suppliers (programme_id, reviewer_id);
      CREATE INDEX suppliers_of_reviewer ON suppliers (reviewer_id);
      CREATE INDEX suppliers_merged ON suppliers (merged_into_id);

      -- Who stands in for whom, first and last day included.
      CREATE TABLE absences (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        account_id uuid NOT NULL REFERENCES accounts,
        deputy_id uuid NOT NULL REFERENCES accounts CHECK (deputy_id <> account_id),
        first_day date NOT NULL,
        last_day date NOT NULL CHECK (last_day >= first_day),
        version integer NOT NULL
      );
      CREATE INDEX absences_programme ON absences (programme_id, last_day);
      CREATE INDEX absences_account ON absences (account_id);
      CREATE INDEX absences_deputy ON absences (deputy_id);

      -- One questionnaire to many suppliers until one day.
      CREATE TABLE waves (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        name text NOT NULL,
        template_id uuid NOT NULL REFERENCES templates,
        due_on date NOT NULL,
        message text,
        created_by_id uuid NOT NULL REFERENCES accounts,
        created_at timestamptz NOT NULL,
        version integer NOT NULL
      );
      CREATE INDEX waves_programme ON waves (programme_id, created_at DESC, id DESC);
      CREATE INDEX waves_template ON waves (template_id);
      CREATE INDEX waves_created_by ON waves (created_by_id);

      ALTER TABLE responses
        ADD wave_id uuid REFERENCES waves,
        -- The response of the cycle before.
        ADD previous_id uuid REFERENCES responses,
        -- Which reviewer has it in hand.
        ADD claimed_by_id uuid REFERENCES accounts,
        ADD claimed_at timestamptz;
      CREATE INDEX responses_wave ON responses (wave_id);
      CREATE INDEX responses_previous ON responses (previous_id);
      CREATE INDEX responses_claimed_by ON responses (claimed_by_id);

      ${['absences', 'waves'].map(wall).join('\n')}
      CREATE POLICY wall ON absences USING (${programme} AND ${staff});
      CREATE POLICY wall ON waves USING (${programme} AND ${staff});
      GRANT SELECT, INSERT, UPDATE, DELETE ON absences TO headwater_app;
      GRANT SELECT, INSERT, UPDATE ON waves TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE responses DROP wave_id, DROP previous_id, DROP claimed_by_id, DROP claimed_at;
      DROP TABLE waves, absences;
      ALTER TABLE suppliers DROP further_tiers, DROP materials, DROP reviewer_id, DROP merged_into_id, DROP merged_at
    `)
  }
}
