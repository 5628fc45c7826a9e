import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The charter in its versions, with its rules as data, and the bodies with those who sit in them. A version that was proposed
 * never changes; adopted ones hold one after the other, and on no day two of them.
 */
export class CharterBodies1764960000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(charters)
    await runner.query(bodies)
    await runner.query(policies)
    await runner.query(keepingCharters)
    await runner.query(keepingBodies)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const charters = `
  CREATE TABLE charter_version (
    id uuid PRIMARY KEY, ${consortium}, number integer NOT NULL CHECK (number > 0),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'proposed', 'in_force', 'replaced', 'rejected')),
    -- libs/domain/src/governance/charter.ts, CharterSection[], and charter-rules.ts, CharterRules.
    texts jsonb NOT NULL CHECK (jsonb_typeof(texts) = 'array' AND jsonb_array_length(texts) <= 100 AND length(texts::text) <= 1000000),
    rules jsonb NOT NULL CHECK (jsonb_typeof(rules) = 'object' AND length(rules::text) <= 200000),
    -- Why it is proposed.
    ${words('reason', 4000)},
    valid_from date, valid_to date,
    -- SHA-256 of texts and rules, worked out by the database when it is proposed.
    content_hash text CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    proposed_by uuid REFERENCES app_user(id), proposed_on date,
    -- The version that was in force when it was proposed, whose rules decide; null for the first one.
    decides_id uuid REFERENCES charter_version(id),
    ${words('decided_by', 300)}, decided_on date,
    votes jsonb CHECK (votes IS NULL OR jsonb_typeof(votes) = 'object' AND length(votes::text) <= 500),
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT charter_version_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT charter_version_number UNIQUE (consortium_id, number),
    CONSTRAINT charter_version_proposed CHECK ((state = 'draft') = (content_hash IS NULL) AND (state = 'draft') = (proposed_on IS NULL)),
    CONSTRAINT charter_version_decided CHECK ((state IN ('draft', 'proposed')) = (decided_on IS NULL) AND (decided_on IS NULL OR decided_by <> '')),
    CONSTRAINT charter_version_adopted CHECK ((state IN ('in_force', 'replaced')) = (valid_from IS NOT NULL) AND (state = 'replaced') = (valid_to IS NOT NULL)),
    CONSTRAINT charter_version_validity CHECK (valid_to > valid_from),
    CONSTRAINT charter_version_one_a_day EXCLUDE USING gist (consortium_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (state IN ('in_force', 'replaced'))
  );
  CREATE UNIQUE INDEX charter_version_one_draft ON charter_version (consortium_id) WHERE state = 'draft';
  ${locked('charter_version')}

  -- The charter that holds on a day; null when there is none yet.
  CREATE FUNCTION app.charter_on(p_consortium uuid, p_day date) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT v.id FROM charter_version v WHERE v.consortium_id = p_consortium AND (app.consortium_id() IS NULL OR p_consortium = app.consortium_id())
      AND v.state IN ('in_force', 'replaced') AND v.valid_from <= p_day AND (v.valid_to IS NULL OR v.valid_to > p_day) $$;
  REVOKE ALL ON FUNCTION app.charter_on(uuid, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.charter_on(uuid, date) TO solmu_app;
`

