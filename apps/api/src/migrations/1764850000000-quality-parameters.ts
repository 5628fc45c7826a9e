import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What the views of quality reckon with, in versions, and the narrow doors through which they count what a viewer may not
 * read: how many units have a result, the scores of a field without their units, and scores beside figures without their
 * units. Nothing that comes through them has a name, and what comes has at least ten units.
 */
export class QualityParameters1764850000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(parameters)
    await runner.query(counting)
    await runner.query(beside)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`

const parameters = `
  -- A version holds from its day until that of the next; before the first, what ships holds.
  CREATE TABLE resourcing_parameters (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id), valid_from date NOT NULL,
    -- Cents a coach-year; customers a coach-year in tenths.
    staff_cost bigint NOT NULL CHECK (staff_cost BETWEEN 0 AND 100000000), other_cost bigint NOT NULL CHECK (other_cost BETWEEN 0 AND 100000000),
    customers_per_coach integer NOT NULL CHECK (customers_per_coach BETWEEN 1 AND 10000),
    -- libs/domain/src/quality/quality-parameters.ts, StaffStep.
    steps jsonb NOT NULL CHECK (jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) BETWEEN 1 AND 10),
    minimum_units integer NOT NULL CHECK (minimum_units BETWEEN 10 AND 1000),
    source text NOT NULL DEFAULT '' CHECK (length(source) <= 500),
    changed_by uuid REFERENCES app_user(id), changed_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1,
    CONSTRAINT resourcing_parameters_once_a_day UNIQUE (consortium_id, valid_from)
  );
  ALTER TABLE resourcing_parameters ENABLE ROW LEVEL SECURITY;
  ALTER TABLE resourcing_parameters FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON resourcing_parameters TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT, DELETE ON resourcing_parameters TO solmu_app;
  GRANT INSERT (id, consortium_id, valid_from, staff_cost, other_cost, customers_per_coach, steps, minimum_units, source, changed_by),
    UPDATE (staff_cost, other_cost, customers_per_coach, steps, minimum_units, source, changed_by, changed_at, version) ON resourcing_parameters TO solmu_app;
  CREATE POLICY read ON resourcing_parameters FOR SELECT TO solmu_app USING (${whole('quality.read')});
  -- What was reckoned with stays: a version that has begun can be mended on its first day, and not taken away.
  CREATE POLICY insert_rows ON resourcing_parameters FOR INSERT TO solmu_app
    WITH CHECK (${whole('quality.manage')} AND valid_from >= app.today() AND changed_by = (SELECT app.user_id()));
  CREATE POLICY update_rows ON resourcing_parameters FOR UPDATE TO solmu_app USING (${whole('quality.manage')} AND valid_from >= app.today())
    WITH CHECK (${whole('quality.manage')} AND valid_from >= app.today() AND changed_by = (SELECT app.user_id()));
  CREATE POLICY delete_rows ON resourcing_parameters FOR DELETE TO solmu_app USING (${whole('quality.manage')} AND valid_from > app.today());
`

const counting = `
  -- How many of some units have a final assessment up to a day, and how many final assessments they have: numbers alone.
  CREATE FUNCTION app.count_final(p_framework uuid, p_cycle uuid, p_units uuid[], p_day date) RETURNS TABLE (units integer, assessments integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT count(DISTINCT a.unit_id)::int, count(*)::int FROM quality_assessment a
      WHERE a.state = 'final' AND a.${whole('quality.read')} AND a.unit_id = ANY (p_units) AND a.assessed_on <= p_day
        AND (p_framework IS NULL OR a.framework_id = p_framework) AND (p_cycle IS NULL OR a.cycle_id = p_cycle);
    END $$;

  -- The scores of a field by some versions, each unit with its last one up to a day, in order; null under ten units.
  CREATE FUNCTION app.quality_field(p_versions uuid[], p_day date) RETURNS TABLE (units integer, scores numeric[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT count(*)::int, CASE WHEN count(*) >= 10 THEN array_agg(l.score ORDER BY l.score) END FROM (
        SELECT DISTINCT ON (a.unit_id) a.score FROM quality_assessment a
        WHERE a.state = 'final' AND a.${whole('quality.read')} AND a.version_id = ANY (p_versions) AND a.assessed_on <= p_day AND a.score IS NOT NULL
        ORDER BY a.unit_id, a.assessed_on DESC, a.id DESC) l;
    END $$;
  REVOKE ALL ON FUNCTION app.count_final(uuid, uuid, uuid[], date), app.quality_field(uuid[], date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.count_final(uuid, uuid, uuid[], date), app.quality_field(uuid[], date) TO solmu_app;
`

const besideArguments = 'p_versions uuid[], p_day date, p_indicators uuid[], p_kind text, p_from date, p_to date, p_stage integer'

const beside = `
  -- The last score of each unit up to a day, and what the unit has reported of some indicators in a run of periods: for each
  -- figure its return (numbered within the unit), indicator, breakdown, first day, status and value. The viewer's reach holds.
  CREATE FUNCTION app.scores_beside(${besideArguments}) RETURNS TABLE (unit_id uuid, score numeric, figures jsonb)
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH scored AS MATERIALIZED (
      SELECT DISTINCT ON (r.unit_id) r.unit_id, r.score FROM quality_result r
      WHERE r.consortium_id = app.consortium_id() AND r.version_id = ANY (p_versions) AND r.assessed_on <= p_day AND r.score IS NOT NULL
      ORDER BY r.unit_id, r.assessed_on DESC, r.assessment_id DESC
    ),
    given AS (
      SELECT f.unit_id, dense_rank() OVER (PARTITION BY f.unit_id ORDER BY f.return_id) AS place, f.indicator_id, f.breakdown, f.period_from, f.status, f.value
      FROM fact f JOIN unit_return t ON t.id = f.return_id
      WHERE f.to_version IS NULL AND f.consortium_id = app.consortium_id() AND f.indicator_id = ANY (p_indicators) AND f.period_kind = p_kind
        AND f.period_from BETWEEN p_from AND p_to AND app.stage_of(t.state) >= p_stage AND f.unit_id IN (SELECT s.unit_id FROM scored s)
    )
    SELECT s.unit_id, s.score, jsonb_agg(jsonb_build_array(g.place, g.indicator_id, g.breakdown, g.period_from, g.status, g.value::text)
      ORDER BY g.period_from, g.indicator_id, g.breakdown)
    FROM scored s JOIN given g ON g.unit_id = s.unit_id GROUP BY s.unit_id, s.score ORDER BY s.unit_id $$;

  -- The same of all units, without their names and in no order of theirs, for those who read results and quality; under ten
  -- units nothing at all.
  CREATE FUNCTION app.scores_beside_unnamed(${besideArguments}) RETURNS TABLE (score numeric, figures jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM app.consortia_for('quality.read')) OR NOT EXISTS (SELECT 1 FROM app.my_grants('return.read')) THEN RETURN; END IF;
      RETURN QUERY SELECT n.score, n.figures FROM (
        SELECT b.score, b.figures, count(*) OVER () AS units
        FROM app.scores_beside(p_versions, p_day, p_indicators, p_kind, p_from, p_to, p_stage) b) n
      WHERE n.units >= 10 ORDER BY n.score, n.figures::text;
    END $$;
  REVOKE ALL ON FUNCTION app.scores_beside(uuid[], date, uuid[], text, date, date, integer),
    app.scores_beside_unnamed(uuid[], date, uuid[], text, date, date, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.scores_beside(uuid[], date, uuid[], text, date, date, integer),
    app.scores_beside_unnamed(uuid[], date, uuid[], text, date, date, integer) TO solmu_app;
`
