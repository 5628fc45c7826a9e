import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AssessmentState } from '@solmu/domain/quality/assessment-workflow.js'
import type { ReviewState } from '@solmu/domain/quality/review.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { AssessmentStateEnum } from '../assessment/assessment-kinds.graphql.js'
import { ReviewStateEnum } from './review-kinds.graphql.js'

@ObjectType('QualityReviewAnswer', { description: 'What a reviewer gives to one criterion.' })
export class ReviewAnswerType {
  @Field(() => String, { description: 'The criterion.' })
  criterionCode!: string

  @Field(() => Int, { nullable: true, description: 'The level, or the share in percent; null when none is given.' })
  value!: number | null

  @Field(() => String, { nullable: true, description: 'Why it is left out; null when it is not.' })
  skipped!: string | null

  @Field(() => String, { description: 'What the reviewer says about it.' })
  comment!: string

  @Field(() => Int, { description: 'How many times it was written; a change must name it.' })
  version!: number
}

@ObjectType('QualityReviewer', { description: 'Somebody who reviews, or was asked to review, one assessment.' })
export class ReviewerType {
  @Field(() => ID, { description: 'The review.' })
  reviewId!: string

  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string

  @Field(() => ID, { description: 'The person.' })
  reviewerId!: string

  @Field(() => String, { description: 'The name of the person.' })
  name!: string

  @Field(() => ReviewStateEnum, { description: 'Where the review stands.' })
  state!: ReviewState

  @Field(() => Date, { description: 'Since when.' })
  assignedAt!: Date

  @Field(() => IsoDay, { nullable: true, description: 'The day of the visit; null while there is none.' })
  visitOn!: string | null

  @Field(() => String, { description: 'Who is met, and how the day goes.' })
  visitPlan!: string

  @Field(() => Date, { nullable: true, description: 'When it was handed in.' })
  submittedAt!: Date | null

  @Field(() => String, { description: 'Why it was declined or ended; for the reviewer and whoever assigns.' })
  declinedReason!: string

  @Field(() => Boolean, { description: 'Whether the person reviews no more.' })
  hasLeft!: boolean
}

@ObjectType('QualityReview', { description: 'A review that the viewer has been asked for.' })
export class ReviewType {
  @Field(() => ID, { description: 'The id of the review.' })
  id!: string

  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string

  @Field(() => OrgUnitRefType, { description: 'The unit that is reviewed.' })
  unit!: OrgUnitRefType

  @Field(() => LocalizedTextType, { description: 'What the framework is called.' })
  frameworkName!: LocalizedText

  @Field(() => ID, { description: 'The version of the framework.' })
  versionId!: string

  @Field(() => LocalizedTextType, { nullable: true, description: 'The round; null when there is none.' })
  cycleName!: LocalizedText | null

  @Field(() => AssessmentStateEnum, { description: 'Where the assessment stands.' })
  assessmentState!: AssessmentState

  @Field(() => ReviewStateEnum, { description: 'Where the review stands.' })
  state!: ReviewState

  @Field(() => IsoDay, { nullable: true, description: 'By when it is to be handed in; null when no day was set.' })
  dueOn!: string | null

  @Field(() => Date, { nullable: true, description: 'When the unit handed in; null while it has not.' })
  handedInAt!: Date | null

  @Field(() => IsoDay, { nullable: true, description: 'The day of the visit; null while there is none.' })
  visitOn!: string | null

  @Field(() => String, { description: 'Who is met, and how the day goes.' })
  visitPlan!: string

  @Field(() => String, { description: 'What whoever assigned it has to say.' })
  note!: string

  @Field(() => Date, { nullable: true, description: 'When it was handed in.' })
  submittedAt!: Date | null

  @Field(() => Int, { description: 'To how many criteria the reviewer has given a level or a reason.' })
  answeredCount!: number

  @Field(() => Int, { description: 'How many criteria there are.' })
  criterionCount!: number

  @Field(() => Boolean, { description: 'Whether the reviewer may score now: the unit has handed in, and the review is open.' })
  isOpen!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A review after it was changed.' })
export class ReviewPayload {
  @Field(() => ReviewType, { description: 'The review.' })
  review!: ReviewType
}
