import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Reviews by others. A reviewer sees the unit and its evidence, and neither what the unit says of itself nor what it comes to
 * before the own review is handed in; nobody else sees the answers of a review before the assessment has left it. Both hold in
 * row-level security, whatever else somebody holds. Nobody reviews the own unit or region, or where an interest is declared;
 * whoever leaves leaves the unfinished reviews.
 */
export class QualityReviews1764820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(reach)
    await runner.query(policies)
    await runner.query(blindness)
    await runner.query(locks)
    await runner.query(doors)
    await runner.query(steps)
    await runner.query(leaving)
    await runner.query(clock)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const text = (column: string, longest: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${longest})`

const tables = `
  -- How many reviewers it is to have; 0 while nobody has said.
  ALTER TABLE quality_assessment ADD COLUMN reviewers_wanted smallint NOT NULL DEFAULT 0 CHECK (reviewers_wanted BETWEEN 0 AND 9);
  GRANT UPDATE (reviewers_wanted) ON quality_assessment TO solmu_app;

  -- Where somebody has a stake, and so does not review: in a unit, a centre with its units, or an organisation.
  CREATE TABLE reviewer_interest (
    id uuid PRIMARY KEY, ${consortium}, user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    unit_id uuid REFERENCES org_unit(id), organisation_id uuid REFERENCES organisation(id),
    reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
    declared_by uuid REFERENCES app_user(id), declared_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz,
    CONSTRAINT reviewer_interest_one CHECK (num_nonnulls(unit_id, organisation_id) = 1)
  );
  CREATE INDEX reviewer_interest_of_user ON reviewer_interest (user_id) WHERE ended_at IS NULL;

  CREATE TABLE quality_review (
    id uuid PRIMARY KEY, ${consortium}, assessment_id uuid NOT NULL, unit_id uuid NOT NULL,
    reviewer_id uuid NOT NULL REFERENCES app_user(id),
    assigned_by uuid REFERENCES app_user(id), assigned_at timestamptz NOT NULL DEFAULT now(),
    state text NOT NULL DEFAULT 'assigned' CHECK (state IN ('assigned', 'declined', 'scoring', 'submitted', 'ended')),
    -- Why the reviewer declined, or why somebody ended it.
    ${text('declined_reason', 2000)},
    visit_on date, ${text('visit_plan', 4000)}, submitted_at timestamptz,
    -- From whoever assigns to the reviewer.
    ${text('note', 2000)},
    version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (assessment_id, unit_id, consortium_id) REFERENCES quality_assessment (id, unit_id, consortium_id),
    CONSTRAINT quality_review_once UNIQUE (assessment_id, reviewer_id),
    CONSTRAINT quality_review_submitted CHECK ((state = 'submitted') = (submitted_at IS NOT NULL))
  );
  CREATE INDEX quality_review_of_reviewer ON quality_review (reviewer_id, state);

  CREATE TABLE quality_review_answer (
    review_id uuid NOT NULL REFERENCES quality_review(id), criterion_code text NOT NULL, ${consortium},
    value integer CHECK (value BETWEEN 0 AND 100), skipped text CHECK (length(btrim(skipped)) BETWEEN 1 AND 1000),
    ${text('comment', 4000)}, changed_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (review_id, criterion_code),
    CONSTRAINT quality_review_answer_one CHECK (value IS NULL OR skipped IS NULL)
  );
  ALTER TABLE quality_evidence ADD CONSTRAINT quality_evidence_of_review FOREIGN KEY (review_id) REFERENCES quality_review(id);
