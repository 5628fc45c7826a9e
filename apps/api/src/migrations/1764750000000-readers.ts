import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What readers are told about people, and what everybody reads. A certified edition names people by their ids alone: names are
 * joined when they are shown, so that a person can be erased and the bytes of the edition stay. Everybody reads without names.
 */
export class Readers1764750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(people)
    await runner.query(erasure)
    await runner.query(cells)
    await runner.query(open)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

/** The name that a person has today: their own, or the pseudonym that erasing has left. */
const nameOf = (column: string): string => `(SELECT u.display_name FROM app_user u WHERE u.id = ${column})`

const people = `
  ALTER TABLE edition_return
    ${['sent_by', 'verified_by', 'accepted_by'].map((column) => `ALTER COLUMN ${column} TYPE uuid USING NULL, ADD FOREIGN KEY (${column}) REFERENCES app_user(id)`).join(', ')};

  -- Who certified an edition, for those who read it or something that was published of it.
  CREATE FUNCTION app.certifier_of(p_edition uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      RETURN (SELECT ${nameOf('e.certified_by')} FROM edition e WHERE e.id = p_edition
        AND (e.consortium_id = ANY (ARRAY(SELECT app.consortia_for('edition.read')))
          OR EXISTS (SELECT 1 FROM edition_publication p WHERE p.edition_id = e.id AND app.reads_publication(p.edition_id, p.audience_id))));
    END $$;
  REVOKE ALL ON FUNCTION app.certifier_of(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.certifier_of(uuid) TO solmu_app;

  -- The returns behind a publication, as before, with the names that people have today.
  CREATE OR REPLACE FUNCTION app.published_returns(p_edition uuid, p_audience uuid)
    RETURNS TABLE (unit_key integer, unit_id uuid, centre_id uuid, period text, state text, number integer, sent_by text, sent_at timestamptz,
      verified_by text, verified_at timestamptz, accepted_by text, accepted_at timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE rule edition_publication;
    BEGIN
      IF NOT app.reads_publication(p_edition, p_audience) THEN RETURN; END IF;
      SELECT p.* INTO rule FROM edition_publication p WHERE p.edition_id = p_edition AND p.audience_id = p_audience;
      RETURN QUERY
      -- Which returns are of one unit is no secret; which unit that is may be.
      SELECT dense_rank() OVER (ORDER BY r.unit_id)::integer,
        CASE WHEN rule.detail = 'unit' THEN r.unit_id END, CASE WHEN rule.detail <> 'network' THEN r.centre_id END,
        r.period, r.state, CASE WHEN rule.detail = 'unit' THEN r.number END,
        CASE WHEN rule.detail = 'unit' THEN ${nameOf('r.sent_by')} END, CASE WHEN rule.detail = 'unit' THEN r.sent_at END,
        CASE WHEN rule.detail <> 'network' THEN ${nameOf('r.verified_by')} END, CASE WHEN rule.detail <> 'network' THEN r.verified_at END,
        ${nameOf('r.accepted_by')}, r.accepted_at
      FROM edition_return r
      WHERE r.edition_id = p_edition
        AND (rule.unit_ids IS NULL OR r.unit_id = ANY (rule.unit_ids) OR r.centre_id = ANY (rule.unit_ids))
      ORDER BY r.period_from, r.period, r.return_id;
    END $$;
`

/**
 * Erasing a person leaves certified editions as they are: they hold no name but what somebody has written into a reason or a
 * narrative, and are sealed. What is only prepared is prepared anew.
 */
const sealed = ['edition', 'edition_part', 'edition_return', 'edition_fact', 'edition_cell', 'edition_protection', 'edition_change', 'edition_publication']

const erasure = `
  DO $do$ BEGIN
    EXECUTE replace(pg_get_functiondef('app.replace_everywhere(text, text, text[])'::regprocedure),
      $old$NOT IN ('audit_entry',$old$, $new$NOT IN (${sealed.map((table) => `'${table}'`).join(', ')}, 'audit_entry',$new$);
  END $do$;
`

