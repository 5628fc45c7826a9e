import type { ReturnState } from '@solmu/domain/results/return-state.js'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { nameOf } from '../../network/network.sql.js'
import { KEPT_SUM, type SumRow } from '../../results/facts/result-totals.queries.js'

/** Where areas come from: there are none, each unit is one, the centre at the time is, or a lens says it. */
export type AreaSource = 'none' | 'unit' | 'centre' | 'lens'

/** A sum of the answers of several returns; numbers of any size travel as text. */
export type SumsJson = SumRow & {
  readonly isWhole: boolean
  /** Of a lens the number of its place, otherwise the centre or the unit; null of everything, and for what has no place as a whole. */
  readonly place: string | null
  readonly unitId: string | null
  /** The most that one unit has. */
  readonly largest: string
}

/** What the last values of units add up to. */
export type LastJson = Pick<SumsJson, 'isWhole' | 'place' | 'unitId' | 'indicatorId' | 'breakdown' | 'valueSum' | 'valueCount'>

/** A figure of a return that counts under several areas. */
export type DividedJson = {
  readonly returnId: string
  readonly unitId: string
  readonly indicatorId: string
  readonly breakdown: string
  readonly period: string
  readonly periodFrom: IsoDate
  readonly status: CellStatus
  readonly value: string | null
}

export type FiguresJson = {
  readonly sums: readonly SumsJson[] | null
  readonly last: readonly LastJson[] | null
  readonly divided: readonly DividedJson[] | null
  /** Of those, the ones whose value is the last of their unit. */
  readonly newest: readonly NewestJson[] | null
}

export type NewestJson = Pick<DividedJson, 'returnId' | 'indicatorId' | 'breakdown'>

/** Statements take the same parameters, whether they need them or not: `$7` is how many months a period has, `$8` the head office. */
const same = 'same AS (SELECT $7::int AS months, $8::uuid AS head_office)'

/** Places of a lens as a table: of each unit, from and up to which days of figures. Its last four parameters. */
const lens = `lens AS MATERIALIZED (SELECT * FROM unnest($9::uuid[], $10::int[], $11::date[], $12::date[]) AS lens (unit_id, place, fact_from, fact_to))`
const joinLens = `JOIN lens ON lens.unit_id = r.unit_id AND (lens.fact_from IS NULL OR lens.fact_from <= c.day) AND (lens.fact_to IS NULL OR lens.fact_to > c.day)`

/** Where a return `r` of a round `c` counts, as SQL, and what has to be joined for it. */
const placeOf: Readonly<Record<AreaSource, { readonly place: string; readonly join: string }>> = {
  none: { place: 'NULL::uuid', join: '' },
  unit: { place: 'r.unit_id', join: '' },
  centre: { place: 'coalesce(r.centre_id, $8::uuid)', join: '' },
  lens: { place: 'lens.place', join: joinLens }
}

/** The rounds of the periods, each with the last day of its period. */
const roundsSql = (where = 'true'): string => `
  asked AS MATERIALIZED (
    SELECT c.id, c.period, c.period_from, ((c.period_from + make_interval(months => $7::int))::date - 1) AS day FROM collection_round c
    WHERE c.period_kind = $2 AND c.period_from BETWEEN $3::date AND $4::date AND c.consortium_id = app.consortium_id() AND ${where}
  )`

/**
 * Before figures are added up, and after: the indicators, periods and consortium of a figure hang together, and the planner, who
 * multiplies how rare each is, takes a period of thousands for one row and goes through all places for each of its figures. Within a
 * period there is nothing that a hash does not do as well. Says how many units there are besides.
 */
export const BEFORE_FIGURES_SQL = `SELECT set_config('enable_nestloop', 'off', true),
  (SELECT count(*) FROM org_unit o WHERE o.type = 'local_unit')::int AS units`
export const AFTER_FIGURES_SQL = `SELECT set_config('enable_nestloop', 'on', true)`

