import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Meetings of the bodies: their agenda, who was there, what was decided, and who has signed the minutes. Who may sit in one is
 * frozen when it is opened; once the minutes are signed nothing changes any more. What holds of states stands in
 * libs/domain/src/governance/meeting.workflow.ts too.
 */
export class Meetings1765020000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [meetings, reach, policies, keeping, signing, calendars]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const texts = (column: string, most: number): string =>
  `${column} jsonb NOT NULL DEFAULT '{"fi": "", "sv": "", "en": ""}' CHECK (jsonb_typeof(${column}) = 'object' AND length(${column}::text) <= ${most})`
const list = (column: string, most: number): string => `${column} jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(${column}) = 'array' AND length(${column}::text) <= ${most})`
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const holdsOn = (table: string, day: string): string => `${table}.valid_from <= ${day} AND (${table}.valid_to IS NULL OR ${table}.valid_to > ${day})
  AND (${table}.ended_on IS NULL OR ${table}.ended_on > ${day})`
const tables = ['meeting', 'meeting_item', 'meeting_attendance', 'meeting_paper', 'meeting_signature', 'calendar_link']

const meetings = `
  CREATE TABLE meeting (
    id uuid PRIMARY KEY, ${consortium}, body_id uuid NOT NULL,
    -- The unit of the body: whoever looks after it looks after its meetings.
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    ${texts('title', 2000)}, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, ${words('place', 300)}, ${words('remote_link', 500)},
    procedure text NOT NULL CHECK (procedure IN ('meeting', 'electronic', 'written')),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'called', 'open', 'closed', 'signed', 'published', 'cancelled')),
    -- Fixed by the notice: the charter by which all of it is counted, the days that it demands and that there were, and why they were fewer.
    charter_version_id uuid REFERENCES charter_version(id), notice_days integer, notice_given integer, called_at timestamptz,
    ${words('short_notice_reason', 2000)}, ${list('notice_consents', 20000)},
    opened_at timestamptz, closed_at timestamptz, ended_at timestamptz, ${words('end_reason', 2000)},
    -- How many seats the body had when it was opened.
    body_seats integer, ${words('chair_name', 200)}, ${words('secretary_name', 200)},
    -- [{ userId, role, name }]: libs/domain/src/governance/meeting.ts, SignerRole.
    ${list('signers', 10000)},
    publication text CHECK (publication IN ('body', 'members', 'public')),
    -- Grows with each change that a calendar is told of.
    sequence integer NOT NULL DEFAULT 0, changed_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (body_id, consortium_id) REFERENCES body (id, consortium_id),
    CONSTRAINT meeting_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT meeting_time CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '48 hours'),
    CONSTRAINT meeting_called CHECK ((called_at IS NULL) = (charter_version_id IS NULL) AND (called_at IS NULL) = (notice_days IS NULL) AND (called_at IS NULL) = (notice_given IS NULL)
      AND (state = 'draft' OR state = 'cancelled' OR called_at IS NOT NULL) AND (notice_given >= notice_days OR short_notice_reason <> '')),
    CONSTRAINT meeting_opened CHECK ((state IN ('open', 'closed', 'signed', 'published')) = (opened_at IS NOT NULL)),
    CONSTRAINT meeting_closed CHECK ((state IN ('closed', 'signed', 'published')) = (closed_at IS NOT NULL)),
    CONSTRAINT meeting_cancelled CHECK ((state = 'cancelled') = (end_reason <> '') AND (state = 'cancelled') = (ended_at IS NOT NULL)),
    CONSTRAINT meeting_published CHECK ((state = 'published') = (publication IS NOT NULL))
  );
  CREATE INDEX meeting_by_day ON meeting (consortium_id, starts_at);

  CREATE TABLE meeting_item (
    id uuid PRIMARY KEY, ${consortium}, meeting_id uuid NOT NULL, position integer NOT NULL CHECK (position BETWEEN 1 AND 60),
    kind text NOT NULL CHECK (kind IN ('opening', 'information', 'discussion', 'decision', 'election', 'closing')),
    matter text NOT NULL CHECK (matter ~ '^[a-z][a-z0-9_]{0,29}$'), ${texts('title', 2000)}, ${texts('proposal_text', 60000)},
    proposal_id uuid REFERENCES proposal(id), ballot_id uuid REFERENCES ballot(id), ${texts('minutes', 60000)},
    handling text CHECK (handling IN ('noted', 'unanimous', 'voted', 'adjourned')), votes jsonb, tie_break text CHECK (tie_break IN ('for', 'against')),
    -- [{ name, reason }] · [{ seatId, reason }] · the seats that were there when it was decided, [{ seatId, weight }].
    ${list('dissent', 20000)}, ${list('recusals', 20000)}, present jsonb,
    outcome text CHECK (outcome IN ('carried', 'not_carried', 'no_quorum', 'noted', 'adjourned')), decision_id uuid,
    FOREIGN KEY (meeting_id, consortium_id) REFERENCES meeting (id, consortium_id),
    FOREIGN KEY (decision_id, consortium_id) REFERENCES governance_decision (id, consortium_id),
    CONSTRAINT meeting_item_of UNIQUE (id, meeting_id),
    CONSTRAINT meeting_item_position UNIQUE (meeting_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT meeting_item_recorded CHECK ((handling IS NULL) = (outcome IS NULL) AND (handling IS NULL) = (present IS NULL) AND (votes IS NULL OR handling = 'voted'))
  );

  -- The seats of a meeting that was opened, and how each was there. The seat is a member of the consortium, or the seat of a body.
  CREATE TABLE meeting_attendance (
    meeting_id uuid NOT NULL, seat_id uuid NOT NULL, ${consortium}, organisation_id uuid REFERENCES organisation(id), body_member_id uuid REFERENCES body_member(id),
    name jsonb NOT NULL, weight integer NOT NULL CHECK (weight BETWEEN 1 AND 1000), ${words('person_name', 200)},
    way text NOT NULL DEFAULT 'absent' CHECK (way IN ('in_person', 'remote', 'proxy', 'absent')),
    proxy_holder_id uuid, proxy_basis text CHECK (proxy_basis IN ('document', 'word')), proxy_paper_id uuid, arrived_at timestamptz, left_at timestamptz,
    PRIMARY KEY (meeting_id, seat_id),
    FOREIGN KEY (meeting_id, consortium_id) REFERENCES meeting (id, consortium_id),
    FOREIGN KEY (meeting_id, proxy_holder_id) REFERENCES meeting_attendance (meeting_id, seat_id),
    CONSTRAINT meeting_attendance_seat CHECK (seat_id = coalesce(organisation_id, body_member_id) AND (organisation_id IS NULL) <> (body_member_id IS NULL)),
    CONSTRAINT meeting_attendance_proxy CHECK ((way = 'proxy') = (proxy_holder_id IS NOT NULL) AND (way = 'proxy') = (proxy_basis IS NOT NULL)
      AND proxy_holder_id <> seat_id AND (proxy_basis IS DISTINCT FROM 'document' OR proxy_paper_id IS NOT NULL)),
    CONSTRAINT meeting_attendance_time CHECK (left_at >= arrived_at)
  );

  CREATE TABLE meeting_paper (
    id uuid PRIMARY KEY, ${consortium}, meeting_id uuid NOT NULL, item_id uuid,
    -- agenda: for whoever reads the meeting · proxy: for those who arrange it.
    kind text NOT NULL CHECK (kind IN ('agenda', 'proxy')),
    file_key text NOT NULL, file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 300), file_size integer NOT NULL CHECK (file_size > 0),
    file_type text NOT NULL CHECK (file_type IN ('application/pdf', 'image/png', 'image/jpeg')), file_hash text NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
    uploaded_by uuid REFERENCES app_user(id), uploaded_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (meeting_id, consortium_id) REFERENCES meeting (id, consortium_id),
    FOREIGN KEY (item_id, meeting_id) REFERENCES meeting_item (id, meeting_id) ON DELETE CASCADE,
    CONSTRAINT meeting_paper_of UNIQUE (id, meeting_id)
  );
  CREATE INDEX meeting_paper_by_meeting ON meeting_paper (meeting_id);
  ALTER TABLE meeting_attendance ADD FOREIGN KEY (proxy_paper_id, meeting_id) REFERENCES meeting_paper (id, meeting_id);

  -- Who has signed the minutes as they are; a change of the minutes takes the signatures away.
  CREATE TABLE meeting_signature (
    meeting_id uuid NOT NULL, user_id uuid NOT NULL REFERENCES app_user(id), ${consortium}, role text NOT NULL CHECK (role IN ('chair', 'secretary', 'checker')),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200), content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    has_second_factor boolean NOT NULL, signed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (meeting_id, user_id),
    FOREIGN KEY (meeting_id, consortium_id) REFERENCES meeting (id, consortium_id)
  );

  -- The address under which a person's calendar fetches their meetings; of its token only the hash is kept.
  CREATE TABLE calendar_link (
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE, ${consortium}, token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    made_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (user_id, consortium_id)
  );
  ALTER TABLE governance_decision ADD FOREIGN KEY (meeting_id, consortium_id) REFERENCES meeting (id, consortium_id);
`

