import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Ballots: what is voted on, who may vote (frozen when the ballot is opened), and what was cast. Of an open ballot a vote stands
 * beside its member. Of a secret one the roll says who has fetched the right to vote, the box holds sealed ballots under keyed
 * hashes, and nothing leads from one to the other (docs/adr/0032-secret-ballots.md). Everything after a ballot was opened goes
 * through the functions below.
 */
export class Ballots1764970000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [ballots, casting, policies, keeping, opening, deeds, voting, counting, telling]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const texts = (column: string, most: number): string => `${column} jsonb NOT NULL CHECK (jsonb_typeof(${column}) = 'object' AND length(${column}::text) <= ${most})`
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const holdsToday = (table: string): string => `${table}.valid_from <= app.today() AND (${table}.valid_to IS NULL OR ${table}.valid_to > app.today())
  AND (${table}.ended_on IS NULL OR ${table}.ended_on > app.today())`

const ballots = `
  CREATE TABLE ballot (
    id uuid PRIMARY KEY, ${consortium}, body_id uuid NOT NULL,
    -- The unit of the body: whoever looks after it looks after its ballots.
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    matter text NOT NULL CHECK (matter ~ '^[a-z][a-z0-9_]{0,29}$'), ${texts('title', 2000)}, ${texts('description', 13000)},
    method text NOT NULL CHECK (method IN ('yes_no', 'plurality', 'approval', 'score', 'schulze', 'stv')),
    secrecy text NOT NULL CHECK (secrecy IN ('open', 'secret')),
    -- libs/domain/src/governance/ballot.ts, BallotOption[].
    options jsonb NOT NULL CHECK (jsonb_typeof(options) = 'array' AND jsonb_array_length(options) <= 30 AND length(options::text) <= 60000),
    seats integer NOT NULL CHECK (seats BETWEEN 1 AND 20), max_score integer NOT NULL CHECK (max_score BETWEEN 1 AND 10),
    closes_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'closed', 'cancelled')),
    -- Fixed when it is opened: the charter in force and what it says of this ballot; whether a vote can be changed; the SHA-256 of
    -- the seed of the lot; and of a secret one the public key by which credentials are known.
    charter_version_id uuid REFERENCES charter_version(id), rule jsonb, may_change boolean NOT NULL DEFAULT false,
    lot_commitment text CHECK (lot_commitment ~ '^[0-9a-f]{64}$'), public_key text CHECK (length(public_key) <= 2000),
    opened_at timestamptz, opened_by uuid REFERENCES app_user(id), ended_at timestamptz, ${words('end_reason', 2000)},
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (body_id, consortium_id) REFERENCES body (id, consortium_id),
    CONSTRAINT ballot_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT ballot_question CHECK ((method = 'yes_no') = (jsonb_array_length(options) = 0)),
    CONSTRAINT ballot_opened CHECK ((opened_at IS NULL) = (rule IS NULL) AND (opened_at IS NULL) = (lot_commitment IS NULL)
      AND (state NOT IN ('open', 'closed') OR opened_at IS NOT NULL) AND (state <> 'draft' OR opened_at IS NULL)),
    CONSTRAINT ballot_key_when_secret CHECK ((public_key IS NOT NULL) = (secrecy = 'secret' AND opened_at IS NOT NULL)),
    CONSTRAINT ballot_ended CHECK ((state IN ('closed', 'cancelled')) = (ended_at IS NOT NULL))
  );
  CREATE INDEX ballot_by_consortium ON ballot (consortium_id, state, closes_at);

  -- Who may vote, by the day on which the ballot was opened: a member of the consortium, or a seat of a board. The id is random.
  CREATE TABLE ballot_roll (
    id uuid PRIMARY KEY, ${consortium}, ballot_id uuid NOT NULL, organisation_id uuid REFERENCES organisation(id), body_member_id uuid REFERENCES body_member(id),
    name jsonb NOT NULL, weight integer NOT NULL CHECK (weight BETWEEN 1 AND 1000),
    recused_at timestamptz, ${words('recused_reason', 1000)},
    -- Of an open ballot: whether it was cast. Of a secret one: whether the credential was fetched, and the hash of what was signed.
    has_voted boolean NOT NULL DEFAULT false, credential_hash bytea CHECK (length(credential_hash) = 32), fetched_by uuid REFERENCES app_user(id),
    FOREIGN KEY (ballot_id, consortium_id) REFERENCES ballot (id, consortium_id),
    CONSTRAINT ballot_roll_of UNIQUE (id, ballot_id),
    CONSTRAINT ballot_roll_one CHECK ((organisation_id IS NULL) <> (body_member_id IS NULL)),
    CONSTRAINT ballot_roll_recused CHECK ((recused_at IS NULL) = (recused_reason = '') AND (recused_at IS NULL OR NOT has_voted))
  );
  CREATE UNIQUE INDEX ballot_roll_once ON ballot_roll (ballot_id, coalesce(organisation_id, body_member_id));
`

