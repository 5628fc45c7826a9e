import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { ClauseKind } from '@solmu/domain/reports/difference.js'
import type { CellLens } from '@solmu/domain/reports/edition.js'
import type { FigureMark } from '@solmu/domain/reports/publication-figure.js'
import type { IndicatorUnit } from '@solmu/domain/results/indicator.js'
import type { Stage } from '@solmu/domain/results/return-state.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { DecimalText, IsoDay } from '../../../core/graphql/scalars.js'
import { ResultStageEnum } from '../../results/facts/result-totals.graphql.js'
import { IndicatorUnitEnum } from '../../results/indicator/indicator-kinds.graphql.js'
import { ConsolidationLensEnum } from '../consolidation/consolidation-kinds.graphql.js'
import { FigureDerivationInput } from '../consolidation/figure-derivation.graphql.js'
import { EditionRefType } from '../edition/edition.graphql.js'
import { FigureMarkEnum } from '../publication/publication-kinds.graphql.js'
import { ClauseEnum, DifferenceOutcomeEnum, FigureSourceEnum, figureSources, type FigureSourceKind, type Outcome } from './difference-kinds.graphql.js'

@InputType({ description: 'Everything on which a figure rests.' })
export class FigureStatementInput extends FigureDerivationInput {
  @Field(() => FigureSourceEnum, { description: 'Where it comes from.' })
  @IsIn(figureSources)
  source!: FigureSourceKind

  @Field(() => ID, { nullable: true, description: 'The edition, unless it is live.' })
  @IsOptional()
  @IsUUID()
  editionId?: string | null

  @Field(() => ID, { nullable: true, description: 'The audience of a published figure.' })
  @IsOptional()
  @IsUUID()
  audienceId?: string | null
}

@InputType({ description: 'Which two figures to compare.' })
export class FigureDifferenceInput {
  @Field(() => FigureStatementInput, { description: 'The figure from which one begins.' })
  @ValidateNested()
  @Type(() => FigureStatementInput)
  one!: FigureStatementInput

  @Field(() => FigureStatementInput, { description: 'The figure to which the steps lead.' })
  @ValidateNested()
  @Type(() => FigureStatementInput)
  other!: FigureStatementInput
}

@ObjectType({ description: 'A figure with everything on which it rests.' })
export class StatedFigure {
  @Field(() => FigureMarkEnum, { description: 'Whether it is a number, or why it is none.' })
  mark!: FigureMark

  @Field(() => DecimalText, { nullable: true, description: 'The number; null for every other mark.' })
  value!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'Of a mean or ratio: what is divided.' })
  numerator!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'Of a mean or ratio: by what it is divided.' })
  denominator!: string | null

  @Field(() => Int, { description: 'How many figures of units are in it.' })
  unitCount!: number

  @Field(() => Int, { description: 'How many were asked and are not in it.' })
  missingCount!: number

  @Field(() => Boolean, { description: 'True when people may be counted in it more than once.' })
  isGross!: boolean

  @Field(() => FigureSourceEnum, { description: 'Where it comes from.' })
  source!: FigureSourceKind

  @Field(() => EditionRefType, { nullable: true, description: 'The edition; null for a live figure.' })
  edition!: EditionRefType | null

  @Field(() => ID, { nullable: true, description: 'For whom it is published; null when it is not.' })
  audienceId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What its readers are called.' })
  audienceName!: LocalizedText | null

  @Field(() => String, { nullable: true, description: 'How carefully it is protected: persons:5;survey:10;zero:show; null when it is not.' })
  level!: string | null

  @Field(() => ResultStageEnum, { description: 'How far a report must have come to be counted.' })
  stage!: Stage

  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => IndicatorUnitEnum, { description: 'In what it is measured.' })
  unit!: IndicatorUnit

  @Field(() => Int, { description: 'The number of the definition in force on the last day; 0 when nothing is said.' })
  definitionNumber!: number

  @Field(() => IsoDay, { nullable: true, description: 'Since when it is in force.' })
  definitionFrom!: string | null

  @Field(() => String, { description: 'How it is worked out of others; empty for what is reported.' })
  formula!: string

  @Field(() => String, { description: 'The category; empty for the whole.' })
  breakdown!: string

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the category; null for the whole.' })
  categoryName!: LocalizedText | null

  @Field(() => ConsolidationLensEnum, { description: 'How figures are divided.' })
  lens!: CellLens

  @Field(() => ID, { nullable: true, description: 'The area or unit; null for everything and for what lies in no area.' })
  area!: string | null

  @Field(() => Boolean, { description: 'True for everything together.' })
  isWhole!: boolean

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the area; null for everything, for classes and for none.' })
  areaName!: LocalizedText | null

  @Field(() => IsoDay, { nullable: true, description: 'The day to which it is restated; null as it was.' })
  restateTo!: string | null

  @Field(() => String, { description: 'The period, or the run of periods as first/last.' })
  period!: string
}

@ObjectType({ description: 'How much of a step one unit makes; of published figures one place.' })
export class DifferenceStepPart {
  @Field(() => ID, { description: 'The unit or place.' })
  area!: string

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its name.' })
  name!: LocalizedText | null

  @Field(() => DecimalText, { description: 'How much it makes.' })
  amount!: string

  @Field(() => ID, { nullable: true, description: 'The area under which it counted before; null for none, or where that is no question.' })
  from!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of that area.' })
  fromName!: LocalizedText | null

  @Field(() => ID, { nullable: true, description: 'The area under which it counts after; null for none, or where that is no question.' })
  to!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of that area.' })
  toName!: LocalizedText | null
}

@ObjectType({ description: 'What a clause explains; several together where the figure between them is not known.' })
export class DifferenceStep {
  @Field(() => [ClauseEnum], { description: 'What was changed.' })
  clauses!: readonly ClauseKind[]

  @Field(() => DecimalText, { nullable: true, description: 'The figure before.' })
  before!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'The figure after.' })
  after!: string | null

  @Field(() => DecimalText, { description: 'How much it explains.' })
  amount!: string

  @Field(() => DecimalText, { nullable: true, description: 'Of a mean or ratio: by how much what is divided moved.' })
  numerator!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'Of a mean or ratio: by how much what it is divided by moved.' })
  denominator!: string | null

  @Field(() => [DifferenceStepPart], { description: 'The units that make most of it, the largest first; none where it is not told by units.' })
  parts!: DifferenceStepPart[]

  @Field(() => Int, { description: 'How many units make the rest.' })
  restCount!: number

  @Field(() => DecimalText, { description: 'How much they make.' })
  restAmount!: string
}

@ObjectType({ description: 'Why two figures differ: what each rests on, and how much each difference explains.' })
export class ExplainedDifference {
  @Field(() => DifferenceOutcomeEnum, { description: 'Whether the difference can be told.' })
  outcome!: Outcome

  @Field(() => StatedFigure, { description: 'The one figure.' })
  one!: StatedFigure

  @Field(() => StatedFigure, { description: 'The other.' })
  other!: StatedFigure

  @Field(() => Int, { description: 'In how many decimals the amounts are.' })
  decimals!: number

  @Field(() => DecimalText, { nullable: true, description: 'The other less the one; null where that is not told.' })
  difference!: string | null

  @Field(() => [DifferenceStep], { description: 'Steps that add up to the difference exactly; none where the figures rest on the same.' })
  steps!: DifferenceStep[]
}
