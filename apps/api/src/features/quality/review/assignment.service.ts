import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isOpenReview, type ReviewState } from '@solmu/domain/quality/review.js'
import { indexOf, pairObstacle, type ReviewPair } from '@solmu/domain/quality/review-assignment.js'
import { roundFacts, takesReviewers } from '@solmu/domain/quality/review-round.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { ReviewAssignment } from './assignment.graphql.js'
import { AssignmentQueries } from './assignment.queries.js'
import type { AssignReviewsInput, EndReviewInput } from './review.input.js'
import { ReviewLetters } from './review-letters.js'
import { ReviewStore } from './review-store.js'

/** A key of the lock under which reviewers of one round are assigned, so that no two make a reciprocal pair together. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('quality_review:' || $1, 0))`

/** Says who reviews whom. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly queries: AssignmentQueries,
    private readonly store: ReviewStore,
    private readonly letters: ReviewLetters,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(cycleId: string): Promise<ReviewAssignment> {
    const round = await this.queries.round(cycleId)
    if (!round) throw new DomainError('NOT_FOUND', { path: ['cycleId'] })
    return { round, assessments: await this.queries.assessments(cycleId), reviewers: await this.queries.pool() }
  }

  /**
   * Adds pairs and tells the reviewers.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED · UNKNOWN_REFERENCE for what is not of the round or nobody who reviews ·
   *   REVIEW_STATE for what has left the review · REVIEWER_REFUSED (params obstacle) for a pair that the rules forbid
   */
  async assign({ cycleId, wanted, pairs, note }: AssignReviewsInput): Promise<ReviewAssignment> {
    await this.db.sql(LOCK, [cycleId])
    const before = await this.one(cycleId)
    this.access.check('review.assign', {})
    const fields = new TextFields()
    const said = fields.text(['note'], note, { most: 2000, isLong: true })
    throwIssues(fields.issues)
    this.demandAllowed(before, pairs, wanted)
    await this.write(before, pairs, said)
    const open = before.assessments.filter(({ state }) => takesReviewers(state)).map(({ id }) => id)
    await this.db.sql('UPDATE quality_assessment SET reviewers_wanted = $2 WHERE id = ANY ($1) AND reviewers_wanted <> $2', [open, wanted])
    this.audit.note({ subjectType: 'quality_cycle', subjectId: cycleId, details: { count: pairs.length, wanted } })
    await this.letters.assigned(before.round, pairs, said)
    return this.one(cycleId)
  }

  private demandAllowed(of: ReviewAssignment, pairs: readonly ReviewPair[], wanted: number): void {
    const facts = roundFacts(of, { wanted, most: null })
    const index = indexOf(facts)
    const chosen: ReviewPair[] = [...facts.kept]
    for (const [place, pair] of pairs.entries()) {
      const assessment = of.assessments.find(({ id }) => id === pair.assessmentId)
      if (!assessment || !index.reviewers.has(pair.reviewerId)) throw new DomainError('UNKNOWN_REFERENCE', { path: ['pairs', place] })
      if (!takesReviewers(assessment.state)) throw new DomainError('REVIEW_STATE', { path: ['pairs', place] })
      const found = pairObstacle(index, pair, chosen)
      if (found) throw new DomainError('REVIEWER_REFUSED', { path: ['pairs', place], params: { obstacle: found.obstacle } })
      chosen.push(pair)
    }
  }

  private async write({ assessments }: ReviewAssignment, pairs: readonly ReviewPair[], note: string): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    const unitOf = new Map(assessments.map(({ id, unit }) => [id, unit.id]))
    await this.db.sql(
      `INSERT INTO quality_review (id, consortium_id, assessment_id, unit_id, reviewer_id, assigned_by, note)
       SELECT t.id, $1, t.assessment, t.unit, t.reviewer, $2, $3 FROM unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[]) AS t (id, assessment, unit, reviewer)`,
      [
        ...[consortiumId, userId, note, pairs.map(() => newId()), pairs.map(({ assessmentId }) => assessmentId)],
        ...[pairs.map(({ assessmentId }) => unitOf.get(assessmentId)), pairs.map(({ reviewerId }) => reviewerId)]
      ]
    )
  }

  /**
   * Ends a review that was not handed in.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, REVIEW_STATE, REQUIRED without a reason
   */
  async end({ reviewId, reason }: EndReviewInput): Promise<string> {
    const [row] = await this.db.sql<{ assessmentId: string; unitId: string; state: ReviewState }>(
      `SELECT assessment_id AS "assessmentId", unit_id AS "unitId", state FROM quality_review WHERE id = $1 AND consortium_id = $2 FOR UPDATE`,
      [reviewId, currentViewer().consortiumId]
    )
    if (!row) throw new DomainError('NOT_FOUND', { path: ['reviewId'] })
    this.access.check('review.assign', {})
    if (!isOpenReview(row.state)) throw new DomainError('REVIEW_STATE')
    const fields = new TextFields()
    const declinedReason = fields.text(['reason'], reason, { most: 2000, isLong: true })
    if (declinedReason === '') fields.refuse('REQUIRED', ['reason'])
    throwIssues(fields.issues)
    await this.store.change(reviewId, { state: 'ended', declinedReason })
    this.audit.note({ subjectType: 'quality_review', subjectId: reviewId, unitId: row.unitId, details: { state: 'ended' } })
    return row.assessmentId
  }
}