const reach = `
  -- The meetings that the viewer reads: a draft by those who arrange it; what was called by those who sit in the body and those who
  -- sign; what was published for the members by everybody in the network.
  CREATE FUNCTION app.meetings_read() RETURNS SETOF uuid LANGUAGE plpgsql STABLE ${definer} AS $$
    DECLARE is_reader boolean := EXISTS (SELECT app.consortia_for('meeting.read')); is_manager boolean := app.consortium_id() IN (SELECT app.consortia_for('meeting.manage'));
      managed uuid[] := ARRAY(SELECT app.units_for('meeting.manage')); bodies uuid[] := ARRAY(SELECT app.my_bodies());
    BEGIN
      RETURN QUERY SELECT m.id FROM meeting m WHERE m.consortium_id = app.consortium_id() AND is_reader
        AND (is_manager OR m.unit_id = ANY (managed) OR m.publication IN ('members', 'public')
          OR m.called_at IS NOT NULL AND (m.body_id = ANY (bodies) OR m.signers @> jsonb_build_array(jsonb_build_object('userId', app.user_id()))));
    END $$;
  CREATE FUNCTION app.manages_meeting(p_meeting uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM meeting m WHERE m.id = p_meeting AND (m.consortium_id IN (SELECT app.consortia_for('meeting.manage'))
      OR m.consortium_id = app.consortium_id() AND m.unit_id IN (SELECT app.units_for('meeting.manage')))) $$;

  -- Who sits in a body on a day, and the people by whom: of the assembly the members, by whoever holds their mandate to vote; of
  -- the others the seats, by whoever holds them or stands in. For the owner's triggers, and through app.meeting_seats.
  CREATE FUNCTION app.seats_of_body(p_body uuid, p_day date, p_votes jsonb) RETURNS TABLE (seat_id uuid, organisation_id uuid, body_member_id uuid, name jsonb, weight integer, role text, people jsonb)
    LANGUAGE sql STABLE ${definer} AS $$
    SELECT o.id, o.id, NULL::uuid, jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en), app.votes_of_member(o.id, b.consortium_id, p_votes), 'member',
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', u.display_name, 'isSubstitute', a.substitute_for IS NOT NULL) ORDER BY a.substitute_for NULLS FIRST, u.display_name), '[]')
          FROM mandate a JOIN app_user u ON u.id = a.user_id WHERE a.organisation_id = o.id AND a.consortium_id = b.consortium_id AND a.kind = 'vote' AND ${holdsOn('a', 'p_day')})
      FROM body b JOIN organisation o ON o.consortium_id = b.consortium_id WHERE b.id = p_body AND b.kind = 'assembly'
        AND app.votes_as_member(o.id, b.consortium_id, p_day) AND app.votes_of_member(o.id, b.consortium_id, p_votes) > 0
    UNION ALL
    SELECT s.id, NULL, s.id, jsonb_build_object('fi', s.person_name, 'sv', s.person_name, 'en', s.person_name), 1, s.role,
        jsonb_build_array(jsonb_build_object('name', s.person_name, 'isSubstitute', false)) || (SELECT coalesce(jsonb_agg(jsonb_build_object('name', x.person_name, 'isSubstitute', true) ORDER BY x.person_name), '[]')
          FROM body_member x WHERE x.substitute_for = s.id AND ${holdsOn('x', 'p_day')})
      FROM body b JOIN body_member s ON s.body_id = b.id AND s.substitute_for IS NULL AND s.role <> 'secretary' AND ${holdsOn('s', 'p_day')} WHERE b.id = p_body AND b.kind <> 'assembly' $$;
  CREATE FUNCTION app.meeting_seats(p_meeting uuid) RETURNS TABLE (seat_id uuid, name jsonb, weight integer, role text, people jsonb) LANGUAGE sql STABLE ${definer} AS $$
    SELECT s.seat_id, s.name, s.weight, s.role, s.people FROM meeting m JOIN charter_version v ON v.id = coalesce(m.charter_version_id, app.charter_on(m.consortium_id, app.today()))
      CROSS JOIN LATERAL app.seats_of_body(m.body_id, greatest((m.starts_at AT TIME ZONE 'Europe/Helsinki')::date, app.today()), v.rules -> 'votes') s
    WHERE m.id = p_meeting AND m.id IN (SELECT app.meetings_read()) $$;
  -- Those with an account who can be chosen to sign the minutes: who sits in the body, who votes in it, and who arranges it.
  CREATE FUNCTION app.meeting_people(p_meeting uuid) RETURNS TABLE (user_id uuid, name text) LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT u.id, u.display_name FROM meeting m JOIN body b ON b.id = m.body_id CROSS JOIN LATERAL (
        SELECT s.user_id FROM body_member s WHERE s.body_id = b.id AND ${holdsOn('s', 'app.today()')}
        UNION SELECT a.user_id FROM mandate a WHERE b.kind = 'assembly' AND a.consortium_id = b.consortium_id AND a.kind = 'vote' AND ${holdsOn('a', 'app.today()')}
        UNION SELECT h.user_id FROM app.holders_at('meeting.manage', m.unit_id) h) p
      JOIN app_user u ON u.id = p.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE m.id = p_meeting AND (app.user_id() IS NULL OR app.manages_meeting(m.id)) $$;
  REVOKE ALL ON FUNCTION app.meetings_read(), app.manages_meeting(uuid), app.seats_of_body(uuid, date, jsonb), app.meeting_seats(uuid), app.meeting_people(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.meetings_read(), app.manages_meeting(uuid), app.meeting_seats(uuid), app.meeting_people(uuid) TO solmu_app;
`

