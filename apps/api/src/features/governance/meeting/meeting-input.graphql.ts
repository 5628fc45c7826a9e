import { Field, ID, InputType, Int } from '@nestjs/graphql'
import type { Procedure } from '@solmu/domain/governance/charter-rules.js'
import type { DecisionPublication } from '@solmu/domain/governance/decision.js'
import type { AttendanceWay, MeetingHandling, MeetingItemKind, ProxyBasis, SignerRole, TieBreak } from '@solmu/domain/governance/meeting.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsDate, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ProcedureEnum } from '../charter/charter-kinds.graphql.js'
import { DecisionPublicationEnum } from '../decision/decision-kinds.graphql.js'
import * as kinds from './meeting-kinds.graphql.js'

@InputType({ isAbstract: true })
abstract class MeetingFrameInput {
  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText

  @Field(() => Date, { description: 'When it begins.' })
  @IsDate()
  startsAt!: Date

  @Field(() => Date, { description: 'When it ends.' })
  @IsDate()
  endsAt!: Date

  @Field(() => String, { description: 'Where it is held; may be empty when there is a link.' })
  @IsString()
  @MaxLength(300)
  place!: string

  @Field(() => String, { description: 'Where it is joined from elsewhere; may be empty.' })
  @IsString()
  @MaxLength(500)
  remoteLink!: string

  @Field(() => ProcedureEnum, { description: 'How it decides.' })
  @IsEnum(ProcedureEnum)
  procedure!: Procedure
}

@InputType({ description: 'A meeting that is planned.' })
export class PlanMeetingInput extends MeetingFrameInput {
  @Field(() => ID, { description: 'Which body meets; never changes.' })
  @IsUUID()
  bodyId!: string
}

@InputType({ description: 'What a meeting that was not called is from now on.' })
export class ChangeMeetingInput extends MeetingFrameInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  meetingId!: string

  @Field(() => Int, { description: 'The revision that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A meeting as it was seen.' })
export class MeetingRefInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  meetingId!: string

  @Field(() => Int, { description: 'The revision that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'An item of an agenda.' })
export class MeetingItemInput {
  @Field(() => ID, { nullable: true, description: 'Which one; null for a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string | null

  @Field(() => kinds.MeetingItemKindEnum, { description: 'In which way it is dealt with.' })
  @IsEnum(kinds.MeetingItemKindEnum)
  kind!: MeetingItemKind

  @Field(() => String, { description: 'Which matter of the charter it is; ordinary for what is not decided.' })
  @IsString()
  @MaxLength(30)
  matter!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What is proposed; may be empty.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  proposalText!: LocalizedText

  @Field(() => ID, { nullable: true, description: 'The proposal that it is about.' })
  @IsOptional()
  @IsUUID()
  proposalId?: string | null

  @Field(() => ID, { nullable: true, description: 'The proposed version of the charter that it is about; of a matter that amends the charter.' })
  @IsOptional()
  @IsUUID()
  amendmentId?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which that version is to hold; only with one.' })
  @IsOptional()
  @IsString()
  effectiveFrom?: string | null
}

@InputType({ description: 'The whole agenda of a meeting, in its order.' })
export class SetMeetingAgendaInput extends MeetingRefInput {
  @Field(() => [MeetingItemInput], { description: 'The items; what is left out is taken off.' })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MeetingItemInput)
  items!: MeetingItemInput[]
}

@InputType({ description: 'That a meeting is called.' })
export class CallMeetingInput extends MeetingRefInput {
  @Field(() => String, { description: 'Why the notice is short; empty when it is not.' })
  @IsString()
  @MaxLength(2000)
  shortNoticeReason!: string

  @Field(() => [ID], { description: 'The seats that have agreed to a short notice.' })
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  consents!: string[]
}

@InputType({ description: 'That a meeting is not held.' })
export class CancelMeetingInput extends MeetingRefInput {
  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'That a meeting is opened.' })
export class OpenMeetingInput extends MeetingRefInput {
  @Field(() => String, { description: 'Who leads it.' })
  @IsString()
  @MaxLength(200)
  chairName!: string

  @Field(() => String, { description: 'Who writes for it.' })
  @IsString()
  @MaxLength(200)
  secretaryName!: string
}

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

@InputType({ description: 'That a document is taken off a meeting.' })
export class RemoveMeetingPaperInput extends MeetingRefInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  paperId!: string
}
