import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Who may sign, vote and report for a member; the agreements of the consortium with their versions, parties and annexes; who
 * has accepted what, and what it obliges to. What was opened for acceptance never changes, and neither does what was accepted.
 */
export class Agreements1764910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(mandates)
    await runner.query(agreements)
    await runner.query(reach)
    await runner.query(policies)
    await runner.query(keeping)
    await runner.query(accepting)
    await runner.query(moving)
    await runner.query(telling)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const texts = (column: string, most: number): string =>
  `${column} jsonb NOT NULL DEFAULT '{"fi": "", "sv": "", "en": ""}' CHECK (jsonb_typeof(${column}) = 'object' AND length(${column}::text) <= ${most})`
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const mandates = `
  CREATE TABLE mandate (
    id uuid PRIMARY KEY, ${consortium}, organisation_id uuid NOT NULL REFERENCES organisation(id),
    -- The unit that looks after it: one that the organisation runs; of one that runs none, the head office's.
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    kind text NOT NULL CHECK (kind IN ('sign', 'vote', 'report')),
    user_id uuid REFERENCES app_user(id), person_name text NOT NULL CHECK (length(person_name) BETWEEN 1 AND 200),
    ${words('title', 200)}, ${words('email', 254)},
    valid_from date NOT NULL, valid_to date,
    substitute_for uuid, substitute_order integer CHECK (substitute_order BETWEEN 1 AND 20),
    basis_kind text NOT NULL CHECK (basis_kind IN ('board_decision', 'register_extract', 'power_of_attorney', 'office', 'other')), ${words('basis', 500)},
    ended_on date, ${words('end_reason', 2000)}, ended_by uuid REFERENCES app_user(id), ended_at timestamptz,
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT mandate_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT mandate_of_same UNIQUE (id, organisation_id, kind),
    FOREIGN KEY (substitute_for, organisation_id, kind) REFERENCES mandate (id, organisation_id, kind),
    CONSTRAINT mandate_validity CHECK (valid_to > valid_from),
    CONSTRAINT mandate_end CHECK ((ended_on IS NULL) = (ended_at IS NULL) AND ended_on >= valid_from AND (ended_on IS NULL OR valid_to IS NULL OR ended_on <= valid_to)),
    CONSTRAINT mandate_substitute CHECK ((substitute_for IS NULL) = (substitute_order IS NULL)),
    -- One voice on a day: whoever votes for an organisation first.
    CONSTRAINT mandate_one_voter EXCLUDE USING gist (organisation_id WITH =, daterange(valid_from, least(valid_to, ended_on)) WITH &&)
      WHERE (kind = 'vote' AND substitute_for IS NULL),
    -- Nobody holds the same twice on a day.
    CONSTRAINT mandate_once EXCLUDE USING gist (organisation_id WITH =, kind WITH =, (coalesce(user_id::text, lower(person_name))) WITH =,
      daterange(valid_from, least(valid_to, ended_on)) WITH &&)
  );
  CREATE UNIQUE INDEX mandate_substitutes_in_order ON mandate (substitute_for, substitute_order) WHERE ended_on IS NULL;
  CREATE INDEX mandate_by_organisation ON mandate (consortium_id, organisation_id, kind, valid_from);
  CREATE INDEX mandate_by_person ON mandate (user_id) WHERE user_id IS NOT NULL;
`

