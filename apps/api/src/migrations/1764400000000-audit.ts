import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The audit trail says from where, by what means, and what a record held before and after; and the head of each chain
 * is signed now and then, so that a cut-off end or a chain that was written anew can be told from outside.
 */
export class Audit1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(entries)
    await runner.query(checkpoints)
    await runner.query(history)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const entries = `
  ALTER TABLE audit_entry
    ADD COLUMN ip text,
    -- How the actor acted.
    ADD COLUMN via text, ADD COLUMN token_id uuid,
    -- Only the fields that differ, and of personal data only that they do.
    ADD COLUMN before jsonb, ADD COLUMN after jsonb,
    ADD CONSTRAINT audit_entry_via CHECK (via IN ('session', 'token', 'job', 'system'));
  CREATE INDEX audit_entry_by_subject ON audit_entry (subject_type, subject_id, number DESC);
  CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, number DESC);
  CREATE INDEX audit_entry_by_consortium ON audit_entry (consortium_id, number DESC) INCLUDE (hash);

  -- What is not known is left out, so that entries from before keep their seals. Nulls within before and after are told
  -- from what is not there. libs/domain/src/audit/entry-text.ts makes the same text.
  CREATE OR REPLACE FUNCTION app.audit_text(e audit_entry) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT (jsonb_build_object(
      'id', e.id, 'consortium', e.consortium_id, 'number', e.number,
      'at', to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
      'actor', e.actor_id, 'action', e.action, 'outcome', e.outcome, 'error', e.error_code, 'unit', e.unit_id,
      'subject_type', e.subject_type, 'subject', e.subject_id, 'details', e.details, 'request', e.request_id
    ) || jsonb_strip_nulls(jsonb_build_object('ip', e.ip, 'via', e.via, 'token', e.token_id))
      || CASE WHEN e.before IS NULL THEN '{}' ELSE jsonb_build_object('before', e.before) END
      || CASE WHEN e.after IS NULL THEN '{}' ELSE jsonb_build_object('after', e.after) END)::text $$;

  DROP FUNCTION app.audit_append(uuid, uuid, text, text, text, uuid, text, uuid, jsonb, text);
  CREATE FUNCTION app.audit_append(p_consortium uuid, p_actor uuid, p_action text, p_outcome text, p_error text,
    p_unit uuid, p_subject_type text, p_subject uuid, p_details jsonb, p_request text, p_ip text DEFAULT NULL,
    p_via text DEFAULT NULL, p_token uuid DEFAULT NULL, p_before jsonb DEFAULT NULL, p_after jsonb DEFAULT NULL) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE entry audit_entry; last_entry audit_entry;
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended('solmu.audit.' || coalesce(p_consortium::text, ''), 0));
      -- In two statements, because IS NOT DISTINCT FROM would read the whole trail for every entry.
      IF p_consortium IS NULL THEN
        SELECT * INTO last_entry FROM audit_entry a WHERE a.consortium_id IS NULL ORDER BY a.number DESC LIMIT 1;
      ELSE
        SELECT * INTO last_entry FROM audit_entry a WHERE a.consortium_id = p_consortium ORDER BY a.number DESC LIMIT 1;
      END IF;
      entry.id := gen_random_uuid();
      entry.consortium_id := p_consortium;
      entry.number := coalesce(last_entry.number, 0) + 1;
      entry.recorded_at := clock_timestamp();
      entry.actor_id := p_actor; entry.action := p_action; entry.outcome := p_outcome; entry.error_code := p_error;
      entry.unit_id := p_unit; entry.subject_type := p_subject_type; entry.subject_id := p_subject;
      entry.details := coalesce(p_details, '{}'); entry.request_id := p_request;
      entry.ip := p_ip; entry.via := p_via; entry.token_id := p_token; entry.before := p_before; entry.after := p_after;
      entry.previous_hash := coalesce(last_entry.hash, '');
      entry.hash := app.audit_hash(entry.previous_hash, entry);
      INSERT INTO audit_entry SELECT entry.*;
      RETURN entry.number;
    END $$;
  REVOKE ALL ON FUNCTION app.audit_append(uuid, uuid, text, text, text, uuid, text, uuid, jsonb, text, text, text, uuid, jsonb, jsonb)
    FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.audit_append(uuid, uuid, text, text, text, uuid, text, uuid, jsonb, text, text, text, uuid, jsonb, jsonb)
    TO solmu_app;

  -- For the screen, which cannot wait: that every entry follows from the one before it, and that the last ten thousand
  -- say what they said. The whole of a trail of any length is read by the command audit:verify.
  CREATE OR REPLACE FUNCTION app.audit_verify() RETURNS TABLE (entry_count bigint, first_broken bigint, head_hash text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH links AS (
      SELECT a.number, a.hash, a.number <> row_number() OVER w OR a.previous_hash <> coalesce(lag(a.hash) OVER w, '') AS is_broken
      FROM audit_entry a WHERE a.consortium_id = app.consortium_id() WINDOW w AS (ORDER BY a.number)
    ), newest AS (
      SELECT a.number FROM (SELECT * FROM audit_entry e WHERE e.consortium_id = app.consortium_id()
        ORDER BY e.number DESC LIMIT 10000) a WHERE a.hash <> app.audit_hash(a.previous_hash, a::audit_entry)
    )
    SELECT count(*), least(min(number) FILTER (WHERE is_broken), (SELECT min(number) FROM newest)),
      (array_agg(hash ORDER BY number DESC))[1] FROM links $$;
`

