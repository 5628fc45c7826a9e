import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The portfolio: funders with their programmes and calls, and projects with their partners, the steps that they have taken and
 * their budgets. A budget version that was locked never changes; the money of a project is read by those who carry it out and
 * those above them, everything else by the whole network.
 */
export class Portfolio1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(funders)
    await runner.query(projects)
    await runner.query(budgets)
    await runner.query(reach)
    await runner.query(policies)
    await runner.query(keeping)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const texts = (column: string, most: number): string =>
  `${column} jsonb NOT NULL DEFAULT '{"fi": "", "sv": "", "en": ""}' CHECK (jsonb_typeof(${column}) = 'object' AND length(${column}::text) <= ${most})`
const chosen = (column: string, values: readonly string[]): string => `${column} text NOT NULL CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`
const several = (column: string): string => `${column} text[] NOT NULL DEFAULT '{}' CHECK (cardinality(${column}) <= 40)`
const project = 'project_id uuid NOT NULL, FOREIGN KEY (project_id, consortium_id) REFERENCES project (id, consortium_id)'
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string, column: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND ${column} = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const funderKinds = ['structural_fund', 'state', 'ngo_grants', 'wellbeing_county', 'municipality', 'employment_area', 'foundation', 'company', 'other']
const stages = ['idea', 'preparation', 'applied', 'decided', 'running', 'closing', 'ended', 'embedded', 'rejected', 'withdrawn']
const categories = ['staff', 'side_costs', 'purchased_services', 'travel', 'premises', 'equipment', 'communication', 'participant_costs', 'audit', 'overhead', 'flat_rate', 'lump_sum']
const sources = ['grant', 'own_share', 'municipal', 'other_public', 'private', 'sales', 'partner']
const models = ['flat_40', 'flat_7', 'flat_1_5', 'unit_1720', 'side_cost', 'lump_sum', 'actual']
const model = `cost_model text CHECK (cost_model IN (${models.map((key) => `'${key}'`).join(', ')})), cost_rate integer CHECK (cost_rate BETWEEN 1 AND 10000)`

const funders = `
  -- A funder is an organisation of the register; its name and its contacts are kept there.
  CREATE TABLE funder (
    id uuid PRIMARY KEY, ${consortium}, organisation_id uuid NOT NULL REFERENCES organisation(id),
    ${chosen('kind', funderKinds)}, ${words('note', 4000)}, version integer NOT NULL DEFAULT 1,
    CONSTRAINT funder_of_consortium UNIQUE (id, consortium_id), CONSTRAINT funder_once UNIQUE (consortium_id, organisation_id)
  );

  CREATE TABLE programme (
    id uuid PRIMARY KEY, ${consortium}, funder_id uuid NOT NULL, ${texts('name', 2500)}, ${words('code', 60)},
    valid_from date NOT NULL, valid_to date, version integer NOT NULL DEFAULT 1,
    CONSTRAINT programme_of_consortium UNIQUE (id, consortium_id), CONSTRAINT programme_days CHECK (valid_to > valid_from),
    FOREIGN KEY (funder_id, consortium_id) REFERENCES funder (id, consortium_id)
  );
  CREATE INDEX programme_of_funder ON programme (funder_id);

  CREATE TABLE funding_call (
    id uuid PRIMARY KEY, ${consortium}, programme_id uuid NOT NULL, ${texts('name', 2500)}, ${words('code', 60)}, ${texts('eligibility', 30000)},
    -- The last day on which it is open; null for one that is open until further notice.
    opens_on date NOT NULL, closes_on date, currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'), ${words('link', 1000)},
    ${several('task_areas')}, ${several('cost_models')}, ${several('applicants')},
    -- In minor units; the share in hundredths of a per cent.
    grant_min bigint CHECK (grant_min >= 0), grant_max bigint, grant_share_max integer CHECK (grant_share_max BETWEEN 1 AND 10000),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT funding_call_of_consortium UNIQUE (id, consortium_id), CONSTRAINT funding_call_days CHECK (closes_on >= opens_on),
    CONSTRAINT funding_call_grants CHECK (grant_max >= coalesce(grant_min, 0)),
    FOREIGN KEY (programme_id, consortium_id) REFERENCES programme (id, consortium_id)
  );
  CREATE INDEX funding_call_of_programme ON funding_call (programme_id, opens_on);
  ${['funder', 'programme', 'funding_call'].map(locked).join('')}
`

