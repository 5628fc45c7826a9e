import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * How people come, come back and go: invitations, links for a new password, accounts that are closed and in the end
 * erased; and machines that ask with tokens. Whoever is not signed in reaches all this through narrow functions only.
 */
export class People1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(invitations)
    await runner.query(acceptance)
    await runner.query(passwordResets)
    await runner.query(mail)
    await runner.query(machines)
    await runner.query(tokens)
    await runner.query(accounts)
    await runner.query(erasure)
    await runner.query(personalData)
    await runner.query(doors)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const invitations = `
  CREATE TABLE invitation (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    email text NOT NULL, display_name text, language text NOT NULL,
    role text NOT NULL,
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    organisation_id uuid REFERENCES organisation(id),
    valid_from date, valid_to date, reason text NOT NULL,
    -- SHA-256 of the token in the last mail; null once it opens nothing any more.
    token_hash bytea,
    invited_by uuid NOT NULL REFERENCES app_user(id),
    created_at timestamptz NOT NULL DEFAULT now(),
    sends timestamptz[] NOT NULL,
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz, accepted_by uuid REFERENCES app_user(id),
    revoked_at timestamptz, revoked_by uuid REFERENCES app_user(id),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT invitation_token_unique UNIQUE (token_hash),
    CONSTRAINT invitation_language CHECK (language IN ('fi', 'sv', 'en')),
    CONSTRAINT invitation_validity CHECK (valid_to > valid_from),
    CONSTRAINT invitation_ends_once CHECK (accepted_at IS NULL OR revoked_at IS NULL),
    CONSTRAINT invitation_ended_opens_nothing CHECK (token_hash IS NULL OR (accepted_at IS NULL AND revoked_at IS NULL))
  );
  CREATE INDEX invitation_newest ON invitation (consortium_id, id DESC);
  CREATE UNIQUE INDEX invitation_once ON invitation (consortium_id, email, role, unit_id,
    coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE accepted_at IS NULL AND revoked_at IS NULL;
  GRANT SELECT, INSERT ON invitation TO solmu_app;
  GRANT UPDATE (token_hash, invited_by, sends, expires_at, revoked_at, revoked_by, version) ON invitation TO solmu_app;
  ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON invitation TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON invitation FOR SELECT TO solmu_app USING (${reach('access.manage', 'unit_id')});
  CREATE POLICY give ON invitation FOR INSERT TO solmu_app
    WITH CHECK (${reach('access.manage', 'unit_id')} AND invited_by = (SELECT app.user_id()));
  CREATE POLICY change ON invitation FOR UPDATE TO solmu_app
    USING (${reach('access.manage', 'unit_id')}) WITH CHECK (${reach('access.manage', 'unit_id')});
`

