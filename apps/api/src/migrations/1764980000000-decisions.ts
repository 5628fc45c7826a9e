import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The register of decisions: what a body of the consortium has decided, what follows from it and who does it. What was recorded
 * never changes; a later decision revokes or replaces it. Found again by words, in the languages in which it is written.
 */
export class Decisions1764980000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(reach)
    await runner.query(policies)
    await runner.query(keeping)
    await runner.query(searching)
    await runner.query(telling)
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
const at = (action: string, unit = 'unit_id'): string => `(${whole(action)} OR ${unit} = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

/** What is found: the title before the text, the text before the rest; by stems of each language, and as it is written. */
const SEARCHED = ['finnish:fi', 'swedish:sv', 'english:en']
  .flatMap((each) => {
    const [dictionary = '', language = ''] = each.split(':')
    return ['title:A', 'content:B'].flatMap((part) => {
      const [column = '', weight = ''] = part.split(':')
      const text = `coalesce(${column}->>'${language}', '')`
      return [dictionary, 'simple'].map((config) => `setweight(to_tsvector('${config}', ${text}), '${weight}')`)
    })
  })
  .concat(["setweight(to_tsvector('simple', basis || ' ' || coalesce(body_name->>'fi', '') || ' ' || coalesce(body_name->>'sv', '')), 'C')", "setweight(to_tsvector('finnish', basis), 'C')"])
  .join(' || ')

const tables = `
  CREATE TABLE governance_decision (
    id uuid PRIMARY KEY, ${consortium},
    -- The unit whose body decided and that keeps it: the head office, or a centre for its own.
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    -- Given by the database: without a gap within the year of the decision.
    year integer NOT NULL, serial integer NOT NULL CHECK (serial > 0),
    -- The body, and what it was called when it decided.
    body_id uuid, body_name jsonb NOT NULL CHECK (jsonb_typeof(body_name) = 'object' AND length(body_name::text) <= 2000),
    meeting_id uuid, ballot_id uuid,
    title jsonb NOT NULL CHECK (jsonb_typeof(title) = 'object' AND length(title->>'fi') BETWEEN 1 AND 300 AND length(title::text) <= 3000), ${texts('content', 60000)},
    -- By what right it was decided: a section of the charter, an item of an agenda, a law.
    ${words('basis', 1000)},
    -- Null where nobody voted: it was decided by consent.
    votes_for integer CHECK (votes_for >= 0), votes_against integer CHECK (votes_against >= 0), votes_abstain integer CHECK (votes_abstain >= 0), ${words('dissent', 5000)},
    decided_on date NOT NULL, due_on date, review_on date,
    responsible_unit_id uuid REFERENCES org_unit(id), responsible_user_id uuid REFERENCES app_user(id),
    -- Who reads it: the people of the body, the members, everybody.
    publication text NOT NULL CHECK (publication IN ('body', 'members', 'public')),
    -- The later decision that ended it, and how.
    ended_by uuid, end_kind text CHECK (end_kind IN ('revoked', 'replaced')), ended_on date,
    recorded_by uuid REFERENCES app_user(id), recorded_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    search tsvector GENERATED ALWAYS AS (${SEARCHED}) STORED,
    CONSTRAINT governance_decision_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT governance_decision_number UNIQUE (consortium_id, year, serial),
    FOREIGN KEY (body_id, consortium_id) REFERENCES body (id, consortium_id),
    FOREIGN KEY (ended_by, consortium_id) REFERENCES governance_decision (id, consortium_id),
    CONSTRAINT governance_decision_votes CHECK ((votes_for IS NULL) = (votes_against IS NULL) AND (votes_for IS NULL) = (votes_abstain IS NULL)),
    CONSTRAINT governance_decision_days CHECK (due_on >= decided_on AND review_on > decided_on),
    CONSTRAINT governance_decision_end CHECK ((ended_by IS NULL) = (end_kind IS NULL) AND (ended_by IS NULL) = (ended_on IS NULL) AND ended_by <> id AND ended_on >= decided_on)
  );
  CREATE INDEX governance_decision_search ON governance_decision USING gin (search);
  CREATE INDEX governance_decision_by_day ON governance_decision (consortium_id, decided_on DESC);

  CREATE TABLE decision_task (
    id uuid PRIMARY KEY, ${consortium}, decision_id uuid NOT NULL,
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    -- Whose it is: a unit's, and where it is known a person's.
    unit_id uuid NOT NULL REFERENCES org_unit(id), user_id uuid REFERENCES app_user(id),
    due_on date NOT NULL, done_on date, done_by uuid REFERENCES app_user(id), done_at timestamptz, ${words('note', 2000)},
    -- One that need not be done any more says why.
    dropped_at timestamptz, ${words('drop_reason', 2000)},
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (decision_id, consortium_id) REFERENCES governance_decision (id, consortium_id),
    CONSTRAINT decision_task_done CHECK ((done_on IS NULL) = (done_at IS NULL) AND (done_at IS NULL OR dropped_at IS NULL)),
    CONSTRAINT decision_task_dropped CHECK ((dropped_at IS NULL) = (drop_reason = ''))
  );
  CREATE INDEX decision_task_of ON decision_task (decision_id, due_on);
  CREATE INDEX decision_task_due ON decision_task (consortium_id, due_on) WHERE done_at IS NULL AND dropped_at IS NULL;

  -- That somebody looked at a decision again, what they found, and when it is looked at next.
  CREATE TABLE decision_review (
    id uuid PRIMARY KEY, ${consortium}, decision_id uuid NOT NULL,
    reviewed_on date NOT NULL, finding text NOT NULL CHECK (length(finding) BETWEEN 1 AND 5000), next_on date,
    recorded_by uuid REFERENCES app_user(id), recorded_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (decision_id, consortium_id) REFERENCES governance_decision (id, consortium_id),
    CONSTRAINT decision_review_next CHECK (next_on > reviewed_on)
  );
  CREATE INDEX decision_review_of ON decision_review (decision_id, recorded_at);

  -- Whom the clock has told of what, once for each day that it is about.
  CREATE TABLE decision_reminder (
    ${consortium}, subject_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('task', 'review')),
    about_on date NOT NULL, user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE, sent_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject_id, kind, about_on, user_id)
  );
  ${['governance_decision', 'decision_task', 'decision_review', 'decision_reminder'].map(locked).join('')}
