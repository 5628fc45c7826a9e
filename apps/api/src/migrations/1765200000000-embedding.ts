import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What remains when a project ends: its results, each a practice card or a reason why none, and what becomes of the cards in the
 * units. What a unit said stays, so that any day can be looked back at; answers to the questions after 6, 12 and 24 months are
 * given once.
 */
export class Embedding1765200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(uptake)
    await runner.query(followUps)
    await runner.query(results)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const reach = (action: string): string => `(${whole(action)} OR unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const led = (action: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND project_id = ANY (ARRAY(SELECT app.projects_led('${action}'))))`

const lock = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);`

// libs/domain/src/quality/adoption.ts
const depths = `('trying', 'part', 'full', 'base')`

const uptake = `
  ALTER TABLE practice_uptake DROP CONSTRAINT practice_uptake_state_check, ADD CONSTRAINT practice_uptake_state_check CHECK (state IN ('considering', 'in_use', 'not_for_us', 'stopped')),
    DROP CONSTRAINT practice_uptake_reason, ADD CONSTRAINT practice_uptake_reason CHECK (state NOT IN ('not_for_us', 'stopped') OR btrim(reason) <> '');
  -- Of units that had it in use before anybody asked how deep, it is not known.
  ALTER TABLE practice_uptake ADD COLUMN depth text CHECK (depth IN ${depths}), ADD COLUMN funding text CHECK (funding IN ('none', 'own', 'municipal', 'state', 'project', 'sales', 'other')),
    ADD COLUMN contact text NOT NULL DEFAULT '' CHECK (length(contact) <= 200), ADD CONSTRAINT practice_uptake_depth CHECK (state = 'in_use' OR depth IS NULL);
  GRANT INSERT (depth, funding, contact), UPDATE (depth, funding, contact) ON practice_uptake TO solmu_app;

  -- Everything that a unit ever said, in the order in which it did.
  CREATE TABLE practice_uptake_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id), practice_id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES org_unit(id),
    state text NOT NULL CHECK (state IN ('considering', 'in_use', 'not_for_us', 'stopped')), depth text CHECK (depth IN ${depths}), since date NOT NULL, said_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (practice_id, consortium_id) REFERENCES practice (id, consortium_id)
  );
  CREATE INDEX practice_uptake_event_of ON practice_uptake_event (practice_id, unit_id, id);
  ${lock('practice_uptake_event')}
  GRANT SELECT ON practice_uptake_event TO solmu_app;
  CREATE POLICY read ON practice_uptake_event FOR SELECT TO solmu_app USING (${whole('quality.read')});
  INSERT INTO practice_uptake_event (consortium_id, practice_id, unit_id, state, depth, since, said_at) SELECT consortium_id, practice_id, unit_id, state, depth, since, changed_at FROM practice_uptake ORDER BY changed_at;

  CREATE FUNCTION app.keep_uptake() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO practice_uptake_event (consortium_id, practice_id, unit_id, state, depth, since) VALUES (NEW.consortium_id, NEW.practice_id, NEW.unit_id, NEW.state, NEW.depth, NEW.since);
      RETURN NULL;
    END $$;
  REVOKE ALL ON FUNCTION app.keep_uptake() FROM PUBLIC;
  CREATE TRIGGER keep_uptake AFTER INSERT OR UPDATE ON practice_uptake FOR EACH ROW EXECUTE FUNCTION app.keep_uptake();
`

const followUps = `
  CREATE TABLE practice_follow_up (
    practice_id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES org_unit(id), consortium_id uuid NOT NULL REFERENCES consortium(id),
    -- The day on which the use began that is asked about.
    begun_on date NOT NULL, months smallint NOT NULL CHECK (months IN (6, 12, 24)), answer text NOT NULL CHECK (answer IN ('in_use', 'no_evidence', 'stopped')),
    words text NOT NULL CHECK (length(words) <= 2000), link text NOT NULL DEFAULT '' CHECK (length(link) <= 500),
    answered_on date NOT NULL DEFAULT app.today(), answered_by uuid REFERENCES app_user(id), PRIMARY KEY (practice_id, unit_id, begun_on, months),
    FOREIGN KEY (practice_id, consortium_id) REFERENCES practice (id, consortium_id),
    CONSTRAINT practice_follow_up_words CHECK (answer = 'no_evidence' OR btrim(words) <> ''),
    CONSTRAINT practice_follow_up_day CHECK (answered_on >= (begun_on + make_interval(months => months))::date)
  );
  ${lock('practice_follow_up')}
  GRANT SELECT, INSERT (practice_id, unit_id, consortium_id, begun_on, months, answer, words, link, answered_by) ON practice_follow_up TO solmu_app;
  CREATE POLICY read ON practice_follow_up FOR SELECT TO solmu_app USING (${whole('quality.read')});
  CREATE POLICY insert_rows ON practice_follow_up FOR INSERT TO solmu_app WITH CHECK (${reach('improvement.edit')} AND answered_by = (SELECT app.user_id()));
`

const results = `
  -- What a project brought about: a card, or a reason why none. Of neither, it is still open.
  CREATE TABLE project_output (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id), project_id uuid NOT NULL, place smallint NOT NULL CHECK (place BETWEEN 0 AND 49),
    name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 300), practice_id uuid, none_reason text NOT NULL DEFAULT '' CHECK (length(none_reason) <= 2000),
    FOREIGN KEY (project_id, consortium_id) REFERENCES project (id, consortium_id),
    FOREIGN KEY (practice_id, consortium_id) REFERENCES practice (id, consortium_id),
    CONSTRAINT project_output_place UNIQUE (project_id, place), CONSTRAINT project_output_card UNIQUE (practice_id),
    CONSTRAINT project_output_one CHECK (practice_id IS NULL OR none_reason = '')
  );
  ${lock('project_output')}
  GRANT SELECT, INSERT (id, consortium_id, project_id, place, name, practice_id, none_reason), DELETE ON project_output TO solmu_app;
  CREATE POLICY read ON project_output FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON project_output FOR INSERT TO solmu_app WITH CHECK (${led('project.edit')});
  CREATE POLICY delete_rows ON project_output FOR DELETE TO solmu_app USING (${led('project.edit')});
`
