import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const account = `account_id = (SELECT nullif(current_setting('app.account', true), '')::uuid)`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** What people are told of in one mail, and their deadlines in a calendar of their own. */
export class Deadlines1795392000029 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How often a person is told by mail of what waits; no row: once a week. The period that was told last is never told again.
      CREATE TABLE digests (
        programme_id uuid NOT NULL REFERENCES programmes,
        account_id uuid NOT NULL REFERENCES accounts,
        rhythm text NOT NULL DEFAULT 'WEEKLY' CHECK (rhythm IN ('DAILY', 'WEEKLY', 'OFF')),
        told_on date,
        PRIMARY KEY (programme_id, account_id)
      );
      CREATE INDEX digests_account ON digests (account_id);

      -- A secret address under which a calendar programme reads a person's deadlines. Renewed, the old one is gone.
      CREATE TABLE calendar_links (
        programme_id uuid NOT NULL REFERENCES programmes,
        account_id uuid NOT NULL REFERENCES accounts,
        membership_id uuid NOT NULL REFERENCES memberships,
        token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (programme_id, account_id)
      );
      CREATE INDEX calendar_links_account ON calendar_links (account_id);
      CREATE INDEX calendar_links_membership ON calendar_links (membership_id);


      ${['digests', 'calendar_links'].map(wall).join('\n')}
      CREATE POLICY own ON digests USING (${programme} AND ${account});
      -- The house, which writes the mails, acts for nobody.
      CREATE POLICY house ON digests USING (${programme} AND (SELECT nullif(current_setting('app.account', true), '')) IS NULL AND ${staff});
      CREATE POLICY own ON calendar_links USING (${programme} AND ${account});
      CREATE POLICY holder ON calendar_links FOR SELECT USING (token_hash = (SELECT nullif(current_setting('app.token', true), '')));
      GRANT SELECT, INSERT, UPDATE ON digests TO headwater_app;
      GRANT SELECT, INSERT, DELETE ON calendar_links TO headwater_app;

      -- Who a calendar's address belongs to, told to the walls as a session is (enter_session).
      CREATE FUNCTION enter_calendar(given text) RETURNS TABLE (
        account_id uuid, locale text, installation_administrator boolean, membership_id uuid, programme_id uuid, roles text[],
        supplier_id uuid, reach uuid[], valid_until date, deactivated_at timestamptz, time_zone text, created_at timestamptz, last_seen_at timestamptz
      ) LANGUAGE plpgsql AS $$
      DECLARE link calendar_links;
      BEGIN
        PERFORM set_config('app.token', given, true);
        SELECT * INTO link FROM calendar_links l WHERE l.token_hash = given;
        IF NOT FOUND THEN RETURN; END IF;
        PERFORM set_config('app.account', link.account_id::text, true), set_config('app.programme', link.programme_id::text, true);
        RETURN QUERY SELECT a.id, a.locale, false, m.id, m.programme_id, m.roles, m.supplier_id, m.reach, m.valid_until, m.deactivated_at,
            p.time_zone, now(), now()
          FROM accounts a JOIN memberships m ON m.id = link.membership_id JOIN programmes p ON p.id = m.programme_id
          WHERE a.id = link.account_id;
      END $$;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION enter_calendar; DROP TABLE calendar_links, digests')
  }
}
