import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { StrandKind } from '@solmu/domain/reports/publication-strand.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { ArrayMaxSize, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { DecimalText } from '../../../core/graphql/scalars.js'
import { PublishedFigure } from './published-figure.graphql.js'
import { StrandKindEnum } from './publication-kinds.graphql.js'
import { PublishedIndicator } from './publication.graphql.js'

@InputType({ description: 'Where a published figure stands.' })
export class FigureInput {
  @Field(() => ID, { description: 'The edition.' })
  @IsUUID()
  editionId!: string

  @Field(() => ID, { description: 'The audience.' })
  @IsUUID()
  audienceId!: string

  @Field(() => ID, { description: 'The indicator.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => String, { description: 'The division through which it is seen.' })
  @IsString()
  @MaxLength(40)
  lens!: string

  @Field(() => String, { description: 'The place; empty for the network.' })
  @IsString()
  @MaxLength(60)
  area!: string

  @Field(() => String, { description: 'The period or run.' })
  @IsString()
  @MaxLength(20)
  period!: string

  @Field(() => String, { nullable: true, description: 'The category; the whole when not given.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  breakdown?: string | null
}

@InputType({ description: 'The figure whose origin is asked for.' })
export class DerivationInput extends FigureInput {
  @Field(() => [String], { nullable: true, description: 'The centre, and the unit in it, to open on the way down.' })
  @IsOptional()
  @ArrayMaxSize(2)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  path?: string[] | null
}

@ObjectType({ description: 'A figure with the parts that make it up.' })
export class DerivationStep {
  @Field(() => PublishedFigure, { description: 'The figure.' })
  figure!: PublishedFigure

  @Field(() => StrandKindEnum, { description: 'How the parts make it up.' })
  kind!: StrandKind

  @Field(() => [PublishedFigure], { description: 'The parts, one level further down; none where the audience reads no further.' })
  parts!: PublishedFigure[]

  @Field(() => DecimalText, { nullable: true, description: 'What the parts have more than the figure, of people whom several count.' })
  overlap!: string | null

  @Field(() => String, { nullable: true, description: 'Who verified it for its centre, where centres are read.' })
  verifiedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was verified last.' })
  verifiedAt!: Date | null
}

@ObjectType({ description: 'A version of a return that stands behind a figure of a unit.' })
export class DerivationReturn {
  @Field(() => String, { description: 'The period.' })
  period!: string

  @Field(() => Boolean, { description: 'False for one that was asked for and is missing.' })
  isIncluded!: boolean

  @Field(() => Int, { description: 'Which version; 0 for one that is missing.' })
  number!: number

  @Field(() => String, { nullable: true, description: 'Who sent it.' })
  sentBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When.' })
  sentAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who verified it.' })
  verifiedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When.' })
  verifiedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who accepted it for the head office.' })
  acceptedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When.' })
  acceptedAt!: Date | null
}

@ObjectType({ description: 'A part of the difference between two editions.' })
export class DifferencePart {
  @Field(() => LocalizedTextType, { nullable: true, description: 'The place that has changed; null for what is not told apart.' })
  name!: LocalizedText | null

  @Field(() => DecimalText, { description: 'By how much.' })
  amount!: string
}

@ObjectType({ description: 'What has changed in a figure since the edition that was replaced.' })
export class FigureDifference {
  @Field(() => ID, { description: 'The edition that was replaced.' })
  editionId!: string

  @Field(() => Int, { description: 'Its year.' })
  year!: number

  @Field(() => Int, { description: 'Its number.' })
  number!: number

  @Field(() => DecimalText, { description: 'The figure there.' })
  was!: string

  @Field(() => DecimalText, { description: 'The figure now.' })
  now!: string

  @Field(() => [DifferencePart], { description: 'Parts that add up to the difference exactly.' })
  parts!: DifferencePart[]
}

@ObjectType({ description: 'Where a published figure comes from, as far as its audience may know.' })
export class PublishedDerivation {
  @Field(() => PublishedIndicator, { description: 'The indicator, with the definition in force.' })
  indicator!: PublishedIndicator

  @Field(() => [DerivationStep], { description: 'The figure and, where a way down was asked for, what stands on it.' })
  steps!: DerivationStep[]

  @Field(() => [DerivationReturn], { description: 'The returns behind the figure of a unit; none for other figures.' })
  returns!: DerivationReturn[]

  @Field(() => FigureDifference, { nullable: true, description: 'What has changed since the replaced edition; null when there is none to compare.' })
  difference!: FigureDifference | null
}
