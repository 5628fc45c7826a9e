import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsOptional, IsUUID } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType, OrgUnitTypeEnum } from '../../network/org-unit/org-unit-ref.graphql.js'
import type { UnitType } from '@solmu/domain/network/facts.js'
import { QualityFrameworkVersionType } from '../framework/framework.graphql.js'
import { CellMarkEnum, FinalKindEnum, ResultLevelEnum } from './views-kinds.graphql.js'

@ArgsType()
export class QualityOverviewArgs {
  @Field(() => ID, { description: 'By which framework.' })
  @IsUUID()
  frameworkId!: string

  @Field(() => ID, { nullable: true, description: 'Whose criteria and bands are shown; the version in force on the day when not given.' })
  @IsOptional()
  @IsUUID()
  versionId?: string | null

  @Field(() => ID, { nullable: true, description: 'Results of one round alone.' })
  @IsOptional()
  @IsUUID()
  cycleId?: string | null

  @Field(() => ID, { nullable: true, description: 'A centre with its units alone.' })
  @IsOptional()
  @IsUUID()
  centreId?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'As of which day; today when not given.' })
  @IsOptional()
  asOf?: string | null
}

@ObjectType({ description: 'A final assessment, as views show it.' })
export class QualityResultRef {
  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string

  @Field(() => Int, { description: 'The number of the version by which it was made.' })
  versionNumber!: number

  @Field(() => IsoDay, { description: 'The day of the assessment.' })
  assessedOn!: string

  @Field(() => FinalKindEnum, { description: 'On what it rests.' })
  finalKind!: 'self' | 'reviewed'

  @Field(() => Float, { nullable: true, description: 'The score; null when the framework gives none for what was answered.' })
  score!: number | null

  @Field(() => String, { nullable: true, description: 'The code of its band, by its own version; null without one.' })
  band!: string | null

  @Field(() => ResultLevelEnum, { description: 'For whom it is published.' })
  level!: 'unit' | 'centre' | 'network'
}

@ObjectType({ description: 'A cell of the heat map.' })
export class QualityCell {
  @Field(() => CellMarkEnum, { description: 'What it is.' })
  mark!: 'value' | 'skipped' | 'missing' | 'not_asked'

  @Field(() => Int, { nullable: true, description: 'The value on the scale of the criterion; null without one.' })
  value!: number | null

  @Field(() => Float, { nullable: true, description: 'Where the value stands on its scale, from 0 to 1.' })
  position!: number | null
}

@ObjectType({ description: 'A row of the heat map: a unit that the framework is for.' })
export class QualityOverviewUnit {
  @Field(() => OrgUnitRefType, { description: 'The unit, as it is on the day.' })
  unit!: OrgUnitRefType

  @Field(() => ID, { nullable: true, description: 'Its centre on the day; null for one without.' })
  centreId!: string | null

  @Field(() => QualityResultRef, { nullable: true, description: 'The result that counts on the day; null when none is in sight.' })
  result!: QualityResultRef | null

  @Field(() => Boolean, { description: 'Whether its score measures the same as the version that is shown.' })
  isComparable!: boolean

  @Field(() => Float, { nullable: true, description: 'How its score has changed since the result before; null when there is none that measures the same.' })
  change!: number | null

  @Field(() => [QualityCell], { description: 'One for each criterion of the version, in its order; none without a result.' })
  cells!: QualityCell[]
}

@ObjectType({ description: 'How many units are in a band.' })
export class BandCount {
  @Field(() => String, { description: 'The code of the band.' })
  band!: string

  @Field(() => Int, { description: 'How many.' })
  count!: number
}

@ObjectType({ description: 'A place in the tree, with how the units there stand. Each unit is in exactly one of the counts.' })
export class QualityBandNode {
  @Field(() => ID, { description: 'The unit.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'The unit above it.' })
  parentId!: string | null

  @Field(() => OrgUnitTypeEnum, { description: 'Its level.' })
  type!: UnitType

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => [BandCount], { description: 'From the lowest band.' })
  bands!: BandCount[]

  @Field(() => Int, { description: 'Assessed without a band: below every band, without a score, or by another measure.' })
  outside!: number

  @Field(() => Int, { description: 'Units without a result in sight.' })
  none!: number

  @Field(() => Int, { description: 'All of them.' })
  total!: number

  @Field(() => [String], { description: 'Of a centre: the municipalities that it serves on the day.' })
  municipalityCodes!: readonly string[]
}

@ObjectType('CriterionMovement', { description: 'How a criterion moved from the round before to the last, over the units that have both.' })
export class CriterionMovementType {
  @Field(() => String, { description: 'The code of the criterion.' })
  code!: string

  @Field(() => Int, { description: 'How many units have both.' })
  unitCount!: number

  @Field(() => Int, { description: 'In how many it is better.' })
  better!: number

  @Field(() => Int, { description: 'In how many it is the same.' })
  same!: number

  @Field(() => Int, { description: 'In how many it is worse.' })
  worse!: number

  @Field(() => Float, { nullable: true, description: 'The mean change in points; null where the framework does not let scores be averaged.' })
  meanChange!: number | null
}

@ObjectType({ description: 'A round of assessment by the framework.' })
export class QualityRoundRef {
  @Field(() => ID, { description: 'The round.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText
}

@ObjectType({ description: 'How well the promise is kept in the network, or in one centre, as of a day.' })
export class QualityOverview {
  @Field(() => IsoDay, { description: 'The day that is shown.' })
  asOf!: string

  @Field(() => QualityFrameworkVersionType, { description: 'The version whose criteria and bands are shown.' })
  version!: QualityFrameworkVersionType

  @Field(() => [QualityRoundRef], { description: 'The rounds by the framework, the newest first.' })
  rounds!: QualityRoundRef[]

  @Field(() => Int, { description: 'How many units the framework is for on the day.' })
  subjectCount!: number

  @Field(() => Int, { description: 'How many of them have a result that the viewer may see.' })
  shownCount!: number

  @Field(() => Int, { description: 'How many have a result that is not published to the viewer.' })
  unpublishedCount!: number

  @Field(() => [QualityOverviewUnit], { description: 'The units, by centre.' })
  units!: QualityOverviewUnit[]

  @Field(() => [QualityBandNode], { description: 'The tree, each parent before its children.' })
  nodes!: QualityBandNode[]

  @Field(() => [CriterionMovementType], { description: 'The criteria by how many more units became better than worse.' })
  improved!: CriterionMovementType[]
}