const agreements = `
  CREATE TABLE agreement (
    id uuid PRIMARY KEY, ${consortium},
    kind text NOT NULL CHECK (kind IN ('founding_document', 'consortium', 'framework', 'purchase', 'consensus', 'data_protection')),
    ${texts('title', 2000)}, ${texts('summary', 12000)},
    -- The unit that looks after it: the head office, or a centre for its own.
    owner_unit_id uuid NOT NULL REFERENCES org_unit(id),
    -- Who reads it: all members, or its parties and those who look after it.
    audience text NOT NULL CHECK (audience IN ('all', 'parties')),
    -- Whether every member of the day is a party, beside those that are named.
    follows_members boolean NOT NULL DEFAULT false, required_of_members boolean NOT NULL DEFAULT false,
    demands_second_factor boolean NOT NULL DEFAULT false,
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT agreement_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT agreement_required CHECK (NOT required_of_members OR follows_members AND audience = 'all')
  );
  CREATE INDEX agreement_by_consortium ON agreement (consortium_id, kind);

  CREATE TABLE agreement_party (
    id uuid PRIMARY KEY, ${consortium}, agreement_id uuid NOT NULL, organisation_id uuid NOT NULL REFERENCES organisation(id),
    -- The unit that looks after it for the organisation; null where the organisation runs none.
    unit_id uuid REFERENCES org_unit(id),
    role text NOT NULL CHECK (role IN ('party', 'founder', 'buyer', 'provider', 'funder', 'controller', 'processor')),
    ended_on date, created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (agreement_id, consortium_id) REFERENCES agreement (id, consortium_id)
  );
  CREATE UNIQUE INDEX agreement_party_once ON agreement_party (agreement_id, organisation_id) WHERE ended_on IS NULL;
  CREATE INDEX agreement_party_by_organisation ON agreement_party (organisation_id);

  CREATE TABLE agreement_version (
    id uuid PRIMARY KEY, ${consortium}, agreement_id uuid NOT NULL, number integer NOT NULL CHECK (number > 0),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'in_force', 'replaced', 'expired', 'terminated')),
    -- The text in each language, and which of them decides; or a file of it.
    authoritative text NOT NULL DEFAULT 'fi' CHECK (authoritative IN ('fi', 'sv', 'en')), ${texts('content', 600000)}, file_id uuid, ${texts('news', 6000)},
    -- SHA-256 of what it says with all that belongs to it, worked out by the database when it is opened.
    content_hash text CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    starts text NOT NULL DEFAULT 'all_accepted' CHECK (starts IN ('all_accepted', 'on_day')),
    accept_by date, valid_from date, valid_to date, renewal_months integer CHECK (renewal_months BETWEEN 1 AND 120),
    notice_months integer CHECK (notice_months BETWEEN 0 AND 60), review_on date,
    opened_by uuid REFERENCES app_user(id), opened_at timestamptz,
    in_force_on date, ended_on date, ${words('end_reason', 2000)}, ended_by uuid REFERENCES app_user(id),
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (agreement_id, consortium_id) REFERENCES agreement (id, consortium_id),
    CONSTRAINT agreement_version_number UNIQUE (agreement_id, number),
    CONSTRAINT agreement_version_of UNIQUE (id, agreement_id),
    CONSTRAINT agreement_version_opened CHECK ((state = 'draft') = (content_hash IS NULL) AND (state = 'draft') = (opened_at IS NULL) AND (state = 'draft' OR valid_from IS NOT NULL)),
    CONSTRAINT agreement_version_validity CHECK (valid_to > valid_from),
    CONSTRAINT agreement_version_renewal CHECK (renewal_months IS NULL OR valid_to IS NOT NULL)
  );
  CREATE UNIQUE INDEX agreement_version_one_draft ON agreement_version (agreement_id) WHERE state = 'draft';
  CREATE UNIQUE INDEX agreement_version_one_open ON agreement_version (agreement_id) WHERE state = 'open';
  CREATE UNIQUE INDEX agreement_version_one_in_force ON agreement_version (agreement_id) WHERE state = 'in_force';

  CREATE TABLE agreement_file (
    id uuid PRIMARY KEY, ${consortium}, agreement_id uuid NOT NULL,
    -- A document is read with the agreement; acceptance, a signed copy, by those who keep the register and by its party.
    kind text NOT NULL CHECK (kind IN ('document', 'acceptance')), unit_id uuid NOT NULL REFERENCES org_unit(id),
    file_key uuid NOT NULL, file_name text NOT NULL CHECK (length(file_name) <= 200), file_size integer NOT NULL CHECK (file_size > 0),
    file_hash text NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
    uploaded_by uuid REFERENCES app_user(id), uploaded_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (agreement_id, consortium_id) REFERENCES agreement (id, consortium_id),
    CONSTRAINT agreement_file_of UNIQUE (id, agreement_id)
  );
  ALTER TABLE agreement_version ADD FOREIGN KEY (file_id, agreement_id) REFERENCES agreement_file (id, agreement_id);

  CREATE TABLE agreement_annex (
    id uuid PRIMARY KEY, ${consortium}, agreement_id uuid NOT NULL, version_id uuid NOT NULL, place integer NOT NULL CHECK (place BETWEEN 1 AND 30),
    ${texts('title', 1500)},
    -- A file, or another agreement in the version that holds when this one is opened.
    file_id uuid, other_agreement_id uuid REFERENCES agreement(id),
    -- What it says, when the version is opened.
    content_hash text CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    FOREIGN KEY (version_id, agreement_id) REFERENCES agreement_version (id, agreement_id),
    FOREIGN KEY (file_id, agreement_id) REFERENCES agreement_file (id, agreement_id),
    CONSTRAINT agreement_annex_place UNIQUE (version_id, place),
    CONSTRAINT agreement_annex_one CHECK ((file_id IS NULL) <> (other_agreement_id IS NULL) AND other_agreement_id IS DISTINCT FROM agreement_id)
  );

  CREATE TABLE agreement_acceptance (
    id uuid PRIMARY KEY, ${consortium}, agreement_id uuid NOT NULL, version_id uuid NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation(id), unit_id uuid NOT NULL REFERENCES org_unit(id),
    manner text NOT NULL CHECK (manner IN ('signed', 'filed')),
    -- When it was accepted: at that moment where it was signed here, else on the day that the paper says.
    accepted_at timestamptz NOT NULL DEFAULT now(), accepted_on date NOT NULL,
    mandate_id uuid REFERENCES mandate(id), signatory_name text NOT NULL CHECK (length(signatory_name) BETWEEN 1 AND 200), ${words('signatory_title', 200)},
    language text CHECK (language IN ('fi', 'sv', 'en')), ${words('statement', 20000)},
    content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    signed_by uuid REFERENCES app_user(id), has_second_factor boolean,
    filed_by uuid REFERENCES app_user(id), file_id uuid, ${words('note', 2000)},
    FOREIGN KEY (version_id, agreement_id) REFERENCES agreement_version (id, agreement_id),
    FOREIGN KEY (file_id, agreement_id) REFERENCES agreement_file (id, agreement_id),
    CONSTRAINT agreement_acceptance_once UNIQUE (version_id, organisation_id),
    CONSTRAINT agreement_acceptance_manner CHECK (CASE manner
      WHEN 'signed' THEN statement <> '' AND language IS NOT NULL AND has_second_factor IS NOT NULL AND file_id IS NULL AND filed_by IS NULL
      ELSE statement = '' AND signed_by IS NULL AND mandate_id IS NULL END)
  );
  CREATE INDEX agreement_acceptance_by_organisation ON agreement_acceptance (organisation_id);

  CREATE TABLE agreement_obligation (
    id uuid PRIMARY KEY, ${consortium}, agreement_id uuid NOT NULL,
    -- Whose it is: a party's, or when null that of whoever looks after the agreement.
    organisation_id uuid REFERENCES organisation(id), unit_id uuid NOT NULL REFERENCES org_unit(id),
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 500), due_on date NOT NULL, every_months integer CHECK (every_months BETWEEN 1 AND 120),
    done_on date, ${words('note', 2000)}, done_by uuid REFERENCES app_user(id), done_at timestamptz, dropped_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (agreement_id, consortium_id) REFERENCES agreement (id, consortium_id),
    CONSTRAINT agreement_obligation_done CHECK ((done_on IS NULL) = (done_at IS NULL) AND (done_at IS NULL OR dropped_at IS NULL))
  );
  CREATE INDEX agreement_obligation_of ON agreement_obligation (agreement_id, due_on);

  -- Whom the clock has told of what, once for each day that it is about.
  CREATE TABLE agreement_reminder (
    ${consortium}, subject_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('to_accept', 'expiring', 'notice', 'review', 'obligation', 'mandate')),
    about_on date NOT NULL, user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE, sent_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject_id, kind, about_on, user_id)
  );
  ${['mandate', 'agreement', 'agreement_party', 'agreement_version', 'agreement_file', 'agreement_annex', 'agreement_acceptance', 'agreement_obligation', 'agreement_reminder'].map(locked).join('')}
`

