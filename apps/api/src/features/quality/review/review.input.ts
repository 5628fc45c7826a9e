import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'

/** The longest texts that people write about reviews. */
const longest = { reason: 2000, skipped: 1000, comment: 4000, plan: 4000, note: 2000, reply: 4000 } as const

@InputType({ description: 'What a reviewer gives to one criterion.' })
export class ReviewAnswerInput {
  @Field(() => String, { description: 'The criterion.' })
  @IsString()
  @Matches(/^[a-z][a-z0-9_]{0,29}$/)
  criterionCode!: string

  @Field(() => Int, { nullable: true, description: 'The level, or the share in percent.' })
  @IsOptional()
  @IsInt()
  value?: number | null

  @Field(() => String, { nullable: true, description: 'Why it is left out.' })
  @IsOptional()
  @IsString()
  @MaxLength(longest.skipped)
  skipped?: string | null

  @Field(() => String, { description: 'What the reviewer says about it.' })
  @IsString()
  @MaxLength(longest.comment)
  comment!: string

  @Field(() => Int, { description: 'The version that was looked at; 0 for the first.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Answers of a review.' })
export class AnswerReviewInput {
  @Field(() => ID, { description: 'Which review.' })
  @IsUUID()
  reviewId!: string

  @Field(() => [ReviewAnswerInput], { description: 'What is given; criteria that are not named stay as they are.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ReviewAnswerInput)
  answers!: ReviewAnswerInput[]
}

@InputType({ description: 'A step of a review.' })
export class ReviewStepInput {
  @Field(() => ID, { description: 'Which review.' })
  @IsUUID()
  reviewId!: string

  @Field(() => Int, { description: 'The version that was looked at.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A review that is declined.' })
export class DeclineReviewInput extends ReviewStepInput {
  @Field(() => String, { description: 'Why; whoever assigns reads it.' })
  @IsString()
  @MaxLength(longest.reason)
  reason!: string
}

@InputType({ description: 'A review that is ended before it is handed in.' })
export class EndReviewInput {
  @Field(() => ID, { description: 'Which review.' })
  @IsUUID()
  reviewId!: string

  @Field(() => String, { description: 'Why; the reviewer reads it.' })
  @IsString()
  @MaxLength(longest.reason)
  reason!: string
}

@InputType({ description: 'The plan of a visit.' })
export class PlanVisitInput extends ReviewStepInput {
  @Field(() => IsoDay, { nullable: true, description: 'The day; null when there is none yet.' })
  @IsOptional()
  @IsString()
  visitOn?: string | null

  @Field(() => String, { description: 'Who is met, and how the day goes.' })
  @IsString()
  @MaxLength(longest.plan)
  visitPlan!: string
}

@InputType({ description: 'A reviewer for an assessment.' })
export class ReviewPairInput {
  @Field(() => ID, { description: 'The assessment.' })
  @IsUUID()
  assessmentId!: string

  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  reviewerId!: string
}

@InputType({ description: 'Who reviews whom.' })
export class AssignReviewsInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  cycleId!: string

  @Field(() => Int, { description: 'How many reviewers each unit of the round is to have, 1 to 9.' })
  @IsInt()
  @Min(1)
  @Max(9)
  wanted!: number

  @Field(() => [ReviewPairInput], { description: 'New pairs; those that stand stay.' })
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ReviewPairInput)
  pairs!: ReviewPairInput[]

  @Field(() => String, { description: 'A word to the reviewers; may be empty.' })
  @IsString()
  @MaxLength(longest.note)
  note!: string
}

@InputType({ description: 'An interest of a reviewer.' })
export class DeclareInterestInput {
  @Field(() => ID, { nullable: true, description: 'Whose; one’s own when it is not named.' })
  @IsOptional()
  @IsUUID()
  userId?: string | null

  @Field(() => ID, { nullable: true, description: 'In a unit, or a centre with its units.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'Or in an organisation.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null

  @Field(() => String, { description: 'What it is.' })
  @IsString()
  @Length(0, 1000)
  reason!: string
}

@InputType({ description: 'An interest that is there no more.' })
export class EndInterestInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  interestId!: string
}

@InputType({ description: 'An assessment whose reviews are closed.' })
export class CloseReviewsInput {
  @Field(() => ID, { description: 'Which assessment.' })
  @IsUUID()
  assessmentId!: string
}

@InputType({ description: 'What is agreed about one criterion.' })
export class SettleCriterionInput {
  @Field(() => ID, { description: 'Which assessment.' })
  @IsUUID()
  assessmentId!: string

  @Field(() => String, { description: 'The criterion.' })
  @IsString()
  @Matches(/^[a-z][a-z0-9_]{0,29}$/)
  criterionCode!: string

  @Field(() => Int, { nullable: true, description: 'The agreed level, or share in percent.' })
  @IsOptional()
  @IsInt()
  value?: number | null

  @Field(() => String, { nullable: true, description: 'Why it is left out.' })
  @IsOptional()
  @IsString()
  @MaxLength(longest.skipped)
  skipped?: string | null

  @Field(() => String, { description: 'Why it is settled so.' })
  @IsString()
  @MaxLength(longest.reason)
  reason!: string

  @Field(() => Int, { description: 'The version of the agreed answer that was looked at; 0 when there was none.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'The unit’s reply to its review.' })
export class ReplyToReviewInput {
  @Field(() => ID, { description: 'Which assessment.' })
  @IsUUID()
  assessmentId!: string

  @Field(() => String, { description: 'What the unit says; may be empty when it has nothing to add.' })
  @IsString()
  @MaxLength(longest.reply)
  reply!: string
}
