import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Ballots that are announced and open by the clock; the chair's decision where votes are equal and the charter leaves it to the chair; and
 * votes of different weight in secret ballots, where each number of votes is that of several members.
 */
export class BallotNotice1765070000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [columns, keeping, announcing, opening, calling, voting, counting, ties, settling, telling]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const holdsOn = (table: string, day: string): string => `${table}.valid_from <= ${day} AND (${table}.valid_to IS NULL OR ${table}.valid_to > ${day})
  AND (${table}.ended_on IS NULL OR ${table}.ended_on > ${day})`

const columns = `
  ALTER TABLE ballot DISABLE TRIGGER USER;
  ALTER TABLE ballot DROP CONSTRAINT ballot_opened, DROP CONSTRAINT ballot_key_when_secret, DROP CONSTRAINT ballot_state_check,
    -- When an announced one opens by itself; null of one that is opened by hand.
    ADD COLUMN opens_at timestamptz, ADD COLUMN announced_at timestamptz, ADD COLUMN announced_by uuid REFERENCES app_user(id),
    -- Of a secret one: the public key for each number of votes that a member has.
    ADD COLUMN public_keys jsonb CHECK (jsonb_typeof(public_keys) = 'object' AND length(public_keys::text) <= 4000);
  UPDATE ballot b SET public_keys = jsonb_build_object((SELECT coalesce(max(r.weight), 1) FROM ballot_roll r WHERE r.ballot_id = b.id)::text, b.public_key) WHERE b.public_key IS NOT NULL;
  ALTER TABLE ballot DROP COLUMN public_key,
    ADD CONSTRAINT ballot_state_check CHECK (state IN ('draft', 'announced', 'open', 'closed', 'cancelled')),
    -- What is fixed of the charter is fixed when it is announced, or opened at once; the seal of the lot and the roll when it is opened.
    ADD CONSTRAINT ballot_opened CHECK ((opened_at IS NULL AND announced_at IS NULL) = (rule IS NULL) AND (opened_at IS NULL) = (lot_commitment IS NULL)
      AND (state NOT IN ('open', 'closed') OR opened_at IS NOT NULL) AND (state NOT IN ('draft', 'announced') OR opened_at IS NULL)
      AND (state <> 'announced' OR announced_at IS NOT NULL) AND (state <> 'draft' OR announced_at IS NULL)),
    ADD CONSTRAINT ballot_opening CHECK (opens_at IS NULL OR opens_at < closes_at) NOT VALID,
    ADD CONSTRAINT ballot_announced CHECK (announced_at IS NULL OR opens_at IS NOT NULL),
    ADD CONSTRAINT ballot_key_when_secret CHECK ((public_keys IS NOT NULL) = (secrecy = 'secret' AND opened_at IS NOT NULL));
  ALTER TABLE ballot ENABLE TRIGGER USER;
  DROP INDEX ballot_on_proposal, ballot_on_amendment;
  CREATE UNIQUE INDEX ballot_on_proposal ON ballot (proposal_id) WHERE state IN ('draft', 'announced', 'open');
  CREATE UNIQUE INDEX ballot_on_amendment ON ballot (amendment_id) WHERE state IN ('draft', 'announced', 'open');
  GRANT INSERT (opens_at), UPDATE (opens_at) ON ballot TO solmu_app;
  DROP POLICY read ON ballot;
  CREATE POLICY read ON ballot FOR SELECT TO solmu_app USING (${whole('ballot.read')} AND (opened_at IS NOT NULL OR announced_at IS NOT NULL OR ${at('ballot.manage')}));
`