const casting = `
  -- What was cast in an open ballot; nobody but whoever cast it sees it before the count.
  CREATE TABLE ballot_vote (
    seat_id uuid PRIMARY KEY, ${consortium}, ballot_id uuid NOT NULL, choice jsonb NOT NULL CHECK (length(choice::text) <= 5000),
    cast_by uuid REFERENCES app_user(id), cast_at timestamptz NOT NULL DEFAULT now(), change_count integer NOT NULL DEFAULT 0,
    FOREIGN KEY (seat_id, ballot_id) REFERENCES ballot_roll (id, ballot_id)
  );
  -- The box of a secret ballot. It has no time, no number and no link to anything: slot and digest are hashes under a key that is
  -- sealed here and destroyed with the count, the ballot itself is sealed under the same and padded to one size. There is no foreign
  -- key to the ballot, since checking it would mark the row of the ballot with the latest transaction.
  CREATE TABLE ballot_box (
    ballot_id uuid NOT NULL, slot bytea NOT NULL CHECK (length(slot) = 32), ${consortium},
    digest bytea NOT NULL CHECK (length(digest) = 32), sealed text NOT NULL CHECK (length(sealed) BETWEEN 700 AND 6000),
    PRIMARY KEY (ballot_id, slot)
  );
  -- The secrets of a ballot that is open, sealed by the key of the application; gone once it is counted or cancelled.
  CREATE TABLE ballot_key (ballot_id uuid PRIMARY KEY REFERENCES ballot(id), ${consortium}, sealed text NOT NULL);
  -- What was counted, for good.
  CREATE TABLE ballot_log (
    ballot_id uuid PRIMARY KEY, ${consortium}, lines jsonb NOT NULL CHECK (jsonb_typeof(lines) = 'array'), result jsonb NOT NULL,
    seed text NOT NULL CHECK (seed ~ '^[0-9a-f]{64}$'),
    FOREIGN KEY (ballot_id, consortium_id) REFERENCES ballot (id, consortium_id)
  );
  -- Whom the clock has reminded.
  CREATE TABLE ballot_reminder (
    ballot_id uuid NOT NULL REFERENCES ballot(id), ${consortium}, user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE, sent_on date NOT NULL DEFAULT app.today(),
    PRIMARY KEY (ballot_id, user_id)
  );

  -- The seats of the roll for which the viewer may cast: of a member by a mandate to vote that holds today, whoever holds it first or
  -- stands in; of a board by sitting there, or standing in for whoever does.
  CREATE FUNCTION app.my_ballot_seats() RETURNS SETOF uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT r.id FROM ballot_roll r JOIN mandate m ON m.organisation_id = r.organisation_id AND m.consortium_id = r.consortium_id AND m.kind = 'vote'
      AND m.user_id = app.user_id() AND ${holdsToday('m')}
    WHERE r.consortium_id = app.consortium_id() AND EXISTS (SELECT 1 FROM app.my_grants('ballot.vote'))
    UNION SELECT r.id FROM ballot_roll r JOIN body_member m ON (m.id = r.body_member_id OR m.substitute_for = r.body_member_id)
      AND m.user_id = app.user_id() AND ${holdsToday('m')}
    WHERE r.consortium_id = app.consortium_id() AND EXISTS (SELECT 1 FROM app.my_grants('ballot.vote')) $$;
  CREATE FUNCTION app.may_manage_ballot(p_ballot uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM ballot b WHERE b.id = p_ballot AND (b.consortium_id IN (SELECT app.consortia_for('ballot.manage'))
      OR b.consortium_id = app.consortium_id() AND b.unit_id IN (SELECT app.units_for('ballot.manage')))) $$;
  REVOKE ALL ON FUNCTION app.my_ballot_seats(), app.may_manage_ballot(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_ballot_seats(), app.may_manage_ballot(uuid) TO solmu_app;
`

