import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AssessmentState } from '@solmu/domain/quality/assessment-workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { AssessmentStateEnum } from '../assessment/assessment-kinds.graphql.js'
import { ReviewerType } from './review.graphql.js'

@ObjectType({ description: 'What somebody gave to a criterion.' })
export class GivenAnswer {
  @Field(() => ID, { nullable: true, description: 'The review; null for the unit itself and for what is agreed.' })
  reviewId!: string | null

  @Field(() => Int, { nullable: true, description: 'The level, or the share in percent.' })
  value!: number | null

  @Field(() => String, { nullable: true, description: 'Why it is left out.' })
  skipped!: string | null

  @Field(() => String, { description: 'What was said about it.' })
  comment!: string
}

@ObjectType({ description: 'What is agreed about a criterion.' })
export class AgreedAnswer extends GivenAnswer {
  @Field(() => String, { description: 'Why it was settled so; empty where all gave the same.' })
  reason!: string

  @Field(() => String, { nullable: true, description: 'Who settled it; null where nobody had to.' })
  settledBy!: string | null

  @Field(() => Int, { description: 'How many times it was written; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'One criterion with what everybody gave to it.' })
export class SettledCriterion {
  @Field(() => String, { description: 'The criterion.' })
  code!: string

  @Field(() => Boolean, { description: 'Whether not all gave the same level.' })
  differs!: boolean

  @Field(() => GivenAnswer, { nullable: true, description: 'What the unit gave; null when it gave nothing.' })
  self!: GivenAnswer | null

  @Field(() => [GivenAnswer], { description: 'What the reviewers gave.' })
  reviews!: GivenAnswer[]

  @Field(() => AgreedAnswer, { nullable: true, description: 'What is agreed; null while nothing is.' })
  agreed!: AgreedAnswer | null
}

@ObjectType({ description: 'What answers come to.' })
export class SettlementScore {
  @Field(() => ID, { nullable: true, description: 'The review; null for the unit itself and for what is agreed.' })
  reviewId!: string | null

  @Field(() => Float, { nullable: true, description: 'The score; null when there is none.' })
  score!: number | null

  @Field(() => String, { nullable: true, description: 'The code of its band.' })
  band!: string | null
}

@ObjectType({ description: 'The reviews of an assessment laid beside each other: what differs, what is agreed, what the unit replies.' })
export class ReviewSettlement {
  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string

  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => LocalizedTextType, { description: 'What the framework is called.' })
  frameworkName!: LocalizedText

  @Field(() => ID, { description: 'The version of the framework.' })
  versionId!: string

  @Field(() => AssessmentStateEnum, { description: 'Where the assessment stands.' })
  state!: AssessmentState

  @Field(() => Int, { description: 'How many reviewers it is to have.' })
  wanted!: number

  @Field(() => Int, { description: 'How many of them are missing; 0 once the reviews are closed.' })
  missing!: number

  @Field(() => [ReviewerType], { description: 'Who reviews, and who was asked.' })
  reviewers!: ReviewerType[]

  @Field(() => [SettledCriterion], { description: 'The criteria; none before the reviews are in.' })
  criteria!: SettledCriterion[]

  @Field(() => Int, { description: 'How many differences are not settled.' })
  unsettled!: number

  @Field(() => SettlementScore, { nullable: true, description: 'What the unit’s own answers come to; null while the viewer may not see them.' })
  selfScore!: SettlementScore | null

  @Field(() => [SettlementScore], { description: 'What each review comes to.' })
  reviewScores!: SettlementScore[]

  @Field(() => SettlementScore, { nullable: true, description: 'What is agreed comes to; null before the reviews are in.' })
  agreedScore!: SettlementScore | null

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which the unit may reply; null when it is not time.' })
  replyDueOn!: string | null

  @Field(() => String, { description: 'What the unit has replied.' })
  reply!: string

  @Field(() => Date, { nullable: true, description: 'When it replied.' })
  repliedAt!: Date | null

  @Field(() => Boolean, { description: 'Whether the viewer may go on with the reviews that are in.' })
  mayClose!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may settle what differs.' })
  maySettle!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may reply for the unit.' })
  mayReply!: boolean
}

@ObjectType({ description: 'A settlement after it was changed.' })
export class ReviewSettlementPayload {
  @Field(() => ReviewSettlement, { description: 'The settlement.' })
  settlement!: ReviewSettlement
}