const reach = `
  -- The organisations that run a unit within the viewer's narrower reach for an action.
  CREATE FUNCTION app.organisations_at(p_action text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT p.organisation_id FROM unit_period p WHERE p.unit_id IN (SELECT app.units_for(p_action))
      AND p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today()) $$;

  -- The agreements that the viewer looks after, drafts and all.
  CREATE FUNCTION app.agreements_managed() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id FROM agreement a WHERE a.consortium_id = app.consortium_id()
      AND (a.consortium_id IN (SELECT app.consortia_for('agreement.manage')) OR a.owner_unit_id IN (SELECT app.units_for('agreement.manage'))) $$;

  -- The agreements that the viewer reads: once something of it is open to be read, and they reach all, or it is for all, or
  -- they belong to one of its parties.
  CREATE FUNCTION app.agreements_read() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE is_all boolean := EXISTS (SELECT app.consortia_for('agreement.read')); units uuid[] := ARRAY(SELECT app.units_for('agreement.read'));
      mine uuid[] := ARRAY(SELECT app.organisations_at('agreement.read'));
    BEGIN RETURN QUERY
      SELECT a.id FROM agreement a WHERE a.consortium_id = app.consortium_id() AND EXISTS (SELECT 1 FROM agreement_version v WHERE v.agreement_id = a.id AND v.state <> 'draft')
        AND (is_all OR a.owner_unit_id = ANY (units) OR cardinality(units) > 0 AND (a.audience = 'all' OR a.follows_members)
          OR EXISTS (SELECT 1 FROM agreement_party p WHERE p.agreement_id = a.id AND p.organisation_id = ANY (mine))
          OR EXISTS (SELECT 1 FROM agreement_acceptance c WHERE c.agreement_id = a.id AND c.organisation_id = ANY (mine)))
      UNION SELECT app.agreements_managed();
    END $$;

  -- Who is a party on a day: those that are named, and all members of the day where it follows them.
  CREATE FUNCTION app.agreement_parties_on(p_agreement uuid, p_day date) RETURNS TABLE (organisation_id uuid, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (f.organisation_id) f.organisation_id, f.role FROM (
      SELECT p.organisation_id, p.role, 1 AS rank FROM agreement_party p WHERE p.agreement_id = p_agreement AND (p.ended_on IS NULL OR p.ended_on > p_day)
      UNION ALL
      SELECT r.organisation_id, 'party', 2 FROM agreement a JOIN organisation_role r ON r.consortium_id = a.consortium_id AND r.role = 'member'
          AND r.valid_from <= p_day AND (r.valid_to IS NULL OR r.valid_to > p_day)
        WHERE a.id = p_agreement AND a.follows_members) f
    WHERE EXISTS (SELECT 1 FROM agreement a WHERE a.id = p_agreement AND (app.consortium_id() IS NULL OR a.consortium_id = app.consortium_id()))
    ORDER BY f.organisation_id, f.rank $$;

  -- What is required of members and an organisation has accepted in no version that is open or in force.
  CREATE FUNCTION app.agreements_missing(p_consortium uuid, p_organisation uuid) RETURNS TABLE (agreement_id uuid, title jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id, a.title FROM agreement a WHERE a.consortium_id = p_consortium AND a.required_of_members
      AND (app.user_id() IS NULL OR p_consortium IN (SELECT app.consortia_for('member.read')))
      AND EXISTS (SELECT 1 FROM agreement_version v WHERE v.agreement_id = a.id AND v.state IN ('open', 'in_force'))
      AND NOT EXISTS (SELECT 1 FROM agreement_version v JOIN agreement_acceptance c ON c.version_id = v.id AND c.organisation_id = p_organisation
        WHERE v.agreement_id = a.id AND v.state IN ('open', 'in_force'))
    ORDER BY a.kind, a.id $$;
  REVOKE ALL ON FUNCTION app.organisations_at(text), app.agreements_managed(), app.agreements_read(), app.agreement_parties_on(uuid, date), app.agreements_missing(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.organisations_at(text), app.agreements_managed(), app.agreements_read(), app.agreement_parties_on(uuid, date), app.agreements_missing(uuid, uuid) TO solmu_app;
`

