import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The one path by which facts and their sums are written: triggers, in the transaction of whoever sends, moves or corrects a
 * return. Nobody else can write them, so that no sum can drift from its figures; a check that works everything out anew says
 * whether one has.
 */
export class ResultFacts1764620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(shape)
    await runner.query(sums)
    await runner.query(keeping)
    await runner.query(facts)
    await runner.query(looking)
    await runner.query(rights)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

/** Every table that has figures by breakdown. */
const byBreakdown = ['return_cell', 'cell_comment', 'fact', 'result_rollup', 'person_overlap', 'target']

const shape = `
  -- A breakdown is a key and no word of a language: compared byte by byte it costs a tenth.
  ${byBreakdown.map((table) => `ALTER TABLE ${table} ALTER COLUMN breakdown TYPE text COLLATE "C";`).join('\n  ')}

  -- Values whose weight is known: a mean rests on these and on no others.
  ALTER TABLE result_rollup ADD COLUMN weighed_count integer NOT NULL DEFAULT 0;

  -- Whoever adds current figures up asks how far their return has come.
  DROP INDEX fact_current;
  CREATE INDEX fact_current ON fact (consortium_id, indicator_id, period_kind, period_from, unit_id)
    INCLUDE (breakdown, status, value, return_id) WHERE to_version IS NULL;
  CREATE INDEX org_unit_head_office ON org_unit (consortium_id, id) WHERE type = 'headquarters';
  CREATE UNIQUE INDEX correction_version_once ON correction (return_id, version_number);

  -- Every fact and every sum is copied from rows that were held to this, in the same transaction.
  ALTER TABLE fact DROP CONSTRAINT fact_consortium_id_fkey, DROP CONSTRAINT fact_unit_id_fkey,
    DROP CONSTRAINT fact_indicator_id_fkey, DROP CONSTRAINT fact_return_id_fkey, DROP CONSTRAINT fact_breakdown_check;
  ALTER TABLE result_rollup DROP CONSTRAINT result_rollup_consortium_id_fkey, DROP CONSTRAINT result_rollup_node_id_fkey,
    DROP CONSTRAINT result_rollup_indicator_id_fkey, DROP CONSTRAINT result_rollup_breakdown_check,
    -- Its rows are written again and again: room for the next version on the same page.
    SET (fillfactor = 50);

  -- What two units agree on either of them may take back.
  DROP POLICY delete_rows ON person_overlap;
  CREATE POLICY delete_rows ON person_overlap FOR DELETE TO solmu_app USING (unit_id = ANY (ARRAY(SELECT app.units_for('return.submit')))
    OR other_unit_id = ANY (ARRAY(SELECT app.units_for('return.submit'))));
`