const bodies = `
  CREATE TABLE body (
    id uuid PRIMARY KEY, ${consortium}, kind text NOT NULL CHECK (kind IN ('assembly', 'board', 'regional_board', 'working_group')),
    name jsonb NOT NULL CHECK (jsonb_typeof(name) = 'object' AND length(name::text) <= 2000),
    -- What it is for.
    purpose jsonb NOT NULL DEFAULT '{"fi": "", "sv": "", "en": ""}' CHECK (jsonb_typeof(purpose) = 'object' AND length(purpose::text) <= 12000),
    -- The head office, or the centre whose it is.
    unit_id uuid NOT NULL REFERENCES org_unit(id), parent_id uuid,
    -- How many seats it has; none of the assembly, in which the members sit.
    seats integer NOT NULL CHECK (seats BETWEEN 0 AND 200),
    valid_from date NOT NULL, valid_to date, created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT body_of_consortium UNIQUE (id, consortium_id),
    FOREIGN KEY (parent_id, consortium_id) REFERENCES body (id, consortium_id),
    CONSTRAINT body_validity CHECK (valid_to > valid_from),
    CONSTRAINT body_parent CHECK (parent_id <> id),
    CONSTRAINT body_one_assembly EXCLUDE USING gist (consortium_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind = 'assembly')
  );
  CREATE INDEX body_by_unit ON body (unit_id);

  CREATE TABLE body_member (
    id uuid PRIMARY KEY, ${consortium}, body_id uuid NOT NULL, role text NOT NULL CHECK (role IN ('chair', 'vice_chair', 'secretary', 'member')),
    -- The member that they come from, when they do from one.
    organisation_id uuid REFERENCES organisation(id),
    user_id uuid REFERENCES app_user(id), person_name text NOT NULL CHECK (length(person_name) BETWEEN 1 AND 200), email text CHECK (length(email) <= 254),
    substitute_for uuid, valid_from date NOT NULL, valid_to date, ended_on date, ${words('end_reason', 500)},
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (body_id, consortium_id) REFERENCES body (id, consortium_id),
    CONSTRAINT body_member_of UNIQUE (id, body_id),
    FOREIGN KEY (substitute_for, body_id) REFERENCES body_member (id, body_id),
    CONSTRAINT body_member_validity CHECK (valid_to > valid_from),
    CONSTRAINT body_member_end CHECK (ended_on >= valid_from AND (ended_on IS NULL OR valid_to IS NULL OR ended_on <= valid_to)),
    CONSTRAINT body_member_substitute CHECK (substitute_for IS NULL OR role = 'member'),
    CONSTRAINT body_member_one_chair EXCLUDE USING gist (body_id WITH =, daterange(valid_from, least(valid_to, ended_on)) WITH &&) WHERE (role = 'chair'),
    CONSTRAINT body_member_once EXCLUDE USING gist (body_id WITH =, (coalesce(user_id::text, lower(person_name))) WITH =, daterange(valid_from, least(valid_to, ended_on)) WITH &&)
  );
  CREATE INDEX body_member_by_person ON body_member (user_id) WHERE user_id IS NOT NULL;
  ${['body', 'body_member'].map(locked).join('')}

  -- The bodies in which the viewer sits today: by a seat, as a substitute, or in the assembly by a mandate to vote.
  CREATE FUNCTION app.my_bodies() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.body_id FROM body_member m WHERE m.consortium_id = app.consortium_id() AND m.user_id = app.user_id() AND m.valid_from <= app.today()
      AND (m.valid_to IS NULL OR m.valid_to > app.today()) AND (m.ended_on IS NULL OR m.ended_on > app.today())
    UNION SELECT b.id FROM body b WHERE b.consortium_id = app.consortium_id() AND b.kind = 'assembly' AND EXISTS (SELECT 1 FROM mandate m
      WHERE m.consortium_id = b.consortium_id AND m.kind = 'vote' AND m.user_id = app.user_id() AND m.valid_from <= app.today()
        AND (m.valid_to IS NULL OR m.valid_to > app.today()) AND (m.ended_on IS NULL OR m.ended_on > app.today())) $$;
  REVOKE ALL ON FUNCTION app.my_bodies() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_bodies() TO solmu_app;
`

const managed = `body_id IN (SELECT b.id FROM body b WHERE b.consortium_id = ANY (ARRAY(SELECT app.consortia_for('body.manage'))) OR b.unit_id = ANY (ARRAY(SELECT app.units_for('body.manage'))))`

const policies = `
  GRANT INSERT (id, consortium_id, number, texts, rules, reason, changed_by) ON charter_version TO solmu_app;
  GRANT UPDATE (texts, rules, reason, state, proposed_by, decided_by, decided_on, votes, valid_from, changed_by, changed_at, version), DELETE ON charter_version TO solmu_app;
  CREATE POLICY read ON charter_version FOR SELECT TO solmu_app USING (${whole('charter.read')} AND (state <> 'draft' OR ${whole('charter.manage')}));
  CREATE POLICY insert_rows ON charter_version FOR INSERT TO solmu_app WITH CHECK (${whole('charter.manage')} AND state = 'draft');
  CREATE POLICY update_rows ON charter_version FOR UPDATE TO solmu_app USING (${whole('charter.manage')}) WITH CHECK (${whole('charter.manage')});
  CREATE POLICY delete_rows ON charter_version FOR DELETE TO solmu_app USING (${whole('charter.manage')} AND state = 'draft');

  GRANT INSERT (id, consortium_id, kind, name, purpose, unit_id, parent_id, seats, valid_from, valid_to, created_by) ON body TO solmu_app;
  GRANT UPDATE (name, purpose, parent_id, seats, valid_to, version) ON body TO solmu_app;
  CREATE POLICY read ON body FOR SELECT TO solmu_app USING (${whole('body.read')});
  CREATE POLICY insert_rows ON body FOR INSERT TO solmu_app WITH CHECK (${at('body.manage')});
  CREATE POLICY update_rows ON body FOR UPDATE TO solmu_app USING (${at('body.manage')}) WITH CHECK (${at('body.manage')});

  GRANT INSERT (id, consortium_id, body_id, role, organisation_id, user_id, person_name, email, substitute_for, valid_from, valid_to, created_by) ON body_member TO solmu_app;
  GRANT UPDATE (email, valid_to, ended_on, end_reason, version) ON body_member TO solmu_app;
  CREATE POLICY read ON body_member FOR SELECT TO solmu_app USING (${whole('body.read')});
  CREATE POLICY insert_rows ON body_member FOR INSERT TO solmu_app WITH CHECK (${managed});
  CREATE POLICY update_rows ON body_member FOR UPDATE TO solmu_app USING (${managed}) WITH CHECK (${managed});
`