const managed = (column = 'agreement_id'): string => `${column} = ANY (ARRAY(SELECT app.agreements_managed()))`
const readable = (column = 'agreement_id'): string => `${column} = ANY (ARRAY(SELECT app.agreements_read()))`

const policies = `
  GRANT INSERT (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, title, email, valid_from, valid_to, substitute_for, substitute_order, basis_kind, basis, created_by)
    ON mandate TO solmu_app;
  GRANT UPDATE (user_id, title, email, valid_to, substitute_order, basis_kind, basis, ended_on, end_reason, ended_by, ended_at, version) ON mandate TO solmu_app;
  CREATE POLICY read ON mandate FOR SELECT TO solmu_app USING (${whole('mandate.read')});
  CREATE POLICY insert_rows ON mandate FOR INSERT TO solmu_app WITH CHECK (${at('mandate.manage')} AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON mandate FOR UPDATE TO solmu_app USING (${at('mandate.manage')}) WITH CHECK (${at('mandate.manage')});

  GRANT INSERT (id, consortium_id, kind, title, summary, owner_unit_id, audience, follows_members, required_of_members, demands_second_factor, created_by) ON agreement TO solmu_app;
  GRANT UPDATE (title, summary, audience, follows_members, required_of_members, demands_second_factor, version) ON agreement TO solmu_app;
  CREATE POLICY read ON agreement FOR SELECT TO solmu_app USING (${readable('id')});
  CREATE POLICY insert_rows ON agreement FOR INSERT TO solmu_app WITH CHECK (${whole('agreement.manage')} OR owner_unit_id = ANY (ARRAY(SELECT app.units_for('agreement.manage'))));
  CREATE POLICY update_rows ON agreement FOR UPDATE TO solmu_app USING (${managed('id')}) WITH CHECK (${managed('id')});

  GRANT INSERT (id, consortium_id, agreement_id, organisation_id, unit_id, role) ON agreement_party TO solmu_app;
  GRANT UPDATE (role, ended_on, version) ON agreement_party TO solmu_app;
  CREATE POLICY read ON agreement_party FOR SELECT TO solmu_app USING (${readable()});
  CREATE POLICY insert_rows ON agreement_party FOR INSERT TO solmu_app WITH CHECK (${managed()});
  CREATE POLICY update_rows ON agreement_party FOR UPDATE TO solmu_app USING (${managed()}) WITH CHECK (${managed()});

  GRANT INSERT (id, consortium_id, agreement_id, number, authoritative, content, file_id, news, starts, accept_by, valid_from, valid_to, renewal_months, notice_months, review_on, changed_by)
    ON agreement_version TO solmu_app;
  GRANT UPDATE (authoritative, content, file_id, news, starts, accept_by, valid_from, valid_to, renewal_months, notice_months, review_on, changed_by, changed_at, state, opened_by, opened_at,
    ended_on, end_reason, ended_by, version), DELETE ON agreement_version TO solmu_app;
  CREATE POLICY read ON agreement_version FOR SELECT TO solmu_app USING (CASE state WHEN 'draft' THEN ${managed()} ELSE ${readable()} END);
  CREATE POLICY insert_rows ON agreement_version FOR INSERT TO solmu_app WITH CHECK (${managed()} AND state = 'draft');
  CREATE POLICY update_rows ON agreement_version FOR UPDATE TO solmu_app USING (${managed()}) WITH CHECK (${managed()});
  CREATE POLICY delete_rows ON agreement_version FOR DELETE TO solmu_app USING (${managed()} AND state = 'draft');

  GRANT INSERT (id, consortium_id, agreement_id, kind, unit_id, file_key, file_name, file_size, file_hash, uploaded_by) ON agreement_file TO solmu_app;
  CREATE POLICY read ON agreement_file FOR SELECT TO solmu_app USING (${managed()} OR CASE kind
    WHEN 'acceptance' THEN ${at('agreement.read')} OR ${at('agreement.manage')} OR uploaded_by = (SELECT app.user_id()) ELSE ${readable()} END);
  CREATE POLICY insert_rows ON agreement_file FOR INSERT TO solmu_app WITH CHECK (uploaded_by = (SELECT app.user_id())
    AND (${managed()} OR kind = 'acceptance' AND ${readable()} AND ${at('agreement.manage')}));

  GRANT INSERT (id, consortium_id, agreement_id, version_id, place, title, file_id, other_agreement_id), DELETE ON agreement_annex TO solmu_app;
  CREATE POLICY read ON agreement_annex FOR SELECT TO solmu_app USING (version_id IN (SELECT v.id FROM agreement_version v));
  CREATE POLICY insert_rows ON agreement_annex FOR INSERT TO solmu_app WITH CHECK (${managed()});
  CREATE POLICY delete_rows ON agreement_annex FOR DELETE TO solmu_app USING (${managed()});

  GRANT INSERT (id, consortium_id, agreement_id, version_id, organisation_id, unit_id, manner, accepted_on, mandate_id, signatory_name, signatory_title, language, statement, content_hash,
    signed_by, has_second_factor, filed_by, file_id, note) ON agreement_acceptance TO solmu_app;
  CREATE POLICY read ON agreement_acceptance FOR SELECT TO solmu_app USING (${readable()});
  CREATE POLICY insert_rows ON agreement_acceptance FOR INSERT TO solmu_app WITH CHECK (${readable()}
    AND CASE manner WHEN 'signed' THEN ${at('agreement.sign')} AND signed_by = (SELECT app.user_id()) ELSE (${managed()} OR ${at('agreement.manage')}) AND filed_by = (SELECT app.user_id()) END);

  GRANT INSERT (id, consortium_id, agreement_id, organisation_id, unit_id, title, due_on, every_months) ON agreement_obligation TO solmu_app;
  GRANT UPDATE (title, due_on, every_months, done_on, note, done_by, done_at, dropped_at, version) ON agreement_obligation TO solmu_app;
  CREATE POLICY read ON agreement_obligation FOR SELECT TO solmu_app USING (${readable()});
  CREATE POLICY insert_rows ON agreement_obligation FOR INSERT TO solmu_app WITH CHECK (${managed()} OR ${at('agreement.sign')} AND ${readable()});
  CREATE POLICY update_rows ON agreement_obligation FOR UPDATE TO solmu_app USING (${managed()} OR ${at('agreement.sign')}) WITH CHECK (${managed()} OR ${at('agreement.sign')});

  CREATE POLICY read ON agreement_reminder FOR SELECT TO solmu_app USING (user_id = (SELECT app.user_id()) AND consortium_id = (SELECT app.consortium_id()));
`

