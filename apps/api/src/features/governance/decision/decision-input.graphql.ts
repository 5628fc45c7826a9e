import { Field, ID, InputType, Int } from '@nestjs/graphql'
import type { DecisionEnd, DecisionPublication } from '@solmu/domain/governance/decision.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { DecisionEndEnum, DecisionPublicationEnum } from './decision-kinds.graphql.js'

/** More votes than any body has. */
const mostVotes = 100_000

@InputType({ description: 'How many voted how.' })
export class DecisionVotesInput {
  @Field(() => Int, { description: 'For it.' })
  @IsInt()
  @Min(0)
  @Max(mostVotes)
  for!: number

  @Field(() => Int, { description: 'Against it.' })
  @IsInt()
  @Min(0)
  @Max(mostVotes)
  against!: number

  @Field(() => Int, { description: 'Neither.' })
  @IsInt()
  @Min(0)
  @Max(mostVotes)
  abstain!: number
}

@InputType({ description: 'Something that is to be done because of a decision.' })
export class DecisionTaskInput {
  @Field(() => String, { description: 'What.' })
  @IsString()
  @MaxLength(500)
  title!: string

  @Field(() => ID, { description: 'Which unit does it.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'Who does it, when that is known.' })
  @IsOptional()
  @IsUUID()
  userId?: string | null

  @Field(() => IsoDay, { description: 'The last day on which it is done in time.' })
  @IsString()
  dueOn!: string
}

@InputType({ description: 'An earlier decision that a new one ends.' })
export class EndedDecisionInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  decisionId!: string

  @Field(() => DecisionEndEnum, { description: 'How.' })
  @IsEnum(DecisionEndEnum)
  kind!: DecisionEnd
}

@InputType({ description: 'A decision as it was made; it never changes once it is recorded.' })
export class RecordDecisionInput {
  @Field(() => ID, { description: 'The unit whose body decided: the head office, or a centre for its own.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'Which body decided, when it is among the bodies of the consortium.' })
  @IsOptional()
  @IsUUID()
  bodyId?: string | null

  @Field(() => LocalizedTextType, { description: 'Which body decided, as it is called; of one of the bodies of the consortium its own name is kept.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  bodyName!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What was decided, word for word.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  content!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'By what right, in at least one language.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  basis!: LocalizedText

  @Field(() => DecisionVotesInput, { nullable: true, description: 'How many voted how; null when nobody voted.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DecisionVotesInput)
  votes?: DecisionVotesInput | null

  @Field(() => String, { description: 'Who dissented, and why; may be empty.' })
  @IsString()
  @MaxLength(5000)
  dissent!: string

  @Field(() => IsoDay, { description: 'When it was decided.' })
  @IsString()
  decidedOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which it is carried out in time.' })
  @IsOptional()
  @IsString()
  dueOn?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it is looked at again.' })
  @IsOptional()
  @IsString()
  reviewOn?: string | null

  @Field(() => ID, { nullable: true, description: 'Which unit is answerable for it.' })
  @IsOptional()
  @IsUUID()
  responsibleUnitId?: string | null

  @Field(() => ID, { nullable: true, description: 'Who of that unit is answerable for it, when that is known.' })
  @IsOptional()
  @IsUUID()
  responsibleUserId?: string | null

  @Field(() => DecisionPublicationEnum, { description: 'Who reads it; later it may be opened to more people, never to fewer.' })
  @IsEnum(DecisionPublicationEnum)
  publication!: DecisionPublication

  @Field(() => [DecisionTaskInput], { description: 'What follows from it.' })
  @ValidateNested({ each: true })
  @Type(() => DecisionTaskInput)
  @ArrayMaxSize(30)
  tasks!: DecisionTaskInput[]

  @Field(() => [EndedDecisionInput], { description: 'The earlier decisions that it ends.' })
  @ValidateNested({ each: true })
  @Type(() => EndedDecisionInput)
  @ArrayMaxSize(20)
  ends!: EndedDecisionInput[]
}

@InputType({ isAbstract: true })
abstract class OfDecisionInput {
  @Field(() => ID, { description: 'Which decision.' })
  @IsUUID()
  decisionId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'That a later decision, which is recorded already, ends an earlier one.' })
export class EndDecisionInput extends OfDecisionInput {
  @Field(() => ID, { description: 'The later one.' })
  @IsUUID()
  byDecisionId!: string

  @Field(() => DecisionEndEnum, { description: 'How.' })
  @IsEnum(DecisionEndEnum)
  kind!: DecisionEnd
}

@InputType({ description: 'To whom a decision is opened.' })
export class OpenDecisionInput extends OfDecisionInput {
  @Field(() => DecisionPublicationEnum, { description: 'Who reads it from now on.' })
  @IsEnum(DecisionPublicationEnum)
  publication!: DecisionPublication
}

@InputType({ description: 'That a decision was looked at again.' })
export class ReviewDecisionInput extends OfDecisionInput {
  @Field(() => IsoDay, { description: 'When.' })
  @IsString()
  reviewedOn!: string

  @Field(() => String, { description: 'What was found.' })
  @IsString()
  @MaxLength(5000)
  finding!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it is looked at next; null for no more.' })
  @IsOptional()
  @IsString()
  nextOn?: string | null
}

@InputType({ description: 'Something more that follows from a decision.' })
export class AddDecisionTaskInput extends DecisionTaskInput {
  @Field(() => ID, { description: 'From which decision.' })
  @IsUUID()
  decisionId!: string
}

@InputType({ isAbstract: true })
abstract class OfDecisionTaskInput {
  @Field(() => ID, { description: 'Which task.' })
  @IsUUID()
  decisionTaskId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'That a task of a decision is done.' })
export class CompleteDecisionTaskInput extends OfDecisionTaskInput {
  @Field(() => IsoDay, { description: 'When it was done.' })
  @IsString()
  doneOn!: string

  @Field(() => String, { description: 'What is to be said of it; may be empty.' })
  @IsString()
  @MaxLength(2000)
  note!: string
}

@InputType({ description: 'That a task of a decision need not be done any more.' })
export class DropDecisionTaskInput extends OfDecisionTaskInput {
  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}
