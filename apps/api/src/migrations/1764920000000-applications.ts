import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Calls and applications for membership. An applicant has no account and no role: a link in a mail is the capability, whose
 * SHA-256 the transaction names in app.application_key; it opens one application and nothing else. What applicants write is
 * not read by the centre before it is sent.
 */
export class Applications1764920000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [calls, applications, parts, keys, policies, guards, doors, retention]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'

const calls = `
  -- The table of transitions is the domain's to fill, whatever travels by one.
  ALTER TABLE workflow_transition DROP CONSTRAINT workflow_transition_workflow_check,
    ADD CONSTRAINT workflow_transition_workflow_check CHECK (workflow ~ '^[a-z][a-z_]{1,39}$');

  -- An open call of a centre or the head office. Where it stands follows from its days.
  CREATE TABLE membership_call (
    id uuid PRIMARY KEY, ${consortium}, unit_id uuid NOT NULL REFERENCES org_unit(id),
    -- In three languages, Finnish at least.
    title jsonb NOT NULL CHECK (jsonb_typeof(title) = 'object' AND length(title::text) <= 3000),
    body jsonb NOT NULL CHECK (jsonb_typeof(body) = 'object' AND length(body::text) <= 40000),
    opens_on date NOT NULL, closes_on date NOT NULL,
    published_at timestamptz, withdrawn_at timestamptz,
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT membership_call_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT membership_call_days CHECK (closes_on >= opens_on),
    CONSTRAINT membership_call_withdrawn CHECK (withdrawn_at IS NULL OR published_at IS NOT NULL)
  );
  CREATE INDEX membership_call_by_unit ON membership_call (consortium_id, unit_id);
`

const applications = `
  CREATE TABLE application (
    id uuid PRIMARY KEY, ${consortium},
    -- To whom it is made: a regional centre, or the head office.
    centre_id uuid NOT NULL REFERENCES org_unit(id), call_id uuid,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'under_assessment', 'returned', 'in_decision', 'admitted', 'rejected', 'withdrawn')),
    -- libs/domain/src/onboarding/application-form.ts: the version that it began with.
    form_version integer NOT NULL CHECK (form_version > 0),
    language text NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
    -- What the applicant calls the organisation, and its business id once that is one.
    ${words('name', 300)}, business_id text CHECK (business_id ~ '^[0-9]{7}-[0-9]$'),
    -- The organisation of the register that it is, when the centre has said so, or since it was admitted.
    organisation_id uuid REFERENCES organisation(id),
    -- Whether the centre has looked at organisations like it and found none that it is.
    is_new_organisation boolean NOT NULL DEFAULT false,
    invited_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), changed_at timestamptz NOT NULL DEFAULT now(),
    submitted_at timestamptz, withdrawn_at timestamptz, ${words('withdrawal_reason', 2000)}, decided_at timestamptz, erased_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (call_id, consortium_id) REFERENCES membership_call (id, consortium_id),
    CONSTRAINT application_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT application_sent CHECK (state IN ('draft', 'withdrawn') OR submitted_at IS NOT NULL),
    CONSTRAINT application_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
  );
  -- One application of one body at a time.
  CREATE UNIQUE INDEX application_under_way ON application (consortium_id, business_id)
    WHERE business_id IS NOT NULL AND state IN ('draft', 'submitted', 'under_assessment', 'returned', 'in_decision');
  CREATE INDEX application_by_centre ON application (consortium_id, centre_id, state);
  CREATE INDEX application_by_call ON application (call_id);
  CREATE INDEX application_by_organisation ON application (organisation_id);
`

