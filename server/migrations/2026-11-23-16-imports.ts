import type { MigrationInterface, QueryRunner } from 'typeorm'

const programme = `programme_id = (SELECT nullif(current_setting('app.programme', true), '')::uuid)`
const staff = `coalesce((SELECT current_setting('app.staff', true) = 'yes'), false)`
const wall = (table: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`

/** Spreadsheets of suppliers: read and compared beside the register, outside the history, until somebody applies them (0.4, *Lots*). */
export class Imports1795392000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE supplier_imports (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes,
        file_name text NOT NULL,
        file_sha256 text NOT NULL,
        size integer NOT NULL,
        -- The file, until it is read.
        content bytea,
        state text NOT NULL CHECK (state IN ('READING', 'COMPARING', 'READY', 'APPLYING', 'APPLIED', 'REFUSED', 'DISCARDED')),
        -- So many of so many suppliers, in the present state.
        progress integer NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0,
        -- What was found in the file: rows, rows not shown, columns that say nothing to us, headings by sheet.
        facts jsonb NOT NULL DEFAULT '{}',
        refusal text,
        -- What becomes of duplicates about which nothing else is chosen.
        usual_choice text NOT NULL DEFAULT 'STOP' CHECK (usual_choice IN ('STOP', 'SKIP', 'UPDATE')),
        -- The register changed between preview and applying, so that the preview is another now.
        compared_again boolean NOT NULL DEFAULT false,
        uploaded_by_id uuid NOT NULL REFERENCES accounts,
        uploaded_at timestamptz NOT NULL,
        applied_by_id uuid REFERENCES accounts,
        applied_at timestamptz,
        -- SHA-256 of the canonical row set, as it stands in the history.
        rows_sha256 text,
        created integer,
        updated integer,
        skipped integer,
        version integer NOT NULL
      );
      CREATE INDEX supplier_imports_programme ON supplier_imports (programme_id, uploaded_at DESC, id DESC);
      CREATE INDEX supplier_imports_uploaded_by ON supplier_imports (uploaded_by_id);
      CREATE INDEX supplier_imports_applied_by ON supplier_imports (applied_by_id);

      -- One supplier as the file has it, in however many rows.
      CREATE TABLE supplier_import_rows (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        programme_id uuid NOT NULL REFERENCES programmes,
        import_id uuid NOT NULL REFERENCES supplier_imports ON DELETE CASCADE,
        -- Where it stands in the file.
        place integer NOT NULL,
        sheet text NOT NULL,
        "row" integer NOT NULL,
        rows jsonb NOT NULL,
        name text,
        given jsonb NOT NULL,
        places jsonb NOT NULL,
        -- Found in the file alone; those of the comparison join them in \`faults\`.
        file_faults jsonb NOT NULL,
        alike jsonb NOT NULL,
        kind text NOT NULL DEFAULT 'READ' CHECK (kind IN ('READ', 'NEW', 'DUPLICATE', 'UNCHANGED', 'FAULT')),
        faults jsonb NOT NULL DEFAULT '[]',
        matches jsonb NOT NULL DEFAULT '[]',
        -- Who it is on the register; after applying, also who it has become.
        supplier_id uuid REFERENCES suppliers,
        -- Whether that is certain enough to be updated without a look at this row.
        sure boolean NOT NULL DEFAULT false,
        changes jsonb NOT NULL DEFAULT '[]',
        choice text CHECK (choice IN ('STOP', 'SKIP', 'UPDATE', 'CREATE')),
        outcome text CHECK (outcome IN ('CREATED', 'UPDATED', 'SKIPPED'))
      );
      CREATE INDEX supplier_import_rows_place ON supplier_import_rows (import_id, place, id);
      CREATE INDEX supplier_import_rows_kind ON supplier_import_rows (import_id, kind, place, id);
      CREATE INDEX supplier_import_rows_programme ON supplier_import_rows (programme_id);
      CREATE INDEX supplier_import_rows_supplier ON supplier_import_rows (supplier_id);

      ${['supplier_imports', 'supplier_import_rows'].map(wall).join('\n')}
      CREATE POLICY wall ON supplier_imports USING (${programme} AND ${staff});
      CREATE POLICY wall ON supplier_import_rows USING (${programme} AND ${staff});
      GRANT SELECT, INSERT, UPDATE, DELETE ON supplier_imports, supplier_import_rows TO headwater_app;
    `)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE supplier_import_rows, supplier_imports')
  }
}