const keeping = `
  -- The body decides whose it is. What was announced or opened says what it says, but for who has withdrawn and how it ended.
  CREATE OR REPLACE FUNCTION app.keep_ballot() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE moving text[] := ARRAY['state', 'options', 'ended_at', 'end_reason', 'version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF NOT EXISTS (SELECT 1 FROM body b WHERE b.id = NEW.body_id AND b.unit_id = NEW.unit_id) THEN
        RAISE EXCEPTION 'the unit is not that of the body' USING ERRCODE = 'insufficient_privilege';
      END IF;
      IF TG_OP = 'INSERT' OR OLD.state = 'draft' THEN RETURN NEW; END IF;
      IF OLD.state = 'announced' AND NEW.state = 'open' THEN moving := moving || ARRAY['opened_at', 'opened_by', 'lot_commitment', 'public_keys']; END IF;
      IF to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving OR NOT (OLD.state = 'announced' AND NEW.state IN ('announced', 'open', 'cancelled') OR OLD.state = 'open' AND NEW.state IN ('open', 'closed', 'cancelled')) THEN
        RAISE EXCEPTION 'a ballot that was opened does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_ballot_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE OR REPLACE FUNCTION app.check_ballot_subject() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND (app.is_erasing(TG_RELID) OR OLD.state <> 'draft' OR NEW.state = 'cancelled') THEN RETURN NEW; END IF;
      IF NEW.proposal_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.id = NEW.proposal_id AND p.state IN ('closed', 'voting') AND p.body_id = NEW.body_id AND p.matter = NEW.matter) THEN
        RAISE EXCEPTION 'the proposal is not before this body' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
      END IF;
      IF NEW.amendment_id IS NOT NULL AND (NEW.matter <> 'charter_amendment' OR NOT EXISTS (SELECT 1 FROM charter_version v WHERE v.id = NEW.amendment_id AND v.state = 'proposed')) THEN
        RAISE EXCEPTION 'the amendment is not before the voters' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_charter_state';
      END IF;
      RETURN NEW;
    END $$;
  -- From the announcement on nobody types in what became of it: only the count does, from within its own trigger.
  CREATE OR REPLACE FUNCTION app.keep_what_is_voted_on() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF NEW.state <> OLD.state AND pg_trigger_depth() = 1 AND OLD.state IN ('voting', 'proposed')
        AND EXISTS (SELECT 1 FROM ballot b WHERE b.state IN ('announced', 'open') AND (b.proposal_id = NEW.id OR b.amendment_id = NEW.id)) THEN
        RAISE EXCEPTION 'a ballot on it is open' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
      END IF;
      RETURN NEW;
    END $$;
`

const announcing = `
  -- Announces a ballot that opens by the clock: fixes the rules, and puts what is voted on before the voters.
  CREATE FUNCTION app.announce_ballot(p_ballot uuid, p_fixed jsonb) RETURNS void LANGUAGE plpgsql ${definer} AS $$
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
      UPDATE proposal SET state = 'voting', version = version + 1 WHERE id = b.proposal_id AND state = 'closed';
    END $$;
  -- Those whose time to open has come: of the viewer's consortium, or of all for the clock.
  CREATE FUNCTION app.ballots_to_open() RETURNS TABLE (id uuid, consortium_id uuid, unit_id uuid, secrecy text, votes jsonb) LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT b.id, b.consortium_id, b.unit_id, b.secrecy, b.rule -> 'votes' FROM ballot b WHERE b.state = 'announced' AND b.opens_at <= clock_timestamp() AND (app.user_id() IS NULL OR b.consortium_id = app.consortium_id()) ORDER BY b.opens_at, b.id $$;
  -- Whether it may be opened now: a draft by whoever looks after it, an announced one by anybody, since the clock has said so.
  CREATE FUNCTION app.may_open_ballot(p_ballot uuid) RETURNS boolean LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM ballot b WHERE b.id = p_ballot AND CASE b.state WHEN 'draft' THEN b.opens_at IS NULL AND b.closes_at > clock_timestamp() AND app.may_manage_ballot(b.id)
      WHEN 'announced' THEN b.opens_at <= clock_timestamp() ELSE false END) $$;
  REVOKE ALL ON FUNCTION app.announce_ballot(uuid, jsonb), app.ballots_to_open(), app.may_open_ballot(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.announce_ballot(uuid, jsonb), app.ballots_to_open(), app.may_open_ballot(uuid) TO solmu_app;
`