`

const whole = (action: string, of = 'consortium_id'): string => `${of} = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string, of: string): string => `(${whole(action, `${of}.consortium_id`)} OR ${of}.unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const isReviewer = `EXISTS (SELECT 1 FROM app.my_grants('review.write'))`

/** A set-returning function in the hands of the application, evaluated once in policies. */
const list = (name: string, body: string): string => `
  CREATE FUNCTION app.${name}() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY ${body}; END $$;
  REVOKE ALL ON FUNCTION app.${name}() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.${name}() TO solmu_app;`

const mine = `FROM quality_review r JOIN quality_assessment a ON a.id = r.assessment_id WHERE r.reviewer_id = app.user_id() AND r.consortium_id = app.consortium_id()`

const reach = `
  -- Assessments whose own answers the viewer must not see yet. This binds whatever role they hold, in every session and token.
  ${list('blind_to', `SELECT r.assessment_id FROM quality_review r WHERE r.reviewer_id = app.user_id() AND r.state IN ('assigned', 'scoring')`)}
  -- Assessments that the viewer reviews, once the unit has handed in: their evidence is open.
  ${list('reviewed_by_me', `SELECT a.id ${mine} AND ${isReviewer} AND r.state IN ('assigned', 'scoring', 'submitted') AND a.state NOT IN ('self', 'cancelled')`)}
  -- Those that the viewer has reviewed: everything is open.
  ${list('submitted_by_me', `SELECT a.id ${mine} AND ${isReviewer} AND r.state = 'submitted' AND a.state <> 'cancelled'`)}
  -- Reviews that the viewer writes now.
  ${list('reviews_i_write', `SELECT r.id ${mine} AND ${isReviewer} AND r.state IN ('assigned', 'scoring') AND a.state = 'review'`)}
  -- Reviews that were handed in, of assessments that have left the review, for those who read the unit, reviewed it too, or assign.
  ${list(
    'open_reviews',
    `SELECT r.id FROM quality_review r JOIN quality_assessment a ON a.id = r.assessment_id
      WHERE r.state = 'submitted' AND a.state IN ('consensus', 'reply', 'final')
        AND (${at('assessment.read', 'a')} OR ${whole('review.assign', 'a.consortium_id')} OR a.id = ANY (ARRAY(SELECT app.submitted_by_me())))`
  )}
  -- What is being settled, for those who settle it: its reviewers, and whoever assigns them.
  ${list(
    'settled_by_me',
    `SELECT a.id FROM quality_assessment a WHERE a.state = 'consensus'
      AND (${whole('review.assign', 'a.consortium_id')} OR a.id = ANY (ARRAY(SELECT app.submitted_by_me())))`
  )}
