import { Field, ID, InputType, Int } from '@nestjs/graphql'
import type { ConflictKind } from '@solmu/domain/onboarding/consolidation.js'
import { mostCriteria } from '@solmu/domain/onboarding/criteria.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ConflictKindEnum, type VisitState, VisitStateEnum } from './assessment.graphql.js'

@InputType({ description: 'Who is asked to assess an application, and by when.' })
export class AppointAssessorsInput {
  @Field(() => ID, { description: 'Which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => [ID], { description: 'Whom; nobody when those who assess it go on after it was completed.' })
  @ArrayMaxSize(20)
  @IsUUID('all', { each: true })
  userIds!: string[]

  @Field(() => IsoDay, { description: 'The last day on which they hand in in time.' })
  @IsString()
  dueOn!: string
}

@InputType({ description: 'Which assessor is let go, and why.' })
export class ReleaseAssessorInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  assessorId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever lets them go.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(1000)
  reason!: string
}

@InputType({ description: 'What binds the viewer to an applicant.' })
export class DeclareConflictInput {
  @Field(() => ID, { description: 'As which assessor.' })
  @IsUUID()
  assessorId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever declares.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => ConflictKindEnum, { description: 'What it is.' })
  @IsEnum(ConflictKindEnum)
  conflict!: ConflictKind

  @Field(() => String, { description: 'What it is in words; needed when there is something.' })
  @IsString()
  @MaxLength(1000)
  note!: string
}

@InputType({ description: 'What is given for a criterion.' })
export class ApplicationScoreInput {
  @Field(() => String, { description: 'The code of the criterion.' })
  @IsString()
  @MaxLength(30)
  criterion!: string

  @Field(() => Int, { nullable: true, description: 'From 0 to 4; null while it has not been given.' })
  @IsOptional()
  @IsInt()
  score?: number | null

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(4000)
  reason!: string

  @Field(() => String, { description: 'On what it rests.' })
  @IsString()
  @MaxLength(1000)
  evidence!: string
}

@InputType({ description: 'The scores of an assessor: kept, or handed in.' })
export class SaveApplicationScoresInput {
  @Field(() => ID, { description: 'As which assessor.' })
  @IsUUID()
  assessorId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever writes.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => [ApplicationScoreInput], { description: 'The scores.' })
  @ArrayMaxSize(mostCriteria)
  @ValidateNested({ each: true })
  @Type(() => ApplicationScoreInput)
  scores!: ApplicationScoreInput[]

  @Field(() => Boolean, { description: 'Whether they are handed in: then every criterion needs a score and its reason, and nothing changes any more.' })
  @IsBoolean()
  isFinal!: boolean
}

@InputType({ description: 'A text about a criterion.' })
export class CriterionNoteInput {
  @Field(() => String, { description: 'The code of the criterion.' })
  @IsString()
  @MaxLength(30)
  criterion!: string

  @Field(() => String, { description: 'The text.' })
  @IsString()
  @MaxLength(3000)
  text!: string
}

@InputType({ description: 'What is agreed where scores lie apart, and what is said about the whole.' })
export class CloseAssessmentInput {
  @Field(() => ID, { description: 'Of which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => Int, { description: 'The version of the assessment that was before the eyes of whoever closes it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => [CriterionNoteInput], { description: 'What is agreed, by criterion.' })
  @ArrayMaxSize(mostCriteria)
  @ValidateNested({ each: true })
  @Type(() => CriterionNoteInput)
  settled!: CriterionNoteInput[]

  @Field(() => String, { description: 'What is said about the whole.' })
  @IsString()
  @MaxLength(5000)
  summary!: string
}

@InputType({ description: 'A visit that is planned, made or called off.' })
export class SaveSiteVisitInput {
  @Field(() => ID, { nullable: true, description: 'Which one; null for a new one.' })
  @IsOptional()
  @IsUUID()
  visitId?: string | null

  @Field(() => ID, { description: 'To which applicant.' })
  @IsUUID()
  applicationId!: string

  @Field(() => Int, { nullable: true, description: 'The version of the record that was before the eyes of whoever writes; null for a new one.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => VisitStateEnum, { description: 'Where it stands.' })
  @IsEnum(VisitStateEnum)
  state!: VisitState

  @Field(() => IsoDay, { description: 'For which day it is planned.' })
  @IsString()
  plannedOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'On which day it was made; needed of one that was.' })
  @IsOptional()
  @IsString()
  visitedOn?: string | null

  @Field(() => String, { description: 'Who visits.' })
  @IsString()
  @MaxLength(500)
  visitors!: string

  @Field(() => [CriterionNoteInput], { description: 'What was seen, by criterion.' })
  @ArrayMaxSize(mostCriteria)
  @ValidateNested({ each: true })
  @Type(() => CriterionNoteInput)
  observations!: CriterionNoteInput[]

  @Field(() => String, { description: 'What was found on the whole; needed of one that was made.' })
  @IsString()
  @MaxLength(5000)
  findings!: string

  @Field(() => String, { description: 'Why it is called off; needed of one that is.' })
  @IsString()
  @MaxLength(1000)
  cancelReason!: string
}