const read = 'consortium_id = app.consortium_id() AND meeting_id = ANY (ARRAY(SELECT app.meetings_read()))'
const managed = 'consortium_id = app.consortium_id() AND app.manages_meeting(meeting_id)'

const policies = `
  ${tables
    .map(
      (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`
    )
    .join('')}
  GRANT INSERT (id, consortium_id, body_id, unit_id, title, starts_at, ends_at, place, remote_link, procedure, created_by) ON meeting TO solmu_app;
  GRANT UPDATE (title, starts_at, ends_at, place, remote_link, procedure, state, charter_version_id, notice_days, notice_given, called_at, short_notice_reason, notice_consents, opened_at, closed_at,
    ended_at, end_reason, body_seats, chair_name, secretary_name, signers, publication, sequence, changed_at, version) ON meeting TO solmu_app;
  CREATE POLICY read ON meeting FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND id = ANY (ARRAY(SELECT app.meetings_read())) OR ${at('meeting.manage')});
  CREATE POLICY insert_rows ON meeting FOR INSERT TO solmu_app WITH CHECK (${at('meeting.manage')} AND state = 'draft' AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON meeting FOR UPDATE TO solmu_app USING (${at('meeting.manage')}) WITH CHECK (${at('meeting.manage')});

  GRANT INSERT (id, consortium_id, meeting_id, position, kind, matter, title, proposal_text, proposal_id) ON meeting_item TO solmu_app;
  GRANT UPDATE (position, kind, matter, title, proposal_text, proposal_id, ballot_id, minutes, handling, votes, tie_break, dissent, recusals, present, outcome, decision_id), DELETE ON meeting_item TO solmu_app;
  CREATE POLICY read ON meeting_item FOR SELECT TO solmu_app USING (${read});
  CREATE POLICY insert_rows ON meeting_item FOR INSERT TO solmu_app WITH CHECK (${managed});
  CREATE POLICY update_rows ON meeting_item FOR UPDATE TO solmu_app USING (${managed}) WITH CHECK (${managed});
  CREATE POLICY delete_rows ON meeting_item FOR DELETE TO solmu_app USING (${managed});

  GRANT UPDATE (person_name, way, proxy_holder_id, proxy_basis, proxy_paper_id, arrived_at, left_at) ON meeting_attendance TO solmu_app;
  CREATE POLICY read ON meeting_attendance FOR SELECT TO solmu_app USING (${read});
  CREATE POLICY update_rows ON meeting_attendance FOR UPDATE TO solmu_app USING (${managed}) WITH CHECK (${managed});

  GRANT INSERT (id, consortium_id, meeting_id, item_id, kind, file_key, file_name, file_size, file_type, file_hash, uploaded_by), DELETE ON meeting_paper TO solmu_app;
  CREATE POLICY read ON meeting_paper FOR SELECT TO solmu_app USING (${read} AND (kind = 'agenda' OR app.manages_meeting(meeting_id)));
  CREATE POLICY insert_rows ON meeting_paper FOR INSERT TO solmu_app WITH CHECK (${managed} AND uploaded_by = (SELECT app.user_id()));
  CREATE POLICY delete_rows ON meeting_paper FOR DELETE TO solmu_app USING (${managed});

  GRANT INSERT (meeting_id, user_id, consortium_id, role, name, content_hash, has_second_factor) ON meeting_signature TO solmu_app;
  CREATE POLICY read ON meeting_signature FOR SELECT TO solmu_app USING (${read});
  CREATE POLICY insert_rows ON meeting_signature FOR INSERT TO solmu_app WITH CHECK (${read} AND user_id = (SELECT app.user_id()));

  GRANT INSERT, DELETE ON calendar_link TO solmu_app;
  CREATE POLICY read ON calendar_link FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND user_id = (SELECT app.user_id()));
  CREATE POLICY insert_rows ON calendar_link FOR INSERT TO solmu_app WITH CHECK (consortium_id = app.consortium_id() AND user_id = (SELECT app.user_id()));
  CREATE POLICY delete_rows ON calendar_link FOR DELETE TO solmu_app USING (consortium_id = app.consortium_id() AND user_id = (SELECT app.user_id()));