/** A number that a lens gives to what counts under several areas at once. */
export const DIVIDED = -1

/** What is asked of the figures, as far as it makes another statement. */
export interface FiguresAsked {
  readonly source: AreaSource
  /** Also of which units the sums of the areas are. */
  readonly byUnit: boolean
  /** Whether the last values of units are wanted: of a run of periods. */
  readonly hasLast: boolean
  /** Whether any of the indicators is weighted by another. */
  readonly hasWeights: boolean
  /** Whether any unit counts under several areas. */
  readonly hasDivided: boolean
}

/** Of a round `c` its returns that have come far enough, with the figures that stand now: one scan of their index for each period. */
const cellSql = ({ place, join }: { readonly place: string; readonly join: string }): string => `
  SELECT r.id, r.unit_id, ${place} AS place, f.indicator_id, f.breakdown, f.status, f.value
  FROM unit_return r JOIN fact f ON f.return_id = r.id ${join && `LEFT ${join}`}
  WHERE r.round_id = c.id AND app.stage_of(r.state) >= $5 AND f.to_version IS NULL AND f.consortium_id = app.consortium_id()
    AND f.indicator_id = ANY ($1::uuid[]) AND f.period_kind = $2 AND f.period_from = c.period_from`

/** What figures of a return come to as one: given when any of them is, and missing when any of them is. */
const together = `bool_or(f.status = 'value')::int AS given, bool_or(f.status = 'missing')::int AS missing,
        (bool_or(f.status = 'not_applicable') AND NOT bool_or(f.status IN ('value', 'missing')))::int AS not_applicable,
        bool_and(f.status = 'not_asked')::int AS not_asked`

/** Under which breakdowns a figure `f` of the kind `k` counts: the whole, where such figures add up, and its category. */
const counted = `JOIN kind k ON k.id = f.indicator_id CROSS JOIN LATERAL (SELECT '' AS breakdown UNION ALL
        SELECT m.category FROM (SELECT substring(f.breakdown FROM '(?:^|,)(' || $6 || ':[a-z0-9_]+)') AS category) m WHERE m.category IS NOT NULL) b`
const counts = '(k.adds_up OR b.breakdown = f.breakdown)'

/** What was asked in combinations, return by return. */
const combined = `
      SELECT f.id, f.unit_id, f.place, f.indicator_id, b.breakdown, sum(f.value) AS value, NULL::numeric AS weighted, NULL::numeric AS weight,
        0 AS weighed, ${together}
      FROM cell f ${counted} WHERE f.breakdown <> '' AND k.weight_indicator_id IS NULL AND ${counts} GROUP BY 1, 2, 3, 4, 5`

/** What is weighted, return by return: by the weight of the same combination, or by all of it. */
const weighed = `
      SELECT f.id, f.unit_id, f.place, f.indicator_id, b.breakdown, sum(f.value), sum(f.value * g.weight), sum(g.weight),
        bool_or(g.weight IS NOT NULL)::int, ${together}
      FROM cell f ${counted}
      LEFT JOIN weight w ON w.id = f.id AND w.indicator_id = k.weight_indicator_id AND w.breakdown = f.breakdown
      LEFT JOIN (SELECT v.id, v.indicator_id, sum(v.value) AS value FROM weight v GROUP BY 1, 2) a ON a.id = f.id AND a.indicator_id = k.weight_indicator_id
      CROSS JOIN LATERAL (SELECT CASE WHEN f.value IS NULL THEN NULL WHEN w.id IS NOT NULL THEN w.value ELSE a.value END AS weight) g
      WHERE k.weight_indicator_id IS NOT NULL AND ${counts} GROUP BY 1, 2, 3, 4, 5`

