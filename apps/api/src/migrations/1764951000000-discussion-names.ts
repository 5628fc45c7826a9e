import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who did and said what on the line of time of a record: the names stay when people leave, and go when they are erased. */
export class DiscussionNames1764951000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(names)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const names = `
  -- Those who talk about a record, by name: whoever was erased is named no more.
  CREATE OR REPLACE FUNCTION app.comment_people(p_kind text, p_record uuid) RETURNS TABLE (user_id uuid, display_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.display_name FROM app_user u WHERE u.erased_at IS NULL AND u.id IN (SELECT unnest(c.mentioned || c.author_id) FROM comment c
      WHERE c.subject_type = p_kind AND c.subject_id = p_record AND c.consortium_id = app.consortium_id() AND app.reads_record(c.subject_type, c.unit_id)) $$;

  -- Whether somebody held a right at a unit on a day, whatever has become of them since.
  CREATE FUNCTION app.held_on(p_user uuid, p_action text, p_unit uuid, p_day date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = p_action
      WHERE a.user_id = p_user AND a.consortium_id = app.consortium_id() AND a.valid_from <= p_day AND (a.valid_to IS NULL OR a.valid_to > p_day)
        AND (g.reach = 'network' OR p_unit IS NOT NULL AND (g.reach IN ('unit', 'subtree') AND a.unit_id = p_unit
          OR g.reach = 'subtree' AND p_unit IN (SELECT app.subtree(a.unit_id))))) $$;

  -- As before: the deed, the day, and who did it. The name stands there where it was somebody who worked with such records there on
  -- that day or does so now, and where the reader sees the account anyway; of whoever was erased it is only said that they were here.
  DROP FUNCTION app.record_deeds(text, uuid, text[], integer);
  CREATE FUNCTION app.record_deeds(p_kind text, p_record uuid, p_deeds text[], p_limit integer)
    RETURNS TABLE (id uuid, deed text, at timestamptz, actor_id uuid, actor_name text, actor text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE needed text; seen uuid[] := ARRAY(SELECT app.users_for('access.read'));
    BEGIN
      SELECT k.action INTO needed FROM record_kind k WHERE k.kind = p_kind;
      RETURN QUERY SELECT e.id, e.action, e.recorded_at, n.id, n.display_name,
        CASE WHEN e.actor_id IS NULL THEN 'system' WHEN n.id IS NOT NULL THEN 'person' WHEN u.erased_at IS NOT NULL THEN 'former' ELSE 'hidden' END
      FROM audit_entry e LEFT JOIN app_user u ON u.id = e.actor_id
        LEFT JOIN app_user n ON n.id = u.id AND u.erased_at IS NULL AND (u.id = app.user_id() OR u.id = ANY (seen) OR app.holds_at(u.id, needed, e.unit_id)
          OR app.held_on(u.id, needed, e.unit_id, (e.recorded_at AT TIME ZONE 'Europe/Helsinki')::date))
      WHERE e.subject_type = p_kind AND e.subject_id = p_record AND e.consortium_id = app.consortium_id() AND e.outcome = 'done'
        AND e.action = ANY (p_deeds) AND app.reads_record(p_kind, e.unit_id)
      ORDER BY e.number DESC LIMIT p_limit;
    END $$;
  REVOKE ALL ON FUNCTION app.held_on(uuid, text, uuid, date), app.record_deeds(text, uuid, text[], integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.record_deeds(text, uuid, text[], integer) TO solmu_app;
`
