import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Blocker, PipelineStage } from '@solmu/domain/onboarding/pipeline.js'
import { IsOptional, IsString, IsUUID } from 'class-validator'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

@ArgsType()
export class PipelineArgs {
  @Field(() => IsoDay, { description: 'The first day of the period of the figures.' })
  @IsString()
  from!: string

  @Field(() => IsoDay, { description: 'The last day of it.' })
  @IsString()
  to!: string

  @Field(() => ID, { nullable: true, description: 'Of this centre alone.' })
  @IsOptional()
  @IsUUID()
  centreId?: string | null

  @Field(() => ID, { nullable: true, description: 'Of this call alone.' })
  @IsOptional()
  @IsUUID()
  callId?: string | null
}

@ObjectType({ description: 'A call, as much of it as a filter needs.' })
export class PipelineCall {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Its title.' })
  title!: LocalizedText
}

@ObjectType({ description: 'An application on the board.' })
export class PipelineCard {
  @Field(() => ID, { description: 'The id of the application.' })
  id!: string

  @Field(() => String, { description: 'The name of the applicant; empty until it is told.' })
  name!: string

  @Field(() => OrgUnitRefType, { description: 'The centre to which it is made.' })
  centre!: OrgUnitRefType

  @Field(() => PipelineCall, { nullable: true, description: 'The call; null when it was invited.' })
  call!: PipelineCall | null

  @Field(() => String, { description: 'In which stage it stands.' })
  stage!: PipelineStage

  @Field(() => IsoDay, { description: 'Since when.' })
  since!: string

  @Field(() => Int, { description: 'For how many days.' })
  days!: number

  @Field(() => String, { nullable: true, description: 'What it waits for; null when it waits for nothing.' })
  blocker!: Blocker | null
}

@ObjectType({ description: 'How many came to a stage, and how long they stood there.' })
export class PipelineStageFigure {
  @Field(() => String, { description: 'Which stage.' })
  stage!: PipelineStage

  @Field(() => Int, { description: 'How many of those begun in the period came this far.' })
  reached!: number

  @Field(() => Int, { description: 'How many stays have ended.' })
  ended!: number

  @Field(() => Int, { description: 'How many have not.' })
  running!: number

  @Field(() => Float, { nullable: true, description: 'The median of those that have ended, in days; null when none has.' })
  medianDays!: number | null

  @Field(() => Int, { nullable: true, description: 'The longest, in days; one that has not ended up to today.' })
  longestDays!: number | null
}

@ObjectType({ description: 'The applications by their stages.' })
export class ApplicationPipeline {
  @Field(() => [PipelineCard], { description: 'The applications within reach, the longest waiting first.' })
  cards!: PipelineCard[]

  @Field(() => [OrgUnitRefType], { description: 'The centres to which there are applications.' })
  centres!: OrgUnitRefType[]

  @Field(() => [PipelineCall], { description: 'The calls by which there are applications.' })
  calls!: PipelineCall[]

  @Field(() => IsoDay, { description: 'The first day of the period of the figures.' })
  from!: string

  @Field(() => IsoDay, { description: 'The last day of it.' })
  to!: string

  @Field(() => Int, { description: 'How many were begun in the period.' })
  begun!: number

  @Field(() => Int, { description: 'How many of them are not decided yet.' })
  undecided!: number

  @Field(() => [PipelineStageFigure], { description: 'The stages in order.' })
  stages!: PipelineStageFigure[]
}
