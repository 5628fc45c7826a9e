import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * How a regional centre is chosen: criteria with weights, candidates, assessors who score them apart from each other, conflicts of
 * interest, the votes of the units, and what was decided. Nobody reads the points of another until the assessment is closed.
 */
export class CentreChoices1765030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
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
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`
const part = 'choice_id uuid NOT NULL, FOREIGN KEY (choice_id, consortium_id) REFERENCES centre_choice (id, consortium_id)'

const tables = `
  CREATE TABLE centre_choice (
    id uuid PRIMARY KEY, ${consortium},
    -- The regional centre whose keeper is chosen.
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    ${texts('title', 2500)}, ${texts('description', 30000)},
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'closed', 'decided', 'cancelled')),
    -- libs/domain/src/governance/centre-choice.ts, Criterion[]; fixed when it is opened.
    criteria jsonb NOT NULL CHECK (jsonb_typeof(criteria) = 'array' AND jsonb_array_length(criteria) <= 20 AND length(criteria::text) <= 5000),
    -- The last day on which the assessors score.
    closes_on date, opened_on date, closed_on date, ended_on date, ${words('end_reason', 2000)},
    -- The votes of the units: read of a ballot, or counted elsewhere, and then where.
    ballot_id uuid, ${words('vote_source', 500)},
    -- What was decided, why, by which decision and from which day; and the change of the network by which it was carried out.
    chosen_id uuid, ${words('why', 4000)}, decision_id uuid, effective_on date, network_change_id uuid REFERENCES network_change(id),
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT centre_choice_of_consortium UNIQUE (id, consortium_id),
    FOREIGN KEY (ballot_id, consortium_id) REFERENCES ballot (id, consortium_id),
    FOREIGN KEY (decision_id, consortium_id) REFERENCES governance_decision (id, consortium_id),
    CONSTRAINT centre_choice_opened CHECK (state IN ('draft', 'cancelled') OR (opened_on IS NOT NULL AND closes_on IS NOT NULL)),
    CONSTRAINT centre_choice_ended CHECK ((state IN ('decided', 'cancelled')) = (ended_on IS NOT NULL) AND (state = 'cancelled') = (end_reason <> '')),
    CONSTRAINT centre_choice_decided CHECK ((state = 'decided') = (chosen_id IS NOT NULL) AND (state = 'decided') = (decision_id IS NOT NULL)
      AND (state = 'decided') = (effective_on IS NOT NULL) AND (state = 'decided' OR network_change_id IS NULL)),
    CONSTRAINT centre_choice_votes CHECK (ballot_id IS NULL OR vote_source = '')
  );
  CREATE INDEX centre_choice_by_consortium ON centre_choice (consortium_id, created_at);

  CREATE TABLE centre_candidate (
    id uuid PRIMARY KEY, ${consortium}, ${part},
    -- The unit that would be the centre, and the organisation that runs it.
    unit_id uuid NOT NULL REFERENCES org_unit(id), organisation_id uuid NOT NULL REFERENCES organisation(id), place integer NOT NULL,
    ${words('statement', 4000)},
    -- libs/domain/src/governance/evidence-link.ts, EvidenceLink[]
    links jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(links) = 'array' AND length(links::text) <= 20000),
    withdrawn_on date, ${words('withdraw_reason', 2000)},
    -- Which option of the ballot it is, or how many votes it got where they were counted elsewhere.
    option_code text CHECK (option_code ~ '^[a-z0-9_]{1,30}$'), votes integer CHECK (votes >= 0),
    CONSTRAINT centre_candidate_of_choice UNIQUE (id, choice_id),
    CONSTRAINT centre_candidate_once UNIQUE (choice_id, unit_id),
    CONSTRAINT centre_candidate_withdrawn CHECK ((withdrawn_on IS NULL) = (withdraw_reason = '')),
    CONSTRAINT centre_candidate_votes CHECK (option_code IS NULL OR votes IS NULL)
  );
  ALTER TABLE centre_choice ADD CONSTRAINT centre_choice_chosen FOREIGN KEY (chosen_id, id) REFERENCES centre_candidate (id, choice_id);

  CREATE TABLE centre_assessor (
    id uuid PRIMARY KEY, ${consortium}, ${part}, user_id uuid NOT NULL REFERENCES app_user(id),
    CONSTRAINT centre_assessor_of_choice UNIQUE (id, choice_id),
    CONSTRAINT centre_assessor_once UNIQUE (choice_id, user_id)
  );

  CREATE TABLE centre_score (
    ${consortium}, choice_id uuid NOT NULL, assessor_id uuid NOT NULL, candidate_id uuid NOT NULL, criterion text NOT NULL CHECK (length(criterion) <= 30),
    points integer NOT NULL CHECK (points BETWEEN 0 AND 4), evidence text NOT NULL CHECK (length(evidence) BETWEEN 1 AND 2000), scored_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (assessor_id, candidate_id, criterion),
    FOREIGN KEY (assessor_id, choice_id) REFERENCES centre_assessor (id, choice_id),
    FOREIGN KEY (candidate_id, choice_id) REFERENCES centre_candidate (id, choice_id)
  );
  CREATE INDEX centre_score_of_choice ON centre_score (choice_id);

  -- That an assessor has an interest in who is chosen; what was noted stays. One who is recused counts for nobody.
  CREATE TABLE centre_conflict (
    id uuid PRIMARY KEY, ${consortium}, choice_id uuid NOT NULL, assessor_id uuid NOT NULL, candidate_id uuid,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000), is_recused boolean NOT NULL, is_declared boolean NOT NULL,
    noted_by uuid REFERENCES app_user(id), noted_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (assessor_id, choice_id) REFERENCES centre_assessor (id, choice_id),
    FOREIGN KEY (candidate_id, choice_id) REFERENCES centre_candidate (id, choice_id)
  );
  CREATE INDEX centre_conflict_of_choice ON centre_conflict (choice_id);
  ${['centre_choice', 'centre_candidate', 'centre_assessor', 'centre_score', 'centre_conflict'].map(locked).join('')}

  INSERT INTO record_kind (kind, action) VALUES ('centre_choice', 'choice.read');
