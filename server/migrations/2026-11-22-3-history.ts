import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`
const staff = `(SELECT current_setting('app.staff', true) = 'yes')`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** The chained history, its head and its checkpoints; and what held on a past day. The app may add rows, never change them. */
export class History1795305600003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE history (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        seq bigint NOT NULL,
        prev text NOT NULL,
        hash text NOT NULL,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        supplier_id uuid,
        audience text NOT NULL CHECK (audience IN ('STAFF', 'ALL')),
        "from" text,
        "to" text,
        note text,
        data jsonb NOT NULL,
        actor_id uuid REFERENCES accounts,
        by_rule boolean NOT NULL,
        effective_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        UNIQUE (programme_id, seq),
        UNIQUE (programme_id, prev)
      );
      CREATE INDEX history_subject ON history (programme_id, subject_id, seq DESC);
      CREATE INDEX history_supplier ON history (programme_id, supplier_id, seq DESC);
      CREATE INDEX history_actor ON history (actor_id);

      CREATE TABLE history_heads (
        programme_id uuid PRIMARY KEY REFERENCES programmes,
        seq bigint NOT NULL,
        hash text NOT NULL
      );

      CREATE TABLE checkpoints (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        seq bigint NOT NULL,
        head text NOT NULL,
        at timestamptz NOT NULL,
        kid text NOT NULL REFERENCES signing_keys,
        jws text NOT NULL,
        UNIQUE (programme_id, seq)
      );
      CREATE INDEX checkpoints_kid ON checkpoints (kid);

      -- effective_at: from when it held; recorded_at: when we learnt of it.
      CREATE TABLE state_changes (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        supplier_id uuid,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('STATE', 'LEVEL')),
        value text NOT NULL,
        effective_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX state_changes_subject ON state_changes (programme_id, subject_id, kind, effective_at DESC, recorded_at DESC) INCLUDE (value, supplier_id);

      ${['history', 'history_heads', 'checkpoints', 'state_changes'].map(wall).join('\n')}
      CREATE POLICY reads ON history FOR SELECT USING (${programme} AND (${staff} AND (supplier_id IS NULL OR ${reach}) OR audience = 'ALL' AND ${reach}));
      CREATE POLICY adds ON history FOR INSERT WITH CHECK (${programme});
      CREATE POLICY wall ON history_heads USING (${programme});
      CREATE POLICY wall ON checkpoints USING (${programme} AND ${staff});
      CREATE POLICY reads ON state_changes FOR SELECT USING (${programme} AND ${reach});
      CREATE POLICY adds ON state_changes FOR INSERT WITH CHECK (${programme});

      GRANT SELECT, INSERT ON history, checkpoints, state_changes TO headwater_app;
      GRANT SELECT, INSERT, UPDATE ON history_heads TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE state_changes, checkpoints, history_heads, history')
  }
}
