import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ForecastMethod, ProgressStanding } from '@solmu/domain/results/progress.js'
import type { Stage } from '@solmu/domain/results/return-state.js'
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator'
import { DecimalText } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { ResultStageEnum } from '../facts/result-totals.graphql.js'
import { TargetIndicator } from './target-indicator.graphql.js'

export enum ForecastMethodEnum {
  run_rate = 'run_rate',
  as_is = 'as_is',
  none = 'none'
}
registerEnumType(ForecastMethodEnum, {
  name: 'ForecastMethod',
  description: 'How a forecast was made.',
  valuesMap: {
    run_rate: { description: 'As much in each period to come as on average so far.' },
    as_is: { description: 'As it stands.' },
    none: { description: 'There is no forecast.' }
  }
})

export enum ProgressStandingEnum {
  met = 'met',
  on_track = 'on_track',
  behind = 'behind',
  unknown = 'unknown'
}
registerEnumType(ProgressStandingEnum, {
  name: 'ProgressStanding',
  description: 'Whether a target is on the way.',
  valuesMap: {
    met: { description: 'Reached already.' },
    on_track: { description: 'The forecast reaches it.' },
    behind: { description: 'The forecast does not reach it.' },
    unknown: { description: 'There is nothing to compare.' }
  }
})

@InputType({ description: 'Whose progress in which year.' })
export class ProgressInput {
  @Field(() => ID, { description: 'A local unit, a centre, or the head office for the network.' })
  @IsUUID()
  nodeId!: string

  @Field(() => Int, { description: 'The year.' })
  @IsInt()
  @Min(1900)
  @Max(2199)
  year!: number

  @Field(() => ResultStageEnum, { nullable: true, description: 'Which figures count; those that were sent when not given.' })
  @IsOptional()
  stage?: Stage | null
}

@ObjectType({ description: 'Plan, actual and forecast of one indicator in one year.' })
export class ProgressRow {
  @Field(() => TargetIndicator, { description: 'Of what.' })
  indicator!: TargetIndicator

  @Field(() => DecimalText, { nullable: true, description: 'From where one started; null when nobody has said.' })
  baseline!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'What is aimed at; null when nothing is.' })
  target!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'What the year has come to; null when nothing has come in.' })
  actual!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'What the year will come to; null when there is no forecast.' })
  forecast!: string | null

  @Field(() => ForecastMethodEnum, { description: 'How the forecast was made.' })
  method!: ForecastMethod

  @Field(() => ProgressStandingEnum, { description: 'Whether the target is on the way.' })
  standing!: ProgressStanding

  @Field(() => Boolean, { description: 'True when people may be counted in the actual figure more than once.' })
  isGross!: boolean

  @Field(() => Int, { description: 'How many periods of the year have figures.' })
  givenPeriods!: number

  @Field(() => Int, { description: 'How many periods the year has.' })
  allPeriods!: number

  @Field(() => Int, { description: 'How many figures of units are missing in those periods.' })
  missingCount!: number
}

@ObjectType({ description: 'Progress in a year: the indicators that have a target or a baseline.' })
export class Progress {
  @Field(() => OrgUnitRefType, { description: 'Whose it is.' })
  node!: OrgUnitRefType

  @Field(() => Int, { description: 'The year.' })
  year!: number

  @Field(() => ResultStageEnum, { description: 'Which figures count.' })
  stage!: Stage

  @Field(() => [ProgressRow], { description: 'The indicators in the order of the library.' })
  rows!: ProgressRow[]
}
