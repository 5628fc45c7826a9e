import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The parties that the charter asks beside the voters are asked about ballots and amendments too, not about proposals alone; whoever
 * speaks for a party answers in its name, and what a count has carried is adopted as soon as the last of them agrees.
 */
export class PartiesAnswer1765110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [table, voices, asking, keeping, rights]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'
const holdsToday = (of: string): string => `${of}.valid_from <= app.today() AND (${of}.valid_to IS NULL OR ${of}.valid_to > app.today())`

const table = `
  DROP TRIGGER keep_party_answer ON proposal_party_answer;
  DROP POLICY read ON proposal_party_answer;
  DROP POLICY insert_rows ON proposal_party_answer;
  ALTER TABLE proposal_party_answer RENAME TO party_answer;
  ALTER INDEX proposal_party_answer_of RENAME TO party_answer_of_proposal;
  ALTER TABLE party_answer RENAME CONSTRAINT proposal_party_answer_reason TO party_answer_reason;
  ALTER TABLE party_answer ALTER COLUMN proposal_id DROP NOT NULL,
    -- On what: a proposal, an amendment to the charter, or a ballot that is on neither.
    ADD COLUMN amendment_id uuid, ADD COLUMN ballot_id uuid,
    ADD COLUMN subject_id uuid GENERATED ALWAYS AS (coalesce(proposal_id, amendment_id, ballot_id)) STORED,
    -- Of a party that is several, which of them: a body, an organisation or the unit of the head office.
    ADD COLUMN voice_id uuid,
    -- Whether whoever speaks for the party has answered here; else those who lead the procedure have written down what it said elsewhere.
    ADD COLUMN is_own boolean NOT NULL DEFAULT false,
    ADD FOREIGN KEY (amendment_id, consortium_id) REFERENCES charter_version (id, consortium_id),
    ADD FOREIGN KEY (ballot_id, consortium_id) REFERENCES ballot (id, consortium_id),
    ADD CONSTRAINT party_answer_on_one CHECK (num_nonnulls(proposal_id, amendment_id, ballot_id) = 1),
    ADD CONSTRAINT party_answer_own CHECK (NOT is_own OR voice_id IS NOT NULL);
  CREATE INDEX party_answer_of ON party_answer (subject_id, party, id);
  CREATE INDEX party_answer_of_ballot ON party_answer (ballot_id) WHERE ballot_id IS NOT NULL;
  CREATE INDEX party_answer_of_amendment ON party_answer (amendment_id) WHERE amendment_id IS NOT NULL;
  GRANT INSERT (amendment_id, ballot_id, voice_id, is_own) ON party_answer TO solmu_app;
`

const voices = `
  -- Who a party is, where it can be told: the bodies of a kind, the head office, the organisations that fund.
  CREATE FUNCTION app.party_voices() RETURNS TABLE (party text, voice_id uuid, name jsonb) LANGUAGE sql STABLE ${definer} AS $$
    SELECT b.kind, b.id, b.name FROM body b WHERE b.consortium_id = app.consortium_id() AND b.kind IN ('board', 'regional_board') AND ${holdsToday('b')}
    UNION ALL SELECT 'head_office', u.id, jsonb_build_object('fi', u.name_fi, 'sv', u.name_sv, 'en', u.name_en) FROM unit_now u WHERE u.consortium_id = app.consortium_id() AND u.type = 'headquarters' AND u.is_open
    UNION ALL SELECT 'funder', o.id, jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) FROM organisation_role r JOIN organisation o ON o.id = r.organisation_id
      WHERE r.consortium_id = app.consortium_id() AND r.role = 'funder' AND ${holdsToday('r')} $$;
  -- For which of them the viewer speaks today: who leads the body, coordinates the head office, or stands for the funder.
  CREATE FUNCTION app.my_voices() RETURNS TABLE (party text, voice_id uuid, name jsonb) LANGUAGE sql STABLE ${definer} AS $$
    SELECT v.party, v.voice_id, v.name FROM app.party_voices() v WHERE EXISTS (SELECT 1 FROM app.my_grants('party.answer')) AND CASE v.party
      WHEN 'head_office' THEN app.consortium_id() IN (SELECT app.consortia_for('party.answer'))
      WHEN 'funder' THEN v.voice_id IN (SELECT app.organisations_for('party.answer'))
      ELSE EXISTS (SELECT 1 FROM body_member m WHERE m.body_id = v.voice_id AND m.user_id = app.user_id() AND m.role IN ('chair', 'vice_chair') AND m.substitute_for IS NULL
        AND ${holdsToday('m')} AND (m.ended_on IS NULL OR m.ended_on > app.today())) END $$;
`