const opening = `
  -- Freezes the roll by the day on which the ballot opens. Says how many members have each number of votes; nothing when it may not be opened (any more).
  CREATE FUNCTION app.freeze_ballot_roll(p_ballot uuid, p_votes jsonb) RETURNS TABLE (votes integer, members integer) LANGUAGE plpgsql ${definer} AS $$
    DECLARE b ballot; of_kind text; day date;
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      SELECT * INTO b FROM ballot WHERE id = p_ballot FOR UPDATE;
      IF NOT app.may_open_ballot(p_ballot) THEN RETURN; END IF;
      day := CASE b.state WHEN 'announced' THEN (b.opens_at AT TIME ZONE 'Europe/Helsinki')::date ELSE app.today() END;
      SELECT o.kind INTO of_kind FROM body o WHERE o.id = b.body_id;
      IF of_kind = 'assembly' THEN
        INSERT INTO ballot_roll (id, consortium_id, ballot_id, organisation_id, name, weight)
          SELECT gen_random_uuid(), b.consortium_id, b.id, v.id, v.name, v.weight FROM (
            SELECT o.id, jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) AS name, app.votes_of_member(o.id, b.consortium_id, p_votes) AS weight
            FROM organisation o WHERE o.id IN (SELECT r.organisation_id FROM organisation_role r WHERE r.consortium_id = b.consortium_id AND r.role = 'member')
              AND app.votes_as_member(o.id, b.consortium_id, day)) v WHERE v.weight > 0;
      ELSE
        INSERT INTO ballot_roll (id, consortium_id, ballot_id, body_member_id, name, weight)
          SELECT gen_random_uuid(), b.consortium_id, b.id, m.id, jsonb_build_object('fi', m.person_name, 'sv', m.person_name, 'en', m.person_name), 1
          FROM body_member m WHERE m.body_id = b.body_id AND m.substitute_for IS NULL AND m.role <> 'secretary' AND ${holdsOn('m', 'day')};
      END IF;
      RETURN QUERY SELECT r.weight, count(*)::integer FROM ballot_roll r WHERE r.ballot_id = p_ballot GROUP BY r.weight ORDER BY r.weight;
    END $$;
  DROP FUNCTION app.open_ballot(uuid, jsonb, text);
  -- Opens a ballot whose roll was frozen in the same transaction: of a draft it fixes the rules too. Keeps the sealed secrets.
  CREATE FUNCTION app.open_ballot(p_ballot uuid, p_fixed jsonb, p_sealed text) RETURNS void LANGUAGE plpgsql ${definer} AS $$
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
      INSERT INTO ballot_key (ballot_id, consortium_id, sealed) VALUES (b.id, b.consortium_id, p_sealed);
      UPDATE proposal SET state = 'voting', version = version + 1 WHERE id = b.proposal_id AND state = 'closed';
    END $$;
  REVOKE ALL ON FUNCTION app.freeze_ballot_roll(uuid, jsonb), app.open_ballot(uuid, jsonb, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.freeze_ballot_roll(uuid, jsonb), app.open_ballot(uuid, jsonb, text) TO solmu_app;
`

