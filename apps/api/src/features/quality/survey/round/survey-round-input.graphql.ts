import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { surveyRoundLimits } from '@solmu/domain/quality/survey-round.js'
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../../core/graphql/scalars.js'

@InputType({ description: 'A new round.' })
export class OpenSurveyRoundInput {
  @Field(() => ID, { description: 'The survey; its newest released version is asked.' })
  @IsUUID()
  surveyId!: string

  @Field(() => [ID], { description: 'The units in which it is asked.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(surveyRoundLimits.units)
  @IsUUID(undefined, { each: true })
  unitIds!: string[]

  @Field(() => IsoDay, { description: 'The first day on which it takes answers.' })
  @IsString()
  opensOn!: string

  @Field(() => IsoDay, { description: 'The last one.' })
  @IsString()
  closesOn!: string

  @Field(() => Int, { nullable: true, description: 'Of fewer answers nothing is shown; 10, or more.' })
  @IsOptional()
  @IsInt()
  minimum?: number | null
}

@InputType({ isAbstract: true })
abstract class OneSurveyRoundInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  roundId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'How long a round takes answers.' })
export class ExtendSurveyRoundInput extends OneSurveyRoundInput {
  @Field(() => IsoDay, { description: 'The last day; never earlier than it was.' })
  @IsString()
  closesOn!: string
}

@InputType({ description: 'Which round ends now.' })
export class EndSurveyRoundInput extends OneSurveyRoundInput {}

@InputType({ description: 'Which round is given up.' })
export class CancelSurveyRoundInput extends OneSurveyRoundInput {}

@InputType({ description: 'Where a device is opened for today.' })
export class OpenSurveyKioskInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  roundId!: string

  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string
}

@InputType({ description: 'Whose figures of a survey go into its return.' })
export class FillReturnFromSurveyInput {
  @Field(() => ID, { description: 'The round of the survey.' })
  @IsUUID()
  roundId!: string

  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string
}

@InputType({ description: 'Which device takes no more answers.' })
export class CloseSurveyKioskInput {
  @Field(() => ID, { description: 'The opening.' })
  @IsUUID()
  kioskId!: string
}

@InputType({ description: 'Whether an answer in words is shown.' })
export class HideSurveyWordsInput {
  @Field(() => ID, { description: 'The text.' })
  @IsUUID()
  textId!: string

  @Field(() => Boolean, { description: 'True to hide it, false to show it again.' })
  @IsBoolean()
  isHidden!: boolean

  @Field(() => String, { description: 'Why it is hidden.' })
  @IsString()
  @MaxLength(500)
  reason!: string
}
