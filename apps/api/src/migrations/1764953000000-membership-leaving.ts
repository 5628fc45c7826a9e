import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What becomes of a member that leaves, and of one that is decided anew: its units end in the network on the day, its open returns
 * are named and can be entrusted, roles follow a unit that another member takes over, and an annulled decision that is taken again
 * goes on with the membership that stands. Plans are read by those whose unit is still to open, and talked about by all who read them.
 */
export class MembershipLeaving1764953000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(people)
    await runner.query(closing)
    await runner.query(roles)
    await runner.query(returns)
    await runner.query(deciding)
    await runner.query(talking)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR centre_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const own = (action: string): string => `organisation_id = ANY (ARRAY(SELECT app.members_of('${action}')))`
const mandated = `d.user_id = app.user_id() AND d.consortium_id = app.consortium_id() AND d.valid_from <= app.today()
        AND (least(d.valid_to, d.ended_on) IS NULL OR least(d.valid_to, d.ended_on) > app.today())`
const lasting = (table: string): string => `(${table}.valid_to IS NULL OR ${table}.valid_to > app.today())`

const people = `
  -- The organisations whose plans are somebody's own: those that run a unit within reach, or will run it from a day that is
  -- known, and those for which the person holds a mandate.
  CREATE FUNCTION app.members_of(p_action text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.organisation_id FROM unit_period p WHERE p.unit_id IN (SELECT app.units_for(p_action)) AND ${lasting('p')}
    UNION SELECT d.organisation_id FROM mandate d WHERE ${mandated} AND EXISTS (SELECT 1 FROM app.my_grants(p_action)) $$;
  REVOKE ALL ON FUNCTION app.members_of(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.members_of(text) TO solmu_app;

  DROP POLICY read ON membership_plan;
  DROP POLICY read ON membership_task;
  DROP POLICY update_rows ON membership_task;
  CREATE POLICY read ON membership_plan FOR SELECT TO solmu_app USING (${at('plan.read')} OR ${own('plan.read')} AND consortium_id = app.consortium_id());
  CREATE POLICY read ON membership_task FOR SELECT TO solmu_app USING (${at('plan.read')} OR ${own('plan.read')} AND consortium_id = app.consortium_id());
  CREATE POLICY update_rows ON membership_task FOR UPDATE TO solmu_app
    USING (CASE level WHEN 'hq' THEN ${whole('plan.work')} WHEN 'centre' THEN ${at('plan.work')} ELSE ${at('plan.work')} OR ${own('plan.work')} END)
    WITH CHECK (CASE level WHEN 'hq' THEN ${whole('plan.work')} WHEN 'centre' THEN ${at('plan.work')} ELSE ${at('plan.work')} OR ${own('plan.work')} END);

  -- Who may be asked to do a task: also those whose unit is still to open, and those who hold a mandate of the member.
  CREATE OR REPLACE FUNCTION app.plan_people(p_plan uuid) RETURNS TABLE (user_id uuid, display_name text, level text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH own AS (SELECT * FROM membership_plan p WHERE p.id = p_plan AND p.consortium_id = app.consortium_id()
      AND (p.consortium_id IN (SELECT app.consortia_for('plan.work')) OR p.centre_id IN (SELECT app.units_for('plan.work')) OR p.organisation_id IN (SELECT app.members_of('plan.work'))))
    SELECT DISTINCT ON (u.id) u.id, u.display_name, CASE WHEN g.reach = 'network' THEN 'hq' WHEN a.unit_id = o.centre_id THEN 'centre' ELSE 'unit' END
    FROM own o JOIN role_assignment a ON a.consortium_id = o.consortium_id AND a.valid_from <= app.today() AND ${lasting('a')}
      JOIN role_grant g ON g.role = a.role AND g.action = 'plan.work' JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE g.reach = 'network' OR a.unit_id = o.centre_id
      OR EXISTS (SELECT 1 FROM unit_period n WHERE n.unit_id = a.unit_id AND n.organisation_id = o.organisation_id AND ${lasting('n')})
      OR EXISTS (SELECT 1 FROM mandate d WHERE d.organisation_id = o.organisation_id AND ${mandated.replace('app.user_id()', 'u.id')})
    ORDER BY u.id, 3 $$;

  -- Who is told of what becomes of a membership: those who look after members, and those who may give notice for it or sign for
  -- it; those too whose roles end today with it, and none who came to its units afterwards.
  CREATE OR REPLACE FUNCTION app.membership_contacts(p_membership uuid) RETURNS TABLE (user_id uuid, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.language FROM membership m JOIN role_assignment a ON a.consortium_id = m.consortium_id AND a.valid_from <= app.today()
        AND (a.valid_to IS NULL OR a.valid_to >= app.today())
      JOIN role_grant g ON g.role = a.role JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE m.id = p_membership AND (app.user_id() IS NULL OR m.consortium_id = app.consortium_id() AND (m.consortium_id IN (SELECT app.consortia_for('member.manage'))
        OR m.centre_id IN (SELECT app.units_for('member.manage')) OR m.organisation_id IN (SELECT app.organisations_at('member.leave'))))
      AND (g.action = 'member.manage' AND (g.reach = 'network' OR a.unit_id = m.centre_id)
        OR g.action = 'member.leave' AND (m.ends_on IS NULL OR a.valid_from < m.ends_on) AND EXISTS (SELECT 1 FROM unit_period n JOIN org_unit o ON o.id = n.unit_id AND o.type = 'local_unit'
          WHERE n.unit_id = a.unit_id AND n.organisation_id = m.organisation_id AND (n.valid_to IS NULL OR n.valid_to >= app.today()))
        OR g.action = 'member.read' AND EXISTS (SELECT 1 FROM mandate d WHERE d.organisation_id = m.organisation_id AND d.kind = 'sign' AND ${mandated.replace('app.user_id()', 'u.id').replace('app.consortium_id()', 'm.consortium_id')})) $$;

  -- Whether the viewer may read a plan, for what hangs on it.
  CREATE FUNCTION app.reads_plan(p_plan uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM membership_plan p WHERE p.id = p_plan AND p.consortium_id = app.consortium_id() AND (${at('plan.read')} OR ${own('plan.read')})) $$;
  REVOKE ALL ON FUNCTION app.reads_plan(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.reads_plan(uuid) TO solmu_app;
`

