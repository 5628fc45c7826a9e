import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What shows the right behind a mandate, as a file; who could sign by their mandate in Solmu; and who reads what is said about
 * an agreement, which is read by its parties wherever it is looked after.
 */
export class AgreementsRead1764952000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(mandateFiles)
    await runner.query(discussions)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const mandateFiles = `
  -- Minutes, an extract or a power of attorney. It goes with the mandate: read by whoever reads that, and kept once it has ended.
  ALTER TABLE mandate ADD COLUMN file_key uuid, ADD COLUMN file_name text CHECK (length(file_name) <= 200), ADD COLUMN file_size integer CHECK (file_size > 0),
    ADD COLUMN file_hash text CHECK (file_hash ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT mandate_file CHECK (num_nulls(file_key, file_name, file_size, file_hash) IN (0, 4));
  GRANT UPDATE (file_key, file_name, file_size, file_hash) ON mandate TO solmu_app;

  -- The mandates to sign whose holders can do so here on a day: with an account, and a role that signs at a unit of the
  -- organisation. For whoever sees mandates; who holds which role stays out of sight.
  CREATE FUNCTION app.signing_mandates(p_day date) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.id FROM mandate m JOIN app_user u ON u.id = m.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE m.consortium_id = app.consortium_id() AND m.consortium_id IN (SELECT app.consortia_for('mandate.read')) AND m.kind = 'sign'
      AND EXISTS (SELECT 1 FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = 'agreement.sign'
        JOIN unit_period p ON p.organisation_id = m.organisation_id AND p.valid_from <= p_day AND (p.valid_to IS NULL OR p.valid_to > p_day)
        WHERE a.user_id = m.user_id AND a.valid_from <= p_day AND (a.valid_to IS NULL OR a.valid_to > p_day)
          AND (g.reach = 'network' AND a.consortium_id = m.consortium_id OR a.unit_id = p.unit_id OR g.reach = 'subtree' AND p.unit_id IN (SELECT app.subtree(a.unit_id)))) $$;
  REVOKE ALL ON FUNCTION app.signing_mandates(date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.signing_mandates(date) TO solmu_app;
`

const discussions = `
  -- Whether the viewer reads what was said of a record, or done to it, at a moment. An agreement is read by its parties too; what
  -- was said before any version of it was opened stays with those who look after it.
  CREATE FUNCTION app.reads_about(p_kind text, p_record uuid, p_unit uuid, p_at timestamptz) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF p_kind <> 'agreement' THEN RETURN app.reads_record(p_kind, p_unit); END IF;
      RETURN p_record IN (SELECT app.agreements_managed()) OR p_record IN (SELECT app.agreements_read())
        AND p_at >= (SELECT min(v.opened_at) FROM agreement_version v WHERE v.agreement_id = p_record);
    END $$;
  REVOKE ALL ON FUNCTION app.reads_about(text, uuid, uuid, timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.reads_about(text, uuid, uuid, timestamptz) TO solmu_app;

  DROP POLICY read ON comment;
  DROP POLICY insert_rows ON comment;
  DROP POLICY update_rows ON comment;
  CREATE POLICY read ON comment FOR SELECT TO solmu_app USING (${reads()});
  CREATE POLICY insert_rows ON comment FOR INSERT TO solmu_app WITH CHECK (author_id = (SELECT app.user_id()) AND ${reads()} AND ${mayWrite()});
  CREATE POLICY update_rows ON comment FOR UPDATE TO solmu_app USING (author_id = (SELECT app.user_id()) AND ${reads()} AND ${mayWrite()})
    WITH CHECK (author_id = (SELECT app.user_id()));

  -- Both as before, but by what is read about a record rather than by where it is.
  CREATE OR REPLACE FUNCTION app.comment_people(p_kind text, p_record uuid) RETURNS TABLE (user_id uuid, display_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.display_name FROM app_user u WHERE u.erased_at IS NULL AND u.id IN (SELECT unnest(c.mentioned || c.author_id) FROM comment c
      WHERE c.subject_type = p_kind AND c.subject_id = p_record AND c.consortium_id = app.consortium_id() AND app.reads_about(c.subject_type, c.subject_id, c.unit_id, c.at)) $$;

  CREATE OR REPLACE FUNCTION app.record_deeds(p_kind text, p_record uuid, p_deeds text[], p_limit integer)
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
        AND e.action = ANY (p_deeds) AND app.reads_about(p_kind, p_record, e.unit_id, e.recorded_at)
      ORDER BY e.number DESC LIMIT p_limit;
    END $$;

  -- Whom a reader of an agreement can mention: those who look after it, and those who read it at the reader's own units.
  CREATE FUNCTION app.agreement_people(p_agreement uuid) RETURNS TABLE (user_id uuid, display_name text, role text, unit_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (u.display_name COLLATE "fi-x-icu", u.id) u.id, u.display_name, a.role, a.unit_id
    FROM agreement t JOIN role_assignment a ON a.consortium_id = t.consortium_id AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE t.id = p_agreement AND t.id IN (SELECT app.agreements_read()) AND u.id <> app.user_id()
      AND (app.holds_at(u.id, 'agreement.manage', t.owner_unit_id)
        OR a.unit_id IN (SELECT app.units_for('agreement.read')) AND app.holds_at(u.id, 'agreement.read', a.unit_id))
    ORDER BY u.display_name COLLATE "fi-x-icu", u.id, a.id $$;
  REVOKE ALL ON FUNCTION app.agreement_people(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.agreement_people(uuid) TO solmu_app;
`

function reads(): string {
  return 'consortium_id = (SELECT app.consortium_id()) AND app.reads_about(subject_type, subject_id, unit_id, at)'
}

function mayWrite(): string {
  return `EXISTS (SELECT 1 FROM app.my_grants('comment.write'))`
}