const keeping = `
  -- Who somebody is and what they may never changes, and what has ended stays ended.
  CREATE FUNCTION app.keep_mandate() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR OLD.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id
        OR (NEW.organisation_id, NEW.unit_id, NEW.kind, NEW.person_name, NEW.valid_from, NEW.consortium_id) <> (OLD.organisation_id, OLD.unit_id, OLD.kind, OLD.person_name, OLD.valid_from, OLD.consortium_id) THEN
        RAISE EXCEPTION 'a mandate is whose it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'mandate_is_kept';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_mandate BEFORE UPDATE OR DELETE ON mandate FOR EACH ROW EXECUTE FUNCTION app.keep_mandate();

  -- A mandate is looked after by a unit that the organisation runs; of one that runs none, by the head office alone.
  CREATE FUNCTION app.check_mandate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL AND NOT (NEW.consortium_id IN (SELECT app.consortia_for('mandate.manage'))) AND NOT EXISTS (SELECT 1 FROM unit_period p
          WHERE p.unit_id = NEW.unit_id AND p.organisation_id = NEW.organisation_id AND p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today())) THEN
        RAISE EXCEPTION 'not an organisation of theirs' USING ERRCODE = 'insufficient_privilege';
      END IF;
      IF NOT EXISTS (SELECT 1 FROM organisation o WHERE o.id = NEW.organisation_id AND o.consortium_id = NEW.consortium_id)
        OR NOT EXISTS (SELECT 1 FROM org_unit u WHERE u.id = NEW.unit_id AND u.consortium_id = NEW.consortium_id) THEN
        RAISE EXCEPTION 'of another consortium' USING ERRCODE = 'foreign_key_violation';
      END IF;
      IF NEW.substitute_for IS NOT NULL AND EXISTS (SELECT 1 FROM mandate m WHERE m.id = NEW.substitute_for AND m.substitute_for IS NOT NULL) THEN
        RAISE EXCEPTION 'a substitute has none' USING ERRCODE = 'check_violation', CONSTRAINT = 'mandate_substitute';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER check_mandate BEFORE INSERT ON mandate FOR EACH ROW EXECUTE FUNCTION app.check_mandate();

  -- Whether the statement is run by the owner of the tables, in one of the functions here or by hand.
  CREATE FUNCTION app.is_owner_of(p_table oid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = p_table), 'MEMBER') $$;

  -- SHA-256 of what a version says: its text with the language that decides, its file, and its annexes in their order.
  CREATE FUNCTION app.agreement_hash(p_version agreement_version) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT encode(sha256(convert_to(jsonb_build_object('authoritative', p_version.authoritative, 'content', p_version.content,
      'file', (SELECT f.file_hash FROM agreement_file f WHERE f.id = p_version.file_id),
      'annexes', coalesce((SELECT jsonb_agg(jsonb_build_object('title', x.title, 'hash', x.content_hash) ORDER BY x.place) FROM agreement_annex x WHERE x.version_id = p_version.id), '[]'))::text, 'UTF8')), 'hex') $$;

  -- Writes down what each annex of a version says at this moment.
  CREATE FUNCTION app.seal_annexes(p_version uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE agreement_annex x SET content_hash = coalesce((SELECT f.file_hash FROM agreement_file f WHERE f.id = x.file_id),
      (SELECT v.content_hash FROM agreement_version v WHERE v.agreement_id = x.other_agreement_id AND v.state IN ('open', 'in_force') ORDER BY v.state, v.number DESC LIMIT 1))
    WHERE x.version_id = p_version $$;

  -- What was opened says what it says. The program opens and terminates; into force and out of it moves app.settle_agreement alone.
  CREATE FUNCTION app.keep_agreement_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE moving text[] := ARRAY['state', 'valid_to', 'in_force_on', 'ended_on', 'end_reason', 'ended_by', 'review_on', 'version'];
      by_owner boolean := app.is_owner_of(TG_RELID);
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP = 'DELETE' THEN
        IF OLD.state = 'draft' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'what was opened stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_version_is_opened';
      END IF;
      IF (NEW.agreement_id, NEW.number, NEW.consortium_id) <> (OLD.agreement_id, OLD.number, OLD.consortium_id)
        OR OLD.state <> 'draft' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
        OR OLD.state <> 'draft' AND NOT by_owner AND NEW.valid_to IS DISTINCT FROM OLD.valid_to THEN
        RAISE EXCEPTION 'what was opened does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_version_is_opened';
      END IF;
      IF NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM (VALUES ('draft', 'open', false), ('open', 'in_force', true), ('open', 'replaced', true), ('open', 'expired', true),
          ('open', 'terminated', false), ('in_force', 'replaced', true), ('in_force', 'expired', true), ('in_force', 'terminated', false)) AS step (was, becomes, owners)
          WHERE step.was = OLD.state AND step.becomes = NEW.state AND (by_owner OR NOT step.owners)) THEN
        RAISE EXCEPTION 'no such step' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_version_step';
      END IF;
      IF OLD.state = 'draft' AND NEW.state = 'open' THEN
        PERFORM app.seal_annexes(NEW.id);
        NEW.content_hash := app.agreement_hash(NEW);
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_opened BEFORE UPDATE OR DELETE ON agreement_version FOR EACH ROW EXECUTE FUNCTION app.keep_agreement_version();

  CREATE FUNCTION app.keep_annex() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF EXISTS (SELECT 1 FROM agreement_version v WHERE v.id = coalesce(NEW.version_id, OLD.version_id) AND v.state <> 'draft') THEN
        RAISE EXCEPTION 'what was opened does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_version_is_opened';
      END IF;
      RETURN coalesce(NEW, OLD);
    END $$;
  CREATE TRIGGER keep_annex BEFORE INSERT OR UPDATE OR DELETE ON agreement_annex FOR EACH ROW EXECUTE FUNCTION app.keep_annex();

  CREATE FUNCTION app.keep_accepted() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'what was accepted stays accepted' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_acceptance_is_kept';
    END $$;
  CREATE TRIGGER keep_accepted BEFORE UPDATE OR DELETE ON agreement_acceptance FOR EACH ROW EXECUTE FUNCTION app.keep_accepted();
  CREATE TRIGGER keep_done BEFORE UPDATE OR DELETE ON agreement_obligation FOR EACH ROW WHEN (OLD.done_at IS NOT NULL OR OLD.dropped_at IS NOT NULL) EXECUTE FUNCTION app.keep_accepted();
  REVOKE ALL ON FUNCTION app.keep_mandate(), app.check_mandate(), app.is_owner_of(oid), app.agreement_hash(agreement_version), app.seal_annexes(uuid), app.keep_agreement_version(), app.keep_annex(),
    app.keep_accepted() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.is_owner_of(oid), app.agreement_hash(agreement_version), app.seal_annexes(uuid) TO solmu_app;
`

