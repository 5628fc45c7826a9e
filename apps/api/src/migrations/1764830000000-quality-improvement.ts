import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Findings, improvement actions, the rules that open them, and good practices. The second lock of the workflow is here: a
 * record moves only along the transitions of the domain, and is closed by nobody in whose hands it has been, whichever way
 * they come: by changing its owner just before, as the deputy of its owner, or past the program.
 */
export class QualityImprovement1764830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(items)
    await runner.query(reading)
    await runner.query(hands)
    await runner.query(guards)
    await runner.query(rules)
    await runner.query(work)
    await runner.query(practices)
    await runner.query(clock)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const code = (column: string): string => `CHECK (${column} ~ '^[a-z][a-z0-9_]{0,29}$')`
const nobody = `app.user_id() IS NULL`
const refuse = (what: string): string => `RAISE EXCEPTION '${what}' USING ERRCODE = 'insufficient_privilege'`

/** True for everybody but the application: the owner arranges, and its functions have decided before they write. */
const isOwner = `current_user <> 'solmu_app'`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const reach = (action: string): string => `(${whole(action)} OR unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`

const lock = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);`

const items = `
  -- libs/domain/src/quality/improvement-workflow.ts, copied when the database is migrated.
  CREATE TABLE improvement_transition (
    step text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, permission text NOT NULL, guards text[] NOT NULL,
    PRIMARY KEY (from_state, step)
  );
  GRANT SELECT ON improvement_transition TO solmu_app;

  CREATE TABLE improvement_rule (
    id uuid PRIMARY KEY, ${consortium},
    kind text NOT NULL CHECK (kind IN ('band_below', 'criterion_below', 'certificate_expiring', 'duty_overdue')),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT improvement_rule_of_consortium UNIQUE (id, consortium_id)
  );

  -- Findings and the actions that are taken, alike in how they travel.
  CREATE TABLE improvement_item (
    id uuid PRIMARY KEY, ${consortium}, unit_id uuid NOT NULL REFERENCES org_unit(id),
    kind text NOT NULL CHECK (kind IN ('finding', 'action')),
    finding_id uuid,
    severity text NOT NULL CHECK (severity IN ('critical', 'major', 'minor', 'observation')),
    title text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 200), text text NOT NULL DEFAULT '' CHECK (length(text) <= 8000),
    origin text NOT NULL CHECK (origin IN ('hand', 'assessment', 'rule')),
    assessment_id uuid, framework_id uuid, criterion_code text ${code('criterion_code')},
    rule_id uuid, rule_number integer, subject text, occasion text,
    practice_id uuid,
    owner_id uuid REFERENCES app_user(id), due_on date,
    -- The plan: a list of text and isDone.
    steps jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(steps) = 'array' AND length(steps::text) <= 20000),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'in_work', 'to_verify', 'closed')),
    outcome text CHECK (outcome IN ('verified', 'dropped', 'cleared')),
    opened_by uuid REFERENCES app_user(id), opened_at timestamptz NOT NULL DEFAULT now(),
    done_by uuid REFERENCES app_user(id), done_at timestamptz, closed_by uuid REFERENCES app_user(id), closed_at timestamptz,
    -- For which day its owner has been written to.
    reminded_for date,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT improvement_item_of_unit UNIQUE (id, consortium_id, unit_id),
    FOREIGN KEY (finding_id, consortium_id, unit_id) REFERENCES improvement_item (id, consortium_id, unit_id),
    FOREIGN KEY (framework_id, consortium_id) REFERENCES quality_framework (id, consortium_id),
    FOREIGN KEY (rule_id, consortium_id) REFERENCES improvement_rule (id, consortium_id),
    CONSTRAINT improvement_item_action CHECK (kind = 'finding' AND finding_id IS NULL OR kind = 'action' AND owner_id IS NOT NULL AND due_on IS NOT NULL),
    CONSTRAINT improvement_item_rule CHECK ((origin = 'rule') <= (kind = 'action' OR rule_id IS NOT NULL AND subject IS NOT NULL AND occasion IS NOT NULL)),
    CONSTRAINT improvement_item_closed CHECK ((state = 'closed') = (outcome IS NOT NULL) AND (state = 'closed') = (closed_at IS NOT NULL))
  );
  -- The same cause never opens two.
  CREATE UNIQUE INDEX improvement_item_one_cause ON improvement_item (rule_id, subject) WHERE kind = 'finding' AND state <> 'closed';
  CREATE INDEX improvement_item_board ON improvement_item (consortium_id, state, due_on);
  CREATE INDEX improvement_item_unit ON improvement_item (unit_id, state);
  CREATE INDEX improvement_item_owner ON improvement_item (owner_id) WHERE state <> 'closed';
  CREATE INDEX improvement_item_finding ON improvement_item (finding_id);

  CREATE VIEW improvement_finding WITH (security_invoker = true) AS SELECT * FROM improvement_item WHERE kind = 'finding';
  CREATE VIEW improvement_action WITH (security_invoker = true) AS SELECT * FROM improvement_item WHERE kind = 'action';
  GRANT SELECT ON improvement_finding, improvement_action TO solmu_app;

  -- In whose hands a record has been: whoever owned it, and whoever said that it is done. Written by the database alone.
  CREATE TABLE improvement_hand (
    item_id uuid NOT NULL REFERENCES improvement_item(id), user_id uuid NOT NULL REFERENCES app_user(id), ${consortium},
    PRIMARY KEY (item_id, user_id)
  );

  CREATE TABLE improvement_event (
    id uuid PRIMARY KEY, ${consortium}, unit_id uuid NOT NULL, item_id uuid NOT NULL,
    event text NOT NULL CHECK (event IN ('opened', 'start', 'done', 'close', 'give_back', 'resume', 'reopen', 'drop', 'clear', 'note', 'change', 'owner')),
    text text NOT NULL DEFAULT '' CHECK (length(text) <= 4000),
    by_user uuid REFERENCES app_user(id), at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (item_id, consortium_id, unit_id) REFERENCES improvement_item (id, consortium_id, unit_id)
  );
  CREATE INDEX improvement_event_item ON improvement_event (item_id, at DESC);

  CREATE TABLE improvement_evidence (
    id uuid PRIMARY KEY, ${consortium}, unit_id uuid NOT NULL, item_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('file', 'link', 'note')),
    title text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 200), note text NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
    url text CHECK (url ~ '^https?://' AND length(url) <= 2000),
    file_key uuid, file_name text CHECK (length(file_name) <= 200), file_size integer CHECK (file_size >= 0),
    added_by uuid NOT NULL REFERENCES app_user(id), added_at timestamptz NOT NULL DEFAULT now(),
    removed_by uuid REFERENCES app_user(id), removed_at timestamptz,
    FOREIGN KEY (item_id, consortium_id, unit_id) REFERENCES improvement_item (id, consortium_id, unit_id),
    CONSTRAINT improvement_evidence_kind CHECK ((kind = 'link') = (url IS NOT NULL) AND (kind = 'file') = (file_key IS NOT NULL)
      AND (file_key IS NULL) = (file_name IS NULL) AND (file_key IS NULL) = (file_size IS NULL)),
    CONSTRAINT improvement_evidence_removed CHECK ((removed_at IS NULL) = (removed_by IS NULL))
  );
  CREATE INDEX improvement_evidence_item ON improvement_evidence (item_id);
