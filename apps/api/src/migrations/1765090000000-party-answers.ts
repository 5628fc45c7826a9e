import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What parties whose consent the charter asks, or that may veto, have answered to a proposal; it is not adopted over them. */
export class PartyAnswers1765090000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table)
    await runner.query(keeping)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const mayLead = `p.consortium_id = ANY (ARRAY(SELECT app.consortia_for('proposal.lead'))) OR p.lead_unit_id = ANY (ARRAY(SELECT app.units_for('proposal.lead')))`

const table = `
  CREATE TABLE proposal_party_answer (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id), proposal_id uuid NOT NULL,
    party text NOT NULL CHECK (party IN ('member', 'concerned', 'regional_board', 'board', 'head_office', 'funder')), answer text NOT NULL CHECK (answer IN ('agrees', 'refuses')),
    -- Who has answered for the party and where that can be read, and why.
    said_by text NOT NULL CHECK (length(said_by) BETWEEN 1 AND 300), said_on date NOT NULL, reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 4000),
    recorded_by uuid REFERENCES app_user(id), recorded_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (proposal_id, consortium_id) REFERENCES proposal (id, consortium_id),
    CONSTRAINT proposal_party_answer_reason CHECK (answer <> 'refuses' OR reason <> '')
  );
  CREATE INDEX proposal_party_answer_of ON proposal_party_answer (proposal_id, party, id);
  ALTER TABLE proposal_party_answer ENABLE ROW LEVEL SECURITY;
  ALTER TABLE proposal_party_answer FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON proposal_party_answer TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT (id, consortium_id, proposal_id, party, answer, said_by, said_on, reason, recorded_by) ON proposal_party_answer TO solmu_app;
  CREATE POLICY read ON proposal_party_answer FOR SELECT TO solmu_app USING (proposal_id IN (SELECT p.id FROM proposal p));
  CREATE POLICY insert_rows ON proposal_party_answer FOR INSERT TO solmu_app WITH CHECK (proposal_id IN (SELECT p.id FROM proposal p WHERE ${mayLead})
    AND recorded_by = (SELECT app.user_id()));
`

const keeping = `
  -- How many parties stand in the way by the charter that holds for a proposal (libs/domain/src/governance/party-answer.ts): of each
  -- the last answer counts.
  CREATE FUNCTION app.parties_in_the_way(p_proposal uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH matter AS (SELECT m FROM proposal p JOIN charter_version c ON c.id = p.charter_version_id CROSS JOIN jsonb_array_elements(c.rules -> 'matters') m
        WHERE p.id = p_proposal AND (app.consortium_id() IS NULL OR p.consortium_id = app.consortium_id()) AND m ->> 'matter' IN (p.matter, 'ordinary') ORDER BY m ->> 'matter' = p.matter DESC LIMIT 1),
      last AS (SELECT DISTINCT ON (a.party) a.party, a.answer FROM proposal_party_answer a WHERE a.proposal_id = p_proposal ORDER BY a.party, a.id DESC)
    SELECT (SELECT count(*) FROM matter, jsonb_array_elements_text(m -> 'consent') x LEFT JOIN last l ON l.party = x WHERE l.answer IS DISTINCT FROM 'agrees')::integer
      + (SELECT count(*) FROM matter, jsonb_array_elements_text(m -> 'veto') x JOIN last l ON l.party = x WHERE l.answer = 'refuses')::integer $$;

  -- An answer is written down as long as the proposal has not ended, and never changes: a party that thinks again answers once more.
  CREATE FUNCTION app.keep_party_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) OR app.user_id() IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
      IF TG_OP <> 'INSERT' OR NOT EXISTS (SELECT 1 FROM proposal p WHERE p.id = NEW.proposal_id AND p.state IN ('open', 'closed', 'voting')) THEN
        RAISE EXCEPTION 'what a party has answered stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_party_answer BEFORE INSERT OR UPDATE OR DELETE ON proposal_party_answer FOR EACH ROW EXECUTE FUNCTION app.keep_party_answer();

  -- Nothing is adopted over a party. What a count has carried (app.settle_ballot) stays before the voters until the party agrees.
  CREATE FUNCTION app.keep_consents() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NEW.state <> 'adopted' OR OLD.state = 'adopted' OR app.parties_in_the_way(NEW.id) = 0 THEN RETURN NEW; END IF;
      IF pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
      RAISE EXCEPTION 'a party stands in the way' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
    END $$;
  CREATE TRIGGER keep_consents BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION app.keep_consents();
  REVOKE ALL ON FUNCTION app.parties_in_the_way(uuid), app.keep_party_answer(), app.keep_consents() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.parties_in_the_way(uuid) TO solmu_app;
`
