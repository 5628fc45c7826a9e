import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Commitments to quality with their duties, certificates, service promises, and what the staff know. What was signed or
 * released never changes, whoever tries; erasing a person takes their name out of it.
 */
export class QualityCommitments1764840000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(erasing)
    await runner.query(commitments)
    await runner.query(keeping)
    await runner.query(certificates)
    await runner.query(promises)
    await runner.query(competence)
    await runner.query(letters)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const at = (action: string): string => `(${whole(action)} OR unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const erasing = `
  -- Whether what is being changed is changed by the erasure of a person, which is for nobody else to do: the program cannot
  -- become the owner of the table, and functions of that name are not its to make.
  CREATE FUNCTION app.is_erasing(p_table oid) RETURNS boolean LANGUAGE plpgsql AS $$
    DECLARE stack text;
    BEGIN
      GET DIAGNOSTICS stack = PG_CONTEXT;
      RETURN pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = p_table), 'MEMBER')
        AND stack ~ 'app\\.replace_everywhere\\(';
    END $$;
  REVOKE ALL ON FUNCTION app.is_erasing(oid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.is_erasing(oid) TO solmu_app;

  -- The name of somebody who is erased goes from a released version too; else it keeps what it says.
  CREATE OR REPLACE FUNCTION app.keep_framework_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND (app.is_erasing(TG_RELID) OR OLD.valid_to IS NULL AND NEW.valid_to IS NOT NULL
        AND to_jsonb(NEW) - 'valid_to' - 'version' = to_jsonb(OLD) - 'valid_to' - 'version') THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'a released version does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_framework_version_is_released';
    END $$;
  CREATE OR REPLACE FUNCTION app.keep_criteria() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'the criteria of a released version do not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_framework_version_is_released';
    END $$;
  ALTER FUNCTION app.keep_framework_version() SECURITY INVOKER;
  ALTER FUNCTION app.keep_criteria() SECURITY INVOKER;
`

const commitments = `
  CREATE TABLE quality_commitment (
    id uuid PRIMARY KEY, ${consortium},
    framework_id uuid NOT NULL REFERENCES quality_framework(id),
    -- The version that is asked for, and once it is signed the one that was signed.
    version_id uuid NOT NULL REFERENCES quality_framework_version(id),
    -- Who is bound: the unit, or the organisation that runs it; either way the unit looks after it.
    subject text NOT NULL CHECK (subject IN ('unit', 'organisation')),
    unit_id uuid NOT NULL REFERENCES org_unit(id), organisation_id uuid NOT NULL REFERENCES organisation(id),
    requested_by uuid REFERENCES app_user(id), requested_at timestamptz, due_on date, ${words('request_note', 2000)},
    valid_from date, valid_to date,
    -- [{ text, dueOn, everyMonths }]: libs/domain/src/quality/commitment.ts, CommitmentCondition.
    conditions jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(conditions) = 'array' AND jsonb_array_length(conditions) <= 20 AND length(conditions::text) <= 40000),
    ${words('signatory_name', 200)}, ${words('signatory_title', 200)}, ${words('on_behalf_of', 300)}, ${words('mandate_basis', 500)},
    language text CHECK (language IN ('fi', 'sv', 'en')), ${words('statement', 60000)},
    -- SHA-256 of what the version says, worked out by the database when it is signed.
    content_hash text CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    signed_by uuid REFERENCES app_user(id), signed_at timestamptz, has_second_factor boolean,
    renews_id uuid REFERENCES quality_commitment(id),
    ended_on date, end_kind text CHECK (end_kind IN ('notice', 'renewed', 'withdrawn')), ${words('end_reason', 2000)},
    ended_by uuid REFERENCES app_user(id), ended_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT quality_commitment_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT quality_commitment_signed CHECK ((signed_at IS NULL) = (content_hash IS NULL) AND (signed_at IS NULL) = (valid_from IS NULL)
      AND (signed_at IS NULL) = (language IS NULL) AND (signed_at IS NULL OR statement <> '' AND signatory_name <> '' AND has_second_factor IS NOT NULL)),
    CONSTRAINT quality_commitment_validity CHECK (valid_to > valid_from),
    CONSTRAINT quality_commitment_end CHECK ((ended_on IS NULL) = (end_kind IS NULL) AND (ended_on IS NULL) = (ended_at IS NULL)
      AND ended_on >= coalesce(valid_from, '-infinity') AND (end_kind = 'withdrawn') = (ended_on IS NOT NULL AND signed_at IS NULL)),
    -- Nobody is bound twice to the same framework on one day.
    CONSTRAINT quality_commitment_once EXCLUDE USING gist (framework_id WITH =, subject WITH =,
      (CASE subject WHEN 'unit' THEN unit_id ELSE organisation_id END) WITH =, daterange(valid_from, least(valid_to, ended_on)) WITH &&) WHERE (signed_at IS NOT NULL)
  );
  CREATE UNIQUE INDEX quality_commitment_asked_once ON quality_commitment (framework_id, subject, unit_id) WHERE signed_at IS NULL AND ended_at IS NULL;
  CREATE INDEX quality_commitment_by_unit ON quality_commitment (consortium_id, unit_id);

  CREATE TABLE quality_commitment_duty (
    id uuid PRIMARY KEY, ${consortium}, commitment_id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES org_unit(id),
    kind text NOT NULL CHECK (kind IN ('self_assessment', 'development_plan', 'certificate', 'condition')),
    ${words('title', 500)}, due_on date NOT NULL, every_months integer CHECK (every_months BETWEEN 1 AND 120),
    done_on date, ${words('evidence', 2000)}, ${words('evidence_url', 500)}, done_by uuid REFERENCES app_user(id), done_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (commitment_id, consortium_id) REFERENCES quality_commitment (id, consortium_id),
    CONSTRAINT quality_commitment_duty_done CHECK ((done_on IS NULL) = (done_at IS NULL))
  );
  CREATE INDEX quality_commitment_duty_of ON quality_commitment_duty (commitment_id, due_on);
  ${['quality_commitment', 'quality_commitment_duty'].map(locked).join('')}

  GRANT INSERT (id, consortium_id, framework_id, version_id, subject, unit_id, organisation_id, requested_by, requested_at, due_on, request_note, valid_from, valid_to,
    conditions, signatory_name, signatory_title, on_behalf_of, mandate_basis, language, statement, content_hash, signed_by, signed_at, has_second_factor, renews_id)
    ON quality_commitment TO solmu_app;
  GRANT UPDATE (version_id, organisation_id, due_on, request_note, valid_from, valid_to, conditions, signatory_name, signatory_title, on_behalf_of, mandate_basis, language,
    statement, content_hash, signed_by, signed_at, has_second_factor, renews_id, ended_on, end_kind, end_reason, ended_by, ended_at, version) ON quality_commitment TO solmu_app;
  CREATE POLICY read ON quality_commitment FOR SELECT TO solmu_app USING (${whole('commitment.read')});
  CREATE POLICY insert_rows ON quality_commitment FOR INSERT TO solmu_app WITH CHECK (CASE WHEN signed_at IS NULL
    THEN ${at('commitment.manage')} AND requested_by = (SELECT app.user_id()) ELSE ${at('commitment.sign')} END);
  CREATE POLICY update_rows ON quality_commitment FOR UPDATE TO solmu_app USING (${at('commitment.sign')} OR ${at('commitment.manage')})
    WITH CHECK (${at('commitment.sign')} OR ${at('commitment.manage')});

  GRANT INSERT (id, consortium_id, commitment_id, unit_id, kind, title, due_on, every_months) ON quality_commitment_duty TO solmu_app;
  GRANT UPDATE (done_on, evidence, evidence_url, done_by, done_at, version) ON quality_commitment_duty TO solmu_app;
  CREATE POLICY read ON quality_commitment_duty FOR SELECT TO solmu_app USING (${whole('commitment.read')});
  CREATE POLICY insert_rows ON quality_commitment_duty FOR INSERT TO solmu_app WITH CHECK (${at('commitment.sign')} OR ${at('commitment.manage')});
  CREATE POLICY update_rows ON quality_commitment_duty FOR UPDATE TO solmu_app USING (${at('commitment.sign')} OR ${at('commitment.manage')})
    WITH CHECK (${at('commitment.sign')} OR ${at('commitment.manage')});
