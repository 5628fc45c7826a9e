import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The parties of the charter are asked about what was voted on elsewhere too: an item of a meeting that is about no proposal, amendment
 * or ballot, and the choice of a centre without a ballot here. What a meeting has carried is adopted when the last of them agrees, as
 * what a ballot has; its decision is recorded after the minutes were published.
 */
export class AskedElsewhere1765163000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [table, asking, keeping, following, rights]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'

const table = `
  DROP INDEX party_answer_of;
  ALTER TABLE party_answer DROP CONSTRAINT party_answer_on_one, DROP COLUMN subject_id,
    ADD COLUMN item_id uuid REFERENCES meeting_item(id), ADD COLUMN choice_id uuid,
    ADD FOREIGN KEY (choice_id, consortium_id) REFERENCES centre_choice (id, consortium_id),
    ADD CONSTRAINT party_answer_on_one CHECK (num_nonnulls(proposal_id, amendment_id, ballot_id, item_id, choice_id) = 1);
  ALTER TABLE party_answer ADD COLUMN subject_id uuid GENERATED ALWAYS AS (coalesce(proposal_id, amendment_id, ballot_id, item_id, choice_id)) STORED;
  CREATE INDEX party_answer_of ON party_answer (subject_id, party, id);
  CREATE INDEX party_answer_of_item ON party_answer (item_id) WHERE item_id IS NOT NULL;
  CREATE INDEX party_answer_of_choice ON party_answer (choice_id) WHERE choice_id IS NOT NULL;
  GRANT INSERT (item_id, choice_id) ON party_answer TO solmu_app;
`