const calling = `
  -- Gives a ballot up. The clock may, of one whose time has come but which cannot be held: nobody is on its roll, or it cannot be kept secret.
  CREATE OR REPLACE FUNCTION app.cancel_ballot(p_ballot uuid, p_reason text) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      IF NOT app.may_manage_ballot(p_ballot) AND NOT (app.user_id() IS NULL AND app.may_open_ballot(p_ballot)) THEN RETURN 'stranger'; END IF;
      IF (SELECT b.state FROM ballot b WHERE b.id = p_ballot) NOT IN ('draft', 'announced', 'open') THEN RETURN 'ended'; END IF;
      DELETE FROM ballot_box x WHERE x.ballot_id = p_ballot;
      DELETE FROM ballot_key k WHERE k.ballot_id = p_ballot;
      DELETE FROM ballot_vote v WHERE v.ballot_id = p_ballot;
      DELETE FROM ballot_roll r WHERE r.ballot_id = p_ballot AND (SELECT b.state FROM ballot b WHERE b.id = p_ballot) = 'announced';
      UPDATE ballot_roll r SET credential_hash = NULL WHERE r.ballot_id = p_ballot;
      UPDATE ballot SET state = 'cancelled', ended_at = now(), end_reason = p_reason, version = version + 1 WHERE id = p_ballot;
      RETURN 'done';
    END $$;
  CREATE OR REPLACE FUNCTION app.withdraw_ballot_option(p_ballot uuid, p_code text) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      IF NOT app.may_manage_ballot(p_ballot) THEN RETURN 'stranger'; END IF;
      IF app.ballot_standing(p_ballot) NOT IN ('announced', 'open') THEN RETURN 'ended'; END IF;
      UPDATE ballot b SET version = b.version + 1, options = (SELECT jsonb_agg(CASE WHEN o.value ->> 'code' = p_code THEN o.value || '{"isWithdrawn": true}' ELSE o.value END ORDER BY o.ordinality)
        FROM jsonb_array_elements(b.options) WITH ORDINALITY o) WHERE b.id = p_ballot AND b.options @> jsonb_build_array(jsonb_build_object('code', p_code, 'isWithdrawn', false));
      RETURN CASE WHEN FOUND THEN 'done' ELSE 'unknown' END;
    END $$;
  DROP FUNCTION app.recuse_ballot_seat(uuid, uuid, text);
  -- Recuses a seat; not in a secret ballot, where fewer than p_fewest with as many votes would be left.
  CREATE FUNCTION app.recuse_ballot_seat(p_ballot uuid, p_seat uuid, p_reason text, p_fewest integer) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      IF NOT app.may_manage_ballot(p_ballot) THEN RETURN 'stranger'; END IF;
      IF app.ballot_standing(p_ballot) <> 'open' THEN RETURN 'ended'; END IF;
      IF EXISTS (SELECT 1 FROM ballot_roll r WHERE r.id = p_seat AND r.ballot_id = p_ballot AND r.has_voted) THEN RETURN 'voted'; END IF;
      IF EXISTS (SELECT 1 FROM ballot b JOIN ballot_roll s ON s.ballot_id = b.id AND s.id = p_seat WHERE b.id = p_ballot AND b.secrecy = 'secret'
        AND (SELECT count(*) FROM ballot_roll r WHERE r.ballot_id = b.id AND r.weight = s.weight AND r.recused_at IS NULL AND r.id <> s.id) < p_fewest) THEN RETURN 'known'; END IF;
      UPDATE ballot_roll r SET recused_at = now(), recused_reason = p_reason WHERE r.id = p_seat AND r.ballot_id = p_ballot AND r.recused_at IS NULL;
      RETURN CASE WHEN FOUND THEN 'done' ELSE 'unknown' END;
    END $$;
  REVOKE ALL ON FUNCTION app.recuse_ballot_seat(uuid, uuid, text, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.recuse_ballot_seat(uuid, uuid, text, integer) TO solmu_app;
`

