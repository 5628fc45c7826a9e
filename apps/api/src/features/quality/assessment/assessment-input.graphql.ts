import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { AssessmentState, PublicationLevel } from '@solmu/domain/quality/assessment-workflow.js'
import { longestComment, longestReason } from '@solmu/domain/quality/assessment-answers.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min, ValidateNested } from 'class-validator'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay, ParamsScalar } from '../../../core/graphql/scalars.js'
import { AnswerOutcomeEnum, AssessmentLevelEnum, AssessmentSortEnum, AssessmentStateEnum } from './assessment-kinds.graphql.js'
import { AssessmentAnswer, AssessmentType, EvidenceType } from './assessment.graphql.js'

@ObjectType({ description: 'A page of assessments.' })
export class AssessmentConnection extends ConnectionOf(AssessmentType, 'assessments') {}

@InputType({ description: 'Which assessments to list; what is left out does not narrow the list.' })
export class AssessmentFilter {
  @Field(() => ID, { nullable: true, description: 'Those of one round.' })
  @IsOptional()
  @IsUUID()
  cycleId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those by one framework.' })
  @IsOptional()
  @IsUUID()
  frameworkId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those of one unit.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those of the units that belonged to this centre when they began.' })
  @IsOptional()
  @IsUUID()
  centreId?: string | null

  @Field(() => [AssessmentStateEnum], { nullable: true, description: 'Those in one of these states.' })
  @IsOptional()
  @ArrayMaxSize(6)
  states?: AssessmentState[] | null

  @Field(() => String, { nullable: true, description: 'Those whose final score is in the band of this code.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  band?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Only those that are late, or only those that are not.' })
  @IsOptional()
  isLate?: boolean | null

  @Field(() => String, { nullable: true, description: 'A part of the name of the unit, the round or the framework.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null
}

@ArgsType()
export class AssessmentListArgs extends PageArgs {
  @Field(() => AssessmentFilter, { nullable: true, description: 'Which assessments.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AssessmentFilter)
  filter?: AssessmentFilter | null

  @Field(() => AssessmentSortEnum, { nullable: true, description: 'By unit when not given.' })
  @IsOptional()
  sort?: `${AssessmentSortEnum}` | null

  @Field(() => Boolean, { nullable: true, description: 'Last first.' })
  @IsOptional()
  descending?: boolean | null
}

@InputType({ description: 'One answer, with the version on which it rests.' })
export class AssessmentAnswerInput {
  @Field(() => String, { description: 'The code of the criterion.' })
  @IsString()
  @MaxLength(60)
  criterionCode!: string

  @Field(() => Int, { nullable: true, description: 'The points of the level, or a whole percent.' })
  @IsOptional()
  @IsInt()
  value?: number | null

  @Field(() => String, { nullable: true, description: 'Why it is left out; null when it is not.' })
  @IsOptional()
  @IsString()
  @MaxLength(longestReason + 100)
  skipped?: string | null

  @Field(() => String, { description: 'What is said in words.' })
  @IsString()
  @MaxLength(longestComment + 100)
  comment!: string

  @Field(() => Int, { description: 'The version of the answer that was before the eyes of whoever wrote; 0 when there was none.' })
  @IsInt()
  @Min(0)
  expectedVersion!: number
}

@InputType({ description: 'Answers to be kept.' })
export class SaveAssessmentAnswersInput {
  @Field(() => ID, { description: 'The assessment.' })
  @IsUUID()
  assessmentId!: string

  @Field(() => [AssessmentAnswerInput], { description: 'The answers.' })
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => AssessmentAnswerInput)
  answers!: AssessmentAnswerInput[]
}

@ObjectType({ description: 'What became of one answer that was sent.' })
export class AnswerResult {
  @Field(() => String, { description: 'The code of the criterion.' })
  criterionCode!: string

  @Field(() => AnswerOutcomeEnum, { description: 'What became of it.' })
  outcome!: 'saved' | 'clash' | 'refused'

  @Field(() => AssessmentAnswer, { nullable: true, description: 'The answer as it stands now; null where there is none.' })
  answer!: AssessmentAnswer | null

  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  code!: string | null

  @Field(() => ParamsScalar, { nullable: true, description: 'What the reason names.' })
  params!: Readonly<Record<string, unknown>> | null
}

@ObjectType({ description: 'What became of the answers that were sent.' })
export class SaveAssessmentAnswersPayload {
  @Field(() => [AnswerResult], { description: 'One for each, in the same order.' })
  results!: AnswerResult[]
}

@InputType({ isAbstract: true })
abstract class OneAssessmentInput {
  @Field(() => ID, { description: 'The assessment.' })
  @IsUUID()
  assessmentId!: string

  @Field(() => Int, { description: 'The version that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which assessment is handed in.' })
export class SubmitAssessmentInput extends OneAssessmentInput {}

@InputType({ description: 'Which assessment is taken back.' })
export class WithdrawAssessmentInput extends OneAssessmentInput {}

@InputType({ description: 'Which assessment is given up, and why.' })
export class CancelAssessmentInput extends OneAssessmentInput {
  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'Who is to see an assessment once it is final.' })
export class PublishAssessmentInput extends OneAssessmentInput {
  @Field(() => AssessmentLevelEnum, { description: 'Who.' })
  level!: PublicationLevel
}

@InputType({ description: 'An assessment without a round.' })
export class StartAssessmentInput {
  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { description: 'The framework; the version that holds today is taken.' })
  @IsUUID()
  frameworkId!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day by which it is to be done.' })
  @IsOptional()
  @IsString()
  dueOn?: string | null

  @Field(() => String, { description: 'What it is for; may be empty.' })
  @IsString()
  @MaxLength(2000)
  note!: string
}

@ObjectType({ description: 'The assessment that was changed.' })
export class AssessmentPayload {
  @Field(() => AssessmentType, { description: 'The assessment.' })
  assessment!: AssessmentType
}

@InputType({ description: 'A link, a note, or a figure of the results or of a survey as evidence: exactly one of the four. Files are sent to their own address.' })
export class AddEvidenceInput {
  @Field(() => ID, { description: 'The assessment.' })
  @IsUUID()
  assessmentId!: string

  @Field(() => String, { description: 'The code of the criterion.' })
  @IsString()
  @MaxLength(60)
  criterionCode!: string

  @Field(() => String, { description: 'What it is called; of a figure the name of the indicator when empty.' })
  @IsString()
  @MaxLength(200)
  title!: string

  @Field(() => String, { nullable: true, description: 'The address of a link, with https:// or http://.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  url?: string | null

  @Field(() => String, { nullable: true, description: 'The text of a note.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string | null

  @Field(() => ID, { nullable: true, description: 'The indicator of a figure.' })
  @IsOptional()
  @IsUUID()
  indicatorId?: string | null

  @Field(() => String, { nullable: true, description: 'The period of a figure, such as 2026-Q3.' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  period?: string | null

  @Field(() => ID, { nullable: true, description: 'The round of a survey of which a question is taken.' })
  @IsOptional()
  @IsUUID()
  surveyRoundId?: string | null

  @Field(() => String, { nullable: true, description: 'The code of that question.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  questionCode?: string | null
}

@InputType({ description: 'Which evidence is taken away.' })
export class RemoveEvidenceInput {
  @Field(() => ID, { description: 'The evidence.' })
  @IsUUID()
  evidenceId!: string
}

@ObjectType({ description: 'The evidence of an assessment after a change.' })
export class EvidencePayload {
  @Field(() => [EvidenceType], { description: 'All of it.' })
  evidence!: EvidenceType[]
}