const parts = `
  -- Those who write it, by mail alone: they are no users.
  CREATE TABLE application_person (
    id uuid PRIMARY KEY, ${consortium}, application_id uuid NOT NULL,
    ${words('name', 200)}, ${words('email', 254)}, language text NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
    added_at timestamptz NOT NULL DEFAULT now(), removed_at timestamptz, seen_at timestamptz,
    -- When mails with a link went out.
    sends timestamptz[] NOT NULL DEFAULT '{}',
    FOREIGN KEY (application_id, consortium_id) REFERENCES application (id, consortium_id),
    CONSTRAINT application_person_of_application UNIQUE (id, application_id, consortium_id)
  );
  CREATE UNIQUE INDEX application_person_once ON application_person (application_id, email) WHERE removed_at IS NULL AND email <> '';
  CREATE INDEX application_person_by_email ON application_person (email) WHERE removed_at IS NULL;

  -- What is told, by section of the form; each section is saved by itself, by its own version.
  CREATE TABLE application_section (
    application_id uuid NOT NULL, ${consortium},
    section text NOT NULL CHECK (section ~ '^[a-z][a-z_]{0,29}$'),
    content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object' AND length(content::text) <= 60000),
    changed_person uuid NOT NULL, ${words('changed_by', 200)}, changed_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (application_id, section),
    FOREIGN KEY (application_id, consortium_id) REFERENCES application (id, consortium_id),
    FOREIGN KEY (changed_person, application_id, consortium_id) REFERENCES application_person (id, application_id, consortium_id)
  );

  CREATE TABLE application_file (
    id uuid PRIMARY KEY, ${consortium}, application_id uuid NOT NULL,
    -- The section to which it belongs.
    section text NOT NULL CHECK (section ~ '^[a-z][a-z_]{0,29}$'),
    file_key text NOT NULL, file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 300), file_type text NOT NULL, file_size integer NOT NULL CHECK (file_size > 0),
    added_person uuid NOT NULL, ${words('added_by', 200)}, added_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (application_id, consortium_id) REFERENCES application (id, consortium_id),
    FOREIGN KEY (added_person, application_id, consortium_id) REFERENCES application_person (id, application_id, consortium_id)
  );
  CREATE INDEX application_file_of ON application_file (application_id);

  CREATE TABLE application_question (
    id uuid PRIMARY KEY, ${consortium}, application_id uuid NOT NULL,
    section text CHECK (section ~ '^[a-z][a-z_]{0,29}$'),
    body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
    asked_by uuid REFERENCES app_user(id), asked_at timestamptz NOT NULL DEFAULT now(),
    ${words('answer', 8000)}, answered_person uuid, ${words('answered_by', 200)}, answered_at timestamptz,
    -- Whoever asked has read the answer, or no longer asks.
    settled_at timestamptz, settled_by uuid REFERENCES app_user(id), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (application_id, consortium_id) REFERENCES application (id, consortium_id),
    FOREIGN KEY (answered_person, application_id, consortium_id) REFERENCES application_person (id, application_id, consortium_id),
    CONSTRAINT application_question_answered CHECK ((answered_at IS NULL) = (answer = ''))
  );
  CREATE INDEX application_question_of ON application_question (application_id, asked_at);

  -- What has happened, in order. From it comes how long an application stood where.
  CREATE TABLE application_event (
    id uuid PRIMARY KEY, ${consortium}, application_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    -- The web words it by application.event.<kind>.
    kind text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{1,39}$'), from_state text, to_state text,
    ${words('actor_name', 200)}, actor_id uuid REFERENCES app_user(id), person_id uuid,
    ${words('note', 4000)},
    -- Whether the applicant sees it too.
    for_applicant boolean NOT NULL DEFAULT false,
    FOREIGN KEY (application_id, consortium_id) REFERENCES application (id, consortium_id),
    FOREIGN KEY (person_id, application_id, consortium_id) REFERENCES application_person (id, application_id, consortium_id)
  );
  CREATE INDEX application_event_of ON application_event (application_id, at);

  -- Likenesses that the centre has looked at and found to be another body.
  CREATE TABLE application_not_same (
    application_id uuid NOT NULL, ${consortium}, other_kind text NOT NULL CHECK (other_kind IN ('organisation', 'application')), other_id uuid NOT NULL,
    judged_by uuid REFERENCES app_user(id), judged_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (application_id, other_kind, other_id),
    FOREIGN KEY (application_id, consortium_id) REFERENCES application (id, consortium_id)
  );
`

