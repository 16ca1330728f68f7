import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const reach = `((SELECT current_setting('app.reach_all', true) = 'yes')
  OR supplier_id = ANY ((SELECT nullif(current_setting('app.reach', true), '')::uuid[])::uuid[]))`

/**
 * The states of cases stand in their own history. Among everybody's states they needed a wall that looked at a column outside the
 * index, for every row of every list as of a past day.
 */
export class StatesOfCases1795392000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY reads ON state_changes;
      CREATE POLICY reads ON state_changes FOR SELECT USING (${programme} AND ${reach});
      -- The walls bind the owner too.
      ALTER TABLE state_changes NO FORCE ROW LEVEL SECURITY;
      DELETE FROM state_changes WHERE subject_type = 'grievances';
      ALTER TABLE state_changes FORCE ROW LEVEL SECURITY;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY reads ON state_changes;
      CREATE POLICY reads ON state_changes FOR SELECT USING (${programme} AND ${reach}
        AND (subject_type <> 'grievances' OR EXISTS (SELECT 1 FROM grievances g WHERE g.id = subject_id)));
    `)
  }
}
