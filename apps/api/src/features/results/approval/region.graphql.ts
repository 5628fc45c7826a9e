import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { longestText } from '@solmu/domain/results/region.js'
import type { RegionState } from '@solmu/domain/results/return-state.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { UnitReturnType } from '../unit-return/unit-return.graphql.js'
import { RegionStateEnum } from './approval-kinds.graphql.js'
import type { RegionMember } from './region-store.js'
import { StepOptionType } from './return-steps.graphql.js'

const said = `at most ${longestText} characters`
const mostMissing = 500

@ObjectType('MissingUnit', { description: 'A unit that is left out, and why.' })
export class MissingUnitType {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => String, { description: 'Why.' })
  reason!: string
}

@ObjectType('RegionReturn', { description: 'The returns of one centre in one round, as a whole.' })
export class RegionReturnType {
  @Field(() => ID, { description: 'The round.' })
  roundId!: string

  @Field(() => OrgUnitRefType, { description: 'The centre; the head office for the units directly under it.' })
  centre!: OrgUnitRefType

  @Field(() => RegionStateEnum, { description: 'Where it stands.' })
  state!: RegionState

  @Field(() => [MissingUnitType], { description: 'Units that are named as missing.' })
  missing!: MissingUnitType[]

  @Field(() => String, { description: 'What was said with the last step; empty when nothing was.' })
  message!: string

  @Field(() => [UnitReturnType], { description: 'The returns, by the name of the unit.' })
  returns!: UnitReturnType[]

  @Field(() => [StepOptionType], { description: 'The steps that are the viewer’s to take.' })
  options!: StepOptionType[]

  @Field(() => Int, { description: 'The version; every step must name it. 0 when nothing was done yet.' })
  version!: number

  @Field(() => Date, { nullable: true, description: 'When the last step was taken; null when none was.' })
  changedAt!: Date | null

  /** What the resolvers of its fields need. */
  members!: readonly RegionMember[]
}

@InputType({ description: 'A unit that is left out.' })
export class MissingUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => String, { description: `Why, ${said}.` })
  @IsString()
  reason!: string
}

@InputType({ description: 'A step of a region.' })
export class RegionStepInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  roundId!: string

  @Field(() => ID, { description: 'The centre.' })
  @IsUUID()
  centreId!: string

  @Field(() => String, { nullable: true, description: `What to say with it, ${said}; giving a region back needs it.` })
  @IsOptional()
  @IsString()
  @MaxLength(longestText)
  message?: string | null

  @Field(() => Int, { description: 'The version that was before one’s eyes; 0 when nothing was done yet.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A region that goes to the head office.' })
export class ForwardRegionInput extends RegionStepInput {
  @Field(() => [MissingUnitInput], { description: 'The units that are left out, each with a reason.' })
  @ArrayMaxSize(mostMissing)
  @ValidateNested({ each: true })
  @Type(() => MissingUnitInput)
  missing!: MissingUnitInput[]
}

@ObjectType({ description: 'The region after the step.' })
export class RegionStepPayload {
  @Field(() => RegionReturnType, { description: 'The region.' })
  region!: RegionReturnType
}

@InputType({ description: 'A round that is closed for good.' })
export class LockRoundInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  roundId!: string

  @Field(() => [MissingUnitInput], { description: 'Units that are left out beside those that their centres have named.' })
  @ArrayMaxSize(mostMissing)
  @ValidateNested({ each: true })
  @Type(() => MissingUnitInput)
  missing!: MissingUnitInput[]

  @Field(() => Int, { description: 'The version of the round that was before one’s eyes.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'What locking a round will do, or has done.' })
export class LockPreview {
  @Field(() => Int, { description: 'Returns that the head office has accepted already.' })
  alreadyAccepted!: number

  @Field(() => [OrgUnitRefType], { description: 'Units whose return is accepted along the way, since their centre has approved it.' })
  accepts!: OrgUnitRefType[]

  @Field(() => [MissingUnitType], { description: 'Units that are left out, with the reason.' })
  leavesOut!: MissingUnitType[]

  @Field(() => [UnitReturnType], { description: 'Returns that stand in the way: neither approved nor named as missing.' })
  blockedBy!: UnitReturnType[]
}

@ObjectType({ description: 'What was done.' })
export class LockRoundPayload {
  @Field(() => ID, { description: 'The round.' })
  roundId!: string

  @Field(() => Int, { description: 'How many returns were locked.' })
  lockedCount!: number

  @Field(() => Int, { description: 'How many units were left out.' })
  leftOutCount!: number
}