const acceptance = `
  -- What the link in a mail opens, with what its giver holds today: whether they may still give the role, the domain
  -- decides. Nothing for a link that was used, replaced, revoked, or is too old.
  CREATE FUNCTION app.find_invitation(p_token_hash bytea) RETURNS TABLE (id uuid, consortium_id uuid, email text,
    display_name text, language text, role text, unit_id uuid, organisation_id uuid, valid_to date, expires_at timestamptz,
    invited_by uuid, giver_language text, giver_held jsonb, consortium_name jsonb, unit_name jsonb,
    account_id uuid, account_is_closed boolean, account_signs_in boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.id, i.consortium_id, i.email, i.display_name, i.language, i.role, i.unit_id, i.organisation_id, i.valid_to,
      i.expires_at,
      i.invited_by, g.language, CASE WHEN g.deactivated_at IS NULL THEN app.held_by(g.id, i.consortium_id) ELSE '[]' END,
      jsonb_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en),
      jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en),
      u.id, u.deactivated_at IS NOT NULL OR u.kind <> 'person', EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today()))
    FROM invitation i JOIN consortium c ON c.id = i.consortium_id JOIN unit_now o ON o.id = i.unit_id
      JOIN app_user g ON g.id = i.invited_by LEFT JOIN app_user u ON u.email = i.email
    WHERE i.token_hash = p_token_hash AND i.expires_at > now() $$;

  -- Two people who open the same link at once come one after the other.
  CREATE FUNCTION app.lock_invitation(p_token_hash bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT 1 FROM invitation WHERE token_hash = p_token_hash FOR UPDATE $$;

  -- Whoever can sign in has done so; for everybody else the mail proves who they are, as it does for a new password.
  CREATE FUNCTION app.accept_invitation(p_token_hash bytea, p_new_user uuid, p_display_name text, p_password_hash text,
    p_language text, p_assignment uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE i invitation; u app_user; from_day date;
    BEGIN
      SELECT * INTO i FROM invitation WHERE token_hash = p_token_hash AND expires_at > now() FOR UPDATE;
      IF NOT FOUND THEN RAISE EXCEPTION 'no such invitation' USING ERRCODE = 'insufficient_privilege'; END IF;
      SELECT * INTO u FROM app_user WHERE email = i.email FOR UPDATE;
      IF u.id IS NULL THEN
        u.id := p_new_user;
        INSERT INTO app_user (id, email, display_name, password_hash, language)
          VALUES (u.id, i.email, p_display_name, p_password_hash, p_language);
      ELSIF u.deactivated_at IS NOT NULL OR u.kind <> 'person' THEN
        RAISE EXCEPTION 'the account is closed' USING ERRCODE = 'insufficient_privilege';
      ELSIF EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.valid_from <= app.today()
          AND (a.valid_to IS NULL OR a.valid_to > app.today())) THEN
        IF u.id IS DISTINCT FROM app.user_id() THEN
          RAISE EXCEPTION 'somebody else is invited' USING ERRCODE = 'insufficient_privilege';
        END IF;
      ELSE
        UPDATE app_user SET password_hash = p_password_hash, password_is_demo = false, display_name = p_display_name,
          language = p_language, version = version + 1 WHERE id = u.id;
        DELETE FROM session WHERE user_id = u.id;
      END IF;
      from_day := greatest(i.valid_from, app.today());
      -- Whoever was given the same role in the meantime keeps that one.
      IF NOT EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.unit_id = i.unit_id AND a.role = i.role
          AND a.organisation_id IS NOT DISTINCT FROM i.organisation_id
          AND daterange(a.valid_from, a.valid_to) && daterange(from_day, i.valid_to)) THEN
        INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, organisation_id, valid_from, valid_to,
            given_by, reason, source)
          VALUES (p_assignment, i.consortium_id, u.id, i.role, i.unit_id, i.organisation_id, from_day, i.valid_to,
            i.invited_by, i.reason, 'invitation');
      END IF;
      UPDATE invitation SET accepted_at = now(), accepted_by = u.id, token_hash = NULL, version = version + 1 WHERE id = i.id;
      RETURN u.id;
    END $$;
`

