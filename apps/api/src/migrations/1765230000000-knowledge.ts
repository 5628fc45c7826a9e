import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What projects have taught: lessons, found with practice cards, results and reports by one search; files that show that a card is
 * in use or what a result is; and cards that everybody may read.
 */
export class Knowledge1765230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(lessons)
    await runner.query(searched)
    await runner.query(files)
    await runner.query(publication)
    await runner.query(open)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const reach = (action: string): string => `(${whole(action)} OR unit_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const led = (action: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND project_id = ANY (ARRAY(SELECT app.projects_led('${action}'))))`
const by = (column: string): string => `${column} = (SELECT app.user_id())`

const lock = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const told = `tried || ' ' || came || ' ' || otherwise`
const inWords = (dictionary: string): string => `setweight(to_tsvector('${dictionary}', title), 'A') || setweight(to_tsvector('${dictionary}', ${told}), 'B')`

const lessons = `
  -- libs/domain/src/portfolio/lesson.ts
  CREATE TABLE project_lesson (
    id uuid PRIMARY KEY, ${consortium}, project_id uuid NOT NULL, practice_id uuid,
    language text NOT NULL CHECK (language IN ('fi', 'sv', 'en')), title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
    tried text NOT NULL CHECK (length(tried) <= 4000), came text NOT NULL CHECK (length(came) <= 4000), otherwise text NOT NULL CHECK (length(otherwise) <= 4000),
    task_areas text[] NOT NULL DEFAULT '{}', target_group text NOT NULL DEFAULT '' CHECK (length(target_group) <= 200), themes text NOT NULL DEFAULT '' CHECK (length(themes) <= 200),
    learned_on date NOT NULL, written_by uuid REFERENCES app_user(id), written_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    search tsvector GENERATED ALWAYS AS (CASE language WHEN 'sv' THEN ${inWords('swedish')} WHEN 'en' THEN ${inWords('english')} ELSE ${inWords('finnish')} END
      || ${inWords('simple')} || setweight(to_tsvector('simple', target_group || ' ' || themes), 'A')) STORED,
    FOREIGN KEY (project_id, consortium_id) REFERENCES project (id, consortium_id),
    FOREIGN KEY (practice_id, consortium_id) REFERENCES practice (id, consortium_id)
  );
  CREATE INDEX project_lesson_of ON project_lesson (project_id);
  CREATE INDEX project_lesson_on ON project_lesson (practice_id) WHERE practice_id IS NOT NULL;
  ${lock('project_lesson')}
  GRANT INSERT (id, consortium_id, project_id, practice_id, language, title, tried, came, otherwise, task_areas, target_group, themes, learned_on, written_by),
    UPDATE (practice_id, language, title, tried, came, otherwise, task_areas, target_group, themes, learned_on, version), DELETE ON project_lesson TO solmu_app;
  CREATE POLICY read ON project_lesson FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON project_lesson FOR INSERT TO solmu_app WITH CHECK (${led('project.edit')} AND ${by('written_by')});
  CREATE POLICY update_rows ON project_lesson FOR UPDATE TO solmu_app USING (${led('project.edit')}) WITH CHECK (${led('project.edit')});
  CREATE POLICY delete_rows ON project_lesson FOR DELETE TO solmu_app USING (${led('project.edit')});
`

/** The name before all that is said; every text by the words of its language, and as it is written. */
const CARD = [['fi', 'finnish'], ['sv', 'swedish'], ['en', 'english']].flatMap(([language, dictionary]) =>
  [dictionary, 'simple'].flatMap((words) => [
    `setweight(to_tsvector('${words}', coalesce(content->'name'->>'${language}', '')), 'A')`,
    `setweight(jsonb_to_tsvector('${words}', jsonb_path_query_array(content, '$.**.${language}'), '["string"]'), 'C')`
  ])
)

const searched = `
  ALTER TABLE practice_version ADD COLUMN search tsvector GENERATED ALWAYS AS (${CARD.join(' || ')}) STORED;
  CREATE INDEX practice_version_search ON practice_version USING gin (search);

  -- The same as before; what is generated is not there yet when it is asked.
  CREATE OR REPLACE FUNCTION app.keep_practice_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE left_out text[] := ARRAY['valid_to', 'version', 'search'];
    BEGIN
      IF OLD.valid_to IS NULL AND NEW.valid_to IS NOT NULL AND to_jsonb(NEW) - left_out = to_jsonb(OLD) - left_out THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'a released version does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'practice_version_is_released';
    END $$;
`

const file = `file_key uuid NOT NULL, file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200), file_type text NOT NULL, file_size integer NOT NULL CHECK (file_size >= 0),
    added_by uuid REFERENCES app_user(id), added_at timestamptz NOT NULL DEFAULT now()`
const fileColumns = 'file_key, file_name, file_type, file_size, added_by'

