import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const answers = `(SELECT current_setting('app.answers', true) = 'yes')`
const staff = `(SELECT current_setting('app.staff', true) = 'yes')`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** The three-question form as it was asked, in the engine's form: one section, the same codes. */
const asTemplate = `jsonb_build_object('code', code, 'version', version, 'title', title, 'settings', '{}'::jsonb, 'sections', jsonb_build_array(
  jsonb_build_object('code', 'A', 'title', title, 'questions', (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'code', q->'code', 'type', q->'type', 'label', q->'label', 'help', CASE WHEN q->'help'->>'zh' <> '' THEN q->'help' END, 'need', CASE WHEN NOT (q->>'required')::boolean THEN 'OPTIONAL' END,
    'check', CASE WHEN q->>'check' = 'USCC' THEN 'USCC' END)) ORDER BY place) FROM jsonb_array_elements(questions) WITH ORDINALITY AS asked(q, place)))))`

/** The questionnaire engine: templates of any shape, answers of any kind with their notes and files, and the records that rows become. */
export class Engine1795305600006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The owner has no programme either: the walls step aside for the change of shape.
      ALTER TABLE templates NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE responses NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE suppliers NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE answers NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;

      ALTER TABLE templates ADD content jsonb, ADD published_by_id uuid REFERENCES accounts;
      UPDATE templates SET content = ${asTemplate};
      ALTER TABLE templates ALTER content SET NOT NULL, DROP COLUMN questions;
      CREATE INDEX templates_published_by ON templates (published_by_id);

      -- The role as which a supplier was asked; what it trades as later changes no running answers.
      ALTER TABLE responses ADD tier text, ADD required integer NOT NULL DEFAULT 0, ADD answered integer NOT NULL DEFAULT 0;
      UPDATE responses r SET tier = s.tier FROM suppliers s WHERE s.id = r.supplier_id;
      ALTER TABLE responses ALTER tier SET NOT NULL;

      ALTER TABLE answers ADD note text, ADD file_ids uuid[] NOT NULL DEFAULT '{}';
      ALTER TABLE answer_versions ADD note text, ADD file_ids uuid[] NOT NULL DEFAULT '{}';
      -- Every file an answer refers to, be it its value, in one of its rows, or evidence beside it.
      CREATE TABLE answer_files (
        answer_id uuid NOT NULL REFERENCES answers,
        file_id uuid NOT NULL REFERENCES evidence_files,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        PRIMARY KEY (answer_id, file_id)
      );
      CREATE INDEX answer_files_file ON answer_files (file_id);
      CREATE INDEX answer_files_programme ON answer_files (programme_id);
      CREATE INDEX answer_files_supplier ON answer_files (supplier_id);
      INSERT INTO answer_files SELECT id, file_id, programme_id, supplier_id FROM answers WHERE file_id IS NOT NULL;
      UPDATE answers SET value = jsonb_build_array(value) WHERE file_id IS NOT NULL AND jsonb_typeof(value) = 'string';
      ALTER TABLE answers DROP COLUMN file_id;

      UPDATE responses r SET required = c.required, answered = c.answered FROM (
        SELECT response_id, count(*) AS required, count(*) FILTER (WHERE status <> 'EMPTY') AS answered FROM answers GROUP BY 1) c WHERE c.response_id = r.id;

      ${['templates', 'responses', 'suppliers', 'answers', 'answer_files'].map(wall).join('\n')}
      CREATE POLICY wall ON answer_files USING (${programme} AND ${reach} AND ${answers});

      -- Parties, sites, permits, materials and certificates, each with an id of its own (domain reference 0.4).
      CREATE TABLE records (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        -- Who named it first.
        supplier_id uuid NOT NULL REFERENCES suppliers,
        type text NOT NULL CHECK (type IN ('PARTY', 'SITE', 'PERMIT', 'MATERIAL', 'CERTIFICATE')),
        status text NOT NULL CHECK (status IN ('PROPOSED', 'CONFIRMED')),
        identifier text,
        name text NOT NULL,
        country text,
        details jsonb NOT NULL,
        proposed_at timestamptz NOT NULL,
        confirmed_at timestamptz
      );
      CREATE UNIQUE INDEX records_identifier ON records (programme_id, type, identifier);
      CREATE INDEX records_name ON records (programme_id, type, name, id);
      CREATE INDEX records_supplier ON records (supplier_id);

      -- Where a supplier named it: the row of which answer, and what it said there.
      CREATE TABLE record_mentions (
        response_id uuid NOT NULL REFERENCES responses,
        question text NOT NULL,
        row_id uuid NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        record_id uuid NOT NULL REFERENCES records,
        type text NOT NULL,
        cells jsonb NOT NULL,
        PRIMARY KEY (response_id, question, row_id)
      );
      CREATE INDEX record_mentions_record ON record_mentions (record_id);
      CREATE INDEX record_mentions_programme ON record_mentions (programme_id);
      CREATE INDEX record_mentions_supplier ON record_mentions (supplier_id);

      ${['records', 'record_mentions'].map(wall).join('\n')}
      CREATE POLICY wall ON record_mentions USING (${programme} AND ${reach} AND ${answers});
      -- Who named it first sees it; whoever names it after sees its own words only, and never that somebody else did.
      CREATE POLICY reads ON records FOR SELECT USING (${programme} AND ${reach} AND ${answers});
      CREATE POLICY proposes ON records FOR INSERT WITH CHECK (${programme} AND ${reach} AND ${answers} AND status = 'PROPOSED');
      -- What is confirmed, only the house changes.
      CREATE POLICY changes ON records FOR UPDATE USING (${programme} AND ${reach} AND ${answers} AND (coalesce(${staff}, false) OR status = 'PROPOSED'));

      GRANT SELECT, INSERT, DELETE ON answer_files, record_mentions TO headwater_app;
      GRANT UPDATE ON record_mentions TO headwater_app;
      GRANT SELECT, INSERT, UPDATE ON records TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE record_mentions, records, answer_files;
      ALTER TABLE answer_versions DROP COLUMN note, DROP COLUMN file_ids;
      ALTER TABLE answers DROP COLUMN note, DROP COLUMN file_ids, ADD file_id uuid REFERENCES evidence_files;
      ALTER TABLE responses DROP COLUMN tier, DROP COLUMN required, DROP COLUMN answered;
      ALTER TABLE templates DROP COLUMN content, DROP COLUMN published_by_id, ADD questions jsonb NOT NULL DEFAULT '[]'
    `)
  }
}
