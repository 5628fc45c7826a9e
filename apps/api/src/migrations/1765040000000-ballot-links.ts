import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Ballots become one procedure with proposals, the charter and the register of decisions: a ballot is on a proposal or an
 * amendment, its count says what became of it, and the decision in the register names its ballot. Who votes for the members today
 * stands in one function.
 */
export class BallotLinks1765040000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [voters, links, opening, settling, keeping]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'
const holdsToday = (table: string): string => `${table}.valid_from <= app.today() AND (${table}.valid_to IS NULL OR ${table}.valid_to > app.today())
  AND (${table}.ended_on IS NULL OR ${table}.ended_on > app.today())`

const voters = `
  -- Who votes for which member today, those who stand in too. For the functions of the owner alone: it asks nobody's rights.
  CREATE FUNCTION app.votes_today(p_consortium uuid) RETURNS TABLE (mandate_id uuid, organisation_id uuid, user_id uuid, substitute_order integer) LANGUAGE sql STABLE ${definer} AS $$
    SELECT m.id, m.organisation_id, m.user_id, m.substitute_order FROM mandate m WHERE m.consortium_id = p_consortium AND m.kind = 'vote' AND ${holdsToday('m')} $$;
  -- The members for which the viewer votes today.
  CREATE FUNCTION app.my_votes() RETURNS TABLE (mandate_id uuid, organisation_id uuid, substitute_order integer) LANGUAGE sql STABLE ${definer} AS $$
    SELECT v.mandate_id, v.organisation_id, v.substitute_order FROM app.votes_today(app.consortium_id()) v WHERE v.user_id = app.user_id() $$;
  REVOKE ALL ON FUNCTION app.votes_today(uuid), app.my_votes() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_votes() TO solmu_app;

  CREATE OR REPLACE FUNCTION app.voters_of_members() RETURNS TABLE (user_id uuid, language text) LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT u.id, u.language FROM app.votes_today(app.consortium_id()) v JOIN app_user u ON u.id = v.user_id AND u.deactivated_at IS NULL WHERE EXISTS (SELECT app.units_for('proposal.write')) $$;
  CREATE OR REPLACE FUNCTION app.my_bodies() RETURNS SETOF uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT m.body_id FROM body_member m WHERE m.consortium_id = app.consortium_id() AND m.user_id = app.user_id() AND ${holdsToday('m')}
    UNION SELECT b.id FROM body b WHERE b.consortium_id = app.consortium_id() AND b.kind = 'assembly' AND EXISTS (SELECT 1 FROM app.my_votes()) $$;
  CREATE OR REPLACE FUNCTION app.my_ballot_seats() RETURNS SETOF uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT r.id FROM ballot_roll r JOIN app.my_votes() v ON v.organisation_id = r.organisation_id
    WHERE r.consortium_id = app.consortium_id() AND EXISTS (SELECT 1 FROM app.my_grants('ballot.vote'))
    UNION SELECT r.id FROM ballot_roll r JOIN body_member m ON (m.id = r.body_member_id OR m.substitute_for = r.body_member_id) AND m.user_id = app.user_id() AND ${holdsToday('m')}
    WHERE r.consortium_id = app.consortium_id() AND EXISTS (SELECT 1 FROM app.my_grants('ballot.vote')) $$;
  CREATE OR REPLACE FUNCTION app.keep_proposal_objection() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) OR app.user_id() IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
      IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM proposal p WHERE p.id = NEW.proposal_id AND p.kind = 'consent' AND p.state IN ('open', 'closed') AND (TG_OP = 'UPDATE' OR p.object_until >= app.today())) THEN
        RAISE EXCEPTION 'no time for objections' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
      END IF;
      IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM app.my_votes() v WHERE v.mandate_id = NEW.mandate_id AND v.organisation_id = NEW.organisation_id) THEN
        RAISE EXCEPTION 'the mandate has ended' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_not_a_voter';
      END IF;
      RETURN NEW;
    END $$;
`