const asking = `
  -- What can be asked about, or one of it, with the rule of its matter in the charter that holds for it. isWaiting: it has not come to an end.
  CREATE FUNCTION app.asked_subjects(p_subject uuid DEFAULT NULL) RETURNS TABLE (id uuid, consortium_id uuid, kind text, is_waiting boolean, rule jsonb) LANGUAGE sql STABLE ${definer} AS $$
    WITH s AS (
      SELECT p.id, p.consortium_id, 'proposal' AS kind, p.state IN ('open', 'closed', 'voting') AS is_waiting, p.charter_version_id AS charter_id, p.matter FROM proposal p
      UNION ALL SELECT v.id, v.consortium_id, 'amendment', v.state = 'proposed', v.decides_id, 'charter_amendment' FROM charter_version v
      UNION ALL SELECT b.id, b.consortium_id, 'ballot', b.state IN ('announced', 'open', 'closed') AND coalesce(app.ballot_outcome(b.id), 'carried') IN ('carried', 'elected', 'tied')
          AND NOT EXISTS (SELECT 1 FROM governance_decision d WHERE d.ballot_id = b.id), b.charter_version_id, b.matter
        FROM ballot b WHERE b.proposal_id IS NULL AND b.amendment_id IS NULL)
    SELECT s.id, s.consortium_id, s.kind, s.is_waiting, m.rule FROM s JOIN charter_version c ON c.id = s.charter_id
      CROSS JOIN LATERAL (SELECT x AS rule FROM jsonb_array_elements(c.rules -> 'matters') x WHERE x ->> 'matter' IN (s.matter, 'ordinary') ORDER BY x ->> 'matter' = s.matter DESC LIMIT 1) m
    WHERE (p_subject IS NULL OR s.id = p_subject) AND (app.consortium_id() IS NULL OR s.consortium_id = app.consortium_id()) $$;
  -- What each party says: of each of its voices the last answer counts; it refuses once one of them does, and else agrees once one does.
  CREATE FUNCTION app.party_says(p_subject uuid) RETURNS TABLE (party text, answer text) LANGUAGE sql STABLE ${definer} AS $$
    SELECT l.party, CASE WHEN bool_or(l.answer = 'refuses') THEN 'refuses' ELSE 'agrees' END FROM (
      SELECT DISTINCT ON (a.party, a.voice_id) a.party, a.answer FROM party_answer a WHERE a.subject_id = p_subject ORDER BY a.party, a.voice_id, a.id DESC) l
    WHERE EXISTS (SELECT 1 FROM app.asked_subjects(p_subject) s) GROUP BY l.party $$;
  DROP FUNCTION app.parties_in_the_way(uuid);
  -- How many parties stand in the way of a proposal, an amendment or a ballot (libs/domain/src/governance/party-answer.ts).
  CREATE FUNCTION app.parties_in_the_way(p_subject uuid) RETURNS integer LANGUAGE sql STABLE ${definer} AS $$
    SELECT coalesce((SELECT (SELECT count(*) FROM jsonb_array_elements_text(s.rule -> 'consent') x LEFT JOIN app.party_says(p_subject) l ON l.party = x WHERE l.answer IS DISTINCT FROM 'agrees')
      + (SELECT count(*) FROM jsonb_array_elements_text(s.rule -> 'veto') x JOIN app.party_says(p_subject) l ON l.party = x WHERE l.answer = 'refuses')
      FROM app.asked_subjects(p_subject) s), 0)::integer $$;
  -- Whether a ballot has carried what a party stands in the way of.
  CREATE FUNCTION app.is_held(p_ballot uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM ballot b CROSS JOIN LATERAL app.asked_subjects(coalesce(b.proposal_id, b.amendment_id, b.id)) s
      WHERE b.id = p_ballot AND b.state = 'closed' AND s.is_waiting AND app.ballot_outcome(b.id) IN ('carried', 'elected') AND app.parties_in_the_way(s.id) > 0) $$;
  -- What the viewer is asked in the name of a party, with the words that they need to answer; they may read nothing else of it.
  CREATE FUNCTION app.asked_of_me() RETURNS TABLE (subject_id uuid, kind text, party text, demand text, voice jsonb, title jsonb, content jsonb, body jsonb, outcome text, answer text, said_on date) LANGUAGE sql STABLE ${definer} AS $$
    SELECT s.id, s.kind, v.party, CASE WHEN s.rule -> 'consent' ? v.party THEN 'consent' ELSE 'veto' END, jsonb_build_object('id', v.voice_id, 'name', v.name), w.title, w.content, w.body, w.outcome, l.answer, l.said_on
    FROM app.my_voices() v JOIN app.asked_subjects() s ON s.is_waiting AND (s.rule -> 'consent' ? v.party OR s.rule -> 'veto' ? v.party)
    JOIN LATERAL (
      SELECT x.title, x.content, o.name AS body, (SELECT app.ballot_outcome(b.id) FROM ballot b WHERE b.proposal_id = p.id AND b.state = 'closed' ORDER BY b.ended_at DESC LIMIT 1) AS outcome
        FROM proposal p JOIN body o ON o.id = p.body_id JOIN proposal_version x ON x.proposal_id = p.id WHERE p.id = s.id AND s.kind = 'proposal' AND x.number = (SELECT max(y.number) FROM proposal_version y WHERE y.proposal_id = p.id)
      UNION ALL SELECT jsonb_build_object('number', c.number), jsonb_build_object('fi', c.reason, 'sv', '', 'en', ''), NULL,
          (SELECT app.ballot_outcome(b.id) FROM ballot b WHERE b.amendment_id = c.id AND b.state = 'closed' ORDER BY b.ended_at DESC LIMIT 1) FROM charter_version c WHERE c.id = s.id AND s.kind = 'amendment'
      UNION ALL SELECT b.title, b.description, o.name, app.ballot_outcome(b.id) FROM ballot b JOIN body o ON o.id = b.body_id WHERE b.id = s.id AND s.kind = 'ballot') w ON true
    LEFT JOIN LATERAL (SELECT a.answer, a.said_on FROM party_answer a WHERE a.subject_id = s.id AND a.party = v.party AND a.voice_id = v.voice_id ORDER BY a.id DESC LIMIT 1) l ON true
    WHERE s.consortium_id = app.consortium_id() $$;
`

