import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Roles that are answered for: deputies for an absence, the yearly review of who holds what, reminders that are sent once,
 * and names for those who gave or ended a role even where they are out of the reader's sight.
 */
export class Roles1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(deputies)
    await runner.query(held)
    await runner.query(records)
    await runner.query(candidates)
    await runner.query(holders)
    await runner.query(clock)
    await runner.query(policies)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const tables = `
  ALTER TABLE role_assignment
    ADD CONSTRAINT role_assignment_organisation CHECK (organisation_id IS NULL OR role = 'funder');
  CREATE INDEX role_assignment_by_principal ON role_assignment (deputy_for) WHERE deputy_for IS NOT NULL;

  -- Who confirmed which role when; what was ended is told by the assignment itself.
  CREATE TABLE access_review (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    assignment_id uuid NOT NULL REFERENCES role_assignment(id),
    user_id uuid NOT NULL REFERENCES app_user(id),
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    reviewed_by uuid REFERENCES app_user(id),
    reviewed_on date NOT NULL DEFAULT app.today(),
    reviewed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT access_review_not_own CHECK (reviewed_by <> user_id)
  );
  CREATE INDEX access_review_newest ON access_review (assignment_id, reviewed_on DESC);
  CREATE FUNCTION app.refuse_review_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'reviews are only ever added to' USING ERRCODE = 'insufficient_privilege'; END $$;
  CREATE TRIGGER access_review_append_only BEFORE UPDATE OR DELETE ON access_review
    FOR EACH ROW EXECUTE FUNCTION app.refuse_review_change();
  CREATE TRIGGER access_review_no_truncate BEFORE TRUNCATE ON access_review
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_review_change();

  -- What has been brought to whose mind: each thing once.
  CREATE TABLE access_reminder (
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    assignment_id uuid NOT NULL REFERENCES role_assignment(id),
    user_id uuid NOT NULL REFERENCES app_user(id),
    kind text NOT NULL,
    day date NOT NULL,
    step integer NOT NULL,
    sent_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (assignment_id, user_id, kind, day, step),
    CONSTRAINT access_reminder_kind CHECK (kind IN ('role_ends', 'role_to_renew', 'review'))
  );
  REVOKE ALL ON FUNCTION app.refuse_review_change() FROM PUBLIC;
`

const deputies = `
  -- A role that ends takes its deputies with it, whatever ended it.
  CREATE FUNCTION app.shorten_deputies() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      UPDATE role_assignment d SET valid_to = greatest(NEW.valid_to, d.valid_from), version = d.version + 1,
          ended_by = NEW.ended_by, ended_at = NEW.ended_at, end_reason = NEW.end_reason
        WHERE d.deputy_for = NEW.id AND d.valid_to > NEW.valid_to;
      RETURN NULL;
    END $$;
  CREATE TRIGGER role_assignment_shortens_deputies AFTER UPDATE OF valid_to ON role_assignment
    FOR EACH ROW WHEN (NEW.deputy_for IS NULL AND NEW.valid_to IS NOT NULL) EXECUTE FUNCTION app.shorten_deputies();

  CREATE FUNCTION app.my_assignments() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT a.id FROM role_assignment a WHERE a.user_id = app.user_id() AND a.consortium_id = app.consortium_id()
        AND app.scope() IS NULL;
    END $$;

  -- Whether a row stands in for an assignment of the viewer, in nothing but who holds it and for how long.
  CREATE FUNCTION app.is_my_deputy(p_for uuid, p_user uuid, p_role text, p_unit uuid, p_organisation uuid, p_from date,
    p_to date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM role_assignment a WHERE a.id = p_for AND a.user_id = app.user_id()
      AND a.consortium_id = app.consortium_id() AND app.scope() IS NULL AND a.deputy_for IS NULL AND p_user <> a.user_id
      AND a.role = p_role AND a.unit_id = p_unit AND a.organisation_id IS NOT DISTINCT FROM p_organisation
      AND daterange(p_from, p_to) <@ daterange(a.valid_from, a.valid_to)) $$;
  REVOKE ALL ON FUNCTION app.shorten_deputies(), app.my_assignments(),
    app.is_my_deputy(uuid, uuid, text, uuid, uuid, date, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_assignments(), app.is_my_deputy(uuid, uuid, text, uuid, uuid, date, date) TO solmu_app;
`