const keys = `
  -- The SHA-256 of the links that were mailed to a person, each for its time. Nobody reads them.
  CREATE TABLE application_key (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32), ${consortium},
    person_id uuid NOT NULL REFERENCES application_person(id), made_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL
  );
  CREATE INDEX application_key_of ON application_key (person_id);
  -- Who asked for their links anew: written the same way whether or not anybody has the e-mail, which goes once a job has looked.
  CREATE TABLE application_link_request (
    id uuid PRIMARY KEY, email text, made_at timestamptz NOT NULL DEFAULT now()
  );

  -- Whom the link that the transaction names belongs to, while it holds; null for everybody else.
  CREATE FUNCTION app.applicant_person() RETURNS uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT p.id FROM application_key k JOIN application_person p ON p.id = k.person_id JOIN application a ON a.id = p.application_id
    WHERE k.token_hash = decode(nullif(current_setting('app.application_key', true), ''), 'hex') AND k.expires_at > now()
      AND p.removed_at IS NULL AND a.erased_at IS NULL $$;
  CREATE FUNCTION app.applicant_application() RETURNS uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT p.application_id FROM application_person p WHERE p.id = app.applicant_person() $$;
  -- The same while the applicant may write.
  CREATE FUNCTION app.application_written() RETURNS uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT a.id FROM application a WHERE a.id = app.applicant_application() AND a.state IN ('draft', 'returned') $$;
  REVOKE ALL ON FUNCTION app.applicant_person(), app.applicant_application(), app.application_written() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.applicant_person(), app.applicant_application(), app.application_written() TO solmu_app;
`

const at = (action: string, column: string): string => `(consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))
    OR (consortium_id = app.consortium_id() AND ${column} = ANY (ARRAY(SELECT app.units_for('${action}')))))`
const own = '(SELECT app.applicant_application())'
const written = '(SELECT app.application_written())'
/** The application of a part, as far as its own policies show it. */
const of = (more = ''): string => `EXISTS (SELECT 1 FROM application a WHERE a.id = application_id${more})`
/** What the applicant has written is theirs alone until it is sent. */
const ofSent = `(application_id = ${own} OR ${of(' AND a.submitted_at IS NOT NULL')})`
const worked = `EXISTS (SELECT 1 FROM application a WHERE a.id = application_id AND ${at('application.manage', 'a.centre_id').replaceAll('consortium_id = ', 'a.consortium_id = ')})`
const scored = worked.replaceAll('application.manage', 'application.assess')