const accepting = `
  -- Looked at by the database itself, at the moment of accepting: that it is what the version says and no newer one is open, that
  -- it is a party's, and that whoever signs holds the mandate still.
  CREATE FUNCTION app.check_acceptance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE v agreement_version; a agreement; newer timestamptz;
    BEGIN
      SELECT * INTO a FROM agreement WHERE id = NEW.agreement_id FOR NO KEY UPDATE;
      SELECT * INTO v FROM agreement_version WHERE id = NEW.version_id FOR SHARE;
      SELECT min(n.opened_at) INTO newer FROM agreement_version n WHERE n.agreement_id = v.agreement_id AND n.number > v.number AND n.state <> 'draft';
      IF newer IS NOT NULL AND (NEW.manner = 'signed' AND app.user_id() IS NOT NULL OR (newer AT TIME ZONE 'Europe/Helsinki')::date < NEW.accepted_on) THEN
        RAISE EXCEPTION 'a newer version is open' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_acceptance_superseded';
      END IF;
      IF v.content_hash IS DISTINCT FROM NEW.content_hash OR v.consortium_id <> NEW.consortium_id
        OR app.user_id() IS NOT NULL AND v.state NOT IN ('open', 'in_force') AND NOT (NEW.manner = 'filed' AND v.ended_on >= NEW.accepted_on) THEN
        RAISE EXCEPTION 'not what can be accepted' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_acceptance_version';
      END IF;
      IF app.user_id() IS NOT NULL AND NOT EXISTS (SELECT 1 FROM app.agreement_parties_on(a.id, NEW.accepted_on) p WHERE p.organisation_id = NEW.organisation_id)
        AND NOT EXISTS (SELECT 1 FROM app.agreement_parties_on(a.id, app.today()) p WHERE p.organisation_id = NEW.organisation_id) THEN
        RAISE EXCEPTION 'not a party' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_acceptance_party';
      END IF;
      IF NEW.manner = 'signed' AND app.user_id() IS NOT NULL THEN PERFORM app.check_signatory(NEW, a.demands_second_factor); END IF;
      RETURN NEW;
    END $$;

  CREATE FUNCTION app.check_signatory(p_signed agreement_acceptance, p_demands_factor boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM 1 FROM mandate m WHERE m.id = p_signed.mandate_id AND m.organisation_id = p_signed.organisation_id AND m.kind = 'sign' AND m.user_id = app.user_id()
        AND m.valid_from <= app.today() AND (m.valid_to IS NULL OR m.valid_to > app.today()) AND (m.ended_on IS NULL OR m.ended_on > app.today()) FOR SHARE;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'the mandate has ended' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_acceptance_mandate';
      END IF;
      IF p_signed.signed_by IS DISTINCT FROM app.user_id() OR p_demands_factor AND NOT p_signed.has_second_factor THEN
        RAISE EXCEPTION 'not theirs to sign' USING ERRCODE = 'insufficient_privilege';
      END IF;
    END $$;
  CREATE TRIGGER check_acceptance BEFORE INSERT ON agreement_acceptance FOR EACH ROW EXECUTE FUNCTION app.check_acceptance();
  REVOKE ALL ON FUNCTION app.check_acceptance(), app.check_signatory(agreement_acceptance, boolean) FROM PUBLIC;
`