const held = `
  CREATE OR REPLACE FUNCTION app.held_by(p_user uuid, p_consortium uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role, 'consortiumId', a.consortium_id,
        'unitId', a.unit_id, 'organisationId', a.organisation_id, 'deputyFor', a.deputy_for,
        'validFrom', a.valid_from, 'validTo', a.valid_to,
        'subtreeUnitIds', CASE WHEN EXISTS (SELECT 1 FROM role_grant g WHERE g.role = a.role AND g.reach = 'subtree')
          THEN to_jsonb(ARRAY(SELECT app.subtree(a.unit_id))) ELSE '[]' END) ORDER BY a.valid_from, a.id), '[]')
      FROM role_assignment a WHERE a.user_id = p_user AND a.consortium_id = p_consortium
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today()) $$;
`

/** The rows of role_assignment that the policy below lets the viewer read, for functions that look past it. */
const inSight = `(a.consortium_id = app.consortium_id() AND (a.user_id = app.user_id()
        OR a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('access.read')))
        OR a.unit_id = ANY (ARRAY(SELECT app.units_for('access.read')))
        OR a.deputy_for = ANY (ARRAY(SELECT app.my_assignments()))))`

const person = (id: string): string => `(SELECT jsonb_build_object('id', p.id, 'displayName', p.display_name)
          FROM app_user p WHERE p.id = ${id})`

const records = `
  -- What stands behind assignments that the viewer sees. Who gave or ended a role is named also where the account itself
  -- is out of sight: whoever answers for a unit must know whom to ask.
  CREATE FUNCTION app.assignment_records(p_ids uuid[]) RETURNS TABLE (id uuid, record jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT a.id, jsonb_build_object('userId', a.user_id, 'givenBy', ${person('a.given_by')},
        'endedBy', ${person('a.ended_by')},
        'principal', (SELECT jsonb_build_object('id', p.id, 'displayName', p.display_name)
          FROM role_assignment o JOIN app_user p ON p.id = o.user_id WHERE o.id = a.deputy_for),
        'deputies', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'validFrom', d.valid_from,
            'validTo', d.valid_to, 'version', d.version,
            'person', jsonb_build_object('id', p.id, 'displayName', p.display_name)) ORDER BY d.valid_from DESC, d.id), '[]')
          FROM role_assignment d JOIN app_user p ON p.id = d.user_id WHERE d.deputy_for = a.id),
        'organisation', (SELECT jsonb_build_object('id', o.id, 'name',
            jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en))
          FROM organisation o WHERE o.id = a.organisation_id),
        'reviews', (SELECT coalesce(jsonb_agg(jsonb_build_object('on', r.reviewed_on, 'by', ${person('r.reviewed_by')})
            ORDER BY r.reviewed_on DESC, r.id DESC), '[]')
          FROM access_review r WHERE r.assignment_id = a.id))
      FROM role_assignment a WHERE a.id = ANY (p_ids) AND ${inSight};
    END $$;
  REVOKE ALL ON FUNCTION app.assignment_records(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.assignment_records(uuid[]) TO solmu_app;
`