const voting = `
  DROP FUNCTION app.fetch_ballot_credential(uuid, uuid, bytea);
  -- Gives the credential of a seat out, once, by the key of its number of votes: the same blinded message gets the same answer again, another gets none.
  CREATE FUNCTION app.fetch_ballot_credential(p_ballot uuid, p_seat uuid, p_hash bytea) RETURNS TABLE (state text, sealed text, votes integer) LANGUAGE plpgsql ${definer} AS $$
    DECLARE standing text := app.take_ballot_seat(p_ballot, p_seat);
    BEGIN
      IF standing = 'open' AND EXISTS (SELECT 1 FROM ballot b WHERE b.id = p_ballot AND b.secrecy <> 'secret') THEN standing := 'ended'; END IF;
      IF standing = 'open' AND EXISTS (SELECT 1 FROM ballot_roll r WHERE r.id = p_seat AND r.credential_hash <> p_hash) THEN standing := 'taken'; END IF;
      IF standing <> 'open' THEN RETURN QUERY SELECT standing, NULL::text, NULL::integer; RETURN; END IF;
      UPDATE ballot_roll r SET has_voted = true, credential_hash = p_hash, fetched_by = app.user_id() WHERE r.id = p_seat AND r.credential_hash IS NULL;
      RETURN QUERY SELECT 'done', k.sealed, (SELECT r.weight FROM ballot_roll r WHERE r.id = p_seat) FROM ballot_key k WHERE k.ballot_id = p_ballot;
    END $$;
  DROP FUNCTION app.ballot_box_door(uuid);
  CREATE FUNCTION app.ballot_box_door(p_ballot uuid) RETURNS TABLE (state text, paper jsonb, public_keys jsonb, sealed text) LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT app.ballot_standing(b.id), jsonb_build_object('method', b.method, 'options', b.options, 'maxScore', b.max_score), b.public_keys, k.sealed
    FROM ballot b LEFT JOIN ballot_key k ON k.ballot_id = b.id WHERE b.id = p_ballot AND b.secrecy = 'secret' AND b.opened_at IS NOT NULL $$;
  REVOKE ALL ON FUNCTION app.fetch_ballot_credential(uuid, uuid, bytea), app.ballot_box_door(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.fetch_ballot_credential(uuid, uuid, bytea), app.ballot_box_door(uuid) TO solmu_app;
`

const counting = `
  DROP FUNCTION app.ballot_to_count(uuid);
  -- What is to be counted: of an open ballot the votes by seat, of a secret one what lies in the box, in no order.
  CREATE FUNCTION app.ballot_to_count(p_ballot uuid) RETURNS TABLE (ballot jsonb, sealed_key text, votes jsonb, box jsonb, roll jsonb) LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      IF NOT app.may_count_ballot(p_ballot) THEN RETURN; END IF;
      RETURN QUERY SELECT to_jsonb(b), k.sealed,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('by', v.seat_id, 'weight', r.weight, 'choice', v.choice) ORDER BY v.seat_id), '[]') FROM ballot_vote v JOIN ballot_roll r ON r.id = v.seat_id WHERE v.ballot_id = b.id),
        (SELECT coalesce(jsonb_agg(x.sealed ORDER BY gen_random_uuid()), '[]') FROM ballot_box x WHERE x.ballot_id = b.id),
        (SELECT jsonb_build_object('members', count(*), 'weight', coalesce(sum(r.weight) FILTER (WHERE r.recused_at IS NULL), 0)) FROM ballot_roll r WHERE r.ballot_id = b.id)
      FROM ballot b JOIN ballot_key k ON k.ballot_id = b.id WHERE b.id = p_ballot;
    END $$;
  REVOKE ALL ON FUNCTION app.ballot_to_count(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.ballot_to_count(uuid) TO solmu_app;
  -- Keeps the count, when it is of as many as were cast, and of no more of each number of votes than were given the right; destroys what led to it.
  CREATE OR REPLACE FUNCTION app.close_ballot(p_ballot uuid, p_lines jsonb, p_result jsonb, p_seed text) RETURNS boolean LANGUAGE plpgsql ${definer} AS $$
    DECLARE b ballot;
    BEGIN
      IF NOT app.may_count_ballot(p_ballot) THEN RETURN false; END IF;
      SELECT * INTO b FROM ballot WHERE id = p_ballot FOR UPDATE;
      IF jsonb_array_length(p_lines) <> (SELECT count(*) FROM ballot_box x WHERE x.ballot_id = p_ballot) + (SELECT count(*) FROM ballot_vote v WHERE v.ballot_id = p_ballot)
        OR encode(sha256(convert_to(p_seed, 'UTF8')), 'hex') <> b.lot_commitment
        OR EXISTS (SELECT 1 FROM (SELECT (l ->> 'weight')::integer AS votes, count(*) AS many FROM jsonb_array_elements(p_lines) l GROUP BY 1) w
          WHERE w.many > (SELECT count(*) FROM ballot_roll r WHERE r.ballot_id = p_ballot AND r.has_voted AND r.weight = w.votes)) THEN
        RAISE EXCEPTION 'the count is not of what was cast' USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_log_whole';
      END IF;
      INSERT INTO ballot_log (ballot_id, consortium_id, lines, result, seed) VALUES (p_ballot, b.consortium_id, p_lines, p_result, p_seed);
      DELETE FROM ballot_box x WHERE x.ballot_id = p_ballot;
      DELETE FROM ballot_key k WHERE k.ballot_id = p_ballot;
      UPDATE ballot_roll r SET credential_hash = NULL WHERE r.ballot_id = p_ballot;
      UPDATE ballot SET state = 'closed', ended_at = now(), version = version + 1 WHERE id = p_ballot;
      RETURN true;
    END $$;
`

