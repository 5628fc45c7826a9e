import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { mostParticipants, type StepOutcome } from '@solmu/domain/onboarding/ballot.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsEnum, IsInt, IsString, IsUUID, MaxLength, Min, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { type AppealOutcome, AppealOutcomeEnum, DecisionParticipant, StepOutcomeEnum } from './decision.graphql.js'

@InputType({ description: 'What the centre proposes to those who decide.' })
export class SendToDecisionInput {
  @Field(() => ID, { description: 'Which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => Int, { description: 'The version of the procedure that was before the eyes of whoever sends it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => String, { description: 'What is proposed.' })
  @IsString()
  @MaxLength(5000)
  proposal!: string
}

@InputType({ description: 'Which application goes back to the applicant, and what is to be completed.' })
export class ReturnApplicationInput {
  @Field(() => ID, { description: 'Which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => String, { description: 'What is to be completed.' })
  @IsString()
  @MaxLength(4000)
  reason!: string
}

@InputType({ isAbstract: true })
export abstract class BallotInput {
  @Field(() => IsoDay, { description: 'When it was decided.' })
  @IsString()
  decidedOn!: string

  @Field(() => String, { description: 'Under which number.' })
  @IsString()
  @MaxLength(60)
  number!: string

  @Field(() => [DecisionParticipant], { description: 'Who was there.' })
  @ArrayMaxSize(mostParticipants)
  @ValidateNested({ each: true })
  @Type(() => DecisionParticipant)
  participants!: DecisionParticipant[]

  @Field(() => Boolean, { description: 'Whether whoever records it is recused themselves: then they do not record it.' })
  @IsBoolean()
  amRecused!: boolean

  @Field(() => Int, { description: 'Votes for it.' })
  @IsInt()
  @Min(0)
  votesFor!: number

  @Field(() => Int, { description: 'Votes against it.' })
  @IsInt()
  @Min(0)
  votesAgainst!: number

  @Field(() => Int, { description: 'Abstentions.' })
  @IsInt()
  @Min(0)
  votesAbstain!: number

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(5000)
  reasons!: string

  @Field(() => String, { description: 'On which conditions.' })
  @IsString()
  @MaxLength(5000)
  conditions!: string

  @Field(() => String, { defaultValue: '', description: 'On which ballot or minutes a vote of the members rests.' })
  @IsString()
  @MaxLength(1000)
  basis!: string
}

@InputType({ description: 'What a body has decided on an application.' })
export class RecordDecisionStepInput extends BallotInput {
  @Field(() => ID, { description: 'Which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => Int, { description: 'Which step of the path, from 0.' })
  @IsInt()
  step!: number

  @Field(() => StepOutcomeEnum, { description: 'What was decided.' })
  @IsEnum(StepOutcomeEnum)
  outcome!: StepOutcome
}

@InputType({ description: 'Which decision is annulled, and why.' })
export class AnnulDecisionInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  decisionId!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(5000)
  reason!: string
}

@InputType({ description: 'An appeal that has come in.' })
export class RecordAppealInput {
  @Field(() => ID, { description: 'Against which decision.' })
  @IsUUID()
  decisionId!: string

  @Field(() => IsoDay, { description: 'When it came in.' })
  @IsString()
  receivedOn!: string

  @Field(() => String, { description: 'Who appeals.' })
  @IsString()
  @MaxLength(200)
  appellant!: string

  @Field(() => String, { description: 'On which grounds.' })
  @IsString()
  @MaxLength(5000)
  grounds!: string
}

@InputType({ description: 'What an appeal came to.' })
export class SettleAppealInput {
  @Field(() => ID, { description: 'Which appeal.' })
  @IsUUID()
  appealId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever settles it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => AppealOutcomeEnum, { description: 'What it came to.' })
  @IsEnum(AppealOutcomeEnum)
  outcome!: AppealOutcome

  @Field(() => IsoDay, { description: 'When that was decided.' })
  @IsString()
  decidedOn!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(5000)
  reasons!: string
}

@InputType({ description: 'Who founded the consortium, and where that is written down.' })
export class RecordFoundingInput {
  @Field(() => [ID], { description: 'Which organisations.' })
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true })
  organisationIds!: string[]

  @Field(() => IsoDay, { description: 'When it was founded.' })
  @IsString()
  decidedOn!: string

  @Field(() => String, { description: 'Under which number.' })
  @IsString()
  @MaxLength(60)
  number!: string

  @Field(() => String, { description: 'Where it is written down.' })
  @IsString()
  @MaxLength(500)
  document!: string
}
