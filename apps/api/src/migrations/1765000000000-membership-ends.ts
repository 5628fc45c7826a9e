import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * How a membership ends by a decision: one whose admission was annulled lapses when the application is rejected or withdrawn after
 * all; expulsion and lapse end the units, roles and plans as leaving does; and a member that is to be expelled answers by its mandate.
 */
export class MembershipEnds1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(states)
    await runner.query(lapsing)
    await runner.query(following)
    await runner.query(closing)
    await runner.query(answering)
    await runner.query(reminding)
    await runner.query(`SELECT app.lapse_membership(a.id) FROM application a WHERE a.state IN ('rejected', 'withdrawn')`)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR centre_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const own = (action: string): string => `consortium_id = app.consortium_id() AND organisation_id = ANY (ARRAY(SELECT app.organisations_at('${action}')))`
const signs = `consortium_id = app.consortium_id() AND organisation_id = ANY (ARRAY(SELECT app.mandated('sign')))`

const states = `
  ALTER TABLE membership DROP CONSTRAINT membership_state_check,
    ADD CONSTRAINT membership_state_check CHECK (state IN ('admitted', 'active', 'notice_given', 'suspended', 'expelled', 'lapsed'));
  ALTER TABLE membership_event DROP CONSTRAINT membership_event_kind_check,
    ADD CONSTRAINT membership_event_kind_check CHECK (kind IN ('admit', 'activate', 'give_notice', 'take_back', 'suspend', 'reinstate', 'expel', 'restore', 'lapse'));
  -- Written anew with the others after the migrations; here for those that have waited in the dead end that it opens.
  INSERT INTO membership_transition (action, from_state, to_state, permission, guards) VALUES ('lapse', 'suspended', 'lapsed', 'member.manage', '{decided}') ON CONFLICT DO NOTHING;

  CREATE OR REPLACE FUNCTION app.membership_state(p_membership uuid, p_day date) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN e.to_state NOT IN ('expelled', 'lapsed') AND e.ends_on <= p_day THEN 'left' ELSE e.to_state END
    FROM membership_event e WHERE e.membership_id = p_membership AND e.effective_on <= p_day ORDER BY e.number DESC LIMIT 1 $$;

  -- Of those that have lapsed the clock tells too, since an applicant who withdraws has no part in the network; of an expulsion it is
  -- told when it is decided.
  DROP FUNCTION app.take_ended_memberships();
  CREATE FUNCTION app.take_ended_memberships() RETURNS TABLE (membership_id uuid, consortium_id uuid, centre_id uuid, ends_on date, has_lapsed boolean, name jsonb)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH taken AS (INSERT INTO membership_farewell (membership_id, consortium_id)
      SELECT m.id, m.consortium_id FROM membership m WHERE app.user_id() IS NULL AND m.ends_on <= app.today() AND m.ends_on > app.today() - 7 AND m.state <> 'expelled'
      ON CONFLICT DO NOTHING RETURNING membership_farewell.membership_id AS id)
    SELECT m.id, m.consortium_id, m.centre_id, m.ends_on, m.state = 'lapsed', jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)
    FROM taken t JOIN membership m ON m.id = t.id JOIN organisation o ON o.id = m.organisation_id $$;
  REVOKE ALL ON FUNCTION app.take_ended_memberships() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.take_ended_memberships() TO solmu_app;

  -- What has lapsed is not gone on with either: whoever is admitted after all has another membership.
  CREATE OR REPLACE FUNCTION app.go_on_after_annulment(d membership_decision) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership; last membership_event; annulled uuid;
    BEGIN
      SELECT b.* INTO m FROM membership b JOIN membership_decision o ON o.id = b.decision_id AND o.annulled_at IS NOT NULL AND o.outcome = d.outcome
          AND o.application_id IS NOT DISTINCT FROM d.application_id
        WHERE b.organisation_id = d.organisation_id AND b.state NOT IN ('expelled', 'lapsed') AND (b.ends_on IS NULL OR b.ends_on > greatest(app.today(), d.effective_on))
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
`

