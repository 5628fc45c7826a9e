import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { Membership, RoundState } from '@solmu/domain/results/round.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitKindEnum } from '../../network/org-unit/org-unit-kind.graphql.js'
import {
  PeriodKindEnum,
  RoundDayKindEnum,
  RoundMembershipEnum,
  RoundSortEnum,
  RoundStateEnum,
  UnitRuleKindEnum
} from './round-kinds.graphql.js'

@ObjectType('UnitRule', { description: 'Which units report in a round.' })
export class UnitRuleType {
  @Field(() => UnitRuleKindEnum, { description: 'By what it is said.' })
  kind!: `${UnitRuleKindEnum}`

  @Field(() => [ID], { description: 'The centres, or the head office for the units directly under it; empty for other kinds.' })
  centreIds!: string[]

  @Field(() => [OrgUnitKindEnum], { description: 'The kinds of units; empty for other kinds of rules.' })
  unitKinds!: `${OrgUnitKindEnum}`[]

  @Field(() => [ID], { description: 'The units of the list; empty for other kinds.' })
  unitIds!: string[]
}

@ObjectType('RoundIndicator', { description: 'How a round asks for an indicator.' })
export class RoundIndicatorType {
  @Field(() => Int, { description: 'Its place in the form, from 1.' })
  position!: number

  @Field(() => Boolean, { description: 'True when a figure must be given, or said why there is none.' })
  isRequired!: boolean

  @Field(() => Boolean, { description: 'True when a unit may answer that it does not apply.' })
  allowsNotApplicable!: boolean

  /** Read for the fields that the resolver fills in. */
  indicatorId!: string
  dimensionCodes!: string[]
  lastDay!: string
}

@ObjectType({ description: 'How many returns of a round stand where, as far as the viewer may see them.' })
export class RoundCounts {
  @Field(() => Int, { description: 'All.' })
  total!: number

  @Field(() => Int, { description: 'Nobody has written yet.' })
  notStarted!: number

  @Field(() => Int, { description: 'The unit writes.' })
  draft!: number

  @Field(() => Int, { description: 'The centre has it.' })
  submitted!: number

  @Field(() => Int, { description: 'The unit has it back.' })
  returned!: number

  @Field(() => Int, { description: 'The centre has approved it.' })
  verified!: number

  @Field(() => Int, { description: 'The head office has accepted it.' })
  accepted!: number

  @Field(() => Int, { description: 'Closed.' })
  locked!: number

  @Field(() => Int, { description: 'Not sent, and its deadline has gone by.' })
  late!: number

  @Field(() => Int, { description: 'Given more time.' })
  extended!: number

  @Field(() => Int, { description: 'Kept for their figures although the unit no longer belongs to the round; counted above too.' })
  former!: number
}

@ObjectType('CollectionRound', { description: 'A collection of figures about one period.' })
export class CollectionRoundType {
  @Field(() => ID, { description: 'The id of the round.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What those who fill it in should know; blank where nothing was written.' })
  instructions!: LocalizedText

  @Field(() => String, { description: 'The period, such as 2026-Q3, 2026-T2, 2026-09 or 2026.' })
  period!: string

  @Field(() => PeriodKindEnum, { description: 'How long the period is.' })
  periodKind!: PeriodKind

  @Field(() => IsoDay, { description: 'The first day of the period.' })
  periodFrom!: string

  @Field(() => IsoDay, { description: 'The first day after the period.' })
  periodTo!: string

  @Field(() => RoundStateEnum, { description: 'Where it stands.' })
  state!: RoundState

  @Field(() => String, { description: 'Why it was called off; empty otherwise.' })
  stateReason!: string

  @Field(() => Date, { description: 'Since when it stands there.' })
  stateAt!: Date

  @Field(() => IsoDay, { description: 'The day on which it opens by itself.' })
  opensOn!: string

  @Field(() => IsoDay, { description: 'The last day on which a return is on time.' })
  dueOn!: string

  @Field(() => IsoDay, { description: 'The last day on which a late return is taken without more time being given.' })
  graceUntil!: string

  @Field(() => IsoDay, { description: 'The last day for the centres to verify.' })
  verifyBy!: string

  @Field(() => IsoDay, { description: 'The last day for the head office to accept.' })
  acceptBy!: string

  @Field(() => RoundMembershipEnum, { description: 'On which days a unit must have been there.' })
  membership!: Membership

  @Field(() => UnitRuleType, { description: 'Which units report.' })
  unitRule!: UnitRuleType

  @Field(() => [Int], { description: 'When units that have not sent are reminded, in days from the deadline: -7 is a week before.' })
  reminderDays!: number[]

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A page of rounds.' })
export class RoundConnection extends ConnectionOf(CollectionRoundType, 'rounds') {}

@ObjectType({ description: 'A day of the calendar of collection rounds.' })
export class RoundDay {
  @Field(() => IsoDay, { description: 'The day.' })
  day!: string

  @Field(() => RoundDayKindEnum, { description: 'What it is to the round.' })
  kind!: `${RoundDayKindEnum}`

  @Field(() => CollectionRoundType, { description: 'The round.' })
  round!: CollectionRoundType
}

@InputType({ description: 'Which rounds to list; what is left out does not narrow the list.' })
export class RoundFilter {
  @Field(() => [RoundStateEnum], { nullable: true, description: 'Those in one of these states.' })
  @IsOptional()
  @ArrayMaxSize(4)
  states?: RoundState[] | null

  @Field(() => PeriodKindEnum, { nullable: true, description: 'Those about periods of this length.' })
  @IsOptional()
  periodKind?: PeriodKind | null

  @Field(() => Int, { nullable: true, description: 'Those about a period of this year.' })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2199)
  year?: number | null

  @Field(() => String, { nullable: true, description: 'A part of the name or of the period.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null
}

@ArgsType()
export class RoundListArgs extends PageArgs {
  @Field(() => RoundFilter, { nullable: true, description: 'Which rounds.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RoundFilter)
  filter?: RoundFilter | null

  @Field(() => RoundSortEnum, { nullable: true, description: 'By period when not given.' })
  @IsOptional()
  sort?: RoundSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'Last first; the newest period is first when neither is given.' })
  @IsOptional()
  descending?: boolean | null
}
