import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { AudienceDetail, AudienceKind } from '@solmu/domain/reports/publication.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../../core/graphql/localized-text.graphql.js'
import { AudienceDetailEnum, AudienceKindEnum } from '../publication-kinds.graphql.js'

@ObjectType({ description: 'A circle of readers, and the rule by which figures are published to it.' })
export class Audience {
  @Field(() => ID, { description: 'The id of the audience.' })
  id!: string

  @Field(() => AudienceKindEnum, { description: 'Who its readers are.' })
  kind!: AudienceKind

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => ID, { nullable: true, description: 'The organisation whose people read; null unless it is one of a funder.' })
  organisationId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of that organisation.' })
  organisationName!: LocalizedText | null

  @Field(() => [ID], { nullable: true, description: 'The centres and units of which it reads; null for the whole network.' })
  unitIds!: string[] | null

  @Field(() => [ID], { nullable: true, description: 'The indicators that it reads; null for all.' })
  indicatorIds!: string[] | null

  @Field(() => AudienceDetailEnum, { description: 'How far down it reads.' })
  detail!: AudienceDetail

  @Field(() => Int, { description: 'The smallest number of people that is told.' })
  personsThreshold!: number

  @Field(() => Int, { description: 'The smallest number of answers to a survey that is told.' })
  surveyThreshold!: number

  @Field(() => Boolean, { description: 'Whether a zero is told.' })
  showsZero!: boolean

  @Field(() => Boolean, { description: 'False when nothing is published to it any more.' })
  isActive!: boolean

  @Field(() => Int, { description: 'How many publications it has.' })
  publicationCount!: number

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number
}

@InputType({ description: 'A name in three languages.' })
export class AudienceNameInput {
  @Field(() => String, { description: 'In Finnish.' })
  @IsString()
  @MaxLength(200)
  fi!: string

  @Field(() => String, { description: 'In Swedish; may be empty.' })
  @IsString()
  @MaxLength(200)
  sv!: string

  @Field(() => String, { description: 'In English; may be empty.' })
  @IsString()
  @MaxLength(200)
  en!: string
}

@InputType({ description: 'An audience to add, or to change; what was published stays as it was.' })
export class SaveAudienceInput {
  @Field(() => ID, { nullable: true, description: 'The audience to change; a new one when not given.' })
  @IsOptional()
  @IsUUID()
  audienceId?: string | null

  @Field(() => AudienceKindEnum, { description: 'Who its readers are; that of an audience never changes.' })
  kind!: AudienceKind

  @Field(() => AudienceNameInput, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => AudienceNameInput)
  name!: AudienceNameInput

  @Field(() => ID, { nullable: true, description: 'The organisation whose people read, for a funder; never changes.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null

  @Field(() => [ID], { nullable: true, description: 'The centres and units of which it reads; the whole network when not given.' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  unitIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'The indicators that it reads; all when not given.' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  indicatorIds?: string[] | null

  @Field(() => AudienceDetailEnum, { description: 'How far down it reads.' })
  detail!: AudienceDetail

  @Field(() => Int, { description: 'The smallest number of people that is told, from 1 to 100.' })
  @IsInt()
  @Min(1)
  @Max(100)
  personsThreshold!: number

  @Field(() => Int, { description: 'The smallest number of answers to a survey that is told, from 1 to 100.' })
  @IsInt()
  @Min(1)
  @Max(100)
  surveyThreshold!: number

  @Field(() => Boolean, { description: 'Whether a zero is told.' })
  @IsBoolean()
  showsZero!: boolean

  @Field(() => Boolean, { description: 'False stops publishing to it.' })
  @IsBoolean()
  isActive!: boolean

  @Field(() => Int, { description: 'The version that was looked at; 0 for a new one.' })
  @IsInt()
  @Min(0)
  expectedVersion!: number
}

@ObjectType({ description: 'What was saved.' })
export class SaveAudiencePayload {
  @Field(() => Audience, { description: 'The audience.' })
  audience!: Audience
}
