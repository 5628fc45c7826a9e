import { ArgsType, Field, InputType, registerEnumType } from '@nestjs/graphql'
import type { IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { IndicatorSourceClassEnum, IndicatorUnitEnum } from './indicator-kinds.graphql.js'

export enum IndicatorSortEnum {
  place = 'place',
  code = 'code',
  name = 'name'
}
registerEnumType(IndicatorSortEnum, {
  name: 'IndicatorSort',
  description: 'By what indicators are sorted; the code decides between equals.',
  valuesMap: {
    place: { description: 'As they stand in forms: by group, then by place.' },
    code: { description: 'By code, with the numbers in it as numbers.' },
    name: { description: 'By the Finnish name of the day.' }
  }
})

@InputType({ description: 'Which indicators to list; what is left out does not narrow the list.' })
export class IndicatorFilter {
  @Field(() => String, { nullable: true, description: 'A part of the code, of a name or of a definition.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string | null

  @Field(() => [String], { nullable: true, description: 'Those of groups with these keys.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(30, { each: true })
  groups?: string[] | null

  @Field(() => [IndicatorUnitEnum], { nullable: true, description: 'Those measured in one of these.' })
  @IsOptional()
  units?: IndicatorUnit[] | null

  @Field(() => [IndicatorSourceClassEnum], { nullable: true, description: 'Those whose figures come from one of these.' })
  @IsOptional()
  sourceClasses?: SourceClass[] | null

  @Field(() => [String], { nullable: true, description: 'Those of one of these origins.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(30, { each: true })
  origins?: string[] | null

  @Field(() => IsoDay, { nullable: true, description: 'Those that are in force on a day.' })
  @IsOptional()
  inForceOn?: string | null
}

@ArgsType()
export class IndicatorListArgs extends PageArgs {
  @Field(() => IndicatorFilter, { nullable: true, description: 'Which indicators.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => IndicatorFilter)
  filter?: IndicatorFilter | null

  @Field(() => IndicatorSortEnum, { nullable: true, description: 'By place when not given.' })
  @IsOptional()
  sort?: IndicatorSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'Last first.' })
  @IsOptional()
  descending?: boolean | null
}
