import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * A regional centre can be chosen where a region has none yet, by criteria of its own, and with files that show what is claimed. Bodies
 * tell those who keep them by mail which seats stand empty and which terms end, and those who seat somebody search for people by name.
 */
export class ChoosingAndBodies1765080000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [choices, papers, keeping, bodies]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'
const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const choices = `
  -- Where the region has no centre yet: what the centre will be called; unit_id is then the head office, under which it begins.
  ALTER TABLE centre_choice ADD COLUMN new_name jsonb CHECK (jsonb_typeof(new_name) = 'object' AND length(new_name->>'fi') BETWEEN 1 AND 200 AND length(new_name::text) <= 2500);
  -- Own criteria bring their names.
  ALTER TABLE centre_choice DROP CONSTRAINT centre_choice_criteria_check;
  ALTER TABLE centre_choice ADD CONSTRAINT centre_choice_criteria_check CHECK (jsonb_typeof(criteria) = 'array' AND jsonb_array_length(criteria) <= 20 AND length(criteria::text) <= 20000);
  GRANT INSERT (new_name), UPDATE (new_name) ON centre_choice TO solmu_app;
  -- The candidates of a draft stay the same records while it is written on, so that files can hang on them.
  GRANT UPDATE (organisation_id, place, statement, links) ON centre_candidate TO solmu_app;

  -- Whether an interest was noted after the assessment was closed, when the points had been seen.
  ALTER TABLE centre_conflict ADD COLUMN is_late boolean NOT NULL DEFAULT false;
  GRANT INSERT (is_late) ON centre_conflict TO solmu_app;

  -- Whom it concerns that an assessor is recused: the other assessors, and those who lead the choice.
  CREATE FUNCTION app.centre_concerned(p_choice uuid) RETURNS TABLE (user_id uuid, language text) LANGUAGE sql STABLE ${definer} AS $$
    WITH c AS (SELECT * FROM centre_choice x WHERE x.id = p_choice AND x.consortium_id = app.consortium_id() AND x.consortium_id IN (SELECT app.consortia_for('choice.read')))
    SELECT a.user_id, u.language FROM c JOIN centre_assessor a ON a.choice_id = c.id JOIN app_user u ON u.id = a.user_id AND u.deactivated_at IS NULL
    UNION SELECT h.user_id, h.language FROM c JOIN org_unit o ON o.consortium_id = c.consortium_id AND o.type = 'headquarters' CROSS JOIN LATERAL app.holders_at('choice.manage', o.id) h $$;
  REVOKE ALL ON FUNCTION app.centre_concerned(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.centre_concerned(uuid) TO solmu_app;
`

/** Whose choice is seen is for the choice to say. */
const seen = 'choice_id IN (SELECT c.id FROM centre_choice c)'
const mine = 'assessor_id = ANY (ARRAY(SELECT app.my_centre_assessors()))'
const theirs = `(assessor_id IS NULL AND ${whole('choice.manage')} OR ${mine})`

const papers = `
  -- What shows something of a candidate, as a file: brought forward with the candidate, or by an assessor for the points.
  CREATE TABLE centre_paper (
    id uuid PRIMARY KEY, ${consortium}, choice_id uuid NOT NULL, candidate_id uuid NOT NULL, assessor_id uuid,
    file_key text NOT NULL, file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 300), file_size integer NOT NULL CHECK (file_size > 0),
    file_type text NOT NULL CHECK (file_type IN ('application/pdf', 'image/png', 'image/jpeg')), file_hash text NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
    uploaded_by uuid REFERENCES app_user(id), uploaded_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (choice_id, consortium_id) REFERENCES centre_choice (id, consortium_id),
    FOREIGN KEY (candidate_id, choice_id) REFERENCES centre_candidate (id, choice_id),
    FOREIGN KEY (assessor_id, choice_id) REFERENCES centre_assessor (id, choice_id)
  );
  CREATE INDEX centre_paper_of_choice ON centre_paper (choice_id);
  ${locked('centre_paper')}
  GRANT INSERT (id, consortium_id, choice_id, candidate_id, assessor_id, file_key, file_name, file_size, file_type, file_hash, uploaded_by), DELETE ON centre_paper TO solmu_app;
  -- What an assessor brings is the assessor's alone until the assessment is closed, as the points are.
  CREATE POLICY read ON centre_paper FOR SELECT TO solmu_app
    USING (consortium_id = app.consortium_id() AND (assessor_id IS NULL AND ${seen} OR ${mine} OR choice_id IN (SELECT c.id FROM centre_choice c WHERE c.state IN ('closed', 'decided'))));
  CREATE POLICY insert_rows ON centre_paper FOR INSERT TO solmu_app WITH CHECK (consortium_id = app.consortium_id() AND ${seen} AND ${theirs} AND uploaded_by = (SELECT app.user_id()));
  CREATE POLICY delete_rows ON centre_paper FOR DELETE TO solmu_app USING (consortium_id = app.consortium_id() AND ${theirs});
`

