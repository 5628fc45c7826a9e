import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { CloseReviewsInput, ReplyToReviewInput, SettleCriterionInput } from './review.input.js'
import { ReviewSettlement, ReviewSettlementPayload } from './settlement.graphql.js'
import { SettlementService } from './settlement.service.js'

/** How reviews are brought together. */
@Resolver()
export class SettlementResolver {
  constructor(private readonly service: SettlementService) {}

  @Requires('quality.read')
  @Query(() => ReviewSettlement, { description: 'The reviews of an assessment side by side, as far as the viewer may see them.' })
  reviewSettlement(@Args('assessmentId', { type: () => ID, description: 'Which assessment.' }) assessmentId: string): Promise<ReviewSettlement> {
    return this.service.one(assessmentId)
  }

  @Requires('review.assign')
  @Mutation(() => ReviewSettlementPayload, { description: 'Goes on with the reviews that are in, though a reviewer is missing.' })
  async closeReviews(@Args('input', { description: 'Of which assessment.' }) { assessmentId }: CloseReviewsInput): Promise<ReviewSettlementPayload> {
    return { settlement: await this.service.close(assessmentId) }
  }

  @Requires('quality.read')
  @Mutation(() => ReviewSettlementPayload, { description: 'Settles what differs about one criterion, with a reason; for its reviewers and whoever assigns.' })
  async settleCriterion(@Args('input', { description: 'What is agreed.' }) input: SettleCriterionInput): Promise<ReviewSettlementPayload> {
    return { settlement: await this.service.settle(input) }
  }

  @Requires('assessment.submit')
  @Mutation(() => ReviewSettlementPayload, { description: 'Replies to the review for the unit. What was agreed is final with it.' })
  async replyToReview(@Args('input', { description: 'What the unit says.' }) input: ReplyToReviewInput): Promise<ReviewSettlementPayload> {
    return { settlement: await this.service.reply(input) }
  }
}