const keepingCharters = `
  -- What was proposed says what it says. Adopting closes the version before it; nobody else replaces one.
  CREATE FUNCTION app.keep_charter_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE moving text[] := ARRAY['state', 'valid_from', 'valid_to', 'decided_by', 'decided_on', 'votes', 'changed_by', 'changed_at', 'version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' THEN
        IF OLD.state = 'draft' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'what was proposed stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'charter_version_is_kept';
      END IF;
      IF OLD.state IN ('rejected', 'replaced') OR OLD.state <> 'draft' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
        OR OLD.state = 'in_force' AND to_jsonb(NEW) - ARRAY['state', 'valid_to', 'version'] <> to_jsonb(OLD) - ARRAY['state', 'valid_to', 'version'] THEN
        RAISE EXCEPTION 'what was proposed does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'charter_version_is_kept';
      END IF;
      IF NEW.state <> OLD.state AND NOT ((OLD.state, NEW.state) IN (('draft', 'proposed'), ('proposed', 'in_force'), ('proposed', 'rejected'))
          OR (OLD.state, NEW.state) = ('in_force', 'replaced') AND pg_trigger_depth() > 1) THEN
        RAISE EXCEPTION 'no such step' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_charter_state';
      END IF;
      IF OLD.state = 'draft' AND NEW.state = 'proposed' THEN
        NEW.content_hash := encode(sha256(convert_to(jsonb_build_object('texts', NEW.texts, 'rules', NEW.rules)::text, 'UTF8')), 'hex');
        -- Only the owner of the table, who writes what happened before, names another day.
        NEW.proposed_on := CASE WHEN app.user_id() IS NULL THEN coalesce(NEW.proposed_on, app.today()) ELSE app.today() END;
        NEW.decides_id := app.charter_on(NEW.consortium_id, NEW.proposed_on);
      END IF;
      IF OLD.state = 'proposed' AND NEW.state = 'in_force' THEN
        UPDATE charter_version SET state = 'replaced', valid_to = NEW.valid_from, version = version + 1
          WHERE consortium_id = NEW.consortium_id AND state = 'in_force' AND valid_from < NEW.valid_from;
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_charter_version BEFORE UPDATE OR DELETE ON charter_version FOR EACH ROW EXECUTE FUNCTION app.keep_charter_version();
  REVOKE ALL ON FUNCTION app.keep_charter_version() FROM PUBLIC;
`

const keepingBodies = `
  -- A body belongs to the head office or to a centre of its own consortium, and stands under no body that stands under it.
  CREATE FUNCTION app.check_body() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM org_unit u WHERE u.id = NEW.unit_id AND u.consortium_id = NEW.consortium_id
          AND u.type = ANY (CASE NEW.kind WHEN 'regional_board' THEN ARRAY['regional_centre'] WHEN 'working_group' THEN ARRAY['headquarters', 'regional_centre'] ELSE ARRAY['headquarters'] END)) THEN
        RAISE EXCEPTION 'not the place of such a body' USING ERRCODE = 'check_violation', CONSTRAINT = 'body_unit';
      END IF;
      IF NEW.parent_id IS NOT NULL AND EXISTS (WITH RECURSIVE above AS (SELECT b.id, b.parent_id FROM body b WHERE b.id = NEW.parent_id
          UNION SELECT b.id, b.parent_id FROM body b JOIN above a ON b.id = a.parent_id) SELECT 1 FROM above WHERE id = NEW.id) THEN
        RAISE EXCEPTION 'under itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_body_in_circle';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_body BEFORE INSERT OR UPDATE ON body FOR EACH ROW EXECUTE FUNCTION app.check_body();

  -- Of a term that has ended nothing changes, and whoever comes from an organisation comes from one of the consortium.
  CREATE FUNCTION app.check_body_member() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'UPDATE' AND OLD.ended_on IS NOT NULL THEN
        RAISE EXCEPTION 'a term that has ended stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'body_member_is_kept';
      END IF;
      IF NEW.organisation_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisation o WHERE o.id = NEW.organisation_id AND o.consortium_id = NEW.consortium_id)
        OR NEW.user_id IS NOT NULL AND app.user_id() IS NOT NULL AND TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = NEW.user_id AND a.consortium_id = NEW.consortium_id) THEN
        RAISE EXCEPTION 'of another consortium' USING ERRCODE = 'foreign_key_violation';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_body_member BEFORE INSERT OR UPDATE ON body_member FOR EACH ROW EXECUTE FUNCTION app.check_body_member();
  REVOKE ALL ON FUNCTION app.check_body(), app.check_body_member() FROM PUBLIC;
`