`

const keeping = `
  -- The steps of libs/domain/src/governance/meeting.workflow.ts. The notice fixes what it says, and opening freezes the seats; the
  -- last signature makes the minutes signed, and nobody else does.
  CREATE FUNCTION app.keep_meeting() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE frame text[] := ARRAY['body_id', 'title', 'starts_at', 'ends_at', 'place', 'remote_link', 'procedure', 'charter_version_id', 'notice_days', 'notice_given', 'called_at', 'short_notice_reason', 'notice_consents'];
      column_name text;
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'INSERT' OR OLD.body_id <> NEW.body_id THEN
        IF NOT EXISTS (SELECT 1 FROM body b WHERE b.id = NEW.body_id AND b.unit_id = NEW.unit_id) THEN RAISE EXCEPTION 'the unit is not that of the body' USING ERRCODE = 'insufficient_privilege'; END IF;
        RETURN NEW;
      END IF;
      IF OLD.state IN ('published', 'cancelled') OR NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('draft', 'called'), ('called', 'open'), ('open', 'closed'), ('closed', 'signed'), ('signed', 'published'), ('draft', 'cancelled'), ('called', 'cancelled')) THEN
        RAISE EXCEPTION 'no such step' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_meeting_state';
      END IF;
      IF OLD.state <> 'draft' THEN
        FOREACH column_name IN ARRAY frame LOOP
          IF to_jsonb(NEW) -> column_name IS DISTINCT FROM to_jsonb(OLD) -> column_name THEN RAISE EXCEPTION 'the notice stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_meeting_state'; END IF;
        END LOOP;
      END IF;
      IF OLD.state = 'signed' AND (to_jsonb(NEW) - ARRAY['state', 'publication', 'version', 'changed_at']) <> (to_jsonb(OLD) - ARRAY['state', 'publication', 'version', 'changed_at']) THEN
        RAISE EXCEPTION 'what was signed stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_meeting_state';
      END IF;
      IF (OLD.state, NEW.state) = ('closed', 'signed') AND pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'the last signature does that' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_meeting_state';
      END IF;
      IF (OLD.state, NEW.state) = ('called', 'open') THEN
        INSERT INTO meeting_attendance (meeting_id, seat_id, consortium_id, organisation_id, body_member_id, name, weight)
          SELECT NEW.id, s.seat_id, NEW.consortium_id, s.organisation_id, s.body_member_id, s.name, s.weight
          FROM charter_version v CROSS JOIN LATERAL app.seats_of_body(NEW.body_id, least(app.today(), greatest((NEW.starts_at AT TIME ZONE 'Europe/Helsinki')::date, (NEW.opened_at AT TIME ZONE 'Europe/Helsinki')::date)), v.rules -> 'votes') s
          WHERE v.id = NEW.charter_version_id;
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_meeting BEFORE INSERT OR UPDATE ON meeting FOR EACH ROW EXECUTE FUNCTION app.keep_meeting();

  -- What belongs to a meeting changes only while that is written: the agenda of a draft, what happened until the minutes are signed.
  -- Publishing names the decisions.
  CREATE FUNCTION app.keep_meeting_part() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE held meeting; part jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
      record text[] := ARRAY['minutes', 'handling', 'votes', 'tie_break', 'dissent', 'recusals', 'present', 'outcome', 'ballot_id'];
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
  ${['meeting_item', 'meeting_attendance', 'meeting_paper'].map((table) => `CREATE TRIGGER keep_part BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION app.keep_meeting_part();`).join('\n  ')}
  REVOKE ALL ON FUNCTION app.keep_meeting(), app.keep_meeting_part() FROM PUBLIC;
