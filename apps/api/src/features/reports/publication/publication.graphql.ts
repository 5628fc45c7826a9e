import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AudienceDetail, AudienceKind } from '@solmu/domain/reports/publication.js'
import type { Direction, IndicatorUnit } from '@solmu/domain/results/indicator.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { ConnectionOf } from '../../../core/graphql/page.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { DecimalText, IsoDay } from '../../../core/graphql/scalars.js'
import { IndicatorDirectionEnum, IndicatorUnitEnum } from '../../results/indicator/indicator-kinds.graphql.js'
import { AudienceDetailEnum, AudienceKindEnum } from './publication-kinds.graphql.js'

@ObjectType({ description: 'A certified edition, as its readers know it.' })
export class PublishedEdition {
  @Field(() => ID, { description: 'The id of the edition.' })
  id!: string

  @Field(() => Int, { description: 'The year in which it was certified.' })
  year!: number

  @Field(() => Int, { description: 'Which one of that year.' })
  number!: number

  @Field(() => String, { description: 'The first period of its run.' })
  firstPeriod!: string

  @Field(() => String, { description: 'The last period of its run.' })
  lastPeriod!: string

  @Field(() => Date, { description: 'When it was certified.' })
  certifiedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who certified it, by the name of today; null where no people are named.' })
  certifiedBy!: string | null

  @Field(() => String, { description: 'The hash of the edition.' })
  sha256!: string

  @Field(() => ID, { nullable: true, description: 'The edition that it corrects; null for a first one.' })
  replacesId!: string | null

  @Field(() => String, { description: 'Why it corrects it; empty for a first one.' })
  reason!: string
}

@ObjectType({ description: 'A publication in a list.' })
export class PublicationRef {
  @Field(() => PublishedEdition, { description: 'The edition.' })
  edition!: PublishedEdition

  @Field(() => ID, { description: 'The audience.' })
  audienceId!: string

  @Field(() => AudienceKindEnum, { description: 'Who its readers are.' })
  audienceKind!: AudienceKind

  @Field(() => LocalizedTextType, { description: 'What the audience is called.' })
  audienceName!: LocalizedText

  @Field(() => Date, { description: 'When it was published.' })
  publishedAt!: Date

  @Field(() => ID, { nullable: true, description: 'The edition that has replaced it for the same audience; null while it is the newest.' })
  replacedById!: string | null
}

@ObjectType({ description: 'A page of publications.' })
export class PublicationConnection extends ConnectionOf(PublicationRef, 'publications') {}

@ObjectType({ description: 'An indicator as it was defined when the edition was certified.' })
export class PublishedIndicator {
  @Field(() => ID, { description: 'The id of the indicator.' })
  id!: string

  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'The definition in force.' })
  definition!: LocalizedText

  @Field(() => Int, { description: 'Which version of the definition.' })
  definitionNumber!: number

  @Field(() => IsoDay, { description: 'From when that definition has held.' })
  definitionFrom!: string

  @Field(() => LocalizedTextType, { description: 'The heading under which it stands.' })
  groupName!: LocalizedText

  @Field(() => IndicatorUnitEnum, { description: 'What is counted.' })
  unit!: IndicatorUnit

  @Field(() => Int, { description: 'How many decimals it has.' })
  decimals!: number

  @Field(() => IndicatorDirectionEnum, { description: 'Which way is better.' })
  direction!: Direction

  @Field(() => Boolean, { description: 'True when it is worked out of totals, and never added up.' })
  isRatio!: boolean
}

@ObjectType({ description: 'A category of a dimension.' })
export class PublishedCategory {
  @Field(() => String, { description: 'The key under which figures have it: dimension:category.' })
  breakdown!: string

  @Field(() => LocalizedTextType, { description: 'The name of the dimension.' })
  dimensionName!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'The name of the category.' })
  name!: LocalizedText
}

@ObjectType({ description: 'A place of which figures are told.' })
export class PublishedArea {
  @Field(() => String, { description: 'The division that it is part of.' })
  lens!: string

  @Field(() => String, { description: 'Its key within the division.' })
  area!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => String, { nullable: true, description: 'The centre of a unit.' })
  parent!: string | null

  @Field(() => [String], { description: 'The municipalities in it, for maps.' })
  municipalityCodes!: string[]
}

@ObjectType({ description: 'A target beside the figure of the run.' })
export class PublishedTarget {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The division.' })
  lens!: string

  @Field(() => String, { description: 'The place; empty for the network.' })
  area!: string