/** Period by period, so that no more than one of them is held at a time: figures that stand by themselves at once, the rest by returns. */
function tallySql({ source, byUnit, hasWeights }: FiguresAsked): string {
  const unit = byUnit ? 'f.unit_id' : 'NULL::uuid'
  const weight = `, weight AS MATERIALIZED (SELECT f.id, f.indicator_id, f.breakdown, f.value FROM cell f
        WHERE f.indicator_id IN (SELECT k.weight_indicator_id FROM kind k))`
  const alone = hasWeights ? 'AND f.indicator_id NOT IN (SELECT k.id FROM kind k WHERE k.weight_indicator_id IS NOT NULL)' : ''
  return `
  tally AS MATERIALIZED (
    SELECT c.period_from, t.* FROM asked c CROSS JOIN LATERAL (
      WITH cell AS MATERIALIZED (${cellSql(placeOf[source])}) ${hasWeights ? weight : ''}
      SELECT f.place, ${unit} AS unit_id, f.indicator_id, '' AS breakdown, sum(f.value) AS value, NULL::numeric AS weighted, NULL::numeric AS weight,
        count(*) FILTER (WHERE f.status = 'value') AS given, 0 AS weighed, count(*) FILTER (WHERE f.status = 'missing') AS missing,
        count(*) FILTER (WHERE f.status = 'not_applicable') AS not_applicable, count(*) FILTER (WHERE f.status = 'not_asked') AS not_asked,
        max(f.value)::numeric AS largest
      FROM cell f WHERE f.breakdown = '' ${alone} GROUP BY 1, 2, 3
      UNION ALL
      SELECT f.place, ${unit}, f.indicator_id, f.breakdown, sum(f.value), sum(f.weighted), sum(f.weight), sum(f.given), sum(f.weighed), sum(f.missing),
        sum(f.not_applicable), sum(f.not_asked), max(f.value)
      FROM (${combined} ${hasWeights ? `UNION ALL ${weighed}` : ''}) f GROUP BY 1, 2, 3, 4
    ) t
  )`
}

const SUMS = `
  coalesce(sum(a.value), 0)::text AS "valueSum", coalesce(sum(a.weighted), 0)::text AS "weightedSum", coalesce(sum(a.weight), 0)::text AS "weightSum",
  sum(a.given)::int AS "valueCount", sum(a.weighed)::int AS "weighedCount", sum(a.missing)::int AS "missingCount",
  sum(a.not_applicable)::int AS "notApplicableCount", sum(a.not_asked)::int AS "notAskedCount", coalesce(max(a.largest), 0)::text AS largest`

/** Everything together, and place by place. */
const sumsSql = (source: AreaSource): string => `
  SELECT true AS "isWhole", NULL::text AS place, NULL::uuid AS "unitId", a.indicator_id AS "indicatorId", a.breakdown, a.period_from AS "periodFrom", ${SUMS}
  FROM tally a GROUP BY 4, 5, 6
  ${source === 'none' ? '' : `UNION ALL
  SELECT false, a.place::text, a.unit_id, a.indicator_id, a.breakdown, a.period_from, ${SUMS} FROM tally a GROUP BY 2, 3, 4, 5, 6`}`

/** Of each unit the last value that it gave, and where it counted then. */
const newestSql = (source: AreaSource): string => `
  newest AS MATERIALIZED (
    SELECT DISTINCT ON (g.unit_id, g.indicator_id, g.breakdown) g.*
    FROM (SELECT c.period_from, t.* FROM asked c CROSS JOIN LATERAL (
      WITH cell AS MATERIALIZED (${cellSql(placeOf[source])} AND f.indicator_id = ANY (ARRAY(SELECT k.id FROM kind k WHERE k.is_last)))
      SELECT f.id, f.unit_id, f.place, f.indicator_id, '' AS breakdown, f.value::numeric AS value FROM cell f WHERE f.breakdown = '' AND f.status = 'value'
      UNION ALL
      SELECT f.id, f.unit_id, f.place, f.indicator_id, f.breakdown, f.value FROM (${combined}) f WHERE f.given = 1
    ) t) g
    ORDER BY g.unit_id, g.indicator_id, g.breakdown, g.period_from DESC
  )`

