import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { QualityFrameworkVersionType } from '../framework/framework.graphql.js'
import { QualityCell, QualityResultRef } from './overview.graphql.js'

@ObjectType('SectionStanding', { description: 'A section of a profile.' })
export class SectionStandingType {
  @Field(() => String, { description: 'The code of the section.' })
  code!: string

  @Field(() => Float, { nullable: true, description: 'Its score by the rule of the framework; null when there is none.' })
  value!: number | null

  @Field(() => Float, { nullable: true, description: 'The least that it can come to; null when nothing in it counts.' })
  lowest!: number | null

  @Field(() => Float, { nullable: true, description: 'The most that it can come to.' })
  highest!: number | null

  @Field(() => Float, { nullable: true, description: 'Where its score stands between the two, from 0 to 1.' })
  position!: number | null

  @Field(() => Int, { description: 'How many of its criteria were answered.' })
  answered!: number

  @Field(() => Int, { description: 'How many criteria it has.' })
  total!: number
}

@ObjectType({ description: 'A round of a unit, in the words of the newest version.' })
export class QualityProfileRound {
  @Field(() => QualityResultRef, { description: 'The result.' })
  result!: QualityResultRef

  @Field(() => Boolean, { description: 'Whether its score measures the same as the newest one.' })
  isComparable!: boolean

  @Field(() => Float, { nullable: true, description: 'How its score has changed since the round before; null when there is none that measures the same.' })
  change!: number | null

  @Field(() => [SectionStandingType], { description: 'Its sections, by its own version; none where it does not measure the same.' })
  sections!: SectionStandingType[]

  @Field(() => [QualityCell], { description: 'One for each criterion of the newest version, in its order.' })
  cells!: QualityCell[]
}

@ObjectType({ description: 'Where a unit stands among all that were assessed by the same measure, whoever may see them.' })
export class QualityBenchmark {
  @Field(() => Int, { description: 'How many units, the unit among them.' })
  n!: number

  @Field(() => Int, { description: 'How many there must be before more is told.' })
  minimum!: number

  @Field(() => Float, { nullable: true, description: 'The mid-rank percentile, 0 to 100: the share that is lower and half of the share that is equal. Null under the minimum.' })
  percentile!: number | null

  @Field(() => [Float], { nullable: true, description: 'Lower quartile, median and upper quartile of the scores. Null under the minimum.' })
  quartiles!: readonly number[] | null
}

@ObjectType({ description: 'What the newest level of a criterion is laid beside.' })
export class QualityCriterionComparison {
  @Field(() => String, { description: 'The code of the criterion.' })
  code!: string

  @Field(() => QualityCell, { nullable: true, description: 'What the unit said itself, where a review had the last word; null without a review, or for whoever may not see it.' })
  self!: QualityCell | null

  @Field(() => [QualityCell], { description: 'What each review said, in the order in which they were assigned; none for whoever may not see them.' })
  reviews!: QualityCell[]

  @Field(() => Int, { nullable: true, description: 'How much evidence it has; null for whoever may not see evidence of the unit.' })
  evidenceCount!: number | null

  @Field(() => Int, { description: 'How many units have a level by the same measure, whoever may see them.' })
  n!: number

  @Field(() => [Float], { nullable: true, description: 'Lower quartile, median and upper quartile of their levels. Null under the minimum.' })
  quartiles!: readonly number[] | null

  @Field(() => [Float], { nullable: true, description: 'Where the quartiles stand on the scale, from 0 to 1.' })
  positions!: readonly number[] | null
}

@ObjectType({ description: 'How a unit stands by one framework.' })
export class QualityProfileFramework {
  @Field(() => QualityFrameworkVersionType, { description: 'The version of its newest result.' })
  version!: QualityFrameworkVersionType

  @Field(() => [QualityProfileRound], { description: 'Its rounds, the newest first.' })
  rounds!: QualityProfileRound[]

  @Field(() => QualityBenchmark, { nullable: true, description: 'Where it stands among others; null without a score.' })
  benchmark!: QualityBenchmark | null

  @Field(() => [QualityCriterionComparison], { description: 'One for each criterion of the newest version, in its order: what its newest level is laid beside.' })
  comparison!: QualityCriterionComparison[]
}

@ObjectType({ description: 'How a unit keeps its promise, by every framework by which it has been assessed.' })
export class UnitQuality {
  @Field(() => ID, { description: 'The unit.' })
  id!: string

  @Field(() => OrgUnitRefType, { description: 'The unit, as it is on the day.' })
  unit!: OrgUnitRefType

  @Field(() => OrgUnitRefType, { nullable: true, description: 'What stands above it.' })
  centre!: OrgUnitRefType | null

  @Field(() => IsoDay, { description: 'The day that is shown.' })
  asOf!: string

  @Field(() => Int, { description: 'How many results it has that are not published to the viewer.' })
  unpublishedCount!: number

  @Field(() => [QualityProfileFramework], { description: 'By framework, the one that was used last first.' })
  frameworks!: QualityProfileFramework[]
}
