import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { Answer, Answers } from '@solmu/domain/quality/framework-score.js'
import { isOpenReview } from '@solmu/domain/quality/review.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { ReviewAnswerType, ReviewerType, ReviewType } from './review.graphql.js'

const REVIEWS = `SELECT r.id, m.assessment_id AS "assessmentId", json_build_object('id', n.id, 'name', ${nameOf('n')}, 'type', n.type) AS unit,
    v.content -> 'name' AS "frameworkName", m.version_id AS "versionId", CASE WHEN c.id IS NOT NULL THEN ${nameOf('c')} END AS "cycleName",
    m.assessment_state AS "assessmentState", r.state, m.due_on AS "dueOn", m.handed_in_at AS "handedInAt", r.visit_on AS "visitOn",
    r.visit_plan AS "visitPlan", r.note, r.submitted_at AS "submittedAt", r.version,
    (SELECT count(*)::int FROM quality_review_answer w WHERE w.review_id = r.id AND (w.value IS NOT NULL OR w.skipped IS NOT NULL)) AS "answeredCount",
    (SELECT count(*)::int FROM quality_criterion q WHERE q.version_id = m.version_id) AS "criterionCount"
  FROM app.my_reviews() m JOIN quality_review r ON r.id = m.review_id JOIN unit_now n ON n.id = m.unit_id
    JOIN quality_framework_version v ON v.id = m.version_id LEFT JOIN quality_cycle c ON c.id = m.cycle_id`

const REVIEWERS = `SELECT review_id AS "reviewId", assessment_id AS "assessmentId", reviewer_id AS "reviewerId", display_name AS name, state,
    assigned_at AS "assignedAt", visit_on AS "visitOn", visit_plan AS "visitPlan", submitted_at AS "submittedAt", declined_reason AS "declinedReason",
    has_left AS "hasLeft"
  FROM app.reviews_of($1)`

/** Answers by their criteria, as the rules take them; what nobody has given is not there. */
export function answersOf(rows: readonly Pick<ReviewAnswerType, 'criterionCode' | 'value' | 'skipped'>[]): Answers {
  return Object.fromEntries(
    rows.flatMap(({ criterionCode, value, skipped }): [string, Answer][] => {
      if (skipped !== null) return [[criterionCode, { skipped }]]
      return value === null ? [] : [[criterionCode, { value }]]
    })
  )
}

/** Reads reviews as far as the viewer sees them, and writes those of the viewer. */
@Injectable()
export class ReviewStore {
  constructor(private readonly db: Db) {}

  /** The viewer's own reviews, those that wait first. */
  mine(): Promise<ReviewType[]> {
    return this.read('TRUE', [])
  }

  /** @throws DomainError NOT_FOUND for a review that is not the viewer's own */
  async one(id: string): Promise<ReviewType> {
    const [row] = await this.read('r.id = $1', [id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['reviewId'] })
    return row
  }

  private async read(where: string, values: readonly unknown[]): Promise<ReviewType[]> {
    const rows = await this.db.sql<Omit<ReviewType, 'isOpen'>>(
      `${REVIEWS} WHERE ${where} ORDER BY r.state NOT IN ('assigned', 'scoring'), m.due_on NULLS LAST, n.name_fi, r.id`,
      values
    )
    return rows.map((row) => ({ ...row, isOpen: isOpenReview(row.state) && row.assessmentState === 'review' }))
  }

  /**
   * The review, locked for a change by its reviewer.
   *
   * @throws DomainError NOT_FOUND, STALE
   */
  async locked(id: string, expectedVersion: number | null): Promise<ReviewType> {
    await this.db.sql('SELECT 1 FROM quality_review WHERE id = $1 AND reviewer_id = $2 FOR UPDATE', [id, currentViewer().userId])
    const review = await this.one(id)
    if (expectedVersion !== null && review.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return review
  }

  /** What reviewers have given, by review. */
  answersByReview(reviewIds: readonly string[]): Promise<{ key: string; value: ReviewAnswerType }[]> {
    return this.db.sql(
      `SELECT review_id AS key, json_build_object('criterionCode', criterion_code, 'value', value, 'skipped', skipped, 'comment', comment, 'version', version) AS value
       FROM quality_review_answer WHERE review_id = ANY ($1) ORDER BY review_id, criterion_code`,
      [reviewIds]
    )
  }

  /** Who reviews, in the order in which they were asked. */
  reviewers(assessmentIds: readonly string[]): Promise<ReviewerType[]> {
    return this.db.sql<ReviewerType>(REVIEWERS, [assessmentIds])
  }

  /** Writes an answer; false when somebody has written another version meanwhile. */
  async write(reviewId: string, answer: ReviewAnswerType): Promise<boolean> {
    const { criterionCode, value, skipped, comment, version } = answer
    const rows = await this.db.sql(
      `INSERT INTO quality_review_answer AS w (review_id, criterion_code, consortium_id, value, skipped, comment)
       SELECT $1, $2, $3, $4, $5, $6 WHERE $7 = 0 OR EXISTS (SELECT 1 FROM quality_review_answer e WHERE e.review_id = $1 AND e.criterion_code = $2)
       ON CONFLICT (review_id, criterion_code) DO UPDATE SET value = EXCLUDED.value, skipped = EXCLUDED.skipped, comment = EXCLUDED.comment,
         changed_at = now(), version = w.version + 1 WHERE w.version = $7
       RETURNING 1`,
      [reviewId, criterionCode, currentViewer().consortiumId, value, skipped, comment, version]
    )
    return rows.length > 0
  }

  /** Changes the record of a review. */
  async change(id: string, to: { state?: string; declinedReason?: string; visitOn?: string | null; visitPlan?: string }): Promise<void> {
    await this.db.sql(
      `UPDATE quality_review SET state = coalesce($2, state), declined_reason = coalesce($3, declined_reason),
         visit_on = CASE WHEN $4 THEN $5::date ELSE visit_on END, visit_plan = coalesce($6, visit_plan),
         submitted_at = CASE WHEN $2 = 'submitted' THEN now() ELSE submitted_at END, version = version + 1 WHERE id = $1`,
      [id, to.state ?? null, to.declinedReason ?? null, to.visitOn !== undefined, to.visitOn ?? null, to.visitPlan ?? null]
    )
  }
}
