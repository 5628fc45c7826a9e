import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { EvidenceType } from '../assessment/assessment.graphql.js'
import { AssessmentReader } from '../assessment/assessment-reader.js'
import { ReviewAnswerType, ReviewerType, ReviewPayload, ReviewType } from './review.graphql.js'
import { AnswerReviewInput, DeclineReviewInput, PlanVisitInput, ReviewStepInput } from './review.input.js'
import { ReviewService } from './review.service.js'
import { ReviewStore } from './review-store.js'

/** What a reviewer is asked for. */
@Resolver(() => ReviewType)
export class ReviewResolver {
  constructor(
    private readonly store: ReviewStore,
    private readonly service: ReviewService,
    private readonly assessments: AssessmentReader,
    private readonly loaders: Loaders
  ) {}

  @Requires('review.write')
  @Query(() => [ReviewType], { description: 'The reviews for which the viewer has been asked, those that wait first.' })
  myReviews(): Promise<ReviewType[]> {
    return this.store.mine()
  }

  @Requires('review.write')
  @Query(() => ReviewType, { description: 'A review of the viewer’s own.' })
  qualityReview(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<ReviewType> {
    return this.store.one(id)
  }

  @Requires('review.write')
  @Mutation(() => ReviewPayload, { description: 'Saves answers of a review; all of them or none.' })
  async answerReview(@Args('input', { description: 'What is given.' }) input: AnswerReviewInput): Promise<ReviewPayload> {
    return { review: await this.service.answer(input) }
  }

  @Requires('review.write')
  @Mutation(() => ReviewPayload, { description: 'Plans the visit to the unit.' })
  async planReviewVisit(@Args('input', { description: 'The plan.' }) input: PlanVisitInput): Promise<ReviewPayload> {
    return { review: await this.service.planVisit(input) }
  }

  @Requires('review.write')
  @Mutation(() => ReviewPayload, { description: 'Declines a review.' })
  async declineReview(@Args('input', { description: 'Which one, and why.' }) input: DeclineReviewInput): Promise<ReviewPayload> {
    await this.service.decline(input)
    return { review: await this.store.one(input.reviewId) }
  }

  @Requires('review.write')
  @Mutation(() => ReviewPayload, { description: 'Hands a review in. It does not change any more.' })
  async submitReview(@Args('input', { description: 'Which one.' }) input: ReviewStepInput): Promise<ReviewPayload> {
    return { review: await this.service.submit(input) }
  }

  @ResolveField(() => [ReviewAnswerType], { description: 'What the viewer has given.' })
  answers(@Parent() { id }: ReviewType): Promise<ReviewAnswerType[]> {
    return this.loaders.of<ReviewAnswerType>('answersOfReview', (ids) => this.store.answersByReview(ids)).load(id)
  }

  @ResolveField(() => [EvidenceType], { description: 'What the unit shows; nothing before it has handed in.' })
  evidence(@Parent() { assessmentId }: ReviewType): Promise<EvidenceType[]> {
    return this.assessments.evidenceOf(assessmentId)
  }

  @ResolveField(() => [ReviewerType], { description: 'Who else reviews the unit.' })
  reviewers(@Parent() { assessmentId }: ReviewType): Promise<ReviewerType[]> {
    const loader = this.loaders.of<ReviewerType>('reviewersOfAssessment', async (ids) =>
      (await this.store.reviewers(ids)).map((value) => ({ key: value.assessmentId, value }))
    )
    return loader.load(assessmentId)
  }
}
