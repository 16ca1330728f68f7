import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
/** An auditor of named suppliers has no business with addresses. */
const everywhere = `coalesce((SELECT current_setting('app.reach_all', true) = 'yes'), false)`

/** What becomes of a request after it went out: reminded by hand, given more time, taken back; and addresses that no mail reaches. */
export class Waves1795392000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE responses
        -- The latest extension: from which date, by whom, and what was written with it.
        ADD extended_from date,
        ADD extended_at timestamptz,
        ADD extended_by_id uuid REFERENCES accounts,
        ADD extension_words text,
        -- Who took the request back, and why; the state says since when.
        ADD recalled_by_id uuid REFERENCES accounts,
        ADD recall_words text;
      CREATE INDEX responses_extended_by ON responses (extended_by_id);
      CREATE INDEX responses_recalled_by ON responses (recalled_by_id);

      -- An invitation that ended since its request was taken back: whoever opens the link is told so.
      ALTER TABLE invitations ADD recalled_response_id uuid REFERENCES responses;
      CREATE INDEX invitations_recalled_response ON invitations (recalled_response_id);

      -- Those of the clock go out once for each date; by hand, whenever a person asks for it.
      ALTER TABLE reminders
        DROP CONSTRAINT reminders_pkey,
        ADD id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        ADD by_id uuid REFERENCES accounts,
        ADD words text;
      CREATE UNIQUE INDEX reminders_once ON reminders (response_id, due_on, kind) WHERE by_id IS NULL;
      CREATE INDEX reminders_response ON reminders (response_id, sent_at DESC);
      CREATE INDEX reminders_by ON reminders (by_id);

      -- Addresses that no mail reaches: the mail server refused them, or a person knows. One open row for each; cleared, it stays as it was.
      CREATE TABLE undeliverable_addresses (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        email text NOT NULL CHECK (email = lower(email)),
        source text NOT NULL CHECK (source IN ('SERVER', 'PERSON')),
        -- What the mail server said, or the person's reason.
        words text NOT NULL,
        marked_by_id uuid REFERENCES accounts,
        since timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        cleared_at timestamptz,
        cleared_by_id uuid REFERENCES accounts
      );
      CREATE UNIQUE INDEX undeliverable_addresses_open ON undeliverable_addresses (programme_id, email) WHERE cleared_at IS NULL;
      CREATE INDEX undeliverable_addresses_programme ON undeliverable_addresses (programme_id, since DESC);
      CREATE INDEX undeliverable_addresses_marked_by ON undeliverable_addresses (marked_by_id);
      CREATE INDEX undeliverable_addresses_cleared_by ON undeliverable_addresses (cleared_by_id);
      ALTER TABLE undeliverable_addresses ENABLE ROW LEVEL SECURITY;
      ALTER TABLE undeliverable_addresses FORCE ROW LEVEL SECURITY;
      CREATE POLICY wall ON undeliverable_addresses USING (${programme} AND ${staff} AND ${everywhere});
      GRANT SELECT, INSERT, UPDATE ON undeliverable_addresses TO headwater_app;
      CREATE INDEX contacts_email ON contacts (programme_id, email);
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX contacts_email;
      DROP TABLE undeliverable_addresses;
      DROP INDEX reminders_once, reminders_response;
      DELETE FROM reminders WHERE by_id IS NOT NULL;
      ALTER TABLE reminders DROP id, DROP by_id, DROP words, ADD PRIMARY KEY (response_id, due_on, kind);
      ALTER TABLE invitations DROP recalled_response_id;
      ALTER TABLE responses DROP extended_from, DROP extended_at, DROP extended_by_id, DROP extension_words, DROP recalled_by_id, DROP recall_words
    `)
  }
}
