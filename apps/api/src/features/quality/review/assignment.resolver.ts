import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { PoolReviewer, ReviewAssignment, ReviewAssignmentPayload, ReviewerInterestsPayload, ReviewRound } from './assignment.graphql.js'
import { AssignmentQueries } from './assignment.queries.js'
import { AssignmentService } from './assignment.service.js'
import { InterestService } from './interest.service.js'
import { ReviewSettlementPayload } from './settlement.graphql.js'
import { AssignReviewsInput, DeclareInterestInput, EndInterestInput, EndReviewInput } from './review.input.js'
import { SettlementService } from './settlement.service.js'

/** Who reviews whom. */
@Resolver()
export class AssignmentResolver {
  constructor(
    private readonly queries: AssignmentQueries,
    private readonly service: AssignmentService,
    private readonly interests: InterestService,
    private readonly settlement: SettlementService
  ) {}

  @Requires('review.assign')
  @Query(() => [ReviewRound], { description: 'The rounds that are or were reviewed, the newest first.' })
  reviewRounds(): Promise<ReviewRound[]> {
    return this.queries.rounds()
  }

  @Requires('review.assign')
  @Query(() => ReviewAssignment, { description: 'All that decides who reviews whom in a round.' })
  reviewAssignment(@Args('cycleId', { type: () => ID, description: 'Which round.' }) cycleId: string): Promise<ReviewAssignment> {
    return this.service.one(cycleId)
  }

  @Requires('quality.read')
  @Query(() => [PoolReviewer], { description: 'Those who review, for whoever assigns; for a reviewer themselves alone, with the declared interests.' })
  reviewers(): Promise<PoolReviewer[]> {
    return this.queries.pool()
  }

  @Requires('review.assign')
  @Mutation(() => ReviewAssignmentPayload, { description: 'Adds reviewers to the units of a round, and tells them.' })
  async assignReviews(@Args('input', { description: 'Who reviews whom.' }) input: AssignReviewsInput): Promise<ReviewAssignmentPayload> {
    return { assignment: await this.service.assign(input) }
  }

  @Requires('review.assign')
  @Mutation(() => ReviewSettlementPayload, { description: 'Ends a review that was not handed in.' })
  async endReview(@Args('input', { description: 'Which one, and why.' }) input: EndReviewInput): Promise<ReviewSettlementPayload> {
    return { settlement: await this.settlement.one(await this.service.end(input)) }
  }

  @Requires('quality.read')
  @Mutation(() => ReviewerInterestsPayload, { description: 'Declares an interest: one’s own, or, for whoever assigns, another’s.' })
  async declareInterest(@Args('input', { description: 'Whose, and in what.' }) input: DeclareInterestInput): Promise<ReviewerInterestsPayload> {
    return { reviewer: await this.interests.declare(input) }
  }

  @Requires('quality.read')
  @Mutation(() => ReviewerInterestsPayload, { description: 'Ends a declared interest.' })
  async endInterest(@Args('input', { description: 'Which one.' }) input: EndInterestInput): Promise<ReviewerInterestsPayload> {
    return { reviewer: await this.interests.end(input) }
  }
}
