import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Results: the library of indicators, collection rounds, the returns of the units with their figures, versions and talk,
 * check rules, targets, and the facts that stand after a return was sent.
 */
export class Results1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(library)
    await runner.query(rounds)
    await runner.query(returns)
    await runner.query(facts)
    await runner.query(rules)
    await runner.query(policies)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const named = 'name_fi text NOT NULL, name_sv text NOT NULL, name_en text NOT NULL'
const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const code = (column = 'code'): string => `CHECK (${column} ~ '^[a-z][a-z0-9_]{0,29}$')`
/** The unit of the return, which holds the reference; kept beside it for row-level security. */
const ownUnit = 'unit_id uuid NOT NULL'
const breakdown = `breakdown text NOT NULL CHECK (length(breakdown) <= 300
      AND breakdown ~ '^([a-z][a-z0-9_]{0,29}:[a-z][a-z0-9_]{0,29}(,|$))*$')`
const answer = (table: string): string => `
    status text NOT NULL, value bigint,
    CONSTRAINT ${table}_status CHECK (status IN ('value', 'missing', 'not_applicable', 'not_asked')),
    CONSTRAINT ${table}_value CHECK ((status = 'value') = (value IS NOT NULL)),
    CONSTRAINT ${table}_size CHECK (abs(value) <= 9000000000000)`

const library = `
  CREATE TABLE indicator_group (
    id uuid PRIMARY KEY, ${consortium},
    code text NOT NULL ${code()}, ${named}, position integer NOT NULL, version integer NOT NULL DEFAULT 1,
    CONSTRAINT indicator_group_code_once UNIQUE (consortium_id, code)
  );

  CREATE TABLE dimension (
    id uuid PRIMARY KEY, ${consortium},
    code text NOT NULL ${code()}, ${named}, position integer NOT NULL, version integer NOT NULL DEFAULT 1,
    CONSTRAINT dimension_code_once UNIQUE (consortium_id, code)
  );
  CREATE TABLE dimension_category (
    dimension_id uuid NOT NULL REFERENCES dimension(id), ${consortium},
    code text NOT NULL ${code()}, kind text NOT NULL, ${named}, position integer NOT NULL,
    valid_from date, valid_to date,
    PRIMARY KEY (dimension_id, code),
    CONSTRAINT dimension_category_kind CHECK (kind IN ('category', 'unknown', 'not_asked')),
    CONSTRAINT dimension_category_validity CHECK (valid_to > valid_from)
  );

  -- What an indicator is never changes; what is said about it has versions.
  CREATE TABLE indicator (
    id uuid PRIMARY KEY, ${consortium},
    code text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9_]{0,29}$'),
    group_id uuid NOT NULL REFERENCES indicator_group(id), position integer NOT NULL,
    unit text NOT NULL, decimals smallint NOT NULL, aggregation text NOT NULL, source_class text NOT NULL,
    weight_indicator_id uuid REFERENCES indicator(id),
    -- Whose indicator it is: own, esf_plus, oulu, south_ostrobothnia or another funder's code.
    origin text NOT NULL DEFAULT 'own' ${code('origin')},
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT indicator_code_once UNIQUE (consortium_id, code),
    CONSTRAINT indicator_unit CHECK (unit IN ('count', 'persons', 'euro', 'hours', 'fte', 'percent', 'score')),
    CONSTRAINT indicator_decimals CHECK (decimals BETWEEN 0 AND 4 AND (unit <> 'euro' OR decimals = 2)
      AND (unit NOT IN ('count', 'persons') OR decimals = 0)),
    CONSTRAINT indicator_aggregation CHECK
      (aggregation IN ('sum', 'last_value', 'weighted_mean', 'distinct_persons', 'none')),
    CONSTRAINT indicator_source_class CHECK (source_class IN ('manual', 'derived', 'register')),
    CONSTRAINT indicator_weight CHECK ((aggregation = 'weighted_mean' AND source_class <> 'derived')
      = (weight_indicator_id IS NOT NULL))
  );
  CREATE INDEX indicator_by_group ON indicator (consortium_id, group_id, position, id);

  CREATE TABLE indicator_version (
    indicator_id uuid NOT NULL REFERENCES indicator(id), number integer NOT NULL, ${consortium},
    valid_from date NOT NULL, valid_to date,
    ${named},
    definition_fi text NOT NULL, definition_sv text NOT NULL, definition_en text NOT NULL,
    direction text NOT NULL, dimension_codes text[] NOT NULL DEFAULT '{}',
    numerator text, denominator text, factor integer NOT NULL DEFAULT 1,
    -- Who is counted, where not everybody is: an entry condition of ESF+, for instance.
    condition_fi text NOT NULL DEFAULT '', condition_sv text NOT NULL DEFAULT '', condition_en text NOT NULL DEFAULT '',
    source text NOT NULL DEFAULT '', task_areas text[] NOT NULL DEFAULT '{}',
    reason text NOT NULL DEFAULT '', changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (indicator_id, number),
    CONSTRAINT indicator_version_direction CHECK (direction IN ('more', 'less', 'neutral')),
    CONSTRAINT indicator_version_factor CHECK (factor BETWEEN 1 AND 1000000),
    CONSTRAINT indicator_version_denominator CHECK (denominator IS NULL OR numerator IS NOT NULL),
    CONSTRAINT indicator_version_task_areas CHECK (task_areas <@ ARRAY['1a', '1b', '2a', '2b', '2c', '2d', '2e', '3a', '3b',
      '3c', '3d', '3e', '4a', '4b', '4c']),
    CONSTRAINT indicator_version_validity CHECK (valid_to > valid_from),
    CONSTRAINT indicator_version_one_a_day EXCLUDE USING gist (indicator_id WITH =, daterange(valid_from, valid_to) WITH &&)
  );
`