const moving = `
  -- Moves the versions of an agreement as their days and acceptances say: into force, replaced by the next, renewed, expired, or
  -- ended by notice. The viewer must read it; the clock asks for each.
  CREATE FUNCTION app.settle_agreement(p_agreement uuid, p_day date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE v agreement_version; moved integer := 0; later date;
    BEGIN
      IF app.user_id() IS NOT NULL AND p_agreement NOT IN (SELECT app.agreements_read()) THEN RETURN 0; END IF;
      PERFORM 1 FROM agreement WHERE id = p_agreement FOR NO KEY UPDATE;
      FOR v IN SELECT * FROM agreement_version WHERE agreement_id = p_agreement AND state IN ('open', 'in_force') AND (ended_on <= p_day OR valid_to <= p_day) LOOP
        moved := moved + 1;
        IF v.ended_on <= p_day THEN
          UPDATE agreement_version SET state = 'terminated', version = version + 1 WHERE id = v.id;
        ELSIF v.state = 'in_force' AND v.renewal_months IS NOT NULL AND v.ended_on IS NULL THEN
          later := v.valid_to;
          WHILE later <= p_day LOOP later := (later + make_interval(months => v.renewal_months))::date; END LOOP;
          UPDATE agreement_version SET valid_to = later, version = version + 1 WHERE id = v.id;
        ELSE
          UPDATE agreement_version SET state = 'expired', ended_on = v.valid_to, version = version + 1 WHERE id = v.id;
        END IF;
      END LOOP;
      SELECT * INTO v FROM agreement_version WHERE agreement_id = p_agreement AND state = 'open';
      IF FOUND AND v.valid_from <= p_day AND (v.starts = 'on_day' OR app.is_accepted_by_all(v.id, p_day)) THEN
        UPDATE agreement_version SET state = 'replaced', ended_on = p_day, version = version + 1 WHERE agreement_id = p_agreement AND state = 'in_force';
        UPDATE agreement_version SET state = 'in_force', in_force_on = p_day, version = version + 1 WHERE id = v.id;
        moved := moved + 1;
      END IF;
      RETURN moved;
    END $$;

  -- Whether every party of the day has accepted a version, and there is one.
  CREATE FUNCTION app.is_accepted_by_all(p_version uuid, p_day date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(bool_and(EXISTS (SELECT 1 FROM agreement_acceptance c WHERE c.version_id = p_version AND c.organisation_id = p.organisation_id)), false)
    FROM agreement_version v, app.agreement_parties_on(v.agreement_id, p_day) p WHERE v.id = p_version $$;

  -- A version that is opened while an older one still waits takes its place; one in force holds until the new one does.
  CREATE FUNCTION app.replace_open_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM 1 FROM agreement WHERE id = NEW.agreement_id FOR NO KEY UPDATE;
      UPDATE agreement_version SET state = 'replaced', ended_on = app.today(), version = version + 1 WHERE agreement_id = NEW.agreement_id AND id <> NEW.id AND state = 'open';
      RETURN NEW;
    END $$;
  CREATE TRIGGER replace_open BEFORE UPDATE ON agreement_version FOR EACH ROW WHEN (OLD.state = 'draft' AND NEW.state = 'open') EXECUTE FUNCTION app.replace_open_version();

  -- For the clock: every agreement with something that may move.
  CREATE FUNCTION app.settle_agreements(p_day date) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(sum(app.settle_agreement(a.id, p_day)), 0)::integer FROM agreement a
      WHERE app.user_id() IS NULL AND EXISTS (SELECT 1 FROM agreement_version v WHERE v.agreement_id = a.id AND v.state IN ('open', 'in_force')) $$;
  REVOKE ALL ON FUNCTION app.settle_agreement(uuid, date), app.is_accepted_by_all(uuid, date), app.replace_open_version(), app.settle_agreements(date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.settle_agreement(uuid, date), app.settle_agreements(date) TO solmu_app;
`

