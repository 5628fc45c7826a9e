import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a person is told and how, what they put off or hand on, and what people say about the records that they read. */
export class Inbox1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readers)
    await runner.query(notifications)
    await runner.query(digests)
    await runner.query(marks)
    await runner.query(comments)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const here = 'consortium_id = (SELECT app.consortium_id())'
const mayKeep = `EXISTS (SELECT 1 FROM app.my_grants('inbox.manage'))`
const own = `user_id = (SELECT app.user_id()) AND ${here} AND ${mayKeep}`

const readers = `
  -- Kinds of records about which people talk, and what it takes to read one: libs/domain/src/inbox/records.ts, copied here
  -- whenever the database is migrated.
  CREATE TABLE record_kind (kind text PRIMARY KEY, action text NOT NULL);
  GRANT SELECT ON record_kind TO solmu_app;

  -- Whether the viewer's reach for reading records of a kind goes as far as a unit; without a unit it takes the whole network.
  CREATE FUNCTION app.reads_record(p_kind text, p_unit uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE needed text;
    BEGIN
      SELECT k.action INTO needed FROM record_kind k WHERE k.kind = p_kind;
      RETURN needed IS NOT NULL AND EXISTS (SELECT 1 FROM app.my_grants(needed) g WHERE g.reach = 'network'
        OR p_unit IS NOT NULL AND (g.reach IN ('unit', 'subtree') AND g.unit_id = p_unit
          OR g.reach = 'subtree' AND p_unit IN (SELECT app.subtree(g.unit_id))));
    END $$;

  -- Whether somebody may do something at a unit today, or in the whole network where no unit is named.
  CREATE FUNCTION app.holds_at(p_user uuid, p_action text, p_unit uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN EXISTS (SELECT 1 FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = p_action
        JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
      WHERE a.user_id = p_user AND a.consortium_id = app.consortium_id()
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
        AND (g.reach = 'network' OR p_unit IS NOT NULL AND (g.reach IN ('unit', 'subtree') AND a.unit_id = p_unit
          OR g.reach = 'subtree' AND p_unit IN (SELECT app.subtree(a.unit_id)))));
    END $$;

  -- The colleagues who may do the same as the viewer at a unit, by name; nobody to those who may not do it themselves.
  CREATE FUNCTION app.colleagues(p_action text, p_unit uuid) RETURNS TABLE (user_id uuid, display_name text, role text, unit_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM app.my_grants(p_action)) OR NOT app.holds_at(app.user_id(), p_action, p_unit) THEN RETURN; END IF;
      RETURN QUERY SELECT DISTINCT ON (u.display_name COLLATE "fi-x-icu", u.id) u.id, u.display_name, a.role, a.unit_id
      FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = p_action
        JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
      WHERE a.consortium_id = app.consortium_id() AND a.user_id <> app.user_id()
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
        AND (g.reach = 'network' OR p_unit IS NOT NULL AND (g.reach IN ('unit', 'subtree') AND a.unit_id = p_unit
          OR g.reach = 'subtree' AND p_unit IN (SELECT app.subtree(a.unit_id))))
      ORDER BY u.display_name COLLATE "fi-x-icu", u.id, a.unit_id = p_unit DESC NULLS LAST, a.id;
    END $$;

  -- Of some people those who read a record: asked in the name of each, so that row-level security itself answers and there is
  -- no second copy of its rules. Runs with the caller's rights, and leaves the viewer as it was.
  CREATE FUNCTION app.readers_among(p_consortium uuid, p_users uuid[], p_probe text, p_record uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE one uuid; found boolean;
      before text[] := ARRAY[coalesce(current_setting('app.user_id', true), ''), coalesce(current_setting('app.consortium_id', true), ''),
        coalesce(current_setting('app.scope', true), '')];
    BEGIN
      PERFORM set_config('app.consortium_id', p_consortium::text, true), set_config('app.scope', '', true);
      FOREACH one IN ARRAY p_users LOOP
        PERFORM set_config('app.user_id', one::text, true);
        EXECUTE format('SELECT EXISTS (%s)', p_probe) INTO found USING p_record;
        IF found THEN RETURN NEXT one; END IF;
      END LOOP;
      PERFORM set_config('app.user_id', before[1], true), set_config('app.consortium_id', before[2], true), set_config('app.scope', before[3], true);
    END $$;
  REVOKE ALL ON FUNCTION app.reads_record(text, uuid), app.holds_at(uuid, text, uuid), app.colleagues(text, uuid),
    app.readers_among(uuid, uuid[], text, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.reads_record(text, uuid), app.holds_at(uuid, text, uuid), app.colleagues(text, uuid),
    app.readers_among(uuid, uuid[], text, uuid) TO solmu_app;
`