/** A fact of a unit that leaves with its member: whoever gives the notice, or takes it back, writes and unwrites its end. */
const leaves = (table: string): string => `
  CREATE POLICY leave_insert ON ${table} FOR INSERT TO solmu_app WITH CHECK (unit_id = ANY (ARRAY(SELECT app.units_leaving())));
  CREATE POLICY leave_delete ON ${table} FOR DELETE TO solmu_app USING (unit_id = ANY (ARRAY(SELECT app.units_leaving())));`

const closing = `
  -- The local units that a notice closes. Noted when it is given, since who may close them must not hang on the facts that are
  -- being written.
  CREATE TABLE membership_closing (
    membership_id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES org_unit(id), consortium_id uuid NOT NULL REFERENCES consortium(id),
    PRIMARY KEY (membership_id, unit_id), FOREIGN KEY (membership_id, consortium_id) REFERENCES membership (id, consortium_id)
  );
  ALTER TABLE membership_closing ENABLE ROW LEVEL SECURITY;
  ALTER TABLE membership_closing FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON membership_closing TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON membership_closing TO solmu_app;
  CREATE POLICY read ON membership_closing FOR SELECT TO solmu_app USING (${whole('member.read')});

  CREATE FUNCTION app.note_closing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      DELETE FROM membership_closing WHERE membership_id = NEW.membership_id;
      INSERT INTO membership_closing (membership_id, unit_id, consortium_id) SELECT DISTINCT m.id, p.unit_id, m.consortium_id FROM membership m
          JOIN unit_period p ON p.organisation_id = m.organisation_id AND p.consortium_id = m.consortium_id AND p.valid_from < NEW.ends_on AND (p.valid_to IS NULL OR p.valid_to >= NEW.ends_on)
          JOIN org_unit o ON o.id = p.unit_id AND o.type = 'local_unit'
        WHERE m.id = NEW.membership_id AND NEW.kind = 'give_notice' AND NEW.closes_units;
      RETURN NULL;
    END $$;
  CREATE TRIGGER note_closing AFTER INSERT ON membership_event FOR EACH ROW WHEN (NEW.kind IN ('give_notice', 'take_back', 'expel')) EXECUTE FUNCTION app.note_closing();

  -- Those that the viewer may close, and open again, for whoever may give the notice or looks after the member: until the day has come.
  CREATE FUNCTION app.units_leaving() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.unit_id FROM membership m JOIN membership_closing c ON c.membership_id = m.id
    WHERE m.ends_on > app.today() AND m.consortium_id = app.consortium_id()
      AND (m.consortium_id IN (SELECT app.consortia_for('member.manage')) OR m.centre_id IN (SELECT app.units_for('member.manage'))
        OR EXISTS (SELECT 1 FROM membership_closing own WHERE own.membership_id = m.id AND own.unit_id IN (SELECT app.units_for('member.leave')))) $$;
  REVOKE ALL ON FUNCTION app.note_closing(), app.units_leaving() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.units_leaving() TO solmu_app;
  ${['unit_period', 'unit_link', 'unit_service_area'].map(leaves).join('')}
  CREATE POLICY leave_insert ON network_change FOR INSERT TO solmu_app WITH CHECK (kind IN ('close', 'reopen') AND operation ? 'membershipId' AND consortium_id = app.consortium_id() AND recorded_by = app.user_id()
    AND unit_ids && ARRAY(SELECT app.units_leaving()));
  CREATE POLICY leave_update ON network_change FOR UPDATE TO solmu_app
    USING (operation ? 'membershipId' AND consortium_id = app.consortium_id() AND undone_at IS NULL AND unit_ids && ARRAY(SELECT app.units_leaving()))
    WITH CHECK (operation ? 'membershipId' AND consortium_id = app.consortium_id() AND undone_by = app.user_id());
`

