import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Assessments: rounds in which units are looked at by one version of a framework, the answers of the units with their
 * evidence, and what became of them. An assessment moves only along the transitions of the domain (copied when the database is
 * migrated), in the hands of those whom the transition names; its answers move only while its unit answers. What a unit has
 * scored itself stands in a table of its own, so that whoever reviews it can see the assessment and not that.
 */
export class QualityAssessments1764810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(reach)
    await runner.query(policies)
    await runner.query(locks)
    await runner.query(members)
    await runner.query(clock)
    await runner.query(results)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const person = 'uuid REFERENCES app_user(id)'
const reviews = `CHECK (review IN ('none', 'peer', 'external'))`
/** The unit stands beside, for row-level security; it is the unit of the assessment. */
const ofAssessment = `assessment_id uuid NOT NULL, ${consortium}, unit_id uuid NOT NULL,
    FOREIGN KEY (assessment_id, unit_id, consortium_id) REFERENCES quality_assessment (id, unit_id, consortium_id)`
const code = (column: string): string => `${column} text NOT NULL CHECK (${column} ~ '^[a-z][a-z0-9_]{0,29}$')`
const text = (column: string, longest: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${longest})`

const tables = `
  ALTER TABLE quality_framework_version ADD CONSTRAINT quality_framework_version_of_framework UNIQUE (id, framework_id, consortium_id);

  -- A round of assessments.
  CREATE TABLE quality_cycle (
    id uuid PRIMARY KEY, ${consortium}, framework_id uuid NOT NULL, version_id uuid NOT NULL,
    -- The head office or a centre: whose units take part. All that are open on the first day, or those named.
    scope_unit_id uuid NOT NULL REFERENCES org_unit(id), unit_ids uuid[] CHECK (cardinality(unit_ids) BETWEEN 1 AND 2000),
    name_fi text NOT NULL CHECK (length(name_fi) BETWEEN 1 AND 200), name_sv text NOT NULL CHECK (length(name_sv) BETWEEN 1 AND 200),
    name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
    review text NOT NULL DEFAULT 'none' ${reviews},
    opens_on date NOT NULL, self_due_on date NOT NULL, review_due_on date, closes_on date NOT NULL,
    -- Days before (negative) and after the due day on which whoever has not handed in is reminded.
    reminder_days integer[] NOT NULL DEFAULT '{-7,-1,1,7}' CHECK (cardinality(reminder_days) <= 10),
    state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'open', 'closed', 'cancelled')),
    state_reason text NOT NULL DEFAULT '' CHECK (length(state_reason) <= 2000),
    ${text('note', 4000)},
    created_by ${person}, created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (version_id, framework_id, consortium_id) REFERENCES quality_framework_version (id, framework_id, consortium_id),
    CONSTRAINT quality_cycle_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT quality_cycle_days CHECK (opens_on <= self_due_on AND self_due_on <= coalesce(review_due_on, self_due_on)
      AND coalesce(review_due_on, self_due_on) <= closes_on AND (review = 'none') = (review_due_on IS NULL))
  );
  CREATE INDEX quality_cycle_by_day ON quality_cycle (consortium_id, opens_on DESC, id);

  CREATE TABLE quality_assessment (
    id uuid PRIMARY KEY, ${consortium}, cycle_id uuid, framework_id uuid NOT NULL, version_id uuid NOT NULL,
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    -- The centre to which the unit belonged when it began; a centre is its own.
    centre_id uuid REFERENCES org_unit(id),
    review text NOT NULL DEFAULT 'none' ${reviews},
    state text NOT NULL DEFAULT 'self' CHECK (state IN ('self', 'review', 'consensus', 'reply', 'final', 'cancelled')),
    level text NOT NULL DEFAULT 'unit' CHECK (level IN ('unit', 'centre', 'network')),
    due_on date,
    self_submitted_by ${person}, self_submitted_at timestamptz,
    score numeric(7, 2), band text,
    final_kind text CHECK (final_kind IN ('self', 'reviewed')), assessed_on date,
    finalised_by ${person}, finalised_at timestamptz,
    ${text('reply', 4000)}, replied_by ${person}, replied_at timestamptz,
    ${text('note', 2000)}, ${text('cancel_reason', 2000)},
    created_by ${person}, created_at timestamptz NOT NULL DEFAULT now(),
    -- Since when it is where it is.
    held_since timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (cycle_id, consortium_id) REFERENCES quality_cycle (id, consortium_id),
    FOREIGN KEY (version_id, framework_id, consortium_id) REFERENCES quality_framework_version (id, framework_id, consortium_id),
    CONSTRAINT quality_assessment_of_unit UNIQUE (id, unit_id, consortium_id),
    CONSTRAINT quality_assessment_once UNIQUE (cycle_id, unit_id),
    CONSTRAINT quality_assessment_final CHECK ((state = 'final') = (final_kind IS NOT NULL) AND (state = 'final') = (assessed_on IS NOT NULL)
      AND (state = 'final') = (finalised_at IS NOT NULL))
  );
  CREATE INDEX quality_assessment_by_unit ON quality_assessment (unit_id, assessed_on DESC);
  CREATE INDEX quality_assessment_by_centre ON quality_assessment (centre_id, cycle_id);
  CREATE INDEX quality_assessment_final ON quality_assessment (consortium_id, framework_id, assessed_on) WHERE state = 'final';

  -- What the answers of the unit came to when it handed them in last.
  CREATE TABLE quality_self_score (
    ${ofAssessment}, PRIMARY KEY (assessment_id),
    score numeric(7, 2), band text, scored_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE quality_answer (
    ${ofAssessment},
    -- self: what the unit says · agreed: what was settled after reviews.
    side text NOT NULL CHECK (side IN ('self', 'agreed')), ${code('criterion_code')},
    value integer CHECK (value BETWEEN 0 AND 100),
    -- Why it is left out; null when it is not.
    skipped text CHECK (length(btrim(skipped)) BETWEEN 1 AND 1000),
    ${text('comment', 4000)},
    -- Of what was agreed: why it was settled so.
    ${text('reason', 2000)},
    changed_by ${person}, changed_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (assessment_id, side, criterion_code),
    CONSTRAINT quality_answer_one CHECK (value IS NULL OR skipped IS NULL)
  );
  CREATE INDEX quality_answer_by_unit ON quality_answer (unit_id);

  CREATE TABLE quality_evidence (
    id uuid PRIMARY KEY, ${ofAssessment},
    -- The review to which it belongs; null for that of the unit itself.
    review_id uuid, ${code('criterion_code')},
    kind text NOT NULL CHECK (kind IN ('file', 'link', 'note', 'indicator', 'survey')),
    title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
    url text CHECK (url ~ '^https?://' AND length(url) <= 2000), ${text('note', 4000)},
    file_key uuid, file_name text, file_type text, file_size bigint, file_sha256 text,
    -- A figure as it stood when it was taken: of which indicator, period and unit of measure, and from where.
    indicator_id uuid REFERENCES indicator(id), period text, figure numeric, ${text('figure_source', 200)},
    added_by ${person}, added_at timestamptz NOT NULL DEFAULT now(),
    removed_by ${person}, removed_at timestamptz,
    CONSTRAINT quality_evidence_kinds CHECK ((kind = 'file') = (file_name IS NOT NULL AND file_size IS NOT NULL AND file_sha256 IS NOT NULL)
      AND (kind = 'link') = (url IS NOT NULL) AND (kind <> 'note' OR note <> '')
      AND (kind = 'indicator') = (indicator_id IS NOT NULL AND period IS NOT NULL))
  );
  CREATE INDEX quality_evidence_by_assessment ON quality_evidence (assessment_id, criterion_code) WHERE removed_at IS NULL;
  CREATE INDEX quality_evidence_by_unit ON quality_evidence (unit_id);

  CREATE TABLE quality_reminder (
    ${ofAssessment}, user_id uuid NOT NULL REFERENCES app_user(id), day date NOT NULL, sent_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (assessment_id, user_id, day)
  );
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
/** At the unit that is assessed. */
const at = (action: string, unit = 'unit_id'): string => `(${whole(action)} OR ${unit} = ANY (ARRAY(SELECT app.units_for('${action}'))))`

/** What is final, for those who see it beside whoever may read the unit. */
const published = `state = 'final' AND ${whole('quality.read')}
      AND (level = 'network' OR level = 'centre' AND centre_id = ANY (ARRAY(SELECT app.my_centres())))`

const reach = `
  -- The centres to which the viewer's own units belong today, and those at which the viewer holds a role.
  CREATE FUNCTION app.my_centres() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT p.unit_id FROM app.my_places() p
      UNION
      SELECT l.parent_id FROM app.my_places() p JOIN unit_link l ON l.unit_id = p.unit_id
        AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today());
    END $$;

  -- What is final and published to the viewer, with the side on which its levels stand.
  CREATE FUNCTION app.published_assessments() RETURNS TABLE (assessment_id uuid, side text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT id, CASE final_kind WHEN 'reviewed' THEN 'agreed' ELSE 'self' END FROM quality_assessment WHERE ${published};
    END $$;

  -- The names of those who have had a hand in assessments, for whoever may read the unit: the accounts stay out of sight.
  CREATE FUNCTION app.people_of_assessments(p_assessments uuid[]) RETURNS TABLE (assessment_id uuid, user_id uuid, display_name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT DISTINCT a.id, u.id, u.display_name FROM quality_assessment a
      CROSS JOIN LATERAL (
        SELECT unnest(ARRAY[a.self_submitted_by, a.finalised_by, a.replied_by, a.created_by]) AS id
        UNION SELECT w.changed_by FROM quality_answer w WHERE w.assessment_id = a.id AND w.side = 'self'
        UNION SELECT e.added_by FROM quality_evidence e WHERE e.assessment_id = a.id AND e.review_id IS NULL) hand
      JOIN app_user u ON u.id = hand.id
      WHERE a.id = ANY (p_assessments) AND ${at('assessment.read').replaceAll('consortium_id', 'a.consortium_id').replace('unit_id', 'a.unit_id')};
    END $$;
  REVOKE ALL ON FUNCTION app.my_centres(), app.published_assessments(), app.people_of_assessments(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_centres(), app.published_assessments(), app.people_of_assessments(uuid[]) TO solmu_app;
`

const leads = `(${at('assessment.submit')} OR ${at('assessment.plan')} OR ${at('review.assign')})`
const ownHand = (column: string): string => `${column} = (SELECT app.user_id())`

const policies = `
  ${['quality_cycle', 'quality_assessment', 'quality_self_score', 'quality_answer', 'quality_evidence', 'quality_reminder']
    .map(
      (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`
    )
    .join('')}

  -- Which rounds there are, and when, is known to everybody in the network.
  GRANT INSERT (id, consortium_id, framework_id, version_id, scope_unit_id, unit_ids, name_fi, name_sv, name_en, review, opens_on, self_due_on,
    review_due_on, closes_on, reminder_days, note, created_by) ON quality_cycle TO solmu_app;
  GRANT UPDATE (framework_id, version_id, scope_unit_id, unit_ids, name_fi, name_sv, name_en, review, opens_on, self_due_on, review_due_on,
    closes_on, reminder_days, note, state, state_reason, version) ON quality_cycle TO solmu_app;
  CREATE POLICY read ON quality_cycle FOR SELECT TO solmu_app USING (${whole('quality.read')});
  CREATE POLICY insert_rows ON quality_cycle FOR INSERT TO solmu_app WITH CHECK (${at('assessment.plan', 'scope_unit_id')} AND ${ownHand('created_by')});
  CREATE POLICY update_rows ON quality_cycle FOR UPDATE TO solmu_app USING (${at('assessment.plan', 'scope_unit_id')})
    WITH CHECK (${at('assessment.plan', 'scope_unit_id')});

  -- Without a round; those of a round are made when it opens.
  GRANT INSERT (id, consortium_id, framework_id, version_id, unit_id, centre_id, review, level, due_on, note, created_by) ON quality_assessment TO solmu_app;
  GRANT UPDATE (state, level, due_on, self_submitted_by, self_submitted_at, score, band, final_kind, assessed_on, finalised_by, finalised_at,
    reply, replied_by, replied_at, note, cancel_reason, held_since, version) ON quality_assessment TO solmu_app;
  CREATE POLICY read ON quality_assessment FOR SELECT TO solmu_app USING (${at('assessment.read')} OR ${published});
  CREATE POLICY insert_rows ON quality_assessment FOR INSERT TO solmu_app
    WITH CHECK (cycle_id IS NULL AND (${at('assessment.submit')} OR ${at('assessment.plan')}) AND ${ownHand('created_by')});
  CREATE POLICY update_rows ON quality_assessment FOR UPDATE TO solmu_app USING (${leads}) WITH CHECK (${leads});

  GRANT INSERT (assessment_id, consortium_id, unit_id, score, band, scored_at), UPDATE (score, band, scored_at) ON quality_self_score TO solmu_app;
  CREATE POLICY read ON quality_self_score FOR SELECT TO solmu_app USING (${at('assessment.read')});
  CREATE POLICY insert_rows ON quality_self_score FOR INSERT TO solmu_app WITH CHECK (${at('assessment.submit')});
  CREATE POLICY update_rows ON quality_self_score FOR UPDATE TO solmu_app USING (${at('assessment.submit')}) WITH CHECK (${at('assessment.submit')});

  GRANT INSERT (assessment_id, consortium_id, unit_id, side, criterion_code, value, skipped, comment, reason, changed_by, changed_at, version),
    UPDATE (value, skipped, comment, reason, changed_by, changed_at, version) ON quality_answer TO solmu_app;
  CREATE POLICY read ON quality_answer FOR SELECT TO solmu_app USING (${at('assessment.read')}
    OR (assessment_id, side) IN (SELECT p.assessment_id, p.side FROM app.published_assessments() p));
  CREATE POLICY insert_rows ON quality_answer FOR INSERT TO solmu_app
    WITH CHECK (side = 'self' AND ${at('assessment.edit')} AND ${ownHand('changed_by')});
  CREATE POLICY update_rows ON quality_answer FOR UPDATE TO solmu_app USING (side = 'self' AND ${at('assessment.edit')})
    WITH CHECK (side = 'self' AND ${at('assessment.edit')} AND ${ownHand('changed_by')});

  -- Evidence stays with those who read the unit, whatever is published.
  GRANT INSERT (id, assessment_id, consortium_id, unit_id, review_id, criterion_code, kind, title, url, note, file_key, file_name, file_type,
    file_size, file_sha256, indicator_id, period, figure, figure_source, added_by), UPDATE (removed_by, removed_at, file_key) ON quality_evidence TO solmu_app;
  CREATE POLICY read ON quality_evidence FOR SELECT TO solmu_app USING (review_id IS NULL AND ${at('assessment.read')});
  CREATE POLICY insert_rows ON quality_evidence FOR INSERT TO solmu_app
    WITH CHECK (review_id IS NULL AND ${at('assessment.edit')} AND ${ownHand('added_by')});
  CREATE POLICY update_rows ON quality_evidence FOR UPDATE TO solmu_app USING (review_id IS NULL AND ${at('assessment.edit')})
    WITH CHECK (review_id IS NULL AND ${at('assessment.edit')});

  CREATE POLICY read ON quality_reminder FOR SELECT TO solmu_app USING (${at('assessment.read')});