const rounds = `
  CREATE TABLE collection_round (
    id uuid PRIMARY KEY, ${consortium},
    ${named},
    instructions_fi text NOT NULL DEFAULT '', instructions_sv text NOT NULL DEFAULT '', instructions_en text NOT NULL DEFAULT '',
    -- 2026-Q3 and the like, with its days beside it.
    period text NOT NULL, period_kind text NOT NULL, period_from date NOT NULL, period_to date NOT NULL,
    opens_on date NOT NULL, due_on date NOT NULL, grace_until date NOT NULL, verify_by date NOT NULL, accept_by date NOT NULL,
    membership text NOT NULL DEFAULT 'last_day', unit_rule jsonb NOT NULL DEFAULT '{"kind":"all"}',
    reminder_days integer[] NOT NULL DEFAULT '{-7,-1,1,7}',
    state text NOT NULL DEFAULT 'planned', state_reason text NOT NULL DEFAULT '',
    state_by uuid REFERENCES app_user(id), state_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid REFERENCES app_user(id), created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT collection_round_period CHECK (period ~ '^[0-9]{4}(-(Q[1-4]|T[1-3]|0[1-9]|1[0-2]))?$' AND period_to > period_from),
    CONSTRAINT collection_round_kind CHECK (period_kind IN ('month', 'quarter', 'third', 'year')),
    CONSTRAINT collection_round_days CHECK
      (opens_on <= due_on AND due_on <= grace_until AND grace_until <= verify_by AND verify_by <= accept_by),
    CONSTRAINT collection_round_membership CHECK (membership IN ('last_day', 'any_day')),
    CONSTRAINT collection_round_state CHECK (state IN ('planned', 'open', 'locked', 'cancelled'))
  );
  CREATE INDEX collection_round_by_period ON collection_round (consortium_id, period_from DESC, id);

  CREATE TABLE round_indicator (
    round_id uuid NOT NULL REFERENCES collection_round(id), indicator_id uuid NOT NULL REFERENCES indicator(id), ${consortium},
    position integer NOT NULL, dimension_codes text[] NOT NULL DEFAULT '{}',
    is_required boolean NOT NULL DEFAULT true, allows_not_applicable boolean NOT NULL DEFAULT true,
    PRIMARY KEY (round_id, indicator_id)
  );
`

