import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Proposals to the bodies of the consortium with the versions of their text, the amendments that members bring and the
 * objections that they raise. What was discussed never changes: every change is a version of its own.
 */
export class Proposals1764990000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(policies)
    await runner.query(keeping)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const texts = (column: string, most: number): string =>
  `${column} jsonb NOT NULL DEFAULT '{"fi": "", "sv": "", "en": ""}' CHECK (jsonb_typeof(${column}) = 'object' AND length(${column}::text) <= ${most})`
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string, column = 'unit_id'): string => `(${whole(action)} OR ${column} = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const tables = `
  CREATE TABLE proposal (
    id uuid PRIMARY KEY, ${consortium}, body_id uuid NOT NULL REFERENCES body(id),
    -- The unit in whose name it is made, with the organisation that runs it; and the unit of the body, whose people lead the procedure.
    unit_id uuid NOT NULL REFERENCES org_unit(id), organisation_id uuid NOT NULL REFERENCES organisation(id), lead_unit_id uuid NOT NULL REFERENCES org_unit(id),
    kind text NOT NULL CHECK (kind IN ('proposal', 'consent', 'election', 'selection', 'score', 'budget')),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'closed', 'voting', 'adopted', 'rejected', 'withdrawn')),
    -- Which matter of the charter it is, and the charter that holds for it: the one in force when it was opened.
    matter text NOT NULL CHECK (matter ~ '^[a-z][a-z0-9_]{0,29}$'), charter_version_id uuid REFERENCES charter_version(id),
    discuss_until date, object_until date, ${words('outcome', 4000)},
    opened_on date, closed_on date, ended_on date,
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT proposal_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT proposal_days CHECK (object_until >= discuss_until),
    CONSTRAINT proposal_ended CHECK ((state IN ('adopted', 'rejected', 'withdrawn')) = (ended_on IS NOT NULL)),
    CONSTRAINT proposal_opened CHECK (state IN ('draft', 'withdrawn') OR (opened_on IS NOT NULL AND discuss_until IS NOT NULL))
  );
  CREATE INDEX proposal_by_consortium ON proposal (consortium_id, state, created_at);

  CREATE TABLE proposal_version (
    id uuid PRIMARY KEY, ${consortium}, proposal_id uuid NOT NULL, number integer NOT NULL CHECK (number > 0),
    ${texts('title', 2500)}, ${texts('content', 250000)},
    options jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(options) = 'array' AND length(options::text) <= 60000), seats integer NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 50),
    -- Why it was changed, and by which amendment.
    ${words('why', 2000)}, amendment_id uuid,
    made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (proposal_id, consortium_id) REFERENCES proposal (id, consortium_id),
    CONSTRAINT proposal_version_number UNIQUE (proposal_id, number)
  );

  CREATE TABLE proposal_amendment (
    id uuid PRIMARY KEY, ${consortium}, proposal_id uuid NOT NULL, on_number integer NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation(id), unit_id uuid NOT NULL REFERENCES org_unit(id),
    ${texts('content', 250000)}, reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'rejected', 'withdrawn')), ${words('answer', 4000)},
    made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now(), answered_by uuid REFERENCES app_user(id), answered_at timestamptz,
    FOREIGN KEY (proposal_id, consortium_id) REFERENCES proposal (id, consortium_id),
    FOREIGN KEY (proposal_id, on_number) REFERENCES proposal_version (proposal_id, number),
    CONSTRAINT proposal_amendment_of UNIQUE (id, proposal_id),
    CONSTRAINT proposal_amendment_answered CHECK ((state = 'open') = (answered_at IS NULL) AND (state <> 'rejected' OR answer <> ''))
  );
  ALTER TABLE proposal_version ADD FOREIGN KEY (amendment_id, proposal_id) REFERENCES proposal_amendment (id, proposal_id);

  CREATE TABLE proposal_objection (
    id uuid PRIMARY KEY, ${consortium}, proposal_id uuid NOT NULL, organisation_id uuid NOT NULL REFERENCES organisation(id), unit_id uuid NOT NULL REFERENCES org_unit(id),
    mandate_id uuid NOT NULL REFERENCES mandate(id), reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
    made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now(), withdrawn_by uuid REFERENCES app_user(id), withdrawn_at timestamptz,
    FOREIGN KEY (proposal_id, consortium_id) REFERENCES proposal (id, consortium_id),
    CONSTRAINT proposal_objection_withdrawn CHECK (withdrawn_by IS NULL OR withdrawn_at IS NOT NULL)
  );
  CREATE UNIQUE INDEX proposal_objection_once ON proposal_objection (proposal_id, organisation_id) WHERE withdrawn_at IS NULL;
  ${['proposal', 'proposal_version', 'proposal_amendment', 'proposal_objection'].map(locked).join('')}

  INSERT INTO record_kind (kind, action) VALUES ('proposal', 'proposal.read');
