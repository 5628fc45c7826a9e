import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Mandates for negotiations with authorities: who negotiates, about what, within which limits and until when; the position of the
 * network in its versions, the meetings with the authority, and what came of them. Inside matters: read by the head office, the
 * centres and the negotiators.
 */
export class Negotiations1765031000000 implements MigrationInterface {
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
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`
const part = 'negotiation_id uuid NOT NULL, FOREIGN KEY (negotiation_id, consortium_id) REFERENCES negotiation (id, consortium_id)'

const tables = `
  CREATE TABLE negotiation (
    id uuid PRIMARY KEY, ${consortium},
    -- The head office, whose matter it is, and the body that gave the mandate.
    unit_id uuid NOT NULL REFERENCES org_unit(id), body_id uuid,
    -- Given by the database, without a gap within a year.
    year integer NOT NULL, serial integer NOT NULL CHECK (serial > 0),
    authority text NOT NULL CHECK (length(authority) BETWEEN 1 AND 300),
    authority_kind text NOT NULL CHECK (authority_kind IN ('ministry', 'vitality_centre', 'wellbeing_county', 'municipality', 'employment_area', 'social_insurance', 'other')),
    subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 300), ${words('limits', 10000)},
    decision_id uuid, valid_from date NOT NULL, valid_to date NOT NULL,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'given', 'ended')),
    -- What came of it, when, and by which decision.
    ${words('outcome', 10000)}, outcome_on date, outcome_decision_id uuid, ended_on date,
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT negotiation_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT negotiation_number UNIQUE (consortium_id, year, serial),
    CONSTRAINT negotiation_days CHECK (valid_to >= valid_from),
    CONSTRAINT negotiation_given CHECK (state = 'draft' OR decision_id IS NOT NULL OR body_id IS NOT NULL),
    CONSTRAINT negotiation_ended CHECK ((state = 'ended') = (ended_on IS NOT NULL) AND (state = 'ended') = (outcome <> '') AND (state = 'ended') = (outcome_on IS NOT NULL)),
    FOREIGN KEY (body_id, consortium_id) REFERENCES body (id, consortium_id),
    FOREIGN KEY (decision_id, consortium_id) REFERENCES governance_decision (id, consortium_id),
    FOREIGN KEY (outcome_decision_id, consortium_id) REFERENCES governance_decision (id, consortium_id)
  );

  CREATE TABLE negotiator (
    id uuid PRIMARY KEY, ${consortium}, ${part},
    -- An account, or somebody without one by name.
    user_id uuid REFERENCES app_user(id), person_name text NOT NULL CHECK (length(person_name) BETWEEN 1 AND 200), place integer NOT NULL,
    CONSTRAINT negotiator_once UNIQUE (negotiation_id, user_id)
  );

  -- What the network says in it; each change is a version of its own.
  CREATE TABLE negotiation_position (
    id uuid PRIMARY KEY, ${consortium}, ${part}, number integer NOT NULL CHECK (number > 0),
    content text NOT NULL CHECK (length(content) BETWEEN 1 AND 20000), ${words('why', 2000)},
    written_by uuid REFERENCES app_user(id), written_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT negotiation_position_number UNIQUE (negotiation_id, number)
  );

  CREATE TABLE negotiation_meeting (
    id uuid PRIMARY KEY, ${consortium}, ${part}, met_on date NOT NULL,
    ${words('place', 300)}, people text NOT NULL CHECK (length(people) BETWEEN 1 AND 2000), notes text NOT NULL CHECK (length(notes) BETWEEN 1 AND 20000),
    -- libs/domain/src/governance/evidence-link.ts, EvidenceLink[]: where its papers are.
    links jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(links) = 'array' AND length(links::text) <= 20000),
    written_by uuid REFERENCES app_user(id), written_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1
  );
  CREATE INDEX negotiation_meeting_of ON negotiation_meeting (negotiation_id, met_on);
  ${['negotiation', 'negotiator', 'negotiation_position', 'negotiation_meeting'].map(locked).join('')}
