import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const account = `account_id = (SELECT nullif(current_setting('app.account', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const answers = `(SELECT current_setting('app.answers', true) = 'yes')`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** People talking: threads at questions, sections in colleagues' hands, invitations passed on, reminders sent. */
export class Talk1795305600008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What was said stays said: rows are added, never changed.
      CREATE TABLE messages (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        response_id uuid NOT NULL REFERENCES responses,
        question text NOT NULL,
        words text NOT NULL,
        side text NOT NULL CHECK (side IN ('SUPPLIER', 'HOUSE')),
        author_id uuid NOT NULL REFERENCES accounts,
        at timestamptz NOT NULL,
        -- When the mail leaves that tells of it, together with its neighbours.
        mail_at timestamptz NOT NULL
      );
      CREATE INDEX messages_thread ON messages (response_id, question, at, id);
      CREATE INDEX messages_mail ON messages (response_id, side, mail_at DESC);
      CREATE INDEX messages_programme ON messages (programme_id);
      CREATE INDEX messages_supplier ON messages (supplier_id);
      CREATE INDEX messages_author ON messages (author_id);

      -- The head of each thread: who has the last word, and so who is waited for. Found by index, however much was said.
      CREATE TABLE threads (
        response_id uuid NOT NULL REFERENCES responses,
        question text NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        section text NOT NULL,
        waits_for text CHECK (waits_for IN ('SUPPLIER', 'HOUSE')),
        since timestamptz NOT NULL,
        PRIMARY KEY (response_id, question)
      );
      CREATE INDEX threads_waiting ON threads (programme_id, waits_for, since);
      CREATE INDEX threads_supplier ON threads (supplier_id);

      -- Up to when a person has read a thread.
      CREATE TABLE thread_reads (
        account_id uuid NOT NULL REFERENCES accounts,
        response_id uuid NOT NULL REFERENCES responses,
        question text NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        read_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, response_id, question)
      );
      CREATE INDEX thread_reads_response ON thread_reads (response_id);
      CREATE INDEX thread_reads_programme ON thread_reads (programme_id);
      CREATE INDEX thread_reads_supplier ON thread_reads (supplier_id);

      CREATE TABLE assignments (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        response_id uuid NOT NULL REFERENCES responses,
        section text NOT NULL,
        -- The colleague, by address: there may be no account yet.
        email text NOT NULL CHECK (email = lower(email)),
        name text NOT NULL,
        words text,
        by_id uuid NOT NULL REFERENCES accounts,
        at timestamptz NOT NULL,
        -- Sent for this hand-over alone; taking it back ends it.
        invitation_id uuid REFERENCES invitations,
        done_at timestamptz,
        taken_back_at timestamptz,
        version integer NOT NULL
      );
      CREATE UNIQUE INDEX assignments_open ON assignments (response_id, section) WHERE done_at IS NULL AND taken_back_at IS NULL;
      CREATE INDEX assignments_response ON assignments (response_id, at);
      CREATE INDEX assignments_email ON assignments (programme_id, email);
      CREATE INDEX assignments_supplier ON assignments (supplier_id);
      CREATE INDEX assignments_by ON assignments (by_id);
      CREATE INDEX assignments_invitation ON assignments (invitation_id);

      -- Each reminder of each due date goes out once.
      CREATE TABLE reminders (
        response_id uuid NOT NULL REFERENCES responses,
        due_on date NOT NULL,
        kind text NOT NULL,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid NOT NULL REFERENCES suppliers,
        sent_at timestamptz NOT NULL,
        PRIMARY KEY (response_id, due_on, kind)
      );
      CREATE INDEX reminders_programme ON reminders (programme_id);
      CREATE INDEX reminders_supplier ON reminders (supplier_id);

      -- "Not me, ask my colleague": the new invitation points at the one it came from.
      ALTER TABLE invitations ADD passed_on_at timestamptz, ADD passed_on_from_id uuid REFERENCES invitations, ADD words text;
      CREATE INDEX invitations_passed_on_from ON invitations (passed_on_from_id);

      ${['messages', 'threads', 'thread_reads', 'assignments', 'reminders'].map(wall).join('\n')}
      CREATE POLICY reads ON messages FOR SELECT USING (${programme} AND ${reach} AND ${answers});
      -- Nobody speaks for the other side.
      CREATE POLICY says ON messages FOR INSERT WITH CHECK (${programme} AND ${reach} AND ${answers} AND (side = 'HOUSE') = ${staff});
      CREATE POLICY wall ON threads USING (${programme} AND ${reach} AND ${answers});
      CREATE POLICY reads ON thread_reads FOR SELECT USING (${programme} AND ${reach} AND ${answers});
      CREATE POLICY marks ON thread_reads FOR INSERT WITH CHECK (${programme} AND ${reach} AND ${account});
      CREATE POLICY moves ON thread_reads FOR UPDATE USING (${programme} AND ${reach} AND ${account});
      CREATE POLICY reads ON assignments FOR SELECT USING (${programme} AND ${reach} AND ${answers});
      -- Who of a supplier answers what, nobody of the house decides.
      CREATE POLICY hands ON assignments FOR INSERT WITH CHECK (${programme} AND ${reach} AND ${answers} AND NOT ${staff});
      CREATE POLICY changes ON assignments FOR UPDATE USING (${programme} AND ${reach} AND ${answers} AND NOT ${staff});
      -- Who passes an invitation on has no account: the house carries what was handed to them to whom it goes.
      CREATE POLICY carries ON assignments FOR UPDATE USING (${programme} AND ${reach} AND ${staff} AND coalesce((SELECT current_setting('app.account', true)), '') = '');
      CREATE POLICY wall ON reminders USING (${programme} AND ${reach} AND ${staff});

      GRANT SELECT, INSERT ON messages, reminders TO headwater_app;
      GRANT SELECT, INSERT, UPDATE ON threads, thread_reads, assignments TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE reminders, assignments, thread_reads, threads, messages;
      ALTER TABLE invitations DROP COLUMN passed_on_at, DROP COLUMN passed_on_from_id, DROP COLUMN words
    `)
  }
}
