import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What people fetch out of the product: files that take long to make, and the keys with which spreadsheets ask for published
 * figures. Both belong to one person, and neither reaches further than that person does on the day.
 */
export class ExportJobs1764730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(feedKeys)
    await runner.query(jobs)
    await runner.query(leftovers)
    await runner.query(running)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const own = 'user_id = app.user_id() AND consortium_id = app.consortium_id() AND app.scope() IS NULL'
const ownJob = 'asked_by = app.user_id() AND consortium_id = app.consortium_id()'

const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);`

const feedKeys = `
  CREATE TABLE feed_key (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id),
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    -- How its owner recognises it; what opens is kept as SHA-256 only.
    prefix text NOT NULL, key_hash bytea NOT NULL UNIQUE,
    -- Whether it was made in a session with a second factor: it opens no more than such a session would.
    has_second_factor boolean NOT NULL,
    expires_on date NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz, last_used_ip text, revoked_at timestamptz
  );
  CREATE INDEX feed_key_by_user ON feed_key (user_id);
  ${locked('feed_key')}
  GRANT SELECT ON feed_key TO solmu_app;
  GRANT INSERT (id, consortium_id, user_id, name, prefix, key_hash, has_second_factor, expires_on) ON feed_key TO solmu_app;
  GRANT UPDATE (revoked_at) ON feed_key TO solmu_app;
  CREATE POLICY read ON feed_key FOR SELECT TO solmu_app USING (${own});
  CREATE POLICY make ON feed_key FOR INSERT TO solmu_app WITH CHECK (${own});
  CREATE POLICY revoke ON feed_key FOR UPDATE TO solmu_app USING (${own}) WITH CHECK (${own});

  -- The key in the shape of app.find_token: it reads what is published, and opens nothing for which a role demands a second
  -- factor that was not there when the key was made.
  CREATE FUNCTION app.find_feed_key(p_key_hash bytea) RETURNS TABLE (token_id uuid, user_id uuid, consortium_id uuid,
    display_name text, actions text[], may_write boolean, is_alive boolean, last_used_at timestamptz, held jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT k.id, k.user_id, k.consortium_id, u.display_name, ARRAY['network.read', 'publication.read'], false,
      k.revoked_at IS NULL AND k.expires_on > app.today() AND u.deactivated_at IS NULL
        AND (k.has_second_factor OR NOT app.needs_second_factor(k.user_id, k.consortium_id)),
      k.last_used_at, app.held_by(k.user_id, k.consortium_id)
    FROM feed_key k JOIN app_user u ON u.id = k.user_id WHERE k.key_hash = p_key_hash $$;
  CREATE FUNCTION app.touch_feed_key(p_id uuid, p_ip text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE feed_key SET last_used_at = now(), last_used_ip = p_ip WHERE id = p_id $$;
  REVOKE ALL ON FUNCTION app.find_feed_key(bytea), app.touch_feed_key(uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.find_feed_key(bytea), app.touch_feed_key(uuid, text) TO solmu_app;
`

const jobs = `
  CREATE TABLE export_job (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id),
    asked_by uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('publications', 'consolidation', 'edition')),
    format text NOT NULL CHECK (format IN ('xlsx', 'csv', 'zip')),
    language text NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
    -- What was asked for, as the API was asked: formats and choices, no figures; and what that came to when it was begun.
    parameters jsonb NOT NULL, targets jsonb NOT NULL DEFAULT '[]', title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    -- The actions to which a token was narrowed that asked; null for a person.
    narrowed_to text[],
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    done_count integer NOT NULL DEFAULT 0, total_count integer NOT NULL DEFAULT 0,
    -- The roles by which it was made, role by role: whoever loses one of them does not fetch the file any more.
    roles text[] NOT NULL DEFAULT '{}',
    file_key uuid, file_name text, content_type text, byte_count bigint, sha256 text, failure text,
    asked_at timestamptz NOT NULL DEFAULT now(), started_at timestamptz, finished_at timestamptz,
    expires_at timestamptz, removed_at timestamptz, fetched_at timestamptz, version integer NOT NULL DEFAULT 1,
    CONSTRAINT export_job_done CHECK ((state = 'done') = (sha256 IS NOT NULL AND file_name IS NOT NULL AND expires_at IS NOT NULL))
  );
  CREATE INDEX export_job_by_person ON export_job (asked_by, asked_at DESC, id DESC);
  CREATE INDEX export_job_expiring ON export_job (expires_at) WHERE removed_at IS NULL AND expires_at IS NOT NULL;

  -- The pieces of which a file is made. The key is there before the file: a piece that was half written is written over.
  CREATE TABLE export_part (
    job_id uuid NOT NULL REFERENCES export_job(id) ON DELETE CASCADE, place integer NOT NULL,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    name text NOT NULL, target jsonb NOT NULL, file_key uuid NOT NULL, sha256 text, byte_count bigint,
    PRIMARY KEY (job_id, place)
  );
  ${locked('export_job')}
  ${locked('export_part')}
  GRANT SELECT ON export_job, export_part TO solmu_app;
  GRANT INSERT (id, consortium_id, asked_by, kind, format, language, parameters, title, narrowed_to) ON export_job TO solmu_app;
  GRANT UPDATE (state, done_count, total_count, targets, roles, file_key, file_name, content_type, byte_count, sha256, failure, asked_at, started_at,
    finished_at, expires_at, removed_at, fetched_at, version) ON export_job TO solmu_app;
  GRANT INSERT (job_id, place, consortium_id, name, target, file_key), UPDATE (sha256, byte_count), DELETE ON export_part TO solmu_app;
  CREATE POLICY read ON export_job FOR SELECT TO solmu_app USING (${ownJob});
  CREATE POLICY ask ON export_job FOR INSERT TO solmu_app WITH CHECK (${ownJob});
  CREATE POLICY change ON export_job FOR UPDATE TO solmu_app USING (${ownJob}) WITH CHECK (${ownJob});
  CREATE POLICY own ON export_part TO solmu_app
    USING (EXISTS (SELECT 1 FROM export_job j WHERE j.id = job_id))
    WITH CHECK (consortium_id = app.consortium_id() AND EXISTS (SELECT 1 FROM export_job j WHERE j.id = job_id));
`

const leftovers = `
  -- Files that nobody owns any more, until they are removed. Only the job of every day sees them.
  CREATE TABLE export_leftover (file_key uuid PRIMARY KEY, since timestamptz NOT NULL DEFAULT now());
  ${locked('export_leftover')}
  CREATE FUNCTION app.leave_export_file() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF OLD.file_key IS NOT NULL THEN INSERT INTO export_leftover (file_key) VALUES (OLD.file_key) ON CONFLICT DO NOTHING; END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER export_job_leaves AFTER DELETE ON export_job FOR EACH ROW EXECUTE FUNCTION app.leave_export_file();
  CREATE TRIGGER export_part_leaves AFTER DELETE ON export_part FOR EACH ROW EXECUTE FUNCTION app.leave_export_file();
  -- Lets go of what has had its time, and names the files that are to be removed.
  CREATE FUNCTION app.expire_exports() RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      WITH gone AS (UPDATE export_job SET removed_at = now() WHERE removed_at IS NULL AND expires_at <= now() RETURNING file_key)
        INSERT INTO export_leftover (file_key) SELECT file_key FROM gone WHERE file_key IS NOT NULL ON CONFLICT DO NOTHING;
      DELETE FROM export_part p USING export_job j WHERE j.id = p.job_id
        AND (j.state IN ('cancelled', 'failed') AND j.finished_at < now() - interval '1 day' OR j.state = 'done');
      RETURN QUERY SELECT l.file_key FROM export_leftover l;
    END $$;
  CREATE FUNCTION app.forget_export_files(p_keys uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM export_leftover WHERE file_key = ANY (p_keys) $$;
  REVOKE ALL ON FUNCTION app.leave_export_file(), app.expire_exports(), app.forget_export_files(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.expire_exports(), app.forget_export_files(uuid[]) TO solmu_app;
`

const running = `
  -- What the person named in the transaction holds today, as a request of theirs would; nothing once the account is closed.
  CREATE FUNCTION app.my_held() RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce((SELECT app.held_by(u.id, app.consortium_id()) FROM app_user u WHERE u.id = app.user_id() AND u.deactivated_at IS NULL), '[]') $$;
  REVOKE ALL ON FUNCTION app.my_held() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_held() TO solmu_app;
`
