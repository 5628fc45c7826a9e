import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Projects of others, brought in from public lists. They stand in a table of their own: nobody in the consortium writes them, they
 * have no unit, gate or budget, and whoever reads the portfolio reads all of them. Imports keep their control totals.
 */
export class PublicProjects1765150000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(imports)
    await runner.query(projects)
    await runner.query(policies)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const text = (column: string, most: number): string => `${column} text CHECK (length(${column}) <= ${most})`
const amount = (column: string): string => `${column} bigint CHECK (abs(${column}) <= 10000000000000000)`

const imports = `
  ALTER TABLE network_import DROP CONSTRAINT network_import_kind, ADD CONSTRAINT network_import_kind CHECK (kind IN ('units', 'organisations', 'projects'));
  -- Of a public list: rows and sums by funder and currency, in the file and before and after it.
  ALTER TABLE network_import ADD COLUMN totals jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(totals) = 'array');
`

const projects = `
  -- libs/domain/src/portfolio/public-project.ts; amounts in minor units.
  CREATE TABLE public_project (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id), import_id uuid NOT NULL REFERENCES network_import(id),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 500), ${text('code', 60)}, ${text('organisation', 300)}, business_id text CHECK (business_id ~ '^[0-9]{7}-[0-9]$'),
    ${text('funder', 300)}, ${text('fund', 60)}, ${text('programme', 200)}, ${text('priority', 300)}, ${text('objective', 300)}, ${text('region', 300)}, ${text('state', 100)},
    starts_on date, ends_on date, currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    ${amount('granted')}, ${amount('realised')}, ${amount('public_planned')}, ${amount('public_realised')}, ${text('summary', 8000)},
    version integer NOT NULL DEFAULT 1, CONSTRAINT public_project_days CHECK (ends_on >= starts_on)
  );
  CREATE UNIQUE INDEX public_project_code ON public_project (consortium_id, code) WHERE code IS NOT NULL;
  CREATE INDEX public_project_of_import ON public_project (import_id);
  CREATE INDEX public_project_by_name ON public_project (consortium_id, name COLLATE "fi-x-icu", id);
  CREATE INDEX public_project_by_funder ON public_project (consortium_id, funder);
`

const policies = `
  -- Which file a project of others was told by is read by whoever reads the project; the file itself and its rows are not.
  CREATE FUNCTION app.import_sources() RETURNS TABLE (id uuid, file_name text, created_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.id, i.file_name, i.created_at FROM network_import i
    WHERE i.kind = 'projects' AND i.consortium_id = ANY (ARRAY(SELECT app.consortia_for('project.read'))) $$;
  REVOKE ALL ON FUNCTION app.import_sources() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.import_sources() TO solmu_app;

  ALTER TABLE public_project ENABLE ROW LEVEL SECURITY;
  ALTER TABLE public_project FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON public_project TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, DELETE ON public_project TO solmu_app;
  GRANT UPDATE (import_id, name, code, organisation, business_id, funder, fund, programme, priority, objective, region, state, starts_on, ends_on, currency,
    granted, realised, public_planned, public_realised, summary, version) ON public_project TO solmu_app;
  CREATE POLICY read ON public_project FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON public_project FOR INSERT TO solmu_app WITH CHECK (${whole('network.import')});
  CREATE POLICY update_rows ON public_project FOR UPDATE TO solmu_app USING (${whole('network.import')}) WITH CHECK (${whole('network.import')});
  CREATE POLICY delete_rows ON public_project FOR DELETE TO solmu_app USING (${whole('network.import')});
`
