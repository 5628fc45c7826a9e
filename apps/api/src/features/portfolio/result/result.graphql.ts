import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Aggregation, Direction } from '@solmu/domain/results/indicator.js'
import type { ProgressStanding } from '@solmu/domain/results/progress.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { IndicatorAggregationEnum, IndicatorDirectionEnum } from '../../results/indicator/indicator-kinds.graphql.js'
import { PeriodKindEnum } from '../../results/round/round-kinds.graphql.js'
import { ProgressStandingEnum } from '../../results/target/progress.graphql.js'

@ObjectType({ description: 'What one partner of a project aims at.' })
export class ProjectPartnerTarget {
  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string

  @Field(() => String, { description: 'The target.' })
  target!: string
}

@ObjectType({ description: 'The share of a unit’s figures that a project counts, from a day to a day.' })
export class ProjectShare {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => Int, { description: 'The share in ten-thousandths.' })
  share!: number

  @Field(() => IsoDay, { description: 'Its first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day from which it no longer holds.' })
  validTo!: string | null

  @Field(() => Date, { nullable: true, description: 'When another declaration took its place; null for one that stands.' })
  replacedAt!: Date | null
}

@ObjectType({ description: 'An indicator by which a project tells its results.' })
export class ProjectIndicator {
  @Field(() => ID, { description: 'Its id in the project.' })
  id!: string

  @Field(() => ID, { description: 'The indicator of the library.' })
  indicatorId!: string

  @Field(() => String, { description: 'The code of the indicator.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name by the version in force.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'How many decimals its values have.' })
  decimals!: number

  @Field(() => IndicatorAggregationEnum, { description: 'How its figures become one.' })
  aggregation!: Aggregation

  @Field(() => IndicatorDirectionEnum, { description: 'Which way is better.' })
  direction!: Direction

  @Field(() => PeriodKindEnum, { description: 'The figures of which length of period are counted.' })
  periodKind!: PeriodKind

  @Field(() => String, { nullable: true, description: 'Where the project started from.' })
  baseline!: string | null

  @Field(() => String, { nullable: true, description: 'What it aims at by its end.' })
  target!: string | null

  @Field(() => String, { description: 'Why it is followed; may be empty.' })
  why!: string

  @Field(() => [ProjectPartnerTarget], { description: 'What of it the partners aim at.' })
  partnerTargets!: ProjectPartnerTarget[]

  @Field(() => [ProjectShare], { description: 'The shares that were declared; the whole of a unit’s figures is counted where none is. Those that were replaced come last.' })
  shares!: ProjectShare[]

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A figure of a project in a period.' })
export class ProjectPeriodFigure {
  @Field(() => String, { description: 'The period.' })
  period!: string

  @Field(() => String, { nullable: true, description: 'The figure; null where none is accepted.' })
  value!: string | null

  @Field(() => Int, { description: 'How many figures of units were asked.' })
  asked!: number

  @Field(() => Int, { description: 'How many of them are accepted.' })
  given!: number
}

@ObjectType({ description: 'What a project tells of figures.' })
export class ToldByProject {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string

  @Field(() => String, { description: 'Its number.' })
  number!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => String, { description: 'What it counts of them.' })
  counted!: string
}

@ObjectType({ description: 'What projects tell of the same figures together, and what was reported.' })
export class GrossAndNetType {
  @Field(() => String, { description: 'What the projects tell together.' })
  gross!: string

  @Field(() => String, { description: 'What of it was reported.' })
  net!: string

  @Field(() => String, { description: 'What is told more than once: the difference.' })
  twice!: string

  @Field(() => [ToldByProject], { description: 'Each project that counts any of them.' })
  projects!: ToldByProject[]
}

@ObjectType({ description: 'A return that a project counts.' })
export class ProjectReturnFigure {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string

  @Field(() => Int, { description: 'Its version; 0 while it is not accepted.' })
  versionNumber!: number

  @Field(() => OrgUnitRefType, { description: 'The unit that reported it.' })
  unit!: OrgUnitRefType

  @Field(() => String, { description: 'The period.' })
  period!: string

  @Field(() => Int, { description: 'The share that the project counts, in ten-thousandths.' })
  share!: number

  @Field(() => String, { nullable: true, description: 'What the unit reported; null where it is missing or worked out of other figures.' })
  reported!: string | null

  @Field(() => String, { nullable: true, description: 'What of it the project counts.' })
  counted!: string | null
}

@ObjectType({ description: 'What a project has achieved by an indicator.' })
export class ProjectResult {
  @Field(() => ProjectIndicator, { description: 'The indicator.' })
  indicator!: ProjectIndicator

  @Field(() => String, { nullable: true, description: 'The figure of the time so far; null where none is accepted.' })
  value!: string | null

  @Field(() => Boolean, { description: 'Whether people may be counted in it more than once.' })
  isGross!: boolean

  @Field(() => ProgressStandingEnum, { description: 'How it stands to its target.' })
  standing!: ProgressStanding

  @Field(() => [ProjectPeriodFigure], { description: 'Period by period.' })
  periods!: ProjectPeriodFigure[]

  @Field(() => GrossAndNetType, { nullable: true, description: 'What all projects tell of the same figures; null for what is not added up, such as ratios.' })
  told!: GrossAndNetType | null

  @Field(() => Int, { description: 'How many figures of units were asked.' })
  asked!: number

  @Field(() => Int, { description: 'How many of them are accepted.' })
  given!: number

  @Field(() => [OrgUnitRefType], { description: 'Whose figures are missing.' })
  missing!: OrgUnitRefType[]

  @Field(() => [ProjectReturnFigure], { description: 'The returns on which it rests, the newest first.' })
  returns!: ProjectReturnFigure[]
}

@ObjectType({ description: 'A unit that brings its figures into a project.' })
export class ProjectResultUnit {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => ID, { description: 'The partner whose unit it is.' })
  partnerId!: string

  @Field(() => IsoDay, { description: 'Its first day in the project.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day from which it is no longer in it.' })
  validTo!: string | null
}

@ObjectType({ description: 'The results of a project: what its units have reported and the head office has accepted, as far as the project counts it.' })
export class ProjectResults {
  @Field(() => [ProjectResultUnit], { description: 'The units that bring their figures.' })
  units!: ProjectResultUnit[]

  @Field(() => [ProjectResult], { description: 'An indicator each.' })
  results!: ProjectResult[]

  @Field(() => Boolean, { description: 'Whether the viewer chooses the indicators and declares the shares.' })
  mayEdit!: boolean
}

@ObjectType({ description: 'What projects tell by an indicator, and what of it is told more than once.' })
export class SharedResult {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => PeriodKindEnum, { description: 'The figures of which length of period are counted.' })
  periodKind!: PeriodKind

  @Field(() => GrossAndNetType, { description: 'What is told of it.' })
  told!: GrossAndNetType
}
