import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { MeetingOutcome } from '@solmu/domain/governance/meeting.js'
import type { MeetingState } from '@solmu/domain/governance/meeting.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsDate, IsEnum, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import * as kinds from './meeting-kinds.graphql.js'

@ArgsType()
export class MeetingListArgs {
  @Field(() => ID, { nullable: true, description: 'Of which body.' })
  @IsOptional()
  @IsUUID()
  bodyId?: string | null

  @Field(() => kinds.MeetingStateEnum, { nullable: true, description: 'Those that stand there.' })
  @IsOptional()
  @IsEnum(kinds.MeetingStateEnum)
  state?: MeetingState | null

  @Field(() => String, { nullable: true, description: 'Words of the title, the place or the name of the body.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => Date, { nullable: true, description: 'Those that begin then or later.' })
  @IsOptional()
  @IsDate()
  from?: Date | null

  @Field(() => Date, { nullable: true, description: 'Those that begin before.' })
  @IsOptional()
  @IsDate()
  to?: Date | null
}

@ObjectType({ description: 'A meeting on whose agenda something was, and what came of it there.' })
export class MeetingAbout {
  @Field(() => ID, { description: 'The id of the meeting.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => Date, { description: 'When it begins.' })
  startsAt!: Date

  @Field(() => kinds.MeetingStateEnum, { description: 'Where it stands.' })
  state!: MeetingState

  @Field(() => Int, { description: 'The place of the item in its agenda, from 1.' })
  position!: number

  @Field(() => kinds.MeetingOutcomeEnum, { nullable: true, description: 'What came of the item; null as long as it was not dealt with.' })
  outcome!: MeetingOutcome | null
}
