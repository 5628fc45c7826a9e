import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The library of indicators: every dimension has one category for what is not known and at most one for who was not asked,
 * and a category that a round has asked is never removed.
 */
export class IndicatorLibrary1764610000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNIQUE INDEX dimension_category_one_unknown ON dimension_category (dimension_id) WHERE kind = 'unknown';
      CREATE UNIQUE INDEX dimension_category_one_not_asked ON dimension_category (dimension_id) WHERE kind = 'not_asked';
      CREATE INDEX round_indicator_by_indicator ON round_indicator (indicator_id, round_id);
      CREATE INDEX target_by_indicator ON target (indicator_id);

      -- When the categories of a dimension have been asked: by rounds that are more than a plan, on their period's last day.
      CREATE FUNCTION app.category_uses(p_dimension uuid) RETURNS TABLE (code text, first_day date, last_day date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
          SELECT c.code, min(r.period_to - 1), max(r.period_to - 1)
          FROM dimension d
          JOIN dimension_category c ON c.dimension_id = d.id
          JOIN round_indicator i ON i.consortium_id = d.consortium_id AND d.code = ANY (i.dimension_codes)
          JOIN collection_round r ON r.id = i.round_id AND r.state IN ('open', 'locked')
            AND (c.valid_from IS NULL OR c.valid_from < r.period_to) AND (c.valid_to IS NULL OR c.valid_to >= r.period_to)
          WHERE d.id = p_dimension AND d.consortium_id = app.consortium_id()
          GROUP BY c.code
        $$;
      REVOKE ALL ON FUNCTION app.category_uses(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.category_uses(uuid) TO solmu_app;

      CREATE FUNCTION app.keep_asked_categories() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          IF EXISTS (SELECT 1 FROM app.category_uses(OLD.dimension_id) used WHERE used.code = OLD.code) THEN
            RAISE EXCEPTION 'the category % has been asked', OLD.code
              USING ERRCODE = 'restrict_violation', CONSTRAINT = 'dimension_category_asked';
          END IF;
          RETURN OLD;
        END $$;
      REVOKE ALL ON FUNCTION app.keep_asked_categories() FROM PUBLIC;
      CREATE TRIGGER dimension_category_asked BEFORE DELETE ON dimension_category
        FOR EACH ROW EXECUTE FUNCTION app.keep_asked_categories();

      GRANT DELETE ON dimension_category TO solmu_app;
      CREATE POLICY delete_rows ON dimension_category FOR DELETE TO solmu_app
        USING (consortium_id = ANY (ARRAY(SELECT app.consortia_for('indicator.manage'))));
    `)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}