const passwordResets = `
  -- What was asked for, by whoever: written the same way whether or not somebody has the e-mail, which is kept until the
  -- job has looked.
  CREATE TABLE password_reset_request (
    id uuid PRIMARY KEY, email text, language text NOT NULL, address_hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX password_reset_request_by_address ON password_reset_request (address_hash, created_at);
  CREATE TABLE password_reset (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    token_hash bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CONSTRAINT password_reset_token_unique UNIQUE (token_hash)
  );
  CREATE INDEX password_reset_by_user ON password_reset (user_id, created_at);
  -- Nobody reads them: the functions below do.
  GRANT SELECT ON password_reset_request, password_reset TO solmu_app;
  ALTER TABLE password_reset_request ENABLE ROW LEVEL SECURITY;
  ALTER TABLE password_reset_request FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON password_reset_request TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON password_reset_request FOR SELECT TO solmu_app USING (false);
  ALTER TABLE password_reset ENABLE ROW LEVEL SECURITY;
  ALTER TABLE password_reset FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON password_reset TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON password_reset FOR SELECT TO solmu_app USING (false);

  -- Answers how many requests came from the address within the hour, this one included.
  CREATE FUNCTION app.ask_password_reset(p_id uuid, p_email text, p_language text, p_address_hash bytea) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO password_reset_request (id, email, language, address_hash) VALUES (p_id, p_email, p_language, p_address_hash);
      RETURN (SELECT count(*) FROM password_reset_request
        WHERE address_hash = p_address_hash AND created_at > now() - interval '1 hour');
    END $$;

  -- Whose e-mail it is, if anybody's who can sign in, and when links were sent to them lately; the e-mail is forgotten.
  CREATE FUNCTION app.take_password_reset(p_id uuid) RETURNS TABLE (user_id uuid, consortium_id uuid, language text,
    has_password boolean, sends timestamptz[])
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE asked text;
    BEGIN
      SELECT r.email INTO asked FROM password_reset_request r WHERE r.id = p_id FOR UPDATE;
      UPDATE password_reset_request SET email = NULL WHERE id = p_id;
      RETURN QUERY SELECT u.id, c.consortium_id, u.language, u.password_hash IS NOT NULL,
        ARRAY(SELECT p.created_at FROM password_reset p WHERE p.user_id = u.id AND p.created_at > now() - interval '1 day')
      FROM app_user u JOIN LATERAL (SELECT a.consortium_id FROM role_assignment a WHERE a.user_id = u.id
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
        ORDER BY a.valid_from, a.id LIMIT 1) c ON true
      WHERE u.email = asked AND u.deactivated_at IS NULL AND u.kind = 'person';
    END $$;

  -- A new link; the older ones open nothing any more.
  CREATE FUNCTION app.offer_password_reset(p_id uuid, p_user uuid, p_token_hash bytea, p_expires_at timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE password_reset SET token_hash = NULL WHERE user_id = p_user;
    INSERT INTO password_reset (id, user_id, token_hash, expires_at) VALUES (p_id, p_user, p_token_hash, p_expires_at) $$;

  CREATE FUNCTION app.find_password_reset(p_token_hash bytea) RETURNS TABLE (user_id uuid, email text, display_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.email, u.display_name FROM password_reset p JOIN app_user u ON u.id = p.user_id
      WHERE p.token_hash = p_token_hash AND p.expires_at > now() AND u.deactivated_at IS NULL $$;

  -- Sets the password, once; ends every session, and lets the person try to sign in at once.
  CREATE FUNCTION app.reset_password(p_token_hash bytea, p_password_hash text) RETURNS TABLE (user_id uuid,
    consortium_id uuid, language text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE whose uuid;
    BEGIN
      UPDATE password_reset p SET token_hash = NULL FROM app_user u
        WHERE p.token_hash = p_token_hash AND p.expires_at > now() AND u.id = p.user_id AND u.deactivated_at IS NULL
        RETURNING p.user_id INTO whose;
      IF whose IS NULL THEN RETURN; END IF;
      UPDATE password_reset p SET token_hash = NULL WHERE p.user_id = whose;
      UPDATE app_user SET password_hash = p_password_hash, password_is_demo = false, version = version + 1 WHERE id = whose;
      DELETE FROM session s WHERE s.user_id = whose;
      DELETE FROM login_failure f USING app_user u WHERE u.id = whose AND f.key = app.account_key(u.email);
      RETURN QUERY SELECT u.id, (SELECT a.consortium_id FROM role_assignment a WHERE a.user_id = u.id
          ORDER BY a.valid_to IS NULL OR a.valid_to > app.today() DESC, a.valid_from, a.id LIMIT 1), u.language
        FROM app_user u WHERE u.id = whose;
    END $$;

  CREATE FUNCTION app.sweep_password_resets() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM password_reset_request WHERE created_at < now() - interval '1 day';
    DELETE FROM password_reset WHERE created_at < now() - interval '1 day' $$;
`

