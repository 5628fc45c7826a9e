import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The money of projects after the decision: what partners have spent, and what they claim of it. What was certified and paid is
 * kept; a claim that is taken back stays on record, and sets its costs free again.
 */
export class Claims1765140000000 implements MigrationInterface {
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
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const chosen = (column: string, values: readonly string[]): string => `${column} text NOT NULL CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`
const partner = 'project_id uuid NOT NULL, partner_id uuid NOT NULL, FOREIGN KEY (project_id, consortium_id) REFERENCES project (id, consortium_id), FOREIGN KEY (partner_id, project_id) REFERENCES project_partner (id, project_id)'
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const categories = ['staff', 'side_costs', 'purchased_services', 'travel', 'premises', 'equipment', 'communication', 'participant_costs', 'audit', 'overhead', 'flat_rate', 'lump_sum']
const sources = ['grant', 'own_share', 'municipal', 'other_public', 'private', 'sales', 'partner']
const states = ['draft', 'with_lead', 'with_funder', 'certified', 'paid', 'withdrawn']

const tables = `
  -- libs/domain/src/portfolio/claim.workflow.ts, copied when the database is migrated.
  CREATE TABLE claim_transition (action text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, permission text NOT NULL, guards text[] NOT NULL, PRIMARY KEY (action, from_state));
  GRANT SELECT ON claim_transition TO solmu_app;

  CREATE TABLE project_cost (
    id uuid PRIMARY KEY, ${consortium}, ${partner}, ${chosen('category', categories)}, ${chosen('source', sources)}, day date NOT NULL,
    -- In minor units of the currency of the project; less than nothing for a correction, which names the document that it corrects.
    amount bigint NOT NULL CHECK (amount <> 0 AND amount BETWEEN -10000000000000 AND 10000000000000),
    document text NOT NULL CHECK (length(document) BETWEEN 1 AND 60), ${words('corrects', 60)}, ${words('note', 300)},
    made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT project_cost_of_partner UNIQUE (id, partner_id), CONSTRAINT project_cost_corrects CHECK (amount > 0 OR corrects <> ''),
    -- The same entry of the books is there once, however often its file is sent.
    CONSTRAINT project_cost_once UNIQUE (partner_id, document, day, category, source, amount, note)
  );
  CREATE INDEX project_cost_of ON project_cost (project_id, day, id);

  CREATE TABLE project_claim (
    id uuid PRIMARY KEY, ${consortium}, ${partner}, number integer NOT NULL CHECK (number > 0), period text NOT NULL CHECK (length(period) BETWEEN 4 AND 7),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN (${states.map((state) => `'${state}'`).join(', ')})), ${words('note', 2000)},
    sent_on date, certified_on date, paid_on date, made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT project_claim_of_partner UNIQUE (id, partner_id), CONSTRAINT project_claim_number UNIQUE (project_id, number),
    CONSTRAINT project_claim_paid CHECK (paid_on IS NULL OR certified_on IS NOT NULL)
  );
  CREATE UNIQUE INDEX project_claim_draft ON project_claim (partner_id) WHERE state = 'draft';
  CREATE INDEX project_claim_waiting ON project_claim (consortium_id, state) WHERE state IN ('with_lead', 'with_funder');

  CREATE TABLE project_claim_line (
    id uuid PRIMARY KEY, ${consortium}, ${partner}, claim_id uuid NOT NULL, cost_id uuid NOT NULL, origin_id uuid REFERENCES project_claim_line(id),
    -- That of the cost, and what the rate of the cost model adds to it.
    amount bigint NOT NULL, added bigint NOT NULL,
    verdict text NOT NULL DEFAULT 'claimed' CHECK (verdict IN ('claimed', 'accepted', 'parked', 'refused')), ${words('reason', 1000)},
    -- False once the claim has been taken back.
    is_live boolean NOT NULL DEFAULT true,
    CONSTRAINT project_claim_line_reasoned CHECK (verdict NOT IN ('parked', 'refused') OR reason <> ''),
    FOREIGN KEY (claim_id, partner_id) REFERENCES project_claim (id, partner_id),
    FOREIGN KEY (cost_id, partner_id) REFERENCES project_cost (id, partner_id)
  );
  CREATE UNIQUE INDEX project_claim_line_once ON project_claim_line (cost_id) WHERE is_live AND origin_id IS NULL;
  CREATE UNIQUE INDEX project_claim_line_again ON project_claim_line (origin_id) WHERE is_live;
  CREATE UNIQUE INDEX project_claim_line_in ON project_claim_line (claim_id, cost_id);
  CREATE INDEX project_claim_line_of ON project_claim_line (project_id);
  CREATE INDEX project_claim_line_of_cost ON project_claim_line (cost_id);

  CREATE TABLE project_claim_event (
    id uuid PRIMARY KEY, ${consortium}, ${partner}, claim_id uuid NOT NULL, action text NOT NULL, from_state text NOT NULL, to_state text NOT NULL,
    ${words('reason', 2000)}, by_user uuid REFERENCES app_user(id), at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (claim_id, partner_id) REFERENCES project_claim (id, partner_id)
  );
  CREATE INDEX project_claim_event_of ON project_claim_event (claim_id, at);
  ${['project_cost', 'project_claim', 'project_claim_line', 'project_claim_event'].map(locked).join('')}

  -- The partners that units within the viewer's narrower reach are, and those without units of the network in projects that such units lead.
  CREATE FUNCTION app.partners_of(p_action text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.partner_id FROM project_partner_unit u WHERE u.consortium_id = app.consortium_id() AND u.unit_id = ANY (ARRAY(SELECT app.units_for(p_action)))
    UNION SELECT r.id FROM project_partner r WHERE r.project_id IN (SELECT app.projects_led(p_action)) AND NOT EXISTS (SELECT 1 FROM project_partner_unit u WHERE u.partner_id = r.id) $$;
  REVOKE ALL ON FUNCTION app.partners_of(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.partners_of(text) TO solmu_app;
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const within = (action: string, column: string, known: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND ${column} = ANY (ARRAY(SELECT ${known}('${action}'))))`
const told = within('budget.read', 'project_id', 'app.projects_of')
const claims = within('claim.write', 'partner_id', 'app.partners_of')
const steers = `(${within('project.edit', 'project_id', 'app.projects_led')} OR ${within('project.steer', 'project_id', 'app.projects_led')})`

const policies = `
  GRANT INSERT (id, consortium_id, project_id, partner_id, category, source, day, amount, document, corrects, note, made_by),
    UPDATE (category, source, day, amount, document, corrects, note, made_by, made_at, version), DELETE ON project_cost TO solmu_app;
  CREATE POLICY read ON project_cost FOR SELECT TO solmu_app USING (${told});
  CREATE POLICY insert_rows ON project_cost FOR INSERT TO solmu_app WITH CHECK (${claims});
  CREATE POLICY update_rows ON project_cost FOR UPDATE TO solmu_app USING (${claims}) WITH CHECK (${claims});
  CREATE POLICY delete_rows ON project_cost FOR DELETE TO solmu_app USING (${claims});

  GRANT INSERT (id, consortium_id, project_id, partner_id, number, period, note, made_by), UPDATE (state, note, sent_on, certified_on, paid_on, version) ON project_claim TO solmu_app;
  CREATE POLICY read ON project_claim FOR SELECT TO solmu_app USING (${told});
  CREATE POLICY insert_rows ON project_claim FOR INSERT TO solmu_app WITH CHECK (${claims});
  CREATE POLICY update_rows ON project_claim FOR UPDATE TO solmu_app USING (${claims} OR ${steers}) WITH CHECK (${claims} OR ${steers});

  GRANT INSERT (id, consortium_id, project_id, partner_id, claim_id, cost_id, origin_id, amount, added), UPDATE (verdict, reason), DELETE ON project_claim_line TO solmu_app;
  CREATE POLICY read ON project_claim_line FOR SELECT TO solmu_app USING (${told});
  CREATE POLICY insert_rows ON project_claim_line FOR INSERT TO solmu_app WITH CHECK (${claims});
  CREATE POLICY update_rows ON project_claim_line FOR UPDATE TO solmu_app USING (${steers}) WITH CHECK (${steers});
  CREATE POLICY delete_rows ON project_claim_line FOR DELETE TO solmu_app USING (${claims});

  GRANT INSERT (id, consortium_id, project_id, partner_id, claim_id, action, from_state, to_state, reason, by_user) ON project_claim_event TO solmu_app;
  CREATE POLICY read ON project_claim_event FOR SELECT TO solmu_app USING (${told});
  CREATE POLICY insert_rows ON project_claim_event FOR INSERT TO solmu_app WITH CHECK ((${claims} OR ${steers}) AND by_user = (SELECT app.user_id()));
`

const refuse = (code: string): string => `RAISE EXCEPTION 'claims are kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_${code}';`

const keeping = `
  -- A cost that has been claimed stays as it is, also when its claim has been taken back: a correction says what was wrong.
  CREATE FUNCTION app.keep_project_cost() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF EXISTS (SELECT 1 FROM project_claim_line l WHERE l.cost_id = OLD.id) THEN ${refuse('cost_claimed')} END IF;
      RETURN coalesce(NEW, OLD);
    END $$;
  CREATE TRIGGER keep_project_cost BEFORE UPDATE OR DELETE ON project_cost FOR EACH ROW EXECUTE FUNCTION app.keep_project_cost();

  -- A claim moves by the steps of the workflow alone, by those whose step it is; nothing else of it changes once it is sent.
  CREATE FUNCTION app.keep_project_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE moving text[] := ARRAY['state', 'sent_on', 'certified_on', 'paid_on', 'version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR (OLD.state <> 'draft' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving)
        OR (OLD.certified_on IS NOT NULL AND NEW.certified_on IS DISTINCT FROM OLD.certified_on)
        OR (OLD.paid_on IS NOT NULL AND NEW.paid_on IS DISTINCT FROM OLD.paid_on) THEN ${refuse('claim_state')} END IF;
      IF app.user_id() IS NOT NULL AND NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM claim_transition t WHERE t.from_state = OLD.state AND t.to_state = NEW.state
          AND (NEW.consortium_id = ANY (ARRAY(SELECT app.consortia_for(t.permission)))
            OR t.permission = 'claim.write' AND NEW.partner_id IN (SELECT app.partners_of(t.permission))
            OR t.permission <> 'claim.write' AND NEW.project_id IN (SELECT app.projects_led(t.permission)))) THEN
        ${refuse('claim_state')}
      END IF;
      IF NEW.state = 'withdrawn' AND OLD.state <> 'withdrawn' THEN UPDATE project_claim_line SET is_live = false WHERE claim_id = NEW.id; END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_project_claim BEFORE UPDATE OR DELETE ON project_claim FOR EACH ROW EXECUTE FUNCTION app.keep_project_claim();

  -- Lines come and go in a draft; each is a cost as it was recorded, or a line that was parked, as it was. They are judged by
  -- the funder's word while the claim is with it, and set free when the claim is taken back.
  CREATE FUNCTION app.keep_project_claim_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE claim_state text; fixed text[] := ARRAY['verdict', 'reason'];
    BEGIN
      IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND to_jsonb(NEW) - ARRAY['is_live'] = to_jsonb(OLD) - ARRAY['is_live'] THEN RETURN NEW; END IF;
      SELECT c.state INTO claim_state FROM project_claim c WHERE c.id = coalesce(NEW.claim_id, OLD.claim_id);
      IF app.user_id() IS NOT NULL AND claim_state <> (CASE WHEN TG_OP = 'UPDATE' THEN 'with_funder' ELSE 'draft' END)
        OR TG_OP = 'UPDATE' AND to_jsonb(NEW) - fixed <> to_jsonb(OLD) - fixed
        OR TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM project_cost k WHERE k.id = NEW.cost_id AND k.amount = NEW.amount)
        OR TG_OP = 'INSERT' AND NEW.origin_id IS NULL AND EXISTS (SELECT 1 FROM project_claim_line l WHERE l.cost_id = NEW.cost_id AND l.is_live)
        OR TG_OP = 'INSERT' AND NEW.origin_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project_claim_line l JOIN project_claim c ON c.id = l.claim_id
          WHERE l.id = NEW.origin_id AND l.cost_id = NEW.cost_id AND l.verdict = 'parked' AND l.is_live AND l.added = NEW.added AND c.state IN ('certified', 'paid')) THEN
        ${refuse('claim_state')}
      END IF;
      RETURN coalesce(NEW, OLD);
    END $$;
  CREATE TRIGGER keep_project_claim_line BEFORE INSERT OR UPDATE OR DELETE ON project_claim_line FOR EACH ROW EXECUTE FUNCTION app.keep_project_claim_line();

  -- What happened stays.
  CREATE FUNCTION app.keep_project_claim_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      ${refuse('claim_state')}
    END $$;
  CREATE TRIGGER keep_project_claim_event BEFORE UPDATE OR DELETE ON project_claim_event FOR EACH ROW EXECUTE FUNCTION app.keep_project_claim_event();
  REVOKE ALL ON FUNCTION app.keep_project_cost(), app.keep_project_claim(), app.keep_project_claim_line(), app.keep_project_claim_event() FROM PUBLIC;
`
