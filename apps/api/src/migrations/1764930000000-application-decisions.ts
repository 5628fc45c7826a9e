import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * How applications for membership are assessed and decided: what a consortium asks for and by which path it decides, who
 * scored what, the visits, the steps of a decision with their ballots, and the decision on which a membership rests. What was
 * decided never changes; it can be annulled, and that once.
 */
export class ApplicationDecisions1764930000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rules)
    await runner.query(assessment)
    await runner.query(blindness)
    await runner.query(decisions)
    await runner.query(checking)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const ofApplication = `${consortium}, centre_id uuid NOT NULL REFERENCES org_unit(id), application_id uuid NOT NULL REFERENCES application(id)`
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR centre_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

/** Versions of something that a consortium rules; what ships stands in the program and has the number 0. */
const versioned = (table: string): string => `
  CREATE TABLE ${table} (
    id uuid PRIMARY KEY, ${consortium}, number integer NOT NULL CHECK (number > 0),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'released')),
    content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object' AND length(content::text) <= 100000),
    valid_from date, valid_to date, changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    released_by uuid REFERENCES app_user(id), released_at timestamptz, version integer NOT NULL DEFAULT 1,
    CONSTRAINT ${table}_number_once UNIQUE (consortium_id, number),
    CONSTRAINT ${table}_released CHECK ((state = 'released') = (valid_from IS NOT NULL) AND (state = 'released') = (released_at IS NOT NULL) AND (valid_to IS NULL OR state = 'released')),
    CONSTRAINT ${table}_validity CHECK (valid_to > valid_from),
    CONSTRAINT ${table}_one_a_day EXCLUDE USING gist (consortium_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (state = 'released')
  );
  CREATE UNIQUE INDEX ${table}_one_draft ON ${table} (consortium_id) WHERE state = 'draft';
  ${locked(table)}
  GRANT INSERT (id, consortium_id, number, content, changed_by) ON ${table} TO solmu_app;
  GRANT UPDATE (content, state, valid_from, valid_to, changed_by, changed_at, released_by, released_at, version) ON ${table} TO solmu_app;
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app
    USING (consortium_id = app.consortium_id() AND EXISTS (SELECT 1 FROM app.my_grants('application.read')));
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (state = 'draft' AND ${whole('member.rule')});
  CREATE POLICY update_rows ON ${table} FOR UPDATE TO solmu_app USING (${whole('member.rule')}) WITH CHECK (${whole('member.rule')});
  CREATE TRIGGER keep_released BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW WHEN (OLD.state = 'released') EXECUTE FUNCTION app.keep_admission_rules();`

const rules = `
  -- Of a released version nothing changes but the day on which the next one takes over, and that once.
  CREATE FUNCTION app.keep_admission_rules() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND (app.is_erasing(TG_RELID) OR OLD.valid_to IS NULL AND NEW.valid_to IS NOT NULL
        AND to_jsonb(NEW) - 'valid_to' - 'version' = to_jsonb(OLD) - 'valid_to' - 'version') THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'what was released does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_rules_are_released';
    END $$;
  REVOKE ALL ON FUNCTION app.keep_admission_rules() FROM PUBLIC;
  -- libs/domain/src/onboarding/criteria.ts, CriteriaContent · libs/domain/src/onboarding/decision-path.ts, PathContent.
  ${['criteria_set', 'decision_path'].map(versioned).join('')}
`