`

/** True for everybody but the application: the owner arranges, and its functions have decided before they write. */
const isOwner = `current_user <> 'solmu_app'`
const refuse = (what: string): string => `RAISE EXCEPTION '${what}' USING ERRCODE = 'insufficient_privilege'`
const plans = at('assessment.plan').replaceAll('consortium_id', 'OLD.consortium_id').replace('unit_id', 'OLD.unit_id')

const guard = (table: string, when: string): string =>
  `CREATE TRIGGER guard_${table} BEFORE ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION app.guard_${table}();`

const locks = `
  ALTER TABLE workflow_transition DROP CONSTRAINT workflow_transition_workflow_check,
    ADD CONSTRAINT workflow_transition_workflow_check CHECK (workflow IN ('return', 'region', 'correction', 'assessment'));

  -- Along the transitions, and what stands about the outcome only together with one. The steps are taken at the unit itself:
  -- what somebody holds at its centre counts as far as it reaches down.
  CREATE FUNCTION app.guard_quality_assessment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE outcome text[] := ARRAY['score', 'band', 'final_kind', 'assessed_on', 'finalised_by', 'finalised_at', 'self_submitted_by',
      'self_submitted_at', 'reply', 'replied_by', 'replied_at', 'cancel_reason', 'held_since'];
      before jsonb := to_jsonb(OLD); after jsonb := to_jsonb(NEW);
    BEGIN
      IF ${isOwner} THEN RETURN NEW; END IF;
      IF OLD.state = NEW.state THEN
        IF (SELECT bool_and(before -> k IS NOT DISTINCT FROM after -> k) FROM unnest(outcome) k)
          AND (OLD.due_on IS NOT DISTINCT FROM NEW.due_on OR ${plans}) THEN RETURN NEW; END IF;
      ELSIF app.may_move('assessment', OLD.state, NEW.state, OLD.consortium_id, OLD.unit_id, NULL)
        AND (OLD.state <> 'self' OR NEW.state = 'cancelled' OR (NEW.state = 'final') = (OLD.review = 'none'))
        AND (NEW.state <> 'cancelled' OR OLD.cycle_id IS NULL OR ${plans}) THEN RETURN NEW;
      END IF;
      ${refuse('an assessment does not move like this')};
    END $$;
  ${guard('quality_assessment', 'UPDATE')}

  -- Rounds open, close and are cancelled; what has been opened keeps its framework and its units.
  CREATE FUNCTION app.guard_quality_cycle() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} THEN RETURN NEW; END IF;
      IF OLD.state = 'planned' AND NEW.state IN ('planned', 'cancelled') THEN RETURN NEW; END IF;
      IF OLD.state = 'open' AND NEW.state IN ('open', 'closed', 'cancelled')
        AND (OLD.version_id, OLD.scope_unit_id, OLD.unit_ids, OLD.review, OLD.opens_on)
          IS NOT DISTINCT FROM (NEW.version_id, NEW.scope_unit_id, NEW.unit_ids, NEW.review, NEW.opens_on) THEN RETURN NEW; END IF;
      ${refuse('a round does not move like this')};
    END $$;
  ${guard('quality_cycle', 'UPDATE')}

  CREATE FUNCTION app.assessment_state(p_assessment uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT a.state FROM quality_assessment a WHERE a.id = p_assessment $$;

  -- The unit answers while it answers, to what its framework asks; what is agreed is written while reviews are settled.
  CREATE FUNCTION app.guard_quality_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE held text := app.assessment_state(NEW.assessment_id);
    BEGIN
      IF ${isOwner} THEN RETURN NEW; END IF;
      IF (NEW.side = 'self' AND held = 'self' OR NEW.side = 'agreed' AND held IN ('review', 'consensus'))
        AND EXISTS (SELECT 1 FROM quality_assessment a JOIN quality_criterion c ON c.version_id = a.version_id
          WHERE a.id = NEW.assessment_id AND c.code = NEW.criterion_code) THEN RETURN NEW; END IF;
      ${refuse('an answer that is not open does not move')};
    END $$;
  ${guard('quality_answer', 'INSERT OR UPDATE')}

  -- Evidence of the unit comes and goes while it answers; that of a review while there is a review. What was removed stays removed.
  CREATE FUNCTION app.guard_quality_evidence() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE held text := app.assessment_state(NEW.assessment_id);
    BEGIN
      IF ${isOwner} THEN RETURN NEW; END IF;
      IF (NEW.review_id IS NULL AND held = 'self' OR NEW.review_id IS NOT NULL AND held IN ('review', 'consensus'))
        AND (TG_OP = 'INSERT' OR OLD.removed_at IS NULL) THEN RETURN NEW; END IF;
      ${refuse('evidence that is not open does not move')};
    END $$;
  ${guard('quality_evidence', 'INSERT OR UPDATE')}

  -- What the unit scored itself is written when it hands in.
  CREATE FUNCTION app.guard_quality_self_score() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} OR app.assessment_state(NEW.assessment_id) = 'self' THEN RETURN NEW; END IF;
      ${refuse('a score that was handed in does not move')};
    END $$;
  ${guard('quality_self_score', 'INSERT OR UPDATE')}
  REVOKE ALL ON FUNCTION app.assessment_state(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.assessment_state(uuid) TO solmu_app;
`

const onDay = (alias: string): string => `${alias}.valid_from <= p_day AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > p_day)`

const members = `
  -- Which units a round would take in: those of the right kind that are open on a day, under the head office or a centre; of
  -- these all, or those named. A centre is its own centre.
  CREATE FUNCTION app.units_to_assess(p_consortium uuid, p_framework_version uuid, p_scope uuid, p_units uuid[], p_day date)
    RETURNS TABLE (unit_id uuid, centre_id uuid) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT u.unit_id, CASE WHEN o.type = 'local_unit' THEN l.parent_id ELSE u.unit_id END
    FROM unit_period u JOIN org_unit o ON o.id = u.unit_id
      LEFT JOIN unit_link l ON l.unit_id = u.unit_id AND ${onDay('l')}
    WHERE u.consortium_id = p_consortium AND ${onDay('u')}
      AND o.type = (SELECT CASE v.content ->> 'subject' WHEN 'centre' THEN 'regional_centre' ELSE 'local_unit' END
        FROM quality_framework_version v WHERE v.id = p_framework_version)
      AND (p_units IS NULL OR u.unit_id = ANY (p_units))
      AND (p_scope IN (u.unit_id, l.parent_id) OR EXISTS (SELECT 1 FROM org_unit h WHERE h.id = p_scope AND h.type = 'headquarters')) $$;

  CREATE FUNCTION app.make_assessments(p_cycle uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE n integer;
    BEGIN
      INSERT INTO quality_assessment (id, consortium_id, cycle_id, framework_id, version_id, unit_id, centre_id, review, due_on)
        SELECT gen_random_uuid(), c.consortium_id, c.id, c.framework_id, c.version_id, m.unit_id, m.centre_id, c.review, c.self_due_on
        FROM quality_cycle c CROSS JOIN LATERAL app.units_to_assess(c.consortium_id, c.version_id, c.scope_unit_id, c.unit_ids, c.opens_on) m
        WHERE c.id = p_cycle AND c.state = 'open' ON CONFLICT (cycle_id, unit_id) DO NOTHING;
      GET DIAGNOSTICS n = ROW_COUNT;
      RETURN n;
    END $$;

  -- Opens a planned round at once, for whoever plans it; says how many take part, or null when it cannot be opened.
  CREATE FUNCTION app.open_quality_cycle(p_cycle uuid, p_day date, p_version integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      UPDATE quality_cycle SET state = 'open', opens_on = least(opens_on, p_day), version = version + 1
        WHERE id = p_cycle AND state = 'planned' AND version = p_version AND p_day <= self_due_on AND ${at('assessment.plan', 'scope_unit_id')};
      IF NOT FOUND THEN RETURN NULL; END IF;
      RETURN app.make_assessments(p_cycle);
    END $$;
  REVOKE ALL ON FUNCTION app.units_to_assess(uuid, uuid, uuid, uuid[], date), app.make_assessments(uuid),
    app.open_quality_cycle(uuid, date, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.units_to_assess(uuid, uuid, uuid, uuid[], date), app.open_quality_cycle(uuid, date, integer) TO solmu_app;
`

const localized = (of: string): string => `jsonb_build_object('fi', ${of}.name_fi, 'sv', ${of}.name_sv, 'en', ${of}.name_en)`

const clock = `
  -- Opens the planned rounds whose day has come; only where no viewer is named.
  CREATE FUNCTION app.open_due_cycles(p_day date) RETURNS TABLE (cycle_id uuid, consortium_id uuid, units integer)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN; END IF;
      RETURN QUERY WITH opened AS (
        UPDATE quality_cycle c SET state = 'open', version = c.version + 1 WHERE c.state = 'planned' AND c.opens_on <= p_day
          RETURNING c.id, c.consortium_id)
        SELECT o.id, o.consortium_id, 0 FROM opened o;
    END $$;
  CREATE FUNCTION app.fill_open_cycle(p_cycle uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN CASE WHEN app.user_id() IS NULL THEN app.make_assessments(p_cycle) END; END $$;

  -- What has not been handed in, with whoever answers it; only where no viewer is named.
  CREATE FUNCTION app.unanswered_assessments() RETURNS TABLE (assessment_id uuid, consortium_id uuid, unit_id uuid, facts jsonb, people jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id, a.consortium_id, a.unit_id,
      jsonb_build_object('dueOn', a.due_on, 'reminderDays', to_jsonb(coalesce(c.reminder_days, '{-7,-1,1,7}')), 'opensOn', coalesce(c.opens_on, a.created_at::date),
        'name', CASE WHEN c.id IS NULL THEN v.content -> 'name' ELSE ${localized('c')} END, 'unitName', ${localized('n')}),
      p.people
    FROM quality_assessment a JOIN quality_framework_version v ON v.id = a.version_id JOIN unit_now n ON n.id = a.unit_id AND n.is_open
      LEFT JOIN quality_cycle c ON c.id = a.cycle_id
      CROSS JOIN LATERAL (SELECT jsonb_agg(DISTINCT jsonb_build_object('userId', u.id, 'language', u.language)) AS people FROM role_assignment r
        JOIN role_grant g ON g.role = r.role AND g.action = 'assessment.edit' AND g.reach IN ('unit', 'subtree')
        JOIN app_user u ON u.id = r.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
        WHERE r.unit_id = a.unit_id AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today())) p
    WHERE app.user_id() IS NULL AND a.state = 'self' AND a.due_on IS NOT NULL AND p.people IS NOT NULL AND (c.id IS NULL OR c.state = 'open')
    ORDER BY a.consortium_id, a.due_on, a.id $$;

  -- Says whether a reminder is new, and remembers it; only where no viewer is named.
  CREATE FUNCTION app.note_quality_reminder(p_assessment uuid, p_user uuid, p_day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN false; END IF;
      INSERT INTO quality_reminder (assessment_id, consortium_id, unit_id, user_id, day)
        SELECT a.id, a.consortium_id, a.unit_id, p_user, p_day FROM quality_assessment a WHERE a.id = p_assessment ON CONFLICT DO NOTHING;
      RETURN FOUND;
    END $$;
  REVOKE ALL ON FUNCTION app.open_due_cycles(date), app.fill_open_cycle(uuid), app.unanswered_assessments(), app.note_quality_reminder(uuid, uuid, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.open_due_cycles(date), app.fill_open_cycle(uuid), app.unanswered_assessments(), app.note_quality_reminder(uuid, uuid, date) TO solmu_app;
`

const results = `
  -- What is final, for views and whatever rests on it; the viewer's reach holds.
  CREATE VIEW quality_result WITH (security_invoker = true) AS
    SELECT a.id AS assessment_id, a.consortium_id, a.unit_id, a.centre_id, a.framework_id, a.version_id, a.cycle_id, a.assessed_on, a.final_kind,
      a.score, a.band, a.level
    FROM quality_assessment a WHERE a.state = 'final';
  -- The levels on which a result rests: what was agreed where it was reviewed, otherwise what the unit said.
  CREATE VIEW quality_result_answer WITH (security_invoker = true) AS
    SELECT w.assessment_id, w.consortium_id, w.unit_id, w.criterion_code, w.value, w.skipped
    FROM quality_assessment a JOIN quality_answer w ON w.assessment_id = a.id
      AND w.side = CASE a.final_kind WHEN 'reviewed' THEN 'agreed' ELSE 'self' END
    WHERE a.state = 'final';
  GRANT SELECT ON quality_result, quality_result_answer TO solmu_app;
`
