import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The results of projects: indicators with what is aimed at, the shares of its units' figures that a project counts, and progress
 * reports from the partners over the lead and the centre to the funder. Figures stay with the units that reported them; what a
 * report has told is kept as it was sent, and what the funder has accepted never changes.
 */
export class ProjectResults1765180000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(results)
    await runner.query(reports)
    await runner.query(reading)
    await runner.query(policies)
    await runner.query(keeping)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const words = (column: string, most: number): string => `${column} text NOT NULL DEFAULT '' CHECK (length(${column}) <= ${most})`
const project = 'project_id uuid NOT NULL, FOREIGN KEY (project_id, consortium_id) REFERENCES project (id, consortium_id)'
const report = `${project}, report_id uuid NOT NULL, FOREIGN KEY (report_id, project_id) REFERENCES progress_report (id, project_id)`
const inPart = 'part_id uuid, FOREIGN KEY (part_id, report_id) REFERENCES progress_part (id, report_id)'
const kept = (column: string, type: 'array' | 'object', most: number): string => `${column} jsonb NOT NULL DEFAULT '${type === 'array' ? '[]' : '{}'}' CHECK (jsonb_typeof(${column}) = '${type}' AND length(${column}::text) <= ${most})`
const locked = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON ${table} TO solmu_app;`

const results = `
  CREATE TABLE project_indicator (
    id uuid PRIMARY KEY, ${consortium}, ${project}, indicator_id uuid NOT NULL REFERENCES indicator(id),
    period_kind text NOT NULL CHECK (period_kind IN ('month', 'quarter', 'third', 'year')),
    -- In steps of the indicator, of the whole time of the project.
    baseline bigint, target bigint, ${words('why', 1000)}, made_by uuid REFERENCES app_user(id), version integer NOT NULL DEFAULT 1,
    CONSTRAINT project_indicator_of_project UNIQUE (id, project_id), CONSTRAINT project_indicator_once UNIQUE (project_id, indicator_id)
  );
  CREATE INDEX project_indicator_by_indicator ON project_indicator (indicator_id);

  CREATE TABLE project_indicator_target (
    project_indicator_id uuid NOT NULL, ${consortium}, ${project}, partner_id uuid NOT NULL, target bigint NOT NULL, PRIMARY KEY (project_indicator_id, partner_id),
    FOREIGN KEY (project_indicator_id, project_id) REFERENCES project_indicator (id, project_id) ON DELETE CASCADE,
    FOREIGN KEY (partner_id, project_id) REFERENCES project_partner (id, project_id) ON DELETE CASCADE
  );
  CREATE INDEX project_indicator_target_of_partner ON project_indicator_target (partner_id);

  -- Which share of a unit's figure a project counts, from a day to a day; where nothing is said, the whole. What is declared anew
  -- stays with the day on which it was replaced.
  CREATE TABLE project_share (
    id uuid PRIMARY KEY, ${consortium}, ${project}, project_indicator_id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES org_unit(id),
    share integer NOT NULL CHECK (share BETWEEN 0 AND 10000), valid_from date NOT NULL, valid_to date, CHECK (valid_to > valid_from),
    declared_by uuid REFERENCES app_user(id), declared_at timestamptz NOT NULL DEFAULT now(), replaced_at timestamptz,
    FOREIGN KEY (project_indicator_id, project_id) REFERENCES project_indicator (id, project_id) ON DELETE CASCADE,
    CONSTRAINT project_share_once EXCLUDE USING gist (project_indicator_id WITH =, unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (replaced_at IS NULL)
  );
  CREATE INDEX project_share_of ON project_share (project_indicator_id);
  CREATE INDEX project_share_of_unit ON project_share (unit_id);
  ${['project_indicator', 'project_indicator_target', 'project_share'].map(locked).join('')}
`

const reports = `
  -- libs/domain/src/portfolio/progress-report.workflow.ts, copied when the database is migrated.
  CREATE TABLE progress_transition (subject text NOT NULL, action text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, permission text NOT NULL, guards text[] NOT NULL, PRIMARY KEY (subject, action, from_state));
  GRANT SELECT ON progress_transition TO solmu_app;

  CREATE TABLE progress_report (
    id uuid PRIMARY KEY, ${consortium}, ${project}, number integer NOT NULL CHECK (number > 0), period text NOT NULL CHECK (length(period) BETWEEN 4 AND 7), due_on date NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'with_centre', 'with_funder', 'accepted')),
    ${kept('texts', 'object', 40000)}, ${kept('contents', 'object', 200000)}, ${kept('explanations', 'array', 40000)},
    made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now(), accepted_on date, version integer NOT NULL DEFAULT 1,
    CONSTRAINT progress_report_of_project UNIQUE (id, project_id), CONSTRAINT progress_report_number UNIQUE (project_id, number), CONSTRAINT progress_report_period UNIQUE (project_id, period)
  );
  CREATE INDEX progress_report_waiting ON progress_report (consortium_id, due_on) WHERE state <> 'accepted';

  CREATE TABLE progress_part (
    id uuid PRIMARY KEY, ${consortium}, ${report}, partner_id uuid NOT NULL, state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'sent', 'returned')),
    -- What was told: the figures as they were on the day of the facts, and the texts.
    ${kept('figures', 'array', 100000)}, ${kept('texts', 'object', 40000)}, facts_on date, sent_on date, version integer NOT NULL DEFAULT 1,
    CONSTRAINT progress_part_of_report UNIQUE (id, report_id), CONSTRAINT progress_part_once UNIQUE (report_id, partner_id), CONSTRAINT progress_part_sent CHECK (state <> 'sent' OR facts_on IS NOT NULL),
    FOREIGN KEY (partner_id, project_id) REFERENCES project_partner (id, project_id)
  );
  CREATE INDEX progress_part_of_partner ON progress_part (partner_id);

  -- A cell that came back, with what is asked of it and what was answered.
  CREATE TABLE progress_mark (
    id uuid PRIMARY KEY, ${consortium}, ${report}, ${inPart}, cell text NOT NULL CHECK (length(cell) BETWEEN 3 AND 60), comment text NOT NULL CHECK (length(comment) BETWEEN 1 AND 1000), ${words('reply', 1000)},
    made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now(), is_open boolean NOT NULL DEFAULT true
  );
  CREATE UNIQUE INDEX progress_mark_open ON progress_mark (report_id, coalesce(part_id, report_id), cell) WHERE is_open;

  CREATE TABLE progress_version (
    id uuid PRIMARY KEY, ${consortium}, ${report}, ${inPart}, number integer NOT NULL CHECK (number > 0), ${kept('contents', 'object', 300000)},
    made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE UNIQUE INDEX progress_version_number ON progress_version (report_id, coalesce(part_id, report_id), number);

  CREATE TABLE progress_event (
    id uuid PRIMARY KEY, ${consortium}, ${report}, ${inPart}, action text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, ${words('reason', 2000)},
    by_user uuid REFERENCES app_user(id), at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX progress_event_of ON progress_event (report_id, at);

  CREATE TABLE progress_question (
    id uuid PRIMARY KEY, ${consortium}, ${report}, cell text NOT NULL CHECK (length(cell) BETWEEN 3 AND 60), question text NOT NULL CHECK (length(question) BETWEEN 1 AND 2000), ${words('answer', 4000)},
    asked_by uuid REFERENCES app_user(id), asked_at timestamptz NOT NULL DEFAULT now(), answered_by uuid REFERENCES app_user(id), answered_at timestamptz,
    version integer NOT NULL DEFAULT 1, CONSTRAINT progress_question_answered CHECK ((answer <> '') = (answered_at IS NOT NULL))
  );
  CREATE INDEX progress_question_of ON progress_question (report_id, asked_at);
  ${['progress_report', 'progress_part', 'progress_mark', 'progress_version', 'progress_event', 'progress_question'].map(locked).join('')}
`

const reading = `
  -- What the units of a project have reported and the head office has accepted, for those who read what the project reports: the
  -- figures of some indicators in the periods that end within given days, and as missing what was asked and is not accepted. Nobody reads a unit's figures by it who is no part of
  -- the project or above it.
  CREATE FUNCTION app.project_facts(p_project uuid, p_indicators uuid[], p_from date, p_to date)
    RETURNS TABLE (return_id uuid, version_number integer, unit_id uuid, indicator_id uuid, breakdown text, period text, period_kind text, period_from date, period_to date, status text, value bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH told AS MATERIALIZED (
      SELECT u.id, u.unit_id, u.round_id, app.stage_of(u.state) >= 3 AS is_accepted, r.period, r.period_kind, r.period_from, r.period_to
      FROM unit_return u JOIN collection_round r ON r.id = u.round_id
      WHERE u.consortium_id = app.consortium_id() AND u.is_member AND r.state IN ('open', 'locked') AND r.period_to > p_from AND r.period_to <= p_to + 1
        AND u.unit_id IN (SELECT n.unit_id FROM project_partner_unit n WHERE n.project_id = p_project AND n.consortium_id = app.consortium_id())
        AND (app.consortium_id() IN (SELECT app.consortia_for('budget.read')) OR p_project IN (SELECT app.projects_of('budget.read'))))
    SELECT t.id, f.from_version, t.unit_id, f.indicator_id, f.breakdown, t.period, t.period_kind, t.period_from, t.period_to, f.status, f.value
    FROM told t JOIN fact f ON f.return_id = t.id WHERE t.is_accepted AND f.to_version IS NULL AND f.indicator_id = ANY (p_indicators)
    UNION ALL
    SELECT t.id, 0, t.unit_id, i.indicator_id, '', t.period, t.period_kind, t.period_from, t.period_to, 'missing', NULL
    FROM told t JOIN round_indicator i ON i.round_id = t.round_id WHERE NOT t.is_accepted AND i.indicator_id = ANY (p_indicators) $$;
  REVOKE ALL ON FUNCTION app.project_facts(uuid, uuid[], date, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.project_facts(uuid, uuid[], date, date) TO solmu_app;
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const within = (action: string, column: string, known: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND ${column} = ANY (ARRAY(SELECT ${known}('${action}'))))`
const told = within('budget.read', 'project_id', 'app.projects_of')
const edits = within('project.edit', 'project_id', 'app.projects_led')
const steers = `(${edits} OR ${within('project.steer', 'project_id', 'app.projects_led')})`
const partakes = `(${steers} OR ${within('claim.write', 'project_id', 'app.projects_of')})`
const ofPart = `(${steers} OR ${within('claim.write', 'partner_id', 'app.partners_of')})`
const adds = (table: string, { columns, by, who }: { readonly columns: string; readonly by: string; readonly who: string }): string => `
  GRANT INSERT (${columns}) ON ${table} TO solmu_app;
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${told});
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${who} AND ${by} = (SELECT app.user_id()));`
const changes = (table: string, columns: string, who: string): string => `
  GRANT UPDATE (${columns}) ON ${table} TO solmu_app;
  CREATE POLICY update_rows ON ${table} FOR UPDATE TO solmu_app USING (${who}) WITH CHECK (${who});`

const policies = `
  GRANT INSERT (id, consortium_id, project_id, indicator_id, period_kind, baseline, target, why, made_by), UPDATE (period_kind, baseline, target, why, version), DELETE ON project_indicator TO solmu_app;
  GRANT INSERT (project_indicator_id, consortium_id, project_id, partner_id, target), DELETE ON project_indicator_target TO solmu_app;
  GRANT INSERT (id, consortium_id, project_id, project_indicator_id, unit_id, share, valid_from, valid_to, declared_by), UPDATE (replaced_at), DELETE ON project_share TO solmu_app;
  ${['project_indicator', 'project_indicator_target', 'project_share']
    .map(
      (table) => `
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${whole('project.read')});
  CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${edits});
  CREATE POLICY delete_rows ON ${table} FOR DELETE TO solmu_app USING (${edits});`
    )
    .join('')}
  CREATE POLICY update_rows ON project_indicator FOR UPDATE TO solmu_app USING (${edits}) WITH CHECK (${edits});
  CREATE POLICY update_rows ON project_share FOR UPDATE TO solmu_app USING (${edits}) WITH CHECK (${edits});

  ${adds('progress_report', { columns: 'id, consortium_id, project_id, number, period, due_on, made_by', by: 'made_by', who: edits })}
  ${changes('progress_report', 'due_on, state, texts, contents, explanations, accepted_on, version', steers)}
  GRANT INSERT (id, consortium_id, project_id, report_id, partner_id) ON progress_part TO solmu_app;
  CREATE POLICY read ON progress_part FOR SELECT TO solmu_app USING (${told});
  CREATE POLICY insert_rows ON progress_part FOR INSERT TO solmu_app WITH CHECK (${edits});
  ${changes('progress_part', 'state, figures, texts, facts_on, sent_on, version', ofPart)}
  ${adds('progress_mark', { columns: 'id, consortium_id, project_id, report_id, part_id, cell, comment, made_by', by: 'made_by', who: steers })}
  ${changes('progress_mark', 'reply, is_open', partakes)}
  ${adds('progress_version', { columns: 'id, consortium_id, project_id, report_id, part_id, number, contents, made_by', by: 'made_by', who: partakes })}
  ${adds('progress_event', { columns: 'id, consortium_id, project_id, report_id, part_id, action, from_state, to_state, reason, by_user', by: 'by_user', who: partakes })}
  ${adds('progress_question', { columns: 'id, consortium_id, project_id, report_id, cell, question, asked_by', by: 'asked_by', who: within('project.steer', 'project_id', 'app.projects_led') })}
  ${changes('progress_question', 'answer, answered_by, answered_at, version', steers)}
`

const refuse = (code: string): string => `RAISE EXCEPTION 'results of projects are kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_${code}';`
const erasing = 'IF TG_OP = \'UPDATE\' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;'
const keeps = (table: string, { when, declared = '', body }: { readonly when: string; readonly declared?: string; readonly body: string }): string => `
  CREATE FUNCTION app.keep_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    ${declared}
    BEGIN
      ${erasing}
      ${body}
    END $$;
  CREATE TRIGGER keep_${table} BEFORE ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION app.keep_${table}();
  REVOKE ALL ON FUNCTION app.keep_${table}() FROM PUBLIC;`
const move = (subject: string): string => `NOT EXISTS (SELECT 1 FROM progress_transition t WHERE t.subject = '${subject}' AND t.from_state = OLD.state AND t.to_state = NEW.state
        AND (NEW.consortium_id = ANY (ARRAY(SELECT app.consortia_for(t.permission)))
          ${subject === 'part' ? `OR t.permission = 'claim.write' AND NEW.partner_id IN (SELECT app.partners_of(t.permission))` : ''}
          OR t.permission <> 'claim.write' AND NEW.project_id IN (SELECT app.projects_led(t.permission))))`

const keeping = `
  -- A share that was declared is replaced, never written over.
  ${keeps('project_share', { when: 'UPDATE', body: `IF OLD.replaced_at IS NOT NULL OR to_jsonb(NEW) - 'replaced_at' <> to_jsonb(OLD) - 'replaced_at' THEN ${refuse('progress_state')} END IF; RETURN NEW;` })}

  -- A report moves by the steps of the workflow alone. It is written while the lead has it; what was accepted never changes.
  ${keeps('progress_report', {
    when: 'UPDATE OR DELETE',
    declared: `DECLARE moving text[] := ARRAY['state', 'accepted_on', 'version'];`,
    body: `IF TG_OP = 'DELETE' OR OLD.state = 'accepted' OR OLD.state <> 'open' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
        OR (NEW.project_id, NEW.number, NEW.period) <> (OLD.project_id, OLD.number, OLD.period)
        OR app.user_id() IS NOT NULL AND NEW.state <> OLD.state AND ${move('report')} THEN ${refuse('progress_state')} END IF;
      RETURN NEW;`
  })}

  -- A part is written by its partner until it is sent, and while it is back; only while the lead has the report.
  ${keeps('progress_part', {
    when: 'UPDATE OR DELETE',
    declared: `DECLARE moving text[] := ARRAY['state', 'version'];`,
    body: `IF TG_OP = 'DELETE' OR (NEW.report_id, NEW.partner_id) <> (OLD.report_id, OLD.partner_id)
        OR OLD.state = 'sent' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
        OR NOT EXISTS (SELECT 1 FROM progress_report r WHERE r.id = NEW.report_id AND r.state = 'open')
        OR app.user_id() IS NOT NULL AND NEW.state <> OLD.state AND ${move('part')} THEN ${refuse('progress_state')} END IF;
      RETURN NEW;`
  })}

  -- What was asked of a cell stays; it is answered, and then settled.
  ${keeps('progress_mark', { when: 'UPDATE OR DELETE', declared: `DECLARE moving text[] := ARRAY['reply', 'is_open'];`, body: `IF TG_OP = 'DELETE' OR NOT OLD.is_open OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN ${refuse('progress_state')} END IF; RETURN NEW;` })}
  ${keeps('progress_version', { when: 'UPDATE OR DELETE', body: refuse('progress_state') })}
  ${keeps('progress_event', { when: 'UPDATE OR DELETE', body: refuse('progress_state') })}
  -- A question is answered once.
  ${keeps('progress_question', {
    when: 'UPDATE OR DELETE',
    declared: `DECLARE moving text[] := ARRAY['answer', 'answered_by', 'answered_at', 'version'];`,
    body: `IF TG_OP = 'DELETE' OR OLD.answer <> '' OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN ${refuse('progress_state')} END IF; RETURN NEW;`
  })}
`
