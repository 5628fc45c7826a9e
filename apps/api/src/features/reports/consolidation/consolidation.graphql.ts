import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { CellLens } from '@solmu/domain/reports/edition.js'
import type { Aggregation, Direction, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import type { ReturnState, Stage } from '@solmu/domain/results/return-state.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, IsUUID, Matches } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { DecimalText, IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { FigureOfMany, PeriodRunInput, ResultColumn, ResultStageEnum } from '../../results/facts/result-totals.graphql.js'
import { DimensionType } from '../../results/indicator/dimension.graphql.js'
import { IndicatorAggregationEnum, IndicatorDirectionEnum, IndicatorSourceClassEnum, IndicatorUnitEnum } from '../../results/indicator/indicator-kinds.graphql.js'
import { ReturnStateEnum } from '../../results/unit-return/unit-return.graphql.js'
import { type Comparison, ComparisonEnum, ConsolidationLensEnum } from './consolidation-kinds.graphql.js'

const MAX_INDICATORS = 100

@InputType({ isAbstract: true })
export abstract class DividedRunInput extends PeriodRunInput {
  @Field(() => ConsolidationLensEnum, { description: 'How the figures are divided.' })
  lens!: CellLens

  @Field(() => IsoDay, { nullable: true, description: 'Through the division of which day; of the last day of each period when not given.' })
  @IsOptional()
  restateTo?: string | null
}

@InputType({ description: 'Which figures to put together, and how.' })
export class ConsolidationInput extends DividedRunInput {
  @Field(() => [ID], { description: 'The indicators, in the order of the rows; at most 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_INDICATORS)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  indicatorIds!: string[]

  @Field(() => String, { nullable: true, description: 'The code of a dimension whose categories are shown by themselves.' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{0,29}$/)
  dimension?: string | null

  @Field(() => ComparisonEnum, { nullable: true, description: 'With which periods they are compared; with none when not given.' })
  @IsOptional()
  compare?: Comparison | null
}

@ObjectType({ description: 'An indicator as it is in force on the last day of the run.' })
export class ConsolidationIndicator {
  @Field(() => ID, { description: 'The indicator.' })
  id!: string

  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What is counted.' })
  definition!: LocalizedText

  @Field(() => Int, { description: 'The number of the version that says so.' })
  versionNumber!: number

  @Field(() => IsoDay, { description: 'Since when it says so.' })
  validFrom!: string

  @Field(() => IndicatorUnitEnum, { description: 'In what it is measured.' })
  unit!: IndicatorUnit

  @Field(() => Int, { description: 'How many decimals its values have.' })
  decimals!: number

  @Field(() => IndicatorAggregationEnum, { description: 'How its values become one.' })
  aggregation!: Aggregation

  @Field(() => IndicatorSourceClassEnum, { description: 'Whether it is reported or worked out.' })
  sourceClass!: SourceClass

  @Field(() => IndicatorDirectionEnum, { description: 'Which way is better.' })
  direction!: Direction
}

@ObjectType({ description: 'An area of the division, or everything.' })
export class ConsolidationArea {
  @Field(() => ID, { nullable: true, description: 'The code of the area, or the id of the unit; null for everything and for what lies in no area.' })
  area!: string | null

  @Field(() => Boolean, { description: 'True for everything together, as far as the viewer reads it.' })
  isWhole!: boolean

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the area; null for everything, for classes and for what lies in none.' })
  name!: LocalizedText | null
}

@ObjectType({ description: 'A row: an indicator, or one of its categories, in an area.' })
export class ConsolidationRow {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The category, such as gender:f; empty for the whole.' })
  breakdown!: string

  @Field(() => Int, { description: 'The place of the area in the list of areas.' })
  areaPlace!: number
}

@ObjectType({ description: 'A figure that others were put together to, with what is known of its completeness and confidence.' })
export class ConsolidationFigure extends FigureOfMany {
  @Field(() => Boolean, { description: 'True when a part of it stands by a share or a succession that nobody has declared.' })
  isEstimated!: boolean

  @Field(() => DecimalText, { nullable: true, description: 'What was aimed at; null when nothing was, or not for such a figure.' })
  target!: string | null
}

@ObjectType({ description: 'How many reports stand behind the figures of an area in a period.' })
export class ConsolidationCompleteness {
  @Field(() => Int, { description: 'The place of the area in the list of areas.' })
  areaPlace!: number

  @Field(() => String, { nullable: true, description: 'The period; null for the whole run.' })
  period!: string | null

  @Field(() => Int, { description: 'How many reports have come far enough to be counted.' })
  givenCount!: number

  @Field(() => Int, { description: 'How many were asked for.' })
  askedCount!: number
}

@ObjectType({ description: 'A report that was asked for and has not come far enough to be counted.' })
export class ConsolidationMissing {
  @Field(() => ID, { description: 'The report.' })
  returnId!: string

  @Field(() => OrgUnitRefType, { description: 'Whose it is.' })
  unit!: OrgUnitRefType

  @Field(() => String, { description: 'Its period.' })
  period!: string

  @Field(() => ReturnStateEnum, { description: 'How far it has come.' })
  state!: ReturnState

  @Field(() => [Int], { description: 'The places of the areas under which it would count.' })
  areaPlaces!: number[]
}

@ObjectType({ description: 'What the figures of many units and periods add up to.' })
export class Consolidation {
  @Field(() => ConsolidationLensEnum, { description: 'How they are divided.' })
  lens!: CellLens

  @Field(() => IsoDay, { nullable: true, description: 'The day whose division holds; null for that of each period.' })
  restateTo!: string | null

  @Field(() => ResultStageEnum, { description: 'Which figures count.' })
  stage!: Stage

  @Field(() => [ConsolidationIndicator], { description: 'The indicators in the order in which they were named.' })
  indicators!: ConsolidationIndicator[]

  @Field(() => DimensionType, { nullable: true, description: 'The dimension whose categories are shown; null when none is.' })
  dimension!: DimensionType | null

  @Field(() => [ConsolidationArea], { description: 'Everything first, then the areas, what lies in none last.' })
  areas!: ConsolidationArea[]

  @Field(() => [ResultColumn], { description: 'The periods in the order of time, the whole run last where there are several.' })
  columns!: ResultColumn[]

  @Field(() => [ConsolidationRow], { description: 'The rows: by indicator, then by category, then by area.' })
  rows!: ConsolidationRow[]

  @Field(() => [[ConsolidationFigure]], { description: 'The figures, row by row, one for each column.' })
  values!: ConsolidationFigure[][]

  @Field(() => [ResultColumn], { nullable: true, description: 'The periods of the comparison; null without one.' })
  comparedColumns!: ResultColumn[] | null

  @Field(() => [[ConsolidationFigure]], { nullable: true, description: 'The figures of the comparison, under the same rows; null without one.' })
  comparedValues!: ConsolidationFigure[][] | null

  @Field(() => [ConsolidationCompleteness], { description: 'How complete areas and periods are.' })
  completeness!: ConsolidationCompleteness[]

  @Field(() => [ConsolidationMissing], { description: 'Who is missing, the newest period first, at most 200.' })
  missing!: ConsolidationMissing[]
}