const ties = `
  -- What the chair has decided of those who stood equally, where the charter leaves it to the chair; once, and for good.
  CREATE TABLE ballot_tie_break (
    ballot_id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id), chosen jsonb NOT NULL CHECK (jsonb_typeof(chosen) = 'array' AND jsonb_array_length(chosen) BETWEEN 1 AND 20),
    chair_name text NOT NULL CHECK (length(chair_name) BETWEEN 1 AND 200), decided_by uuid REFERENCES app_user(id), decided_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (ballot_id, consortium_id) REFERENCES ballot (id, consortium_id)
  );
  ALTER TABLE ballot_tie_break ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ballot_tie_break FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ballot_tie_break TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ballot_tie_break TO solmu_app;
  CREATE POLICY read ON ballot_tie_break FOR SELECT TO solmu_app USING (${whole('ballot.read')} AND ballot_id IN (SELECT b.id FROM ballot b));
  CREATE TRIGGER keep_tie_break BEFORE UPDATE OR DELETE ON ballot_tie_break FOR EACH ROW EXECUTE FUNCTION app.keep_ballot_log();

  -- Who may decide a tie: whoever leads the body today by their own account; where nobody does, whoever looks after the ballot records what
  -- the chair has said. Null for nobody.
  CREATE FUNCTION app.breaks_ballot_tie(p_ballot uuid) RETURNS text LANGUAGE sql STABLE ${definer} AS $$
    SELECT CASE WHEN bool_or(m.user_id = app.user_id()) THEN 'chair' WHEN count(m.id) = 0 AND app.may_manage_ballot(p_ballot) THEN 'record' END
    FROM ballot b LEFT JOIN body_member m ON m.body_id = b.body_id AND m.role IN ('chair', 'vice_chair') AND m.substitute_for IS NULL AND ${holdsOn('m', 'app.today()')}
      AND EXISTS (SELECT 1 FROM app_user u WHERE u.id = m.user_id AND u.deactivated_at IS NULL)
    WHERE b.id = p_ballot AND b.consortium_id = app.consortium_id() $$;
  -- Whether a tie waits for the chair.
  CREATE FUNCTION app.waits_for_chair(p_ballot uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM ballot b JOIN ballot_log l ON l.ballot_id = b.id WHERE b.id = p_ballot AND b.state = 'closed' AND b.rule ->> 'tie' = 'chair' AND (l.result ->> 'tiedSeats')::integer > 0
      AND NOT EXISTS (SELECT 1 FROM ballot_tie_break t WHERE t.ballot_id = b.id)
      AND NOT EXISTS (SELECT 1 FROM ballot o WHERE o.id <> b.id AND o.state IN ('announced', 'open') AND (o.proposal_id = b.proposal_id OR o.amendment_id = b.amendment_id))) $$;
  -- What came of a ballot: what the count says, or the chair where the count left it to them; null until it is counted.
  CREATE FUNCTION app.ballot_outcome(p_ballot uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN t.ballot_id IS NULL THEN l.result ->> 'outcome' WHEN t.chosen ->> 0 = 'yes' THEN 'carried' WHEN t.chosen ->> 0 = 'no' THEN 'rejected' ELSE 'elected' END
    FROM ballot_log l LEFT JOIN ballot_tie_break t ON t.ballot_id = l.ballot_id WHERE l.ballot_id = p_ballot $$;
  REVOKE ALL ON FUNCTION app.breaks_ballot_tie(uuid), app.waits_for_chair(uuid), app.ballot_outcome(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.breaks_ballot_tie(uuid), app.waits_for_chair(uuid), app.ballot_outcome(uuid) TO solmu_app;
`