const sums = `
  -- 0 not sent or taken back, 1 sent by the unit, 2 verified by its centre, 3 accepted by the head office.
  CREATE FUNCTION app.stage_of(p_state text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN p_state IN ('accepted', 'locked') THEN 3 WHEN p_state = 'verified' THEN 2
      WHEN p_state IN ('submitted', 'returned') THEN 1 ELSE 0 END $$;

  -- A version of a return that counts (sign 1) or no longer counts (sign -1) at a centre and the head office, at the stages
  -- above one and up to another. Where only some indicators can differ, they are named.
  CREATE TYPE app.placement AS (return_id uuid, version integer, sign integer, centre_id uuid, above integer, up_to integer,
    indicator_ids uuid[]);

  -- What placements change in the sums: a row for each node, figure and stage where anything remains when all is added up.
  -- Beside its combinations an indicator has its total, under the empty breakdown, so that units are counted and not cells:
  -- a unit with a value in one combination and none in another counts as given and as missing. What does not add up over
  -- categories has no total.
  CREATE FUNCTION app.sums_of(p_placements app.placement[]) RETURNS TABLE (consortium_id uuid, node_id uuid, indicator_id uuid,
      period_kind text, period_from date, breakdown text, stage integer, value_sum numeric, weighted_sum numeric,
      weight_sum numeric, value_count integer, weighed_count integer, missing_count integer, not_applicable_count integer,
      not_asked_count integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH given AS MATERIALIZED (
      SELECT p.*, r.consortium_id FROM unnest(p_placements) WITH ORDINALITY AS p (return_id, version, sign, centre_id, above, up_to, indicator_ids, place)
      JOIN unit_return r ON r.id = p.return_id
    ),
    spot AS MATERIALIZED (
      SELECT g.place, g.sign, g.consortium_id, node.id AS node_id, stage.number AS stage
      FROM given g
      CROSS JOIN LATERAL (SELECT g.centre_id AS id WHERE g.centre_id IS NOT NULL UNION
        (SELECT o.id FROM org_unit o WHERE o.consortium_id = g.consortium_id AND o.type = 'headquarters' ORDER BY o.id LIMIT 1)) node
      CROSS JOIN LATERAL generate_series(g.above + 1, g.up_to) AS stage (number)
    ),
    placed AS MATERIALIZED (
      SELECT g.place, f.indicator_id, f.period_kind, f.period_from, f.breakdown, f.status, f.value,
        i.weight_indicator_id, i.aggregation IN ('sum', 'last_value', 'distinct_persons') AND i.unit NOT IN ('percent', 'score') AS adds_up
      FROM given g
      -- One return after the other by its key, never the whole table.
      CROSS JOIN LATERAL (SELECT * FROM fact f WHERE f.return_id = g.return_id AND f.from_version <= g.version
        AND (f.to_version IS NULL OR f.to_version > g.version)
        AND (g.indicator_ids IS NULL OR f.indicator_id = ANY (g.indicator_ids)) OFFSET 0) f
      JOIN indicator i ON i.id = f.indicator_id
    ),
    weight AS MATERIALIZED (
      SELECT w.place, w.indicator_id, w.breakdown, w.value FROM placed w
      WHERE w.indicator_id IN (SELECT c.weight_indicator_id FROM placed c)
    ),
    total_weight AS (SELECT w.place, w.indicator_id, sum(w.value) AS value FROM weight w GROUP BY w.place, w.indicator_id),
    cell AS (
      SELECT c.*, CASE WHEN c.value IS NULL THEN NULL WHEN w.place IS NOT NULL THEN w.value::numeric ELSE t.value END AS weight
      FROM placed c
      LEFT JOIN weight w ON w.place = c.place AND w.indicator_id = c.weight_indicator_id AND w.breakdown = c.breakdown
      LEFT JOIN total_weight t ON t.place = c.place AND t.indicator_id = c.weight_indicator_id
    ),
    answer AS (
      SELECT c.place, c.indicator_id, c.period_kind, c.period_from, c.breakdown, c.value, c.value * c.weight AS weighted, c.weight,
        (c.status = 'value')::int AS given, (c.weight IS NOT NULL)::int AS weighed, (c.status = 'missing')::int AS missing,
        (c.status = 'not_applicable')::int AS not_applicable, (c.status = 'not_asked')::int AS not_asked
      FROM cell c
      UNION ALL
      SELECT c.place, c.indicator_id, c.period_kind, c.period_from, '', sum(c.value)::bigint, NULL, NULL,
        bool_or(c.status = 'value')::int, 0, bool_or(c.status = 'missing')::int,
        (bool_or(c.status = 'not_applicable') AND NOT bool_or(c.status IN ('value', 'missing')))::int,
        bool_and(c.status = 'not_asked')::int
      FROM placed c WHERE c.breakdown <> '' AND c.adds_up GROUP BY c.place, c.indicator_id, c.period_kind, c.period_from
    ),
    counted AS (
      SELECT s.consortium_id, s.node_id, a.indicator_id, a.period_kind, a.period_from, a.breakdown, s.stage,
        coalesce(sum(s.sign * a.value), 0) AS value_sum, coalesce(sum(s.sign * a.weighted), 0) AS weighted_sum,
        coalesce(sum(s.sign * a.weight), 0) AS weight_sum, sum(s.sign * a.given)::int AS value_count,
        sum(s.sign * a.weighed)::int AS weighed_count, sum(s.sign * a.missing)::int AS missing_count,
        sum(s.sign * a.not_applicable)::int AS not_applicable_count, sum(s.sign * a.not_asked)::int AS not_asked_count
      FROM spot s JOIN answer a ON a.place = s.place GROUP BY 1, 2, 3, 4, 5, 6, 7
    )
    SELECT c.* FROM counted c WHERE (c.value_sum, c.weighted_sum, c.weight_sum, c.value_count, c.weighed_count, c.missing_count,
      c.not_applicable_count, c.not_asked_count) <> (0, 0, 0, 0, 0, 0, 0, 0) $$;
`

