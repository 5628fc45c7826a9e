import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The first floor: reference geography, identity, network, access, audit and
 * outgoing mail, with row-level security on every table that belongs to a
 * consortium. The application's role owns nothing; what it may touch is
 * granted table by table, and which rows it sees follows from the roles of the
 * person whom the transaction names (`app.user_id`, `app.consortium_id`).
 */
export class Foundation1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(extensions)
    await runner.query(geography)
    await runner.query(identity)
    await runner.query(network)
    await runner.query(access)
    await runner.query(auditAndMail)
    await runner.query(visibility)
    await runner.query(policies)
  }

  async down(): Promise<void> {
    throw new Error('The first migration is undone by dropping the database')
  }
}

const extensions = `
  CREATE EXTENSION IF NOT EXISTS btree_gist;
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE SCHEMA app;
  REVOKE ALL ON SCHEMA app FROM PUBLIC;
  GRANT USAGE ON SCHEMA app TO solmu_app;
  GRANT USAGE ON SCHEMA public TO solmu_app;
  CREATE TABLE app_meta (key text PRIMARY KEY, value text NOT NULL);
  GRANT SELECT ON app_meta TO solmu_app;

  CREATE FUNCTION app.user_id() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT NULLIF(current_setting('app.user_id', true), '')::uuid $$;
  CREATE FUNCTION app.consortium_id() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT NULLIF(current_setting('app.consortium_id', true), '')::uuid $$;
  -- The key under which failed sign-ins to an account are counted; the e-mail itself is not kept there.
  CREATE FUNCTION app.account_key(p_email text) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT 'account:' || encode(sha256(convert_to(p_email, 'UTF8')), 'hex') $$;
  CREATE FUNCTION app.today() RETURNS date LANGUAGE sql STABLE
    AS $$ SELECT (now() AT TIME ZONE 'Europe/Helsinki')::date $$;
`

const geography = `
  CREATE TABLE municipality (
    code text PRIMARY KEY,
    name_fi text NOT NULL, name_sv text NOT NULL, name_en text NOT NULL,
    valid_from date NOT NULL, valid_to date,
    successor_code text REFERENCES municipality(code) DEFERRABLE INITIALLY DEFERRED,
    language_status text, lon double precision, lat double precision,
    population integer, population_date date,
    CONSTRAINT municipality_validity CHECK (valid_to > valid_from)
  );
  CREATE TABLE area (
    division text NOT NULL, code text NOT NULL,
    name_fi text NOT NULL, name_sv text NOT NULL, name_en text NOT NULL,
    valid_from date NOT NULL, valid_to date,
    PRIMARY KEY (division, code, valid_from),
    CONSTRAINT area_validity CHECK (valid_to > valid_from),
    CONSTRAINT area_one_name_a_day EXCLUDE USING gist
      (division WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  CREATE TABLE municipality_area (
    municipality_code text NOT NULL REFERENCES municipality(code),
    division text NOT NULL, area_code text NOT NULL,
    valid_from date NOT NULL, valid_to date,
    PRIMARY KEY (municipality_code, division, valid_from),
    CONSTRAINT municipality_area_validity CHECK (valid_to > valid_from),
    CONSTRAINT municipality_area_one_a_day EXCLUDE USING gist
      (municipality_code WITH =, division WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  CREATE INDEX municipality_area_by_area ON municipality_area (division, area_code);
  GRANT SELECT ON municipality, area, municipality_area TO solmu_app;
`

const identity = `
  CREATE TABLE app_user (
    id uuid PRIMARY KEY,
    email text NOT NULL, display_name text NOT NULL, password_hash text NOT NULL,
    language text NOT NULL DEFAULT 'fi', theme text NOT NULL DEFAULT 'system', density text NOT NULL DEFAULT 'normal',
    password_is_demo boolean NOT NULL DEFAULT false,
    deactivated_at timestamptz, last_login_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT app_user_email_unique UNIQUE (email),
    CONSTRAINT app_user_email_normal CHECK (email = lower(email)),
    CONSTRAINT app_user_language CHECK (language IN ('fi', 'sv', 'en')),
    CONSTRAINT app_user_theme CHECK (theme IN ('system', 'light', 'dark')),
    CONSTRAINT app_user_density CHECK (density IN ('compact', 'normal', 'relaxed'))
  );
  CREATE TABLE session (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    consortium_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT session_token_unique UNIQUE (token_hash)
  );
  CREATE INDEX session_by_user ON session (user_id);
  CREATE TABLE login_failure (
    key text PRIMARY KEY,
    failures integer NOT NULL,
    last_failure_at timestamptz NOT NULL,
    blocked_until timestamptz NOT NULL
  );
  GRANT SELECT, INSERT, UPDATE, DELETE ON login_failure TO solmu_app;
  GRANT SELECT ON app_user TO solmu_app;
  GRANT UPDATE (display_name, language, theme, density, password_hash, password_is_demo, version) ON app_user TO solmu_app;
  GRANT SELECT, DELETE ON session TO solmu_app;
`

