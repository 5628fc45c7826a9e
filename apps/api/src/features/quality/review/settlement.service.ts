import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type Answers, scoreOf } from '@solmu/domain/quality/framework-score.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { compareReviews, countsAsReview, isOpenReview, replyDueOn } from '@solmu/domain/quality/review.js'
import { takesReviewers } from '@solmu/domain/quality/review-round.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { FrameworkReader } from '../framework/framework-reader.js'
import type { ReviewerType } from './review.graphql.js'
import type { ReplyToReviewInput, SettleCriterionInput } from './review.input.js'
import { readSettled } from './review-answer.js'
import { answersOf, ReviewStore } from './review-store.js'
import type { AgreedAnswer, GivenAnswer, ReviewSettlement, SettledCriterion, SettlementScore } from './settlement.graphql.js'
import { type ReviewRow, type SettledRow, SettlementQueries, type SideRow } from './settlement.queries.js'
import { SettlementWriter } from './settlement-writer.js'

/** What was read together about an assessment. */
type Settling = { row: SettledRow; content: FrameworkContent; reviewers: readonly ReviewerType[]; sides: readonly SideRow[]; given: readonly ReviewRow[] }

/** Whether the reviews are in and open to those who read the unit. */
const isOpenToAll = ({ state }: Pick<SettledRow, 'state'>): boolean => state === 'consensus' || state === 'reply' || state === 'final'

/** Lays reviews side by side, settles what differs, and takes the unit's reply, with which the assessment is final. */
@Injectable()
export class SettlementService {
  constructor(
    private readonly queries: SettlementQueries,
    private readonly store: ReviewStore,
    private readonly frameworks: FrameworkReader,
    private readonly writer: SettlementWriter,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(assessmentId: string): Promise<ReviewSettlement> {
    return this.shown(await this.read(assessmentId))
  }

  /** Closes the reviews when as many as were wished for are in and nobody still scores; for the reviewer who was the last. */
  async closeWhenAllAreIn(assessmentId: string): Promise<void> {
    const row = await this.queries.one(assessmentId)
    const reviewers = await this.store.reviewers([assessmentId])
    const submitted = reviewers.filter(({ state }) => state === 'submitted').length
    if (!row || row.state !== 'review' || submitted < row.wanted || reviewers.some(({ state }) => isOpenReview(state))) return
    await this.closed(assessmentId)
  }

  /**
   * Goes on with the reviews that are in, though a reviewer is missing.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED · ASSESSMENT_STATE while somebody still scores, or nothing is in
   */
  async close(assessmentId: string): Promise<ReviewSettlement> {
    const row = await this.found(assessmentId)
    this.access.check('review.assign', {})
    await this.closed(assessmentId)
    this.note(row, { state: 'consensus' })
    return this.one(assessmentId)
  }

  /** What all gave alike is agreed without a word; the unit may reply at once when nothing differs. */
  private async closed(assessmentId: string): Promise<void> {
    if (!(await this.writer.close(assessmentId))) throw new DomainError('ASSESSMENT_STATE', { params: { state: 'review', action: 'differ' } })
    const { row, content, reviewers, sides, given } = await this.read(assessmentId)
    const compared = compareReviews(content, answersOf(sides.filter(({ side }) => side === 'self')), reviewAnswers(reviewers, given))
    for (const { code, common } of compared) {
      if (!common) continue
      const answer = 'value' in common ? { value: common.value, skipped: null } : { value: null, skipped: common.skipped }
      await this.writer.settle(row, { criterionCode: code, ...answer, reason: '', version: 0 })
    }
    if (compared.every(({ differs }) => !differs)) await this.writer.agree(assessmentId)
  }

  /**
   * Settles one criterion; with the last one the unit may reply.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, ASSESSMENT_STATE · REQUIRED without a reason or a level · STALE when somebody
   *   else has settled it meanwhile
   */
  async settle(input: SettleCriterionInput): Promise<ReviewSettlement> {
    const { row, content, sides } = await this.read(input.assessmentId)
    if (row.state !== 'consensus') throw new DomainError('ASSESSMENT_STATE', { params: { state: row.state, action: 'settle' } })
    if (!row.isSettler) throw new DomainError('NOT_ALLOWED')
    const answer = readSettled(content, input)
    if (!(await this.writer.settle(row, answer))) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const before = sides.find(({ side, criterionCode }) => side === 'agreed' && criterionCode === answer.criterionCode)
    const { criterionCode, value, skipped, reason } = answer
    this.audit.note({ subjectType: 'quality_assessment', subjectId: row.id, unitId: row.unit.id, details: { criterionCode }, before: { value: before?.value ?? null }, after: { value, skipped, reason } })
    const settled = await this.one(row.id)
    if (settled.unsettled > 0) return settled
    await this.writer.agree(row.id)
    return this.one(row.id)
  }

  /**
   * Takes the unit's reply; what was agreed is final with it.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, ASSESSMENT_STATE, TOO_LONG
   */
  async reply({ assessmentId, reply }: ReplyToReviewInput): Promise<ReviewSettlement> {
    const { row, content, sides } = await this.read(assessmentId)
    this.access.check('assessment.submit', { unitId: row.unit.id })
    if (row.state !== 'reply') throw new DomainError('ASSESSMENT_STATE', { params: { state: row.state, action: 'reply' } })
    const fields = new TextFields()
    const said = fields.text(['reply'], reply, { most: 4000, isLong: true })
    throwIssues(fields.issues)
    const { value, band } = scoreOf(content, answersOf(sides.filter(({ side }) => side === 'agreed')))
    await this.writer.finalise(row.id, { reply: said, score: value, band })
    this.note(row, { state: 'final' })
    return this.one(assessmentId)
  }

  private async found(assessmentId: string): Promise<SettledRow> {
    const row = await this.queries.one(assessmentId)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['assessmentId'] })
    return row
  }

  private async read(assessmentId: string): Promise<Settling> {
    const row = await this.found(assessmentId)
    const content = await this.frameworks.contentOf(row.versionId)
    if (!content) throw new DomainError('NOT_FOUND')
    const reviewers = await this.store.reviewers([assessmentId])
    const sides = await this.queries.sides(assessmentId)
    const given = await this.queries.reviews(reviewers.filter(({ state }) => state === 'submitted').map(({ reviewId }) => reviewId))
    return { row, content, reviewers, sides, given }
  }

  private shown(of: Settling): ReviewSettlement {
    const { row, reviewers, given } = of
    // A reviewer who has handed in sees the own answers beside the unit's before all are in.
    const criteria = isOpenToAll(row) || given.length > 0 ? criteriaOf(of) : []
    const { id: assessmentId, unit, frameworkName, versionId, state, wanted, reply, repliedAt } = row
    return {
      ...{ assessmentId, unit, frameworkName, versionId, state, wanted, reply, repliedAt, reviewers: [...reviewers], criteria, ...scoresOf(of), ...this.rights(of) },
      missing: takesReviewers(state) ? Math.max(0, wanted - reviewers.filter((each) => countsAsReview(each.state)).length) : 0,
      unsettled: isOpenToAll(row) ? criteria.filter(({ differs, agreed }) => differs && !agreed).length : 0,
      replyDueOn: state === 'reply' ? replyDueOn(todayIn(undefined, row.heldSince)) : null
    }
  }

  private rights({ row, reviewers }: Settling): Pick<ReviewSettlement, 'mayClose' | 'maySettle' | 'mayReply'> {
    const has = (is: (state: ReviewerType['state']) => boolean): boolean => reviewers.some(({ state }) => is(state))
    const isIn = row.state === 'review' && has((state) => state === 'submitted') && !has(isOpenReview)
    return {
      mayClose: isIn && this.access.may('review.assign', {}),
      maySettle: row.isSettler,
      mayReply: row.state === 'reply' && this.access.may('assessment.submit', { unitId: row.unit.id })
    }
  }

  private note({ id, unit }: SettledRow, details: Readonly<Record<string, string>>): void {
    this.audit.note({ subjectType: 'quality_assessment', subjectId: id, unitId: unit.id, details })
  }
}

