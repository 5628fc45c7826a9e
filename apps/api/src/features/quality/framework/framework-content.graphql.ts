import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql'
import { frameworkLimits } from '@solmu/domain/quality/framework-reader.js'
import type {
  Anchor,
  Band,
  Criterion,
  FrameworkAggregation,
  FrameworkContent,
  FrameworkKind,
  FrameworkSection,
  FrameworkSubject,
  Level,
  Scale,
  ScaleKind,
  Scoring,
  ScoringMethod,
  SkipRule
} from '@solmu/domain/quality/framework.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsNumber, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import {
  FrameworkAggregationEnum,
  FrameworkKindEnum,
  FrameworkSubjectEnum,
  ScaleKindEnum,
  ScoringMethodEnum,
  SkipRuleEnum
} from './framework-kinds.graphql.js'

/** A text in three languages, out and in. */
const words = (description: string): PropertyDecorator => (target, key) => {
  Field(() => LocalizedTextType, { description })(target, key)
  ValidateNested()(target, key as string)
  Type(() => LocalizedTextType)(target, key as string)
}

const code = (description: string): PropertyDecorator => (target, key) => {
  Field(() => String, { description })(target, key)
  IsString()(target, key as string)
  MaxLength(60)(target, key as string)
}

const whole = (description: string): PropertyDecorator => (target, key) => {
  Field(() => Int, { description })(target, key)
  IsInt()(target, key as string)
}

@InputType('FrameworkLevelInput', { description: 'A level of a scale.' })
@ObjectType('FrameworkLevel', { description: 'A level of a scale.' })
export class FrameworkLevelType implements Level {
  @whole('Its points.')
  value!: number

  @words('What it is called.')
  name!: LocalizedText

  @Field(() => Int, { nullable: true, description: 'On a scale of percent the lowest percent of the level; null on any other.' })
  @IsOptional()
  @IsInt()
  from!: number | null
}

@InputType('FrameworkScaleInput', { description: 'A scale on which criteria are answered.' })
@ObjectType('FrameworkScale', { description: 'A scale on which criteria are answered.' })
export class FrameworkScaleType implements Scale {
  @code('Its code.')
  code!: string

  @Field(() => ScaleKindEnum, { description: 'How it is answered.' })
  @IsString()
  kind!: ScaleKind

  @Field(() => [FrameworkLevelType], { description: 'Its levels from the lowest.' })
  @ArrayMaxSize(frameworkLimits.levels)
  @ValidateNested({ each: true })
  @Type(() => FrameworkLevelType)
  levels!: FrameworkLevelType[]

  @whole('The points from which a criterion counts as met.')
  metFrom!: number
}

@InputType('FrameworkAnchorInput', { description: 'What a level means for a criterion.' })
@ObjectType('FrameworkAnchor', { description: 'What a level means for a criterion.' })
export class FrameworkAnchorType implements Anchor {
  @whole('The points of the level.')
  value!: number

  @words('What it means.')
  text!: LocalizedText
}

@InputType('FrameworkCriterionInput', { description: 'A criterion.' })
@ObjectType('FrameworkCriterion', { description: 'A criterion.' })
export class FrameworkCriterionType implements Criterion {
  @code('Its code, by which it is known from version to version.')
  code!: string

  @words('What it is called.')
  title!: LocalizedText

  @words('How it is looked at.')
  guidance!: LocalizedText

  @words('What shows it, one thing a line.')
  evidence!: LocalizedText

  @code('The code of its scale.')
  scale!: string

  @whole('How much it counts beside the others; 0 is asked and not counted.')
  weight!: number

  @Field(() => [FrameworkAnchorType], { description: 'What the levels mean for it; a level without a text has its name alone.' })
  @ArrayMaxSize(frameworkLimits.levels)
  @ValidateNested({ each: true })
  @Type(() => FrameworkAnchorType)
  anchors!: FrameworkAnchorType[]
}

@InputType('FrameworkSectionInput', { description: 'A section with its criteria.' })
@ObjectType('FrameworkSection', { description: 'A section with its criteria.' })
export class FrameworkSectionType implements FrameworkSection {
  @code('Its code.')
  code!: string

  @words('What it is called.')
  title!: LocalizedText

  @words('What it is about.')
  guidance!: LocalizedText

  @Field(() => [FrameworkCriterionType], { description: 'Its criteria in their order.' })
  @ArrayMaxSize(frameworkLimits.criteria)
  @ValidateNested({ each: true })
  @Type(() => FrameworkCriterionType)
  criteria!: FrameworkCriterionType[]
}

@InputType('FrameworkScoringInput', { description: 'How answers become a score.' })
@ObjectType('FrameworkScoring', { description: 'How answers become a score.' })
export class FrameworkScoringType implements Scoring {
  @Field(() => ScoringMethodEnum, { description: 'By which method.' })
  @IsString()
  method!: ScoringMethod

  @whole('How much of what counts must be answered before there is a score, in percent.')
  minimumAnswered!: number

  @Field(() => SkipRuleEnum, { description: 'What a criterion that was skipped with a reason does.' })
  @IsString()
  skipped!: SkipRule
}

@InputType('FrameworkBandInput', { description: 'A band of scores.' })
@ObjectType('FrameworkBand', { description: 'A band of scores.' })
export class FrameworkBandType implements Band {
  @code('Its code.')
  code!: string

  @Field(() => Float, { description: 'The lowest score of the band, with at most two decimals; it ends where the next begins.' })
  @IsNumber()
  from!: number

  @words('What it is called.')
  name!: LocalizedText

  @words('What it means.')
  description!: LocalizedText
}

@InputType('FrameworkContentInput', { description: 'What a version of a framework says.' })
@ObjectType('FrameworkContent', { description: 'What a version of a framework says.' })
export class FrameworkContentType implements FrameworkContent {
  @Field(() => FrameworkKindEnum, { description: 'What it is; never changes.' })
  @IsString()
  kind!: FrameworkKind

  @words('What it is called.')
  name!: LocalizedText

  @words('What it is for.')
  description!: LocalizedText

  @words('What stands beside every score, such as that it is no official review.')
  notice!: LocalizedText

  @words('Where it comes from, and by what right it is used.')
  source!: LocalizedText

  @Field(() => FrameworkSubjectEnum, { description: 'Of what a score is.' })
  @IsString()
  subject!: FrameworkSubject

  @Field(() => FrameworkAggregationEnum, { description: 'What may be made of the scores of several.' })
  @IsString()
  aggregation!: FrameworkAggregation

  @Field(() => [FrameworkScaleType], { description: 'The scales.' })
  @ArrayMaxSize(frameworkLimits.scales)
  @ValidateNested({ each: true })
  @Type(() => FrameworkScaleType)
  scales!: FrameworkScaleType[]

  @Field(() => [FrameworkSectionType], { description: 'The sections in their order.' })
  @ArrayMaxSize(frameworkLimits.sections)
  @ValidateNested({ each: true })
  @Type(() => FrameworkSectionType)
  sections!: FrameworkSectionType[]

  @Field(() => FrameworkScoringType, { description: 'How the answers become a score.' })
  @ValidateNested()
  @Type(() => FrameworkScoringType)
  scoring!: FrameworkScoringType

  @Field(() => [FrameworkBandType], { description: 'The bands from the lowest; none when the score has none.' })
  @ArrayMaxSize(frameworkLimits.bands)
  @ValidateNested({ each: true })
  @Type(() => FrameworkBandType)
  bands!: FrameworkBandType[]
}
