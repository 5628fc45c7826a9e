import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Surveys: what is asked, the rounds in which it is asked, and what came of them. An answer and the link by which it came share
 * nothing: no key, no time, no order, not even the number of the transaction that wrote them. Nobody but the owner reads an
 * answer; when a round ends it is summed up for the groups that may be shown, and the answers go.
 */
export class QualitySurveys1764860000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [surveys, rounds, answers, results, policies, keeping, doors, closing, firstRun]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const code = (column = 'code'): string => `CHECK (${column} ~ '^[a-z][a-z0-9_]{0,29}$')`
const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'

const surveys = `
  CREATE TABLE survey (
    id uuid PRIMARY KEY, ${consortium},
    code text NOT NULL ${code()},
    -- The survey of the product that it is, or was copied from; null for one of the consortium's own.
    shipped_code text,
    retired_at timestamptz,
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT survey_code_once UNIQUE (consortium_id, code),
    CONSTRAINT survey_of_consortium UNIQUE (id, consortium_id)
  );
  CREATE TABLE survey_version (
    id uuid PRIMARY KEY, ${consortium}, survey_id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'released')),
    -- libs/domain/src/quality/survey.ts, SurveyContent.
    content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object' AND length(content::text) <= 1000000),
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    released_by uuid REFERENCES app_user(id), released_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (survey_id, consortium_id) REFERENCES survey (id, consortium_id),
    CONSTRAINT survey_version_number_once UNIQUE (survey_id, number),
    CONSTRAINT survey_version_of_survey UNIQUE (id, survey_id, consortium_id),
    CONSTRAINT survey_version_released CHECK ((state = 'released') = (released_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX survey_version_one_draft ON survey_version (survey_id) WHERE state = 'draft';
`

const rounds = `
  CREATE TABLE survey_round (
    id uuid PRIMARY KEY, ${consortium}, survey_id uuid NOT NULL, version_id uuid NOT NULL,
    -- Whoever asks: a unit for itself, a centre or the head office for units under it.
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    opens_on date NOT NULL, closes_on date NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'cancelled')),
    -- Of fewer answers nothing is shown.
    minimum integer NOT NULL DEFAULT 10 CHECK (minimum BETWEEN 10 AND 100),
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), closed_on date,
    version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (version_id, survey_id, consortium_id) REFERENCES survey_version (id, survey_id, consortium_id),
    CONSTRAINT survey_round_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT survey_round_days CHECK (closes_on >= opens_on AND closes_on <= opens_on + 366),
    CONSTRAINT survey_round_closed CHECK ((state = 'open') = (closed_on IS NULL))
  );
  CREATE INDEX survey_round_by_survey ON survey_round (survey_id, closes_on);
  -- The units that are asked, under the centre of the day on which the round was opened, and how many links went out and came back.
  CREATE TABLE survey_round_unit (
    round_id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES org_unit(id), ${consortium}, centre_id uuid REFERENCES org_unit(id),
    link_count integer NOT NULL DEFAULT 0 CHECK (link_count BETWEEN 0 AND 5000),
    used_count integer NOT NULL DEFAULT 0, kiosk_count integer NOT NULL DEFAULT 0,
    PRIMARY KEY (round_id, unit_id),
    FOREIGN KEY (round_id, consortium_id) REFERENCES survey_round (id, consortium_id),
    CONSTRAINT survey_round_unit_used CHECK (used_count BETWEEN 0 AND link_count)
  );
  CREATE INDEX survey_round_unit_by_unit ON survey_round_unit (unit_id);
  -- A device on which people answer one after the other, for a day.
  CREATE TABLE survey_kiosk (
    id uuid PRIMARY KEY, ${consortium}, round_id uuid NOT NULL, unit_id uuid NOT NULL,
    code_hash bytea NOT NULL UNIQUE CHECK (length(code_hash) = 32),
    opened_by uuid REFERENCES app_user(id), opened_on date NOT NULL DEFAULT app.today(), ended_at timestamptz,
    FOREIGN KEY (round_id, unit_id) REFERENCES survey_round_unit (round_id, unit_id)
  );
  CREATE INDEX survey_kiosk_by_round ON survey_kiosk (round_id, opened_on);
`