`

const keeping = `
  -- What is signed is looked at by the database itself: by whom, at which version, and what that version says. Afterwards
  -- nothing changes but how it ends, and that once.
  CREATE FUNCTION app.keep_commitment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE ending text[] := ARRAY['ended_on', 'end_kind', 'end_reason', 'ended_by', 'ended_at', 'version'];
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP <> 'INSERT' AND OLD.ended_at IS NOT NULL THEN
        RAISE EXCEPTION 'what has ended does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_commitment_is_signed';
      END IF;
      IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND OLD.signed_at IS NOT NULL AND to_jsonb(NEW) - ending <> to_jsonb(OLD) - ending THEN
        RAISE EXCEPTION 'what was signed does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_commitment_is_signed';
      END IF;
      IF TG_OP = 'UPDATE' AND (NEW.unit_id, NEW.framework_id, NEW.subject, NEW.consortium_id) <> (OLD.unit_id, OLD.framework_id, OLD.subject, OLD.consortium_id) THEN
        RAISE EXCEPTION 'a request is for whom it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_commitment_is_signed';
      END IF;
      IF NEW.signed_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.signed_at IS NULL) THEN PERFORM app.check_signature(NEW); END IF;
      RETURN NEW;
    END $$;

  CREATE FUNCTION app.check_signature(p_signed quality_commitment) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF p_signed.content_hash IS DISTINCT FROM app.content_hash(p_signed.version_id) OR NOT EXISTS (SELECT 1 FROM quality_framework_version v
          WHERE v.id = p_signed.version_id AND v.framework_id = p_signed.framework_id AND v.consortium_id = p_signed.consortium_id AND v.state = 'released') THEN
        RAISE EXCEPTION 'not what the version says' USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_commitment_version';
      END IF;
      -- The owner brings in what was signed elsewhere; anybody else signs in their own name, at the unit that is theirs to bind.
      IF app.user_id() IS NOT NULL AND (p_signed.signed_by IS DISTINCT FROM app.user_id() OR NOT (p_signed.unit_id = ANY (ARRAY(SELECT app.units_for('commitment.sign')))
          OR p_signed.consortium_id = ANY (ARRAY(SELECT app.consortia_for('commitment.sign'))))) THEN
        RAISE EXCEPTION 'not theirs to sign' USING ERRCODE = 'insufficient_privilege';
      END IF;
    END $$;

  -- What a released version says, as SHA-256 of its canonical form in the database; null for a draft.
  CREATE FUNCTION app.content_hash(p_version uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT encode(sha256(convert_to(v.content::text, 'UTF8')), 'hex') FROM quality_framework_version v WHERE v.id = p_version AND v.state = 'released' $$;
  CREATE TRIGGER keep_signed BEFORE INSERT OR UPDATE OR DELETE ON quality_commitment FOR EACH ROW EXECUTE FUNCTION app.keep_commitment();

  -- A duty that was done stays done, with what showed it.
  CREATE FUNCTION app.keep_duty() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'what was done stays done' USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_commitment_duty_is_done';
    END $$;
  CREATE TRIGGER keep_done BEFORE UPDATE OR DELETE ON quality_commitment_duty FOR EACH ROW WHEN (OLD.done_at IS NOT NULL) EXECUTE FUNCTION app.keep_duty();
  REVOKE ALL ON FUNCTION app.keep_commitment(), app.check_signature(quality_commitment), app.content_hash(uuid), app.keep_duty() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.check_signature(quality_commitment), app.content_hash(uuid) TO solmu_app;
`

const certificates = `
  -- The certificate of somebody else's standard: what it is, until when, and the file of it.
  CREATE TABLE quality_certificate (
    id uuid PRIMARY KEY, ${consortium}, framework_id uuid NOT NULL REFERENCES quality_framework(id),
    -- Whose it is: the unit, or the organisation that runs it; either way the unit looks after it.
    holder text NOT NULL CHECK (holder IN ('unit', 'organisation')),
    unit_id uuid NOT NULL REFERENCES org_unit(id), organisation_id uuid NOT NULL REFERENCES organisation(id),
    number text NOT NULL CHECK (length(number) BETWEEN 1 AND 100), ${words('issuer', 200)}, ${words('scope', 500)},
    valid_from date NOT NULL, valid_to date NOT NULL, next_audit_on date, ${words('note', 2000)},
    file_key uuid, file_name text CHECK (length(file_name) <= 200), file_type text, file_size integer CHECK (file_size > 0),
    -- Taken back by whoever gave it, or recorded by mistake.
    ended_on date, ${words('end_reason', 2000)},
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT quality_certificate_validity CHECK (valid_to > valid_from),
    CONSTRAINT quality_certificate_file CHECK ((file_key IS NULL) = (file_name IS NULL) AND (file_key IS NULL) = (file_type IS NULL) AND (file_key IS NULL) = (file_size IS NULL)),
    CONSTRAINT quality_certificate_number_once UNIQUE (consortium_id, framework_id, number)
  );
  CREATE INDEX quality_certificate_by_unit ON quality_certificate (consortium_id, unit_id, valid_to);
  ${locked('quality_certificate')}
  GRANT INSERT (id, consortium_id, framework_id, holder, unit_id, organisation_id, number, issuer, scope, valid_from, valid_to, next_audit_on, note, changed_by)
    ON quality_certificate TO solmu_app;
  GRANT UPDATE (number, issuer, scope, valid_from, valid_to, next_audit_on, note, file_key, file_name, file_type, file_size, ended_on, end_reason, changed_by, changed_at, version)
    ON quality_certificate TO solmu_app;
  CREATE POLICY read ON quality_certificate FOR SELECT TO solmu_app USING (${whole('commitment.read')});
  CREATE POLICY insert_rows ON quality_certificate FOR INSERT TO solmu_app WITH CHECK (${at('commitment.sign')} OR ${at('commitment.manage')});
  CREATE POLICY update_rows ON quality_certificate FOR UPDATE TO solmu_app USING (${at('commitment.sign')} OR ${at('commitment.manage')})
    WITH CHECK (${at('commitment.sign')} OR ${at('commitment.manage')});
`

const letters = `
  -- Who is told of what a unit is asked to sign: those who may sign there today. For whoever asks.
  CREATE FUNCTION app.signatories_of(p_units uuid[]) RETURNS TABLE (unit_id uuid, user_id uuid, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT a.unit_id, u.id, u.language FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = 'commitment.sign'
      JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE a.unit_id = ANY (p_units) AND a.consortium_id = app.consortium_id() AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      AND (a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('commitment.manage'))) OR a.unit_id = ANY (ARRAY(SELECT app.units_for('commitment.manage')))) $$;
  REVOKE ALL ON FUNCTION app.signatories_of(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.signatories_of(uuid[]) TO solmu_app;
`

const promises = `
  -- What is promised to those who use a service: by a unit, by an organisation, or by the network, which the head office speaks for.
  CREATE TABLE service_promise (
    id uuid PRIMARY KEY, ${consortium},
    level text NOT NULL CHECK (level IN ('unit', 'organisation', 'network')),
    unit_id uuid NOT NULL REFERENCES org_unit(id), organisation_id uuid REFERENCES organisation(id),
    -- One that is withdrawn is promised no more; what was promised until then stays.
    withdrawn_on date, ${words('withdrawn_reason', 2000)},
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT service_promise_of_consortium UNIQUE (id, consortium_id),
    CONSTRAINT service_promise_organisation CHECK (level <> 'organisation' OR organisation_id IS NOT NULL)
  );
  CREATE TABLE service_promise_version (
    id uuid PRIMARY KEY, ${consortium}, promise_id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES org_unit(id),
    number integer NOT NULL CHECK (number > 0), state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'released')),
    -- libs/domain/src/quality/promise.ts, PromiseContent.
    content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object' AND length(content::text) <= 100000),
    valid_from date, valid_to date,
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    released_by uuid REFERENCES app_user(id), released_at timestamptz, version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (promise_id, consortium_id) REFERENCES service_promise (id, consortium_id),
    CONSTRAINT service_promise_version_number_once UNIQUE (promise_id, number),
    CONSTRAINT service_promise_version_released CHECK ((state = 'released') = (valid_from IS NOT NULL) AND (state = 'released') = (released_at IS NOT NULL)
      AND (valid_to IS NULL OR state = 'released')),
    CONSTRAINT service_promise_version_validity CHECK (valid_to > valid_from),
    CONSTRAINT service_promise_version_one_a_day EXCLUDE USING gist (promise_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (state = 'released')
  );
  CREATE UNIQUE INDEX service_promise_version_one_draft ON service_promise_version (promise_id) WHERE state = 'draft';
  ${['service_promise', 'service_promise_version'].map(locked).join('')}

  GRANT INSERT (id, consortium_id, level, unit_id, organisation_id, created_by) ON service_promise TO solmu_app;
  GRANT UPDATE (withdrawn_on, withdrawn_reason, version) ON service_promise TO solmu_app;
  GRANT INSERT (id, consortium_id, promise_id, unit_id, number, content, changed_by) ON service_promise_version TO solmu_app;
  GRANT UPDATE (content, state, valid_from, valid_to, changed_by, changed_at, released_by, released_at, version) ON service_promise_version TO solmu_app;
  -- One that was never released is seen by those who write it.
  CREATE POLICY read ON service_promise FOR SELECT TO solmu_app USING (${whole('commitment.read')} AND (${at('commitment.sign')} OR ${at('commitment.manage')}
    OR EXISTS (SELECT 1 FROM service_promise_version v WHERE v.promise_id = service_promise.id AND v.state = 'released')));
  CREATE POLICY insert_rows ON service_promise FOR INSERT TO solmu_app WITH CHECK (CASE level WHEN 'network' THEN ${whole('commitment.manage')}
    ELSE ${at('commitment.sign')} OR ${at('commitment.manage')} END);
  CREATE POLICY update_rows ON service_promise FOR UPDATE TO solmu_app USING (${at('commitment.sign')} OR ${at('commitment.manage')})
    WITH CHECK (${at('commitment.sign')} OR ${at('commitment.manage')});
  CREATE POLICY read ON service_promise_version FOR SELECT TO solmu_app
    USING (${whole('commitment.read')} AND (state = 'released' OR ${at('commitment.sign')} OR ${at('commitment.manage')}));
  CREATE POLICY insert_rows ON service_promise_version FOR INSERT TO solmu_app WITH CHECK (state = 'draft' AND (${at('commitment.sign')} OR ${at('commitment.manage')}));
  CREATE POLICY update_rows ON service_promise_version FOR UPDATE TO solmu_app USING (${at('commitment.sign')} OR ${at('commitment.manage')})
    WITH CHECK (${at('commitment.sign')} OR ${at('commitment.manage')});

  -- Of a released version nothing changes but the day on which the next one takes over, and that once.
  CREATE FUNCTION app.keep_promise() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND (app.is_erasing(TG_RELID) OR OLD.valid_to IS NULL AND NEW.valid_to IS NOT NULL
        AND to_jsonb(NEW) - 'valid_to' - 'version' = to_jsonb(OLD) - 'valid_to' - 'version') THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'a released promise does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'service_promise_version_is_released';
    END $$;
  CREATE TRIGGER keep_released BEFORE UPDATE OR DELETE ON service_promise_version
    FOR EACH ROW WHEN (OLD.state = 'released') EXECUTE FUNCTION app.keep_promise();

  -- What is promised to everybody on a day, without a viewer: of a consortium that is open to all, what was released and holds.
  CREATE FUNCTION app.open_promises(p_consortium uuid)
    RETURNS TABLE (id uuid, level text, name jsonb, number integer, content jsonb, valid_from date, consortium_name jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.level, CASE p.level
        WHEN 'organisation' THEN jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)
        WHEN 'unit' THEN jsonb_build_object('fi', u.name_fi, 'sv', u.name_sv, 'en', u.name_en)
        ELSE jsonb_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en) END,
      v.number, v.content, v.valid_from, jsonb_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en)
    FROM service_promise p JOIN consortium c ON c.id = p.consortium_id JOIN unit_now u ON u.id = p.unit_id LEFT JOIN organisation o ON o.id = p.organisation_id
      JOIN service_promise_version v ON v.promise_id = p.id AND v.state = 'released' AND v.valid_from <= app.today() AND (v.valid_to IS NULL OR v.valid_to > app.today())
    WHERE p.consortium_id = p_consortium AND (p.withdrawn_on IS NULL OR p.withdrawn_on > app.today())
      AND EXISTS (SELECT 1 FROM audience a WHERE a.consortium_id = p_consortium AND a.kind = 'public' AND a.is_active)
    ORDER BY array_position(ARRAY['network', 'organisation', 'unit'], p.level), 3, p.id $$;
  REVOKE ALL ON FUNCTION app.keep_promise(), app.open_promises(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.open_promises(uuid) TO solmu_app;
`

const competence = `
  -- What the staff have learned, and how they are supervised. Personal data: it hangs on the account and goes with it.
  CREATE TABLE staff_competence (
    id uuid PRIMARY KEY, ${consortium}, unit_id uuid NOT NULL REFERENCES org_unit(id),
    user_id uuid NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('training', 'qualification', 'supervision')),
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300), ${words('provider', 300)},
    hours numeric(6,1) CHECK (hours > 0), done_on date NOT NULL, valid_to date, ${words('note', 2000)},
    recorded_by uuid REFERENCES app_user(id), recorded_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT staff_competence_validity CHECK (valid_to > done_on)
  );
  CREATE INDEX staff_competence_by_unit ON staff_competence (consortium_id, unit_id, user_id);
  CREATE INDEX staff_competence_of_person ON staff_competence (user_id);
  ${locked('staff_competence')}
  GRANT DELETE ON staff_competence TO solmu_app;
  GRANT INSERT (id, consortium_id, unit_id, user_id, kind, title, provider, hours, done_on, valid_to, note, recorded_by) ON staff_competence TO solmu_app;
  GRANT UPDATE (kind, title, provider, hours, done_on, valid_to, note, recorded_by, recorded_at, version) ON staff_competence TO solmu_app;
  -- One's own, and those of the unit or the centre. Who reads of the whole network reads counts alone: app.competence_counts.
  CREATE POLICY read ON staff_competence FOR SELECT TO solmu_app USING (consortium_id = app.consortium_id() AND (
    user_id = (SELECT app.user_id()) AND EXISTS (SELECT 1 FROM app.my_grants('competence.read'))
    OR unit_id = ANY (ARRAY(SELECT app.units_for('competence.read'))) OR unit_id = ANY (ARRAY(SELECT app.units_for('competence.manage')))));
  CREATE POLICY insert_rows ON staff_competence FOR INSERT TO solmu_app WITH CHECK (${at('competence.manage')});
  CREATE POLICY update_rows ON staff_competence FOR UPDATE TO solmu_app USING (${at('competence.manage')}) WITH CHECK (${at('competence.manage')});
  CREATE POLICY delete_rows ON staff_competence FOR DELETE TO solmu_app USING (${at('competence.manage')});

  -- Whether the viewer may read how much the staff of a unit know, by counts.
  CREATE FUNCTION app.competence_units() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY SELECT o.id FROM org_unit o WHERE o.consortium_id = ANY (ARRAY(SELECT app.consortia_for('competence.read')))
      OR o.consortium_id = app.consortium_id() AND o.id = ANY (ARRAY(SELECT app.units_for('competence.read'))); END $$;

  -- Those who work in a unit on a day: whoever holds a role of its own there.
  CREATE FUNCTION app.staff_of(p_unit uuid) RETURNS TABLE (user_id uuid, display_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT u.id, u.display_name FROM role_assignment a JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
    WHERE a.unit_id = p_unit AND a.consortium_id = app.consortium_id() AND a.role IN ('unit_member', 'unit_manager') AND a.deputy_for IS NULL
      AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      AND (p_unit = ANY (ARRAY(SELECT app.units_for('competence.read'))) OR p_unit = ANY (ARRAY(SELECT app.units_for('competence.manage')))) $$;

  -- By unit, for the year that ends on a day: how many work there, how many of them have a qualification that holds, were trained or
  -- supervised, and for how many hours; how many qualifications run out within sixty days. Nobody is named.
  CREATE FUNCTION app.competence_counts(p_units uuid[], p_day date) RETURNS TABLE (unit_id uuid, staff_count integer, qualified_count integer,
      trained_count integer, supervised_count integer, training_hours numeric, supervision_hours numeric, expiring_count integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH reached AS (SELECT r AS id FROM app.competence_units() r WHERE p_units IS NULL OR r = ANY (p_units)),
    staff AS (SELECT DISTINCT a.unit_id, a.user_id FROM role_assignment a JOIN reached ON reached.id = a.unit_id
      JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
      WHERE a.role IN ('unit_member', 'unit_manager') AND a.deputy_for IS NULL AND a.valid_from <= p_day AND (a.valid_to IS NULL OR a.valid_to > p_day)),
    known AS (SELECT c.*, c.done_on > p_day - interval '1 year' AS is_of_year FROM staff_competence c JOIN staff s ON s.unit_id = c.unit_id AND s.user_id = c.user_id
      WHERE c.done_on <= p_day)
    SELECT s.unit_id, count(DISTINCT s.user_id)::integer,
      count(DISTINCT s.user_id) FILTER (WHERE k.kind = 'qualification' AND (k.valid_to IS NULL OR k.valid_to > p_day))::integer,
      count(DISTINCT s.user_id) FILTER (WHERE k.kind = 'training' AND k.is_of_year)::integer,
      count(DISTINCT s.user_id) FILTER (WHERE k.kind = 'supervision' AND k.is_of_year)::integer,
      coalesce(sum(k.hours) FILTER (WHERE k.kind = 'training' AND k.is_of_year), 0), coalesce(sum(k.hours) FILTER (WHERE k.kind = 'supervision' AND k.is_of_year), 0),
      count(k.id) FILTER (WHERE k.valid_to > p_day AND k.valid_to <= p_day + 60)::integer
    FROM staff s LEFT JOIN known k ON k.unit_id = s.unit_id AND k.user_id = s.user_id GROUP BY s.unit_id $$;

  -- How many of those who work in a unit have which qualification that holds on a day.
  CREATE FUNCTION app.competence_titles(p_unit uuid, p_day date) RETURNS TABLE (title text, person_count integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT min(c.title), count(DISTINCT c.user_id)::integer FROM staff_competence c
      JOIN role_assignment a ON a.unit_id = c.unit_id AND a.user_id = c.user_id AND a.role IN ('unit_member', 'unit_manager') AND a.deputy_for IS NULL
        AND a.valid_from <= p_day AND (a.valid_to IS NULL OR a.valid_to > p_day)
    WHERE c.unit_id = p_unit AND p_unit IN (SELECT app.competence_units()) AND c.kind = 'qualification' AND c.done_on <= p_day AND (c.valid_to IS NULL OR c.valid_to > p_day)
    GROUP BY lower(c.title) ORDER BY 2 DESC, 1 $$;
  REVOKE ALL ON FUNCTION app.competence_units(), app.staff_of(uuid), app.competence_counts(uuid[], date), app.competence_titles(uuid, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.staff_of(uuid), app.competence_counts(uuid[], date), app.competence_titles(uuid, date) TO solmu_app;
`
