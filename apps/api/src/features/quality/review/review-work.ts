import { Injectable, type OnModuleInit } from '@nestjs/common'
import { replyDueOn } from '@solmu/domain/quality/review.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]
type Row = { readonly id: string; readonly unitId: string; readonly dueOn: string | null }

const TO_SCORE = `SELECT review_id AS id, m.unit_id AS "unitId", due_on AS "dueOn" FROM app.my_reviews() m JOIN quality_review r ON r.id = m.review_id
  WHERE r.state IN ('assigned', 'scoring') AND m.assessment_state = 'review' ORDER BY due_on, id`
const TO_SETTLE = `SELECT m.assessment_id AS id, m.unit_id AS "unitId", NULL AS "dueOn" FROM app.my_reviews() m JOIN quality_review r ON r.id = m.review_id
  WHERE r.state = 'submitted' AND m.assessment_state = 'consensus' ORDER BY m.assessment_id`
const LACKING = `SELECT count(*)::int AS count FROM quality_assessment a WHERE a.review <> 'none' AND a.state IN ('self', 'review')
  AND (SELECT count(*) FROM quality_review r WHERE r.assessment_id = a.id AND r.state IN ('assigned', 'scoring', 'submitted')) < greatest(a.reviewers_wanted, 1)`
const TO_REPLY = `SELECT a.id, a.unit_id AS "unitId", a.held_since AS "heldSince" FROM quality_assessment a
  WHERE a.state = 'reply' AND a.unit_id = ANY (ARRAY(SELECT app.units_for('assessment.submit'))) ORDER BY a.held_since, a.id`

/** Tells the inbox which reviews wait to be written and settled, which units lack reviewers, and what a unit may reply to. */
@Injectable()
export class ReviewWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(async () => [...(await this.ofReviewer()), ...(await this.ofAssigner()), ...(await this.ofUnit())])
  }

  private async ofReviewer(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('review.write')) return []
    const scoring = await this.db.sql<Row>(TO_SCORE)
    const settling = await this.db.sql<Row>(TO_SETTLE)
    return [
      ...scoring.map(({ id, unitId, dueOn }): BroughtWork => ({ kind: 'review_waiting', subject: id, unitId, ...(dueOn && { dueOn }), params: { reviewId: id } })),
      ...settling.map(({ id, unitId }): BroughtWork => ({ kind: 'review_to_settle', subject: id, unitId, params: { assessmentId: id } }))
    ]
  }

  private async ofAssigner(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('review.assign')) return []
    const [row] = await this.db.sql<{ count: number }>(LACKING)
    return row && row.count > 0 ? [{ kind: 'reviewer_missing', subject: 'rounds', params: { count: row.count } }] : []
  }

  private async ofUnit(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('assessment.submit')) return []
    const rows = await this.db.sql<{ id: string; unitId: string; heldSince: Date }>(TO_REPLY)
    return rows.map(({ id, unitId, heldSince }) => ({ kind: 'review_reply', subject: id, unitId, dueOn: replyDueOn(todayIn(undefined, heldSince)), params: { assessmentId: id } }))
  }
}