const notifications = `
  -- Hangs on the account, so that it goes and is handed out with it.
  CREATE TABLE notification (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id),
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    topic text NOT NULL CHECK (length(topic) BETWEEN 1 AND 60), topic_group text NOT NULL CHECK (length(topic_group) BETWEEN 1 AND 40),
    subject_type text, subject_id uuid, unit_id uuid REFERENCES org_unit(id),
    params jsonb NOT NULL DEFAULT '{}', at timestamptz NOT NULL DEFAULT now(), read_at timestamptz,
    -- Whether a mail says so: it went at once, it waits for a collected one, it went in one, or none is wished for.
    mail text NOT NULL CHECK (mail IN ('sent', 'waiting', 'collected', 'none')), mailed_at timestamptz,
    CONSTRAINT notification_subject CHECK ((subject_type IS NULL) = (subject_id IS NULL))
  );
  CREATE INDEX notification_of_person ON notification (user_id, consortium_id, id DESC);
  CREATE INDEX notification_waiting ON notification (consortium_id, user_id) WHERE mail = 'waiting';
  ${locked('notification')}
  GRANT UPDATE (read_at) ON notification TO solmu_app;
  CREATE POLICY read ON notification FOR SELECT TO solmu_app USING (${own});
  CREATE POLICY update_rows ON notification FOR UPDATE TO solmu_app USING (${own}) WITH CHECK (${own});

  CREATE TABLE notification_preference (
    consortium_id uuid NOT NULL REFERENCES consortium(id), user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    topic_group text NOT NULL CHECK (length(topic_group) BETWEEN 1 AND 40),
    frequency text NOT NULL CHECK (frequency IN ('at_once', 'daily', 'weekly', 'in_app')),
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, consortium_id, topic_group)
  );
  ${locked('notification_preference')}
  GRANT INSERT (consortium_id, user_id, topic_group, frequency, changed_at), UPDATE (frequency, changed_at) ON notification_preference TO solmu_app;
  CREATE POLICY read ON notification_preference FOR SELECT TO solmu_app USING (${own});
  CREATE POLICY insert_rows ON notification_preference FOR INSERT TO solmu_app WITH CHECK (${own});
  CREATE POLICY update_rows ON notification_preference FOR UPDATE TO solmu_app USING (${own}) WITH CHECK (${own});

  -- Whoever does something tells those whom it concerns, within the consortium; answers how and in which
  -- language the person wishes to be told. The text of a mail is not kept here.
  CREATE FUNCTION app.put_notification(p_id uuid, p_consortium uuid, p_user uuid, p_topic text, p_group text, p_default text,
    p_subject_type text, p_subject uuid, p_unit uuid, p_params jsonb) RETURNS TABLE (frequency text, language text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE wished text;
    BEGIN
      IF app.user_id() IS NOT NULL AND p_consortium IS DISTINCT FROM app.consortium_id() THEN RETURN; END IF;
      SELECT f.frequency INTO wished FROM notification_preference f
        WHERE f.user_id = p_user AND f.consortium_id = p_consortium AND f.topic_group = p_group;
      wished := coalesce(wished, p_default);
      INSERT INTO notification (id, consortium_id, user_id, topic, topic_group, subject_type, subject_id, unit_id, params, mail, mailed_at)
        SELECT p_id, p_consortium, u.id, p_topic, p_group, p_subject_type, p_subject, p_unit, p_params,
          CASE wished WHEN 'at_once' THEN 'sent' WHEN 'in_app' THEN 'none' ELSE 'waiting' END, CASE wished WHEN 'at_once' THEN now() END
        FROM app_user u WHERE u.id = p_user AND u.kind = 'person';
      RETURN QUERY SELECT wished, u.language FROM app_user u WHERE u.id = p_user;
    END $$;
  REVOKE ALL ON FUNCTION app.put_notification(uuid, uuid, uuid, text, text, text, text, uuid, uuid, jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.put_notification(uuid, uuid, uuid, text, text, text, text, uuid, uuid, jsonb) TO solmu_app;
`

