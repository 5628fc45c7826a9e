import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AssessmentState } from '@solmu/domain/quality/assessment-workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { AssessmentStateEnum } from '../assessment/assessment-kinds.graphql.js'
import { ReviewerType } from './review.graphql.js'

@ObjectType({ description: 'Where a reviewer works by another role.' })
export class ReviewerHomeType {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'The centre of the unit; null for a centre itself and the head office.' })
  centreId!: string | null

  @Field(() => ID, { nullable: true, description: 'The organisation that keeps the unit.' })
  organisationId!: string | null
}

@ObjectType({ description: 'Where somebody has a stake, and so does not review.' })
export class ReviewerInterestType {
  @Field(() => ID, { description: 'The id of the declaration.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'The unit, or the centre with its units.' })
  unitId!: string | null

  @Field(() => ID, { nullable: true, description: 'Or the organisation.' })
  organisationId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What the unit or organisation is called.' })
  name!: LocalizedText | null

  @Field(() => String, { description: 'What the stake is.' })
  reason!: string

  @Field(() => Date, { description: 'When it was declared.' })
  declaredAt!: Date
}

@ObjectType({ description: 'Somebody who reviews, with what decides whom they may review.' })
export class PoolReviewer {
  @Field(() => ID, { description: 'The person.' })
  id!: string

  @Field(() => String, { description: 'The name of the person.' })
  name!: string

  @Field(() => [ReviewerHomeType], { description: 'Where they work.' })
  homes!: ReviewerHomeType[]

  @Field(() => [LocalizedTextType], { description: 'What the places in which they work are called.' })
  homeNames!: LocalizedText[]

  @Field(() => Boolean, { description: 'Whether they read the self-assessments of the whole network, and so cannot review.' })
  readsAll!: boolean

  @Field(() => [ReviewerInterestType], { description: 'Their declared interests.' })
  interests!: ReviewerInterestType[]

  @Field(() => Int, { description: 'How many unfinished reviews they have, of all rounds.' })
  openCount!: number
}

@ObjectType({ description: 'An assessment that is to be reviewed.' })
export class AssignedAssessment {
  @Field(() => ID, { description: 'The assessment.' })
  id!: string

  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => ID, { nullable: true, description: 'Its centre; a centre is its own.' })
  centreId!: string | null

  @Field(() => ID, { nullable: true, description: 'The organisation that keeps the unit.' })
  organisationId!: string | null

  @Field(() => AssessmentStateEnum, { description: 'Where it stands.' })
  state!: AssessmentState

  @Field(() => Int, { description: 'How many reviewers it is to have; 0 while nobody has said.' })
  wanted!: number

  @Field(() => [ReviewerType], { description: 'Who reviews, and who was asked.' })
  reviewers!: ReviewerType[]
}

@ObjectType({ description: 'A round that is to be reviewed.' })
export class ReviewRound {
  @Field(() => ID, { description: 'The round.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => IsoDay, { nullable: true, description: 'By when reviews are to be handed in.' })
  dueOn!: string | null

  @Field(() => Int, { description: 'How many units take part.' })
  unitCount!: number

  @Field(() => Int, { description: 'How many reviews are under way.' })
  openCount!: number

  @Field(() => Int, { description: 'How many were handed in.' })
  submittedCount!: number

  @Field(() => Int, { description: 'How many units that answer or are reviewed have fewer reviewers than they are to have, or than one.' })
  lackingCount!: number
}

@ObjectType({ description: 'A round with all that decides who reviews whom.' })
export class ReviewAssignment {
  @Field(() => ReviewRound, { description: 'The round.' })
  round!: ReviewRound

  @Field(() => [AssignedAssessment], { description: 'What is to be reviewed; what has left the review is told too.' })
  assessments!: AssignedAssessment[]

  @Field(() => [PoolReviewer], { description: 'Those who review.' })
  reviewers!: PoolReviewer[]
}

@ObjectType({ description: 'An assignment after it was changed.' })
export class ReviewAssignmentPayload {
  @Field(() => ReviewAssignment, { description: 'The assignment.' })
  assignment!: ReviewAssignment
}

@ObjectType({ description: 'The declared interests of a person after a change.' })
export class ReviewerInterestsPayload {
  @Field(() => PoolReviewer, { description: 'The person.' })
  reviewer!: PoolReviewer
}