const cellColumns = `indicator_id uuid, breakdown text, lens text, area text, period text, is_withheld boolean, value numeric,
      numerator numeric, denominator numeric, unit_count integer, missing_count integer, not_applicable_count integer,
      not_asked_count integer, is_gross boolean, is_estimated boolean`

/** Which of the cells are wanted; what is null does not narrow. */
const choice = 'p_indicators uuid[], p_lenses text[], p_areas text[], p_periods text[], p_breakdown text'
const types = 'uuid, uuid, uuid[], text[], text[], text[], text'

const chosen = (table: string): string => `(p_indicators IS NULL OR ${table}.indicator_id = ANY (p_indicators))
        AND (p_lenses IS NULL OR ${table}.lens = ANY (p_lenses)) AND (p_areas IS NULL OR ${table}.area = ANY (p_areas))
        AND (p_periods IS NULL OR ${table}.period = ANY (p_periods)) AND (p_breakdown IS NULL OR ${table}.breakdown = p_breakdown)`

const cells = `
  -- The figures of a publication as before, narrowed where they are read: a page wants some of a hundred thousand. Each choice
  -- has a plan of its own. A new edition has no statistics yet, and would be taken for a few rows: walked one by one, eighty
  -- thousand figures take minutes; put side by side, a quarter of a second.
  CREATE FUNCTION app.cells_of_publication(p_edition uuid, p_audience uuid, ${choice})
    RETURNS TABLE (${cellColumns})
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off SET plan_cache_mode = force_custom_plan AS $$
    DECLARE rule edition_publication;
    BEGIN
      SELECT p.* INTO rule FROM edition_publication p WHERE p.edition_id = p_edition AND p.audience_id = p_audience;
      IF NOT FOUND THEN RETURN; END IF;
      RETURN QUERY
      -- Whether people were counted more than once is told of what stands to be read, and follows from what everybody knows: how
      -- the indicator is counted, of how many units, over how many periods. As it was worked out, it would say that but one unit
      -- gave a number other than nothing.
      WITH of_people AS (
        SELECT i.id FROM indicator i WHERE i.aggregation = 'distinct_persons' AND i.consortium_id = rule.consortium_id
        UNION SELECT g.indicator_id FROM edition_cell g WHERE g.edition_id = p_edition AND g.is_gross)
      SELECT c.indicator_id, c.breakdown, c.lens, c.area, c.period, w.kind IS NOT NULL,
        CASE WHEN w.kind IS NULL THEN c.value END, CASE WHEN w.kind IS NULL THEN c.numerator END,
        CASE WHEN w.kind IS NULL THEN c.denominator END, c.unit_count, c.missing_count, c.not_applicable_count, c.not_asked_count,
        w.kind IS NULL AND c.value IS NOT NULL AND n.id IS NOT NULL AND (c.unit_count > 1 OR position('/' IN c.period) > 0), c.is_estimated
      FROM edition_cell c
      LEFT JOIN of_people n ON n.id = c.indicator_id
      LEFT JOIN edition_protection w ON w.edition_id = c.edition_id AND w.level = rule.level AND w.indicator_id = c.indicator_id
        AND w.lens = c.lens AND w.area = c.area AND w.period = c.period AND w.breakdown = c.breakdown
        -- The same once more, so that both sides are found by their keys.
        AND w.edition_id = p_edition AND ${chosen('w')}
      WHERE c.edition_id = p_edition AND ${chosen('c')}
        AND (rule.indicator_ids IS NULL OR c.indicator_id = ANY (rule.indicator_ids))
        AND CASE rule.detail WHEN 'network' THEN c.lens NOT IN ('centre', 'unit') WHEN 'centre' THEN c.lens <> 'unit' ELSE true END
        -- Whoever reads of some centres or units reads of these alone, and no sum over others.
        AND (rule.unit_ids IS NULL OR (c.lens IN ('centre', 'unit') AND c.area = ANY (rule.unit_ids::text[])));
    END $$;
  REVOKE ALL ON FUNCTION app.cells_of_publication(${types}) FROM PUBLIC;

  CREATE OR REPLACE FUNCTION app.cells_of_publication(p_edition uuid, p_audience uuid) RETURNS TABLE (${cellColumns})
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT * FROM app.cells_of_publication(p_edition, p_audience, NULL, NULL, NULL, NULL, NULL) $$;

  CREATE FUNCTION app.published_cells(p_edition uuid, p_audience uuid, ${choice})
    RETURNS TABLE (${cellColumns})
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT app.reads_publication(p_edition, p_audience) THEN RETURN; END IF;
      RETURN QUERY SELECT * FROM app.cells_of_publication(p_edition, p_audience, p_indicators, p_lenses, p_areas, p_periods, p_breakdown);
    END $$;
  REVOKE ALL ON FUNCTION app.published_cells(${types}) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.published_cells(${types}) TO solmu_app;
`

