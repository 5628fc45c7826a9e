import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Second factors, passkeys and what a sign-in needs on its way: who has given the password and owes the second factor,
 * which challenges are out, and the doors through which all of it passes before anybody is signed in.
 */
export class SignIn1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factors)
    await runner.query(onTheWay)
    await runner.query(ownRows)
    await runner.query(doors)
    await runner.query(sessions)
    await runner.query(policy)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const factors = `
  -- One authenticator app a person. Not in use before its first code has confirmed it.
  CREATE TABLE totp (
    user_id uuid PRIMARY KEY REFERENCES app_user(id) ON DELETE CASCADE,
    sealed_seed text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    confirmed_at timestamptz,
    -- The newest time step whose code was used: no code is good twice.
    last_step bigint NOT NULL DEFAULT 0
  );
  CREATE TABLE recovery_code (
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    code_hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    used_at timestamptz,
    PRIMARY KEY (user_id, code_hash)
  );
  CREATE TABLE passkey (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    credential_id text NOT NULL,
    public_key bytea NOT NULL,
    counter bigint NOT NULL,
    transports text[] NOT NULL,
    is_synced boolean NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    CONSTRAINT passkey_credential_unique UNIQUE (credential_id)
  );
  CREATE INDEX passkey_by_user ON passkey (user_id);
`

const onTheWay = `
  -- Who has proved the first factor and owes the second: the ticket itself is kept as a hash only.
  CREATE TABLE sign_in_ticket (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    methods text[] NOT NULL,
    -- The browser that gave the password has to give the second factor too.
    user_agent text NOT NULL,
    wrong_codes integer NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL,
    CONSTRAINT sign_in_ticket_unique UNIQUE (token_hash)
  );
  CREATE INDEX sign_in_ticket_by_user ON sign_in_ticket (user_id);
  -- What an authenticator was asked to sign. A challenge that belongs to nobody is for signing in with a passkey alone.
  CREATE TABLE passkey_challenge (
    id uuid PRIMARY KEY,
    challenge text NOT NULL,
    purpose text NOT NULL,
    user_id uuid REFERENCES app_user(id) ON DELETE CASCADE,
    session_id uuid REFERENCES session(id) ON DELETE CASCADE,
    ticket_id uuid REFERENCES sign_in_ticket(id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    CONSTRAINT passkey_challenge_purpose CHECK (CASE purpose
      WHEN 'sign_in' THEN user_id IS NULL AND session_id IS NULL AND ticket_id IS NULL
      WHEN 'second_factor' THEN user_id IS NOT NULL AND session_id IS NULL AND ticket_id IS NOT NULL
      WHEN 'proof' THEN user_id IS NOT NULL AND session_id IS NOT NULL AND ticket_id IS NULL
      WHEN 'add' THEN user_id IS NOT NULL AND session_id IS NOT NULL AND ticket_id IS NULL
      ELSE false END)
  );
  CREATE INDEX passkey_challenge_by_session ON passkey_challenge (session_id);
  CREATE INDEX passkey_challenge_by_ticket ON passkey_challenge (ticket_id);
  GRANT SELECT ON sign_in_ticket, passkey_challenge TO solmu_app;
  GRANT SELECT, INSERT, DELETE ON totp, recovery_code, passkey TO solmu_app;
  GRANT UPDATE (confirmed_at, last_step) ON totp TO solmu_app;
  GRANT UPDATE (used_at) ON recovery_code TO solmu_app;
  GRANT UPDATE (name, counter, is_synced, last_used_at) ON passkey TO solmu_app;
`