const keeping = `
  -- Adds placements to the sums. What they change is worked out first; then one transaction of a consortium at a time writes,
  -- and rows are taken in the order of their key: those at the head office are everybody's, so that whoever comes second
  -- waits there in any case, and never in a ring.
  CREATE FUNCTION app.shift_sums(p_placements app.placement[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE changes result_rollup[];
    BEGIN
      SELECT array_agg(ROW(s.consortium_id, s.node_id, s.indicator_id, s.period_kind, s.period_from, s.breakdown, s.stage, s.value_sum,
          s.weighted_sum, s.weight_sum, s.value_count, s.missing_count, s.not_applicable_count, s.not_asked_count, s.weighed_count)::result_rollup
          ORDER BY s.node_id, s.indicator_id, s.period_kind, s.period_from, s.breakdown, s.stage)
        INTO changes FROM app.sums_of(p_placements) s;
      IF changes IS NULL THEN RETURN; END IF;
      PERFORM app.lock_sums(c.id) FROM (SELECT DISTINCT consortium_id AS id FROM unnest(changes) ORDER BY 1) c;
      INSERT INTO result_rollup AS kept SELECT * FROM unnest(changes)
        ON CONFLICT (node_id, indicator_id, period_kind, period_from, breakdown, stage) DO UPDATE SET
          value_sum = kept.value_sum + excluded.value_sum, weighted_sum = kept.weighted_sum + excluded.weighted_sum,
          weight_sum = kept.weight_sum + excluded.weight_sum, value_count = kept.value_count + excluded.value_count,
          weighed_count = kept.weighed_count + excluded.weighed_count, missing_count = kept.missing_count + excluded.missing_count,
          not_applicable_count = kept.not_applicable_count + excluded.not_applicable_count,
          not_asked_count = kept.not_asked_count + excluded.not_asked_count;
    END $$;
  CREATE FUNCTION app.lock_sums(p_consortium uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('solmu.sums.' || p_consortium::text, 0)) $$;

  -- The indicators whose sums a version changes, with what they weigh and what weighs them.
  CREATE FUNCTION app.indicators_changed(p_return uuid, p_number integer) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH changed AS (SELECT DISTINCT f.indicator_id AS id FROM fact f
      WHERE f.return_id = p_return AND (f.from_version = p_number OR f.to_version = p_number)),
    touched AS (SELECT i.id, i.weight_indicator_id FROM indicator i
      WHERE i.id IN (SELECT id FROM changed) OR i.weight_indicator_id IN (SELECT id FROM changed))
    SELECT ARRAY(SELECT id FROM touched UNION SELECT weight_indicator_id FROM touched WHERE weight_indicator_id IS NOT NULL) $$;

  -- The sums follow the return: its version, its state and its centre, whatever of them changes.
  CREATE FUNCTION app.move_sums() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE placements app.placement[];
    BEGIN
      WITH moved AS (
        SELECT w.id, w.number AS was_number, b.number, w.centre_id AS was_centre, b.centre_id AS centre,
          app.stage_of(w.state) AS was_stage, app.stage_of(b.state) AS stage,
          -- What counts as before at the lower stages is left alone there.
          CASE WHEN w.number = b.number AND w.centre_id IS NOT DISTINCT FROM b.centre_id
            THEN least(app.stage_of(w.state), app.stage_of(b.state)) ELSE 0 END AS above,
          CASE WHEN w.number > 0 AND w.number + 1 = b.number AND w.centre_id IS NOT DISTINCT FROM b.centre_id
              AND app.stage_of(w.state) = app.stage_of(b.state) AND app.stage_of(b.state) > 0
            THEN app.indicators_changed(b.id, b.number) END AS changed
        FROM was w JOIN became b ON b.id = w.id
      )
      SELECT array_agg(ROW(m.id, p.version, p.sign, p.centre, m.above, p.up_to, m.changed)::app.placement) INTO placements
      FROM moved m CROSS JOIN LATERAL (VALUES (m.was_number, -1, m.was_centre, m.was_stage), (m.number, 1, m.centre, m.stage))
        AS p (version, sign, centre, up_to)
      WHERE p.up_to > m.above AND p.version > 0 AND (m.changed IS NULL OR m.changed <> '{}');
      IF placements IS NOT NULL THEN PERFORM app.shift_sums(placements); END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER move_sums AFTER UPDATE ON unit_return
    REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION app.move_sums();

  -- What the facts of a return hang on does not change, and its number follows its versions.
  CREATE FUNCTION app.keep_return() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF current_user = 'solmu_app' THEN
        RAISE EXCEPTION 'the number of a return follows its versions' USING ERRCODE = 'insufficient_privilege';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_return BEFORE UPDATE ON unit_return FOR EACH ROW
    WHEN ((OLD.number, OLD.round_id, OLD.unit_id, OLD.consortium_id) IS DISTINCT FROM (NEW.number, NEW.round_id, NEW.unit_id, NEW.consortium_id))
    EXECUTE FUNCTION app.keep_return();
`

