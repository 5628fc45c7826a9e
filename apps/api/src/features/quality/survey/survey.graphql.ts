import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { SurveyAudience, SurveyText } from '@solmu/domain/quality/survey.js'
import { Type } from 'class-transformer'
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { SurveyAudienceEnum, SurveyContentType, SurveyTextType } from './survey-content.graphql.js'

export enum SurveyVersionStateEnum {
  draft = 'draft',
  released = 'released'
}
registerEnumType(SurveyVersionStateEnum, {
  name: 'SurveyVersionState',
  description: 'Where a version of a survey stands.',
  valuesMap: { draft: { description: 'It is being written.' }, released: { description: 'It can be asked, and never changes.' } }
})

@ObjectType('SurveyVersion', { description: 'A version of a survey.' })
export class SurveyVersionType {
  @Field(() => ID, { description: 'The id of the version.' })
  id!: string

  @Field(() => ID, { description: 'The survey.' })
  surveyId!: string

  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number

  @Field(() => SurveyVersionStateEnum, { description: 'Where it stands.' })
  state!: 'draft' | 'released'

  @Field(() => Date, { description: 'When it was written last.' })
  changedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who wrote it last; null when it came with the product.' })
  changedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was released.' })
  releasedAt!: Date | null

  @Field(() => Int, { description: 'How many times it was written; a change must name it.' })
  version!: number

  @Field(() => Int, { description: 'How many questions it has.' })
  questionCount!: number
}

@ObjectType('Survey', { description: 'A survey that is answered without a name.' })
export class SurveyType {
  @Field(() => ID, { description: 'The id of the survey.' })
  id!: string

  @Field(() => String, { description: 'Its code; never changes.' })
  code!: string

  @Field(() => SurveyTextType, { description: 'What its newest version is called.' })
  name!: SurveyText

  @Field(() => SurveyAudienceEnum, { description: 'Who is asked by its newest version.' })
  audience!: SurveyAudience

  @Field(() => String, { nullable: true, description: 'The survey of the product that it is or was copied from; null for one of the network’s own.' })
  shippedCode!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was retired; null while it can be asked.' })
  retiredAt!: Date | null

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number

  @Field(() => Int, { description: 'How many of its rounds in sight take answers or will.' })
  openRoundCount!: number

  @Field(() => Int, { description: 'How many of its rounds in sight have ended.' })
  endedRoundCount!: number
}

@InputType({ description: 'A new survey, as a draft: a copy of a version, or empty.' })
export class CreateSurveyInput {
  @Field(() => String, { description: 'Its code, in small letters; never changes.' })
  @IsString()
  @MaxLength(60)
  code!: string

  @Field(() => SurveyTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => SurveyTextType)
  name!: SurveyTextType

  @Field(() => SurveyAudienceEnum, { description: 'Who is asked.' })
  @IsString()
  audience!: SurveyAudience

  @Field(() => ID, { nullable: true, description: 'The version of which it is a copy.' })
  @IsOptional()
  @IsUUID()
  copyOfVersionId?: string | null
}

@InputType({ isAbstract: true })
abstract class OneSurveyInput {
  @Field(() => ID, { description: 'The survey.' })
  @IsUUID()
  surveyId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Of which survey a draft is begun, as a copy of its newest version.' })
export class StartSurveyDraftInput extends OneSurveyInput {}

@InputType({ description: 'Whether a survey can be asked.' })
export class RetireSurveyInput extends OneSurveyInput {
  @Field(() => Boolean, { description: 'True to retire it, false to offer it again.' })
  @IsBoolean()
  isRetired!: boolean
}

@InputType({ isAbstract: true })
abstract class OneSurveyDraftInput {
  @Field(() => ID, { description: 'The draft.' })
  @IsUUID()
  versionId!: string

  @Field(() => Int, { description: 'The version of the draft that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'What a draft is to say.' })
export class SaveSurveyDraftInput extends OneSurveyDraftInput {
  @Field(() => SurveyContentType, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => SurveyContentType)
  content!: SurveyContentType
}

@InputType({ description: 'Which draft is given up.' })
export class DropSurveyDraftInput extends OneSurveyDraftInput {}

@InputType({ description: 'Which draft is released.' })
export class ReleaseSurveyInput extends OneSurveyDraftInput {}

@ObjectType({ description: 'The survey that was changed.' })
export class SurveyPayload {
  @Field(() => SurveyType, { description: 'The survey.' })
  survey!: SurveyType
}

@ObjectType({ description: 'The version that was changed, with its survey.' })
export class SurveyVersionPayload extends SurveyPayload {
  @Field(() => SurveyVersionType, { description: 'The version.' })
  surveyVersion!: SurveyVersionType
}

@ObjectType({ description: 'What was given up; a survey that had nothing but the draft goes with it.' })
export class DropSurveyDraftPayload {
  @Field(() => ID, { description: 'The draft.' })
  versionId!: string

  @Field(() => Boolean, { description: 'Whether the survey went with it.' })
  isSurveyGone!: boolean
}

@ObjectType({ description: 'What was added of the surveys that come with the product; what was there stays as it is.' })
export class InstallSurveysPayload {
  @Field(() => Int, { description: 'How many were added.' })
  count!: number
}