const mail = `
  -- Somebody who is invited has no account yet. A link that opens something is kept sealed until it is sent, and then no
  -- longer: whoever reads the outbox must not be able to follow it.
  ALTER TABLE outbox_mail ALTER COLUMN user_id DROP NOT NULL, ADD COLUMN sealed_link text;
  DROP FUNCTION app.queue_mail(uuid, uuid, uuid, text, text);
  CREATE FUNCTION app.queue_mail(p_id uuid, p_consortium uuid, p_user uuid, p_subject text, p_text text, p_link text)
    RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO outbox_mail (id, consortium_id, user_id, recipient, language, subject, text, sealed_link)
      SELECT p_id, p_consortium, u.id, u.email, u.language, p_subject, p_text, p_link FROM app_user u WHERE u.id = p_user $$;
  CREATE FUNCTION app.queue_invitation_mail(p_id uuid, p_invitation uuid, p_subject text, p_text text, p_link text)
    RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO outbox_mail (id, consortium_id, recipient, language, subject, text, sealed_link)
      SELECT p_id, i.consortium_id, i.email, i.language, p_subject, p_text, p_link FROM invitation i
      WHERE i.id = p_invitation AND i.consortium_id = app.consortium_id() $$;
  DROP FUNCTION app.take_mail(uuid);
  CREATE FUNCTION app.take_mail(p_id uuid) RETURNS TABLE (recipient text, subject text, body text, language text, link text)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE outbox_mail m SET attempts = m.attempts + 1
      WHERE m.id = p_id AND m.state IN ('queued', 'failed')
      RETURNING m.recipient, m.subject, m.text, m.language, m.sealed_link $$;
  DROP FUNCTION app.finish_mail(uuid, text, text);
  -- A text comes along where the message is kept to be read here; once it is out, nothing can be opened from here.
  CREATE FUNCTION app.finish_mail(p_id uuid, p_state text, p_error text, p_text text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE outbox_mail SET state = p_state, last_error = p_error, text = coalesce(p_text, text),
      sealed_link = CASE WHEN p_state = 'failed' THEN sealed_link END,
      sent_at = CASE WHEN p_state IN ('sent', 'kept') THEN now() END WHERE id = p_id $$;
`

const machines = `
  CREATE TABLE machine_user (
    user_id uuid PRIMARY KEY REFERENCES app_user(id),
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    purpose text NOT NULL,
    created_by uuid NOT NULL REFERENCES app_user(id)
  );
  GRANT SELECT ON machine_user TO solmu_app;
  GRANT UPDATE (purpose) ON machine_user TO solmu_app;
  ALTER TABLE machine_user ENABLE ROW LEVEL SECURITY;
  ALTER TABLE machine_user FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON machine_user TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON machine_user FOR SELECT TO solmu_app USING (${reach('access.administer')});
  -- A machine is seen by those who look after it before it holds any role.
  CREATE FUNCTION app.my_machines() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY SELECT m.user_id FROM machine_user m
      WHERE m.consortium_id = ANY (ARRAY(SELECT app.consortia_for('access.administer'))); END $$;
  CREATE POLICY read_machines ON app_user FOR SELECT TO solmu_app USING (id = ANY (ARRAY(SELECT app.my_machines())));
  CREATE FUNCTION app.create_machine_user(p_id uuid, p_display_name text, p_email text, p_purpose text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM app.consortia_for('access.administer')) THEN
        RAISE EXCEPTION 'not for you' USING ERRCODE = 'insufficient_privilege';
      END IF;
      INSERT INTO app_user (id, email, display_name, kind) VALUES (p_id, p_email, p_display_name, 'machine');
      INSERT INTO machine_user (user_id, consortium_id, purpose, created_by)
        VALUES (p_id, app.consortium_id(), p_purpose, app.user_id());
    END $$;
`