`

/** Whose proposal is seen is for the proposal to say. */
const seen = 'proposal_id IN (SELECT p.id FROM proposal p)'

const policies = `
  -- Whether the viewer writes the text: those in whose name it is made, and those who lead the procedure of the body.
  CREATE FUNCTION app.may_edit_proposal(p_proposal uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM proposal p WHERE p.id = p_proposal AND p.consortium_id = app.consortium_id() AND (p.unit_id IN (SELECT app.units_for('proposal.write'))
      OR p.consortium_id IN (SELECT app.consortia_for('proposal.write')) OR p.lead_unit_id IN (SELECT app.units_for('proposal.lead')) OR p.consortium_id IN (SELECT app.consortia_for('proposal.lead')))) $$;
  -- Who votes for the members today, with the language in which they are told.
  CREATE FUNCTION app.voters_of_members() RETURNS TABLE (user_id uuid, language text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.language FROM mandate m JOIN app_user u ON u.id = m.user_id AND u.deactivated_at IS NULL
    WHERE m.consortium_id = app.consortium_id() AND m.kind = 'vote' AND m.valid_from <= app.today() AND (m.valid_to IS NULL OR m.valid_to > app.today())
      AND (m.ended_on IS NULL OR m.ended_on > app.today()) AND EXISTS (SELECT app.units_for('proposal.write')) $$;
  REVOKE ALL ON FUNCTION app.may_edit_proposal(uuid), app.voters_of_members() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.may_edit_proposal(uuid), app.voters_of_members() TO solmu_app;

  GRANT INSERT (id, consortium_id, body_id, unit_id, organisation_id, lead_unit_id, kind, matter, discuss_until, object_until, created_by) ON proposal TO solmu_app;
  GRANT UPDATE (state, matter, charter_version_id, discuss_until, object_until, outcome, opened_on, closed_on, ended_on, version) ON proposal TO solmu_app;
  CREATE POLICY read ON proposal FOR SELECT TO solmu_app USING (${at('proposal.write')} OR opened_on IS NOT NULL AND ${whole('proposal.read')});
  CREATE POLICY insert_rows ON proposal FOR INSERT TO solmu_app WITH CHECK (${at('proposal.write')} AND state = 'draft' AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON proposal FOR UPDATE TO solmu_app USING (${at('proposal.write')} OR ${at('proposal.lead', 'lead_unit_id')})
    WITH CHECK (${at('proposal.write')} OR ${at('proposal.lead', 'lead_unit_id')});

  GRANT INSERT (id, consortium_id, proposal_id, number, title, content, options, seats, why, amendment_id, made_by) ON proposal_version TO solmu_app;
  GRANT UPDATE (title, content, options, seats, made_by, made_at) ON proposal_version TO solmu_app;
  CREATE POLICY read ON proposal_version FOR SELECT TO solmu_app USING (${seen});
  CREATE POLICY insert_rows ON proposal_version FOR INSERT TO solmu_app WITH CHECK (app.may_edit_proposal(proposal_id) AND made_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON proposal_version FOR UPDATE TO solmu_app USING (app.may_edit_proposal(proposal_id)) WITH CHECK (app.may_edit_proposal(proposal_id));

  GRANT INSERT (id, consortium_id, proposal_id, on_number, organisation_id, unit_id, content, reason, made_by) ON proposal_amendment TO solmu_app;
  GRANT UPDATE (state, answer, answered_by, answered_at) ON proposal_amendment TO solmu_app;
  CREATE POLICY read ON proposal_amendment FOR SELECT TO solmu_app USING (${seen});
  CREATE POLICY insert_rows ON proposal_amendment FOR INSERT TO solmu_app WITH CHECK (${at('proposal.write')} AND ${seen} AND made_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON proposal_amendment FOR UPDATE TO solmu_app USING (${at('proposal.write')} OR app.may_edit_proposal(proposal_id))
    WITH CHECK (${at('proposal.write')} OR app.may_edit_proposal(proposal_id));

  GRANT INSERT (id, consortium_id, proposal_id, organisation_id, unit_id, mandate_id, reason, made_by) ON proposal_objection TO solmu_app;
  GRANT UPDATE (withdrawn_by, withdrawn_at) ON proposal_objection TO solmu_app;
  CREATE POLICY read ON proposal_objection FOR SELECT TO solmu_app USING (${seen});
  CREATE POLICY insert_rows ON proposal_objection FOR INSERT TO solmu_app WITH CHECK (${at('proposal.object')} AND ${seen} AND made_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON proposal_objection FOR UPDATE TO solmu_app USING (${at('proposal.object')}) WITH CHECK (${at('proposal.object')});
`

const keeping = `
  -- Whose a proposal is never changes, and it takes no step that libs/domain/src/governance/proposal.workflow.ts does not know.
  CREATE FUNCTION app.keep_proposal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR OLD.ended_on IS NOT NULL
        OR (NEW.consortium_id, NEW.body_id, NEW.unit_id, NEW.organisation_id, NEW.lead_unit_id, NEW.kind) <> (OLD.consortium_id, OLD.body_id, OLD.unit_id, OLD.organisation_id, OLD.lead_unit_id, OLD.kind)
        OR OLD.opened_on IS NOT NULL AND (NEW.opened_on, NEW.matter, NEW.charter_version_id) IS DISTINCT FROM (OLD.opened_on, OLD.matter, OLD.charter_version_id) THEN
        RAISE EXCEPTION 'a proposal is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
      END IF;
      IF NEW.state <> OLD.state AND ((OLD.state, NEW.state) NOT IN (('draft', 'open'), ('open', 'closed'), ('closed', 'open'), ('closed', 'voting'), ('closed', 'adopted'), ('voting', 'adopted'),
          ('voting', 'rejected'), ('draft', 'withdrawn'), ('open', 'withdrawn'), ('closed', 'withdrawn'))
        OR NEW.state = 'closed' AND EXISTS (SELECT 1 FROM proposal_amendment a WHERE a.proposal_id = NEW.id AND a.state = 'open')
        OR OLD.state = 'closed' AND NEW.state = 'adopted' AND (NEW.kind <> 'consent' OR NEW.object_until >= app.today()
          OR EXISTS (SELECT 1 FROM proposal_objection o WHERE o.proposal_id = NEW.id AND o.withdrawn_at IS NULL))) THEN
        RAISE EXCEPTION 'no such step' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_proposal BEFORE UPDATE OR DELETE ON proposal FOR EACH ROW EXECUTE FUNCTION app.keep_proposal();

  -- A draft is written over; once it was opened each change is a new version, and none is made after the discussion.
  CREATE FUNCTION app.keep_proposal_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE p_state text := (SELECT p.state FROM proposal p WHERE p.id = coalesce(NEW.proposal_id, OLD.proposal_id));
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF app.user_id() IS NULL AND TG_OP = 'INSERT' THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND p_state <> 'draft' OR TG_OP = 'INSERT' AND p_state NOT IN ('draft', 'open') THEN
        RAISE EXCEPTION 'what was discussed stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_proposal_version BEFORE INSERT OR UPDATE OR DELETE ON proposal_version FOR EACH ROW EXECUTE FUNCTION app.keep_proposal_version();

  -- Amendments are brought and answered while the discussion is open, and objections to what asks for consent until its day.
  CREATE FUNCTION app.keep_proposal_amendment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) OR app.user_id() IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
      IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND OLD.state <> 'open' OR NOT EXISTS (SELECT 1 FROM proposal p WHERE p.id = NEW.proposal_id AND p.state = 'open') THEN
        RAISE EXCEPTION 'the discussion is not open' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_proposal_amendment BEFORE INSERT OR UPDATE OR DELETE ON proposal_amendment FOR EACH ROW EXECUTE FUNCTION app.keep_proposal_amendment();

  CREATE FUNCTION app.keep_proposal_objection() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) OR app.user_id() IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
      IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM proposal p WHERE p.id = NEW.proposal_id AND p.kind = 'consent' AND p.state IN ('open', 'closed') AND (TG_OP = 'UPDATE' OR p.object_until >= app.today())) THEN
        RAISE EXCEPTION 'no time for objections' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_proposal_state';
      END IF;
      IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM mandate m WHERE m.id = NEW.mandate_id AND m.organisation_id = NEW.organisation_id AND m.kind = 'vote' AND m.user_id = app.user_id()
          AND m.valid_from <= app.today() AND (m.valid_to IS NULL OR m.valid_to > app.today()) AND (m.ended_on IS NULL OR m.ended_on > app.today())) THEN
        RAISE EXCEPTION 'the mandate has ended' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_not_a_voter';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_proposal_objection BEFORE INSERT OR UPDATE OR DELETE ON proposal_objection FOR EACH ROW EXECUTE FUNCTION app.keep_proposal_objection();
  REVOKE ALL ON FUNCTION app.keep_proposal(), app.keep_proposal_version(), app.keep_proposal_amendment(), app.keep_proposal_objection() FROM PUBLIC;
`
