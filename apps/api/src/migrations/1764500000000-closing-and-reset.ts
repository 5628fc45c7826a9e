import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A closed account takes its deputyships with it, and a person who has lost every second factor gets a fresh start. */
export class ClosingAndReset1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(facts)
    await runner.query(closing)
    await runner.query(reset)
    await runner.query(doors)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const facts = `
  DROP FUNCTION app.account_facts(uuid);
  -- What hangs on an account: what closing, resetting or erasing it would touch, and what stands in the way.
  CREATE FUNCTION app.account_facts(p_user uuid) RETURNS TABLE (id uuid, kind text, version integer, created_at timestamptz,
    deactivated_at timestamptz, deactivated_by text, deactivation_reason text, erased_at timestamptz,
    erasure_requested_at timestamptz, role_count integer, deputy_count integer, invitation_count integer,
    session_count integer, token_count integer, is_held_elsewhere boolean, has_second_factor boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.kind, u.version, u.created_at, u.deactivated_at, d.display_name, u.deactivation_reason, u.erased_at,
      r.requested_at,
      (SELECT count(*)::int FROM role_assignment a WHERE a.user_id = u.id AND a.consortium_id = app.consortium_id()
        AND a.deputy_for IS NULL AND (a.valid_to IS NULL OR a.valid_to > greatest(app.today(), a.valid_from))),
      (SELECT count(*)::int FROM role_assignment a JOIN role_assignment f ON f.id = a.deputy_for
        WHERE u.id IN (f.user_id, a.user_id) AND a.consortium_id = app.consortium_id()
          AND a.valid_to > greatest(app.today(), a.valid_from)),
      (SELECT count(*)::int FROM invitation i WHERE i.invited_by = u.id AND i.consortium_id = app.consortium_id()
        AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()),
      (SELECT count(*)::int FROM session s WHERE s.user_id = u.id),
      (SELECT count(*)::int FROM api_token t WHERE t.user_id = u.id AND t.revoked_at IS NULL AND t.expires_on > app.today()),
      EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.consortium_id <> app.consortium_id()
        AND (a.valid_to IS NULL OR a.valid_to > app.today())),
      EXISTS (SELECT 1 FROM totp t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL)
        OR EXISTS (SELECT 1 FROM passkey p WHERE p.user_id = u.id)
    FROM app_user u LEFT JOIN app_user d ON d.id = u.deactivated_by LEFT JOIN erasure_request r ON r.user_id = u.id
    WHERE u.id = p_user AND app.administers(p_user) $$;

  -- What was called off before it began is no role that will hold, and stands in the way of no erasure either.
  DO $do$ BEGIN
    EXECUTE replace(pg_get_functiondef('app.erase_person(uuid, text, text, text)'::regprocedure),
      'a.valid_to > app.today()', 'a.valid_to > greatest(app.today(), a.valid_from)');
  END $do$;
`

const closing = `
  -- Ends the deputyships of whoever comes to nothing any more: those who stand in for them, and where they stand in. The
  -- answer says whom that concerns.
  CREATE FUNCTION app.end_deputyships_of(p_user uuid, p_reason text) RETURNS TABLE (principal_id uuid, deputy_id uuid,
    role text, unit_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    #variable_conflict use_column
    BEGIN
      PERFORM app.demand_administers(p_user);
      RETURN QUERY UPDATE role_assignment a SET valid_to = greatest(app.today(), a.valid_from), version = a.version + 1,
          ended_by = app.user_id(), ended_at = now(), end_reason = p_reason
        FROM role_assignment f
        WHERE f.id = a.deputy_for AND p_user IN (a.user_id, f.user_id) AND a.consortium_id = app.consortium_id()
          AND a.valid_to > greatest(app.today(), a.valid_from)
        RETURNING f.user_id, a.user_id, a.role, a.unit_id;
    END $$;
`

const reset = `
  -- Takes away every second factor of a person and whatever was opened with it. Nobody does it to themselves: they remove
  -- what they have with a proof of it. An account that opens another consortium too is not for one of the two to weaken.
  CREATE FUNCTION app.reset_second_factor(p_user uuid) RETURNS TABLE (had_totp boolean, passkeys integer, sessions integer)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM app.demand_administers(p_user);
      IF p_user = app.user_id() OR EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = p_user
          AND a.consortium_id <> app.consortium_id() AND (a.valid_to IS NULL OR a.valid_to > app.today())) THEN
        RAISE EXCEPTION 'not for you' USING ERRCODE = 'insufficient_privilege';
      END IF;
      -- The lock under which a person's own factors come and go.
      PERFORM pg_advisory_xact_lock(hashtextextended('solmu.factors.' || p_user, 0));
      DELETE FROM totp WHERE user_id = p_user;
      had_totp := FOUND;
      DELETE FROM passkey WHERE user_id = p_user;
      GET DIAGNOSTICS passkeys = ROW_COUNT;
      DELETE FROM recovery_code WHERE user_id = p_user;
      DELETE FROM sign_in_ticket WHERE user_id = p_user;
      DELETE FROM passkey_challenge WHERE user_id = p_user;
      DELETE FROM session WHERE user_id = p_user;
      GET DIAGNOSTICS sessions = ROW_COUNT;
      RETURN NEXT;
    END $$;
`

const doors = ['account_facts(uuid)', 'end_deputyships_of(uuid, text)', 'reset_second_factor(uuid)']
  .map((name) => `REVOKE ALL ON FUNCTION app.${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION app.${name} TO solmu_app;`)
  .join('\n')