/** What belongs to a person as a person: nobody else ever reads it, whatever they administer. */
const ownRows = ['totp', 'recovery_code', 'passkey', 'sign_in_ticket', 'passkey_challenge']
  .map(
    (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY own ON ${table} TO solmu_app USING (user_id = (SELECT app.user_id()))
    WITH CHECK (user_id = (SELECT app.user_id()));`
  )
  .join('\n')

const doors = `
  -- Machine users never sign in as people do.
  CREATE OR REPLACE FUNCTION app.find_login(p_email text) RETURNS TABLE (id uuid, password_hash text, consortium_id uuid,
    is_active boolean, display_name text, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.password_hash, c.consortium_id,
      u.deactivated_at IS NULL AND u.erased_at IS NULL AND u.kind = 'person' AND c.consortium_id IS NOT NULL,
      u.display_name, u.language
    FROM app_user u LEFT JOIN LATERAL (
      SELECT a.consortium_id FROM role_assignment a WHERE a.user_id = u.id
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      ORDER BY a.valid_from, a.id LIMIT 1) c ON true
    WHERE u.email = p_email $$;

  -- Whose passkey it is, by the name that the authenticator gives it; only of those who may sign in.
  CREATE FUNCTION app.find_passkey_login(p_credential text) RETURNS TABLE (id uuid, consortium_id uuid, email text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, l.consortium_id, u.email FROM passkey p JOIN app_user u ON u.id = p.user_id,
      LATERAL app.find_login(u.email) l
    WHERE p.credential_id = p_credential AND l.is_active $$;

  CREATE FUNCTION app.open_ticket(p_id uuid, p_token_hash bytea, p_user uuid, p_consortium uuid, p_methods text[],
    p_user_agent text, p_expires_at timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      DELETE FROM sign_in_ticket WHERE expires_at < now();
      DELETE FROM passkey_challenge WHERE expires_at < now();
      INSERT INTO sign_in_ticket (id, token_hash, user_id, consortium_id, methods, user_agent, expires_at)
        VALUES (p_id, p_token_hash, p_user, p_consortium, p_methods, p_user_agent, p_expires_at);
    END $$;
  -- The person may have been deactivated, or lost their last role, since they gave the password.
  CREATE FUNCTION app.find_ticket(p_token_hash bytea, p_user_agent text) RETURNS TABLE (id uuid, user_id uuid,
    consortium_id uuid, methods text[], email text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.id, t.user_id, t.consortium_id, t.methods, u.email
    FROM sign_in_ticket t JOIN app_user u ON u.id = t.user_id, LATERAL app.find_login(u.email) l
    WHERE t.token_hash = p_token_hash AND t.user_agent = p_user_agent AND t.expires_at > now() AND l.is_active $$;
  -- The ticket dies with the last wrong code that is allowed.
  CREATE FUNCTION app.count_wrong_code(p_ticket uuid, p_allowed integer) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE sign_in_ticket SET wrong_codes = wrong_codes + 1 WHERE id = p_ticket;
    DELETE FROM sign_in_ticket WHERE id = p_ticket AND wrong_codes >= p_allowed $$;
  -- True for the one who takes it: of two at the same time only one signs in.
  CREATE FUNCTION app.take_ticket(p_ticket uuid) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH taken AS (DELETE FROM sign_in_ticket WHERE id = p_ticket AND expires_at > now() RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM taken) $$;

  CREATE FUNCTION app.put_challenge(p_id uuid, p_challenge text, p_purpose text, p_user uuid, p_session uuid, p_ticket uuid,
    p_expires_at timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      DELETE FROM passkey_challenge WHERE expires_at < now();
      INSERT INTO passkey_challenge (id, challenge, purpose, user_id, session_id, ticket_id, expires_at)
        VALUES (p_id, p_challenge, p_purpose, p_user, p_session, p_ticket, p_expires_at);
    END $$;
  -- Whoever asks gets a challenge once, and only the one that was made for the same purpose, session and ticket.
  CREATE FUNCTION app.take_challenge(p_id uuid, p_purpose text, p_session uuid, p_ticket uuid) RETURNS text
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH taken AS (DELETE FROM passkey_challenge WHERE id = p_id AND purpose = p_purpose
        AND session_id IS NOT DISTINCT FROM p_session AND ticket_id IS NOT DISTINCT FROM p_ticket
      RETURNING challenge, expires_at)
    SELECT challenge FROM taken WHERE expires_at > now() $$;
`

const sessions = `
  -- One's own session under a new token: after a proof, and with what has been proved.
  CREATE FUNCTION app.renew_session(p_id uuid, p_token_hash bytea, p_method text, p_has_second_factor boolean) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH renewed AS (UPDATE session SET token_hash = p_token_hash, proved_at = now(),
        has_second_factor = has_second_factor OR p_has_second_factor,
        methods = CASE WHEN p_method = ANY (methods) THEN methods ELSE methods || p_method END
      WHERE id = p_id AND user_id = app.user_id() RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM renewed) $$;
  -- Whoever gives up their last second factor has none in any session.
  CREATE FUNCTION app.drop_second_factor() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ UPDATE session SET has_second_factor = false WHERE user_id = app.user_id() $$;
  -- Whoever is shut out is out everywhere, and does not come back with an old session when let in again; whoever has
  -- another password has to begin anew where only the old one was given.
  CREATE FUNCTION app.end_what_is_open() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NEW.deactivated_at IS NOT NULL AND OLD.deactivated_at IS NULL THEN DELETE FROM session WHERE user_id = NEW.id; END IF;
      DELETE FROM sign_in_ticket WHERE user_id = NEW.id;
      RETURN NULL;
    END $$;
  CREATE TRIGGER app_user_end_what_is_open AFTER UPDATE ON app_user FOR EACH ROW
    WHEN (OLD.deactivated_at IS DISTINCT FROM NEW.deactivated_at OR OLD.password_hash IS DISTINCT FROM NEW.password_hash)
    EXECUTE FUNCTION app.end_what_is_open();

  REVOKE ALL ON FUNCTION app.find_passkey_login(text), app.find_ticket(bytea, text), app.count_wrong_code(uuid, integer),
    app.open_ticket(uuid, bytea, uuid, uuid, text[], text, timestamptz), app.take_ticket(uuid),
    app.put_challenge(uuid, text, text, uuid, uuid, uuid, timestamptz), app.take_challenge(uuid, text, uuid, uuid),
    app.renew_session(uuid, bytea, text, boolean), app.drop_second_factor(),
    app.end_what_is_open() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.find_passkey_login(text), app.find_ticket(bytea, text), app.count_wrong_code(uuid, integer),
    app.open_ticket(uuid, bytea, uuid, uuid, text[], text, timestamptz), app.take_ticket(uuid),
    app.put_challenge(uuid, text, text, uuid, uuid, uuid, timestamptz), app.take_challenge(uuid, text, uuid, uuid),
    app.renew_session(uuid, bytea, text, boolean), app.drop_second_factor() TO solmu_app;
`

const policy = `
  -- What a role demands is no secret to those who see the roles, however far they see.
  DROP POLICY read ON role_policy;
  CREATE POLICY read ON role_policy FOR SELECT TO solmu_app USING (consortium_id = (SELECT app.consortium_id())
    AND EXISTS (SELECT 1 FROM app.my_grants('access.read')));
`
