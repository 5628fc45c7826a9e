import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Whoever leads a body, and whoever writes for it, do so by their seat, whatever role they hold otherwise: see
 * libs/domain/src/governance/meeting-duties.ts. An item about a proposal keeps which version of its text was before the members at the
 * notice, and which one was decided.
 */
export class MeetingOffices1765120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [offices, policies, duties, versions, keeping, signing]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const holdsToday = (table: string): string => `${table}.valid_from <= app.today() AND (${table}.valid_to IS NULL OR ${table}.valid_to > app.today())
  AND (${table}.ended_on IS NULL OR ${table}.ended_on > app.today())`

const offices = `
  -- The bodies that the viewer leads, or for which they write, today. Whoever stands in for the chair or the secretary is as they are.
  CREATE FUNCTION app.my_offices() RETURNS TABLE (body_id uuid, office text) LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT m.body_id, CASE WHEN s.role = 'secretary' THEN 'secretary' ELSE 'chair' END
    FROM body_member m JOIN body_member s ON s.id = coalesce(m.substitute_for, m.id)
    WHERE m.consortium_id = app.consortium_id() AND m.user_id = app.user_id() AND ${holdsToday('m')}
      AND (s.role IN ('chair', 'secretary') OR s.role = 'vice_chair' AND m.substitute_for IS NULL) AND EXISTS (SELECT 1 FROM app.my_grants('meeting.hold')) $$;

  -- Whose role it is to arrange the meetings of its unit.
  CREATE FUNCTION app.arranges_meeting(p_meeting uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM meeting m WHERE m.id = p_meeting AND (m.consortium_id IN (SELECT app.consortia_for('meeting.manage'))
      OR m.consortium_id = app.consortium_id() AND m.unit_id IN (SELECT app.units_for('meeting.manage')))) $$;
  CREATE OR REPLACE FUNCTION app.manages_meeting(p_meeting uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT app.arranges_meeting(p_meeting) OR EXISTS (SELECT 1 FROM meeting m JOIN app.my_offices() o ON o.body_id = m.body_id WHERE m.id = p_meeting AND m.consortium_id = app.consortium_id()) $$;

  CREATE OR REPLACE FUNCTION app.meetings_read() RETURNS SETOF uuid LANGUAGE plpgsql STABLE ${definer} AS $$
    DECLARE is_reader boolean := EXISTS (SELECT app.consortia_for('meeting.read')); is_manager boolean := app.consortium_id() IN (SELECT app.consortia_for('meeting.manage'));
      managed uuid[] := ARRAY(SELECT app.units_for('meeting.manage')); bodies uuid[] := ARRAY(SELECT app.my_bodies()); held uuid[] := ARRAY(SELECT o.body_id FROM app.my_offices() o);
    BEGIN
      RETURN QUERY SELECT m.id FROM meeting m WHERE m.consortium_id = app.consortium_id() AND is_reader
        AND (is_manager OR m.unit_id = ANY (managed) OR m.body_id = ANY (held) OR m.publication IN ('members', 'public')
          OR m.called_at IS NOT NULL AND (m.body_id = ANY (bodies) OR m.signers @> jsonb_build_array(jsonb_build_object('userId', app.user_id()))));
    END $$;
  REVOKE ALL ON FUNCTION app.my_offices(), app.arranges_meeting(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_offices(), app.arranges_meeting(uuid) TO solmu_app;
`

const mine = `(${at('meeting.manage')} OR consortium_id = app.consortium_id() AND body_id = ANY (ARRAY(SELECT o.body_id FROM app.my_offices() o)))`

const policies = `
  DROP POLICY insert_rows ON meeting;
  DROP POLICY update_rows ON meeting;
  CREATE POLICY insert_rows ON meeting FOR INSERT TO solmu_app WITH CHECK (${mine} AND state = 'draft' AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON meeting FOR UPDATE TO solmu_app USING (${mine}) WITH CHECK (${mine});
`

