import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { Stage } from '@solmu/domain/results/return-state.js'
import type { Reading } from '@solmu/domain/quality/association.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { PeriodRunInput, ResultStageEnum } from '../../results/facts/result-totals.graphql.js'
import { QualityFrameworkVersionType } from '../framework/framework.graphql.js'
import { AssociationReadingEnum, MixGroupEnum } from './views-kinds.graphql.js'

@InputType({ description: 'Which score is laid beside which result, of which periods.' })
export class QualityAssociationInput extends PeriodRunInput {
  @Field(() => ID, { description: 'The framework of the score.' })
  @IsUUID()
  frameworkId!: string

  @Field(() => ID, { nullable: true, description: 'Its version; the one in force when not given. Results of versions that measure the same count too.' })
  @IsOptional()
  @IsUUID()
  versionId?: string | null

  @Field(() => ID, { description: 'The indicator of the result.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => ID, { nullable: true, description: 'What parts the units into groups that are alike: an indicator, such as the number of customers.' })
  @IsOptional()
  @IsUUID()
  mixIndicatorId?: string | null

  @Field(() => String, { nullable: true, description: 'Part by the share of a category in it instead, such as customer_group:ii.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  mixCategory?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'As of which day the scores are; today when not given.' })
  @IsOptional()
  asOf?: string | null
}

@ObjectType('Coefficient', { description: 'A coefficient of correlation.' })
export class CoefficientType {
  @Field(() => Float, { description: 'From −1 to 1.' })
  value!: number

  @Field(() => [Float], { nullable: true, description: 'The 95 % interval by Fisher’s z; null when all points lie on a line.' })
  interval!: readonly number[] | null
}

@ObjectType('QualityEstimate', { description: 'An association, and how sure one can be of it. It says nothing about causes.' })
export class AssociationType {
  @Field(() => Int, { description: 'How many units it rests on.' })
  n!: number

  @Field(() => CoefficientType, { nullable: true, description: 'By ranks: whether one rises with the other. Null without an estimate.' })
  spearman!: CoefficientType | null

  @Field(() => CoefficientType, { nullable: true, description: 'By a straight line. Null without an estimate.' })
  pearson!: CoefficientType | null

  @Field(() => AssociationReadingEnum, { description: 'What may be said.' })
  reading!: Reading
}

@ObjectType({ description: 'A group of units that are alike, with its own association.' })
export class AssociationGroup {
  @Field(() => MixGroupEnum, { description: 'Which group.' })
  key!: 'all' | 'lower' | 'middle' | 'higher' | 'unknown'

  @Field(() => [Float], { nullable: true, description: 'The least and the most of what parts the groups; only for whoever sees all units.' })
  range!: readonly number[] | null

  @Field(() => AssociationType, { description: 'Within the group.' })
  association!: AssociationType

  @Field(() => [Float], { nullable: true, description: 'Lower quartile, median and upper quartile of the scores; null under the minimum. Rounded to two figures for whoever does not see all units.' })
  scores!: readonly number[] | null

  @Field(() => [Float], { nullable: true, description: 'The same of the results.' })
  figures!: readonly number[] | null
}

@ObjectType({ description: 'A unit whose score and result the viewer may both see.' })
export class AssociationPoint {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => Float, { description: 'Its score.' })
  score!: number

  @Field(() => Float, { description: 'Its result.' })
  figure!: number

  @Field(() => Float, { nullable: true, description: 'What parts the groups, for it; null when it is not known or nothing parts them.' })
  mix!: number | null

  @Field(() => MixGroupEnum, { description: 'Its group.' })
  group!: 'all' | 'lower' | 'middle' | 'higher' | 'unknown'
}

@ObjectType({ description: 'The indicator of the result.' })
export class AssociationIndicator {
  @Field(() => ID, { description: 'The indicator.' })
  id!: string

  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name on the last day of the run.' })
  name!: LocalizedText

  @Field(() => String, { description: 'Its unit.' })
  unit!: string

  @Field(() => Int, { description: 'How many decimals it has.' })
  decimals!: number
}

@ObjectType({ description: 'Quality beside results.' })
export class QualityAssociation {
  @Field(() => QualityFrameworkVersionType, { description: 'The version of the score.' })
  version!: QualityFrameworkVersionType

  @Field(() => AssociationIndicator, { description: 'The indicator of the result.' })
  indicator!: AssociationIndicator

  @Field(() => AssociationIndicator, { nullable: true, description: 'What parts the groups; null when nothing does.' })
  mix!: AssociationIndicator | null

  @Field(() => IsoDay, { description: 'As of which day the scores are.' })
  asOf!: string

  @Field(() => ResultStageEnum, { description: 'Which figures count.' })
  stage!: Stage

  @Field(() => Int, { description: 'How many units a group must have before anything is estimated.' })
  minimum!: number

  @Field(() => Int, { description: 'How many units have a score and a result, or as many as the viewer sees when they are fewer than ten.' })
  unitCount!: number

  @Field(() => Int, { description: 'How many units have a score and have reported, but not the whole of the run.' })
  incompleteCount!: number

  @Field(() => AssociationType, { description: 'Over all of them.' })
  whole!: AssociationType

  @Field(() => AssociationType, { nullable: true, description: 'Within the groups, put together; null when nothing parts them.' })
  within!: AssociationType | null

  @Field(() => [AssociationGroup], { description: 'The groups, from the least.' })
  groups!: AssociationGroup[]

  @Field(() => [AssociationPoint], { description: 'The units that the viewer may see.' })
  points!: AssociationPoint[]
}