const lapsing = `
  -- The membership that rested on the annulled admission of an application ends when the application comes to nothing after all.
  -- Why it was refused is read by those who read applications, and not in the register of members.
  CREATE FUNCTION app.lapse_membership(p_application uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership; last membership_event; refused membership_decision;
    BEGIN
      SELECT b.* INTO m FROM membership b JOIN membership_decision d ON d.id = b.decision_id AND d.annulled_at IS NOT NULL AND d.application_id = p_application
        WHERE b.state = 'suspended' AND (b.ends_on IS NULL OR b.ends_on > app.today()) FOR UPDATE OF b;
      IF NOT FOUND THEN RETURN; END IF;
      SELECT * INTO last FROM membership_event e WHERE e.membership_id = m.id ORDER BY e.number DESC LIMIT 1;
      SELECT * INTO refused FROM membership_decision d WHERE d.application_id = p_application AND d.outcome = 'rejected' AND d.annulled_at IS NULL ORDER BY d.recorded_at DESC, d.id DESC LIMIT 1;
      INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, reference, decision_id, actor_id, actor_name)
        VALUES (gen_random_uuid(), m.consortium_id, m.id, 'lapse', 'suspended', 'lapsed', greatest(app.today(), last.effective_on), coalesce(refused.number, ''), refused.id,
          app.user_id(), app.actor_name());
    END $$;
  CREATE FUNCTION app.follow_application() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN PERFORM app.lapse_membership(NEW.id); RETURN NULL; END $$;
  CREATE TRIGGER follow_end AFTER UPDATE OF state ON application FOR EACH ROW
    WHEN (NEW.state IN ('rejected', 'withdrawn') AND OLD.state <> NEW.state) EXECUTE FUNCTION app.follow_application();

  -- Nobody lapses whose admission stands, or is still being decided; runs after check_step, which knows nothing of this day.
  CREATE FUNCTION app.check_lapse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM membership m JOIN membership_decision d ON d.id = m.decision_id AND d.annulled_at IS NOT NULL JOIN application a ON a.id = d.application_id
          WHERE m.id = NEW.membership_id AND a.state IN ('rejected', 'withdrawn')) THEN
        RAISE EXCEPTION 'its admission may still stand' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
      END IF;
      NEW.ends_on := NEW.effective_on;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_step_of_lapse BEFORE INSERT ON membership_event FOR EACH ROW WHEN (NEW.kind = 'lapse') EXECUTE FUNCTION app.check_lapse();
  REVOKE ALL ON FUNCTION app.lapse_membership(uuid), app.follow_application(), app.check_lapse() FROM PUBLIC;
`

const following = `
  -- What a decision that ends a membership brings about beside what every event does: roles end on the day, a member that has been
  -- active hands over by a plan of leaving, and nobody prepares any more for what has lapsed.
  CREATE FUNCTION app.follow_decided_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE m membership; soonest date := app.today() + 14;
    BEGIN
      SELECT * INTO m FROM membership b WHERE b.id = NEW.membership_id;
      IF NEW.kind = 'lapse' THEN
        PERFORM app.restore_access(m);
        PERFORM app.end_access(m);
        UPDATE membership_plan SET closed_on = app.today(), version = version + 1 WHERE membership_id = m.id AND kind = 'onboarding' AND closed_on IS NULL;
      END IF;
      IF EXISTS (SELECT 1 FROM membership_event e WHERE e.membership_id = m.id AND e.to_state = 'active')
          AND NOT EXISTS (SELECT 1 FROM membership_plan p WHERE p.membership_id = m.id AND p.kind = 'exit' AND p.closed_on IS NULL) THEN
        PERFORM app.make_plan(m, 'exit', m.ends_on);
        -- There was no time of notice in which the first tasks would have been done.
        UPDATE membership_task t SET due_on = soonest FROM membership_plan p
          WHERE p.id = t.plan_id AND p.membership_id = m.id AND p.kind = 'exit' AND p.closed_on IS NULL AND t.due_on < soonest;
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER follow_step_of_end AFTER INSERT ON membership_event FOR EACH ROW WHEN (NEW.kind IN ('expel', 'lapse')) EXECUTE FUNCTION app.follow_decided_end();
  REVOKE ALL ON FUNCTION app.follow_decided_end() FROM PUBLIC;
`

