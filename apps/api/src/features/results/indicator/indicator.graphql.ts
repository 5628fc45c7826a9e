import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Aggregation, Direction, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import {
  IndicatorAggregationEnum,
  IndicatorDirectionEnum,
  IndicatorSourceClassEnum,
  IndicatorUnitEnum,
  IndicatorUseKindEnum
} from './indicator-kinds.graphql.js'

@ObjectType('IndicatorGroup', { description: 'A heading under which indicators stand in forms and lists.' })
export class IndicatorGroupType {
  @Field(() => ID, { description: 'The id of the group.' })
  id!: string

  @Field(() => String, { description: 'The key of the group.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'Its place among the groups, from 1.' })
  position!: number

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number
}

@ObjectType('IndicatorVersion', { description: 'What is said about an indicator from a day to a day.' })
export class IndicatorVersionType {
  @Field(() => Int, { description: 'The number of the version, from 1.' })
  number!: number

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it no longer holds; null when no end is set.' })
  validTo!: string | null

  @Field(() => LocalizedTextType, { description: 'The name of the indicator.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What is counted, and how.' })
  definition!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'Who is counted, where not everybody is; blank where everybody is.' })
  condition!: LocalizedText

  @Field(() => IndicatorDirectionEnum, { description: 'Which way is better.' })
  direction!: Direction

  @Field(() => [String], { description: 'The keys of the dimensions in which it may be asked, in their order.' })
  dimensionCodes!: string[]

  @Field(() => String, { nullable: true, description: 'Of a derived indicator: a CEL expression over the codes of others.' })
  numerator!: string | null

  @Field(() => String, { nullable: true, description: 'What the numerator is divided by; null when by nothing.' })
  denominator!: string | null

  @Field(() => Int, { description: 'What the quotient is multiplied by: 100 for percent.' })
  factor!: number

  @Field(() => String, { description: 'From where the indicator comes; empty when not said.' })
  source!: string

  @Field(() => [String], { description: 'The task areas of the network that it speaks of, such as 1b.' })
  taskAreas!: string[]

  @Field(() => String, { description: 'Why this version was made; empty for the first.' })
  reason!: string

  @Field(() => Date, { description: 'When it was written.' })
  changedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who wrote it, named; null for what came with the product.' })
  changedBy!: string | null
}

@ObjectType('Indicator', { description: 'Something that is counted.' })
export class IndicatorType {
  @Field(() => ID, { description: 'The id of the indicator.' })
  id!: string

  @Field(() => String, { description: 'The code, by which expressions and files name it; it never changes.' })
  code!: string

  @Field(() => IndicatorUnitEnum, { description: 'In what it is measured.' })
  unit!: IndicatorUnit

  @Field(() => Int, { description: 'How many decimals its figures have, 0 to 4.' })
  decimals!: number

  @Field(() => IndicatorAggregationEnum, { description: 'How its figures of several units or periods become one.' })
  aggregation!: Aggregation

  @Field(() => IndicatorSourceClassEnum, { description: 'From where its figures come.' })
  sourceClass!: SourceClass

  @Field(() => String, { description: 'Whose indicator it is: own, esf_plus or the key of another.' })
  origin!: string

  @Field(() => Int, { description: 'Its place within its group, from 1.' })
  position!: number

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number

  /** Read for the fields that other resolvers fill in. */
  groupId!: string
  weightIndicatorId!: string | null
}

@ObjectType({ description: 'A page of indicators.' })
export class IndicatorConnection extends ConnectionOf(IndicatorType, 'indicators') {}

@ObjectType({ description: 'Something that uses an indicator.' })
export class IndicatorUse {
  @Field(() => IndicatorUseKindEnum, { description: 'What it is.' })
  kind!: IndicatorUseKindEnum

  @Field(() => ID, { nullable: true, description: 'The id of the round or of the other indicator; null for targets.' })
  id!: string | null

  @Field(() => String, { nullable: true, description: 'The code of the other indicator, or the period of the round.' })
  code!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the round or indicator; null for targets.' })
  name!: LocalizedText | null

  @Field(() => Int, { description: 'How many targets there are; 1 for anything else.' })
  count!: number
}