`

const within = (column: string, name: string): string => `${column} = ANY (ARRAY(SELECT app.${name}()))`
const own = `consortium_id = (SELECT app.consortium_id()) AND (SELECT ${isReviewer})`

const policies = `
  ${['reviewer_interest', 'quality_review', 'quality_review_answer']
    .map(
      (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`
    )
    .join('')}

  GRANT INSERT (id, consortium_id, user_id, unit_id, organisation_id, reason, declared_by), UPDATE (ended_at) ON reviewer_interest TO solmu_app;
  CREATE POLICY read ON reviewer_interest FOR SELECT TO solmu_app USING (${whole('review.assign')} OR user_id = (SELECT app.user_id()) AND ${own});
  CREATE POLICY insert_rows ON reviewer_interest FOR INSERT TO solmu_app WITH CHECK (declared_by = (SELECT app.user_id())
    AND (${whole('review.assign')} OR user_id = (SELECT app.user_id()) AND ${own}));
  CREATE POLICY update_rows ON reviewer_interest FOR UPDATE TO solmu_app
    USING (${whole('review.assign')} OR user_id = (SELECT app.user_id()) AND ${own})
    WITH CHECK (${whole('review.assign')} OR user_id = (SELECT app.user_id()) AND ${own});

  GRANT INSERT (id, consortium_id, assessment_id, unit_id, reviewer_id, assigned_by, note),
    UPDATE (state, declined_reason, visit_on, visit_plan, submitted_at, version) ON quality_review TO solmu_app;
  CREATE POLICY read ON quality_review FOR SELECT TO solmu_app USING (${whole('review.assign')} OR reviewer_id = (SELECT app.user_id()) AND ${own});
  CREATE POLICY insert_rows ON quality_review FOR INSERT TO solmu_app WITH CHECK (${whole('review.assign')} AND assigned_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON quality_review FOR UPDATE TO solmu_app
    USING (${whole('review.assign')} OR reviewer_id = (SELECT app.user_id()) AND ${own})
    WITH CHECK (${whole('review.assign')} OR reviewer_id = (SELECT app.user_id()) AND ${own});

  GRANT INSERT (review_id, criterion_code, consortium_id, value, skipped, comment, changed_at, version),
    UPDATE (value, skipped, comment, changed_at, version) ON quality_review_answer TO solmu_app;
  CREATE POLICY read ON quality_review_answer FOR SELECT TO solmu_app USING (${within('review_id', 'open_reviews')}
    OR review_id IN (SELECT r.id FROM quality_review r WHERE r.reviewer_id = (SELECT app.user_id())));
  CREATE POLICY insert_rows ON quality_review_answer FOR INSERT TO solmu_app WITH CHECK (${own} AND ${within('review_id', 'reviews_i_write')});
  CREATE POLICY update_rows ON quality_review_answer FOR UPDATE TO solmu_app USING (${within('review_id', 'reviews_i_write')})
    WITH CHECK (${own} AND ${within('review_id', 'reviews_i_write')});

  -- A reviewer and the assessment.
  CREATE POLICY read_reviewed ON quality_assessment FOR SELECT TO solmu_app USING (${within('id', 'submitted_by_me')});
  CREATE POLICY read_reviewed ON quality_self_score FOR SELECT TO solmu_app USING (${within('assessment_id', 'submitted_by_me')});
  CREATE POLICY read_reviewed ON quality_answer FOR SELECT TO solmu_app USING (${within('assessment_id', 'submitted_by_me')});
  CREATE POLICY settle_new ON quality_answer FOR INSERT TO solmu_app
    WITH CHECK (side = 'agreed' AND ${within('assessment_id', 'settled_by_me')} AND changed_by = (SELECT app.user_id()));
  CREATE POLICY settle_again ON quality_answer FOR UPDATE TO solmu_app USING (side = 'agreed' AND ${within('assessment_id', 'settled_by_me')})
    WITH CHECK (side = 'agreed' AND ${within('assessment_id', 'settled_by_me')} AND changed_by = (SELECT app.user_id()));
  CREATE POLICY read_reviewed ON quality_evidence FOR SELECT TO solmu_app USING (review_id IS NULL AND ${within('assessment_id', 'reviewed_by_me')});
  CREATE POLICY read_of_review ON quality_evidence FOR SELECT TO solmu_app USING (review_id IS NOT NULL AND (${within('review_id', 'open_reviews')}
    OR review_id IN (SELECT r.id FROM quality_review r WHERE r.reviewer_id = (SELECT app.user_id()))));
  CREATE POLICY insert_of_review ON quality_evidence FOR INSERT TO solmu_app
    WITH CHECK (review_id IS NOT NULL AND ${within('review_id', 'reviews_i_write')} AND added_by = (SELECT app.user_id()));
  CREATE POLICY update_of_review ON quality_evidence FOR UPDATE TO solmu_app USING (review_id IS NOT NULL AND ${within('review_id', 'reviews_i_write')})
    WITH CHECK (review_id IS NOT NULL AND ${within('review_id', 'reviews_i_write')});
`

const blindness = `
  -- These take away, whatever other policies give.
  CREATE POLICY blind_reviewer ON quality_answer AS RESTRICTIVE FOR SELECT TO solmu_app
    USING (side <> 'self' OR NOT ${within('assessment_id', 'blind_to')});
  CREATE POLICY blind_reviewer ON quality_self_score AS RESTRICTIVE FOR SELECT TO solmu_app USING (NOT ${within('assessment_id', 'blind_to')});
`

/** True for everybody but the application: the owner arranges, and its functions have decided before they write. */
const isOwner = `current_user <> 'solmu_app'`
const refuse = (what: string): string => `RAISE EXCEPTION '${what}' USING ERRCODE = 'insufficient_privilege'`
const holdsToday = (alias: string): string => `${alias}.valid_from <= app.today() AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > app.today())`

const locks = `
  -- Whether somebody reviews today.
  CREATE FUNCTION app.is_reviewer(p_user uuid, p_consortium uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM role_assignment r JOIN role_grant g ON g.role = r.role AND g.action = 'review.write'
      JOIN app_user u ON u.id = r.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
      WHERE r.user_id = p_user AND r.consortium_id = p_consortium AND ${holdsToday('r')}) $$;

  -- The places in which somebody works by another role than that of a reviewer.
  CREATE FUNCTION app.homes_of(p_user uuid, p_consortium uuid) RETURNS TABLE (unit_id uuid, centre_id uuid, organisation_id uuid, reads_all boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT r.unit_id, CASE WHEN o.type = 'local_unit' THEN l.parent_id END, coalesce(r.organisation_id, p.organisation_id),
      EXISTS (SELECT 1 FROM role_grant g WHERE g.role = r.role AND g.action = 'assessment.read' AND g.reach = 'network')
    FROM role_assignment r JOIN org_unit o ON o.id = r.unit_id
      LEFT JOIN unit_link l ON l.unit_id = r.unit_id AND ${holdsToday('l')}
      LEFT JOIN unit_period p ON p.unit_id = r.unit_id AND ${holdsToday('p')}
    WHERE r.user_id = p_user AND r.consortium_id = p_consortium AND r.role <> 'reviewer' AND ${holdsToday('r')} $$;

  -- A new review is of somebody who reviews, and of no unit, region or organisation of theirs, nor one they have declared.
  CREATE FUNCTION app.guard_new_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE of quality_assessment; organisation uuid;
    BEGIN
      SELECT * INTO of FROM quality_assessment a WHERE a.id = NEW.assessment_id;
      SELECT p.organisation_id INTO organisation FROM unit_period p WHERE p.unit_id = of.unit_id AND ${holdsToday('p')};
      IF NEW.state = 'assigned' AND of.review <> 'none' AND of.state IN ('self', 'review') AND app.is_reviewer(NEW.reviewer_id, NEW.consortium_id)
        AND NOT EXISTS (SELECT 1 FROM app.homes_of(NEW.reviewer_id, NEW.consortium_id) h WHERE h.reads_all OR h.organisation_id = organisation
          OR coalesce(h.centre_id, h.unit_id) = coalesce(of.centre_id, of.unit_id) OR h.unit_id = of.unit_id)
        AND NOT EXISTS (SELECT 1 FROM reviewer_interest i WHERE i.user_id = NEW.reviewer_id AND i.consortium_id = NEW.consortium_id
          AND i.ended_at IS NULL AND (i.unit_id IN (of.unit_id, of.centre_id) OR i.organisation_id = organisation)) THEN RETURN NEW; END IF;
      ${refuse('somebody who cannot review this unit')};
    END $$;
  CREATE TRIGGER guard_new_review BEFORE INSERT ON quality_review FOR EACH ROW
    WHEN (${isOwner.replace('<>', '=')}) EXECUTE FUNCTION app.guard_new_review();

  -- A reviewer scores, declines and hands in; whoever assigns ends. What is over stays so, and what was handed in does not change.
  CREATE FUNCTION app.guard_review() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE held text := app.assessment_state(OLD.assessment_id); is_own boolean := OLD.reviewer_id = app.user_id();
    BEGIN
      IF ${isOwner} THEN RETURN NEW; END IF;
      IF OLD.state IN ('assigned', 'scoring') AND (
        NEW.state = 'ended' AND ${whole('review.assign', 'OLD.consortium_id')}
        OR is_own AND NEW.state = 'declined' AND btrim(NEW.declined_reason) <> ''
        OR is_own AND NEW.state = OLD.state AND held IN ('self', 'review')
        OR is_own AND NEW.state IN ('scoring', 'submitted') AND held = 'review') THEN RETURN NEW; END IF;
      ${refuse('a review does not move like this')};
    END $$;
  CREATE TRIGGER guard_review BEFORE UPDATE ON quality_review FOR EACH ROW EXECUTE FUNCTION app.guard_review();

  -- Whoever hands a review in holds the assessment meanwhile, so that it is not taken back in the same moment; once one is in,
  -- nobody takes it back.
  CREATE FUNCTION app.hold_reviewed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM 1 FROM quality_assessment a WHERE a.id = NEW.assessment_id FOR NO KEY UPDATE;
      RETURN NEW;
    END $$;
  -- By its name the first: what is checked afterwards is what stands while it is held.
  CREATE TRIGGER a_hold_reviewed BEFORE UPDATE OF state ON quality_review FOR EACH ROW
    WHEN (NEW.state = 'submitted' AND OLD.state <> 'submitted') EXECUTE FUNCTION app.hold_reviewed();
  CREATE FUNCTION app.guard_withdrawal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM quality_review r WHERE r.assessment_id = NEW.id AND r.state = 'submitted') THEN
        RAISE EXCEPTION 'a review of it is in' USING ERRCODE = 'insufficient_privilege';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER guard_withdrawal BEFORE UPDATE OF state ON quality_assessment FOR EACH ROW
    WHEN (OLD.state = 'review' AND NEW.state = 'self') EXECUTE FUNCTION app.guard_withdrawal();
  REVOKE ALL ON FUNCTION app.hold_reviewed(), app.guard_withdrawal() FROM PUBLIC;

  CREATE FUNCTION app.guard_review_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} OR EXISTS (SELECT 1 FROM app.my_reviews() m JOIN quality_criterion c ON c.version_id = m.version_id
        WHERE m.review_id = NEW.review_id AND c.code = NEW.criterion_code) THEN RETURN NEW; END IF;
      ${refuse('an answer to what the framework does not ask')};
    END $$;
  CREATE TRIGGER guard_review_answer BEFORE INSERT OR UPDATE ON quality_review_answer FOR EACH ROW EXECUTE FUNCTION app.guard_review_answer();
  REVOKE ALL ON FUNCTION app.is_reviewer(uuid, uuid), app.homes_of(uuid, uuid), app.guard_new_review() FROM PUBLIC;
`

const doors = `
  -- What a reviewer must know of an assessment, and no more: neither answers nor scores.
  CREATE FUNCTION app.my_reviews() RETURNS TABLE (review_id uuid, assessment_id uuid, consortium_id uuid, unit_id uuid, centre_id uuid, framework_id uuid,
    version_id uuid, cycle_id uuid, assessment_state text, review text, due_on date, handed_in_at timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY SELECT r.id, a.id, a.consortium_id, a.unit_id, a.centre_id, a.framework_id, a.version_id, a.cycle_id, a.state, a.review,
        (SELECT c.review_due_on FROM quality_cycle c WHERE c.id = a.cycle_id), a.self_submitted_at ${mine} AND ${isReviewer};
    END $$;

  -- Who reviews, by name, for whoever reads the unit, reviews it too, or assigns. Why somebody declined stays between the two.
  CREATE FUNCTION app.reviews_of(p_assessments uuid[]) RETURNS TABLE (review_id uuid, assessment_id uuid, reviewer_id uuid, display_name text, state text,
    assigned_at timestamptz, visit_on date, visit_plan text, submitted_at timestamptz, declined_reason text, has_left boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY SELECT r.id, r.assessment_id, r.reviewer_id, u.display_name, r.state, r.assigned_at, r.visit_on, r.visit_plan, r.submitted_at,
        CASE WHEN r.reviewer_id = app.user_id() OR ${whole('review.assign', 'r.consortium_id')} THEN r.declined_reason ELSE '' END,
        NOT app.is_reviewer(r.reviewer_id, r.consortium_id)
      FROM quality_review r JOIN quality_assessment a ON a.id = r.assessment_id JOIN app_user u ON u.id = r.reviewer_id
      WHERE r.assessment_id = ANY (p_assessments) AND r.consortium_id = app.consortium_id()
        AND (${at('assessment.read', 'a')} OR ${whole('review.assign', 'a.consortium_id')} OR EXISTS (SELECT 1 FROM quality_review m
          WHERE m.assessment_id = r.assessment_id AND m.reviewer_id = app.user_id() AND m.state IN ('assigned', 'scoring', 'submitted') AND ${isReviewer}))
      ORDER BY r.assigned_at, u.display_name, r.id;
    END $$;

  -- Those who review, with what decides whom they may review; for whoever assigns, and for oneself.
  CREATE FUNCTION app.reviewer_pool() RETURNS TABLE (user_id uuid, display_name text, language text, homes jsonb, interests jsonb, open_count integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY SELECT u.id, u.display_name, u.language,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('unitId', h.unit_id, 'centreId', h.centre_id, 'organisationId', h.organisation_id, 'readsAll', h.reads_all)
          ORDER BY h.unit_id), '[]') FROM app.homes_of(u.id, app.consortium_id()) h),
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'unitId', i.unit_id, 'organisationId', i.organisation_id, 'reason', i.reason,
          'declaredAt', i.declared_at) ORDER BY i.declared_at, i.id), '[]') FROM reviewer_interest i
          WHERE i.user_id = u.id AND i.consortium_id = app.consortium_id() AND i.ended_at IS NULL),
        (SELECT count(*)::int FROM quality_review r JOIN quality_assessment a ON a.id = r.assessment_id AND a.state IN ('self', 'review')
          WHERE r.reviewer_id = u.id AND r.consortium_id = app.consortium_id() AND r.state IN ('assigned', 'scoring'))
      FROM app_user u WHERE app.is_reviewer(u.id, app.consortium_id())
        AND (app.consortium_id() = ANY (ARRAY(SELECT app.consortia_for('review.assign'))) OR u.id = app.user_id() AND ${isReviewer})
      ORDER BY u.display_name COLLATE "fi-x-icu", u.id;
    END $$;

  -- Who settled what, by name, for whoever reads it.
  CREATE FUNCTION app.settlers_of(p_assessment uuid) RETURNS TABLE (criterion_code text, display_name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY SELECT w.criterion_code, u.display_name FROM quality_answer w JOIN app_user u ON u.id = w.changed_by
        JOIN quality_assessment a ON a.id = w.assessment_id
      WHERE w.assessment_id = p_assessment AND w.side = 'agreed' AND w.reason <> '' AND a.consortium_id = app.consortium_id()
        AND (${at('assessment.read', 'a')} OR ${whole('review.assign', 'a.consortium_id')} OR a.id = ANY (ARRAY(SELECT app.submitted_by_me())));
    END $$;
  REVOKE ALL ON FUNCTION app.my_reviews(), app.reviews_of(uuid[]), app.reviewer_pool(), app.settlers_of(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_reviews(), app.reviews_of(uuid[]), app.reviewer_pool(), app.settlers_of(uuid) TO solmu_app;
`

const steps = `
  -- The reviews are in: everybody may see them, and what differs is settled. False when it cannot be closed, or not by the viewer.
  CREATE FUNCTION app.close_reviews(p_assessment uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM 1 FROM quality_assessment a WHERE a.id = p_assessment FOR UPDATE;
      UPDATE quality_assessment a SET state = 'consensus', held_since = now(), version = a.version + 1 WHERE a.id = p_assessment AND a.state = 'review'
        AND (${whole('review.assign', 'a.consortium_id')} OR a.id = ANY (ARRAY(SELECT app.submitted_by_me())))
        AND EXISTS (SELECT 1 FROM quality_review r WHERE r.assessment_id = a.id AND r.state = 'submitted')
        AND NOT EXISTS (SELECT 1 FROM quality_review r WHERE r.assessment_id = a.id AND r.state IN ('assigned', 'scoring'));
      RETURN FOUND;
    END $$;

  -- Everything is settled, and the unit may reply. Whatever anybody has given a level to has an agreed one.
  CREATE FUNCTION app.agree_reviews(p_assessment uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      UPDATE quality_assessment a SET state = 'reply', held_since = now(), version = a.version + 1 WHERE a.id = p_assessment
        AND a.id = ANY (ARRAY(SELECT app.settled_by_me()))
        AND NOT EXISTS (SELECT 1 FROM (SELECT w.criterion_code, w.value, w.skipped FROM quality_answer w WHERE w.assessment_id = a.id AND w.side = 'self'
            UNION ALL SELECT v.criterion_code, v.value, v.skipped FROM quality_review_answer v JOIN quality_review r ON r.id = v.review_id
              AND r.state = 'submitted' WHERE r.assessment_id = a.id) given
          WHERE (given.value IS NOT NULL OR given.skipped IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM quality_answer g WHERE g.assessment_id = a.id
            AND g.side = 'agreed' AND g.criterion_code = given.criterion_code AND (g.value IS NOT NULL OR g.skipped IS NOT NULL)));
      RETURN FOUND;
    END $$;
  REVOKE ALL ON FUNCTION app.close_reviews(uuid), app.agree_reviews(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.close_reviews(uuid), app.agree_reviews(uuid) TO solmu_app;
`

const leaving = `
  -- Ends the unfinished reviews of those who review no more; of one person, or of all.
  CREATE FUNCTION app.end_reviews_of_leavers(p_user uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE n integer;
    BEGIN
      UPDATE quality_review r SET state = 'ended', version = r.version + 1 WHERE r.state IN ('assigned', 'scoring')
        AND (p_user IS NULL OR r.reviewer_id = p_user) AND NOT app.is_reviewer(r.reviewer_id, r.consortium_id);
      GET DIAGNOSTICS n = ROW_COUNT;
      RETURN n;
    END $$;
  CREATE FUNCTION app.note_leaving_role() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN PERFORM app.end_reviews_of_leavers(OLD.user_id); RETURN NULL; END $$;
  CREATE FUNCTION app.note_leaving_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN PERFORM app.end_reviews_of_leavers(NEW.id); RETURN NULL; END $$;
  CREATE TRIGGER end_reviews AFTER UPDATE OF valid_to OR DELETE ON role_assignment FOR EACH ROW EXECUTE FUNCTION app.note_leaving_role();
  CREATE TRIGGER end_reviews AFTER UPDATE OF deactivated_at ON app_user FOR EACH ROW
    WHEN (NEW.deactivated_at IS NOT NULL AND OLD.deactivated_at IS NULL) EXECUTE FUNCTION app.note_leaving_person();

  -- What is given up needs no reviewers.
  CREATE FUNCTION app.end_reviews_of_cancelled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      UPDATE quality_review r SET state = 'ended', version = r.version + 1 WHERE r.assessment_id = NEW.id AND r.state IN ('assigned', 'scoring');
      RETURN NULL;
    END $$;
  CREATE TRIGGER end_reviews AFTER UPDATE OF state ON quality_assessment FOR EACH ROW
    WHEN (NEW.state = 'cancelled' AND OLD.state <> 'cancelled') EXECUTE FUNCTION app.end_reviews_of_cancelled();
  REVOKE ALL ON FUNCTION app.end_reviews_of_leavers(uuid), app.note_leaving_role(), app.note_leaving_person(), app.end_reviews_of_cancelled() FROM PUBLIC;
`

const clock = `
  -- For the daily clock: these do nothing where a viewer is named.
  CREATE FUNCTION app.end_left_reviews() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN CASE WHEN app.user_id() IS NULL THEN app.end_reviews_of_leavers(NULL) ELSE 0 END; END $$;

  -- What nobody has replied to since before a day, with what its score is worked out of.
  CREATE FUNCTION app.unreplied_assessments(p_before date) RETURNS TABLE (assessment_id uuid, content jsonb, agreed jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id, v.content, (SELECT coalesce(jsonb_object_agg(w.criterion_code, CASE WHEN w.skipped IS NULL THEN jsonb_build_object('value', w.value)
        ELSE jsonb_build_object('skipped', w.skipped) END), '{}') FROM quality_answer w WHERE w.assessment_id = a.id AND w.side = 'agreed'
          AND (w.value IS NOT NULL OR w.skipped IS NOT NULL))
    FROM quality_assessment a JOIN quality_framework_version v ON v.id = a.version_id
    WHERE app.user_id() IS NULL AND a.state = 'reply' AND (a.held_since AT TIME ZONE 'Europe/Helsinki')::date < p_before ORDER BY a.id $$;

  CREATE FUNCTION app.finalise_unreplied(p_assessment uuid, p_score numeric, p_band text, p_day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      UPDATE quality_assessment a SET state = 'final', final_kind = 'reviewed', score = p_score, band = p_band, assessed_on = p_day,
        finalised_at = now(), held_since = now(), version = a.version + 1 WHERE a.id = p_assessment AND a.state = 'reply' AND app.user_id() IS NULL;
      RETURN FOUND;
    END $$;
  REVOKE ALL ON FUNCTION app.end_left_reviews(), app.unreplied_assessments(date), app.finalise_unreplied(uuid, numeric, text, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.end_left_reviews(), app.unreplied_assessments(date), app.finalise_unreplied(uuid, numeric, text, date) TO solmu_app;
`
