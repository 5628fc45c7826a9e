import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { isOpenReview } from '@solmu/domain/quality/review.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { isIsoDate } from '@solmu/shared/dates.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { FrameworkReader } from '../framework/framework-reader.js'
import type { ReviewType } from './review.graphql.js'
import type { AnswerReviewInput, DeclineReviewInput, PlanVisitInput, ReviewStepInput } from './review.input.js'
import { readAnswer } from './review-answer.js'
import { ReviewStore } from './review-store.js'
import { SettlementService } from './settlement.service.js'

/** What a reviewer does: plans the visit, scores, hands in, or declines. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly store: ReviewStore,
    private readonly frameworks: FrameworkReader,
    private readonly settlement: SettlementService,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Saves answers; all of them or none.
   *
   * @throws DomainError NOT_FOUND · REVIEW_STATE when it cannot be scored now · STALE (path answers, place) for what was written
   *   meanwhile on another device · OUT_OF_RANGE, UNKNOWN_REFERENCE for what the framework does not have
   */
  async answer({ reviewId, answers }: AnswerReviewInput): Promise<ReviewType> {
    const review = await this.store.locked(reviewId, null)
    demandOpen(review)
    const content = await this.contentOf(review)
    const read = answers.map((answer, place) => readAnswer(content, answer, place))
    for (const [place, answer] of read.entries()) {
      if (!(await this.store.write(reviewId, answer))) throw new DomainError('STALE', { path: ['answers', place] })
    }
    if (review.state === 'assigned') await this.store.change(reviewId, { state: 'scoring' })
    // What was given stays out of the trail: others read it before they may read the review.
    this.note(review, { count: answers.length })
    return this.store.one(reviewId)
  }

  /** @throws DomainError NOT_FOUND, STALE, REVIEW_STATE, INVALID_DATE */
  async planVisit({ reviewId, expectedVersion, visitOn, visitPlan }: PlanVisitInput): Promise<ReviewType> {
    const review = await this.store.locked(reviewId, expectedVersion)
    if (!isOpenReview(review.state)) throw new DomainError('REVIEW_STATE')
    const day = visitOn ?? null
    if (day !== null && !isIsoDate(day)) throw new DomainError('INVALID_DATE', { path: ['visitOn'] })
    const fields = new TextFields()
    const plan = fields.text(['visitPlan'], visitPlan, { most: 4000, isLong: true })
    throwIssues(fields.issues)
    await this.store.change(reviewId, { visitOn: day, visitPlan: plan })
    this.note(review, { visitOn: day ?? '' })
    return this.store.one(reviewId)
  }

  /** @throws DomainError NOT_FOUND, STALE, REVIEW_STATE, REQUIRED without a reason */
  async decline({ reviewId, expectedVersion, reason }: DeclineReviewInput): Promise<void> {
    const review = await this.store.locked(reviewId, expectedVersion)
    if (!isOpenReview(review.state)) throw new DomainError('REVIEW_STATE')
    const fields = new TextFields()
    const declinedReason = fields.text(['reason'], reason, { most: 2000, isLong: true })
    if (declinedReason === '') fields.refuse('REQUIRED', ['reason'])
    throwIssues(fields.issues)
    await this.store.change(reviewId, { state: 'declined', declinedReason })
    this.note(review, { state: 'declined' })
  }

  /**
   * Hands the review in. With the last one that was wished for, what all gave alike is agreed, and what differs is settled.
   *
   * @throws DomainError NOT_FOUND, STALE, REVIEW_STATE · REQUIRED (params count) while criteria have neither a level nor a reason
   */
  async submit({ reviewId, expectedVersion }: ReviewStepInput): Promise<ReviewType> {
    const review = await this.store.locked(reviewId, expectedVersion)
    demandOpen(review)
    const count = review.criterionCount - review.answeredCount
    if (count > 0) throw new DomainError('REQUIRED', { path: ['answers'], params: { count } })
    await this.store.change(reviewId, { state: 'submitted' })
    this.note(review, { state: 'submitted' })
    await this.settlement.closeWhenAllAreIn(review.assessmentId)
    return this.store.one(reviewId)
  }

  private async contentOf({ versionId }: ReviewType): Promise<FrameworkContent> {
    const content = await this.frameworks.contentOf(versionId)
    if (!content) throw new DomainError('NOT_FOUND')
    return content
  }

  private note({ id, unit }: ReviewType, details: Readonly<Record<string, string | number>>): void {
    this.audit.note({ subjectType: 'quality_review', subjectId: id, unitId: unit.id, details })
  }
}

/** @throws DomainError REVIEW_STATE */
function demandOpen({ isOpen }: ReviewType): void {
  if (!isOpen) throw new DomainError('REVIEW_STATE')
}
