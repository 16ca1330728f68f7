import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const me = `(SELECT nullif(current_setting('app.account', true), '')::uuid)`
const cases = `coalesce((SELECT current_setting('app.cases', true)), '')`
/** The case whose receipt code was shown, in this transaction. */
const sender = `(SELECT nullif(current_setting('app.grievance', true), '')::uuid)`
const isAll = `${cases} = 'all'`
/** Of a handler's own cases; of those that anybody may see, the walls of `grievances` tell. */
const ofMyCase = (column: string): string => `(${isAll} OR ${cases} = 'yes' AND EXISTS (SELECT 1 FROM grievances g WHERE g.id = ${column}))`

const walled = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** Grievances: what may lie in clear, everything else sealed, and who holds which key (README, *How we protect those who speak*). */
export class Grievances1795392000047 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Where the public finds a programme's pages.
      ALTER TABLE programmes ADD public_path text NOT NULL DEFAULT substr(md5(gen_random_uuid()::text), 1, 10) UNIQUE
        CHECK (public_path ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(public_path) <= 60);
      CREATE POLICY publicly ON programmes FOR SELECT USING (public_path = (SELECT nullif(current_setting('app.public_path', true), '')));

      CREATE TABLE grievance_settings (
        programme_id uuid PRIMARY KEY REFERENCES programmes,
        open boolean NOT NULL,
        languages text[] NOT NULL,
        emergency jsonb,
        outside jsonb NOT NULL,
        clocks jsonb NOT NULL,
        retention_years integer NOT NULL CHECK (retention_years BETWEEN 5 AND 10),
        -- Who gets new cases; null: every handler.
        intake_ids uuid[],
        set_by_id uuid NOT NULL REFERENCES accounts,
        set_at timestamptz NOT NULL,
        version integer NOT NULL
      );
      CREATE INDEX grievance_settings_set_by ON grievance_settings (set_by_id);

      -- One pair per person: whoever speaks seals for the public half. A lost key stays, so that it is known which cases it held.
      CREATE TABLE handler_keys (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        public_key bytea NOT NULL,
        made_at timestamptz NOT NULL,
        lost_at timestamptz
      );
      CREATE INDEX handler_keys_account ON handler_keys (account_id);
      CREATE UNIQUE INDEX handler_keys_live ON handler_keys (account_id) WHERE lost_at IS NULL;

      -- Another handler has said that it is theirs: who makes somebody a handler, or reads a mailbox, must not thereby get new cases.
      CREATE TABLE handler_vouchers (
        programme_id uuid NOT NULL REFERENCES programmes,
        key_id uuid NOT NULL REFERENCES handler_keys,
        -- Null: the first of the programme.
        vouched_by_id uuid REFERENCES accounts,
        at timestamptz NOT NULL,
        PRIMARY KEY (programme_id, key_id)
      );
      CREATE INDEX handler_vouchers_key ON handler_vouchers (key_id);
      CREATE INDEX handler_vouchers_vouched_by ON handler_vouchers (vouched_by_id);

      -- Each lock wraps the same private half on its own.
      CREATE TABLE handler_key_locks (
        id uuid PRIMARY KEY,
        key_id uuid NOT NULL REFERENCES handler_keys,
        account_id uuid NOT NULL REFERENCES accounts,
        kind text NOT NULL CHECK (kind IN ('PASSWORD', 'PASSKEY', 'PASSPHRASE')),
        salt bytea NOT NULL,
        sealed bytea NOT NULL,
        made_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX handler_key_locks_key ON handler_key_locks (key_id, kind);
      CREATE INDEX handler_key_locks_account ON handler_key_locks (account_id);

      -- The private half for as long as a session lasts, under a key from its token, which is kept nowhere.
      CREATE TABLE session_handler_keys (
        token_hash text PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts,
        key_id uuid NOT NULL REFERENCES handler_keys,
        sealed bytea NOT NULL
      );
      CREATE INDEX session_handler_keys_account ON session_handler_keys (account_id);
      CREATE INDEX session_handler_keys_key ON session_handler_keys (key_id);

      -- The public half; the private one stands on paper.
      CREATE TABLE grievance_recovery_keys (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        public_key bytea NOT NULL,
        made_by_id uuid NOT NULL REFERENCES accounts,
        made_at timestamptz NOT NULL,
        retired_at timestamptz
      );
      CREATE UNIQUE INDEX grievance_recovery_keys_live ON grievance_recovery_keys (programme_id) WHERE retired_at IS NULL;
      CREATE INDEX grievance_recovery_keys_programme ON grievance_recovery_keys (programme_id);
      CREATE INDEX grievance_recovery_keys_made_by ON grievance_recovery_keys (made_by_id);

      CREATE TABLE grievances (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        locator text NOT NULL UNIQUE,
        status text NOT NULL CHECK (status IN ('RECEIVED', 'ACKNOWLEDGED', 'TRIAGE', 'INADMISSIBLE', 'REFERRED', 'ADMITTED', 'INVESTIGATING', 'FINDINGS_DRAFT',
          'PARTIES_COMMENT', 'DECIDED', 'REMEDY_RUNNING', 'CLOSED', 'APPEALED', 'REVIEWED', 'REOPENED', 'WITHDRAWN')),
        status_since timestamptz NOT NULL,
        channel text NOT NULL CHECK (channel IN ('ONLINE', 'PHONE', 'LETTER', 'MEETING', 'MAIL')),
        topic text,
        country text,
        concerns_us boolean NOT NULL,
        department_id uuid REFERENCES departments ON DELETE SET NULL,
        -- Who holds the key of the case; who besides, that of the sender's identity; who must never.
        handler_ids uuid[] NOT NULL,
        custodian_ids uuid[] NOT NULL,
        excluded_ids uuid[] NOT NULL,
        lead_id uuid REFERENCES accounts,
        filed_by_id uuid REFERENCES accounts,
        received_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        admitted_at timestamptz,
        dismissed_for text,
        referred_to text,
        decided_at timestamptz,
        decided_by_id uuid REFERENCES accounts,
        decision text CHECK (decision IN ('SUBSTANTIATED', 'PARTLY', 'UNFOUNDED')),
        remedy_kind text,
        remedy_due_on date,
        solved text CHECK (solved IN ('YES', 'PARTLY', 'NO')),
        appealed_at timestamptz,
        reviewed_by_id uuid REFERENCES accounts,
        retaliation_at timestamptz,
        retaliation_answered_at timestamptz,
        pauses jsonb NOT NULL,
        clock text,
        due_on date,
        forget_on date,
        reminded_on date,
        forgotten_at timestamptz,
        version integer NOT NULL,
        CHECK (NOT handler_ids && excluded_ids),
        CHECK (custodian_ids <@ handler_ids)
      );
      CREATE INDEX grievances_received ON grievances (programme_id, received_at DESC, id DESC);
      CREATE INDEX grievances_due ON grievances (programme_id, due_on, id);
      CREATE INDEX grievances_forget ON grievances (programme_id, forget_on);
      CREATE INDEX grievances_department ON grievances (department_id);
      CREATE INDEX grievances_lead ON grievances (lead_id);
      CREATE INDEX grievances_filed_by ON grievances (filed_by_id);
      CREATE INDEX grievances_decided_by ON grievances (decided_by_id);
      CREATE INDEX grievances_reviewed_by ON grievances (reviewed_by_id);

      -- The way back: found by the public part of the code, opened by the secret one.
      CREATE TABLE grievance_receipts (
        locator text PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        grievance_id uuid NOT NULL UNIQUE REFERENCES grievances,
        salt bytea NOT NULL,
        verifier bytea NOT NULL
      );
      CREATE INDEX grievance_receipts_programme ON grievance_receipts (programme_id);

      -- The key of a case, or of the sender's identity, wrapped for one who may open it.
      CREATE TABLE grievance_keys (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        grievance_id uuid NOT NULL REFERENCES grievances,
        opens text NOT NULL CHECK (opens IN ('CASE', 'IDENTITY')),
        holder text NOT NULL CHECK (holder IN ('HANDLER', 'RECEIPT', 'RECOVERY')),
        account_id uuid REFERENCES accounts,
        key_id uuid REFERENCES handler_keys,
        recovery_key_id uuid REFERENCES grievance_recovery_keys,
        sealed bytea NOT NULL,
        made_at timestamptz NOT NULL,
        CHECK ((holder = 'HANDLER') = (account_id IS NOT NULL AND key_id IS NOT NULL)),
        CHECK ((holder = 'RECOVERY') = (recovery_key_id IS NOT NULL)),
        -- The code opens the case and not the name: who takes it from the sender learns nothing about them.
        CHECK (holder <> 'RECEIPT' OR opens = 'CASE')
      );
      CREATE UNIQUE INDEX grievance_keys_handler ON grievance_keys (grievance_id, opens, account_id) WHERE holder = 'HANDLER';
      CREATE UNIQUE INDEX grievance_keys_other ON grievance_keys (grievance_id, opens, holder) WHERE holder <> 'HANDLER';
      CREATE INDEX grievance_keys_grievance ON grievance_keys (grievance_id);
      CREATE INDEX grievance_keys_programme ON grievance_keys (programme_id);
      CREATE INDEX grievance_keys_account ON grievance_keys (account_id);
      CREATE INDEX grievance_keys_key ON grievance_keys (key_id);
      CREATE INDEX grievance_keys_recovery ON grievance_keys (recovery_key_id);

      -- Every text of a case, sealed; the sender reads those that are shared.
      CREATE TABLE grievance_records (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        grievance_id uuid NOT NULL REFERENCES grievances,
        kind text NOT NULL,
        side text NOT NULL CHECK (side IN ('SENDER', 'HANDLER', 'RULE')),
        shared boolean NOT NULL,
        author_id uuid REFERENCES accounts,
        at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        version integer NOT NULL
      );
      CREATE INDEX grievance_records_grievance ON grievance_records (grievance_id, at, id);
      CREATE INDEX grievance_records_programme ON grievance_records (programme_id);
      CREATE INDEX grievance_records_author ON grievance_records (author_id);

      -- Name, type, size and hash are in the sealed part; where the sealed bytes lie, and no more, is in clear.
      CREATE TABLE grievance_files (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        grievance_id uuid NOT NULL REFERENCES grievances,
        record_id uuid NOT NULL REFERENCES grievance_records,
        shared boolean NOT NULL,
        place text NOT NULL,
        sealed bytea NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX grievance_files_grievance ON grievance_files (grievance_id, at, id);
      CREATE INDEX grievance_files_record ON grievance_files (record_id);
      CREATE INDEX grievance_files_programme ON grievance_files (programme_id);

      -- Who read what, written before it was sent.
      CREATE TABLE grievance_openings (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        grievance_id uuid NOT NULL REFERENCES grievances,
        account_id uuid NOT NULL REFERENCES accounts,
        what text NOT NULL CHECK (what IN ('CASE', 'FILE', 'IDENTITY')),
        file_id uuid REFERENCES grievance_files ON DELETE SET NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX grievance_openings_grievance ON grievance_openings (grievance_id, at DESC, id DESC);
      CREATE INDEX grievance_openings_programme ON grievance_openings (programme_id);
      CREATE INDEX grievance_openings_account ON grievance_openings (account_id);
      CREATE INDEX grievance_openings_file ON grievance_openings (file_id);

      -- To learn who the sender is needs a reason and another handler.
      CREATE TABLE identity_requests (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        grievance_id uuid NOT NULL REFERENCES grievances,
        status text NOT NULL CHECK (status IN ('ASKED', 'GRANTED', 'REFUSED')),
        asked_by_id uuid NOT NULL REFERENCES accounts,
        asked_at timestamptz NOT NULL,
        reason_id uuid REFERENCES grievance_records ON DELETE SET NULL,
        decided_by_id uuid REFERENCES accounts,
        decided_at timestamptz,
        answer_id uuid REFERENCES grievance_records ON DELETE SET NULL,
        version integer NOT NULL,
        CHECK (decided_by_id IS NULL OR decided_by_id <> asked_by_id)
      );
      CREATE UNIQUE INDEX identity_requests_open ON identity_requests (grievance_id, asked_by_id) WHERE status = 'ASKED';
      CREATE INDEX identity_requests_grievance ON identity_requests (grievance_id, asked_at DESC, id DESC);
      CREATE INDEX identity_requests_programme ON identity_requests (programme_id);
      CREATE INDEX identity_requests_asked_by ON identity_requests (asked_by_id);
      CREATE INDEX identity_requests_decided_by ON identity_requests (decided_by_id);
      CREATE INDEX identity_requests_reason ON identity_requests (reason_id);
      CREATE INDEX identity_requests_answer ON identity_requests (answer_id);

      -- The acts of cases are chained by themselves: a gap in the programme's own numbers would tell everybody of a case.
      CREATE TABLE case_history (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        seq bigint NOT NULL,
        prev text NOT NULL,
        hash text NOT NULL,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        supplier_id uuid,
        audience text NOT NULL CHECK (audience = 'CASE'),
        "from" text,
        "to" text,
        note text CHECK (note IS NULL),
        data jsonb NOT NULL,
        actor_id uuid REFERENCES accounts,
        by_rule boolean NOT NULL,
        effective_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        UNIQUE (programme_id, seq),
        UNIQUE (programme_id, prev)
      );
      CREATE INDEX case_history_subject ON case_history (programme_id, subject_id, seq DESC);
      CREATE INDEX case_history_actor ON case_history (actor_id);
      CREATE TABLE case_history_heads (
        programme_id uuid PRIMARY KEY REFERENCES programmes,
        seq bigint NOT NULL,
        hash text NOT NULL
      );
      CREATE TABLE case_checkpoints (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        seq bigint NOT NULL,
        head text NOT NULL,
        at timestamptz NOT NULL,
        kid text NOT NULL REFERENCES signing_keys,
        jws text NOT NULL,
        UNIQUE (programme_id, seq)
      );
      CREATE INDEX case_checkpoints_kid ON case_checkpoints (kid);

      ${tables.map(walled).join('\n')}
      ${['grievance_settings', 'grievance_recovery_keys', 'handler_vouchers', 'case_history_heads'].map(table => `CREATE POLICY wall ON ${table} USING (${programme});`).join('\n')}
      CREATE POLICY known ON handler_keys FOR SELECT USING (true);
      CREATE POLICY own ON handler_keys USING (account_id = ${me});
      CREATE POLICY own ON handler_key_locks USING (account_id = ${me});
      CREATE POLICY own ON session_handler_keys USING (account_id = ${me});

      CREATE POLICY handled ON grievances USING (${programme} AND (${isAll} OR ${cases} = 'yes' AND ${me} = ANY (handler_ids) AND NOT ${me} = ANY (excluded_ids)));
      CREATE POLICY sender ON grievances USING (${programme} AND id = ${sender});
      -- Only who shows the public part of a code finds anything here, one row.
      CREATE POLICY holder ON grievance_receipts FOR SELECT USING (locator = (SELECT nullif(current_setting('app.locator', true), '')));
      CREATE POLICY sender ON grievance_receipts FOR INSERT WITH CHECK (${programme} AND grievance_id = ${sender});
      CREATE POLICY rule ON grievance_receipts USING (${programme} AND ${isAll});

      CREATE POLICY reads ON grievance_keys FOR SELECT USING (${programme} AND (${ofMyCase('grievance_id')} OR grievance_id = ${sender} AND holder = 'RECEIPT'));
      -- Never for somebody of the accused department, whatever the code asks.
      CREATE POLICY adds ON grievance_keys FOR INSERT WITH CHECK (${programme} AND (${ofMyCase('grievance_id')} OR grievance_id = ${sender})
        AND (holder <> 'HANDLER' OR EXISTS (SELECT 1 FROM grievances g WHERE g.id = grievance_id AND account_id = ANY (g.handler_ids)
          AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.programme_id = g.programme_id AND m.account_id = grievance_keys.account_id
            AND m.department_id = g.department_id AND g.concerns_us AND m.deactivated_at IS NULL))));
      CREATE POLICY changes ON grievance_keys FOR UPDATE USING (${programme} AND ${ofMyCase('grievance_id')});
      CREATE POLICY removes ON grievance_keys FOR DELETE USING (${programme} AND ${ofMyCase('grievance_id')});

      CREATE POLICY handled ON grievance_records USING (${programme} AND ${ofMyCase('grievance_id')});
      CREATE POLICY reads ON grievance_records FOR SELECT USING (${programme} AND grievance_id = ${sender} AND shared);
      CREATE POLICY adds ON grievance_records FOR INSERT WITH CHECK (${programme} AND grievance_id = ${sender});
      CREATE POLICY handled ON grievance_files USING (${programme} AND ${ofMyCase('grievance_id')});
      CREATE POLICY reads ON grievance_files FOR SELECT USING (${programme} AND grievance_id = ${sender} AND shared);
      CREATE POLICY adds ON grievance_files FOR INSERT WITH CHECK (${programme} AND grievance_id = ${sender});
      CREATE POLICY handled ON grievance_openings USING (${programme} AND ${ofMyCase('grievance_id')});
      CREATE POLICY handled ON identity_requests USING (${programme} AND ${ofMyCase('grievance_id')});

      CREATE POLICY reads ON case_history FOR SELECT USING (${programme} AND ${ofMyCase('subject_id')});
      CREATE POLICY adds ON case_history FOR INSERT WITH CHECK (${programme});
      CREATE POLICY wall ON case_checkpoints USING (${programme} AND ${cases} <> '');
      DROP POLICY reads ON state_changes;
      CREATE POLICY reads ON state_changes FOR SELECT USING (${programme} AND ${reach}
        AND (subject_type <> 'grievances' OR EXISTS (SELECT 1 FROM grievances g WHERE g.id = subject_id)));

      GRANT SELECT, INSERT, UPDATE ON grievance_settings, grievance_recovery_keys, grievances, identity_requests, case_history_heads TO headwater_app;
      GRANT SELECT, INSERT ON handler_keys, handler_vouchers, grievance_openings, case_history, case_checkpoints TO headwater_app;
      GRANT UPDATE (lost_at) ON handler_keys TO headwater_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON handler_key_locks, session_handler_keys, grievance_keys TO headwater_app;
      GRANT SELECT, INSERT, DELETE ON grievance_receipts, grievance_records, grievance_files TO headwater_app;
      GRANT UPDATE (sealed, version) ON grievance_records TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY reads ON state_changes;
      CREATE POLICY reads ON state_changes FOR SELECT USING (${programme} AND ${reach});
      DELETE FROM state_changes WHERE subject_type = 'grievances';
      DROP TABLE case_checkpoints, case_history_heads, case_history, identity_requests, grievance_openings, grievance_files, grievance_records, grievance_keys,
        grievance_receipts, grievances, grievance_recovery_keys, session_handler_keys, handler_key_locks, handler_vouchers, handler_keys, grievance_settings;
      DROP POLICY publicly ON programmes;
      ALTER TABLE programmes DROP public_path;
    `)
  }
}

const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`

const tables = [
  'grievance_settings',
  'handler_keys',
  'handler_vouchers',
  'handler_key_locks',
  'session_handler_keys',
  'grievance_recovery_keys',
  'grievances',
  'grievance_receipts',
  'grievance_keys',
  'grievance_records',
  'grievance_files',
  'grievance_openings',
  'identity_requests',
  'case_history',
  'case_history_heads',
  'case_checkpoints',
]