const returns = `
  CREATE TABLE unit_return (
    id uuid PRIMARY KEY, ${consortium},
    round_id uuid NOT NULL REFERENCES collection_round(id),
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    -- The centre to which the unit belonged on the day that counts; null when it belonged to none.
    centre_id uuid REFERENCES org_unit(id),
    state text NOT NULL DEFAULT 'not_started',
    -- Who has it has had it since then.
    held_since timestamptz NOT NULL DEFAULT now(),
    -- The newest version that was sent; 0 when none was.
    number integer NOT NULL DEFAULT 0,
    extended_until date, extension_reason text NOT NULL DEFAULT '',
    extended_by uuid REFERENCES app_user(id), extended_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT unit_return_once UNIQUE (round_id, unit_id),
    CONSTRAINT unit_return_state CHECK
      (state IN ('not_started', 'draft', 'submitted', 'returned', 'verified', 'accepted', 'locked'))
  );
  CREATE INDEX unit_return_by_unit ON unit_return (unit_id, round_id);
  CREATE INDEX unit_return_by_centre ON unit_return (centre_id, round_id);

  -- The working copy: what the unit writes, and what its reviewers say of each figure.
  CREATE TABLE return_cell (
    return_id uuid NOT NULL REFERENCES unit_return(id), indicator_id uuid NOT NULL REFERENCES indicator(id), ${breakdown},
    ${consortium}, ${ownUnit},
    ${answer('return_cell')},
    -- Why a figure is missing or does not apply, in the unit's words.
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    review text NOT NULL DEFAULT 'open',
    -- Of a questioned figure: mended, or said to be right; null while it waits for the unit.
    answered text,
    version integer NOT NULL DEFAULT 1,
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (return_id, indicator_id, breakdown),
    CONSTRAINT return_cell_review CHECK (review IN ('open', 'approved', 'questioned')),
    CONSTRAINT return_cell_answered CHECK (answered IN ('mended', 'confirmed'))
  );

  CREATE TABLE cell_comment (
    id uuid PRIMARY KEY, return_id uuid NOT NULL REFERENCES unit_return(id), ${consortium},
    ${ownUnit},
    -- Null for talk about the return as a whole.
    indicator_id uuid REFERENCES indicator(id), breakdown text,
    kind text NOT NULL, text text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    author_id uuid REFERENCES app_user(id), written_at timestamptz NOT NULL DEFAULT now(),
    -- The version of which it speaks; 0 before the first.
    version_number integer NOT NULL DEFAULT 0,
    CONSTRAINT cell_comment_kind CHECK (kind IN ('comment', 'question', 'answer')),
    CONSTRAINT cell_comment_cell CHECK ((indicator_id IS NULL) = (breakdown IS NULL))
  );
  CREATE INDEX cell_comment_by_return ON cell_comment (return_id, written_at, id);

  -- What was sent: each time the unit submits, and each correction that was accepted.
  CREATE TABLE return_version (
    return_id uuid NOT NULL REFERENCES unit_return(id), number integer NOT NULL, ${consortium},
    ${ownUnit},
    kind text NOT NULL, reason text NOT NULL DEFAULT '',
    made_by uuid REFERENCES app_user(id), made_at timestamptz NOT NULL DEFAULT now(),
    -- What the checks found then, with the explanations that were given.
    findings jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (return_id, number),
    CONSTRAINT return_version_kind CHECK (kind IN ('submission', 'correction'))
  );

  -- Every step that a return has taken: who, when, from where to where, with which message.
  CREATE TABLE return_step (
    id uuid PRIMARY KEY, return_id uuid NOT NULL REFERENCES unit_return(id), ${consortium},
    ${ownUnit},
    action text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, version_number integer NOT NULL,
    message text NOT NULL DEFAULT '' CHECK (length(message) <= 2000),
    taken_by uuid REFERENCES app_user(id), taken_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX return_step_by_return ON return_step (return_id, taken_at, id);

  -- The returns of one centre as a whole.
  CREATE TABLE region_return (
    round_id uuid NOT NULL REFERENCES collection_round(id), centre_id uuid NOT NULL REFERENCES org_unit(id), ${consortium},
    state text NOT NULL DEFAULT 'open',
    -- Units that are left out, each with a reason: [{"unitId": "…", "reason": "…"}].
    missing jsonb NOT NULL DEFAULT '[]',
    message text NOT NULL DEFAULT '' CHECK (length(message) <= 2000),
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (round_id, centre_id),
    CONSTRAINT region_return_state CHECK (state IN ('open', 'forwarded', 'accepted'))
  );

  -- A change of figures that already stand: what they rest on is never edited, the correction makes a new version.
  CREATE TABLE correction (
    id uuid PRIMARY KEY, return_id uuid NOT NULL REFERENCES unit_return(id), ${consortium},
    ${ownUnit},
    state text NOT NULL DEFAULT 'proposed', reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    -- [{"indicatorId": "…", "breakdown": "…", "status": "value", "value": 5, "wasStatus": "value", "was": 4}]
    cells jsonb NOT NULL,
    proposed_by uuid REFERENCES app_user(id), proposed_at timestamptz NOT NULL DEFAULT now(),
    verified_by uuid REFERENCES app_user(id), verified_at timestamptz,
    decided_by uuid REFERENCES app_user(id), decided_at timestamptz,
    decision_reason text NOT NULL DEFAULT '', version_number integer,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT correction_state CHECK (state IN ('proposed', 'verified', 'accepted', 'rejected'))
  );
  CREATE INDEX correction_by_return ON correction (return_id, proposed_at, id);

  -- Who has the form open right now, and in which cell.
  CREATE TABLE return_presence (
    return_id uuid NOT NULL REFERENCES unit_return(id), user_id uuid NOT NULL REFERENCES app_user(id), ${consortium},
    ${ownUnit},
    cell text NOT NULL DEFAULT '' CHECK (length(cell) <= 400), seen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (return_id, user_id)
  );

  CREATE TABLE round_reminder (
    id uuid PRIMARY KEY, round_id uuid NOT NULL REFERENCES collection_round(id), ${consortium},
    unit_id uuid NOT NULL REFERENCES org_unit(id), user_id uuid NOT NULL REFERENCES app_user(id),
    -- by_clock once for each day of the round, by_hand whenever somebody asks, escalation to whoever stands above.
    kind text NOT NULL, day date NOT NULL, sent_by uuid REFERENCES app_user(id), sent_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT round_reminder_kind CHECK (kind IN ('by_clock', 'by_hand', 'escalation'))
  );
  CREATE INDEX round_reminder_by_round ON round_reminder (round_id, unit_id, sent_at DESC);
  CREATE UNIQUE INDEX round_reminder_once ON round_reminder (round_id, unit_id, user_id, kind, day) WHERE kind <> 'by_hand';

  -- A unit that is forgotten asks each of these whether it is named there.
  CREATE INDEX region_return_by_centre ON region_return (centre_id);
  CREATE INDEX round_reminder_by_unit ON round_reminder (unit_id);

  -- The returns whose centre is within the viewer's reach although their unit no longer is.
  CREATE FUNCTION app.returns_beyond(p_action text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE reached uuid[] := ARRAY(SELECT app.units_for(p_action));
    BEGIN RETURN QUERY
      SELECT r.id FROM unit_return r WHERE r.centre_id = ANY (reached) AND r.unit_id <> ALL (reached)
        AND r.consortium_id = app.consortium_id();
    END $$;
  REVOKE ALL ON FUNCTION app.returns_beyond(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.returns_beyond(text) TO solmu_app;
`

