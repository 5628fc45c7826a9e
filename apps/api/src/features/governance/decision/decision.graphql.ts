import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { DecisionEnd, DecisionProgress, DecisionPublication, DecisionState, DecisionTaskState } from '@solmu/domain/governance/decision.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import * as kinds from './decision-kinds.graphql.js'

@ObjectType({ description: 'How many voted how.' })
export class DecisionVotesType {
  @Field(() => Int, { description: 'For it.' })
  for!: number

  @Field(() => Int, { description: 'Against it.' })
  against!: number

  @Field(() => Int, { description: 'Neither.' })
  abstain!: number
}

@ObjectType({ description: 'Something that is to be done because of a decision.' })
export class DecisionTask {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'What.' })
  title!: string

  @Field(() => OrgUnitRefType, { description: 'Which unit does it.' })
  unit!: OrgUnitRefType

  @Field(() => String, { nullable: true, description: 'Who does it, when that is known.' })
  personName!: string | null

  @Field(() => IsoDay, { description: 'The last day on which it is done in time.' })
  dueOn!: string

  @Field(() => kinds.DecisionTaskStateEnum, { description: 'Where it stands.' })
  state!: DecisionTaskState

  @Field(() => IsoDay, { nullable: true, description: 'When it was done.' })
  doneOn!: string | null

  @Field(() => String, { description: 'What was said of it when it was done.' })
  note!: string

  @Field(() => String, { description: 'Why it need not be done any more.' })
  dropReason!: string

  @Field(() => Boolean, { description: 'Whether the viewer may say that it is done.' })
  mayComplete!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'That a decision was looked at again.' })
export class DecisionReview {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => IsoDay, { description: 'When.' })
  reviewedOn!: string

  @Field(() => String, { description: 'What was found.' })
  finding!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it is looked at next.' })
  nextOn!: string | null
}

@ObjectType({ description: 'Another decision that a decision ended, or that ended it.' })
export class RelatedDecision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Its number.' })
  number!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => kinds.DecisionEndEnum, { description: 'How the one ended the other.' })
  kind!: DecisionEnd

  @Field(() => IsoDay, { description: 'When it was decided.' })
  decidedOn!: string
}

@ObjectType({ description: 'What a body of the consortium decided.' })
export class GovernanceDecision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Its number: the year and the number within it, without gaps.' })
  number!: string

  @Field(() => Int, { description: 'The year of the decision.' })
  year!: number

  @Field(() => Int, { description: 'The number within the year.' })
  serial!: number

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What was decided, word for word.' })
  content!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'By what right: a section of the charter, an item of an agenda, a law.' })
  basis!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'Which body decided, as it was called then.' })
  bodyName!: LocalizedText

  @Field(() => OrgUnitRefType, { description: 'The unit that keeps it.' })
  unit!: OrgUnitRefType

  @Field(() => DecisionVotesType, { nullable: true, description: 'How many voted how; null when nobody voted.' })
  votes!: DecisionVotesType | null

  @Field(() => String, { description: 'Who dissented, and why.' })
  dissent!: string

  @Field(() => IsoDay, { description: 'When it was decided.' })
  decidedOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which it is carried out in time.' })
  dueOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it is looked at again.' })
  reviewOn!: string | null

  @Field(() => Boolean, { description: 'Whether that day is near or has passed.' })
  isReviewDue!: boolean

  @Field(() => OrgUnitRefType, { nullable: true, description: 'Which unit is answerable for it.' })
  responsibleUnit!: OrgUnitRefType | null

  @Field(() => String, { nullable: true, description: 'Who is answerable for it, when that is known.' })
  responsiblePerson!: string | null

  @Field(() => kinds.DecisionPublicationEnum, { description: 'Who reads it.' })
  publication!: DecisionPublication

  @Field(() => kinds.DecisionStateEnum, { description: 'Whether it holds.' })
  state!: DecisionState

  @Field(() => IsoDay, { nullable: true, description: 'Since when it holds no longer.' })
  endedOn!: string | null

  @Field(() => RelatedDecision, { nullable: true, description: 'The later decision that ended it, as far as the viewer reads it.' })
  endedBy!: RelatedDecision | null

  @Field(() => [RelatedDecision], { description: 'The earlier decisions that it ended.' })
  ends!: RelatedDecision[]

  @Field(() => kinds.DecisionProgressEnum, { description: 'How far what follows from it has been done.' })
  progress!: DecisionProgress

  @Field(() => [DecisionTask], { description: 'What follows from it, what is due first before the rest.' })
  tasks!: DecisionTask[]

  @Field(() => [DecisionReview], { description: 'That it was looked at again, the last first.' })
  reviews!: DecisionReview[]

  @Field(() => Boolean, { description: 'Whether the viewer keeps the register in which it stands.' })
  mayManage!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'Somebody with an account who may do what a decision gives a unit to do.' })
export class DecisionPerson {
  @Field(() => ID, { description: 'Their id.' })
  id!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string
}

@ObjectType({ description: 'A body of the consortium of which the viewer keeps the decisions.' })
export class DecisionBodyRef {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => OrgUnitRefType, { description: 'The unit whose it is.' })
  unit!: OrgUnitRefType

  @Field(() => IsoDay, { description: 'Since when it is there.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it is there no more; null until further notice.' })
  validTo!: string | null
}

@ObjectType({ description: 'The decision that was recorded, or of which something changed.' })
export class GovernanceDecisionPayload {
  @Field(() => GovernanceDecision, { description: 'The decision.' })
  decision!: GovernanceDecision
}
