import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The plans of projects: packages, tasks, milestones and deliverables with what waits for what, their baselines, what is said by
 * hand of how they stand, risks and issues with their history, and staff without names. Whoever leads a project plans all of it,
 * a partner its own part; nothing is planned in a project that has been settled, and a baseline never changes.
 */
export class ProjectPlans1765170000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(policies)
    await runner.query(keeping)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const project = 'project_id uuid NOT NULL, FOREIGN KEY (project_id, consortium_id) REFERENCES project (id, consortium_id)'
const partner = `${project}, partner_id uuid NOT NULL, FOREIGN KEY (partner_id, project_id) REFERENCES project_partner (id, project_id)`
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const named = (column: string): string => `${column} text NOT NULL CHECK (length(${column}) BETWEEN 1 AND 200)`
const chosen = (column: string, values: readonly string[]): string => `${column} text NOT NULL CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const planTables = ['plan_item', 'plan_link', 'plan_baseline', 'plan_light']
const ownTables = ['project_risk', 'project_risk_event', 'plan_staff']

const tables = `
  CREATE TABLE plan_item (
    id uuid PRIMARY KEY, ${consortium}, ${partner}, ${chosen('kind', ['package', 'task', 'milestone', 'deliverable'])}, package_id uuid,
    -- Of a package or a deliverable within the project, of a task or a milestone within its package.
    number integer NOT NULL CHECK (number > 0), ${named('name')}, ${words('owner', 120)}, ${words('note', 4000)}, ${words('link', 1000)},
    starts_on date NOT NULL, ends_on date NOT NULL, progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    ${chosen('state', ['planned', 'underway', 'done', 'cancelled'])}, done_on date, version integer NOT NULL DEFAULT 1,
    CONSTRAINT plan_item_of_project UNIQUE (id, project_id), CONSTRAINT plan_item_number UNIQUE NULLS NOT DISTINCT (project_id, package_id, kind, number),
    CONSTRAINT plan_item_days CHECK (ends_on >= starts_on AND starts_on >= '1990-01-01' AND ends_on <= '2099-12-31'),
    CONSTRAINT plan_item_day CHECK (kind IN ('package', 'task') OR ends_on = starts_on),
    CONSTRAINT plan_item_package CHECK ((kind = 'package') = (package_id IS NULL)),
    CONSTRAINT plan_item_done CHECK ((state = 'done') = (done_on IS NOT NULL)),
    FOREIGN KEY (package_id, project_id) REFERENCES plan_item (id, project_id)
  );
  CREATE INDEX plan_item_by_partner ON plan_item (partner_id);
  CREATE INDEX plan_item_by_package ON plan_item (package_id);
  CREATE INDEX plan_item_open ON plan_item (consortium_id, ends_on) WHERE state IN ('planned', 'underway');

  -- One waits until the other has ended, and some days more.
  CREATE TABLE plan_link (
    from_id uuid NOT NULL, to_id uuid NOT NULL, ${consortium}, ${project}, lag_days integer NOT NULL DEFAULT 0 CHECK (lag_days BETWEEN 0 AND 365),
    PRIMARY KEY (to_id, from_id), CHECK (from_id <> to_id),
    FOREIGN KEY (from_id, project_id) REFERENCES plan_item (id, project_id) ON DELETE CASCADE,
    FOREIGN KEY (to_id, project_id) REFERENCES plan_item (id, project_id) ON DELETE CASCADE
  );
  CREATE INDEX plan_link_of ON plan_link (project_id);
  CREATE INDEX plan_link_from ON plan_link (from_id);

  CREATE TABLE plan_baseline (
    id uuid PRIMARY KEY, ${consortium}, ${project}, number integer NOT NULL CHECK (number > 0), ${words('name', 200)},
    -- Whether the decision of the funder froze it.
    is_decision boolean NOT NULL, taken_on date NOT NULL DEFAULT app.today(), taken_by uuid REFERENCES app_user(id),
    items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array'),
    CONSTRAINT plan_baseline_number UNIQUE (project_id, number)
  );

  -- What somebody has said by hand of a project, or of one of its packages; no colour takes it back.
  CREATE TABLE plan_light (
    id uuid PRIMARY KEY, ${consortium}, ${project}, package_id uuid, colour text CHECK (colour IN ('green', 'amber', 'red')), ${words('reason', 1000)},
    until date NOT NULL, said_by uuid REFERENCES app_user(id), said_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (package_id, project_id) REFERENCES plan_item (id, project_id) ON DELETE CASCADE
  );
  CREATE INDEX plan_light_of ON plan_light (project_id, said_at);
  CREATE INDEX plan_light_by_package ON plan_light (package_id);

  CREATE TABLE project_risk (
    id uuid PRIMARY KEY, ${consortium}, ${partner}, number integer NOT NULL CHECK (number > 0), ${chosen('kind', ['risk', 'issue'])},
    ${named('title')}, ${words('text', 4000)}, likelihood integer NOT NULL CHECK (likelihood BETWEEN 1 AND 5), impact integer NOT NULL CHECK (impact BETWEEN 1 AND 5),
    ${words('owner', 120)}, ${words('measures', 4000)}, due_on date, ${chosen('state', ['open', 'watched', 'came_true', 'closed'])},
    -- Of an issue: the risk that came true.
    from_risk_id uuid, version integer NOT NULL DEFAULT 1,
    CONSTRAINT project_risk_of_project UNIQUE (id, project_id), CONSTRAINT project_risk_number UNIQUE (project_id, number), CONSTRAINT project_risk_once UNIQUE (from_risk_id),
    CONSTRAINT project_risk_came CHECK (state <> 'came_true' OR kind = 'risk'), CONSTRAINT project_risk_from CHECK (from_risk_id IS NULL OR kind = 'issue'),
    FOREIGN KEY (from_risk_id, project_id) REFERENCES project_risk (id, project_id)
  );
  CREATE INDEX project_risk_by_partner ON project_risk (partner_id);
  CREATE INDEX project_risk_due ON project_risk (consortium_id, due_on) WHERE state IN ('open', 'watched');

  CREATE TABLE project_risk_event (
    id uuid PRIMARY KEY, ${consortium}, ${project}, risk_id uuid NOT NULL, state text NOT NULL, likelihood integer NOT NULL, impact integer NOT NULL, due_on date,
    by_user uuid REFERENCES app_user(id), at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (risk_id, project_id) REFERENCES project_risk (id, project_id)
  );
  CREATE INDEX project_risk_event_of ON project_risk_event (risk_id, at);

  CREATE TABLE plan_staff (
    id uuid PRIMARY KEY, ${consortium}, ${partner}, package_id uuid, role text NOT NULL CHECK (length(role) BETWEEN 1 AND 120), head_count integer NOT NULL CHECK (head_count BETWEEN 1 AND 200),
    -- Hundredths of full-time work by month: {"2026-01": 50}.
    months jsonb NOT NULL CHECK (jsonb_typeof(months) = 'object' AND length(months::text) <= 6000), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (package_id, project_id) REFERENCES plan_item (id, project_id)
  );
  CREATE INDEX plan_staff_of ON plan_staff (project_id);
  CREATE INDEX plan_staff_by_partner ON plan_staff (partner_id);
  CREATE INDEX plan_staff_by_package ON plan_staff (package_id);
  ${[...planTables, ...ownTables].map(locked).join('')}

  -- How heavily open risks weigh, without what they say: the light of a project is the same for all who see the project.
  CREATE FUNCTION app.risk_grades(p_projects uuid[]) RETURNS TABLE (project_id uuid, kind text, state text, likelihood integer, impact integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT k.project_id, k.kind, k.state, k.likelihood, k.impact FROM project_risk k
    WHERE k.project_id = ANY (p_projects) AND k.state IN ('open', 'watched') AND k.consortium_id = ANY (ARRAY(SELECT app.consortia_for('project.read'))) $$;
  REVOKE ALL ON FUNCTION app.risk_grades(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.risk_grades(uuid[]) TO solmu_app;
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const within = (action: string, column: string, known: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND ${column} = ANY (ARRAY(SELECT ${known}('${action}'))))`
const told = within('budget.read', 'project_id', 'app.projects_of')
const leads = within('project.edit', 'project_id', 'app.projects_led')
const works = `(${leads} OR ${within('project.work', 'partner_id', 'app.partners_of')})`
const worksAt = (item: string): string => `(${leads} OR ${item} IN (SELECT i.id FROM plan_item i WHERE i.partner_id = ANY (ARRAY(SELECT app.partners_of('project.work')))))`
const writing = (table: string, whose: string): string => `
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${whose});
  CREATE POLICY delete_rows ON ${table} FOR DELETE TO solmu_app USING (${whose});`

const policies = `
  ${planTables.map((table) => `CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${whole('project.read')});`).join('\n  ')}
  ${ownTables.map((table) => `CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${told});`).join('\n  ')}

  GRANT INSERT (id, consortium_id, project_id, partner_id, kind, package_id, number, name, owner, note, link, starts_on, ends_on, progress, state, done_on),
    UPDATE (partner_id, package_id, number, name, owner, note, link, starts_on, ends_on, progress, state, done_on, version), DELETE ON plan_item TO solmu_app;
  -- A partner does not add packages; those that it leads it may change.
  ${writing('plan_item', `${leads} OR kind <> 'package' AND ${works}`)}
  CREATE POLICY update_rows ON plan_item FOR UPDATE TO solmu_app USING (${works}) WITH CHECK (${works});

  GRANT INSERT (from_id, to_id, consortium_id, project_id, lag_days), DELETE ON plan_link TO solmu_app;
  ${writing('plan_link', worksAt('to_id'))}

  GRANT INSERT (id, consortium_id, project_id, number, name, is_decision, taken_by, items) ON plan_baseline TO solmu_app;
  CREATE POLICY insert_rows ON plan_baseline FOR INSERT TO solmu_app WITH CHECK (${leads} AND NOT is_decision AND taken_by = (SELECT app.user_id()));

  GRANT INSERT (id, consortium_id, project_id, package_id, colour, reason, until, said_by) ON plan_light TO solmu_app;
  CREATE POLICY insert_rows ON plan_light FOR INSERT TO solmu_app WITH CHECK (${worksAt('package_id')} AND said_by = (SELECT app.user_id()));

  GRANT INSERT (id, consortium_id, project_id, partner_id, number, kind, title, text, likelihood, impact, owner, measures, due_on, state, from_risk_id),
    UPDATE (partner_id, title, text, likelihood, impact, owner, measures, due_on, state, version) ON project_risk TO solmu_app;
  CREATE POLICY insert_rows ON project_risk FOR INSERT TO solmu_app WITH CHECK (${works});
  CREATE POLICY update_rows ON project_risk FOR UPDATE TO solmu_app USING (${works}) WITH CHECK (${works});

  GRANT INSERT (id, consortium_id, project_id, partner_id, package_id, role, head_count, months), UPDATE (partner_id, package_id, role, head_count, months, version), DELETE ON plan_staff TO solmu_app;
  ${writing('plan_staff', works)}
  CREATE POLICY update_rows ON plan_staff FOR UPDATE TO solmu_app USING (${works}) WITH CHECK (${works});
`

const refuse = (code: string): string => `RAISE EXCEPTION 'plans are kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_${code}';`

const keeping = `
  -- Nothing is planned in a project that has been settled.
  CREATE FUNCTION app.keep_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF app.user_id() IS NOT NULL AND EXISTS (SELECT 1 FROM project p WHERE p.id = coalesce(NEW.project_id, OLD.project_id) AND p.stage IN ('ended', 'embedded', 'rejected', 'withdrawn')) THEN ${refuse('project_stage')} END IF;
      RETURN coalesce(NEW, OLD);
    END $$;
  ${['plan_item', 'plan_link', 'plan_light', 'project_risk', 'plan_staff'].map((table) => `CREATE TRIGGER keep_plan BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION app.keep_plan();`).join('\n  ')}

  -- What is in a package is in a package, which is in none.
  CREATE FUNCTION app.keep_plan_item() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF NEW.package_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM plan_item g WHERE g.id = NEW.package_id AND g.kind = 'package') THEN ${refuse('invalid_input')} END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_plan_item BEFORE INSERT OR UPDATE ON plan_item FOR EACH ROW EXECUTE FUNCTION app.keep_plan_item();

  -- Nothing waits for itself by a way round, and no package waits.
  CREATE FUNCTION app.keep_plan_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended('plan:' || NEW.project_id, 0));
      IF EXISTS (SELECT 1 FROM plan_item i WHERE i.id IN (NEW.from_id, NEW.to_id) AND i.kind = 'package') THEN ${refuse('invalid_input')} END IF;
      IF EXISTS (WITH RECURSIVE on_from (id) AS (SELECT NEW.to_id UNION SELECT l.to_id FROM plan_link l JOIN on_from f ON l.from_id = f.id) SELECT 1 FROM on_from WHERE id = NEW.from_id) THEN ${refuse('plan_circle')} END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_plan_link BEFORE INSERT ON plan_link FOR EACH ROW EXECUTE FUNCTION app.keep_plan_link();

  -- A baseline is the plan as it is, whoever freezes it, and stays.
  CREATE FUNCTION app.freeze_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      NEW.taken_on := app.today();
      SELECT coalesce(max(b.number), 0) + 1 INTO NEW.number FROM plan_baseline b WHERE b.project_id = NEW.project_id;
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'name', i.name, 'packageId', i.package_id, 'startsOn', i.starts_on, 'endsOn', i.ends_on) ORDER BY i.starts_on, i.id), '[]') INTO NEW.items
        FROM plan_item i WHERE i.project_id = NEW.project_id AND i.state <> 'cancelled';
      RETURN NEW;
    END $$;
  CREATE TRIGGER freeze_plan BEFORE INSERT ON plan_baseline FOR EACH ROW WHEN (app.user_id() IS NOT NULL) EXECUTE FUNCTION app.freeze_plan();

  -- The decision of the funder freezes the plan on which it rests.
  CREATE FUNCTION app.freeze_decided_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO plan_baseline (id, consortium_id, project_id, number, is_decision, taken_by, items)
        SELECT gen_random_uuid(), NEW.consortium_id, NEW.id, 1, true, app.user_id(), '[]' WHERE EXISTS (SELECT 1 FROM plan_item i WHERE i.project_id = NEW.id);
      RETURN NULL;
    END $$;
  CREATE TRIGGER freeze_decided_plan AFTER UPDATE OF stage ON project FOR EACH ROW WHEN (OLD.stage = 'applied' AND NEW.stage = 'decided') EXECUTE FUNCTION app.freeze_decided_plan();

  -- What was frozen, what was said and what happened stays.
  CREATE FUNCTION app.keep_plan_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) OR TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN RETURN coalesce(NEW, OLD); END IF;
      ${refuse('project_stage')}
    END $$;
  ${['plan_baseline', 'plan_light', 'project_risk_event'].map((table) => `CREATE TRIGGER keep_plan_record BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION app.keep_plan_record();`).join('\n  ')}

  -- A risk that has come true stays one; every change of how high it is, and of where it stands, is remembered.
  CREATE FUNCTION app.keep_project_risk() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR OLD.state = 'came_true' AND NEW.state <> 'came_true' THEN ${refuse('risk_state')} END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_project_risk BEFORE UPDATE OR DELETE ON project_risk FOR EACH ROW EXECUTE FUNCTION app.keep_project_risk();

  CREATE FUNCTION app.remember_project_risk() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'INSERT' OR (NEW.state, NEW.likelihood, NEW.impact, NEW.due_on) IS DISTINCT FROM (OLD.state, OLD.likelihood, OLD.impact, OLD.due_on) THEN
        INSERT INTO project_risk_event (id, consortium_id, project_id, risk_id, state, likelihood, impact, due_on, by_user)
          VALUES (gen_random_uuid(), NEW.consortium_id, NEW.project_id, NEW.id, NEW.state, NEW.likelihood, NEW.impact, NEW.due_on, app.user_id());
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER remember_project_risk AFTER INSERT OR UPDATE ON project_risk FOR EACH ROW EXECUTE FUNCTION app.remember_project_risk();
  REVOKE ALL ON FUNCTION app.keep_plan(), app.keep_plan_item(), app.keep_plan_link(), app.freeze_plan(), app.freeze_decided_plan(), app.keep_plan_record(), app.keep_project_risk(), app.remember_project_risk() FROM PUBLIC;
`
