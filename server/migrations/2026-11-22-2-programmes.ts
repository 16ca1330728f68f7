import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const account = `account_id = (SELECT nullif(current_setting('app.account', true), '')::uuid)`
const staff = `(SELECT current_setting('app.staff', true) = 'yes')`
/** Of the house, or of a supplier whom the asker reaches. */
const reach = `(supplier_id IS NULL OR (SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const token = `token_hash = (SELECT nullif(current_setting('app.token', true), ''))`

/** Row-level security that binds the tables' owner too. */
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** The tenant, its people, and what they are told. */
export class Programmes1795305600002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE programmes (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL CHECK (programme_id = id),
        name text NOT NULL,
        site text NOT NULL,
        area text NOT NULL,
        products text NOT NULL,
        tier text NOT NULL,
        asi_activity text NOT NULL,
        time_zone text NOT NULL,
        locale text NOT NULL CHECK (locale IN ('zh', 'en', 'fr')),
        created_at timestamptz NOT NULL,
        version integer NOT NULL
      );

      -- A change is a new row; what held on a past day can be told.
      CREATE TABLE programme_settings (
        programme_id uuid NOT NULL REFERENCES programmes,
        version integer NOT NULL,
        answer_days integer NOT NULL CHECK (answer_days BETWEEN 1 AND 365),
        correction_days integer NOT NULL CHECK (correction_days BETWEEN 1 AND 365),
        weekend smallint[] NOT NULL,
        takes_effect_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        set_by_id uuid NOT NULL REFERENCES accounts,
        PRIMARY KEY (programme_id, version)
      );
      CREATE INDEX programme_settings_set_by ON programme_settings (set_by_id);

      CREATE TABLE calendar_days (
        programme_id uuid NOT NULL REFERENCES programmes,
        day date NOT NULL,
        name text NOT NULL,
        works boolean NOT NULL,
        PRIMARY KEY (programme_id, day)
      );

      CREATE TABLE departments (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        name text NOT NULL,
        UNIQUE (programme_id, name)
      );

      CREATE TABLE memberships (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        account_id uuid NOT NULL REFERENCES accounts,
        roles text[] NOT NULL,
        department_id uuid REFERENCES departments,
        supplier_id uuid,
        -- An auditor's named suppliers; null is all of them.
        reach uuid[],
        valid_until date,
        created_at timestamptz NOT NULL,
        deactivated_at timestamptz,
        version integer NOT NULL,
        UNIQUE NULLS NOT DISTINCT (programme_id, account_id, supplier_id)
      );
      CREATE INDEX memberships_account ON memberships (account_id);
      CREATE INDEX memberships_department ON memberships (department_id);
      CREATE INDEX memberships_supplier ON memberships (supplier_id);
      ALTER TABLE sessions ADD FOREIGN KEY (membership_id) REFERENCES memberships;
      ALTER TABLE sessions ADD FOREIGN KEY (programme_id) REFERENCES programmes;
      CREATE INDEX sessions_programme ON sessions (programme_id);

      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        email text NOT NULL,
        name text NOT NULL,
        roles text[] NOT NULL,
        department_id uuid REFERENCES departments,
        supplier_id uuid,
        contact_id uuid,
        reach uuid[],
        valid_until date,
        locale text NOT NULL,
        token_hash text NOT NULL UNIQUE,
        invited_by_id uuid NOT NULL REFERENCES accounts,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        withdrawn_at timestamptz
      );
      CREATE INDEX invitations_programme ON invitations (programme_id, created_at DESC, id DESC);
      CREATE INDEX invitations_email ON invitations (programme_id, email);
      CREATE INDEX invitations_department ON invitations (department_id);
      CREATE INDEX invitations_supplier ON invitations (supplier_id);
      CREATE INDEX invitations_contact ON invitations (contact_id);
      CREATE INDEX invitations_invited_by ON invitations (invited_by_id);

      CREATE TABLE notifications (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        account_id uuid NOT NULL REFERENCES accounts,
        key text NOT NULL,
        values jsonb NOT NULL,
        path text NOT NULL,
        created_at timestamptz NOT NULL,
        read_at timestamptz
      );
      CREATE INDEX notifications_account ON notifications (programme_id, account_id, created_at DESC, id DESC);
      CREATE INDEX notifications_unread ON notifications (programme_id, account_id) WHERE read_at IS NULL;
      CREATE INDEX notifications_of_account ON notifications (account_id);

      -- One row per thing a person set out to do: a repeat gives the first answer again.
      CREATE TABLE operations (
        programme_id uuid NOT NULL REFERENCES programmes,
        account_id uuid NOT NULL REFERENCES accounts,
        key uuid NOT NULL,
        request_hash text NOT NULL,
        answer jsonb,
        at timestamptz NOT NULL,
        PRIMARY KEY (programme_id, account_id, key)
      );
      CREATE INDEX operations_account ON operations (account_id);
      CREATE INDEX operations_at ON operations (at);

      ${['programmes', 'programme_settings', 'calendar_days', 'departments', 'memberships', 'invitations', 'notifications', 'operations'].map(wall).join('\n')}
      CREATE POLICY wall ON programmes USING (${programme});
      CREATE POLICY wall ON programme_settings USING (${programme});
      CREATE POLICY wall ON calendar_days USING (${programme});
      CREATE POLICY wall ON departments USING (${programme} AND ${staff});
      -- A supplier's members see their own and the programme's staff (who is told of their acts), never another supplier's,
      -- and change none; nor does an auditor of named suppliers see the people of others.
      CREATE POLICY reads ON memberships FOR SELECT USING (${programme} AND ${reach});
      CREATE POLICY mine ON memberships FOR SELECT USING (${account});
      CREATE POLICY adds ON memberships FOR INSERT WITH CHECK (${programme} AND ${staff} AND ${reach});
      CREATE POLICY changes ON memberships FOR UPDATE USING (${programme} AND ${staff} AND ${reach});
      CREATE POLICY wall ON invitations USING (${programme} AND ${staff} AND ${reach});
      -- Whoever holds the link sees the invitation; what accepting it changes, the house does.
      CREATE POLICY holder ON invitations FOR SELECT USING (${token});
      CREATE POLICY own ON notifications USING (${programme} AND ${account});
      CREATE POLICY told ON notifications FOR INSERT WITH CHECK (${programme});
      CREATE POLICY own ON operations USING (${programme} AND ${account});
      -- Repeats come within minutes; after a week nobody asks for the first answer again.
      CREATE POLICY old ON operations FOR DELETE USING (${programme} AND at < now() - interval '7 days');

      -- Who a session belongs to, with the account and programme set for the walls: one trip for both.
      CREATE FUNCTION enter_session(given text) RETURNS TABLE (
        account_id uuid, locale text, installation_administrator boolean, membership_id uuid, programme_id uuid, roles text[],
        supplier_id uuid, reach uuid[], valid_until date, deactivated_at timestamptz, time_zone text, created_at timestamptz, last_seen_at timestamptz
      ) LANGUAGE plpgsql AS $$
      DECLARE session sessions;
      BEGIN
        SELECT * INTO session FROM sessions s WHERE s.token_hash = given;
        IF NOT FOUND THEN RETURN; END IF;
        PERFORM set_config('app.account', session.account_id::text, true), set_config('app.programme', coalesce(session.programme_id::text, ''), true);
        RETURN QUERY SELECT a.id, a.locale, a.installation_administrator, m.id, m.programme_id, m.roles, m.supplier_id, m.reach, m.valid_until, m.deactivated_at,
            p.time_zone, session.created_at, session.last_seen_at
          FROM accounts a LEFT JOIN memberships m ON m.id = session.membership_id LEFT JOIN programmes p ON p.id = m.programme_id
          WHERE a.id = session.account_id;
      END $$;

      GRANT SELECT, INSERT, UPDATE ON programmes, memberships, invitations, notifications, operations TO headwater_app;
      GRANT SELECT, INSERT ON programme_settings TO headwater_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_days, departments TO headwater_app;
      GRANT DELETE ON operations TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE sessions DROP CONSTRAINT sessions_membership_id_fkey, DROP CONSTRAINT sessions_programme_id_fkey;
      DROP FUNCTION enter_session;
      DROP INDEX sessions_programme;
      DROP TABLE operations, notifications, invitations, memberships, departments, calendar_days, programme_settings, programmes
    `)
  }
}