const facts = `
  -- The figures of every version that was sent: a row holds from one version up to, but without, another.
  CREATE TABLE fact (
    return_id uuid NOT NULL REFERENCES unit_return(id), indicator_id uuid NOT NULL REFERENCES indicator(id), ${breakdown},
    from_version integer NOT NULL, to_version integer,
    ${consortium}, unit_id uuid NOT NULL REFERENCES org_unit(id),
    period text NOT NULL, period_kind text NOT NULL, period_from date NOT NULL,
    ${answer('fact')},
    PRIMARY KEY (return_id, indicator_id, breakdown, from_version),
    CONSTRAINT fact_versions CHECK (to_version > from_version)
  );
  -- The figures that stand now, in one scan.
  CREATE INDEX fact_current ON fact (consortium_id, indicator_id, period_kind, period_from, unit_id)
    INCLUDE (breakdown, status, value) WHERE to_version IS NULL;

  -- Sums by centre and for the head office, kept exactly by the one path that writes facts.
  CREATE TABLE result_rollup (
    ${consortium}, node_id uuid NOT NULL REFERENCES org_unit(id),
    indicator_id uuid NOT NULL REFERENCES indicator(id), period_kind text NOT NULL, period_from date NOT NULL,
    ${breakdown}, stage smallint NOT NULL,
    value_sum numeric NOT NULL DEFAULT 0, weighted_sum numeric NOT NULL DEFAULT 0, weight_sum numeric NOT NULL DEFAULT 0,
    value_count integer NOT NULL DEFAULT 0, missing_count integer NOT NULL DEFAULT 0,
    not_applicable_count integer NOT NULL DEFAULT 0, not_asked_count integer NOT NULL DEFAULT 0,
    PRIMARY KEY (node_id, indicator_id, period_kind, period_from, breakdown, stage),
    CONSTRAINT result_rollup_stage CHECK (stage BETWEEN 1 AND 3)
  );

  -- People whom two units both counted, as the two have agreed.
  CREATE TABLE person_overlap (
    id uuid PRIMARY KEY, ${consortium},
    indicator_id uuid NOT NULL REFERENCES indicator(id), ${breakdown},
    period text NOT NULL, period_kind text NOT NULL, period_from date NOT NULL,
    unit_id uuid NOT NULL REFERENCES org_unit(id), other_unit_id uuid NOT NULL REFERENCES org_unit(id),
    count integer NOT NULL CHECK (count >= 0), declared_by uuid REFERENCES app_user(id),
    confirmed_by uuid REFERENCES app_user(id), declared_at timestamptz NOT NULL DEFAULT now(), confirmed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT person_overlap_two CHECK (unit_id <> other_unit_id)
  );
  CREATE INDEX person_overlap_by_unit ON person_overlap (unit_id);
  CREATE INDEX person_overlap_by_other_unit ON person_overlap (other_unit_id);
  CREATE UNIQUE INDEX person_overlap_once ON person_overlap (indicator_id, breakdown, period_kind, period_from,
    least(unit_id, other_unit_id), greatest(unit_id, other_unit_id));
`