const lastSql = ({ source, byUnit }: FiguresAsked): string => `
  SELECT true AS "isWhole", NULL::text AS place, NULL::uuid AS "unitId", n.indicator_id AS "indicatorId", n.breakdown,
    sum(n.value)::text AS "valueSum", count(*)::int AS "valueCount" FROM newest n GROUP BY 4, 5
  ${source === 'none' ? '' : `UNION ALL
  SELECT false, n.place::text, ${byUnit ? 'n.unit_id' : 'NULL::uuid'}, n.indicator_id, n.breakdown, sum(n.value)::text, count(*)::int
  FROM newest n GROUP BY 2, 3, 4, 5`}`

/** The figures of units that count under several areas, one return after the other by its key. */
const dividedSql = `(
    SELECT json_agg(json_build_object('returnId', r.id, 'unitId', r.unit_id, 'indicatorId', f.indicator_id, 'breakdown', f.breakdown,
      'period', c.period, 'periodFrom', c.period_from, 'status', f.status, 'value', f.value::text))
    FROM asked c JOIN unit_return r ON r.round_id = c.id AND r.unit_id IN (SELECT l.unit_id FROM lens l WHERE l.place = ${DIVIDED})
    ${joinLens} AND lens.place = ${DIVIDED}
    CROSS JOIN LATERAL (SELECT * FROM fact f WHERE f.return_id = r.id AND f.to_version IS NULL AND f.indicator_id = ANY ($1::uuid[]) OFFSET 0) f
    WHERE app.stage_of(r.state) >= $5)`

/**
 * One statement, whatever is asked: the figures of the indicators `$1` (with their weights), of periods of the kind `$2` that
 * begin on days from `$3` to `$4`, at the stage `$5`, by the categories of the dimension `$6`. A figure stands as a whole or in
 * combinations, never both. What counts under several areas comes figure by figure, to be divided in whole steps by the rule of
 * the domain.
 */
export function figuresSql(asked: FiguresAsked): string {
  const { source, hasLast, hasWeights, hasDivided } = asked
  const none = 'NULL::json'
  const newestOf = `(SELECT json_agg(json_build_object('returnId', n.id, 'indicatorId', n.indicator_id, 'breakdown', n.breakdown))
      FROM newest n WHERE n.place = ${DIVIDED})`
  return `
  WITH ${same}, ${source === 'lens' ? `${lens},` : ''} ${roundsSql()},
  kind AS MATERIALIZED (SELECT i.id, ${hasWeights ? 'i.weight_indicator_id' : 'NULL::uuid AS weight_indicator_id'}, i.aggregation = 'last_value' AS is_last,
    i.aggregation IN ('sum', 'last_value', 'distinct_persons') AND i.unit NOT IN ('percent', 'score') AS adds_up
    FROM indicator i WHERE i.id = ANY ($1::uuid[])),
  ${tallySql(asked)} ${hasLast ? `, ${newestSql(source)}` : ''}
  SELECT (SELECT json_agg(a) FROM (${sumsSql(source)}) a) AS sums,
    ${hasLast ? `(SELECT json_agg(a) FROM (${lastSql(asked)}) a)` : none} AS last,
    ${hasDivided ? dividedSql : none} AS divided,
    ${hasDivided && hasLast ? newestOf : none} AS newest`
}

/**
 * The sums that the database keeps for the head office and the centres, in as many rows whatever the number of units:
 * indicators `$1`, kind of period `$2`, first days from `$3` to `$4`, stage `$5`, head office `$6`.
 */
export const KEPT_SQL = `
  SELECT s.node_id = $6::uuid AS "isWhole", s.node_id::text AS place, NULL AS "unitId", ${KEPT_SUM}, '0' AS largest
  FROM result_rollup s
  WHERE s.indicator_id = ANY ($1::uuid[]) AND s.period_kind = $2 AND s.period_from BETWEEN $3::date AND $4::date AND s.stage = $5
    AND s.breakdown = '' AND s.consortium_id = app.consortium_id()`

