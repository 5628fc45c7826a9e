import { Field, ID, InputType, Int } from '@nestjs/graphql'
import type { DecisionPublication } from '@solmu/domain/governance/decision.js'
import type { AttendanceWay, MeetingHandling, ProxyBasis, SignerRole, TieBreak } from '@solmu/domain/governance/meeting.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsDate, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { DecisionPublicationEnum } from '../decision/decision-kinds.graphql.js'
import { MeetingRefInput } from './meeting-input.graphql.js'
import * as kinds from './meeting-kinds.graphql.js'

@InputType({ description: 'How a seat is there.' })
export class MeetingAttendanceInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  seatId!: string

  @Field(() => String, { description: 'Who came for it; empty for nobody.' })
  @IsString()
  @MaxLength(200)
  personName!: string

  @Field(() => kinds.AttendanceWayEnum, { description: 'How.' })
  @IsEnum(kinds.AttendanceWayEnum)
  way!: AttendanceWay

  @Field(() => ID, { nullable: true, description: 'The seat whose people stand for it.' })
  @IsOptional()
  @IsUUID()
  proxyHolderId?: string | null

  @Field(() => kinds.ProxyBasisEnum, { nullable: true, description: 'By what that is known.' })
  @IsOptional()
  @IsEnum(kinds.ProxyBasisEnum)
  proxyBasis?: ProxyBasis | null

  @Field(() => ID, { nullable: true, description: 'The document that shows it.' })
  @IsOptional()
  @IsUUID()
  proxyPaperId?: string | null

  @Field(() => Date, { nullable: true, description: 'Since when; the opening when it is not said.' })
  @IsOptional()
  @IsDate()
  arrivedAt?: Date | null

  @Field(() => Date, { nullable: true, description: 'Until when.' })
  @IsOptional()
  @IsDate()
  leftAt?: Date | null
}

@InputType({ description: 'Who is there; seats that are left out stay as they are.' })
export class RecordAttendanceInput extends MeetingRefInput {
  @Field(() => [MeetingAttendanceInput], { description: 'The seats.' })
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => MeetingAttendanceInput)
  attendance!: MeetingAttendanceInput[]
}

@InputType({ description: 'That a seat is recused from an item, or is not any more.' })
export class DeclareRecusalInput extends MeetingRefInput {
  @Field(() => ID, { description: 'From which item.' })
  @IsUUID()
  itemId!: string

  @Field(() => ID, { description: 'Which seat.' })
  @IsUUID()
  seatId!: string

  @Field(() => String, { description: 'Why; empty takes it back.' })
  @IsString()
  @MaxLength(1000)
  reason!: string
}

@InputType({ description: 'How many votes went where.' })
export class MeetingVotesInput {
  @Field(() => Int, { description: 'For it.' })
  @IsInt()
  for!: number

  @Field(() => Int, { description: 'Against it.' })
  @IsInt()
  against!: number

  @Field(() => Int, { description: 'Neither.' })
  @IsInt()
  abstain!: number
}

@InputType({ description: 'That somebody dissents.' })
export class MeetingDissentInput {
  @Field(() => String, { description: 'Who.' })
  @IsString()
  @MaxLength(200)
  name!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'What came of an item.' })
export class RecordMeetingItemInput extends MeetingRefInput {
  @Field(() => ID, { description: 'Which item.' })
  @IsUUID()
  itemId!: string

  @Field(() => LocalizedTextType, { description: 'What the minutes say.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  minutes!: LocalizedText

  @Field(() => kinds.MeetingHandlingEnum, { nullable: true, description: 'How it was dealt with; null for words alone.' })
  @IsOptional()
  @IsEnum(kinds.MeetingHandlingEnum)
  handling?: MeetingHandling | null

  @Field(() => MeetingVotesInput, { nullable: true, description: 'How many voted how, where it was voted on.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MeetingVotesInput)
  votes?: MeetingVotesInput | null

  @Field(() => kinds.TieBreakEnum, { nullable: true, description: 'To which side a tie was taken, by the chair or the lot.' })
  @IsOptional()
  @IsEnum(kinds.TieBreakEnum)
  tieBreak?: TieBreak | null

  @Field(() => [MeetingDissentInput], { description: 'Who dissents.' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MeetingDissentInput)
  dissent!: MeetingDissentInput[]

  @Field(() => ID, { nullable: true, description: 'The ballot of the body in which it was voted on.' })
  @IsOptional()
  @IsUUID()
  ballotId?: string | null

  @Field(() => Int, { nullable: true, description: 'Which version of the proposal was decided; the one of the notice when nothing is said.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  decidedVersion?: number | null
}

@InputType({ description: 'Somebody who is chosen to sign.' })
export class MeetingSignerInput {
  @Field(() => ID, { description: 'Who.' })
  @IsUUID()
  userId!: string

  @Field(() => kinds.SignerRoleEnum, { description: 'As what.' })
  @IsEnum(kinds.SignerRoleEnum)
  role!: SignerRole
}

@InputType({ description: 'Who led and wrote, and who signs the minutes.' })
export class WriteMinutesInput extends MeetingRefInput {
  @Field(() => String, { description: 'Who led it.' })
  @IsString()
  @MaxLength(200)
  chairName!: string

  @Field(() => String, { description: 'Who wrote for it.' })
  @IsString()
  @MaxLength(200)
  secretaryName!: string

  @Field(() => [MeetingSignerInput], { description: 'Who signs; one as the chair, and somebody else.' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MeetingSignerInput)
  signers!: MeetingSignerInput[]
}

@InputType({ description: 'That the viewer signs the minutes.' })
export class SignMinutesInput {
  @Field(() => ID, { description: 'Of which meeting.' })
  @IsUUID()
  meetingId!: string

  @Field(() => String, { description: 'The hash of the minutes that were read.' })
  @IsString()
  @MaxLength(64)
  minutesHash!: string
}

@InputType({ description: 'That minutes are published.' })
export class PublishMinutesInput extends MeetingRefInput {
  @Field(() => DecisionPublicationEnum, { description: 'Who reads them.' })
  @IsEnum(DecisionPublicationEnum)
  publication!: DecisionPublication
}