const checkpoints = `
  CREATE TABLE audit_checkpoint (
    id uuid PRIMARY KEY,
    consortium_id uuid REFERENCES consortium(id),
    -- The last entry that it vouches for, and its hash.
    number bigint NOT NULL, head_hash text NOT NULL,
    made_at timestamptz NOT NULL,
    key_id text NOT NULL, signature text NOT NULL,
    CONSTRAINT audit_checkpoint_once UNIQUE NULLS NOT DISTINCT (consortium_id, number, key_id)
  );
  CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE ON audit_checkpoint
    FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
  CREATE TRIGGER audit_checkpoint_no_truncate BEFORE TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
  GRANT SELECT ON audit_checkpoint TO solmu_app;
  ALTER TABLE audit_checkpoint ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_checkpoint FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON audit_checkpoint TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON audit_checkpoint FOR SELECT TO solmu_app
    USING (consortium_id = ANY (ARRAY(SELECT app.consortia_for('audit.read'))));

  -- The head of each chain that has grown since its last checkpoint under the key; of one consortium, or of every one.
  CREATE FUNCTION app.audit_heads(p_key_id text, p_consortium uuid) RETURNS TABLE (consortium_id uuid, number bigint, hash text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT h.* FROM (
        (SELECT a.consortium_id, a.number, a.hash FROM audit_entry a
          WHERE a.consortium_id IS NULL ORDER BY a.number DESC LIMIT 1)
        UNION ALL
        SELECT l.* FROM consortium c CROSS JOIN LATERAL (SELECT a.consortium_id, a.number, a.hash FROM audit_entry a
          WHERE a.consortium_id = c.id ORDER BY a.number DESC LIMIT 1) l) h
      WHERE (p_consortium IS NULL OR h.consortium_id = p_consortium) AND NOT EXISTS (SELECT 1 FROM audit_checkpoint k
        WHERE k.consortium_id IS NOT DISTINCT FROM h.consortium_id AND k.number = h.number AND k.key_id = p_key_id) $$;

  -- Keeps a signed head; refuses one that is not an entry of the chain.
  CREATE FUNCTION app.audit_checkpoint_add(p_id uuid, p_consortium uuid, p_number bigint, p_hash text, p_made_at timestamptz,
    p_key_id text, p_signature text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM 1 FROM audit_entry a
        WHERE a.consortium_id IS NOT DISTINCT FROM p_consortium AND a.number = p_number AND a.hash = p_hash;
      IF NOT FOUND THEN RAISE EXCEPTION 'a checkpoint vouches for an entry of the chain' USING ERRCODE = 'check_violation'; END IF;
      INSERT INTO audit_checkpoint (id, consortium_id, number, head_hash, made_at, key_id, signature)
        VALUES (p_id, p_consortium, p_number, p_hash, p_made_at, p_key_id, p_signature)
        ON CONFLICT ON CONSTRAINT audit_checkpoint_once DO NOTHING;
      RETURN FOUND;
    END $$;
  REVOKE ALL ON FUNCTION app.audit_heads(text, uuid),
    app.audit_checkpoint_add(uuid, uuid, bigint, text, timestamptz, text, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.audit_heads(text, uuid),
    app.audit_checkpoint_add(uuid, uuid, bigint, text, timestamptz, text, text) TO solmu_app;
`

const history = `
  -- Whoever reads their own record also reads who changed it, and what they did themselves to it.
  CREATE POLICY read_own ON audit_entry FOR SELECT TO solmu_app USING (subject_type = 'user'
    AND subject_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()) AND app.scope() IS NULL);
`