const tokens = `
  CREATE TABLE api_token (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    user_id uuid NOT NULL REFERENCES machine_user(user_id),
    name text NOT NULL,
    -- How people recognise it; what opens is kept as SHA-256 only.
    prefix text NOT NULL, token_hash bytea NOT NULL,
    actions text[] NOT NULL, may_write boolean NOT NULL,
    expires_on date NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(), created_by uuid NOT NULL REFERENCES app_user(id),
    last_used_at timestamptz, last_used_ip text,
    revoked_at timestamptz, revoked_by uuid REFERENCES app_user(id),
    warned_at timestamptz,
    CONSTRAINT api_token_unique UNIQUE (token_hash),
    CONSTRAINT api_token_has_scope CHECK (cardinality(actions) > 0)
  );
  CREATE INDEX api_token_by_user ON api_token (user_id);
  GRANT SELECT, INSERT ON api_token TO solmu_app;
  GRANT UPDATE (revoked_at, revoked_by) ON api_token TO solmu_app;
  ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
  ALTER TABLE api_token FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON api_token TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON api_token FOR SELECT TO solmu_app USING (${reach('access.administer')});
  CREATE POLICY give ON api_token FOR INSERT TO solmu_app WITH CHECK (${reach('access.administer')}
    AND created_by = (SELECT app.user_id()) AND user_id = ANY (ARRAY(SELECT app.my_machines())));
  CREATE POLICY change ON api_token FOR UPDATE TO solmu_app
    USING (${reach('access.administer')}) WITH CHECK (${reach('access.administer')});

  -- The token, whether or not it still opens anything: a dead one is put on record.
  CREATE FUNCTION app.find_token(p_token_hash bytea) RETURNS TABLE (token_id uuid, user_id uuid, consortium_id uuid,
    display_name text, actions text[], may_write boolean, is_alive boolean, last_used_at timestamptz, held jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.id, t.user_id, t.consortium_id, u.display_name, t.actions, t.may_write,
      t.revoked_at IS NULL AND t.expires_on > app.today() AND u.deactivated_at IS NULL, t.last_used_at,
      app.held_by(t.user_id, t.consortium_id)
    FROM api_token t JOIN app_user u ON u.id = t.user_id WHERE t.token_hash = p_token_hash $$;
  CREATE FUNCTION app.touch_token(p_id uuid, p_ip text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE api_token SET last_used_at = now(), last_used_ip = p_ip WHERE id = p_id;
    UPDATE app_user u SET last_login_at = now() FROM api_token t WHERE t.id = p_id AND u.id = t.user_id $$;
  -- Tokens that end within so many days and of which nobody was told: they are named once.
  CREATE FUNCTION app.tokens_to_warn(p_days integer) RETURNS TABLE (consortium_id uuid, name text, machine_name text,
    expires_on date, creator_id uuid, language text)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE api_token t SET warned_at = now() FROM app_user m, app_user c
      WHERE m.id = t.user_id AND c.id = t.created_by AND t.warned_at IS NULL AND t.revoked_at IS NULL
        AND t.expires_on > app.today() AND t.expires_on <= app.today() + p_days
        AND m.deactivated_at IS NULL AND c.deactivated_at IS NULL
      RETURNING t.consortium_id, t.name, m.display_name, t.expires_on, c.id, c.language $$;
`