const network = `
  CREATE TABLE consortium (
    id uuid PRIMARY KEY,
    name_fi text NOT NULL, name_sv text NOT NULL, name_en text NOT NULL,
    is_demo boolean NOT NULL DEFAULT false
  );
  ALTER TABLE session ADD CONSTRAINT session_consortium FOREIGN KEY (consortium_id) REFERENCES consortium(id);
  CREATE TABLE organisation (
    id uuid PRIMARY KEY,
    name_fi text NOT NULL, name_sv text NOT NULL, name_en text NOT NULL,
    business_id text, legal_form text NOT NULL,
    CONSTRAINT organisation_business_id_unique UNIQUE (business_id),
    CONSTRAINT organisation_legal_form CHECK
      (legal_form IN ('foundation', 'association', 'municipality', 'joint_authority', 'cooperative', 'limited_company'))
  );
  CREATE TABLE consortium_member (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    organisation_id uuid NOT NULL REFERENCES organisation(id),
    valid_from date NOT NULL, valid_to date,
    CONSTRAINT consortium_member_validity CHECK (valid_to > valid_from),
    CONSTRAINT consortium_member_once_a_day EXCLUDE USING gist
      (consortium_id WITH =, organisation_id WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  CREATE TABLE org_unit (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    organisation_id uuid NOT NULL REFERENCES organisation(id),
    type text NOT NULL, kind text NOT NULL,
    name_fi text NOT NULL, name_sv text NOT NULL, name_en text NOT NULL,
    municipality_code text NOT NULL REFERENCES municipality(code),
    lon double precision, lat double precision,
    street_address text, email text, phone text,
    valid_from date NOT NULL, valid_to date,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT org_unit_type CHECK (type IN ('headquarters', 'regional_centre', 'local_unit')),
    CONSTRAINT org_unit_kind CHECK (kind IN ('headquarters', 'regional_centre', 'workshop', 'work_centre', 'association',
      'cooperative', 'participation_site', 'educational_project', 'social_enterprise')),
    CONSTRAINT org_unit_validity CHECK (valid_to > valid_from)
  );
  CREATE INDEX org_unit_by_consortium ON org_unit (consortium_id, name_fi, id);
  CREATE TABLE unit_link (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    parent_id uuid NOT NULL REFERENCES org_unit(id),
    valid_from date NOT NULL, valid_to date, reason text,
    CONSTRAINT unit_link_validity CHECK (valid_to > valid_from),
    CONSTRAINT unit_link_not_itself CHECK (unit_id <> parent_id),
    CONSTRAINT unit_link_one_parent_a_day EXCLUDE USING gist
      (unit_id WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  CREATE INDEX unit_link_by_parent ON unit_link (parent_id);
  CREATE TABLE unit_territory (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    municipality_code text NOT NULL REFERENCES municipality(code),
    valid_from date NOT NULL, valid_to date, reason text,
    CONSTRAINT unit_territory_validity CHECK (valid_to > valid_from),
    CONSTRAINT unit_territory_one_centre_a_day EXCLUDE USING gist
      (consortium_id WITH =, municipality_code WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  CREATE INDEX unit_territory_by_unit ON unit_territory (unit_id);
  CREATE TABLE unit_succession (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    predecessor_id uuid NOT NULL REFERENCES org_unit(id),
    successor_id uuid NOT NULL REFERENCES org_unit(id),
    kind text NOT NULL, effective_on date NOT NULL,
    share numeric(9, 8) NOT NULL, reason text,
    CONSTRAINT unit_succession_kind CHECK (kind IN ('merge', 'split')),
    CONSTRAINT unit_succession_share CHECK (share > 0 AND share <= 1),
    CONSTRAINT unit_succession_once UNIQUE (predecessor_id, successor_id)
  );
  GRANT SELECT ON consortium, organisation, consortium_member, org_unit, unit_link, unit_territory, unit_succession
    TO solmu_app;
`