const asking = `
  -- As before, and of votes that were counted without a ballot here. An item of a meeting waits as long as nothing of it stands in the register.
  CREATE OR REPLACE FUNCTION app.asked_subjects(p_subject uuid DEFAULT NULL) RETURNS TABLE (id uuid, consortium_id uuid, kind text, is_waiting boolean, rule jsonb) LANGUAGE sql STABLE ${definer} AS $$
    WITH s AS (
      SELECT p.id, p.consortium_id, 'proposal' AS kind, p.state IN ('open', 'closed', 'voting') AS is_waiting, p.charter_version_id AS charter_id, p.matter FROM proposal p
      UNION ALL SELECT v.id, v.consortium_id, 'amendment', v.state = 'proposed', v.decides_id, 'charter_amendment' FROM charter_version v
      UNION ALL SELECT b.id, b.consortium_id, 'ballot', b.state IN ('announced', 'open', 'closed') AND coalesce(app.ballot_outcome(b.id), 'carried') IN ('carried', 'elected', 'tied')
          AND NOT EXISTS (SELECT 1 FROM governance_decision d WHERE d.ballot_id = b.id), b.charter_version_id, b.matter
        FROM ballot b WHERE b.proposal_id IS NULL AND b.amendment_id IS NULL
      UNION ALL SELECT i.id, i.consortium_id, 'item', i.decision_id IS NULL AND coalesce(i.outcome, 'carried') = 'carried', m.charter_version_id, i.matter FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id
        WHERE m.called_at IS NOT NULL AND m.state <> 'cancelled' AND i.kind IN ('decision', 'election') AND i.proposal_id IS NULL AND i.amendment_id IS NULL AND i.ballot_id IS NULL
      UNION ALL SELECT c.id, c.consortium_id, 'choice', c.state = 'closed', app.charter_on(c.consortium_id, coalesce(c.opened_on, app.today())), 'centre_choice' FROM centre_choice c
        WHERE c.ballot_id IS NULL AND c.state IN ('closed', 'decided'))
    SELECT s.id, s.consortium_id, s.kind, s.is_waiting, m.rule FROM s JOIN charter_version c ON c.id = s.charter_id
      CROSS JOIN LATERAL (SELECT x AS rule FROM jsonb_array_elements(c.rules -> 'matters') x WHERE x ->> 'matter' IN (s.matter, 'ordinary') ORDER BY x ->> 'matter' = s.matter DESC LIMIT 1) m
    WHERE (p_subject IS NULL OR s.id = p_subject) AND (app.consortium_id() IS NULL OR s.consortium_id = app.consortium_id()) $$;
  DROP FUNCTION app.asked_of_me();
  CREATE FUNCTION app.asked_of_me() RETURNS TABLE (subject_id uuid, kind text, party text, demand text, voice jsonb, title jsonb, content jsonb, body jsonb, outcome text, answer text, said_on date, record_id uuid) LANGUAGE sql STABLE ${definer} AS $$
    SELECT s.id, s.kind, v.party, CASE WHEN s.rule -> 'consent' ? v.party THEN 'consent' ELSE 'veto' END, jsonb_build_object('id', v.voice_id, 'name', v.name), w.title, w.content, w.body, w.outcome, l.answer, l.said_on, coalesce(w.record_id, s.id)
    FROM app.my_voices() v JOIN app.asked_subjects() s ON s.is_waiting AND (s.rule -> 'consent' ? v.party OR s.rule -> 'veto' ? v.party)
    JOIN LATERAL (
      SELECT x.title, x.content, o.name AS body, (SELECT app.ballot_outcome(b.id) FROM ballot b WHERE b.proposal_id = p.id AND b.state = 'closed' ORDER BY b.ended_at DESC LIMIT 1) AS outcome, NULL::uuid AS record_id
        FROM proposal p JOIN body o ON o.id = p.body_id JOIN proposal_version x ON x.proposal_id = p.id WHERE p.id = s.id AND s.kind = 'proposal' AND x.number = (SELECT max(y.number) FROM proposal_version y WHERE y.proposal_id = p.id)
      UNION ALL SELECT jsonb_build_object('number', c.number), jsonb_build_object('fi', c.reason, 'sv', '', 'en', ''), NULL,
          (SELECT app.ballot_outcome(b.id) FROM ballot b WHERE b.amendment_id = c.id AND b.state = 'closed' ORDER BY b.ended_at DESC LIMIT 1), NULL FROM charter_version c WHERE c.id = s.id AND s.kind = 'amendment'
      UNION ALL SELECT b.title, b.description, o.name, app.ballot_outcome(b.id), NULL FROM ballot b JOIN body o ON o.id = b.body_id WHERE b.id = s.id AND s.kind = 'ballot'
      UNION ALL SELECT i.title, CASE WHEN i.minutes ->> 'fi' <> '' THEN i.minutes ELSE i.proposal_text END, o.name, CASE WHEN i.outcome = 'carried' THEN 'carried' END, m.id
        FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id JOIN body o ON o.id = m.body_id WHERE i.id = s.id AND s.kind = 'item'
      UNION ALL SELECT c.title, c.description, NULL, NULL, NULL FROM centre_choice c WHERE c.id = s.id AND s.kind = 'choice') w ON true
    LEFT JOIN LATERAL (SELECT a.answer, a.said_on FROM party_answer a WHERE a.subject_id = s.id AND a.party = v.party AND a.voice_id = v.voice_id ORDER BY a.id DESC LIMIT 1) l ON true
    WHERE s.consortium_id = app.consortium_id() $$;
`