const roles = `
  -- The roles at the local units that the organisation runs, ended on its last day where they would last longer; but for units
  -- that another runs by then.
  CREATE OR REPLACE FUNCTION app.end_access(m membership) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO membership_ended_role (assignment_id, membership_id, consortium_id, ended_on, was_to)
        SELECT a.id, m.id, m.consortium_id, greatest(m.ends_on, a.valid_from), a.valid_to FROM role_assignment a JOIN org_unit o ON o.id = a.unit_id AND o.type = 'local_unit'
        WHERE a.consortium_id = m.consortium_id AND (a.valid_to IS NULL OR a.valid_to > greatest(m.ends_on, a.valid_from))
          AND EXISTS (SELECT 1 FROM unit_period p WHERE p.unit_id = a.unit_id AND p.organisation_id = m.organisation_id AND p.valid_from <= m.ends_on
            AND (p.valid_to IS NULL OR p.valid_to >= m.ends_on))
          AND NOT EXISTS (SELECT 1 FROM unit_period p WHERE p.unit_id = a.unit_id AND p.organisation_id <> m.organisation_id AND p.valid_from <= m.ends_on
            AND (p.valid_to IS NULL OR p.valid_to > m.ends_on))
        ON CONFLICT (assignment_id) DO NOTHING;
      UPDATE role_assignment a SET valid_to = e.ended_on, version = a.version + 1 FROM membership_ended_role e
        WHERE e.membership_id = m.id AND e.assignment_id = a.id AND (a.valid_to IS NULL OR a.valid_to > e.ended_on);
    END $$;

  -- Roles follow the unit: where another organisation runs it on the day on which they would have ended with a membership, they
  -- last as before; where the leaving member runs it again, they end.
  CREATE FUNCTION app.follow_unit_keeper() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership;
    BEGIN
      WITH kept AS (DELETE FROM membership_ended_role e USING membership b, role_assignment a, written n
          WHERE b.id = e.membership_id AND a.id = e.assignment_id AND n.unit_id = a.unit_id AND n.organisation_id <> b.organisation_id
            AND n.valid_from <= b.ends_on AND (n.valid_to IS NULL OR n.valid_to > b.ends_on)
          RETURNING e.assignment_id, e.ended_on, e.was_to)
        UPDATE role_assignment a SET valid_to = k.was_to, version = a.version + 1 FROM kept k WHERE a.id = k.assignment_id AND a.valid_to = k.ended_on;
      FOR m IN SELECT DISTINCT b.* FROM membership b JOIN written n ON n.organisation_id = b.organisation_id WHERE b.ends_on > app.today()
          AND n.valid_from <= b.ends_on AND (n.valid_to IS NULL OR n.valid_to >= b.ends_on) LOOP
        PERFORM app.end_access(m);
      END LOOP;
      RETURN NULL;
    END $$;
  CREATE TRIGGER follow_unit_keeper AFTER INSERT ON unit_period REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION app.follow_unit_keeper();
  REVOKE ALL ON FUNCTION app.follow_unit_keeper() FROM PUBLIC;
`