const links = `
  ALTER TABLE ballot ADD COLUMN proposal_id uuid, ADD COLUMN amendment_id uuid,
    -- Of an amendment to the charter: the first day on which it is to hold.
    ADD COLUMN effective_from date,
    ADD FOREIGN KEY (proposal_id, consortium_id) REFERENCES proposal (id, consortium_id),
    ADD FOREIGN KEY (amendment_id, consortium_id) REFERENCES charter_version (id, consortium_id),
    ADD CONSTRAINT ballot_on_one CHECK (num_nonnulls(proposal_id, amendment_id) <= 1),
    ADD CONSTRAINT ballot_effective CHECK ((amendment_id IS NULL) = (effective_from IS NULL) AND (amendment_id IS NULL OR method = 'yes_no'));
  -- One at a time.
  CREATE UNIQUE INDEX ballot_on_proposal ON ballot (proposal_id) WHERE state IN ('draft', 'open');
  CREATE UNIQUE INDEX ballot_on_amendment ON ballot (amendment_id) WHERE state IN ('draft', 'open');
  CREATE INDEX ballot_by_proposal ON ballot (proposal_id) WHERE proposal_id IS NOT NULL;
  GRANT INSERT (proposal_id, amendment_id, effective_from), UPDATE (effective_from) ON ballot TO solmu_app;

  ALTER TABLE governance_decision ADD FOREIGN KEY (ballot_id, consortium_id) REFERENCES ballot (id, consortium_id);
  CREATE UNIQUE INDEX governance_decision_of_ballot ON governance_decision (ballot_id);
  GRANT INSERT (ballot_id) ON governance_decision TO solmu_app;
`

const opening = `
  -- The charter by which a ballot is decided: the one in force when its proposal was opened or its amendment proposed, else today's.
  CREATE FUNCTION app.charter_for_vote(p_consortium uuid, p_proposal uuid, p_amendment uuid) RETURNS uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT coalesce((SELECT p.charter_version_id FROM proposal p WHERE p.id = p_proposal AND p.consortium_id = p_consortium),
      (SELECT v.decides_id FROM charter_version v WHERE v.id = p_amendment AND v.consortium_id = p_consortium), app.charter_on(p_consortium, app.today()))
    WHERE app.consortium_id() IS NULL OR p_consortium = app.consortium_id() $$;
  REVOKE ALL ON FUNCTION app.charter_for_vote(uuid, uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.charter_for_vote(uuid, uuid, uuid) TO solmu_app;

  CREATE OR REPLACE FUNCTION app.open_ballot(p_ballot uuid, p_fixed jsonb, p_sealed text) RETURNS TABLE (members integer, differ boolean) LANGUAGE plpgsql ${definer} AS $$
    DECLARE b ballot; kind text;
    BEGIN
      PERFORM app.lock_ballot(p_ballot, true);
      SELECT * INTO b FROM ballot WHERE id = p_ballot FOR UPDATE;
      IF NOT app.may_manage_ballot(p_ballot) OR b.state <> 'draft' OR b.closes_at <= clock_timestamp()
        OR app.charter_for_vote(b.consortium_id, b.proposal_id, b.amendment_id) IS DISTINCT FROM (p_fixed ->> 'charterVersionId')::uuid THEN
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
      -- What is voted on is before the voters from now on.
      UPDATE proposal SET state = 'voting', version = version + 1 WHERE id = b.proposal_id AND state = 'closed';
      RETURN QUERY SELECT count(*)::integer, count(DISTINCT r.weight) > 1 FROM ballot_roll r WHERE r.ballot_id = p_ballot;
    END $$;
`

