import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const handles = `coalesce((SELECT current_setting('app.cases', true)), '') <> ''`

/** Where else one is heard, texts in the languages of those who read them, and addresses that were printed and must lead somewhere. */
export class Mechanism1795392000051 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The walls bind the owner too.
      ALTER TABLE grievance_settings NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE grievance_settings ADD elsewhere jsonb, ADD privacy_contact text;
      -- Null: the usual ones. Until now no page set them, so an empty list was nobody's choice.
      ALTER TABLE grievance_settings ALTER outside DROP NOT NULL;
      UPDATE grievance_settings SET outside = (
        SELECT jsonb_agg(jsonb_build_object(
          'name', jsonb_build_object('zh', one->'name', 'en', one->'name', 'fr', one->'name'),
          'address', jsonb_build_object('zh', one->'address', 'en', one->'address', 'fr', one->'address')))
        FROM jsonb_array_elements(outside) one);
      ALTER TABLE grievance_settings FORCE ROW LEVEL SECURITY;
      -- Whoever names the readers of cases reads them: handlers alone, whatever the code lets through.
      DROP POLICY wall ON grievance_settings;
      CREATE POLICY reads ON grievance_settings FOR SELECT USING (${programme});
      CREATE POLICY adds ON grievance_settings FOR INSERT WITH CHECK (${programme} AND ${handles});
      CREATE POLICY changes ON grievance_settings FOR UPDATE USING (${programme} AND ${handles});

      -- They stand on paper and in receipts, and nobody else may have them.
      CREATE TABLE former_public_paths (
        path text PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        left_at timestamptz NOT NULL
      );
      CREATE INDEX former_public_paths_programme ON former_public_paths (programme_id);
      ALTER TABLE former_public_paths ENABLE ROW LEVEL SECURITY;
      ALTER TABLE former_public_paths FORCE ROW LEVEL SECURITY;
      CREATE POLICY wall ON former_public_paths USING (${programme} AND ${handles});
      CREATE POLICY publicly ON former_public_paths FOR SELECT USING (path = (SELECT nullif(current_setting('app.public_path', true), '')));
      GRANT SELECT, INSERT, DELETE ON former_public_paths TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE former_public_paths;
      DROP POLICY reads ON grievance_settings;
      DROP POLICY adds ON grievance_settings;
      DROP POLICY changes ON grievance_settings;
      CREATE POLICY wall ON grievance_settings USING (${programme});
      ALTER TABLE grievance_settings NO FORCE ROW LEVEL SECURITY;
      UPDATE grievance_settings SET outside = coalesce((
        SELECT jsonb_agg(jsonb_build_object('name', one->'name'->'en', 'address', one->'address'->'en')) FROM jsonb_array_elements(outside) one), '[]');
      ALTER TABLE grievance_settings ALTER outside SET NOT NULL;
      ALTER TABLE grievance_settings DROP elsewhere, DROP privacy_contact;
      ALTER TABLE grievance_settings FORCE ROW LEVEL SECURITY;
    `)
  }
}
