import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const mine = `account_id = (SELECT nullif(current_setting('app.account', true), '')::uuid)`
/** The owner is bound by the walls too; what is made of many suppliers' rows at once is made without. */
const walled = ['suppliers', 'supplier_locations', 'country_checks', 'programmes']
const withoutWalls = (work: string): string => `
  ${walled.map(table => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`).join('\n')}
  ${work}
  ${walled.map(table => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`).join('\n')}`

const ranks = `ARRAY['NOT_JUDGED', 'NOT_CAHRA', 'INSUFFICIENT_DATA', 'HIGH_RISK', 'CONFLICT_AFFECTED']`
const holds = `CASE WHEN c.status = 'OVERRIDDEN' AND c.override_ends_on >= (SELECT (now() AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = c.programme_id)
  THEN c.override_class ELSE c.class END`

/** The risk review: how grave a supplier's places are, kept beside it so that a hundred thousand are counted at a glance; and who was here when. */
export class RiskReview1795392000044 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE suppliers
        -- The gravest class that holds for any of its places, and for those of origin and transit. Kept by features/countries/kept-classes.ts.
        ADD place_class text NOT NULL DEFAULT 'NOT_JUDGED' CHECK (place_class = ANY (${ranks})),
        ADD chain_class text NOT NULL DEFAULT 'NOT_JUDGED' CHECK (chain_class = ANY (${ranks})),
        ADD origin_known boolean NOT NULL DEFAULT false;
      ${withoutWalls(`
        UPDATE suppliers s SET place_class = x.place_class, chain_class = x.chain_class, origin_known = x.origin_known FROM (
          SELECT l.supplier_id, (${ranks})[coalesce(max(array_position(${ranks}, ${holds})), 1)] AS place_class,
            (${ranks})[coalesce(max(array_position(${ranks}, ${holds})) FILTER (WHERE l.role IN ('ORIGIN', 'TRANSIT')), 1)] AS chain_class,
            bool_or(l.role = 'ORIGIN') AS origin_known
          FROM supplier_locations l LEFT JOIN country_checks c ON c.programme_id = l.programme_id AND c.superseded_at IS NULL
            AND (c.country, c.region, c.role) = (l.country, l.region, l.role) GROUP BY l.supplier_id) x WHERE x.supplier_id = s.id;`)}
      -- With the id that the wall asks for, and all that is counted: a picture is read from the index alone.
      CREATE INDEX suppliers_classes ON suppliers (programme_id, place_class, status, id);
      CREATE INDEX red_flags_ages ON red_flags (programme_id, status, code, raised_at, supplier_id);
      CREATE INDEX screening_hits_states ON screening_hits (programme_id, list, status, supplier_id);
      CREATE INDEX dossier_packages_states ON dossier_packages (programme_id, kind, status, supplier_id, dossier_id);
      -- What was called how on a day gone by.
      CREATE INDEX country_checks_past ON country_checks (programme_id, country, region, role, computed_at DESC);

      -- When a person last looked at the risk review, and where the visit before it ended.
      CREATE TABLE risk_review_visits (
        programme_id uuid NOT NULL REFERENCES programmes,
        account_id uuid NOT NULL REFERENCES accounts,
        seen_at timestamptz NOT NULL,
        since timestamptz,
        PRIMARY KEY (programme_id, account_id)
      );
      CREATE INDEX risk_review_visits_account ON risk_review_visits (account_id);
      ALTER TABLE risk_review_visits ENABLE ROW LEVEL SECURITY;
      ALTER TABLE risk_review_visits FORCE ROW LEVEL SECURITY;
      CREATE POLICY wall ON risk_review_visits USING (${programme} AND ${mine});
      GRANT SELECT, INSERT, UPDATE ON risk_review_visits TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE risk_review_visits;
      DROP INDEX country_checks_past;
      DROP INDEX dossier_packages_states;
      DROP INDEX screening_hits_states;
      DROP INDEX red_flags_ages;
      ALTER TABLE suppliers DROP place_class, DROP chain_class, DROP origin_known
    `)
  }
}
