import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { type CharterAction, type CharterStanding, mostSections } from '@solmu/domain/governance/charter.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { CharterActionEnum, CharterStandingEnum } from './charter-kinds.graphql.js'
import { CharterRulesType } from './charter-rules.graphql.js'

@InputType('CharterSectionInput', { description: 'A section of the charter.' })
@ObjectType('CharterSection', { description: 'A section of the charter.' })
export class CharterSectionType {
  @Field(() => String, { description: 'Its number, as it is written.' })
  @IsString()
  @MaxLength(10)
  number!: string

  @Field(() => LocalizedTextType, { description: 'Its heading.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  heading!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  text!: LocalizedText
}

@InputType('CharterVoteCountInput', { description: 'How the votes fell.' })
@ObjectType('CharterVoteCount', { description: 'How the votes fell.' })
export class CharterVoteCount {
  @Field(() => Int, { description: 'For it.' })
  @IsInt()
  @Min(0)
  for!: number

  @Field(() => Int, { description: 'Against it.' })
  @IsInt()
  @Min(0)
  against!: number

  @Field(() => Int, { description: 'Blank.' })
  @IsInt()
  @Min(0)
  abstain!: number

  @Field(() => Int, { description: 'Of how many present.' })
  @IsInt()
  @Min(0)
  present!: number

  @Field(() => Int, { description: 'Of how many who may vote.' })
  @IsInt()
  @Min(0)
  all!: number
}

@ObjectType({ description: 'A version of the charter.' })
export class CharterVersion {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number

  @Field(() => CharterStandingEnum, { description: 'Where it stands today.' })
  standing!: CharterStanding

  @Field(() => String, { description: 'Why it is proposed; may be empty.' })
  reason!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it holds; null until it is adopted.' })
  validFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which another holds; null when there is none.' })
  validTo!: string | null

  @Field(() => String, { nullable: true, description: 'SHA-256 of its text and rules; null of a draft.' })
  contentHash!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it was proposed; null of a draft.' })
  proposedOn!: string | null

  @Field(() => String, { nullable: true, description: 'Who proposed it; null of a draft, and where that is not known.' })
  proposedBy!: string | null

  @Field(() => Int, { nullable: true, description: 'The number of the version by whose rules it is decided; null of a draft and of the first.' })
  decidesNumber!: number | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it can be decided; null unless it is proposed.' })
  decidedFrom!: string | null

  @Field(() => String, { description: 'By which body and meeting it was decided; empty until it is.' })
  decidedBy!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it was decided; null until it is.' })
  decidedOn!: string | null

  @Field(() => CharterVoteCount, { nullable: true, description: 'How the votes fell; null until it is decided.' })
  votes!: CharterVoteCount | null

  @Field(() => [CharterActionEnum], { description: 'What the viewer can do with it.' })
  steps!: CharterAction[]

  @Field(() => Int, { description: 'The version of the record.' })
  version!: number
}

@ObjectType({ description: 'What a version of the charter says.' })
export class CharterText {
  @Field(() => CharterVersion, { description: 'The version.' })
  version!: CharterVersion

  @Field(() => [CharterSectionType], { description: 'Its sections in their order.' })
  sections!: CharterSectionType[]

  @Field(() => CharterRulesType, { description: 'Its rules as data.' })
  rules!: CharterRulesType
}

@InputType({ description: 'The next version of the charter as it is being written.' })
export class SaveCharterDraftInput {
  @Field(() => Int, { nullable: true, description: 'The version of the draft that was seen; null when there was none.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => String, { description: 'Why it is proposed; may be empty.' })
  @IsString()
  @MaxLength(4000)
  reason!: string

  @Field(() => [CharterSectionType], { description: 'Its sections in their order.' })
  @ArrayMaxSize(mostSections)
  @ValidateNested({ each: true })
  @Type(() => CharterSectionType)
  sections!: CharterSectionType[]

  @Field(() => CharterRulesType, { description: 'Its rules as data.' })
  @ValidateNested()
  @Type(() => CharterRulesType)
  rules!: CharterRulesType
}

@InputType({ description: 'A version of the charter, as it was seen.' })
export class CharterVersionInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  charterVersionId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'That a proposed version was not adopted.' })
export class RejectCharterInput extends CharterVersionInput {
  @Field(() => String, { description: 'By which body and meeting.' })
  @IsString()
  @MaxLength(300)
  decidedBy!: string

  @Field(() => IsoDay, { description: 'When.' })
  @IsString()
  decidedOn!: string

  @Field(() => CharterVoteCount, { description: 'How the votes fell.' })
  @ValidateNested()
  @Type(() => CharterVoteCount)
  votes!: CharterVoteCount
}

@InputType({ description: 'That a proposed version was adopted.' })
export class AdoptCharterInput extends RejectCharterInput {
  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  @IsString()
  validFrom!: string
}

@ObjectType({ description: 'The versions of the charter after a change.' })
export class CharterPayload {
  @Field(() => [CharterVersion], { description: 'The versions, the newest first.' })
  charterVersions!: CharterVersion[]
}
