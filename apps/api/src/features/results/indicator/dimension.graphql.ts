import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { CategoryKind } from '@solmu/domain/results/indicator.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { CategoryKindEnum } from './indicator-kinds.graphql.js'
import { IndicatorTextInput } from './indicator-text.graphql.js'

@ObjectType('DimensionCategory', { description: 'One of the parts into which a breakdown parts a figure.' })
export class DimensionCategoryType {
  @Field(() => String, { description: 'The key of the category within its dimension.' })
  code!: string

  @Field(() => CategoryKindEnum, { description: 'What the category says.' })
  kind!: CategoryKind

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'Its place among the categories, from 1.' })
  position!: number

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it is asked; null when it always was.' })
  validFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day from which it is asked no more; null when no end is set.' })
  validTo!: string | null
}

@ObjectType('Dimension', { description: 'A way of breaking figures down, such as gender.' })
export class DimensionType {
  @Field(() => ID, { description: 'The id of the dimension.' })
  id!: string

  @Field(() => String, { description: 'The key of the dimension, such as gender.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'Its place among the dimensions, from 1.' })
  position!: number

  @Field(() => [DimensionCategoryType], { description: 'Its categories in their order, those that have ended too.' })
  categories!: DimensionCategoryType[]

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number
}

@InputType({ description: 'A category of a dimension, as it is to be.' })
export class DimensionCategoryInput {
  @Field(() => String, { description: 'The key: a small letter, then small letters, digits and underscores.' })
  @IsString()
  @MaxLength(30)
  code!: string

  @Field(() => CategoryKindEnum, { description: 'What the category says.' })
  kind!: CategoryKind

  @Field(() => IndicatorTextInput, { description: 'Its name.' })
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  name!: IndicatorTextInput

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it is asked.' })
  @IsOptional()
  validFrom?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day from which it is asked no more.' })
  @IsOptional()
  validTo?: string | null
}

@InputType({ description: 'What a dimension is to be.' })
export class DimensionDetailsInput {
  @Field(() => IndicatorTextInput, { description: 'Its name.' })
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  name!: IndicatorTextInput

  @Field(() => [DimensionCategoryInput], { description: 'Its categories in their order.' })
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => DimensionCategoryInput)
  categories!: DimensionCategoryInput[]
}

@InputType({ description: 'A dimension to add.' })
export class CreateDimensionInput extends DimensionDetailsInput {
  @Field(() => String, { description: 'The key, which never changes.' })
  @IsString()
  @MaxLength(30)
  code!: string
}

@InputType({ description: 'What a dimension is to be from now on; a category that is left out is removed.' })
export class ChangeDimensionInput extends DimensionDetailsInput {
  @Field(() => ID, { description: 'The dimension.' })
  @IsUUID()
  dimensionId!: string

  @Field(() => Int, { description: 'The version that was changed.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The dimension as it was added.' })
export class CreateDimensionPayload {
  @Field(() => DimensionType, { description: 'The dimension.' })
  dimension!: DimensionType
}

@ObjectType({ description: 'The dimension as it was changed.' })
export class ChangeDimensionPayload {
  @Field(() => DimensionType, { description: 'The dimension.' })
  dimension!: DimensionType
}