const projects = `
  -- libs/domain/src/portfolio/project.workflow.ts, copied when the database is migrated.
  CREATE TABLE project_transition (
    action text NOT NULL, from_stage text NOT NULL, to_stage text NOT NULL, permission text NOT NULL, guards text[] NOT NULL,
    PRIMARY KEY (action, from_stage)
  );
  GRANT SELECT ON project_transition TO solmu_app;

  CREATE TABLE project (
    id uuid PRIMARY KEY, ${consortium},
    -- Given by the database, without a gap within a year.
    year integer NOT NULL, serial integer NOT NULL CHECK (serial > 0),
    ${chosen('kind', ['single', 'group', 'sub'])}, group_id uuid,
    lead_unit_id uuid NOT NULL REFERENCES org_unit(id), call_id uuid,
    -- What the call asked for when it was applied for: libs/domain/src/portfolio/funding-call.ts, CallPart.
    call_terms jsonb CHECK (jsonb_typeof(call_terms) = 'object' AND length(call_terms::text) <= 40000),
    ${texts('title', 2500)}, ${texts('summary', 30000)}, ${words('acronym', 40)}, ${words('funder_code', 60)},
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'), starts_on date, ends_on date, ${several('task_areas')}, ${several('ideas')}, ${model},
    stage text NOT NULL DEFAULT 'idea' CHECK (stage IN (${stages.map((stage) => `'${stage}'`).join(', ')})), stage_since date NOT NULL DEFAULT app.today(),
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT project_of_consortium UNIQUE (id, consortium_id), CONSTRAINT project_number UNIQUE (consortium_id, year, serial),
    CONSTRAINT project_days CHECK (ends_on >= starts_on), CONSTRAINT project_years CHECK (starts_on >= '1990-01-01' AND ends_on <= '2099-12-31'),
    CONSTRAINT project_group CHECK ((kind = 'sub') = (group_id IS NOT NULL)),
    FOREIGN KEY (group_id, consortium_id) REFERENCES project (id, consortium_id),
    FOREIGN KEY (call_id, consortium_id) REFERENCES funding_call (id, consortium_id)
  );
  CREATE INDEX project_by_lead ON project (lead_unit_id);
  CREATE INDEX project_by_call ON project (call_id);
  CREATE INDEX project_of_group ON project (group_id) WHERE group_id IS NOT NULL;
  CREATE INDEX project_by_end ON project (consortium_id, ends_on);

  CREATE TABLE project_partner (
    id uuid PRIMARY KEY, ${consortium}, ${project}, organisation_id uuid NOT NULL REFERENCES organisation(id), is_lead boolean NOT NULL,
    valid_from date NOT NULL, valid_to date, version integer NOT NULL DEFAULT 1,
    CONSTRAINT project_partner_of_project UNIQUE (id, project_id), CONSTRAINT project_partner_days CHECK (valid_to > valid_from),
    CONSTRAINT project_partner_once EXCLUDE USING gist (project_id WITH =, organisation_id WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  CREATE UNIQUE INDEX project_partner_lead ON project_partner (project_id) WHERE is_lead;

  -- With which of its units a partner carries it out; none for one from outside the network.
  CREATE TABLE project_partner_unit (
    partner_id uuid NOT NULL, ${consortium}, ${project}, unit_id uuid NOT NULL REFERENCES org_unit(id), PRIMARY KEY (partner_id, unit_id),
    FOREIGN KEY (partner_id, project_id) REFERENCES project_partner (id, project_id) ON DELETE CASCADE
  );
  CREATE INDEX project_partner_unit_by_unit ON project_partner_unit (unit_id, project_id);
  CREATE INDEX project_partner_unit_of ON project_partner_unit (project_id);

  CREATE TABLE project_event (
    id uuid PRIMARY KEY, ${consortium}, ${project}, action text NOT NULL, from_stage text NOT NULL, to_stage text NOT NULL,
    ${words('reason', 2000)}, by_user uuid REFERENCES app_user(id), at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX project_event_of ON project_event (project_id, at);
  ${['project', 'project_partner', 'project_partner_unit', 'project_event'].map(locked).join('')}
`

