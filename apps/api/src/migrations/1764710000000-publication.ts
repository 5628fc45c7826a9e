import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What readers do with publications: they follow an audience, and ask about figures. What they may know of the returns behind
 * a publication, and what everybody may read, goes through functions that give away no more than the audience's rule.
 */
export class Publication1764710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(questions)
    await runner.query(following)
    await runner.query(behind)
    await runner.query(open)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

/** A publication within the viewer's sight: row-level security of its own table decides. */
const publication = (of: string): string =>
  `EXISTS (SELECT 1 FROM edition_publication p WHERE p.edition_id = ${of}.edition_id AND p.audience_id = ${of}.audience_id)`

/** Whoever may answer: the head office, and whoever verifies for the centre under which the figure stands. */
const answers = `(consortium_id = ANY (ARRAY(SELECT app.consortia_for('edition.publish')))
    OR centre_id = ANY (ARRAY(SELECT app.units_for('return.verify'))))`

const questions = `
  CREATE TABLE edition_question (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id),
    edition_id uuid NOT NULL, audience_id uuid NOT NULL,
    indicator_id uuid NOT NULL, breakdown text COLLATE "C" NOT NULL, lens text NOT NULL, area text NOT NULL, period text NOT NULL,
    -- The centre under which the figure stands; null for the whole and for a division.
    centre_id uuid,
    text text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    asked_by uuid NOT NULL REFERENCES app_user(id), asked_by_name text NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(),
    answer text CHECK (length(answer) BETWEEN 1 AND 4000), answered_by uuid REFERENCES app_user(id), answered_by_name text, answered_at timestamptz,
    state text NOT NULL GENERATED ALWAYS AS (CASE WHEN answer IS NULL THEN 'open' ELSE 'answered' END) STORED,
    version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (edition_id, audience_id) REFERENCES edition_publication (edition_id, audience_id),
    CONSTRAINT edition_question_answered CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by_name IS NULL))
  );
  CREATE INDEX edition_question_by_publication ON edition_question (edition_id, audience_id, asked_at DESC);
  CREATE INDEX edition_question_open ON edition_question (consortium_id, asked_at DESC) WHERE answer IS NULL;

  ALTER TABLE edition_question ENABLE ROW LEVEL SECURITY;
  ALTER TABLE edition_question FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON edition_question TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON edition_question TO solmu_app;
  GRANT INSERT (id, consortium_id, edition_id, audience_id, indicator_id, breakdown, lens, area, period, centre_id, text, asked_by, asked_by_name)
    ON edition_question TO solmu_app;
  GRANT UPDATE (answer, answered_by, answered_by_name, answered_at, version) ON edition_question TO solmu_app;
  CREATE POLICY read ON edition_question FOR SELECT TO solmu_app
    USING (consortium_id = app.consortium_id() AND (${publication('edition_question')} OR ${answers}));
  CREATE POLICY ask ON edition_question FOR INSERT TO solmu_app
    WITH CHECK (consortium_id = app.consortium_id() AND asked_by = app.user_id() AND ${publication('edition_question')});
  CREATE POLICY answer ON edition_question FOR UPDATE TO solmu_app
    USING (consortium_id = app.consortium_id() AND ${answers}) WITH CHECK (consortium_id = app.consortium_id() AND answered_by = app.user_id());

  -- Whom a question is told: those who may answer it, and when it is answered, whoever asked. For the one who asks or answers.
  CREATE FUNCTION app.question_recipients(p_question uuid) RETURNS TABLE (user_id uuid, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.language FROM edition_question q
      JOIN app_user u ON u.kind = 'person' AND u.deactivated_at IS NULL AND u.id <> app.user_id()
    WHERE q.id = p_question AND q.consortium_id = app.consortium_id() AND app.user_id() IN (q.asked_by, q.answered_by)
      AND CASE WHEN q.answered_by = app.user_id() THEN u.id = q.asked_by ELSE EXISTS (
        SELECT 1 FROM role_assignment a JOIN role_grant g ON g.role = a.role
        WHERE a.user_id = u.id AND a.consortium_id = q.consortium_id AND a.valid_from <= app.today()
          AND (a.valid_to IS NULL OR a.valid_to > app.today())
          AND (g.action = 'edition.publish' AND g.reach = 'network'
            OR g.action = 'return.verify' AND g.reach IN ('unit', 'subtree') AND a.unit_id = q.centre_id)) END $$;
  REVOKE ALL ON FUNCTION app.question_recipients(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.question_recipients(uuid) TO solmu_app;
`

/** Whether somebody reads an audience today, as the policies say it of the viewer. */
const reads = `EXISTS (SELECT 1 FROM role_assignment r JOIN role_grant g ON g.role = r.role
      WHERE r.user_id = u.id AND r.consortium_id = a.consortium_id AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today())
        AND (g.action = 'publication.read' AND g.reach = 'network'
          OR a.kind = 'funder' AND g.action = 'publication.read' AND g.reach = 'organisation' AND r.organisation_id = a.organisation_id
          OR a.kind = 'members' AND g.action = 'network.read' AND g.reach = 'network'
          OR a.kind = 'public'))`

