import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { NetMethod } from '@solmu/domain/results/overlap.js'
import type { Stage } from '@solmu/domain/results/return-state.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { DecimalText, IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export enum ResultStageEnum {
  submitted = 'submitted',
  verified = 'verified',
  accepted = 'accepted'
}
registerEnumType(ResultStageEnum, {
  name: 'ResultStage',
  description: 'How far a figure must have come to be counted.',
  valuesMap: {
    submitted: { description: 'Sent by its unit; verified and accepted ones too.' },
    verified: { description: 'Verified by its centre; accepted ones too.' },
    accepted: { description: 'Accepted by the head office.' }
  }
})

export enum BreakdownChoiceEnum {
  total = 'total',
  all = 'all'
}
registerEnumType(BreakdownChoiceEnum, {
  name: 'BreakdownChoice',
  description: 'Which breakdowns of an indicator are shown.',
  valuesMap: {
    total: { description: 'The totals alone.' },
    all: { description: 'The totals and every combination of categories.' }
  }
})

export enum NetMethodEnum {
  agreed = 'agreed',
  max = 'max',
  none = 'none'
}
registerEnumType(NetMethodEnum, {
  name: 'NetMethod',
  description: 'How a sum of people becomes a number of people.',
  valuesMap: {
    agreed: { description: 'Less those whom two units have agreed to have in common.' },
    max: { description: 'As if everybody had been counted by the largest unit.' },
    none: { description: 'The gross sum.' }
  }
})

/** How many indicators and periods one matrix takes. */
const MAX_INDICATORS = 200
export const MAX_PERIODS = 60

@InputType({ isAbstract: true })
export abstract class PeriodRunInput {
  @Field(() => String, { description: 'The first period, such as 2026-Q1.' })
  @IsString()
  @MaxLength(20)
  from!: string

  @Field(() => String, { description: 'The last period, of the same kind; at most 60 in all.' })
  @IsString()
  @MaxLength(20)
  to!: string

  @Field(() => ResultStageEnum, { nullable: true, description: 'Which figures count; accepted ones when not given.' })
  @IsOptional()
  stage?: Stage | null
}

@InputType({ description: 'What to add up.' })
export class ResultTotalsInput extends PeriodRunInput {
  @Field(() => [ID], { description: 'The indicators, in the order of the rows; at most 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_INDICATORS)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  indicatorIds!: string[]

  @Field(() => ID, { description: 'A local unit, a centre with the units that were under it at the time, or the head office with all.' })
  @IsUUID()
  nodeId!: string

  @Field(() => BreakdownChoiceEnum, { nullable: true, description: 'Which breakdowns are shown; the totals when not given.' })
  @IsOptional()
  breakdowns?: 'all' | 'total' | null

  @Field(() => NetMethodEnum, { nullable: true, description: 'How people are counted; by what units have agreed when not given.' })
  @IsOptional()
  persons?: NetMethod | null
}

@ObjectType({ description: 'A column: a period, or the whole run of them.' })
export class ResultColumn {
  @Field(() => String, { nullable: true, description: 'The period; null for the whole run, which comes last where there are several periods.' })
  period!: string | null

  @Field(() => IsoDay, { description: 'The first day.' })
  validFrom!: string

  @Field(() => IsoDay, { description: 'The first day after it.' })
  validTo!: string
}

@ObjectType({ description: 'A row: an indicator as a whole, or one combination of its categories.' })
export class ResultRow {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The code of the indicator.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'The name of the indicator on the last day of the run.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'How many decimals its values have.' })
  decimals!: number

  @Field(() => String, { description: 'The combination, such as customer_group:ii,gender:f; empty for the whole.' })
  breakdown!: string
}

@ObjectType({ isAbstract: true })
export abstract class FigureOfMany {
  @Field(() => DecimalText, { nullable: true, description: 'The value; null when there is none, or when such figures are not put together.' })
  value!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'Of a mean or ratio: what was divided; null for everything else.' })
  numerator!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'Of a mean or ratio: by what it was divided; null for everything else.' })
  denominator!: string | null

  @Field(() => Int, { description: 'How many figures of units it rests on, one for each unit and period.' })
  unitCount!: number

  @Field(() => Int, { description: 'How many were asked and not received; of a mean also those whose weight is not known, of a total those of which a part is missing.' })
  missingCount!: number

  @Field(() => Int, { description: 'How many units have no such thing.' })
  notApplicableCount!: number

  @Field(() => Int, { description: 'How many were not asked.' })
  notAskedCount!: number

  @Field(() => Boolean, { description: 'True when people may be counted in it more than once.' })
  isGross!: boolean

  @Field(() => DecimalText, { nullable: true, description: 'Of people: the true number is no smaller; null for everything else.' })
  lower!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'Of people: the true number is no larger; null for everything else.' })
  upper!: string | null
}

@ObjectType({ description: 'A figure with what is known of its completeness.' })
export class ResultFigure extends FigureOfMany {
  @Field(() => DecimalText, { nullable: true, description: 'Of people: the sum of what the units counted; null for everything else.' })
  gross!: string | null
}

@ObjectType({ description: 'What figures add up to, as a matrix.' })
export class ResultTotals {
  @Field(() => OrgUnitRefType, { description: 'Whose figures they are.' })
  node!: OrgUnitRefType

  @Field(() => ResultStageEnum, { description: 'Which figures count.' })
  stage!: Stage

  @Field(() => NetMethodEnum, { description: 'How people are counted.' })
  persons!: NetMethod

  @Field(() => [ResultColumn], { description: 'The columns in the order of time, the whole run last.' })
  columns!: ResultColumn[]

  @Field(() => [ResultRow], { description: 'The rows in the order in which the indicators were named; a total comes before its combinations.' })
  rows!: ResultRow[]

  @Field(() => [[ResultFigure]], { description: 'The figures, row by row, one for each column.' })
  values!: ResultFigure[][]
}
