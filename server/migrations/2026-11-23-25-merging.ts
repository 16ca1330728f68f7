import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Two records that were one supplier, and contacts who leave. */
export class Merging1795392000025 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE contacts
        ADD left_at timestamptz,
        -- Who took over.
        ADD successor_id uuid REFERENCES contacts;
      CREATE INDEX contacts_successor ON contacts (successor_id);

      -- Whose a file or a questionnaire is changes in one way only: from a merged record to the one that stands for it.
      CREATE FUNCTION follows_a_merge() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM suppliers s WHERE s.id = OLD.supplier_id AND s.merged_into_id = NEW.supplier_id AND s.programme_id = NEW.programme_id) THEN
          RAISE EXCEPTION 'a record passes to another supplier only by a merge';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER follows_a_merge BEFORE UPDATE OF supplier_id ON evidence_files
        FOR EACH ROW WHEN (OLD.supplier_id IS DISTINCT FROM NEW.supplier_id) EXECUTE FUNCTION follows_a_merge();
      CREATE TRIGGER follows_a_merge BEFORE UPDATE OF supplier_id ON responses
        FOR EACH ROW WHEN (OLD.supplier_id IS DISTINCT FROM NEW.supplier_id) EXECUTE FUNCTION follows_a_merge();
      CREATE TRIGGER follows_a_merge BEFORE UPDATE OF supplier_id ON uploads
        FOR EACH ROW WHEN (OLD.supplier_id IS DISTINCT FROM NEW.supplier_id) EXECUTE FUNCTION follows_a_merge();
      GRANT UPDATE (supplier_id) ON evidence_files, uploads TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      REVOKE UPDATE (supplier_id) ON evidence_files, uploads FROM headwater_app;
      DROP TRIGGER follows_a_merge ON uploads;
      DROP TRIGGER follows_a_merge ON evidence_files;
      DROP TRIGGER follows_a_merge ON responses;
      DROP FUNCTION follows_a_merge;
      ALTER TABLE contacts DROP successor_id, DROP left_at
    `)
  }
}