const settling = `
  -- Writes what was decided to the proposal or the amendment that was voted on.
  CREATE FUNCTION app.settle_ballot_as(p_ballot uuid, p_is_for boolean) RETURNS void LANGUAGE plpgsql ${definer} AS $$
    DECLARE b ballot; counted jsonb := (SELECT l.result FROM ballot_log l WHERE l.ballot_id = p_ballot); tally jsonb := counted -> 'tallies';
    BEGIN
      SELECT * INTO b FROM ballot WHERE id = p_ballot;
      UPDATE proposal SET state = CASE WHEN p_is_for THEN 'adopted' ELSE 'rejected' END, ended_on = app.today(), version = version + 1 WHERE id = b.proposal_id AND state = 'voting';
      UPDATE charter_version v SET state = CASE WHEN p_is_for THEN 'in_force' ELSE 'rejected' END, decided_on = app.today(), version = v.version + 1,
        decided_by = left((SELECT o.name ->> 'fi' FROM body o WHERE o.id = b.body_id), 300),
        votes = jsonb_build_object('for', tally -> 'yes', 'against', tally -> 'no', 'abstain', tally -> 'abstain', 'present', counted -> 'weight',
          'all', (SELECT coalesce(sum(r.weight), 0) FROM ballot_roll r WHERE r.ballot_id = b.id AND r.recused_at IS NULL)),
        valid_from = CASE WHEN p_is_for THEN greatest(b.effective_from, app.today(), (SELECT max(o.valid_from) + 1 FROM charter_version o WHERE o.consortium_id = b.consortium_id AND o.state IN ('in_force', 'replaced'))) END
        WHERE v.id = b.amendment_id AND v.state = 'proposed';
    END $$;
  CREATE OR REPLACE FUNCTION app.settle_ballot() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE said text := NEW.result ->> 'outcome'; is_for boolean;
    BEGIN
      is_for := CASE WHEN said = 'carried' OR said = 'elected' AND coalesce((NEW.result ->> 'tiedSeats')::integer, 0) = 0 THEN true WHEN said = 'rejected' THEN false END;
      IF is_for IS NOT NULL THEN PERFORM app.settle_ballot_as(NEW.ballot_id, is_for); END IF;
      RETURN NEW;
    END $$;
  CREATE FUNCTION app.settle_tie() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM app.settle_ballot_as(NEW.ballot_id, NEW.chosen ->> 0 <> 'no');
      RETURN NEW;
    END $$;
  CREATE TRIGGER settle_tie AFTER INSERT ON ballot_tie_break FOR EACH ROW EXECUTE FUNCTION app.settle_tie();
  -- Records the chair's decision: as many of those who stand equally as there are seats left, and in an open vote the side on which the chair has voted.
  CREATE FUNCTION app.break_ballot_tie(p_ballot uuid, p_chosen jsonb, p_chair text) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    DECLARE as_whom text := app.breaks_ballot_tie(p_ballot); counted jsonb;
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      IF NOT app.waits_for_chair(p_ballot) THEN RETURN 'ended'; END IF;
      IF as_whom IS NULL THEN RETURN 'stranger'; END IF;
      SELECT l.result INTO counted FROM ballot_log l WHERE l.ballot_id = p_ballot;
      IF NOT counted -> 'tied' @> p_chosen OR jsonb_array_length(p_chosen) <> (counted ->> 'tiedSeats')::integer
        OR (SELECT count(DISTINCT c) FROM jsonb_array_elements_text(p_chosen) c) <> jsonb_array_length(p_chosen)
        OR EXISTS (SELECT 1 FROM ballot_vote v JOIN ballot_roll r ON r.id = v.seat_id JOIN body_member m ON m.id = r.body_member_id AND m.user_id = app.user_id()
          WHERE v.ballot_id = p_ballot AND as_whom = 'chair' AND v.choice ->> 'answer' IN ('yes', 'no') AND v.choice ->> 'answer' <> p_chosen ->> 0) THEN RETURN 'wrong'; END IF;
      INSERT INTO ballot_tie_break (ballot_id, consortium_id, chosen, chair_name, decided_by)
        SELECT p_ballot, b.consortium_id, p_chosen, CASE as_whom WHEN 'chair' THEN (SELECT u.display_name FROM app_user u WHERE u.id = app.user_id()) ELSE p_chair END, app.user_id() FROM ballot b WHERE b.id = p_ballot;
      RETURN 'done';
    END $$;
  REVOKE ALL ON FUNCTION app.settle_ballot_as(uuid, boolean), app.settle_tie(), app.break_ballot_tie(uuid, jsonb, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.break_ballot_tie(uuid, jsonb, text) TO solmu_app;
`