const accounts = `
  -- Whether the viewer looks after the account: everybody who holds or held a role in the consortium, and its machines.
  CREATE FUNCTION app.administers(p_user uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM app.consortia_for('access.administer')) AND (
      EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = p_user AND a.consortium_id = app.consortium_id())
      OR EXISTS (SELECT 1 FROM machine_user m WHERE m.user_id = p_user AND m.consortium_id = app.consortium_id())) $$;
  CREATE FUNCTION app.demand_administers(p_user uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT app.administers(p_user) THEN RAISE EXCEPTION 'not for you' USING ERRCODE = 'insufficient_privilege'; END IF;
    END $$;

  -- A person asks to be forgotten; it waits for the administrators.
  CREATE TABLE erasure_request (
    user_id uuid PRIMARY KEY REFERENCES app_user(id) ON DELETE CASCADE,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    requested_at timestamptz NOT NULL DEFAULT now()
  );
  GRANT SELECT, INSERT, DELETE ON erasure_request TO solmu_app;
  ALTER TABLE erasure_request ENABLE ROW LEVEL SECURITY;
  ALTER TABLE erasure_request FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON erasure_request TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON erasure_request FOR SELECT TO solmu_app USING (${reach('access.administer')}
    OR user_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()));
  CREATE POLICY ask ON erasure_request FOR INSERT TO solmu_app
    WITH CHECK (user_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()));
  CREATE POLICY take_back ON erasure_request FOR DELETE TO solmu_app
    USING (user_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()));

  -- What hangs on an account: what closing or erasing it would touch, and what stands in the way.
  CREATE FUNCTION app.account_facts(p_user uuid) RETURNS TABLE (id uuid, kind text, version integer, created_at timestamptz,
    deactivated_at timestamptz, deactivated_by text, deactivation_reason text, erased_at timestamptz,
    erasure_requested_at timestamptz, role_count integer, deputy_count integer, invitation_count integer,
    session_count integer, token_count integer, is_held_elsewhere boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.kind, u.version, u.created_at, u.deactivated_at, d.display_name, u.deactivation_reason, u.erased_at,
      r.requested_at,
      (SELECT count(*)::int FROM role_assignment a WHERE a.user_id = u.id AND a.consortium_id = app.consortium_id()
        AND (a.valid_to IS NULL OR a.valid_to > app.today())),
      (SELECT count(*)::int FROM role_assignment a JOIN role_assignment f ON f.id = a.deputy_for
        WHERE f.user_id = u.id AND a.consortium_id = app.consortium_id() AND a.valid_to > app.today()),
      (SELECT count(*)::int FROM invitation i WHERE i.invited_by = u.id AND i.consortium_id = app.consortium_id()
        AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()),
      (SELECT count(*)::int FROM session s WHERE s.user_id = u.id),
      (SELECT count(*)::int FROM api_token t WHERE t.user_id = u.id AND t.revoked_at IS NULL AND t.expires_on > app.today()),
      EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.consortium_id <> app.consortium_id()
        AND (a.valid_to IS NULL OR a.valid_to > app.today()))
    FROM app_user u LEFT JOIN app_user d ON d.id = u.deactivated_by LEFT JOIN erasure_request r ON r.user_id = u.id
    WHERE u.id = p_user AND app.administers(p_user) $$;

  -- From the next request on the account opens nothing: sessions and tokens end with it, and so do its invitations.
  CREATE FUNCTION app.deactivate_person(p_user uuid, p_reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM app.demand_administers(p_user);
      UPDATE app_user SET deactivated_at = now(), deactivated_by = app.user_id(), deactivation_reason = p_reason,
        version = version + 1 WHERE id = p_user AND deactivated_at IS NULL;
      DELETE FROM session WHERE user_id = p_user;
      UPDATE password_reset SET token_hash = NULL WHERE user_id = p_user;
      UPDATE api_token SET revoked_at = now(), revoked_by = app.user_id() WHERE user_id = p_user AND revoked_at IS NULL;
      UPDATE invitation SET revoked_at = now(), revoked_by = app.user_id(), token_hash = NULL, version = version + 1
        WHERE invited_by = p_user AND accepted_at IS NULL AND revoked_at IS NULL;
    END $$;
  CREATE FUNCTION app.reactivate_person(p_user uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM app.demand_administers(p_user);
      UPDATE app_user SET deactivated_at = NULL, deactivated_by = NULL, deactivation_reason = NULL, version = version + 1
        WHERE id = p_user AND deactivated_at IS NOT NULL AND erased_at IS NULL;
    END $$;
  CREATE FUNCTION app.end_sessions_of(p_user uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE ended integer;
    BEGIN
      PERFORM app.demand_administers(p_user);
      DELETE FROM session WHERE user_id = p_user;
      GET DIAGNOSTICS ended = ROW_COUNT;
      RETURN ended;
    END $$;
`