const answers = `
  -- The SHA-256 of a link that was handed out, and whether somebody has answered by it. When is not told.
  CREATE TABLE survey_link (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32), ${consortium},
    round_id uuid NOT NULL, unit_id uuid NOT NULL, is_used boolean NOT NULL DEFAULT false,
    FOREIGN KEY (round_id, unit_id) REFERENCES survey_round_unit (round_id, unit_id)
  );
  CREATE INDEX survey_link_by_unit ON survey_link (round_id, unit_id);
  -- What one person answered. It has no day, no link and no lasting id (see app.keep_answer).
  CREATE TABLE survey_response (
    id uuid PRIMARY KEY, ${consortium}, round_id uuid NOT NULL, unit_id uuid NOT NULL,
    answers jsonb NOT NULL CHECK (jsonb_typeof(answers) = 'object' AND length(answers::text) <= 100000),
    FOREIGN KEY (round_id, unit_id) REFERENCES survey_round_unit (round_id, unit_id)
  );
  CREATE INDEX survey_response_by_unit ON survey_response (round_id, unit_id);
  -- Numbers by which a device says again what it does not know to have arrived.
  CREATE TABLE survey_kiosk_turn (
    kiosk_id uuid NOT NULL REFERENCES survey_kiosk(id), nonce bytea NOT NULL CHECK (length(nonce) = 16), ${consortium},
    PRIMARY KEY (kiosk_id, nonce)
  );
`