const digests = `
  -- For the clock, which nobody asks for: these answer only where no viewer is named.

  -- What waits for a collected mail, with what its person wishes now.
  CREATE FUNCTION app.waiting_notifications() RETURNS TABLE (id uuid, consortium_id uuid, user_id uuid, topic text, topic_group text,
    subject_type text, subject_id uuid, unit_name jsonb, at timestamptz, frequency text, changed_at timestamptz, language text, is_active boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT n.id, n.consortium_id, n.user_id, n.topic, n.topic_group, n.subject_type, n.subject_id,
      (SELECT jsonb_build_object('fi', p.name_fi, 'sv', p.name_sv, 'en', p.name_en) FROM unit_period p
        WHERE p.unit_id = n.unit_id AND p.valid_from <= app.today() ORDER BY p.valid_from DESC LIMIT 1),
      n.at, f.frequency, f.changed_at, u.language,
      u.deactivated_at IS NULL AND EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = n.user_id AND a.consortium_id = n.consortium_id
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today()))
    FROM notification n JOIN app_user u ON u.id = n.user_id
      LEFT JOIN notification_preference f ON f.user_id = n.user_id AND f.consortium_id = n.consortium_id AND f.topic_group = n.topic_group
    WHERE n.mail = 'waiting' AND app.user_id() IS NULL ORDER BY n.consortium_id, n.user_id, n.at, n.id $$;

  -- Takes some of them off the list, and says which were still on it: two runs at the same time take each one once.
  CREATE FUNCTION app.settle_notifications(p_ids uuid[], p_mail text) RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL OR p_mail NOT IN ('collected', 'none') THEN RETURN; END IF;
      RETURN QUERY UPDATE notification n SET mail = p_mail, mailed_at = CASE p_mail WHEN 'collected' THEN now() END
        WHERE n.id = ANY (p_ids) AND n.mail = 'waiting' RETURNING n.id;
    END $$;

  -- What was read long ago goes.
  CREATE FUNCTION app.sweep_notifications(p_days integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE gone integer;
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN 0; END IF;
      DELETE FROM notification n WHERE n.read_at < now() - make_interval(days => p_days) AND n.mail <> 'waiting';
      GET DIAGNOSTICS gone = ROW_COUNT;
      RETURN gone;
    END $$;

  -- What somebody holds, for working out what waits for them when nobody asks.
  CREATE FUNCTION app.held_for_clock(p_user uuid, p_consortium uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN app.user_id() IS NULL THEN app.held_by(p_user, p_consortium) END $$;

  REVOKE ALL ON FUNCTION app.waiting_notifications(), app.settle_notifications(uuid[], text), app.sweep_notifications(integer),
    app.held_for_clock(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.waiting_notifications(), app.settle_notifications(uuid[], text), app.sweep_notifications(integer),
    app.held_for_clock(uuid, uuid) TO solmu_app;
`

