import type { MigrationInterface, QueryRunner } from 'typeorm'
import { shippedTemplates } from '../features/onboarding/plan/template-library.js'

/**
 * Memberships: what a decision makes, the events that move it, the plans of coming and leaving, and what follows by itself: the
 * period for which an organisation is a member in the register, and the days on which roles at its units end.
 */
export class Memberships1764940000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(memberships)
    await runner.query(templates)
    await runner.query(`INSERT INTO shipped_plan_template (kind, tasks) VALUES ('onboarding', $1), ('exit', $2)`, [
      JSON.stringify(shippedTemplates.onboarding),
      JSON.stringify(shippedTemplates.exit)
    ])
    await runner.query('SELECT app.first_plan_templates(c.id) FROM consortium c')
    await runner.query(plans)
    await runner.query(facts)
    await runner.query(moving)
    await runner.query(register)
    await runner.query(access)
    await runner.query(beginning)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR centre_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const own = (action: string): string => `organisation_id = ANY (ARRAY(SELECT app.organisations_at('${action}')))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const memberships = `
  -- From when the register of members follows admissions alone; null while founders are still entered by hand.
  ALTER TABLE consortium ADD COLUMN admission_since date,
    ADD COLUMN notice_months integer NOT NULL DEFAULT 6, ADD CONSTRAINT consortium_notice_months CHECK (notice_months BETWEEN 0 AND 36);
  GRANT UPDATE (admission_since, notice_months) ON consortium TO solmu_app;
  CREATE POLICY rule_membership ON consortium FOR UPDATE TO solmu_app USING (id = ANY (ARRAY(SELECT app.consortia_for('member.rule'))))
    WITH CHECK (id = ANY (ARRAY(SELECT app.consortia_for('member.rule'))));

  -- libs/domain/src/onboarding/membership.workflow.ts, copied when the database is migrated.
  CREATE TABLE membership_transition (
    action text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, permission text NOT NULL, guards text[] NOT NULL,
    PRIMARY KEY (from_state, action, to_state, permission)
  );
  GRANT SELECT ON membership_transition TO solmu_app;

  CREATE TABLE membership (
    id uuid PRIMARY KEY, ${consortium}, organisation_id uuid NOT NULL REFERENCES organisation(id), centre_id uuid NOT NULL REFERENCES org_unit(id),
    decision_id uuid NOT NULL UNIQUE REFERENCES membership_decision(id), admitted_on date NOT NULL,
    -- Where the last event leads; whether its day has come, or the last day has passed, is told by app.membership_state.
    state text NOT NULL DEFAULT 'admitted' CHECK (state IN ('admitted', 'active', 'notice_given', 'suspended', 'expelled')),
    -- The first day on which the organisation is no longer a member; null while none is known.
    ends_on date, closes_units boolean NOT NULL DEFAULT false, version integer NOT NULL DEFAULT 1,
    CONSTRAINT membership_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT membership_end CHECK (ends_on >= admitted_on),
    CONSTRAINT membership_once EXCLUDE USING gist (organisation_id WITH =, daterange(admitted_on, ends_on) WITH &&)
  );
  CREATE TABLE membership_event (
    id uuid PRIMARY KEY, ${consortium}, membership_id uuid NOT NULL, number integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('admit', 'activate', 'give_notice', 'take_back', 'suspend', 'reinstate', 'expel', 'restore')),
    from_state text, to_state text NOT NULL, effective_on date NOT NULL, ends_on date, closes_units boolean NOT NULL DEFAULT false,
    manner text CHECK (manner IN ('signed', 'paper')), ${words('reason', 2000)}, ${words('reference', 200)}, ${words('statement', 4000)},
    language text CHECK (language IN ('fi', 'sv', 'en')),
    decision_id uuid REFERENCES membership_decision(id), actor_id uuid REFERENCES app_user(id), ${words('actor_name', 200)},
    recorded_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (membership_id, consortium_id) REFERENCES membership (id, consortium_id),
    CONSTRAINT membership_event_number UNIQUE (membership_id, number),
    CONSTRAINT membership_event_notice CHECK ((kind = 'give_notice') = (manner IS NOT NULL) AND (manner IS DISTINCT FROM 'signed' OR statement <> '' AND language IS NOT NULL))
  );
  ${['membership', 'membership_event'].map(locked).join('')}

  -- Where a membership stands on a day; null before it has begun. libs/domain/src/onboarding/membership.ts, membershipOn.
  CREATE FUNCTION app.membership_state(p_membership uuid, p_day date) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN e.to_state <> 'expelled' AND e.ends_on <= p_day THEN 'left' ELSE e.to_state END
    FROM membership_event e WHERE e.membership_id = p_membership AND e.effective_on <= p_day ORDER BY e.number DESC LIMIT 1 $$;
  REVOKE ALL ON FUNCTION app.membership_state(uuid, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.membership_state(uuid, date) TO solmu_app;

  CREATE POLICY read ON membership FOR SELECT TO solmu_app USING (${whole('member.read')});
  CREATE POLICY read ON membership_event FOR SELECT TO solmu_app USING (${whole('member.read')});
  GRANT INSERT (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, ends_on, closes_units, manner, reason, reference, statement, language, actor_id, actor_name)
    ON membership_event TO solmu_app;
  CREATE POLICY insert_rows ON membership_event FOR INSERT TO solmu_app WITH CHECK (actor_id = (SELECT app.user_id()) AND membership_id IN (SELECT id FROM membership
    WHERE ${at('member.manage')} OR membership_event.kind IN ('give_notice', 'take_back') AND ${own('member.leave')} AND consortium_id = app.consortium_id()));
`

const templates = `
  -- What ships: app.first_plan_templates gives each consortium its own copy.
  CREATE TABLE shipped_plan_template (kind text PRIMARY KEY CHECK (kind IN ('onboarding', 'exit')), tasks jsonb NOT NULL);
  CREATE TABLE plan_template (
    id uuid PRIMARY KEY, ${consortium}, kind text NOT NULL CHECK (kind IN ('onboarding', 'exit')), number integer NOT NULL CHECK (number > 0),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'released')),
    -- libs/domain/src/onboarding/plan-template.ts, TemplateTask[].
    tasks jsonb NOT NULL CHECK (jsonb_typeof(tasks) = 'array' AND jsonb_array_length(tasks) <= 60 AND length(tasks::text) <= 200000),
    valid_from date, changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    released_by uuid REFERENCES app_user(id), released_at timestamptz, version integer NOT NULL DEFAULT 1,
    CONSTRAINT plan_template_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT plan_template_number_once UNIQUE (consortium_id, kind, number),
    CONSTRAINT plan_template_released CHECK ((state = 'released') = (valid_from IS NOT NULL) AND (state = 'released') = (released_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX plan_template_one_draft ON plan_template (consortium_id, kind) WHERE state = 'draft';
  CREATE UNIQUE INDEX plan_template_one_a_day ON plan_template (consortium_id, kind, valid_from) WHERE state = 'released';
  ${locked('plan_template')}
  GRANT INSERT (id, consortium_id, kind, number, tasks, changed_by) ON plan_template TO solmu_app;
  GRANT UPDATE (tasks, state, valid_from, changed_by, changed_at, released_by, released_at, version) ON plan_template TO solmu_app;
  CREATE POLICY read ON plan_template FOR SELECT TO solmu_app
    USING (consortium_id = app.consortium_id() AND EXISTS (SELECT 1 FROM app.my_grants('plan.read')) AND (state = 'released' OR ${whole('member.rule')}));
  CREATE POLICY insert_rows ON plan_template FOR INSERT TO solmu_app WITH CHECK (state = 'draft' AND ${whole('member.rule')});
  CREATE POLICY update_rows ON plan_template FOR UPDATE TO solmu_app USING (state = 'draft' AND ${whole('member.rule')}) WITH CHECK (${whole('member.rule')});
  CREATE FUNCTION app.keep_plan_template() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'a released template does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_template_is_released';
    END $$;
  CREATE TRIGGER keep_released BEFORE UPDATE OR DELETE ON plan_template FOR EACH ROW WHEN (OLD.state = 'released') EXECUTE FUNCTION app.keep_plan_template();

  CREATE FUNCTION app.first_plan_templates(p_consortium uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO plan_template (id, consortium_id, kind, number, state, tasks, valid_from, released_at)
      SELECT gen_random_uuid(), p_consortium, s.kind, 1, 'released', s.tasks, DATE '2000-01-01', now() FROM shipped_plan_template s $$;
  CREATE FUNCTION app.give_plan_templates() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN PERFORM app.first_plan_templates(NEW.id); RETURN NULL; END $$;
  CREATE TRIGGER give_plan_templates AFTER INSERT ON consortium FOR EACH ROW EXECUTE FUNCTION app.give_plan_templates();
  REVOKE ALL ON FUNCTION app.keep_plan_template(), app.first_plan_templates(uuid), app.give_plan_templates() FROM PUBLIC;
`

const plans = `
  CREATE TABLE membership_plan (
    id uuid PRIMARY KEY, ${consortium}, membership_id uuid NOT NULL, organisation_id uuid NOT NULL REFERENCES organisation(id),
    centre_id uuid NOT NULL REFERENCES org_unit(id), kind text NOT NULL CHECK (kind IN ('onboarding', 'exit')),
    template_id uuid NOT NULL REFERENCES plan_template(id),
    -- The day from which its days are counted: admission, or the first day after the membership.
    starts_on date NOT NULL, buddy_unit_id uuid REFERENCES org_unit(id), closed_on date,
    created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (membership_id, consortium_id) REFERENCES membership (id, consortium_id),
    CONSTRAINT membership_plan_of_consortium UNIQUE (id, consortium_id)
  );
  CREATE UNIQUE INDEX membership_plan_one_open ON membership_plan (membership_id, kind) WHERE closed_on IS NULL;
  CREATE TABLE membership_task (
    id uuid PRIMARY KEY, ${consortium}, plan_id uuid NOT NULL, organisation_id uuid NOT NULL REFERENCES organisation(id), centre_id uuid NOT NULL REFERENCES org_unit(id),
    code text NOT NULL, position integer NOT NULL, level text NOT NULL CHECK (level IN ('unit', 'centre', 'hq')), kind text NOT NULL,
    title jsonb NOT NULL, help jsonb NOT NULL, due_on date NOT NULL, is_required boolean NOT NULL, depends_on text[] NOT NULL,
    owner_id uuid REFERENCES app_user(id), done_on date, ${words('note', 2000)}, ${words('evidence_url', 500)},
    done_by uuid REFERENCES app_user(id), done_at timestamptz, version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (plan_id, consortium_id) REFERENCES membership_plan (id, consortium_id),
    CONSTRAINT membership_task_code_once UNIQUE (plan_id, code),
    CONSTRAINT membership_task_done CHECK ((done_on IS NULL) = (done_at IS NULL))
  );
  ${['membership_plan', 'membership_task'].map(locked).join('')}
  CREATE POLICY read ON membership_plan FOR SELECT TO solmu_app USING (${at('plan.read')} OR ${own('plan.read')} AND consortium_id = app.consortium_id());
  CREATE POLICY read ON membership_task FOR SELECT TO solmu_app USING (${at('plan.read')} OR ${own('plan.read')} AND consortium_id = app.consortium_id());
  GRANT UPDATE (buddy_unit_id, version) ON membership_plan TO solmu_app;
  CREATE POLICY update_rows ON membership_plan FOR UPDATE TO solmu_app USING (${at('member.manage')}) WITH CHECK (${at('member.manage')});
  GRANT UPDATE (due_on, owner_id, done_on, note, evidence_url, done_by, done_at, version) ON membership_task TO solmu_app;
  CREATE POLICY update_rows ON membership_task FOR UPDATE TO solmu_app
    USING (CASE level WHEN 'hq' THEN ${whole('plan.work')} WHEN 'centre' THEN ${at('plan.work')} ELSE ${at('plan.work')} OR ${own('plan.work')} END)
    WITH CHECK (CASE level WHEN 'hq' THEN ${whole('plan.work')} WHEN 'centre' THEN ${at('plan.work')} ELSE ${at('plan.work')} OR ${own('plan.work')} END);

  -- The plan of a member by the template that holds on the day on which it is made.
  CREATE FUNCTION app.make_plan(p_membership membership, p_kind text, p_start date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE t plan_template; plan uuid := gen_random_uuid();
    BEGIN
      SELECT * INTO t FROM plan_template v WHERE v.consortium_id = p_membership.consortium_id AND v.kind = p_kind AND v.state = 'released' AND v.valid_from <= app.today()
        ORDER BY v.valid_from DESC LIMIT 1;
      INSERT INTO membership_plan (id, consortium_id, membership_id, organisation_id, centre_id, kind, template_id, starts_on)
        VALUES (plan, p_membership.consortium_id, p_membership.id, p_membership.organisation_id, p_membership.centre_id, p_kind, t.id, p_start);
      INSERT INTO membership_task (id, consortium_id, plan_id, organisation_id, centre_id, code, position, level, kind, title, help, due_on, is_required, depends_on)
        SELECT gen_random_uuid(), p_membership.consortium_id, plan, p_membership.organisation_id, p_membership.centre_id, e.task->>'code', e.place, e.task->>'level', e.task->>'kind',
          e.task->'title', e.task->'help', p_start + (e.task->>'days')::integer, (e.task->>'isRequired')::boolean, ARRAY(SELECT jsonb_array_elements_text(e.task->'dependsOn'))
        FROM jsonb_array_elements(t.tasks) WITH ORDINALITY AS e (task, place);
    END $$;
  REVOKE ALL ON FUNCTION app.make_plan(membership, text, date) FROM PUBLIC;
`

const facts = `
  -- What the network itself knows of what plans ask for: of each kind whether it is done, and how much is still open.
  -- Whoever may not read the facts themselves learns of a member no more than these.
  CREATE FUNCTION app.membership_facts(p_membership uuid) RETURNS TABLE (kind text, is_done boolean, open_count integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership; units uuid[]; missing integer; returns integer; open_units integer;
    BEGIN
      SELECT * INTO m FROM membership WHERE id = p_membership AND (app.user_id() IS NULL OR consortium_id = app.consortium_id());
      IF m.id IS NULL THEN RETURN; END IF;
      units := ARRAY(SELECT p.unit_id FROM unit_period p JOIN org_unit o ON o.id = p.unit_id AND o.type = 'local_unit'
        WHERE p.organisation_id = m.organisation_id AND p.consortium_id = m.consortium_id AND p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today()));
      missing := (SELECT count(*) FROM app.agreements_missing(m.consortium_id, m.organisation_id));
      returns := (SELECT count(*) FROM unit_return r JOIN collection_round c ON c.id = r.round_id
        WHERE r.unit_id = ANY (units) AND r.state IN ('not_started', 'draft', 'returned') AND c.opens_on <= app.today());
      open_units := (SELECT count(*) FROM unit_period p JOIN org_unit o ON o.id = p.unit_id AND o.type = 'local_unit'
        WHERE p.organisation_id = m.organisation_id AND p.consortium_id = m.consortium_id AND coalesce(m.ends_on, app.today()) >= p.valid_from
          AND (p.valid_to IS NULL OR p.valid_to > coalesce(m.ends_on, app.today())));
      RETURN QUERY VALUES
        ('unit_opened', cardinality(units) > 0, 0),
        ('role_given', EXISTS (SELECT 1 FROM role_assignment a WHERE a.unit_id = ANY (units) AND a.role = 'unit_manager' AND a.valid_from <= app.today()
          AND (a.valid_to IS NULL OR a.valid_to > app.today())), 0),
        ('agreement_signed', missing = 0, missing),
        ('commitment_signed', EXISTS (SELECT 1 FROM quality_commitment c WHERE c.organisation_id = m.organisation_id AND c.consortium_id = m.consortium_id AND c.signed_at IS NOT NULL
          AND (least(c.valid_to, c.ended_on) IS NULL OR least(c.valid_to, c.ended_on) > app.today())), 0),
        ('first_round', EXISTS (SELECT 1 FROM unit_return r WHERE r.unit_id = ANY (units) AND r.state NOT IN ('not_started', 'draft')), 0),
        ('mandate_recorded', EXISTS (SELECT 1 FROM mandate d WHERE d.organisation_id = m.organisation_id AND d.consortium_id = m.consortium_id AND d.kind = 'sign'
          AND d.valid_from <= app.today() AND (least(d.valid_to, d.ended_on) IS NULL OR least(d.valid_to, d.ended_on) > app.today())), 0),
        ('buddy', EXISTS (SELECT 1 FROM membership_plan p WHERE p.membership_id = m.id AND p.kind = 'onboarding' AND p.buddy_unit_id IS NOT NULL), 0),
        ('returns_closed', returns = 0, returns),
        ('units_closed', open_units = 0, open_units);
    END $$;

  -- How many required tasks of onboarding are not done.
  CREATE FUNCTION app.open_tasks(p_membership uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*)::integer FROM membership_plan p JOIN membership_task t ON t.plan_id = p.id
      LEFT JOIN app.membership_facts(p_membership) f ON f.kind = t.kind
    WHERE p.membership_id = p_membership AND (app.user_id() IS NULL OR p.consortium_id = app.consortium_id())
      AND p.kind = 'onboarding' AND p.closed_on IS NULL AND t.is_required AND t.done_on IS NULL AND NOT coalesce(f.is_done, false) $$;

  -- Who may be asked to do a task of a plan, by name: those who work on plans at the member's units, at its centre or for the network.
  CREATE FUNCTION app.plan_people(p_plan uuid) RETURNS TABLE (user_id uuid, display_name text, level text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH own AS (SELECT * FROM membership_plan p WHERE p.id = p_plan AND p.consortium_id = app.consortium_id()
      AND (p.consortium_id IN (SELECT app.consortia_for('plan.work')) OR p.centre_id IN (SELECT app.units_for('plan.work')) OR p.organisation_id IN (SELECT app.organisations_at('plan.work'))))
    SELECT DISTINCT ON (u.id) u.id, u.display_name, CASE WHEN g.reach = 'network' THEN 'hq' WHEN a.unit_id = o.centre_id THEN 'centre' ELSE 'unit' END
    FROM own o JOIN role_assignment a ON a.consortium_id = o.consortium_id AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      JOIN role_grant g ON g.role = a.role AND g.action = 'plan.work' JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE g.reach = 'network' OR a.unit_id = o.centre_id OR EXISTS (SELECT 1 FROM unit_now n WHERE n.id = a.unit_id AND n.organisation_id = o.organisation_id AND n.is_open)
    ORDER BY u.id, 3 $$;
  REVOKE ALL ON FUNCTION app.membership_facts(uuid), app.open_tasks(uuid), app.plan_people(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.membership_facts(uuid), app.open_tasks(uuid), app.plan_people(uuid) TO solmu_app;

  -- Who is told of what becomes of a membership: those who look after members at its centre and for the network, and those who
  -- may give notice for it.
  CREATE FUNCTION app.membership_contacts(p_membership uuid) RETURNS TABLE (user_id uuid, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.language FROM membership m JOIN role_assignment a ON a.consortium_id = m.consortium_id AND a.valid_from <= app.today()
        AND (a.valid_to IS NULL OR a.valid_to >= app.today())
      JOIN role_grant g ON g.role = a.role JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE m.id = p_membership AND (app.user_id() IS NULL OR m.consortium_id = app.consortium_id() AND (m.consortium_id IN (SELECT app.consortia_for('member.manage'))
        OR m.centre_id IN (SELECT app.units_for('member.manage')) OR m.organisation_id IN (SELECT app.organisations_at('member.leave'))))
      AND (g.action = 'member.manage' AND (g.reach = 'network' OR a.unit_id = m.centre_id)
        OR g.action = 'member.leave' AND EXISTS (SELECT 1 FROM unit_now n WHERE n.id = a.unit_id AND n.organisation_id = m.organisation_id AND n.type = 'local_unit')) $$;
  REVOKE ALL ON FUNCTION app.membership_contacts(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.membership_contacts(uuid) TO solmu_app;
`

const moving = `
  -- Nobody is active without a decision that stands, every agreement that is required of members, and every required task.
  -- The founders are members as the founding recorded them.
  CREATE FUNCTION app.check_active(p_membership membership) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE d membership_decision;
    BEGIN
      SELECT * INTO d FROM membership_decision WHERE id = p_membership.decision_id;
      IF d.annulled_at IS NOT NULL OR d.outcome NOT IN ('admitted', 'founding') THEN
        RAISE EXCEPTION 'the decision does not stand' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
      END IF;
      IF d.outcome = 'admitted' AND EXISTS (SELECT 1 FROM app.agreements_missing(p_membership.consortium_id, p_membership.organisation_id)) THEN
        RAISE EXCEPTION 'agreements are missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
      END IF;
      IF app.open_tasks(p_membership.id) > 0 THEN
        RAISE EXCEPTION 'required tasks are open' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
      END IF;
    END $$;

  -- Events come one after the other, each a step of the table, and none in the past of the one before.
  CREATE FUNCTION app.check_membership_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership; last membership_event; stands text;
    BEGIN
      SELECT * INTO m FROM membership WHERE id = NEW.membership_id AND consortium_id = NEW.consortium_id FOR UPDATE;
      SELECT * INTO last FROM membership_event WHERE membership_id = NEW.membership_id ORDER BY number DESC LIMIT 1;
      NEW.number := coalesce(last.number, 0) + 1;
      NEW.ends_on := CASE NEW.kind WHEN 'give_notice' THEN NEW.ends_on WHEN 'expel' THEN NEW.effective_on WHEN 'take_back' THEN NULL WHEN 'restore' THEN NULL ELSE m.ends_on END;
      IF NEW.kind = 'admit' THEN
        IF last.id IS NOT NULL OR NEW.to_state <> 'admitted' THEN
          RAISE EXCEPTION 'admitted once' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
        END IF;
        RETURN NEW;
      END IF;
      stands := coalesce(app.membership_state(m.id, greatest(app.today(), last.effective_on)), 'admitted');
      IF NEW.from_state IS DISTINCT FROM stands OR NEW.effective_on < last.effective_on
          OR NOT EXISTS (SELECT 1 FROM membership_transition t WHERE t.action = NEW.kind AND t.from_state = stands AND t.to_state = NEW.to_state) THEN
        RAISE EXCEPTION 'no such step' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
      END IF;
      PERFORM app.check_membership_step(m, NEW);
      RETURN NEW;
    END $$;

  CREATE FUNCTION app.check_membership_step(m membership, e membership_event) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE was_active boolean := EXISTS (SELECT 1 FROM membership_event p WHERE p.membership_id = m.id AND p.to_state = 'active');
    BEGIN
      IF e.kind IN ('activate', 'reinstate') AND e.to_state = 'active' THEN PERFORM app.check_active(m); END IF;
      IF e.kind IN ('reinstate', 'take_back') AND (e.to_state = 'active' AND NOT was_active OR e.to_state = 'admitted' AND was_active
          OR e.to_state = 'notice_given' AND m.ends_on IS NULL OR e.kind = 'reinstate' AND e.to_state <> 'notice_given' AND m.ends_on IS NOT NULL)
        OR e.kind = 'reinstate' AND EXISTS (SELECT 1 FROM membership_decision d WHERE d.id = m.decision_id AND d.annulled_at IS NOT NULL)
        OR e.kind = 'take_back' AND (m.ends_on IS NULL OR m.ends_on <= app.today())
        OR e.kind = 'give_notice' AND (m.ends_on IS NOT NULL OR e.ends_on IS NULL OR e.ends_on < e.effective_on OR app.user_id() IS NOT NULL AND e.ends_on <= app.today()) THEN
        RAISE EXCEPTION 'something stands in its way' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
      END IF;
      IF e.kind IN ('expel', 'restore') AND NOT EXISTS (SELECT 1 FROM membership_decision d WHERE d.id = e.decision_id AND d.outcome = 'expelled'
          AND d.organisation_id = m.organisation_id AND (d.annulled_at IS NULL) = (e.kind = 'expel')) THEN
        RAISE EXCEPTION 'by a decision alone' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
      END IF;
      -- Whoever signs a notice holds the mandate to sign for the member at this moment.
      IF e.manner = 'signed' AND app.user_id() IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mandate d WHERE d.organisation_id = m.organisation_id AND d.consortium_id = m.consortium_id
          AND d.kind = 'sign' AND d.user_id = app.user_id() AND d.valid_from <= app.today() AND (least(d.valid_to, d.ended_on) IS NULL OR least(d.valid_to, d.ended_on) > app.today())) THEN
        RAISE EXCEPTION 'no mandate to sign' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_mandate_missing';
      END IF;
    END $$;

  -- What follows from an event: where the membership stands, the register, the roles at its units, and its plans.
  CREATE FUNCTION app.follow_membership_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership;
    BEGIN
      UPDATE membership SET state = NEW.to_state, ends_on = NEW.ends_on, version = version + 1,
        closes_units = CASE NEW.kind WHEN 'give_notice' THEN NEW.closes_units WHEN 'take_back' THEN false ELSE closes_units END
        WHERE id = NEW.membership_id RETURNING * INTO m;
      PERFORM app.write_member_role(m);
      IF NEW.kind IN ('take_back', 'restore') THEN
        PERFORM app.restore_access(m);
        UPDATE membership_plan SET closed_on = app.today(), version = version + 1 WHERE membership_id = m.id AND kind = 'exit' AND closed_on IS NULL;
      ELSIF NEW.kind IN ('give_notice', 'expel') THEN
        PERFORM app.restore_access(m);
        -- Of those who left long ago, whatever is held at their units since is none of theirs.
        IF m.ends_on >= app.today() THEN PERFORM app.end_access(m); END IF;
        IF NEW.kind = 'give_notice' AND m.ends_on > app.today() THEN PERFORM app.make_plan(m, 'exit', m.ends_on); END IF;
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER check_step BEFORE INSERT ON membership_event FOR EACH ROW EXECUTE FUNCTION app.check_membership_event();
  CREATE TRIGGER follow_step AFTER INSERT ON membership_event FOR EACH ROW EXECUTE FUNCTION app.follow_membership_event();

  CREATE FUNCTION app.keep_membership_event() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'what happened does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_event_stands';
    END $$;
  CREATE TRIGGER keep_event BEFORE UPDATE OR DELETE ON membership_event FOR EACH ROW EXECUTE FUNCTION app.keep_membership_event();

  -- Where a membership stands is moved by its events alone, and what it rests on never changes.
  CREATE FUNCTION app.keep_membership() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND (NEW.organisation_id, NEW.consortium_id, NEW.admitted_on) = (OLD.organisation_id, OLD.consortium_id, OLD.admitted_on)
        AND (NEW.decision_id = OLD.decision_id OR EXISTS (SELECT 1 FROM membership_decision a JOIN membership_decision b ON b.application_id = a.application_id
          WHERE a.id = OLD.decision_id AND a.annulled_at IS NOT NULL AND b.id = NEW.decision_id AND b.outcome = 'admitted')) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'it moves by its events' USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_moves_by_events';
    END $$;
  CREATE TRIGGER keep_membership BEFORE UPDATE OR DELETE ON membership FOR EACH ROW EXECUTE FUNCTION app.keep_membership();
  REVOKE ALL ON FUNCTION app.check_active(membership), app.check_membership_event(), app.check_membership_step(membership, membership_event), app.follow_membership_event(),
    app.keep_membership_event(), app.keep_membership() FROM PUBLIC;
`

const register = `
  -- Who is a member is written by memberships: the period in the register is theirs, whatever stood there on those days before.
  CREATE FUNCTION app.write_member_role(m membership) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      DELETE FROM organisation_role WHERE organisation_id = m.organisation_id AND role = 'member' AND valid_from >= m.admitted_on
        AND NOT EXISTS (SELECT 1 FROM membership o WHERE o.organisation_id = m.organisation_id AND o.id <> m.id AND o.admitted_on = organisation_role.valid_from);
      UPDATE organisation_role SET valid_to = m.admitted_on WHERE organisation_id = m.organisation_id AND role = 'member' AND valid_from < m.admitted_on
        AND (valid_to IS NULL OR valid_to > m.admitted_on);
      IF m.ends_on IS NULL OR m.ends_on > m.admitted_on THEN
        INSERT INTO organisation_role (consortium_id, organisation_id, role, valid_from, valid_to)
          VALUES (m.consortium_id, m.organisation_id, 'member', m.admitted_on, m.ends_on);
      END IF;
    END $$;

  -- From the day on which the register follows admissions, nobody is a member but by a membership, and every membership stands
  -- in the register. Looked at when the transaction ends, so that the roles of an organisation can be written anew in between.
  CREATE FUNCTION app.check_member_role() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE organisation uuid := coalesce(NEW.organisation_id, OLD.organisation_id); since date;
    BEGIN
      SELECT c.admission_since INTO since FROM consortium c WHERE c.id = coalesce(NEW.consortium_id, OLD.consortium_id);
      IF since IS NOT NULL AND (EXISTS (SELECT 1 FROM organisation_role r WHERE r.organisation_id = organisation AND r.role = 'member' AND (r.valid_to IS NULL OR r.valid_to > since)
          AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = organisation AND m.admitted_on = r.valid_from AND m.ends_on IS NOT DISTINCT FROM r.valid_to))
        OR EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = organisation AND (m.ends_on IS NULL OR m.ends_on > m.admitted_on)
          AND NOT EXISTS (SELECT 1 FROM organisation_role r WHERE r.organisation_id = organisation AND r.role = 'member' AND r.valid_from = m.admitted_on))) THEN
        RAISE EXCEPTION 'members are admitted' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_member_by_admission';
      END IF;
      RETURN NULL;
    END $$;
  CREATE CONSTRAINT TRIGGER check_member AFTER INSERT OR UPDATE ON organisation_role DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.role = 'member') EXECUTE FUNCTION app.check_member_role();
  CREATE CONSTRAINT TRIGGER check_member_gone AFTER DELETE ON organisation_role DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.role = 'member') EXECUTE FUNCTION app.check_member_role();

  -- The register is closed only when every member in it has a membership.
  CREATE FUNCTION app.check_admission_since() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM organisation_role r WHERE r.consortium_id = NEW.id AND r.role = 'member' AND (r.valid_to IS NULL OR r.valid_to > NEW.admission_since)
          AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = r.organisation_id AND m.admitted_on = r.valid_from AND m.ends_on IS NOT DISTINCT FROM r.valid_to)) THEN
        RAISE EXCEPTION 'some members have no membership' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_founders_missing';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_admission BEFORE UPDATE OF admission_since ON consortium FOR EACH ROW
    WHEN (NEW.admission_since IS NOT NULL AND NEW.admission_since IS DISTINCT FROM OLD.admission_since) EXECUTE FUNCTION app.check_admission_since();
  REVOKE ALL ON FUNCTION app.write_member_role(membership), app.check_member_role(), app.check_admission_since() FROM PUBLIC;
`

const access = `
  -- Roles that end with a membership, and when they would have ended, so that they come back when the notice is taken back.
  CREATE TABLE membership_ended_role (
    assignment_id uuid PRIMARY KEY REFERENCES role_assignment(id), membership_id uuid NOT NULL, ${consortium}, ended_on date NOT NULL, was_to date,
    FOREIGN KEY (membership_id, consortium_id) REFERENCES membership (id, consortium_id)
  );
  ${locked('membership_ended_role')}
  CREATE POLICY read ON membership_ended_role FOR SELECT TO solmu_app USING (${whole('member.manage')});

  -- The roles at the local units that the organisation runs, ended on its last day where they would last longer.
  CREATE FUNCTION app.end_access(m membership) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO membership_ended_role (assignment_id, membership_id, consortium_id, ended_on, was_to)
        SELECT a.id, m.id, m.consortium_id, greatest(m.ends_on, a.valid_from), a.valid_to FROM role_assignment a JOIN org_unit o ON o.id = a.unit_id AND o.type = 'local_unit'
        WHERE a.consortium_id = m.consortium_id AND (a.valid_to IS NULL OR a.valid_to > greatest(m.ends_on, a.valid_from))
          AND EXISTS (SELECT 1 FROM unit_period p WHERE p.unit_id = a.unit_id AND p.organisation_id = m.organisation_id AND p.valid_from <= m.ends_on
            AND (p.valid_to IS NULL OR p.valid_to >= m.ends_on))
        ON CONFLICT (assignment_id) DO NOTHING;
      UPDATE role_assignment a SET valid_to = e.ended_on, version = a.version + 1 FROM membership_ended_role e
        WHERE e.membership_id = m.id AND e.assignment_id = a.id AND (a.valid_to IS NULL OR a.valid_to > e.ended_on);
    END $$;

  CREATE FUNCTION app.restore_access(m membership) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      UPDATE role_assignment a SET valid_to = e.was_to, version = a.version + 1 FROM membership_ended_role e
        WHERE e.membership_id = m.id AND e.assignment_id = a.id AND a.valid_to = e.ended_on;
      DELETE FROM membership_ended_role e WHERE e.membership_id = m.id;
    END $$;

  -- A role that is given after the notice ends with the membership too.
  CREATE FUNCTION app.cap_new_role() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership;
    BEGIN
      FOR m IN SELECT b.* FROM membership b JOIN unit_now u ON u.organisation_id = b.organisation_id
          WHERE u.id = NEW.unit_id AND u.type = 'local_unit' AND b.ends_on > app.today() AND (NEW.valid_to IS NULL OR NEW.valid_to > b.ends_on) LOOP
        PERFORM app.end_access(m);
      END LOOP;
      RETURN NULL;
    END $$;
  CREATE TRIGGER end_with_membership AFTER INSERT ON role_assignment FOR EACH ROW EXECUTE FUNCTION app.cap_new_role();

  -- Memberships that have ended and of which nobody has been told: each is given out once.
  CREATE TABLE membership_farewell (
    membership_id uuid PRIMARY KEY, ${consortium}, told_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (membership_id, consortium_id) REFERENCES membership (id, consortium_id)
  );
  ${locked('membership_farewell')}
  CREATE POLICY read ON membership_farewell FOR SELECT TO solmu_app USING (${whole('member.manage')});
  CREATE FUNCTION app.take_ended_memberships() RETURNS TABLE (membership_id uuid, consortium_id uuid, centre_id uuid, ends_on date, name jsonb)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH taken AS (INSERT INTO membership_farewell (membership_id, consortium_id)
      SELECT m.id, m.consortium_id FROM membership m WHERE app.user_id() IS NULL AND m.ends_on <= app.today() AND m.ends_on > app.today() - 7 AND m.state <> 'expelled'
      ON CONFLICT DO NOTHING RETURNING membership_farewell.membership_id AS id)
    SELECT m.id, m.consortium_id, m.centre_id, m.ends_on, jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)
    FROM taken t JOIN membership m ON m.id = t.id JOIN organisation o ON o.id = m.organisation_id $$;
  REVOKE ALL ON FUNCTION app.take_ended_memberships() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.take_ended_memberships() TO solmu_app;
  REVOKE ALL ON FUNCTION app.end_access(membership), app.restore_access(membership), app.cap_new_role() FROM PUBLIC;