const keeping = `
  -- An answer is written down as long as the matter has not ended, and never changes: a party that thinks again answers once more.
  CREATE OR REPLACE FUNCTION app.keep_party_answer() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) OR app.user_id() IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
      -- One after the other with whoever adopts it.
      PERFORM 1 FROM proposal p WHERE p.id = NEW.proposal_id FOR NO KEY UPDATE;
      PERFORM 1 FROM charter_version v WHERE v.id = NEW.amendment_id FOR NO KEY UPDATE;
      PERFORM 1 FROM ballot b WHERE b.id = NEW.ballot_id FOR NO KEY UPDATE;
      IF TG_OP <> 'INSERT' OR NOT EXISTS (SELECT 1 FROM app.asked_subjects(coalesce(NEW.proposal_id, NEW.amendment_id, NEW.ballot_id)) s WHERE s.is_waiting
        AND (s.rule -> 'consent' ? NEW.party OR s.rule -> 'veto' ? NEW.party)) THEN
        RAISE EXCEPTION 'what a party has answered stays' USING ERRCODE = 'check_violation', CONSTRAINT = CASE WHEN NEW.proposal_id IS NOT NULL THEN 'refused_proposal_state' WHEN NEW.amendment_id IS NOT NULL THEN 'refused_charter_state' ELSE 'refused_ballot_state' END;
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_party_answer BEFORE INSERT OR UPDATE OR DELETE ON party_answer FOR EACH ROW EXECUTE FUNCTION app.keep_party_answer();

  -- What a count, or the chair after it, has carried is adopted with the answer that takes the last party out of the way.
  CREATE FUNCTION app.settle_what_was_held() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE held uuid;
    BEGIN
      IF NEW.answer <> 'agrees' OR app.parties_in_the_way(NEW.subject_id) > 0
        OR EXISTS (SELECT 1 FROM ballot b WHERE (b.proposal_id = NEW.proposal_id OR b.amendment_id = NEW.amendment_id) AND b.state IN ('announced', 'open')) THEN RETURN NEW; END IF;
      SELECT b.id INTO held FROM ballot b JOIN ballot_log l ON l.ballot_id = b.id WHERE (b.proposal_id = NEW.proposal_id OR b.amendment_id = NEW.amendment_id) AND b.state = 'closed'
        AND app.ballot_outcome(b.id) IN ('carried', 'elected') AND (coalesce((l.result ->> 'tiedSeats')::integer, 0) = 0 OR EXISTS (SELECT 1 FROM ballot_tie_break t WHERE t.ballot_id = b.id))
        ORDER BY b.ended_at DESC LIMIT 1;
      IF held IS NOT NULL THEN PERFORM app.settle_ballot_as(held, true); END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER settle_what_was_held AFTER INSERT ON party_answer FOR EACH ROW EXECUTE FUNCTION app.settle_what_was_held();

  -- Nothing is adopted over a party. What a count has carried (app.settle_ballot) stays before the voters until the party agrees.
  CREATE OR REPLACE FUNCTION app.keep_consents() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF NEW.state <> TG_ARGV[0] OR OLD.state = TG_ARGV[0] OR OLD.state = 'draft' OR app.parties_in_the_way(NEW.id) = 0 THEN RETURN NEW; END IF;
      IF pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
      RAISE EXCEPTION 'a party stands in the way' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[1];
    END $$;
  DROP TRIGGER keep_consents ON proposal;
  CREATE TRIGGER keep_consents BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION app.keep_consents('adopted', 'refused_proposal_state');
  CREATE TRIGGER keep_consents BEFORE UPDATE ON charter_version FOR EACH ROW EXECUTE FUNCTION app.keep_consents('in_force', 'refused_party_in_the_way');
  -- Nor is it recorded as decided. What a ballot has rejected is.
  CREATE FUNCTION app.keep_ballot_consents() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF NEW.ballot_id IS NOT NULL AND app.user_id() IS NOT NULL AND app.ballot_outcome(NEW.ballot_id) IN ('carried', 'elected') AND app.parties_in_the_way(NEW.ballot_id) > 0 THEN
        RAISE EXCEPTION 'a party stands in the way' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_party_in_the_way';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_ballot_consents BEFORE INSERT ON governance_decision FOR EACH ROW EXECUTE FUNCTION app.keep_ballot_consents();
`