const keeping = `
  CREATE OR REPLACE FUNCTION app.keep_party_answer() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) OR app.user_id() IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
      -- One after the other with whoever adopts it.
      PERFORM 1 FROM proposal p WHERE p.id = NEW.proposal_id FOR NO KEY UPDATE;
      PERFORM 1 FROM charter_version v WHERE v.id = NEW.amendment_id FOR NO KEY UPDATE;
      PERFORM 1 FROM ballot b WHERE b.id = NEW.ballot_id FOR NO KEY UPDATE;
      PERFORM 1 FROM meeting m JOIN meeting_item i ON i.meeting_id = m.id WHERE i.id = NEW.item_id FOR NO KEY UPDATE OF m;
      PERFORM 1 FROM centre_choice c WHERE c.id = NEW.choice_id FOR NO KEY UPDATE;
      IF TG_OP <> 'INSERT' OR NOT EXISTS (SELECT 1 FROM app.asked_subjects(coalesce(NEW.proposal_id, NEW.amendment_id, NEW.ballot_id, NEW.item_id, NEW.choice_id)) s WHERE s.is_waiting
        AND (s.rule -> 'consent' ? NEW.party OR s.rule -> 'veto' ? NEW.party)) THEN
        RAISE EXCEPTION 'what a party has answered stays' USING ERRCODE = 'check_violation', CONSTRAINT = CASE WHEN NEW.proposal_id IS NOT NULL THEN 'refused_proposal_state' WHEN NEW.amendment_id IS NOT NULL THEN 'refused_charter_state'
          WHEN NEW.item_id IS NOT NULL THEN 'refused_meeting_state' WHEN NEW.choice_id IS NOT NULL THEN 'refused_choice_state' ELSE 'refused_ballot_state' END;
      END IF;
      RETURN NEW;
    END $$;
  CREATE OR REPLACE FUNCTION app.keep_meeting_part() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE held meeting; part jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
      record text[] := ARRAY['minutes', 'handling', 'votes', 'tie_break', 'dissent', 'recusals', 'present', 'outcome', 'ballot_id', 'decided_version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      SELECT * INTO held FROM meeting m WHERE m.id = (part ->> 'meeting_id')::uuid;
      -- What waited for a party is recorded after the minutes were published.
      IF held.state = 'published' AND TG_TABLE_NAME = 'meeting_item' AND TG_OP = 'UPDATE' AND (to_jsonb(OLD) -> 'decision_id') = 'null' AND to_jsonb(NEW) - 'decision_id' = to_jsonb(OLD) - 'decision_id' THEN RETURN NEW; END IF;
      IF held.state IN ('published', 'cancelled') OR held.state = 'signed' AND (TG_TABLE_NAME <> 'meeting_item' OR TG_OP <> 'UPDATE' OR to_jsonb(NEW) - 'decision_id' <> to_jsonb(OLD) - 'decision_id')
        OR TG_TABLE_NAME = 'meeting_item' AND held.state <> 'draft' AND (TG_OP <> 'UPDATE' OR to_jsonb(NEW) - record - 'decision_id' <> to_jsonb(OLD) - record - 'decision_id')
        OR TG_TABLE_NAME = 'meeting_item' AND TG_OP = 'UPDATE' AND held.state NOT IN ('open', 'closed', 'signed') AND (to_jsonb(NEW) -> 'outcome') IS DISTINCT FROM (to_jsonb(OLD) -> 'outcome')
        OR TG_TABLE_NAME = 'meeting_paper' AND TG_OP = 'DELETE' AND held.state NOT IN ('draft', 'called') THEN
        RAISE EXCEPTION 'not written at this time' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_meeting_state';
      END IF;
      RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END $$;
`

