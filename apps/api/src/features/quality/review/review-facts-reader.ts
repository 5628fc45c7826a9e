import { Injectable, type OnModuleInit } from '@nestjs/common'
import { isOpenReview } from '@solmu/domain/quality/review.js'
import { todayIn } from '@solmu/shared/dates.js'
import { ReviewFacts, type ReviewFactsOf } from '../assessment/review-facts.js'
import { ReviewStore } from './review-store.js'
import { SettlementService } from './settlement.service.js'

/** Tells assessments how their reviews stand. */
@Injectable()
export class ReviewFactsReader implements OnModuleInit {
  constructor(
    private readonly facts: ReviewFacts,
    private readonly store: ReviewStore,
    private readonly settlement: SettlementService
  ) {}

  onModuleInit(): void {
    this.facts.register((assessmentId) => this.read(assessmentId))
  }

  private async read(assessmentId: string): Promise<ReviewFactsOf> {
    const reviewers = await this.store.reviewers([assessmentId])
    const count = (is: (each: (typeof reviewers)[number]) => boolean): number => reviewers.filter(is).length
    const reviewsIn = count(({ state }) => state === 'submitted')
    const reviewsOpen = count(({ state }) => isOpenReview(state))
    if (reviewsIn === 0) return { reviewsIn, reviewsOpen, differing: 0, unsettled: 0, isReplyOver: false }
    const { criteria, unsettled, replyDueOn } = await this.settlement.one(assessmentId)
    const differing = criteria.filter(({ differs }) => differs).length
    return { reviewsIn, reviewsOpen, differing, unsettled, isReplyOver: replyDueOn !== null && replyDueOn < todayIn() }
  }
}