  @Field(() => String, { description: 'The period or run for which it was set.' })
  period!: string

  @Field(() => DecimalText, { description: 'What was aimed at.' })
  value!: string
}

@ObjectType({ description: 'How many of the returns that were asked for stand behind a publication.' })
export class PublicationCompleteness {
  @Field(() => Int, { description: 'How many units have given all that was asked of them.' })
  givenUnits!: number

  @Field(() => Int, { description: 'How many were asked.' })
  askedUnits!: number

  @Field(() => Int, { description: 'How many returns are in it.' })
  givenReturns!: number

  @Field(() => Int, { description: 'How many were asked for.' })
  askedReturns!: number

  @Field(() => [LocalizedTextType], { description: 'The units of which something is missing, where units may be named.' })
  missingUnits!: LocalizedText[]
}

@ObjectType({ description: 'A band of a quality framework, with how many units are in it.' })
export class PublishedBand {
  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'How many units are in it, of those that have published their assessment.' })
  count!: number
}

@ObjectType({ description: 'In which band a unit is.' })
export class PublishedUnitBand {
  @Field(() => ID, { description: 'The unit, as the places name it.' })
  unitId!: string

  @Field(() => String, { description: 'The code of the band.' })
  band!: string

  @Field(() => IsoDay, { description: 'When it was assessed.' })
  assessedOn!: string

  @Field(() => Boolean, { description: 'True when others have assessed it too; false for a self-assessment.' })
  isReviewed!: boolean
}

@ObjectType({ description: 'How well the units behind the figures keep one quality framework, as it was on the last day of the run. Bands are counted, never averaged.' })
export class PublishedQuality {
  @Field(() => String, { description: 'The code of the framework.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What has to stand beside every result; may be empty.' })
  notice!: LocalizedText

  @Field(() => Int, { description: 'How many units are behind the figures.' })
  unitCount!: number

  @Field(() => Int, { description: 'How many of them are committed to the framework.' })
  committedCount!: number

  @Field(() => Int, { description: 'How many of them have been assessed by it.' })
  assessedCount!: number

  @Field(() => Int, { description: 'How many of these have published their assessment to the network.' })
  publishedCount!: number

  @Field(() => Int, { description: 'How many of the published ones others have assessed too.' })
  reviewedCount!: number

  @Field(() => IsoDay, { nullable: true, description: 'The day of the oldest published assessment; null without one.' })
  oldestOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day of the newest published assessment; null without one.' })
  newestOn!: string | null

  @Field(() => [PublishedBand], { description: 'The bands from the lowest, with how many units are in each.' })
  bands!: PublishedBand[]

  @Field(() => [PublishedUnitBand], { description: 'The band of each unit, where single units are read.' })
  units!: PublishedUnitBand[]
}

@ObjectType({ description: 'A certified edition as one audience reads it.' })
export class Publication extends PublicationRef {
  @Field(() => AudienceDetailEnum, { description: 'How far down it reads.' })
  detail!: AudienceDetail

  @Field(() => Int, { description: 'The smallest number of people that is told.' })
  personsThreshold!: number

  @Field(() => LocalizedTextType, { description: 'What the head office writes beside the figures; may be empty.' })
  narrative!: LocalizedText

  @Field(() => [String], { description: 'The periods of its run.' })
  periods!: string[]

  @Field(() => String, { description: 'The run as a whole, as figures name it.' })
  run!: string

  @Field(() => [PublishedIndicator], { description: 'The indicators, in the order of the library.' })
  indicators!: PublishedIndicator[]

  @Field(() => [PublishedCategory], { description: 'The categories into which figures are broken down.' })
  categories!: PublishedCategory[]

  @Field(() => [PublishedArea], { description: 'The places of which figures are told.' })
  areas!: PublishedArea[]

  @Field(() => [PublishedTarget], { description: 'Targets beside the figures of the run.' })
  targets!: PublishedTarget[]

  @Field(() => [ID], { description: 'The indicators that stand at the head of the page.' })
  headlineIds!: string[]

  @Field(() => [PublishedQuality], { description: 'How well the units behind the figures keep the quality frameworks; empty for everybody, and in publications from before.' })
  quality!: PublishedQuality[]

  @Field(() => PublicationCompleteness, { description: 'How many returns stand behind it.' })
  completeness!: PublicationCompleteness

  @Field(() => Boolean, { description: 'True when the viewer is told of new editions.' })
  isSubscribed!: boolean
}