const returns = `
  -- The returns that a member has not sent: of the units that it runs, or ran on its last day, and that nobody else runs since;
  -- about periods that began while it was a member.
  CREATE FUNCTION app.member_returns(p_membership uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.id FROM membership m JOIN unit_period p ON p.organisation_id = m.organisation_id AND p.consortium_id = m.consortium_id
        AND p.valid_from <= least(app.today(), m.ends_on - 1) AND (p.valid_to IS NULL OR p.valid_to > least(app.today(), m.ends_on - 1))
      JOIN org_unit o ON o.id = p.unit_id AND o.type = 'local_unit'
      JOIN unit_return r ON r.unit_id = p.unit_id AND r.state IN ('not_started', 'draft', 'returned') AND r.is_member
      JOIN collection_round c ON c.id = r.round_id AND c.state = 'open' AND c.opens_on <= app.today() AND (m.ends_on IS NULL OR c.period_from < m.ends_on)
    WHERE m.id = p_membership AND (app.user_id() IS NULL OR m.consortium_id = app.consortium_id())
      AND NOT EXISTS (SELECT 1 FROM unit_period q WHERE q.unit_id = p.unit_id AND q.organisation_id <> m.organisation_id AND q.valid_from <= app.today() AND ${lasting('q')}) $$;

  CREATE OR REPLACE FUNCTION app.membership_facts(p_membership uuid) RETURNS TABLE (kind text, is_done boolean, open_count integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership; units uuid[]; missing integer; returns integer; open_units integer;
    BEGIN
      SELECT * INTO m FROM membership WHERE id = p_membership AND (app.user_id() IS NULL OR consortium_id = app.consortium_id());
      IF m.id IS NULL THEN RETURN; END IF;
      units := ARRAY(SELECT p.unit_id FROM unit_period p JOIN org_unit o ON o.id = p.unit_id AND o.type = 'local_unit'
        WHERE p.organisation_id = m.organisation_id AND p.consortium_id = m.consortium_id AND p.valid_from <= app.today() AND ${lasting('p')});
      missing := (SELECT count(*) FROM app.agreements_missing(m.consortium_id, m.organisation_id));
      returns := (SELECT count(*) FROM app.member_returns(m.id));
      open_units := (SELECT count(*) FROM unit_period p JOIN org_unit o ON o.id = p.unit_id AND o.type = 'local_unit'
        WHERE p.organisation_id = m.organisation_id AND p.consortium_id = m.consortium_id AND coalesce(m.ends_on, app.today()) >= p.valid_from
          AND (p.valid_to IS NULL OR p.valid_to > coalesce(m.ends_on, app.today())));
      RETURN QUERY VALUES
        ('unit_opened', cardinality(units) > 0, 0),
        ('role_given', EXISTS (SELECT 1 FROM role_assignment a WHERE a.unit_id = ANY (units) AND a.role = 'unit_manager' AND a.valid_from <= app.today() AND ${lasting('a')}), 0),
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

  -- Who may be asked to send what a member that has left did not send: those who report for the units of its centre, and none who
  -- approve there, since nobody stands behind figures of their own. For whoever looks after the member.
  CREATE FUNCTION app.return_stand_ins(p_membership uuid) RETURNS TABLE (user_id uuid, display_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH own AS (SELECT * FROM membership m WHERE m.id = p_membership AND m.ends_on <= app.today() AND m.consortium_id = app.consortium_id()
      AND (m.consortium_id IN (SELECT app.consortia_for('member.manage')) OR m.centre_id IN (SELECT app.units_for('member.manage'))))
    SELECT DISTINCT u.id, u.display_name FROM own o JOIN role_assignment a ON a.consortium_id = o.consortium_id AND a.valid_from <= app.today() AND ${lasting('a')}
      JOIN role_grant g ON g.role = a.role AND g.action = 'return.edit' JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE (a.unit_id = o.centre_id OR a.unit_id IN (SELECT app.subtree(o.centre_id))) AND NOT EXISTS (SELECT 1 FROM role_assignment v
      JOIN role_grant h ON h.role = v.role AND h.action IN ('return.verify', 'return.accept') WHERE v.user_id = u.id AND v.consortium_id = o.consortium_id AND ${lasting('v')}) $$;

  -- The units that closed with a member and of which returns are open.
  CREATE FUNCTION app.closed_units_owing(p_membership uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT r.unit_id FROM app.member_returns(p_membership) i JOIN unit_return r ON r.id = i
    WHERE NOT EXISTS (SELECT 1 FROM unit_period p WHERE p.unit_id = r.unit_id AND p.valid_from <= app.today() AND ${lasting('p')}) $$;

  -- Entrusts somebody with those returns until a day; returns at how many units.
  CREATE FUNCTION app.entrust_returns(p_membership uuid, p_user uuid, p_until date, p_reason text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE given integer;
    BEGIN
      IF p_until <= app.today() OR btrim(p_reason) = '' OR NOT EXISTS (SELECT 1 FROM app.return_stand_ins(p_membership) s WHERE s.user_id = p_user) THEN
        RAISE EXCEPTION 'nobody to be entrusted' USING ERRCODE = 'insufficient_privilege';
      END IF;
      INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, valid_to, given_by, reason)
        SELECT gen_random_uuid(), app.consortium_id(), p_user, 'unit_manager', o, app.today(), p_until, app.user_id(), p_reason FROM app.closed_units_owing(p_membership) o
        WHERE NOT EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = p_user AND a.unit_id = o AND a.role = 'unit_manager' AND a.valid_from < p_until AND ${lasting('a')});
      GET DIAGNOSTICS given = ROW_COUNT;
      RETURN given;
    END $$;
  -- Who is entrusted with what, by name, for whoever reads the returns.
  CREATE FUNCTION app.entrusted_with(p_membership uuid) RETURNS TABLE (unit_id uuid, display_name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.unit_id, u.display_name FROM app.closed_units_owing(p_membership) o JOIN role_assignment a ON a.unit_id = o AND a.role = 'unit_manager'
      AND a.valid_from <= app.today() AND a.valid_to > app.today() JOIN app_user u ON u.id = a.user_id $$;
  REVOKE ALL ON FUNCTION app.entrusted_with(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.entrusted_with(uuid) TO solmu_app;
  REVOKE ALL ON FUNCTION app.member_returns(uuid), app.return_stand_ins(uuid), app.closed_units_owing(uuid), app.entrust_returns(uuid, uuid, date, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.member_returns(uuid), app.return_stand_ins(uuid), app.closed_units_owing(uuid), app.entrust_returns(uuid, uuid, date, text) TO solmu_app;
`

