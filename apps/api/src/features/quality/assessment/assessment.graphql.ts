import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AssessmentAction, AssessmentGuard, AssessmentState, FinalKind, PublicationLevel, ReviewKind } from '@solmu/domain/quality/assessment-workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import {
  AssessmentActionEnum,
  AssessmentFinalKindEnum,
  AssessmentGuardEnum,
  AssessmentLevelEnum,
  AssessmentStateEnum,
  EvidenceKindEnum,
  ReviewKindEnum
} from './assessment-kinds.graphql.js'

@ObjectType('Assessment', { description: 'How one unit was looked at by one version of a framework.' })
export class AssessmentType {
  @Field(() => ID, { description: 'The id of the assessment.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'Its round; null when it belongs to none.' })
  cycleId!: string | null

  @Field(() => ID, { description: 'The framework.' })
  frameworkId!: string

  @Field(() => ID, { description: 'The version of the framework; it stays the same whatever is released later.' })
  versionId!: string

  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'The centre to which the unit belonged when it began.' })
  centreId!: string | null

  @Field(() => ReviewKindEnum, { description: 'Who looks beside the unit itself.' })
  review!: ReviewKind

  @Field(() => AssessmentStateEnum, { description: 'Where it stands.' })
  state!: AssessmentState

  @Field(() => AssessmentLevelEnum, { description: 'Who sees it once it is final.' })
  level!: PublicationLevel

  @Field(() => IsoDay, { nullable: true, description: 'The day by which the unit hands in; null when there is none.' })
  dueOn!: string | null

  @Field(() => Boolean, { description: 'Whether that day has gone by and the unit has not handed in.' })
  isLate!: boolean

  @Field(() => Date, { nullable: true, description: 'When the unit handed in last.' })
  selfSubmittedAt!: Date | null

  @Field(() => Float, { nullable: true, description: 'The final score, in points or percent as its framework scores; null while there is none.' })
  score!: number | null

  @Field(() => String, { nullable: true, description: 'The code of the band of the final score.' })
  band!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What that band is called.' })
  bandName!: LocalizedText | null

  @Field(() => AssessmentFinalKindEnum, { nullable: true, description: 'On what the final score rests.' })
  finalKind!: FinalKind | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it became final.' })
  assessedOn!: string | null

  @Field(() => Date, { nullable: true, description: 'When it became final.' })
  finalisedAt!: Date | null

  @Field(() => String, { description: 'The reply of the unit to its review.' })
  reply!: string

  @Field(() => Date, { nullable: true, description: 'When the unit replied.' })
  repliedAt!: Date | null

  @Field(() => String, { description: 'What it is for; of one without a round.' })
  note!: string

  @Field(() => String, { description: 'Why it was given up.' })
  cancelReason!: string

  @Field(() => Date, { description: 'When it began.' })
  createdAt!: Date

  @Field(() => Date, { description: 'Since when it has been where it is.' })
  heldSince!: Date

