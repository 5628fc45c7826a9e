import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Practice cards that come in from a file: drafts that are known by the file they came with, and can be taken back until they are released or used. */
export class CardImports1765231000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(imports)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const managed = `consortium_id = ANY (ARRAY(SELECT app.consortia_for('improvement.manage')))`

const imports = `
  ALTER TABLE network_import DROP CONSTRAINT network_import_kind, ADD CONSTRAINT network_import_kind CHECK (kind IN ('units', 'organisations', 'projects', 'practices'));
  ALTER TABLE practice ADD COLUMN import_id uuid REFERENCES network_import(id), ADD COLUMN import_key text CHECK (length(import_key) BETWEEN 1 AND 300),
    ADD CONSTRAINT practice_import CHECK ((import_id IS NULL) = (import_key IS NULL)), ADD CONSTRAINT practice_import_once UNIQUE (consortium_id, import_key);
  GRANT INSERT (import_id, import_key), DELETE ON practice TO solmu_app;
  GRANT DELETE ON practice_version TO solmu_app;

  -- Cards that a file brought and that nobody has released. Asked with the rights of the owner: policies that ask each other would never end.
  CREATE FUNCTION app.imported_drafts() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id FROM practice p WHERE p.import_id IS NOT NULL AND p.consortium_id = ANY (ARRAY(SELECT app.consortia_for('improvement.manage')))
      AND NOT EXISTS (SELECT 1 FROM practice_version v WHERE v.practice_id = p.id AND v.state = 'released') $$;
  REVOKE ALL ON FUNCTION app.imported_drafts() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.imported_drafts() TO solmu_app;
  CREATE POLICY delete_rows ON practice FOR DELETE TO solmu_app USING (${managed} AND id IN (SELECT app.imported_drafts()));
  CREATE POLICY delete_rows ON practice_version FOR DELETE TO solmu_app USING (${managed} AND state = 'draft' AND practice_id IN (SELECT app.imported_drafts()));
`
