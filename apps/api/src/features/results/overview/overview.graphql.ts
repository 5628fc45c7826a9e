import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { RegionState, ReturnState } from '@solmu/domain/results/return-state.js'
import type { QueueKind } from '@solmu/domain/results/review-queue.js'
import type { RoundState } from '@solmu/domain/results/round.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Period, PeriodKind } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { RegionStateEnum } from '../approval/approval-kinds.graphql.js'
import { PeriodKindEnum, RoundStateEnum } from '../round/round-kinds.graphql.js'
import { ReturnStateEnum } from '../unit-return/unit-return.graphql.js'

export enum QueueKindEnum {
  mend = 'mend',
  fill = 'fill',
  verify = 'verify',
  remind = 'remind',
  forward = 'forward',
  accept = 'accept',
  lock = 'lock'
}
registerEnumType(QueueKindEnum, {
  name: 'QueueKind',
  description: 'What there is to do about a return, a region or a round.',
  valuesMap: {
    mend: { description: 'Answer what was asked about figures.' },
    fill: { description: 'Write a return and send it.' },
    verify: { description: 'Look a return through.' },
    remind: { description: 'Remind a unit that is late.' },
    forward: { description: 'Send a region on, all of which is verified.' },
    accept: { description: 'Accept a region.' },
    lock: { description: 'Close the period, all of which is accepted.' }
  }
})

@ObjectType({ description: 'How many returns are asked for, and how far they have come.' })
export class Completeness {
  @Field(() => Int, { description: 'Asked for.' })
  total!: number

  @Field(() => Int, { description: 'Sent by their units, whatever became of them since.' })
  received!: number

  @Field(() => Int, { description: 'Of those received, first sent by their last day.' })
  onTime!: number

  @Field(() => Int, { description: 'Not sent, and past their last day.' })
  late!: number

  @Field(() => Int, { description: 'Approved by their centre, or further.' })
  verified!: number

  @Field(() => Int, { description: 'Accepted by the head office, or locked.' })
  accepted!: number
}

@ObjectType({ description: 'A collection round, as much of it as its overview needs.' })
export class OverviewRound {
  @Field(() => ID, { description: 'The id of the round.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the round.' })
  name!: LocalizedText

  @Field(() => String, { description: 'The period, such as 2026-Q3.' })
  period!: Period

  @Field(() => PeriodKindEnum, { description: 'How long the period is.' })
  periodKind!: PeriodKind

  @Field(() => RoundStateEnum, { description: 'Where the round stands.' })
  state!: RoundState

  @Field(() => IsoDay, { description: 'The last day on which a return is on time.' })
  dueOn!: IsoDate

  @Field(() => IsoDay, { description: 'By when the centres have verified.' })
  verifyBy!: IsoDate

  @Field(() => IsoDay, { description: 'By when the head office has accepted.' })
  acceptBy!: IsoDate
}

@ObjectType({ description: 'Where the return of one unit stands.' })
export class UnitStanding {
  @Field(() => ID, { description: 'The id of the return.' })
  returnId!: string

  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => ReturnStateEnum, { description: 'How far it has come.' })
  state!: ReturnState

  @Field(() => IsoDay, { description: 'The last day on which it is on time, with the time that was given on top.' })
  dueOn!: IsoDate

  @Field(() => Boolean, { description: 'Not sent, and past its last day.' })
  isLate!: boolean

  @Field(() => Int, { description: 'Whole days since its last day; 0 when it is not late.' })
  daysLate!: number

  @Field(() => Boolean, { description: 'More time was given than the round gives.' })
  isExtended!: boolean

  @Field(() => IsoDay, { nullable: true, description: 'When it was first sent; null when it never was.' })
  firstSentOn!: IsoDate | null

  @Field(() => Date, { description: 'Since when whoever has it has had it.' })
  heldSince!: Date

  @Field(() => Int, { description: 'Questions about figures that wait for the unit.' })
  openQuestionCount!: number

  @Field(() => Date, { nullable: true, description: 'When the unit was last reminded; null when it never was.' })
  remindedAt!: Date | null
}