`

const reach = `
  -- As whom the viewer assesses.
  CREATE FUNCTION app.my_centre_assessors() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id FROM centre_assessor a WHERE a.consortium_id = app.consortium_id() AND a.user_id = app.user_id() AND EXISTS (SELECT 1 FROM app.my_grants('choice.assess')) $$;

  -- Who has scored what, without the points: so that those who lead the assessment know how far it is.
  CREATE FUNCTION app.centre_scored(p_choice uuid) RETURNS TABLE (assessor_id uuid, candidate_id uuid, criterion text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.assessor_id, s.candidate_id, s.criterion FROM centre_score s JOIN centre_choice c ON c.id = s.choice_id
    WHERE s.choice_id = p_choice AND c.consortium_id = app.consortium_id() AND c.consortium_id IN (SELECT app.consortia_for('choice.read')) $$;

  -- Which assessors work for which candidates today, or stand for them by a mandate.
  CREATE FUNCTION app.centre_ties(p_choice uuid) RETURNS TABLE (assessor_id uuid, candidate_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT a.id, k.id FROM centre_choice c JOIN centre_assessor a ON a.choice_id = c.id JOIN centre_candidate k ON k.choice_id = c.id
    WHERE c.id = p_choice AND c.consortium_id = app.consortium_id() AND c.consortium_id IN (SELECT app.consortia_for('choice.read'))
      AND (EXISTS (SELECT 1 FROM role_assignment r JOIN unit_period p ON p.unit_id = r.unit_id AND p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today())
          WHERE r.user_id = a.user_id AND r.consortium_id = c.consortium_id AND p.organisation_id = k.organisation_id AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today()))
        OR EXISTS (SELECT 1 FROM mandate m WHERE m.user_id = a.user_id AND m.consortium_id = c.consortium_id AND m.organisation_id = k.organisation_id AND m.valid_from <= app.today()
          AND (m.valid_to IS NULL OR m.valid_to > app.today()) AND (m.ended_on IS NULL OR m.ended_on > app.today()))) $$;

  -- What the assessors are called, for whoever reads the choice.
  CREATE FUNCTION app.centre_assessors(p_choice uuid) RETURNS TABLE (id uuid, user_id uuid, name text, language text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id, a.user_id, u.display_name, u.language FROM centre_assessor a JOIN app_user u ON u.id = a.user_id
    WHERE a.choice_id = p_choice AND a.consortium_id = app.consortium_id() AND a.consortium_id IN (SELECT app.consortia_for('choice.read')) $$;

  -- Who can be named an assessor: those who work somewhere in the network.
  CREATE FUNCTION app.centre_people() RETURNS TABLE (id uuid, name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.display_name FROM role_assignment r JOIN app_user u ON u.id = r.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE r.consortium_id = app.consortium_id() AND r.consortium_id IN (SELECT app.consortia_for('choice.manage')) AND r.role <> 'funder'
      AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today()) $$;
  REVOKE ALL ON FUNCTION app.my_centre_assessors(), app.centre_scored(uuid), app.centre_ties(uuid), app.centre_assessors(uuid), app.centre_people() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_centre_assessors(), app.centre_scored(uuid), app.centre_ties(uuid), app.centre_assessors(uuid), app.centre_people() TO solmu_app;
`

/** Whose choice is seen is for the choice to say. */
const seen = 'choice_id IN (SELECT c.id FROM centre_choice c)'
const mine = 'assessor_id = ANY (ARRAY(SELECT app.my_centre_assessors()))'

const policies = `
  GRANT INSERT (id, consortium_id, unit_id, title, description, criteria, closes_on, created_by) ON centre_choice TO solmu_app;
  GRANT UPDATE (unit_id, title, description, criteria, closes_on, state, opened_on, closed_on, ended_on, end_reason, ballot_id, vote_source, chosen_id, why, decision_id, effective_on,
    network_change_id, version) ON centre_choice TO solmu_app;
  CREATE POLICY read ON centre_choice FOR SELECT TO solmu_app USING (${whole('choice.manage')} OR opened_on IS NOT NULL AND ${whole('choice.read')});
  CREATE POLICY insert_rows ON centre_choice FOR INSERT TO solmu_app WITH CHECK (${whole('choice.manage')} AND state = 'draft' AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON centre_choice FOR UPDATE TO solmu_app USING (${whole('choice.manage')}) WITH CHECK (${whole('choice.manage')});

  GRANT INSERT (id, consortium_id, choice_id, unit_id, organisation_id, place, statement, links), DELETE ON centre_candidate TO solmu_app;
  GRANT UPDATE (withdrawn_on, withdraw_reason, option_code, votes) ON centre_candidate TO solmu_app;
  GRANT INSERT (id, consortium_id, choice_id, user_id), DELETE ON centre_assessor TO solmu_app;
  ${['centre_candidate', 'centre_assessor']
    .map(
      (table) => `
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND ${seen});
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${whole('choice.manage')} AND ${seen});
  CREATE POLICY delete_rows ON ${table} FOR DELETE TO solmu_app USING (${whole('choice.manage')} AND ${seen});`
    )
    .join('')}
  CREATE POLICY update_rows ON centre_candidate FOR UPDATE TO solmu_app USING (${whole('choice.manage')}) WITH CHECK (${whole('choice.manage')});

  GRANT INSERT (consortium_id, choice_id, assessor_id, candidate_id, criterion, points, evidence), UPDATE (points, evidence, scored_at) ON centre_score TO solmu_app;
  CREATE POLICY read ON centre_score FOR SELECT TO solmu_app
    USING (consortium_id = app.consortium_id() AND (${mine} OR choice_id IN (SELECT c.id FROM centre_choice c WHERE c.state IN ('closed', 'decided'))));
  CREATE POLICY insert_rows ON centre_score FOR INSERT TO solmu_app WITH CHECK (consortium_id = app.consortium_id() AND ${mine} AND ${seen});
  CREATE POLICY update_rows ON centre_score FOR UPDATE TO solmu_app USING (consortium_id = app.consortium_id() AND ${mine}) WITH CHECK (consortium_id = app.consortium_id() AND ${mine});

  GRANT INSERT (id, consortium_id, choice_id, assessor_id, candidate_id, reason, is_recused, is_declared, noted_by) ON centre_conflict TO solmu_app;
  CREATE POLICY read ON centre_conflict FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND ${seen});
  CREATE POLICY insert_rows ON centre_conflict FOR INSERT TO solmu_app
    WITH CHECK (consortium_id = app.consortium_id() AND ${seen} AND noted_by = (SELECT app.user_id()) AND (is_declared AND ${mine} OR NOT is_declared AND ${whole('choice.manage')}));
`

const keeping = `
  -- What was opened stays as it was opened, and it takes no step that libs/domain/src/governance/centre-choice.workflow.ts does not know.
  CREATE FUNCTION app.keep_centre_choice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE moving text[] := ARRAY['network_change_id', 'version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR NEW.consortium_id <> OLD.consortium_id
        OR OLD.state <> 'draft' AND (NEW.unit_id, NEW.title, NEW.description, NEW.criteria, NEW.closes_on, NEW.opened_on) IS DISTINCT FROM (OLD.unit_id, OLD.title, OLD.description, OLD.criteria, OLD.closes_on, OLD.opened_on)
        OR OLD.ended_on IS NOT NULL AND (OLD.state = 'cancelled' OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving)
        OR OLD.state <> 'closed' AND (NEW.ballot_id, NEW.vote_source) IS DISTINCT FROM (OLD.ballot_id, OLD.vote_source)
        OR NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('draft', 'open'), ('open', 'closed'), ('closed', 'decided'), ('draft', 'cancelled'), ('open', 'cancelled'), ('closed', 'cancelled')) THEN
        RAISE EXCEPTION 'a choice is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_choice_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_centre_choice BEFORE UPDATE OR DELETE ON centre_choice FOR EACH ROW EXECUTE FUNCTION app.keep_centre_choice();

  -- Candidates and assessors are named in the draft; later candidates only withdraw, and get votes once the assessment is closed.
  CREATE FUNCTION app.keep_centre_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE c_state text := (SELECT c.state FROM centre_choice c WHERE c.id = coalesce(NEW.choice_id, OLD.choice_id)); voted text[] := ARRAY['option_code', 'votes'];
    BEGIN
      IF app.user_id() IS NULL OR TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN coalesce(NEW, OLD); END IF;
      IF TG_OP <> 'UPDATE' AND c_state <> 'draft' OR TG_OP = 'UPDATE' AND (c_state NOT IN ('open', 'closed') OR c_state = 'open' AND to_jsonb(NEW) - voted = to_jsonb(OLD) - voted) THEN
        RAISE EXCEPTION 'a choice is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_choice_state';
      END IF;
      RETURN coalesce(NEW, OLD);
    END $$;
  CREATE TRIGGER keep_centre_candidate BEFORE INSERT OR UPDATE OR DELETE ON centre_candidate FOR EACH ROW EXECUTE FUNCTION app.keep_centre_part();
  CREATE TRIGGER keep_centre_assessor BEFORE INSERT OR UPDATE OR DELETE ON centre_assessor FOR EACH ROW EXECUTE FUNCTION app.keep_centre_part();

  -- Points are given while the assessment is open, by those who are not recused; conflicts are noted until it is decided, and stay.
  CREATE FUNCTION app.keep_centre_score() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NULL OR TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN coalesce(NEW, OLD); END IF;
      PERFORM 1 FROM centre_choice c WHERE c.id = NEW.choice_id FOR KEY SHARE;
      IF TG_OP = 'DELETE' OR NOT EXISTS (SELECT 1 FROM centre_choice c WHERE c.id = NEW.choice_id AND c.state = 'open') THEN
        RAISE EXCEPTION 'the assessment is not open' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_choice_state';
      END IF;
      IF EXISTS (SELECT 1 FROM centre_conflict x WHERE x.assessor_id = NEW.assessor_id AND x.is_recused) THEN
        RAISE EXCEPTION 'the assessor is recused' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_choice_recused';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_centre_score BEFORE INSERT OR UPDATE OR DELETE ON centre_score FOR EACH ROW EXECUTE FUNCTION app.keep_centre_score();

  CREATE FUNCTION app.keep_centre_conflict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NULL OR TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN coalesce(NEW, OLD); END IF;
      IF TG_OP <> 'INSERT' OR NOT EXISTS (SELECT 1 FROM centre_choice c WHERE c.id = NEW.choice_id AND c.state IN ('open', 'closed')) THEN
        RAISE EXCEPTION 'a choice is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_choice_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_centre_conflict BEFORE INSERT OR UPDATE OR DELETE ON centre_conflict FOR EACH ROW EXECUTE FUNCTION app.keep_centre_conflict();
  REVOKE ALL ON FUNCTION app.keep_centre_choice(), app.keep_centre_part(), app.keep_centre_score(), app.keep_centre_conflict() FROM PUBLIC;
`
