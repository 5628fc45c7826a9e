import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Report templates with their versions, and the reports that are attached to publications. A released version never changes;
 * a publication keeps the very version that was attached to it.
 */
export class ReportTemplates1764720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(keeping)
    await runner.query(policies)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const named = `name_fi text NOT NULL CHECK (length(name_fi) <= 200), name_sv text NOT NULL DEFAULT '' CHECK (length(name_sv) <= 200),
    name_en text NOT NULL DEFAULT '' CHECK (length(name_en) <= 200),
    description_fi text NOT NULL DEFAULT '' CHECK (length(description_fi) <= 2000), description_sv text NOT NULL DEFAULT '' CHECK (length(description_sv) <= 2000),
    description_en text NOT NULL DEFAULT '' CHECK (length(description_en) <= 2000)`
const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'

const tables = `
  CREATE TABLE report_template (
    id uuid PRIMARY KEY, ${consortium}, key text COLLATE "C" NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,59}$'), ${named},
    -- none: for all that the audience reads · centre: for a regional centre · area: for an area of the division in lens.
    parameter text NOT NULL DEFAULT 'none' CHECK (parameter IN ('none', 'centre', 'area')), lens text,
    is_shipped boolean NOT NULL DEFAULT false, copied_from uuid REFERENCES report_template(id),
    retired_at timestamptz, created_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT report_template_key UNIQUE (consortium_id, key),
    CONSTRAINT report_template_lens CHECK ((parameter = 'area') = (lens IS NOT NULL))
  );

  CREATE TABLE report_version (
    id uuid PRIMARY KEY, template_id uuid NOT NULL REFERENCES report_template(id), ${consortium}, number integer NOT NULL CHECK (number > 0),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'released')),
    -- As the template was called and described when the version was released; of a draft as it was last saved.
    ${named}, parameter text NOT NULL CHECK (parameter IN ('none', 'centre', 'area')), lens text,
    blocks jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(blocks) = 'array'),
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    saved_by uuid REFERENCES app_user(id), saved_at timestamptz NOT NULL DEFAULT now(),
    released_by uuid REFERENCES app_user(id), released_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT report_version_number UNIQUE (template_id, number),
    CONSTRAINT report_version_released CHECK ((state = 'released') = (released_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX report_version_one_draft ON report_version (template_id) WHERE state = 'draft';

  -- A released version that the readers of a publication see as a report.
  CREATE TABLE report_attachment (
    id uuid PRIMARY KEY, ${consortium}, edition_id uuid NOT NULL, audience_id uuid NOT NULL, version_id uuid NOT NULL REFERENCES report_version(id),
    attached_by uuid REFERENCES app_user(id), attached_at timestamptz NOT NULL DEFAULT now(),
    detached_by uuid REFERENCES app_user(id), detached_at timestamptz,
    FOREIGN KEY (edition_id, audience_id) REFERENCES edition_publication (edition_id, audience_id)
  );
  CREATE UNIQUE INDEX report_attachment_once ON report_attachment (edition_id, audience_id, version_id) WHERE detached_at IS NULL;
  CREATE INDEX report_attachment_by_version ON report_attachment (version_id);
`

const keeping = `
  -- What was released stays, for the owner of the database too; a draft may be dropped.
  CREATE FUNCTION app.keep_report_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      RAISE EXCEPTION 'a released version of a report does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'report_version_is_released';
    END $$;
  CREATE TRIGGER keep_report_version BEFORE UPDATE OR DELETE ON report_version FOR EACH ROW WHEN (OLD.state = 'released')
    EXECUTE FUNCTION app.keep_report_version();

  -- Only what is released is attached; afterwards nothing of it changes but that it is taken away, once.
  CREATE FUNCTION app.keep_report_attachment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT 1 FROM report_version v JOIN edition_publication p ON p.edition_id = NEW.edition_id AND p.audience_id = NEW.audience_id
          WHERE v.id = NEW.version_id AND v.state = 'released' AND v.consortium_id = NEW.consortium_id AND p.consortium_id = NEW.consortium_id) THEN
          RAISE EXCEPTION 'only released versions are attached' USING ERRCODE = 'check_violation', CONSTRAINT = 'report_attachment_released';
        END IF;
      ELSIF OLD.detached_at IS NOT NULL OR NEW.detached_at IS NULL
        OR (NEW.id, NEW.consortium_id, NEW.edition_id, NEW.audience_id, NEW.version_id, NEW.attached_at)
          IS DISTINCT FROM (OLD.id, OLD.consortium_id, OLD.edition_id, OLD.audience_id, OLD.version_id, OLD.attached_at) THEN
        RAISE EXCEPTION 'an attached report does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'report_attachment_kept';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_report_attachment BEFORE INSERT OR UPDATE ON report_attachment FOR EACH ROW EXECUTE FUNCTION app.keep_report_attachment();
  REVOKE ALL ON FUNCTION app.keep_report_version(), app.keep_report_attachment() FROM PUBLIC;
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`

/** A report of a publication within the viewer's sight: row-level security of its own table decides. */
const attached = `(${whole('edition.read')} OR (detached_at IS NULL
      AND EXISTS (SELECT 1 FROM edition_publication p WHERE p.edition_id = report_attachment.edition_id AND p.audience_id = report_attachment.audience_id)))`

/** Readers of a report read the version of which it is made, and no other. */
const versionRead = `(${whole('edition.read')} OR (state = 'released' AND EXISTS (SELECT 1 FROM report_attachment a WHERE a.version_id = report_version.id)))`

type Rules = { readonly read: string; readonly insert: string; readonly update: string; readonly isDropped?: boolean }

const rules: Readonly<Record<string, Rules>> = {
  report_template: {
    read: whole('edition.read'),
    insert: 'id, consortium_id, key, name_fi, name_sv, name_en, description_fi, description_sv, description_en, parameter, lens, is_shipped, copied_from',
    update: 'name_fi, name_sv, name_en, description_fi, description_sv, description_en, parameter, lens, retired_at, version'
  },
  report_version: {
    read: versionRead,
    insert: `id, template_id, consortium_id, number, state, name_fi, name_sv, name_en, description_fi, description_sv, description_en, parameter, lens,
      blocks, note, saved_by, released_by, released_at`,
    update: `state, name_fi, name_sv, name_en, description_fi, description_sv, description_en, parameter, lens, blocks, note, saved_by,
      saved_at, released_by, released_at, version`,
    isDropped: true
  },
  report_attachment: {
    read: attached,
    insert: 'id, consortium_id, edition_id, audience_id, version_id, attached_by',
    update: 'detached_by, detached_at'
  }
}

const manages = whole('report.manage')

const policies = Object.entries(rules)
  .map(
    ([table, { read, insert, update, isDropped }]) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT${isDropped ? ', DELETE' : ''} ON ${table} TO solmu_app;
  GRANT INSERT (${insert}) ON ${table} TO solmu_app;
  GRANT UPDATE (${update}) ON ${table} TO solmu_app;
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${read});
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${manages});
  CREATE POLICY update_rows ON ${table} FOR UPDATE TO solmu_app USING (${manages}) WITH CHECK (${manages});
  ${isDropped ? `CREATE POLICY delete_rows ON ${table} FOR DELETE TO solmu_app USING (${manages});` : ''}`
  )
  .join('\n')