/** How many of the returns that were asked for have come, of an area and a period, of an area (null) and of everything. */
export type ComeJson = {
  readonly isWhole: boolean
  /** As of sums. */
  readonly place: string | null
  readonly periodFrom: IsoDate | null
  readonly given: number
  readonly asked: number
}

export type MissingJson = {
  readonly returnId: string
  readonly unit: { readonly id: string; readonly name: LocalizedText; readonly type: 'local_unit' }
  readonly period: string
  readonly state: ReturnState
  readonly places: readonly (string | null)[] | null
}

export type CompletenessJson = { readonly come: readonly ComeJson[] | null; readonly missing: readonly MissingJson[] | null }

/** Whose returns are asked for: those of members, and whatever has come. */
const given = 'app.stage_of(r.state) >= $5'

/** The returns that were asked for the indicators `$1`; the other parameters as those of `figuresSql`, `$6` how many missing ones are named. */
export function completenessSql(source: AreaSource): string {
  const { place, join } = placeOf[source]
  const come = (what: string, more: string): string => `SELECT ${what} AS place, count(*) FILTER (WHERE ${given}) AS given, count(*) AS asked
    FROM unit_return r ${more} WHERE r.round_id = c.id AND (r.is_member OR ${given}) GROUP BY 1`
  const areas = source === 'none' ? '' : `UNION ALL SELECT false, c.period_from, t.* FROM asked c CROSS JOIN LATERAL (${come(`${place}::text`, join)}) t`
  const under = source === 'lens' ? `(SELECT json_agg(lens.place::text) FROM lens WHERE lens.unit_id = m.unit_id
      AND (lens.fact_from IS NULL OR lens.fact_from <= m.day) AND (lens.fact_to IS NULL OR lens.fact_to > m.day))` : source === 'none' ? 'NULL::json' : 'json_build_array(m.place::text)'
  return `
  WITH ${same}, ${source === 'lens' ? `${lens},` : ''}
  ${roundsSql(`c.state IN ('open', 'locked')
      AND EXISTS (SELECT 1 FROM round_indicator i WHERE i.round_id = c.id AND i.indicator_id = ANY ($1::uuid[]))`)},
  spot AS MATERIALIZED (
    SELECT true AS "isWhole", c.period_from, t.* FROM asked c CROSS JOIN LATERAL (${come('NULL::text', '')}) t ${areas}
  ),
  -- The newest periods in which enough are missing; whose they are is looked up of these alone.
  absent AS MATERIALIZED (
    SELECT r.id, r.unit_id, ${source === 'lens' ? 'NULL::uuid' : place} AS place, r.state, c.period, c.period_from, c.day
    FROM asked c JOIN unit_return r ON r.round_id = c.id WHERE r.is_member AND NOT ${given}
    ORDER BY c.period_from DESC FETCH FIRST ($6::int) ROWS WITH TIES
  ),
  named AS MATERIALIZED (
    SELECT a.*, u.name_fi COLLATE "fi-x-icu" AS name, json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS unit
    FROM absent a JOIN unit_now u ON u.id = a.unit_id ORDER BY a.period_from DESC, u.name_fi COLLATE "fi-x-icu", a.id LIMIT $6::int
  )
  SELECT
    (SELECT json_agg(s) FROM (SELECT "isWhole", place, period_from AS "periodFrom", sum(given)::int AS given, sum(asked)::int AS asked
      FROM spot GROUP BY GROUPING SETS (("isWhole", place, period_from), ("isWhole", place))) s) AS come,
    (SELECT json_agg(json_build_object('returnId', m.id, 'unit', m.unit, 'period', m.period, 'state', m.state, 'places', ${under})
        ORDER BY m.period_from DESC, m.name, m.id) FROM named m) AS missing`
}
