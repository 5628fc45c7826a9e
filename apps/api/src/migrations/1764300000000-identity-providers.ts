import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Sign-in through the identity provider of an organisation (OpenID Connect): the providers of a consortium, which of
 * their groups gives which role where, and who is who. A person is known by issuer and subject, never by e-mail alone.
 */
export class IdentityProviders1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(policies)
    await runner.query(signIn)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const tables = `
  CREATE TABLE identity_provider (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    name_fi text NOT NULL, name_sv text NOT NULL, name_en text NOT NULL,
    issuer text NOT NULL, client_id text NOT NULL,
    -- Sealed by the program; null for a public client.
    client_secret text,
    scopes text NOT NULL DEFAULT 'openid profile email',
    email_claim text NOT NULL DEFAULT 'email', name_claim text NOT NULL DEFAULT 'name', groups_claim text,
    -- Values of the claims acr and amr that say that the person gave a second factor there.
    second_factor_values text[] NOT NULL DEFAULT '{}',
    -- Whether somebody without an account gets one, when a group of theirs gives a role.
    creates_accounts boolean NOT NULL DEFAULT false,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT identity_provider_once UNIQUE (consortium_id, issuer, client_id)
  );
  CREATE TABLE identity_provider_group (
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    provider_id uuid NOT NULL REFERENCES identity_provider(id) ON DELETE CASCADE,
    group_value text NOT NULL, role text NOT NULL,
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    organisation_id uuid REFERENCES organisation(id),
    PRIMARY KEY (provider_id, group_value, role, unit_id)
  );
  CREATE TABLE external_identity (
    issuer text NOT NULL, subject text NOT NULL,
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    provider_id uuid NOT NULL REFERENCES identity_provider(id),
    linked_at timestamptz NOT NULL DEFAULT now(), last_used_at timestamptz,
    PRIMARY KEY (issuer, subject)
  );
  CREATE INDEX external_identity_by_user ON external_identity (user_id);
  -- The provider whose groups gave the role. Providers are switched off, never removed.
  ALTER TABLE role_assignment ADD COLUMN provider_id uuid;
  GRANT SELECT, INSERT, UPDATE, DELETE ON identity_provider, identity_provider_group TO solmu_app;
  GRANT SELECT, INSERT, DELETE ON external_identity TO solmu_app;
`

const administered = `consortium_id = ANY (ARRAY(SELECT app.consortia_for('access.administer')))`

const policies = `
  ${['identity_provider', 'identity_provider_group', 'external_identity']
    .map(
      (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);`
    )
    .join('\n')}
  ${['identity_provider', 'identity_provider_group']
    .map((table) => `CREATE POLICY administer ON ${table} FOR ALL TO solmu_app USING (${administered}) WITH CHECK (${administered});`)
    .join('\n  ')}
  CREATE POLICY read ON external_identity FOR SELECT TO solmu_app
    USING (user_id = (SELECT app.user_id()) OR ${administered});
  CREATE POLICY link_own ON external_identity FOR INSERT TO solmu_app
    WITH CHECK (user_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()));
  CREATE POLICY unlink_own ON external_identity FOR DELETE TO solmu_app USING (user_id = (SELECT app.user_id()));