const tables = ['ballot', 'ballot_roll', 'ballot_vote', 'ballot_box', 'ballot_key', 'ballot_log', 'ballot_reminder']
/** What nobody reads but the owner: the functions below are the only way to it. */
const closed = ['ballot_box', 'ballot_key', 'ballot_reminder']
const ofBallot = `ballot_id IN (SELECT b.id FROM ballot b)`

const policies = `
  ${tables
    .map(
      (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`
    )
    .join('')}
  ${closed.map((table) => `CREATE POLICY nobody ON ${table} FOR SELECT TO solmu_app USING (false);`).join('\n  ')}
  GRANT INSERT (id, consortium_id, body_id, unit_id, matter, title, description, method, secrecy, options, seats, max_score, closes_at, created_by) ON ballot TO solmu_app;
  GRANT UPDATE (body_id, unit_id, matter, title, description, method, secrecy, options, seats, max_score, closes_at, version) ON ballot TO solmu_app;
  CREATE POLICY read ON ballot FOR SELECT TO solmu_app USING (${whole('ballot.read')} AND (opened_at IS NOT NULL OR ${at('ballot.manage')}));
  CREATE POLICY insert_rows ON ballot FOR INSERT TO solmu_app WITH CHECK (${at('ballot.manage')} AND state = 'draft' AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON ballot FOR UPDATE TO solmu_app USING (${at('ballot.manage')} AND state = 'draft') WITH CHECK (${at('ballot.manage')} AND state = 'draft');
  CREATE POLICY read ON ballot_roll FOR SELECT TO solmu_app USING (${whole('ballot.read')});
  -- Nobody but its member sees a vote before the count, and afterwards it stands in the log.
  CREATE POLICY read ON ballot_vote FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND seat_id = ANY (ARRAY(SELECT app.my_ballot_seats())));
  CREATE POLICY read ON ballot_log FOR SELECT TO solmu_app USING (${whole('ballot.read')} AND ${ofBallot});
