import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { ProgressText } from '@solmu/domain/portfolio/progress-report.js'
import type { ProgressAction } from '@solmu/domain/portfolio/progress-report.workflow.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ProgressActionEnum, ProgressTextEnum } from './progress-kinds.graphql.js'
import { ProgressReport } from './progress.graphql.js'

@InputType({ description: 'A progress report that is begun.' })
export class OpenProgressReportInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => String, { description: 'On which period it reports.' })
  @IsString()
  @MaxLength(7)
  period!: string

  @Field(() => IsoDay, { description: 'The day by which it is due.' })
  dueOn!: string
}

@InputType({ isAbstract: true })
abstract class SeenProgressInput {
  @Field(() => ID, { description: 'Which report.' })
  @IsUUID()
  reportId!: string

  @Field(() => ID, { nullable: true, description: 'Which part of it; the report as a whole when not given.' })
  @IsOptional()
  @IsUUID()
  partId?: string | null

  @Field(() => Int, { description: 'The version that was seen, of the part or of the report.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'What is told in words.' })
export class ProgressTextInput {
  @Field(() => ProgressTextEnum, { description: 'On what.' })
  @IsEnum(ProgressTextEnum)
  key!: ProgressText

  @Field(() => String, { description: 'The words.' })
  @IsString()
  @MaxLength(10_000)
  text!: string
}

@InputType({ description: 'The answer to what was asked of a marked cell.' })
export class ProgressReplyInput {
  @Field(() => ID, { description: 'Which mark.' })
  @IsUUID()
  markId!: string

  @Field(() => String, { description: 'The answer.' })
  @IsString()
  @MaxLength(2000)
  reply!: string
}

@InputType({ description: 'How something that the checks have found is explained.' })
export class ProgressExplanationInput {
  @Field(() => String, { description: 'The rule.' })
  @IsString()
  @MaxLength(100)
  ruleCode!: string

  @Field(() => String, { description: 'The figures that it is about.' })
  @IsString()
  @MaxLength(200)
  about!: string

  @Field(() => String, { description: 'The explanation.' })
  @IsString()
  @MaxLength(2000)
  text!: string
}

@InputType({ description: 'What is written into a report or a part before it is sent.' })
export class WriteProgressReportInput extends SeenProgressInput {
  @Field(() => [ProgressTextInput], { description: 'The texts; those that are not named stay as they are.' })
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ProgressTextInput)
  texts!: ProgressTextInput[]

  @Field(() => [ProgressReplyInput], { description: 'Answers to marked cells.' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ProgressReplyInput)
  replies!: ProgressReplyInput[]

  @Field(() => [ProgressExplanationInput], { description: 'Of a report as a whole: explanations of what was found.' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ProgressExplanationInput)
  explanations!: ProgressExplanationInput[]
}

@InputType({ description: 'A cell that is marked.' })
export class ProgressMarkInput {
  @Field(() => ID, { nullable: true, description: 'The part in which it is; the report as a whole when not given.' })
  @IsOptional()
  @IsUUID()
  partId?: string | null

  @Field(() => String, { description: 'The cell.' })
  @IsString()
  @MaxLength(60)
  cell!: string

  @Field(() => String, { description: 'What is asked of it.' })
  @IsString()
  @MaxLength(2000)
  comment!: string
}

@InputType({ description: 'A step of a report or of a part of it.' })
export class MoveProgressReportInput extends SeenProgressInput {
  @Field(() => ProgressActionEnum, { description: 'Which step.' })
  @IsEnum(ProgressActionEnum)
  action!: ProgressAction

  @Field(() => String, { description: 'What is said with it; may be empty.' })
  @IsString()
  @MaxLength(4000)
  reason!: string

  @Field(() => [ProgressMarkInput], { description: 'The cells that are marked when it goes back.' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ProgressMarkInput)
  marks!: ProgressMarkInput[]
}

@InputType({ description: 'A question of the funder.' })
export class AskProgressQuestionInput {
  @Field(() => ID, { description: 'Which report.' })
  @IsUUID()
  reportId!: string

  @Field(() => String, { description: 'About which cell.' })
  @IsString()
  @MaxLength(60)
  cell!: string

  @Field(() => String, { description: 'What is asked.' })
  @IsString()
  @MaxLength(4000)
  question!: string
}

@InputType({ description: 'The answer to a question of the funder.' })
export class AnswerProgressQuestionInput {
  @Field(() => ID, { description: 'Which question.' })
  @IsUUID()
  questionId!: string

  @Field(() => Int, { description: 'The version that was seen.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => String, { description: 'The answer.' })
  @IsString()
  @MaxLength(8000)
  answer!: string
}

@ObjectType({ description: 'A progress report after a change.' })
export class ProgressReportPayload {
  @Field(() => ProgressReport, { description: 'The report.' })
  report!: ProgressReport
}