const rules = `
  CREATE TABLE check_rule (
    id uuid PRIMARY KEY, ${consortium},
    code text NOT NULL ${code()},
    -- What submissions it looks at: the returns of a round, and later other forms of the network.
    subject text NOT NULL DEFAULT 'return' ${code('subject')},
    kind text NOT NULL, severity text NOT NULL,
    -- What the kind needs to know: see libs/domain/src/results/check-rule.ts.
    spec jsonb NOT NULL,
    message_fi text NOT NULL, message_sv text NOT NULL, message_en text NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT check_rule_code_once UNIQUE (consortium_id, code),
    CONSTRAINT check_rule_kind CHECK (kind IN ('required', 'range', 'parts', 'change', 'outlier', 'expression')),
    CONSTRAINT check_rule_severity CHECK (severity IN ('error', 'warning', 'info'))
  );

  CREATE TABLE check_explanation (
    return_id uuid NOT NULL REFERENCES unit_return(id), rule_code text NOT NULL,
    -- The cell that the finding points to, as indicator id and breakdown.
    cell text NOT NULL, ${consortium}, ${ownUnit},
    text text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    written_by uuid REFERENCES app_user(id), written_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (return_id, rule_code, cell)
  );


  CREATE TABLE target (
    id uuid PRIMARY KEY, ${consortium},
    scope text NOT NULL,
    -- The unit, the centre, or the head office for the network as a whole; a project is named beside the unit that leads it.
    unit_id uuid NOT NULL REFERENCES org_unit(id), project_code text,
    indicator_id uuid NOT NULL REFERENCES indicator(id), ${breakdown},
    period text NOT NULL, period_kind text NOT NULL, period_from date NOT NULL, period_to date NOT NULL,
    kind text NOT NULL, value bigint NOT NULL CHECK (abs(value) <= 9000000000000),
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    set_by uuid REFERENCES app_user(id), set_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT target_scope CHECK (scope IN ('network', 'centre', 'unit', 'project')),
    CONSTRAINT target_project CHECK ((scope = 'project') = (project_code IS NOT NULL)),
    CONSTRAINT target_kind CHECK (kind IN ('target', 'baseline'))
  );
  CREATE UNIQUE INDEX target_once ON target (unit_id, scope, coalesce(project_code, ''), indicator_id, breakdown, period_kind,
    period_from, kind);
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`

/** Rows at a unit, or of the whole consortium. */
const at = (action: string, column = 'unit_id'): string =>
  `(${whole(action)} OR ${column} = ANY (ARRAY(SELECT app.units_for('${action}'))))`

