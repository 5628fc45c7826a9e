import { Field, ID, InputType, Int } from '@nestjs/graphql'
import type { BallotAnswer, BallotMethod, BallotSecrecy } from '@solmu/domain/governance/ballot.js'
import type { DecisionPublication } from '@solmu/domain/governance/decision.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsDate, IsEnum, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { DecisionPublicationEnum } from '../decision/decision-kinds.graphql.js'
import { BallotAnswerEnum, BallotMethodEnum, BallotSecrecyEnum } from './ballot-kinds.graphql.js'

@InputType({ description: 'A ballot that is being written.' })
export class SaveBallotInput {
  @Field(() => ID, { nullable: true, description: 'Which one; null for a new one.' })
  @IsOptional()
  @IsUUID()
  ballotId?: string | null

  @Field(() => Int, { nullable: true, description: 'The version of the record that was before the eyes of whoever changes it; null for a new one.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { description: 'Which body votes.' })
  @IsUUID()
  bodyId!: string

  @Field(() => String, { description: 'The kind of matter, which decides majority, tie and secrecy.' })
  @IsString()
  @MaxLength(30)
  matter!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it is about; may be empty.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  description!: LocalizedText

  @Field(() => BallotMethodEnum, { description: 'How it is filled in and counted.' })
  @IsEnum(BallotMethodEnum)
  method!: BallotMethod

  @Field(() => BallotSecrecyEnum, { description: 'Whether it is seen who voted for what.' })
  @IsEnum(BallotSecrecyEnum)
  secrecy!: BallotSecrecy

  @Field(() => [LocalizedTextType], { description: 'What can be voted for; nothing of a question.' })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => LocalizedTextType)
  options!: LocalizedText[]

  @Field(() => Int, { description: 'How many are chosen.' })
  @IsInt()
  seats!: number

  @Field(() => Int, { description: 'The most points that an option can be given, or those to share out.' })
  @IsInt()
  maxScore!: number

  @Field(() => Date, { nullable: true, description: 'When it opens by itself, once it is announced; null for one that is opened by hand.' })
  @IsOptional()
  @IsDate()
  opensAt?: Date | null

  @Field(() => Date, { description: 'Until when votes are taken.' })
  @IsDate()
  closesAt!: Date

  @Field(() => ID, { nullable: true, description: 'Of a new one: the proposal on which it is.' })
  @IsOptional()
  @IsUUID()
  proposalId?: string | null

  @Field(() => ID, { nullable: true, description: 'Of a new one: the version of the charter on whose adoption it is.' })
  @IsOptional()
  @IsUUID()
  amendmentId?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Of one on the charter: the first day on which the version is to hold.' })
  @IsOptional()
  @IsString()
  effectiveFrom?: string | null
}

@InputType({ description: 'The decision that is recorded of a ballot that was counted.' })
export class RecordBallotDecisionInput {
  @Field(() => ID, { description: 'Of which ballot.' })
  @IsUUID()
  ballotId!: string

  @Field(() => LocalizedTextType, { description: 'What was decided, word for word.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  content!: LocalizedText

  @Field(() => DecisionPublicationEnum, { description: 'Who reads it.' })
  @IsEnum(DecisionPublicationEnum)
  publication!: DecisionPublication
}

@InputType({ description: 'Which ballot.' })
export class BallotStepInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  ballotId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever does it.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which ballot is given up, and why.' })
export class CancelBallotInput extends BallotStepInput {
  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'Which option, or candidate, has withdrawn.' })
export class WithdrawBallotOptionInput {
  @Field(() => ID, { description: 'From which ballot.' })
  @IsUUID()
  ballotId!: string

  @Field(() => ID, { description: 'Its code.' })
  @IsString()
  @MaxLength(30)
  code!: string
}

@InputType({ description: 'Who is recused from a ballot, and why.' })
export class RecuseFromBallotInput {
  @Field(() => ID, { description: 'From which ballot.' })
  @IsUUID()
  ballotId!: string

  @Field(() => ID, { description: 'Who: a place on the roll.' })
  @IsUUID()
  seatId!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(1000)
  reason!: string
}

@InputType({ description: 'Points that an option is given.' })
export class BallotPointsInput {
  @Field(() => ID, { description: 'The code of the option.' })
  @IsString()
  @MaxLength(30)
  code!: string

  @Field(() => Int, { description: 'How many; 1 where it is chosen or approved.' })
  @IsInt()
  points!: number
}

@InputType({ description: 'What a ballot says, as its method asks: an answer, points, or an order.' })
export class BallotChoiceInput {
  @Field(() => BallotAnswerEnum, { nullable: true, description: 'To a question.' })
  @IsOptional()
  @IsEnum(BallotAnswerEnum)
  answer?: BallotAnswer | null

  @Field(() => [BallotPointsInput], { nullable: true, description: 'What is chosen, approved or given points.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => BallotPointsInput)
  points?: BallotPointsInput[] | null

  @Field(() => [[ID]], { nullable: true, description: 'The order, the best first; those liked equally stand in one group.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  ranking?: string[][] | null
}

@InputType({ description: 'What is cast for whom in an open ballot.' })
export class CastBallotInput {
  @Field(() => ID, { description: 'In which ballot.' })
  @IsUUID()
  ballotId!: string

  @Field(() => ID, { description: 'For whom: a place on the roll.' })
  @IsUUID()
  seatId!: string

  @Field(() => BallotChoiceInput, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => BallotChoiceInput)
  choice!: BallotChoiceInput
}

@InputType({ description: 'For whom the right to vote in a secret ballot is fetched.' })
export class FetchBallotCredentialInput {
  @Field(() => ID, { description: 'In which ballot.' })
  @IsUUID()
  ballotId!: string

  @Field(() => ID, { description: 'For whom: a place on the roll.' })
  @IsUUID()
  seatId!: string

  @Field(() => String, { description: 'What the browser has made up and blinded, in base64url.' })
  @Matches(/^[A-Za-z0-9_-]{512}$/)
  blinded!: string
}

@InputType({ description: 'What the chair decides of those who stand equally.' })
export class BreakBallotTieInput {
  @Field(() => ID, { description: 'In which ballot.' })
  @IsUUID()
  ballotId!: string

  @Field(() => [ID], { description: 'Whom or what: codes of options, or yes or no.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(30, { each: true })
  chosen!: string[]

  @Field(() => String, { description: 'Who has decided, where somebody else records it; else empty.' })
  @IsString()
  @MaxLength(200)
  chairName!: string
}
