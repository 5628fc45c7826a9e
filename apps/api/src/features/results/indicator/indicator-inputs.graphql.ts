import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { Aggregation, Direction, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import {
  IndicatorAggregationEnum,
  IndicatorDirectionEnum,
  IndicatorSourceClassEnum,
  IndicatorUnitEnum
} from './indicator-kinds.graphql.js'
import { IndicatorTextInput } from './indicator-text.graphql.js'
import { IndicatorType } from './indicator.graphql.js'

@InputType({ isAbstract: true })
class FormulaInput {
  @Field(() => String, { nullable: true, description: 'Of a derived indicator: a CEL expression over the codes of others.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  numerator?: string | null

  @Field(() => String, { nullable: true, description: 'What the numerator is divided by.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  denominator?: string | null

  @Field(() => Int, { nullable: true, description: 'What the quotient is multiplied by; 1 when not given.' })
  @IsOptional()
  @IsInt()
  factor?: number | null
}

@InputType({ description: 'How an indicator would be worked out.' })
export class CheckExpressionInput extends FormulaInput {
  @Field(() => String, { nullable: true, description: 'The code of the indicator itself, so that a way back to it is found.' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  code?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'From which day; today when not given.' })
  @IsOptional()
  from?: string | null
}

@InputType({ isAbstract: true })
class StatementInput extends FormulaInput {
  @Field(() => IndicatorTextInput, { description: 'The name.' })
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  name!: IndicatorTextInput

  @Field(() => IndicatorTextInput, { description: 'What is counted, and how.' })
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  definition!: IndicatorTextInput

  @Field(() => IndicatorTextInput, { nullable: true, description: 'Who is counted, where not everybody is.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  condition?: IndicatorTextInput | null

  @Field(() => IndicatorDirectionEnum, { description: 'Which way is better.' })
  direction!: Direction

  @Field(() => [String], { nullable: true, description: 'The keys of the dimensions in which it may be asked, in their order.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(30, { each: true })
  dimensionCodes?: string[] | null

  @Field(() => String, { nullable: true, description: 'From where the indicator comes.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  source?: string | null

  @Field(() => [String], { nullable: true, description: 'The task areas of the network that it speaks of, such as 1b.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(5, { each: true })
  taskAreas?: string[] | null
}

@InputType({ description: 'An indicator to add. Code, unit, decimals, aggregation, source, weight and origin never change.' })
export class CreateIndicatorInput extends StatementInput {
  @Field(() => String, { description: 'The code: a capital letter, then capital letters, digits and underscores.' })
  @IsString()
  @MaxLength(30)
  code!: string

  @Field(() => ID, { description: 'The group under which it stands.' })
  @IsUUID()
  groupId!: string

  @Field(() => IndicatorUnitEnum, { description: 'In what it is measured.' })
  unit!: IndicatorUnit

  @Field(() => Int, { description: 'How many decimals its figures have.' })
  @IsInt()
  decimals!: number

  @Field(() => IndicatorAggregationEnum, { description: 'How its figures become one.' })
  aggregation!: Aggregation

  @Field(() => IndicatorSourceClassEnum, { description: 'From where its figures come.' })
  sourceClass!: SourceClass

  @Field(() => ID, { nullable: true, description: 'The indicator by which a weighted mean is weighted.' })
  @IsOptional()
  @IsUUID()
  weightIndicatorId?: string | null

  @Field(() => String, { nullable: true, description: 'Whose indicator it is; own when not given.' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  origin?: string | null

  @Field(() => IsoDay, { description: 'The first day on which it can be asked.' })
  validFrom!: string
}

@InputType({ description: 'What is to be said about an indicator from a day on.' })
export class AmendIndicatorInput extends StatementInput {
  @Field(() => ID, { description: 'The indicator.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => IsoDay, { description: 'From which day; on the first day of the newest version that version is mended.' })
  from!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string

  @Field(() => ID, { nullable: true, description: 'The group under which it is to stand; as before when not given.' })
  @IsOptional()
  @IsUUID()
  groupId?: string | null

  @Field(() => Int, { description: 'The version that was changed.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'An indicator that is asked no more from a day on.' })
export class RetireIndicatorInput {
  @Field(() => ID, { description: 'The indicator.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => IsoDay, { description: 'The first day on which it is not asked.' })
  from!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string

  @Field(() => Int, { description: 'The version that was changed.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The indicator as it was added.' })
export class CreateIndicatorPayload {
  @Field(() => IndicatorType, { description: 'The indicator.' })
  indicator!: IndicatorType
}

@ObjectType({ description: 'The indicator as it was amended.' })
export class AmendIndicatorPayload {
  @Field(() => IndicatorType, { description: 'The indicator.' })
  indicator!: IndicatorType
}

@ObjectType({ description: 'The indicator as it was retired.' })
export class RetireIndicatorPayload {
  @Field(() => IndicatorType, { description: 'The indicator.' })
  indicator!: IndicatorType
}