const tables = [
  ...['membership_call', 'application', 'application_person', 'application_section', 'application_file', 'application_question'],
  ...['application_event', 'application_not_same', 'application_key', 'application_link_request']
]

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
  CREATE POLICY nobody ON application_key FOR SELECT TO solmu_app USING (false);
  CREATE POLICY nobody ON application_link_request FOR SELECT TO solmu_app USING (false);

  GRANT INSERT (id, consortium_id, unit_id, title, body, opens_on, closes_on, published_at, created_by) ON membership_call TO solmu_app;
  GRANT UPDATE (title, body, opens_on, closes_on, published_at, withdrawn_at, version) ON membership_call TO solmu_app;
  CREATE POLICY read ON membership_call FOR SELECT TO solmu_app USING (${at('application.read', 'unit_id')});
  CREATE POLICY insert_rows ON membership_call FOR INSERT TO solmu_app WITH CHECK (${at('application.manage', 'unit_id')} AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON membership_call FOR UPDATE TO solmu_app USING (${at('application.manage', 'unit_id')}) WITH CHECK (${at('application.manage', 'unit_id')});

  GRANT INSERT (id, consortium_id, centre_id, call_id, form_version, language, name, invited_by) ON application TO solmu_app;
  GRANT UPDATE (state, name, business_id, organisation_id, is_new_organisation, changed_at, submitted_at, withdrawn_at, withdrawal_reason, decided_at, version)
    ON application TO solmu_app;
  CREATE POLICY read ON application FOR SELECT TO solmu_app USING (${at('application.read', 'centre_id')} OR id = ${own});
  CREATE POLICY insert_rows ON application FOR INSERT TO solmu_app WITH CHECK (${at('application.manage', 'centre_id')} AND invited_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON application FOR UPDATE TO solmu_app USING (${at('application.manage', 'centre_id')} OR ${at('application.decide', 'centre_id')} OR id = ${own})
    WITH CHECK (${at('application.manage', 'centre_id')} OR ${at('application.decide', 'centre_id')} OR id = ${own});

  GRANT INSERT (id, consortium_id, application_id, name, email, language, sends), UPDATE (removed_at, seen_at, sends) ON application_person TO solmu_app;
  CREATE POLICY read ON application_person FOR SELECT TO solmu_app USING (application_id = ${own} OR ${of()});
  CREATE POLICY insert_rows ON application_person FOR INSERT TO solmu_app WITH CHECK (application_id = ${own} OR ${worked});
  CREATE POLICY update_rows ON application_person FOR UPDATE TO solmu_app USING (application_id = ${own} OR ${worked}) WITH CHECK (application_id = ${own} OR ${worked});

  GRANT INSERT (application_id, consortium_id, section, content, changed_person, changed_by), UPDATE (content, changed_person, changed_by, changed_at, version)
    ON application_section TO solmu_app;
  CREATE POLICY read ON application_section FOR SELECT TO solmu_app USING ${ofSent};
  CREATE POLICY insert_rows ON application_section FOR INSERT TO solmu_app WITH CHECK (application_id = ${written} AND changed_person = (SELECT app.applicant_person()));
  CREATE POLICY update_rows ON application_section FOR UPDATE TO solmu_app USING (application_id = ${written})
    WITH CHECK (application_id = ${written} AND changed_person = (SELECT app.applicant_person()));

  GRANT INSERT (id, consortium_id, application_id, section, file_key, file_name, file_type, file_size, added_person, added_by), DELETE ON application_file TO solmu_app;
  CREATE POLICY read ON application_file FOR SELECT TO solmu_app USING ${ofSent};
  CREATE POLICY insert_rows ON application_file FOR INSERT TO solmu_app WITH CHECK (application_id = ${written} AND added_person = (SELECT app.applicant_person()));
  CREATE POLICY delete_rows ON application_file FOR DELETE TO solmu_app USING (application_id = ${written});

  GRANT INSERT (id, consortium_id, application_id, section, body, asked_by), UPDATE (answer, answered_person, answered_by, answered_at, settled_at, settled_by, version)
    ON application_question TO solmu_app;
  CREATE POLICY read ON application_question FOR SELECT TO solmu_app USING (application_id = ${own} OR ${of()});
  CREATE POLICY insert_rows ON application_question FOR INSERT TO solmu_app WITH CHECK (asked_by = (SELECT app.user_id()) AND (${worked} OR ${scored}));
  CREATE POLICY update_rows ON application_question FOR UPDATE TO solmu_app USING (application_id = ${own} OR ${worked} OR ${scored})
    WITH CHECK (application_id = ${own} OR ${worked} OR ${scored});

  GRANT INSERT (id, consortium_id, application_id, kind, from_state, to_state, actor_name, actor_id, person_id, note, for_applicant) ON application_event TO solmu_app;
  CREATE POLICY read ON application_event FOR SELECT TO solmu_app USING (application_id = ${own} AND for_applicant OR ${of(` AND a.id IS DISTINCT FROM ${own}`)});
  CREATE POLICY insert_rows ON application_event FOR INSERT TO solmu_app WITH CHECK (
    application_id = ${own} AND person_id = (SELECT app.applicant_person()) AND actor_id IS NULL
    OR actor_id = (SELECT app.user_id()) AND person_id IS NULL AND ${of(` AND a.id IS DISTINCT FROM ${own}`)});

  GRANT INSERT (application_id, consortium_id, other_kind, other_id, judged_by), DELETE ON application_not_same TO solmu_app;
  CREATE POLICY read ON application_not_same FOR SELECT TO solmu_app USING (${of(` AND a.id IS DISTINCT FROM ${own}`)});
  CREATE POLICY insert_rows ON application_not_same FOR INSERT TO solmu_app WITH CHECK (${worked} AND judged_by = (SELECT app.user_id()));
  CREATE POLICY delete_rows ON application_not_same FOR DELETE TO solmu_app USING (${worked});
`

/** True for everybody but the application: the owner arranges, and its functions have decided before they write. */
const isOwner = `current_user <> 'solmu_app'`
const refuse = (what: string): string => `RAISE EXCEPTION '${what}' USING ERRCODE = 'insufficient_privilege'`

const guards = `
  -- Along the transitions, each by whose step it is; and of what is neither a step nor the applicant's text, the applicant
  -- changes nothing.
  CREATE FUNCTION app.guard_application() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE is_applicant boolean := OLD.id = app.applicant_application();
      judged text[] := ARRAY['organisation_id', 'is_new_organisation', 'decided_at'];
      before jsonb := to_jsonb(OLD); after jsonb := to_jsonb(NEW);
    BEGIN
      IF ${isOwner} THEN RETURN NEW; END IF;
      IF is_applicant THEN
        IF before - ARRAY['state', 'name', 'business_id', 'changed_at', 'submitted_at', 'withdrawn_at', 'withdrawal_reason', 'version']
            = after - ARRAY['state', 'name', 'business_id', 'changed_at', 'submitted_at', 'withdrawn_at', 'withdrawal_reason', 'version']
          AND (OLD.state IN ('draft', 'returned') OR (OLD.name, OLD.business_id) IS NOT DISTINCT FROM (NEW.name, NEW.business_id))
          AND (OLD.state = NEW.state OR EXISTS (SELECT 1 FROM workflow_transition t WHERE t.workflow = 'application' AND t.permission = 'applicant'
            AND t.from_state = OLD.state AND t.to_state = NEW.state)) THEN RETURN NEW; END IF;
      ELSIF (OLD.name, OLD.business_id, OLD.submitted_at) IS NOT DISTINCT FROM (NEW.name, NEW.business_id, NEW.submitted_at)
        AND (OLD.state = NEW.state OR app.may_move('application', OLD.state, NEW.state, OLD.consortium_id, OLD.centre_id, NULL)) THEN RETURN NEW;
      END IF;
      ${refuse('an application does not move like this')};
    END $$;
  CREATE TRIGGER guard_application BEFORE UPDATE ON application FOR EACH ROW EXECUTE FUNCTION app.guard_application();

  -- The applicant answers, once, while the application is open; whoever works on it settles.
  CREATE FUNCTION app.guard_application_question() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} THEN RETURN NEW; END IF;
      IF OLD.application_id = app.applicant_application() THEN
        IF OLD.answered_at IS NULL AND OLD.settled_at IS NULL AND NEW.settled_at IS NULL AND NEW.answered_person = app.applicant_person()
          AND EXISTS (SELECT 1 FROM application a WHERE a.id = OLD.application_id AND a.state IN ('submitted', 'under_assessment', 'returned', 'in_decision'))
          THEN RETURN NEW; END IF;
      ELSIF (OLD.answer, OLD.answered_at, OLD.answered_by, OLD.answered_person) IS NOT DISTINCT FROM (NEW.answer, NEW.answered_at, NEW.answered_by, NEW.answered_person)
        THEN RETURN NEW;
      END IF;
      ${refuse('a question is answered by the applicant')};
    END $$;
  CREATE TRIGGER guard_application_question BEFORE UPDATE ON application_question FOR EACH ROW EXECUTE FUNCTION app.guard_application_question();
  REVOKE ALL ON FUNCTION app.guard_application(), app.guard_application_question() FROM PUBLIC;
`

const doors = `
  -- A call that anybody may read: published, not taken back, and not over for long.
  CREATE FUNCTION app.open_call(p_call uuid) RETURNS TABLE (id uuid, consortium_id uuid, unit_id uuid, title jsonb, body jsonb, opens_on date, closes_on date,
      is_withdrawn boolean, unit_name jsonb, consortium_name jsonb)
    LANGUAGE sql STABLE ${definer} AS $$
    SELECT c.id, c.consortium_id, c.unit_id, c.title, c.body, c.opens_on, c.closes_on, c.withdrawn_at IS NOT NULL,
      jsonb_build_object('fi', u.name_fi, 'sv', u.name_sv, 'en', u.name_en), jsonb_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en)
    FROM membership_call c JOIN unit_now u ON u.id = c.unit_id JOIN consortium n ON n.id = c.consortium_id
    WHERE c.id = p_call AND c.published_at IS NOT NULL AND c.closes_on >= app.today() - 365 $$;

  -- Begins an application by a call that is open today. Answers false when it is not.
  CREATE FUNCTION app.begin_application(p_call uuid, p_application jsonb, p_token_hash bytea, p_expires timestamptz) RETURNS boolean LANGUAGE plpgsql ${definer} AS $$
    DECLARE c membership_call; begun uuid := (p_application ->> 'id')::uuid; person uuid := (p_application ->> 'personId')::uuid;
    BEGIN
      SELECT * INTO c FROM membership_call m WHERE m.id = p_call AND m.published_at IS NOT NULL AND m.withdrawn_at IS NULL
        AND app.today() BETWEEN m.opens_on AND m.closes_on FOR SHARE;
      IF NOT FOUND THEN RETURN false; END IF;
      INSERT INTO application (id, consortium_id, centre_id, call_id, form_version, language, name)
        VALUES (begun, c.consortium_id, c.unit_id, c.id, (p_application ->> 'formVersion')::integer, p_application ->> 'language', p_application ->> 'organisation');
      INSERT INTO application_person (id, consortium_id, application_id, name, email, language, sends)
        VALUES (person, c.consortium_id, begun, p_application ->> 'name', p_application ->> 'email', p_application ->> 'language', ARRAY[now()]);
      INSERT INTO application_key (token_hash, consortium_id, person_id, expires_at) VALUES (p_token_hash, c.consortium_id, person, p_expires);
      INSERT INTO application_event (id, consortium_id, application_id, kind, to_state, actor_name, person_id, for_applicant)
        VALUES ((p_application ->> 'eventId')::uuid, c.consortium_id, begun, 'begun', 'draft', p_application ->> 'name', person, true);
      RETURN true;
    END $$;

  -- How many drafts nobody has written in were begun by calls for one address of mail within a day: of more, none is begun.
  CREATE FUNCTION app.applications_begun(p_email text) RETURNS integer LANGUAGE sql STABLE ${definer} AS $$
    SELECT count(*)::integer FROM application_person p WHERE p.email = p_email AND p.added_at > now() - interval '1 day' $$;

  -- Whether the viewer, or the applicant whose link the transaction names, may send a link to a person of an application.
  CREATE FUNCTION app.may_send_application_link(p_person uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM application_person p JOIN application a ON a.id = p.application_id
      WHERE p.id = p_person AND p.removed_at IS NULL AND a.erased_at IS NULL AND (a.id = app.applicant_application()
        OR a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('application.manage'))) OR a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('application.decide')))
        OR a.consortium_id = app.consortium_id() AND (a.centre_id = ANY (ARRAY(SELECT app.units_for('application.manage')))
          OR a.centre_id = ANY (ARRAY(SELECT app.units_for('application.assess'))) OR a.centre_id = ANY (ARRAY(SELECT app.units_for('application.decide')))))) $$;

  -- A link for a person: beside those that they have, or in the place of all of them.
  CREATE FUNCTION app.add_application_key(p_person uuid, p_token_hash bytea, p_expires timestamptz, p_only boolean) RETURNS boolean LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF NOT app.may_send_application_link(p_person) THEN RETURN false; END IF;
      IF p_only THEN DELETE FROM application_key k WHERE k.person_id = p_person; END IF;
      INSERT INTO application_key (token_hash, consortium_id, person_id, expires_at)
        SELECT p_token_hash, p.consortium_id, p.id, p_expires FROM application_person p WHERE p.id = p_person;
      RETURN true;
    END $$;

  -- Ends the links of a person; they open nothing any more.
  CREATE FUNCTION app.end_application_keys(p_person uuid) RETURNS integer LANGUAGE plpgsql ${definer} AS $$
    DECLARE ended integer;
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM application_person p JOIN application a ON a.id = p.application_id WHERE p.id = p_person AND (a.id = app.applicant_application()
          OR a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('application.manage')))
          OR a.consortium_id = app.consortium_id() AND a.centre_id = ANY (ARRAY(SELECT app.units_for('application.manage'))))) THEN RETURN NULL; END IF;
      DELETE FROM application_key k WHERE k.person_id = p_person;
      GET DIAGNOSTICS ended = ROW_COUNT;
      RETURN ended;
    END $$;

  -- Until when the newest link of each person holds; for those who read the application.
  CREATE FUNCTION app.application_links(p_application uuid) RETURNS TABLE (person_id uuid, expires_at timestamptz) LANGUAGE sql STABLE ${definer} AS $$
    SELECT k.person_id, max(k.expires_at) FROM application_key k JOIN application_person p ON p.id = k.person_id JOIN application a ON a.id = p.application_id
    WHERE a.id = p_application AND k.expires_at > now() AND (a.id = app.applicant_application() OR a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('application.read')))
      OR a.consortium_id = app.consortium_id() AND a.centre_id = ANY (ARRAY(SELECT app.units_for('application.read'))))
    GROUP BY k.person_id $$;

  CREATE FUNCTION app.ask_application_links(p_id uuid, p_email text) RETURNS void LANGUAGE sql ${definer} AS $$
    INSERT INTO application_link_request (id, email) VALUES (p_id, p_email) $$;
  -- Whose e-mail it is, in which applications that are not over; the e-mail is forgotten. No more than three mails a day each.
  CREATE FUNCTION app.take_application_link_request(p_id uuid) RETURNS TABLE (person_id uuid) LANGUAGE plpgsql ${definer} AS $$
    DECLARE asked text;
    BEGIN
      SELECT r.email INTO asked FROM application_link_request r WHERE r.id = p_id FOR UPDATE;
      DELETE FROM application_link_request r WHERE r.id = p_id OR r.made_at < now() - interval '1 day';
      RETURN QUERY SELECT p.id FROM application_person p JOIN application a ON a.id = p.application_id
        WHERE p.email = asked AND asked <> '' AND p.removed_at IS NULL AND a.erased_at IS NULL AND a.state <> 'withdrawn'
          AND (SELECT count(*) FROM unnest(p.sends) s WHERE s > now() - interval '1 day') < 3 ORDER BY a.created_at DESC LIMIT 10;
    END $$;
  -- The link for one of those: as nobody, from the job alone.
  CREATE FUNCTION app.answer_application_link(p_person uuid, p_token_hash bytea, p_expires timestamptz) RETURNS void LANGUAGE plpgsql ${definer} AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN ${refuse('links are sent anew by the job')}; END IF;
      INSERT INTO application_key (token_hash, consortium_id, person_id, expires_at)
        SELECT p_token_hash, p.consortium_id, p.id, p_expires FROM application_person p WHERE p.id = p_person;
      UPDATE application_person SET sends = (sends || now())[greatest(1, cardinality(sends) - 8):] WHERE id = p_person;
    END $$;

  CREATE FUNCTION app.queue_application_mail(p_id uuid, p_person uuid, p_subject text, p_text text, p_link text) RETURNS void LANGUAGE sql ${definer} AS $$
    INSERT INTO outbox_mail (id, consortium_id, recipient, language, subject, text, sealed_link)
      SELECT p_id, p.consortium_id, p.email, p.language, p_subject, p_text, p_link FROM application_person p
      WHERE p.id = p_person AND p.removed_at IS NULL AND p.email <> '' $$;

  -- What letters and the page of an application name: whose it is, where it goes.
  CREATE FUNCTION app.application_frame(p_person uuid) RETURNS TABLE (application_id uuid, consortium_id uuid, language text, person_name text, consortium_name jsonb,
      centre_name jsonb, centre_email text, call_title jsonb, closes_on date)
    LANGUAGE sql STABLE ${definer} AS $$
    SELECT a.id, a.consortium_id, p.language, p.name, jsonb_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en),
      jsonb_build_object('fi', u.name_fi, 'sv', u.name_sv, 'en', u.name_en),
      (SELECT t.email FROM unit_period t WHERE t.unit_id = a.centre_id AND t.valid_from <= app.today() AND (t.valid_to IS NULL OR t.valid_to > app.today())), c.title, c.closes_on
    FROM application_person p JOIN application a ON a.id = p.application_id JOIN consortium n ON n.id = a.consortium_id
      JOIN unit_now u ON u.id = a.centre_id LEFT JOIN membership_call c ON c.id = a.call_id
    WHERE p.id = p_person $$;

  -- Who has such a business id already: 'member', 'applied', or nobody. Nothing else of them is told.
  CREATE FUNCTION app.application_standing(p_consortium uuid, p_business_id text, p_but uuid) RETURNS text LANGUAGE sql STABLE ${definer} AS $$
    SELECT CASE
      WHEN EXISTS (SELECT 1 FROM organisation o JOIN organisation_role r ON r.organisation_id = o.id AND r.role = 'member'
        WHERE o.consortium_id = p_consortium AND o.business_id = p_business_id AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today())) THEN 'member'
      WHEN EXISTS (SELECT 1 FROM application a WHERE a.consortium_id = p_consortium AND a.business_id = p_business_id AND a.id IS DISTINCT FROM p_but
        AND a.state IN ('draft', 'submitted', 'under_assessment', 'returned', 'in_decision')) THEN 'applied' END $$;

  -- Who is told of what comes in at a centre: those who look after its applications, or where it has nobody, of the whole network.
  CREATE FUNCTION app.application_readers(p_application uuid) RETURNS TABLE (user_id uuid, language text) LANGUAGE sql STABLE ${definer} AS $$
    WITH held AS (SELECT u.id, u.language, a.unit_id, g.reach, t.centre_id FROM application t
        JOIN role_assignment a ON a.consortium_id = t.consortium_id AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
        JOIN role_grant g ON g.role = a.role AND g.action = 'application.manage' JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
        WHERE t.id = p_application AND (t.id = app.applicant_application() OR app.user_id() IS NOT NULL AND t.consortium_id = app.consortium_id())),
    near AS (SELECT DISTINCT h.id, h.language FROM held h WHERE h.unit_id = h.centre_id)
    SELECT n.id, n.language FROM near n
    UNION SELECT h.id, h.language FROM held h WHERE h.reach = 'network' AND NOT EXISTS (SELECT 1 FROM near) $$;

  REVOKE ALL ON FUNCTION app.open_call(uuid), app.begin_application(uuid, jsonb, bytea, timestamptz), app.applications_begun(text), app.may_send_application_link(uuid),
    app.add_application_key(uuid, bytea, timestamptz, boolean), app.end_application_keys(uuid), app.application_links(uuid), app.ask_application_links(uuid, text),
    app.take_application_link_request(uuid), app.answer_application_link(uuid, bytea, timestamptz), app.queue_application_mail(uuid, uuid, text, text, text),
    app.application_frame(uuid), app.application_standing(uuid, text, uuid), app.application_readers(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.open_call(uuid), app.begin_application(uuid, jsonb, bytea, timestamptz), app.applications_begun(text),
    app.add_application_key(uuid, bytea, timestamptz, boolean), app.end_application_keys(uuid), app.application_links(uuid), app.ask_application_links(uuid, text),
    app.take_application_link_request(uuid), app.answer_application_link(uuid, bytea, timestamptz), app.queue_application_mail(uuid, uuid, text, text, text),
    app.application_frame(uuid), app.application_standing(uuid, text, uuid), app.application_readers(uuid) TO solmu_app;
`

const retention = `
  -- Takes back drafts in which nobody has written for so many days, and empties what was taken back as long ago: the bare record
  -- stays. Answers the keys of the files that go with it. For the clock alone.
  CREATE FUNCTION app.erase_applications(p_days integer) RETURNS TABLE (file_key text) LANGUAGE plpgsql ${definer} AS $$
    DECLARE gone uuid[];
    BEGIN
      IF app.user_id() IS NOT NULL THEN ${refuse('applications are erased by the clock')}; END IF;
      WITH lapsed AS (UPDATE application a SET state = 'withdrawn', withdrawn_at = now(), version = a.version + 1
        WHERE a.state = 'draft' AND a.changed_at < now() - make_interval(days => p_days) RETURNING a.id, a.consortium_id)
      INSERT INTO application_event (id, consortium_id, application_id, kind, from_state, to_state, for_applicant)
        SELECT gen_random_uuid(), l.consortium_id, l.id, 'lapsed', 'draft', 'withdrawn', true FROM lapsed l;
      SELECT array_agg(a.id) INTO gone FROM application a
        WHERE a.state = 'withdrawn' AND a.erased_at IS NULL AND a.changed_at < now() - make_interval(days => p_days)
          AND (a.withdrawn_at < now() - make_interval(days => p_days) OR a.submitted_at IS NULL);
      IF gone IS NULL THEN RETURN; END IF;
      RETURN QUERY DELETE FROM application_file f WHERE f.application_id = ANY (gone) RETURNING f.file_key;
      DELETE FROM application_key k USING application_person p WHERE p.id = k.person_id AND p.application_id = ANY (gone);
      DELETE FROM application_section s WHERE s.application_id = ANY (gone);
      DELETE FROM application_question q WHERE q.application_id = ANY (gone);
      UPDATE application_event e SET note = '', actor_name = CASE WHEN e.person_id IS NULL THEN e.actor_name ELSE '' END WHERE e.application_id = ANY (gone);
      UPDATE application_person p SET name = '', email = '', sends = '{}', removed_at = coalesce(p.removed_at, now()) WHERE p.application_id = ANY (gone);
      UPDATE application a SET erased_at = now(), withdrawal_reason = '', version = a.version + 1 WHERE a.id = ANY (gone);
    END $$;
  REVOKE ALL ON FUNCTION app.erase_applications(integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.erase_applications(integer) TO solmu_app;
`