`

const reach = `
  -- The decisions that the viewer reads: what is for the members by everybody in the network; what is for the body alone by those
  -- who sit in it, keep its register, are answerable for it, or have something to do because of it.
  CREATE FUNCTION app.decisions_read() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE is_reader boolean := EXISTS (SELECT app.consortia_for('decision.read')); is_keeper boolean := EXISTS (SELECT app.consortia_for('decision.manage'));
      kept uuid[] := ARRAY(SELECT app.units_for('decision.manage')); worked uuid[] := ARRAY(SELECT app.units_for('decision.work'));
      bodies uuid[] := ARRAY(SELECT app.my_bodies());
    BEGIN
      RETURN QUERY SELECT d.id FROM governance_decision d WHERE d.consortium_id = app.consortium_id() AND is_reader
        AND (d.publication <> 'body' OR is_keeper OR d.unit_id = ANY (kept) OR d.body_id = ANY (bodies) OR d.responsible_user_id = app.user_id() OR d.responsible_unit_id = ANY (worked)
          OR EXISTS (SELECT 1 FROM decision_task t WHERE t.decision_id = d.id AND (t.user_id = app.user_id() OR t.unit_id = ANY (worked))));
    END $$;
  REVOKE ALL ON FUNCTION app.decisions_read() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.decisions_read() TO solmu_app;

  -- Whether the viewer keeps the register in which a decision stands.
  CREATE FUNCTION app.keeps_decision(p_decision uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM governance_decision d WHERE d.id = p_decision
      AND (d.consortium_id IN (SELECT app.consortia_for('decision.manage')) OR d.unit_id IN (SELECT app.units_for('decision.manage')))) $$;
  REVOKE ALL ON FUNCTION app.keeps_decision(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.keeps_decision(uuid) TO solmu_app;
`

const policies = `
  GRANT INSERT (id, consortium_id, unit_id, body_id, body_name, meeting_id, ballot_id, title, content, basis, votes_for, votes_against, votes_abstain, dissent, decided_on, due_on, review_on,
    responsible_unit_id, responsible_user_id, publication, recorded_by) ON governance_decision TO solmu_app;
  GRANT UPDATE (publication, ended_by, end_kind, ended_on, version) ON governance_decision TO solmu_app;
  CREATE POLICY read ON governance_decision FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND id = ANY (ARRAY(SELECT app.decisions_read())));
  CREATE POLICY insert_rows ON governance_decision FOR INSERT TO solmu_app WITH CHECK (recorded_by = (SELECT app.user_id()) AND ${at('decision.manage')});
  CREATE POLICY update_rows ON governance_decision FOR UPDATE TO solmu_app USING (${at('decision.manage')}) WITH CHECK (${at('decision.manage')});

  GRANT INSERT (id, consortium_id, decision_id, title, unit_id, user_id, due_on, created_by) ON decision_task TO solmu_app;
  GRANT UPDATE (done_on, done_by, done_at, note, dropped_at, drop_reason, version) ON decision_task TO solmu_app;
  CREATE POLICY read ON decision_task FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND decision_id = ANY (ARRAY(SELECT app.decisions_read())));
  CREATE POLICY insert_rows ON decision_task FOR INSERT TO solmu_app WITH CHECK (consortium_id = app.consortium_id() AND app.keeps_decision(decision_id));
  CREATE POLICY update_rows ON decision_task FOR UPDATE TO solmu_app
    USING (consortium_id = app.consortium_id() AND (user_id = (SELECT app.user_id()) OR ${at('decision.work')} OR app.keeps_decision(decision_id)))
    WITH CHECK (consortium_id = app.consortium_id() AND (user_id = (SELECT app.user_id()) OR ${at('decision.work')} OR app.keeps_decision(decision_id)));

  GRANT INSERT (id, consortium_id, decision_id, reviewed_on, finding, next_on, recorded_by) ON decision_review TO solmu_app;
  CREATE POLICY read ON decision_review FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND decision_id = ANY (ARRAY(SELECT app.decisions_read())));
  CREATE POLICY insert_rows ON decision_review FOR INSERT TO solmu_app WITH CHECK (consortium_id = app.consortium_id() AND recorded_by = (SELECT app.user_id()) AND app.keeps_decision(decision_id));

  CREATE POLICY read ON decision_reminder FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND user_id = (SELECT app.user_id()));