const closing = `
  ALTER TABLE membership_closing ADD COLUMN noted_on date NOT NULL DEFAULT app.today();
  -- A decision closes the units as a notice does that says so.
  CREATE OR REPLACE FUNCTION app.note_closing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      DELETE FROM membership_closing WHERE membership_id = NEW.membership_id;
      INSERT INTO membership_closing (membership_id, unit_id, consortium_id) SELECT DISTINCT m.id, p.unit_id, m.consortium_id FROM membership m
          JOIN unit_period p ON p.organisation_id = m.organisation_id AND p.consortium_id = m.consortium_id AND p.valid_from <= NEW.ends_on AND (p.valid_to IS NULL OR p.valid_to >= NEW.ends_on)
          JOIN org_unit o ON o.id = p.unit_id AND o.type = 'local_unit'
        WHERE m.id = NEW.membership_id AND (NEW.kind = 'give_notice' AND NEW.closes_units OR NEW.kind IN ('expel', 'lapse'));
      RETURN NULL;
    END $$;
  DROP TRIGGER note_closing ON membership_event;
  CREATE TRIGGER note_closing AFTER INSERT ON membership_event FOR EACH ROW WHEN (NEW.kind IN ('give_notice', 'take_back', 'expel', 'restore', 'lapse')) EXECUTE FUNCTION app.note_closing();

  -- Those that the viewer may close, and open again: until the day has come, and on the day on which a decision ends the membership.
  CREATE OR REPLACE FUNCTION app.units_leaving() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.unit_id FROM membership m JOIN membership_closing c ON c.membership_id = m.id
    WHERE (m.ends_on > app.today() OR m.state IN ('expelled', 'lapsed') AND c.noted_on = app.today()) AND m.consortium_id = app.consortium_id()
      AND (m.consortium_id IN (SELECT app.consortia_for('member.manage')) OR m.centre_id IN (SELECT app.units_for('member.manage'))
        OR m.ends_on > app.today() AND EXISTS (SELECT 1 FROM membership_closing own WHERE own.membership_id = m.id AND own.unit_id IN (SELECT app.units_for('member.leave')))) $$;
`

const answering = `
  -- For which organisations the viewer holds a mandate of a kind today; of no use to whoever has no part in the network.
  CREATE FUNCTION app.mandated(p_kind text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.organisation_id FROM mandate d WHERE d.kind = p_kind AND d.user_id = app.user_id() AND d.consortium_id = app.consortium_id() AND d.valid_from <= app.today()
      AND (least(d.valid_to, d.ended_on) IS NULL OR least(d.valid_to, d.ended_on) > app.today()) AND EXISTS (SELECT 1 FROM app.my_grants('member.read')) $$;
  REVOKE ALL ON FUNCTION app.mandated(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.mandated(text) TO solmu_app;

  -- How the member answered; null for what was answered before this was asked.
  ALTER TABLE member_expulsion ADD COLUMN statement_manner text CHECK (statement_manner IN ('signed', 'paper')),
    ADD CONSTRAINT member_expulsion_manner CHECK (statement_manner IS NULL OR statement <> '');
  GRANT UPDATE (statement_manner) ON member_expulsion TO solmu_app;

  DROP POLICY read ON member_expulsion;
  DROP POLICY update_rows ON member_expulsion;
  -- Whoever is to be heard sees the grounds: those who answer for the member, and those who sign for it, wherever they work.
  CREATE POLICY read ON member_expulsion FOR SELECT TO solmu_app USING (${at('application.read')} OR ${own('member.leave')} OR ${signs});
  CREATE POLICY update_rows ON member_expulsion FOR UPDATE TO solmu_app USING (state = 'hearing' AND (${at('member.manage')} OR ${whole('application.decide')} OR ${signs}))
    WITH CHECK (${at('member.manage')} OR ${whole('application.decide')} OR ${signs} AND state = 'hearing');

  -- A member speaks by its mandate; what it has written is recorded by those who look after it.
  CREATE FUNCTION app.check_answer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL AND NOT (CASE NEW.statement_manner WHEN 'signed' THEN NEW.organisation_id IN (SELECT app.mandated('sign'))
          WHEN 'paper' THEN NEW.consortium_id IN (SELECT app.consortia_for('member.manage')) OR NEW.centre_id IN (SELECT app.units_for('member.manage')) ELSE false END) THEN
        RAISE EXCEPTION 'nobody who speaks for the member' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_mandate_missing';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_answer BEFORE UPDATE OF statement ON member_expulsion FOR EACH ROW WHEN (OLD.statement = '' AND NEW.statement <> '') EXECUTE FUNCTION app.check_answer();
  REVOKE ALL ON FUNCTION app.check_answer() FROM PUBLIC;
`

