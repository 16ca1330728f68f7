import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A case that a procedure still needs is kept beyond its time; why stands sealed among its notes. */
export class KeptLonger1795392000055 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE grievances ADD COLUMN kept_until date')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE grievances DROP COLUMN kept_until')
  }
}