`

const keeping = `
  -- The number comes from the database, under a lock, so that two decisions recorded at once leave no gap and share none.
  CREATE FUNCTION app.number_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      NEW.year := extract(year FROM NEW.decided_on)::integer;
      PERFORM pg_advisory_xact_lock(hashtextextended('governance_decision:' || NEW.consortium_id || ':' || NEW.year, 0));
      SELECT coalesce(max(d.serial), 0) + 1 INTO NEW.serial FROM governance_decision d WHERE d.consortium_id = NEW.consortium_id AND d.year = NEW.year;
      RETURN NEW;
    END $$;
  CREATE TRIGGER number_decision BEFORE INSERT ON governance_decision FOR EACH ROW EXECUTE FUNCTION app.number_decision();

  -- What was decided does not change: it is only read by more people, or ended by a later decision, and that once.
  CREATE FUNCTION app.keep_register() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE levels text[] := ARRAY['body', 'members', 'public']; moving text[] := ARRAY['publication', 'ended_by', 'end_kind', 'ended_on', 'version', 'search']; later governance_decision;
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving OR array_position(levels, NEW.publication) < array_position(levels, OLD.publication)
        OR OLD.ended_by IS NOT NULL AND (NEW.ended_by, NEW.end_kind, NEW.ended_on) IS DISTINCT FROM (OLD.ended_by, OLD.end_kind, OLD.ended_on) THEN
        RAISE EXCEPTION 'what was decided does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'governance_decision_stands';
      END IF;
      IF NEW.ended_by IS NOT NULL AND OLD.ended_by IS NULL THEN
        SELECT * INTO later FROM governance_decision WHERE id = NEW.ended_by;
        IF later.decided_on < OLD.decided_on OR later.decided_on = OLD.decided_on AND later.serial < OLD.serial OR NEW.ended_on <> later.decided_on THEN
          RAISE EXCEPTION 'not a later decision' USING ERRCODE = 'check_violation', CONSTRAINT = 'governance_decision_later';
        END IF;
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_register BEFORE UPDATE OR DELETE ON governance_decision FOR EACH ROW EXECUTE FUNCTION app.keep_register();

  CREATE FUNCTION app.keep_decision_part() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'what was recorded stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_part_is_kept';
    END $$;
  CREATE TRIGGER keep_review BEFORE UPDATE OR DELETE ON decision_review FOR EACH ROW EXECUTE FUNCTION app.keep_decision_part();
  CREATE TRIGGER keep_settled BEFORE UPDATE OR DELETE ON decision_task FOR EACH ROW WHEN (OLD.done_at IS NOT NULL OR OLD.dropped_at IS NOT NULL) EXECUTE FUNCTION app.keep_decision_part();
  REVOKE ALL ON FUNCTION app.number_decision(), app.keep_register(), app.keep_decision_part() FROM PUBLIC;
