/** How figures are added up without haste: what the statement of the product is held against. */
import { lensSql } from '../../../network/lens/lens.queries.js'
import type { AreaSource } from '../consolidation.sql.js'

/** The first of the parameters that a lens takes; those before it are the same for all. */
const FIRST = 9

/**
 * Of the returns `t` (id, unit, centre, first day of the period): under which areas each counts, and whether under several.
 * `$7` is how many months a period has, `$8` the head office.
 */
function placedSql(source: AreaSource): string {
  const day = `((t.period_from + make_interval(months => $7::int))::date - 1)`
  const rest = 'false AS is_estimated, false AS is_divided'
  if (source === 'none') return `SELECT t.id, NULL::text AS area, ${rest} FROM returned t WHERE false`
  if (source === 'unit') return `SELECT t.id, t.unit_id::text AS area, ${rest} FROM returned t`
  if (source === 'centre') return `SELECT t.id, nullif(t.centre_id, $8::uuid)::text AS area, ${rest} FROM returned t`
  return `SELECT t.id, lens.area, lens.is_estimated, count(*) OVER (PARTITION BY t.id) > 1 AS is_divided
    FROM returned t JOIN ${lensSql({ first: FIRST, subject: 't.unit_id', day })}`
}

/** Statements take the same parameters, whether they need them or not. */
const same = 'same AS (SELECT $7::int AS months, $8::uuid AS head_office)'

const answers = `
  cur AS MATERIALIZED (
    SELECT f.return_id AS id, f.unit_id, r.centre_id, f.indicator_id, f.breakdown, f.period, f.period_from, f.status, f.value
    FROM fact f JOIN unit_return r ON r.id = f.return_id
    WHERE f.to_version IS NULL AND f.consortium_id = app.consortium_id() AND f.indicator_id = ANY ($1::uuid[])
      AND f.period_kind = $2 AND f.period_from BETWEEN $3::date AND $4::date AND app.stage_of(r.state) >= $5
  ),
  returned AS MATERIALIZED (SELECT DISTINCT c.id, c.unit_id, c.centre_id, c.period_from FROM cur c),
  kind AS MATERIALIZED (SELECT i.id, i.aggregation, i.weight_indicator_id,
    i.aggregation IN ('sum', 'last_value', 'distinct_persons') AND i.unit NOT IN ('percent', 'score') AS adds_up
    FROM indicator i WHERE i.id = ANY ($1::uuid[])),
  weight AS MATERIALIZED (SELECT c.id, c.indicator_id, c.breakdown, c.value FROM cur c
    WHERE c.indicator_id IN (SELECT k.weight_indicator_id FROM kind k)),
  all_weight AS (SELECT w.id, w.indicator_id, sum(w.value) AS value FROM weight w GROUP BY 1, 2),
  answer AS MATERIALIZED (
    SELECT c.id, c.unit_id, c.period_from, c.indicator_id, b.breakdown, sum(c.value) AS value,
      sum(c.value * g.weight) AS weighted, sum(g.weight) AS weight, bool_or(c.status = 'value')::int AS given,
      bool_or(g.weight IS NOT NULL)::int AS weighed, bool_or(c.status = 'missing')::int AS missing,
      (bool_or(c.status = 'not_applicable') AND NOT bool_or(c.status IN ('value', 'missing')))::int AS not_applicable,
      bool_and(c.status = 'not_asked')::int AS not_asked
    FROM cur c JOIN kind k ON k.id = c.indicator_id
    CROSS JOIN LATERAL (SELECT '' AS breakdown UNION ALL
      SELECT m.category FROM (SELECT substring(c.breakdown FROM '(?:^|,)(' || $6 || ':[a-z0-9_]+)') AS category) m WHERE m.category IS NOT NULL) b
    LEFT JOIN weight w ON w.id = c.id AND w.indicator_id = k.weight_indicator_id AND w.breakdown = c.breakdown
    LEFT JOIN all_weight a ON a.id = c.id AND a.indicator_id = k.weight_indicator_id
    CROSS JOIN LATERAL (SELECT CASE WHEN c.value IS NULL THEN NULL WHEN w.id IS NOT NULL THEN w.value ELSE a.value END AS weight) g
    WHERE k.adds_up OR b.breakdown = c.breakdown
    GROUP BY 1, 2, 3, 4, 5
  )`

const SUMS = `
  coalesce(sum(a.value), 0)::text AS "valueSum", coalesce(sum(a.weighted), 0)::text AS "weightedSum", coalesce(sum(a.weight), 0)::text AS "weightSum",
  sum(a.given)::int AS "valueCount", sum(a.weighed)::int AS "weighedCount", sum(a.missing)::int AS "missingCount",
  sum(a.not_applicable)::int AS "notApplicableCount", sum(a.not_asked)::int AS "notAskedCount",
  coalesce(max(a.value), 0)::text AS largest, bool_or(a.is_estimated) AS "isEstimated"`

/** Everything together, and what counts under one area each; by units where somebody asks which of them it is. */
const lots = (answer: string, byUnit: boolean): string => `
  SELECT true AS "isWhole", NULL::text AS area, NULL::uuid AS "unitId", false AS is_estimated, a.* FROM ${answer} a
  UNION ALL
  SELECT false, p.area, ${byUnit ? 'a.unit_id' : 'NULL'}, p.is_estimated, a.* FROM ${answer} a JOIN placed p ON p.id = a.id AND NOT p.is_divided`

/** What `figuresSql` answers, the plain way: every figure is met with its return first, and everything is counted return by return. */
export const figuresByReturnsSql = (source: AreaSource, byUnit: boolean): string => `
  WITH ${same}, ${answers},
  placed AS MATERIALIZED (${placedSql(source)}),
  newest AS MATERIALIZED (
    SELECT DISTINCT ON (a.unit_id, a.indicator_id, a.breakdown) a.* FROM answer a JOIN kind k ON k.id = a.indicator_id
    WHERE k.aggregation = 'last_value' AND a.given = 1 AND $3::date <> $4::date
    ORDER BY a.unit_id, a.indicator_id, a.breakdown, a.period_from DESC
  )
  SELECT
    (SELECT json_agg(s) FROM (SELECT a."isWhole", a.area, a."unitId", a.indicator_id AS "indicatorId", a.breakdown,
        a.period_from AS "periodFrom", ${SUMS} FROM (${lots('answer', byUnit)}) a GROUP BY 1, 2, 3, 4, 5, 6) s) AS sums,
    (SELECT json_agg(s) FROM (SELECT a."isWhole", a.area, a."unitId", a.indicator_id AS "indicatorId", a.breakdown,
        sum(a.value)::text AS "valueSum", count(*)::int AS "valueCount", bool_or(a.is_estimated) AS "isEstimated"
        FROM (${lots('newest', byUnit)}) a GROUP BY 1, 2, 3, 4, 5) s) AS last,
    (SELECT json_agg(json_build_object('returnId', c.id, 'unitId', c.unit_id, 'indicatorId', c.indicator_id, 'breakdown', c.breakdown,
        'period', c.period, 'periodFrom', c.period_from, 'status', c.status, 'value', c.value::text))
      FROM cur c WHERE c.id IN (SELECT p.id FROM placed p WHERE p.is_divided)) AS divided,
    (SELECT json_agg(json_build_object('returnId', n.id, 'indicatorId', n.indicator_id, 'breakdown', n.breakdown))
      FROM newest n WHERE n.id IN (SELECT p.id FROM placed p WHERE p.is_divided)) AS newest`