`

const signing = `
  -- What is signed: all that the minutes say, with the hashes of the papers.
  CREATE FUNCTION app.minutes_hash(p_meeting uuid) RETURNS text LANGUAGE sql STABLE ${definer} SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(jsonb_build_object(
      'meeting', to_jsonb(m) - ARRAY['state', 'publication', 'version', 'changed_at', 'sequence', 'created_by'],
      'items', (SELECT jsonb_agg(to_jsonb(i) - 'decision_id' ORDER BY i.position) FROM meeting_item i WHERE i.meeting_id = m.id),
      'attendance', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.seat_id) FROM meeting_attendance a WHERE a.meeting_id = m.id),
      'papers', (SELECT jsonb_agg(p.file_hash ORDER BY p.file_hash) FROM meeting_paper p WHERE p.meeting_id = m.id))::text, 'UTF8')), 'hex')
    FROM meeting m WHERE m.id = p_meeting AND (app.user_id() IS NULL OR m.id IN (SELECT app.meetings_read())) $$;

  -- Signing is of the minutes as they are, by whoever was chosen to; the last who does settles them.
  CREATE FUNCTION app.sign_meeting() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE held meeting;
    BEGIN
      SELECT * INTO held FROM meeting m WHERE m.id = NEW.meeting_id FOR NO KEY UPDATE;
      IF held.state <> 'closed' OR NOT held.signers @> jsonb_build_array(jsonb_build_object('userId', NEW.user_id, 'role', NEW.role)) THEN
        RAISE EXCEPTION 'not theirs to sign' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_minutes_signer';
      END IF;
      IF NEW.content_hash IS DISTINCT FROM app.minutes_hash(NEW.meeting_id) THEN RAISE EXCEPTION 'other minutes' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_stale'; END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER sign_meeting BEFORE INSERT ON meeting_signature FOR EACH ROW EXECUTE FUNCTION app.sign_meeting();
  CREATE FUNCTION app.settle_meeting() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      UPDATE meeting m SET state = 'signed', version = version + 1, changed_at = now() WHERE m.id = NEW.meeting_id AND m.state = 'closed'
        AND (SELECT count(*) FROM meeting_signature s WHERE s.meeting_id = m.id) = jsonb_array_length(m.signers);
      RETURN NULL;
    END $$;
  CREATE TRIGGER settle_meeting AFTER INSERT ON meeting_signature FOR EACH ROW EXECUTE FUNCTION app.settle_meeting();

  -- Whatever changes in the minutes while they are signed, those who have signed sign again.
  CREATE FUNCTION app.drop_signatures() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
    DECLARE about uuid := (to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END) ->> CASE WHEN TG_TABLE_NAME = 'meeting' THEN 'id' ELSE 'meeting_id' END)::uuid;
    BEGIN
      DELETE FROM meeting_signature s WHERE s.meeting_id = about AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = about AND m.state = 'closed')
        AND s.content_hash <> app.minutes_hash(about);
      RETURN NULL;
    END $$;
  ${['meeting', 'meeting_item', 'meeting_attendance', 'meeting_paper'].map((table) => `CREATE TRIGGER drop_signatures AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION app.drop_signatures();`).join('\n  ')}
  REVOKE ALL ON FUNCTION app.minutes_hash(uuid), app.sign_meeting(), app.settle_meeting(), app.drop_signatures() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.minutes_hash(uuid) TO solmu_app;