`

const searching = `
  -- What somebody looks for: all the words, by their stems in any of the languages or as their beginnings. Null for no words.
  -- The Finnish stemmer knows no consonant gradation (sopimus, sopimuksen): the end of a longer stem is left open.
  CREATE FUNCTION app.decision_query(p_words text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    WITH word AS (SELECT w, (ts_lexize('finnish_stem', w))[1] AS stem FROM regexp_split_to_table(lower(p_words), '[^[:alnum:]]+') w WHERE w <> ''),
    beginnings AS (SELECT string_agg('(' || quote_literal(w) || ':*' || CASE WHEN length(stem) >= 5
      THEN ' | ' || quote_literal(left(stem, length(stem) - CASE WHEN length(stem) >= 7 THEN 2 ELSE 1 END)) || ':*' ELSE '' END || ')', ' & ') AS query FROM word WHERE stem IS NOT NULL)
    SELECT CASE WHEN query IS NOT NULL THEN plainto_tsquery('finnish', p_words) || plainto_tsquery('swedish', p_words) || plainto_tsquery('english', p_words) || to_tsquery('simple', query) END FROM beginnings $$;
  REVOKE ALL ON FUNCTION app.decision_query(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.decision_query(text) TO solmu_app;
`

const telling = `
  -- What the clock tells, and to whom: tasks that are due, to whose they are; decisions to be looked at again, to those who keep them.
  CREATE FUNCTION app.decision_reminders(p_day date, p_soon integer) RETURNS TABLE (consortium_id uuid, kind text, subject_id uuid, about_on date, name jsonb, user_id uuid, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH due AS (
      SELECT t.consortium_id, 'task' AS kind, t.id AS subject_id, t.due_on AS about_on, d.title AS name, u.id AS user_id, u.language
        FROM decision_task t JOIN governance_decision d ON d.id = t.decision_id JOIN app_user u ON u.id = t.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
        WHERE t.done_at IS NULL AND t.dropped_at IS NULL AND t.due_on <= p_day + p_soon
      UNION ALL
      SELECT t.consortium_id, 'task', t.id, t.due_on, d.title, h.user_id, h.language
        FROM decision_task t JOIN governance_decision d ON d.id = t.decision_id CROSS JOIN LATERAL app.holders_at('decision.work', t.unit_id) h
        WHERE t.user_id IS NULL AND t.done_at IS NULL AND t.dropped_at IS NULL AND t.due_on <= p_day + p_soon
      UNION ALL
      SELECT d.consortium_id, 'review', d.id, r.review_on, d.title, h.user_id, h.language
        FROM governance_decision d CROSS JOIN LATERAL (SELECT CASE WHEN n.id IS NULL THEN d.review_on ELSE n.next_on END AS review_on
          FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT * FROM decision_review v WHERE v.decision_id = d.id ORDER BY v.recorded_at DESC, v.id DESC LIMIT 1) n ON true) r
        CROSS JOIN LATERAL app.holders_at('decision.manage', d.unit_id) h WHERE d.ended_by IS NULL AND r.review_on <= p_day + p_soon)
    SELECT d.* FROM due d WHERE app.user_id() IS NULL AND NOT EXISTS (SELECT 1 FROM decision_reminder r WHERE r.subject_id = d.subject_id AND r.kind = d.kind
      AND r.about_on = d.about_on AND r.user_id = d.user_id) ORDER BY d.consortium_id, d.user_id, d.about_on, d.subject_id $$;

  -- Notes that somebody is told; false when they have been already.
  CREATE FUNCTION app.note_decision_reminder(p_consortium uuid, p_subject uuid, p_kind text, p_about date, p_user uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN false; END IF;
      INSERT INTO decision_reminder (consortium_id, subject_id, kind, about_on, user_id) VALUES (p_consortium, p_subject, p_kind, p_about, p_user) ON CONFLICT DO NOTHING;
      RETURN FOUND;
    END $$;
  REVOKE ALL ON FUNCTION app.decision_reminders(date, integer), app.note_decision_reminder(uuid, uuid, text, date, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.decision_reminders(date, integer), app.note_decision_reminder(uuid, uuid, text, date, uuid) TO solmu_app;
`
