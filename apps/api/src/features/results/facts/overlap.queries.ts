import type { Aggregation } from '@solmu/domain/results/indicator.js'
import { nameOf } from '../../network/network.sql.js'

const unit = (alias: string): string => `json_build_object('id', ${alias}.id, 'type', ${alias}.type, 'name', ${nameOf(alias)})`

const overlap = `
  SELECT p.id, p.indicator_id AS "indicatorId", p.breakdown, p.period, ${unit('u')} AS unit, ${unit('o')} AS "otherUnit", p.count,
    p.confirmed_at IS NOT NULL AS "isConfirmed", p.declared_at AS "declaredAt", p.confirmed_at AS "confirmedAt", p.version
  FROM person_overlap p JOIN unit_now u ON u.id = p.unit_id JOIN unit_now o ON o.id = p.other_unit_id`

/** The overlap `$1`. */
export const OVERLAP_SQL = `${overlap} WHERE p.id = $1`

/** Those of the unit `$1` with any other, of the period `$2` or of all when that is null; the newest period first. */
export const OVERLAPS_SQL = `${overlap} WHERE (p.unit_id = $1 OR p.other_unit_id = $1) AND ($2::text IS NULL OR p.period = $2)
  ORDER BY p.period_from DESC, p.indicator_id, p.breakdown, p.declared_at, p.id LIMIT 500`

/** What an overlap is made of, and who may do what with it. */
export type OverlapRecord = {
  readonly id: string
  readonly indicatorId: string
  readonly breakdown: string
  readonly period: string
  readonly unitId: string
  readonly otherUnitId: string
  readonly count: number
  readonly isConfirmed: boolean
  readonly version: number
}

const record = `SELECT p.id, p.indicator_id AS "indicatorId", p.breakdown, p.period, p.unit_id AS "unitId",
  p.other_unit_id AS "otherUnitId", p.count, p.confirmed_at IS NOT NULL AS "isConfirmed", p.version FROM person_overlap p`

/** Locks the overlap `$1`. */
export const LOCKED_OVERLAP_SQL = `${record} WHERE p.id = $1 FOR UPDATE`

/** Locks what the units `$4` and `$5` have declared of the indicator `$1` and the breakdown `$2` in the period `$3`. */
export const LOCKED_PAIR_SQL = `${record} WHERE p.indicator_id = $1 AND p.breakdown = $2 AND p.period = $3
  AND least(p.unit_id, p.other_unit_id) = least($4::uuid, $5::uuid)
  AND greatest(p.unit_id, p.other_unit_id) = greatest($4::uuid, $5::uuid) FOR UPDATE`

/** Whether there is a unit `$1` within sight. */
export const IS_UNIT_SQL = 'SELECT EXISTS (SELECT 1 FROM org_unit u WHERE u.id = $1) AS "isKnown"'

/** Whether both units and the indicator are within sight, how the indicator adds up, and what the first unit has sent. */
export type OwnSide = {
  readonly unitId: boolean
  readonly otherUnitId: boolean
  readonly indicatorId: boolean
  readonly aggregation: Aggregation | null
  readonly figure: string | null
}

const isUnit = (parameter: string): string => `EXISTS (SELECT 1 FROM org_unit u WHERE u.id = ${parameter} AND u.type = 'local_unit')`

/**
 * Of the unit `$1`, the other unit `$2` and the indicator `$3`: what they are, and what the first has sent of the breakdown
 * `$4` in the period `$5`; of the figure as a whole all combinations together.
 */
export const OWN_SIDE_SQL = `
  SELECT ${isUnit('$1')} AS "unitId", ${isUnit('$2')} AS "otherUnitId", EXISTS (SELECT 1 FROM indicator i WHERE i.id = $3) AS "indicatorId",
    (SELECT i.aggregation FROM indicator i WHERE i.id = $3) AS aggregation,
    (SELECT sum(f.value)::text FROM fact f JOIN unit_return r ON r.id = f.return_id
      WHERE f.to_version IS NULL AND f.consortium_id = app.consortium_id() AND f.unit_id = $1 AND f.indicator_id = $3
        AND f.period = $5 AND (f.breakdown = $4 OR $4 = '') AND app.stage_of(r.state) > 0) AS figure`

/** Whether a round that asked for the indicator `$1` in the period `$2` is locked: its sums do not move any more. */
export const IS_LOCKED_SQL = `
  SELECT EXISTS (SELECT 1 FROM collection_round c JOIN round_indicator i ON i.round_id = c.id AND i.indicator_id = $1
    WHERE c.consortium_id = app.consortium_id() AND c.period = $2 AND c.state = 'locked') AS "isLocked"`

/** Enters a new one: id `$1`, consortium `$2`, indicator, breakdown, period with its kind and first day, the two units, how many. */
export const INSERT_OVERLAP_SQL = `
  INSERT INTO person_overlap (id, consortium_id, indicator_id, breakdown, period, period_kind, period_from, unit_id, other_unit_id, count,
    declared_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, app.user_id())`

/** The overlap `$1` as the unit `$2` now declares it to `$3`: `$4` people. */
export const REDECLARE_SQL = `
  UPDATE person_overlap SET unit_id = $2, other_unit_id = $3, count = $4, declared_by = app.user_id(), declared_at = now(),
    confirmed_by = NULL, confirmed_at = NULL, version = version + 1 WHERE id = $1`

export const CONFIRM_SQL = `
  UPDATE person_overlap SET confirmed_by = app.user_id(), confirmed_at = now(), version = version + 1 WHERE id = $1`

export const REMOVE_SQL = 'DELETE FROM person_overlap WHERE id = $1'
