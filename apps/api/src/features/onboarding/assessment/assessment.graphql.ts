import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { AssessorState, ConflictKind } from '@solmu/domain/onboarding/consolidation.js'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import type { ProcedureAction } from '@solmu/domain/onboarding/procedure.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { ProcedureFile } from '../procedure-file/procedure-file.graphql.js'
import { ApplicationCriterion } from '../rules/rules.graphql.js'

export enum ConflictKindEnum {
  none = 'none',
  employment = 'employment',
  trust = 'trust',
  family = 'family',
  business = 'business',
  other = 'other'
}
registerEnumType(ConflictKindEnum, {
  name: 'ConflictKind',
  description: 'What binds somebody to an applicant.',
  valuesMap: {
    none: { description: 'Nothing.' },
    employment: { description: 'They work or have worked for it.' },
    trust: { description: 'They hold or have held a position of trust in it.' },
    family: { description: 'Somebody close to them belongs to it.' },
    business: { description: 'They do business with it.' },
    other: { description: 'Something else.' }
  }
})

export enum AssessorStateEnum {
  to_declare = 'to_declare',
  scoring = 'scoring',
  submitted = 'submitted',
  recused = 'recused',
  released = 'released'
}
registerEnumType(AssessorStateEnum, {
  name: 'AssessorState',
  description: 'Where an assessor stands.',
  valuesMap: {
    to_declare: { description: 'They have not said whether anything binds them to the applicant.' },
    scoring: { description: 'They score.' },
    submitted: { description: 'They have handed in.' },
    recused: { description: 'Something binds them: they give no score.' },
    released: { description: 'They were let go before they handed in.' }
  }
})

export enum VisitStateEnum {
  planned = 'planned',
  done = 'done',
  cancelled = 'cancelled'
}
registerEnumType(VisitStateEnum, {
  name: 'SiteVisitState',
  description: 'Where a visit stands.',
  valuesMap: { planned: { description: 'It is planned.' }, done: { description: 'It was made.' }, cancelled: { description: 'It was called off.' } }
})
export type VisitState = `${VisitStateEnum}`

@ObjectType({ description: 'Something that can be done with an application, and what stands in the way.' })
export class ProcedureActionType {
  @Field(() => String, { description: 'What is done: appoint, close, send, step, annul, appeal or settle_appeal.' })
  action!: ProcedureAction

  @Field(() => [String], { description: 'What stands in the way; empty when nothing does.' })
  blockedBy!: string[]
}

@ObjectType({ description: 'A text about a criterion.' })
export class CriterionNote {
  @Field(() => String, { description: 'The code of the criterion.' })
  criterion!: string

  @Field(() => String, { description: 'The text.' })
  text!: string
}

@ObjectType({ description: 'What an assessor has given for a criterion.' })
export class ApplicationScore {
  @Field(() => ID, { description: 'Whose it is.' })
  assessorId!: string

  @Field(() => String, { description: 'The code of the criterion.' })
  criterion!: string

  @Field(() => Int, { nullable: true, description: 'From 0 to 4; null while it has not been given.' })
  score!: number | null

  @Field(() => String, { description: 'Why.' })
  reason!: string

  @Field(() => String, { description: 'On what it rests.' })
  evidence!: string
}

@ObjectType({ description: 'Somebody who assesses an application.' })
export class ApplicationAssessor {
  @Field(() => ID, { description: 'The id of the appointment.' })
  id!: string

  @Field(() => String, { description: 'Who it is.' })
  name!: string

  @Field(() => AssessorStateEnum, { description: 'Where they stand.' })
  state!: AssessorState

  @Field(() => IsoDay, { description: 'The last day on which they hand in in time.' })
  dueOn!: string

  @Field(() => Boolean, { description: 'Whether that day has passed.' })
  isOverdue!: boolean

  @Field(() => ConflictKindEnum, { nullable: true, description: 'What binds them to the applicant; null until they have said so.' })
  conflict!: ConflictKind | null

  @Field(() => String, { description: 'What they said about it.' })
  conflictNote!: string

  @Field(() => Date, { nullable: true, description: 'When they handed in.' })
  submittedAt!: Date | null

  @Field(() => String, { description: 'Why they were let go; empty else.' })
  releasedReason!: string

  @Field(() => Boolean, { description: 'Whether it is the viewer.' })
  isMe!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A visit to an applicant.' })
export class SiteVisit {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => VisitStateEnum, { description: 'Where it stands.' })
  state!: VisitState

