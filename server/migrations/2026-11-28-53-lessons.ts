import type { MigrationInterface, QueryRunner } from 'typeorm'

const me = `(SELECT nullif(current_setting('app.account', true), '')::uuid)`
const cases = `coalesce((SELECT current_setting('app.cases', true)), '')`
const sender = `(SELECT nullif(current_setting('app.grievance', true), '')::uuid)`
const isAll = `${cases} = 'all'`

/** What a programme learns from a case, as codes for its figures; and who may speak in a sender's name. */
export class Lessons1795392000053 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE grievances ADD root_cause text, ADD change_made text;

      -- Whatever is written bears the name of who writes it: nobody's is the sender alone, with the code in hand.
      CREATE POLICY by_name ON grievance_records AS RESTRICTIVE FOR INSERT WITH CHECK (${isAll} OR author_id IS NOT DISTINCT FROM ${me});
      -- A handler says in a sender's name only what came without a screen; whoever came through the pages has the code.
      CREATE POLICY spoken_for ON grievance_records AS RESTRICTIVE FOR INSERT WITH CHECK (${isAll} OR author_id IS NULL
        OR kind NOT IN ('SOLVED', 'APPEAL', 'WITHDRAWAL') OR EXISTS (SELECT 1 FROM grievances g WHERE g.id = grievance_id AND g.channel <> 'ONLINE'));

      -- The same for what such words change: a wall over rows sees only how they become, not how they were.
      CREATE FUNCTION keep_senders_own() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- Without a programme no act sees a row; whoever mends the database by hand is no act.
        IF coalesce(current_setting('app.programme', true), '') = '' THEN RETURN NEW; END IF;
        IF NEW.channel <> OLD.channel THEN
          RAISE EXCEPTION 'how a grievance came does not change' USING ERRCODE = '42501';
        END IF;
        IF OLD.channel = 'ONLINE' AND NOT ${isAll} AND OLD.id IS DISTINCT FROM ${sender}
          AND (NEW.solved IS DISTINCT FROM OLD.solved OR NEW.status <> OLD.status AND NEW.status IN ('APPEALED', 'WITHDRAWN')) THEN
          RAISE EXCEPTION 'only its sender does this' USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER senders_own BEFORE UPDATE ON grievances FOR EACH ROW EXECUTE FUNCTION keep_senders_own();
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER senders_own ON grievances;
      DROP FUNCTION keep_senders_own;
      DROP POLICY spoken_for ON grievance_records;
      DROP POLICY by_name ON grievance_records;
      ALTER TABLE grievances DROP root_cause, DROP change_made;
    `)
  }
}