const keeping = `
  CREATE OR REPLACE FUNCTION app.keep_centre_choice() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE moving text[] := ARRAY['network_change_id', 'version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR NEW.consortium_id <> OLD.consortium_id
        OR OLD.state <> 'draft' AND (NEW.unit_id, NEW.new_name, NEW.title, NEW.description, NEW.criteria, NEW.closes_on, NEW.opened_on)
          IS DISTINCT FROM (OLD.unit_id, OLD.new_name, OLD.title, OLD.description, OLD.criteria, OLD.closes_on, OLD.opened_on)
        OR OLD.ended_on IS NOT NULL AND (OLD.state = 'cancelled' OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving)
        OR OLD.state <> 'closed' AND (NEW.ballot_id, NEW.vote_source) IS DISTINCT FROM (OLD.ballot_id, OLD.vote_source)
        OR NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('draft', 'open'), ('open', 'closed'), ('closed', 'decided'), ('draft', 'cancelled'), ('open', 'cancelled'), ('closed', 'cancelled')) THEN
        RAISE EXCEPTION 'a choice is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_choice_state';
      END IF;
      RETURN NEW;
    END $$;

  -- Candidates and assessors are written in the draft; later candidates only withdraw, and get votes once the assessment is closed.
  CREATE OR REPLACE FUNCTION app.keep_centre_part() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE c_state text := (SELECT c.state FROM centre_choice c WHERE c.id = coalesce(NEW.choice_id, OLD.choice_id));
      voted text[] := ARRAY['option_code', 'votes']; moving text[] := voted || ARRAY['withdrawn_on', 'withdraw_reason'];
    BEGIN
      IF app.user_id() IS NULL OR TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN coalesce(NEW, OLD); END IF;
      IF TG_OP <> 'UPDATE' AND c_state <> 'draft'
        OR TG_OP = 'UPDATE' AND c_state = 'draft' AND (TG_TABLE_NAME <> 'centre_candidate' OR to_jsonb(NEW) -> 'unit_id' <> to_jsonb(OLD) -> 'unit_id'
          OR EXISTS (SELECT 1 FROM unnest(moving) m WHERE to_jsonb(NEW) -> m IS DISTINCT FROM to_jsonb(OLD) -> m))
        OR TG_OP = 'UPDATE' AND c_state <> 'draft' AND (c_state NOT IN ('open', 'closed') OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
          OR c_state = 'open' AND to_jsonb(NEW) - voted = to_jsonb(OLD) - voted) THEN
        RAISE EXCEPTION 'a choice is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_choice_state';
      END IF;
      RETURN coalesce(NEW, OLD);
    END $$;

  -- Files of candidates come until the assessment is closed, those of assessors while it is open, from who is not recused.
  CREATE FUNCTION app.keep_centre_paper() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE kept centre_paper := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; c_state text;
    BEGIN
      IF app.user_id() IS NULL OR TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN kept; END IF;
      SELECT c.state INTO c_state FROM centre_choice c WHERE c.id = kept.choice_id FOR KEY SHARE;
      IF TG_OP = 'UPDATE' OR c_state NOT IN ('draft', 'open') OR kept.assessor_id IS NOT NULL AND c_state <> 'open' THEN
        RAISE EXCEPTION 'a choice is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_choice_state';
      END IF;
      IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM centre_conflict x WHERE x.assessor_id = kept.assessor_id AND x.is_recused) THEN
        RAISE EXCEPTION 'the assessor is recused' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_choice_recused';
      END IF;
      RETURN kept;
    END $$;
  CREATE TRIGGER keep_centre_paper BEFORE INSERT OR UPDATE OR DELETE ON centre_paper FOR EACH ROW EXECUTE FUNCTION app.keep_centre_paper();
  REVOKE ALL ON FUNCTION app.keep_centre_paper() FROM PUBLIC;
`