const candidates = `
  -- Who could stand in for an assignment: people who hold a role today in the same centre or above it; for a funder only
  -- those of the same organisation. Answers to the holder, and to whoever manages access at the unit.
  CREATE FUNCTION app.deputy_candidates(p_assignment uuid) RETURNS TABLE (user_id uuid, display_name text, role text, unit_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE own role_assignment; top uuid;
    BEGIN
      SELECT * INTO own FROM role_assignment a WHERE a.id = p_assignment AND a.consortium_id = app.consortium_id()
        AND (a.user_id = app.user_id() AND app.scope() IS NULL
          OR a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('access.manage')))
          OR a.unit_id = ANY (ARRAY(SELECT app.units_for('access.manage'))));
      IF own.id IS NULL THEN RETURN; END IF;
      SELECT coalesce((SELECT l.parent_id FROM unit_link l JOIN org_unit u ON u.id = l.unit_id AND u.type = 'local_unit'
        WHERE l.unit_id = own.unit_id AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())),
        own.unit_id) INTO top;
      RETURN QUERY
      SELECT DISTINCT ON (u.display_name COLLATE "fi-x-icu", u.id) u.id, u.display_name, a.role, a.unit_id
        FROM role_assignment a JOIN app_user u ON u.id = a.user_id JOIN org_unit o ON o.id = a.unit_id
        WHERE a.consortium_id = own.consortium_id AND u.id <> own.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
          AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
          AND CASE WHEN own.role = 'funder' THEN a.organisation_id IS NOT DISTINCT FROM own.organisation_id AND a.role = 'funder'
            ELSE a.role <> 'funder'
              AND (o.type = 'headquarters' OR a.unit_id = ANY (ARRAY(SELECT app.subtree(top)))) END
        ORDER BY u.display_name COLLATE "fi-x-icu", u.id, a.unit_id = own.unit_id DESC, a.id;
    END $$;

  -- Whom a message names and in which language it is read, also where the account itself is out of sight.
  CREATE FUNCTION app.person_for_mail(p_user uuid) RETURNS TABLE (display_name text, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.display_name, u.language FROM app_user u WHERE u.id = p_user
      AND EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.consortium_id = app.consortium_id()) $$;
  REVOKE ALL ON FUNCTION app.deputy_candidates(uuid), app.person_for_mail(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.deputy_candidates(uuid), app.person_for_mail(uuid) TO solmu_app;
`

const holders = `
  -- How many people may do something to a unit on a day: also those who are out of the viewer's sight, as a mere number.
  CREATE FUNCTION app.holder_count(p_action text, p_unit uuid, p_above uuid[], p_day date) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT (app.consortium_id() = ANY (ARRAY(SELECT app.consortia_for('access.read')))
        OR p_unit = ANY (ARRAY(SELECT app.units_for('access.read')))) THEN RETURN 0; END IF;
      RETURN (SELECT count(DISTINCT a.user_id)::int FROM role_assignment a JOIN role_grant g ON g.role = a.role
        JOIN app_user u ON u.id = a.user_id
        WHERE a.consortium_id = app.consortium_id() AND g.action = p_action
          AND a.valid_from <= p_day AND (a.valid_to IS NULL OR a.valid_to > p_day)
          AND (u.deactivated_at IS NULL OR (u.deactivated_at AT TIME ZONE 'Europe/Helsinki')::date > p_day)
          AND (g.reach = 'network' OR (g.reach IN ('unit', 'subtree') AND a.unit_id = p_unit)
            OR (g.reach = 'subtree' AND a.unit_id = ANY (p_above))));
    END $$;

  -- How many people of each role have no second factor yet, for whoever decides that a role demands one.
  CREATE FUNCTION app.without_second_factor() RETURNS TABLE (role text, count integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT a.role, count(DISTINCT a.user_id)::int FROM role_assignment a JOIN app_user u ON u.id = a.user_id
        WHERE a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('access.administer')))
          AND u.kind = 'person' AND u.deactivated_at IS NULL
          AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
          AND NOT EXISTS (SELECT 1 FROM totp f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = u.id)
        GROUP BY a.role;
    END $$;
  REVOKE ALL ON FUNCTION app.holder_count(text, uuid, uuid[], date), app.without_second_factor() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.holder_count(text, uuid, uuid[], date), app.without_second_factor() TO solmu_app;
`