const assessment = `
  -- How far the assessment and the decision of an application are, with the rules that it keeps whatever is released later.
  CREATE TABLE application_procedure (
    application_id uuid PRIMARY KEY REFERENCES application(id), ${consortium}, centre_id uuid NOT NULL REFERENCES org_unit(id),
    criteria jsonb NOT NULL CHECK (jsonb_typeof(criteria) = 'object'), criteria_number integer NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT now(),
    -- Of each criterion on which the scores lie apart: what was agreed, { <code>: text }.
    settled jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settled) = 'object' AND length(settled::text) <= 40000),
    consolidated_at timestamptz, consolidated_by uuid REFERENCES app_user(id), ${words('summary', 5000)},
    path jsonb CHECK (jsonb_typeof(path) = 'object'), path_number integer, sent_at timestamptz, ${words('proposal', 5000)},
    -- Every decision that is annulled, or sent back by a body, begins another round.
    round integer NOT NULL DEFAULT 1, version integer NOT NULL DEFAULT 1,
    CONSTRAINT application_procedure_path CHECK ((path IS NULL) = (sent_at IS NULL) AND (path IS NULL) = (path_number IS NULL))
  );
  CREATE TABLE application_assessor (
    id uuid PRIMARY KEY, ${ofApplication}, user_id uuid NOT NULL REFERENCES app_user(id), due_on date NOT NULL,
    appointed_by uuid REFERENCES app_user(id), appointed_at timestamptz NOT NULL DEFAULT now(),
    conflict text CHECK (conflict IN ('none', 'employment', 'trust', 'family', 'business', 'other')), ${words('conflict_note', 1000)}, declared_at timestamptz,
    submitted_at timestamptz, released_at timestamptz, ${words('released_reason', 1000)}, version integer NOT NULL DEFAULT 1,
    CONSTRAINT application_assessor_once UNIQUE (application_id, user_id),
    CONSTRAINT application_assessor_declared CHECK ((conflict IS NULL) = (declared_at IS NULL) AND (submitted_at IS NULL OR conflict = 'none'))
  );
  CREATE INDEX application_assessor_of_user ON application_assessor (user_id);
  CREATE TABLE application_score (
    assessor_id uuid NOT NULL REFERENCES application_assessor(id), criterion text NOT NULL CHECK (length(criterion) BETWEEN 1 AND 30), ${ofApplication},
    score integer CHECK (score BETWEEN 0 AND 4), ${words('reason', 4000)}, ${words('evidence', 1000)},
    PRIMARY KEY (assessor_id, criterion)
  );
  CREATE INDEX application_score_of ON application_score (application_id);
  CREATE TABLE application_visit (
    id uuid PRIMARY KEY, ${ofApplication}, state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done', 'cancelled')),
    planned_on date NOT NULL, visited_on date, visitors text NOT NULL CHECK (length(visitors) BETWEEN 1 AND 500),
    observations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(observations) = 'object' AND length(observations::text) <= 40000),
    ${words('findings', 5000)}, ${words('cancel_reason', 1000)}, changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT application_visit_done CHECK ((state = 'done') = (visited_on IS NOT NULL))
  );
  CREATE INDEX application_visit_of ON application_visit (application_id, planned_on);
  ${['application_procedure', 'application_assessor', 'application_score', 'application_visit'].map(locked).join('')}

  GRANT INSERT (application_id, consortium_id, centre_id, criteria, criteria_number) ON application_procedure TO solmu_app;
  GRANT UPDATE (settled, consolidated_at, consolidated_by, summary, path, path_number, sent_at, proposal, round, version) ON application_procedure TO solmu_app;
  CREATE POLICY read ON application_procedure FOR SELECT TO solmu_app USING (${at('application.read')});
  CREATE POLICY insert_rows ON application_procedure FOR INSERT TO solmu_app WITH CHECK (${at('application.manage')});
  CREATE POLICY update_rows ON application_procedure FOR UPDATE TO solmu_app USING (${at('application.manage')} OR ${at('application.decide')})
    WITH CHECK (${at('application.manage')} OR ${at('application.decide')});

  GRANT INSERT (id, consortium_id, centre_id, application_id, user_id, due_on, appointed_by) ON application_assessor TO solmu_app;
  GRANT UPDATE (due_on, conflict, conflict_note, declared_at, submitted_at, released_at, released_reason, version) ON application_assessor TO solmu_app;
  CREATE POLICY read ON application_assessor FOR SELECT TO solmu_app USING (${at('application.read')});
  CREATE POLICY insert_rows ON application_assessor FOR INSERT TO solmu_app WITH CHECK (${at('application.manage')});
  CREATE POLICY update_rows ON application_assessor FOR UPDATE TO solmu_app
    USING (${at('application.manage')} OR user_id = (SELECT app.user_id()) AND ${at('application.assess')})
    WITH CHECK (${at('application.manage')} OR user_id = (SELECT app.user_id()) AND ${at('application.assess')});

  GRANT INSERT (assessor_id, criterion, consortium_id, centre_id, application_id, score, reason, evidence) ON application_score TO solmu_app;
  GRANT UPDATE (score, reason, evidence) ON application_score TO solmu_app;

  GRANT INSERT (id, consortium_id, centre_id, application_id, planned_on, visitors, changed_by) ON application_visit TO solmu_app;
  GRANT UPDATE (state, planned_on, visited_on, visitors, observations, findings, cancel_reason, changed_by, changed_at, version) ON application_visit TO solmu_app;
  CREATE POLICY read ON application_visit FOR SELECT TO solmu_app USING (${at('application.read')});
  CREATE POLICY insert_rows ON application_visit FOR INSERT TO solmu_app WITH CHECK (${at('application.manage')} OR ${at('application.assess')});
  CREATE POLICY update_rows ON application_visit FOR UPDATE TO solmu_app USING (${at('application.manage')} OR ${at('application.assess')})
    WITH CHECK (${at('application.manage')} OR ${at('application.assess')});
`

