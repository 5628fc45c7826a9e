import { Field, ID, InputType, Int } from '@nestjs/graphql'
import type { Procedure } from '@solmu/domain/governance/charter-rules.js'
import type { MeetingItemKind } from '@solmu/domain/governance/meeting.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsDate, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ProcedureEnum } from '../charter/charter-kinds.graphql.js'
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

@InputType({ description: 'That a document is taken off a meeting.' })
export class RemoveMeetingPaperInput extends MeetingRefInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  paperId!: string
}
