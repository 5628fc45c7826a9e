import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Views of the portfolio: searches that somebody has kept, what was said of projects that look alike, and how long before its end
 * a project is told of. What was said of a pair stays; the newest word holds.
 */
export class PortfolioViews1765190000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(policies)
    await runner.query(functions)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const tables = `
  -- A search that somebody has kept under a name: theirs alone, or for everybody who has a role at the unit.
  CREATE TABLE portfolio_view (
    id uuid PRIMARY KEY, ${consortium}, owner_id uuid NOT NULL REFERENCES app_user(id), unit_id uuid REFERENCES org_unit(id),
    page text NOT NULL CHECK (page IN ('overview', 'coverage', 'endings', 'overlaps')), name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    -- As the address of the page has it; the page drops what it does not know.
    search jsonb NOT NULL CHECK (jsonb_typeof(search) = 'object' AND length(search::text) <= 4000), made_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT portfolio_view_once UNIQUE (owner_id, consortium_id, page, name)
  );
  CREATE INDEX portfolio_view_of_unit ON portfolio_view (unit_id) WHERE unit_id IS NOT NULL;

  -- What was said of two projects that look alike; of a pair the newest word holds.
  CREATE TABLE project_overlap (
    id uuid PRIMARY KEY, ${consortium}, project_id uuid NOT NULL, other_id uuid, public_id uuid REFERENCES public_project(id) ON DELETE CASCADE,
    verdict text NOT NULL CHECK (verdict IN ('open', 'linked', 'set_aside')), reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    by_user uuid REFERENCES app_user(id), at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT project_overlap_pair CHECK ((other_id IS NULL) <> (public_id IS NULL) AND project_id < coalesce(other_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff')),
    FOREIGN KEY (project_id, consortium_id) REFERENCES project (id, consortium_id), FOREIGN KEY (other_id, consortium_id) REFERENCES project (id, consortium_id)
  );
  CREATE INDEX project_overlap_of ON project_overlap (project_id, at);

  -- How many months before its end a project is told of; nine where nothing is said.
  CREATE TABLE portfolio_rules (
    consortium_id uuid PRIMARY KEY REFERENCES consortium(id), ending_months integer NOT NULL CHECK (ending_months BETWEEN 1 AND 36),
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1
  );
  ${['portfolio_view', 'project_overlap', 'portfolio_rules'].map(locked).join('')}
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const led = (column: string): string => `consortium_id = app.consortium_id() AND ${column} = ANY (ARRAY(SELECT app.projects_led('project.steer')))`
const mine = `owner_id = (SELECT app.user_id()) AND ${whole('project.read')}`
const here = 'unit_id = ANY (ARRAY(SELECT m.unit_id FROM app.my_places() m WHERE m.unit_id IS NOT NULL))'

const policies = `
  GRANT INSERT (id, consortium_id, owner_id, unit_id, page, name, search), UPDATE (unit_id, search, made_at), DELETE ON portfolio_view TO solmu_app;
  CREATE POLICY read ON portfolio_view FOR SELECT TO solmu_app USING (${mine} OR ${whole('project.read')} AND ${here});
  CREATE POLICY insert_rows ON portfolio_view FOR INSERT TO solmu_app WITH CHECK (${mine} AND (unit_id IS NULL OR ${here}));
  CREATE POLICY update_rows ON portfolio_view FOR UPDATE TO solmu_app USING (${mine}) WITH CHECK (${mine} AND (unit_id IS NULL OR ${here}));
  CREATE POLICY delete_rows ON portfolio_view FOR DELETE TO solmu_app USING (${mine});

  GRANT INSERT (id, consortium_id, project_id, other_id, public_id, verdict, reason, by_user) ON project_overlap TO solmu_app;
  CREATE POLICY read ON project_overlap FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON project_overlap FOR INSERT TO solmu_app
    WITH CHECK ((${whole('project.steer')} OR ${led('project_id')} OR ${led('other_id')}) AND by_user = (SELECT app.user_id()));

  GRANT INSERT (consortium_id, ending_months, changed_by), UPDATE (ending_months, changed_by, changed_at, version) ON portfolio_rules TO solmu_app;
  CREATE POLICY read ON portfolio_rules FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON portfolio_rules FOR INSERT TO solmu_app WITH CHECK (${whole('funder.manage')} AND changed_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON portfolio_rules FOR UPDATE TO solmu_app USING (${whole('funder.manage')}) WITH CHECK (${whole('funder.manage')} AND changed_by = (SELECT app.user_id()));
`

const titles = (table: string): string => `concat_ws(' ', ${table}.title->>'fi', ${table}.acronym)`
const likest = (a: string, b: string): string => `greatest(${['fi', 'sv', 'en'].map((lang) => `similarity(${a}.title->>'${lang}', ${b}.title->>'${lang}')`).join(', ')})`

const functions = `
  -- The days of a period: libs/shared/src/periods.ts.
  CREATE FUNCTION app.period_days(p_period text) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT daterange(f.day, (f.day + make_interval(months => f.months))::date) FROM (SELECT make_date(left(p_period, 4)::integer,
        CASE WHEN p_period LIKE '____-Q_' THEN right(p_period, 1)::integer * 3 - 2 WHEN p_period LIKE '____-T_' THEN right(p_period, 1)::integer * 4 - 3 WHEN length(p_period) = 7 THEN right(p_period, 2)::integer ELSE 1 END, 1) AS day,
      CASE WHEN p_period LIKE '____-Q_' THEN 3 WHEN p_period LIKE '____-T_' THEN 4 WHEN length(p_period) = 7 THEN 1 ELSE 12 END AS months) f $$;

  -- The regional centres of the units that lead and carry out projects today; the unit itself where it is a centre.
  CREATE FUNCTION app.project_regions() RETURNS TABLE (project_id uuid, region_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH carried AS (SELECT p.id, p.lead_unit_id AS unit_id FROM project p WHERE p.${whole('project.read')}
      UNION SELECT n.project_id, n.unit_id FROM project_partner_unit n WHERE n.${whole('project.read')})
    SELECT DISTINCT c.id, coalesce(k.parent_id, u.id) FROM carried c JOIN org_unit u ON u.id = c.unit_id
      LEFT JOIN unit_link k ON u.type <> 'regional_centre' AND k.unit_id = c.unit_id AND k.valid_from <= app.today() AND (k.valid_to IS NULL OR k.valid_to > app.today())
    WHERE u.type = 'regional_centre' OR k.parent_id IS NOT NULL AND u.type <> 'headquarters' $$;

  -- Projects of the network that have not ended, beside others of it and of public lists that run at the same time: those about the
  -- same task area in the same region, of the same lead, or of much the same name; the likest names first, and no more of them than
  -- somebody could look through. Without a first day nothing runs at the same time. Everybody who reads the portfolio reads all of it.
  CREATE FUNCTION app.project_pairs() RETURNS TABLE (project_id uuid, other_id uuid, public_id uuid, likeness real) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.3 AS $$
    WITH regions AS MATERIALIZED (SELECT g.project_id, array_agg(g.region_id) AS ids FROM app.project_regions() g GROUP BY g.project_id),
    own AS MATERIALIZED (
      SELECT p.*, ${titles('p')} AS words, coalesce(p.ends_on, '2199-12-31'::date) AS until, p.starts_on AS since, coalesce(g.ids, '{}') AS regions
      FROM project p LEFT JOIN regions g ON g.project_id = p.id WHERE p.starts_on IS NOT NULL AND p.${whole('project.read')} AND p.stage NOT IN ('ended', 'embedded', 'rejected', 'withdrawn') AND coalesce(p.ends_on, '2199-12-31'::date) >= app.today()
    )
    SELECT * FROM (SELECT a.id, b.id, NULL::uuid, ${likest('a', 'b')} AS likeness FROM own a JOIN own b ON a.id < b.id AND a.since <= b.until AND b.since <= a.until
      AND a.group_id IS DISTINCT FROM b.id AND b.group_id IS DISTINCT FROM a.id AND (a.group_id IS NULL OR a.group_id IS DISTINCT FROM b.group_id)
    WHERE a.task_areas && b.task_areas AND a.regions && b.regions OR a.lead_unit_id = b.lead_unit_id AND a.task_areas && b.task_areas OR a.words % b.words
    UNION ALL
    SELECT a.id, NULL::uuid, q.id, greatest(similarity(a.title->>'fi', q.name), similarity(a.title->>'sv', q.name))
    FROM own a JOIN org_unit u ON u.id = a.lead_unit_id JOIN public_project q ON q.consortium_id = a.consortium_id AND coalesce(q.starts_on, '1900-01-01'::date) <= a.until AND coalesce(q.ends_on, '2199-12-31'::date) >= greatest(a.since, app.today())
    WHERE q.code IS DISTINCT FROM nullif(a.funder_code, '') AND ((a.title->>'fi') % q.name OR (a.title->>'sv') % q.name)) pairs ORDER BY likeness DESC, 1, 2, 3 LIMIT 4000 $$;
  REVOKE ALL ON FUNCTION app.period_days(text), app.project_regions(), app.project_pairs() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.period_days(text), app.project_regions(), app.project_pairs() TO solmu_app;

  CREATE INDEX public_project_alike ON public_project USING gin (name gin_trgm_ops);
  CREATE INDEX project_claim_line_accepted ON project_claim_line (project_id) WHERE verdict = 'accepted';
`