const deciding = `
  -- A decision that is taken anew after an annulment goes on with the membership that rested on the annulled one, as long as that
  -- has not ended: the same application, or the founding of the same organisation. It is taken up by itself only where the annulment
  -- alone suspended it, and it had never been active; what was active is activated again by hand, since what that takes may have
  -- changed, and what was suspended for another reason stays so.
  CREATE FUNCTION app.go_on_after_annulment(d membership_decision) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership; last membership_event; annulled uuid;
    BEGIN
      SELECT b.* INTO m FROM membership b JOIN membership_decision o ON o.id = b.decision_id AND o.annulled_at IS NOT NULL AND o.outcome = d.outcome
          AND o.application_id IS NOT DISTINCT FROM d.application_id
        WHERE b.organisation_id = d.organisation_id AND b.state <> 'expelled' AND (b.ends_on IS NULL OR b.ends_on > greatest(app.today(), d.effective_on))
        ORDER BY b.admitted_on DESC LIMIT 1 FOR UPDATE OF b;
      IF NOT FOUND THEN RETURN false; END IF;
      annulled := m.decision_id;
      UPDATE membership SET decision_id = d.id, version = version + 1 WHERE id = m.id;
      SELECT * INTO last FROM membership_event e WHERE e.membership_id = m.id ORDER BY e.number DESC LIMIT 1;
      IF last.kind = 'suspend' AND last.decision_id = annulled AND m.ends_on IS NULL
          AND NOT EXISTS (SELECT 1 FROM membership_event e WHERE e.membership_id = m.id AND e.to_state = 'active') THEN
        INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, reference, decision_id, actor_id, actor_name)
          VALUES (gen_random_uuid(), m.consortium_id, m.id, 'reinstate', 'suspended', 'admitted', greatest(app.today(), last.effective_on, d.effective_on), d.number, d.id,
            app.user_id(), app.actor_name());
      END IF;
      RETURN true;
    END $$;

  CREATE OR REPLACE FUNCTION app.begin_membership(d membership_decision) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership; known organisation_role;
    BEGIN
      IF app.go_on_after_annulment(d) THEN RETURN; END IF;
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

  -- What a membership rests on changes only when an annulled decision is taken anew: about the same application, or the founding.
  CREATE OR REPLACE FUNCTION app.keep_membership() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND (NEW.organisation_id, NEW.consortium_id, NEW.admitted_on) = (OLD.organisation_id, OLD.consortium_id, OLD.admitted_on)
        AND (NEW.decision_id = OLD.decision_id OR EXISTS (SELECT 1 FROM membership_decision a JOIN membership_decision b ON b.organisation_id = a.organisation_id
            AND b.outcome = a.outcome AND b.application_id IS NOT DISTINCT FROM a.application_id
          WHERE a.id = OLD.decision_id AND a.annulled_at IS NOT NULL AND b.id = NEW.decision_id AND b.annulled_at IS NULL AND b.outcome IN ('admitted', 'founding'))) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'it moves by its events' USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_moves_by_events';
    END $$;

  -- An expulsion that is annulled after the organisation has been admitted again brings nothing back: it has a membership.
  CREATE OR REPLACE FUNCTION app.suspend_annulled(d membership_decision) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE last membership_event; stands text; does text := CASE d.outcome WHEN 'expelled' THEN 'restore' ELSE 'suspend' END;
    BEGIN
      SELECT e.* INTO last FROM membership_event e JOIN membership m ON m.id = e.membership_id
        WHERE CASE d.outcome WHEN 'expelled' THEN e.membership_id = (SELECT x.membership_id FROM membership_event x WHERE x.kind = 'expel' AND x.decision_id = d.id)
          ELSE m.decision_id = d.id END ORDER BY e.number DESC LIMIT 1;
      IF last.id IS NULL OR does = 'restore' AND EXISTS (SELECT 1 FROM membership m JOIN membership n ON n.organisation_id = m.organisation_id AND n.admitted_on > m.admitted_on
          WHERE m.id = last.membership_id) THEN RETURN; END IF;
      stands := app.membership_state(last.membership_id, greatest(app.today(), last.effective_on));
      IF stands IN ('left', 'suspended') OR (stands = 'expelled') <> (does = 'restore') THEN RETURN; END IF;
      INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, reason, reference, decision_id, actor_id, actor_name)
        VALUES (gen_random_uuid(), d.consortium_id, last.membership_id, does, stands, 'suspended', greatest(app.today(), last.effective_on), left(d.annulled_reason, 2000), d.number, d.id,
          app.user_id(), app.actor_name());
    END $$;
  REVOKE ALL ON FUNCTION app.go_on_after_annulment(membership_decision) FROM PUBLIC;
`