const following = `
  CREATE TABLE audience_subscription (
    audience_id uuid NOT NULL REFERENCES audience(id), user_id uuid NOT NULL REFERENCES app_user(id),
    consortium_id uuid NOT NULL REFERENCES consortium(id), subscribed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (audience_id, user_id)
  );
  ALTER TABLE audience_subscription ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audience_subscription FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON audience_subscription TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT, DELETE ON audience_subscription TO solmu_app;
  GRANT INSERT (audience_id, user_id, consortium_id) ON audience_subscription TO solmu_app;
  CREATE POLICY read ON audience_subscription FOR SELECT TO solmu_app
    USING (user_id = app.user_id() AND consortium_id = app.consortium_id());
  CREATE POLICY insert_rows ON audience_subscription FOR INSERT TO solmu_app
    WITH CHECK (user_id = app.user_id() AND consortium_id = app.consortium_id() AND EXISTS (SELECT 1 FROM audience a WHERE a.id = audience_id));
  CREATE POLICY delete_rows ON audience_subscription FOR DELETE TO solmu_app
    USING (user_id = app.user_id() AND consortium_id = app.consortium_id());

  -- Who is told of a new publication: whoever follows the audience and still reads it. For whoever publishes.
  CREATE FUNCTION app.audience_followers(p_audience uuid) RETURNS TABLE (user_id uuid, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.language FROM audience_subscription s JOIN audience a ON a.id = s.audience_id
      JOIN app_user u ON u.id = s.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE s.audience_id = p_audience AND a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('edition.publish')))
      AND u.id <> app.user_id() AND ${reads}
    ORDER BY u.id $$;
  REVOKE ALL ON FUNCTION app.audience_followers(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.audience_followers(uuid) TO solmu_app;
`

const behind = `
  -- The returns behind a publication, as far down as its audience reads: who sent one where units are read, who verified where
  -- centres are; what is not told is null. Which publications there are for the viewer, row-level security has decided: the
  -- function asks published_cells' own rule again.
  CREATE FUNCTION app.published_returns(p_edition uuid, p_audience uuid)
    RETURNS TABLE (unit_key integer, unit_id uuid, centre_id uuid, period text, state text, number integer, sent_by text, sent_at timestamptz,
      verified_by text, verified_at timestamptz, accepted_by text, accepted_at timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE rule edition_publication;
    BEGIN
      IF NOT app.reads_publication(p_edition, p_audience) THEN RETURN; END IF;
      SELECT p.* INTO rule FROM edition_publication p WHERE p.edition_id = p_edition AND p.audience_id = p_audience;
      RETURN QUERY
      -- Which returns are of one unit is no secret; which unit that is may be.
      SELECT dense_rank() OVER (ORDER BY r.unit_id)::integer,
        CASE WHEN rule.detail = 'unit' THEN r.unit_id END, CASE WHEN rule.detail <> 'network' THEN r.centre_id END,
        r.period, r.state, CASE WHEN rule.detail = 'unit' THEN r.number END,
        CASE WHEN rule.detail = 'unit' THEN r.sent_by END, CASE WHEN rule.detail = 'unit' THEN r.sent_at END,
        CASE WHEN rule.detail <> 'network' THEN r.verified_by END, CASE WHEN rule.detail <> 'network' THEN r.verified_at END,
        r.accepted_by, r.accepted_at
      FROM edition_return r
      WHERE r.edition_id = p_edition
        AND (rule.unit_ids IS NULL OR r.unit_id = ANY (rule.unit_ids) OR r.centre_id = ANY (rule.unit_ids))
      ORDER BY r.period_from, r.period, r.return_id;
    END $$;
  REVOKE ALL ON FUNCTION app.published_returns(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.published_returns(uuid, uuid) TO solmu_app;
`

const open = `
  -- What everybody may read: the newest publication of the active public audience of a consortium, or of one edition. No viewer.
  CREATE FUNCTION app.open_results(p_consortium uuid, p_edition uuid)
    RETURNS TABLE (edition_id uuid, audience_id uuid, edition jsonb, publication jsonb, cells jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.id, p.audience_id,
      jsonb_build_object('id', e.id, 'year', e.year, 'number', e.number, 'periodKind', e.period_kind, 'firstPeriod', e.first_period,
        'lastPeriod', e.last_period, 'certifiedAt', e.certified_at, 'sha256', e.sha256, 'replacesId', e.replaces_id, 'reason', e.reason),
      jsonb_build_object('frame', p.frame, 'detail', p.detail, 'level', p.level, 'publishedAt', p.published_at,
        'narrative', jsonb_build_object('fi', p.narrative_fi, 'sv', p.narrative_sv, 'en', p.narrative_en)),
      (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.indicator_id, c.lens, c.area, c.period, c.breakdown), '[]')
        FROM app.cells_of_publication(p.edition_id, p.audience_id) c)
    FROM edition_publication p JOIN edition e ON e.id = p.edition_id JOIN audience a ON a.id = p.audience_id
    WHERE p.consortium_id = p_consortium AND p.kind = 'public' AND a.kind = 'public' AND a.is_active
      AND (p_edition IS NULL OR p.edition_id = p_edition)
    ORDER BY e.period_from DESC, e.period_to DESC, e.year DESC, e.number DESC LIMIT 1 $$;
  REVOKE ALL ON FUNCTION app.open_results(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.open_results(uuid, uuid) TO solmu_app;
`
