import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { type CommitmentSubject, mostConditions } from '@solmu/domain/quality/commitment.js'
import type { Language } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { CommitmentSubjectEnum, StatementLanguageEnum } from './commitment-kinds.graphql.js'

@ArgsType()
export class CommitmentListArgs {
  @Field(() => ID, { nullable: true, description: 'Of this unit alone.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'With those that ended and requests that were taken back.' })
  @IsOptional()
  @IsBoolean()
  withEnded?: boolean | null
}

@InputType({ description: 'A condition beside the framework.' })
export class CommitmentConditionInput {
  @Field(() => String, { description: 'What it is.' })
  @IsString()
  @MaxLength(500)
  text!: string

  @Field(() => IsoDay, { nullable: true, description: 'By when it is done first; null for one that simply holds.' })
  @IsOptional()
  @IsString()
  dueOn?: string | null

  @Field(() => Int, { nullable: true, description: 'How often it is done again, in months; null for once.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(120)
  everyMonths?: number | null
}

@InputType({ isAbstract: true })
abstract class WithConditionsInput {
  @Field(() => [CommitmentConditionInput], { description: 'On which conditions.' })
  @ArrayMaxSize(mostConditions)
  @ValidateNested({ each: true })
  @Type(() => CommitmentConditionInput)
  conditions!: CommitmentConditionInput[]
}

@InputType({ description: 'Which units are asked to commit themselves to a framework, and by when.' })
export class RequestCommitmentsInput extends WithConditionsInput {
  @Field(() => ID, { description: 'To which framework: its version that holds on that day.' })
  @IsUUID()
  frameworkId!: string

  @Field(() => CommitmentSubjectEnum, { description: 'Who is to be bound.' })
  @IsEnum(CommitmentSubjectEnum)
  subject!: CommitmentSubject

  @Field(() => [ID], { description: 'Which units.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  unitIds!: string[]

  @Field(() => IsoDay, { description: 'The last day on which it is signed in time.' })
  @IsString()
  dueOn!: string

  @Field(() => String, { description: 'What is said with it.' })
  @IsString()
  @MaxLength(2000)
  note!: string
}

@InputType({ description: 'What is signed, by whom, and with what mandate.' })
export class SignCommitmentInput extends WithConditionsInput {
  @Field(() => ID, { nullable: true, description: 'The request that is answered; null when nobody asked.' })
  @IsOptional()
  @IsUUID()
  commitmentId?: string | null

  @Field(() => Int, { nullable: true, description: 'The version of the request, or of the commitment that is renewed, that was before the eyes of whoever signs.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { description: 'The unit that is bound, or looks after what its organisation is bound by.' })
  @IsUUID()
  unitId!: string

  @Field(() => CommitmentSubjectEnum, { description: 'Who is bound.' })
  @IsEnum(CommitmentSubjectEnum)
  subject!: CommitmentSubject

  @Field(() => ID, { description: 'The version of the framework.' })
  @IsUUID()
  versionId!: string

  @Field(() => ID, { nullable: true, description: 'The commitment that it renews: that one ends when this one begins.' })
  @IsOptional()
  @IsUUID()
  renewsId?: string | null

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  @IsString()
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds; null until further notice.' })
  @IsOptional()
  @IsString()
  validTo?: string | null

  @Field(() => String, { description: 'The title of whoever signs.' })
  @IsString()
  @MaxLength(200)
  title!: string

  @Field(() => String, { description: 'On whose behalf they sign.' })
  @IsString()
  @MaxLength(300)
  onBehalfOf!: string

  @Field(() => String, { description: 'What gives them the right to.' })
  @IsString()
  @MaxLength(500)
  basis!: string

  @Field(() => StatementLanguageEnum, { description: 'In which language the statement was shown.' })
  @IsEnum(StatementLanguageEnum)
  language!: Language

  @Field(() => String, { description: 'The statement as it was shown in full; refused when it is not what is to be signed.' })
  @IsString()
  @MaxLength(60_000)
  statement!: string
}

@InputType({ description: 'Which commitment is ended, or which request is taken back, and why.' })
export class EndCommitmentInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  commitmentId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever ends it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'The first day on which it no longer holds; of a request today.' })
  @IsString()
  endsOn!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'That a duty was done, and what shows it.' })
export class CompleteDutyInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  dutyId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever says so.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'When it was done.' })
  @IsString()
  doneOn!: string

  @Field(() => String, { description: 'What shows it.' })
  @IsString()
  @MaxLength(2000)
  evidence!: string

  @Field(() => String, { description: 'Where that is found; empty when nowhere.' })
  @IsString()
  @MaxLength(500)
  evidenceUrl!: string
}
