import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Accounts, sessions and what else belongs to the installation and to no programme. */
export class Accounts1795305600001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE installation (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        founded_at timestamptz
      );
      INSERT INTO installation DEFAULT VALUES;

      CREATE TABLE accounts (
        id uuid PRIMARY KEY,
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        name text NOT NULL,
        password_hash text NOT NULL,
        locale text NOT NULL CHECK (locale IN ('zh', 'en', 'fr')),
        installation_administrator boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        password_changed_at timestamptz NOT NULL
      );

      CREATE TABLE sessions (
        token_hash text PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        membership_id uuid,
        programme_id uuid,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL
      );
      CREATE INDEX sessions_account ON sessions (account_id);
      CREATE INDEX sessions_membership ON sessions (membership_id);
      CREATE INDEX sessions_last_seen ON sessions (last_seen_at);

      CREATE TABLE password_resets (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX password_resets_account ON password_resets (account_id);

      -- The layout is rate-limiter-flexible's.
      CREATE TABLE rate_limits (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);

      -- Public halves of every key that ever signed here; old ones stay, so that old signatures can be checked.
      CREATE TABLE signing_keys (kid text PRIMARY KEY, jwk jsonb NOT NULL, first_used_at timestamptz NOT NULL);

      -- Mails of the demonstration's mailbox page; in production nothing is kept here.
      CREATE TABLE mails (
        id uuid PRIMARY KEY,
        to_address text NOT NULL,
        locale text NOT NULL,
        subject text NOT NULL,
        body_text text NOT NULL,
        body_html text NOT NULL,
        sent_at timestamptz NOT NULL
      );
      CREATE INDEX mails_sent ON mails (sent_at DESC, id DESC);

      -- Ids of the programmes, for jobs that go through all of them; everything about them stands behind the wall.
      CREATE TABLE programme_ids (id uuid PRIMARY KEY);

      GRANT SELECT, UPDATE ON installation TO headwater_app;
      GRANT SELECT, INSERT, UPDATE ON accounts TO headwater_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, password_resets, rate_limits TO headwater_app;
      GRANT SELECT, INSERT ON signing_keys, mails, programme_ids TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE programme_ids, mails, signing_keys, rate_limits, password_resets, sessions, accounts, installation')
  }
}