const bodies = `
  -- Whom the clock has told of what in a body, once for each day that it is about.
  CREATE TABLE body_reminder (
    ${consortium}, body_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('empty', 'ending', 'ending_soon')),
    about_on date NOT NULL, user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE, sent_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (body_id, kind, about_on, user_id),
    FOREIGN KEY (body_id, consortium_id) REFERENCES body (id, consortium_id)
  );
  ${locked('body_reminder')}
  CREATE POLICY read ON body_reminder FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND user_id = (SELECT app.user_id()));

  -- The bodies in which seats are to be filled, with those who sit in them; for the clock alone. What is missing is for the domain to say.
  CREATE FUNCTION app.bodies_by_clock() RETURNS TABLE (consortium_id uuid, body_id uuid, kind text, name jsonb, seats integer, members jsonb) LANGUAGE sql STABLE ${definer} AS $$
    SELECT b.consortium_id, b.id, b.kind, b.name, b.seats, coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role, 'substituteFor', m.substitute_for, 'validFrom', m.valid_from,
        'validTo', m.valid_to, 'endedOn', m.ended_on)) FROM body_member m WHERE m.body_id = b.id), '[]')
    FROM body b WHERE app.user_id() IS NULL AND b.kind <> 'assembly' AND b.valid_from <= app.today() AND (b.valid_to IS NULL OR b.valid_to > app.today()) $$;

  -- Who keeps a body and was not told yet.
  CREATE FUNCTION app.body_keepers(p_body uuid, p_kind text, p_about date) RETURNS TABLE (user_id uuid, language text) LANGUAGE sql STABLE ${definer} AS $$
    SELECT h.user_id, h.language FROM body b CROSS JOIN LATERAL app.holders_at('body.manage', b.unit_id) h WHERE b.id = p_body AND app.user_id() IS NULL
      AND NOT EXISTS (SELECT 1 FROM body_reminder r WHERE r.body_id = b.id AND r.kind = p_kind AND r.about_on = p_about AND r.user_id = h.user_id) ORDER BY h.user_id $$;

  CREATE FUNCTION app.note_body_reminder(p_body uuid, p_kind text, p_about date, p_user uuid) RETURNS void LANGUAGE sql ${definer} AS $$
    INSERT INTO body_reminder (consortium_id, body_id, kind, about_on, user_id) SELECT b.consortium_id, b.id, p_kind, p_about, p_user FROM body b WHERE b.id = p_body AND app.user_id() IS NULL ON CONFLICT DO NOTHING $$;

  -- Who can be seated, by name: those who work in a unit of an organisation, for whoever keeps a body anywhere.
  CREATE FUNCTION app.body_people(p_words text) RETURNS TABLE (user_id uuid, name text, organisation_id uuid) LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT u.id, u.display_name, p.organisation_id FROM unit_period p JOIN role_assignment a ON a.unit_id = p.unit_id AND a.deputy_for IS NULL AND a.role <> 'funder'
      AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
    JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE p.consortium_id = app.consortium_id() AND p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today())
      AND EXISTS (SELECT 1 FROM app.my_grants('body.manage')) AND position(lower(p_words) IN lower(u.display_name)) > 0 $$;
  REVOKE ALL ON FUNCTION app.bodies_by_clock(), app.body_keepers(uuid, text, date), app.note_body_reminder(uuid, text, date, uuid), app.body_people(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.bodies_by_clock(), app.body_keepers(uuid, text, date), app.note_body_reminder(uuid, text, date, uuid), app.body_people(text) TO solmu_app;
`