const budgets = `
  CREATE TABLE budget_version (
    id uuid PRIMARY KEY, ${consortium}, ${project}, number integer NOT NULL CHECK (number > 0),
    ${chosen('kind', ['plan', 'decision', 'change'])}, state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'proposed', 'locked', 'replaced', 'refused')),
    ${model}, starts_on date NOT NULL, ends_on date NOT NULL, ${words('reason', 2000)},
    -- Of a decision: its day and the number under which the funder keeps it.
    decided_on date, ${words('reference', 100)},
    made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now(), locked_at timestamptz, version integer NOT NULL DEFAULT 1,
    CONSTRAINT budget_version_of_project UNIQUE (id, project_id), CONSTRAINT budget_version_number UNIQUE (project_id, number),
    CONSTRAINT budget_version_days CHECK (ends_on >= starts_on), CONSTRAINT budget_version_decided CHECK (kind = 'plan' OR state NOT IN ('locked', 'replaced') OR decided_on IS NOT NULL)
  );
  CREATE UNIQUE INDEX budget_version_open ON budget_version (project_id) WHERE state IN ('draft', 'proposed');
  CREATE UNIQUE INDEX budget_version_base ON budget_version (project_id) WHERE state = 'locked';

  CREATE TABLE budget_line (
    budget_id uuid NOT NULL, ${consortium}, ${project}, partner_id uuid NOT NULL,
    ${chosen('category', categories)}, period text NOT NULL CHECK (length(period) BETWEEN 4 AND 7), ${chosen('source', sources)},
    amount bigint NOT NULL CHECK (amount BETWEEN 0 AND 10000000000000),
    -- What the rate of the cost model has added.
    is_reckoned boolean NOT NULL,
    PRIMARY KEY (budget_id, partner_id, category, period, source),
    FOREIGN KEY (budget_id, project_id) REFERENCES budget_version (id, project_id) ON DELETE CASCADE,
    FOREIGN KEY (partner_id, project_id) REFERENCES project_partner (id, project_id)
  );
  CREATE INDEX budget_line_of_partner ON budget_line (partner_id);
  ${['budget_version', 'budget_line'].map(locked).join('')}
`

const reach = `
  -- The projects that are led by units within the viewer's narrower reach for the action.
  CREATE FUNCTION app.projects_led(p_action text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id FROM project p WHERE p.consortium_id = app.consortium_id() AND p.lead_unit_id = ANY (ARRAY(SELECT app.units_for(p_action))) $$;

  -- The projects that such units lead or carry out.
  CREATE FUNCTION app.projects_of(p_action text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT app.projects_led(p_action)
    UNION SELECT u.project_id FROM project_partner_unit u WHERE u.consortium_id = app.consortium_id() AND u.unit_id = ANY (ARRAY(SELECT app.units_for(p_action))) $$;
  REVOKE ALL ON FUNCTION app.projects_led(text), app.projects_of(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.projects_led(text), app.projects_of(text) TO solmu_app;
`

