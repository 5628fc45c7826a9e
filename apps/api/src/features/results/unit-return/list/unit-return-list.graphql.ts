import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { ConnectionOf, PageArgs } from '../../../../core/graphql/page.js'
import { ReturnStateEnum, UnitReturnType } from '../unit-return.graphql.js'

export enum UnitReturnSortEnum {
  unit = 'unit',
  centre = 'centre',
  period = 'period',
  state = 'state',
  due = 'due',
  held_since = 'held_since'
}
registerEnumType(UnitReturnSortEnum, {
  name: 'UnitReturnSort',
  description: 'What a list of returns is sorted by.',
  valuesMap: {
    unit: { description: 'The name of the unit.' },
    centre: { description: 'The name of the centre.' },
    period: { description: 'The first day of the period.' },
    state: { description: 'How far it has come.' },
    due: { description: 'The day until which it is on time.' },
    held_since: { description: 'Since when whoever has it has had it.' }
  }
})

@ObjectType({ description: 'A page of returns.' })
export class UnitReturnConnection extends ConnectionOf(UnitReturnType, 'returns') {}

@InputType({ description: 'Which returns to list; what is left out does not narrow the list.' })
export class UnitReturnFilter {
  @Field(() => ID, { nullable: true, description: 'Those of one round.' })
  @IsOptional()
  @IsUUID()
  roundId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those of one unit.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those of the units that belonged to this centre on the day that counts.' })
  @IsOptional()
  @IsUUID()
  centreId?: string | null

  @Field(() => [ReturnStateEnum], { nullable: true, description: 'Those in one of these states.' })
  @IsOptional()
  @ArrayMaxSize(7)
  states?: ReturnState[] | null

  @Field(() => Boolean, { nullable: true, description: 'Only those that are late, or only those that are not.' })
  @IsOptional()
  isLate?: boolean | null

  @Field(() => String, { nullable: true, description: 'A part of the name of the unit or round, or of the period.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null
}

@ArgsType()
export class UnitReturnListArgs extends PageArgs {
  @Field(() => UnitReturnFilter, { nullable: true, description: 'Which returns.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => UnitReturnFilter)
  filter?: UnitReturnFilter | null

  @Field(() => UnitReturnSortEnum, { nullable: true, description: 'By unit when not given.' })
  @IsOptional()
  sort?: UnitReturnSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'Last first.' })
  @IsOptional()
  descending?: boolean | null
}