/** What is published to everybody while the audience is in use: `p`, its edition `e`. */
const fromOpen = `edition_publication p JOIN edition e ON e.id = p.edition_id
      JOIN audience a ON a.id = p.audience_id AND a.kind = 'public' AND a.is_active
    WHERE p.kind = 'public'`

const newestFirst = 'e.period_from DESC, e.period_to DESC, e.year DESC, e.number DESC'

const open = `
  DROP FUNCTION app.open_results(uuid, uuid);

  -- Who publishes anything to everybody. No viewer.
  CREATE FUNCTION app.open_consortia() RETURNS TABLE (id uuid, name jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, jsonb_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en) FROM consortium c
    WHERE EXISTS (SELECT 1 FROM ${fromOpen} AND p.consortium_id = c.id) ORDER BY c.name_fi, c.id $$;

  -- What a consortium has published to everybody, the newest first. No viewer.
  CREATE FUNCTION app.open_editions(p_consortium uuid)
    RETURNS TABLE (edition_id uuid, audience_id uuid, year integer, number integer, first_period text, last_period text, certified_at timestamptz,
      sha256 text, replaces_id uuid, reason text, published_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.id, p.audience_id, e.year, e.number, e.first_period, e.last_period, e.certified_at, e.sha256, e.replaces_id, e.reason, p.published_at
    FROM ${fromOpen} AND p.consortium_id = p_consortium ORDER BY ${newestFirst} LIMIT 200 $$;

  -- One of them, with its figures and how many returns stand behind them, and without the name of anybody.
  CREATE FUNCTION app.open_results(p_consortium uuid, p_edition uuid)
    RETURNS TABLE (publication jsonb, cells jsonb, returns jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE rule edition_publication;
    BEGIN
      SELECT p.* INTO rule FROM ${fromOpen} AND p.consortium_id = p_consortium AND p.edition_id = p_edition;
      IF NOT FOUND THEN RETURN; END IF;
      RETURN QUERY SELECT
        jsonb_build_object('frame', rule.frame, 'detail', rule.detail, 'level', rule.level,
          'isDemo', (SELECT c.is_demo FROM consortium c WHERE c.id = rule.consortium_id),
          'narrative', jsonb_build_object('fi', rule.narrative_fi, 'sv', rule.narrative_sv, 'en', rule.narrative_en)),
        (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.indicator_id, c.lens COLLATE "C", c.area COLLATE "C", c.period COLLATE "C", c.breakdown), '[]')
          FROM app.cells_of_publication(rule.edition_id, rule.audience_id) c),
        (SELECT coalesce(jsonb_agg(jsonb_build_object('unitKey', r.key, 'unitId', CASE WHEN rule.detail = 'unit' THEN r.unit_id END, 'state', r.state)
            ORDER BY r.key, r.period, r.return_id), '[]')
          FROM (SELECT dense_rank() OVER (ORDER BY n.unit_id) AS key, n.* FROM edition_return n WHERE n.edition_id = rule.edition_id
            AND (rule.unit_ids IS NULL OR n.unit_id = ANY (rule.unit_ids) OR n.centre_id = ANY (rule.unit_ids))) r);
    END $$;

  ${['open_consortia()', 'open_editions(uuid)', 'open_results(uuid, uuid)'].map((name) => `REVOKE ALL ON FUNCTION app.${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION app.${name} TO solmu_app;`).join('\n  ')}
`
