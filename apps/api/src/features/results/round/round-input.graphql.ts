import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { Membership } from '@solmu/domain/results/round.js'
import type { Absence } from '@solmu/domain/results/round-membership.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitKindEnum } from '../../network/org-unit/org-unit-kind.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { IndicatorTextInput } from '../indicator/indicator-text.graphql.js'
import { CollectionRoundType } from './round.graphql.js'
import { RoundMembershipEnum, UnitAbsenceEnum, UnitRuleKindEnum } from './round-kinds.graphql.js'

@InputType({ description: 'Which units report; only the list that belongs to the kind counts.' })
export class UnitRuleInput {
  @Field(() => UnitRuleKindEnum, { description: 'By what it is said.' })
  kind!: `${UnitRuleKindEnum}`

  @Field(() => [ID], { nullable: true, description: 'The centres, or the head office.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true })
  centreIds?: string[] | null

  @Field(() => [OrgUnitKindEnum], { nullable: true, description: 'The kinds of units.' })
  @IsOptional()
  @ArrayMaxSize(20)
  unitKinds?: `${OrgUnitKindEnum}`[] | null

  @Field(() => [ID], { nullable: true, description: 'The units.' })
  @IsOptional()
  @ArrayMaxSize(5000)
  @IsUUID('all', { each: true })
  unitIds?: string[] | null
}

@InputType({ description: 'Which units a round asks about which period.' })
export class PreviewRoundInput {
  @Field(() => String, { description: 'The period.' })
  @IsString()
  @MaxLength(10)
  period!: string

  @Field(() => RoundMembershipEnum, { description: 'On which days a unit must have been there.' })
  membership!: Membership

  @Field(() => UnitRuleInput, { description: 'Which units.' })
  @ValidateNested()
  @Type(() => UnitRuleInput)
  unitRule!: UnitRuleInput
}

@InputType({ description: 'How a round asks for an indicator.' })
export class RoundIndicatorInput {
  @Field(() => ID, { description: 'The indicator.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => [String], { description: 'In which breakdowns; none for one figure.' })
  @ArrayMaxSize(5)
  @IsString({ each: true })
  @MaxLength(30, { each: true })
  dimensionCodes!: string[]

  @Field(() => Boolean, { description: 'True when a figure must be given, or said why there is none.' })
  @IsBoolean()
  isRequired!: boolean

  @Field(() => Boolean, { description: 'True when a unit may answer that it does not apply.' })
  @IsBoolean()
  allowsNotApplicable!: boolean
}

@InputType({ description: 'What a round is to be.' })
export class CreateRoundInput extends PreviewRoundInput {
  @Field(() => IndicatorTextInput, { description: 'Its name, at most 200 characters; the Finnish name stands where one is missing.' })
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  name!: IndicatorTextInput

  @Field(() => IndicatorTextInput, { nullable: true, description: 'What those who fill it in should know.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  instructions?: IndicatorTextInput | null

  @Field(() => IsoDay, { description: 'The day on which it opens by itself.' })
  opensOn!: string

  @Field(() => IsoDay, { description: 'The last day on which a return is on time.' })
  dueOn!: string

  @Field(() => IsoDay, { description: 'The last day on which a late return is taken.' })
  graceUntil!: string

  @Field(() => IsoDay, { description: 'The last day for the centres to verify.' })
  verifyBy!: string

  @Field(() => IsoDay, { description: 'The last day for the head office to accept.' })
  acceptBy!: string

  @Field(() => [Int], { description: 'When units are reminded, in days from the deadline.' })
  @ArrayMaxSize(20)
  reminderDays!: number[]

  @Field(() => [RoundIndicatorInput], { description: 'The indicators in the order of the form.' })
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => RoundIndicatorInput)
  indicators!: RoundIndicatorInput[]
}

@InputType({ description: 'What a round is to be from now on.' })
export class ChangeRoundInput extends CreateRoundInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  roundId!: string

  @Field(() => Int, { description: 'The version that was changed.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which round to open.' })
export class OpenRoundInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  roundId!: string

  @Field(() => Int, { description: 'The version that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which round to call off, and why.' })
export class CancelRoundInput extends OpenRoundInput {
  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(1000)
  reason!: string
}

@InputType({ description: 'Which round to copy for the periods that follow.' })
export class PlanRoundsInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  roundId!: string

  @Field(() => Int, { description: 'For how many periods, from 1 to 12.' })
  @IsInt()
  count!: number
}

@ObjectType({ description: 'The round.' })
export class CreateRoundPayload {
  @Field(() => CollectionRoundType, { description: 'The round as it is now.' })
  round!: CollectionRoundType
}

@ObjectType({ description: 'The round.' })
export class ChangeRoundPayload extends CreateRoundPayload {}

@ObjectType({ description: 'The round.' })
export class OpenRoundPayload extends CreateRoundPayload {}

@ObjectType({ description: 'The round.' })
export class CancelRoundPayload extends CreateRoundPayload {}

@ObjectType({ description: 'The rounds that were planned.' })
export class PlanRoundsPayload {
  @Field(() => [CollectionRoundType], { description: 'The rounds, the earliest first.' })
  rounds!: CollectionRoundType[]
}

@ObjectType({ description: 'A unit that would report.' })
export class PreviewedUnit {
  @Field(() => ID, { description: 'The id of the unit.' })
  id!: string

  @Field(() => OrgUnitRefType, { description: 'The unit, called as it was then.' })
  unit!: OrgUnitRefType

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The centre to which it belonged then; null when to none.' })
  centre!: OrgUnitRefType | null
}

@ObjectType({ description: 'A unit that would not report.' })
export class LeftOutUnit {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => UnitAbsenceEnum, { description: 'Why not.' })
  reason!: Absence
}

@ObjectType({ description: 'Which units would report in a round.' })
export class RoundPreview {
  @Field(() => [PreviewedUnit], { description: 'Those that would, by name.' })
  units!: PreviewedUnit[]

  @Field(() => [LeftOutUnit], { description: 'Those that would not: whoever the rule leaves out, and whoever opened or closed within the year before or after.' })
  leftOut!: LeftOutUnit[]

  @Field(() => [CollectionRoundType], { description: 'Other rounds about the same period.' })
  others!: CollectionRoundType[]
}
