import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { type AgreementAudience, type AgreementKind, type AgreementStart, mostAnnexes, mostTextLength, type PartyRole } from '@solmu/domain/governance/agreement.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import * as kinds from './agreement-kinds.graphql.js'

@InputType({ description: 'An organisation that is named as a party.' })
export class AgreementPartyInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  organisationId!: string

  @Field(() => kinds.AgreementPartyRoleEnum, { description: 'As what.' })
  @IsEnum(kinds.AgreementPartyRoleEnum)
  role!: PartyRole
}

@InputType({ description: 'What an agreement is, who reads it, and who its parties are.' })
export class SaveAgreementInput {
  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  agreementId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => kinds.AgreementKindEnum, { description: 'What it is; never changes.' })
  @IsEnum(kinds.AgreementKindEnum)
  kind!: AgreementKind

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it is about.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  summary!: LocalizedText

  @Field(() => ID, { description: 'Who looks after it; never changes.' })
  @IsUUID()
  ownerUnitId!: string

  @Field(() => kinds.AgreementAudienceEnum, { description: 'Who reads it.' })
  @IsEnum(kinds.AgreementAudienceEnum)
  audience!: AgreementAudience

  @Field(() => Boolean, { description: 'Whether every member of the day is a party.' })
  @IsBoolean()
  followsMembers!: boolean

  @Field(() => Boolean, { description: 'Whether a member has to accept it.' })
  @IsBoolean()
  requiredOfMembers!: boolean

  @Field(() => Boolean, { description: 'Whether it is signed with a second factor only.' })
  @IsBoolean()
  demandsSecondFactor!: boolean

  @Field(() => [AgreementPartyInput], { description: 'The parties that are named.' })
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => AgreementPartyInput)
  parties!: AgreementPartyInput[]
}

@InputType({ description: 'The text of a version in each language.' })
export class AgreementContentInput {
  @Field(() => String, { description: 'In Finnish.' })
  @IsString()
  @MaxLength(mostTextLength)
  fi!: string

  @Field(() => String, { description: 'In Swedish.' })
  @IsString()
  @MaxLength(mostTextLength)
  sv!: string

  @Field(() => String, { description: 'In English.' })
  @IsString()
  @MaxLength(mostTextLength)
  en!: string
}

@InputType({ description: 'An annex: a file that was sent, or another agreement.' })
export class AgreementAnnexInput {
  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText

  @Field(() => ID, { nullable: true, description: 'The file.' })
  @IsOptional()
  @IsUUID()
  fileId?: string | null

  @Field(() => ID, { nullable: true, description: 'The other agreement.' })
  @IsOptional()
  @IsUUID()
  otherAgreementId?: string | null
}

@InputType({ description: 'What the draft of a version says. There is one at a time.' })
export class SaveAgreementDraftInput {
  @Field(() => ID, { description: 'Of which agreement.' })
  @IsUUID()
  agreementId!: string

  @Field(() => Int, { nullable: true, description: 'The version of the draft that was seen; null when there is none yet.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => kinds.AgreementLanguageEnum, { description: 'The language that decides when they differ.' })
  @IsEnum(kinds.AgreementLanguageEnum)
  authoritative!: Language

  @Field(() => AgreementContentInput, { description: 'The text.' })
  @ValidateNested()
  @Type(() => AgreementContentInput)
  content!: LocalizedText

  @Field(() => ID, { nullable: true, description: 'The text as a file.' })
  @IsOptional()
  @IsUUID()
  fileId?: string | null

  @Field(() => LocalizedTextType, { description: 'What is new in it.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  news!: LocalizedText

  @Field(() => kinds.AgreementStartEnum, { description: 'When it comes into force.' })
  @IsEnum(kinds.AgreementStartEnum)
  starts!: AgreementStart

  @Field(() => IsoDay, { nullable: true, description: 'By when it is to be accepted.' })
  @IsOptional()
  @IsString()
  acceptBy?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it is to hold.' })
  @IsOptional()
  @IsString()
  validFrom?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds.' })
  @IsOptional()
  @IsString()
  validTo?: string | null

  @Field(() => Int, { nullable: true, description: 'For how many months it goes on each time.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(120)
  renewalMonths?: number | null

  @Field(() => Int, { nullable: true, description: 'How many months notice takes.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(60)
  noticeMonths?: number | null

  @Field(() => IsoDay, { nullable: true, description: 'When it is to be looked at again.' })
  @IsOptional()
  @IsString()
  reviewOn?: string | null

  @Field(() => [AgreementAnnexInput], { description: 'Its annexes, in their order.' })
  @ArrayMaxSize(mostAnnexes)
  @ValidateNested({ each: true })
  @Type(() => AgreementAnnexInput)
  annexes!: AgreementAnnexInput[]
}

@InputType({ description: 'Which version.' })
export class AgreementVersionInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  versionId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever does it.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'From when a version holds no longer, and why.' })
export class TerminateAgreementInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  versionId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever does it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'The first day on which it no longer holds.' })
  @IsString()
  endsOn!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string

  @Field(() => Boolean, { description: 'Whether the parties have agreed on it, so that no notice is needed.' })
  @IsBoolean()
  isAgreed!: boolean
}