const reviewAnswers = (reviewers: readonly ReviewerType[], given: readonly ReviewRow[]): Answers[] =>
  reviewers.filter(({ state }) => state === 'submitted').map(({ reviewId }) => answersOf(given.filter((each) => each.reviewId === reviewId)))

/** What each side comes to, as far as the viewer sees it. */
function scoresOf({ row, content, reviewers, sides, given }: Settling): Pick<ReviewSettlement, 'selfScore' | 'reviewScores' | 'agreedScore'> {
  const scored = (rows: readonly (SideRow | ReviewRow)[], reviewId: string | null) => (rows.length > 0 ? [scoreAs(content, answersOf(rows), reviewId)] : [])
  const ofSide = (name: SideRow['side']) => scored(sides.filter(({ side }) => side === name), null)[0] ?? null
  return {
    selfScore: ofSide('self'),
    reviewScores: reviewers.flatMap(({ reviewId }) => scored(given.filter((each) => each.reviewId === reviewId), reviewId)),
    agreedScore: isOpenToAll(row) ? (ofSide('agreed') ?? scoreAs(content, {}, null)) : null
  }
}

function scoreAs(content: FrameworkContent, answers: Answers, reviewId: string | null): SettlementScore {
  const { value, band } = scoreOf(content, answers)
  return { reviewId, score: value, band }
}

function criteriaOf({ content, reviewers, sides, given }: Settling): SettledCriterion[] {
  const self = sides.filter(({ side }) => side === 'self')
  return compareReviews(content, answersOf(self), reviewAnswers(reviewers, given)).map(({ code, differs }) => ({
    ...{ code, differs },
    self: self.filter(({ criterionCode }) => criterionCode === code).map((each): GivenAnswer => givenOf(each, null))[0] ?? null,
    reviews: given.filter(({ criterionCode }) => criterionCode === code).map((each) => givenOf(each, each.reviewId)),
    agreed: sides.filter(({ side, criterionCode }) => side === 'agreed' && criterionCode === code).map(agreedOf)[0] ?? null
  }))
}

const givenOf = ({ value, skipped, comment }: SideRow | ReviewRow, reviewId: string | null): GivenAnswer => ({ reviewId, value, skipped, comment })

const agreedOf = (row: SideRow): AgreedAnswer => ({ ...givenOf(row, null), reason: row.reason, settledBy: row.settledBy, version: row.version })