const results = `
  -- What is shown of a round that has ended, once and for good.
  CREATE TABLE survey_result (
    round_id uuid NOT NULL, ${consortium},
    level text NOT NULL CHECK (level IN ('unit', 'centre', 'all')), unit_id uuid NOT NULL REFERENCES org_unit(id),
    question_code text NOT NULL ${code('question_code')},
    -- People who answered the question, and how many chose what.
    n integer NOT NULL CHECK (n >= 10), counts jsonb NOT NULL,
    PRIMARY KEY (round_id, level, unit_id, question_code),
    FOREIGN KEY (round_id, consortium_id) REFERENCES survey_round (id, consortium_id)
  );
  CREATE INDEX survey_result_by_unit ON survey_result (unit_id);
  -- Answers in words, under the smallest group that may be shown; their ids are random and they stand in no order.
  CREATE TABLE survey_text (
    id uuid PRIMARY KEY, ${consortium}, round_id uuid NOT NULL,
    level text NOT NULL CHECK (level IN ('unit', 'centre', 'all')), unit_id uuid NOT NULL REFERENCES org_unit(id),
    question_code text NOT NULL, body text NOT NULL CHECK (length(body) BETWEEN 1 AND 1000),
    hidden_by uuid REFERENCES app_user(id), hidden_on date, hidden_reason text NOT NULL DEFAULT '' CHECK (length(hidden_reason) <= 500),
    FOREIGN KEY (round_id, consortium_id) REFERENCES survey_round (id, consortium_id)
  );
  CREATE INDEX survey_text_by_round ON survey_text (round_id, unit_id);
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string, column = 'unit_id'): string => `(${whole(action)} OR (consortium_id = app.consortium_id()
    AND ${column} = ANY (ARRAY(SELECT app.units_for('${action}')))))`
const readsSome = `consortium_id = app.consortium_id() AND (SELECT EXISTS (SELECT 1 FROM app.my_grants('survey.read')))`
const writes = whole('survey.write')

const tables = ['survey', 'survey_version', 'survey_round', 'survey_round_unit', 'survey_kiosk', 'survey_link', 'survey_response', 'survey_kiosk_turn', 'survey_result', 'survey_text']
/** What nobody reads but the owner: the functions below are the only way to it. */
const closed = ['survey_link', 'survey_response', 'survey_kiosk_turn']

const policies = `
  ${tables
    .map(
      (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`
    )
    .join('')}
  ${closed.map((table) => `CREATE POLICY nobody ON ${table} FOR SELECT TO solmu_app USING (false);`).join('\n  ')}

  GRANT INSERT (id, consortium_id, code, shipped_code, created_by), UPDATE (retired_at, version), DELETE ON survey TO solmu_app;
  CREATE POLICY read ON survey FOR SELECT TO solmu_app USING (${readsSome});
  CREATE POLICY insert_rows ON survey FOR INSERT TO solmu_app WITH CHECK (${writes} AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON survey FOR UPDATE TO solmu_app USING (${writes}) WITH CHECK (${writes});
  CREATE POLICY delete_rows ON survey FOR DELETE TO solmu_app USING (${writes});

  GRANT INSERT (id, consortium_id, survey_id, number, content, changed_by), DELETE ON survey_version TO solmu_app;
  GRANT UPDATE (content, changed_by, changed_at, state, released_by, released_at, version) ON survey_version TO solmu_app;
  CREATE POLICY read ON survey_version FOR SELECT TO solmu_app USING (${readsSome} AND (state = 'released' OR ${writes}));
  CREATE POLICY insert_rows ON survey_version FOR INSERT TO solmu_app WITH CHECK (${writes} AND state = 'draft');
  CREATE POLICY update_rows ON survey_version FOR UPDATE TO solmu_app USING (${writes}) WITH CHECK (${writes});
  CREATE POLICY delete_rows ON survey_version FOR DELETE TO solmu_app USING (${writes} AND state = 'draft');

  GRANT INSERT (id, consortium_id, survey_id, version_id, unit_id, opens_on, closes_on, minimum, created_by) ON survey_round TO solmu_app;
  GRANT UPDATE (closes_on, version) ON survey_round TO solmu_app;
  CREATE POLICY read ON survey_round FOR SELECT TO solmu_app USING (${at('survey.read')}
    OR EXISTS (SELECT 1 FROM survey_round_unit u WHERE u.round_id = survey_round.id));
  CREATE POLICY insert_rows ON survey_round FOR INSERT TO solmu_app WITH CHECK (${at('survey.manage')} AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON survey_round FOR UPDATE TO solmu_app USING (${at('survey.manage')}) WITH CHECK (${at('survey.manage')} AND state = 'open');

  GRANT INSERT (round_id, unit_id, consortium_id, centre_id) ON survey_round_unit TO solmu_app;
  CREATE POLICY read ON survey_round_unit FOR SELECT TO solmu_app USING (${at('survey.read')});
  CREATE POLICY insert_rows ON survey_round_unit FOR INSERT TO solmu_app WITH CHECK (${at('survey.manage')});

  GRANT INSERT (id, consortium_id, round_id, unit_id, code_hash, opened_by), UPDATE (ended_at) ON survey_kiosk TO solmu_app;
  CREATE POLICY read ON survey_kiosk FOR SELECT TO solmu_app USING (${at('survey.read')});
  CREATE POLICY insert_rows ON survey_kiosk FOR INSERT TO solmu_app WITH CHECK (${at('survey.manage')} AND opened_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON survey_kiosk FOR UPDATE TO solmu_app USING (${at('survey.manage')}) WITH CHECK (${at('survey.manage')});

  CREATE POLICY read ON survey_result FOR SELECT TO solmu_app USING (${at('survey.read')});
  GRANT UPDATE (hidden_by, hidden_on, hidden_reason) ON survey_text TO solmu_app;
  CREATE POLICY read ON survey_text FOR SELECT TO solmu_app USING (${at('survey.read')} AND (hidden_on IS NULL OR ${at('survey.manage')}));
  CREATE POLICY update_rows ON survey_text FOR UPDATE TO solmu_app USING (${at('survey.manage')}) WITH CHECK (${at('survey.manage')});
`

const keeping = `
  CREATE FUNCTION app.keep_survey_version() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      RAISE EXCEPTION 'a released survey does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_version_is_released';
    END $$;
  CREATE TRIGGER keep_released BEFORE UPDATE OR DELETE ON survey_version
    FOR EACH ROW WHEN (OLD.state = 'released') EXECUTE FUNCTION app.keep_survey_version();

  CREATE FUNCTION app.keep_survey_round() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      RAISE EXCEPTION 'a round that has ended does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_round_has_ended';
    END $$;
  CREATE TRIGGER keep_closed BEFORE UPDATE OR DELETE ON survey_round
    FOR EACH ROW WHEN (OLD.state <> 'open') EXECUTE FUNCTION app.keep_survey_round();
  CREATE TRIGGER keep_results BEFORE UPDATE OR DELETE ON survey_result FOR EACH ROW EXECUTE FUNCTION app.keep_survey_round();

  -- Only what was released is asked, and a round that is open is given more time, never less.
  CREATE FUNCTION app.guard_survey_round() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT 1 FROM survey_version v WHERE v.id = NEW.version_id AND v.state = 'released') THEN
          RAISE EXCEPTION 'a draft is not asked' USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_round_of_draft';
        END IF;
      ELSIF NEW.closes_on < OLD.closes_on OR NEW.minimum <> OLD.minimum OR NEW.version_id <> OLD.version_id THEN
        RAISE EXCEPTION 'a round only gets more time' USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_round_shortened';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER guard_round BEFORE INSERT OR UPDATE ON survey_round FOR EACH ROW EXECUTE FUNCTION app.guard_survey_round();

  CREATE FUNCTION app.may_manage_survey(p_consortium uuid, p_unit uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT p_consortium = ANY (ARRAY(SELECT app.consortia_for('survey.manage')))
      OR (p_consortium = app.consortium_id() AND p_unit = ANY (ARRAY(SELECT app.units_for('survey.manage')))) $$;
  REVOKE ALL ON FUNCTION app.keep_survey_version(), app.keep_survey_round(), app.guard_survey_round(), app.may_manage_survey(uuid, uuid) FROM PUBLIC;
`

const doors = `
  -- Links for a unit of an open round; their hashes, and how many there are.
  CREATE FUNCTION app.add_survey_links(p_round uuid, p_unit uuid, p_hashes bytea[]) RETURNS integer LANGUAGE plpgsql ${definer} AS $$
    DECLARE counted integer;
    BEGIN
      UPDATE survey_round_unit u SET link_count = u.link_count + cardinality(p_hashes)
        FROM survey_round r WHERE r.id = u.round_id AND u.round_id = p_round AND u.unit_id = p_unit AND r.state = 'open'
          AND app.may_manage_survey(u.consortium_id, u.unit_id) RETURNING u.link_count INTO counted;
      IF counted IS NULL THEN RETURN NULL; END IF;
      INSERT INTO survey_link (token_hash, consortium_id, round_id, unit_id)
        SELECT h, u.consortium_id, p_round, p_unit FROM unnest(p_hashes) h, survey_round_unit u
        WHERE u.round_id = p_round AND u.unit_id = p_unit ORDER BY random();
      RETURN counted;
    END $$;

  CREATE FUNCTION app.survey_round_standing(p_round uuid) RETURNS text LANGUAGE sql STABLE ${definer} AS $$
    SELECT CASE WHEN r.state <> 'open' OR r.closes_on < app.today() THEN 'closed' WHEN r.opens_on > app.today() THEN 'early' ELSE 'open' END
    FROM survey_round r WHERE r.id = p_round $$;

  -- What stands behind a link or a device; what is asked only where it can be answered.
  CREATE FUNCTION app.survey_behind(p_round uuid, p_unit uuid, p_state text) RETURNS TABLE (state text, content jsonb, unit_name jsonb, minimum integer)
    LANGUAGE sql STABLE ${definer} AS $$
    SELECT p_state, v.content, (SELECT jsonb_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en) FROM unit_now n WHERE n.id = p_unit), r.minimum
      FROM survey_round r JOIN survey_version v ON v.id = r.version_id WHERE r.id = p_round AND p_state = 'open'
    UNION ALL SELECT p_state, NULL, NULL, NULL WHERE p_state <> 'open' $$;

  CREATE FUNCTION app.find_survey_link(p_hash bytea) RETURNS TABLE (state text, content jsonb, unit_name jsonb, minimum integer)
    LANGUAGE plpgsql STABLE ${definer} AS $$
    DECLARE link record;
    BEGIN
      SELECT l.round_id, l.unit_id, l.is_used INTO link FROM survey_link l WHERE l.token_hash = p_hash;
      IF NOT FOUND THEN RETURN QUERY SELECT * FROM app.survey_behind(NULL, NULL, 'unknown');
      ELSIF link.is_used THEN RETURN QUERY SELECT * FROM app.survey_behind(NULL, NULL, 'used');
      ELSE RETURN QUERY SELECT * FROM app.survey_behind(link.round_id, link.unit_id, app.survey_round_standing(link.round_id)); END IF;
    END $$;

  CREATE FUNCTION app.find_survey_kiosk(p_hash bytea) RETURNS TABLE (state text, content jsonb, unit_name jsonb, minimum integer)
    LANGUAGE plpgsql STABLE ${definer} AS $$
    DECLARE kiosk record;
    BEGIN
      SELECT k.round_id, k.unit_id, k.ended_at IS NOT NULL OR k.opened_on <> app.today() AS is_over INTO kiosk FROM survey_kiosk k WHERE k.code_hash = p_hash;
      IF NOT FOUND THEN RETURN QUERY SELECT * FROM app.survey_behind(NULL, NULL, 'unknown');
      ELSIF kiosk.is_over THEN RETURN QUERY SELECT * FROM app.survey_behind(NULL, NULL, 'closed');
      ELSE RETURN QUERY SELECT * FROM app.survey_behind(kiosk.round_id, kiosk.unit_id, app.survey_round_standing(kiosk.round_id)); END IF;
    END $$;

  -- Puts an answer among the others of its unit, which are all written anew in another order: the rows of a unit have one and the
  -- same transaction, and none can be told from the others by when it came. Whoever calls this holds the lock of the unit.
  CREATE FUNCTION app.keep_answer(p_round uuid, p_unit uuid, p_answers jsonb) RETURNS void LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      WITH kept AS (DELETE FROM survey_response r WHERE r.round_id = p_round AND r.unit_id = p_unit RETURNING r.answers)
      INSERT INTO survey_response (id, consortium_id, round_id, unit_id, answers)
        SELECT gen_random_uuid(), u.consortium_id, p_round, p_unit, a.answers
        FROM (SELECT k.answers FROM kept k UNION ALL SELECT p_answers) a, survey_round_unit u
        WHERE u.round_id = p_round AND u.unit_id = p_unit ORDER BY random();
    END $$;
  CREATE FUNCTION app.lock_survey_unit(p_round uuid, p_unit uuid) RETURNS void LANGUAGE sql ${definer} AS $$
    SELECT pg_advisory_xact_lock(hashtextextended(p_round::text || p_unit::text, 7)) $$;

  -- Takes an answer and uses its link up, both or neither; says where the link stands otherwise.
  CREATE FUNCTION app.answer_survey_link(p_hash bytea, p_answers jsonb) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    DECLARE link record; standing text;
    BEGIN
      SELECT l.round_id, l.unit_id INTO link FROM survey_link l WHERE l.token_hash = p_hash;
      IF NOT FOUND THEN RETURN 'unknown'; END IF;
      PERFORM app.lock_survey_unit(link.round_id, link.unit_id);
      IF EXISTS (SELECT 1 FROM survey_link l WHERE l.token_hash = p_hash AND l.is_used) THEN RETURN 'used'; END IF;
      PERFORM 1 FROM survey_round r WHERE r.id = link.round_id FOR SHARE;
      standing := app.survey_round_standing(link.round_id);
      IF standing <> 'open' THEN RETURN standing; END IF;
      -- Every link of the unit is written anew, used or not, so that none shows that it was the one.
      UPDATE survey_link l SET is_used = l.is_used OR l.token_hash = p_hash WHERE l.round_id = link.round_id AND l.unit_id = link.unit_id;
      PERFORM app.keep_answer(link.round_id, link.unit_id, p_answers);
      UPDATE survey_round_unit u SET used_count = u.used_count + 1 WHERE u.round_id = link.round_id AND u.unit_id = link.unit_id;
      RETURN 'done';
    END $$;

  -- The same from a device; a number that has come already is an answer that has come already.
  CREATE FUNCTION app.answer_survey_kiosk(p_hash bytea, p_nonce bytea, p_answers jsonb) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    DECLARE kiosk record; standing text;
    BEGIN
      SELECT k.id, k.consortium_id, k.round_id, k.unit_id, k.ended_at IS NOT NULL OR k.opened_on <> app.today() AS is_over
        INTO kiosk FROM survey_kiosk k WHERE k.code_hash = p_hash;
      IF NOT FOUND THEN RETURN 'unknown'; END IF;
      IF kiosk.is_over THEN RETURN 'closed'; END IF;
      PERFORM app.lock_survey_unit(kiosk.round_id, kiosk.unit_id);
      IF EXISTS (SELECT 1 FROM survey_kiosk_turn t WHERE t.kiosk_id = kiosk.id AND t.nonce = p_nonce) THEN RETURN 'done'; END IF;
      PERFORM 1 FROM survey_round r WHERE r.id = kiosk.round_id FOR SHARE;
      standing := app.survey_round_standing(kiosk.round_id);
      IF standing <> 'open' THEN RETURN standing; END IF;
      INSERT INTO survey_kiosk_turn (kiosk_id, nonce, consortium_id) VALUES (kiosk.id, p_nonce, kiosk.consortium_id);
      PERFORM app.keep_answer(kiosk.round_id, kiosk.unit_id, p_answers);
      UPDATE survey_round_unit u SET kiosk_count = u.kiosk_count + 1 WHERE u.round_id = kiosk.round_id AND u.unit_id = kiosk.unit_id;
      RETURN 'done';
    END $$;
  REVOKE ALL ON FUNCTION app.add_survey_links(uuid, uuid, bytea[]), app.survey_round_standing(uuid), app.survey_behind(uuid, uuid, text),
    app.find_survey_link(bytea), app.find_survey_kiosk(bytea), app.keep_answer(uuid, uuid, jsonb), app.lock_survey_unit(uuid, uuid),
    app.answer_survey_link(bytea, jsonb), app.answer_survey_kiosk(bytea, bytea, jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.add_survey_links(uuid, uuid, bytea[]), app.find_survey_link(bytea), app.find_survey_kiosk(bytea),
    app.answer_survey_link(bytea, jsonb), app.answer_survey_kiosk(bytea, bytea, jsonb) TO solmu_app;
`

const closing = `
  -- Rounds whose last day is over.
  CREATE FUNCTION app.survey_rounds_due(p_day date) RETURNS TABLE (id uuid, consortium_id uuid, unit_id uuid) LANGUAGE sql STABLE ${definer} AS $$
    SELECT r.id, r.consortium_id, r.unit_id FROM survey_round r WHERE r.state = 'open' AND r.closes_on < least(p_day, app.today()) ORDER BY r.closes_on, r.id $$;

  -- Whether the caller may end a round: whoever asks, at any time; and the clock, of which nobody is the viewer, after its last day.
  CREATE FUNCTION app.may_end_survey_round(p_round uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM survey_round r WHERE r.id = p_round AND r.state = 'open'
      AND CASE WHEN app.user_id() IS NULL THEN r.closes_on < app.today() ELSE app.may_manage_survey(r.consortium_id, r.unit_id) END) $$;

  -- Of a round that is about to end: its units, and how many people answered each question in each. Locks it against more answers.
  CREATE FUNCTION app.survey_round_to_end(p_round uuid) RETURNS TABLE (unit_id uuid, centre_id uuid, counts jsonb, minimum integer, owner_id uuid)
    LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM 1 FROM survey_round r WHERE r.id = p_round FOR UPDATE;
      IF NOT app.may_end_survey_round(p_round) THEN RETURN; END IF;
      RETURN QUERY SELECT u.unit_id, u.centre_id, (SELECT coalesce(jsonb_object_agg(c.code, c.n), '{}') FROM (
          SELECT k.code, count(*) AS n FROM survey_response s CROSS JOIN LATERAL jsonb_object_keys(s.answers) AS k(code)
          WHERE s.round_id = p_round AND s.unit_id = u.unit_id GROUP BY k.code) c), r.minimum, r.unit_id
        FROM survey_round_unit u JOIN survey_round r ON r.id = u.round_id WHERE u.round_id = p_round ORDER BY u.unit_id;
    END $$;

  -- Ends a round. p_shown says which groups of which questions are shown ({level, unitId, question}); the database works out by itself
  -- that none of them, and nothing that one has beside those within it, is of fewer people than the minimum. Then the answers go.
  CREATE FUNCTION app.end_survey_round(p_round uuid, p_shown jsonb) RETURNS boolean LANGUAGE plpgsql ${definer} AS $$
    DECLARE round record;
    BEGIN
      SELECT * INTO round FROM survey_round r WHERE r.id = p_round FOR UPDATE;
      IF NOT app.may_end_survey_round(p_round) THEN RETURN false; END IF;
      CREATE TEMP TABLE shown ON COMMIT DROP AS SELECT DISTINCT s.level, s."unitId" AS unit_id, s.question
        FROM jsonb_to_recordset(p_shown) AS s (level text, "unitId" uuid, question text);
      CREATE TEMP TABLE member ON COMMIT DROP AS
        SELECT s.level, s.unit_id AS group_id, s.question, u.unit_id,
          -- What is shown of a smaller group with this unit in it is no remainder of this one.
          EXISTS (SELECT 1 FROM shown i WHERE i.question = s.question AND (
            (s.level <> 'unit' AND i.level = 'unit' AND i.unit_id = u.unit_id)
            OR (s.level = 'all' AND i.level = 'centre' AND i.unit_id = u.centre_id))) AS is_within,
          (SELECT count(*) FROM survey_response a WHERE a.round_id = p_round AND a.unit_id = u.unit_id AND a.answers ? s.question) AS n
        FROM shown s JOIN survey_round_unit u ON u.round_id = p_round
          AND CASE s.level WHEN 'unit' THEN u.unit_id = s.unit_id WHEN 'centre' THEN u.centre_id = s.unit_id
            WHEN 'all' THEN s.unit_id = round.unit_id ELSE false END;
      IF EXISTS (SELECT 1 FROM shown s WHERE NOT EXISTS (SELECT 1 FROM member m WHERE (m.level, m.group_id, m.question) = (s.level, s.unit_id, s.question)))
        OR EXISTS (SELECT 1 FROM member m GROUP BY m.level, m.group_id, m.question
          HAVING sum(m.n) < round.minimum OR coalesce(sum(m.n) FILTER (WHERE NOT m.is_within), 0) BETWEEN 1 AND round.minimum - 1) THEN
        RAISE EXCEPTION 'fewer answers than may be shown' USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_result_minimum';
      END IF;
      INSERT INTO survey_result (round_id, consortium_id, level, unit_id, question_code, n, counts)
        SELECT p_round, round.consortium_id, m.level, m.group_id, m.question, sum(m.n), coalesce((
            SELECT jsonb_object_agg(c.option, c.n) FROM (
              SELECT o.option, count(*) AS n FROM survey_response a JOIN member w ON w.unit_id = a.unit_id AND w.level = m.level AND w.group_id = m.group_id
                AND w.question = m.question CROSS JOIN LATERAL jsonb_array_elements_text(a.answers -> m.question) AS o(option)
              WHERE a.round_id = p_round AND NOT app.is_survey_text(round.version_id, m.question) GROUP BY o.option) c), '{}')
        FROM member m GROUP BY m.level, m.group_id, m.question;
      -- Words stand under the smallest group that is shown, those of each group mixed.
      INSERT INTO survey_text (id, consortium_id, round_id, level, unit_id, question_code, body)
        SELECT gen_random_uuid(), round.consortium_id, p_round, m.level, m.group_id, m.question, o.body
        FROM member m JOIN survey_response a ON a.round_id = p_round AND a.unit_id = m.unit_id
          CROSS JOIN LATERAL jsonb_array_elements_text(a.answers -> m.question) AS o(body)
        WHERE NOT m.is_within AND app.is_survey_text(round.version_id, m.question) ORDER BY random();
      DELETE FROM survey_response a WHERE a.round_id = p_round;
      DELETE FROM survey_kiosk_turn t USING survey_kiosk k WHERE k.id = t.kiosk_id AND k.round_id = p_round;
      UPDATE survey_kiosk k SET ended_at = coalesce(k.ended_at, now()) WHERE k.round_id = p_round;
      UPDATE survey_round r SET state = 'closed', closed_on = app.today(), version = r.version + 1 WHERE r.id = p_round;
      DROP TABLE shown, member;
      RETURN true;
    END $$;

  CREATE FUNCTION app.is_survey_text(p_version uuid, p_question text) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM survey_version v, jsonb_array_elements(v.content -> 'questions') q
      WHERE v.id = p_version AND q.value ->> 'code' = p_question AND q.value ->> 'kind' = 'text') $$;

  -- Gives a round up: nothing of it is shown, and what was answered goes.
  CREATE FUNCTION app.cancel_survey_round(p_round uuid) RETURNS boolean LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM 1 FROM survey_round r WHERE r.id = p_round FOR UPDATE;
      IF app.user_id() IS NULL OR NOT app.may_end_survey_round(p_round) THEN RETURN false; END IF;
      DELETE FROM survey_response a WHERE a.round_id = p_round;
      DELETE FROM survey_kiosk_turn t USING survey_kiosk k WHERE k.id = t.kiosk_id AND k.round_id = p_round;
      UPDATE survey_kiosk k SET ended_at = coalesce(k.ended_at, now()) WHERE k.round_id = p_round;
      UPDATE survey_round r SET state = 'cancelled', closed_on = app.today(), version = r.version + 1 WHERE r.id = p_round;
      RETURN true;
    END $$;
  REVOKE ALL ON FUNCTION app.survey_rounds_due(date), app.may_end_survey_round(uuid), app.survey_round_to_end(uuid), app.end_survey_round(uuid, jsonb),
    app.is_survey_text(uuid, text), app.cancel_survey_round(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.survey_rounds_due(date), app.survey_round_to_end(uuid), app.end_survey_round(uuid, jsonb),
    app.cancel_survey_round(uuid) TO solmu_app;
`

const firstRun = `
  -- What comes with the product, for a consortium that is made in this very transaction, and for no other.
  CREATE FUNCTION app.first_surveys(p_consortium uuid, p_surveys jsonb) RETURNS void LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM consortium c WHERE c.id = p_consortium AND c.xmin::text = (txid_current() % (2^32)::bigint)::text) THEN
        RAISE EXCEPTION 'the consortium is not new' USING ERRCODE = 'insufficient_privilege';
      END IF;
      INSERT INTO survey (id, consortium_id, code, shipped_code)
        SELECT s.id, p_consortium, s.code, s.code FROM jsonb_to_recordset(p_surveys) AS s (id uuid, code text);
      INSERT INTO survey_version (id, consortium_id, survey_id, number, state, content, released_at)
        SELECT s."versionId", p_consortium, s.id, 1, 'released', s.content, now()
        FROM jsonb_to_recordset(p_surveys) AS s (id uuid, "versionId" uuid, content jsonb);
    END $$;
  REVOKE ALL ON FUNCTION app.first_surveys(uuid, jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.first_surveys(uuid, jsonb) TO solmu_app;
`