const files = `
  -- What shows that a unit has a practice in use.
  CREATE TABLE practice_use_file (
    id uuid PRIMARY KEY, ${consortium}, practice_id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES org_unit(id), ${file},
    FOREIGN KEY (practice_id, consortium_id) REFERENCES practice (id, consortium_id)
  );
  CREATE INDEX practice_use_file_of ON practice_use_file (practice_id, unit_id);
  ${lock('practice_use_file')}
  GRANT INSERT (id, consortium_id, practice_id, unit_id, ${fileColumns}), DELETE ON practice_use_file TO solmu_app;
  CREATE POLICY read ON practice_use_file FOR SELECT TO solmu_app USING (${whole('quality.read')});
  CREATE POLICY insert_rows ON practice_use_file FOR INSERT TO solmu_app WITH CHECK (${reach('improvement.edit')} AND ${by('added_by')});
  CREATE POLICY delete_rows ON practice_use_file FOR DELETE TO solmu_app USING (${reach('improvement.edit')});

  -- What shows what a project brought about. Outputs are written anew as a whole, and keep their ids; hence the key is looked at last.
  CREATE TABLE project_output_file (
    id uuid PRIMARY KEY, ${consortium}, project_id uuid NOT NULL, output_id uuid NOT NULL REFERENCES project_output(id) DEFERRABLE INITIALLY DEFERRED, ${file},
    FOREIGN KEY (project_id, consortium_id) REFERENCES project (id, consortium_id)
  );
  CREATE INDEX project_output_file_of ON project_output_file (output_id);
  ${lock('project_output_file')}
  GRANT INSERT (id, consortium_id, project_id, output_id, ${fileColumns}), DELETE ON project_output_file TO solmu_app;
  CREATE POLICY read ON project_output_file FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON project_output_file FOR INSERT TO solmu_app WITH CHECK (${led('project.edit')} AND ${by('added_by')});
  CREATE POLICY delete_rows ON project_output_file FOR DELETE TO solmu_app USING (${led('project.edit')});
`

const publication = `
  -- When a practice was opened to everybody, and when that ended, and why.
  CREATE TABLE practice_publication (
    id uuid PRIMARY KEY, ${consortium}, practice_id uuid NOT NULL, published_by uuid REFERENCES app_user(id), published_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_by uuid REFERENCES app_user(id), withdrawn_at timestamptz, reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 2000),
    FOREIGN KEY (practice_id, consortium_id) REFERENCES practice (id, consortium_id),
    CONSTRAINT practice_publication_withdrawn CHECK ((withdrawn_at IS NULL) = (btrim(reason) = ''))
  );
  CREATE UNIQUE INDEX practice_publication_open ON practice_publication (practice_id) WHERE withdrawn_at IS NULL;
  ${lock('practice_publication')}
  GRANT INSERT (id, consortium_id, practice_id, published_by), UPDATE (withdrawn_by, withdrawn_at, reason) ON practice_publication TO solmu_app;
  CREATE POLICY read ON practice_publication FOR SELECT TO solmu_app USING (${whole('quality.read')});
  CREATE POLICY insert_rows ON practice_publication FOR INSERT TO solmu_app WITH CHECK (${whole('improvement.manage')} AND ${by('published_by')});
  CREATE POLICY update_rows ON practice_publication FOR UPDATE TO solmu_app USING (${whole('improvement.manage')} AND withdrawn_at IS NULL) WITH CHECK (${whole('improvement.manage')} AND ${by('withdrawn_by')});
`

const open = `
  -- The cards that a consortium that is open to all has opened to everybody, as their released versions say today. Without the name of any person or unit. No viewer.
  CREATE FUNCTION app.open_practices(p_consortium uuid, p_words text)
    RETURNS TABLE (consortium_name jsonb, id uuid, kind text, number integer, content jsonb, valid_from date, published_on date, project jsonb, organisation jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH open AS MATERIALIZED (SELECT p.id, p.kind, v.number, v.content, v.valid_from, v.search, b.published_at FROM practice p
      JOIN practice_publication b ON b.practice_id = p.id AND b.withdrawn_at IS NULL
      JOIN practice_version v ON v.practice_id = p.id AND v.state = 'released' AND v.valid_from <= app.today() AND (v.valid_to IS NULL OR v.valid_to > app.today())
      WHERE p.consortium_id = p_consortium AND p.retired_at IS NULL AND EXISTS (SELECT 1 FROM audience a WHERE a.consortium_id = p_consortium AND a.kind = 'public' AND a.is_active)),
    wanted AS MATERIALIZED (SELECT app.decision_query(p_words, ARRAY(SELECT DISTINCT k FROM open o, unnest(tsvector_to_array(o.search)) k)) AS query)
    SELECT jsonb_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en), o.id, o.kind, o.number, o.content, o.valid_from, (o.published_at AT TIME ZONE 'Europe/Helsinki')::date,
      j.title, CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('fi', g.name_fi, 'sv', g.name_sv, 'en', g.name_en) END
    FROM open o JOIN consortium c ON c.id = p_consortium CROSS JOIN wanted w
      LEFT JOIN project_output x ON x.practice_id = o.id LEFT JOIN project j ON j.id = x.project_id
      LEFT JOIN project_partner r ON r.project_id = j.id AND r.is_lead LEFT JOIN organisation g ON g.id = r.organisation_id
    WHERE w.query IS NULL OR o.search @@ w.query
    ORDER BY coalesce(ts_rank_cd(o.search, w.query), 0) DESC, o.content#>>'{name,fi}' COLLATE "fi-x-icu", o.id LIMIT 500 $$;
  REVOKE ALL ON FUNCTION app.open_practices(uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.open_practices(uuid, text) TO solmu_app;
`