const blindness = `
  -- Assessors score without seeing each other's scores: these open when all who still assess have handed in, or when the
  -- assessment has been closed.
  CREATE FUNCTION app.scores_open(p_application uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM application_procedure p WHERE p.application_id = p_application AND p.consolidated_at IS NOT NULL)
      OR (EXISTS (SELECT 1 FROM application_assessor a WHERE a.application_id = p_application AND a.submitted_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM application_assessor a WHERE a.application_id = p_application AND a.submitted_at IS NULL AND a.released_at IS NULL
          AND coalesce(a.conflict, 'none') = 'none')) $$;
  -- The assessors that the viewer is.
  CREATE FUNCTION app.my_assessors() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id FROM application_assessor a WHERE a.user_id = app.user_id() AND a.consortium_id = app.consortium_id() $$;
  CREATE POLICY read ON application_score FOR SELECT TO solmu_app
    USING (${at('application.read')} AND (assessor_id IN (SELECT app.my_assessors()) OR app.scores_open(application_id)));
  CREATE POLICY insert_rows ON application_score FOR INSERT TO solmu_app WITH CHECK (${at('application.assess')} AND assessor_id IN (SELECT app.my_assessors()));
  CREATE POLICY update_rows ON application_score FOR UPDATE TO solmu_app USING (${at('application.assess')} AND assessor_id IN (SELECT app.my_assessors()))
    WITH CHECK (${at('application.assess')} AND assessor_id IN (SELECT app.my_assessors()));

  -- Nobody scores who has not said that nothing binds them, who was let go, or who has handed in.
  CREATE FUNCTION app.guard_application_score() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE a application_assessor;
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      SELECT * INTO a FROM application_assessor WHERE id = NEW.assessor_id;
      IF a.application_id <> NEW.application_id OR a.centre_id <> NEW.centre_id OR a.consortium_id <> NEW.consortium_id THEN
        RAISE EXCEPTION 'another application' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_score_of_assessor';
      END IF;
      IF a.conflict IS DISTINCT FROM 'none' OR a.submitted_at IS NOT NULL OR a.released_at IS NOT NULL
          OR EXISTS (SELECT 1 FROM application_procedure p WHERE p.application_id = a.application_id AND p.consolidated_at IS NOT NULL) THEN
        RAISE EXCEPTION 'not open for scores' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_score_open';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER guard_score BEFORE INSERT OR UPDATE ON application_score FOR EACH ROW EXECUTE FUNCTION app.guard_application_score();

  -- The path with which an application went to decision is the one by which it is decided, and rounds are counted one by one.
  CREATE FUNCTION app.keep_procedure() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT app.is_erasing(TG_RELID) AND (OLD.path IS NOT NULL AND NEW.path IS DISTINCT FROM OLD.path OR NEW.round NOT IN (OLD.round, OLD.round + 1)) THEN
        RAISE EXCEPTION 'it keeps its path' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_procedure_keeps_path';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_path BEFORE UPDATE ON application_procedure FOR EACH ROW EXECUTE FUNCTION app.keep_procedure();

  -- Who may be asked to assess for a centre: whoever holds the right to there today.
  CREATE FUNCTION app.assessors_for(p_centre uuid) RETURNS TABLE (user_id uuid, display_name text, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.display_name, u.language FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = 'application.assess'
      JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE a.consortium_id = app.consortium_id() AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      AND (g.reach = 'network' OR a.unit_id = p_centre OR g.reach = 'subtree' AND p_centre IN (SELECT app.subtree(a.unit_id)))
      AND (app.consortium_id() = ANY (ARRAY(SELECT app.consortia_for('application.read'))) OR p_centre = ANY (ARRAY(SELECT app.units_for('application.read')))) $$;
  -- What the assessors of applications are called, for those who read the application.
  CREATE FUNCTION app.assessors_of(p_applications uuid[]) RETURNS TABLE (assessor_id uuid, display_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id, u.display_name FROM application_assessor a JOIN app_user u ON u.id = a.user_id
    WHERE a.application_id = ANY (p_applications) AND a.consortium_id = app.consortium_id()
      AND (a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('application.read'))) OR a.centre_id = ANY (ARRAY(SELECT app.units_for('application.read')))) $$;
  REVOKE ALL ON FUNCTION app.scores_open(uuid), app.my_assessors(), app.guard_application_score(), app.keep_procedure(), app.assessors_for(uuid), app.assessors_of(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.scores_open(uuid), app.my_assessors(), app.assessors_for(uuid), app.assessors_of(uuid[]) TO solmu_app;
`