/** Rows of a return: at its unit, or of its centre where the unit has moved on. */
const ofReturn = (action: string): string => `(${whole(action)} OR unit_id = ANY (ARRAY(SELECT app.units_for('${action}')))
      OR return_id = ANY (ARRAY(SELECT app.returns_beyond('${action}'))))`

const itself = (action: string): string => `(${whole(action)} OR unit_id = ANY (ARRAY(SELECT app.units_for('${action}')))
      OR centre_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`

const any = (actions: readonly string[], of: (action: string) => string): string => `(${actions.map(of).join('\n      OR ')})`

const workers = ['return.edit', 'return.submit', 'return.verify', 'return.accept']

type Policy = { readonly read: string; readonly insert?: string; readonly update?: string; readonly remove?: string }

const managed: Policy = {
  read: whole('indicator.read'),
  insert: whole('indicator.manage'),
  update: whole('indicator.manage')
}
const planned: Policy = { read: whole('indicator.read'), insert: whole('round.manage'), update: whole('round.manage') }

const tables: Readonly<Record<string, Policy>> = {
  indicator_group: managed,
  dimension: managed,
  dimension_category: managed,
  indicator: managed,
  indicator_version: managed,
  check_rule: managed,
  collection_round: planned,
  round_indicator: { ...planned, remove: whole('round.manage') },
  unit_return: {
    read: itself('return.read'),
    insert: whole('round.manage'),
    update: any([...workers, 'round.manage', 'round.remind'], itself)
  },
  return_cell: { read: ofReturn('return.read'), insert: ofReturn('return.edit'), update: any(workers, ofReturn) },
  cell_comment: {
    read: ofReturn('return.read'),
    insert: `author_id = (SELECT app.user_id()) AND ${any(workers, ofReturn)}`
  },
  return_version: {
    read: ofReturn('return.read'),
    insert: `made_by = (SELECT app.user_id()) AND ${any(['return.submit', 'return.accept'], ofReturn)}`
  },
  return_step: {
    read: ofReturn('return.read'),
    insert: `taken_by = (SELECT app.user_id()) AND ${any([...workers, 'round.manage'], ofReturn)}`
  },
  region_return: {
    read: at('return.read', 'centre_id'),
    insert: any(['return.verify', 'return.accept', 'round.manage'], (action) => at(action, 'centre_id')),
    update: any(['return.verify', 'return.accept', 'round.manage'], (action) => at(action, 'centre_id'))
  },
  correction: {
    read: ofReturn('return.read'),
    insert: `proposed_by = (SELECT app.user_id()) AND ${ofReturn('return.submit')}`,
    update: any(['return.submit', 'return.verify', 'return.accept'], ofReturn)
  },
  return_presence: {
    read: ofReturn('return.read'),
    insert: `user_id = (SELECT app.user_id()) AND ${ofReturn('return.read')}`,
    update: 'user_id = (SELECT app.user_id())',
    remove: 'user_id = (SELECT app.user_id())'
  },
  round_reminder: { read: at('return.read'), insert: at('round.remind') },
  fact: { read: ofReturn('return.read') },
  result_rollup: { read: at('return.read', 'node_id') },
  person_overlap: {
    read: any(['unit_id', 'other_unit_id'], (column) => at('return.read', column)),
    insert: at('return.submit'),
    update: any(['unit_id', 'other_unit_id'], (column) => at('return.submit', column)),
    remove: at('return.submit')
  },
  check_explanation: {
    read: ofReturn('return.read'),
    insert: `written_by = (SELECT app.user_id()) AND ${ofReturn('return.edit')}`,
    update: ofReturn('return.edit')
  },
  target: {
    read: at('return.read'),
    insert: at('target.manage'),
    update: at('target.manage'),
    remove: at('target.manage')
  }
}

const policies = Object.entries(tables)
  .map(
    ([table, { read, insert, update, remove }]) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT${insert ? ', INSERT' : ''}${update ? ', UPDATE' : ''}${remove ? ', DELETE' : ''} ON ${table} TO solmu_app;
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${read});
  ${insert ? `CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${insert});` : ''}
  ${update ? `CREATE POLICY update_rows ON ${table} FOR UPDATE TO solmu_app USING (${update}) WITH CHECK (${update});` : ''}
  ${remove ? `CREATE POLICY delete_rows ON ${table} FOR DELETE TO solmu_app USING (${remove});` : ''}`
  )
  .join('\n')