const clock = `
  -- For the daily reminders, which nobody asks for: they answer only where no viewer is named.
  CREATE FUNCTION app.access_facts() RETURNS TABLE (consortium_id uuid, assignments jsonb, parents jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'userId', a.user_id, 'role', a.role, 'unitId', a.unit_id,
          'consortiumId', a.consortium_id, 'organisationId', a.organisation_id, 'deputyFor', a.deputy_for,
          'validFrom', a.valid_from, 'validTo', a.valid_to, 'personName', u.display_name, 'language', u.language,
          'isPerson', u.kind = 'person',
          'unitName', (SELECT jsonb_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en) FROM unit_period n
            WHERE n.unit_id = a.unit_id AND n.valid_from <= app.today() ORDER BY n.valid_from DESC LIMIT 1),
          'lastConfirmedOn', (SELECT max(r.reviewed_on) FROM access_review r WHERE r.assignment_id = a.id))
          ORDER BY a.id), '[]')
        FROM role_assignment a JOIN app_user u ON u.id = a.user_id
        WHERE a.consortium_id = c.id AND u.deactivated_at IS NULL AND (a.valid_to IS NULL OR a.valid_to > app.today())),
      (SELECT coalesce(jsonb_object_agg(l.unit_id, l.parent_id), '{}') FROM unit_link l
        WHERE l.consortium_id = c.id AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today()))
    FROM consortium c WHERE app.user_id() IS NULL ORDER BY c.id $$;

  -- Says whether a reminder is new, and remembers it.
  CREATE FUNCTION app.note_access_reminder(p_consortium uuid, p_assignment uuid, p_user uuid, p_kind text, p_day date,
    p_step integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN false; END IF;
      INSERT INTO access_reminder (consortium_id, assignment_id, user_id, kind, day, step)
        VALUES (p_consortium, p_assignment, p_user, p_kind, p_day, p_step) ON CONFLICT DO NOTHING;
      RETURN FOUND;
    END $$;
  REVOKE ALL ON FUNCTION app.access_facts(), app.note_access_reminder(uuid, uuid, uuid, text, date, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.access_facts(), app.note_access_reminder(uuid, uuid, uuid, text, date, integer) TO solmu_app;
`

/** The rows of a consortium as a whole, and of the single units within a narrower reach. */
const reach = (action: string): string => `(consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))
      OR unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`

const deputyOfMine = `deputy_for IS NOT NULL AND consortium_id = (SELECT app.consortium_id())
      AND app.is_my_deputy(deputy_for, user_id, role, unit_id, organisation_id, valid_from, valid_to)`

const policies = `
  DROP POLICY read ON role_assignment;
  CREATE POLICY read ON role_assignment FOR SELECT TO solmu_app USING (
    user_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id())
    OR ${reach('access.read')}
    OR deputy_for = ANY (ARRAY(SELECT app.my_assignments())));
  CREATE POLICY appoint_deputy ON role_assignment FOR INSERT TO solmu_app WITH CHECK (${deputyOfMine});
  CREATE POLICY end_deputy ON role_assignment FOR UPDATE TO solmu_app
    USING (deputy_for = ANY (ARRAY(SELECT app.my_assignments()))) WITH CHECK (${deputyOfMine});

  GRANT SELECT, INSERT ON access_review TO solmu_app;
  ALTER TABLE access_review ENABLE ROW LEVEL SECURITY;
  ALTER TABLE access_review FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON access_review TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON access_review FOR SELECT TO solmu_app USING (
    user_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()) OR ${reach('access.read')});
  CREATE POLICY confirm ON access_review FOR INSERT TO solmu_app WITH CHECK (${reach('access.review')}
    AND reviewed_by = (SELECT app.user_id()) AND user_id <> (SELECT app.user_id()) AND reviewed_on = app.today()
    AND EXISTS (SELECT 1 FROM role_assignment a WHERE a.id = assignment_id AND a.user_id = access_review.user_id
      AND a.unit_id = access_review.unit_id AND a.consortium_id = access_review.consortium_id));

  GRANT SELECT ON access_reminder TO solmu_app;
  ALTER TABLE access_reminder ENABLE ROW LEVEL SECURITY;
  ALTER TABLE access_reminder FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON access_reminder TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON access_reminder FOR SELECT TO solmu_app
    USING (user_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()));
`