const erasure = `
  CREATE FUNCTION app.as_pattern(p_text text) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT regexp_replace(p_text, '([^[:alnum:]@ _])', '\\\\\\1', 'g') $$;

  -- Puts a text in the place of another wherever people write: in every column of text or JSON but those of the audit
  -- trail, which keeps no personal data, of the reference geography, and of whoever has the same name.
  CREATE FUNCTION app.replace_everywhere(p_old text, p_new text, p_spared text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE c record; pattern text := app.as_pattern(p_old); back text := replace(p_new, '\\', '\\\\');
    BEGIN
      FOR c IN SELECT k.table_name, k.column_name, k.udt_name FROM information_schema.columns k
          JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE k.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND k.is_generated = 'NEVER'
          AND k.udt_name IN ('text', 'json', 'jsonb', '_text')
          AND k.table_name NOT IN ('audit_entry', 'audit_checkpoint', 'municipality', 'area', 'municipality_area', 'role_grant', 'migration')
          AND NOT k.table_name || '.' || k.column_name = ANY (p_spared) AND NOT k.column_name = ANY (p_spared)
      LOOP
        EXECUTE format('UPDATE %1$I SET %2$I = regexp_replace(%2$I::text, $1, $2, ''gi'')::%3$s WHERE %2$I::text ~* $1',
          c.table_name, c.column_name, CASE c.udt_name WHEN '_text' THEN 'text[]' ELSE c.udt_name END) USING pattern, back;
      END LOOP;
    END $$;

  -- What says who somebody was is taken away for good; what they did stays, under the pseudonym. What hangs on the account
  -- by ON DELETE CASCADE (sessions, credentials, links) goes with it, whichever part of the program made the table.
  CREATE FUNCTION app.erase_person(p_user uuid, p_pseudonym text, p_email text, p_gone text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE u app_user; c record;
    BEGIN
      PERFORM app.demand_administers(p_user);
      SELECT * INTO u FROM app_user WHERE id = p_user FOR UPDATE;
      IF u.deactivated_at IS NULL OR u.erased_at IS NOT NULL OR EXISTS (SELECT 1 FROM role_assignment a
          WHERE a.user_id = p_user AND (a.valid_to IS NULL OR a.valid_to > app.today())) THEN
        RAISE EXCEPTION 'not yet' USING ERRCODE = 'insufficient_privilege';
      END IF;
      FOR c IN SELECT k.conrelid::regclass AS table_name, a.attname AS column_name FROM pg_constraint k
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND k.confrelid = 'app_user'::regclass AND k.confdeltype = 'c' AND cardinality(k.conkey) = 1
      LOOP EXECUTE format('DELETE FROM %s WHERE %I = $1', c.table_name, c.column_name) USING p_user; END LOOP;
      DELETE FROM login_failure WHERE key = app.account_key(u.email);
      UPDATE outbox_mail SET subject = p_gone, text = p_gone, sealed_link = NULL, last_error = NULL, recipient = p_email
        WHERE user_id = p_user OR recipient = u.email;
      UPDATE invitation SET revoked_at = coalesce(revoked_at, CASE WHEN accepted_at IS NULL THEN now() END), token_hash = NULL
        WHERE email = u.email AND accepted_at IS NULL;
      UPDATE invitation SET email = p_email, display_name = NULL WHERE accepted_by = p_user OR email = u.email;
      UPDATE app_user SET email = p_email, display_name = p_pseudonym, password_hash = NULL, password_is_demo = false,
        language = 'fi', theme = 'system', density = 'normal', deactivation_reason = NULL, last_login_at = NULL,
        erased_at = now(), version = version + 1 WHERE id = p_user;
      PERFORM app.replace_everywhere(u.email, p_email, '{}');
      -- One word alone is no name to look for: it would be found in the names of places.
      IF u.display_name LIKE '%_ _%' THEN
        PERFORM app.replace_everywhere(u.display_name, p_pseudonym,
          ARRAY['app_user.display_name', 'invitation.display_name', 'name_fi', 'name_sv', 'name_en']);
      END IF;
    END $$;
`

