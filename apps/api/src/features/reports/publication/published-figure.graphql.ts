import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { FigureMark } from '@solmu/domain/reports/publication-figure.js'
import { ArrayMaxSize, IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { DecimalText } from '../../../core/graphql/scalars.js'
import { FigureMarkEnum } from './publication-kinds.graphql.js'

@ObjectType({ description: 'A published figure, as its audience reads it.' })
export class PublishedFigure {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The division through which it is seen: network, centre, unit, or one of the country.' })
  lens!: string

  @Field(() => String, { description: 'The centre, the unit or the code of the area; empty for the network.' })
  area!: string

  @Field(() => String, { description: 'The period, or the run of periods as first/last.' })
  period!: string

  @Field(() => String, { description: 'The category of a dimension; empty for the whole.' })
  breakdown!: string

  @Field(() => FigureMarkEnum, { description: 'Whether it is a number, or why it is none.' })
  mark!: FigureMark

  @Field(() => DecimalText, { nullable: true, description: 'The number; null for every other mark.' })
  value!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'Of a ratio: what is divided.' })
  numerator!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'Of a ratio: by what it is divided.' })
  denominator!: string | null

  @Field(() => Int, { description: 'How many units stand behind it.' })
  unitCount!: number

  @Field(() => Int, { description: 'How many units were asked and have not answered.' })
  missingCount!: number

  @Field(() => Boolean, { description: 'True when people may be counted in it more than once.' })
  isGross!: boolean

  @Field(() => Boolean, { description: 'True when a part of it stands under its area by a share that nobody has declared.' })
  isEstimated!: boolean
}

@ArgsType()
export class PublicationArgs {
  @Field(() => ID, { description: 'The edition.' })
  @IsUUID()
  editionId!: string

  @Field(() => ID, { description: 'The audience.' })
  @IsUUID()
  audienceId!: string
}

@ArgsType()
export class PublishedFigureArgs extends PublicationArgs {
  @Field(() => [ID], { nullable: true, description: 'Of these indicators; of all when not given.' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  indicatorIds?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Seen through these divisions; through all when not given.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  lenses?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Of these periods or runs; of all when not given.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  periods?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'True for every category of every dimension too.' })
  @IsOptional()
  @IsBoolean()
  withBreakdowns?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'True for the single periods of earlier editions of the audience too, in place of runs.' })
  @IsOptional()
  @IsBoolean()
  withEarlier?: boolean | null
}