`

const signIn = `
  -- What the sign-in page and the way to a provider need before anyone is known.
  CREATE FUNCTION app.identity_providers() RETURNS SETOF identity_provider
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT * FROM identity_provider WHERE is_active ORDER BY name_fi, id $$;

  -- The roles that a provider's groups give, and no others of its giving: what a group no longer gives ends today. The
  -- last administrator stays one.
  CREATE FUNCTION app.follow_groups(p_user uuid, p_provider uuid, p_groups text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      UPDATE role_assignment a SET valid_to = greatest(a.valid_from, app.today()), ended_at = now(), version = a.version + 1
        WHERE a.user_id = p_user AND a.provider_id = p_provider AND (a.valid_to IS NULL OR a.valid_to > app.today())
          AND NOT EXISTS (SELECT 1 FROM identity_provider_group g WHERE g.provider_id = p_provider
            AND g.group_value = ANY (p_groups) AND g.role = a.role AND g.unit_id = a.unit_id
            AND g.organisation_id IS NOT DISTINCT FROM a.organisation_id)
          AND (a.role <> 'administrator' OR EXISTS (SELECT 1 FROM role_assignment o JOIN app_user u ON u.id = o.user_id
            WHERE o.consortium_id = a.consortium_id AND o.role = 'administrator' AND o.user_id <> p_user
              AND u.deactivated_at IS NULL AND u.kind = 'person' AND o.valid_from <= app.today() AND o.valid_to IS NULL));
      INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, organisation_id, valid_from, source, provider_id)
        SELECT gen_random_uuid(), g.consortium_id, p_user, g.role, g.unit_id, g.organisation_id, app.today(),
          'identity_provider', p_provider
        FROM (SELECT DISTINCT consortium_id, role, unit_id, organisation_id FROM identity_provider_group
          WHERE provider_id = p_provider AND group_value = ANY (p_groups)) g
        WHERE NOT EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = p_user AND a.role = g.role
          AND a.unit_id = g.unit_id AND a.organisation_id IS NOT DISTINCT FROM g.organisation_id
          AND daterange(a.valid_from, a.valid_to) && daterange(app.today(), NULL));
    END $$;

  -- Who somebody is whom a provider vouches for, and whether they may come in. The outcome is signed_in, created,
  -- no_account (nobody is known under this subject, and no group gives a role), email_taken (an account has the e-mail:
  -- its owner has to sign in and link the two), closed, or no_role.
  CREATE FUNCTION app.provider_sign_in(p_provider uuid, p_issuer text, p_subject text, p_email text, p_name text,
    p_language text, p_groups text[], p_new_user uuid) RETURNS TABLE (user_id uuid, consortium_id uuid, outcome text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE provider identity_provider; known uuid; person app_user; result text := 'signed_in';
    BEGIN
      SELECT * INTO provider FROM identity_provider p WHERE p.id = p_provider AND p.is_active AND p.issuer = p_issuer;
      IF provider.id IS NULL THEN RAISE EXCEPTION 'no such provider' USING ERRCODE = 'insufficient_privilege'; END IF;
      PERFORM pg_advisory_xact_lock(hashtextextended('solmu.provider.' || p_issuer || ' ' || p_subject, 0));
      SELECT e.user_id INTO known FROM external_identity e WHERE e.issuer = p_issuer AND e.subject = p_subject
        AND e.consortium_id = provider.consortium_id;
      IF known IS NULL THEN
        IF p_email IS NOT NULL AND EXISTS (SELECT 1 FROM app_user u WHERE u.email = p_email) THEN
          RETURN QUERY SELECT NULL::uuid, provider.consortium_id, 'email_taken'; RETURN;
        END IF;
        IF NOT provider.creates_accounts OR p_email IS NULL OR NOT EXISTS (SELECT 1 FROM identity_provider_group g
            WHERE g.provider_id = p_provider AND g.group_value = ANY (p_groups)) THEN
          RETURN QUERY SELECT NULL::uuid, provider.consortium_id, 'no_account'; RETURN;
        END IF;
        INSERT INTO app_user (id, email, display_name, language) VALUES (p_new_user, p_email, p_name, p_language);
        INSERT INTO external_identity (issuer, subject, user_id, consortium_id, provider_id)
          VALUES (p_issuer, p_subject, p_new_user, provider.consortium_id, p_provider);
        known := p_new_user; result := 'created';
      END IF;
      SELECT * INTO person FROM app_user u WHERE u.id = known;
      IF person.deactivated_at IS NOT NULL OR person.kind <> 'person' THEN
        RETURN QUERY SELECT known, provider.consortium_id, 'closed'; RETURN;
      END IF;
      IF provider.groups_claim IS NOT NULL THEN PERFORM app.follow_groups(known, p_provider, p_groups); END IF;
      UPDATE external_identity e SET last_used_at = now() WHERE e.issuer = p_issuer AND e.subject = p_subject;
      IF NOT EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = known AND a.consortium_id = provider.consortium_id
          AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())) THEN
        RETURN QUERY SELECT known, provider.consortium_id, 'no_role'; RETURN;
      END IF;
      RETURN QUERY SELECT known, provider.consortium_id, result;
    END $$;
  REVOKE ALL ON FUNCTION app.identity_providers(), app.follow_groups(uuid, uuid, text[]),
    app.provider_sign_in(uuid, text, text, text, text, text, text[], uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.identity_providers(),
    app.provider_sign_in(uuid, text, text, text, text, text, text[], uuid) TO solmu_app;
`