const access = `
  CREATE TABLE role_grant (
    role text NOT NULL, action text NOT NULL, reach text NOT NULL,
    PRIMARY KEY (role, action),
    CONSTRAINT role_grant_reach CHECK (reach IN ('own', 'unit', 'subtree', 'network'))
  );
  CREATE TABLE role_assignment (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    user_id uuid NOT NULL REFERENCES app_user(id),
    role text NOT NULL,
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    valid_from date NOT NULL, valid_to date,
    given_by uuid REFERENCES app_user(id),
    created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT role_assignment_role CHECK (role IN ('administrator', 'national_coordinator', 'regional_coordinator',
      'unit_manager', 'unit_member', 'reviewer', 'funder', 'auditor')),
    CONSTRAINT role_assignment_validity CHECK (valid_to >= valid_from),
    CONSTRAINT role_assignment_once_a_day EXCLUDE USING gist
      (user_id WITH =, unit_id WITH =, role WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  CREATE INDEX role_assignment_by_unit ON role_assignment (unit_id);
  GRANT SELECT ON role_grant TO solmu_app;
  GRANT SELECT, INSERT ON role_assignment TO solmu_app;
  GRANT UPDATE (valid_to, version) ON role_assignment TO solmu_app;
`

const auditAndMail = `
  CREATE TABLE audit_entry (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    consortium_id uuid REFERENCES consortium(id),
    number bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor_id uuid, action text NOT NULL, outcome text NOT NULL, error_code text,
    unit_id uuid, subject_type text, subject_id uuid,
    details jsonb NOT NULL DEFAULT '{}', request_id text NOT NULL,
    previous_hash text NOT NULL, hash text NOT NULL,
    CONSTRAINT audit_entry_outcome CHECK (outcome IN ('done', 'refused')),
    CONSTRAINT audit_entry_number_once UNIQUE NULLS NOT DISTINCT (consortium_id, number)
  );
  CREATE INDEX audit_entry_by_unit ON audit_entry (unit_id, number DESC);
  GRANT SELECT ON audit_entry TO solmu_app;

  CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit trail is only ever added to' USING ERRCODE = 'insufficient_privilege'; END $$;
  CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
  CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

  -- What an entry says, in one canonical text: jsonb orders its keys by itself.
  CREATE FUNCTION app.audit_text(e audit_entry) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object(
      'id', e.id, 'consortium', e.consortium_id, 'number', e.number,
      'at', to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
      'actor', e.actor_id, 'action', e.action, 'outcome', e.outcome, 'error', e.error_code, 'unit', e.unit_id,
      'subject_type', e.subject_type, 'subject', e.subject_id, 'details', e.details, 'request', e.request_id
    )::text $$;
  CREATE FUNCTION app.audit_hash(previous text, e audit_entry) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT encode(sha256(convert_to(previous || app.audit_text(e), 'UTF8')), 'hex') $$;

  -- The one way to write: takes the chain's lock, numbers and seals the entry.
  CREATE FUNCTION app.audit_append(p_consortium uuid, p_actor uuid, p_action text, p_outcome text, p_error text,
    p_unit uuid, p_subject_type text, p_subject uuid, p_details jsonb, p_request text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE entry audit_entry; last_entry audit_entry;
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended('solmu.audit.' || coalesce(p_consortium::text, ''), 0));
      SELECT * INTO last_entry FROM audit_entry a
        WHERE a.consortium_id IS NOT DISTINCT FROM p_consortium ORDER BY a.number DESC LIMIT 1;
      entry.id := gen_random_uuid();
      entry.consortium_id := p_consortium;
      entry.number := coalesce(last_entry.number, 0) + 1;
      entry.recorded_at := clock_timestamp();
      entry.actor_id := p_actor; entry.action := p_action; entry.outcome := p_outcome; entry.error_code := p_error;
      entry.unit_id := p_unit; entry.subject_type := p_subject_type; entry.subject_id := p_subject;
      entry.details := coalesce(p_details, '{}'); entry.request_id := p_request;
      entry.previous_hash := coalesce(last_entry.hash, '');
      entry.hash := app.audit_hash(entry.previous_hash, entry);
      INSERT INTO audit_entry SELECT entry.*;
      RETURN entry.number;
    END $$;

  -- Reads the whole chain of the viewer's consortium and names the first entry that does not follow.
  CREATE FUNCTION app.audit_verify() RETURNS TABLE (entry_count bigint, first_broken bigint, head_hash text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH chain AS (
      SELECT a.number, a.hash,
        a.number <> row_number() OVER w
          OR a.previous_hash <> coalesce(lag(a.hash) OVER w, '')
          OR a.hash <> app.audit_hash(a.previous_hash, a) AS is_broken
      FROM audit_entry a WHERE a.consortium_id = app.consortium_id()
      WINDOW w AS (ORDER BY a.number)
    )
    SELECT count(*), min(number) FILTER (WHERE is_broken), (array_agg(hash ORDER BY number DESC))[1] FROM chain $$;

  CREATE TABLE outbox_mail (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    user_id uuid NOT NULL REFERENCES app_user(id),
    recipient text NOT NULL, language text NOT NULL, subject text NOT NULL, text text NOT NULL,
    state text NOT NULL DEFAULT 'queued',
    attempts integer NOT NULL DEFAULT 0, last_error text,
    created_at timestamptz NOT NULL DEFAULT now(), sent_at timestamptz,
    CONSTRAINT outbox_mail_state CHECK (state IN ('queued', 'sent', 'kept', 'failed'))
  );
  CREATE INDEX outbox_mail_newest ON outbox_mail (consortium_id, created_at DESC, id DESC);
  GRANT SELECT ON outbox_mail TO solmu_app;
`