const facts = `
  -- The cells of an accepted correction that made a version.
  CREATE FUNCTION app.corrected(p_return uuid, p_number integer) RETURNS TABLE (indicator_id uuid, breakdown text, status text, value bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (c ->> 'indicatorId')::uuid, c ->> 'breakdown', c ->> 'status', (c ->> 'value')::bigint
    FROM correction k CROSS JOIN jsonb_array_elements(k.cells) c
    WHERE k.return_id = p_return AND k.version_number = p_number AND k.state = 'accepted' $$;

  -- A version makes the facts, by their difference to those before. A submission takes the working copy as it stands; whoever
  -- sends has written an answer, were it 'missing', into every cell that is asked. A correction takes the cells of the accepted
  -- correction that names the version, and the working copy follows.
  CREATE FUNCTION app.write_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM 1 FROM unit_return r WHERE r.id IN (SELECT m.return_id FROM made m) ORDER BY r.id FOR NO KEY UPDATE;
      IF EXISTS (SELECT 1 FROM made m JOIN unit_return r ON r.id = m.return_id
          WHERE m.number <> r.number + 1 OR m.unit_id <> r.unit_id OR m.consortium_id <> r.consortium_id) THEN
        RAISE EXCEPTION 'a version follows the one before it' USING ERRCODE = 'check_violation', CONSTRAINT = 'return_version_follows';
      END IF;
      IF EXISTS (SELECT 1 FROM made m WHERE m.kind = 'correction'
          AND NOT EXISTS (SELECT 1 FROM app.corrected(m.return_id, m.number))) THEN
        RAISE EXCEPTION 'no accepted correction names this version' USING ERRCODE = 'check_violation', CONSTRAINT = 'return_version_corrects';
      END IF;

      -- As any save does, it takes the next number of the return for the cells that it writes.
      INSERT INTO return_cell AS cell (return_id, indicator_id, breakdown, consortium_id, unit_id, status, value, review, version, changed_by)
        SELECT r.id, c.indicator_id, c.breakdown, r.consortium_id, r.unit_id, c.status, c.value, 'approved', r.cell_clock + 1, m.made_by
        FROM made m JOIN unit_return r ON r.id = m.return_id CROSS JOIN LATERAL app.corrected(m.return_id, m.number) c
        WHERE m.kind = 'correction'
        ON CONFLICT (return_id, indicator_id, breakdown) DO UPDATE SET status = excluded.status, value = excluded.value,
          note = CASE WHEN excluded.status = cell.status THEN cell.note ELSE '' END,
          version = excluded.version, changed_by = excluded.changed_by, changed_at = now()
        WHERE (cell.status, cell.value) IS DISTINCT FROM (excluded.status, excluded.value);

      -- Planned each time, for as many facts as there are by then.
      EXECUTE $sql$
        WITH sent AS MATERIALIZED (
          SELECT c.return_id, c.indicator_id, c.breakdown, c.status, c.value FROM return_cell c WHERE c.return_id = ANY ($1)
          UNION ALL
          SELECT m.return_id, k.indicator_id, k.breakdown, k.status, k.value
          FROM made m CROSS JOIN LATERAL app.corrected(m.return_id, m.number) k WHERE m.kind = 'correction'
        ),
        held AS MATERIALIZED (SELECT f.* FROM fact f WHERE f.return_id = ANY ($2) AND f.to_version IS NULL),
        change AS MATERIALIZED (
          SELECT return_id, indicator_id, breakdown, s.status, s.value
          FROM held h FULL JOIN sent s USING (return_id, indicator_id, breakdown)
          WHERE (h.status, h.value) IS DISTINCT FROM (s.status, s.value) AND (s.status IS NOT NULL OR return_id = ANY ($1))
        ),
        closed AS (
          UPDATE fact f SET to_version = m.number FROM change c JOIN made m ON m.return_id = c.return_id
          WHERE f.return_id = ANY ($2) AND f.to_version IS NULL
            AND f.return_id = c.return_id AND f.indicator_id = c.indicator_id AND f.breakdown = c.breakdown
        )
        INSERT INTO fact (return_id, indicator_id, breakdown, from_version, consortium_id, unit_id, period, period_kind, period_from, status, value)
        SELECT c.return_id, c.indicator_id, c.breakdown, m.number, r.consortium_id, r.unit_id, d.period, d.period_kind, d.period_from, c.status, c.value
        FROM change c JOIN made m ON m.return_id = c.return_id JOIN unit_return r ON r.id = m.return_id
        JOIN collection_round d ON d.id = r.round_id WHERE c.status IS NOT NULL$sql$
      USING ARRAY(SELECT m.return_id FROM made m WHERE m.kind = 'submission'), ARRAY(SELECT m.return_id FROM made m);

      -- The sums follow.
      UPDATE unit_return r SET number = m.number, cell_clock = r.cell_clock + (m.kind = 'correction')::int
        FROM made m WHERE r.id = m.return_id;
      RETURN NULL;
    END $$;
  CREATE TRIGGER write_facts AFTER INSERT ON return_version
    REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION app.write_facts();
`

