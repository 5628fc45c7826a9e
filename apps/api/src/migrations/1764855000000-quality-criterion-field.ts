import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The narrow door through which the levels of a criterion are laid beside those of all units, without their names. */
export class QualityCriterionField1764855000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(field)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const field = `
  -- The levels that units have by some versions, each unit by its last result up to a day, in order; null under ten units.
  CREATE FUNCTION app.quality_criterion_field(p_versions uuid[], p_day date) RETURNS TABLE (criterion_code text, units integer, levels integer[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT w.criterion_code, count(*)::int, CASE WHEN count(*) >= 10 THEN array_agg(w.value ORDER BY w.value) END FROM (
        SELECT DISTINCT ON (a.unit_id) a.id, CASE a.final_kind WHEN 'reviewed' THEN 'agreed' ELSE 'self' END AS side FROM quality_assessment a
        WHERE a.state = 'final' AND a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('quality.read'))) AND a.version_id = ANY (p_versions)
          AND a.assessed_on <= p_day
        ORDER BY a.unit_id, a.assessed_on DESC, a.id DESC) l
      JOIN quality_answer w ON w.assessment_id = l.id AND w.side = l.side
      WHERE w.value IS NOT NULL GROUP BY w.criterion_code;
    END $$;
  REVOKE ALL ON FUNCTION app.quality_criterion_field(uuid[], date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.quality_criterion_field(uuid[], date) TO solmu_app;
`