const visibility = `
  -- In plpgsql, because a session keeps the plans of its statements; those of an SQL function are made on every call.

  -- The units under one unit today, itself included.
  CREATE FUNCTION app.subtree(p_unit uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH RECURSIVE down AS (
      SELECT p_unit AS id
      UNION
      SELECT l.unit_id FROM down JOIN unit_link l ON l.parent_id = down.id
        WHERE l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())
    ) SELECT id FROM down $$;

  -- What the viewer holds today in the consortium of the session.
  CREATE FUNCTION app.my_grants(p_action text) RETURNS TABLE (unit_id uuid, reach text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
    SELECT a.unit_id, g.reach FROM role_assignment a JOIN role_grant g ON g.role = a.role
      WHERE a.user_id = app.user_id() AND a.consortium_id = app.consortium_id() AND g.action = p_action
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today());
    END $$;

  -- The consortium, when the viewer's reach for the action is all of it.
  CREATE FUNCTION app.consortia_for(p_action text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
    SELECT app.consortium_id() WHERE EXISTS (SELECT 1 FROM app.my_grants(p_action) WHERE reach = 'network');
    END $$;

  -- The single units within the viewer's narrower reach for the action.
  CREATE FUNCTION app.units_for(p_action text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
    SELECT unit_id FROM app.my_grants(p_action) WHERE reach = 'unit'
    UNION
    SELECT app.subtree(unit_id) FROM app.my_grants(p_action) WHERE reach = 'subtree';
    END $$;

  -- The people who hold a role within the viewer's reach for the action.
  CREATE FUNCTION app.users_for(p_action text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
    SELECT DISTINCT a.user_id FROM role_assignment a
      WHERE a.consortium_id = ANY (ARRAY(SELECT app.consortia_for(p_action)))
         OR a.unit_id = ANY (ARRAY(SELECT app.units_for(p_action)));
    END $$;

  CREATE FUNCTION app.organisations() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
    SELECT m.organisation_id FROM consortium_member m
      WHERE m.consortium_id = ANY (ARRAY(SELECT app.consortia_for('network.read')));
    END $$;

  -- Before anyone is known: what sign-in needs, one narrow door each.
  CREATE FUNCTION app.find_login(p_email text) RETURNS TABLE (id uuid, password_hash text, consortium_id uuid,
    is_active boolean, display_name text, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.password_hash, c.consortium_id, u.deactivated_at IS NULL AND c.consortium_id IS NOT NULL,
      u.display_name, u.language
    FROM app_user u LEFT JOIN LATERAL (
      SELECT a.consortium_id FROM role_assignment a WHERE a.user_id = u.id
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      ORDER BY a.valid_from, a.id LIMIT 1) c ON true
    WHERE u.email = p_email $$;

  CREATE FUNCTION app.open_session(p_id uuid, p_token_hash bytea, p_user uuid, p_consortium uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO session (id, token_hash, user_id, consortium_id) VALUES (p_id, p_token_hash, p_user, p_consortium);
      UPDATE app_user SET last_login_at = now() WHERE id = p_user;
    END $$;

  -- The session behind a token, with what its person holds today; whether it still lives, the domain decides.
  CREATE FUNCTION app.find_session(p_token_hash bytea) RETURNS TABLE (session_id uuid, user_id uuid, consortium_id uuid,
    display_name text, created_at timestamptz, last_seen_at timestamptz, held jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id, s.user_id, s.consortium_id, u.display_name, s.created_at, s.last_seen_at,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role, 'consortiumId', a.consortium_id,
          'unitId', a.unit_id, 'validFrom', a.valid_from, 'validTo', a.valid_to,
          'subtreeUnitIds', CASE WHEN EXISTS (SELECT 1 FROM role_grant g WHERE g.role = a.role AND g.reach = 'subtree')
            THEN to_jsonb(ARRAY(SELECT app.subtree(a.unit_id))) ELSE '[]' END) ORDER BY a.valid_from, a.id)
        FROM role_assignment a WHERE a.user_id = s.user_id AND a.consortium_id = s.consortium_id
          AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())), '[]')
    FROM session s JOIN app_user u ON u.id = s.user_id
    WHERE s.token_hash = p_token_hash AND u.deactivated_at IS NULL $$;

  CREATE FUNCTION app.touch_session(p_id uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ UPDATE session SET last_seen_at = now() WHERE id = p_id $$;
  CREATE FUNCTION app.close_session(p_token_hash bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ DELETE FROM session WHERE token_hash = p_token_hash $$;
  CREATE FUNCTION app.sweep_sessions(p_idle_seconds integer, p_absolute_seconds integer) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (DELETE FROM session
      WHERE last_seen_at < now() - make_interval(secs => p_idle_seconds)
        OR created_at < now() - make_interval(secs => p_absolute_seconds) RETURNING 1)
    SELECT count(*) FROM gone $$;

  CREATE FUNCTION app.is_set_up() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$ SELECT EXISTS (SELECT 1 FROM consortium) $$;
  CREATE FUNCTION app.is_demo() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$ SELECT EXISTS (SELECT 1 FROM consortium WHERE is_demo) $$;
  CREATE FUNCTION app.demo_accounts() RETURNS TABLE (email text, display_name text, role text, unit_name jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (a.role) u.email, u.display_name, a.role,
        jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)
      FROM app_user u JOIN role_assignment a ON a.user_id = u.id JOIN consortium c ON c.id = a.consortium_id
        JOIN org_unit o ON o.id = a.unit_id
        JOIN app_meta m ON m.key = 'demo_accounts'
          AND m.value::jsonb @> jsonb_build_array(jsonb_build_object('email', u.email, 'role', a.role))
      WHERE c.is_demo AND u.password_is_demo AND u.deactivated_at IS NULL
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      ORDER BY a.role, u.email $$;

  -- The first administrator of an empty installation; refuses once anything exists.
  CREATE FUNCTION app.first_run(p_consortium uuid, p_name text, p_organisation uuid, p_unit uuid, p_municipality text,
    p_user uuid, p_email text, p_display_name text, p_password_hash text, p_language text, p_assignment uuid,
    p_member uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      LOCK TABLE consortium IN SHARE ROW EXCLUSIVE MODE;
      IF EXISTS (SELECT 1 FROM consortium) THEN RETURN false; END IF;
      INSERT INTO consortium (id, name_fi, name_sv, name_en) VALUES (p_consortium, p_name, p_name, p_name);
      INSERT INTO organisation (id, name_fi, name_sv, name_en, legal_form)
        VALUES (p_organisation, p_name, p_name, p_name, 'association');
      INSERT INTO consortium_member (id, consortium_id, organisation_id, valid_from)
        VALUES (p_member, p_consortium, p_organisation, app.today());
      INSERT INTO org_unit (id, consortium_id, organisation_id, type, kind, name_fi, name_sv, name_en,
          municipality_code, lon, lat, valid_from)
        SELECT p_unit, p_consortium, p_organisation, 'headquarters', 'headquarters', 'Pääkonttori', 'Huvudkontoret',
          'Head office', m.code, m.lon, m.lat, app.today() FROM municipality m WHERE m.code = p_municipality;
      INSERT INTO app_user (id, email, display_name, password_hash, language)
        VALUES (p_user, p_email, p_display_name, p_password_hash, p_language);
      INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
        VALUES (p_assignment, p_consortium, p_user, 'administrator', p_unit, app.today());
      RETURN true;
    END $$;

  -- Outgoing mail: anyone signed in may cause a message to a colleague; only the worker reads it back whole.
  CREATE FUNCTION app.queue_mail(p_id uuid, p_consortium uuid, p_user uuid, p_subject text, p_text text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO outbox_mail (id, consortium_id, user_id, recipient, language, subject, text)
      SELECT p_id, p_consortium, u.id, u.email, u.language, p_subject, p_text FROM app_user u WHERE u.id = p_user $$;
  CREATE FUNCTION app.take_mail(p_id uuid) RETURNS TABLE (recipient text, subject text, body text, language text)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE outbox_mail m SET attempts = m.attempts + 1
      WHERE m.id = p_id AND m.state IN ('queued', 'failed')
      RETURNING m.recipient, m.subject, m.text, m.language $$;
  CREATE FUNCTION app.finish_mail(p_id uuid, p_state text, p_error text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE outbox_mail SET state = p_state, last_error = p_error,
      sent_at = CASE WHEN p_state IN ('sent', 'kept') THEN now() END WHERE id = p_id $$;

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO solmu_app;
`