`

const keeping = `
  -- The body decides whose it is. What was opened says what it says, but for who has withdrawn and how it ended.
  CREATE FUNCTION app.keep_ballot() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE moving text[] := ARRAY['state', 'options', 'ended_at', 'end_reason', 'version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF NOT EXISTS (SELECT 1 FROM body b WHERE b.id = NEW.body_id AND b.unit_id = NEW.unit_id) THEN
        RAISE EXCEPTION 'the unit is not that of the body' USING ERRCODE = 'insufficient_privilege';
      END IF;
      IF TG_OP = 'INSERT' OR OLD.state = 'draft' THEN RETURN NEW; END IF;
      IF OLD.state <> 'open' OR NEW.state = 'draft' OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN
        RAISE EXCEPTION 'a ballot that was opened does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_ballot_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_ballot BEFORE INSERT OR UPDATE ON ballot FOR EACH ROW EXECUTE FUNCTION app.keep_ballot();
  CREATE FUNCTION app.keep_ballot_log() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'what was counted stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_ballot_state';
    END $$;
  CREATE TRIGGER keep_log BEFORE UPDATE OR DELETE ON ballot_log FOR EACH ROW EXECUTE FUNCTION app.keep_ballot_log();
  -- Until the instant of closing, by the clock of the database as it is now and not as it was when the transaction began.
  CREATE FUNCTION app.ballot_standing(p_ballot uuid) RETURNS text LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT CASE WHEN b.state = 'open' AND b.closes_at <= clock_timestamp() THEN 'over' ELSE b.state END FROM ballot b WHERE b.id = p_ballot $$;
  -- Casting in an open ballot shares this lock; whatever moves the box, the roll or the ballot itself holds it alone.
  CREATE FUNCTION app.lock_ballot(p_ballot uuid, p_alone boolean) RETURNS void LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF p_alone THEN PERFORM pg_advisory_xact_lock(hashtextextended(p_ballot::text, 11));
      ELSE PERFORM pg_advisory_xact_lock_shared(hashtextextended(p_ballot::text, 11)); END IF;
    END $$;
  REVOKE ALL ON FUNCTION app.keep_ballot(), app.keep_ballot_log(), app.ballot_standing(uuid), app.lock_ballot(uuid, boolean) FROM PUBLIC;
`

const opening = `
  -- Whether a member votes on a day: one by admission in the states that vote (libs/domain/src/onboarding/membership.ts, rightsOf),
  -- one from before admissions as long as it is a member.
  CREATE FUNCTION app.votes_as_member(p_organisation uuid, p_consortium uuid, p_day date) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM organisation_role r WHERE r.organisation_id = p_organisation AND r.consortium_id = p_consortium AND r.role = 'member'
        AND r.valid_from <= p_day AND (r.valid_to IS NULL OR r.valid_to > p_day))
      AND coalesce((SELECT app.membership_state(m.id, p_day) IN ('active', 'notice_given') FROM membership m WHERE m.organisation_id = p_organisation
        AND m.consortium_id = p_consortium AND m.admitted_on <= p_day ORDER BY m.admitted_on DESC LIMIT 1), true) $$;

  -- The votes of a member by what it runs; as many as the greatest of its classes has.
  CREATE FUNCTION app.votes_of_member(p_organisation uuid, p_consortium uuid, p_votes jsonb) RETURNS integer LANGUAGE sql STABLE ${definer} AS $$
    SELECT CASE WHEN jsonb_typeof(p_votes) = 'string' THEN 1 ELSE coalesce((SELECT max((p_votes ->> u.type)::integer) FROM unit_now u
      WHERE u.organisation_id = p_organisation AND u.consortium_id = p_consortium AND u.is_open), 0) END $$;

  -- Opens a ballot: fixes the rules, freezes the roll, and keeps the sealed secrets. Says how many are on the roll and whether their votes differ.
  CREATE FUNCTION app.open_ballot(p_ballot uuid, p_fixed jsonb, p_sealed text) RETURNS TABLE (members integer, differ boolean) LANGUAGE plpgsql ${definer} AS $$
    DECLARE b ballot; kind text;
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      SELECT * INTO b FROM ballot WHERE id = p_ballot FOR UPDATE;
      IF NOT app.may_manage_ballot(p_ballot) OR b.state <> 'draft' OR b.closes_at <= clock_timestamp()
        OR app.charter_on(b.consortium_id, app.today()) IS DISTINCT FROM (p_fixed ->> 'charterVersionId')::uuid THEN
        RAISE EXCEPTION 'the ballot cannot be opened' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_ballot_state';
      END IF;
      SELECT o.kind INTO kind FROM body o WHERE o.id = b.body_id;
      IF kind = 'assembly' THEN
        INSERT INTO ballot_roll (id, consortium_id, ballot_id, organisation_id, name, weight)
          SELECT gen_random_uuid(), b.consortium_id, b.id, v.id, v.name, v.weight FROM (
            SELECT o.id, jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) AS name, app.votes_of_member(o.id, b.consortium_id, p_fixed #> '{rule,votes}') AS weight
            FROM organisation o WHERE o.id IN (SELECT r.organisation_id FROM organisation_role r WHERE r.consortium_id = b.consortium_id AND r.role = 'member')
              AND app.votes_as_member(o.id, b.consortium_id, app.today())) v WHERE v.weight > 0;
      ELSE
        INSERT INTO ballot_roll (id, consortium_id, ballot_id, body_member_id, name, weight)
          SELECT gen_random_uuid(), b.consortium_id, b.id, m.id, jsonb_build_object('fi', m.person_name, 'sv', m.person_name, 'en', m.person_name), 1
          FROM body_member m WHERE m.body_id = b.body_id AND m.substitute_for IS NULL AND m.role <> 'secretary' AND ${holdsToday('m')};
      END IF;
      UPDATE ballot SET state = 'open', charter_version_id = (p_fixed ->> 'charterVersionId')::uuid, rule = p_fixed -> 'rule', may_change = (p_fixed ->> 'mayChange')::boolean,
        lot_commitment = p_fixed ->> 'commitment', public_key = p_fixed ->> 'publicKey', opened_at = now(), opened_by = app.user_id(), version = version + 1 WHERE id = p_ballot;
      INSERT INTO ballot_key (ballot_id, consortium_id, sealed) VALUES (b.id, b.consortium_id, p_sealed);
      RETURN QUERY SELECT count(*)::integer, count(DISTINCT r.weight) > 1 FROM ballot_roll r WHERE r.ballot_id = p_ballot;
    END $$;
  REVOKE ALL ON FUNCTION app.votes_as_member(uuid, uuid, date), app.votes_of_member(uuid, uuid, jsonb), app.open_ballot(uuid, jsonb, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.open_ballot(uuid, jsonb, text) TO solmu_app;
`

const deeds = `
  -- What is done to a ballot that is open, by whoever looks after it. Each says where the ballot stands when it may not be done.
  CREATE FUNCTION app.cancel_ballot(p_ballot uuid, p_reason text) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      IF NOT app.may_manage_ballot(p_ballot) THEN RETURN 'stranger'; END IF;
      IF (SELECT b.state FROM ballot b WHERE b.id = p_ballot) NOT IN ('draft', 'open') THEN RETURN 'ended'; END IF;
      DELETE FROM ballot_box x WHERE x.ballot_id = p_ballot;
      DELETE FROM ballot_key k WHERE k.ballot_id = p_ballot;
      DELETE FROM ballot_vote v WHERE v.ballot_id = p_ballot;
      UPDATE ballot_roll r SET credential_hash = NULL WHERE r.ballot_id = p_ballot;
      UPDATE ballot SET state = 'cancelled', ended_at = now(), end_reason = p_reason, version = version + 1 WHERE id = p_ballot;
      RETURN 'done';
    END $$;
  CREATE FUNCTION app.withdraw_ballot_option(p_ballot uuid, p_code text) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      IF NOT app.may_manage_ballot(p_ballot) THEN RETURN 'stranger'; END IF;
      IF app.ballot_standing(p_ballot) <> 'open' THEN RETURN 'ended'; END IF;
      UPDATE ballot b SET version = b.version + 1, options = (SELECT jsonb_agg(CASE WHEN o.value ->> 'code' = p_code THEN o.value || '{"isWithdrawn": true}' ELSE o.value END ORDER BY o.ordinality)
        FROM jsonb_array_elements(b.options) WITH ORDINALITY o) WHERE b.id = p_ballot AND b.options @> jsonb_build_array(jsonb_build_object('code', p_code, 'isWithdrawn', false));
      RETURN CASE WHEN FOUND THEN 'done' ELSE 'unknown' END;
    END $$;
  CREATE FUNCTION app.recuse_ballot_seat(p_ballot uuid, p_seat uuid, p_reason text) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      IF NOT app.may_manage_ballot(p_ballot) THEN RETURN 'stranger'; END IF;
      IF app.ballot_standing(p_ballot) <> 'open' THEN RETURN 'ended'; END IF;
      IF EXISTS (SELECT 1 FROM ballot_roll r WHERE r.id = p_seat AND r.ballot_id = p_ballot AND r.has_voted) THEN RETURN 'voted'; END IF;
      UPDATE ballot_roll r SET recused_at = now(), recused_reason = p_reason WHERE r.id = p_seat AND r.ballot_id = p_ballot AND r.recused_at IS NULL;
      RETURN CASE WHEN FOUND THEN 'done' ELSE 'unknown' END;
    END $$;
  REVOKE ALL ON FUNCTION app.cancel_ballot(uuid, text), app.withdraw_ballot_option(uuid, text), app.recuse_ballot_seat(uuid, uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.cancel_ballot(uuid, text), app.withdraw_ballot_option(uuid, text), app.recuse_ballot_seat(uuid, uuid, text) TO solmu_app;
`

const voting = `
  -- Whether the viewer may cast for a seat now; the row of the seat is locked, so that two who represent it come one after the other.
  CREATE FUNCTION app.take_ballot_seat(p_ballot uuid, p_seat uuid) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    DECLARE seat ballot_roll;
    BEGIN
      PERFORM app.lock_ballot(p_ballot, false);
      IF p_seat NOT IN (SELECT app.my_ballot_seats()) THEN RETURN 'stranger'; END IF;
      SELECT * INTO seat FROM ballot_roll r WHERE r.id = p_seat AND r.ballot_id = p_ballot FOR UPDATE;
      IF NOT FOUND THEN RETURN 'stranger'; END IF;
      IF app.ballot_standing(p_ballot) <> 'open' THEN RETURN 'ended'; END IF;
      RETURN CASE WHEN seat.recused_at IS NOT NULL THEN 'recused' ELSE 'open' END;
    END $$;

  -- Casts in an open ballot, or changes what was cast where that is allowed. Saying the same again changes nothing.
  CREATE FUNCTION app.cast_open_ballot(p_ballot uuid, p_seat uuid, p_choice jsonb) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    DECLARE state text := app.take_ballot_seat(p_ballot, p_seat); b ballot; before jsonb;
    BEGIN
      SELECT * INTO b FROM ballot WHERE id = p_ballot;
      IF state <> 'open' OR b.secrecy <> 'open' THEN RETURN CASE WHEN state = 'open' THEN 'ended' ELSE state END; END IF;
      SELECT v.choice INTO before FROM ballot_vote v WHERE v.seat_id = p_seat;
      IF before = p_choice THEN RETURN 'done'; END IF;
      IF before IS NOT NULL AND NOT b.may_change THEN RETURN 'cast'; END IF;
      INSERT INTO ballot_vote AS v (seat_id, consortium_id, ballot_id, choice, cast_by) VALUES (p_seat, b.consortium_id, p_ballot, p_choice, app.user_id())
        ON CONFLICT (seat_id) DO UPDATE SET choice = EXCLUDED.choice, cast_by = EXCLUDED.cast_by, cast_at = now(), change_count = v.change_count + 1;
      UPDATE ballot_roll r SET has_voted = true WHERE r.id = p_seat;
      RETURN 'done';
    END $$;

  -- Gives the credential of a seat out, once: the same blinded message gets the same answer again, another gets none.
  CREATE FUNCTION app.fetch_ballot_credential(p_ballot uuid, p_seat uuid, p_hash bytea) RETURNS TABLE (state text, sealed text) LANGUAGE plpgsql ${definer} AS $$
    DECLARE standing text := app.take_ballot_seat(p_ballot, p_seat);
    BEGIN
      IF standing = 'open' AND EXISTS (SELECT 1 FROM ballot b WHERE b.id = p_ballot AND b.secrecy <> 'secret') THEN standing := 'ended'; END IF;
      IF standing = 'open' AND EXISTS (SELECT 1 FROM ballot_roll r WHERE r.id = p_seat AND r.credential_hash <> p_hash) THEN standing := 'taken'; END IF;
      IF standing <> 'open' THEN RETURN QUERY SELECT standing, NULL::text; RETURN; END IF;
      UPDATE ballot_roll r SET has_voted = true, credential_hash = p_hash, fetched_by = app.user_id() WHERE r.id = p_seat AND r.credential_hash IS NULL;
      RETURN QUERY SELECT 'done', k.sealed FROM ballot_key k WHERE k.ballot_id = p_ballot;
    END $$;

  -- What the box needs to know of a secret ballot before it takes anything.
  CREATE FUNCTION app.ballot_box_door(p_ballot uuid) RETURNS TABLE (state text, paper jsonb, public_key text, sealed text) LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT app.ballot_standing(b.id), jsonb_build_object('method', b.method, 'options', b.options, 'maxScore', b.max_score), b.public_key, k.sealed
    FROM ballot b LEFT JOIN ballot_key k ON k.ballot_id = b.id WHERE b.id = p_ballot AND b.secrecy = 'secret' AND b.opened_at IS NOT NULL $$;

  -- Puts a ballot into the box, or another in its place where that is allowed. All of the box is written anew in a random order, so
  -- that its rows have one transaction and no order of their own.
  CREATE FUNCTION app.cast_secret_ballot(p_ballot uuid, p_slot bytea, p_digest bytea, p_sealed text) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    DECLARE before bytea; b record;
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      SELECT x.consortium_id, x.may_change INTO b FROM ballot x WHERE x.id = p_ballot AND x.secrecy = 'secret';
      IF app.ballot_standing(p_ballot) IS DISTINCT FROM 'open' THEN RETURN 'ended'; END IF;
      SELECT x.digest INTO before FROM ballot_box x WHERE x.ballot_id = p_ballot AND x.slot = p_slot;
      IF before = p_digest THEN RETURN 'done'; END IF;
      IF before IS NOT NULL AND NOT b.may_change THEN RETURN 'cast'; END IF;
      WITH kept AS (DELETE FROM ballot_box x WHERE x.ballot_id = p_ballot RETURNING x.slot, x.digest, x.sealed)
      INSERT INTO ballot_box (ballot_id, consortium_id, slot, digest, sealed)
        SELECT p_ballot, b.consortium_id, a.slot, a.digest, a.sealed FROM (
          SELECT k.slot, k.digest, k.sealed FROM kept k WHERE k.slot <> p_slot UNION ALL SELECT p_slot, p_digest, p_sealed) a ORDER BY gen_random_uuid();
      RETURN 'done';
    END $$;
  CREATE FUNCTION app.is_in_ballot_box(p_ballot uuid, p_slot bytea) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM ballot_box x WHERE x.ballot_id = p_ballot AND x.slot = p_slot) $$;
  REVOKE ALL ON FUNCTION app.take_ballot_seat(uuid, uuid), app.cast_open_ballot(uuid, uuid, jsonb), app.fetch_ballot_credential(uuid, uuid, bytea), app.ballot_box_door(uuid),
    app.cast_secret_ballot(uuid, bytea, bytea, text), app.is_in_ballot_box(uuid, bytea) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.cast_open_ballot(uuid, uuid, jsonb), app.fetch_ballot_credential(uuid, uuid, bytea), app.ballot_box_door(uuid),
    app.cast_secret_ballot(uuid, bytea, bytea, text), app.is_in_ballot_box(uuid, bytea) TO solmu_app;
`

const counting = `
  -- Ballots whose time is over.
  CREATE FUNCTION app.ballots_due() RETURNS SETOF uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT b.id FROM ballot b WHERE b.state = 'open' AND b.closes_at <= clock_timestamp() ORDER BY b.closes_at, b.id $$;
  -- Whoever looks after a ballot may count it once its time is over, and so may the clock, of which nobody is the viewer.
  CREATE FUNCTION app.may_count_ballot(p_ballot uuid) RETURNS boolean LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT coalesce(app.ballot_standing(p_ballot) = 'over' AND (app.user_id() IS NULL OR app.may_manage_ballot(p_ballot)), false) $$;

  -- What is to be counted: of an open ballot the votes by seat, of a secret one what lies in the box, in no order.
  CREATE FUNCTION app.ballot_to_count(p_ballot uuid) RETURNS TABLE (ballot jsonb, sealed_key text, votes jsonb, box jsonb, roll jsonb) LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      IF NOT app.may_count_ballot(p_ballot) THEN RETURN; END IF;
      RETURN QUERY SELECT to_jsonb(b), k.sealed,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('by', v.seat_id, 'weight', r.weight, 'choice', v.choice) ORDER BY v.seat_id), '[]') FROM ballot_vote v JOIN ballot_roll r ON r.id = v.seat_id WHERE v.ballot_id = b.id),
        (SELECT coalesce(jsonb_agg(x.sealed ORDER BY gen_random_uuid()), '[]') FROM ballot_box x WHERE x.ballot_id = b.id),
        (SELECT jsonb_build_object('members', count(*), 'weight', coalesce(sum(r.weight) FILTER (WHERE r.recused_at IS NULL), 0), 'each', coalesce(max(r.weight), 1)) FROM ballot_roll r WHERE r.ballot_id = b.id)
      FROM ballot b JOIN ballot_key k ON k.ballot_id = b.id WHERE b.id = p_ballot;
    END $$;
  -- Keeps the count, when it is of as many as were cast, and destroys what led to it.
  CREATE FUNCTION app.close_ballot(p_ballot uuid, p_lines jsonb, p_result jsonb, p_seed text) RETURNS boolean LANGUAGE plpgsql ${definer} AS $$
    DECLARE b ballot;
    BEGIN
      IF NOT app.may_count_ballot(p_ballot) THEN RETURN false; END IF;
      SELECT * INTO b FROM ballot WHERE id = p_ballot FOR UPDATE;
      IF jsonb_array_length(p_lines) <> (SELECT count(*) FROM ballot_box x WHERE x.ballot_id = p_ballot) + (SELECT count(*) FROM ballot_vote v WHERE v.ballot_id = p_ballot)
        OR encode(sha256(convert_to(p_seed, 'UTF8')), 'hex') <> b.lot_commitment
        OR jsonb_array_length(p_lines) > (SELECT count(*) FROM ballot_roll r WHERE r.ballot_id = p_ballot AND r.has_voted) THEN
        RAISE EXCEPTION 'the count is not of what was cast' USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_log_whole';
      END IF;
      INSERT INTO ballot_log (ballot_id, consortium_id, lines, result, seed) VALUES (p_ballot, b.consortium_id, p_lines, p_result, p_seed);
      DELETE FROM ballot_box x WHERE x.ballot_id = p_ballot;
      DELETE FROM ballot_key k WHERE k.ballot_id = p_ballot;
      UPDATE ballot_roll r SET credential_hash = NULL WHERE r.ballot_id = p_ballot;
      UPDATE ballot SET state = 'closed', ended_at = now(), version = version + 1 WHERE id = p_ballot;
      RETURN true;
    END $$;
  -- Writes the tables anew without the rows that were deleted, so that no page holds them any longer.
  CREATE FUNCTION app.wipe_ballot_boxes() RETURNS void LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      CLUSTER ballot_box USING ballot_box_pkey;
      CLUSTER ballot_key USING ballot_key_pkey;
      CLUSTER ballot_roll USING ballot_roll_pkey;
    END $$;
  REVOKE ALL ON FUNCTION app.ballots_due(), app.may_count_ballot(uuid), app.ballot_to_count(uuid), app.close_ballot(uuid, jsonb, jsonb, text), app.wipe_ballot_boxes() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.ballots_due(), app.ballot_to_count(uuid), app.close_ballot(uuid, jsonb, jsonb, text), app.wipe_ballot_boxes() TO solmu_app;