const telling = `
  -- Who may cast in an announced ballot if it opened today, or for seats that have not voted: of ballots that close within so many hours those whom the
  -- clock has not reminded yet, of one ballot everybody. For the clock alone, and for whoever has just announced or opened the ballot.
  DROP FUNCTION app.ballot_voters(uuid, integer);
  CREATE FUNCTION app.ballot_voters(p_ballot uuid, p_hours integer) RETURNS TABLE (consortium_id uuid, ballot_id uuid, title jsonb, opens_at timestamptz, closes_at timestamptz, user_id uuid, language text)
    LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT b.consortium_id, b.id, b.title, b.opens_at, b.closes_at, u.id, u.language FROM ballot b
      JOIN LATERAL (
        SELECT v.user_id FROM ballot_roll r JOIN app.votes_today(b.consortium_id) v ON v.organisation_id = r.organisation_id WHERE r.ballot_id = b.id AND NOT r.has_voted AND r.recused_at IS NULL
        UNION SELECT m.user_id FROM ballot_roll r JOIN body_member m ON (m.id = r.body_member_id OR m.substitute_for = r.body_member_id) AND ${holdsOn('m', 'app.today()')}
          WHERE r.ballot_id = b.id AND NOT r.has_voted AND r.recused_at IS NULL
        UNION SELECT v.user_id FROM body o JOIN app.votes_today(b.consortium_id) v ON app.votes_as_member(v.organisation_id, b.consortium_id, app.today())
          WHERE b.state = 'announced' AND o.id = b.body_id AND o.kind = 'assembly'
        UNION SELECT m.user_id FROM body_member m WHERE b.state = 'announced' AND m.body_id = b.body_id AND m.role <> 'secretary' AND ${holdsOn('m', 'app.today()')}) v ON true
      JOIN app_user u ON u.id = v.user_id AND u.deactivated_at IS NULL
    WHERE b.state IN ('announced', 'open') AND b.closes_at > now() AND CASE WHEN p_ballot IS NOT NULL THEN b.id = p_ballot AND (app.user_id() IS NULL OR app.may_manage_ballot(b.id))
      ELSE app.user_id() IS NULL AND b.state = 'open' AND b.closes_at <= now() + make_interval(hours => p_hours)
        AND NOT EXISTS (SELECT 1 FROM ballot_reminder n WHERE n.ballot_id = b.id AND n.user_id = u.id) END $$;
  REVOKE ALL ON FUNCTION app.ballot_voters(uuid, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.ballot_voters(uuid, integer) TO solmu_app;
`