const led = (action: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND project_id = ANY (ARRAY(SELECT app.projects_led('${action}'))))`
const writes = `(${led('project.edit')} OR ${led('project.steer')})`
const edits = (column: string): string => `(${at('project.edit', column)} OR ${at('project.steer', column)})`
const told = `(${whole('budget.read')} OR consortium_id = app.consortium_id() AND project_id = ANY (ARRAY(SELECT app.projects_of('budget.read'))))`

const policies = `
  GRANT INSERT (id, consortium_id, organisation_id, kind, note), UPDATE (kind, note, version) ON funder TO solmu_app;
  GRANT INSERT (id, consortium_id, funder_id, name, code, valid_from, valid_to), UPDATE (name, code, valid_from, valid_to, version) ON programme TO solmu_app;
  GRANT INSERT (id, consortium_id, programme_id, name, code, eligibility, opens_on, closes_on, currency, link, task_areas, cost_models, applicants, grant_min, grant_max, grant_share_max),
    UPDATE (name, code, eligibility, opens_on, closes_on, currency, link, task_areas, cost_models, applicants, grant_min, grant_max, grant_share_max, version) ON funding_call TO solmu_app;
  ${['funder', 'programme', 'funding_call']
    .map(
      (table) => `
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${whole('funder.manage')});
  CREATE POLICY update_rows ON ${table} FOR UPDATE TO solmu_app USING (${whole('funder.manage')}) WITH CHECK (${whole('funder.manage')});`
    )
    .join('')}

  GRANT INSERT (id, consortium_id, kind, group_id, lead_unit_id, call_id, title, summary, acronym, funder_code, currency, starts_on, ends_on, task_areas, ideas, cost_model, cost_rate, created_by) ON project TO solmu_app;
  GRANT UPDATE (kind, group_id, lead_unit_id, call_id, call_terms, title, summary, acronym, funder_code, currency, starts_on, ends_on, task_areas, ideas, cost_model, cost_rate, stage, stage_since, version) ON project TO solmu_app;
  CREATE POLICY read ON project FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON project FOR INSERT TO solmu_app WITH CHECK (${at('project.edit', 'lead_unit_id')} AND stage = 'idea' AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON project FOR UPDATE TO solmu_app USING (${edits('lead_unit_id')}) WITH CHECK (${edits('lead_unit_id')});

  GRANT INSERT (id, consortium_id, project_id, organisation_id, is_lead, valid_from, valid_to), UPDATE (organisation_id, valid_from, valid_to, version), DELETE ON project_partner TO solmu_app;
  GRANT INSERT (partner_id, consortium_id, project_id, unit_id), DELETE ON project_partner_unit TO solmu_app;
  ${['project_partner', 'project_partner_unit']
    .map(
      (table) => `
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${led('project.edit')});
  CREATE POLICY delete_rows ON ${table} FOR DELETE TO solmu_app USING (${led('project.edit')});`
    )
    .join('')}
  CREATE POLICY update_rows ON project_partner FOR UPDATE TO solmu_app USING (${led('project.edit')}) WITH CHECK (${led('project.edit')});

  GRANT INSERT (id, consortium_id, project_id, action, from_stage, to_stage, reason, by_user) ON project_event TO solmu_app;
  CREATE POLICY read ON project_event FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON project_event FOR INSERT TO solmu_app WITH CHECK (${writes} AND by_user = (SELECT app.user_id()));

  GRANT INSERT (id, consortium_id, project_id, number, kind, cost_model, cost_rate, starts_on, ends_on, reason, decided_on, reference, made_by),
    UPDATE (state, cost_model, cost_rate, starts_on, ends_on, reason, decided_on, reference, made_by, made_at, locked_at, version) ON budget_version TO solmu_app;
  GRANT INSERT (budget_id, consortium_id, project_id, partner_id, category, period, source, amount, is_reckoned), DELETE ON budget_line TO solmu_app;
  ${['budget_version', 'budget_line']
    .map(
      (table) => `
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${told});
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${writes});`
    )
    .join('')}
  CREATE POLICY update_rows ON budget_version FOR UPDATE TO solmu_app USING (${writes}) WITH CHECK (${writes});
  CREATE POLICY delete_rows ON budget_line FOR DELETE TO solmu_app USING (${writes});
`

const refuse = (code: string): string => `RAISE EXCEPTION 'the portfolio is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_${code}';`

const keeping = `
  -- The number comes from the database, under a lock, so that two projects registered at once leave no gap and share none.
  CREATE FUNCTION app.number_project() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      NEW.year := extract(year FROM NEW.created_at AT TIME ZONE 'Europe/Helsinki')::integer;
      PERFORM pg_advisory_xact_lock(hashtextextended('project:' || NEW.consortium_id || ':' || NEW.year, 0));
      SELECT coalesce(max(p.serial), 0) + 1 INTO NEW.serial FROM project p WHERE p.consortium_id = NEW.consortium_id AND p.year = NEW.year;
      RETURN NEW;
    END $$;
  CREATE TRIGGER number_project BEFORE INSERT ON project FOR EACH ROW EXECUTE FUNCTION app.number_project();

  -- A project moves by the steps of the workflow alone, by those whose step it is; what the application rested on stays from then
  -- on, but for its days, which follow the locked budget. A sub-project hangs on a group project, which hangs on none.
  CREATE FUNCTION app.keep_project() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' THEN ${refuse('project_stage')} END IF;
      IF NEW.group_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project g WHERE g.id = NEW.group_id AND g.kind = 'group' AND g.id <> NEW.id)
        OR TG_OP = 'UPDATE' AND NEW.kind <> 'group' AND EXISTS (SELECT 1 FROM project s WHERE s.group_id = NEW.id) THEN ${refuse('invalid_input')} END IF;
      IF TG_OP = 'INSERT' OR app.user_id() IS NULL THEN RETURN NEW; END IF;
      IF NEW.stage <> OLD.stage AND NOT EXISTS (SELECT 1 FROM project_transition t WHERE t.from_stage = OLD.stage AND t.to_stage = NEW.stage
          AND (NEW.consortium_id = ANY (ARRAY(SELECT app.consortia_for(t.permission))) OR NEW.lead_unit_id = ANY (ARRAY(SELECT app.units_for(t.permission))))) THEN
        ${refuse('project_stage')}
      END IF;
      IF OLD.stage NOT IN ('idea', 'preparation') AND NEW.stage NOT IN ('idea', 'preparation')
        AND ((NEW.kind, NEW.lead_unit_id, NEW.currency) <> (OLD.kind, OLD.lead_unit_id, OLD.currency)
          OR (NEW.group_id, NEW.call_id, NEW.call_terms) IS DISTINCT FROM (OLD.group_id, OLD.call_id, OLD.call_terms)
          OR (NEW.cost_model, NEW.cost_rate, NEW.starts_on, NEW.ends_on) IS DISTINCT FROM (OLD.cost_model, OLD.cost_rate, OLD.starts_on, OLD.ends_on)
            AND NOT EXISTS (SELECT 1 FROM budget_version b WHERE b.project_id = NEW.id AND b.state = 'locked'
              AND (b.cost_model, b.cost_rate, b.starts_on, b.ends_on) IS NOT DISTINCT FROM (NEW.cost_model, NEW.cost_rate, NEW.starts_on, NEW.ends_on))) THEN
        ${refuse('budget_locked')}
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_project BEFORE INSERT OR UPDATE OR DELETE ON project FOR EACH ROW EXECUTE FUNCTION app.keep_project();

  -- What happened stays.
  CREATE FUNCTION app.keep_project_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      ${refuse('project_stage')}
    END $$;
  CREATE TRIGGER keep_project_event BEFORE UPDATE OR DELETE ON project_event FOR EACH ROW EXECUTE FUNCTION app.keep_project_event();

  -- A version is written as a draft, and moves on once. Locked, it is replaced by a later one and otherwise stays as it is. The
  -- cost model of a decision is that of every change after it.
  CREATE FUNCTION app.keep_budget() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE moving text[] := ARRAY['state', 'decided_on', 'reference', 'locked_at', 'version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR (OLD.project_id, OLD.number, OLD.kind) <> (NEW.project_id, NEW.number, NEW.kind)
        OR OLD.state <> 'draft' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
        OR OLD.state = NEW.state AND OLD.state <> 'draft'
        OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (('draft', 'proposed'), ('draft', 'locked'), ('draft', 'refused'), ('proposed', 'locked'), ('proposed', 'refused'), ('locked', 'replaced'))
        OR OLD.state = 'locked' AND (NEW.decided_on, NEW.reference, NEW.locked_at) IS DISTINCT FROM (OLD.decided_on, OLD.reference, OLD.locked_at)
        OR NEW.kind = 'change' AND NEW.state = 'locked' AND EXISTS (SELECT 1 FROM budget_version b WHERE b.project_id = NEW.project_id AND b.kind = 'decision' AND b.state IN ('locked', 'replaced')
          AND (b.cost_model, b.cost_rate) IS DISTINCT FROM (NEW.cost_model, NEW.cost_rate)) THEN
        ${refuse('budget_locked')}
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_budget BEFORE UPDATE OR DELETE ON budget_version FOR EACH ROW EXECUTE FUNCTION app.keep_budget();

  CREATE FUNCTION app.keep_budget_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL AND (TG_OP = 'UPDATE'
        OR NOT EXISTS (SELECT 1 FROM budget_version b WHERE b.id = coalesce(NEW.budget_id, OLD.budget_id) AND b.state = 'draft')) THEN ${refuse('budget_locked')} END IF;
      RETURN coalesce(NEW, OLD);
    END $$;
  CREATE TRIGGER keep_budget_line BEFORE INSERT OR UPDATE OR DELETE ON budget_line FOR EACH ROW EXECUTE FUNCTION app.keep_budget_line();
  REVOKE ALL ON FUNCTION app.number_project(), app.keep_project(), app.keep_project_event(), app.keep_budget(), app.keep_budget_line() FROM PUBLIC;
`