const telling = `
  -- Who may sign for the parties that have not accepted a version yet, and has an account. For whoever looks after it.
  CREATE FUNCTION app.agreement_signatories(p_version uuid) RETURNS TABLE (organisation_id uuid, user_id uuid, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT p.organisation_id, u.id, u.language FROM agreement_version v, app.agreement_parties_on(v.agreement_id, app.today()) p, mandate m, app_user u
    WHERE v.id = p_version AND (app.user_id() IS NULL OR v.agreement_id IN (SELECT app.agreements_managed()))
      AND m.organisation_id = p.organisation_id AND m.kind = 'sign' AND m.valid_from <= app.today() AND (m.valid_to IS NULL OR m.valid_to > app.today())
      AND (m.ended_on IS NULL OR m.ended_on > app.today()) AND u.id = m.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM agreement_acceptance c WHERE c.version_id = v.id AND c.organisation_id = p.organisation_id) $$;

  -- Who does something at a unit today: the people whose roles reach it, from there or from above.
  CREATE FUNCTION app.holders_at(p_action text, p_unit uuid) RETURNS TABLE (user_id uuid, language text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.language FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = p_action JOIN app_user u ON u.id = a.user_id
    WHERE a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today()) AND u.kind = 'person' AND u.deactivated_at IS NULL
      AND a.unit_id = p_unit $$;

  -- What the clock tells, and to whom: what waits to be accepted, what ends or is looked at again, duties, and mandates that end.
  CREATE FUNCTION app.agreement_reminders(p_day date, p_ahead integer, p_soon integer) RETURNS TABLE (consortium_id uuid, kind text, subject_id uuid, about_on date, name jsonb, user_id uuid, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH due AS (
      SELECT v.consortium_id, 'to_accept' AS kind, v.id AS subject_id, v.accept_by AS about_on, a.title AS name, s.user_id, s.language
        FROM agreement_version v JOIN agreement a ON a.id = v.agreement_id, app.agreement_signatories(v.id) s WHERE v.state = 'open' AND v.accept_by <= p_day + p_soon
      UNION ALL
      SELECT v.consortium_id, d.kind, v.id, d.about_on, a.title, h.user_id, h.language
        FROM agreement_version v JOIN agreement a ON a.id = v.agreement_id
        CROSS JOIN LATERAL (VALUES ('expiring', CASE WHEN v.renewal_months IS NULL OR v.ended_on IS NOT NULL THEN coalesce(v.ended_on, v.valid_to) - 1 END),
          ('notice', CASE WHEN v.renewal_months IS NOT NULL AND v.ended_on IS NULL THEN (v.valid_to - make_interval(months => v.notice_months))::date - 1 END),
          ('review', v.review_on)) AS d (kind, about_on)
        CROSS JOIN LATERAL app.holders_at('agreement.manage', a.owner_unit_id) h
        WHERE v.state = 'in_force' AND d.about_on BETWEEN p_day AND p_day + p_ahead
      UNION ALL
      SELECT o.consortium_id, 'obligation', o.id, o.due_on, a.title, h.user_id, h.language
        FROM agreement_obligation o JOIN agreement a ON a.id = o.agreement_id
        CROSS JOIN LATERAL app.holders_at(CASE WHEN o.organisation_id IS NULL THEN 'agreement.manage' ELSE 'agreement.sign' END, o.unit_id) h
        WHERE o.done_at IS NULL AND o.dropped_at IS NULL AND o.due_on <= p_day + p_soon
      UNION ALL
      SELECT m.consortium_id, 'mandate', m.id, m.valid_to - 1, jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en), h.user_id, h.language
        FROM mandate m JOIN organisation o ON o.id = m.organisation_id CROSS JOIN LATERAL app.holders_at('mandate.manage', m.unit_id) h
        WHERE m.ended_on IS NULL AND m.valid_to > p_day AND m.valid_to <= p_day + p_ahead AND m.substitute_for IS NULL
          AND NOT EXISTS (SELECT 1 FROM mandate n WHERE n.organisation_id = m.organisation_id AND n.kind = m.kind AND n.substitute_for IS NULL AND n.id <> m.id
            AND n.valid_from <= m.valid_to AND (n.valid_to IS NULL OR n.valid_to > m.valid_to) AND n.ended_on IS NULL))
    SELECT d.* FROM due d WHERE app.user_id() IS NULL AND NOT EXISTS (SELECT 1 FROM agreement_reminder r WHERE r.subject_id = d.subject_id AND r.kind = d.kind
      AND r.about_on = d.about_on AND r.user_id = d.user_id) ORDER BY d.consortium_id, d.user_id, d.about_on, d.subject_id $$;

  -- Notes that somebody is told; false when they have been already.
  CREATE FUNCTION app.note_agreement_reminder(p_consortium uuid, p_subject uuid, p_kind text, p_about date, p_user uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN false; END IF;
      INSERT INTO agreement_reminder (consortium_id, subject_id, kind, about_on, user_id) VALUES (p_consortium, p_subject, p_kind, p_about, p_user) ON CONFLICT DO NOTHING;
      RETURN FOUND;
    END $$;

  -- Takes away files that nothing refers to a day after they came; gives back where they are kept.
  CREATE FUNCTION app.sweep_agreement_files() RETURNS TABLE (file_key uuid) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM agreement_file f WHERE app.user_id() IS NULL AND f.uploaded_at < now() - interval '1 day'
      AND NOT EXISTS (SELECT 1 FROM agreement_version v WHERE v.file_id = f.id) AND NOT EXISTS (SELECT 1 FROM agreement_annex x WHERE x.file_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM agreement_acceptance c WHERE c.file_id = f.id) RETURNING f.file_key $$;
  REVOKE ALL ON FUNCTION app.agreement_signatories(uuid), app.holders_at(text, uuid), app.agreement_reminders(date, integer, integer), app.note_agreement_reminder(uuid, uuid, text, date, uuid),
    app.sweep_agreement_files() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.agreement_signatories(uuid), app.agreement_reminders(date, integer, integer), app.note_agreement_reminder(uuid, uuid, text, date, uuid),
    app.sweep_agreement_files() TO solmu_app;
`
