import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Quality frameworks and their versions. What was released never changes, whoever tries, so that commitments and
 * assessments can rest on it; its criteria stand in a table of their own, which the database keeps itself.
 */
export class QualityFrameworks1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(frameworks)
    await runner.query(policies)
    await runner.query(keeping)
    await runner.query(firstRun)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const code = (column = 'code'): string => `CHECK (${column} ~ '^[a-z][a-z0-9_]{0,29}$')`

const frameworks = `
  -- What a framework is never changes; what it says has versions.
  CREATE TABLE quality_framework (
    id uuid PRIMARY KEY, ${consortium},
    code text NOT NULL ${code()},
    -- assessed: has criteria · certificate: the standard of somebody else, of which the certificate is kept.
    kind text NOT NULL CHECK (kind IN ('assessed', 'certificate')),
    -- The framework of the product that it is, or was copied from; null for one of the consortium's own.
    shipped_code text,
    -- A retired one is offered no more; what rests on it stays.
    retired_at timestamptz, retired_reason text NOT NULL DEFAULT '' CHECK (length(retired_reason) <= 2000),
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT quality_framework_code_once UNIQUE (consortium_id, code),
    CONSTRAINT quality_framework_of_consortium UNIQUE (id, consortium_id)
  );

  CREATE TABLE quality_framework_version (
    id uuid PRIMARY KEY, ${consortium}, framework_id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'released')),
    -- libs/domain/src/quality/framework.ts, FrameworkContent.
    content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object' AND length(content::text) <= 4000000),
    -- What is new, for those who are committed to the version before.
    news_fi text NOT NULL DEFAULT '' CHECK (length(news_fi) <= 4000), news_sv text NOT NULL DEFAULT '' CHECK (length(news_sv) <= 4000),
    news_en text NOT NULL DEFAULT '' CHECK (length(news_en) <= 4000),
    valid_from date, valid_to date,
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    released_by uuid REFERENCES app_user(id), released_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (framework_id, consortium_id) REFERENCES quality_framework (id, consortium_id),
    CONSTRAINT quality_framework_version_number_once UNIQUE (framework_id, number),
    CONSTRAINT quality_framework_version_released CHECK ((state = 'released') = (valid_from IS NOT NULL) AND (state = 'released') = (released_at IS NOT NULL)
      AND (valid_to IS NULL OR state = 'released')),
    CONSTRAINT quality_framework_version_validity CHECK (valid_to > valid_from),
    CONSTRAINT quality_framework_version_one_a_day EXCLUDE USING gist (framework_id WITH =, daterange(valid_from, valid_to) WITH &&)
      WHERE (state = 'released')
  );
  CREATE UNIQUE INDEX quality_framework_version_one_draft ON quality_framework_version (framework_id) WHERE state = 'draft';

  -- The criteria of released versions, for what rests on them. Written by the database when a version is released.
  CREATE TABLE quality_criterion (
    version_id uuid NOT NULL REFERENCES quality_framework_version(id), code text NOT NULL ${code()}, ${consortium},
    section_code text NOT NULL, position integer NOT NULL, scale_code text NOT NULL, weight integer NOT NULL,
    title_fi text NOT NULL, title_sv text NOT NULL, title_en text NOT NULL,
    PRIMARY KEY (version_id, code)
  );
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const manages = whole('quality.manage')
const reads = whole('quality.read')

const policies = `
  ${['quality_framework', 'quality_framework_version', 'quality_criterion']
    .map(
      (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`
    )
    .join('')}

  GRANT INSERT (id, consortium_id, code, kind, shipped_code, created_by) ON quality_framework TO solmu_app;
  GRANT UPDATE (retired_at, retired_reason, version) ON quality_framework TO solmu_app;
  -- One that never came further than a draft goes with it; any other is kept by its versions.
  GRANT DELETE ON quality_framework TO solmu_app;
  -- One that has never been released is seen by those who write it.
  CREATE POLICY read ON quality_framework FOR SELECT TO solmu_app USING (${reads} AND (${manages}
    OR EXISTS (SELECT 1 FROM quality_framework_version v WHERE v.framework_id = quality_framework.id AND v.state = 'released')));
  CREATE POLICY insert_rows ON quality_framework FOR INSERT TO solmu_app WITH CHECK (${manages} AND created_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON quality_framework FOR UPDATE TO solmu_app USING (${manages}) WITH CHECK (${manages});
  CREATE POLICY delete_rows ON quality_framework FOR DELETE TO solmu_app USING (${manages});

  GRANT INSERT (id, consortium_id, framework_id, number, content, news_fi, news_sv, news_en, changed_by) ON quality_framework_version TO solmu_app;
  GRANT UPDATE (content, news_fi, news_sv, news_en, changed_by, changed_at, state, valid_from, valid_to, released_by, released_at, version)
    ON quality_framework_version TO solmu_app;
  GRANT DELETE ON quality_framework_version TO solmu_app;
  CREATE POLICY read ON quality_framework_version FOR SELECT TO solmu_app USING (${reads} AND (state = 'released' OR ${manages}));
  CREATE POLICY insert_rows ON quality_framework_version FOR INSERT TO solmu_app WITH CHECK (${manages} AND state = 'draft');
  CREATE POLICY update_rows ON quality_framework_version FOR UPDATE TO solmu_app USING (${manages}) WITH CHECK (${manages});
  CREATE POLICY delete_rows ON quality_framework_version FOR DELETE TO solmu_app USING (${manages} AND state = 'draft');

  CREATE POLICY read ON quality_criterion FOR SELECT TO solmu_app USING (${reads});
`

const keeping = `
  -- Of a released version nothing changes but the day on which the next one takes over, and that once.
  CREATE FUNCTION app.keep_framework_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND OLD.valid_to IS NULL AND NEW.valid_to IS NOT NULL
        AND to_jsonb(NEW) - 'valid_to' - 'version' = to_jsonb(OLD) - 'valid_to' - 'version' THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'a released version does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_framework_version_is_released';
    END $$;
  CREATE TRIGGER keep_released BEFORE UPDATE OR DELETE ON quality_framework_version
    FOR EACH ROW WHEN (OLD.state = 'released') EXECUTE FUNCTION app.keep_framework_version();

  -- The criteria of a version are those of its content.
  CREATE FUNCTION app.list_criteria() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO quality_criterion (version_id, code, consortium_id, section_code, position, scale_code, weight, title_fi, title_sv, title_en)
      SELECT NEW.id, c.value->>'code', NEW.consortium_id, s.value->>'code', row_number() OVER (ORDER BY s.ordinality, c.ordinality),
        c.value->>'scale', (c.value->>'weight')::integer, c.value#>>'{title,fi}', c.value#>>'{title,sv}', c.value#>>'{title,en}'
      FROM jsonb_array_elements(NEW.content->'sections') WITH ORDINALITY s
        CROSS JOIN LATERAL jsonb_array_elements(s.value->'criteria') WITH ORDINALITY c;
      RETURN NULL;
    END $$;
  CREATE TRIGGER list_criteria_of_new AFTER INSERT ON quality_framework_version
    FOR EACH ROW WHEN (NEW.state = 'released') EXECUTE FUNCTION app.list_criteria();
  CREATE TRIGGER list_criteria AFTER UPDATE ON quality_framework_version
    FOR EACH ROW WHEN (OLD.state = 'draft' AND NEW.state = 'released') EXECUTE FUNCTION app.list_criteria();

  CREATE FUNCTION app.keep_criteria() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      RAISE EXCEPTION 'the criteria of a released version do not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_framework_version_is_released';
    END $$;
  CREATE TRIGGER keep_criteria BEFORE UPDATE OR DELETE ON quality_criterion FOR EACH ROW EXECUTE FUNCTION app.keep_criteria();
  CREATE TRIGGER keep_all BEFORE TRUNCATE ON quality_criterion FOR EACH STATEMENT EXECUTE FUNCTION app.keep_criteria();
  REVOKE ALL ON FUNCTION app.keep_framework_version(), app.list_criteria(), app.keep_criteria() FROM PUBLIC;
`

const firstRun = `
  -- What comes with the product, for a consortium that is made in this very transaction, and for no other.
  CREATE FUNCTION app.first_frameworks(p_consortium uuid, p_frameworks jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM consortium c WHERE c.id = p_consortium AND c.xmin::text = (txid_current() % (2^32)::bigint)::text) THEN
        RAISE EXCEPTION 'the consortium is not new' USING ERRCODE = 'insufficient_privilege';
      END IF;
      INSERT INTO quality_framework (id, consortium_id, code, kind, shipped_code)
        SELECT f.id, p_consortium, f.code, f.kind, f.code FROM jsonb_to_recordset(p_frameworks) AS f (id uuid, code text, kind text);
      INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at)
        SELECT f."versionId", p_consortium, f.id, 1, 'released', f.content, f."validFrom", now()
        FROM jsonb_to_recordset(p_frameworks) AS f (id uuid, "versionId" uuid, content jsonb, "validFrom" date);
    END $$;
  REVOKE ALL ON FUNCTION app.first_frameworks(uuid, jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.first_frameworks(uuid, jsonb) TO solmu_app;
`