const looking = `
  -- Every sum of a consortium, or of all, worked out anew.
  CREATE FUNCTION app.sums_anew(p_consortium uuid) RETURNS SETOF result_rollup
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.consortium_id, s.node_id, s.indicator_id, s.period_kind, s.period_from, s.breakdown, s.stage::smallint,
      s.value_sum, s.weighted_sum, s.weight_sum, s.value_count, s.missing_count, s.not_applicable_count, s.not_asked_count, s.weighed_count
    FROM app.sums_of(ARRAY(SELECT ROW(r.id, r.number, 1, r.centre_id, 0, app.stage_of(r.state), NULL)::app.placement
      FROM unit_return r WHERE app.stage_of(r.state) > 0 AND (p_consortium IS NULL OR r.consortium_id = p_consortium))) s $$;

  -- The sums that are not what they should be; none, as long as nothing has gone past the one path.
  CREATE FUNCTION app.results_rollup_check(p_consortium uuid DEFAULT NULL) RETURNS TABLE (node_id uuid, indicator_id uuid,
      period_kind text, period_from date, breakdown text, stage smallint, kept jsonb, worked_out jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT node_id, indicator_id, period_kind, period_from, breakdown, stage,
      to_jsonb(k) - 'consortium_id', to_jsonb(a) - 'consortium_id'
    FROM (SELECT * FROM result_rollup r WHERE (p_consortium IS NULL OR r.consortium_id = p_consortium)
        -- What has come to nothing may stay.
        AND (r.value_sum, r.weighted_sum, r.weight_sum, r.value_count, r.weighed_count, r.missing_count,
          r.not_applicable_count, r.not_asked_count) <> (0, 0, 0, 0, 0, 0, 0, 0)) k
    FULL JOIN app.sums_anew(p_consortium) a USING (node_id, indicator_id, period_kind, period_from, breakdown, stage)
    WHERE (k.value_sum, k.weighted_sum, k.weight_sum, k.value_count, k.weighed_count, k.missing_count, k.not_applicable_count,
        k.not_asked_count)
      IS DISTINCT FROM (a.value_sum, a.weighted_sum, a.weight_sum, a.value_count, a.weighed_count, a.missing_count,
        a.not_applicable_count, a.not_asked_count) $$;

  -- Writes all sums anew and says how many there are. Whoever sends meanwhile waits.
  CREATE FUNCTION app.rebuild_rollups(p_consortium uuid DEFAULT NULL) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE written bigint;
    BEGIN
      PERFORM app.lock_sums(c.id) FROM (SELECT id FROM consortium WHERE p_consortium IS NULL OR id = p_consortium ORDER BY id) c;
      DELETE FROM result_rollup r WHERE p_consortium IS NULL OR r.consortium_id = p_consortium;
      INSERT INTO result_rollup SELECT * FROM app.sums_anew(p_consortium);
      GET DIAGNOSTICS written = ROW_COUNT;
      RETURN written;
    END $$;
`

/** All of this is the owner's: the application fires the triggers and calls none of the functions. */
const rights = `
  REVOKE ALL ON FUNCTION app.stage_of(text), app.sums_of(app.placement[]), app.shift_sums(app.placement[]), app.lock_sums(uuid),
    app.indicators_changed(uuid, integer), app.move_sums(), app.keep_return(), app.corrected(uuid, integer), app.write_facts(), app.sums_anew(uuid),
    app.results_rollup_check(uuid), app.rebuild_rollups(uuid) FROM PUBLIC;
  REVOKE ALL ON TYPE app.placement FROM PUBLIC;
  -- Reads of single units count by the same stages.
  GRANT EXECUTE ON FUNCTION app.stage_of(text) TO solmu_app;
`
