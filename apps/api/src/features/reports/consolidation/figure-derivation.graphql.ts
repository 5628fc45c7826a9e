import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsBoolean, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ReturnStateEnum } from '../../results/unit-return/unit-return.graphql.js'
import { ConsolidationFigure, ConsolidationIndicator, DividedRunInput } from './consolidation.graphql.js'

@InputType({ description: 'One figure of a consolidation.' })
export class FigureDerivationInput extends DividedRunInput {
  @Field(() => ID, { description: 'The indicator.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => String, { nullable: true, description: 'The category, such as gender:f; the whole when not given.' })
  @IsOptional()
  @Matches(/^([a-z][a-z0-9_]{0,29}:[a-z][a-z0-9_]{0,29})?$/)
  breakdown?: string | null

  @Field(() => ID, { nullable: true, description: 'The area or unit; null for everything and for what lies in no area.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  area?: string | null

  @Field(() => Boolean, { description: 'True for everything together.' })
  @IsBoolean()
  isWhole!: boolean
}

@ObjectType({ description: 'An indicator in a formula, with its figure in the same place.' })
export class FormulaPart {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'Its code, by which the formula names it.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => ConsolidationFigure, { description: 'Its figure there.' })
  figure!: ConsolidationFigure
}

@ObjectType({ description: 'How a figure is worked out of others.' })
export class FigureFormula {
  @Field(() => String, { description: 'What is divided, over the codes of indicators.' })
  numerator!: string

  @Field(() => String, { nullable: true, description: 'By what it is divided; null when it is the value itself.' })
  denominator!: string | null

  @Field(() => Int, { description: 'What the quotient is multiplied by: 100 for percent.' })
  factor!: number

  @Field(() => [FormulaPart], { description: 'The indicators that it names.' })
  parts!: FormulaPart[]
}

@ObjectType({ description: 'An area or unit under a figure, with its own part of it.' })
export class FigureDerivationPart {
  @Field(() => ID, { nullable: true, description: 'The area or unit; null for what lies in no area.' })
  area!: string | null

  @Field(() => Boolean, { description: 'True for a unit.' })
  isUnit!: boolean

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its name; null for classes and for what lies in no area.' })
  name!: LocalizedText | null

  @Field(() => ConsolidationFigure, { description: 'Its figure.' })
  figure!: ConsolidationFigure
}

@ObjectType({ description: 'Somebody who has sent, verified or accepted a report.' })
export class FigureDerivationStep {
  @Field(() => String, { description: 'What they did: submit, verify or accept.' })
  action!: string

  @Field(() => String, { nullable: true, description: 'Their name; null when it is no longer known.' })
  by!: string | null

  @Field(() => Date, { description: 'When.' })
  at!: Date
}

@ObjectType({ description: 'The report of a unit on which a figure rests.' })
export class FigureDerivationReturn {
  @Field(() => ID, { description: 'The report.' })
  returnId!: string

  @Field(() => String, { description: 'Its period.' })
  period!: string

  @Field(() => ReturnStateEnum, { description: 'Where it stands.' })
  state!: ReturnState

  @Field(() => Int, { description: 'The number of the version that counts.' })
  versionNumber!: number

  @Field(() => String, { description: 'Why that version was made; empty for the first.' })
  versionReason!: string

  @Field(() => [String], { description: 'What the unit has said beside its figures.' })
  notes!: string[]

  @Field(() => [FigureDerivationStep], { description: 'Who sent, verified and accepted it last, in the order of time.' })
  steps!: FigureDerivationStep[]

  @Field(() => ConsolidationFigure, { description: 'Its figure.' })
  figure!: ConsolidationFigure
}

@ObjectType({ description: 'Why a figure is what it is: one step down. Ask again for an area or unit to go further.' })
export class FigureDerivation {
  @Field(() => ConsolidationFigure, { description: 'The figure.' })
  figure!: ConsolidationFigure

  @Field(() => ConsolidationIndicator, { description: 'The indicator by the definition that is in force.' })
  indicator!: ConsolidationIndicator

  @Field(() => FigureFormula, { nullable: true, description: 'How it is worked out; null for what is reported.' })
  formula!: FigureFormula | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the area or unit; null for everything, classes and none.' })
  name!: LocalizedText | null

  @Field(() => [FigureDerivationPart], { description: 'The areas or units under it, in the order of lists; none for a unit.' })
  parts!: FigureDerivationPart[]

  @Field(() => [FigureDerivationReturn], { description: 'Of a unit: its reports, the newest first.' })
  returns!: FigureDerivationReturn[]
}
