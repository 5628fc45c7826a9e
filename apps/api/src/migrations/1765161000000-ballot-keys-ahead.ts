import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The keys of a secret ballot that opens by the clock are made when it is announced, and lie sealed beside it until then: they take
 * seconds to make, for which nobody who looks at the instant of the opening is kept waiting. They are destroyed as ever, with the count
 * or when the ballot is given up.
 */
export class BallotKeysAhead1765161000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [announcing, opening]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'

const announcing = `
  DROP FUNCTION app.announce_ballot(uuid, jsonb);
  -- As before, and keeps what was made for its opening.
  CREATE FUNCTION app.announce_ballot(p_ballot uuid, p_fixed jsonb, p_sealed text) RETURNS void LANGUAGE plpgsql ${definer} AS $$
    DECLARE b ballot;
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      SELECT * INTO b FROM ballot WHERE id = p_ballot FOR UPDATE;
      IF NOT app.may_manage_ballot(p_ballot) OR b.state <> 'draft' OR b.opens_at IS NULL OR b.opens_at <= clock_timestamp()
        OR app.charter_for_vote(b.consortium_id, b.proposal_id, b.amendment_id) IS DISTINCT FROM (p_fixed ->> 'charterVersionId')::uuid THEN
        RAISE EXCEPTION 'the ballot cannot be announced' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_ballot_state';
      END IF;
      UPDATE ballot SET state = 'announced', charter_version_id = (p_fixed ->> 'charterVersionId')::uuid, rule = p_fixed -> 'rule', may_change = (p_fixed ->> 'mayChange')::boolean,
        announced_at = now(), announced_by = app.user_id(), version = version + 1 WHERE id = p_ballot;
      IF p_sealed IS NOT NULL THEN INSERT INTO ballot_key (ballot_id, consortium_id, sealed) VALUES (b.id, b.consortium_id, p_sealed); END IF;
      UPDATE proposal SET state = 'voting', version = version + 1 WHERE id = b.proposal_id AND state = 'closed';
    END $$;
  -- What was made for the opening of a ballot, once its time has come; whoever looks first opens it.
  CREATE FUNCTION app.prepared_ballot_key(p_ballot uuid) RETURNS text LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT k.sealed FROM ballot b JOIN ballot_key k ON k.ballot_id = b.id WHERE b.id = p_ballot AND b.state = 'announced' AND app.may_open_ballot(b.id) $$;
  REVOKE ALL ON FUNCTION app.announce_ballot(uuid, jsonb, text), app.prepared_ballot_key(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.announce_ballot(uuid, jsonb, text), app.prepared_ballot_key(uuid) TO solmu_app;
`

const opening = `
  -- As before; what was made ahead is replaced by what the ballot is held with.
  CREATE OR REPLACE FUNCTION app.open_ballot(p_ballot uuid, p_fixed jsonb, p_sealed text) RETURNS void LANGUAGE plpgsql ${definer} AS $$
    DECLARE b ballot;
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      SELECT * INTO b FROM ballot WHERE id = p_ballot FOR UPDATE;
      IF NOT app.may_open_ballot(p_ballot) OR b.state = 'draft' AND app.charter_for_vote(b.consortium_id, b.proposal_id, b.amendment_id) IS DISTINCT FROM (p_fixed ->> 'charterVersionId')::uuid
        OR NOT EXISTS (SELECT 1 FROM ballot_roll r WHERE r.ballot_id = p_ballot) THEN
        RAISE EXCEPTION 'the ballot cannot be opened' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_ballot_state';
      END IF;
      IF b.state = 'draft' THEN
        UPDATE ballot SET state = 'open', charter_version_id = (p_fixed ->> 'charterVersionId')::uuid, rule = p_fixed -> 'rule', may_change = (p_fixed ->> 'mayChange')::boolean,
          lot_commitment = p_fixed ->> 'commitment', public_keys = nullif(p_fixed -> 'publicKeys', 'null'), opened_at = now(), opened_by = app.user_id(), version = version + 1 WHERE id = p_ballot;
      ELSE
        UPDATE ballot SET state = 'open', lot_commitment = p_fixed ->> 'commitment', public_keys = nullif(p_fixed -> 'publicKeys', 'null'), opened_at = opens_at, version = version + 1 WHERE id = p_ballot;
      END IF;
      INSERT INTO ballot_key (ballot_id, consortium_id, sealed) VALUES (b.id, b.consortium_id, p_sealed) ON CONFLICT (ballot_id) DO UPDATE SET sealed = excluded.sealed;
      UPDATE proposal SET state = 'voting', version = version + 1 WHERE id = b.proposal_id AND state = 'closed';
    END $$;
`