const settling = `
  -- What the count says of the proposal or the amendment that was voted on. Where it settles nothing (a tie, too few, nobody, seats
  -- left open) it stays before the voters, and another ballot or a meeting decides.
  CREATE FUNCTION app.settle_ballot() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE b ballot; said text := NEW.result ->> 'outcome'; is_for boolean; tally jsonb := NEW.result -> 'tallies';
    BEGIN
      SELECT * INTO b FROM ballot WHERE id = NEW.ballot_id;
      is_for := CASE WHEN said = 'carried' OR said = 'elected' AND coalesce((NEW.result ->> 'tiedSeats')::integer, 0) = 0 THEN true WHEN said = 'rejected' THEN false END;
      IF is_for IS NULL THEN RETURN NEW; END IF;
      UPDATE proposal SET state = CASE WHEN is_for THEN 'adopted' ELSE 'rejected' END, ended_on = app.today(), version = version + 1 WHERE id = b.proposal_id AND state = 'voting';
      UPDATE charter_version v SET state = CASE WHEN is_for THEN 'in_force' ELSE 'rejected' END, decided_on = app.today(), version = v.version + 1,
        decided_by = left((SELECT o.name ->> 'fi' FROM body o WHERE o.id = b.body_id), 300),
        votes = jsonb_build_object('for', tally -> 'yes', 'against', tally -> 'no', 'abstain', tally -> 'abstain', 'present', NEW.result -> 'weight',
          'all', (SELECT coalesce(sum(r.weight), 0) FROM ballot_roll r WHERE r.ballot_id = b.id AND r.recused_at IS NULL)),
        -- Not before it was decided, and after every other that was adopted.
        valid_from = CASE WHEN is_for THEN greatest(b.effective_from, app.today(), (SELECT max(o.valid_from) + 1 FROM charter_version o WHERE o.consortium_id = b.consortium_id AND o.state IN ('in_force', 'replaced'))) END
        WHERE v.id = b.amendment_id AND v.state = 'proposed';
      RETURN NEW;
    END $$;
  CREATE TRIGGER settle_ballot AFTER INSERT ON ballot_log FOR EACH ROW EXECUTE FUNCTION app.settle_ballot();
  REVOKE ALL ON FUNCTION app.settle_ballot() FROM PUBLIC;
`

const keeping = `
  -- A ballot is on a proposal whose text is fixed, of its body and matter, or on an amendment that was proposed.
  CREATE FUNCTION app.check_ballot_subject() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND (app.is_erasing(TG_RELID) OR OLD.state <> 'draft' OR NEW.state NOT IN ('draft', 'open')) THEN RETURN NEW; END IF;
      IF NEW.proposal_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.id = NEW.proposal_id AND p.state IN ('closed', 'voting') AND p.body_id = NEW.body_id AND p.matter = NEW.matter) THEN
        RAISE EXCEPTION 'the proposal is not before this body' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
      END IF;
      IF NEW.amendment_id IS NOT NULL AND (NEW.matter <> 'charter_amendment' OR NOT EXISTS (SELECT 1 FROM charter_version v WHERE v.id = NEW.amendment_id AND v.state = 'proposed')) THEN
        RAISE EXCEPTION 'the amendment is not before the voters' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_charter_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_ballot_subject BEFORE INSERT OR UPDATE ON ballot FOR EACH ROW EXECUTE FUNCTION app.check_ballot_subject();

  -- While votes are cast, nobody types in what became of it: only the count does, from within its own trigger.
  CREATE FUNCTION app.keep_what_is_voted_on() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF NEW.state <> OLD.state AND pg_trigger_depth() = 1 AND EXISTS (SELECT 1 FROM ballot b WHERE b.state = 'open' AND (b.proposal_id = NEW.id OR b.amendment_id = NEW.id) AND OLD.state IN ('voting', 'proposed')) THEN
        RAISE EXCEPTION 'a ballot on it is open' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_while_voted_on BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION app.keep_what_is_voted_on('refused_proposal_state');
  CREATE TRIGGER keep_while_voted_on BEFORE UPDATE ON charter_version FOR EACH ROW EXECUTE FUNCTION app.keep_what_is_voted_on('refused_charter_state');
  REVOKE ALL ON FUNCTION app.check_ballot_subject(), app.keep_what_is_voted_on() FROM PUBLIC;
`
