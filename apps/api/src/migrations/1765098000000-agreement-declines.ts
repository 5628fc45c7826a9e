import type { MigrationInterface, QueryRunner } from 'typeorm'

/** That a party does not accept a version, said by whoever holds its mandate; it may accept it afterwards all the same. */
export class AgreementDeclines1765098000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table)
    await runner.query(keeping)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const table = `
  CREATE TABLE agreement_decline (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id), agreement_id uuid NOT NULL, version_id uuid NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation(id), unit_id uuid NOT NULL REFERENCES org_unit(id), mandate_id uuid NOT NULL REFERENCES mandate(id),
    declined_by uuid NOT NULL REFERENCES app_user(id), declined_at timestamptz NOT NULL DEFAULT now(),
    signatory_name text NOT NULL CHECK (length(signatory_name) BETWEEN 1 AND 200), signatory_title text NOT NULL DEFAULT '' CHECK (length(signatory_title) <= 200),
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    FOREIGN KEY (version_id, agreement_id) REFERENCES agreement_version (id, agreement_id),
    CONSTRAINT agreement_decline_once UNIQUE (version_id, organisation_id)
  );
  CREATE INDEX agreement_decline_of ON agreement_decline (agreement_id);
  ALTER TABLE agreement_decline ENABLE ROW LEVEL SECURITY;
  ALTER TABLE agreement_decline FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON agreement_decline TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT (id, consortium_id, agreement_id, version_id, organisation_id, unit_id, mandate_id, declined_by, signatory_name, signatory_title, reason) ON agreement_decline TO solmu_app;
  CREATE POLICY read ON agreement_decline FOR SELECT TO solmu_app USING (agreement_id = ANY (ARRAY(SELECT app.agreements_read())));
  CREATE POLICY insert_rows ON agreement_decline FOR INSERT TO solmu_app WITH CHECK (agreement_id = ANY (ARRAY(SELECT app.agreements_read()))
    AND unit_id = ANY (ARRAY(SELECT app.units_for('agreement.sign'))) AND declined_by = (SELECT app.user_id()));
`

const keeping = `
  -- What was said stays, and is said by whoever holds the mandate, of a version that can be accepted and that the party has not accepted.
  CREATE FUNCTION app.keep_decline() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) OR app.user_id() IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
      IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'what was said stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_agreement_state';
      END IF;
      PERFORM 1 FROM agreement WHERE id = NEW.agreement_id FOR NO KEY UPDATE;
      IF NOT EXISTS (SELECT 1 FROM agreement_version v WHERE v.id = NEW.version_id AND v.state IN ('open', 'in_force'))
        OR EXISTS (SELECT 1 FROM agreement_acceptance c WHERE c.version_id = NEW.version_id AND c.organisation_id = NEW.organisation_id)
        OR NOT EXISTS (SELECT 1 FROM app.agreement_parties_on(NEW.agreement_id, app.today()) p WHERE p.organisation_id = NEW.organisation_id) THEN
        RAISE EXCEPTION 'not what can be declined' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_agreement_state';
      END IF;
      IF NOT EXISTS (SELECT 1 FROM mandate m WHERE m.id = NEW.mandate_id AND m.organisation_id = NEW.organisation_id AND m.kind = 'sign' AND m.user_id = app.user_id()
          AND m.valid_from <= app.today() AND (m.valid_to IS NULL OR m.valid_to > app.today()) AND (m.ended_on IS NULL OR m.ended_on > app.today())) THEN
        RAISE EXCEPTION 'the mandate has ended' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_mandate_ended';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_decline BEFORE INSERT OR UPDATE OR DELETE ON agreement_decline FOR EACH ROW EXECUTE FUNCTION app.keep_decline();

  -- Whoever has declined is not asked again: neither when the day comes near, nor before.
  CREATE OR REPLACE FUNCTION app.agreement_signatories(p_version uuid) RETURNS TABLE (organisation_id uuid, user_id uuid, language text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT p.organisation_id, u.id, u.language FROM agreement_version v, app.agreement_parties_on(v.agreement_id, app.today()) p, mandate m, app_user u
    WHERE v.id = p_version AND (app.user_id() IS NULL OR v.agreement_id IN (SELECT app.agreements_managed()))
      AND m.organisation_id = p.organisation_id AND m.kind = 'sign' AND m.valid_from <= app.today() AND (m.valid_to IS NULL OR m.valid_to > app.today())
      AND (m.ended_on IS NULL OR m.ended_on > app.today()) AND u.id = m.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM agreement_acceptance c WHERE c.version_id = v.id AND c.organisation_id = p.organisation_id)
      AND NOT EXISTS (SELECT 1 FROM agreement_decline d WHERE d.version_id = v.id AND d.organisation_id = p.organisation_id) $$;

  -- Who looks after an agreement that the viewer reads, to be told of what a party says.
  CREATE FUNCTION app.agreement_keepers(p_agreement uuid) RETURNS TABLE (user_id uuid, language text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT h.user_id, h.language FROM agreement a, app.holders_at('agreement.manage', a.owner_unit_id) h WHERE a.id = p_agreement AND a.id IN (SELECT app.agreements_read()) $$;
  REVOKE ALL ON FUNCTION app.keep_decline(), app.agreement_keepers(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.agreement_keepers(uuid) TO solmu_app;
`
