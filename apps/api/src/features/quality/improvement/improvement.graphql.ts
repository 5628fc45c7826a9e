import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type {
  ImprovementEvent,
  ImprovementEvidenceKind,
  ImprovementKind,
  ImprovementOrigin,
  ImprovementOutcome,
  ImprovementState,
  Severity
} from '@solmu/domain/quality/improvement.js'
import type { ImprovementEffect } from '@solmu/domain/quality/improvement-effect.js'
import type { ImprovementStep } from '@solmu/domain/quality/improvement-workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf } from '../../../core/graphql/page.js'
import { DecimalText, IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import {
  ImprovementEffectEnum,
  ImprovementEvidenceKindEnum,
  ImprovementKindEnum,
  ImprovementOriginEnum,
  ImprovementOutcomeEnum,
  ImprovementStateEnum,
  ImprovementStepEnum,
  SeverityEnum
} from './improvement-kinds.graphql.js'

@ObjectType('ImprovementPerson', { description: 'Somebody with a hand in a finding or an action.' })
export class ImprovementPersonType {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string

  @Field(() => String, { description: 'The name.' })
  displayName!: string
}

@ObjectType('ImprovementSubject', { description: 'Something that a finding is about: a framework, a rule, a practice.' })
export class ImprovementSubjectType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText
}

@ObjectType('ImprovementPlanStep', { description: 'One step of a plan.' })
export class ImprovementPlanStepType {
  @Field(() => String, { description: 'What is to be done.' })
  text!: string

  @Field(() => Boolean, { description: 'Whether it is done.' })
  isDone!: boolean
}

@ObjectType('ImprovementStepOption', { description: 'A step that is the viewer’s to take, and what stands in its way.' })
export class ImprovementStepOptionType {
  @Field(() => ImprovementStepEnum, { description: 'The step.' })
  step!: ImprovementStep

  @Field(() => [String], { description: 'What stands in its way: other_hand, nothing_unfinished, nothing_open or finding_open.' })
  blockedBy!: readonly string[]

  @Field(() => Boolean, { description: 'Whether it asks for a reason.' })
  needsReason!: boolean
}

@ObjectType('ImprovementMeasurement', { description: 'What a final assessment says.' })
export class ImprovementMeasurementType {
  @Field(() => IsoDay, { description: 'The day of the assessment.' })
  assessedOn!: string

  @Field(() => DecimalText, { description: 'The level of the criterion, or the score of the whole.' })
  value!: string
}

@ObjectType('ImprovementMeasuredEffect', { description: 'What was measured when it was opened, and after it was done.' })
export class ImprovementMeasuredEffectType {
  @Field(() => ImprovementEffectEnum, { description: 'How the two compare.' })
  effect!: ImprovementEffect

  @Field(() => ImprovementMeasurementType, { nullable: true, description: 'When it was opened.' })
  before!: ImprovementMeasurementType | null

  @Field(() => ImprovementMeasurementType, { nullable: true, description: 'The first assessment after it was done.' })
  after!: ImprovementMeasurementType | null
}

@ObjectType('ImprovementEventEntry', { description: 'Something that happened to it.' })
export class ImprovementEventType {
  @Field(() => ID, { description: 'The id of the entry.' })
  id!: string

  @Field(() => String, { description: 'A step, or opened, note, change, owner or clear.' })
  event!: ImprovementEvent

  @Field(() => String, { description: 'What was said with it; may be empty.' })
  text!: string

  @Field(() => ImprovementPersonType, { nullable: true, description: 'Whose doing it was; null for a rule.' })
  by!: ImprovementPersonType | null

  @Field(() => Date, { description: 'When.' })
  at!: Date
}

@ObjectType('ImprovementEvidence', { description: 'What shows that it was done.' })
export class ImprovementEvidenceType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ImprovementEvidenceKindEnum, { description: 'What it is.' })
  kind!: ImprovementEvidenceKind

  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Field(() => String, { description: 'What it shows; may be empty.' })
  note!: string

  @Field(() => String, { nullable: true, description: 'The address of a link.' })
  url!: string | null

  @Field(() => String, { nullable: true, description: 'The name of a file.' })
  fileName!: string | null

  @Field(() => Int, { nullable: true, description: 'The size of a file in bytes.' })
  fileSize!: number | null

  @Field(() => ImprovementPersonType, { nullable: true, description: 'Who added it.' })
  addedBy!: ImprovementPersonType | null

  @Field(() => Date, { description: 'When.' })
  addedAt!: Date
}

@ObjectType('Improvement', { description: 'A finding, or an improvement action.' })
export class ImprovementType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ImprovementKindEnum, { description: 'Which of the two it is.' })
  kind!: ImprovementKind

  @Field(() => OrgUnitRefType, { description: 'Where.' })
  unit!: OrgUnitRefType

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The centre of the unit today; null for the head office and what is directly under it.' })
  centre!: OrgUnitRefType | null

  @Field(() => ID, { nullable: true, description: 'The finding that an action is for.' })
  findingId!: string | null

  @Field(() => SeverityEnum, { description: 'How grave it is.' })
  severity!: Severity

  @Field(() => String, { description: 'What it is, in a line.' })
  title!: string

  @Field(() => String, { description: 'What it is; may be empty.' })
  text!: string

  @Field(() => ImprovementOriginEnum, { description: 'Where it comes from.' })
  origin!: ImprovementOrigin

  @Field(() => ID, { nullable: true, description: 'The assessment from which it was opened.' })
  assessmentId!: string | null

  @Field(() => ImprovementSubjectType, { nullable: true, description: 'The quality framework that it is about.' })
  framework!: ImprovementSubjectType | null

  @Field(() => String, { nullable: true, description: 'The code of the criterion.' })
  criterionCode!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What the criterion is called in the newest released version.' })
  criterionName!: LocalizedText | null

  @Field(() => ImprovementSubjectType, { nullable: true, description: 'The rule that opened it.' })
  rule!: ImprovementSubjectType | null

  @Field(() => ImprovementSubjectType, { nullable: true, description: 'The good practice that is taken into use.' })
  practice!: ImprovementSubjectType | null

  @Field(() => ImprovementPersonType, { nullable: true, description: 'Whose it is to do.' })
  owner!: ImprovementPersonType | null

  @Field(() => IsoDay, { nullable: true, description: 'The day by which it is to be done.' })
  dueOn!: string | null

  @Field(() => Boolean, { description: 'Whether the day has passed while it is still to be done.' })
  isOverdue!: boolean

  @Field(() => [ImprovementPlanStepType], { description: 'The plan.' })
  steps!: ImprovementPlanStepType[]

  @Field(() => ImprovementStateEnum, { description: 'Where it stands.' })
  state!: ImprovementState

  @Field(() => ImprovementOutcomeEnum, { nullable: true, description: 'How it ended; null while it has not.' })
  outcome!: ImprovementOutcome | null

  @Field(() => Date, { description: 'When it was opened.' })
  openedAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was said to be done.' })
  doneAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  closedAt!: Date | null

  @Field(() => Int, { description: 'How many times it was changed; a change must name it.' })
  version!: number

  @Field(() => Boolean, { description: 'Whether the viewer may change what it says.' })
  mayEdit!: boolean
}

@ObjectType({ description: 'A page of the board.' })
export class ImprovementConnection extends ConnectionOf(ImprovementType, 'findings and actions') {}

@ObjectType({ description: 'A finding or an action after it was changed.' })
export class ImprovementPayload {
  @Field(() => ImprovementType, { description: 'As it stands now.' })
  improvement!: ImprovementType
}