const following = `
  -- Adopts what the minutes of a meeting say was carried: the proposal in the words of the minutes' place, the amendment with the votes of those who were there.
  CREATE FUNCTION app.settle_item(p_item uuid) RETURNS void LANGUAGE plpgsql ${definer} AS $$
    DECLARE i meeting_item; m meeting; decided date; weights jsonb;
    BEGIN
      SELECT * INTO i FROM meeting_item x WHERE x.id = p_item;
      SELECT * INTO m FROM meeting x WHERE x.id = i.meeting_id;
      decided := (coalesce(m.opened_at, m.starts_at) AT TIME ZONE 'Europe/Helsinki')::date;
      UPDATE proposal SET state = 'adopted', ended_on = app.today(), version = version + 1,
        outcome = (SELECT jsonb_object_agg(t.key, CASE WHEN btrim(t.value) = '' THEN '' ELSE t.value || ' ' || decided || ', § ' || i.position END) FROM jsonb_each_text(m.title) t)
        WHERE id = i.proposal_id AND state = 'voting';
      SELECT jsonb_build_object('all', coalesce(sum(a.weight), 0), 'present', coalesce(sum(a.weight) FILTER (WHERE i.present @> jsonb_build_array(jsonb_build_object('seatId', a.seat_id))), 0)) INTO weights
        FROM meeting_attendance a WHERE a.meeting_id = m.id AND NOT i.recusals @> jsonb_build_array(jsonb_build_object('seatId', a.seat_id));
      UPDATE charter_version v SET state = 'in_force', decided_on = decided, version = v.version + 1, decided_by = left((m.title ->> 'fi') || ' ' || decided || ', § ' || i.position, 300),
        votes = weights || jsonb_build_object('for', coalesce(i.votes -> 'for', weights -> 'present'), 'against', coalesce(i.votes -> 'against', '0'), 'abstain', coalesce(i.votes -> 'abstain', '0')),
        valid_from = greatest(i.effective_from, decided, (SELECT max(o.valid_from) + 1 FROM charter_version o WHERE o.consortium_id = m.consortium_id AND o.state IN ('in_force', 'replaced')))
        WHERE v.id = i.amendment_id AND v.state = 'proposed';
    END $$;
  -- With the answer that takes the last party out of the way: what a count, or the chair after it, has carried, or else the newest minutes that were published.
  CREATE OR REPLACE FUNCTION app.settle_what_was_held() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE held uuid;
    BEGIN
      IF NEW.answer <> 'agrees' OR app.parties_in_the_way(NEW.subject_id) > 0
        OR EXISTS (SELECT 1 FROM ballot b WHERE (b.proposal_id = NEW.proposal_id OR b.amendment_id = NEW.amendment_id) AND b.state IN ('announced', 'open')) THEN RETURN NEW; END IF;
      SELECT b.id INTO held FROM ballot b JOIN ballot_log l ON l.ballot_id = b.id WHERE (b.proposal_id = NEW.proposal_id OR b.amendment_id = NEW.amendment_id) AND b.state = 'closed'
        AND app.ballot_outcome(b.id) IN ('carried', 'elected') AND (coalesce((l.result ->> 'tiedSeats')::integer, 0) = 0 OR EXISTS (SELECT 1 FROM ballot_tie_break t WHERE t.ballot_id = b.id))
        ORDER BY b.ended_at DESC LIMIT 1;
      IF held IS NOT NULL THEN
        PERFORM app.settle_ballot_as(held, true);
        RETURN NEW;
      END IF;
      SELECT i.id INTO held FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id
        WHERE (i.proposal_id = NEW.proposal_id OR i.amendment_id = NEW.amendment_id) AND m.state = 'published' AND i.outcome = 'carried' ORDER BY m.starts_at DESC LIMIT 1;
      IF held IS NOT NULL THEN PERFORM app.settle_item(held); END IF;
      RETURN NEW;
    END $$;
  REVOKE ALL ON FUNCTION app.settle_item(uuid) FROM PUBLIC;
  REVOKE ALL ON FUNCTION app.asked_of_me() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.asked_of_me() TO solmu_app;
`

const leads = (of: string, action: string, unit: string): string => `(${of}.consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}'))) OR ${of}.${unit} = ANY (ARRAY(SELECT app.units_for('${action}'))))`

const rights = `
  DROP POLICY read ON party_answer;
  DROP POLICY insert_rows ON party_answer;
  CREATE POLICY read ON party_answer FOR SELECT TO solmu_app USING (proposal_id IN (SELECT p.id FROM proposal p) OR amendment_id IN (SELECT v.id FROM charter_version v) OR ballot_id IN (SELECT b.id FROM ballot b)
    OR item_id IN (SELECT i.id FROM meeting_item i) OR choice_id IN (SELECT c.id FROM centre_choice c));
  -- Those who lead the procedure write down what was said elsewhere; whoever speaks for a party answers in its name.
  CREATE POLICY insert_rows ON party_answer FOR INSERT TO solmu_app WITH CHECK (recorded_by = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()) AND CASE
    WHEN is_own THEN (party, voice_id) IN (SELECT v.party, v.voice_id FROM app.my_voices() v)
    ELSE proposal_id IN (SELECT p.id FROM proposal p WHERE ${leads('p', 'proposal.lead', 'lead_unit_id')}) OR ballot_id IN (SELECT b.id FROM ballot b WHERE ${leads('b', 'ballot.manage', 'unit_id')})
      OR amendment_id IN (SELECT v.id FROM charter_version v WHERE v.consortium_id = ANY (ARRAY(SELECT app.consortia_for('charter.manage'))))
      OR item_id IN (SELECT i.id FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id WHERE ${leads('m', 'meeting.manage', 'unit_id')})
      OR choice_id IN (SELECT c.id FROM centre_choice c WHERE c.consortium_id = ANY (ARRAY(SELECT app.consortia_for('choice.manage')))) END);
`