`

const seen = 'negotiation_id IN (SELECT n.id FROM negotiation n)'
const mine = 'negotiation_id = ANY (ARRAY(SELECT app.my_negotiations()))'

const policies = `
  -- Where the viewer negotiates.
  CREATE FUNCTION app.my_negotiations() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.negotiation_id FROM negotiator p WHERE p.consortium_id = app.consortium_id() AND p.user_id = app.user_id() AND EXISTS (SELECT 1 FROM app.my_grants('negotiation.work')) $$;

  -- Who can be named a negotiator: those who work somewhere in the network.
  CREATE FUNCTION app.negotiation_people() RETURNS TABLE (id uuid, name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.display_name FROM role_assignment r JOIN app_user u ON u.id = r.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE r.consortium_id = app.consortium_id() AND r.consortium_id IN (SELECT app.consortia_for('negotiation.manage')) AND r.role <> 'funder'
      AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today()) $$;
  REVOKE ALL ON FUNCTION app.my_negotiations(), app.negotiation_people() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_negotiations(), app.negotiation_people() TO solmu_app;

  GRANT INSERT (id, consortium_id, unit_id, body_id, authority, authority_kind, subject, limits, decision_id, valid_from, valid_to, created_by) ON negotiation TO solmu_app;
  GRANT UPDATE (body_id, authority, authority_kind, subject, limits, decision_id, valid_from, valid_to, state, outcome, outcome_on, outcome_decision_id, ended_on, version) ON negotiation TO solmu_app;
  CREATE POLICY read ON negotiation FOR SELECT TO solmu_app USING (${whole('negotiation.manage')}
    OR state <> 'draft' AND (${whole('negotiation.read')} OR consortium_id = app.consortium_id() AND id = ANY (ARRAY(SELECT app.my_negotiations()))));
  CREATE POLICY insert_rows ON negotiation FOR INSERT TO solmu_app WITH CHECK (${whole('negotiation.manage')} AND state = 'draft' AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON negotiation FOR UPDATE TO solmu_app USING (${whole('negotiation.manage')}) WITH CHECK (${whole('negotiation.manage')});

  GRANT INSERT (id, consortium_id, negotiation_id, user_id, person_name, place), DELETE ON negotiator TO solmu_app;
  CREATE POLICY read ON negotiator FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND ${seen});
  CREATE POLICY insert_rows ON negotiator FOR INSERT TO solmu_app WITH CHECK (${whole('negotiation.manage')} AND ${seen});
  CREATE POLICY delete_rows ON negotiator FOR DELETE TO solmu_app USING (${whole('negotiation.manage')} AND ${seen});

  GRANT INSERT (id, consortium_id, negotiation_id, number, content, why, written_by) ON negotiation_position TO solmu_app;
  GRANT INSERT (id, consortium_id, negotiation_id, met_on, place, people, notes, links, written_by), UPDATE (met_on, place, people, notes, links, version) ON negotiation_meeting TO solmu_app;
  ${['negotiation_position', 'negotiation_meeting']
    .map(
      (table) => `
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND ${seen});
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app
    WITH CHECK (consortium_id = app.consortium_id() AND ${seen} AND written_by = (SELECT app.user_id()) AND (${whole('negotiation.manage')} OR ${mine}));`
    )
    .join('')}
  CREATE POLICY update_rows ON negotiation_meeting FOR UPDATE TO solmu_app USING (consortium_id = app.consortium_id() AND ${seen} AND (${whole('negotiation.manage')} OR ${mine}))
    WITH CHECK (consortium_id = app.consortium_id() AND (${whole('negotiation.manage')} OR ${mine}));
`

const keeping = `
  -- The number comes from the database, under a lock, so that two mandates written at once leave no gap and share none.
  CREATE FUNCTION app.number_negotiation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      NEW.year := extract(year FROM NEW.valid_from)::integer;
      PERFORM pg_advisory_xact_lock(hashtextextended('negotiation:' || NEW.consortium_id || ':' || NEW.year, 0));
      SELECT coalesce(max(n.serial), 0) + 1 INTO NEW.serial FROM negotiation n WHERE n.consortium_id = NEW.consortium_id AND n.year = NEW.year;
      RETURN NEW;
    END $$;
  CREATE TRIGGER number_negotiation BEFORE INSERT ON negotiation FOR EACH ROW EXECUTE FUNCTION app.number_negotiation();

  -- A mandate that was given stays as it was given, and ends once.
  CREATE FUNCTION app.keep_negotiation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE moving text[] := ARRAY['state', 'outcome', 'outcome_on', 'outcome_decision_id', 'ended_on', 'version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR OLD.state = 'ended' OR (NEW.consortium_id, NEW.unit_id, NEW.year, NEW.serial) <> (OLD.consortium_id, OLD.unit_id, OLD.year, OLD.serial)
        OR OLD.state = 'given' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
        OR NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('draft', 'given'), ('given', 'ended')) THEN
        RAISE EXCEPTION 'a mandate is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_negotiation_state';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_negotiation BEFORE UPDATE OR DELETE ON negotiation FOR EACH ROW EXECUTE FUNCTION app.keep_negotiation();

  -- Negotiators are named in the draft; what was said is written while the mandate stands, and of a position nothing changes.
  CREATE FUNCTION app.keep_negotiation_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE n_state text := (SELECT n.state FROM negotiation n WHERE n.id = coalesce(NEW.negotiation_id, OLD.negotiation_id));
    BEGIN
      IF app.user_id() IS NULL OR TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN coalesce(NEW, OLD); END IF;
      IF TG_TABLE_NAME = 'negotiator' AND (TG_OP = 'UPDATE' OR n_state <> 'draft')
        OR TG_TABLE_NAME <> 'negotiator' AND (TG_OP = 'DELETE' OR n_state <> 'given' OR TG_TABLE_NAME = 'negotiation_position' AND TG_OP = 'UPDATE') THEN
        RAISE EXCEPTION 'a mandate is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_negotiation_state';
      END IF;
      RETURN coalesce(NEW, OLD);
    END $$;
  ${['negotiator', 'negotiation_position', 'negotiation_meeting']
    .map((table) => `CREATE TRIGGER keep_${table} BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION app.keep_negotiation_part();`)
    .join('\n  ')}
  REVOKE ALL ON FUNCTION app.number_negotiation(), app.keep_negotiation(), app.keep_negotiation_part() FROM PUBLIC;
`
