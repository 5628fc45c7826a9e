import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What decisions on membership rest on: files of visits, of minutes and of hearings; the ballot that a vote of the members was;
 * people by their accounts; and the hearing without which no member is expelled (Associations Act 503/1989, 14–15 §).
 */
export class DecisionRecords1764954000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(expulsions)
    await runner.query(files)
    await runner.query(people)
    await runner.query(drafts)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR centre_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const own = (action: string): string => `consortium_id = app.consortium_id() AND organisation_id = ANY (ARRAY(SELECT app.organisations_at('${action}')))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const expulsions = `
  -- That a member be expelled: proposed with its grounds, heard, and decided or dropped. libs/domain/src/onboarding/expulsion.ts
  CREATE TABLE member_expulsion (
    id uuid PRIMARY KEY, ${consortium}, centre_id uuid NOT NULL REFERENCES org_unit(id), organisation_id uuid NOT NULL REFERENCES organisation(id),
    membership_id uuid NOT NULL, state text NOT NULL DEFAULT 'hearing' CHECK (state IN ('hearing', 'decided', 'dropped')),
    grounds text NOT NULL CHECK (length(grounds) BETWEEN 1 AND 5000), proposed_on date NOT NULL DEFAULT app.today(), proposed_by uuid REFERENCES app_user(id),
    -- The last day on which the member is heard.
    hearing_until date NOT NULL, ${words('statement', 5000)}, statement_on date, statement_by uuid REFERENCES app_user(id), ${words('statement_name', 200)},
    -- The ballot: libs/domain/src/onboarding/ballot.ts, Participant.
    participants jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(participants) = 'array' AND jsonb_array_length(participants) <= 200 AND length(participants::text) <= 100000),
    votes_for integer CHECK (votes_for >= 0), votes_against integer CHECK (votes_against >= 0), votes_abstain integer CHECK (votes_abstain >= 0),
    closed_on date, closed_by uuid REFERENCES app_user(id), ${words('closed_reason', 2000)}, version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (membership_id, consortium_id) REFERENCES membership (id, consortium_id),
    CONSTRAINT member_expulsion_hearing CHECK (hearing_until >= proposed_on + 14),
    CONSTRAINT member_expulsion_statement CHECK ((statement = '') = (statement_on IS NULL)),
    CONSTRAINT member_expulsion_closed CHECK ((state = 'hearing') = (closed_on IS NULL) AND (state = 'decided') = (votes_for IS NOT NULL))
  );
  CREATE UNIQUE INDEX member_expulsion_one_open ON member_expulsion (organisation_id) WHERE state = 'hearing';
  CREATE INDEX member_expulsion_of ON member_expulsion (membership_id);
  ${locked('member_expulsion')}
  GRANT INSERT (id, consortium_id, centre_id, organisation_id, membership_id, grounds, hearing_until, proposed_by) ON member_expulsion TO solmu_app;
  GRANT UPDATE (state, statement, statement_on, statement_by, statement_name, participants, votes_for, votes_against, votes_abstain, closed_on, closed_by, closed_reason, version)
    ON member_expulsion TO solmu_app;
  -- Read by those who look after the member and those who decide, and by those who answer for it: whoever is to be heard sees the grounds.
  CREATE POLICY read ON member_expulsion FOR SELECT TO solmu_app USING (${at('application.read')} OR ${own('member.leave')});
  CREATE POLICY insert_rows ON member_expulsion FOR INSERT TO solmu_app WITH CHECK (proposed_by = (SELECT app.user_id()) AND state = 'hearing' AND ${at('member.manage')});
  CREATE POLICY update_rows ON member_expulsion FOR UPDATE TO solmu_app USING (state = 'hearing' AND (${at('member.manage')} OR ${whole('application.decide')} OR ${own('member.leave')}))
    WITH CHECK (${at('member.manage')} OR ${whole('application.decide')} OR ${own('member.leave')} AND state = 'hearing');

  -- What was proposed stays as it was said, an answer is given once, and what is closed stays closed.
  CREATE FUNCTION app.keep_expulsion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'UPDATE' AND OLD.state = 'hearing' AND (OLD.statement = '' OR NEW.statement = OLD.statement)
        AND (NEW.state <> 'decided' OR OLD.statement_on IS NOT NULL OR OLD.hearing_until < app.today()) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'what was said of an expulsion stands, and nobody is expelled unheard' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_expulsion_stands';
    END $$;
  CREATE TRIGGER keep_said BEFORE UPDATE OR DELETE ON member_expulsion FOR EACH ROW EXECUTE FUNCTION app.keep_expulsion();
  -- Only a member is expelled, and its centre looks after it.
  CREATE FUNCTION app.check_expulsion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM membership m WHERE m.id = NEW.membership_id AND m.consortium_id = NEW.consortium_id AND m.organisation_id = NEW.organisation_id
          AND m.centre_id = NEW.centre_id AND app.membership_state(m.id, app.today()) IN ('admitted', 'active', 'notice_given', 'suspended')) THEN
        RAISE EXCEPTION 'nobody to expel' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_membership_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_member BEFORE INSERT ON member_expulsion FOR EACH ROW EXECUTE FUNCTION app.check_expulsion();

  ALTER TABLE membership_decision ADD COLUMN expulsion_id uuid UNIQUE REFERENCES member_expulsion(id);
  GRANT INSERT (expulsion_id) ON membership_decision TO solmu_app;
  CREATE FUNCTION app.is_heard(p_expulsion uuid, p_organisation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM member_expulsion e WHERE e.id = p_expulsion AND e.organisation_id = p_organisation AND e.consortium_id = app.consortium_id() AND e.state = 'decided') $$;
  -- Nobody is expelled but by a proposal that was heard and decided.
  CREATE POLICY heard ON membership_decision AS RESTRICTIVE FOR INSERT TO solmu_app
    WITH CHECK ((outcome = 'expelled') = (expulsion_id IS NOT NULL) AND (outcome <> 'expelled' OR app.is_heard(expulsion_id, organisation_id)));
  REVOKE ALL ON FUNCTION app.keep_expulsion(), app.check_expulsion(), app.is_heard(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.is_heard(uuid, uuid) TO solmu_app;
`

const owners = ['visit_id', 'step_id', 'decision_id', 'expulsion_id'] as const

const files = `
  CREATE TABLE procedure_file (
    id uuid PRIMARY KEY, ${consortium}, centre_id uuid REFERENCES org_unit(id),
    visit_id uuid REFERENCES application_visit(id), step_id uuid REFERENCES application_decision_step(id), decision_id uuid REFERENCES membership_decision(id),
    expulsion_id uuid REFERENCES member_expulsion(id),
    file_key uuid NOT NULL UNIQUE, file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200), file_type text NOT NULL CHECK (length(file_type) BETWEEN 1 AND 100),
    file_size integer NOT NULL CHECK (file_size > 0), file_hash text NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
    added_by uuid REFERENCES app_user(id), added_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT procedure_file_of_one CHECK (num_nonnulls(${owners.join(', ')}) = 1)
  );
  ${owners.map((owner) => `CREATE INDEX procedure_file_of_${owner} ON procedure_file (${owner}) WHERE ${owner} IS NOT NULL;`).join('\n  ')}
  ${locked('procedure_file')}
  GRANT INSERT (id, consortium_id, centre_id, visit_id, step_id, decision_id, expulsion_id, file_key, file_name, file_type, file_size, file_hash, added_by), DELETE ON procedure_file TO solmu_app;
  -- Of a hearing they are read by whoever reads the hearing, the member among them.
  CREATE POLICY read ON procedure_file FOR SELECT TO solmu_app USING (${at('application.read')} OR expulsion_id IN (SELECT e.id FROM member_expulsion e));
  ${['INSERT TO solmu_app WITH CHECK (added_by = (SELECT app.user_id()) AND', 'DELETE TO solmu_app USING (']
    .map(
      (what, place) => `CREATE POLICY ${place === 0 ? 'insert_rows' : 'delete_rows'} ON procedure_file FOR ${what} CASE
    WHEN visit_id IS NOT NULL THEN ${at('application.manage')} OR ${at('application.assess')} WHEN step_id IS NOT NULL THEN ${at('application.decide')}
    WHEN decision_id IS NOT NULL THEN ${at('application.decide')} OR ${whole('member.rule')} ELSE ${at('member.manage')} END);`
    )
    .join('\n  ')}
  -- A file lies where what it belongs to is.
  CREATE FUNCTION app.check_procedure_file() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM application_visit t WHERE t.id = NEW.visit_id AND (t.consortium_id, t.centre_id) = (NEW.consortium_id, NEW.centre_id)
        UNION ALL SELECT 1 FROM application_decision_step t WHERE t.id = NEW.step_id AND (t.consortium_id, t.centre_id) = (NEW.consortium_id, NEW.centre_id)
        UNION ALL SELECT 1 FROM membership_decision t WHERE t.id = NEW.decision_id AND t.consortium_id = NEW.consortium_id AND t.centre_id IS NOT DISTINCT FROM NEW.centre_id
        UNION ALL SELECT 1 FROM member_expulsion t WHERE t.id = NEW.expulsion_id AND (t.consortium_id, t.centre_id) = (NEW.consortium_id, NEW.centre_id)) THEN
        RAISE EXCEPTION 'of another place' USING ERRCODE = 'check_violation', CONSTRAINT = 'procedure_file_place';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_place BEFORE INSERT ON procedure_file FOR EACH ROW EXECUTE FUNCTION app.check_procedure_file();
  -- Of an application that was emptied nothing stays that was gathered on a visit; answers the keys of what goes. For the clock alone.
  CREATE FUNCTION app.erase_visit_files() RETURNS TABLE (file_key uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN RAISE EXCEPTION 'files are erased by the clock' USING ERRCODE = 'insufficient_privilege'; END IF;
      RETURN QUERY DELETE FROM procedure_file f USING application_visit v JOIN application a ON a.id = v.application_id
        WHERE f.visit_id = v.id AND a.erased_at IS NOT NULL RETURNING f.file_key;
    END $$;
  REVOKE ALL ON FUNCTION app.check_procedure_file(), app.erase_visit_files() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.erase_visit_files() TO solmu_app;
`

const people = `
  -- On which ballot or minutes a vote of the members rests.
  ALTER TABLE application_decision_step ADD COLUMN ${words('basis', 1000)};
  GRANT INSERT (basis) ON application_decision_step TO solmu_app;
  CREATE FUNCTION app.check_step_people() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NEW.body = 'member_vote' AND NEW.basis = '' THEN
        RAISE EXCEPTION 'a vote of the members rests on something' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_decision_step_basis';
      END IF;
      -- Whoever declared as an assessor that something binds them does not vote either.
      IF EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.participants) p JOIN application_assessor a ON a.application_id = NEW.application_id AND a.user_id::text = p->>'userId'
          WHERE a.conflict <> 'none' AND NOT (p->>'isRecused')::boolean) THEN
        RAISE EXCEPTION 'bound to the applicant' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_decision_step_recused';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_people BEFORE INSERT ON application_decision_step FOR EACH ROW EXECUTE FUNCTION app.check_step_people();

  -- Who may be named as having decided at a centre, for those who record it: whoever holds a role there, below it or for the whole network.
  CREATE FUNCTION app.deciders_at(p_centre uuid) RETURNS TABLE (user_id uuid, display_name text, unit_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (u.id) u.id, u.display_name, a.unit_id FROM role_assignment a JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
      JOIN org_unit o ON o.id = a.unit_id
    WHERE a.consortium_id = app.consortium_id() AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      AND (o.type = 'headquarters' OR a.unit_id IN (SELECT app.subtree(p_centre)))
      AND EXISTS (SELECT 1 FROM org_unit c WHERE c.id = p_centre AND c.consortium_id = app.consortium_id()
        AND (c.consortium_id IN (SELECT app.consortia_for('application.decide')) OR c.id IN (SELECT app.units_for('application.decide'))))
    ORDER BY u.id, (o.type = 'headquarters'), a.valid_from $$;
  REVOKE ALL ON FUNCTION app.check_step_people(), app.deciders_at(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.deciders_at(uuid) TO solmu_app;
`

const drafts = `
  -- A draft that nobody wants is thrown away; what was released stays.
  ${['criteria_set', 'decision_path']
    .map(
      (table) => `GRANT DELETE ON ${table} TO solmu_app;
  CREATE POLICY delete_rows ON ${table} FOR DELETE TO solmu_app USING (state = 'draft' AND ${whole('member.rule')});`
    )
    .join('\n  ')}
`