const talking = `
  -- A plan is at its centre, and read by the member's own people as well: whoever reads it reads what is said about it, and by whom.
  CREATE OR REPLACE FUNCTION app.reads_about(p_kind text, p_record uuid, p_unit uuid, p_at timestamptz) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF p_kind = 'membership_plan' THEN RETURN app.reads_plan(p_record); END IF;
      IF p_kind <> 'agreement' THEN RETURN app.reads_record(p_kind, p_unit); END IF;
      RETURN p_record IN (SELECT app.agreements_managed()) OR p_record IN (SELECT app.agreements_read())
        AND p_at >= (SELECT min(v.opened_at) FROM agreement_version v WHERE v.agreement_id = p_record);
    END $$;

  -- As before; on a plan everybody who worked on it is named.
  CREATE OR REPLACE FUNCTION app.record_deeds(p_kind text, p_record uuid, p_deeds text[], p_limit integer)
    RETURNS TABLE (id uuid, deed text, at timestamptz, actor_id uuid, actor_name text, actor text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE needed text; seen uuid[] := ARRAY(SELECT app.users_for('access.read'));
    BEGIN
      SELECT k.action INTO needed FROM record_kind k WHERE k.kind = p_kind;
      RETURN QUERY SELECT e.id, e.action, e.recorded_at, n.id, n.display_name,
        CASE WHEN e.actor_id IS NULL THEN 'system' WHEN n.id IS NOT NULL THEN 'person' WHEN u.erased_at IS NOT NULL THEN 'former' ELSE 'hidden' END
      FROM audit_entry e LEFT JOIN app_user u ON u.id = e.actor_id
        LEFT JOIN app_user n ON n.id = u.id AND u.erased_at IS NULL AND (u.id = app.user_id() OR u.id = ANY (seen) OR p_kind = 'membership_plan' OR app.holds_at(u.id, needed, e.unit_id)
          OR app.held_on(u.id, needed, e.unit_id, (e.recorded_at AT TIME ZONE 'Europe/Helsinki')::date))
      WHERE e.subject_type = p_kind AND e.subject_id = p_record AND e.consortium_id = app.consortium_id() AND e.outcome = 'done'
        AND e.action = ANY (p_deeds) AND app.reads_about(p_kind, p_record, e.unit_id, e.recorded_at)
      ORDER BY e.number DESC LIMIT p_limit;
    END $$;

  -- Whom a reader of a plan can mention: those who may be asked to do its tasks.
  CREATE FUNCTION app.plan_colleagues(p_plan uuid) RETURNS TABLE (user_id uuid, display_name text, role text, unit_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (p.display_name COLLATE "fi-x-icu", p.user_id) p.user_id, p.display_name, a.role, a.unit_id FROM app.plan_people(p_plan) p
      JOIN role_assignment a ON a.user_id = p.user_id AND a.consortium_id = app.consortium_id() AND a.valid_from <= app.today() AND ${lasting('a')}
      JOIN role_grant g ON g.role = a.role AND g.action = 'plan.work'
    WHERE p.user_id <> app.user_id() ORDER BY p.display_name COLLATE "fi-x-icu", p.user_id, a.id $$;
  REVOKE ALL ON FUNCTION app.plan_colleagues(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.plan_colleagues(uuid) TO solmu_app;
`