`

const beginning = `
  -- A decision makes the membership, or ends it; when it is annulled, what rested on it is suspended, and the reason says so.
  CREATE FUNCTION app.follow_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN PERFORM app.suspend_annulled(NEW);
      ELSIF NEW.outcome = 'expelled' THEN PERFORM app.expel_member(NEW);
      ELSE PERFORM app.begin_membership(NEW);
      END IF;
      RETURN NULL;
    END $$;

  CREATE FUNCTION app.actor_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce((SELECT u.display_name FROM app_user u WHERE u.id = app.user_id()), '') $$;

  CREATE FUNCTION app.begin_membership(d membership_decision) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership; known organisation_role;
    BEGIN
      -- An application that is decided anew after an annulment goes on with the membership that it had. One that was active is
      -- activated again by hand, since what that takes may have changed.
      SELECT b.* INTO m FROM membership b JOIN membership_decision o ON o.id = b.decision_id AND o.application_id = d.application_id AND o.annulled_at IS NOT NULL
        WHERE b.organisation_id = d.organisation_id FOR UPDATE OF b;
      IF FOUND THEN
        UPDATE membership SET decision_id = d.id, version = version + 1 WHERE id = m.id;
        INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, reference, decision_id, actor_id, actor_name)
          SELECT gen_random_uuid(), m.consortium_id, m.id, 'reinstate', 'suspended', 'admitted', greatest(app.today(), max(e.effective_on)), d.number, d.id, app.user_id(), app.actor_name()
          FROM membership_event e WHERE e.membership_id = m.id
          HAVING m.state = 'suspended' AND m.ends_on IS NULL AND NOT bool_or(e.to_state = 'active');
        RETURN;
      END IF;
      IF d.outcome = 'founding' THEN
        SELECT * INTO known FROM organisation_role r WHERE r.organisation_id = d.organisation_id AND r.role = 'member'
          AND NOT EXISTS (SELECT 1 FROM membership b WHERE b.organisation_id = r.organisation_id AND b.admitted_on = r.valid_from) ORDER BY r.valid_from DESC LIMIT 1;
      END IF;
      INSERT INTO membership (id, consortium_id, organisation_id, centre_id, decision_id, admitted_on)
        VALUES (gen_random_uuid(), d.consortium_id, d.organisation_id, coalesce(d.centre_id, app.centre_of_organisation(d.consortium_id, d.organisation_id)), d.id,
          coalesce(known.valid_from, d.effective_on)) RETURNING * INTO m;
      INSERT INTO membership_event (id, consortium_id, membership_id, kind, to_state, effective_on, reference, decision_id, actor_id, actor_name)
        VALUES (gen_random_uuid(), m.consortium_id, m.id, 'admit', 'admitted', m.admitted_on, d.number, d.id, app.user_id(), app.actor_name());
      IF d.outcome = 'founding' THEN
        INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, reference, decision_id, actor_id, actor_name)
          VALUES (gen_random_uuid(), m.consortium_id, m.id, 'activate', 'admitted', 'active', m.admitted_on, d.number, d.id, app.user_id(), app.actor_name());
      ELSE
        PERFORM app.make_plan(m, 'onboarding', m.admitted_on);
      END IF;
      -- Whoever is known to leave, or to have left, is recorded as such.
      IF known.valid_to IS NOT NULL THEN
        INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, ends_on, manner, reference, decision_id, actor_id, actor_name)
          VALUES (gen_random_uuid(), m.consortium_id, m.id, 'give_notice', 'active', 'notice_given', greatest(m.admitted_on, least(known.valid_to, app.today())), known.valid_to, 'paper', d.number, d.id,
            app.user_id(), app.actor_name());
      END IF;
    END $$;

  -- The centre of an organisation's first unit; the head office of one that runs none.
  CREATE FUNCTION app.centre_of_organisation(p_consortium uuid, p_organisation uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(
      (SELECT l.parent_id FROM unit_period p JOIN org_unit o ON o.id = p.unit_id AND o.type = 'local_unit' JOIN unit_link l ON l.unit_id = p.unit_id
        WHERE p.organisation_id = p_organisation AND p.consortium_id = p_consortium
        ORDER BY (p.valid_to IS NULL) DESC, (l.valid_to IS NULL) DESC, p.valid_from, p.unit_id LIMIT 1),
      (SELECT p.unit_id FROM unit_period p JOIN org_unit o ON o.id = p.unit_id AND o.type <> 'local_unit'
        WHERE p.organisation_id = p_organisation AND p.consortium_id = p_consortium ORDER BY o.type, p.valid_from LIMIT 1),
      (SELECT o.id FROM org_unit o WHERE o.consortium_id = p_consortium AND o.type = 'headquarters' ORDER BY o.id LIMIT 1)) $$;

  CREATE FUNCTION app.expel_member(d membership_decision) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership;
    BEGIN
      SELECT * INTO m FROM membership b WHERE b.organisation_id = d.organisation_id AND b.consortium_id = d.consortium_id ORDER BY b.admitted_on DESC LIMIT 1;
      INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, reason, reference, decision_id, actor_id, actor_name)
        SELECT gen_random_uuid(), m.consortium_id, m.id, 'expel', app.membership_state(m.id, greatest(app.today(), e.effective_on)), 'expelled', greatest(d.effective_on, e.effective_on),
          left(d.reasons, 2000), d.number, d.id, app.user_id(), app.actor_name()
        FROM membership_event e WHERE e.membership_id = m.id ORDER BY e.number DESC LIMIT 1;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'nobody to expel' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
      END IF;
    END $$;

  CREATE FUNCTION app.suspend_annulled(d membership_decision) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE last membership_event; stands text; does text := CASE d.outcome WHEN 'expelled' THEN 'restore' ELSE 'suspend' END;
    BEGIN
      SELECT e.* INTO last FROM membership_event e JOIN membership m ON m.id = e.membership_id
        WHERE CASE d.outcome WHEN 'expelled' THEN e.membership_id = (SELECT x.membership_id FROM membership_event x WHERE x.kind = 'expel' AND x.decision_id = d.id)
          ELSE m.decision_id = d.id END ORDER BY e.number DESC LIMIT 1;
      IF last.id IS NULL THEN RETURN; END IF;
      stands := app.membership_state(last.membership_id, greatest(app.today(), last.effective_on));
      IF stands IN ('left', 'suspended') OR (stands = 'expelled') <> (does = 'restore') THEN RETURN; END IF;
      INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, reason, reference, decision_id, actor_id, actor_name)
        VALUES (gen_random_uuid(), d.consortium_id, last.membership_id, does, stands, 'suspended', greatest(app.today(), last.effective_on), left(d.annulled_reason, 2000), d.number, d.id,
          app.user_id(), app.actor_name());
    END $$;
  CREATE TRIGGER follow_decision AFTER INSERT ON membership_decision FOR EACH ROW WHEN (NEW.outcome IN ('admitted', 'founding', 'expelled')) EXECUTE FUNCTION app.follow_decision();
  CREATE TRIGGER follow_annulment AFTER UPDATE OF annulled_at ON membership_decision FOR EACH ROW
    WHEN (OLD.annulled_at IS NULL AND NEW.annulled_at IS NOT NULL AND NEW.outcome IN ('admitted', 'founding', 'expelled')) EXECUTE FUNCTION app.follow_decision();
  REVOKE ALL ON FUNCTION app.follow_decision(), app.actor_name(), app.begin_membership(membership_decision), app.centre_of_organisation(uuid, uuid),
    app.expel_member(membership_decision), app.suspend_annulled(membership_decision) FROM PUBLIC;
`