@ObjectType({ description: 'The returns of one regional centre in a round.' })
export class RegionStanding {
  @Field(() => OrgUnitRefType, { nullable: true, description: 'The centre; null for units that belonged to none.' })
  centre!: OrgUnitRefType | null

  @Field(() => RegionStateEnum, { description: 'Who works on the region.' })
  state!: RegionState

  @Field(() => Completeness, { description: 'How far its returns have come.' })
  completeness!: Completeness

  @Field(() => [UnitStanding], { description: 'Its units by name.' })
  units!: UnitStanding[]
}

@ObjectType({ description: 'Where a round stands, as far as the viewer sees its returns.' })
export class RoundOverview {
  @Field(() => OverviewRound, { description: 'The round.' })
  round!: OverviewRound

  @Field(() => Completeness, { description: 'How far all the returns have come.' })
  completeness!: Completeness

  @Field(() => [RegionStanding], { description: 'Region by region, by name.' })
  regions!: RegionStanding[]
}

@ObjectType({ description: 'One centre or unit in one round.' })
export class CompletenessCell {
  @Field(() => ID, { description: 'The round.' })
  roundId!: string

  @Field(() => Completeness, { nullable: true, description: 'Null where nothing was asked.' })
  completeness!: Completeness | null

  @Field(() => ReturnStateEnum, { nullable: true, description: 'Of a unit: how far its return has come.' })
  state!: ReturnState | null

  @Field(() => ID, { nullable: true, description: 'Of a unit: its return.' })
  returnId!: string | null
}

@ObjectType({ description: 'A row of the table of completeness.' })
export class CompletenessRow {
  @Field(() => OrgUnitRefType, { description: 'The centre or unit.' })
  node!: OrgUnitRefType

  @Field(() => [CompletenessCell], { description: 'One cell for each round of the table.' })
  cells!: CompletenessCell[]
}

@ObjectType({ description: 'Completeness and timeliness: centres, or the units of a centre, by rounds.' })
export class CompletenessTable {
  @Field(() => [OverviewRound], { description: 'The columns, the oldest first.' })
  rounds!: OverviewRound[]

  @Field(() => [CompletenessRow], { description: 'The rows by name.' })
  rows!: CompletenessRow[]

  @Field(() => [CompletenessCell], { description: 'All the rows together.' })
  totals!: CompletenessCell[]
}

@ArgsType()
export class CompletenessArgs {
  @Field(() => ID, { nullable: true, description: 'The units of this centre; every centre when not given.' })
  @IsOptional()
  @IsUUID()
  centreId?: string | null

  @Field(() => PeriodKindEnum, { nullable: true, description: 'Rounds of this kind of period; quarters when not given.' })
  @IsOptional()
  periodKind?: PeriodKind | null

  @Field(() => Int, { nullable: true, description: 'How many of the newest rounds, 1 to 24; 8 when not given.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(24)
  rounds?: number | null
}

@ObjectType({ description: 'Something that waits for the viewer about a return, a region or a round.' })
export class QueueItem {
  @Field(() => QueueKindEnum, { description: 'What there is to do.' })
  kind!: QueueKind

  @Field(() => OverviewRound, { description: 'The round.' })
  round!: OverviewRound

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The unit, when it is about one return.' })
  unit!: OrgUnitRefType | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The centre; null when it is about the whole round.' })
  centre!: OrgUnitRefType | null

  @Field(() => ID, { nullable: true, description: 'The return, when it is about one.' })
  returnId!: string | null

  @Field(() => IsoDay, { description: 'By when.' })
  dueOn!: IsoDate

  @Field(() => Boolean, { description: 'That day has gone by.' })
  isLate!: boolean

  @Field(() => Int, { description: 'Whole days since; 0 when it is not late.' })
  daysLate!: number

  @Field(() => Int, { description: 'How many returns cannot go on before it is done.' })
  blockedCount!: number
}
