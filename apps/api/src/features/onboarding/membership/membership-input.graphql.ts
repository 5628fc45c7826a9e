import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { longestNoticeMonths, type NoticeManner } from '@solmu/domain/onboarding/membership.js'
import type { Language } from '@solmu/shared/text.js'
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { NoticeLanguageEnum, NoticeMannerEnum } from './membership-kinds.graphql.js'

@ArgsType()
export class MembershipListArgs {
  @Field(() => IsoDay, { nullable: true, description: 'As they stood on this day; null for today.' })
  @IsOptional()
  @IsString()
  asOf?: string | null

  @Field(() => ID, { nullable: true, description: 'Of this organisation alone.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null
}

@InputType({ isAbstract: true })
abstract class OfMembershipInput {
  @Field(() => ID, { description: 'Which membership.' })
  @IsUUID()
  membershipId!: string

  @Field(() => Int, { description: 'The version that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which member becomes active.' })
export class ActivateMembershipInput extends OfMembershipInput {}

@InputType({ description: 'Which membership rests, or is taken up again, and why.' })
export class ReasonedMembershipInput extends OfMembershipInput {
  @Field(() => String, { description: 'Why; read in the whole network.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'The notice that a member gives.' })
export class GiveMembershipNoticeInput extends OfMembershipInput {
  @Field(() => NoticeMannerEnum, { description: 'Signed here, or by letter.' })
  @IsEnum(NoticeMannerEnum)
  manner!: NoticeManner

  @Field(() => IsoDay, { description: 'When it was given; of one that is signed here today.' })
  @IsString()
  givenOn!: string

  @Field(() => IsoDay, { description: 'The first day on which the organisation is no longer a member.' })
  @IsString()
  endsOn!: string

  @Field(() => Boolean, { description: 'Whether its units are to be closed on that day.' })
  @IsBoolean()
  closesUnits!: boolean

  @Field(() => String, { description: 'Why; may be empty.' })
  @IsString()
  @MaxLength(2000)
  reason!: string

  @Field(() => String, { description: 'Of a letter: where it is kept, such as its number in the register of letters.' })
  @IsString()
  @MaxLength(200)
  reference!: string

  @Field(() => NoticeLanguageEnum, { nullable: true, description: 'Of a signed one: in which language.' })
  @IsOptional()
  @IsEnum(NoticeLanguageEnum)
  language?: Language | null

  @Field(() => String, { description: 'Of a signed one: what was shown, word for word; else empty.' })
  @IsString()
  @MaxLength(4000)
  statement!: string
}

@InputType({ description: 'Which notice is taken back, and why.' })
export class TakeBackMembershipNoticeInput extends OfMembershipInput {
  @Field(() => String, { description: 'Why; may be empty.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'The rules of membership.' })
export class SetMembershipRulesInput {
  @Field(() => IsoDay, { nullable: true, description: 'From when members come by admission alone; null to keep entering founders by hand.' })
  @IsOptional()
  @IsString()
  admissionSince?: string | null

  @Field(() => Int, { description: 'How long a member that gives notice still belongs, in months.' })
  @IsInt()
  @Min(0)
  @Max(longestNoticeMonths)
  noticeMonths!: number
}
