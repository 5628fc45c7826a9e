import type { Aggregation, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { UnitType } from '@solmu/domain/network/facts.js'
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { nameOf } from '../../network/network.sql.js'

/** What the rows of a matrix need to know of an indicator. */
export interface TotalledIndicator {
  readonly id: string
  readonly code: string
  readonly unit: IndicatorUnit
  readonly decimals: number
  readonly aggregation: Aggregation
  readonly sourceClass: SourceClass
  readonly weightIndicatorId: string | null
  readonly weightDecimals: number
  readonly name: LocalizedText
  /** How a derived indicator is worked out, over the years; empty for every other. */
  readonly expressions: readonly (Validity & { numerator: string; denominator: string | null; factor: number })[]
}

export type TotalsHead = {
  readonly node: { id: string; type: UnitType; name: LocalizedText } | null
  readonly indicators: readonly TotalledIndicator[]
}

/**
 * Some indicators and those that weight them as a list, named as on a day; when one of them is derived, all indicators.
 *
 * @param ids the list of their ids, as SQL; @param day the day, as SQL
 */
const indicatorList = (ids: string, day: string): string => `
    (SELECT coalesce(json_agg(json_build_object('id', i.id, 'code', i.code, 'unit', i.unit, 'decimals', i.decimals,
        'aggregation', i.aggregation, 'sourceClass', i.source_class, 'weightIndicatorId', i.weight_indicator_id,
        'weightDecimals', coalesce(w.decimals, 0), 'name', ${nameOf('v')}, 'expressions', coalesce(e.list, '[]'))), '[]')
      FROM indicator i LEFT JOIN indicator w ON w.id = i.weight_indicator_id
      CROSS JOIN LATERAL (SELECT n.* FROM indicator_version n WHERE n.indicator_id = i.id
        ORDER BY n.valid_from <= ${day} DESC, CASE WHEN n.valid_from <= ${day} THEN n.valid_from END DESC, n.valid_from LIMIT 1) v
      LEFT JOIN LATERAL (SELECT json_agg(json_build_object('validFrom', n.valid_from, 'validTo', n.valid_to,
          'numerator', n.numerator, 'denominator', n.denominator, 'factor', n.factor) ORDER BY n.valid_from) AS list
        FROM indicator_version n WHERE n.indicator_id = i.id AND n.numerator IS NOT NULL) e ON true
      WHERE i.id = ANY (${ids}) OR i.id IN (SELECT m.weight_indicator_id FROM indicator m WHERE m.id = ANY (${ids}))
        OR EXISTS (SELECT 1 FROM indicator d WHERE d.id = ANY (${ids}) AND d.source_class = 'derived'))`

/** Of the node `$1` and the indicators `$2`, named as on the day `$3`; when one of them is derived, of all indicators. */
export const TOTALS_HEAD_SQL = `
  SELECT (SELECT json_build_object('id', u.id, 'type', u.type, 'name', ${nameOf('u')}) FROM unit_now u WHERE u.id = $1) AS node,
    ${indicatorList('$2::uuid[]', '$3::date')} AS indicators`

/** The indicators `$1` and what weights them, named as on the day `$2`, and the head office. */
export const TOTALLED_INDICATORS_SQL = `
  SELECT ${indicatorList('$1::uuid[]', '$2::date')} AS indicators,
    (SELECT o.id FROM org_unit o WHERE o.consortium_id = app.consortium_id() AND o.type = 'headquarters' ORDER BY o.id LIMIT 1) AS "headOfficeId"`

/** A sum at a node; numbers of any size travel as text. */
export type SumRow = {
  readonly indicatorId: string
  readonly breakdown: string
  readonly periodFrom: IsoDate
  readonly valueSum: string
  readonly weightedSum: string
  readonly weightSum: string
  readonly valueCount: number
  readonly weighedCount: number
  readonly missingCount: number
  readonly notApplicableCount: number
  readonly notAskedCount: number
}

/** Of a kept sum `s`: what it is of, and what `Sums` holds. */
export const KEPT_SUM = `s.indicator_id AS "indicatorId", s.breakdown, s.period_from AS "periodFrom", s.value_sum::text AS "valueSum",
    s.weighted_sum::text AS "weightedSum", s.weight_sum::text AS "weightSum", s.value_count AS "valueCount",
    s.weighed_count AS "weighedCount", s.missing_count AS "missingCount", s.not_applicable_count AS "notApplicableCount",
    s.not_asked_count AS "notAskedCount"`

/**
 * The sums of a centre or the head office `$1`: indicators `$2`, kind of period `$3` and its first days from `$4` to `$5`,
 * stage `$6`, with combinations when `$7`.
 */
export const SUMS_SQL = `
  SELECT ${KEPT_SUM}
  FROM result_rollup s
  WHERE s.node_id = $1 AND s.indicator_id = ANY ($2::uuid[]) AND s.period_kind = $3 AND s.period_from BETWEEN $4::date AND $5::date
    AND s.stage = $6 AND (s.breakdown = '' OR $7::boolean)`

/** The current figures of the units at the node `$1`, beside the same parameters. */
const current = `
  SELECT f.return_id, f.unit_id, f.indicator_id, f.breakdown, f.period_from, f.status, f.value
  FROM fact f JOIN unit_return r ON r.id = f.return_id
  WHERE f.to_version IS NULL AND f.consortium_id = app.consortium_id() AND f.indicator_id = ANY ($2::uuid[])
    AND f.period_kind = $3 AND f.period_from BETWEEN $4::date AND $5::date AND app.stage_of(r.state) >= $6
    AND (r.centre_id = $1 OR r.unit_id = $1
      OR EXISTS (SELECT 1 FROM org_unit o WHERE o.id = $1 AND o.type = 'headquarters'))`

/** A figure of a unit. */
export type FactRow = {
  readonly returnId: string
  readonly indicatorId: string
  readonly breakdown: string
  readonly periodFrom: IsoDate
  readonly status: CellStatus
  readonly value: string | null
}

/** The figures of the unit `$1` themselves; what they weigh is among the indicators. */
export const UNIT_FACTS_SQL = `
  SELECT f.return_id AS "returnId", f.indicator_id AS "indicatorId", f.breakdown, f.period_from AS "periodFrom", f.status,
    f.value::text AS value
  FROM (${current}) f WHERE f.unit_id = $1`

/** Values of units, those of combinations also as totals, where they add up. */
const values = `
  given AS MATERIALIZED (
    SELECT h.unit_id, h.indicator_id, k.breakdown, h.period_from, sum(h.value) AS value
    FROM (${current}) h CROSS JOIN LATERAL (
      SELECT h.breakdown WHERE h.breakdown = '' OR $7::boolean
      UNION SELECT '' FROM indicator i WHERE i.id = h.indicator_id AND i.unit NOT IN ('percent', 'score')) k
    WHERE h.status = 'value' GROUP BY h.unit_id, h.indicator_id, k.breakdown, h.period_from
  )`

/** What the last values of the units add up to. */
export type LastRow = { readonly indicatorId: string; readonly breakdown: string; readonly valueSum: string; readonly valueCount: number }

/** Of the indicators `$2`, each unit's last value among those of `SUMS_SQL`. */
export const LAST_VALUES_SQL = `
  WITH ${values},
  last AS (SELECT DISTINCT ON (g.indicator_id, g.breakdown, g.unit_id) g.indicator_id, g.breakdown, g.value FROM given g
    ORDER BY g.indicator_id, g.breakdown, g.unit_id, g.period_from DESC)
  SELECT l.indicator_id AS "indicatorId", l.breakdown, sum(l.value)::text AS "valueSum", count(*)::int AS "valueCount"
  FROM last l GROUP BY l.indicator_id, l.breakdown`

/** The largest unit, and what units have agreed to share, with the figures of both. */
export type PeopleRow = {
  readonly indicatorId: string
  readonly breakdown: string
  readonly periodFrom: IsoDate
  readonly largest: string
  readonly shared: readonly SharedRow[]
}
export type SharedRow = {
  /** The combination for which it was agreed: a total also rests on those of its parts. */
  readonly breakdown: string
  readonly unitId: string
  readonly otherUnitId: string
  readonly count: number
  readonly figure: string
  readonly otherFigure: string
}

/** Of the indicators `$2` that count people, beside the same parameters as `SUMS_SQL`. */
export const PEOPLE_SQL = `
  WITH ${values},
  largest AS (SELECT g.indicator_id, g.breakdown, g.period_from, max(g.value) AS value FROM given g GROUP BY 1, 2, 3),
  shared AS (
    SELECT one.indicator_id, one.breakdown, one.period_from, json_agg(json_build_object('breakdown', o.breakdown,
      'unitId', o.unit_id, 'otherUnitId', o.other_unit_id, 'count', o.count, 'figure', one.value::text,
      'otherFigure', other.value::text)) AS list
    FROM person_overlap o
    JOIN given one ON one.unit_id = o.unit_id AND one.indicator_id = o.indicator_id AND one.period_from = o.period_from
      AND one.breakdown IN (o.breakdown, '')
    JOIN given other ON other.unit_id = o.other_unit_id AND other.indicator_id = o.indicator_id
      AND other.period_from = o.period_from AND other.breakdown = one.breakdown
    WHERE o.indicator_id = ANY ($2::uuid[]) AND o.period_kind = $3 AND o.period_from BETWEEN $4::date AND $5::date
      AND o.confirmed_at IS NOT NULL
    GROUP BY 1, 2, 3
  )
  SELECT l.indicator_id AS "indicatorId", l.breakdown, l.period_from AS "periodFrom", l.value::text AS largest,
    coalesce(s.list, '[]') AS shared
  FROM largest l LEFT JOIN shared s USING (indicator_id, breakdown, period_from)`