const reminding = `
  -- What the clock has told of hearings: that the time is running out, and that it is over. Each once.
  CREATE TABLE expulsion_reminder (
    expulsion_id uuid NOT NULL REFERENCES member_expulsion(id), kind text NOT NULL CHECK (kind IN ('closing', 'over')),
    consortium_id uuid NOT NULL REFERENCES consortium(id), told_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (expulsion_id, kind)
  );
  ALTER TABLE expulsion_reminder ENABLE ROW LEVEL SECURITY;
  ALTER TABLE expulsion_reminder FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON expulsion_reminder TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON expulsion_reminder TO solmu_app;
  CREATE POLICY read ON expulsion_reminder FOR SELECT TO solmu_app USING (${whole('member.manage')});
  -- Closing: those who sign for a member that has said nothing, so many days before. Over: those who decide. For the clock alone.
  CREATE FUNCTION app.take_hearing_reminders(p_days integer) RETURNS TABLE (kind text, membership_id uuid, consortium_id uuid, centre_id uuid, hearing_until date, user_id uuid, language text)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH waiting AS (SELECT e.*, CASE WHEN e.hearing_until < app.today() THEN 'over' ELSE 'closing' END AS what FROM member_expulsion e
        WHERE app.user_id() IS NULL AND e.state = 'hearing' AND e.statement_on IS NULL AND e.hearing_until <= app.today() + p_days),
      taken AS (INSERT INTO expulsion_reminder (expulsion_id, kind, consortium_id) SELECT w.id, w.what, w.consortium_id FROM waiting w ON CONFLICT DO NOTHING
        RETURNING expulsion_reminder.expulsion_id, expulsion_reminder.kind)
    SELECT t.kind, w.membership_id, w.consortium_id, w.centre_id, w.hearing_until, u.id, u.language FROM taken t JOIN waiting w ON w.id = t.expulsion_id
      JOIN app_user u ON u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE CASE t.kind WHEN 'closing' THEN EXISTS (SELECT 1 FROM mandate d WHERE d.organisation_id = w.organisation_id AND d.kind = 'sign' AND d.user_id = u.id AND d.valid_from <= app.today()
          AND (least(d.valid_to, d.ended_on) IS NULL OR least(d.valid_to, d.ended_on) > app.today()))
        AND EXISTS (SELECT 1 FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = 'member.read' WHERE a.user_id = u.id AND a.consortium_id = w.consortium_id
          AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today()))
      ELSE EXISTS (SELECT 1 FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = 'application.decide' AND g.reach = 'network'
        WHERE a.user_id = u.id AND a.consortium_id = w.consortium_id AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())) END
    ORDER BY 1, 2, 6 $$;
  REVOKE ALL ON FUNCTION app.take_hearing_reminders(integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.take_hearing_reminders(integer) TO solmu_app;
`