const marks = `
  -- What waits is worked out and never stored; what a person has put off or handed on is noted under its id.
  CREATE TABLE work_item_mark (
    consortium_id uuid NOT NULL REFERENCES consortium(id), user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    item_id text NOT NULL CHECK (length(item_id) BETWEEN 3 AND 200),
    unit_id uuid REFERENCES org_unit(id), due_on date,
    -- Put off until a day, and whether the person knew that it would be late by then.
    put_off_until date, is_past_due boolean NOT NULL DEFAULT false,
    -- Handed on to a colleague, and what it takes to do it there.
    delegate_id uuid REFERENCES app_user(id) ON DELETE CASCADE, action text,
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    made_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, consortium_id, item_id),
    CONSTRAINT work_item_mark_kind CHECK ((put_off_until IS NULL) <> (delegate_id IS NULL)),
    CONSTRAINT work_item_mark_action CHECK ((delegate_id IS NULL) = (action IS NULL)),
    CONSTRAINT work_item_mark_other CHECK (delegate_id <> user_id)
  );
  CREATE INDEX work_item_mark_of_delegate ON work_item_mark (delegate_id) WHERE delegate_id IS NOT NULL;
  ${locked('work_item_mark')}
  GRANT DELETE ON work_item_mark TO solmu_app;
  GRANT INSERT (consortium_id, user_id, item_id, unit_id, due_on, put_off_until, is_past_due, delegate_id, action, note) ON work_item_mark TO solmu_app;
  -- One's own, and what somebody has handed on to oneself.
  CREATE POLICY read ON work_item_mark FOR SELECT TO solmu_app
    USING ((user_id = (SELECT app.user_id()) OR delegate_id = (SELECT app.user_id())) AND ${here} AND ${mayKeep});
  CREATE POLICY insert_rows ON work_item_mark FOR INSERT TO solmu_app
    WITH CHECK (${own} AND (delegate_id IS NULL OR app.holds_at(delegate_id, action, unit_id)));
  CREATE POLICY delete_rows ON work_item_mark FOR DELETE TO solmu_app
    USING ((user_id = (SELECT app.user_id()) OR delegate_id = (SELECT app.user_id())) AND ${here} AND ${mayKeep});

  -- The marks that concern the viewer, with the names of both and whether the delegate may still do it.
  CREATE FUNCTION app.my_marks() RETURNS TABLE (item_id text, user_id uuid, user_name text, delegate_id uuid, delegate_name text,
    put_off_until date, is_past_due boolean, due_on date, note text, made_on date, delegate_may boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT ${mayKeep} THEN RETURN; END IF;
      RETURN QUERY SELECT m.item_id, m.user_id, u.display_name, m.delegate_id, d.display_name, m.put_off_until, m.is_past_due, m.due_on, m.note,
          (m.made_at AT TIME ZONE 'Europe/Helsinki')::date,
          CASE WHEN m.delegate_id IS NULL THEN false ELSE app.holds_at(m.delegate_id, m.action, m.unit_id) END
        FROM work_item_mark m JOIN app_user u ON u.id = m.user_id LEFT JOIN app_user d ON d.id = m.delegate_id
        WHERE m.consortium_id = app.consortium_id() AND (m.user_id = app.user_id() OR m.delegate_id = app.user_id())
        ORDER BY m.made_at, m.item_id;
    END $$;

  -- For the clock: whose marks there are, and taking away those whose matter is settled.
  CREATE FUNCTION app.marked_people() RETURNS TABLE (consortium_id uuid, user_id uuid, item_ids text[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.consortium_id, m.user_id, array_agg(m.item_id ORDER BY m.item_id) FROM work_item_mark m WHERE app.user_id() IS NULL GROUP BY 1, 2 ORDER BY 1, 2 $$;
  CREATE FUNCTION app.sweep_marks(p_consortium uuid, p_user uuid, p_items text[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE gone integer;
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN 0; END IF;
      DELETE FROM work_item_mark m WHERE m.consortium_id = p_consortium AND m.user_id = p_user AND m.item_id = ANY (p_items);
      GET DIAGNOSTICS gone = ROW_COUNT;
      RETURN gone;
    END $$;
  REVOKE ALL ON FUNCTION app.my_marks(), app.marked_people(), app.sweep_marks(uuid, uuid, text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_marks(), app.marked_people(), app.sweep_marks(uuid, uuid, text[]) TO solmu_app;
`

const reads = `${here} AND app.reads_record(subject_type, unit_id)`

