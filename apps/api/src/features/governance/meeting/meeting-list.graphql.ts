import { ArgsType, Field, ID } from '@nestjs/graphql'
import type { MeetingState } from '@solmu/domain/governance/meeting.workflow.js'
import { IsDate, IsEnum, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
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
