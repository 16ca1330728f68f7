import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const me = `(SELECT nullif(current_setting('app.account', true), '')::uuid)`
const cases = `coalesce((SELECT current_setting('app.cases', true)), '')`
const isAll = `${cases} = 'all'`
const ofMyCase = `(${isAll} OR ${cases} = 'yes' AND EXISTS (SELECT 1 FROM grievances g WHERE g.id = grievance_id))`
/** Which case it belongs to stands behind that case's own wall. */
const of = (id: string): string => `(${isAll} OR ${cases} = 'yes' AND EXISTS (SELECT 1 FROM hearing_cases c WHERE c.hearing_id = ${id}))`
const handled = of('hearings.id')
const handledFile = of('hearing_files.hearing_id')
/** Whom the letter is for, as long as they work for that supplier; none of their colleagues, and nobody of the house. */
const recipient = `${me} = ANY (recipient_ids) AND coalesce((SELECT current_setting('app.staff', true)), '') <> 'yes'
  AND supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[])`

/** Suppliers that are asked for a comment on a case. What the supplier sees stands apart from which case it belongs to. */
export class Hearings1795392000052 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE hearings (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        recipient_ids uuid[] NOT NULL CHECK (cardinality(recipient_ids) > 0),
        -- In clear, for whom it is has no key; gone once it is over. The case keeps it sealed.
        letter text,
        due_on date NOT NULL,
        status text NOT NULL CHECK (status IN ('ASKED', 'ANSWERED', 'CLOSED')),
        status_since timestamptz NOT NULL,
        asked_at timestamptz NOT NULL,
        reminded_at timestamptz,
        answered_at timestamptz,
        answered_by_id uuid REFERENCES accounts,
        -- Of the answer: the same one twice is once.
        act uuid,
        -- Made for this letter; whoever answers seals for it, and only the key of the case opens its other half.
        public_key bytea NOT NULL,
        answer_key bytea,
        answer bytea,
        version integer NOT NULL,
        CHECK ((status = 'ANSWERED') = (answer IS NOT NULL AND answer_key IS NOT NULL)),
        CHECK (status <> 'ASKED' OR letter IS NOT NULL)
      );
      CREATE INDEX hearings_due ON hearings (programme_id, due_on, id);
      CREATE INDEX hearings_supplier ON hearings (supplier_id);
      CREATE INDEX hearings_answered_by ON hearings (answered_by_id);

      CREATE TABLE hearing_cases (
        hearing_id uuid PRIMARY KEY REFERENCES hearings ON DELETE CASCADE,
        programme_id uuid NOT NULL REFERENCES programmes,
        grievance_id uuid NOT NULL REFERENCES grievances,
        asked_by_id uuid NOT NULL REFERENCES accounts,
        -- The letter, sealed with the rest of the case.
        record_id uuid REFERENCES grievance_records ON DELETE SET NULL,
        -- The private half, under the key of the case.
        sealed bytea NOT NULL
      );
      CREATE INDEX hearing_cases_programme ON hearing_cases (programme_id);
      CREATE INDEX hearing_cases_grievance ON hearing_cases (grievance_id);
      CREATE INDEX hearing_cases_asked_by ON hearing_cases (asked_by_id);
      CREATE INDEX hearing_cases_record ON hearing_cases (record_id);

      -- What the supplier sent along: name, type, size and hash are in the sealed part.
      CREATE TABLE hearing_files (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        hearing_id uuid NOT NULL REFERENCES hearings ON DELETE CASCADE,
        place text NOT NULL,
        sealed bytea NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX hearing_files_hearing ON hearing_files (hearing_id);
      CREATE INDEX hearing_files_programme ON hearing_files (programme_id);

      ALTER TABLE hearings ENABLE ROW LEVEL SECURITY; ALTER TABLE hearings FORCE ROW LEVEL SECURITY;
      ALTER TABLE hearing_cases ENABLE ROW LEVEL SECURITY; ALTER TABLE hearing_cases FORCE ROW LEVEL SECURITY;
      ALTER TABLE hearing_files ENABLE ROW LEVEL SECURITY; ALTER TABLE hearing_files FORCE ROW LEVEL SECURITY;
      CREATE POLICY handled ON hearing_cases USING (${programme} AND ${ofMyCase});

      CREATE POLICY handled ON hearings FOR SELECT USING (${programme} AND ${handled});
      CREATE POLICY changes ON hearings FOR UPDATE USING (${programme} AND ${handled});
      -- The row that says of which case comes after it.
      CREATE POLICY adds ON hearings FOR INSERT WITH CHECK (${programme} AND ${cases} <> '');
      CREATE POLICY forgets ON hearings FOR DELETE USING (${programme} AND ${isAll});
      CREATE POLICY reads ON hearings FOR SELECT USING (${programme} AND ${recipient});
      -- A recipient answers, and does nothing else.
      CREATE POLICY answers ON hearings FOR UPDATE USING (${programme} AND ${recipient}) WITH CHECK (${programme} AND ${recipient} AND status = 'ANSWERED');

      CREATE POLICY handled ON hearing_files FOR SELECT USING (${programme} AND ${handledFile});
      CREATE POLICY adds ON hearing_files FOR INSERT WITH CHECK (${programme} AND EXISTS (SELECT 1 FROM hearings h WHERE h.id = hearing_id));

      GRANT SELECT, INSERT, DELETE ON hearings TO headwater_app;
      GRANT UPDATE (letter, status, status_since, reminded_at, answered_at, answered_by_id, act, answer_key, answer, version) ON hearings TO headwater_app;
      GRANT SELECT, INSERT ON hearing_cases, hearing_files TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE hearing_files, hearing_cases, hearings;')
  }
}
