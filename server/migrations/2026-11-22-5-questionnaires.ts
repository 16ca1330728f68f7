import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
/** Answers and evidence are hidden from roles that see states only, whatever the code asks. */
const answers = `(SELECT current_setting('app.answers', true) = 'yes')`
const staff = `(SELECT current_setting('app.staff', true) = 'yes')`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** Questionnaires: what is asked, what is answered, what the reviewer says to it; and the files handed in. */
export class Questionnaires1795305600005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE templates (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        code text NOT NULL,
        version integer NOT NULL,
        title jsonb NOT NULL,
        questions jsonb NOT NULL,
        published_at timestamptz NOT NULL,
        UNIQUE (programme_id, code, version)
      );

      CREATE TABLE responses (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        template_id uuid NOT NULL REFERENCES templates,
        status text NOT NULL,
        status_since timestamptz NOT NULL,
        round integer NOT NULL,
        message text,
        requested_by_id uuid NOT NULL REFERENCES accounts,
        requested_at timestamptz NOT NULL,
        due_on date NOT NULL,
        return_words text,
        submitted_at timestamptz,
        version integer NOT NULL
      );
      CREATE INDEX responses_supplier ON responses (supplier_id, requested_at DESC, id DESC);
      CREATE INDEX responses_due ON responses (programme_id, due_on, id);
      CREATE INDEX responses_submitted ON responses (programme_id, coalesce(submitted_at, '-infinity') DESC, id DESC);
      CREATE INDEX responses_status ON responses (programme_id, status, due_on, id);
      CREATE INDEX responses_template ON responses (template_id);
      CREATE INDEX responses_requested_by ON responses (requested_by_id);

      CREATE TABLE evidence_files (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        name text NOT NULL,
        type text NOT NULL,
        size integer NOT NULL CHECK (size > 0),
        sha256 text NOT NULL,
        uploaded_by_id uuid NOT NULL REFERENCES accounts,
        uploaded_at timestamptz NOT NULL
      );
      CREATE INDEX evidence_files_supplier ON evidence_files (programme_id, supplier_id, uploaded_at DESC);
      CREATE INDEX evidence_files_of_supplier ON evidence_files (supplier_id);
      CREATE INDEX evidence_files_uploaded_by ON evidence_files (uploaded_by_id);

      CREATE TABLE answers (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        response_id uuid NOT NULL REFERENCES responses,
        question text NOT NULL,
        place integer NOT NULL,
        status text NOT NULL,
        value jsonb,
        reason text,
        file_id uuid REFERENCES evidence_files,
        saved_by_id uuid REFERENCES accounts,
        saved_at timestamptz,
        version integer NOT NULL,
        UNIQUE (response_id, question)
      );
      CREATE INDEX answers_programme ON answers (programme_id);
      CREATE INDEX answers_supplier ON answers (supplier_id);
      CREATE INDEX answers_file ON answers (file_id);
      CREATE INDEX answers_saved_by ON answers (saved_by_id);

      -- Draft saves: versions of an answer, the last 50 of each (domain reference 0.4).
      CREATE TABLE answer_versions (
        answer_id uuid NOT NULL REFERENCES answers,
        version integer NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        status text NOT NULL,
        value jsonb,
        reason text,
        saved_by_id uuid REFERENCES accounts,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (answer_id, version)
      );
      CREATE INDEX answer_versions_programme ON answer_versions (programme_id);
      CREATE INDEX answer_versions_supplier ON answer_versions (supplier_id);
      CREATE INDEX answer_versions_saved_by ON answer_versions (saved_by_id);

      -- What was handed in, as it was: written once.
      CREATE TABLE rounds (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        response_id uuid NOT NULL REFERENCES responses,
        number integer NOT NULL,
        submitted_by_id uuid NOT NULL REFERENCES accounts,
        submitted_at timestamptz NOT NULL,
        answers jsonb NOT NULL,
        sha256 text NOT NULL,
        returned_at timestamptz,
        return_words text,
        due_on date,
        UNIQUE (response_id, number)
      );
      CREATE INDEX rounds_programme ON rounds (programme_id);
      CREATE INDEX rounds_supplier ON rounds (supplier_id);
      CREATE INDEX rounds_submitted_by ON rounds (submitted_by_id);

      -- For the supplier only once the response was returned or accepted: audience is STAFF until then.
      CREATE TABLE judgements (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        response_id uuid NOT NULL REFERENCES responses,
        question text NOT NULL,
        round integer NOT NULL,
        decision text NOT NULL CHECK (decision IN ('ACCEPTED', 'RETURNED')),
        words text,
        audience text NOT NULL CHECK (audience IN ('STAFF', 'ALL')),
        judged_by_id uuid NOT NULL REFERENCES accounts,
        judged_at timestamptz NOT NULL,
        UNIQUE (response_id, round, question)
      );
      CREATE INDEX judgements_programme ON judgements (programme_id);
      CREATE INDEX judgements_supplier ON judgements (supplier_id);
      CREATE INDEX judgements_judged_by ON judgements (judged_by_id);

      ${['templates', 'responses', 'evidence_files', 'answers', 'answer_versions', 'rounds', 'judgements'].map(wall).join('\n')}
      CREATE POLICY wall ON templates USING (${programme});
      CREATE POLICY wall ON responses USING (${programme} AND ${reach});
      CREATE POLICY wall ON evidence_files USING (${programme} AND ${reach} AND ${answers});
      CREATE POLICY reads ON answers FOR SELECT USING (${programme} AND ${reach} AND ${answers});
      -- What a supplier answered, nobody of the house can change.
      CREATE POLICY changes ON answers FOR UPDATE USING (${programme} AND ${reach} AND ${answers} AND NOT coalesce(${staff}, false));
      -- Opening a request lays out its empty answers, also by those who will not read them.
      CREATE POLICY lays_out ON answers FOR INSERT WITH CHECK (${programme} AND ${reach} AND status = 'EMPTY');
      CREATE POLICY wall ON answer_versions USING (${programme} AND ${reach} AND ${answers});
      CREATE POLICY wall ON rounds USING (${programme} AND ${reach} AND ${answers});
      CREATE POLICY reads ON judgements FOR SELECT USING (${programme} AND ${reach} AND ${answers} AND (${staff} OR audience = 'ALL'));
      -- Handing in again carries over what was accepted and released; only staff change a judgement.
      CREATE POLICY adds ON judgements FOR INSERT WITH CHECK (${programme} AND ${reach} AND ${answers} AND (${staff} OR audience = 'ALL' AND decision = 'ACCEPTED'));
      CREATE POLICY changes ON judgements FOR UPDATE USING (${programme} AND ${reach} AND ${answers} AND ${staff});

      GRANT SELECT, INSERT ON templates, evidence_files TO headwater_app;
      GRANT SELECT, INSERT, UPDATE ON responses, answers, judgements TO headwater_app;
      GRANT SELECT, INSERT, DELETE ON answer_versions TO headwater_app;
      GRANT SELECT, INSERT, UPDATE (returned_at, return_words, due_on) ON rounds TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE judgements, rounds, answer_versions, answers, evidence_files, responses, templates')
  }
}
