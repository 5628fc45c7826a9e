import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What every part of identity and access rests on: how strongly a session was proved, how far a request may go
 * (a token or a session without its second factor reaches less than its person), roles that are bound to an
 * organisation or stand in for another, and people who sign in without a password.
 */
export class SessionsAndReach1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(people)
    await runner.query(sessions)
    await runner.query(assignments)
    await runner.query(reachOfRequests)
    await runner.query(findSession)
    await runner.query(organisations)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const people = `
  ALTER TABLE app_user ALTER COLUMN password_hash DROP NOT NULL,
    ADD COLUMN kind text NOT NULL DEFAULT 'person',
    ADD COLUMN deactivated_by uuid REFERENCES app_user(id),
    ADD COLUMN deactivation_reason text,
    ADD COLUMN erased_at timestamptz,
    ADD CONSTRAINT app_user_kind CHECK (kind IN ('person', 'machine')),
    ADD CONSTRAINT app_user_machine_has_no_password CHECK (kind = 'person' OR password_hash IS NULL);
  -- Where a role demands a second factor, its holder does nothing else before having given one.
  CREATE TABLE role_policy (
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    role text NOT NULL,
    second_factor boolean NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (consortium_id, role)
  );
  GRANT SELECT, INSERT ON role_policy TO solmu_app;
  GRANT UPDATE (second_factor, version) ON role_policy TO solmu_app;
`

const sessions = `
  ALTER TABLE session
    -- How the person proved who they are: password, totp, recovery_code, passkey, provider.
    ADD COLUMN methods text[] NOT NULL DEFAULT '{password}',
    ADD COLUMN has_second_factor boolean NOT NULL DEFAULT false,
    -- When they last did; dangerous acts ask for a fresh proof.
    ADD COLUMN proved_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN first_ip text, ADD COLUMN last_ip text, ADD COLUMN user_agent text;
  DROP FUNCTION app.open_session(uuid, bytea, uuid, uuid);
  CREATE FUNCTION app.open_session(p_id uuid, p_token_hash bytea, p_user uuid, p_consortium uuid, p_methods text[],
    p_has_second_factor boolean, p_ip text, p_user_agent text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO session (id, token_hash, user_id, consortium_id, methods, has_second_factor, first_ip, last_ip, user_agent)
        VALUES (p_id, p_token_hash, p_user, p_consortium, p_methods, p_has_second_factor, p_ip, p_ip, left(p_user_agent, 400));
      UPDATE app_user SET last_login_at = now() WHERE id = p_user;
    END $$;
  DROP FUNCTION app.touch_session(uuid);
  CREATE FUNCTION app.touch_session(p_id uuid, p_ip text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ UPDATE session SET last_seen_at = now(), last_ip = p_ip WHERE id = p_id $$;
`

const assignments = `
  ALTER TABLE role_assignment
    ADD COLUMN reason text,
    -- The funder whose projects the role shows; only such roles are bound to an organisation.
    ADD COLUMN organisation_id uuid REFERENCES organisation(id),
    -- The assignment that this one stands in for.
    ADD COLUMN deputy_for uuid REFERENCES role_assignment(id),
    ADD COLUMN source text NOT NULL DEFAULT 'manual',
    ADD COLUMN ended_by uuid REFERENCES app_user(id), ADD COLUMN ended_at timestamptz, ADD COLUMN end_reason text,
    ADD CONSTRAINT role_assignment_source CHECK (source IN ('manual', 'invitation', 'identity_provider', 'deputy', 'setup')),
    ADD CONSTRAINT role_assignment_deputy_ends CHECK (deputy_for IS NULL OR valid_to IS NOT NULL),
    DROP CONSTRAINT role_assignment_once_a_day,
    ADD CONSTRAINT role_assignment_once_a_day EXCLUDE USING gist (user_id WITH =, unit_id WITH =, role WITH =,
      coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =,
      daterange(valid_from, valid_to) WITH &&);
  CREATE INDEX role_assignment_by_user ON role_assignment (user_id);
  GRANT UPDATE (ended_by, ended_at, end_reason) ON role_assignment TO solmu_app;
  ALTER TABLE role_grant DROP CONSTRAINT role_grant_reach,
    ADD CONSTRAINT role_grant_reach CHECK (reach IN ('own', 'organisation', 'unit', 'subtree', 'network'));
`