const comments = `
  CREATE TABLE comment (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id),
    subject_type text NOT NULL, subject_id uuid NOT NULL,
    -- Where the record is; none for a record of the whole network.
    unit_id uuid REFERENCES org_unit(id),
    author_id uuid NOT NULL REFERENCES app_user(id),
    -- Plain text; a person who is mentioned stands in it as @[id].
    body text NOT NULL CHECK (length(body) <= 4000), mentioned uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(mentioned) <= 20),
    at timestamptz NOT NULL DEFAULT now(), edited_at timestamptz, deleted_at timestamptz,
    CONSTRAINT comment_says CHECK (CASE WHEN deleted_at IS NULL THEN body <> '' ELSE body = '' AND mentioned = '{}' END)
  );
  CREATE INDEX comment_of_subject ON comment (subject_type, subject_id, at, id);
  ${locked('comment')}
  GRANT INSERT (id, consortium_id, subject_type, subject_id, unit_id, author_id, body, mentioned) ON comment TO solmu_app;
  GRANT UPDATE (body, mentioned, edited_at, deleted_at) ON comment TO solmu_app;
  CREATE POLICY read ON comment FOR SELECT TO solmu_app USING (${reads});
  CREATE POLICY insert_rows ON comment FOR INSERT TO solmu_app WITH CHECK (author_id = (SELECT app.user_id()) AND ${reads}
    AND EXISTS (SELECT 1 FROM app.my_grants('comment.write')));
  CREATE POLICY update_rows ON comment FOR UPDATE TO solmu_app USING (author_id = (SELECT app.user_id()) AND ${reads}
    AND EXISTS (SELECT 1 FROM app.my_grants('comment.write'))) WITH CHECK (author_id = (SELECT app.user_id()));

  -- What was said is changed within a quarter of an hour, or taken away; nothing else of it ever changes.
  CREATE FUNCTION app.keep_comment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'UPDATE' AND OLD.deleted_at IS NULL AND (NEW.deleted_at IS NOT NULL OR OLD.at > now() - interval '15 minutes')
        AND to_jsonb(NEW) - ARRAY['body', 'mentioned', 'edited_at', 'deleted_at'] = to_jsonb(OLD) - ARRAY['body', 'mentioned', 'edited_at', 'deleted_at'] THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'a comment stays as it was said' USING ERRCODE = 'check_violation', CONSTRAINT = 'comment_is_kept';
    END $$;
  CREATE TRIGGER keep_comment BEFORE UPDATE OR DELETE ON comment FOR EACH ROW EXECUTE FUNCTION app.keep_comment();

  -- Those who talk about a record, by name: for whoever reads it, where the accounts themselves are out of sight.
  CREATE FUNCTION app.comment_people(p_kind text, p_record uuid) RETURNS TABLE (user_id uuid, display_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.display_name FROM app_user u WHERE u.id IN (SELECT unnest(c.mentioned || c.author_id) FROM comment c
      WHERE c.subject_type = p_kind AND c.subject_id = p_record AND c.consortium_id = app.consortium_id() AND app.reads_record(c.subject_type, c.unit_id)) $$;

  -- What was done to a record, newest first: the deed, the day, and who did it where that is somebody who works with such
  -- records there. What was read, what was refused and which values changed is the audit trail's alone.
  CREATE FUNCTION app.record_deeds(p_kind text, p_record uuid, p_deeds text[], p_limit integer)
    RETURNS TABLE (id uuid, deed text, at timestamptz, actor_id uuid, actor_name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE needed text;
    BEGIN
      SELECT k.action INTO needed FROM record_kind k WHERE k.kind = p_kind;
      RETURN QUERY SELECT e.id, e.action, e.recorded_at, u.id, u.display_name
      FROM audit_entry e LEFT JOIN app_user u ON u.id = e.actor_id AND (u.id = app.user_id() OR app.holds_at(u.id, needed, e.unit_id))
      WHERE e.subject_type = p_kind AND e.subject_id = p_record AND e.consortium_id = app.consortium_id() AND e.outcome = 'done'
        AND e.action = ANY (p_deeds) AND app.reads_record(p_kind, e.unit_id)
      ORDER BY e.number DESC LIMIT p_limit;
    END $$;
  REVOKE ALL ON FUNCTION app.keep_comment(), app.comment_people(text, uuid), app.record_deeds(text, uuid, text[], integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.comment_people(text, uuid), app.record_deeds(text, uuid, text[], integer) TO solmu_app;
`