  @Field(() => IsoDay, { description: 'For which day it is planned.' })
  plannedOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'On which day it was made.' })
  visitedOn!: string | null

  @Field(() => String, { description: 'Who visits.' })
  visitors!: string

  @Field(() => [CriterionNote], { description: 'What was seen, by criterion.' })
  observations!: CriterionNote[]

  @Field(() => String, { description: 'What was found on the whole.' })
  findings!: string

  @Field(() => String, { description: 'Why it was called off; empty else.' })
  cancelReason!: string

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number

  @Field(() => [ProcedureFile], { description: 'Pictures and documents of it.' })
  files!: ProcedureFile[]
}

@ObjectType({ description: 'What the scores of all who handed in come to for a criterion.' })
export class CriterionResultType {
  @Field(() => String, { description: 'The code of the criterion.' })
  code!: string

  @Field(() => Int, { description: 'Its weight.' })
  weight!: number

  @Field(() => Int, { description: 'How many gave a score.' })
  count!: number

  @Field(() => Float, { nullable: true, description: 'The median; null when nobody gave a score.' })
  median!: number | null

  @Field(() => Float, { nullable: true, description: 'The mean with two decimals.' })
  mean!: number | null

  @Field(() => Int, { nullable: true, description: 'The lowest score.' })
  lowest!: number | null

  @Field(() => Int, { nullable: true, description: 'The highest score.' })
  highest!: number | null

  @Field(() => Boolean, { description: 'Whether the scores lie so far apart that something must be said about it.' })
  isFarApart!: boolean
}

@ObjectType({ description: 'How an application is assessed, and how far that is.' })
export class ApplicationAssessment {
  @Field(() => ID, { description: 'Of which application.' })
  applicationId!: string

  @Field(() => OrgUnitRefType, { description: 'The centre to which it is made.' })
  centre!: OrgUnitRefType

  @Field(() => String, { description: 'The state of the application.' })
  state!: ApplicationState

  @Field(() => Int, { description: 'The version of the assessment; 0 before it has begun.' })
  version!: number

  @Field(() => Int, { description: 'By which version of the criteria; 0 for what ships.' })
  criteriaNumber!: number

  @Field(() => [ApplicationCriterion], { description: 'The criteria: those with which it began, before that those that hold today.' })
  criteria!: ApplicationCriterion[]

  @Field(() => [ApplicationAssessor], { description: 'Who assesses it.' })
  assessors!: ApplicationAssessor[]

  @Field(() => Boolean, { description: 'Whether the scores of others are open to those who read the application.' })
  isOpen!: boolean

  @Field(() => [ApplicationScore], { description: 'The scores that the viewer may see: their own, and all once these are open.' })
  scores!: ApplicationScore[]

  @Field(() => [CriterionResultType], { description: 'What the scores come to; empty until they are open.' })
  results!: CriterionResultType[]

  @Field(() => Float, { nullable: true, description: 'Percent of what could be reached, by weights; null when a criterion has no score.' })
  total!: number | null

  @Field(() => [String], { description: 'The criteria without a score from anybody.' })
  missing!: string[]

  @Field(() => [CriterionNote], { description: 'What was agreed where scores lie apart.' })
  settled!: CriterionNote[]

  @Field(() => Date, { nullable: true, description: 'When the scores were put together.' })
  closedAt!: Date | null

  @Field(() => String, { description: 'What the preparer says about the whole.' })
  summary!: string

  @Field(() => [SiteVisit], { description: 'The visits, by their days.' })
  visits!: SiteVisit[]

  @Field(() => [ProcedureActionType], { description: 'What can be done, and what stands in the way.' })
  actions!: ProcedureActionType[]

  @Field(() => Boolean, { description: 'Whether the viewer prepares it.' })
  mayManage!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may be asked to assess it, and write down visits.' })
  mayAssess!: boolean
}

@ObjectType({ description: 'Somebody who may be asked to assess an application.' })
export class AssessorCandidate {
  @Field(() => ID, { description: 'Their id.' })
  userId!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string

  @Field(() => Boolean, { description: 'Whether they have been asked already.' })
  isAsked!: boolean
}

@ObjectType({ description: 'The assessment that was changed.' })
export class ApplicationAssessmentPayload {
  @Field(() => ApplicationAssessment, { description: 'The assessment.' })
  assessment!: ApplicationAssessment
}