`

const telling = `
  -- Who may cast for seats that have not voted: of ballots that close within so many hours those whom the clock has not reminded yet,
  -- of one ballot everybody. For the clock alone, and for whoever has just opened the ballot.
  CREATE FUNCTION app.ballot_voters(p_ballot uuid, p_hours integer) RETURNS TABLE (consortium_id uuid, ballot_id uuid, title jsonb, closes_at timestamptz, user_id uuid, language text)
    LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT b.consortium_id, b.id, b.title, b.closes_at, u.id, u.language FROM ballot b JOIN ballot_roll r ON r.ballot_id = b.id AND NOT r.has_voted AND r.recused_at IS NULL
      JOIN LATERAL (
        SELECT m.user_id FROM mandate m WHERE m.organisation_id = r.organisation_id AND m.consortium_id = b.consortium_id AND m.kind = 'vote' AND ${holdsToday('m')}
        UNION SELECT m.user_id FROM body_member m WHERE (m.id = r.body_member_id OR m.substitute_for = r.body_member_id) AND ${holdsToday('m')}) v ON true
      JOIN app_user u ON u.id = v.user_id AND u.deactivated_at IS NULL
    WHERE b.state = 'open' AND b.closes_at > now() AND CASE WHEN p_ballot IS NOT NULL THEN b.id = p_ballot AND app.may_manage_ballot(b.id)
      ELSE app.user_id() IS NULL AND b.closes_at <= now() + make_interval(hours => p_hours)
        AND NOT EXISTS (SELECT 1 FROM ballot_reminder n WHERE n.ballot_id = b.id AND n.user_id = u.id) END $$;
  CREATE FUNCTION app.note_ballot_reminder(p_ballot uuid, p_user uuid) RETURNS void LANGUAGE sql ${definer} AS $$
    INSERT INTO ballot_reminder (ballot_id, consortium_id, user_id) SELECT b.id, b.consortium_id, p_user FROM ballot b WHERE b.id = p_ballot AND app.user_id() IS NULL ON CONFLICT DO NOTHING $$;
  REVOKE ALL ON FUNCTION app.ballot_voters(uuid, integer), app.note_ballot_reminder(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.ballot_voters(uuid, integer), app.note_ballot_reminder(uuid, uuid) TO solmu_app;
`