/** Every table of a consortium, and which of its rows the application may read. */
const readable: Readonly<Record<string, string>> = {
  consortium: `id = (SELECT app.consortium_id()) AND EXISTS (SELECT 1 FROM app.my_grants('network.read'))`,
  organisation: `id = ANY (ARRAY(SELECT app.organisations()))`,
  consortium_member: reach('network.read', 'consortium_id'),
  org_unit: reach('network.read', 'consortium_id', 'id'),
  unit_link: reach('network.read', 'consortium_id', 'unit_id'),
  unit_territory: reach('network.read', 'consortium_id', 'unit_id'),
  unit_succession: reach('network.read', 'consortium_id', 'successor_id'),
  app_user: `id = (SELECT app.user_id()) OR id = ANY (ARRAY(SELECT app.users_for('access.read')))`,
  session: `user_id = (SELECT app.user_id())`,
  role_assignment: `user_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id())
    OR ${reach('access.read', 'consortium_id', 'unit_id')}`,
  audit_entry: reach('audit.read', 'consortium_id', 'unit_id'),
  outbox_mail: reach('outbox.read', 'consortium_id')
}

function reach(action: string, consortium: string, unit?: string): string {
  const whole = `${consortium} = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
  return unit ? `(${whole} OR ${unit} = ANY (ARRAY(SELECT app.units_for('${action}'))))` : whole
}

const policies = `
  ${Object.entries(readable)
    .map(
      ([table, rows]) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${rows});`
    )
    .join('\n')}

  CREATE POLICY change_own ON app_user FOR UPDATE TO solmu_app
    USING (id = (SELECT app.user_id())) WITH CHECK (id = (SELECT app.user_id()));
  CREATE POLICY end_own ON session FOR DELETE TO solmu_app USING (user_id = (SELECT app.user_id()));
  CREATE POLICY give ON role_assignment FOR INSERT TO solmu_app
    WITH CHECK (${reach('access.manage', 'consortium_id', 'unit_id')});
  CREATE POLICY change ON role_assignment FOR UPDATE TO solmu_app
    USING (${reach('access.manage', 'consortium_id', 'unit_id')})
    WITH CHECK (${reach('access.manage', 'consortium_id', 'unit_id')});
`