const leads = (of: string, action: string, unit: string): string => `(${of}.consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}'))) OR ${of}.${unit} = ANY (ARRAY(SELECT app.units_for('${action}'))))`

const rights = `
  CREATE POLICY read ON party_answer FOR SELECT TO solmu_app USING (proposal_id IN (SELECT p.id FROM proposal p) OR amendment_id IN (SELECT v.id FROM charter_version v) OR ballot_id IN (SELECT b.id FROM ballot b));
  -- Those who lead the procedure write down what was said elsewhere; whoever speaks for a party answers in its name.
  CREATE POLICY insert_rows ON party_answer FOR INSERT TO solmu_app WITH CHECK (recorded_by = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()) AND CASE
    WHEN is_own THEN (party, voice_id) IN (SELECT v.party, v.voice_id FROM app.my_voices() v)
    ELSE proposal_id IN (SELECT p.id FROM proposal p WHERE ${leads('p', 'proposal.lead', 'lead_unit_id')}) OR ballot_id IN (SELECT b.id FROM ballot b WHERE ${leads('b', 'ballot.manage', 'unit_id')})
      OR amendment_id IN (SELECT v.id FROM charter_version v WHERE v.consortium_id = ANY (ARRAY(SELECT app.consortia_for('charter.manage')))) END);
  REVOKE ALL ON FUNCTION app.party_voices(), app.my_voices(), app.asked_subjects(uuid), app.party_says(uuid), app.parties_in_the_way(uuid), app.is_held(uuid), app.asked_of_me(), app.keep_party_answer(), app.settle_what_was_held(), app.keep_consents(),
    app.keep_ballot_consents() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.party_voices(), app.my_voices(), app.asked_subjects(uuid), app.party_says(uuid), app.parties_in_the_way(uuid), app.is_held(uuid), app.asked_of_me() TO solmu_app;
`