const personalData = `
  -- Everything that is kept about a person, for the person, or for whoever looks after the account: they get what belongs
  -- to their consortium. Secrets are no data about anybody and stay where they are.
  CREATE FUNCTION app.personal_data(p_user uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE own boolean := p_user = app.user_id() AND app.scope() IS NULL; told jsonb; c record; rows jsonb; others jsonb := '{}';
      secret text[] := ARRAY['token_hash', 'password_hash', 'sealed_link'];
    BEGIN
      IF NOT own THEN PERFORM app.demand_administers(p_user); END IF;
      SELECT jsonb_build_object(
        'profile', to_jsonb(u) - 'password_hash' - 'deactivated_by' || jsonb_build_object('has_password', u.password_hash IS NOT NULL),
        'roles', (SELECT coalesce(jsonb_agg(to_jsonb(a) || jsonb_build_object('unit_name', o.name_fi,
            'given_by_name', g.display_name) ORDER BY a.valid_from), '[]')
          FROM role_assignment a LEFT JOIN unit_now o ON o.id = a.unit_id LEFT JOIN app_user g ON g.id = a.given_by
          WHERE a.user_id = p_user AND (own OR a.consortium_id = app.consortium_id())),
        'invitations', (SELECT coalesce(jsonb_agg(to_jsonb(i) - secret ORDER BY i.id), '[]') FROM invitation i
          WHERE (i.accepted_by = p_user OR i.email = u.email) AND (own OR i.consortium_id = app.consortium_id())),
        'mails', (SELECT coalesce(jsonb_agg(to_jsonb(m) - secret ORDER BY m.id), '[]') FROM outbox_mail m
          WHERE (m.user_id = p_user OR m.recipient = u.email) AND (own OR m.consortium_id = app.consortium_id())),
        'audit', (SELECT coalesce(jsonb_agg(to_jsonb(e) - 'hash' - 'previous_hash' ORDER BY e.recorded_at), '[]') FROM audit_entry e
          WHERE (e.actor_id = p_user OR e.subject_type = 'user' AND e.subject_id = p_user)
            AND (own OR e.consortium_id = app.consortium_id())))
        INTO told FROM app_user u WHERE u.id = p_user;
      -- What hangs on the account itself: sessions, credentials, requests.
      FOR c IN SELECT k.conrelid::regclass::text AS table_name, a.attname AS column_name FROM pg_constraint k
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND k.confrelid = 'app_user'::regclass AND k.confdeltype = 'c' AND cardinality(k.conkey) = 1
        ORDER BY 1
      LOOP
        EXECUTE format('SELECT coalesce(jsonb_agg(to_jsonb(t)), ''[]'') FROM %s t WHERE t.%I = $1', c.table_name, c.column_name)
          INTO rows USING p_user;
        others := others || jsonb_build_object(c.table_name, (SELECT coalesce(jsonb_agg((SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}')
            FROM jsonb_each(r.value) f WHERE f.key !~ '(hash|secret|sealed|seed|public_key|token|challenge)')), '[]')
          FROM jsonb_array_elements(rows) r));
      END LOOP;
      RETURN told || jsonb_build_object('account', others);
    END $$;
`

/** The functions that the program may call, each by its whole name. */
const open = [
  'find_invitation(bytea)',
  'lock_invitation(bytea)',
  'accept_invitation(bytea, uuid, text, text, text, uuid)',
  'ask_password_reset(uuid, text, text, bytea)',
  'take_password_reset(uuid)',
  'offer_password_reset(uuid, uuid, bytea, timestamptz)',
  'find_password_reset(bytea)',
  'reset_password(bytea, text)',
  'sweep_password_resets()',
  'queue_mail(uuid, uuid, uuid, text, text, text)',
  'queue_invitation_mail(uuid, uuid, text, text, text)',
  'take_mail(uuid)',
  'finish_mail(uuid, text, text, text)',
  'my_machines()',
  'create_machine_user(uuid, text, text, text)',
  'find_token(bytea)',
  'touch_token(uuid, text)',
  'tokens_to_warn(integer)',
  'administers(uuid)',
  'account_facts(uuid)',
  'deactivate_person(uuid, text)',
  'reactivate_person(uuid)',
  'end_sessions_of(uuid)',
  'erase_person(uuid, text, text, text)',
  'personal_data(uuid)'
]

/** These only the functions above call. */
const inner = ['demand_administers(uuid)', 'as_pattern(text)', 'replace_everywhere(text, text, text[])']

const doors = [
  ...[...open, ...inner].map((name) => `REVOKE ALL ON FUNCTION app.${name} FROM PUBLIC;`),
  ...open.map((name) => `GRANT EXECUTE ON FUNCTION app.${name} TO solmu_app;`)
].join('\n')

/** The rows of a consortium in which the viewer holds the action with the reach of all of it, or as far as the unit. */
function reach(action: string, unit?: string): string {
  const whole = `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
  return unit ? `(${whole} OR ${unit} = ANY (ARRAY(SELECT app.units_for('${action}'))))` : whole
}
