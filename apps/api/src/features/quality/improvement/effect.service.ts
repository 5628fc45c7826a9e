import { Injectable } from '@nestjs/common'
import { effectOf, type MeasuredEffect, type Measurement } from '@solmu/domain/quality/improvement-effect.js'
import { Db } from '../../../core/db/db.js'
import type { ImprovementRow } from './improvement.queries.js'

const OF_CRITERION = `SELECT r.assessment_id AS "assessmentId", r.assessed_on AS "assessedOn", c.scale_code AS scale, a.value::float8 AS value
  FROM quality_result r JOIN quality_result_answer a ON a.assessment_id = r.assessment_id AND a.criterion_code = $3
  JOIN quality_criterion c ON c.version_id = r.version_id AND c.code = a.criterion_code
  WHERE r.unit_id = $1 AND r.framework_id = $2 AND a.value IS NOT NULL`
const OF_SCORE = `SELECT r.assessment_id AS "assessmentId", r.assessed_on AS "assessedOn", r.version_id AS scale, r.score::float8 AS value
  FROM quality_result r WHERE r.unit_id = $1 AND r.framework_id = $2 AND r.score IS NOT NULL`

/** Works out whether an action helped, from the final assessments that the viewer may read. */
@Injectable()
export class EffectService {
  constructor(private readonly db: Db) {}

  /** Null for what is not about a framework. */
  async of({ unit, framework, criterionCode, openedOn, doneOn, assessmentId }: ImprovementRow): Promise<MeasuredEffect | null> {
    if (!framework) return null
    const [sql, values] = criterionCode === null ? [OF_SCORE, []] : [OF_CRITERION, [criterionCode]]
    const measurements = await this.db.sql<Measurement>(sql, [unit.id, framework.id, ...values])
    return effectOf({ openedOn, doneOn, assessmentId, measurements })
  }
}