const reachOfRequests = `
  -- The actions to which the request is narrowed: null when it reaches as far as its person, and nothing when it is
  -- named but empty.
  CREATE FUNCTION app.scope() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT CASE current_setting('app.scope', true) WHEN '' THEN NULL WHEN '-' THEN '{}'
      ELSE string_to_array(current_setting('app.scope', true), ',') END $$;

  CREATE OR REPLACE FUNCTION app.my_grants(p_action text) RETURNS TABLE (unit_id uuid, reach text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE scope text[] := app.scope();
    BEGIN
      IF scope IS NOT NULL AND NOT p_action = ANY (scope) THEN RETURN; END IF;
      RETURN QUERY
      SELECT a.unit_id, g.reach FROM role_assignment a JOIN role_grant g ON g.role = a.role
        WHERE a.user_id = app.user_id() AND a.consortium_id = app.consortium_id() AND g.action = p_action
          AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today());
    END $$;

  -- The organisations for which the viewer's roles reach as far as one organisation.
  CREATE FUNCTION app.organisations_for(p_action text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE scope text[] := app.scope();
    BEGIN
      IF scope IS NOT NULL AND NOT p_action = ANY (scope) THEN RETURN; END IF;
      RETURN QUERY
      SELECT a.organisation_id FROM role_assignment a JOIN role_grant g ON g.role = a.role
        WHERE a.user_id = app.user_id() AND a.consortium_id = app.consortium_id() AND g.action = p_action
          AND g.reach = 'organisation' AND a.organisation_id IS NOT NULL
          AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today());
    END $$;

  -- Where the viewer holds any role today: one's own unit and organisation have a name, whatever else is out of sight.
  CREATE FUNCTION app.my_places() RETURNS TABLE (unit_id uuid, organisation_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT a.unit_id, a.organisation_id FROM role_assignment a
        WHERE a.user_id = app.user_id() AND a.consortium_id = app.consortium_id() AND app.scope() IS NULL
          AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today());
    END $$;
  REVOKE ALL ON FUNCTION app.scope(), app.organisations_for(text), app.my_places(),
    app.open_session(uuid, bytea, uuid, uuid, text[], boolean, text, text), app.touch_session(uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.scope(), app.organisations_for(text), app.my_places(),
    app.open_session(uuid, bytea, uuid, uuid, text[], boolean, text, text), app.touch_session(uuid, text) TO solmu_app;

  ALTER TABLE role_policy ENABLE ROW LEVEL SECURITY;
  ALTER TABLE role_policy FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON role_policy TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON role_policy FOR SELECT TO solmu_app USING (${reach('access.read')});
  CREATE POLICY insert_rows ON role_policy FOR INSERT TO solmu_app WITH CHECK (${reach('access.administer')});
  CREATE POLICY update_rows ON role_policy FOR UPDATE TO solmu_app USING (${reach('access.administer')})
    WITH CHECK (${reach('access.administer')});
`

const findSession = `
  -- What somebody holds in a consortium today, as the program needs it with every request.
  CREATE FUNCTION app.held_by(p_user uuid, p_consortium uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role, 'consortiumId', a.consortium_id,
        'unitId', a.unit_id, 'organisationId', a.organisation_id, 'validFrom', a.valid_from, 'validTo', a.valid_to,
        'subtreeUnitIds', CASE WHEN EXISTS (SELECT 1 FROM role_grant g WHERE g.role = a.role AND g.reach = 'subtree')
          THEN to_jsonb(ARRAY(SELECT app.subtree(a.unit_id))) ELSE '[]' END) ORDER BY a.valid_from, a.id), '[]')
      FROM role_assignment a WHERE a.user_id = p_user AND a.consortium_id = p_consortium
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today()) $$;

  -- Whether one of the roles that somebody holds today demands a second factor.
  CREATE FUNCTION app.needs_second_factor(p_user uuid, p_consortium uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM role_assignment a
      JOIN role_policy p ON p.consortium_id = a.consortium_id AND p.role = a.role AND p.second_factor
      WHERE a.user_id = p_user AND a.consortium_id = p_consortium
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())) $$;

  DROP FUNCTION app.find_session(bytea);
  CREATE FUNCTION app.find_session(p_token_hash bytea) RETURNS TABLE (session_id uuid, user_id uuid, consortium_id uuid,
    display_name text, created_at timestamptz, last_seen_at timestamptz, proved_at timestamptz,
    has_second_factor boolean, needs_second_factor boolean, held jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id, s.user_id, s.consortium_id, u.display_name, s.created_at, s.last_seen_at, s.proved_at,
      s.has_second_factor, app.needs_second_factor(s.user_id, s.consortium_id), app.held_by(s.user_id, s.consortium_id)
    FROM session s JOIN app_user u ON u.id = s.user_id
    WHERE s.token_hash = p_token_hash AND u.deactivated_at IS NULL $$;
  REVOKE ALL ON FUNCTION app.held_by(uuid, uuid), app.needs_second_factor(uuid, uuid), app.find_session(bytea) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.find_session(bytea), app.needs_second_factor(uuid, uuid) TO solmu_app;
`

const organisations = `
  DROP POLICY read ON organisation;
  CREATE POLICY read ON organisation FOR SELECT TO solmu_app USING (${reach('network.read')}
    OR id = ANY (ARRAY(SELECT organisation_id FROM app.my_places())));
  DROP POLICY read ON consortium;
  CREATE POLICY read ON consortium FOR SELECT TO solmu_app USING (id = (SELECT app.consortium_id())
    AND (EXISTS (SELECT 1 FROM app.my_grants('network.read')) OR EXISTS (SELECT 1 FROM app.my_places())));
  DROP POLICY read ON org_unit;
  CREATE POLICY read ON org_unit FOR SELECT TO solmu_app USING (${reach('network.read')}
    OR id = ANY (ARRAY(SELECT app.units_for('network.read'))) OR id = ANY (ARRAY(SELECT unit_id FROM app.my_places())));
  DROP POLICY read ON unit_period;
  CREATE POLICY read ON unit_period FOR SELECT TO solmu_app USING (${reach('network.read')}
    OR unit_id = ANY (ARRAY(SELECT app.units_for('network.read'))) OR unit_id = ANY (ARRAY(SELECT unit_id FROM app.my_places())));
`

/** The rows of a consortium in which the viewer holds the action with the reach of all of it. */
function reach(action: string): string {
  return `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
}