const duties = `
  -- A meeting is opened and closed by whoever leads it, and its minutes are published by those who keep the register of decisions.
  CREATE FUNCTION app.demand_meeting_duty() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF app.user_id() IS NULL OR NEW.state = OLD.state OR NEW.state NOT IN ('open', 'closed', 'published') OR app.arranges_meeting(NEW.id) THEN RETURN NEW; END IF;
      IF NEW.state = 'published' OR NOT EXISTS (SELECT 1 FROM app.my_offices() o WHERE o.body_id = NEW.body_id AND o.office = 'chair') THEN
        RAISE EXCEPTION 'whoever writes for a body does not lead it' USING ERRCODE = 'insufficient_privilege';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER demand_meeting_duty BEFORE UPDATE ON meeting FOR EACH ROW EXECUTE FUNCTION app.demand_meeting_duty();
  REVOKE ALL ON FUNCTION app.demand_meeting_duty() FROM PUBLIC;
`

const versions = `
  -- The version of the proposal's text that was before the members at the notice, and the one that was decided.
  ALTER TABLE meeting_item ADD COLUMN noticed_version integer, ADD COLUMN decided_version integer,
    ADD FOREIGN KEY (proposal_id, noticed_version) REFERENCES proposal_version (proposal_id, number),
    ADD FOREIGN KEY (proposal_id, decided_version) REFERENCES proposal_version (proposal_id, number),
    ADD CONSTRAINT meeting_item_version CHECK (noticed_version IS NULL AND decided_version IS NULL OR proposal_id IS NOT NULL);
  GRANT UPDATE (noticed_version, decided_version) ON meeting_item TO solmu_app;
`

const keeping = `
  CREATE OR REPLACE FUNCTION app.keep_meeting_part() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE held meeting; part jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
      record text[] := ARRAY['minutes', 'handling', 'votes', 'tie_break', 'dissent', 'recusals', 'present', 'outcome', 'ballot_id', 'decided_version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      SELECT * INTO held FROM meeting m WHERE m.id = (part ->> 'meeting_id')::uuid;
      IF held.state IN ('published', 'cancelled') OR held.state = 'signed' AND (TG_TABLE_NAME <> 'meeting_item' OR TG_OP <> 'UPDATE' OR to_jsonb(NEW) - 'decision_id' <> to_jsonb(OLD) - 'decision_id')
        OR TG_TABLE_NAME = 'meeting_item' AND held.state <> 'draft' AND (TG_OP <> 'UPDATE' OR to_jsonb(NEW) - record - 'decision_id' <> to_jsonb(OLD) - record - 'decision_id')
        OR TG_TABLE_NAME = 'meeting_item' AND TG_OP = 'UPDATE' AND held.state NOT IN ('open', 'closed', 'signed') AND (to_jsonb(NEW) -> 'outcome') IS DISTINCT FROM (to_jsonb(OLD) -> 'outcome')
        OR TG_TABLE_NAME = 'meeting_paper' AND TG_OP = 'DELETE' AND held.state NOT IN ('draft', 'called') THEN
        RAISE EXCEPTION 'not written at this time' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_meeting_state';
      END IF;
      RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END $$;
`

const signing = `
  -- As before, but that what says nothing of versions is hashed as it was when there were none: what was signed stays as it was signed.
  CREATE OR REPLACE FUNCTION app.minutes_hash(p_meeting uuid) RETURNS text LANGUAGE sql STABLE ${definer} SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(jsonb_build_object(
      'meeting', to_jsonb(m) - ARRAY['state', 'publication', 'version', 'changed_at', 'sequence', 'created_by'],
      'items', (SELECT jsonb_agg(to_jsonb(i) - 'decision_id' - CASE WHEN i.noticed_version IS NULL AND i.decided_version IS NULL THEN ARRAY['noticed_version', 'decided_version'] ELSE '{}' END
        ORDER BY i.position) FROM meeting_item i WHERE i.meeting_id = m.id),
      'attendance', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.seat_id) FROM meeting_attendance a WHERE a.meeting_id = m.id),
      'papers', (SELECT jsonb_agg(p.file_hash ORDER BY p.file_hash) FROM meeting_paper p WHERE p.meeting_id = m.id))::text, 'UTF8')), 'hex')
    FROM meeting m WHERE m.id = p_meeting AND (app.user_id() IS NULL OR m.id IN (SELECT app.meetings_read())) $$;
`