`

const reading = `
  ${['improvement_item', 'improvement_event', 'improvement_evidence', 'improvement_hand'].map(lock).join('')}
  GRANT SELECT ON improvement_item, improvement_event, improvement_evidence, improvement_hand TO solmu_app;
  ${['improvement_item', 'improvement_event', 'improvement_evidence']
    .map((table) => `CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${reach('improvement.read')});`)
    .join('\n')}
  -- Nobody reads in whose hands a record has been; what follows from it is told by app.improvement_standing.
  CREATE POLICY nobody ON improvement_hand FOR SELECT TO solmu_app USING (false);

  GRANT INSERT (id, consortium_id, unit_id, kind, finding_id, severity, title, text, origin, assessment_id, framework_id, criterion_code, practice_id,
    owner_id, due_on, steps, opened_by) ON improvement_item TO solmu_app;
  GRANT UPDATE (severity, title, text, framework_id, criterion_code, practice_id, owner_id, due_on, steps, state, version) ON improvement_item TO solmu_app;
  CREATE POLICY insert_rows ON improvement_item FOR INSERT TO solmu_app WITH CHECK (${reach('improvement.edit')} AND opened_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON improvement_item FOR UPDATE TO solmu_app USING (${reach('improvement.edit')} OR ${reach('improvement.close')})
    WITH CHECK (${reach('improvement.edit')} OR ${reach('improvement.close')});

  GRANT INSERT (id, consortium_id, unit_id, item_id, event, text, by_user) ON improvement_event TO solmu_app;
  CREATE POLICY insert_rows ON improvement_event FOR INSERT TO solmu_app
    WITH CHECK ((${reach('improvement.edit')} OR ${reach('improvement.close')}) AND by_user = (SELECT app.user_id()));

  GRANT INSERT (id, consortium_id, unit_id, item_id, kind, title, note, url, file_key, file_name, file_size, added_by) ON improvement_evidence TO solmu_app;
  GRANT UPDATE (removed_by, removed_at) ON improvement_evidence TO solmu_app;
  CREATE POLICY insert_rows ON improvement_evidence FOR INSERT TO solmu_app WITH CHECK (${reach('improvement.edit')} AND added_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON improvement_evidence FOR UPDATE TO solmu_app USING (${reach('improvement.edit')} AND removed_at IS NULL)
    WITH CHECK (${reach('improvement.edit')} AND removed_by = (SELECT app.user_id()));
`

const today = `a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())`

const hands = `
  CREATE FUNCTION app.improvement_hands(p_item uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT h.user_id FROM improvement_hand h WHERE h.item_id = p_item
      OR h.item_id IN (SELECT i.id FROM improvement_item i WHERE i.finding_id = p_item) $$;

  -- The viewer's rights to close what belongs to a unit: null for one of their own, else the person for whom they stand in.
  CREATE FUNCTION app.closing_rights(p_unit uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT o.user_id FROM role_assignment a
      JOIN role_grant g ON g.role = a.role AND g.action = 'improvement.close'
      JOIN app_user u ON u.id = a.user_id AND u.kind = 'person'
      JOIN org_unit n ON n.id = p_unit AND n.consortium_id = a.consortium_id
      LEFT JOIN role_assignment o ON o.id = a.deputy_for
    WHERE a.user_id = app.user_id() AND a.consortium_id = app.consortium_id() AND ${today}
      AND (app.scope() IS NULL OR 'improvement.close' = ANY (app.scope()))
      AND (g.reach = 'network' OR g.reach = 'unit' AND a.unit_id = p_unit
        OR g.reach = 'subtree' AND p_unit IN (SELECT app.subtree(a.unit_id))) $$;

  CREATE FUNCTION app.is_other_hand(p_item uuid, p_unit uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT 1 FROM app.improvement_hands(p_item) h WHERE h = app.user_id())
      AND EXISTS (SELECT 1 FROM app.closing_rights(p_unit) r WHERE r IS NULL OR r NOT IN (SELECT app.improvement_hands(p_item))) $$;

  -- Who can own what belongs to a unit: the people who hold a role at that very unit by which they may carry it out.
  CREATE FUNCTION app.people_of_unit(p_unit uuid) RETURNS TABLE (user_id uuid, display_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.display_name FROM role_assignment a
      JOIN role_grant g ON g.role = a.role AND g.action = 'improvement.edit'
      JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE a.unit_id = p_unit AND ${today} $$;

  CREATE FUNCTION app.improvement_owners(p_unit uuid) RETURNS TABLE (user_id uuid, display_name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM org_unit o WHERE o.id = p_unit AND (o.consortium_id = ANY (ARRAY(SELECT app.consortia_for('improvement.edit')))
          OR o.id = ANY (ARRAY(SELECT app.units_for('improvement.edit'))))) THEN
        RETURN QUERY SELECT p.user_id, p.display_name FROM app.people_of_unit(p_unit) p ORDER BY p.display_name COLLATE "fi-x-icu";
      END IF;
    END $$;

  -- What decides which steps can be taken, and the names of those with a hand in it, for whoever may read the record.
  CREATE FUNCTION app.improvement_standing(p_items uuid[]) RETURNS TABLE (item_id uuid, standing jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE reached uuid[] := ARRAY(SELECT app.units_for('improvement.read'));
    BEGIN RETURN QUERY
      SELECT i.id, jsonb_build_object('hands', (SELECT coalesce(jsonb_agg(h), '[]') FROM app.improvement_hands(i.id) h),
        'rights', (SELECT coalesce(jsonb_agg(r), '[]') FROM app.closing_rights(i.unit_id) r),
        'unfinished', (SELECT count(*) FROM improvement_item c WHERE c.finding_id = i.id AND c.state IN ('open', 'in_work')),
        'unclosed', (SELECT count(*) FROM improvement_item c WHERE c.finding_id = i.id AND c.state <> 'closed'),
        'isFindingClosed', coalesce((SELECT f.state = 'closed' FROM improvement_item f WHERE f.id = i.finding_id), false),
        'people', (SELECT coalesce(jsonb_object_agg(u.id, u.display_name), '{}') FROM app_user u
          WHERE u.id IN (i.owner_id, i.opened_by, i.done_by, i.closed_by)
            OR u.id IN (SELECT e.by_user FROM improvement_event e WHERE e.item_id = i.id)
            OR u.id IN (SELECT e.added_by FROM improvement_evidence e WHERE e.item_id = i.id)))
      FROM improvement_item i WHERE i.id = ANY (p_items)
        AND (i.consortium_id = ANY (ARRAY(SELECT app.consortia_for('improvement.read'))) OR i.unit_id = ANY (reached));
    END $$;
  REVOKE ALL ON FUNCTION app.improvement_hands(uuid), app.closing_rights(uuid), app.is_other_hand(uuid, uuid), app.people_of_unit(uuid),
    app.improvement_owners(uuid), app.improvement_standing(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.is_other_hand(uuid, uuid), app.improvement_owners(uuid), app.improvement_standing(uuid[]) TO solmu_app;
`

const guards = `
  -- Whether the viewer holds an action where a record belongs.
  CREATE FUNCTION app.may_improve(p_action text, p_consortium uuid, p_unit uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p_consortium = app.consortium_id() AND (p_consortium IN (SELECT app.consortia_for(p_action)) OR p_unit IN (SELECT app.units_for(p_action))) $$;

  CREATE FUNCTION app.may_move_improvement(p_old improvement_item, p_to text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM improvement_transition t WHERE t.from_state = p_old.state AND t.to_state = p_to
      AND app.may_improve(t.permission, p_old.consortium_id, p_old.unit_id)
      AND (NOT 'other_hand' = ANY (t.guards) OR app.is_other_hand(p_old.id, p_old.unit_id))
      AND (NOT 'nothing_open' = ANY (t.guards) OR NOT EXISTS (SELECT 1 FROM improvement_item c WHERE c.finding_id = p_old.id AND c.state <> 'closed'))
      AND (NOT 'nothing_unfinished' = ANY (t.guards) OR NOT EXISTS (SELECT 1 FROM improvement_item c WHERE c.finding_id = p_old.id AND c.state IN ('open', 'in_work')))
      AND (NOT 'finding_open' = ANY (t.guards) OR NOT EXISTS (SELECT 1 FROM improvement_item f WHERE f.id = p_old.finding_id AND f.state = 'closed'))) $$;

  -- A record begins open, for a finding that is not closed, and is owned by somebody of its unit.
  CREATE FUNCTION app.guard_new_improvement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NEW.finding_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM improvement_item f WHERE f.id = NEW.finding_id AND f.kind = 'finding' AND f.state <> 'closed') THEN
        ${refuse('an action is for a finding that is not closed')};
      END IF;
      IF NEW.owner_id IS NOT NULL AND NEW.owner_id NOT IN (SELECT p.user_id FROM app.people_of_unit(NEW.unit_id) p) THEN
        RAISE EXCEPTION 'the owner works at the unit' USING ERRCODE = 'check_violation', CONSTRAINT = 'improvement_item_owner_of_unit';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER guard_new BEFORE INSERT ON improvement_item FOR EACH ROW WHEN (${isOwner.replace('<>', '=')}) EXECUTE FUNCTION app.guard_new_improvement();

  CREATE FUNCTION app.guard_improvement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE moves boolean := OLD.state <> NEW.state;
      words_differ boolean := to_jsonb(NEW) - 'state' - 'version' <> to_jsonb(OLD) - 'state' - 'version';
    BEGIN
      -- What it says and where it stands change apart, so that nobody changes its owner as they close it.
      IF moves AND (words_differ OR NOT app.may_move_improvement(OLD, NEW.state)) THEN ${refuse('an improvement does not move like this')}; END IF;
      IF words_differ AND (OLD.state = 'closed' OR NOT app.may_improve('improvement.edit', OLD.consortium_id, OLD.unit_id)) THEN
        ${refuse('this improvement does not change')};
      END IF;
      IF NEW.owner_id IS DISTINCT FROM OLD.owner_id AND NEW.owner_id IS NOT NULL
        AND NEW.owner_id NOT IN (SELECT p.user_id FROM app.people_of_unit(NEW.unit_id) p) THEN
        RAISE EXCEPTION 'the owner works at the unit' USING ERRCODE = 'check_violation', CONSTRAINT = 'improvement_item_owner_of_unit';
      END IF;
      IF moves THEN
        NEW.outcome := CASE WHEN NEW.state <> 'closed' THEN NULL WHEN OLD.state = 'to_verify' THEN 'verified' ELSE 'dropped' END;
        NEW.closed_by := CASE WHEN NEW.state = 'closed' THEN app.user_id() END;
        NEW.closed_at := CASE WHEN NEW.state = 'closed' THEN now() END;
        IF NEW.state = 'to_verify' THEN NEW.done_by := app.user_id(); NEW.done_at := now();
        ELSIF NEW.state <> 'closed' THEN NEW.done_by := NULL; NEW.done_at := NULL; END IF;
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER guard_change BEFORE UPDATE ON improvement_item FOR EACH ROW WHEN (${isOwner.replace('<>', '=')}) EXECUTE FUNCTION app.guard_improvement();

  -- Whoever owned it before counts too: the row is kept as the owner comes, not as they go.
  CREATE FUNCTION app.note_improvement_hands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO improvement_hand (item_id, user_id, consortium_id)
        SELECT NEW.id, h, NEW.consortium_id FROM unnest(ARRAY[NEW.owner_id, NEW.done_by]) h WHERE h IS NOT NULL ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$;
  CREATE TRIGGER note_hands AFTER INSERT OR UPDATE OF owner_id, done_by, state ON improvement_item FOR EACH ROW EXECUTE FUNCTION app.note_improvement_hands();
  REVOKE ALL ON FUNCTION app.may_improve(text, uuid, uuid), app.may_move_improvement(improvement_item, text), app.guard_new_improvement(),
    app.guard_improvement(), app.note_improvement_hands() FROM PUBLIC;
`

const rules = `
  -- What a rule says, version by version; the newest holds.
  CREATE TABLE improvement_rule_version (
    rule_id uuid NOT NULL, number integer NOT NULL CHECK (number > 0), ${consortium},
    -- libs/domain/src/quality/improvement-rules.ts, ImprovementRule.
    content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object' AND length(content::text) <= 20000),
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (rule_id, number), FOREIGN KEY (rule_id, consortium_id) REFERENCES improvement_rule (id, consortium_id)
  );
  -- When a rule has run, and what came of it. Runs that changed nothing are kept for the newest alone.
  CREATE TABLE improvement_rule_run (
    id uuid PRIMARY KEY, ${consortium}, rule_id uuid NOT NULL, number integer NOT NULL, ran_at timestamptz NOT NULL DEFAULT now(),
    opened integer NOT NULL, closed integer NOT NULL,
    FOREIGN KEY (rule_id, consortium_id) REFERENCES improvement_rule (id, consortium_id)
  );
  CREATE INDEX improvement_rule_run_newest ON improvement_rule_run (rule_id, ran_at DESC);
  ${['improvement_rule', 'improvement_rule_version', 'improvement_rule_run']
    .map((table) => `${lock(table)} GRANT SELECT ON ${table} TO solmu_app; CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${whole('quality.read')});`)
    .join('')}
  GRANT INSERT (id, consortium_id, kind) ON improvement_rule TO solmu_app;
  CREATE POLICY insert_rows ON improvement_rule FOR INSERT TO solmu_app WITH CHECK (${whole('improvement.manage')});
  GRANT INSERT (rule_id, number, consortium_id, content, changed_by) ON improvement_rule_version TO solmu_app;
  CREATE POLICY insert_rows ON improvement_rule_version FOR INSERT TO solmu_app WITH CHECK (${whole('improvement.manage')} AND changed_by = (SELECT app.user_id()));
  CREATE TRIGGER keep_versions BEFORE UPDATE OR DELETE ON improvement_rule_version FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

  -- Certificates and duties come with a later migration, so their tables are looked up when they are asked.
  CREATE FUNCTION app.expiring_certificates(p_consortium uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      RETURN (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c."unitId", c.id), '[]') FROM (
        SELECT DISTINCT ON (q.unit_id, q.framework_id) q.id, q.unit_id AS "unitId", q.framework_id AS "frameworkId", q.valid_to AS "expiresOn"
        FROM quality_certificate q JOIN unit_now n ON n.id = q.unit_id AND n.is_open
        WHERE q.consortium_id = p_consortium AND q.ended_on IS NULL ORDER BY q.unit_id, q.framework_id, q.valid_to DESC, q.id) c);
    END $$;
  CREATE FUNCTION app.late_duties(p_consortium uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      RETURN (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c."dueOn", c.id), '[]') FROM (
        SELECT d.id, d.unit_id AS "unitId", q.framework_id AS "frameworkId", d.due_on AS "dueOn"
        FROM quality_commitment_duty d JOIN quality_commitment q ON q.id = d.commitment_id JOIN unit_now n ON n.id = d.unit_id AND n.is_open
        WHERE d.consortium_id = p_consortium AND d.done_on IS NULL AND d.due_on < app.today() AND q.signed_at IS NOT NULL
          AND (q.ended_on IS NULL OR q.ended_on > app.today())) c);
    END $$;

  -- All that rules look at (RuleFacts of the domain): for the clock, and for whoever tries a rule out before it is saved.
  CREATE FUNCTION app.improvement_facts(p_consortium uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE facts jsonb;
    BEGIN
      IF NOT (${nobody} OR p_consortium IN (SELECT app.consortia_for('improvement.manage'))) THEN RETURN NULL; END IF;
      WITH newest AS (
        SELECT DISTINCT ON (r.unit_id, r.framework_id) r.* FROM quality_result r WHERE r.consortium_id = p_consortium
          ORDER BY r.unit_id, r.framework_id, r.assessed_on DESC, r.assessment_id DESC
      ), unit AS (SELECT n.id FROM unit_now n WHERE n.consortium_id = p_consortium AND n.is_open)
      SELECT jsonb_build_object(
        'results', (SELECT coalesce(jsonb_agg(jsonb_build_object('unitId', n.unit_id, 'frameworkId', n.framework_id, 'assessmentId', n.assessment_id,
            'score', n.score, 'bands', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', b ->> 'code', 'from', (b ->> 'from')::numeric)), '[]')
              FROM quality_framework_version v, jsonb_array_elements(v.content -> 'bands') b WHERE v.id = n.version_id),
            'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', a.criterion_code, 'value', a.value) ORDER BY a.criterion_code), '[]')
              FROM quality_result_answer a WHERE a.assessment_id = n.assessment_id)) ORDER BY n.unit_id, n.framework_id), '[]')
          FROM newest n JOIN unit u ON u.id = n.unit_id),
        'certificates', app.expiring_certificates(p_consortium), 'duties', app.late_duties(p_consortium)) INTO facts;
      RETURN facts;
    END $$;

  -- What each rule has opened so far (RuleFinding of the domain). For the clock, and for whoever tries a rule out.
  CREATE FUNCTION app.rule_findings(p_consortium uuid) RETURNS TABLE (rule_id uuid, id uuid, subject text, occasion text, state text, outcome text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.rule_id, i.id, i.subject, i.occasion, i.state, i.outcome FROM improvement_item i
    WHERE i.consortium_id = p_consortium AND i.kind = 'finding' AND i.rule_id IS NOT NULL
      AND (${nobody} OR p_consortium IN (SELECT app.consortia_for('improvement.manage'))) $$;

  -- The newest version of each rule, for the clock.
  CREATE FUNCTION app.improvement_rules() RETURNS TABLE (consortium_id uuid, rule_id uuid, number integer, content jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (v.rule_id) v.consortium_id, v.rule_id, v.number, v.content FROM improvement_rule_version v
    WHERE ${nobody} ORDER BY v.rule_id, v.number DESC $$;

  -- Puts down what a rule has found, where no viewer is named: nobody closes anything by way of a rule.
  CREATE FUNCTION app.apply_rule(p_rule uuid, p_number integer, p_open jsonb, p_close uuid[]) RETURNS TABLE (opened integer, closed integer)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE own improvement_rule; n_opened integer; n_closed integer;
    BEGIN
      IF NOT ${nobody} THEN ${refuse('rules run by the clock')}; END IF;
      SELECT * INTO own FROM improvement_rule r WHERE r.id = p_rule FOR UPDATE;
      WITH opened AS (
        INSERT INTO improvement_item (id, consortium_id, unit_id, kind, severity, title, text, origin, assessment_id, framework_id, criterion_code, rule_id, rule_number, subject, occasion)
        SELECT o.id, own.consortium_id, o."unitId", 'finding', o.severity, o.title, '', 'rule', o."assessmentId", o."frameworkId", o."criterionCode", p_rule, p_number, o.subject, o.occasion
        FROM jsonb_to_recordset(p_open) AS o (id uuid, "unitId" uuid, severity text, title text, "assessmentId" uuid, "frameworkId" uuid, "criterionCode" text, subject text, occasion text)
        ON CONFLICT DO NOTHING RETURNING id, consortium_id, unit_id
      ), told AS (
        INSERT INTO improvement_event (id, consortium_id, unit_id, item_id, event) SELECT gen_random_uuid(), o.consortium_id, o.unit_id, o.id, 'opened' FROM opened o
      ) SELECT count(*) INTO n_opened FROM opened;
      WITH closed AS (
        UPDATE improvement_item i SET state = 'closed', outcome = 'cleared', closed_at = now(), version = i.version + 1
        WHERE i.id = ANY (p_close) AND i.rule_id = p_rule AND i.kind = 'finding' AND i.state <> 'closed' RETURNING i.id, i.consortium_id, i.unit_id
      ), told AS (
        INSERT INTO improvement_event (id, consortium_id, unit_id, item_id, event) SELECT gen_random_uuid(), c.consortium_id, c.unit_id, c.id, 'clear' FROM closed c
      ) SELECT count(*) INTO n_closed FROM closed;
      IF n_opened + n_closed = 0 THEN DELETE FROM improvement_rule_run r WHERE r.rule_id = p_rule AND r.opened = 0 AND r.closed = 0; END IF;
      INSERT INTO improvement_rule_run (id, consortium_id, rule_id, number, opened, closed) VALUES (gen_random_uuid(), own.consortium_id, p_rule, p_number, n_opened, n_closed);
      RETURN QUERY SELECT n_opened, n_closed;
    END $$;
`

const work = `
  REVOKE ALL ON FUNCTION app.expiring_certificates(uuid), app.late_duties(uuid), app.improvement_facts(uuid), app.rule_findings(uuid), app.improvement_rules(),
    app.apply_rule(uuid, integer, jsonb, uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.improvement_facts(uuid), app.rule_findings(uuid), app.improvement_rules(), app.apply_rule(uuid, integer, jsonb, uuid[]) TO solmu_app;

  -- An assessment that becomes final has the rules of its consortium run, whichever way it came there.
  CREATE FUNCTION app.ask_for_rules() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM improvement_rule r WHERE r.consortium_id = NEW.consortium_id) THEN
        PERFORM graphile_worker.add_job('improvement:run', payload := json_build_object('payload', json_build_object('consortiumId', NEW.consortium_id)),
          job_key := 'improvement:run:' || NEW.consortium_id, max_attempts := 10);
      END IF;
      RETURN NULL;
    END $$;
  REVOKE ALL ON FUNCTION app.ask_for_rules() FROM PUBLIC;
  CREATE TRIGGER ask_for_rules AFTER UPDATE OF state ON quality_assessment FOR EACH ROW WHEN (NEW.state = 'final' AND OLD.state <> 'final') EXECUTE FUNCTION app.ask_for_rules();
`

const practices = `
  CREATE TABLE practice (
    id uuid PRIMARY KEY, ${consortium},
    kind text NOT NULL CHECK (kind IN ('recommendation', 'practice')),
    retired_at timestamptz, retired_reason text NOT NULL DEFAULT '' CHECK (length(retired_reason) <= 2000),
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT practice_of_consortium UNIQUE (id, consortium_id)
  );
  CREATE TABLE practice_version (
    id uuid PRIMARY KEY, ${consortium}, practice_id uuid NOT NULL, number integer NOT NULL CHECK (number > 0),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'released')),
    -- libs/domain/src/quality/practice.ts, PracticeContent.
    content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object' AND length(content::text) <= 1000000),
    -- The day on which it should be looked through again.
    review_on date,
    valid_from date, valid_to date,
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    released_by uuid REFERENCES app_user(id), released_at timestamptz, version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (practice_id, consortium_id) REFERENCES practice (id, consortium_id),
    CONSTRAINT practice_version_number_once UNIQUE (practice_id, number),
    CONSTRAINT practice_version_released CHECK ((state = 'released') = (valid_from IS NOT NULL) AND (state = 'released') = (released_at IS NOT NULL)
      AND (valid_to IS NULL OR state = 'released') AND (state = 'draft' OR review_on IS NOT NULL)),
    CONSTRAINT practice_version_validity CHECK (valid_to > valid_from),
    CONSTRAINT practice_version_one_a_day EXCLUDE USING gist (practice_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (state = 'released')
  );
  CREATE UNIQUE INDEX practice_version_one_draft ON practice_version (practice_id) WHERE state = 'draft';

  -- How far a unit has come with it. No row: it has not looked yet.
  CREATE TABLE practice_uptake (
    practice_id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES org_unit(id), ${consortium},
    state text NOT NULL CHECK (state IN ('considering', 'in_use', 'not_for_us')),
    reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 2000), since date NOT NULL,
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (practice_id, unit_id),
    FOREIGN KEY (practice_id, consortium_id) REFERENCES practice (id, consortium_id),
    CONSTRAINT practice_uptake_reason CHECK (state <> 'not_for_us' OR btrim(reason) <> '')
  );
  ALTER TABLE improvement_item ADD FOREIGN KEY (practice_id, consortium_id) REFERENCES practice (id, consortium_id);
  ${['practice', 'practice_version', 'practice_uptake'].map(lock).join('')}
  GRANT SELECT ON practice, practice_version, practice_uptake TO solmu_app;
  GRANT INSERT (id, consortium_id, kind, created_by) ON practice TO solmu_app;
  GRANT UPDATE (retired_at, retired_reason, version) ON practice TO solmu_app;
  CREATE POLICY read ON practice FOR SELECT TO solmu_app USING (${whole('quality.read')} AND (${whole('improvement.manage')}
    OR EXISTS (SELECT 1 FROM practice_version v WHERE v.practice_id = practice.id AND v.state = 'released')));
  CREATE POLICY insert_rows ON practice FOR INSERT TO solmu_app WITH CHECK (${whole('improvement.manage')} AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON practice FOR UPDATE TO solmu_app USING (${whole('improvement.manage')}) WITH CHECK (${whole('improvement.manage')});

  GRANT INSERT (id, consortium_id, practice_id, number, content, review_on, changed_by) ON practice_version TO solmu_app;
  GRANT UPDATE (content, review_on, changed_by, changed_at, state, valid_from, valid_to, released_by, released_at, version) ON practice_version TO solmu_app;
  CREATE POLICY read ON practice_version FOR SELECT TO solmu_app USING (${whole('quality.read')} AND (state = 'released' OR ${whole('improvement.manage')}));
  CREATE POLICY insert_rows ON practice_version FOR INSERT TO solmu_app WITH CHECK (${whole('improvement.manage')} AND state = 'draft');
  CREATE POLICY update_rows ON practice_version FOR UPDATE TO solmu_app USING (${whole('improvement.manage')}) WITH CHECK (${whole('improvement.manage')});

  -- Of a released version nothing changes but the day on which the next one takes over, and that once.
  CREATE FUNCTION app.keep_practice_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF OLD.valid_to IS NULL AND NEW.valid_to IS NOT NULL AND to_jsonb(NEW) - 'valid_to' - 'version' = to_jsonb(OLD) - 'valid_to' - 'version' THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'a released version does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'practice_version_is_released';
    END $$;
  REVOKE ALL ON FUNCTION app.keep_practice_version() FROM PUBLIC;
  CREATE TRIGGER keep_released BEFORE UPDATE ON practice_version FOR EACH ROW WHEN (OLD.state = 'released' AND current_user = 'solmu_app') EXECUTE FUNCTION app.keep_practice_version();

  GRANT INSERT (practice_id, unit_id, consortium_id, state, reason, since, changed_by) ON practice_uptake TO solmu_app;
  GRANT UPDATE (state, reason, since, changed_by, changed_at, version) ON practice_uptake TO solmu_app;
  CREATE POLICY read ON practice_uptake FOR SELECT TO solmu_app USING (${whole('quality.read')});
  CREATE POLICY insert_rows ON practice_uptake FOR INSERT TO solmu_app WITH CHECK (${reach('improvement.edit')} AND changed_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON practice_uptake FOR UPDATE TO solmu_app USING (${reach('improvement.edit')}) WITH CHECK (${reach('improvement.edit')} AND changed_by = (SELECT app.user_id()));
`

const clock = `
  -- What is overdue and whose owner has not been written to for that day; asked only where no viewer is named, and
  -- remembered as it is asked.
  CREATE FUNCTION app.take_overdue_improvements(p_day date) RETURNS TABLE (consortium_id uuid, user_id uuid, language text, item_id uuid, title text, unit_name jsonb, due_on date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT ${nobody} THEN RETURN; END IF;
      RETURN QUERY
      WITH taken AS (
        UPDATE improvement_item i SET reminded_for = i.due_on FROM app_user u
        WHERE i.owner_id = u.id AND u.kind = 'person' AND u.deactivated_at IS NULL AND i.state IN ('open', 'in_work') AND i.due_on < p_day
          AND i.reminded_for IS DISTINCT FROM i.due_on
        RETURNING i.consortium_id, u.id AS user_id, u.language, i.id AS item_id, i.title, i.unit_id, i.due_on
      )
      SELECT t.consortium_id, t.user_id, t.language, t.item_id, t.title, jsonb_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en), t.due_on
      FROM taken t JOIN unit_now n ON n.id = t.unit_id ORDER BY t.user_id, t.due_on, t.item_id;
    END $$;
  REVOKE ALL ON FUNCTION app.take_overdue_improvements(date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.take_overdue_improvements(date) TO solmu_app;
`
