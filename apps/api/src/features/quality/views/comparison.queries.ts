import { Injectable } from '@nestjs/common'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'

type Levels = Readonly<Record<string, number | null>>

/** What stands behind a result, as far as the viewer may see it. */
export type Behind = {
  readonly assessmentId: string
  /** What the unit said where a review had the last word; skipped ones are null. */
  readonly self: Levels | null
  /** Each review that was handed in, in the order in which they were assigned. */
  readonly reviews: readonly Levels[]
  /** How much evidence each criterion has; null for whoever may not see evidence of the unit. */
  readonly evidence: Readonly<Record<string, number>> | null
}

/** The levels of a criterion among all units, from the least; null under ten. */
export type CriterionField = { readonly key: string; readonly code: string; readonly units: number; readonly levels: readonly number[] | null }

const given = '(w.value IS NOT NULL OR w.skipped IS NOT NULL)'

/** Of the assessments `$1`. */
const BEHIND_SQL = `
  SELECT a.id AS "assessmentId", coalesce(r.lists, '[]') AS reviews,
    (SELECT json_object_agg(w.criterion_code, w.value) FROM quality_answer w WHERE a.final_kind = 'reviewed' AND w.assessment_id = a.id AND w.side = 'self' AND ${given}) AS self,
    CASE WHEN a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('assessment.read'))) OR a.unit_id = ANY (ARRAY(SELECT app.units_for('assessment.read'))) THEN coalesce((SELECT json_object_agg(g.code, g.n) FROM (
      SELECT e.criterion_code AS code, count(*)::int AS n FROM quality_evidence e WHERE e.assessment_id = a.id AND e.removed_at IS NULL AND e.criterion_code IS NOT NULL GROUP BY 1) g), '{}') END AS evidence
  FROM quality_assessment a LEFT JOIN LATERAL (
    SELECT json_agg(v.list ORDER BY v.assigned_at, v.review_id) AS lists FROM (
      SELECT o.review_id, o.assigned_at, json_object_agg(w.criterion_code, w.value) AS list
      FROM app.reviews_of(ARRAY[a.id]) o JOIN quality_review_answer w ON w.review_id = o.review_id
      WHERE o.state = 'submitted' AND ${given} GROUP BY 1, 2) v) r ON a.final_kind = 'reviewed'
  WHERE a.id = ANY ($1::uuid[])`

/** Reads what a unit's levels are compared with. */
@Injectable()
export class ComparisonQueries {
  constructor(private readonly db: Db) {}

  /** What stands behind some results, in one statement. */
  async behind(assessmentIds: readonly string[]): Promise<Behind[]> {
    return assessmentIds.length === 0 ? [] : this.db.sql<Behind>(BEHIND_SQL, [assessmentIds])
  }

  /** The fields of the criteria of some measures, each a list of versions that measure the same, in one statement. */
  async fields(measures: readonly { readonly key: string; readonly versions: readonly string[] }[], day: IsoDate): Promise<CriterionField[]> {
    if (measures.length === 0) return []
    return this.db.sql<CriterionField>(
      `SELECT g.key, f.criterion_code AS code, f.units, f.levels FROM json_to_recordset($1::json) AS g (key text, versions uuid[])
        CROSS JOIN LATERAL app.quality_criterion_field(g.versions, $2::date) f`,
      [JSON.stringify(measures), day]
    )
  }
}