const decisions = `
  -- One step of the path as it was taken: by whom, when, with which ballot.
  CREATE TABLE application_decision_step (
    id uuid PRIMARY KEY, ${ofApplication}, round integer NOT NULL, step integer NOT NULL CHECK (step >= 0),
    body text NOT NULL CHECK (body IN ('regional_board', 'head_office', 'member_vote')), decided_on date NOT NULL, number text NOT NULL CHECK (length(number) BETWEEN 1 AND 60),
    -- [{ name, userId, isRecused, conflict }]: libs/domain/src/onboarding/ballot.ts, Participant.
    participants jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(participants) = 'array' AND jsonb_array_length(participants) <= 200 AND length(participants::text) <= 100000),
    votes_for integer NOT NULL CHECK (votes_for >= 0), votes_against integer NOT NULL CHECK (votes_against >= 0), votes_abstain integer NOT NULL CHECK (votes_abstain >= 0),
    outcome text NOT NULL CHECK (outcome IN ('favour', 'reject', 'return')),
    reasons text NOT NULL CHECK (length(reasons) BETWEEN 1 AND 5000), ${words('conditions', 5000)},
    recorded_by uuid REFERENCES app_user(id), recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT application_decision_step_once UNIQUE (application_id, round, step)
  );
  CREATE TABLE membership_decision (
    id uuid PRIMARY KEY, ${consortium}, application_id uuid REFERENCES application(id), organisation_id uuid REFERENCES organisation(id),
    centre_id uuid REFERENCES org_unit(id),
    outcome text NOT NULL CHECK (outcome IN ('admitted', 'rejected', 'returned', 'expelled', 'founding')),
    body text NOT NULL CHECK (body IN ('regional_board', 'head_office', 'member_vote', 'founding_meeting')),
    number text NOT NULL CHECK (length(number) BETWEEN 1 AND 60), decided_on date NOT NULL, effective_on date NOT NULL,
    -- The last day on which a membership can begin on it, and the last day on which it can be appealed against; null where there is none.
    valid_until date, appeal_until date, round integer NOT NULL DEFAULT 1,
    reasons text NOT NULL CHECK (length(reasons) BETWEEN 1 AND 5000), ${words('conditions', 5000)}, ${words('document', 500)},
    recorded_by uuid REFERENCES app_user(id), recorded_at timestamptz NOT NULL DEFAULT now(),
    annulled_on date, annulled_at timestamptz, annulled_by uuid REFERENCES app_user(id), ${words('annulled_body', 60)}, ${words('annulled_reason', 5000)},
    CONSTRAINT membership_decision_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT membership_decision_subject CHECK (CASE WHEN outcome IN ('founding', 'expelled') THEN application_id IS NULL AND organisation_id IS NOT NULL
      ELSE application_id IS NOT NULL AND centre_id IS NOT NULL AND (outcome <> 'admitted' OR organisation_id IS NOT NULL) END),
    CONSTRAINT membership_decision_days CHECK (effective_on >= decided_on AND valid_until >= decided_on AND appeal_until >= decided_on AND annulled_on >= decided_on),
    CONSTRAINT membership_decision_annulled CHECK ((annulled_on IS NULL) = (annulled_at IS NULL) AND (annulled_on IS NULL) = (annulled_reason = '') AND (annulled_on IS NULL) = (annulled_body = ''))
  );
  CREATE UNIQUE INDEX membership_decision_one_holds ON membership_decision (application_id) WHERE annulled_at IS NULL;
  CREATE INDEX membership_decision_of_organisation ON membership_decision (consortium_id, organisation_id);
  CREATE TABLE membership_appeal (
    id uuid PRIMARY KEY, ${consortium}, centre_id uuid REFERENCES org_unit(id), decision_id uuid NOT NULL REFERENCES membership_decision(id),
    received_on date NOT NULL, appellant text NOT NULL CHECK (length(appellant) BETWEEN 1 AND 200), grounds text NOT NULL CHECK (length(grounds) BETWEEN 1 AND 5000),
    is_in_time boolean NOT NULL, recorded_by uuid REFERENCES app_user(id), recorded_at timestamptz NOT NULL DEFAULT now(),
    outcome text CHECK (outcome IN ('upheld', 'annulled', 'inadmissible')), decided_on date, ${words('outcome_reasons', 5000)}, decided_by uuid REFERENCES app_user(id),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT membership_appeal_once UNIQUE (decision_id),
    CONSTRAINT membership_appeal_decided CHECK ((outcome IS NULL) = (decided_on IS NULL) AND (outcome IS NULL) = (outcome_reasons = '') AND decided_on >= received_on)
  );
  ${['application_decision_step', 'membership_decision', 'membership_appeal'].map(locked).join('')}

  GRANT INSERT (id, consortium_id, centre_id, application_id, round, step, body, decided_on, number, participants, votes_for, votes_against, votes_abstain, outcome, reasons,
    conditions, recorded_by) ON application_decision_step TO solmu_app;
  CREATE POLICY read ON application_decision_step FOR SELECT TO solmu_app USING (${at('application.read')});
  CREATE POLICY insert_rows ON application_decision_step FOR INSERT TO solmu_app WITH CHECK (recorded_by = (SELECT app.user_id())
    AND CASE body WHEN 'regional_board' THEN ${at('application.decide')} ELSE ${whole('application.decide')} END);

  GRANT INSERT (id, consortium_id, application_id, organisation_id, centre_id, outcome, body, number, decided_on, effective_on, valid_until, appeal_until, round, reasons,
    conditions, document, recorded_by) ON membership_decision TO solmu_app;
  GRANT UPDATE (annulled_on, annulled_at, annulled_by, annulled_body, annulled_reason) ON membership_decision TO solmu_app;
  -- Whom the network has taken in or expelled is known in it; what was refused, to those who read applications.
  CREATE POLICY read ON membership_decision FOR SELECT TO solmu_app
    USING (${at('application.read')} OR outcome IN ('admitted', 'founding', 'expelled') AND ${whole('member.read')});
  CREATE POLICY insert_rows ON membership_decision FOR INSERT TO solmu_app WITH CHECK (recorded_by = (SELECT app.user_id())
    AND CASE outcome WHEN 'founding' THEN ${whole('member.rule')} WHEN 'expelled' THEN ${whole('application.decide')} ELSE ${at('application.decide')} END);
  CREATE POLICY update_rows ON membership_decision FOR UPDATE TO solmu_app USING (${whole('application.decide')}) WITH CHECK (${whole('application.decide')});

  GRANT INSERT (id, consortium_id, centre_id, decision_id, received_on, appellant, grounds, is_in_time, recorded_by) ON membership_appeal TO solmu_app;
  GRANT UPDATE (outcome, decided_on, outcome_reasons, decided_by, version) ON membership_appeal TO solmu_app;
  CREATE POLICY read ON membership_appeal FOR SELECT TO solmu_app USING (${at('application.read')});
  CREATE POLICY insert_rows ON membership_appeal FOR INSERT TO solmu_app WITH CHECK (${at('application.decide')});
  CREATE POLICY update_rows ON membership_appeal FOR UPDATE TO solmu_app USING (${whole('application.decide')}) WITH CHECK (${whole('application.decide')});
`