`

const calendars = `
  -- What the calendar of a person fetches by its token: the meetings that were called of the bodies in which they sit today. No more is
  -- told than body, title, place and link.
  CREATE FUNCTION app.calendar_meetings(p_hash bytea) RETURNS TABLE (id uuid, body jsonb, title jsonb, starts_at timestamptz, ends_at timestamptz, place text, remote_link text,
      is_cancelled boolean, sequence integer, changed_at timestamptz, language text) LANGUAGE sql STABLE ${definer} AS $$
    SELECT m.id, b.name, m.title, m.starts_at, m.ends_at, m.place, m.remote_link, m.state = 'cancelled', m.sequence, m.changed_at, u.language
    FROM calendar_link l JOIN app_user u ON u.id = l.user_id AND u.deactivated_at IS NULL LEFT JOIN (meeting m JOIN body b ON b.id = m.body_id) ON m.consortium_id = l.consortium_id AND m.called_at IS NOT NULL
      AND m.starts_at > now() - interval '400 days'
      AND (EXISTS (SELECT 1 FROM body_member s WHERE s.body_id = m.body_id AND s.user_id = l.user_id AND ${holdsOn('s', 'app.today()')})
        OR b.kind = 'assembly' AND EXISTS (SELECT 1 FROM mandate a WHERE a.consortium_id = l.consortium_id AND a.user_id = l.user_id AND a.kind = 'vote' AND ${holdsOn('a', 'app.today()')}))
    WHERE l.token_hash = p_hash ORDER BY m.starts_at, m.id $$;
  -- Who is told of a notice: those who sit in the body, and those who hold a mandate to vote in the assembly.
  CREATE FUNCTION app.meeting_called(p_meeting uuid) RETURNS TABLE (user_id uuid, language text) LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT u.id, u.language FROM meeting m JOIN body b ON b.id = m.body_id CROSS JOIN LATERAL (
        SELECT s.user_id FROM body_member s WHERE s.body_id = b.id AND ${holdsOn('s', 'app.today()')}
        UNION SELECT a.user_id FROM mandate a WHERE b.kind = 'assembly' AND a.consortium_id = b.consortium_id AND a.kind = 'vote' AND ${holdsOn('a', 'app.today()')}) p
      JOIN app_user u ON u.id = p.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE m.id = p_meeting AND app.manages_meeting(m.id) $$;
  REVOKE ALL ON FUNCTION app.calendar_meetings(bytea), app.meeting_called(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.calendar_meetings(bytea), app.meeting_called(uuid) TO solmu_app;
`