  @Field(() => Int, { description: 'How many times it was changed; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'The framework of an assessment, as much of it as a list needs.' })
export class AssessedFramework {
  @Field(() => ID, { description: 'The version by which the unit is looked at.' })
  id!: string

  @Field(() => String, { description: 'The code of the framework.' })
  code!: string

  @Field(() => Int, { description: 'Which version it is, from 1.' })
  number!: number

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What must be known before any score of it is read.' })
  notice!: LocalizedText

  @Field(() => Int, { description: 'How many criteria it has.' })
  criterionCount!: number

  @Field(() => Int, { nullable: true, description: 'The number of the version that holds today, when it is a newer one.' })
  newerNumber!: number | null

  @Field(() => ID, { nullable: true, description: 'The id of that newer version.' })
  newerId!: string | null
}

@ObjectType({ description: 'What the answers come to.' })
export class AssessmentScore {
  @Field(() => Float, { nullable: true, description: 'The score; null when there is none.' })
  score!: number | null

  @Field(() => String, { nullable: true, description: 'The code of its band.' })
  band!: string | null
}

@ObjectType({ description: 'How far the answers of the unit have come.' })
export class AssessmentProgress {
  @Field(() => Int, { description: 'Criteria with a level.' })
  answered!: number

  @Field(() => Int, { description: 'Criteria left out with a reason.' })
  skipped!: number
}

@ObjectType({ description: 'A step of an assessment as it stands now.' })
export class AssessmentStepChoice {
  @Field(() => AssessmentActionEnum, { description: 'Which step.' })
  action!: AssessmentAction

  @Field(() => Boolean, { description: 'Whether it can be taken now.' })
  isAllowed!: boolean

  @Field(() => [AssessmentGuardEnum], { description: 'What stands in the way.' })
  blockedBy!: AssessmentGuard[]
}

@ObjectType({ description: 'What is said about one criterion.' })
export class AssessmentAnswer {
  @Field(() => String, { description: 'The code of the criterion.' })
  criterionCode!: string

  @Field(() => Int, { nullable: true, description: 'The points of the level, or a whole percent; null when there is none.' })
  value!: number | null

  @Field(() => String, { nullable: true, description: 'Why it is left out; null when it is not.' })
  skipped!: string | null

  @Field(() => String, { description: 'What is said in words.' })
  comment!: string

  @Field(() => Int, { description: 'How many times it was written; a change must name it. 0 when it never was.' })
  version!: number

  @Field(() => Date, { nullable: true, description: 'When it was written last.' })
  changedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who wrote it last; null when that is not to be known.' })
  changedBy!: string | null
}

@ObjectType('AssessmentEvidence', { description: 'What shows that a criterion is as it is said to be.' })
export class EvidenceType {
  @Field(() => ID, { description: 'The id of the evidence.' })
  id!: string

  @Field(() => String, { description: 'The code of the criterion.' })
  criterionCode!: string

  @Field(() => EvidenceKindEnum, { description: 'What it is.' })
  kind!: 'file' | 'link' | 'note' | 'indicator' | 'survey'

  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Field(() => String, { nullable: true, description: 'The address of a link.' })
  url!: string | null

  @Field(() => String, { description: 'The text of a note.' })
  note!: string

  @Field(() => String, { nullable: true, description: 'The name of a file.' })
  fileName!: string | null

  @Field(() => String, { nullable: true, description: 'What kind of file it is.' })
  fileType!: string | null

  @Field(() => Float, { nullable: true, description: 'The size of a file, in bytes.' })
  fileSize!: number | null

  @Field(() => ID, { nullable: true, description: 'The indicator of a figure.' })
  indicatorId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What that indicator is called.' })
  indicatorName!: LocalizedText | null

  @Field(() => String, { nullable: true, description: 'Its unit of measure.' })
  indicatorUnit!: string | null

  @Field(() => String, { nullable: true, description: 'The period of a figure, such as 2026-Q3; of a survey the first and last day of answering.' })
  period!: string | null

  @Field(() => String, { nullable: true, description: 'The figure as it stood when it was taken; null when there was none.' })
  figure!: string | null

  @Field(() => String, { description: 'From where the figure is: the stage of the results, and value or missing; of a survey the number of people, the steps of the scale and the round.' })
  figureSource!: string

  @Field(() => Date, { description: 'When it was added.' })
  addedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who added it.' })
  addedBy!: string | null
}

@ObjectType({ description: 'What becomes of an assessment, by whom: the names of those who have had a hand in it.' })
export class AssessmentHands {
  @Field(() => String, { nullable: true, description: 'Who handed it in last.' })
  submittedBy!: string | null

  @Field(() => String, { nullable: true, description: 'Who made it final; null when the clock did.' })
  finalisedBy!: string | null

  @Field(() => String, { nullable: true, description: 'Who replied.' })
  repliedBy!: string | null
}