const checking = `
  -- What was decided about the application behind the link that the transaction names, the latest first.
  CREATE FUNCTION app.applicant_decisions() RETURNS TABLE (id uuid, outcome text, number text, decided_on date, reasons text, conditions text, appeal_until date,
      appeal_body text, reapply_months integer, annulled_on date, annulled_reason text, appealed_on date, appeal_outcome text, appeal_reasons text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.id, d.outcome, d.number, d.decided_on, d.reasons, d.conditions, d.appeal_until, p.path->>'appealBody', (p.path->>'reapplyMonths')::integer,
        d.annulled_on, d.annulled_reason, a.received_on, a.outcome, a.outcome_reasons
      FROM membership_decision d JOIN application_procedure p ON p.application_id = d.application_id LEFT JOIN membership_appeal a ON a.decision_id = d.id
      WHERE d.application_id = app.applicant_application() AND d.outcome IN ('admitted', 'rejected') ORDER BY d.round DESC, d.recorded_at DESC $$;
  REVOKE ALL ON FUNCTION app.applicant_decisions() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.applicant_decisions() TO solmu_app;

  -- What was decided stands as it was written; a decision can be annulled, once.
  CREATE FUNCTION app.keep_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE annulling text[] := ARRAY['annulled_on', 'annulled_at', 'annulled_by', 'annulled_body', 'annulled_reason'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'membership_decision' AND to_jsonb(OLD)->>'annulled_at' IS NULL AND to_jsonb(NEW)->>'annulled_at' IS NOT NULL
        AND to_jsonb(NEW) - annulling = to_jsonb(OLD) - annulling THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'what was decided does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_decision_stands';
    END $$;
  CREATE TRIGGER keep_decided BEFORE UPDATE OR DELETE ON membership_decision FOR EACH ROW EXECUTE FUNCTION app.keep_decision();
  CREATE TRIGGER keep_decided BEFORE UPDATE OR DELETE ON application_decision_step FOR EACH ROW EXECUTE FUNCTION app.keep_decision();

  -- The steps follow the path that the application went to decision with, one after the other, each by the body that it names
  -- and with a ballot that carries what it says. libs/domain/src/onboarding/ballot.ts says the same.
  CREATE FUNCTION app.check_decision_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE p application_procedure; s jsonb; present integer; cast_votes integer := NEW.votes_for + NEW.votes_against;
    BEGIN
      SELECT * INTO p FROM application_procedure WHERE application_id = NEW.application_id AND consortium_id = NEW.consortium_id AND centre_id = NEW.centre_id;
      s := p.path->'steps'->NEW.step;
      IF s IS NULL OR s->>'body' <> NEW.body OR NEW.round <> p.round
          OR NEW.step <> (SELECT count(*) FROM application_decision_step t WHERE t.application_id = NEW.application_id AND t.round = NEW.round AND t.outcome = 'favour') THEN
        RAISE EXCEPTION 'not a step of its path' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_decision_step_path';
      END IF;
      present := (SELECT count(*) FROM jsonb_array_elements(NEW.participants) m WHERE NOT (m->>'isRecused')::boolean);
      IF EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.participants) m WHERE (m->>'isRecused')::boolean AND m->>'userId' = NEW.recorded_by::text)
          OR EXISTS (SELECT 1 FROM application_assessor a WHERE a.application_id = NEW.application_id AND a.user_id = NEW.recorded_by AND a.conflict <> 'none') THEN
        RAISE EXCEPTION 'recused from it' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_decision_step_recused';
      END IF;
      IF present < (s->>'quorum')::integer OR NEW.votes_for + NEW.votes_against + NEW.votes_abstain <> present THEN
        RAISE EXCEPTION 'no quorum, or votes of others' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_decision_step_quorum';
      END IF;
      IF NEW.outcome <> 'return' AND (NEW.outcome = 'favour') <> (CASE s->>'majority' WHEN 'absolute' THEN 2 * NEW.votes_for > present
          WHEN 'two_thirds' THEN cast_votes > 0 AND 3 * NEW.votes_for >= 2 * cast_votes ELSE NEW.votes_for > NEW.votes_against END) THEN
        RAISE EXCEPTION 'the votes say otherwise' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_decision_step_majority';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_step BEFORE INSERT ON application_decision_step FOR EACH ROW EXECUTE FUNCTION app.check_decision_step();

  -- Nobody is admitted but by every step of the path; nobody is refused without a step that refuses.
  CREATE FUNCTION app.check_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE p application_procedure; favoured integer; refused boolean;
    BEGIN
      IF NEW.application_id IS NULL THEN RETURN NEW; END IF;
      SELECT * INTO p FROM application_procedure WHERE application_id = NEW.application_id AND consortium_id = NEW.consortium_id AND centre_id = NEW.centre_id;
      SELECT count(*) FILTER (WHERE t.outcome = 'favour'), coalesce(bool_or(t.outcome = CASE NEW.outcome WHEN 'returned' THEN 'return' ELSE 'reject' END), false)
        INTO favoured, refused FROM application_decision_step t WHERE t.application_id = NEW.application_id AND t.round = p.round;
      IF p.path IS NULL OR NEW.round <> p.round OR NOT (CASE NEW.outcome WHEN 'admitted' THEN favoured = jsonb_array_length(p.path->'steps') ELSE refused END) THEN
        RAISE EXCEPTION 'not decided by the path' USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_decision_path';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_path BEFORE INSERT ON membership_decision FOR EACH ROW EXECUTE FUNCTION app.check_decision();

  -- The organisation that an application in decision becomes when it is admitted: the one that the centre has named, one of the
  -- same business id, or a new one. For whoever records the decision at the centre, who need not look after organisations.
  CREATE FUNCTION app.organisation_to_admit(p_application uuid, p_id uuid) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE a application; known uuid;
    BEGIN
      SELECT * INTO a FROM application t WHERE t.id = p_application AND t.consortium_id = app.consortium_id() AND t.state = 'in_decision'
        AND (t.consortium_id = ANY (ARRAY(SELECT app.consortia_for('application.decide'))) OR t.centre_id = ANY (ARRAY(SELECT app.units_for('application.decide'))));
      IF NOT FOUND THEN RAISE EXCEPTION 'not theirs to admit' USING ERRCODE = 'insufficient_privilege'; END IF;
      known := coalesce(a.organisation_id, (SELECT o.id FROM organisation o WHERE o.consortium_id = a.consortium_id AND o.business_id = a.business_id));
      IF known IS NOT NULL THEN RETURN known; END IF;
      INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, business_id, legal_form)
        VALUES (p_id, a.consortium_id, a.name, '', '', a.business_id, coalesce((SELECT s.content->>'legalForm' FROM application_section s
          WHERE s.application_id = a.id AND s.content->>'legalForm' IN ('foundation', 'association', 'municipality', 'joint_authority', 'wellbeing_county', 'state', 'parish',
            'cooperative', 'limited_company') LIMIT 1), 'other'));
      RETURN p_id;
    END $$;
  REVOKE ALL ON FUNCTION app.organisation_to_admit(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.organisation_to_admit(uuid, uuid) TO solmu_app;

  -- An application is admitted, or refused, exactly while a decision that says so holds: looked at when the transaction ends,
  -- from both sides.
  CREATE FUNCTION app.check_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE about uuid := (CASE TG_TABLE_NAME WHEN 'application' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'application_id' END)::uuid;
    BEGIN
      IF EXISTS (SELECT 1 FROM application a WHERE a.id = about AND a.state IN ('admitted', 'rejected')
          AND NOT EXISTS (SELECT 1 FROM membership_decision d WHERE d.application_id = a.id AND d.annulled_at IS NULL AND d.outcome = a.state)) THEN
        RAISE EXCEPTION 'no decision says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_is_decided';
      END IF;
      RETURN NULL;
    END $$;
  CREATE CONSTRAINT TRIGGER is_decided AFTER INSERT OR UPDATE OF state ON application DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION app.check_decided();
  CREATE CONSTRAINT TRIGGER is_decided AFTER UPDATE ON membership_decision DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.application_id IS NOT NULL) EXECUTE FUNCTION app.check_decided();
  REVOKE ALL ON FUNCTION app.keep_decision(), app.check_decision_step(), app.check_decision(), app.check_decided() FROM PUBLIC;
`
